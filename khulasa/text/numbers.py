"""Numbers in a text, in digits of any set and in words, with what they are worth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from khulasa.model import Lang
from khulasa.text.normalise import Folded
from khulasa.text.number_words import NumberBook, book
from khulasa.text.words import located

_GROUPED = r"(?!0)\d{1,3}(?:[,٬،]\d{3})+(?!\d)|(?!0)\d{1,3}(?:\.\d{3}){2,}(?!\d)"
_POINT = r"(?:[.٫]\d+)?"
# «9,6»: a comma is a decimal one where no group of three digits and no further comma follows it, as it would in a list.
_COMMA = r"(?<!\d[,،])\d+[,،]\d{1,2}(?!\d|[,،.٫]\d)|0[,،]\d+"
_WORDS = r"[^\W\d_]+|\S"
_TOKEN = re.compile(rf"((?=\d)(?:{_GROUPED}|\d+){_POINT}|{_WORDS})")
_TOKEN_WITH_COMMA = re.compile(rf"((?=\d)(?:(?:{_GROUPED}){_POINT}|{_COMMA}|\d+{_POINT})|{_WORDS})")
_DECIMAL_COMMA = re.compile(r"[,،](?=\d{1,2}$)|(?<=^0)[,،](?=\d)")
_PERCENT = frozenset("%٪")
CURRENCY_SIGNS = frozenset("$€£¥₪₺₹₽₩₦₫₴₱฿")
"""Signs of money, as they stand in a folded text."""

_SEPARATORS = str.maketrans({",": None, "٬": None, "،": None, "٫": "."})


_MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number in a text: ``text == source[start:end]``; ``value`` is exact for whole numbers; a percentage keeps its
    value («41%» → 41) and says so; its sign or its words for per cent are part of ``text``."""

    start: int
    end: int
    value: float
    ordinal: bool
    text: str
    percent: bool = False


def as_number(digits: str) -> float | None:
    """The value of folded digits, separators taken out; None when they are too many to be a quantity."""
    plain = digits.translate(_SEPARATORS)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    if len(plain) > _MAX_DIGITS:
        return None
    return float(plain) if "." in plain else int(plain)


def find_numbers(text: str, lang: Lang) -> tuple[NumberMatch, ...]:
    """Every number of a text, in order, none overlapping: digits (separators, decimals), words, either with their per
    cent, and digits with a scale word or, behind the sign of a currency, its letter («3.5 million», «١٠٠ ألف», "£12m").

    >>> [(n.text, n.value) for n in find_numbers("قُتل خمسة وعشرون في ٣ هجمات", "ar")]
    [('خمسة وعشرون', 25), ('٣', 3)]
    """
    folded = Folded.of(text)
    words = book(lang)
    tokens = _Tokens(*located(_TOKEN_WITH_COMMA if words.decimal_comma else _TOKEN, folded.text))
    found: list[NumberMatch] = []
    passed = 0
    for index, (token, word) in enumerate(zip(tokens.strings, map(words.word, tokens.strings), strict=True)):
        if index < passed or (word is None and not token[0].isdecimal()):
            continue
        read = _read_digits(words, tokens, index) if token[0].isdecimal() else _read_words(words, tokens.strings, index)
        if read is None:
            continue
        value, ordinal, percent, passed = read
        first = tokens.starts[index] + words.lead(token)
        if percent and tokens.strings[passed - 1] == token and _percent_before(words, tokens, index):
            first -= 1
        start, stop = folded.span(first, tokens.ends[passed - 1])
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
    end = words.percent_end(strings, spelled.end)
    return spelled.value, spelled.ordinal, end > spelled.end, end


def _read_digits(words: NumberBook, tokens: _Tokens, at: int) -> _Read | None:
    strings, token = tokens.strings, tokens.strings[at]
    value = as_number(_DECIMAL_COMMA.sub(".", token) if "," in token or "،" in token else token)
    if value is None:
        return None
    if at + 1 >= len(strings):
        return value, False, _percent_before(words, tokens, at), at + 1
    following, space = strings[at + 1], tokens.starts[at + 1] - tokens.ends[at]
    if following in _PERCENT and space <= 1:
        return value, False, True, at + 2
    if not space and following in words.ordinal_suffixes:
        return value, True, False, at + 2
    if space <= 1 and following in words.money_letters and _priced(tokens, at):
        return _tidy(value * words.money_letters[following]), False, False, at + 2
    end = words.percent_end(strings, at + 1)
    if end > at + 1:
        return value, False, True, end
    word = words.word(following)
    if word is not None and word.role == "scale" and not word.joined and not word.definite and not word.ordinal:
        return _tidy(value * word.value), False, False, at + 2
    return value, False, _percent_before(words, tokens, at), at + 1


def _priced(tokens: _Tokens, at: int) -> bool:
    """Whether a token stands behind the sign of a currency."""
    return at > 0 and tokens.strings[at - 1] in CURRENCY_SIGNS and tokens.starts[at] - tokens.ends[at - 1] <= 1


def _percent_before(words: NumberBook, tokens: _Tokens, at: int) -> bool:
    """Whether the sign of a percentage stands before the digits («%51»), as some write it from right to left."""
    if not words.percent_first or not at or tokens.strings[at - 1] not in _PERCENT:
        return False
    if tokens.starts[at] != tokens.ends[at - 1]:
        return False
    return at < 2 or tokens.ends[at - 2] != tokens.starts[at - 1] or not tokens.strings[at - 2].isascii()


def _tidy(value: float) -> float:
    """A whole number where the product is one: 3.5 million is 3500000."""
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 else value
