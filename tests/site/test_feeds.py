"""Feeds as a feed reader reads them, and what must not be in them."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from khulasa.site import feeds
from tests.site.site_written import Written, build_site, lay_out

feedparser = pytest.importorskip("feedparser")

BASE = "https://digest.example/"


def read(path: Path) -> Any:
    parsed = feedparser.parse(path.read_bytes())
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def slugs(parsed: Any) -> list[str]:
    return [entry.link.rstrip("/").rsplit("/", 1)[-1] for entry in parsed.entries]


def test_what_is_not_in_a_feed(fixture_site: Path) -> None:
    for lang in ("ar", "en"):
        for name in (feeds.ATOM, feeds.EDITED, feeds.JSON):
            text = (fixture_site / lang / name).read_text(encoding="utf-8")
            assert "manuscript-room" not in text, "a withdrawn digest"
            assert "../" not in text and 'href="/' not in text, "an address that is not whole"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_atom_says_what_the_site_says(fixture_site: Path, lang: str) -> None:
    parsed = read(fixture_site / lang / "feed.xml")
    assert parsed.version == "atom10"
    assert parsed.feed.language == lang
    assert parsed.feed.title == {"ar": "خلاصة", "en": "Khulasa"}[lang]
    links = {link.rel: link.href for link in parsed.feed.links}
    assert links == {"self": f"{BASE}{lang}/feed.xml", "alternate": f"{BASE}{lang}/"}
    expected = {"harbour-railway", "library-floods", "lighthouse-archive", "old-observatory", "river-survey"}
    assert set(slugs(parsed)) == expected
    assert len({entry.id for entry in parsed.entries}) == len(expected)
    assert slugs(parsed)[-1] == "lighthouse-archive", "the one that was added first"
    for entry in parsed.entries:
        assert entry.link == f"{BASE}{lang}/digests/{slugs(parsed)[parsed.entries.index(entry)]}/"
        assert entry.content[0].type == "text/html"
        assert entry.published == entry.updated == f"{entry.id.split(',')[1].split(':')[0]}T00:00:00Z"


def test_the_source_is_linked_and_its_query_is_kept(fixture_site: Path) -> None:
    entry = next(e for e in read(fixture_site / "ar/feed.xml").entries if "harbour-railway" in e.link)
    assert [link.href for link in entry.links if link.rel == "via"] == [
        "https://coast-gazette.example/harbour-railway?id=7&page=2"
    ]


def test_a_machine_translation_is_labelled_beside_its_sentence(fixture_site: Path) -> None:
    entry = next(e for e in read(fixture_site / "ar/feed.xml").entries if "library-floods" in e.link)
    first, second = entry.content[0].value.split("</p>")[1:3]
    assert "تسعة آلاف كتاب" in first and "ترجمة آلية لم تُراجَع" in first
    assert "ابن بطوطة" in second and "ترجمة آلية" not in second


def test_the_feed_of_edited_translations_has_nothing_else(fixture_site: Path) -> None:
    assert slugs(read(fixture_site / "en/feed-edited.xml")) == ["harbour-railway", "old-observatory"]
    assert slugs(read(fixture_site / "ar/feed-edited.xml")) == []


def test_json_feed_has_the_same_entries(fixture_site: Path) -> None:
    for lang in ("ar", "en"):
        feed = json.loads((fixture_site / lang / "feed.json").read_text(encoding="utf-8"))
        atom = read(fixture_site / lang / "feed.xml")
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{BASE}{lang}/feed.json"
        assert feed["home_page_url"] == f"{BASE}{lang}/"
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        assert [item["url"] for item in feed["items"]] == [entry.link for entry in atom.entries]
        assert all(item["date_published"].endswith("T00:00:00Z") and item["content_html"] for item in feed["items"])
        assert None not in [value for item in feed["items"] for value in item.values()]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    bad = "a <script>alert(1)</script> ]]> & \x0b\ufffe b"
    lay_out(tmp_path, [Written("x", [bad, bad], [bad, bad], {"url": 'https://e.example/?a="b"&c=<d>'})])
    site = build_site(tmp_path)
    entry = read(tmp_path / "site/en/feed.xml").entries[0]
    assert entry.title_detail.value == "a <script>alert(1)</script> ]]> &  b"
    tree = ElementTree.parse(tmp_path / "site/en/feed.xml")
    content = tree.find(".//{http://www.w3.org/2005/Atom}content")
    assert content is not None and "<script" not in (content.text or "") and "&lt;script&gt;" in (content.text or "")
    assert [link.href for link in entry.links if link.rel == "via"] == ['https://e.example/?a="b"&c=<d>']
    assert site.catalogues["en"].digests[0].title.text == bad


def test_a_feed_ends_somewhere_and_needs_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "SIZE", 2)
    many = [Written(f"d{n}", ["عنوان", "نص."], ["Title", "Text."]) for n in range(3)]
    lay_out(tmp_path / "many", many)
    build_site(tmp_path / "many")
    assert len(read(tmp_path / "many/site/en/feed.xml").entries) == 2
    lay_out(tmp_path / "none", many[:1], url='""')
    build_site(tmp_path / "none")
    assert not list((tmp_path / "none/site").rglob("feed*"))


def test_an_identity_outlives_a_move_to_a_folder(tmp_path: Path) -> None:
    found = []
    for number, url in enumerate(("http://digest.example/", "https://digest.example/repo/")):
        root = tmp_path / str(number)
        lay_out(root, [Written("س ص", ["عنوان", "نص."], ["Title", "Text."])], url)
        build_site(root)
        found.append(read(root / "site/ar/feed.xml").entries[0].id)
    assert found == ["tag:digest.example,2026-11-22:ar/%D8%B3%20%D8%B5"] * 2
