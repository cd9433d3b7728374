"""Lines broken at a column, as plain-text mail and old archives keep them: putting the paragraphs together again."""

import re
from collections.abc import Sequence

NARROWEST, WIDEST = 35, 130
"""Characters: no program that breaks lines at a column chooses a narrower or a wider one; verse is narrower."""
NARROWEST_TEXT = 48
"""Characters: of a whole text's column, where lines that end sentences count too and verse would pass more easily."""
FEWEST = 2
"""Broken lines that it takes to see a column."""
AGREE = 0.8
"""The share of unfinished lines that must have been broken for want of room."""

NEARLY = 0.85
"""The share of the column that a line fills which the next word may just have fitted into."""
BLOCKS = 3
"""Blocks of several lines that it takes to see a whole text's column."""
BEYOND = 1.15
"""How much longer than the longest unfinished line any other may be."""
EVEN = 0.6
"""How much shorter than the longest a line may be that was broken in a proportional type."""

_STOP_INSIDE = re.compile(r"\w\s?[.!?؟]\s+\w")
_FINISHED = re.compile(r"[.!?؟…:؛;][\s\"'“”«»)\]]*$")
_FIRST_WORD = re.compile(r"\S+")


def unwrap(lines: Sequence[str]) -> list[str]:
    """Join the lines of a block (no blank ones, stripped) that were broken at a column; as they are if none was.

    A line was broken if it does not end a sentence and the next one's first word would not have fitted. The block is
    taken as wrapped when that is true of nearly all its unfinished lines; a list of headlines does not pass.

    >>> unwrap(["The council met on Tuesday and voted for", "the new bridge over the river, which will", "be wide."])
    ['The council met on Tuesday and voted for the new bridge over the river, which will be wide.']
    """
    if len(lines) <= FEWEST:
        return list(lines)
    unfinished = [index for index in range(len(lines) - 1) if not _FINISHED.search(lines[index])]
    if len(unfinished) < FEWEST or 3 * len(unfinished) < len(lines) - 1 or not any(map(_FINISHED.search, lines)):
        return list(lines)
    widest = max(len(lines[index]) for index in unfinished)
    # Where lines are broken at a column, none goes far beyond it; titles and lists stand above longer paragraphs.
    if not NARROWEST <= widest <= WIDEST or max(map(len, lines)) > BEYOND * widest:
        return list(lines)
    column = sorted(len(lines[index]) for index in unfinished)[int(0.9 * (len(unfinished) - 1))]
    full = [index for index in unfinished if _needed(lines, index) > column]
    if len(full) >= AGREE * len(unfinished):
        return _join(lines, frozenset(full))
    return _join(lines, frozenset(unfinished)) if _proportional(lines, unfinished) else list(lines)


def column(blocks: Sequence[Sequence[str]]) -> int | None:
    """The column at which the lines of a whole text were broken, its paragraphs apart by blank lines; None if they were
    not, or if too few blocks of several lines say so.

    No line of such a text is much longer, and nearly every line but the last of a block had no room for the next word.
    """
    several = [block for block in blocks if len(block) > 1]
    broken = [(block, index) for block in several for index in range(len(block) - 1)]
    unfinished = sum(not _FINISHED.search(block[index]) for block, index in broken)
    if len(several) < BLOCKS or unfinished < FEWEST or 3 * unfinished < len(broken):
        return None
    lengths = sorted(len(block[index]) for block, index in broken)
    widest = lengths[-1]
    if not NARROWEST_TEXT <= widest <= WIDEST or any(len(line) > BEYOND * widest for block in blocks for line in block):
        return None
    width = lengths[int(0.9 * (len(lengths) - 1))]
    full = sum(_needed(block, index) > width for block, index in broken)
    return width if full >= AGREE * len(broken) else None


def join_at(lines: Sequence[str], width: int) -> list[str]:
    """The lines of a block of a text that was broken at a column: those with no room for the next word go on in it,
    also where their last mark is a full stop («Dec.», "12, 2016"), and those that nearly fill it unfinished."""
    return _join(
        lines,
        frozenset(
            i
            for i in range(len(lines) - 1)
            if _needed(lines, i) > width or (len(lines[i]) >= NEARLY * width and not _FINISHED.search(lines[i]))
        ),
    )


def _proportional(lines: Sequence[str], unfinished: Sequence[int]) -> bool:
    """Whether lines were broken where a proportional type ran out of room: most are, sentences end inside them, and
    none is much shorter than the others."""
    widths = [len(lines[index]) for index in unfinished]
    inside = sum(_STOP_INSIDE.search(line) is not None for line in lines)
    return 3 * len(unfinished) > 2 * (len(lines) - 1) and inside >= FEWEST and min(widths) >= EVEN * max(widths)


def _needed(lines: Sequence[str], index: int) -> int:
    """How wide a line would be with the next one's first word."""
    word = _FIRST_WORD.search(lines[index + 1])
    return len(lines[index]) + 1 + (len(word.group()) if word else 0)


def _join(lines: Sequence[str], broken: frozenset[int]) -> list[str]:
    joined: list[str] = []
    for index, line in enumerate(lines):
        if index - 1 in broken:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined
