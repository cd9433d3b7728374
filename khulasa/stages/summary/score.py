"""How much a sentence says of what its article says.

Features, summed: its place, its nearness to the article's centroid (cosine of TF-IDF over stems, after Radev et
al. 2004, "Centroid-based summarization of multiple documents"), the words it shares with the title (Edmundson 1969),
and deductions for the very short and the very long. Place dominates: news is written to be cut from the end.
"""

import math
from collections import Counter
from collections.abc import Sequence
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
    length = _norm(central)
    wanted = frozenset(title)
    found = []
    for place, sentence in enumerate(sentences):
        terms = Counter(sentence.terms)
        vector = {term: count * rarity[term] for term, count in terms.items()}
        product = sum(value * central[term] for term, value in vector.items())
        near = product / (_norm(vector) * length) if product else 0.0
        shared = len(wanted & terms.keys()) / len(wanted) if wanted else 0.0
        score = weights.place / math.log2(place + 2) + weights.centroid * near + weights.title * shared
        size = len(sentence.words)
        score -= weights.short * (size < weights.short_words) + weights.long * (size > weights.long_words)
        found.append(score)
    return tuple(found)


def _rarity(sentences: Sequence[Reading]) -> dict[str, float]:
    """Inverse sentence frequency of each term."""
    frequency = Counter(chain.from_iterable(sentence.vocabulary for sentence in sentences))
    return {term: math.log(1 + len(sentences) / count) for term, count in frequency.items()}


def _norm(vector: dict[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values()))
