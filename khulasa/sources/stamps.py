"""Timestamps of markup and feeds, as the day they name."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day (EDTF), where it was said, and whether another time zone may call it the day before or after."""

    edtf: str
    evidence: str
    zoned: bool

    @property
    def slack(self) -> int:
        """Days by which a page's local date may differ."""
        return 1 if self.zoned else 0


def stamp(value: str, place: str) -> Stamp | None:
    """A machine's date: ISO 8601 or RFC 2822. None for anything else, and for years that no news page has."""
    value = " ".join(value.split())
    found = _iso(value) or _mail(value)
    if found is None or not 1900 <= found[0].year <= 2200:
        return None
    return Stamp(found[0].isoformat(), f"{place}: {value}", found[1])


def _iso(value: str) -> tuple[date, bool] | None:
    try:
        if len(value) == 10:
            return date.fromisoformat(value), False
        parsed = datetime.fromisoformat(value.replace(" +", "+").replace(" UTC", "+00:00"))
    except ValueError:
        return None
    # UTC is how systems store a time, not where the reader was; with another offset the day is the page's own.
    return parsed.date(), parsed.utcoffset() == timedelta(0) and (parsed.hour, parsed.minute) != (0, 0)


def _mail(value: str) -> tuple[date, bool] | None:
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return parsed.date(), not parsed.utcoffset()


def agreed(stamps: tuple[Stamp, ...]) -> Stamp | None:
    """The one day all stamps can mean, the reader's own first; None if two cannot be the same."""
    local = next((one for one in stamps if not one.zoned), stamps[0] if stamps else None)
    if local is None:
        return None
    for other in stamps:
        apart = abs(date.fromisoformat(local.edtf) - date.fromisoformat(other.edtf))
        if apart > timedelta(days=max(local.slack, other.slack)):
            return None
    return local
