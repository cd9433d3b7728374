"""What is stuck to titles and headings: site names and section labels before and behind them."""

import re
from collections import Counter
from dataclasses import replace

from khulasa.editorial import Editorial
from khulasa.model import Lang, Removed
from khulasa.stages.page import outlets, rules
from khulasa.stages.page.cued import is_genre
from khulasa.stages.page.labels import TITLE, headings
from khulasa.stages.page.lines import Line, ends_sentence, is_prose, undecorated, word_count
from khulasa.stages.page.places import is_person, listed, may_be_name
from khulasa.text.normalise import fold

_GLUED = re.compile(
    r"^(?P<head>.*?\S)(?P<label>\s*(?:[–—|»]|(?<=\s)-)\s*(?P<name>(?:(?!\s-\s)[^–—|»]){2,48}))$", re.DOTALL
)
_GLUED_BEFORE = re.compile(r"^(?P<label>(?P<name>[^–—|»:]{2,48}?)(?:\s*[|»]\s*|\s+[-–—]\s+))(?P<head>\S.*)$", re.DOTALL)
_FIGURE = re.compile(r"\d")
# So many characters are the most a title has.
_LONGEST = 400
_LABEL_WORDS = 5
_BARRED_WORDS = 4
# What stands beside a barred label has so many words at least.
_TITLE_WORDS = 4


def unglue(
    lines: tuple[Line, ...], title: str | None, editorial: Editorial, lang: Lang
) -> tuple[tuple[Line, ...], str | None, tuple[str, ...]]:
    """Cut labels stuck to the title and to headings: «– مكافحة الإرهاب», " | The Daily Example".

    A suffix is a label if two or more of the title and the headings share it, or if the title's is an outlet's name or
    a section's; an outlet's name is cut before a title too. Returns the lines, the title and the names cut.
    """
    place = next((number for number, line in enumerate(lines) if line.rule == TITLE), None)
    candidates = [*([place] if place is not None else []), *headings(lines)]
    candidates = [number for number in candidates if len(lines[number].text) <= _LONGEST]
    matches = {number: _GLUED.match(lines[number].text) for number in candidates}
    found = {number: match for number, match in matches.items() if match and not ends_sentence(match["name"])}
    suffixes = {number: undecorated(fold(match["name"])) for number, match in found.items()}
    shared = {
        name for name, count in Counter(suffixes.values()).items() if count > 1 and word_count(name) <= _LABEL_WORDS
    }
    cut = list(lines)
    for number, match in found.items():
        rule = "glued-label" if suffixes[number] in shared else None
        if number == place and rule is None:
            rule = suffix_rule(match["name"], editorial)
        if rule:
            removed = Removed(match["label"].strip(), rule)
            cut[number] = replace(lines[number], text=match["head"], after=(removed,))
    if place is None:
        return tuple(cut), title, ()
    cut[place] = _without_suffixes(cut[place], editorial)
    cut[place] = _without_barred_name(cut[place], lines, place, lang)
    cut[place], names = _without_site_name(cut[place], lines, place, editorial)
    cut[place] = _without_kicker(cut[place])
    return tuple(cut), cut[place].text, names


def _without_suffixes(line: Line, editorial: Editorial) -> Line:
    """The title's line without further labels behind it: "… | World News" of "… | World News | The Daily Example"."""
    while (found := _GLUED.match(line.text)) and (rule := suffix_rule(found["name"], editorial)):
        line = replace(line, text=found["head"], after=(Removed(found["label"].strip(), rule), *line.after))
    return line


def _without_barred_name(line: Line, lines: tuple[Line, ...], place: int, lang: Lang) -> Line:
    """The title's line without an unlisted label behind a bar: the site's name where the page's first line ends with
    it, or the page says it elsewhere too."""
    head, bar, name = (part.strip() for part in line.text.rpartition("|"))
    if bar and _is_barred(name, head):
        words = name.split()
        site = all(may_be_name(word, lang) for word in words) and not is_person(name, lang)
        again = _named_elsewhere(name, lines, place) or (place == 0 and len(words) > 1)
        rule = "site-name" if site and again and rules.key(name) not in listed("cities") else "glued-label"
        line = replace(line, text=head, after=(Removed(f"| {name}", rule), *line.after))
    return line


def _without_kicker(line: Line) -> Line:
    """The title's line without an unlisted label before a bar: «تحليل | …»."""
    name, bar, head = (part.strip() for part in line.text.partition("|"))
    if bar and (_is_barred(name, head) or (is_genre(name) and head)):
        line = replace(line, text=head, before=(*line.before, Removed(f"{name} |", "glued-label")))
    return line


def _is_barred(name: str, head: str) -> bool:
    """Whether a part of a title is a label by its length and by that of the part on the bar's other side."""
    words = word_count(name)
    return 0 < words <= _BARRED_WORDS and word_count(head) >= max(_TITLE_WORDS, 2 * words) and not _FIGURE.search(name)


def _named_elsewhere(name: str, lines: tuple[Line, ...], place: int) -> bool:
    """Whether a label elsewhere on the page has a name too."""
    name = fold(name)
    return any(name in fold(line.text) for n, line in enumerate(lines) if n != place and not is_prose(line))


def _without_site_name(
    line: Line, lines: tuple[Line, ...], place: int, editorial: Editorial
) -> tuple[Line, tuple[str, ...]]:
    """The title's line without an outlet's name before it, and the names cut from it at either end."""
    names = [cut.text.strip(" |–—»-") for cut in line.after if cut.rule == "site-name"]
    before = _GLUED_BEFORE.match(line.text)
    rule = suffix_rule(before["name"], editorial) if before is not None else None
    section = rule == "glued-label" and before is not None and _is_stuck(before)
    named = rule == "site-name" and before is not None and _named_twice(before, lines, place, editorial)
    if before is not None and rule and (section or named):
        removed = Removed(before["label"].strip(), rule)
        line = replace(line, text=before["head"], before=(*line.before, removed))
        names.extend([before["name"]] if rule == "site-name" else [])
    return line, tuple(names)


def _is_stuck(before: re.Match[str]) -> bool:
    """Whether a section's name before a title is a label: a long dash or a small letter behind it make it a title's
    own words ("News – the long wait")."""
    return not before["label"].rstrip().endswith(("–", "—")) and not before["head"][:1].islower()


def _named_twice(before: re.Match[str], lines: tuple[Line, ...], place: int, editorial: Editorial) -> bool:
    """Whether a name before a dash is the site's and no subject («قناة السويس - إيرادات قياسية»): it is listed, or a
    label elsewhere on the page has it too. A bar settles it."""
    if not before["label"].rstrip().endswith(("-", "–", "—")) or outlets.listed(before["name"], editorial):
        return True
    return _named_elsewhere(before["name"], lines, place)


def suffix_rule(name: str, editorial: Editorial) -> str | None:
    """The rule that takes a title's suffix: an outlet's name, a section's label; None if it is part of the title."""
    if outlets.listed(name, editorial):
        return "site-name"
    rule = rules.boilerplate(name, edge=True)
    if rule and rule.name == "section":
        return "glued-label"
    return "site-name" if outlets.sounds_like_outlet(name) else None
