"""Calendar dates: days, months, years, Hijri dates, and lists and spans of days that share a month."""

from dataclasses import replace

from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import (
    RELYEAR,
    TAIL,
    YEAR,
    counted_in,
    counts_instead,
    counts_something,
    follows,
    integer,
    is_hijri_year,
    named_and_counts,
    number,
    of_the,
    shift,
    toward,
    year_of,
)
from khulasa.dates.nodes import Calendar, Shift, Span

_OF = "(DAYWORD OF)? (OF|IN)? THE? MONTHWORD? (OF)?"
_BETWEEN_DAYS = "(DASH|AND? TILL)"
_NEAR_PAST = 1300
_LAST_HIJRI = 1500


def _one_month(found: Found) -> Built:
    """«يوليو/تموز»: two names of one month."""
    month, words = found.value("first"), {found.word_of(found.one("first")), found.word_of(found.one("second"))}
    if len(words) == 1 and found.items[found.span[0]].last - found.items[found.span[0]].first == 0:
        return None
    return ("MONTH", month) if month == found.value("second") else None


def _abbreviated(found: Found) -> Built:
    item = found.one("word")
    return None if item is None else ("MONTH" if found.is_tag(item, "MONTH") else "WEEKDAY", item.value)


def _day(found: Found) -> Built:
    """A day and its month, with a year or without."""
    day, month = integer(found, "day"), found.value("month")
    part = found.is_tag(found.one("day"), "ORD") and found.is_tag(
        found.before(), "HALF QUARTER UWEEK1 UDECADE1 UCENTURY1"
    )
    if of_the(found):
        return None
    listed = found.is_tag(found.before(), "MONTH") and found.is_tag(found.items[found.span[0] + 1], "COMMA")
    if day is None or part or listed or counted_in(found) or (found.one("step") is not None and not follows(found)):
        return None
    return "PDAY", Calendar(year_of(found), month, day, toward=toward(found.one("step")), hijri=is_hijri_year(found))


def _month_first(found: Found) -> Built:
    """May 12, 2019; but «في مايو 12 قتيلا» is a month and a number."""
    alone = found.one("year") is None and found.one("relyear") is None
    if alone and counts_something(found) and not found.is_tag(found.before(), "THE"):
        return None
    return _day(found)


def _days(found: Found) -> Built:
    """12-15 June, from 3 to 7 May."""
    pair = found.value("pair")
    first, last = pair if pair is not None else (integer(found, "day"), integer(found, "last"))
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    if pair is not None and found.group("lead") and found.one("year") is None and counts_something(found):
        return None
    date = Calendar(year_of(found), found.value("month"), first)
    return "SPAN", Span(date, replace(date, day=last))


def _listed_before(found: Found) -> Built:
    """The 12 of "12 and 13 May"."""
    following, day = found.value("next"), integer(found, "x")
    if not isinstance(following, Calendar) or day is None or following.day is None or day >= following.day:
        return None
    return "PDAY", replace(following, day=day, weekday=None)


def _listed_after(found: Found) -> Built:
    """The 13 of "May 12 and 13"."""
    before, day = found.one("date"), integer(found, "day")
    node = None if before is None else before.value
    if not isinstance(node, Calendar) or before is None or day is None or node.day is None or counts_something(found):
        return None
    if not found.strings[before.last].isdigit() or int(found.strings[before.last]) != node.day or day <= node.day:
        return None
    return "PDAY", replace(node, day=day, weekday=None, year=integer(found, "year"))


def _month(found: Found) -> Built:
    """A month with its year, or with last, this, next."""
    plain_year = found.one("year") is not None and found.one("era") is None
    if plain_year and (counts_instead(found) or named_and_counts(found)):
        return None
    last = found.items[found.span[1] - 1]
    if found.one("step") is not None and last is found.one("step") and not follows(found):
        return None
    return "PMONTH", Calendar(year_of(found), found.value("month"), toward=toward(found.one("step")))


def _day_of_relative_month(found: Found) -> Built:
    """«الخامس من الشهر الجاري», the 5th of this month, «5 الجاري»."""
    day = integer(found, "day")
    if counted_in(found):
        return None
    month = shift(found.group("relmonth")) if found.one("relmonth") else None
    if found.is_tag(found.before(), "HALF QUARTER UWEEK1 UDECADE1 UCENTURY1") or (
        found.one("step") and not follows(found)
    ):
        return None
    if found.one("step") is not None:
        month = Shift("month", toward(found.one("step")) or 0)
    if day is None or not 1 <= day <= 31 or month is None:
        return None
    return "PDAY", Calendar(month=month, day=day)


def _hijri(found: Found) -> Built:
    day, year = integer(found, "day"), year_of(found)
    if isinstance(year, int) and not _NEAR_PAST <= year <= _LAST_HIJRI:
        if named_and_counts(found):
            return None  # «سلم العقيد شعبان 2000 بندقية»
        # «رمضان 2021»: the Hijri month that began in that Gregorian year.
        return "PHIJRI", Calendar(Shift("gregorian", year), found.value("month"), day, hijri=True)
    step = found.one("step")
    if step is not None and step is found.items[found.span[1] - 1] and not follows(found):
        return None
    return "PHIJRI", Calendar(year, found.value("month"), day, hijri=True, toward=toward(step))


def _year(found: Found) -> Built:
    year = integer(found, "year")
    if year is None:
        return None
    return ("PHIJRI", Calendar(year, hijri=True)) if is_hijri_year(found) else ("PYEAR", Calendar(year))


def _hijri_year(found: Found) -> Built:
    year = integer(found, "year")
    return None if year is None else ("PHIJRI", Calendar(year, hijri=True))


def _short_year(found: Found) -> Built:
    """«عام 67»: of the twentieth century."""
    value = number(found.one("year"))
    if not found.lexicon.rules.get("short_years") or value is None or value.digits != 2 or not 32 <= value.value <= 99:
        return None
    if counts_something(found):
        return None
    season = found.value("season")
    return ("PDIV" if season else "PYEAR"), Calendar(1900 + int(value.value), division=season)


def _early_year(found: Found) -> Built:
    """«عام 632م», AD 79: a year of three digits or two."""
    value = number(found.one("year"))
    if value is None or value.digits not in (2, 3) or value.ordinal or counts_something(found):
        return None
    sure = found.one("era") is not None or (value.digits == 3 and not found.is_tag(found.after(), "HIJRI SLASH"))
    return ("PYEAR", Calendar(int(value.value))) if sure else None


def _before_christ(found: Found) -> Built:
    year = integer(found, "year")
    return None if year is None or not 1 <= year <= 9999 else ("PYEAR", Calendar(1 - year))


def _full(found: Found) -> Built:
    node = found.value("full")
    if not isinstance(node, Calendar):
        return None
    return ("PHIJRI", replace(node, hijri=True)) if found.one("era") else ("PDAY", node)


def _slashed(found: Found) -> Built:
    first, second = found.value("x")
    if 1 <= second <= 12 and 1 <= first <= 31:
        return "PDAY", Calendar(None, second, first)
    return ("PDAY", Calendar(None, first, second)) if 1 <= first <= 12 and 1 <= second <= 31 else None


def _spaced(found: Found) -> Built:
    """27 / 7 / 1445هـ"""
    day, month, year = integer(found, "day"), integer(found, "number"), integer(found, "year")
    if day is None or month is None or month > 12:
        return None
    return ("PHIJRI" if is_hijri_year(found) else "PDAY"), Calendar(year, month, day, hijri=is_hijri_year(found))


def _two_months(found: Found) -> Built:
    """The July/August 2020 issue."""
    first, last, year = found.value("month"), found.value("last"), integer(found, "year")
    return ("SPAN", Span(Calendar(year, first), Calendar(year, last))) if first < last else None


def _holiday(found: Found) -> Built:
    month, day = map(int, str(found.value("name")).split("-"))
    return "PDAY", Calendar(year_of(found), month, day)


def _borrow_year(found: Found) -> Built:
    """The year that stands after the last of several dates is theirs too: "in May and June 2019"."""
    node, following, item = found.value("x"), found.value("next"), found.one("x")
    if not isinstance(node, Calendar) or not isinstance(following, Calendar) or item is None:
        return None
    if node.year is not None or node.toward is not None or following.year is None or node.month is None:
        return None
    return ("PDAY" if node.day else "PMONTH"), replace(node, year=following.year)


def _month_in_list(found: Found) -> Built:
    """The May of "May and June 2019"."""
    following = found.value("next")
    if not isinstance(following, Calendar) or following.month == found.value("x"):
        return None
    return "PMONTH", Calendar(following.year, found.value("x"), toward=following.toward)


RULES = (
    Rule("month, two names", "(?P<first>MONTH) (SLASH|DASH|LP|COMMA LP)? (?P<second>MONTH) RP?", _one_month),
    Rule("abbreviation", "(?P<word>MONTH|WEEKDAY) DOT", _abbreviated),
    Rule("full", "(?P<full>FULL) (?P<era>HIJRI)", _full),
    Rule("full, Gregorian", "(?P<full>FULL) (AD|AMPM)?", _full),
    Rule("spaced", "(?P<day>DAYNUM) SLASH (?P<number>DAYNUM) SLASH (?P<year>NYEAR) (?P<era>HIJRI|AD|AMPM)?", _spaced),
    Rule("dashed", "(?P<day>DAYNUM) (DASH|SLASH) (?P<month>MONTH) (DASH|SLASH) (?P<year>NYEAR)", _day),
    Rule("two months", "(?P<month>MONTH) SLASH (?P<last>MONTH) (?P<year>NYEAR)", _two_months),
    Rule("slashed", "(DATED|DAYWORD|WEEKDAY COMMA?) (?P<x>SLASHED)", _slashed),
    Rule("day span", f"(?P<pair>DSPAN) {_OF} (?P<month>MONTH) {TAIL}?", _days),
    Rule("month, day span", f"(?P<lead>MONTH) (?P<pair>DSPAN) {YEAR}?".replace("lead", "month"), _days),
    Rule(
        "from day to day",
        f"FROMISH THE? DAYWORD? (?P<x>(?P<day>DAY) {_BETWEEN_DAYS} THE? (?P<last>DAY) {_OF} (?P<month>MONTH) {TAIL}?)",
        _days,
    ),
    Rule("day to day", f"(?P<day>DAY) {_BETWEEN_DAYS} THE? (?P<last>DAY) {_OF} (?P<month>MONTH) {TAIL}?", _days),
    Rule(
        "between days", f"BETWEEN THE? (?P<x>(?P<day>DAY) AND THE? (?P<last>DAY) {_OF} (?P<month>MONTH) {TAIL}?)", _days
    ),
    Rule("between month days", f"BETWEEN (?P<x>(?P<month>MONTH) (?P<day>DAY) AND (?P<last>DAY) {YEAR}?)", _days),
    Rule("month, day to day", f"(?P<month>MONTH) (?P<day>DAY) (DASH|TO) (?P<last>DAY) {YEAR}?", _days),
    Rule("day, month", f"(?P<day>DAY) COMMA? {_OF} (?P<month>MONTH) ({TAIL}|(?P<step>STEP))?", _day),
    Rule("month, day, year", f"(?P<month>MONTH) THE? (?P<day>DAY) {TAIL}", _month_first),
    Rule("month, day", "(?P<month>MONTH) THE? (?P<day>DAY)", _month_first),
    Rule(
        "day of this month", "(?P<day>DAY) (OF|IN)? THE? (?P<relmonth>REL UMONTH1|UMONTH1 REL)", _day_of_relative_month
    ),
    Rule("day of the current", "(?P<day>DAYNUM|O12|O31) (OF) (?P<step>STEP)", _day_of_relative_month),
    Rule("day current", "IN (?P<x>(?P<day>DAYNUM) (?P<step>STEP))", _day_of_relative_month),
    Rule("day before in a list", "(?P<x>DAY) (COMMA|AND|COMMA AND|OR) (?=(?P<next>PDAY))", _listed_before, times=4),
    Rule(
        "weekday's day in a list",
        "WEEKDAY (?P<x>DAYNUM) (COMMA|AND|COMMA AND|OR|TILL) DAYWORD? WEEKDAY (?=(?P<next>PDAY))",
        _listed_before,
        times=3,
    ),
    Rule(
        "day after in a list",
        f"(?P<date>PDAY) (COMMA|AND|COMMA AND|OR) (?P<x>(?P<day>DAYNUM) {YEAR}?)",
        _listed_after,
        times=3,
    ),
    Rule("day, Hijri month", f"(?P<day>DAY) {_OF} (?P<month>HMONTH) ({TAIL}|(?P<step>STEP))?", _hijri),
    Rule("Hijri month, day", f"(?P<month>HMONTH) (?P<day>DAYNUM) {YEAR}", _hijri),
    Rule("Hijri month, year", f"MONTHWORD? (?P<month>HMONTH) {TAIL}", _hijri),
    Rule("Hijri month, step", "MONTHWORD? (?P<month>HMONTH) (?P<step>STEP)", _hijri),
    Rule("step, Hijri month", "(?P<step>STEP) MONTHWORD? (OF)? (?P<month>HMONTH)", _hijri),
    Rule("month, year", f"MONTHWORD? (?P<month>MONTH) {YEAR} STEP?", _month),
    Rule("month, relative year", f"MONTHWORD? (?P<month>MONTH) {RELYEAR}", _month),
    Rule("month, step", "MONTHWORD? (?P<month>MONTH) (?P<step>STEP)", _month),
    Rule("step, month", "(?P<step>STEP) (?P<month>MONTH)", _month),
    Rule("holiday", f"(?P<name>HOLIDAY) {TAIL}?", _holiday),
    Rule("before Christ", "(YEARWORD|UYEARS)? (?P<year>INT) BC", _before_christ),
    Rule("early year", "YEARWORD (?P<year>N59|NBIG) (?P<era>AD|AMPM)?", _early_year),
    Rule("early year of our era", "(?P<era>AD) (?P<year>N59|NBIG)", _early_year),
    Rule("early year, our era", "(?P<year>N59|NBIG) (?P<era>AD)", _early_year),
    Rule("Hijri year", "YEARWORD? (?P<year>NYEAR) (?P<era>HIJRI)", _hijri_year),
    Rule("year", "(YEARWORD|UYEAR2|UYEARS) STEP? (LP|COMMA)? (?P<year>NYEAR) (?P<era>AD|AMPM)? STEP?", _year),
    Rule("season, short year", "(?P<season>SEASON) (?P<year>N59|NBIG)", _short_year),
    Rule("short year", "YEARWORD (?P<year>N59|NBIG)", _short_year),
    Rule(
        "borrowed year",
        "(?P<x>PDAY|PMONTH) (COMMA|AND|COMMA AND|OR|DASH|AND? TILL) FROMISH? THE? MONTHWORD? (?=(?P<next>PDAY|PMONTH))",
        _borrow_year,
        times=4,
    ),
    Rule(
        "month in a list",
        "(?P<x>MONTH) (COMMA|AND|COMMA AND|OR|DASH|SLASH|AND? TILL) (?=(?P<next>PMONTH))",
        _month_in_list,
        times=4,
    ),
)
