"""The data of a language as files: the timeline as JSON, CSV and iCalendar, the digests as JSON, and their schemas.

Belongs here: what the files hold. Does not: feeds (feeds.py), what schema.org is told (jsonld.py). docs/data.md is for
readers of the files.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from khulasa.model import Lang
from khulasa.site import ical, theme_dir
from khulasa.site.catalogue import Catalogue, timeline
from khulasa.site.records import Digest, Entity, Outlet, Row, Text, When
from khulasa.site.state import Site
from khulasa.site.urls import absolute

TIMELINE_JSON = "timeline.json"
TIMELINE_CSV = "timeline.csv"
CALENDAR = "timeline.ics"
DIGESTS = "digests.json"
SCHEMAS = "schema"
"""The schemas' folder, from the site's root; a schema that changes in a way that breaks readers gets a new number."""
DIGESTS_SCHEMA = "digests-1.json"
TIMELINE_SCHEMA = "timeline-1.json"

COLUMNS = (
    "id",
    "edtf",
    "mod",
    "start",
    "end",
    "date_in_words",
    "basis",
    "planned",
    "text",
    "text_lang",
    "state",
    "source",
    "source_lang",
    "expression",
    "digest",
    "digest_title",
    "outlet",
    "url",
)
"""The columns of timeline.csv."""
_TEXTS = ("date_in_words", "text", "source", "expression", "digest_title", "outlet")


def write(site: Site) -> None:
    """Write the files of every language, and the schemas."""
    _write(site.site_dir / SCHEMAS / DIGESTS_SCHEMA, schema(site, DIGESTS_SCHEMA))
    _write(site.site_dir / SCHEMAS / TIMELINE_SCHEMA, schema(site, TIMELINE_SCHEMA))
    for lang, items in site.catalogues.items():
        folder = site.site_dir / lang
        rows = ordered(items)
        _write(folder / TIMELINE_JSON, timeline_json(site, lang, rows))
        _write(folder / TIMELINE_CSV, timeline_csv(site, items, rows))
        _write(folder / DIGESTS, digests_json(site, lang))
        if ical.has_events(items):
            _write(folder / CALENDAR, ical.calendar(site, lang))


def ordered(items: Catalogue) -> tuple[Row, ...]:
    """All rows in the order of the timeline page: by date, then those without a year, then the undated."""
    parts = timeline(items.all_rows)
    return (*parts.dated, *parts.undated)


def schema(site: Site, name: str) -> str:
    """A schema (JSON Schema, draft 2020-12) with its address on this site, where the site has one."""
    text = (theme_dir() / SCHEMAS / name).read_text(encoding="utf-8")
    address = absolute(site.site_url, f"{SCHEMAS}/{name}")
    return text.replace('"$id": "",', f'"$id": {json.dumps(address)},' if address else "").replace("\n  \n", "\n")


def timeline_json(site: Site, lang: Lang, rows: Sequence[Row]) -> str:
    """The timeline: one object a row, in order."""
    items = site.catalogues[lang]
    found = [_row(site, items.by_slug[row.slug], row, short=False) for row in rows]
    return _document(TIMELINE_SCHEMA, lang, "events", found)


def digests_json(site: Site, lang: Lang) -> str:
    """The published digests, newest first."""
    return _document(DIGESTS_SCHEMA, lang, "digests", [_digest(site, item) for item in site.catalogues[lang].digests])


def timeline_csv(site: Site, items: Catalogue, rows: Sequence[Row]) -> str:
    """The timeline as a table (RFC 4180): UTF-8, a header line, CRLF.

    A text that a spreadsheet would run as a formula starts with an apostrophe, which spreadsheets do not show.
    """
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS)
    writer.writeheader()
    for row in rows:
        record = _record(site, items.by_slug[row.slug], row)
        writer.writerow({key: _tame(value) if key in _TEXTS else value for key, value in record.items()})
    return buffer.getvalue()


def _tame(text: str) -> str:
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


def _record(site: Site, item: Digest, row: Row) -> dict[str, str]:
    when = row.when
    return {
        "id": row.id,
        "edtf": when.edtf if when else "",
        "mod": (when.mod if when else None) or "",
        "start": (when.start if when else None) or "",
        "end": (when.end if when else None) or "",
        "date_in_words": when.words if when else "",
        "basis": row.basis,
        "planned": "true" if row.planned else "false",
        "text": row.segment.text,
        "text_lang": row.segment.lang,
        "state": row.segment.state,
        "source": row.segment.source,
        "source_lang": row.segment.source_lang,
        "expression": row.expression.source if row.expression else "",
        "digest": item.slug,
        "digest_title": item.title.text,
        "outlet": item.outlet.name if item.outlet else "",
        "url": _address(site, item, row.id),
    }


def _digest(site: Site, item: Digest) -> dict[str, Any]:
    made = item.translation
    return {
        "slug": item.slug,
        "lang": item.lang,
        "url": _address(site, item),
        "title": _text(item.title),
        "outlet": _outlet(item.outlet),
        "via": {"name": item.via[0], "name_lang": item.via[1]} if item.via else None,
        "author": item.author,
        "published": {**_when(item.published), "evidence": item.evidence} if item.published else None,
        "added": item.added or None,
        "source_lang": item.source_lang,
        "source_url": item.source_url,
        "archive": item.archive,
        "origin": {"path": item.origin.path, "sha256": item.origin.sha256} if item.origin else None,
        "translation": {
            "state": made.state,
            "engines": list(made.engines),
            "edited": made.edited,
            "machine": made.machine,
            "held": made.held,
            "missing": made.missing,
        }
        if made
        else None,
        "summary": [_text(text) for text in item.summary],
        "timeline": [_row(site, item, row, short=True) for row in item.timeline],
        "figures": [_text(figure.text) for figure in item.figures],
        "entities": [_entity(entity) for entity in item.entities],
        "loaded": [_text(text) for text in item.loaded],
        "alternates": dict(_alternates(site, item)),
    }


def _alternates(site: Site, item: Digest) -> Iterator[tuple[Lang, str]]:
    for lang, items in site.catalogues.items():
        other = items.by_slug.get(item.slug)
        if other and not other.withdrawn:
            yield lang, _address(site, other)


def _row(site: Site, item: Digest, row: Row, *, short: bool) -> dict[str, Any]:
    """An event; ``short``: inside its digest, which need not be named again."""
    event: dict[str, Any] = {
        "id": row.id,
        "url": _address(site, item, row.id),
        "when": _when(row.when) if row.when else None,
        "expression": _text(row.expression) if row.expression else None,
        "basis": row.basis,
        "planned": row.planned,
        "sentence": _text(row.segment),
    }
    if not short:
        event["digest"] = {"slug": item.slug, "url": _address(site, item), "title": item.title.text}
        event["outlet"] = _outlet(item.outlet)
    return event


def _when(when: When) -> dict[str, Any]:
    return {"edtf": when.edtf, "mod": when.mod, "words": when.words, "start": when.start, "end": when.end}


def _text(text: Text) -> dict[str, Any]:
    return {
        "text": text.text,
        "lang": text.lang,
        "state": text.state,
        "source": text.source,
        "source_lang": text.source_lang,
        "paragraph": text.paragraph,
        "link": text.link,
    }


def _outlet(outlet: Outlet | None) -> Mapping[str, Any] | None:
    if outlet is None:
        return None
    return {
        "id": outlet.id,
        "name": outlet.name,
        "name_lang": outlet.name_lang,
        "kind": outlet.kind,
        "country": outlet.country,
    }


def _entity(entity: Entity) -> Mapping[str, Any]:
    return {
        "id": entity.id or None,
        "kind": entity.kind,
        "name": entity.name,
        "name_lang": entity.name_lang,
        "source_name": entity.source_name,
    }


def _address(site: Site, item: Digest, anchor: str = "") -> str:
    """A digest's full address; from the site's root where the site has none."""
    return (absolute(site.site_url, item.url) or item.url) + (f"#{anchor}" if anchor else "")


def _document(schema_name: str, lang: Lang, key: str, members: Sequence[Mapping[str, Any]]) -> str:
    """A file of one object whose members stand a line each, so that two versions can be compared."""
    head = {"$schema": f"../{SCHEMAS}/{schema_name}", "lang": lang}
    start = json.dumps(head, ensure_ascii=False)[:-1]
    lines = ",\n".join(json.dumps(member, ensure_ascii=False) for member in members)
    return f'{start}, "{key}": [\n{lines}\n]}}\n' if lines else f'{start}, "{key}": []}}\n'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
