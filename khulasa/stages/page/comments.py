"""Threads of readers' comments at a page's end."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khulasa.stages.page import published, rules
from khulasa.stages.page.lines import Line, is_prose, word_count
from khulasa.text.normalise import fold

_STAMP_WORDS = 14
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def close(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark what follows a line whose rule closes the page (comments), if it is a thread and not the article.

    It is when no prose follows, or when it is much shorter than the text before, starts with a short line, and the
    thread ends in another such line and holds at least as many short lines (names, dates, "Reply") as paragraphs, or
    a name's or a day's stamp stands above each paragraph.
    """
    closing = rules.closing()
    opened = next((n for n, line in enumerate(lines) if line.rule in closing), None)
    if opened is None:
        return lines
    before = sum(word_count(line.text) for line in lines[:opened] if not line.rule and is_prose(line))
    rest = [line for line in lines[opened + 1 :] if not line.rule]
    prose = [line for line in rest if is_prose(line)]
    last = max(n for n, line in enumerate(lines) if line.rule in closing)
    ended = last > opened and not any(is_prose(line) and not line.rule for line in lines[last:])
    thread = (
        bool(rest)
        and (ended or _stamped(rest))
        and 2 * len(prose) <= len(rest)
        and not is_prose(rest[0])
        and 2 * sum(word_count(line.text) for line in prose) <= before
    )
    if before == 0 or (prose and not thread):
        return lines
    after = (line if line.rule else replace(line, rule="comments") for line in lines[opened + 1 :])
    return (*lines[: opened + 1], *after)


def _stamped(lines: Sequence[Line]) -> bool:
    """Whether a line with somebody's name and a day or an hour stands above each paragraph."""
    return all(
        any(_is_stamp(other.text) for other in lines[max(0, place - 2) : place])
        for place, line in enumerate(lines)
        if is_prose(line)
    )


def _is_stamp(text: str) -> bool:
    short = word_count(text) <= _STAMP_WORDS and not is_prose(Line(text))
    rule = rules.boilerplate(text, edge=True) if short else None
    ago = rule is not None and rule.name == "time-ago"
    return short and (ago or published.has_clock(text) or _YEAR.search(fold(text)) is not None)
