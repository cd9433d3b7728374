"""How much of an article a digest shows: never more than the share of its words that may be shown.

A digest is no republication (design, rule 7). When summary and timeline together show more than the share, the
timeline's long sentences are cut to the clauses around their date first, then the summary loses its last sentences,
then the timeline its last rows without a date. Dated rows stay: of a brief of three sentences that is what counts.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from khulasa.languages import topic
from khulasa.model import Article, Event, Issue, Lang, Sentence, Summary
from khulasa.text.normalise import fold

_CLAUSE_END = re.compile(r"[,،؛;:]\s")
_WORD = re.compile(r"\w+")
_LEAST = 2
"""Sentences that a summary keeps where they fit: one alone tells too little."""
_MIN_WORDS = 6
"""Words beside the date: a clause with fewer says when but not what."""


def within_share(
    article: Article, summary: Summary, events: Sequence[Event], max_share: float
) -> tuple[tuple[Summary, tuple[Event, ...]], tuple[Issue, ...]]:
    """Summary and events that together show at most ``max_share`` (0 to 1) of the article's words.

    Two sentences of the summary are kept if they fit by themselves, one always; a quotation is dropped whole. An issue
    says what is left out, or that even so it is too much.
    """
    whole = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    budget = int(whole * max_share)
    kept = summary.sentences
    rows = _shorten(article, kept, tuple(events), budget)
    while len(kept) > _LEAST and shown_words(article, kept, rows) > budget:
        kept = _without_last(kept)
        rows = _shorten(article, kept, tuple(events), budget)
    while len(kept) > 1 and shown_words(article, kept, ()) > budget:
        kept = _without_last(kept)
    rows = _shorten(article, kept, tuple(events), budget)
    most = _rows_within(article, kept, rows, budget)
    issues = []
    if len(most) < len(rows):
        message = (
            f"{len(rows) - len(most)} of {len(rows)} rows of the timeline are left out: with them the digest would "
        )
        issues.append(_issue(article, f"{message}show more than {max_share:.0%} of the article"))
    shown = shown_words(article, kept, most)
    if shown > budget:
        message = (
            f"shows {shown} of {whole} words, more than {max_share:.0%}: the article is short, or most of it is dated"
        )
        issues.append(_issue(article, message))
    return (replace(summary, sentences=kept), most), tuple(issues)


def _without_last(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences but the last, and but those that begin a quotation which would then be left open."""
    kept = sentences[:-1]
    while len(kept) > 1 and _left_open(kept[-1].text):
        kept = kept[:-1]
    return kept


def _left_open(text: str) -> bool:
    opened = sum(map(text.count, "“«„")) - sum(map(text.count, "”»"))
    return opened > 0 or text.count('"') % 2 == 1


def _issue(article: Article, message: str) -> Issue:
    return Issue("digest", "share", message, article.origin, "info")


def _rows_within(
    article: Article, summary: Sequence[Sentence], rows: tuple[Event, ...], budget: int
) -> tuple[Event, ...]:
    """The dated rows, and as many of those without a date as the budget allows, in the article's order."""
    order = sorted(range(len(rows)), key=lambda index: (rows[index].when is None, index))
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
        total += len(paragraph[max(sentence.start, reached) : sentence.end].split())
        reached = max(reached, sentence.end)
    return total


def _shorten(
    article: Article, summary: Sequence[Sentence], events: tuple[Event, ...], budget: int
) -> tuple[Event, ...]:
    """Cut the longest sentences that only the timeline shows to clauses, until the digest is within its budget."""
    shown = shown_words(article, summary, events)
    rows = list(events)
    places: dict[Sentence, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        places[event.sentence].append(index)
    only_there = places.keys() - set(summary)
    for sentence in sorted(only_there, key=lambda s: (-len(s.text.split()), s.paragraph, s.start)):
        if shown <= budget:
            break
        cut = [replace(events[index], sentence=_clauses(events[index], article.lang)) for index in places[sentence]]
        shown -= len(sentence.text.split()) - shown_words(article, (), cut)
        for index, row in zip(places[sentence], cut, strict=True):
            rows[index] = row
    return tuple(rows)


def _clauses(event: Event, lang: Lang) -> Sentence:
    """The part of the sentence around its date, from comma to comma, long enough to say what happened; verbatim.

    A clause that opens with its date goes on from what stands before it («he would come, in early May»), unless it is
    the sentence's first or a conjunction opens it («…, and in March he came»).
    """
    sentence, expression = event.sentence, event.expression
    cuts = [0, *(m.end() for m in _CLAUSE_END.finditer(sentence.text)), len(sentence.text)]
    start, end = expression.start - sentence.start, expression.end - sentence.start
    first = max(i for i, cut in enumerate(cuts[:-1]) if cut <= start)
    last = min(i for i, cut in enumerate(cuts) if cut >= end)
    before = sentence.text[cuts[first] : start]
    goes_on = len(_WORD.findall(before)) < 2 and not fold(before).startswith(_openers(lang))
    while _beside(sentence.text, cuts[first], cuts[last], start, end) < _MIN_WORDS:
        if first > 0 and (goes_on or last == len(cuts) - 1):
            first -= 1
        elif last < len(cuts) - 1:
            last += 1
        else:
            break
    text = sentence.text[cuts[first] : cuts[last]].rstrip(" ,،؛;:")
    begin = sentence.start + cuts[first]
    return Sentence(text, sentence.paragraph, begin, begin + len(text))


@cache
def _openers(lang: Lang) -> tuple[str, ...]:
    """What opens a clause of its own: conjunctions, folded."""
    return tuple(fold(opener) for opener in topic(lang, "discourse").get("clause_openers", ()))


def _beside(text: str, first: int, last: int, start: int, end: int) -> int:
    """How many words of a clause are not its date."""
    return len(_WORD.findall(text[first:start])) + len(_WORD.findall(text[end:last]))
