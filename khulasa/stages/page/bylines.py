"""Names without a cue between a title and its text: a writer's, with a city, an office or an outlet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khulasa.model import Lang
from khulasa.stages.page import rules
from khulasa.stages.page.cued import Stated
from khulasa.stages.page.labels import TITLE
from khulasa.stages.page.lines import Line, ends_sentence, is_prose, undecorated, word_count
from khulasa.stages.page.places import is_person, listed, may_be_name
from khulasa.text.normalise import fold

# What a line beside a writer's name is: a day, an hour, an outlet, a place to write to.
_BESIDE = ("published", "updated", "clock", "time-ago", "outlet", "source", "dateline", "author", "contact", "counter")
_ROLE_WORDS = 6
_SHORT = 3
# Pages write their labels as lists.
_MARK = re.compile(r"^[-*•]\s+")
_PARTS = re.compile(r"\s+[-–—|]\s+|\s*/\s*|\s*\|\s*")


def mark(
    lines: tuple[Line, ...], facts: tuple[Stated, ...], first: int, lang: Lang
) -> tuple[tuple[Line, ...], tuple[Stated, ...]]:
    """Mark the lines between the title and ``first``, the text's first line, that are a writer's name, and what stands
    with it; ``facts``: what other lines state, to which theirs are added.

    A name is known by its given name and by the day, the outlet or the office in a line beside it.
    """
    title = next((place for place, line in enumerate(lines[:first]) if line.rule in (TITLE, "title-variant")), None)
    if title is None or any(fact.kind == "author" and fact.value for fact in facts):
        return lines, facts
    marked, stated = list(lines), list(facts)
    for place in range(title + 1, first):
        line = lines[place]
        if line.rule or line.level or ends_sentence(line.text) or word_count(line.text) > _ROLE_WORDS:
            continue
        under = lines[place + 1] if place + 1 < len(lines) else None
        role = under is not None and place + 1 < first and not under.rule and _is_role(under.text)
        if name := _name(_MARK.sub("", line.text), lang, beside=role or _beside(lines, place)):
            stated.append(Stated("author", name, line.text))
            marked[place] = replace(line, rule="author")
            if role and under is not None:
                marked[place + 1] = replace(under, rule="author")
            break
        if (pair := _outlet_and_name(line.text, lang)) and _named_elsewhere(pair[0], lines, place):
            stated += [Stated("source", pair[0], line.text), Stated("author", pair[1], line.text)]
            marked[place] = replace(line, rule="author")
            break
    return tuple(marked), tuple(stated)


def labels(lines: tuple[Line, ...], first: int) -> tuple[Line, ...]:
    """Mark what is left between a title and ``first``, the text's first line, of one to three words, beside a line that
    says who or when: a desk, a city, a section that no list has. Nothing heads a text there."""
    title = next((place for place, line in enumerate(lines[:first]) if line.rule in (TITLE, "title-variant")), None)
    if title is None:
        return lines
    marked = list(lines)
    for place in range(title + 1, first):
        line = lines[place]
        near = [other.rule for other in (*lines[place - 1 : place], *lines[place + 1 : place + 2])]
        short = word_count(line.text) <= _SHORT and line.text[-1:].isalnum()
        # A day may head the first part of a chronicle.
        if (
            not (line.rule or line.level or re.search(r"\d", line.text))
            and short
            and any(rule in _BESIDE for rule in near)
        ):
            marked[place] = replace(line, rule="label")
    return tuple(marked)


def _beside(lines: Sequence[Line], place: int) -> bool:
    return any(line.rule in _BESIDE for line in lines[place + 1 : place + 2])


def _name(text: str, lang: Lang, *, beside: bool) -> str | None:
    """The writer a line names: "Jane Roe", "Jane Roe in Beirut", «د. سامر فلان»."""
    words = text.split()
    if len(words) > 2 and undecorated(fold(words[0])) in rules.words("honorific"):
        return text if may_be_name(" ".join(words[1:]), lang) else None
    if not beside:
        return None
    for size in range(1, min(3, len(words) - 2)):
        place, name = " ".join(words[-size:]), " ".join(words[: -size - 1])
        if words[-size - 1].lower() in rules.words("in_city") and may_be_name(place, lang):
            # Without capitals «اكتشاف مقبرة رومانية في باتنة» has the same form.
            listed_city = rules.key(place) in listed("cities") and len(name.split()) > 1 and may_be_name(name, lang)
            listed_city = listed_city and name.upper() != name.lower()
            return name if listed_city or is_person(name, lang) else None
    return text if is_person(text, lang) else None


def _is_role(text: str) -> bool:
    """Whether a line says what somebody is: «كاتب وباحث اقتصادي», "Staff Reporter"."""
    words = [undecorated(word) for word in fold(text).split()]
    short = len(words) <= _ROLE_WORDS and not ends_sentence(text) and not is_prose(Line(text))
    return short and any(word in rules.words("role") for word in (words[:1] + words[-1:]))


def _outlet_and_name(text: str, lang: Lang) -> tuple[str, str] | None:
    """«صحيفة – يوسف فلان»: an outlet that no list has, and a person."""
    parts = _PARTS.split(text)
    if len(parts) != 2 or not 0 < word_count(parts[0]) <= 3 or re.search(r"\d", parts[0]):
        return None
    known = is_person(parts[1], lang) and not is_person(parts[0], lang)
    return (parts[0].strip(), parts[1].strip()) if known and rules.key(parts[0]) not in listed("cities") else None


def _named_elsewhere(name: str, lines: Sequence[Line], place: int) -> bool:
    """Whether the page says a name in another line that is not its text."""
    key = f" {rules.key(name)} "
    return any(n != place and not is_prose(o) and key in f" {rules.key(o.text)} " for n, o in enumerate(lines))
