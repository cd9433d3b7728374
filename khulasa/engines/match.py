"""Near matches: which of many edited sources is most like a new one.

Texts that are alike share rare words, so those that share the most of them are compared, character by character, and
no others. Belongs here: likeness. Does not: what is done with a match.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from khulasa.text.normalise import fold

_WORD = re.compile(r"\w+")
# A word of more texts than this tells nothing; of the rest, the texts that share most words with a new one count.
_COMMON = 200
_COMPARED = 8


class NearMatches:
    """An index of texts. ``similarity``: the least ratio of common characters (difflib) that counts as near, 0 to 1."""

    def __init__(self, texts: Sequence[str], similarity: float) -> None:
        self._similarity = similarity
        self._folded = [fold(text) for text in texts]
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._folded):
            for word in set(_WORD.findall(text)):
                self._index[word].append(number)

    def best(self, text: str) -> tuple[int, float] | None:
        """The number of the text most like this one and their similarity, or None; on a tie, the first."""
        folded = fold(text)
        best: tuple[int, float] | None = None
        matcher = SequenceMatcher(None, "", folded, autojunk=False)
        for number in self._candidates(folded):
            least = best[1] if best else self._similarity
            matcher.set_seq1(self._folded[number])
            if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
                continue
            ratio = matcher.ratio()
            if ratio >= least and (best is None or ratio > best[1]):
                best = number, ratio
        return best

    def _candidates(self, folded: str) -> list[int]:
        """The texts that share the most words, in their order."""
        known = [self._index[word] for word in set(_WORD.findall(folded)) if word in self._index]
        telling = [numbers for numbers in known if len(numbers) <= _COMMON]
        if not telling:
            telling = [min(known, key=len)[:_COMMON]] if known else []
        shared = Counter(number for numbers in telling for number in numbers)
        ranked = sorted(shared, key=lambda number: (-shared[number], number))
        return sorted(ranked[:_COMPARED])
