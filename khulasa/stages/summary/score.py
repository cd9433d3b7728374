"""How much a sentence says of what its article says.

Features, summed: its place, its nearness to the article's centroid (cosine of TF-IDF over stems, after Radev et
al. 2004, "Centroid-based summarization of multiple documents"), the words it shares with the title (Edmundson 1969),
and deductions for the very short and the very long. Place dominates: news is written to be cut from the end.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from khulasa.stages.summary.reading import Reading


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the features. Chosen on development articles, from the flat part of a grid: neighbouring values do as well."""

    place: float = 1.0
    centroid: float = 0.2
    title: float = 0.1
    short: float = 0.2
    short_words: int = 9
    long: float = 0.1
    long_words: int = 50


def scores(sentences: Sequence[Reading], title: Sequence[str], weights: Weights) -> tuple[float, ...]:
    """A score for each sentence, higher is better, mostly between 0 and 1.5. ``title``: the stems of the title."""
    rarity = _rarity(sentences)
    centroid = Counter(chain.from_iterable(sentence.terms for sentence in sentences))
    central = {term: count * rarity[term] for term, count in centroid.items()}
    length = math.sqrt(sum(value * value for value in central.values()))
    product = {term: rarity[term] * value for term, value in central.items()}.__getitem__
    square = {term: value * value for term, value in rarity.items()}.__getitem__
    wanted = frozenset(title)
    found = []
    for place, sentence in enumerate(sentences):
        norm = math.sqrt(sum(map(square, sentence.terms)) + _repeated(sentence, square)) * length
        near = sum(map(product, sentence.terms)) / norm if norm else 0.0
        shared = len(wanted & sentence.vocabulary) / len(wanted) if wanted else 0.0
        score = weights.place / math.log2(place + 2) + weights.centroid * near + weights.title * shared
        size = len(sentence.words)
        score -= weights.short * (size < weights.short_words) + weights.long * (size > weights.long_words)
        found.append(score)
    return tuple(found)


def _rarity(sentences: Sequence[Reading]) -> dict[str, float]:
    """Inverse sentence frequency of each term."""
    frequency = Counter(chain.from_iterable(sentence.vocabulary for sentence in sentences))
    return {term: math.log(1 + len(sentences) / count) for term, count in frequency.items()}


def _repeated(sentence: Reading, square: Callable[[str], float]) -> float:
    """What a sum of squares over a sentence's terms, one by one, lacks for those that stand there more than once."""
    if len(sentence.terms) == len(sentence.vocabulary):
        return 0.0
    return sum((count * count - count) * square(term) for term, count in Counter(sentence.terms).items())
