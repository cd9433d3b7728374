"""Folding: the form of a text in which spellings that a reader takes for the same are the same.

`fold` is for comparing; `Folded` also knows where each folded character stood, so that a match found in the folded
text is reported in the original.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

TATWEEL = "ـ"

# Letters that Arabic, Persian and Urdu keyboards give for one another, and hamza carriers that are often left bare.
_SAME: dict[str, str] = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیئې", "ي"),
    "ؤ": "و",
    **dict.fromkeys("ةھہەۀۃ", "ه"),
    **dict.fromkeys("کڪ", "ك"),
    "’": "'",
    "ʼ": "'",
}


def _fold_char(char: str) -> str:
    """What one code point becomes: none, one or several code points."""
    folded = []
    for part in unicodedata.normalize("NFKD", _SAME.get(char, char)):
        category = unicodedata.category(part)
        if category in ("Mn", "Me", "Cf") or part == TATWEEL:
            continue
        if category == "Nd":
            folded.append(str(unicodedata.digit(part)))
        else:
            folded.append(_SAME.get(part, part).lower())
    return "".join(folded)


class _Table(dict[int, str]):
    """A `str.translate` table that fills itself; `moving` has the code points that do not become exactly one."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_TABLE = _Table()
# Most news is made of these and no other characters: ASCII, Arabic letters, harakat and digits, common punctuation.
_COMMON = re.compile("[\x00-\x7f\u0621-\u063a\u0640-\u0652\u0660-\u0669،؛؟«»“”–—]*")
_CHANGING = tuple((char, _fold_char(char)) for char in ("أإآىئؤة" + TATWEEL + "ًٌٍَُِّْ" + "٠١٢٣٤٥٦٧٨٩"))
_SHORT = 16
"""Characters: up to here a look-up of each is quicker than a pass for each that changes."""

# Not among the code points that become exactly one each: where a text has none of these, offsets need no table.
_UNEVEN = re.compile(
    "[^\x00-\x7f\u0606-\u060f\u061b\u061e-\u063f\u0641-\u064a\u0660-\u066a\u066e\u066f\u0671-\u0674\u0679-\u06d3"
    "\u06f0-\u06fc“”«»–—‘]"
)


def fold(text: str) -> str:
    """The text without diacritics, tatweel, invisible marks and case, one form a letter, ASCII digits.

    >>> fold("كِتـــابٌ ٢٠٢٤ سوریا")
    'كتاب 2024 سوريا'
    """
    if len(text) < _SHORT or not _COMMON.fullmatch(text):
        return text.translate(_TABLE)
    text = text.lower()
    if not text.isascii():
        for written, folded in _CHANGING:
            text = text.replace(written, folded)
    return text


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. ``offsets[i]``: where its i-th character stood in the original; one more for the end."""

    text: str
    offsets: Sequence[int]

    @classmethod
    @lru_cache(maxsize=64)  # dates and names are looked for in the same paragraphs
    def of(cls, original: str) -> "Folded":
        text = fold(original)
        offsets: list[int] = []
        even = 0
        for match in _UNEVEN.finditer(original):
            at = match.start()
            offsets.extend(range(even, at))
            offsets.extend([at] * len(_TABLE[ord(match[0])]))
            even = at + 1
        if not even:
            return cls(text, range(len(original) + 1))
        offsets.extend(range(even, len(original) + 1))
        return cls(text, offsets)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of the folded span ``start:end``, with the marks that stand on its last letter."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        last, following = self.offsets[end - 1], self.offsets[end]
        return self.offsets[start], max(following, last + 1)
