"""Numbers written with marks: 3.5.2019, 2019-05-03, 17:45, 2017-2019, 12-15."""

import re
from collections.abc import Callable
from typing import Any

from khulasa.dates.edtf import calendar_day
from khulasa.dates.nodes import Calendar, Clock, Moment, Span
from khulasa.dates.tokens import kind

_ISO_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(z|[+-]\d{2}:?\d{2})?")
_MARKS = re.compile(r"[/.\-–]")
_PIVOT = 50
"""Two-digit years below it are of this century."""
Read = tuple[str, Any]


def read_marked(token: str) -> Read | None:
    """The tag's name and the value of such a number; None when it can be no date and no time (a score, a version)."""
    return _READERS[kind(token)](token)


def _iso(text: str) -> Read | None:
    day, _, time = text.partition("t")
    year, month, number = map(int, day.split("-"))
    if calendar_day(year, month, number) is None:
        return "FULL", Calendar(year, month, number)
    node = Calendar(year, month, number)
    if not time:
        return "FULL", node
    match = _ISO_TIME.match(time)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return "FULL", node
    zone = (match[4] or "").upper()
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return "MOMENT", Moment(node, Clock(int(match[1]), int(match[2]), zone=zone))


def _dmy(text: str) -> Read | None:
    """Day, month, year; the month first only where day first is impossible; the year first when it has four digits."""
    parts = _MARKS.split(text)
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        return ("FULL", Calendar(first, second, third)) if _plausible(first, second, third) else None
    if len(parts[0]) > 2 or len(parts[2]) in (1, 3):
        return None
    year = third if len(parts[2]) == 4 else third + (2000 if third < _PIVOT else 1900)
    if second <= 12:
        return ("FULL", Calendar(year, second, first)) if _plausible(year, second, first) else None
    return ("FULL", Calendar(year, first, second)) if _plausible(year, first, second) else None


def _plausible(year: int, month: int, day: int) -> bool:
    """Whether it has the form of a date; one that does not exist (31/2/2020) still has, and is reported."""
    return 1000 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31


def _clock(text: str) -> Read | None:
    parts = [int(part) for part in text.split(":")]
    if parts[0] > 24 or parts[1] > 59 or (parts[0] == 24 and parts[1]):
        return None
    return ("HMS" if len(parts) == 3 else "HM"), Clock(parts[0] % 24, parts[1])


def _pair(text: str) -> Read | None:
    mark = _MARKS.search(text)
    if mark is None:
        return None
    left, right = text[: mark.start()], text[mark.end() :]
    first, second = int(left), int(right)
    if len(left) == 4 and 1000 <= first <= 2200:
        return _year_pair(first, right, mark[0])
    if len(left) > 2 or len(right) > 2:
        return None
    if mark[0] == "/":
        return "SLASHED", (first, second)
    return ("DSPAN", (first, second)) if 1 <= first < second <= 31 else None


def _year_pair(first: int, right: str, mark: str) -> Read | None:
    """2017-2019, 2019/20, and the month 2020-05."""
    second = int(right)
    if len(right) == 4:
        fits = first < second <= 2200
        return ("YSPAN", Span(Calendar(first), Calendar(second))) if fits else None
    if len(right) != 2:
        return ("PMONTH", Calendar(first, second)) if mark == "/" and 1 <= second <= 12 else None
    full = first - first % 100 + second
    if full > first and not (right.startswith("0") and mark != "/" and second != first % 100 + 1):
        return "YSPAN", Span(Calendar(first), Calendar(full))
    if first % 100 == 99 and second == 0:
        return "YSPAN", Span(Calendar(first), Calendar(first + 1))
    return ("PMONTH", Calendar(first, second)) if 1 <= second <= 12 else None


_READERS: dict[str, Callable[[str], Read | None]] = {"iso": _iso, "dmy": _dmy, "clock": _clock, "pair": _pair}
