"""Where an article ends and its page goes on: notes under an end mark, who wrote it, letters that readers may order."""

from collections.abc import Iterable
from dataclasses import replace

from khulasa.stages.page import rules
from khulasa.stages.page.lines import Line, ends_sentence, is_prose, undecorated, word_count
from khulasa.text.normalise import fold

_END_RULES = ("end-mark", "end-notes")
# An article has so many paragraphs before its end mark, and what follows is at most so much of it.
_PARAGRAPHS = 2
_REST = 0.5
# An offer to subscribe has so many words, and its form so many lines.
_OFFER_WORDS = 9
# How it begins stands in so many characters.
_OFFER = 40
_FORM_LINES = 6
_FORM = ("follow", "promotion", "promotion-inside", "promotion-marks")
_ABOUT_WORDS = 60
# What only a press release has, and how long a heading in it is.
_RELEASE = ("end-mark", "end-notes", "after-end", "contact")
_HEADING_WORDS = 8
# What is said of a writer stands so near the name.
_NEAR = 4


def end(lines: tuple[Line, ...]) -> int | None:
    """The place of the mark under which a page says nothing of its article: "- END -", «انتهى», "Notes to editors".

    There is one only under two paragraphs or more, and if what follows is at most half as long as they are.
    """
    for place, line in enumerate(lines):
        if word_count(line.text) > _NEAR:
            continue
        rule = rules.boilerplate(line.text, edge=True)
        if rule and rule.name in _END_RULES:
            above, below = _prose(lines[:place]), _prose(lines[place:])
            if len(above) >= _PARAGRAPHS:
                return place if sum(below) <= _REST * sum(above) else None
    return None


def _prose(lines: tuple[Line, ...]) -> list[int]:
    """The length of each paragraph that stays, in words."""
    return [word_count(line.text) for line in lines if not line.rule and is_prose(line)]


def close(lines: tuple[Line, ...], *, prose: bool) -> tuple[Line, ...]:
    """Mark what follows the end mark: ``prose``: the paragraphs only, since the short lines may yet state something."""
    place = end(lines)
    if place is None:
        return lines
    rule = rules.boilerplate(lines[place].text, edge=True)
    mark = replace(lines[place], rule=lines[place].rule or (rule.name if rule else _END_RULES[0]))
    after = (
        replace(line, rule="after-end") if not line.rule and (is_prose(line) or not prose) else line
        for line in lines[place + 1 :]
    )
    return (*lines[:place], mark, *after)


def offers(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark an offer to subscribe and the lines of its form, up to the line that a rule took as such: "Sign up to First
    Light", "Our free briefing", "Enter your email address"."""
    starts, marked = tuple(rules.words("subscribe")), list(lines)
    for place, line in enumerate(lines):
        if line.rule or not _is_offer(line, starts):
            continue
        ended = _form(lines, place)
        for number in range(place, ended):
            if not marked[number].rule:
                marked[number] = replace(marked[number], rule="promotion")
    return tuple(marked)


def _is_offer(line: Line, starts: tuple[str, ...]) -> bool:
    """Whether a short line calls upon readers to subscribe."""
    if word_count(line.text) > _OFFER_WORDS or is_prose(line) or ends_sentence(line.text):
        return False
    return undecorated(fold(line.text[:_OFFER])).startswith(starts)


def _form(lines: tuple[Line, ...], place: int) -> int:
    """The place behind the last line of an offer's form; the offer's own where no form follows."""
    ended = place
    for number in range(place + 1, min(len(lines), place + 1 + _FORM_LINES)):
        line = lines[number]
        if line.rule in _FORM:
            ended = number + 1
        elif line.rule is None and (is_prose(line) or ends_sentence(line.text)):
            break
    return ended


def about_sender(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark what a press release says of who sent it: "About Example Energy" and the paragraphs below it, up to another
    heading. A release is known by its notes, its end mark or whom to contact, and the heading's name by the text."""
    if not any(line.rule in _RELEASE for line in lines):
        return lines
    starts, marked, inside = tuple(map(fold, rules.raw_words("about_sender"))), list(lines), False
    for place, line in enumerate(lines):
        if line.rule:
            continue
        if line.level or not is_prose(line):
            inside = _names_sender(line.text, lines[:place], starts)
        if inside:
            marked[place] = replace(line, rule="about-sender")
    return tuple(marked)


def _names_sender(text: str, above: tuple[Line, ...], starts: tuple[str, ...]) -> bool:
    """Whether a heading below two paragraphs has a name behind its cue that they have too."""
    cue = next((start for start in starts if fold(text).startswith(start)), None)
    if cue is None or word_count(text) > _HEADING_WORDS or ends_sentence(text) or len(_prose(above)) < _PARAGRAPHS:
        return False
    name = f" {rules.key(fold(text)[len(cue) :])} "
    return any(name in f" {rules.key(line.text)} " for line in above if is_prose(line))


def about_author(lines: tuple[Line, ...], writers: Iterable[str]) -> tuple[Line, ...]:
    """Mark the last lines of a text that say who its writer is: "Jane Roe is a reporter…", «سامر فلان: كاتب…»."""
    names = {name for writer in writers if (name := rules.key(writer)) and " " in name}
    kept = [place for place, line in enumerate(lines) if not line.rule]
    paragraphs = sum(is_prose(lines[place]) for place in kept)
    marked = list(lines)
    for place in reversed(kept):
        # Two paragraphs stay: a text on nobody but its writer is an article.
        paragraphs -= is_prose(lines[place])
        if paragraphs < _PARAGRAPHS or lines[place].level or not _introduces(lines[place].text, names):
            break
        marked[place] = replace(lines[place], rule="about-author")
    return tuple(marked)


def _introduces(text: str, names: set[str]) -> bool:
    """Whether a line begins with a writer's name and says what they are or do."""
    if not names or word_count(text) > _ABOUT_WORDS:
        return False
    key = rules.key(text)
    for name in names:
        for form in (name, name.split()[0]):
            if key.startswith(f"{form} "):
                said = key[len(form) + 1 :].split()[:_NEAR]
                near = said if form == name else said[:1]
                return bool(rules.words("introduces").intersection(near[:1]) or rules.words("role").intersection(near))
    return False
