"""The data files as their readers read them: against their schemas, as a table, as a calendar."""

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from khulasa.site import exports, ical
from khulasa.site.records import When
from tests.site.site_written import Written, build_site, lay_out

BASE = "https://digest.example/"


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["digests", "timeline"])
def test_files_fit_their_published_schema(fixture_site: Path, name: str) -> None:
    schema = load(fixture_site / f"schema/{name}-1.json")
    assert schema["$id"] == f"{BASE}schema/{name}-1.json"
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    for lang in ("ar", "en"):
        data = load(fixture_site / lang / f"{name}.json")
        assert (fixture_site / lang / data["$schema"]).resolve() == fixture_site / f"schema/{name}-1.json"
        assert [error.message for error in checker.iter_errors(data)] == []


def test_the_schema_refuses_what_it_should(fixture_site: Path) -> None:
    checker = Draft202012Validator(load(fixture_site / "schema/digests-1.json"))
    for change in (
        {"status": "published"},
        {"lang": "Arabic"},
        {"source_url": 3},
        {"translation": {"state": "perfect"}},
        {"summary": [{"text": "x"}]},
    ):
        data = load(fixture_site / "en/digests.json")
        data["digests"][0].update(change)
        assert not checker.is_valid(data), change


def test_digests_say_what_the_pages_say(fixture_site: Path) -> None:
    found = {item["slug"]: item for item in load(fixture_site / "en/digests.json")["digests"]}
    assert "manuscript-room" not in found, "withdrawn"
    railway = found["harbour-railway"]
    assert railway["url"] == f"{BASE}en/digests/harbour-railway/"
    assert railway["alternates"] == {
        "ar": f"{BASE}ar/digests/harbour-railway/",
        "en": f"{BASE}en/digests/harbour-railway/",
    }
    assert railway["published"]["edtf"] == "2024-04-26"
    assert railway["summary"][0]["state"] == "edited"
    assert railway["summary"][0]["source"].startswith("أعادت هيئة الموانئ")
    assert found["river-survey"]["source_url"] is None and found["river-survey"]["published"] is None


def test_the_table_has_the_rows_of_the_timeline_in_order(fixture_site: Path) -> None:
    raw = (fixture_site / "ar/timeline.csv").read_bytes()
    assert b"\r\n" in raw and b"\n" not in raw.replace(b"\r\n", b"") and not raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode(), newline="")))
    events = load(fixture_site / "ar/timeline.json")["events"]
    assert tuple(rows[0]) == exports.COLUMNS
    assert [row["id"] for row in rows] == [event["id"] for event in events]
    assert [row["text"] for row in rows] == [event["sentence"]["text"] for event in events]
    assert [row["edtf"] for row in rows] == [event["when"]["edtf"] if event["when"] else "" for event in events]
    starts = [row["start"] for row in rows if row["start"]]
    assert starts == sorted(starts)
    assert not rows[-1]["edtf"], "undated rows stand at the end"


def event(text: str, edtf: str | None, **more: Any) -> dict[str, Any]:
    """A row of a digest's front matter."""
    segment = {"key": "sentence:1", "text": text, "lang": "en", "state": "edited", "source": "نص", "source_lang": "ar"}
    when = {"edtf": edtf, "words": str(edtf), "mod": None, "start": None, "end": None, **more} if edtf else None
    expression = {"text": "then", "lang": "en", "state": "edited", "source": "حينها", "source_lang": "ar"}
    return {"when": when, "expression": expression, "basis": "explicit", "planned": False, "segment": segment}


def written(*rows: dict[str, Any]) -> Written:
    return Written("x", ["عنوان", "نص."], ["Title", "Text."], {"timeline": list(rows)})


def test_a_cell_is_no_formula(tmp_path: Path) -> None:
    lay_out(
        tmp_path, [written(event('=HYPERLINK("http://e.example")', "-0044-03-15"), event("plain, “quoted”\n", None))]
    )
    build_site(tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "site/en/timeline.csv").read_bytes().decode(), newline="")))
    assert [row["text"] for row in rows] == ['\'=HYPERLINK("http://e.example")', "plain, “quoted”\n"]
    assert rows[0]["edtf"] == "-0044-03-15", "a code is as it is"


NOT_EXACT = [
    "2024",
    "2024-05",
    "XXXX-03",
    "2024-22",
    "2017/2019",
    "198X",
    "2024-03-05~",
    "2024-03-05?",
    "2024-05-XX",
    "2024-05-01/",
    "../2024-05-01",
    "2024-W20",
    "2024-05-03/2024-05-01",
    "2024-02-30",
    "-0044-03-15",
    "2024-05-01/2024-05-02/2024-05-03",
]
EXACT = [
    "2024",
    "2024-05",
    "XXXX-03",
    "2024-22",
    "2017/2019",
    "198X",
    "2024-03-05~",
    "2024-03-05?",
    "2024-05-XX",
    "2024-05-01/",
    "../2024-05-01",
    "2024-W20",
    "2024-05-03/2024-05-01",
    "2024-02-30",
    "-0044-03-15",
    "2024-05-01/2024-05-02/2024-05-03",
]
EXACT = [
    ("2024-05-03", [("DTSTART;VALUE=DATE", "20240503"), ("DTEND;VALUE=DATE", "20240504")]),
    ("2023-12-30/2024-01-02", [("DTSTART;VALUE=DATE", "20231230"), ("DTEND;VALUE=DATE", "20240103")]),
    ("0622-07-16", [("DTSTART;VALUE=DATE", "06220716"), ("DTEND;VALUE=DATE", "06220717")]),
    ("2024-05-03T14:30", [("DTSTART", "20240503T143000")]),
    ("2024-05-03T14:30:00+03:00", [("DTSTART", "20240503T113000Z")]),
]


def when(edtf: str, mod: str | None = None) -> When:
    return When(edtf, mod, edtf, None, None, None)


@pytest.mark.parametrize("edtf", NOT_EXACT)
def test_what_a_calendar_cannot_say(edtf: str) -> None:
    assert ical.exact(when(edtf)) is None


def test_part_of_a_day_is_not_the_day() -> None:
    assert ical.exact(when("2024-05-03", "START")) is None
    assert ical.exact(None) is None


@pytest.mark.parametrize(("edtf", "expected"), EXACT)
def test_what_a_calendar_says(edtf: str, expected: list[tuple[str, str]]) -> None:
    found = ical.exact(when(edtf))
    assert found is not None
    assert [found.start, *([found.end] if found.end else [])] == expected


def test_the_calendar_has_the_exact_rows_and_counts_the_others(fixture_site: Path) -> None:
    for lang in ("ar", "en"):
        text = (fixture_site / lang / "timeline.ics").read_bytes().decode()
        events = load(fixture_site / lang / "timeline.json")["events"]
        inside = [e for e in events if e["when"] and ical.exact(when(e["when"]["edtf"], e["when"]["mod"]))]
        lines = unfolded(text)
        assert lines.count("BEGIN:VEVENT") == len(inside) > 0
        assert {line.split("#")[1] for line in lines if line.startswith("URL:")} == {e["id"] for e in inside}
        about = next(line for line in lines if line.startswith("X-WR-CALDESC"))
        assert str(len(events) - len(inside)) in about
        assert len({line for line in lines if line.startswith("UID:")}) == len(inside)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_lines_are_folded_between_characters(fixture_site: Path) -> None:
    raw = (fixture_site / "ar/timeline.ics").read_bytes()
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and max(map(len, lines)) > 70
    assert b"\n" not in raw.replace(b"\r\n", b"")
    for line in lines:
        line.decode()


def test_texts_are_escaped() -> None:
    assert ical.escape("a,b;c\\d\r\ne\x07") == "a\\,b\\;c\\\\d\\ne"
    assert ical.fold("X:" + "é" * 40) == "X:" + "é" * 36 + "\r\n " + "é" * 4 + "\r\n"


def test_an_event_keeps_its_identity_when_rows_are_added(tmp_path: Path) -> None:
    first, second = event("One, two; three", "2024-05-03"), event("Same day", "2024-05-03")
    found = []
    for name, rows in (("a", [first]), ("b", [event("Earlier", "2024-01-01"), first, second, second])):
        lay_out(tmp_path / name, [written(*rows)])
        build_site(tmp_path / name)
        lines = unfolded((tmp_path / name / "site/en/timeline.ics").read_bytes().decode())
        found.append(
            {lines[n + 4 if lines[n + 3].startswith("DTEND") else n + 3]: lines[n] for n in range(len(lines) - 4)
             if lines[n].startswith("UID:")}
        )  # fmt: skip
    before, after = found
    key = "SUMMARY;LANGUAGE=en:One\\, two\\; three"
    assert before[key] == after[key]
    uids = [line for line in (tmp_path / "b/site/en/timeline.ics").read_text().splitlines() if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == 4


def test_a_site_without_an_address(tmp_path: Path) -> None:
    lay_out(tmp_path, [written(event("Text", "2024-05-03"))], url='""')
    build_site(tmp_path)
    schema = load(tmp_path / "site/schema/timeline-1.json")
    assert "$id" not in schema
    data = load(tmp_path / "site/en/timeline.json")
    assert data["events"][0]["url"] == "en/digests/x/#e-x-1"
    assert Draft202012Validator(schema).is_valid(data)


def test_no_calendar_without_an_event(tmp_path: Path) -> None:
    """RFC 5545 knows no empty calendar."""
    lay_out(tmp_path, [written(event("Some time", "2024"))])
    build_site(tmp_path)
    assert not (tmp_path / "site/en/timeline.ics").exists()


def test_a_calendar_library_reads_it(fixture_site: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    for lang in ("ar", "en"):
        calendar = icalendar.Calendar.from_ical((fixture_site / lang / "timeline.ics").read_bytes())
        events = {e["url"]: e for e in load(fixture_site / lang / "timeline.json")["events"]}
        for entry in calendar.walk("VEVENT"):
            row = events[str(entry["URL"])]
            assert str(entry["SUMMARY"]) == row["sentence"]["text"]
            start, end = entry.decoded("DTSTART"), entry.decoded("DTEND")
            assert isinstance(start, date) and not isinstance(start, datetime)
            assert start.isoformat() == row["when"]["start"] and (end - start).days >= 1
