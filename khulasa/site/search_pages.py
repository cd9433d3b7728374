"""What search knows of a digest: its words in every language, folded, and what a result shows, as it is written.

Belongs here: the copy of a page that the search engine reads. Does not: the engine, and which words are the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from typing import Any

from khulasa.model import Lang
from khulasa.site.catalogue import Catalogue
from khulasa.site.records import Digest, Text
from khulasa.site.search_terms import Terms, words

INDEX_LANG = "qaa"
"""The language the copies claim: reserved for private use (ISO 639-2), so that the engine has no stemmer for it and
takes the words as they are."""
END = "\ua78f"
"""Closes each word of a copy (a letter of no living script, LATIN LETTER SINOLOGICAL DOT): where nothing starts with a
query, the engine takes words that the query starts with, and would find every «a» for «attention»."""

_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_BODY = re.compile(r"<main\b.*?</main>", re.DOTALL)


def texts(item: Digest) -> Iterator[str]:
    """All that a digest page says, in its own language and the source's, without the title."""
    for text in item.summary:
        yield from _both(text)
    for row in item.timeline:
        yield from _both(row.segment)
        if row.expression:
            yield from _both(row.expression)
        if row.when:
            yield row.when.words
    for figure in item.figures:
        yield from _both(figure.text)
    for entity in item.entities:
        yield from (entity.name, entity.source_name)
    if item.outlet:
        yield item.outlet.name
    if item.via:
        yield item.via[0]
    if item.published:
        yield item.published.words
    yield item.author or ""


def _both(text: Text) -> tuple[str, str]:
    return text.text, text.source


def editions(slug: str, catalogues: Mapping[Lang, Catalogue]) -> tuple[Digest, ...]:
    """The published editions of a digest, in the order of the site's languages."""
    found = (items.by_slug.get(slug) for items in catalogues.values())
    return tuple(item for item in found if item and not item.withdrawn)


def vocabulary(catalogues: Mapping[Lang, Catalogue]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of all digests, and the names of one word that editors listed: both folded."""
    said: set[str] = set()
    names: set[str] = set()
    for items in catalogues.values():
        for item in items.digests:
            for text in (*_both(item.title), *texts(item)):
                said.update(words(text))
            for entity in item.entities:
                if entity.id and len(name := words(entity.name)) == 1:
                    names.update(name)
    return frozenset(said), frozenset(names)


def copy(item: Digest, others: Sequence[Digest], terms: Terms, written: str = "") -> str:
    """The folded copy of a page: its title's words, then each other word once, in every form.

    ``others``: the digest's editions, itself included; ``written``: the HTML of a page that was edited by hand.
    """
    title = _forms((text for other in others for text in _both(other.title)), terms)
    said = (text for other in others for text in texts(other))
    body = _forms((*said, plain(written)), terms)
    return (
        f'<!doctype html><html lang="{INDEX_LANG}">'
        f'<head><meta charset="utf-8"><title>{escape(item.slug)}</title></head>'
        f"<body data-pagefind-body><h1>{' '.join(title)}</h1><p>{' '.join(body)}</p></body></html>\n"
    )


def shown(item: Digest) -> dict[str, Any]:
    """What a result shows: title, outlet and date as they are written, and the sentences to quote from, each with its
    language where that is not the page's."""

    def said(text: str, lang: Lang) -> list[str]:
        return [text] if lang == item.lang else [text, lang]

    sentences = dict.fromkeys(
        (text.text, text.lang) for text in (*item.summary, *(row.segment for row in item.timeline))
    )
    return {
        "title": said(item.title.text, item.title.lang),
        "outlet": said(item.outlet.name, item.outlet.name_lang) if item.outlet else None,
        "date": item.published.words if item.published else None,
        "state": item.translation.state if item.translation else "source",
        "text": [said(text, lang) for text, lang in sentences],
    }


def plain(html: str) -> str:
    """The text of a page's main part."""
    match = _BODY.search(html)
    return unescape(_TAG.sub(" ", match[0])) if match else ""


def _forms(said: Iterable[str], terms: Terms) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form + END for text in said for word in words(text) for form in terms.indexed(word)))
