"""Small articles and digests for tests: say what matters, get the rest."""

from typing import Any

from khulasa.model import Article, DateSpan, Digest, Event, Origin, Sentence, Summary, TimeExpression


def article(*paragraphs: str, **given: Any) -> Article:
    facts: dict[str, Any] = {
        "id": "one",
        "slug": "one",
        "lang": "en",
        "title": "A title",
        "outlet": None,
        "author": None,
        "published": None,
        "published_evidence": None,
        "url": None,
        "via": None,
        "status": "published",
        "origin": Origin("seeds/one.txt", "0" * 64),
    }
    return Article(paragraphs=paragraphs, **{**facts, **given})


def sentence(of: Article, text: str) -> Sentence:
    """The sentence of an article that reads so."""
    for number, paragraph in enumerate(of.paragraphs):
        if (start := paragraph.find(text)) >= 0:
            return Sentence(text, number, start, start + len(text))
    raise AssertionError(f"{text!r} is not in the article")


def event(of: Article, text: str, words: str, when: DateSpan | None = None, *, planned: bool = False) -> Event:
    """An event of an article: the sentence and the words in it that date it."""
    where = sentence(of, text)
    start = where.start + text.index(words)
    value = when.edtf if when else None
    expression = TimeExpression(words, start, start + len(words), "DATE", value, when, "explicit")
    return Event(when, where, expression, planned, of.id)


def digest(of: Article, *summary: str, events: tuple[Event, ...] = (), **given: Any) -> Digest:
    chosen = Summary(tuple(sentence(of, text) for text in summary))
    return Digest(of, chosen, events, given.get("entities", ()), given.get("figures", ()))
