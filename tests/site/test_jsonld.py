"""What digest pages tell machines: read back from the built pages, as data."""

import json
from pathlib import Path
from typing import Any

import pytest

from khulasa.site import jsonld
from khulasa.site.records import When
from tests.site.site_fixture import parse
from tests.site.site_written import Written, build_site, lay_out

BASE = "https://digest.example/"


def of_page(site: Path, address: str) -> dict[str, Any]:
    tree = parse(site / address / "index.html")
    (element,) = [e for e in tree.iter("script") if e.get("type") == "application/ld+json"]
    data: dict[str, Any] = json.loads(element.text or "")
    return data


def test_a_page_in_the_article_s_language(fixture_site: Path) -> None:
    data = of_page(fixture_site, "ar/digests/harbour-railway")
    assert (data["@context"], data["@type"], data["inLanguage"]) == ("https://schema.org", "NewsArticle", "ar")
    assert data["url"] == f"{BASE}ar/digests/harbour-railway/"
    assert data["datePublished"] == "2026-11-22", "the day the digest was added"
    assert data["isBasedOn"]["datePublished"] == "2024-04-26", "the day the article was published"
    assert (
        data["isBasedOn"]["url"]
        == data["citation"]["url"]
        == "https://coast-gazette.example/harbour-railway?id=7&page=2"
    )
    assert "translationOfWork" not in data
    assert data["workTranslation"][0]["@id"] == f"{BASE}en/digests/harbour-railway/"
    assert data["publishingPrinciples"] == f"{BASE}ar/about/"
    assert data["publisher"]["correctionsPolicy"] == f"{BASE}ar/corrections/"


def test_a_translated_page_names_its_original(fixture_site: Path) -> None:
    data = of_page(fixture_site, "en/digests/harbour-railway")
    assert data["inLanguage"] == "en"
    work = data["translationOfWork"]
    assert (work["@id"], work["inLanguage"]) == (f"{BASE}ar/digests/harbour-railway/", "ar")
    assert data["isBasedOn"]["inLanguage"] == "ar"
    assert data["isBasedOn"]["headline"] == "عودة القطار إلى مرفأ طرابلس بعد أربعة عقود"


def test_what_is_not_known_is_not_said(fixture_site: Path) -> None:
    data = of_page(fixture_site, "en/digests/river-survey")
    assert not {"datePublished", "url", "publisher", "author"} & set(data["isBasedOn"])
    assert isinstance(data["citation"], str), "no link was supplied"


@pytest.mark.parametrize(
    ("datetime", "mod", "expected"),
    [
        (None, None, None),
        ("2024-W20", None, None),
        ("2024-04-26", "START", None),
        ("2024", None, "2024"),
        ("2024-04", None, "2024-04"),
        ("2024-04-26", None, "2024-04-26"),
        ("2024-04-26T10:00", None, "2024-04-26"),
    ],
)
def test_dates_are_as_exact_as_they_are(datetime: str | None, mod: str | None, expected: str | None) -> None:
    assert jsonld._date(When("x", mod, "x", datetime, None, None)) == expected


def test_no_text_ends_the_script(tmp_path: Path) -> None:
    bad = '</script><script>alert(1)</script><!-- & \u2028 \u2029 "quoted" \\'
    lay_out(tmp_path, [Written("x", [bad, bad], [bad, bad])])
    site = build_site(tmp_path)
    text = str(jsonld.script(site, site.catalogues["en"].digests[0]))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["headline"] == bad
    assert of_page(tmp_path / "site", "en/digests/x")["headline"] == bad


def test_a_page_whose_original_the_site_has_not(tmp_path: Path) -> None:
    lay_out(tmp_path, [Written("x", ["عنوان", "نص."], ["Title", "Text."], {"source_lang": "fr"})])
    site = build_site(tmp_path)
    work = jsonld.json_ld(site, site.catalogues["en"].digests[0])["translationOfWork"]
    assert work["inLanguage"] == "fr" and "@id" not in work


def test_without_an_address_there_are_no_addresses(tmp_path: Path) -> None:
    lay_out(tmp_path, [Written("x", ["عنوان", "نص."], ["Title", "Text."])], url='""')
    site = build_site(tmp_path)
    data = jsonld.json_ld(site, site.catalogues["en"].digests[0])
    assert not {"@id", "url", "image", "publishingPrinciples"} & set(data)
    assert data["headline"] == "Title"
