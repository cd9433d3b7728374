"""How much of an article a digest shows: never more than the share of its words that may be shown.

A digest is no republication (design, rule 7). When summary and timeline together show more than the share, the
timeline's long sentences are cut to the clauses around their date first, then the summary loses its last sentences.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from khulasa.languages import topic
from khulasa.model import Article, Event, Issue, Lang, Sentence, Summary
from khulasa.text.normalise import fold

_CLAUSE_END = re.compile(r"[,،؛;:]\s")
_WORD = re.compile(r"\w+")
_MIN_WORDS = 6
"""Words beside the date: a clause with fewer says when but not what."""


def within_share(
    article: Article, summary: Summary, events: Sequence[Event], max_share: float
) -> tuple[tuple[Summary, tuple[Event, ...]], tuple[Issue, ...]]:
    """Summary and events that together show at most ``max_share`` (0 to 1) of the article's words.

    One sentence of the summary is always kept; an issue says when that is still too much.
    """
    whole = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    budget = int(whole * max_share)
    kept = summary.sentences
    rows = _shorten(article, kept, tuple(events), budget)
    while len(kept) > 1 and shown_words(article, kept, rows) > budget:
        kept = kept[:-1]
        rows = _shorten(article, kept, tuple(events), budget)
    shown = shown_words(article, kept, rows)
    issues: tuple[Issue, ...] = ()
    if shown > budget:
        message = (
            f"shows {shown} of {whole} words, more than {max_share:.0%}: the article is short or every sentence dated"
        )
        issues = (Issue("digest", "share", message, article.origin, "info"),)
    return (replace(summary, sentences=kept), rows), issues


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
