"""Repetitions: every week, every Monday, «سنويا», so much a year."""

from khulasa.dates.grammar.durations import iso_duration, unit_of
from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import number
from khulasa.dates.nodes import Duration, Repeat
from khulasa.dates.tags import NAME_OF

_PERCENT = frozenset("%٪")


def _every(found: Found) -> Built:
    """Every week, every two years, every Monday."""
    count, unit = number(found.one("number")), unit_of(found.one("unit"))
    if found.one("single") is not None:
        name = NAME_OF[found.group("single")[0].tag]
        return "SET", Repeat({"WEEKDAY": "P1W", "PART": "P1D", "DEICTIC": "P1D", "TODAY": "P1D"}.get(name, "P1Y"))
    if unit is None:
        return None
    amount = count.value if count else 2 if found.one("other") or found.is_tag(found.one("unit"), "UNIT2") else 1
    return "SET", Repeat(iso_duration(((unit[0], amount * max(unit[1], 1)),)))


def _set_word(found: Found) -> Built:
    """Daily, «سنويا»; not the Daily Mail."""
    item = found.one("word")
    if item is not None and item.first != item.last and found.is_tag(found.after(), "OF"):
        return None  # «كل اثنين من اللاعبين»
    return "SET", Repeat(str(found.value("word")))


def _and_weekday(found: Found) -> Built:
    """Every Monday and Thursday, «كل جمعة وسبت»."""
    repeat = found.value("set")
    return ("SET", repeat) if isinstance(repeat, Repeat) and repeat.period == "P1W" else None


def _rate(found: Found) -> Built:
    """So much a year."""
    unit = unit_of(found.one("unit"))
    return None if unit is None else ("SET", Repeat(iso_duration(((unit[0], 1),))))


def _rate_in(found: Found) -> Built:
    """«3500 شخص في السنة»."""
    item = found.one("unit")
    if item is None or not (item.definite or found.word_of(item).startswith(found.lexicon.articles or ("\0",))):
        return None
    unit = "day" if found.is_tag(item, "TODAY") else item.value[0]
    return "SET", Repeat(iso_duration(((unit, 1),)))


def _rate_after_noun(found: Found) -> Built:
    """$5 a year, three flights a day: after a number, a currency or a counted noun, and no preposition."""
    before = found.before()
    word = found.word_before()
    if found.is_tag(before, "WORD") and (
        found.lexicon.listed("money", word) or found.lexicon.listed("count_nouns", word)
    ):
        return _rate(found)
    if word in _PERCENT or word[:1].isdigit():
        return _rate(found)  # 3% a year, $300 a month
    second = found.before(2)
    if found.is_tag(before, "UNITS") and found.is_tag(second, "NUM"):
        return _rate(found)
    plural = found.is_tag(before, "WORD") and len(word) > 3 and found.is_tag(second, "NUM")
    return _rate(found) if plural or found.is_tag(before, "NUM QTY TIMES") else None


def _every_length(found: Found) -> Built:
    duration = found.value("length")
    return ("SET", Repeat(iso_duration(duration.parts))) if isinstance(duration, Duration) else None


RULES = (
    Rule("every Monday", "EVERY (OTHER)? DAYWORD? (OF)? (?P<single>WEEKDAY|PART|MONTH|SEASON|HMONTH|TODAY)", _every),
    Rule("every", "EVERY (?P<other>OTHER)? (?P<number>NUM|O12)? (?P<unit>UNIT)", _every),
    Rule("set word", "(?P<word>SETWORD)", _set_word),
    Rule("every Monday and", "(?P<set>SET) (AND|OR|COMMA|COMMA AND) DAYWORD? WEEKDAY", _and_weekday, times=5),
    Rule("rate", "PER (?P<unit>UNIT1)", _rate),
    Rule(
        "rate with article",
        "(?P<x>A (?P<unit>UNIT1)) (?!BEFORE|AFTER|AGO|EARLIER|LATER|FROMNOW|FULLY|AND A? HALF|AND A? QUARTER|AND NUM)",
        _rate_after_noun,
    ),
    Rule(
        "rate in a unit",
        "NUM WORD? IN (?P<x>(?P<unit>TODAY|UDAY1|UYEAR1|UMONTH1|UWEEK1|UHOUR1|UMINUTE1)) (?!REL|NYEAR|OF|ORD)",
        _rate_in,
    ),
    Rule("times in", "TIMES (IN|A|PER|EVERY|OF)? THE? (?P<unit>UNIT1)", _rate),
)
LENGTH_RULES = (Rule("every so long", "EVERY (?P<length>QTY)", _every_length),)
