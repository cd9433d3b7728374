"""What a page's own lines state about its article: source, author, publication date, link, keywords."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from khulasa.model import Lang
from khulasa.stages.page import captions, entries, published, related, rows, rules
from khulasa.stages.page.cued import (
    BETWEEN,
    LABEL_WORDS,
    NAME_WORDS,
    Stated,
    before_update,
    day_of,
    is_genre,
    is_name,
    judge,
)
from khulasa.stages.page.lines import Line, ends_sentence, is_prose, undecorated, word_count
from khulasa.text.normalise import fold

_SEGMENTS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_ANYWHERE = ("masthead", "role", "media", "keywords", "short_link", "caption", "first_in", "about_author")
# Lines above a title, at most.
_ARTICLE_START = 20
# A line without a cue that has more words states nothing.
_LONGEST_WORDS = 60
# What stands between the parts of a masthead, and the rules that know a part of it.
_PARTS = re.compile(r"\s*[|•·]\s*|\s{3,}|\t+|\s+[–—/-]\s+")
_PAGE_LABELS = ("page-number", "masthead")
_LONGEST_MASTHEAD = 160


def _line(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """Everything one line states, when it is a line of metadata: all its segments, or its first."""
    cues = rules.cues(text)
    if not cues and word_count(text) > _LONGEST_WORDS:
        return
    if found_row := rows.labels(text, lang, is_outlet):
        yield from found_row
        return
    for cue in cues:
        if found := judge(cue, text, lang):
            if found.kind == "author" and (whole := rows.byline(text, lang, is_outlet)):
                yield from whole
                return
            yield found
            for segment in _SEGMENTS.split(text)[1:]:
                yield from rows.segment(segment, text, lang)
            return
    written = not cues or any(cue.kind == "author" and cue.separated for cue in cues)
    yield from (rows.byline(text, lang, is_outlet) if written else ()) or _uncued(text, lang, is_outlet)


def _uncued(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """What a line without a cue states."""
    words = word_count(text)
    # Nothing but a caption has more, and that is told by less than the whole of it.
    bare = undecorated(fold(text)) if words <= captions.WORDS else ""
    if dated := tuple(_dated(text, lang)):
        yield from dated
    elif bare in rules.words("desk") or (words <= 4 and bare.rpartition(" ")[2] in rules.words("desk")):
        yield Stated("author", "", text)
    elif len(text) > 1 and all(len(word) > 1 and word[0] == "#" for word in text.split()):
        yield Stated("keywords", text, text)
    elif captions.is_caption(text, bare):
        yield Stated("caption", text, text)
    elif words <= LABEL_WORDS and (passed := tuple(_passed_on(text, is_outlet))):
        yield from passed
    elif masthead := tuple(_masthead(text, lang, is_outlet)):
        yield from masthead
    elif words <= LABEL_WORDS and not ends_sentence(text):
        yield from _name_and_date(text, lang, is_outlet)


def _dated(text: str, lang: Lang) -> Iterator[Stated]:
    """What a line with figures states: a day, a day and an agency, an hour."""
    if not any(map(str.isdecimal, text)):
        return
    if date := published.whole(before_update(text), lang):
        yield Stated("published", date, text)
    elif agency := _day_and_agency(text, lang):
        yield from agency
    elif published.is_clock(text):
        yield Stated("clock", "", text)


def _day_and_agency(text: str, lang: Lang) -> tuple[Stated, ...]:
    """A day and an agency's name behind it: «الثلاثاء 7 مايو 2024 م واس»."""
    head, _, name = text.rpartition(" ")
    if undecorated(fold(name)) not in rules.words("agencies") or not (day := published.whole(head, lang)):
        return ()
    return Stated("published", day, text), Stated("source", name, text)


def _passed_on(text: str, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """A line of an outlet and of who passed its text on: "The Associated Press via Example Portal", «… / نقلا عن …»."""
    words = text.split()
    for place in range(1, len(words) - 2):
        if not words[place - 1].endswith(("/", "-", "–", "|")):
            continue
        one, other = " ".join(words[:place]), " ".join(words[place + 2 :])
        cue = undecorated(fold(" ".join(words[place : place + 2])))
        if cue in rules.words("passes_from") and is_name(other):
            yield Stated("source", other.strip(' .،,"“”«»'), text)
            yield Stated("via", one.rstrip(" /-–|"), text)
            return
    if rules.words("passes_on").isdisjoint(map(str.lower, words)):
        return
    for place in range(1, len(words) - 1):
        if undecorated(fold(words[place])) in rules.words("passes_on"):
            one, other = " ".join(words[:place]), " ".join(words[place + 1 :])
            if is_outlet(one) and is_name(other):
                yield Stated("source", one, text)
                yield Stated("via", other, text)
            return


def _masthead(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """What runs along the top of a printed page: "The Example Gazette | No. 1,234 | 5 May 2024 | Page A4"."""
    if len(text) > _LONGEST_MASTHEAD or not any(map(str.isdigit, text)):
        return
    parts = [part.strip(" *_()[]") for part in _PARTS.split(text)]
    if len(parts) < 2:
        return
    days = [published.whole(part, lang) for part in parts]
    names = [part for part in parts if is_outlet(part)]
    labels = [rule and rule.name in _PAGE_LABELS for part in parts if (rule := rules.boilerplate(part, edge=True))]
    known = sum(map(bool, days)) + len(names) + len(labels)
    if known < len(parts) or not any(labels) or len(names) > 1:
        return
    yield Stated("masthead", "", text)
    yield from (Stated("published", day, text) for day in days if day)
    yield from (Stated("source", name, text) for name in names)


def _name_and_date(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> Iterator[Stated]:
    """A line of an outlet's name and a date: "Example News, 5 May 2021"."""
    for found in BETWEEN.finditer(text):
        for name, day in ((text[: found.start()], text[found.end() :]), (text[found.end() :], text[: found.start()])):
            bare = name.strip(" *_|[]()")
            if bare and is_outlet(bare) and (found_day := day_of(day.strip(" *_|[]()"), text, lang, whole=True)):
                yield replace(found_day, cued=False)
                yield Stated("source", bare, text)
                return


def _is_stamp(text: str, lang: Lang) -> bool:
    """Whether a line is a cue and a whole date, and no sentence: "Published On 13 August 2024"."""
    return (
        word_count(text) <= LABEL_WORDS
        and not ends_sentence(text)
        and any(cue.kind in ("published", "updated") and published.whole(cue.value, lang) for cue in rules.cues(text))
    )


def _continued(lines: Sequence[Line], place: int) -> str | None:
    """The next line, if it is the value of a cue that stands alone in this one."""
    alone = next((cue for cue in rules.cues(lines[place].text) if cue.separated and not cue.value), None)
    if alone and is_genre(lines[place].text):
        return None
    if alone and alone.kind in ("published", "updated", "source", "author", "short_link") and place + 1 < len(lines):
        following = lines[place + 1].text
        if not (lines[place + 1].rule or _lone(following)) and word_count(following) <= NAME_WORDS * 2:
            return following
    return None


def _lone(text: str) -> str | None:
    """The kind of a cue for who and when that stands alone, and so is no other's value."""
    kinds = (cue.kind for cue in rules.cues(text) if cue.separated and not cue.value)
    return next((kind for kind in kinds if kind in ("author", "published", "updated")), None)


def _heads_text(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the first of its page and prose follows: «المصادر: …» is then the title."""
    first = place < _ARTICLE_START and not any(not line.rule for line in lines[:place])
    following = next((line for line in lines[place + 1 : place + 6] if not line.rule), None)
    return first and following is not None and is_prose(following)


def _unstated(
    lines: Sequence[Line], place: int, found: tuple[Stated, ...], lang: Lang, *, inside: bool, begun: bool
) -> str | None:
    """The rule of a line of metadata that states nothing of its own article; ``inside``: it stands in the text."""
    if inside and _is_stamp(lines[place].text, lang):
        # The day of a link beside the text, or of a change to it; the text's own stands above or below it.
        return "stamp"
    if not found and not inside and place and not _heads_text(lines, place):
        return _lone(lines[place].text)
    if found and not inside and begun and found[0].kind == "published" and related.under_link(lines, place):
        return "related"
    return None


def _is_texts(lines: Sequence[Line], place: int, found: Stated, *, begun: bool) -> bool:
    """Whether a line is the text's own although it has the form of metadata: its title, the day it is about."""
    if found.kind == "published":
        return not found.cued and entries.long_past(found.value, lines)
    if found.kind == "media" and not begun:
        # «بالفيديو.. …» above the text is its title.
        return True
    return found.kind not in ("masthead", "updated", "author", "clock") and _heads_text(lines, place)


def mark(
    lines: tuple[Line, ...],
    places: Iterable[int],
    lang: Lang,
    is_outlet: Callable[[str], bool],
    *,
    begins: int = 0,
) -> tuple[tuple[Line, ...], tuple[Stated, ...]]:
    """Mark the lines of metadata among ``places`` (those outside the running text); a cue alone takes the next line.

    ``begins``: prose above it is a standfirst, and not yet the text.
    Keyword, caption and short-link lines are looked for everywhere: their cues do not begin sentences.
    """
    edge, marked = set(places), list(lines)
    heads = entries.days(lines, lang)
    stated = [Stated("entry", day, lines[place].text) for place, day in heads.items()]
    begun = closed = False
    for place, line in enumerate(lines):
        begun = begun or (place >= begins and is_prose(line))
        closed = closed or (begun and line.rule in rules.closing())
        if marked[place].rule or place in heads:
            continue
        value = _continued(marked, place) if place in edge else None
        found = tuple(_line(f"{line.text.rstrip(' :：')}: {value}" if value else line.text, lang, is_outlet))
        if rule := _unstated(marked, place, found, lang, inside=place not in edge, begun=begun):
            marked[place] = replace(line, rule=rule)
            continue
        if not found or (place not in edge and found[0].kind not in _ANYWHERE):
            continue
        # Below the comments it is a reader who says it.
        if (closed and found[0].kind in ("published", "author")) or _is_texts(marked, place, found[0], begun=begun):
            continue
        rule = found[0].kind.replace("_", "-")
        marked[place] = replace(line, rule=rule)
        if value:
            marked[place + 1] = replace(marked[place + 1], rule=rule)
        evidence = f"{line.text} {value}" if value else line.text
        stated.extend(replace(item, evidence=evidence, above=not begun) for item in found)
    return tuple(marked), tuple(stated)
