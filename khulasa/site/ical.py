"""The dated events of a language as a calendar (iCalendar, RFC 5545): those alone that a calendar can say exactly.

A day, days from one to another, and a time of day go in. A month, a season, a year, «early May» and «about 2019» do
not: a calendar would have to name a day for them. How many were left out stands in the calendar's description.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from khulasa.locale import catalogue as strings
from khulasa.model import Lang
from khulasa.site import provenance
from khulasa.site.catalogue import Catalogue
from khulasa.site.records import Digest, Row, When
from khulasa.site.state import Site
from khulasa.site.urls import absolute

FOLD = 75
"""The most octets in a line, the line break left out (RFC 5545, 3.1)."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Exact:
    """When an event is, as properties of VEVENT: names with parameters, and values."""

    start: tuple[str, str]
    end: tuple[str, str] | None = None


def exact(when: When | None) -> Exact | None:
    """A date as a calendar says it; None where it would have to say more than the date does."""
    if when is None or when.mod is not None:
        return None
    try:
        if _TIME.fullmatch(when.edtf):
            return Exact(_time(datetime.fromisoformat(when.edtf)))
        days = when.edtf.split("/")
        if len(days) > 2 or not all(_DAY.fullmatch(day) for day in days):
            return None
        start, end = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
        if end < start:
            return None
        after = end + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return Exact(("DTSTART;VALUE=DATE", _digits(start)), ("DTEND;VALUE=DATE", _digits(after)))


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _time(moment: datetime) -> tuple[str, str]:
    """A time with a zone in UTC; one without as it is, in whatever zone the reader is (RFC 5545, 3.3.5, form 1)."""
    zone = "Z" if moment.tzinfo else ""
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return ("DTSTART", f"{_digits(moment.date())}T{moment:%H%M%S}{zone}")


def has_events(items: Catalogue) -> bool:
    """Whether a language has an event for a calendar; without one there is no calendar (RFC 5545, 3.6)."""
    return any(exact(row.when) for row in items.all_rows)


def calendar(site: Site, lang: Lang) -> str:
    """The calendar of a language, its lines folded and ended as RFC 5545 asks."""
    items = site.catalogues[lang]
    rows = [(row, when) for row in items.all_rows if (when := exact(row.when))]
    left = len(items.all_rows) - len(rows)
    said = strings(lang)
    name = f"{site.name(lang)}{said.gettext(': ')}{said.gettext('Timeline')}"
    about = said.ngettext(
        "Events dated to the day. %(n)s event that has no exact day is on the site’s timeline only.",
        "Events dated to the day. %(n)s events that have no exact day are on the site’s timeline only.",
        left,
    ) % {"n": left}
    head = [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Khulasa//Timeline//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        (f"NAME;LANGUAGE={lang}", escape(name)),
        (f"X-WR-CALNAME;LANGUAGE={lang}", escape(name)),
        (f"DESCRIPTION;LANGUAGE={lang}", escape(about)),
        (f"X-WR-CALDESC;LANGUAGE={lang}", escape(about)),
    ]
    events = _events(site, items, rows)
    return "".join(fold(f"{key}:{value}") for key, value in (*head, *events, ("END", "VCALENDAR")))


def _events(site: Site, items: Catalogue, rows: Sequence[tuple[Row, Exact]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for row, when in rows:
        item = items.by_slug[row.slug]
        yield from _event(site, item, row, when, seen)


def _event(site: Site, item: Digest, row: Row, when: Exact, seen: set[str]) -> Iterator[tuple[str, str]]:
    yield ("BEGIN", "VEVENT")
    yield ("UID", _uid(site, row, item.lang, seen))
    yield ("DTSTAMP", f"{(item.added or '1970-01-01').replace('-', '')}T000000Z")
    yield when.start
    if when.end:
        yield when.end
    yield (f"SUMMARY;LANGUAGE={row.segment.lang}", escape(row.segment.text))
    yield (f"DESCRIPTION;LANGUAGE={item.lang}", escape("\n".join(_description(item, row))))
    yield ("STATUS", "TENTATIVE" if row.planned else "CONFIRMED")
    yield ("TRANSP", "TRANSPARENT")
    if site.site_url:
        yield ("URL", f"{absolute(site.site_url, item.url)}#{row.id}")
    yield ("END", "VEVENT")


def _description(item: Digest, row: Row) -> Iterable[str]:
    """Whose words these are: the digest and its outlet, what kind of translation, and the original."""
    yield f"{item.title.text} · {provenance.outlet(item)}"
    if row.planned:
        yield strings(item.lang).gettext("planned")
    if said := provenance.label(row.segment, item.lang):
        yield said
    if row.segment.source != row.segment.text:
        yield row.segment.source


def _uid(site: Site, row: Row, lang: Lang, seen: set[str]) -> str:
    """An identity that outlives a change of order: of the digest, the sentence, its expression and date."""
    expression = row.expression.source if row.expression else ""
    edtf = row.when.edtf if row.when else ""
    base = "\0".join((lang, row.slug, row.segment.source, expression, edtf))
    number, identity = 1, hashlib.sha256(base.encode()).hexdigest()[:32]
    while identity in seen:
        number += 1
        identity = hashlib.sha256(f"{base}\0{number}".encode()).hexdigest()[:32]
    seen.add(identity)
    return f"{identity}@{urlsplit(site.site_url).hostname or 'khulasa.invalid'}"


def escape(text: str) -> str:
    r"""Text as a TEXT value (RFC 5545, 3.3.11).

    >>> escape("a, b; c\\d")
    'a\\, b\\; c\\\\d'
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """A content line with its line breaks: no part longer than 75 octets, no character cut."""
    parts, part, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > FOLD:
            parts.append(part)
            part, size = " ", 1
        part += char
        size += octets
    return "\r\n".join((*parts, part)) + "\r\n"
