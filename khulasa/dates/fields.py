"""What a calendar date's missing fields are: its year, its month, the week of its weekday.

A bare weekday, day or month is the last one on or before the reference date in the past, the next one in the future.
Where only the verb of reporting is past ("said the 20 March vote …"), a day or month is the nearest one.
"""

from calendar import monthrange
from datetime import date, timedelta

from khulasa.dates.edtf import calendar_day, parse_edtf
from khulasa.dates.hijri import FIRST_YEAR, LAST_YEAR, hijri_days, hijri_year_month
from khulasa.dates.nodes import Calendar, Shift
from khulasa.dates.tense import DUE, EVENT, FUTURE, PAST, PRESENT
from khulasa.dates.timeline import shifted
from khulasa.dates.weekdays import nth_weekday, weekday_near, weekday_the
from khulasa.model import Basis, DateSpan

_Value = tuple[str | None, Basis]
_RELATIVE: _Value = (None, "relative")
_EXACT = {"day": ("day", "time"), "week": ("day", "time", "week"), "month": ("day", "time", "week", "month")}
_WINTER = 24
_AHEAD = 3


class Fields:
    """Fills in calendar fields for one text; `at` sets the tense, `remember` the dates already named."""

    def __init__(self, reference: date | None) -> None:
        self._reference = reference
        self._last: DateSpan | None = None
        self._head: int | None = None
        self._hijri_year: int | None = None
        self._years: dict[tuple[Calendar, str | None], int] = {}
        self.tense: str | None = None
        self.nearest: str | None = None

    @property
    def ahead(self) -> bool:
        """Whether the sentence speaks of the future here."""
        return self.tense in (FUTURE, EVENT)

    def at(self, tense: str | None, nearest: str | None) -> None:
        """The tense at the expression to come: of its own verb, and of the nearest verb."""
        self.tense, self.nearest = tense, nearest

    def remember(self, span: DateSpan, *, head: bool) -> None:
        """Keep a date; ``head``: it stands at the head of its sentence, and dates the days after it."""
        if span.start is None or span.precision == "interval":
            return
        self._last = span
        if span.precision in ("year", "month", "day", "season", "quarter", "half"):
            self._head = span.start.year if head else self._head

    def anchor(self, unit: str) -> date | None:
        """The start of the last date named, when it is exact enough to count such units from it."""
        if self._last is None or self._last.precision not in _EXACT.get(unit, (self._last.precision,)):
            return None
        return self._last.start

    def value(self, node: Calendar) -> _Value:
        """The EDTF value of a calendar date and how it was found; None and "explicit" when there is no such day."""
        try:
            return self._value(node)
        except (OverflowError, ValueError):  # before year 1 or after 9999
            return _RELATIVE

    def _value(self, node: Calendar) -> _Value:
        if node.hijri:
            return self._hijri(node)
        if node.weekday is not None and node.nth is not None:
            return self._nth(node, node.weekday, node.nth)
        if node.weekday is not None and node.day is None:
            return self._weekday(node)
        if node.weekday is not None and node.day is not None and node.month is None:
            return self._weekday_the(node.weekday, node.day)
        if isinstance(node.month, Shift):
            return self._of_relative_month(node, node.month)
        year, basis = self._year(node)
        if year is None and node.month is None:
            return _RELATIVE
        if node.half is not None:
            return _half_month(year, node), basis
        return _write(year, node), basis

    def _nth(self, node: Calendar, weekday: int, nth: int) -> _Value:
        year, basis = self._year(node)
        if year is None or not isinstance(node.month, int):
            return _RELATIVE
        day = nth_weekday(year, node.month, weekday, nth)
        return (day.isoformat() if day else None), basis if day else "explicit"

    def _weekday_the(self, weekday: int, day: int) -> _Value:
        if self._reference is None:
            return _RELATIVE
        ahead = self.nearest in (FUTURE, PRESENT, EVENT, DUE)
        found = weekday_the(self._reference, weekday, day, ahead=ahead)
        return (found.isoformat(), "publication") if found else (None, "explicit")

    def _year(self, node: Calendar) -> tuple[int | None, Basis]:
        if isinstance(node.year, int):
            return node.year, "explicit"
        if isinstance(node.year, Shift):
            return self._relative_year(node.year)
        if node.toward is None and self._head is not None:
            return self._head, "context"
        if self._reference is None or (node.base == "tense" and self.tense not in (FUTURE, PAST, EVENT, DUE)):
            return None, "relative"
        known = self._years.get((node, self.tense))
        if known is None:
            known = self._years[node, self.tense] = self._nearest_year(node, self._reference)
        return known, "publication"

    def _relative_year(self, node: Shift) -> tuple[int | None, Basis]:
        if node.base != "ref":
            start = self.anchor("year")
            if start is not None:
                return start.year + int(node.amount), "context"
            if node.base == "context" and node.amount >= 0:
                return None, "relative"
        if self._reference is None:
            return None, "relative"
        return self._reference.year + int(node.amount), "publication"

    def _nearest_year(self, node: Calendar, reference: date) -> int:
        """The year of the last such date, or of the next, by the words or the tense."""
        year = reference.year
        start = self._start(year, node)
        if start is None:
            return year
        this = node.division is None and node.day is None and (start.month == reference.month)
        if node.toward is not None:
            return _stepped(year, start, reference, node, same=this)
        if node.division is not None and node.base != "tense":
            return self._closest(year, node, reference)
        if self.tense in (FUTURE, EVENT):
            return year if start >= reference or this else year + 1
        if self.tense == PAST:
            return year if start <= reference else year - 1
        return self._closest(year, node, reference)

    def _closest(self, year: int, node: Calendar, reference: date) -> int:
        """The year that puts the date nearest to the reference; what lies ahead counts as farther,
        for news tells the past."""

        def distance(candidate: int) -> int:
            start = self._start(candidate, node)
            days = 10**6 if start is None else (reference - start).days
            return days if days >= 0 else -_AHEAD * days

        return min((year, year - 1, year + 1), key=distance)

    @staticmethod
    def _start(year: int, node: Calendar) -> date | None:
        if node.division is not None:
            span = parse_edtf(f"{year:04d}-{node.division}")
            return span.start if span else None
        month = node.month if isinstance(node.month, int) else 1
        return calendar_day(year, month, node.day or 1) or calendar_day(year, month, 1)

    def _of_relative_month(self, node: Calendar, month: Shift) -> _Value:
        start = self.anchor("month") if month.base == "context" else self._reference
        if start is None:
            return _RELATIVE
        value = shifted(start, Shift("month", month.amount))
        if value is None:
            return _RELATIVE
        year, number = map(int, value.split("-"))
        if isinstance(node.year, Shift):
            year += int(node.year.amount)
        basis: Basis = "context" if month.base == "context" else "publication"
        filled = Calendar(year, number, node.day, half=node.half)
        return (_half_month(year, filled) if node.half else _write(year, filled)), basis

    def _weekday(self, node: Calendar) -> _Value:
        week = node.year
        if node.base == "context":
            return self._weekday_after(node)
        if self._reference is None or node.weekday is None:
            return _RELATIVE
        today = self._reference
        if isinstance(week, Shift):
            return weekday_near(node.weekday, week, today), "publication"
        back, forward = (today.weekday() - node.weekday) % 7, (node.weekday - today.weekday()) % 7
        toward = node.toward
        if toward is None:
            days = forward if self.nearest in (FUTURE, PRESENT, EVENT, DUE) else -back
        elif toward == 0:
            days = forward if self.nearest in (FUTURE, EVENT) else -back
        else:
            days = (forward or 7) if toward > 0 else -(back or 7)
            days += 7 * (abs(toward) - 1) * (1 if toward > 0 else -1)
        return (today + timedelta(days=days)).isoformat(), "publication"

    def _weekday_after(self, node: Calendar) -> _Value:
        """The following Monday, the previous Friday: counted from the date named before."""
        start = self.anchor("day")
        if start is None or node.weekday is None or node.toward is None:
            return _RELATIVE
        if node.toward > 0:
            return (start + timedelta(days=(node.weekday - start.weekday()) % 7 or 7)).isoformat(), "context"
        return (
            start - timedelta(days=(start.weekday() - node.weekday) % 7 or (7 if node.toward else 0))
        ).isoformat(), "context"

    def _hijri(self, node: Calendar) -> _Value:
        month = node.month if isinstance(node.month, int) else None
        if isinstance(node.year, Shift) and node.year.unit == "gregorian":
            return _hijri_value(_hijri_in(int(node.year.amount), month), month, node.day), "explicit"
        if isinstance(node.year, int):
            self._hijri_year = node.year
            if not FIRST_YEAR <= node.year <= LAST_YEAR:
                return _RELATIVE  # a real date that no table converts
            return _hijri_value(node.year, month, node.day), "explicit"
        if isinstance(node.year, Shift) and node.year.base == "context" and self._hijri_year is not None:
            return _hijri_value(self._hijri_year + int(node.year.amount), month, node.day), "context"
        if self._reference is None or month is None:
            return _RELATIVE
        now = hijri_year_month(self._reference)
        if now is None:
            return _RELATIVE
        if isinstance(node.year, Shift):  # «رمضان هذا العام»: the one that began in that Gregorian year
            year = _hijri_in(self._reference.year + int(node.year.amount), month)
            return _hijri_value(year, month, node.day), "publication"
        amount = self._hijri_step(node, now[1] - month)
        return _hijri_value(now[0] + amount, month, node.day), "publication"

    def _hijri_step(self, node: Calendar, passed: int) -> int:
        """How many years from the current Hijri year, ``passed`` months after the month meant."""
        toward = node.toward if node.toward is not None else 1 if self.tense == FUTURE else 0
        if toward > 0:
            return 0 if passed < 0 or (passed == 0 and node.toward is None) else 1
        return 0 if passed > 0 or (passed == 0 and toward == 0) else -1 if node.toward != 0 else 0


def _stepped(year: int, start: date, reference: date, node: Calendar, *, same: bool) -> int:
    """The year of last May, this May, next May: last is before the reference's month, next after it."""
    toward = node.toward or 0
    if toward == 0:
        return year - 1 if node.division == _WINTER and reference.month <= 2 else year
    if toward < 0:
        passed = _division_end(start, node) < reference if node.division else start <= reference and not same
        return year + (0 if passed else -1) + min(toward + 1, 0)
    return year + (0 if start > reference and not same else 1) + max(toward - 1, 0)


def _division_end(start: date, node: Calendar) -> date:
    span = parse_edtf(f"{start.year:04d}-{node.division}")
    return span.end if span and span.end else start


def _write(year: int | None, node: Calendar) -> str | None:
    """The fields as EDTF; ``XXXX`` for an unknown year."""
    if year is not None and year < 1:
        text = f"-{-year:04d}" if year else "0000"
    else:
        text = "XXXX" if year is None else f"{year:04d}"
    if node.division is not None:
        return f"{text}-{node.division}" if year is not None else None
    if node.month is not None:
        text += f"-{node.month:02d}"
    return text + (f"-{node.day:02d}" if node.day is not None else "")


def _half_month(year: int | None, node: Calendar) -> str | None:
    if year is None or not isinstance(node.month, int):
        return None
    last = monthrange(year, node.month)[1]
    first, end = (1, 15) if node.half == 1 else (16, last)
    return f"{year:04d}-{node.month:02d}-{first:02d}/{year:04d}-{node.month:02d}-{end:02d}"


def _hijri_in(gregorian: int, month: int | None) -> int:
    """The Hijri year whose month begins in a Gregorian year."""
    for year in range(gregorian - 581, gregorian - 577):
        days = hijri_days(year, month)
        if days is not None and days[0].year == gregorian:
            return year
    return 0


def _hijri_value(year: int, month: int | None, day: int | None) -> str | None:
    """The Gregorian day, or the interval of days of a Hijri month or year."""
    days = hijri_days(year, month, day)
    if days is None:
        return None
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
