"""The alphabet of the grammar: an item of a text has a tag, a tag is one character, a rule is a pattern over tags.

Patterns are written with the names below, spaces between them, and the operators of regular expressions:
``DAY OF? MONTH (COMMA? NYEAR)?``. No rule repeats without a bound, so matching is linear in the text.
"""

import re
from functools import cache

UNITS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
COUNTS = ("1", "2", "S")
"""Grammatical number of a unit's word: one, two (a dual), many."""

_NAMES = (
    # Plain words, and names that must not be read as dates.
    "WORD NAME BREAK "
    # Numbers by what they can be: zero, an hour of twelve, of twenty-four, a day, a minute, a year, any, a decimal.
    "N0 N12 N24 N31 N59 NYEAR NBIG NDEC O12 O31 OBIG "
    # Digits with their marks: 3.5.2019, 17:45, 2017-2019, 12-15, 12/5.
    "FULL HM HMS YSPAN DSPAN SLASHED QMARK HMARK "
    # Calendar words.
    "MONTH HMONTH WEEKDAY SEASON PART DEICTIC TODAY NOON DECADEWORD WEEKEND HOLIDAY HALF QUARTER "
    # Relations and modifiers.
    "LAST THIS NEXT PREV FOLL SAME PAST RECENT MOD EARLIER LATER FULLY APPROX MAYBE VAGUEWORD "
    # Function words.
    "OF IN ON AT THE A AND OR TO UNTIL FROM BETWEEN BEFORE AFTER AGO SINCE DURING FOR WITHIN EVERY OTHER PER FROMNOW "
    "THEN EVE OCLOCK AMPM ZONE PASTHOUR LESS BC AD HIJRI EQUIV OLD AGED TIMES SETWORD DATED SERIES "
    # Punctuation.
    "COMMA DASH SLASH DOT LP RP QUOTE "
    # What the rules make.
    "PDAY PMONTH PYEAR PWEEKDAY PREL PDIV PMASK PHIJRI CLOCK MOMENT QTY SET SPAN ANCHORED VAGUE "
) + " ".join(f"U{unit.upper()}{count}" for unit in UNITS for count in COUNTS)

TAG: dict[str, str] = {name: chr(0xE000 + index) for index, name in enumerate(_NAMES.split())}
NAME_OF: dict[str, str] = {char: name for name, char in TAG.items()}


def _units(count: str, units: tuple[str, ...] = UNITS) -> str:
    return " ".join(f"U{unit.upper()}{count}" for unit in units)


_MACROS: dict[str, str] = {
    "INT": "N0 N12 N24 N31 N59 NYEAR NBIG",
    "NUM": "N0 N12 N24 N31 N59 NYEAR NBIG NDEC",
    "DAYNUM": "N12 N24 N31",
    "ORD": "O12 O31 OBIG",
    "DAY": "N12 N24 N31 O12 O31",
    "HOUR": "N0 N12 N24",
    "SMALL": "N0 N12 N24 N31 N59",
    "UNIT1": _units("1"),
    "UNIT2": _units("2"),
    "UNITS": _units("S"),
    "UNIT": " ".join(_units(count) for count in COUNTS),
    "CALUNIT1": _units("1", ("day", "week", "month", "year", "decade", "century")),
    "YEARWORD": "UYEAR1",
    "MONTHWORD": "UMONTH1",
    "DAYWORD": "UDAY1 TODAY",
    "REL": "LAST THIS NEXT PREV FOLL SAME",
    "STEP": "LAST THIS NEXT",
    "FROMISH": "FROM OF",
    "TILL": "TO UNTIL",
    "PREP": "IN ON AT OF FOR DATED",
    "DATE": "PDAY PMONTH PYEAR PWEEKDAY PREL PDIV PMASK PHIJRI",
    "ANYDATE": "PDAY PMONTH PYEAR PWEEKDAY PREL PDIV PMASK PHIJRI MOMENT CLOCK",
    "DAYISH": "PDAY PWEEKDAY PREL PHIJRI",
}


def _char_class(name: str) -> str:
    if name in _MACROS:
        return "[" + "".join(TAG[part] for part in _MACROS[name].split()) + "]"
    return TAG[name]


@cache
def members(name: str) -> str:
    """The tags a name of the patterns stands for: one, or those of its class."""
    return "".join(TAG[part] for part in _MACROS[name].split()) if name in _MACROS else TAG[name]


_PIECE = re.compile(r"\(\?P<\w+>|\(\?[=!:]|[A-Z][A-Z0-9]*|[()|?]")


@cache
def needs(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of tags of which every match has at least one each, smallest first: what a text must
    have for the rule to apply."""
    found, _ = _needed(_PIECE.findall(pattern), 0)
    return tuple(sorted(set(found), key=lambda tags: (len(tags), sorted(tags))))


def _needed(pieces: list[str], at: int) -> tuple[list[frozenset[str]], int]:
    """The needs of a group's pieces from ``at`` to its closing bracket; of alternatives, those all of them have."""
    branches: list[list[frozenset[str]]] = [[]]
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        at += 1
        if piece == "|":
            branches.append([])
            continue
        if piece.startswith("("):
            inner, at = _needed(pieces, at)
            at += 1
            inner = [] if piece in ("(?!", "(?=") else inner
        else:
            inner = [frozenset(members(piece))]
        if at < len(pieces) and pieces[at] == "?":
            at += 1
        else:
            branches[-1].extend(inner)
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    return [frozenset().union(*(branch[0] for branch in branches))], at


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression over tag characters; KeyError for a name that is not in the alphabet."""
    written = re.sub(r"\(\?P<\w+>|[A-Z][A-Z0-9]*", lambda m: m[0] if m[0][0] == "(" else _char_class(m[0]), pattern)
    return re.compile(written.replace(" ", ""))
