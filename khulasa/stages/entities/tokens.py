"""The words of a paragraph as names are looked for: as written, as compared, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple, overload

from khulasa.text.normalise import Folded
from khulasa.text.words import located_words

_SENTENCE = re.compile(r"(?:^|[.!?:;…][\"”’»)]*\s*|^\s*)[\"“‘«(]*$")


class Token(NamedTuple):
    """A word of a paragraph, as written and folded; ``offsets[at]`` is where its first folded letter stands."""

    text: str
    folded: str
    start: int
    end: int
    at: int
    offsets: Sequence[int]

    def inside(self, letters: int) -> int:
        """Where the word begins behind its first folded letters."""
        return self.offsets[self.at + letters] if letters else self.start


_TOKEN = partial(tuple.__new__, Token)
"""Token, without the cost of calling a class: a paragraph has hundreds."""
_FOLDED = itemgetter(Token._fields.index("folded"))


class Words(Sequence[Token]):
    """The tokens of a paragraph, each made when it is asked for: few are where most words can be in no name."""

    __slots__ = ("_behind", "_first", "_made", "_offsets", "_paragraph", "folded")

    def __init__(self, paragraph: str) -> None:
        whole = Folded.of(paragraph)
        offsets = whole.offsets
        self._paragraph, self._offsets = paragraph, offsets
        self.folded, self._first, self._behind = located_words(whole.text)
        self._made: list[Token | None] = [None] * len(self.folded)

    def __len__(self) -> int:
        return len(self.folded)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        made = self._made[at]
        if made.__class__ is Token:
            return made
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self.folded)))]
        first, behind, offsets = self._first[at], self._behind[at], self._offsets
        start, end = offsets[first], max(offsets[behind], offsets[behind - 1] + 1)
        token = self._made[at] = _TOKEN((self._paragraph[start:end], self.folded[at], start, end, first, offsets))
        return token

    def __iter__(self) -> Iterator[Token]:
        return iter(self.all())

    def edges(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each word begins in the paragraph, and where it ends."""
        offsets = self._offsets
        if isinstance(offsets, range):
            return self._first, self._behind
        ends = [max(offsets[at], offsets[at - 1] + 1) for at in self._behind]
        return [offsets[at] for at in self._first], ends

    def all(self) -> tuple[Token, ...]:
        """All tokens, made at once."""
        starts, ends = self.edges()
        texts = map(self._paragraph.__getitem__, map(slice, starts, ends))
        return tuple(map(_TOKEN, zip(texts, self.folded, starts, ends, self._first, repeat(self._offsets))))


def tokenise(paragraph: str) -> tuple[Token, ...]:
    """The words of a paragraph; marks and tatweel inside a word do not split it."""
    return Words(paragraph).all()


def edges(tokens: Sequence[Token]) -> tuple[Sequence[int], Sequence[int]]:
    """Where each word begins, and where it ends."""
    if isinstance(tokens, Words):
        return tokens.edges()
    return [token.start for token in tokens], [token.end for token in tokens]


def folded_words(tokens: Sequence[Token]) -> Sequence[str]:
    """The words as they are compared."""
    return tokens.folded if isinstance(tokens, Words) else [*map(_FOLDED, tokens)]


def adjacent(paragraph: str, left: Token, right: Token) -> bool:
    between = paragraph[left.end : right.start]
    return between.isspace() or (len(left.folded) == 1 and between.strip() == "." and between[:1] == ".")


def opens_sentence(paragraph: str, word: Token) -> bool:
    """Whether a word begins a sentence, as far as the marks before it tell."""
    return _SENTENCE.search(paragraph[max(0, word.start - 4) : word.start]) is not None
