"""The Umm al-Qura calendar, by hijridate; loaded only when a Hijri date stands in a text."""

from datetime import date

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""The years hijridate's Umm al-Qura tables cover (1924-2077)."""


def hijri_days(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri day, month or year; None when there is no such day or no table for it."""
    from hijridate import Hijri  # noqa: PLC0415 - most texts have no Hijri date, and its tables take time to load

    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        first = Hijri(year, month or 1, day or 1)
        last = Hijri(year, month or 12, 1) if day is None else first
        if day is None:
            last = Hijri(year, month or 12, last.month_length())
        return first.to_gregorian(), last.to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_year_month(day: date) -> tuple[int, int] | None:
    """The Hijri year and month a Gregorian day falls in; None outside the tables."""
    from hijridate import Gregorian  # noqa: PLC0415

    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return hijri.year, hijri.month
