"""A folded text as tokens: words, numbers, numbers with their marks (3.5.2019, 17:45, 2017-2019), single marks.

One regular expression, without nested repetition, so it is linear in the text.
"""

import re
from typing import NamedTuple

from khulasa.text.remember import remembered
from khulasa.text.words import located

_EDGE = r"(?<!\d)(?<!\d[./:-])"
_END = r"(?!\d)(?![./:]\d)"
_ISO = r"\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?(?:z|[+-]\d{2}:?\d{2})?)?"
_DMY = r"\d{1,4}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-|–\d{1,2}–)\d{1,4}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_PAIR = r"\d{1,4}[/\-–]\d{1,4}"
_BIG = r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?"
_INT = r"\d+(?:[.٫]\d+|,\d{2})?"
# White space stands between all tokens: behind (?=\d) it is passed over at once.
_TOKEN = re.compile(
    r"([^\W\d_]+"
    r"|(?=\d)(?:"
    rf"{_EDGE}{_ISO}(?![\d-])"
    rf"|{_EDGE}{_DMY}(?!\d|[./:-]\d)"
    rf"|{_EDGE}{_CLOCK}{_END}"
    rf"|{_EDGE}{_PAIR}(?!\d|[./:,\-–]\d)"
    r"|(?<!\d)\d{1,3}(?:[,٬]\d{3})+(?!\d)(?:[.٫]\d+)?"
    r"|\d+(?:[.٫]\d+|,\d{2}(?![\d,]))?)"
    r"|\S)"
)
_KINDS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("word", r"[^\W\d_]+"),
        ("iso", _ISO),
        ("dmy", _DMY),
        ("clock", _CLOCK),
        ("pair", _PAIR),
        ("big", _BIG),
        ("int", _INT),
    )
)


class Tokens(NamedTuple):
    """The tokens of a folded text, in order: what each is, and where it begins and ends."""

    strings: list[str]
    starts: list[int]
    ends: list[int]


@remembered
def kind(token: str) -> str:
    """iso, dmy, clock, pair, big, int, word or mark: a token's text alone says which it is."""
    return next((name for name, pattern in _KINDS if pattern.fullmatch(token)), "mark")


def tokenise(folded: str) -> Tokens:
    """The tokens of a folded text, in order, with its offsets."""
    return Tokens(*located(_TOKEN, folded))


def strings_of(folded: str) -> list[str]:
    """The tokens' texts only."""
    return _TOKEN.findall(folded)
