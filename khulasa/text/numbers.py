"""Numbers in a text, in digits of any set and in words, with what they are worth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khulasa.model import Lang
from khulasa.text.normalise import Folded
from khulasa.text.number_words import NumberBook, book

_TOKEN = re.compile(
    r"(?P<digits>(?:\d{1,3}(?:[,٬]\d{3})+(?!\d)|\d+)(?:[.٫]\d+)?)(?P<percent>\s?[%٪])?|(?P<word>[^\W\d_]+)|(?P<mark>\S)"
)


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
    tokens = list(_TOKEN.finditer(folded.text))
    strings = [token.group("digits") or token.group() for token in tokens]
    found: list[NumberMatch] = []
    index = 0
    while index < len(tokens):
        digits = tokens[index].lastgroup != "word" and tokens[index].group("digits")
        read = _read_digits(words, tokens, strings, index) if digits else _read_words(words, strings, index)
        if read is None:
            index += 1
            continue
        value, ordinal, percent, end = read
        start_at = tokens[index].start() + words.lead(strings[index])
        start, stop = folded.span(start_at, tokens[end - 1].end())
        index = end
        if found and start < found[-1].end:
            continue  # ¼ folds to three characters, of which two are digits
        found.append(NumberMatch(start, stop, value, ordinal, text[start:stop], percent))
    return tuple(found)


_Read = tuple[float, bool, bool, int]


def _read_words(words: NumberBook, strings: Sequence[str], at: int) -> _Read | None:
    spelled = words.read(strings, at)
    if spelled is None:
        return None
    percent = spelled.end < len(strings) and strings[spelled.end] in words.percent
    return spelled.value, spelled.ordinal, percent, spelled.end


def _read_digits(words: NumberBook, tokens: Sequence[re.Match[str]], strings: Sequence[str], at: int) -> _Read | None:
    value = as_number(strings[at])
    if value is None:
        return None
    percent = tokens[at].group("percent") is not None
    if percent or at + 1 >= len(tokens):
        return value, False, percent, at + 1
    following = strings[at + 1]
    if following in words.ordinal_suffixes and tokens[at + 1].start() == tokens[at].end():
        return value, True, False, at + 2
    word = words.word(following)
    if word is not None and word.role == "scale" and not word.joined and not word.definite and not word.ordinal:
        return _tidy(value * word.value), False, False, at + 2
    return value, False, following in words.percent, at + 1


def _tidy(value: float) -> float:
    """A whole number where the product is one: 3.5 million is 3500000."""
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 else value
