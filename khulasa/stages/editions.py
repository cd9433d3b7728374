"""Editions: what of a digest needs a translation, and the digest with its translations put in."""

import hashlib
from collections.abc import Iterator, Mapping

from khulasa.model import Digest, Edition, Lang, Request, Segment, SegmentKind


def key_of(kind: SegmentKind, source: str) -> str:
    """The stable key of a text in its digest: the title has one name, everything else is named after its words.

    >>> key_of("title", "…"), key_of("sentence", "One.")
    ('title', 'sentence:3640b9a4cdd1')
    """
    return "title" if kind == "title" else f"{kind}:{hashlib.sha256(source.encode()).hexdigest()[:12]}"


def requests(digest: Digest, target: Lang) -> tuple[Request, ...]:
    """The texts a digest needs in another language, in page order, each once."""
    article = digest.article
    asked: dict[str, Request] = {}
    for kind, source in _texts(digest):
        key = key_of(kind, source)
        asked.setdefault(key, Request(article.slug, key, kind, source, article.lang, target))
    return tuple(asked.values())


def _texts(digest: Digest) -> Iterator[tuple[SegmentKind, str]]:
    yield "title", digest.article.title
    for sentence in digest.summary.sentences:
        yield "sentence", sentence.text
    for event in digest.events:
        yield "sentence", event.sentence.text
        if event.when is None:
            yield "expression", event.expression.text
    for figure in digest.figures:
        yield "figure", figure.text


def edition(digest: Digest, lang: Lang, segments: Mapping[str, Segment]) -> Edition:
    """The digest in one language. ``segments`` by key; what is not there is missing."""
    if lang == digest.article.lang:
        return Edition(lang, digest, ())
    asked = requests(digest, lang)
    absent = (Segment(r.key, r.kind, r.source, None, "missing") for r in asked if r.key not in segments)
    found = {**{s.key: s for s in absent}, **segments}
    return Edition(lang, digest, tuple(found[r.key] for r in asked))
