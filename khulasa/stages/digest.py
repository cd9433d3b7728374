"""How much of an article a digest shows: never more than the share of its words that may be shown.

A digest is no republication (design, rule 7). When summary and timeline together show more than the share, the
timeline's long sentences are cut to the clauses around their date first, those without an exact date before the others;
then the timeline loses its rows without a date, then the summary the sentences it can best do without, down to the
least that tells enough. Dated rows stay: of a brief of three sentences that is what counts.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from khulasa.languages import topic
from khulasa.model import Article, Event, Issue, Lang, Sentence, Summary
from khulasa.stages.summary.discourse import discourse
from khulasa.stages.summary.naming import People
from khulasa.stages.summary.summarise import shortened
from khulasa.text.normalise import fold
from khulasa.text.words import tokens

_CLAUSE_END = re.compile(r"[,،؛;:]\s")
_WORD = re.compile(r"\w+")
_LEAST = 2
"""Sentences that a summary keeps where they fit: one alone tells too little."""
_LEAST_HEAD = 3
"""Words that a clause begins with where it was cut in two («Resnik, 61, came…»), if it is more than an apposition."""
_LONGEST_SUBJECT = 4
"""Words of a head that may be no more than a subject that waits for its verb."""
_SAYS_WITHIN = 4
"""Words of a clause among which its verb of saying stands, where it only says who says so («the council said»)."""
_SEPARATOR = 2
"""Characters between a clause's last word and the next clause: a comma and a space."""
_MIN_WORDS = 6
"""Words beside the date: a clause with fewer says when but not what."""


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
    for sentence in sorted(only_there, key=lambda s: (exact[s], -len(s.text.split()), s.paragraph, s.start)):
        if shown <= budget:
            break
        cut = [replace(events[index], sentence=_clauses(events[index], article.lang)) for index in places[sentence]]
        saved[sentence] = len(sentence.text.split()) - shown_words(article, (), cut)
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


@lru_cache(maxsize=256)  # a timeline is shortened anew for each summary that is tried beside it
def _clauses(event: Event, lang: Lang) -> Sentence:
    """The part of the sentence around its date, from comma to comma, long enough to say what happened; verbatim.

    A clause that opens with its date goes on from what stands before it («he would come, in early May»), unless it is
    the sentence's first or a conjunction opens it («…, and in March he came»). So does one that has its head there:
    «…, said the gates were checked in May», «…, which fell in March», «…, against a March average of 52 millimetres».
    """
    sentence, expression = event.sentence, event.expression
    cuts = [0, *(m.end() for m in _CLAUSE_END.finditer(sentence.text)), len(sentence.text)]
    start, end = expression.start - sentence.start, expression.end - sentence.start
    first = max(i for i, cut in enumerate(cuts[:-1]) if cut <= start)
    last = min(i for i, cut in enumerate(cuts) if cut >= end)
    before = sentence.text[cuts[first] : start]
    goes_on = len(_WORD.findall(before)) < 2 and not fold(before).startswith(_openers(lang))
    head = _with_head(sentence.text, cuts, first, lang)
    while _beside(sentence.text, cuts[first], cuts[last], start, end) < _MIN_WORDS:
        if first > 0 and (goes_on or last == len(cuts) - 1):
            first -= 1
        elif last < len(cuts) - 1:
            last += 1
        else:
            break
    first = min(head, _with_head(sentence.text, cuts, first, lang))
    if last < len(cuts) - 1 and _only_says_when(sentence.text[cuts[first] : cuts[last]], cuts[last] - end, lang):
        last += 1
    if last < len(cuts) - 1 and _awaits_its_verb(sentence.text, cuts, first, last, lang):
        last += 1
    text = sentence.text[cuts[first] : cuts[last]].rstrip(" ,،؛;:")
    begin = sentence.start + cuts[first]
    return Sentence(text, sentence.paragraph, begin, begin + len(text))


@cache
def _openers(lang: Lang) -> tuple[str, ...]:
    """What opens a clause of its own: conjunctions, folded."""
    return tuple(fold(opener) for opener in topic(lang, "discourse").get("clause_openers", ()))


def _with_head(text: str, cuts: Sequence[int], first: int, lang: Lang) -> int:
    """Which cut a clause must begin at to say of whom it speaks: a relative has its head in the clause before it, a
    verb behind a comma in the one before the apposition («Velde, the mayor, said…»; behind «Velde, who is 61,» any word
    may be that verb); a word or two are no head."""
    known = _dependent(lang)
    while first > 0:
        opening = tokens(text[cuts[first] : cuts[first + 1]])
        before = tokens(text[cuts[first - 1] : cuts[first]])
        opens = fold(text[cuts[first] :]).startswith(_openers(lang))
        if not opening or opening[0] in known.verbs:
            first -= 2
        elif opening[0] in known.tails or (not opens and (len(opening) < _LEAST_HEAD or known.compares(opening))):
            first -= 1
        elif first > 1 and not opens and before and before[0] in known.inserted:
            first -= 2
        else:
            break
    return max(first, 0)


def _awaits_its_verb(text: str, cuts: Sequence[int], first: int, last: int, lang: Lang) -> bool:
    """Whether a clause ends with a relative behind a head too short for a verb («Velde Motors, which sold 9 cars in
    2023»), and what follows may be that verb: no clause of its own, and no «officials said»."""
    known, said = _dependent(lang), discourse(lang)
    head, relative = tokens(text[cuts[first] : cuts[first + 1]]), tokens(text[cuts[last - 1] : cuts[last]])
    if last - first != 2 or not relative or relative[0] not in known.relatives or len(head) > _LONGEST_SUBJECT:
        return False
    if head[0] in said.adverbial or not known.verbs.isdisjoint(head):
        return False
    behind = tokens(text[cuts[last] : cuts[last + 1]])
    if not behind or behind[0] in known.tails or behind[0] in said.subordinators or behind[0] in said.adverbial:
        return False
    goes_on = fold(text[cuts[last] :]).startswith(_openers(lang))
    return not goes_on and (
        behind[0] in known.verbs or said.says(behind[0]) or not any(map(said.says, behind[1:_SAYS_WITHIN]))
    )


def _only_says_when(clause: str, behind: int, lang: Lang) -> bool:
    """Whether a clause is an adverbial that ends with its date («At the summit in Dubai in May»)."""
    known = discourse(lang)
    opening = next(iter(tokens(clause)), "")
    first = opening[1:] if opening.startswith(known.conjunctions) and opening not in known.adverbial else opening
    return behind <= _SEPARATOR and first in known.adverbial


@dataclass(frozen=True, slots=True)
class _Dependent:
    """What opens a clause that goes on from what stands before it, folded: verbs; relatives and the like; what is
    inserted between a subject and its verb; the relatives among them; and, behind a number, comparatives."""

    verbs: frozenset[str]
    tails: frozenset[str]
    inserted: frozenset[str]
    relatives: frozenset[str]
    comparatives: tuple[str, ...]

    def compares(self, opening: Sequence[str]) -> bool:
        """Whether a comparison with what stands before it opens the clause («two more than…», «3% less than…»)."""
        behind = (" ".join(opening[at : at + 2]) for at in (1, 2))
        return any(phrase in self.comparatives for phrase in behind)


@cache
def _dependent(lang: Lang) -> _Dependent:
    data = topic(lang, "discourse")

    def some(name: str) -> tuple[str, ...]:
        return tuple(map(fold, data.get(name, ())))

    tails, relatives = frozenset(some("clause_tails")), frozenset(some("clause_relatives"))
    inserted = relatives | frozenset(some("clause_appositions"))
    return _Dependent(frozenset(some("clause_verbs")), tails, inserted, relatives, some("clause_comparatives"))


def _beside(text: str, first: int, last: int, start: int, end: int) -> int:
    """How many words of a clause are not its date."""
    return len(_WORD.findall(text[first:start])) + len(_WORD.findall(text[end:last]))
