"""Events: the dated sentences of an article."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from khulasa.model import Article, DateSpan, Event, Lang, Sentence, TimeExpression

Tagger = Callable[[str, Lang, date | None], Iterable[TimeExpression]]


def events(article: Article, sentences: Iterable[Sentence], tagger: Tagger) -> tuple[Event, ...]:
    """One event per sentence and date, in the article's order.

    ``tagger`` finds the expressions of one sentence (khulasa.dates.find). Durations and repetitions are no events; an
    offset from an undated event is a row without a date, and so is a relative expression in an article that does not
    say when it was published.
    """
    reference = reference_day(article.published)
    found: list[Event] = []
    for sentence in sentences:
        seen: set[tuple[str, str | None]] = set()
        for expression in tagger(sentence.text, article.lang, reference):
            when = _when(expression)
            if when is None and not _undated(expression):
                continue
            name = (when.edtf, when.mod) if when else (expression.text, None)
            if name not in seen:
                seen.add(name)
                found.append(_event(article, sentence, expression, when, reference))
    return tuple(found)


def reference_day(published: DateSpan | None) -> date | None:
    """The day relative expressions count from: the publication date, where it is known to the day."""
    if published is None or published.start is None or published.start != published.end:
        return None
    return published.start


def _when(expression: TimeExpression) -> DateSpan | None:
    """The date of a row; a time of day that belongs to no day is none."""
    return expression.span if expression.kind in ("DATE", "TIME") and expression.span else None


def _undated(expression: TimeExpression) -> bool:
    return expression.anchored or (expression.kind == "DATE" and expression.value is None)


def _event(
    article: Article, sentence: Sentence, expression: TimeExpression, when: DateSpan | None, reference: date | None
) -> Event:
    """The event, its expression moved from the sentence's offsets to the paragraph's."""
    placed = replace(expression, start=sentence.start + expression.start, end=sentence.start + expression.end)
    return Event(when, sentence, placed, _planned(expression, when, reference), article.id)


def _planned(expression: TimeExpression, when: DateSpan | None, reference: date | None) -> bool:
    """Whether the event lay ahead when the article was published; its words decide where no date can."""
    if when is not None and when.start is not None and reference is not None:
        return when.start > reference or (expression.future and when.end is not None and when.end > reference)
    return expression.future
