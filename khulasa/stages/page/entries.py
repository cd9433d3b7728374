"""Dates that head parts of a text: the days of a chronicle, the stamps of a live page. None is its publication date."""

import re
from collections.abc import Iterator, Sequence

from khulasa.model import Lang
from khulasa.stages.page import published, rules
from khulasa.stages.page.lines import Line, ends_heading, ends_sentence, is_prose, word_count
from khulasa.text.normalise import fold

_LONGEST = 60
# A paragraph under a date may be this short if it ends a sentence.
_SHORT = 4
_HEADING = 8
# Few pages are older than the web; a bare day before it is what the text is about, if the text knows later years.
_WEB = 1990
_LATER = 2
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


def _begins_part(lines: Sequence[Line]) -> bool:
    """Whether a paragraph comes first, or second under a heading of its own."""
    if not lines or _is_paragraph(lines[0]):
        return bool(lines)
    text = lines[0].text
    headed = word_count(text) <= _HEADING and ends_heading(text) and not re.search(r"\d{4}", text)
    # A byline is no heading.
    return headed and not rules.cues(text) and len(lines) > 1 and _is_paragraph(lines[1])


def _is_paragraph(line: Line) -> bool:
    return is_prose(line) or (not line.level and ends_sentence(line.text) and word_count(line.text) >= _SHORT)


def long_past(day: str, lines: Sequence[Line]) -> bool:
    """Whether a bare day (EDTF) lies before the web and well before a year that the text gives."""
    year = int(day[:4]) if day[:4].isdigit() else _WEB
    if year >= _WEB:
        return False
    return any(int(found) >= year + _LATER for line in lines for found in _YEAR.findall(fold(line.text)))
