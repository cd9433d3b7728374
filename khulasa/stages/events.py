"""Events: the dated sentences of an article."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

from khulasa.model import Article, DateSpan, Event, Issue, Lang, Sentence, TimeExpression

Examine = Callable[[str, Lang, date | None], tuple[Iterable[TimeExpression], Iterable[tuple[str, int, int, str]]]]
"""The expressions of a paragraph, and the dates in it that cannot exist (khulasa.dates.examine)."""


def events(
    article: Article, sentences: Iterable[Sentence], examine: Examine
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """One event per sentence and date, in the article's order; an issue for each date that no calendar has.

    A paragraph is examined whole: what one sentence says may date the next. Durations and repetitions are no events;
    an offset from an undated event is a row without a date, and so is a relative expression in an article that does
    not say when it was published.
    """
    reference = reference_day(article.published)
    found: list[Event] = []
    issues: list[Issue] = []
    for number, mine in groupby(sentences, key=lambda sentence: sentence.paragraph):
        listed, impossible = examine(article.paragraphs[number], article.lang, reference)
        expressions = tuple(listed)
        for sentence in mine:
            inside = (e for e in expressions if sentence.start <= e.start and e.end <= sentence.end)
            found.extend(_of_sentence(article, sentence, inside, reference))
        for words, _, _, what in impossible:
            message = f"paragraph {number + 1}: “{words}”: {what}; it is not on the timeline"
            issues.append(Issue("events", "impossible-date", message, article.origin, "info"))
    return tuple(found), tuple(issues)


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
