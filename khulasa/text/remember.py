"""A function of one word that remembers its answers: what a word is does not change from article to article."""

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")

VARIANTS = 1 << 15
"""How many words' answers are kept: most of what an archive's articles are written with."""
_YEAR = 4
"""Digits: a longer number is hardly ever met again, and an archive has more of them than words."""


class _Remembered(dict[str, Answer]):
    """Answers by word. A full one begins anew, so that the memory it takes is bounded; a look-up costs a third of
    `functools.lru_cache`'s, which keeps its entries in order of use."""

    __slots__ = ("_answer", "_most")

    def __init__(self, answer: Callable[[str], Answer], most: int) -> None:
        super().__init__()
        self._answer, self._most = answer, most

    def __missing__(self, word: str) -> Answer:
        found = self._answer(word)
        if len(word) > _YEAR and word.isdigit():
            return found
        if len(self) >= self._most:
            self.clear()
        self[word] = found
        return found


def remembered(answer: Callable[[str], Answer], most: int = VARIANTS) -> Callable[[str], Answer]:
    """A pure function of a word, with at most ``most`` of its answers kept."""
    return _Remembered(answer, most).__getitem__
