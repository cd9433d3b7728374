"""Numbers in a text, in digits of any set and in words, with what they are worth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khulasa.model import Lang
from khulasa.text.normalise import Folded
from khulasa.text.number_words import NumberBook, book
from khulasa.text.words import located

_DIGITS = r"(?:\d{1,3}(?:[,٬]\d{3})+(?!\d)|\d+)(?:[.٫]\d+)?"
_TOKEN = re.compile(rf"({_DIGITS}|[^\W\d_]+|\S)")
_PERCENT = frozenset("%٪")


_SEPARATORS = str.maketrans({",": None, "٬": None, "٫": "."})


_MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number in a text: ``text == source[start:end]``; ``value`` is exact for whole numbers;
    a percentage keeps its value
    («41%» → 41) and says so."""

    start: int
    end: int
    value: float
    ordinal: bool
    text: str
    percent: bool = False


def as_number(digits: str) -> float | None:
    """The value of folded digits, separators taken out; None when they are too many to be a quantity."""
    plain = digits.translate(_SEPARATORS)
    if len(plain) > _MAX_DIGITS:
        return None
    return float(plain) if "." in plain else int(plain)


def find_numbers(text: str, lang: Lang) -> tuple[NumberMatch, ...]:
    """Every number of a text, in order, none overlapping: digits (separators, decimals, per cent), words, and
    digits with a scale word («3.5 million», «١٠٠ ألف»).

    >>> [(n.text, n.value) for n in find_numbers("قُتل خمسة وعشرون في ٣ هجمات", "ar")]
    [('خمسة وعشرون', 25), ('٣', 3)]
    """
    folded = Folded.of(text)
    words = book(lang)
    tokens = _Tokens(*located(_TOKEN, folded.text))
    found: list[NumberMatch] = []
    passed = 0
    for index, token in enumerate(tokens.strings):
        if index < passed:
            continue
        read = _read_digits(words, tokens, index) if token[0].isdecimal() else _read_words(words, tokens.strings, index)
        if read is None:
            continue
        value, ordinal, percent, passed = read
        start, stop = folded.span(tokens.starts[index] + words.lead(token), tokens.ends[passed - 1])
        if found and start < found[-1].end:
            continue  # ¼ folds to three characters, of which two are digits
        found.append(NumberMatch(start, stop, value, ordinal, text[start:stop], percent))
    return tuple(found)


class _Tokens(NamedTuple):
    strings: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


_Read = tuple[float, bool, bool, int]
"""Value, whether it is an ordinal number, whether a percentage, and the index after its last token."""


def _read_words(words: NumberBook, strings: Sequence[str], at: int) -> _Read | None:
    spelled = words.read(strings, at)
    if spelled is None:
        return None
    percent = spelled.end < len(strings) and strings[spelled.end] in words.percent
    return spelled.value, spelled.ordinal, percent, spelled.end


def _read_digits(words: NumberBook, tokens: _Tokens, at: int) -> _Read | None:
    value = as_number(tokens.strings[at])
    if value is None:
        return None
    if at + 1 >= len(tokens.strings):
        return value, False, False, at + 1
    following, space = tokens.strings[at + 1], tokens.starts[at + 1] - tokens.ends[at]
    if following in _PERCENT and space <= 1:
        return value, False, True, at + 2
    if following in words.ordinal_suffixes and not space:
        return value, True, False, at + 2
    word = words.word(following)
    if word is not None and word.role == "scale" and not word.joined and not word.definite and not word.ordinal:
        return _tidy(value * word.value), False, False, at + 2
    return value, False, following in words.percent, at + 1


def _tidy(value: float) -> float:
    """A whole number where the product is one: 3.5 million is 3500000."""
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 else value
