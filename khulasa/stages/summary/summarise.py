"""The summary: sentences of the article, verbatim, in its order."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from khulasa.model import Article, Issue, LeftOut, Sentence, Summary
from khulasa.stages.summary.discourse import Discourse, discourse
from khulasa.stages.summary.faults import Fault, faults, quotations
from khulasa.stages.summary.leaning import attributed, continued_answers, leaning_units, speaker
from khulasa.stages.summary.naming import People, introductions
from khulasa.stages.summary.reading import QUOTES, Reading, article_sentences, readings
from khulasa.stages.summary.score import Weights, scores
from khulasa.stages.summary.selection import Candidates, exactly, keeping, within
from khulasa.text.words import terms

__all__ = ["SummarySettings", "article_sentences", "shortened", "summarise"]

SHORTEST_TITLE = 2
"""Terms: a title with fewer says too little to weigh sentences by; the first sentence takes its place."""
LEANING = 0.15
"""What a sentence that needs the one before it loses, in a summary of a reader's length."""
FILLER = 0.1
"""What a question or a sentence that trails off («…») loses there: it tells nothing."""
PADDING = 0.2
"""What a quotation, which is taken whole, loses for each such sentence in it, or one of a word or two («“Nobody.”»):
it takes a place as well."""
CURT = 3
"""Words of a sentence in a quotation that tells something."""
LONGEST_SCENE = 10
"""Sentences within which a scene at an article's opening comes to its point."""
SHORTEST_SCENE = 2
"""Sentences of a scene that no word at its opening shows to be one."""
TAKEN_UP = 0.3
"""The share of the title's terms that the sentence has in which it does."""
_TELLS_NOTHING = ("؟", "?", "...", "…")
PROMISED = 1.5
"""What a sentence wins there for the share of the title's terms that it takes up and the best sentence does not, if it
says who says so: the title's own event may stand below the background. Divided as the weight of its place is."""

_REMEDY = {
    "contradicts": "it urges what would serve those the article warns of: probably a slip or a bad translation",
    "garbled": "a quotation mark, a full stop or a clause is astray in it",
}


@dataclass(frozen=True, slots=True)
class SummarySettings:
    """The default length: two to five sentences, at most 110 words and at most ``max_share`` of the article's."""

    min_sentences: int = 2
    max_sentences: int = 5
    max_words: int = 110
    max_share: float = 0.4
    weights: Weights = field(default_factory=Weights)


DEFAULT = SummarySettings()


def summarise(
    article: Article,
    *,
    sentences: int | None = None,
    words: int | None = None,
    settings: SummarySettings = DEFAULT,
    people: People = (),
) -> tuple[Summary, tuple[Issue, ...]]:
    """Choose an article's summary.

    ``sentences``: that many (all, if it has fewer). ``words``: whole sentences until that many words are reached; the
    last may pass it. Either overrides the default length, in which every sentence can be followed without the rest of
    the article: its antecedent is there, its quotation is whole, nothing in it is garbled or said twice.
    ``people``: each person's mentions; in the default length, who is named by a surname is named in full before it.
    Returns the summary, with the sentences it would not take and why, and an issue for each that is at fault.
    """
    for_reader = sentences is None and words is None
    candidates = _candidates(article, settings.weights, for_reader, people if for_reader else ())
    if for_reader:
        chosen, passed = _default(candidates, settings)
    else:
        chosen, passed = exactly(candidates, sentences, words), {}
    read, left_out = candidates.readings, {**passed, **candidates.barred}
    summary = Summary(
        tuple(read[index].sentence for index in sorted(chosen)),
        tuple(LeftOut(read[index].sentence, left_out[index]) for index in sorted(left_out) if index not in chosen),
    )
    return summary, tuple(_issue(article, out) for out in summary.left_out if out.reason in _REMEDY)


def shortened(
    article: Article,
    summary: Summary,
    least: int,
    fits: Callable[[Sequence[Sentence]], bool],
    weights: Weights | None = None,
    people: People = (),
) -> Summary:
    """An article's summary, with those of its sentences, best first, that ``fits`` accepts together; the best one
    always stays. Where fewer than ``least`` are left, the article's next best sentences that fit take their place."""
    candidates = _candidates(article, weights or DEFAULT.weights, True, people)
    read = candidates.readings
    wanted = [index for index, reading in enumerate(read) if reading.sentence in summary.sentences]

    def of(indexes: set[int]) -> tuple[Sentence, ...]:
        return tuple(read[index].sentence for index in sorted(indexes))

    kept = of(keeping(candidates, wanted, min(least, len(wanted)), lambda indexes: fits(of(indexes))))
    return replace(summary, sentences=kept, left_out=tuple(out for out in summary.left_out if out.sentence not in kept))


@lru_cache(maxsize=4)  # asked for again when the summary has to make room for the timeline
def _candidates(article: Article, weights: Weights, for_reader: bool, people: People) -> Candidates:
    """The article's sentences, judged; ``for_reader``: weighed for a summary of the default length."""
    read = readings(article)
    group, open_quotes = quotations(read)
    wrong: dict[int, Fault] = {**open_quotes, **faults(read, article.lang)}
    known = discourse(article.lang)
    leaning = leaning_units(read, group, known) | continued_answers(read)
    # Key points above the text take no place from its first sentence.
    head = next((index for index in range(len(read)) if wrong.get(index) != "fragment"), 0)
    if for_reader:
        head = _behind_scene(article, read, head, known)
    weighed = [0.0] * head + list(scores(read[head:], _title(article, read[head:]), weights))
    if for_reader:
        empty = _emptiness(read, group)
        weighed = [
            score - LEANING * (first in leaning) - empty[first] for score, first in zip(weighed, group, strict=True)
        ]
        weighed[head:] = _promised(article, read[head:], weighed[head:], known)
    quoting = frozenset(index for index, reading in enumerate(read) if reading.quotes)
    speaking = cache(lambda index: speaker(read[index], known, article.lang))
    named = introductions(read, people, article.title, known)
    return Candidates(read, weighed, wrong, leaning, group, speaking, quoting, named)


def _behind_scene(article: Article, read: Sequence[Reading], head: int, known: Discourse) -> int:
    """Where the news begins: behind a scene that opens a feature («Every morning at five…»), at the first sentence of a
    later paragraph that takes up the title and the standfirst, and more of them than the scene; ``head`` where no scene
    opens the article.

    A scene opens as one does, or it tells for several sentences of nothing that was said, or happened on a day.
    """
    above = [article.paragraphs[place] for number, place in enumerate(article.subheads) if number == place]
    title = frozenset(terms(" ".join((article.title, *above)), article.lang))
    if len(title) < SHORTEST_TITLE or head >= len(read) or attributed(read[head], known):
        return head
    sure = (" ".join(read[head].words[:4]) + " ").startswith(known.scenes)
    if not sure and not known.days.isdisjoint(read[head].words):
        return head
    told = 0
    for index in range(head, min(head + LONGEST_SCENE, len(read))):
        shared = len(title & read[index].vocabulary)
        later = read[index].sentence.paragraph > read[head].sentence.paragraph
        clear = sure or (shared >= SHORTEST_TITLE and index - head >= SHORTEST_SCENE)
        if later and clear and shared >= TAKEN_UP * len(title) and shared > told:
            return index
        if shared and not sure:
            return head
        told = max(told, shared)
    return head


def _emptiness(read: Sequence[Reading], group: Sequence[int]) -> dict[int, float]:
    """What each sentence, or each quotation over several as a whole, loses for what tells nothing in it."""
    members: dict[int, list[Reading]] = {}
    for reading, first in zip(read, group, strict=True):
        members.setdefault(first, []).append(reading)
    lost = {}
    for first, together in members.items():
        empty = [reading.sentence.text.rstrip(QUOTES).endswith(_TELLS_NOTHING) for reading in together]
        if len(together) > 1:
            curt = [len(reading.words) < CURT for reading in together]
            lost[first] = PADDING * sum(map(max, empty, curt))
        else:
            lost[first] = FILLER * empty[0]
    return lost


def _promised(article: Article, read: Sequence[Reading], weighed: list[float], known: Discourse) -> list[float]:
    """The scores, raised where an attributed sentence keeps what the title promises and the best one leaves open."""
    title = frozenset(_title(article, read))
    if not weighed or not title:
        return weighed
    best = max(range(len(read)), key=lambda index: weighed[index])
    missing = title - read[best].vocabulary
    raised = list(weighed)
    for place, reading in enumerate(read):
        if (kept := len(missing & reading.vocabulary)) and attributed(reading, known):
            raised[place] += PROMISED * (kept / len(title)) / math.log2(place + 2)
    return raised


def _default(candidates: Candidates, settings: SummarySettings) -> tuple[set[int], dict[int, str]]:
    """A summary of a reader's length. Of a short article the least number of sentences may pass ``max_share``."""
    least, most = settings.min_sentences, settings.max_sentences
    share = int(settings.max_share * sum(reading.length for reading in candidates.readings))
    chosen, passed = within(candidates, least, most, min(settings.max_words, share), swap=share >= settings.max_words)
    first = next(iter(candidates.order()), None)
    left_out = first is not None and first not in chosen | passed.keys() and first not in candidates.barred
    if share < settings.max_words and (len(chosen) < least or left_out):
        return within(candidates, least, least, settings.max_words)
    return chosen, passed


def _title(article: Article, read: Sequence[Reading]) -> list[str]:
    title = terms(article.title, article.lang)
    if len(title) >= SHORTEST_TITLE or not read:
        return title
    return list(read[0].terms)


def _issue(article: Article, out: LeftOut) -> Issue:
    where = f"paragraph {out.sentence.paragraph + 1}"
    message = f"{where}: left out of the summary, {_REMEDY[out.reason]}: {out.sentence.text}"
    return Issue("summarise", out.reason, message, article.origin, "info")
