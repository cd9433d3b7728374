"""Which sentences make the summary: the best ones that a reader can follow without the rest of the article."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from khulasa.stages.reading import Reading

MOST_NEEDED = 3
"""Sentences that may be taken together so that one of them can be followed."""
SAME = 0.7
"""The share of the shorter one's terms from which two sentences say the same."""
FLOOR = 0.4
"""Beyond the least number of sentences, none that scores less than this share of the best."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What there is to choose from, index by index. ``barred``: never to be taken. ``leaning``: needs the one before;
    ``quotation``: the first sentence of the quotation it belongs to."""

    readings: Sequence[Reading]
    scores: Sequence[float]
    barred: Collection[int]
    leaning: Collection[int]
    quotation: Sequence[int]

    def order(self) -> list[int]:
        """Best first; equal scores in the article's order."""
        return sorted(range(len(self.scores)), key=lambda index: (-self.scores[index], index))

    def needed(self, index: int) -> frozenset[int] | None:
        """The sentence and those it cannot be read without; None when they are too many, barred or missing."""
        found, waiting = set[int](), [index]
        while waiting:
            at = waiting.pop()
            if at in found:
                continue
            if at < 0 or at in self.barred or len(found) == MOST_NEEDED:
                return None
            found.add(at)
            waiting += [other for other in self._quoted(at) if other not in found]
            if at in self.leaning and self.quotation[at] == at:
                waiting.append(at - 1)
        return frozenset(found)

    def _quoted(self, index: int) -> list[int]:
        """The sentences of the same quotation."""
        first = self.quotation[index]
        last = first
        while last + 1 < len(self.quotation) and self.quotation[last + 1] == first:
            last += 1
        return list(range(first, last + 1))

    def words(self, indexes: Collection[int]) -> int:
        return sum(self.readings[index].length for index in indexes)


def repeats(one: Reading, other: Reading) -> bool:
    """Whether two sentences say the same: the overlap coefficient of their terms."""
    smaller = min(len(one.vocabulary), len(other.vocabulary))
    return smaller >= 3 and len(one.vocabulary & other.vocabulary) >= SAME * smaller


def within(
    candidates: Candidates, least: int, most: int, words: int, *, swap: bool = True
) -> tuple[set[int], dict[int, str]]:
    """At most ``most`` sentences and ``words`` words, and at least ``least`` sentences if some do fit; with what was
    passed over and why. When nothing fits, the best sentence alone. ``swap``: whether a long sentence may give way to
    shorter ones that score less, to reach the least number."""
    chosen, passed = _greedy(candidates, least, most, words, frozenset())
    for first in sorted(chosen, key=lambda index: -candidates.readings[index].length):
        if not swap or len(chosen) >= least:
            break
        other, reasons = _greedy(candidates, least, most, words, frozenset({first}))
        if len(other) > len(chosen):
            chosen, passed = other, reasons
    if not chosen:
        chosen = set(next((need for at in candidates.order() if (need := candidates.needed(at))), frozenset()))
    return chosen, {index: reason for index, reason in passed.items() if index not in chosen}


def _greedy(
    candidates: Candidates, least: int, most: int, words: int, banned: frozenset[int]
) -> tuple[set[int], dict[int, str]]:
    chosen: set[int] = set()
    passed: dict[int, str] = {}
    order = candidates.order()
    floor = FLOOR * max((candidates.scores[index] for index in order), default=0.0)
    for index in order:
        if index in chosen or index in candidates.barred or index in banned:
            continue
        if len(chosen) >= least and candidates.scores[index] < floor:
            break
        needed = candidates.needed(index)
        if needed is None or needed & banned:
            passed[index] = "no-antecedent"
        elif any(repeats(candidates.readings[index], candidates.readings[other]) for other in chosen - needed):
            passed[index] = "duplicate"
        elif len(chosen | needed) <= most and candidates.words(chosen | needed) <= words:
            chosen |= needed
    return chosen, passed


def exactly(candidates: Candidates, sentences: int | None, words: int | None) -> set[int]:
    """The best ``sentences``, or whole sentences until ``words`` words are reached; what repeats another or is barred
    comes last."""
    chosen: set[int] = set()
    counted = 0
    for index in _ranked(candidates):
        if sentences is not None and len(chosen) >= sentences:
            break
        if words is not None and counted >= words:
            break
        chosen.add(index)
        counted += len(candidates.readings[index].words)
    return chosen


def _ranked(candidates: Candidates) -> Iterator[int]:
    """Best first, then what repeats a better one, then what is barred; worked out as far as it is asked for."""
    taken: list[Reading] = []
    late: list[int] = []
    for index in candidates.order():
        reading = candidates.readings[index]
        if index in candidates.barred or any(repeats(reading, other) for other in taken):
            late.append(index)
        else:
            taken.append(reading)
            yield index
    yield from sorted(late, key=lambda index: index in candidates.barred)
