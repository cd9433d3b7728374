"""Compose: an edition as a page of content/, front matter and Markdown (docs/content.md is the contract)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khulasa.dates.wording import datetime_attribute, wording
from khulasa.editorial import Editorial
from khulasa.model import Article, DateSpan, Edition, Event, Lang, Page, Segment, Sentence, Warned
from khulasa.stages.editions import key_of
from khulasa.stages.loaded import loaded_words
from khulasa.text.fragments import text_fragment

Render = Callable[[Lang, Mapping[str, Any]], str]
"""Renders the Markdown body of a page of one language from its front matter."""


@dataclass(frozen=True, slots=True)
class Composer:
    """What is the same for all pages of a build."""

    editorial: Editorial
    languages: tuple[Lang, ...]
    render: Render

    def page(self, edition: Edition, added: str) -> Page:
        """The page of an edition; ``added`` is the ISO day the digest first appeared."""
        article, lang = edition.digest.article, edition.lang
        front = _Front(edition, self.editorial)
        data: dict[str, Any] = {"template": "digest.html", **front.head(added)}
        data |= {"translation": None} if article.status == "withdrawn" else front.content()
        data["alternates"] = alternates = {other: digest_path(other, article.slug) for other in self.languages}
        body = self.render(lang, data)
        return Page(digest_path(lang, article.slug), lang, "digest.html", data, body, alternates)


def digest_path(lang: Lang, slug: str) -> str:
    """Where a digest's page lies under content/."""
    return f"{lang}/digests/{slug}.md"


@dataclass(frozen=True, slots=True)
class _Front:
    """The front matter of one edition, part by part."""

    edition: Edition
    editorial: Editorial

    def head(self, added: str) -> dict[str, Any]:
        article, lang = self.edition.digest.article, self.edition.lang
        title = self.segment("title", article.title)
        return {
            "title": title["text"],
            "lang": lang,
            "slug": article.slug,
            "status": article.status,
            "source_lang": article.lang,
            "title_segment": title,
            "outlet": self.outlet(article.outlet),
            "via": self.outlet(article.via),
            "author": article.author,
            "published": self.published(article),
            "added": added,
            "url": article.url,
            "archive": article.archive,
            **({"note": article.notes[0]} if article.notes else {}),
            "paragraphs": len(article.paragraphs),
            "origin": _origin(article),
            "sources": [{"path": o.path, "sha256": o.sha256, "part": o.part} for o in article.sources],
        }

    def content(self) -> dict[str, Any]:
        digest, lang = self.edition.digest, self.edition.lang
        ordered = sorted(digest.events, key=_when_key)
        figures = [
            {**self.segment("figure", f.text), "sentence": key_of("sentence", f.sentence.text)} for f in digest.figures
        ]
        return {
            "translation": self.translation(),
            "summary": [self.sentence(s) for s in digest.summary.sentences],
            "timeline": [self.row(event) for event in ordered],
            "figures": figures,
            "entities": self.entities(),
            "loaded": loaded_words(digest, self.editorial.terms, lang),
        }

    def segment(self, kind: Any, source: str) -> dict[str, Any]:
        """One text of the page as docs/content.md describes it."""
        article, lang = self.edition.digest.article, self.edition.lang
        key = key_of(kind, source)
        if lang == article.lang:
            return {"key": key, "text": source, "lang": lang, "state": "source", "source": source, "source_lang": lang}
        segment = next(s for s in self.edition.segments if s.key == key)
        shown = segment.target is not None and segment.state in ("edited", "machine")
        data: dict[str, Any] = {
            "key": key,
            "text": segment.target if shown else source,
            "lang": lang if shown else article.lang,
            "state": segment.state,
            "source": source,
            "source_lang": article.lang,
        }
        if segment.state in ("machine", "held"):
            data |= {"engine": _credit(segment.engine), "warnings": _warnings(segment.warnings)}
        return data

    def sentence(self, sentence: Sentence) -> dict[str, Any]:
        url = self.edition.digest.article.url
        return {
            **self.segment("sentence", sentence.text),
            "paragraph": sentence.paragraph,
            "start": sentence.start,
            "end": sentence.end,
            "cut": self.cut(sentence),
            "link": text_fragment(url, sentence.text) if url else None,
        }

    def cut(self, sentence: Sentence) -> list[str]:
        """Where a timeline's sentence was cut to a clause: ``before``, ``after``. Whole sentences stand at no comma."""
        paragraph = self.edition.digest.article.paragraphs[sentence.paragraph]
        before, after = paragraph[: sentence.start].rstrip()[-1:], paragraph[sentence.end :].lstrip()[:1]
        marks = {"before": before, "after": after}
        return [side for side, mark in marks.items() if mark and mark in ",،؛;:"]

    def row(self, event: Event) -> dict[str, Any]:
        article, lang = self.edition.digest.article, self.edition.lang
        source = event.expression.text
        expression: dict[str, Any]
        if event.when is None:
            expression = self.segment("expression", source)
        else:
            expression = {"text": source, "lang": article.lang, "state": "source"}
            expression |= {"source": source, "source_lang": article.lang}
        return {
            "when": _when(event.when, lang) if event.when else None,
            "expression": expression,
            "basis": event.expression.basis,
            "planned": event.planned,
            "segment": self.sentence(event.sentence),
        }

    def published(self, article: Article) -> dict[str, Any] | None:
        if article.published is None:
            return None
        return {**_when(article.published, self.edition.lang), "evidence": article.published_evidence}

    def outlet(self, name: str | None) -> dict[str, Any] | None:
        """An outlet by id, or one that is not listed by its name as written."""
        article, lang = self.edition.digest.article, self.edition.lang
        if name is None:
            return None
        listed = self.editorial.outlet(name)
        if listed is None:
            return {"id": None, "name": name, "name_lang": article.lang, "kind": None, "country": None}
        shown, shown_lang = _name(listed.names, lang, article.lang)
        return {"id": listed.id, "name": shown, "name_lang": shown_lang, "kind": listed.kind, "country": listed.country}

    def translation(self) -> dict[str, Any] | None:
        if self.edition.lang == self.edition.digest.article.lang:
            return None
        segments = self.edition.segments
        count = Counter(segment.state for segment in segments)
        engines = sorted({_credit(s.engine) for s in segments if s.engine and s.state in ("machine", "held")})
        counts = {state: count[state] for state in ("edited", "machine", "held", "missing")}
        return {"state": _state(segments), "engines": engines, **counts}

    def entities(self) -> list[dict[str, Any]]:
        digest, lang = self.edition.digest, self.edition.lang
        rows = []
        for entity in digest.entities:
            name, name_lang = _name(entity.names, lang, digest.article.lang)
            page = bool(entity.id) and (entity.kind != "PER" or entity.public)
            row = {"id": entity.id or None, "kind": entity.kind, "name": name, "name_lang": name_lang}
            rows.append({**row, "source_name": entity.mentions[0].text, "page": page})
        return rows


def _credit(engine: str | None) -> str:
    """Who made a translation and under which licence: what the memory keeps, without the package's hash."""
    return ", ".join(part for part in (engine or "").split("; ") if part and not part.startswith("sha256:"))


def _state(segments: Sequence[Segment]) -> str:
    """How a page's translation came to be, in one word."""
    states = {segment.state for segment in segments}
    if states <= {"edited"}:
        return "edited"
    if states <= {"machine"}:
        return "machine"
    return "missing" if states <= {"missing", "held"} else "mixed"


def _name(names: Mapping[Lang, str], lang: Lang, source_lang: Lang) -> tuple[str, Lang]:
    """A name in the page's language, else in the article's, else in any; and which it is."""
    for wanted in (lang, source_lang):
        if wanted in names:
            return names[wanted], wanted
    first = min(names)
    return names[first], first


def _when(when: DateSpan, lang: Lang) -> dict[str, Any]:
    return {
        "edtf": when.edtf,
        "mod": when.mod,
        "words": wording(when, lang),
        "datetime": datetime_attribute(when),
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
    }


_MOD_ORDER = {"START": 0, None: 1, "MID": 2, "END": 3}


def _when_key(event: Event) -> tuple[bool, str, str, int, int, int]:
    """Order of date: dated rows first, a whole before its parts; rows without a year after those with one."""
    when = event.when
    place = (event.sentence.paragraph, event.expression.start)
    if when is None:
        return (True, "", "", 0, *place)
    if when.start is None or when.end is None:
        return (False, "9999", when.edtf, 0, *place)
    return (False, when.start.isoformat(), "", _MOD_ORDER[when.mod], *place)


def _origin(article: Article) -> dict[str, Any]:
    return {"path": article.origin.path, "sha256": article.origin.sha256, "part": article.origin.part}


def _warnings(warnings: Sequence[Warned]) -> list[str]:
    return [warning.message for warning in warnings]
