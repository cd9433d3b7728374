"""EDTF and back: the subset of ISO 8601-2 that Khulasa's values use, checked and expanded to days.

Years of four digits with trailing ``X`` (``198X``, ``18XX``, ``XXXX-03``), months, days, seasons 21-24, quarters
33-36, halves 40-41, times and parts of a day (``T17:45Z``, ``TMO``), ``~`` and ``?`` at the end, intervals ``a/b``.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from khulasa.model import DateSpan

Mod = Literal["START", "MID", "END"]
MODS = ("START", "MID", "END")
_POINT = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|-?\d{2}XX|XXXX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<time>T(?:MO|MI|AF|EV|NI|\d{2}(?::\d{2}(?::\d{2})?)?(?:Z|[+-]\d{2}:\d{2})?))?"
    r"(?P<mark>[~?%]?)",
    re.ASCII,
)
_TIME_ONLY = re.compile(
    r"T(?:(?:MO|MI|AF|EV|NI)|([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d|60))?)?(?:Z|[+-]\d{2}:\d{2})?)", re.ASCII
)
_CERTAINTY = {"": "certain", "~": "approximate", "?": "uncertain", "%": "uncertain"}
# First month and number of months of EDTF's divisions of a year (northern seasons; winter begins in December).
_DIVISIONS = {
    **{21 + i: ("season", 3 + 3 * i, 3) for i in range(4)},
    **{33 + i: ("quarter", 1 + 3 * i, 3) for i in range(4)},
    40: ("half", 1, 6),
    41: ("half", 7, 6),
}


@lru_cache(maxsize=4096)
def parse_edtf(value: str, mod: Mod | None = None) -> DateSpan | None:
    """The days a value may mean, and how exact it is; None when it is not in the subset or cannot be.

    ``mod``: START, MID, END or None, kept in the span (its days stay those of the whole).
    """
    if mod is not None and mod not in MODS:
        return None
    span = _interval(value) if "/" in value else _point(value)
    return span and replace(span, mod=mod)


def _interval(value: str) -> DateSpan | None:
    first, _, last = value.partition("/")
    if _TIME_ONLY.fullmatch(first) and _TIME_ONLY.fullmatch(last):
        return DateSpan(value, None, None, None, "time")
    begin, end = _point(first), _point(last)
    if begin is None or end is None or begin.precision == "time" != end.precision:
        return None
    known = begin.start is not None and end.end is not None
    if known and begin.start > end.end:  # type: ignore[operator]
        return None
    certainty = begin.certainty if begin.certainty != "certain" else end.certainty
    return DateSpan(value, None, begin.start, end.end, _interval_precision(begin, end), certainty)


def _interval_precision(begin: DateSpan, end: DateSpan) -> str:
    if begin.precision == end.precision == "time":
        return "time"
    if begin.precision == end.precision == "day" and begin.start and end.start:
        week = begin.start.weekday() == 0 and end.start - begin.start == timedelta(days=6)
        return "week" if week else "interval"
    return "interval"


def _point(value: str) -> DateSpan | None:
    if _TIME_ONLY.fullmatch(value):
        return DateSpan(value, None, None, None, "time")
    match = _POINT.fullmatch(value)
    if match is None:
        return None
    year, month, day, time = match.group("year", "month", "day", "time")
    if time is not None and (day is None or (year.endswith("X") and year != "XXXX") or not _TIME_ONLY.fullmatch(time)):
        return None
    days = _days(year, month, day)
    if days is None:
        return None
    precision, start, end = days
    return DateSpan(value, None, start, end, "time" if time else precision, _CERTAINTY[match.group("mark")])


_Days = tuple[str, date | None, date | None]


def _days(year: str, month: str | None, day: str | None) -> _Days | None:
    """Precision, first and last day of a point; None when there is no such day."""
    if month is None:
        return _years(year)
    if year.endswith("X"):
        return _without_year(month, day) if year == "XXXX" else None
    number = int(year)
    if month == "XX" or day == "XX":
        return None
    if int(month) in _DIVISIONS:
        name, first, count = _DIVISIONS[int(month)]
        return (name, *_months(number, first, count)) if day is None else None
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return ("month", *_months(number, int(month), 1))
    found = calendar_day(number, int(month), int(day))
    if number < 1:
        return ("day", None, None) if _possible(int(month), int(day)) else None
    return ("day", found, found) if found else None


def _years(year: str) -> _Days | None:
    if year == "XXXX":
        return None
    if year.startswith("-") or year == "0000":
        return None if year == "-0000" else ("century" if year.endswith("X") else "year", None, None)
    precision = {0: "year", 1: "decade", 2: "century"}[year.count("X")]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return precision, date(max(first, 1), 1, 1), date(max(last, 1), 12, 31)


def _without_year(month: str, day: str | None) -> _Days | None:
    if month == "XX":
        return None
    number = int(month)
    if day is None:
        known = 1 <= number <= 12 or number in _DIVISIONS
        return (_DIVISIONS[number][0] if number in _DIVISIONS else "month", None, None) if known else None
    return ("day", None, None) if day != "XX" and _possible(number, int(day)) else None


def _possible(month: int, day: int) -> bool:
    """Whether some year has this day (29 February does)."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]


def _months(year: int, first: int, count: int) -> tuple[date | None, date | None]:
    if not 1 <= year <= 9998:
        return None, None
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def calendar_day(year: int, month: int, day: int) -> date | None:
    """That day of the (proleptic) Gregorian calendar, or None when it does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
