"""A page's lines, and what can be told of one by its shape alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from khulasa.model import Removed
from khulasa.stages.page import markdown
from khulasa.text.wrapping import WIDEST, column, join_at, unwrap

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_CLOSERS = "”“\"'’»)]}›*_ \u00a0\u200e\u200f"
_ENDS = (".", "!", "?", "؟", "…", "。", "۔")
_LIST_ITEM = re.compile(r"\s*(?:[-*•▪◦●·–—]\s|\(?[\d٠-٩]{1,2}[.)\-]\s)")

QUOTATION_MARKS = frozenset('"“”„«»‘’')
"""Marks around what somebody said or called something; in Arabic type either of a pair may open it."""

# A line of so many words that ends a sentence is prose; so is a longer one, whatever ends it.
PROSE_WORDS = 10
# The rules ask the same of a line several times over; an article's lines are remembered while it is read.
_REMEMBERED = 1024
LONG_WORDS = 22
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
# So many characters on either side of a join tell it from any other place.
_SEAM = 20
# Lines that may stand on a block of broken lines: a title of two, a byline, a date.
_HEAD_LINES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it. ``level``: of a marked-up heading, 0 for none.
    ``rule``: why the whole line is not the article. ``before``, ``after``: pieces cut from its ends.
    ``block``: lines with no blank line between them share it."""

    text: str
    level: int = 0
    rule: str | None = None
    before: tuple[Removed, ...] = ()
    after: tuple[Removed, ...] = ()
    block: int = 0


def strip(text: str) -> str:
    """The text without white space, NBSP and invisible marks at its ends."""
    return text.strip().strip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00a0 \t").strip()


def undecorated(text: str) -> str:
    """The text from its first letter or digit to its last; what may stand around a label is punctuation, symbols,
    bullets, arrows, emoji: never a letter or a digit."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


@lru_cache(maxsize=_REMEMBERED)
def word_count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a sentence's punctuation, quotes and brackets aside; two dots are an ellipsis."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(_ENDS) and not bare.endswith(("..", "…"))


def ends_heading(text: str) -> bool:
    """Whether the text ends as a heading may: with a letter, a question, an exclamation or an ellipsis."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(("!", "?", "؟", "..", "…")) or not bare.endswith((*_ENDS, ":", "؛", ";", ",", "،"))


def is_list_item(text: str) -> bool:
    """Whether the line begins as an item of a list."""
    return _LIST_ITEM.match(text) is not None


def is_prose(line: Line) -> bool:
    """Whether the line is a paragraph of running text, by its length and its end."""
    return not line.level and _is_prose(line.text)


@lru_cache(maxsize=_REMEMBERED)
def _is_prose(text: str) -> bool:
    words = word_count(text)
    if words >= LONG_WORDS:
        return True
    if not ends_sentence(text):
        return False
    question = text.rstrip(_CLOSERS).endswith(("!", "?", "؟"))
    return words >= PROSE_WORDS * (2 if question else 1)


def _paragraphs(block: list[str], width: int | None) -> list[str]:
    """The block's lines, joined where they were broken at a column. ``width``: the whole text's column, if it has one.

    A title, a byline and a date may stand on the broken lines with no blank line between.
    """
    joined = _joined(block, width)
    if len(joined) < len(block) and sum(map(is_list_item, block)) > 1:
        return _by_item(joined, block, sure=width is not None)
    return joined


def _by_item(joined: list[str], block: list[str], *, sure: bool) -> list[str]:
    """Joined lines, apart again where an item of a list begins; unless the whole text's column is known, also what
    does not end a sentence when joined, since labels stand around such lists."""
    found: list[str] = []
    left = iter(block)
    for paragraph in joined:
        pieces, length = list[str](), -1
        while length < len(paragraph):
            pieces.append(next(left))
            length += len(pieces[-1]) + 1
        starts = [0, *(n for n, line in enumerate(pieces) if n and is_list_item(line)), len(pieces)]
        for start, end in pairwise(starts):
            one = " ".join(pieces[start:end])
            found.extend([one] if sure or ends_sentence(one) else pieces[start:end])
    return found


def _joined(block: list[str], width: int | None) -> list[str]:
    """The lines of a block without items, or of one item, joined where they were broken."""
    if width is not None:
        return join_at(block, width)
    if len(block) < 2 or max(map(len, block)) > WIDEST:
        return block
    for head in range(min(_HEAD_LINES, len(block) - 2) + 1):
        if len(joined := unwrap(block[head:])) < len(block) - head:
            return [*block[:head], *joined]
    return block


def _unhyphenated(paragraphs: list[str], block: list[str]) -> list[str]:
    """The joined lines without the space behind a hyphen at which a word was broken; the hyphen stays, since it may be
    the word's own."""
    if len(paragraphs) == len(block):
        return paragraphs
    text, pieces, start = "\n".join(paragraphs), [], 0
    for one, other in pairwise(block):
        seam = one[-_SEAM:]
        if _BROKEN_WORD.search(one) and other[:1].islower():
            found = text.find(f"{seam} {other[:_SEAM]}", start)
            if found >= 0:
                pieces.append(text[start : found + len(seam)])
                start = found + len(seam) + 1
    return "".join((*pieces, text[start:])).split("\n")


def lines(text: str, *, marked_up: bool, ours: bool = False) -> tuple[Line, ...]:
    """The text's lines that are not blank. ``marked_up``: ``#`` at the start of a line makes it a heading, and marks
    inside it go (markdown.py). ``ours``: the marks were not in the source, so that nothing of it goes with them."""
    stripped = [strip(line) for line in text.splitlines()]
    blocks = [(number, list(group)) for number, (filled, group) in enumerate(groupby(stripped, key=bool)) if filled]
    width = column([block for _, block in blocks])
    found: list[Line] = []
    for number, block in blocks:
        for piece in _unhyphenated(_paragraphs(block, width), block):
            found.append(_line(piece, number, marked_up=marked_up, ours=ours))
    return tuple(found)


def _line(piece: str, block: int, *, marked_up: bool, ours: bool) -> Line:
    """One paragraph as a line, its marks taken off and listed."""
    if marked_up and not ours and markdown.is_picture(piece):
        return Line(piece, rule="picture", block=block)
    mark = _HEADING.match(piece) if marked_up else None
    level = len(mark.group(1)) if mark else 0
    text = piece[mark.end() :] if mark else piece
    if ours or not marked_up:
        return Line(text, level, block=block)
    text, cut = markdown.plain(text)
    if not text:
        return Line(piece, rule="markup", block=block)
    before = tuple(Removed(marks, "markup") for marks in (mark.group(1) if mark else "", cut) if marks)
    return Line(text, level, before=before, block=block)
