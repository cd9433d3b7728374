"""Arithmetic on weekdays: the first Monday of a month, Monday the 18th, the Thursday of a week."""

from datetime import date, timedelta

from khulasa.dates.nodes import Shift

_LONGEST = 2600
"""A day of the month falls on a given weekday at least once in so many days."""


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, -1 for its last; None when it has no fifth."""
    if nth < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        last = after - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


def weekday_the(reference: date, weekday: int, day: int, *, ahead: bool) -> date | None:
    """The last day on or before the reference (``ahead``: the next from it on) that is such a weekday and such a day
    of its month."""
    step = timedelta(days=7 if ahead else -7)
    distance = (weekday - reference.weekday()) % 7 if ahead else -((reference.weekday() - weekday) % 7)
    found = reference + timedelta(days=distance)
    for _ in range(_LONGEST // 7):
        if found.day == day:
            return found
        found += step
    return None


def weekday_near(weekday: int, week: Shift, today: date) -> str:
    """The weekday in a week («Thursday of next week»), or nearest to a day («أمس الأربعاء»), as EDTF."""
    if week.unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * week.amount)
        return (monday + timedelta(days=weekday)).isoformat()
    near = today + timedelta(days=week.amount)
    days = (weekday - near.weekday()) % 7
    day = near + timedelta(days=days if days <= 3 else days - 7)
    return day.isoformat() + (f"T{week.part}" if week.part else "")
