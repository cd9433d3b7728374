"""Arithmetic on dates, in the precision of the unit: four years ago is a year, three weeks a week, five days a day."""

from datetime import date, timedelta

from khulasa.dates.edtf import calendar_day, parse_edtf
from khulasa.dates.nodes import Calendar, Offset, Shift, Span
from khulasa.model import DateSpan

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7}


def shifted(start: date, node: Shift) -> str | None:
    """The value so many units from a day; None outside the calendar, and for hours that are no whole days."""
    unit, amount = node.unit, node.amount
    if unit == "hour" and amount % 24 == 0:
        unit, amount = "day", amount / 24
    try:
        if unit in _DAYS:
            day = start + timedelta(days=_DAYS[unit] * amount)
            return (
                _week(day, weekend=node.weekend)
                if unit == "week"
                else day.isoformat() + (f"T{node.part}" if node.part else "")
            )
        return _months(start, unit, amount)
    except (OverflowError, ValueError):
        return None


def _week(day: date, *, weekend: bool) -> str:
    """Monday/Sunday, or Saturday/Sunday for a weekend."""
    monday = day - timedelta(days=day.weekday())
    first = monday + timedelta(days=5 if weekend else 0)
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _months(start: date, unit: str, amount: float) -> str | None:
    if unit not in _MONTHS:
        return None
    index = start.year * 12 + start.month - 1 + round(_MONTHS[unit] * amount)
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    if unit == "month":
        return f"{year:04d}-{month:02d}"
    if unit == "quarter":
        return f"{year:04d}-{33 + (month - 1) // 3}"
    text = f"{year:04d}"
    return {"year": text, "decade": f"{text[:3]}X", "century": f"{text[:2]}XX"}[unit]


def offset(anchor: DateSpan, node: Offset) -> str | None:
    """A date so long before or after a dated event, in the unit's precision or the event's, whichever is coarser."""
    if anchor.start is None or anchor.end is None or len(node.duration.parts) != 1:
        return None
    unit, amount = node.duration.parts[0]
    exact = {"day": ("day",), "week": ("day", "week"), "month": ("day", "week", "month")}
    if unit in ("hour", "minute", "second") or anchor.precision not in exact.get(unit, (anchor.precision,)):
        return None
    return shifted(anchor.start, Shift(unit, node.direction * amount))


def offset_from(reference: date, node: Offset) -> str | None:
    """A date so long after the reference date."""
    return offset(DateSpan("", None, reference, reference, "day"), node)


def interval(first: str, last: str, node: Span) -> str | None:
    """``first/last``; where each was resolved alone and they stand in the wrong order, the first is moved back."""
    begin, end = parse_edtf(first.partition("/")[0]), parse_edtf(last.rpartition("/")[2])
    if begin is None or end is None:
        return None
    value = f"{begin.edtf}/{end.edtf}"
    if begin.start is not None and end.start is not None and begin.start > end.start:
        if not isinstance(node.first, Calendar) or (
            isinstance(node.first.year, int) and isinstance(node.last, Calendar) and isinstance(node.last.year, int)
        ):
            return None
        moved = _earlier(begin, node.first)
        value = f"{moved}/{end.edtf}" if moved else ""
    return value if value and parse_edtf(value) is not None else None


def _earlier(span: DateSpan, node: Calendar) -> str | None:
    """The same weekday a week before, the same day or month a year before."""
    if span.start is None:
        return None
    if node.weekday is not None and node.day is None:
        return (span.start - timedelta(days=7)).isoformat()
    year = span.start.year - 1
    if span.precision == "day":
        day = calendar_day(year, span.start.month, span.start.day)
        return day.isoformat() if day else None
    return f"{year:04d}{span.edtf[4:]}"
