"""Dates that head parts of a text: the days of a chronicle, the stamps of a live page. None is its publication date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from khulasa.model import Lang
from khulasa.stages.page import published, rules
from khulasa.stages.page.lines import Line, ends_heading, ends_sentence, is_prose, word_count
from khulasa.text.normalise import fold

ENTRY_TIME = "entry-time"
"""The rule of an hour that heads an entry of a live page."""

_LONGEST = 60
# A paragraph under a date may be this short if it ends a sentence.
_SHORT = 4
_HEADING = 8
_HEADLINE = 16
# Few pages are older than the web; a bare day before it is what the text is about, if the text knows later years.
_WEB = 1990
_LATER = 2
# An hour with its zone has so many characters: "21:28 GMT+3".
_CLOCK = 24
_ENTRY_LEVEL = 3
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


def days(lines: Sequence[Line], lang: Lang) -> dict[int, str]:
    """The day (EDTF) of each line that is nothing but a date and heads a paragraph, by place.

    Two such lines of different days, before any comments, make each a heading; else there are none.
    """
    found = dict(_heads(lines, lang))
    return found if len(set(found.values())) > 1 else {}


def _heads(lines: Sequence[Line], lang: Lang) -> Iterator[tuple[int, str]]:
    for place, line in enumerate(lines):
        if line.rule in rules.closing():
            return
        if line.rule or len(line.text) > _LONGEST or not re.search(r"\d{4}", line.text):
            continue
        following = [other for other in lines[place + 1 : place + 4] if not other.rule][:2]
        if not _begins_part(following) or rules.cues(line.text):
            continue
        if day := published.whole(line.text, lang):
            yield place, day


def _begins_part(lines: Sequence[Line], longest: int = _HEADING) -> bool:
    """Whether a paragraph comes first, or second under a heading of its own of at most ``longest`` words."""
    if not lines or _is_paragraph(lines[0]):
        return bool(lines)
    text = lines[0].text
    headed = word_count(text) <= longest and ends_heading(text) and not re.search(r"\d{4}", text)
    # A byline is no heading.
    return headed and not rules.cues(text) and len(lines) > 1 and _is_paragraph(lines[1])


def _is_paragraph(line: Line) -> bool:
    return is_prose(line) or (not line.level and ends_sentence(line.text) and word_count(line.text) >= _SHORT)


def clocks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with those marked that are nothing but the hour of a live page's entry, and a short line under one
    made the entry's heading. An entry is an hour, a heading or none, and a paragraph; a page of them has two or more.
    """
    found = [(place, under) for place in range(len(lines)) if (under := _entry(lines, place)) is not None]
    marked = list(lines)
    for place, under in found if len(found) > 1 else ():
        marked[place] = replace(lines[place], rule=ENTRY_TIME)
        titled = any(not line.rule and word_count(line.text) >= _SHORT for line in lines[:place])
        if titled and not is_prose(lines[under]) and not lines[under].level:
            marked[under] = replace(lines[under], level=_ENTRY_LEVEL)
    return tuple(marked)


def _entry(lines: Sequence[Line], place: int) -> int | None:
    """The place of what follows the hour of an entry; None where a line is no such hour."""
    line = lines[place]
    if line.rule or line.level > 1 or len(line.text) > _CLOCK or not published.is_clock(line.text):
        return None
    following = [n for n in range(place + 1, min(place + 4, len(lines))) if not lines[n].rule][:2]
    if not following or not _begins_part([lines[n] for n in following], _HEADLINE):
        return None
    return following[0]


def long_past(day: str, lines: Sequence[Line]) -> bool:
    """Whether a bare day (EDTF) lies before the web and well before a year that the text gives."""
    year = int(day[:4]) if day[:4].isdigit() else _WEB
    if year >= _WEB:
        return False
    return any(int(found) >= year + _LATER for line in lines for found in _YEAR.findall(fold(line.text)))
