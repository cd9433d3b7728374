"""The summary: sentences of the article, verbatim, in its order."""

from dataclasses import dataclass, field

from khulasa.model import Article, Issue, LeftOut, Summary
from khulasa.stages.faults import Fault, faults, quotations
from khulasa.stages.reading import QUOTES, Reading, article_sentences, discourse, leans, readings
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
    weighed = list(scores(read, _title(article, read), settings.weights))
    left_out: dict[int, str] = dict(wrong)
    if sentences is None and words is None:
        for index, reading in enumerate(read):
            question = reading.sentence.text.rstrip(QUOTES).endswith(("؟", "?"))
            weighed[index] -= LEANING * (index in leaning) + QUESTION * question
        chosen, passed = _default(Candidates(read, weighed, wrong, leaning, group), settings)
        left_out = {**passed, **wrong}
    else:
        chosen = exactly(Candidates(read, weighed, wrong, leaning, group), sentences, words)
    summary = Summary(
        tuple(read[index].sentence for index in sorted(chosen)),
        tuple(LeftOut(read[index].sentence, left_out[index]) for index in sorted(left_out) if index not in chosen),
    )
    return summary, tuple(_issue(article, out) for out in summary.left_out if out.reason in _REMEDY)


def _default(candidates: Candidates, settings: SummarySettings) -> tuple[set[int], dict[int, str]]:
    """A summary of a reader's length. Of a short article the least number of sentences may pass ``max_share``."""
    least, most = settings.min_sentences, settings.max_sentences
    share = int(settings.max_share * sum(reading.length for reading in candidates.readings))
    chosen, passed = within(candidates, least, most, min(settings.max_words, share))
    if len(chosen) < least and share < settings.max_words:
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
