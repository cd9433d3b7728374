"""The summary: sentences of the article, verbatim, in its order."""

import math
from dataclasses import dataclass, field

from khulasa.model import Article, Issue, LeftOut, Summary
from khulasa.stages.faults import Fault, faults, quotations
from khulasa.stages.reading import QUOTES, Discourse, Reading, article_sentences, attributed, discourse, leans, readings
from khulasa.stages.score import Weights, scores
from khulasa.stages.selection import Candidates, exactly, within
from khulasa.text.words import terms

__all__ = ["SummarySettings", "article_sentences", "summarise"]

SHORTEST_TITLE = 2
"""Terms: a title with fewer says too little to weigh sentences by; the first sentence takes its place."""
LEANING = 0.15
"""What a sentence that needs the one before it loses, in a summary of a reader's length."""
QUESTION = 0.1
"""What a question loses there: it tells nothing."""
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
) -> tuple[Summary, tuple[Issue, ...]]:
    """Choose an article's summary.

    ``sentences``: that many (all, if it has fewer). ``words``: whole sentences until that many words are reached; the
    last may pass it. Either overrides the default length, in which every sentence can be followed without the rest of
    the article: its antecedent is there, its quotation is whole, nothing in it is garbled or said twice.
    Returns the summary, with the sentences it would not take and why, and an issue for each that is at fault.
    """
    read = readings(article)
    group, open_quotes = quotations(read)
    wrong: dict[int, Fault] = {**open_quotes, **faults(read, article.lang)}
    known = discourse(article.lang)
    leaning = frozenset(index for index, reading in enumerate(read) if leans(reading, known))
    # Key points above the text take no place from its first sentence.
    head = next((index for index in range(len(read)) if wrong.get(index) != "fragment"), 0)
    weighed = [0.0] * head + list(scores(read[head:], _title(article, read[head:]), settings.weights))
    left_out: dict[int, str] = dict(wrong)
    if sentences is None and words is None:
        for index, reading in enumerate(read):
            question = reading.sentence.text.rstrip(QUOTES).endswith(("؟", "?"))
            weighed[index] -= LEANING * (index in leaning) + QUESTION * question
        weighed[head:] = _promised(article, read[head:], weighed[head:], known)
        chosen, passed = _default(Candidates(read, weighed, wrong, leaning, group), settings)
        left_out = {**passed, **wrong}
    else:
        chosen = exactly(Candidates(read, weighed, wrong, leaning, group), sentences, words)
    summary = Summary(
        tuple(read[index].sentence for index in sorted(chosen)),
        tuple(LeftOut(read[index].sentence, left_out[index]) for index in sorted(left_out) if index not in chosen),
    )
    return summary, tuple(_issue(article, out) for out in summary.left_out if out.reason in _REMEDY)


def _promised(article: Article, read: tuple[Reading, ...], weighed: list[float], known: Discourse) -> list[float]:
    """The scores, raised where an attributed sentence keeps what the title promises and the best one leaves open."""
    title = frozenset(_title(article, read))
    if not weighed or not title:
        return weighed
    best = max(range(len(read)), key=lambda index: weighed[index])
    missing = title - read[best].vocabulary
    return [
        score + PROMISED * _share(missing, reading, title) / math.log2(place + 2) * attributed(reading, known)
        for place, (score, reading) in enumerate(zip(weighed, read, strict=True))
    ]


def _share(wanted: frozenset[str], reading: Reading, title: frozenset[str]) -> float:
    return len(wanted & reading.vocabulary) / len(title)


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


def _title(article: Article, read: tuple[Reading, ...]) -> list[str]:
    title = terms(article.title, article.lang)
    if len(title) >= SHORTEST_TITLE or not read:
        return title
    return list(read[0].terms)


def _issue(article: Article, out: LeftOut) -> Issue:
    where = f"paragraph {out.sentence.paragraph + 1}"
    message = f"{where}: left out of the summary, {_REMEDY[out.reason]}: {out.sentence.text}"
    return Issue("summarise", out.reason, message, article.origin, "info")
