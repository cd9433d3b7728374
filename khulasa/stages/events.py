"""Events: the dated sentences of an article."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from khulasa.model import Article, DateSpan, Event, Issue, Lang, Sentence, TimeExpression

Tagger = Callable[[str, Lang, date | None], Iterable[TimeExpression]]
"""Finds the expressions of a paragraph (khulasa.dates.find): what one sentence says may date the next."""

Checker = Callable[[str, Lang, date | None], Iterable[tuple[str, int, int, str]]]
"""Finds dates that cannot exist (khulasa.dates.problems): words, start, end, message."""


def events(article: Article, sentences: Iterable[Sentence], tagger: Tagger) -> tuple[Event, ...]:
    """One event per sentence and date, in the article's order.

    Durations and repetitions are no events; an offset from an undated event is a row without a date, and so is a
    relative expression in an article that does not say when it was published.
    """
    reference = reference_day(article.published)
    found: list[Event] = []
    for number, mine in groupby(sentences, key=lambda sentence: sentence.paragraph):
        expressions = tuple(tagger(article.paragraphs[number], article.lang, reference))
        for sentence in mine:
            inside = (e for e in expressions if sentence.start <= e.start and e.end <= sentence.end)
            found.extend(_of_sentence(article, sentence, inside, reference))
    return tuple(found)


def impossible_dates(article: Article, checker: Checker) -> tuple[Issue, ...]:
    """An issue for each date of the article that no calendar has: it is not put on the timeline."""
    reference = reference_day(article.published)
    return tuple(
        Issue("events", "impossible-date", f"paragraph {number}: “{words}”: {message}", article.origin, "info")
        for number, paragraph in enumerate(article.paragraphs, 1)
        for words, _, _, message in checker(paragraph, article.lang, reference)
    )


def _of_sentence(
    article: Article, sentence: Sentence, expressions: Iterable[TimeExpression], reference: date | None
) -> Iterator[Event]:
    seen: set[tuple[str, str | None]] = set()
    for expression in expressions:
        when = _when(expression)
        if when is None and not _undated(expression):
            continue
        name = (when.edtf, when.mod) if when else (expression.text, None)
        if name not in seen:
            seen.add(name)
            yield Event(when, sentence, expression, _planned(expression, when, reference), article.id)


def reference_day(published: DateSpan | None) -> date | None:
    """The day relative expressions count from: the publication date, where it is known to the day."""
    if published is None or published.start is None or published.start != published.end:
        return None
    return published.start


def _when(expression: TimeExpression) -> DateSpan | None:
    """The date of a row; a time of day that belongs to no day («T14:05») is none."""
    if expression.kind not in ("DATE", "TIME") or expression.span is None or expression.span.edtf.startswith("T"):
        return None
    return expression.span


def _undated(expression: TimeExpression) -> bool:
    return expression.anchored or (expression.kind == "DATE" and expression.value is None)


def _planned(expression: TimeExpression, when: DateSpan | None, reference: date | None) -> bool:
    """Whether the event lay ahead when the article was published; its words decide where no date can."""
    if when is not None and when.start is not None and reference is not None:
        return when.start > reference or (expression.future and when.end is not None and when.end > reference)
    return expression.future
