"""Names without a cue between a title and its text: a writer's, with a city, an office or an outlet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khulasa.model import Lang
from khulasa.stages.page import rules
from khulasa.stages.page.cued import Stated
from khulasa.stages.page.labels import TITLE
from khulasa.stages.page.lines import Line, ends_sentence, is_prose, undecorated, word_count
from khulasa.stages.page.places import given_names, listed, may_be_name
from khulasa.text.normalise import fold

# What a line beside a writer's name is: a day, an hour, an outlet, a place to write to.
_BESIDE = ("published", "updated", "clock", "time-ago", "outlet", "source", "dateline", "author", "contact")
_ROLE_WORDS = 6
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
        if name := _name(line.text, lang, beside=role or _beside(lines, place)):
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


def _beside(lines: Sequence[Line], place: int) -> bool:
    return any(line.rule in _BESIDE for line in lines[place + 1 : place + 2])


def _known(name: str, lang: Lang) -> bool:
    """Whether a text is a person's name by its given name: two or three words."""
    words = name.split()
    return 1 < len(words) <= 4 and may_be_name(" ".join(words[:3]), lang) and rules.key(words[0]) in given_names()


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
            listed_city = rules.key(place) in listed("cities") and len(name.split()) > 1 and may_be_name(name, lang)
            return name if listed_city or _known(name, lang) else None
    return text if _known(text, lang) else None


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
    known = _known(parts[1], lang) and not _known(parts[0], lang)
    return (parts[0].strip(), parts[1].strip()) if known and rules.key(parts[0]) not in listed("cities") else None


def _named_elsewhere(name: str, lines: Sequence[Line], place: int) -> bool:
    """Whether the page says a name in another line that is not its text."""
    key = f" {rules.key(name)} "
    return any(n != place and not is_prose(o) and key in f" {rules.key(o.text)} " for n, o in enumerate(lines))
