"""Which sentences make the summary: the best ones that a reader can follow without the rest of the article."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from khulasa.stages.summary.reading import Reading

MOST_NEEDED = 3
"""Sentences that may be taken together so that one of them can be followed."""
SAME = 0.7
"""The share of the shorter one's terms from which two sentences say the same."""
SAME_SPEAKER = 0.55
"""The same of a quotation and a statement by one speaker, which often only puts the quotation in other words."""
STEM = 4
"""Letters that two forms of one word share at their beginning («inflation», «inflationary»)."""
FLOOR = 0.35
"""Beyond the least number of sentences, none that scores less than this share of the best."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What there is to choose from, index by index. ``barred``: never to be taken, and why. ``leaning``: needs the one
    before; ``quotation``: the first sentence of the quotation it belongs to; ``speaker``: whose words it reports;
    ``quoting``: quotes them; ``introduced``: the sentences that say in full whom it names by a surname."""

    readings: Sequence[Reading]
    scores: Sequence[float]
    barred: Mapping[int, str]
    leaning: Collection[int]
    quotation: Sequence[int]
    speaker: Callable[[int], frozenset[str]]
    quoting: Collection[int]
    introduced: Mapping[int, Collection[int]] = field(default_factory=dict)

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
            waiting += self.introduced.get(at, ())
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

    def floor(self) -> float:
        """The least score of a sentence that is taken without need."""
        return FLOOR * max(self.scores, default=0.0)

    def repeated(self, index: int, others: Collection[int]) -> bool:
        """Whether one of the others says what the sentence says."""
        return any(self._same(index, other) for other in others)

    def _same(self, index: int, other: int) -> bool:
        one, two = self.readings[index], self.readings[other]
        if (index in self.quoting) == (other in self.quoting):
            return repeats(one, two)
        return repeats(one, two) or (not self.speaker(index).isdisjoint(self.speaker(other)) and _rewords(one, two))


def repeats(one: Reading, other: Reading) -> bool:
    """Whether two sentences say the same: the overlap coefficient of their terms."""
    smaller = min(len(one.vocabulary), len(other.vocabulary))
    return smaller >= 3 and len(one.vocabulary & other.vocabulary) >= SAME * smaller


def _rewords(one: Reading, other: Reading) -> bool:
    """The same of a statement and a quotation by one speaker: words of one root count as well."""
    few, many = sorted((one.vocabulary, other.vocabulary), key=len)
    shared = sum(any(_akin(term, another) for another in many) for term in few)
    return len(few) >= 3 and shared >= SAME_SPEAKER * len(few)


def _akin(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= STEM and (one.startswith(other) or other.startswith(one)))


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
    floor = candidates.floor()
    for index in candidates.order():
        if index in chosen or index in candidates.barred or index in banned:
            continue
        if len(chosen) >= least and candidates.scores[index] < floor:
            break
        needed = candidates.needed(index)
        if needed is None or needed & banned:
            passed[index] = "no-antecedent"
        elif candidates.repeated(index, chosen - needed):
            passed[index] = "duplicate"
        elif len(chosen | needed) <= most and candidates.words(chosen | needed) <= words:
            chosen |= needed
    return chosen, passed


def keeping(candidates: Candidates, wanted: Collection[int], least: int, fits: Callable[[set[int]], bool]) -> set[int]:
    """Of the sentences ``wanted`` the best one and what fits beside it; where fewer than ``least`` do, the next best
    of the article that fits. What a sentence needs comes and goes with it."""
    order = candidates.order()
    ours, others = [i for i in order if i in wanted], [i for i in order if i not in wanted]
    chosen = set(_whole(candidates, ours[0])) if ours else set[int]()
    for index in ours:
        if fits(chosen | (whole := _whole(candidates, index))):
            chosen |= whole
    for index in others:
        if len(chosen) >= least or candidates.scores[index] < candidates.floor():
            break
        needed = candidates.needed(index) or frozenset()
        if needed and not candidates.repeated(index, chosen - needed) and fits(chosen | needed):
            chosen |= needed
    return chosen


def _whole(candidates: Candidates, index: int) -> frozenset[int]:
    """The sentence with what it needs; alone, where that cannot be had."""
    return candidates.needed(index) or frozenset({index})


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
