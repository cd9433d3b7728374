"""How much of an article a digest shows: never more than the share of its words that may be shown.

A digest is no republication (design, rule 7). When summary and timeline together show more than the share, the
timeline's long sentences are cut to the clauses around their date first, those without an exact date before the others;
then the timeline loses its rows without a date, then the summary the sentences it can best do without, down to the
least that tells enough. Dated rows stay: of a brief of three sentences that is what counts.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from khulasa.model import Article, Event, Issue, Sentence, Summary
from khulasa.stages.clauses import around_date
from khulasa.stages.summary.naming import People
from khulasa.stages.summary.summarise import shortened

_LEAST = 2
"""Sentences that a summary keeps where they fit: one alone tells too little."""


def within_share(
    article: Article, summary: Summary, events: Sequence[Event], max_share: float, people: People = ()
) -> tuple[tuple[Summary, tuple[Event, ...]], tuple[Issue, ...]]:
    """Summary and events that together show at most ``max_share`` (0 to 1) of the article's words.

    Two sentences of the summary are kept if they fit by themselves, one always; a quotation is dropped whole, and where
    that leaves fewer than two, the article's next best sentence that fits takes its place; who is named by a surname
    (``people``: each person's mentions) keeps the sentence that names them in full. An issue says what is left
    out, or that even so it is too much.
    """
    whole = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    budget = int(whole * max_share)
    listed = tuple(events)
    rows, most = _timeline(article, summary.sentences, listed, budget)
    if shown_words(article, summary.sentences, most) > budget:
        dated = tuple(event for event in listed if event.when is not None)
        summary = _reduced(article, summary, dated, budget, people)
        rows, most = _timeline(article, summary.sentences, listed, budget)
    issues = []
    if len(most) < len(rows):
        message = (
            f"{len(rows) - len(most)} of {len(rows)} rows of the timeline are left out: with them the digest would "
        )
        issues.append(_issue(article, f"{message}show more than {max_share:.0%} of the article"))
    shown = shown_words(article, summary.sentences, most)
    if shown > budget:
        message = (
            f"shows {shown} of {whole} words, more than {max_share:.0%}: the article is short, or most of it is dated"
        )
        issues.append(_issue(article, message))
    return (summary, most), tuple(issues)


def _timeline(
    article: Article, summary: Sequence[Sentence], events: tuple[Event, ...], budget: int
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """All rows, cut as far as the budget asks, and those of them that may stay."""
    rows = _shorten(article, summary, events, budget)
    return rows, _rows_within(article, summary, rows, budget)


def _reduced(article: Article, summary: Summary, dated: tuple[Event, ...], budget: int, people: People) -> Summary:
    """The summary with what fits beside the dated rows; where that is less than the least, what fits without them."""

    def beside_rows(sentences: Sequence[Sentence]) -> bool:
        return shown_words(article, sentences, _shorten(article, sentences, dated, budget)) <= budget

    def by_themselves(sentences: Sequence[Sentence]) -> bool:
        return len(sentences) <= _LEAST and shown_words(article, sentences, ()) <= budget

    least = min(_LEAST, len(summary.sentences))
    kept = shortened(article, summary, least, beside_rows, people=people)
    if len(kept.sentences) >= least:
        return kept
    return shortened(article, summary, least, by_themselves, people=people)


def _issue(article: Article, message: str) -> Issue:
    return Issue("digest", "share", message, article.origin, "info")


def _rows_within(
    article: Article, summary: Sequence[Sentence], rows: tuple[Event, ...], budget: int
) -> tuple[Event, ...]:
    """The dated rows, and as many of those without a date as the budget allows, in the article's order."""
    shown = frozenset(summary)  # rows of the summary's own sentences cost nothing
    order = sorted(
        range(len(rows)),
        key=lambda index: (rows[index].when is None, rows[index].sentence not in shown, index),
    )
    dated = sum(row.when is not None for row in rows)
    fits = bisect_right(range(len(rows)), budget, key=lambda last: _with(article, summary, rows, order[: last + 1]))
    return tuple(rows[index] for index in sorted(order[: max(dated, fits)]))


def _with(article: Article, summary: Sequence[Sentence], rows: Sequence[Event], chosen: Sequence[int]) -> int:
    return shown_words(article, summary, [rows[index] for index in chosen])


def shown_sentences(summary: Summary, events: Iterable[Event]) -> tuple[Sentence, ...]:
    """What a digest shows of its article, each sentence once, in the article's order."""
    shown = {*summary.sentences, *(event.sentence for event in events)}
    return tuple(sorted(shown, key=lambda s: (s.paragraph, s.start, s.end)))


def shown_words(article: Article, summary: Iterable[Sentence], events: Iterable[Event]) -> int:
    """How many of the article's words the summary and the timeline show, each counted once."""
    total, place, reached = 0, -1, 0
    for sentence in shown_sentences(Summary(tuple(summary)), events):
        if sentence.paragraph != place:
            place, reached = sentence.paragraph, 0
        paragraph = article.paragraphs[place]
        total += _word_count(paragraph[max(sentence.start, reached) : sentence.end])
        reached = max(reached, sentence.end)
    return total


@lru_cache(maxsize=1024)  # one article's sentences are counted for every length that is tried
def _word_count(text: str) -> int:
    return len(text.split())


def _shorten(
    article: Article, summary: Sequence[Sentence], events: tuple[Event, ...], budget: int
) -> tuple[Event, ...]:
    """Cut sentences that only the timeline shows to clauses, until the digest is within its budget: those without a
    date first, then those whose dates are told from another day, then the others; the longest of each first. What was
    cut more than the budget asked is made whole again."""
    shown = shown_words(article, summary, events)
    rows = list(events)
    places: dict[Sentence, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        places[event.sentence].append(index)
    only_there = places.keys() - set(summary)
    exact = {sentence: max(_exactness(events[index]) for index in places[sentence]) for sentence in only_there}
    saved: dict[Sentence, int] = {}
    for sentence in sorted(only_there, key=lambda s: (exact[s], -_word_count(s.text), s.paragraph, s.start)):
        if shown <= budget:
            break
        cut = [replace(events[index], sentence=around_date(events[index], article.lang)) for index in places[sentence]]
        saved[sentence] = _word_count(sentence.text) - shown_words(article, (), cut)
        shown -= saved[sentence]
        for index, row in zip(places[sentence], cut, strict=True):
            rows[index] = row
    for sentence, words in reversed(saved.items()):
        if shown + words <= budget:
            shown += words
            for index in places[sentence]:
                rows[index] = events[index]
    return tuple(rows)


def _exactness(event: Event) -> int:
    """0 for a row without a date, 1 for one that is told from another day («last summer»), 2 for a date in words."""
    return 0 if event.when is None else 1 + (event.expression.basis == "explicit")
