"""Full stops behind abbreviations, units, times of day and initials: which of them end a sentence as well."""

import re

from khulasa.text.normalise import fold
from khulasa.text.sentence_rules import Rules
from khulasa.text.sentence_words import bare, clause_at, is_cased, is_initial, leans, opens, raw_token, word_at

REACH = 40
"""Characters: how far back the words before an abbreviation are looked at."""
FRONT = 3
"""Words before the number of a time that stands in front of its clause ("At around half past")."""

_PLACE_AND_TIME = re.compile(r"\w+(?: \w+)?,\s\d")
_LEADING_NUMBER = re.compile(r"\d[\d.,٫٬]*(?=[^\d.,٫٬])")
_COUNTED = re.compile(r"\d\s*$")
_ACRONYM = re.compile(r"(?:\w\.)+\w")
_ROMAN = re.compile(r"(?:[IVXLC]{2,}|[VXLC])\b(?!\.\w)")
_NUMBER = re.compile(r"\d[\d.,]*\s?")


def ends(text: str, start: int, stop: int, after: int, known: Rules) -> bool:
    """Whether a sentence that began at ``start`` ends with the full stop at ``stop``; what follows begins at ``after``.

    It does unless the stop is that of an abbreviation, a unit, a time or an initial and what follows goes on.
    """
    raw = raw_token(text, start, stop)
    token = fold(raw).strip(".'")
    if len(token) > 1 and token.isalpha() and token not in known.short:
        return True
    at = stop - len(raw)
    number = _LEADING_NUMBER.match(raw)
    unit = fold(raw[number.end() :]).strip(".'") if number else token
    if (number or _COUNTED.search(text, max(start, at - 4), at)) and (unit in known.units or unit in known.times):
        if unit in known.units:
            return not leans(text, after, known) and not _smaller_unit(text, after, known)
        return opens(text, after, known) or not _time_goes_on(text, start, at, after, known)
    token = bare(token, known)
    if not token:
        return True
    if token in known.before_number and (text[after].isdigit() or _ROMAN.match(text, after)):
        return False
    if opens(text, after, known):
        return token not in known.abbreviations
    before, capital = text[max(start, at - REACH) : at].rstrip(), is_cased(raw[0]) and not raw[0].islower()
    return _ends_abbreviated(token, capital, before, word_at(text, after), known)


def _ends_abbreviated(token: str, capital: bool, before: str, following: str, known: Rules) -> bool:
    """Whether a sentence ends behind ``token`` where ``following`` opens none. ``capital``: the token is written so."""
    if token in known.calendar:
        return not capital or following not in known.calendar
    if token in known.places:
        return not capital or (before.endswith(",") and following not in known.titles)
    if is_initial(token):
        return len(following) > 1 and not known.lettered.isdisjoint(fold(before).split()[-1:])
    return not _ACRONYM.fullmatch(token) and token not in known.ambiguous and token not in known.abbreviations


def _smaller_unit(text: str, after: int, known: Rules) -> bool:
    """Whether a number and a unit follow a number and a unit («5 ft. 2 in.»)."""
    number = _NUMBER.match(text, after)
    return number is not None and word_at(text, number.end()) in known.units


def _time_goes_on(text: str, start: int, at: int, after: int, known: Rules) -> bool:
    """Whether what stands behind a time of day or an era belongs to the same sentence, capital letter or not."""
    following = clause_at(text, after)
    if not known.after_time.isdisjoint(following[:1]) or not known.zone_words.isdisjoint(following[1:2]):
        return True
    if text[after] in "([-–—" or _PLACE_AND_TIME.match(text, after):
        return True
    words = fold(text[max(start, at - REACH) : at]).split()
    while words and not words[-1][-1].isalpha():
        words.pop()
    if not words or words[-1] in known.determiners:
        return True
    return at - start < REACH and len(words) <= FRONT and words[0] in known.fronting
