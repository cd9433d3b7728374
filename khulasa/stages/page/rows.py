"""Lines of several labels: who, for whom and when, with bars, dashes or commas between."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from khulasa.model import Lang
from khulasa.stages.page import published, rules
from khulasa.stages.page.cued import LABEL_WORDS, Stated, is_name, judge
from khulasa.stages.page.lines import undecorated, word_count
from khulasa.stages.page.places import is_person, listed, may_be_name, without_article
from khulasa.text.normalise import fold

# A line of labels between bars has so many at most.
_ROW = 6
_LONGEST = 160
_BAR_MARKS = frozenset("|•·/")
_PART_MARKS = frozenset("|•·–—-,،.؛;")
_BARS = re.compile(r"\s*[|•·]\s*|\s+/\s+")
# The day and the year of "May 5, 2021" are one part; so is a clock.
_PARTS = re.compile(
    r"\s*[|•·]\s*|\s+[–—-]\s+|\s*[,،](?!\d{3}\b|\s*\d{4}\b)\s*|(?<=[^\W\d_]{2})\.\s+(?=\S*\s?\d)|\s*[؛;]\s*"
)


def labels(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> tuple[Stated, ...]:
    """What a line of several labels states, if each of its parts is one: «نشر في: … | آخر تحديث: … | 120 مشاهدة»,
    "Example News | Updated: …"."""
    if len(text) > _LONGEST or _BAR_MARKS.isdisjoint(text):
        return ()
    parts = [part for part in _BARS.split(text) if part]
    if not 2 <= len(parts) <= _ROW:
        return ()
    known = [tuple(segment(part, text, lang)) for part in parts]
    if not any(known):
        return ()
    named = [not found and is_outlet(part) for found, part in zip(known, parts, strict=True)]
    whole = all(found or outlet or _is_label(part) for found, outlet, part in zip(known, named, parts, strict=True))
    # Beside a bare day a name may be a printed page's head, which is read as such.
    cued = any(fact.cued or fact.kind != "published" for found in known for fact in found)
    if not whole or sum(named) > (1 if cued else 0):
        return ()
    sources = tuple(Stated("source", part, text) for outlet, part in zip(named, parts, strict=True) if outlet)
    return tuple(item for found in known for item in found) + sources


def _is_label(part: str) -> bool:
    """Whether a part is an hour, furniture, or the name of who worked on the text."""
    return bool(published.is_clock(part) or rules.boilerplate(part, edge=True) or rules.cue(part, "contributor"))


def segment(part: str, line: str, lang: Lang) -> Iterator[Stated]:
    """What one part of a line states."""
    for cue in rules.cues(part):
        if cue.kind in ("published", "updated", "author", "source", "via") and (found := judge(cue, part, lang)):
            yield replace(found, evidence=line)
            return
    if date := published.whole(part, lang):
        yield Stated("published", date, line)


def byline(text: str, lang: Lang, is_outlet: Callable[[str], bool]) -> tuple[Stated, ...]:
    """What a writer's line states: "By Jane Roe, Example Weekly — 5 May 2024", «سامر فلان – مجلة المثال، 5 أيار 2024»,
    "Jane Roe, Health Correspondent".

    A writer is known by a cue, by a given name or by the office named behind; a name that nobody knows is the outlet's
    where it stands beside the writer's and a day is said. Every part must be known, and a name alone is nothing.
    """
    if len(text) > _LONGEST or word_count(text) > LABEL_WORDS or _PART_MARKS.isdisjoint(text):
        return ()
    parts = [part.strip(" *_()[]") for part in _PARTS.split(text)]
    if not 2 <= len(parts) <= _ROW or not all(parts):
        return ()
    if any(cue.separated and not cue.value for part in parts for cue in rules.cues(part)):
        return ()
    valued = [_kind(part, lang, is_outlet) for part in parts]
    kinds = [kind for kind, _ in valued]
    if kinds[:2] == ["name", "role"]:
        kinds[0] = "person"
    writers = [place for place, kind in enumerate(kinds) if kind in ("author", "person")]
    others = [place for place, kind in enumerate(kinds) if kind == "name"]
    if len(writers) != 1 or len(others) > 1 or "words" in kinds:
        return ()
    if kinds[writers[0]] == "person" and not {"published", "role"}.intersection(kinds):
        return ()
    outlet = next((place for place in others if abs(place - writers[0]) == 1 and is_name(parts[place])), None)
    if others and (outlet is None or "published" not in kinds):
        return ()
    kinds = ["source" if place == outlet else kind for place, kind in enumerate(kinds)]
    kinds[writers[0]] = "author"
    found = zip(kinds, valued, strict=True)
    return tuple(Stated(kind, value, text) for kind, (_, value) in found if kind in ("author", "source", "published"))


def _kind(part: str, lang: Lang, is_outlet: Callable[[str], bool]) -> tuple[str, str]:
    """What one part of a writer's line is, and its value."""
    stated = next(segment(part, part, lang), None)
    if stated and stated.kind in ("author", "published") and stated.value:
        return stated.kind, stated.value
    if season := published.season(part, lang):
        return "published", season
    if stated or published.is_clock(part) or rules.boilerplate(part, edge=True):
        return "label", ""
    if is_outlet(part):
        return "source", part
    if rules.key(part) in listed("cities") or undecorated(fold(part)) in rules.words("nobody") | rules.words("desk"):
        return "label", ""
    last = [undecorated(word) for word in fold(part).split()]
    if last[:1] and (last[-1] in rules.words("role") or last[0] in rules.words("role")):
        return "role", part
    if is_person(part, lang):
        return "person", part
    return ("name", part) if may_be_name(without_article(part), lang) else ("words", part)
