"""A folded text as tokens: words, numbers, numbers with their marks (3.5.2019, 17:45, 2017-2019), single marks.

One regular expression, without nested repetition, so it is linear in the text.
"""

import re
from typing import NamedTuple

_EDGE = r"(?<!\d)(?<!\d[./:-])"
_END = r"(?!\d)(?![./:]\d)"
TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+)"
    rf"|(?P<iso>{_EDGE}\d{{4}}-\d{{2}}-\d{{2}}(?:t\d{{2}}:\d{{2}}(?::\d{{2}})?(?:\.\d{{1,6}})?(?:z|[+-]\d{{2}}:?\d{{2}})?)?(?![\d-]))"
    rf"|(?P<dmy>{_EDGE}\d{{1,4}}(?P<mark1>[/.\-–])\d{{1,2}}(?P=mark1)\d{{1,4}}(?!\d|[./:-]\d))"
    rf"|(?P<clock>{_EDGE}\d{{1,2}}:\d{{2}}(?::\d{{2}})?{_END})"
    rf"|(?P<pair>{_EDGE}\d{{1,4}}[/\-–]\d{{1,4}}(?!\d|[./:,\-–]\d))"
    r"|(?P<big>(?<!\d)\d{1,3}(?:[,٬]\d{3})+(?!\d)(?:[.٫]\d+)?)"
    r"|(?P<int>\d+(?P<dec>[.٫]\d+|,\d{2}(?![\d,]))?)"
    r"|(?P<mark>\S)"
)


class Token(NamedTuple):
    """``kind``: iso, dmy, clock, pair, big, dec, int, word or mark; ``glued``: nothing stands
    between it and the one before."""

    text: str
    kind: str
    start: int
    end: int
    glued: bool


def tokenise(folded: str) -> list[Token]:
    """The tokens of a folded text, in order, with its offsets."""
    tokens = []
    last = -1
    for match in TOKEN.finditer(folded):
        start, end = match.span()
        tokens.append(Token(match[0], match.lastgroup or "mark", start, end, start == last))
        last = end
    return tokens


def strings_of(folded: str) -> list[str]:
    """The tokens' texts only."""
    return [match[0] for match in TOKEN.finditer(folded)]
