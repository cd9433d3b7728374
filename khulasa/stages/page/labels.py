"""What stands above a text: its title, and the labels around it: site names, sections, menus, datelines."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from khulasa.editorial import Editorial
from khulasa.model import Lang
from khulasa.stages.page import outlets, rules
from khulasa.stages.page.datelines import Dateline, dateline_line
from khulasa.stages.page.lines import Line, ends_heading, ends_sentence, is_prose, undecorated, word_count
from khulasa.stages.page.places import listed
from khulasa.text.normalise import fold

TITLE = "title"
"""The mark of the line that is the title; every other mark is the name of a rule."""

_MENU = re.compile(r"\s{2,}|\t+|\s*[|•·»›>/]\s+")
_MENU_PARTS = 3
# So many characters tell a script, and so many are the most a title has.
_SAMPLE = 400
_KICKER_WORDS = 3
_SITE_WORDS = 6
# A line of so many words is more likely a title than a label.
_TITLE_WORDS = 5
_SAME_TITLE = 0.6


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text: the lines with the title and the labels marked, the title, and the outlets named
    above (``sites``) and below it (``outlets``), and the dateline that stands in a line of its own."""

    lines: tuple[Line, ...]
    title: str | None
    sites: tuple[str, ...]
    outlets: tuple[str, ...]
    dateline: Dateline | None


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def script(text: str) -> str:
    """The script of most of a text's letters, as Unicode names it: ``ARABIC``, ``LATIN``; empty without letters."""
    names: dict[str, int] = {}
    for char, count in Counter(filter(str.isalpha, text[:_SAMPLE])).items():
        names[_script(char)] = names.get(_script(char), 0) + count
    return max(names, key=lambda name: names[name], default="")


def _alike(line: str, title: str, *, prose: bool) -> bool:
    """Whether a line is a wording of the title: the same, most words shared, or, if it is no prose, all the words of
    the shorter one in the longer."""
    if rules.same(line, title):
        return True
    one, two = set(re.findall(r"\w+", fold(line))), set(re.findall(r"\w+", fold(title)))
    if not (one and two):
        return False
    contained = not prose and min(len(one), len(two)) >= _TITLE_WORDS - 1 and (one <= two or two <= one)
    return contained or len(one & two) >= _SAME_TITLE * len(one | two)


def is_menu(text: str) -> bool:
    """Whether a line is a site's menu: three or more short labels with wide spaces or marks between, no sentence."""
    parts = [part for part in _MENU.split(text.strip()) if part]
    return len(parts) >= _MENU_PARTS and not ends_sentence(text) and all(word_count(p) <= _KICKER_WORDS for p in parts)


def _shouts(text: str) -> bool:
    return text == text.upper() != text.lower()


def _site_and_section(text: str) -> str | None:
    """The site's name in a line of its name and a section's: "The Example | Investigations"."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 2 or not all(parts):
        return None
    sections = [(rule := rules.boilerplate(part, edge=True)) is not None and rule.name == "section" for part in parts]
    name = parts[sections.index(False)] if sorted(sections) == [False, True] else ""
    short = 0 < word_count(name) <= _KICKER_WORDS and not ends_sentence(name)
    return name if short and rules.key(name) not in listed("cities") else None


def _said_of(site: str, page: Sequence[Line]) -> bool:
    """Whether a page has a name again, as written, where its script has capitals: a title's words come back small."""
    own = site.upper() != site.lower() and all(word[0].isupper() for word in site.split())
    return own and sum(re.search(rf"\b{re.escape(site)}\b", line.text) is not None for line in page) > 1


def _is_label(line: Line, following: Line, editorial: Editorial, main: str, page: Sequence[Line] = ()) -> bool:
    """Whether a line above a title is a site's name or a section's label, given the line after it and its page."""
    words = word_count(line.text)
    if outlets.listed(line.text, editorial) or is_menu(line.text):
        return True
    if (site := _site_and_section(line.text)) and _said_of(site, page):
        return True
    if words > _SITE_WORDS or ends_sentence(line.text):
        return False
    if script(line.text) not in (main, "") and script(following.text) == main:
        return True
    if _shouts(line.text) and not _shouts(following.text):
        return True
    if (
        words <= _KICKER_WORDS
        and word_count(following.text) >= _TITLE_WORDS - 1
        and outlets.is_name(line.text, editorial)
    ):
        return True
    plain = undecorated(line.text) == line.text
    longer = word_count(following.text) >= max(_TITLE_WORDS, 2 * words)
    return plain and longer and words <= _KICKER_WORDS and not ends_sentence(following.text)


def _title_place(lines: Sequence[Line], places: list[int], editorial: Editorial, main: str) -> int | None:
    """Which of the lines above the text is the title."""
    headings = [place for place in places if lines[place].level == 1]
    if headings:
        return headings[0]
    left = _under_menu(lines, [place for place in places if word_count(lines[place].text)])
    first = 0
    while first + 1 < len(left):
        near = [lines[place] for place in left[first + 1 : first + 7]]
        # Several labels may stand on one another; what tells them is the title that comes.
        title = next((line for line in near if word_count(line.text) >= _TITLE_WORDS), near[0])
        if not _is_label(lines[left[first]], title, editorial, main, lines):
            break
        first += 1
    if first + 1 == len(left) and outlets.listed(lines[left[first]].text, editorial):
        return None
    return left[first] if left else None


def _under_menu(lines: Sequence[Line], places: list[int]) -> list[int]:
    """The places without short lines above a menu or a path ("Home / News"), if something long is left."""
    if not places:
        return places
    menus = [n for n, line in enumerate(lines[: places[-1]]) if line.rule == "navigation" or is_menu(line.text)]
    under = [n for n in places if n > max(menus, default=-1) or word_count(lines[n].text) >= _TITLE_WORDS]
    return under if any(word_count(lines[n].text) >= _TITLE_WORDS for n in under) else places


def _prose_title(lines: Sequence[Line], first: int) -> bool:
    """Whether the first line of prose is a title after all: one sentence, much shorter than the text's paragraphs."""
    prose = sorted(len(line.text) for line in lines[first + 1 :] if not line.rule and is_prose(line))
    line = lines[first]
    if len(prose) < 2 or re.search(r"[.؟!?]\s+\S", line.text) or word_count(line.text) > 30:
        return False
    return not ends_sentence(line.text) and len(line.text) < 0.6 * prose[len(prose) // 2]


def _names(text: str, editorial: Editorial, *, below: bool) -> str | None:
    """The outlet a line names, if naming it is all it does."""
    bare = text.strip(" |:-–—*•[]()")
    if outlets.listed(bare, editorial):
        return bare
    if ends_sentence(text) or word_count(bare) > (4 if below else _SITE_WORDS) or is_menu(text):
        return None
    if below and text.rstrip().endswith("|") and bare:
        return bare
    return bare if outlets.is_name(bare, editorial) else None


def _may_be_title(line: Line) -> bool:
    return not line.rule and (line.level == 1 or word_count(line.text) >= _TITLE_WORDS)


def _datelines(above: Sequence[Line], known: str | None, editorial: Editorial, lang: Lang) -> dict[int, Dateline]:
    """The lines above the text that are a dateline and nothing else, by place."""
    found = {}
    titles = sum(map(_may_be_title, above))
    for number, line in enumerate(above):
        if line.rule or line.level:
            continue
        titled = known is not None or titles > _may_be_title(line)
        if dateline := dateline_line(line.text, editorial, lang, titled=titled):
            found[number] = dateline
    return found


def head(lines: tuple[Line, ...], first: int, known: str | None, editorial: Editorial, lang: Lang) -> Head:
    """Find the title above ``first``, the first line of prose, and mark the labels around it.

    ``known``: the title given by front matter or markup; a line that says the same is the title's.
    """
    marked, main = list(lines), script(" ".join(line.text for line in lines))
    sites: list[str] = []
    below: list[str] = []
    datelines = _datelines(lines[:first], known, editorial, lang)
    for number, found in datelines.items():
        marked[number] = replace(lines[number], rule="dateline")
        below.extend([found.outlet] if found.outlet else [])
    above = [number for number in range(first) if not marked[number].rule]
    if known is not None:
        reach = [place for place in range(min(first + 1, len(lines))) if not marked[place].rule]
        place = next((p for p in reach if _alike(lines[p].text, known, prose=is_prose(lines[p]))), None)
    else:
        place = _title_place(lines, above, editorial, main)
        if place is None and first < len(lines) and _prose_title(lines, first):
            place = first
    title = known if known is not None else lines[place].text if place is not None else None
    if place is not None:
        # A wording of its own is kept in the list of what was removed; the title itself is not lost with it.
        own = known is not None and not rules.same(lines[place].text, known)
        marked[place] = replace(lines[place], rule="title-variant" if own else TITLE)
    for number in above:
        if number == place:
            continue
        before = place is not None and number < place
        site = _site_and_section(lines[number].text) if before else None
        if name := site or _names(lines[number].text, editorial, below=not before):
            marked[number] = replace(lines[number], rule="site-name" if before else "outlet")
            (sites if before else below).append(name)
        elif before and word_count(lines[number].text) <= _SITE_WORDS and not ends_sentence(lines[number].text):
            marked[number] = replace(lines[number], rule="section")
        elif title and rules.same(lines[number].text, title):
            marked[number] = replace(lines[number], rule="repeated-title")
    best = next((found for found in datelines.values() if found.date), next(iter(datelines.values()), None))
    return Head(tuple(marked), title, tuple(sites), tuple(below), best)


def headings(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """The lines that stay and have a heading's shape, marked-up ones included."""
    return tuple(
        place
        for place, line in enumerate(lines)
        if (line.level and not line.rule)
        or (not line.rule and not is_prose(line) and ends_heading(line.text) and word_count(line.text) <= 20)
    )


def variants(lines: tuple[Line, ...], first: int, title: str | None) -> tuple[Line, ...]:
    """Mark the lines above ``first`` that word the title once more."""
    return tuple(
        replace(line, rule="title-variant")
        if title and place < first and not line.rule and _alike(line.text, title, prose=False)
        else line
        for place, line in enumerate(lines)
    )
