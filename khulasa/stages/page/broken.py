"""What a page broke: a title over two lines, a paragraph around a page's number or running head."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from khulasa.stages.page import rules
from khulasa.stages.page.lines import Line, ends_sentence, is_list_item, is_prose, word_count
from khulasa.text.normalise import fold

PAGE_RULES = ("page-number", "running-head", "masthead")
"""The rules that take what a printed page has around its text."""

_NUMBER = re.compile(r"(?P<open>[\W_]*)(?P<value>\d{1,4})(?P<close>[\W_]*)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\W_]*$")
_FIRST_WORD = re.compile(r"[\W_]*([^\W\d_]+)")
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
_RUNNING_WORDS = 10
_LABEL = 24
# A paragraph that a page's end cut has so many words before it, and furniture of so many lines behind it.
_CUT_WORDS = 6
_FURNITURE = 4
# A title of two or three lines has so many words, and its next line so many.
_TITLE_WORDS = 30
_NEXT_WORDS = 10
_TITLE_LINES = 3


def pages(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark numbers of pages that stand alone, and the lines that repeat beside them."""
    marked = list(lines)
    numbers = {
        place: found
        for place, line in enumerate(lines)
        if not line.rule and len(line.text) <= _LABEL and (found := _NUMBER.fullmatch(fold(line.text)))
    }
    values = {place: int(found["value"]) for place, found in numbers.items()}
    counted = set(values.values())
    known = any(line.rule == "page-number" for line in lines)
    for place, found in numbers.items():
        framed = bool(found["open"].strip()) and bool(found["close"].strip())
        series = values[place] + 1 in counted or values[place] - 1 in counted
        alone = place - 1 not in numbers and place + 1 not in numbers
        if alone and (framed or series or known):
            marked[place] = replace(lines[place], rule="page-number")
    return _running_heads(tuple(marked))


def _running_heads(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the lines that stand beside two or more numbers of pages in the same words; the first may be the title."""
    beside = [
        place
        for place, line in enumerate(lines)
        if not line.rule
        and word_count(line.text) <= _RUNNING_WORDS
        and not ends_sentence(line.text)
        and any(other.rule == "page-number" for other in lines[max(0, place - 1) : place + 2])
    ]
    if len(beside) < 2:
        return lines
    seen = Counter(rules.key(lines[place].text) for place in beside)
    marked, first = list(lines), set[str]()
    for place, line in enumerate(lines):
        key = rules.key(line.text) if not line.rule and word_count(line.text) <= _RUNNING_WORDS else ""
        if seen[key] > 1 and key in first:
            marked[place] = replace(line, rule="running-head")
        first.add(key)
    return tuple(marked)


def rejoin(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put a paragraph together that a page's end cut in two; what stood between follows it."""
    found: list[Line] = []
    for line in lines:
        before = _cut_before(found) if not line.rule else None
        if before is not None and _goes_on(found[before].text, line):
            found[before] = replace(found[before], text=f"{found[before].text} {line.text}", after=line.after)
        else:
            found.append(line)
    return tuple(found)


def _cut_before(lines: Sequence[Line]) -> int | None:
    """The place of the paragraph behind which there is nothing but a page's furniture."""
    place = len(lines) - 1
    while place >= 0 and lines[place].rule in PAGE_RULES and len(lines) - place <= _FURNITURE:
        place -= 1
    cut = 0 <= place < len(lines) - 1 and not lines[place].rule and not lines[place].level
    return place if cut and word_count(lines[place].text) >= _CUT_WORDS else None


def _goes_on(text: str, line: Line) -> bool:
    """Whether a line continues an unfinished paragraph: it does not begin with a capital, in a script that has them."""
    if line.level or is_list_item(line.text) or ends_sentence(text) or text.endswith((":", "：")):
        return False
    first = next((char for char in line.text if char.isalpha()), "")
    return first.islower() or (first != "" and first.upper() == first.lower())


def titles(lines: tuple[Line, ...], first: int, known: str | None) -> tuple[Line, ...]:
    """Put a title together that was broken over two or three lines above ``first``, the first line of prose.

    Two lines of one block are one when the former ends with a word that nothing ends with ("… months of"), with a
    comma, or inside a quotation, when the latter begins with a small letter or a word that nothing begins with, or
    when both are ``known``, the title given.
    """
    found: list[Line] = []
    joined = 1
    for place, line in enumerate(lines):
        together = (
            place < first
            and found
            and joined < _TITLE_LINES
            and _same_block(found[-1], line)
            and _continues(found[-1].text, line.text, known)
        )
        if together:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
            joined += 1
        else:
            found.append(line)
            joined = 1
    return tuple(found)


def _same_block(one: Line, other: Line) -> bool:
    plain = not (one.rule or other.rule or is_prose(other)) and not is_list_item(other.text)
    headings = one.level == other.level == 1
    return plain and (headings or (one.block == other.block and not other.level))


def _continues(one: str, other: str, known: str | None) -> bool:
    """Whether the second of two lines is the first one's rest."""
    if known is not None:
        return rules.same(f"{one} {other}", known) or (rules.key(known).startswith(rules.key(f"{one} {other}")))
    if ends_sentence(one) or ends_sentence(other) or word_count(one) < 2:
        return False
    if word_count(other) > _NEXT_WORDS or word_count(f"{one} {other}") > _TITLE_WORDS:
        return False
    last, begin = _LAST_WORD.search(one), _FIRST_WORD.match(other)
    if one.endswith((",", "،", "-", ":", "：")) or (last and last.group(1).lower() in rules.raw_words("opens")):
        return True
    if begin and (begin.group(1)[0].islower() or begin.group(1) in rules.raw_words("continues")):
        return True
    return any(one.count(left) > one.count(right) and right in other for left, right in _PAIRS)
