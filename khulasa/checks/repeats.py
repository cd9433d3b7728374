"""Words that the engine says again and again: a decoder's loop, or an end said twice."""

import re
from collections import Counter
from collections.abc import Sequence

from khulasa.checks.pair import Finding, Pair
from khulasa.model import Warned
from khulasa.text.normalise import fold

_UNIT = re.compile(r"\w+(?:['’]\w+)?|[.!?؟:;؛]")
_ENDS = frozenset(".!?؟:;؛")
_LONGEST = 40
_ECHO, _AGAIN = 14.0, 6.0
# A phrase of so many words that comes again anywhere, and more often than any phrase of the source does.
_PHRASE = 5


def echo(text: str) -> tuple[str, ...]:
    """The longest run of words that is followed at once by itself; empty if there is none.

    A sentence may begin with the words that ended the one before it; it is only a fault if it then has no others.

    >>> echo("They left the city the city.")
    ('the', 'city')
    """
    units = _UNIT.findall(fold(text))
    said = [unit for unit in units if unit not in _ENDS]
    ended = {len([unit for unit in units[:at] if unit not in _ENDS]) for at, unit in enumerate(units) if unit in _ENDS}
    for size in range(min(_LONGEST, len(said) // 2), 0, -1):
        for start in range(len(said) - 2 * size + 1):
            middle, end = start + size, start + 2 * size
            if said[start:middle] != said[middle:end] or not _counts(said[start:middle]):
                continue
            if middle not in ended or end == len(said):
                return tuple(said[start:middle])
    return ()


def _counts(run: Sequence[str]) -> bool:
    """Whether saying it twice is a fault: one short word («had had», «كل كل») or a number may stand twice."""
    return len(run) > 1 or (len(run[0]) > 3 and run[0].isalpha())


def _often(words: Sequence[str], size: int) -> tuple[tuple[str, ...], int]:
    runs = Counter(tuple(words[start : start + size]) for start in range(len(words) - size + 1))
    return max(runs.items(), key=lambda item: item[1], default=((), 0))


def check(pair: Pair) -> Finding:
    """Something said twice in a row, or a phrase that comes again where the source has none that does."""
    if echo(pair.source):
        return Finding()
    if run := echo(pair.read):
        return Finding(Warned("repeats", f"said twice in a row: {' '.join(run[:8])}"), _ECHO)
    phrase, times = _often(pair.target_words, _PHRASE)
    if times > 1 and _often(pair.source_words, _PHRASE - 2)[1] < 2:
        return Finding(Warned("repeats", f"said {times} times: {' '.join(phrase)}"), _AGAIN)
    return Finding()
