"""The fixture site as a reader's browser reads it: languages, links, alternates, policy, and what each page says."""

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from mkdocs.exceptions import Abort

from tests.conftest import REPOSITORY
from tests.site.site_fixture import FIXTURE, MOVED, attributes, build_fixture, by_class, pages, parse, text

BASE = "https://digest.example/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def page(site: Path, address: str) -> ElementTree.Element:
    return parse(site / address / "index.html")


def resolves(site: Path, page_: Path, href: str, base: str) -> bool:
    """Whether a link of a page of the site leads to a file, and its anchor to an element of that file."""
    here = base + page_.relative_to(site).as_posix()
    target = urljoin(here, href)
    if not target.startswith(base):
        return False
    parts = urlsplit(target)
    path = site / unquote(parts.path.removeprefix(urlsplit(base).path))
    path = path / "index.html" if path.is_dir() else path
    if not path.is_file():
        return False
    anchors = {value for _, value in attributes(parse(path), "id")} if parts.fragment else {""}
    return unquote(parts.fragment) in anchors


def internal_links(site: Path) -> Iterator[tuple[Path, str]]:
    for path in pages(site):
        for name in ("href", "src"):
            for _, value in attributes(parse(path), name):
                if not value.startswith(("http://", "https://", "mailto:", "data:")):
                    yield path, value


def test_every_internal_link_and_anchor_resolves(fixture_site: Path) -> None:
    links = list(internal_links(fixture_site))
    assert [(path, value) for path, value in links if not resolves(fixture_site, path, value, BASE)] == []
    assert len(links) > 500


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/repo/"])
def test_every_internal_link_and_anchor_of_our_own_site_resolves(tmp_path: Path, base: str) -> None:
    source = tmp_path / "own"
    shutil.copytree(REPOSITORY / "content", source / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", source)
    (source / "templates").mkdir()
    site = build_fixture(tmp_path / "built", source=source, site_url=base)
    links = list(internal_links(site))
    assert [(path, value) for path, value in links if not resolves(site, path, value, base)] == []
    assert len(links) > 1000


def test_links_are_relative_except_on_the_error_page(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        if path.name != "404.html":
            rooted = [v for n in ("href", "src") for _, v in attributes(parse(path), n) if v.startswith("/")]
            assert not rooted, path


def test_the_error_page_works_below_a_base_path(tmp_path: Path) -> None:
    site = build_fixture(tmp_path, site_url="https://digest.example/repo/")
    links = [value for _, value in attributes(parse(site / "404.html"), "href") if value != "#main"]
    assert links and all(value.startswith("/repo/") for value in links)
    assert all(resolves(site, site / "404.html", value, "https://digest.example/repo/") for value in links)


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_language_and_direction(fixture_site: Path, lang: str, direction: str) -> None:
    found = pages(fixture_site / lang)
    assert len(found) > 10
    for path in found:
        html = parse(path)
        assert (html.attrib["lang"], html.attrib["dir"]) == (lang, direction), path


def test_a_page_and_its_counterpart_name_each_other(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        found = {
            element.attrib["hreflang"]: element.attrib["href"]
            for element in parse(path).iter("link")
            if element.attrib.get("rel") == "alternate" and "hreflang" in element.attrib
        }
        address = path.relative_to(fixture_site).as_posix().removesuffix("index.html")
        lang = address.partition("/")[0]
        if lang not in ("ar", "en"):
            continue
        below = quote(address.removeprefix(lang))
        assert {found["ar"], found["en"]} == {f"{BASE}ar{below}", f"{BASE}en{below}"}, path
        assert found["x-default"] == (BASE if below == "/" else f"{BASE}ar{below}")
        other = "en" if lang == "ar" else "ar"
        places = by_class(parse(path), "languages")[0].iter("a")
        assert [(e.attrib["lang"], e.attrib.get("aria-current")) for e in places] == [
            (code, "true" if code == lang else None) for code in ("ar", "en")
        ]
        switch = [e for e in parse(path).iter("a") if e.attrib.get("rel") == "alternate"]
        assert [(e.attrib["lang"], e.attrib["hreflang"], text(e)) for e in switch] == [
            (other, other, {"ar": "العربية", "en": "English"}[other])
        ]
        assert resolves(fixture_site, path, switch[0].attrib["href"], BASE)


def test_canonical_is_the_page_itself(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        if path.name != "404.html":
            canonical = [e.attrib["href"] for e in parse(path).iter("link") if e.attrib.get("rel") == "canonical"]
            assert canonical == [BASE + quote(path.relative_to(fixture_site).as_posix().removesuffix("index.html"))]


def test_every_page_describes_itself(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        tree = parse(path)
        said = [m.attrib["content"] for m in tree.iter("meta") if m.attrib.get("name") == "description"]
        assert len(said) == 1 and said[0], path
        assert text(tree.find(".//title")), path


def test_sitemap_has_every_listed_page_with_its_alternates(fixture_site: Path) -> None:
    tree = ElementTree.parse(fixture_site / "sitemap.xml")
    entries = {
        entry.findtext("s:loc", namespaces=SITEMAP): [x.attrib["hreflang"] for x in entry.findall("x:link", SITEMAP)]
        for entry in tree.getroot()
    }
    assert entries[f"{BASE}ar/digests/harbour-railway/"] == ["ar", "en", "x-default"]
    assert f"{BASE}en/digests/river-survey/" not in entries, "an unreviewed translation"
    assert f"{BASE}ar/digests/manuscript-room/" not in entries, "withdrawn"
    for address in entries:
        assert (fixture_site / unquote(str(address)).removeprefix(BASE) / "index.html").is_file()


def test_unreviewed_translations_are_kept_from_search_engines(fixture_site: Path) -> None:
    def robots(address: str) -> list[str]:
        metas = page(fixture_site, address).iter("meta")
        return [meta.attrib["content"] for meta in metas if meta.attrib.get("name") == "robots"]

    assert robots("ar/digests/river-survey") == []
    assert robots("en/digests/harbour-railway") == []
    assert robots("en/digests/river-survey") == ["noindex"]
    assert robots("ar/digests/library-floods") == ["noindex"]


def test_no_inline_script_or_style_and_a_strict_policy(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        tree = parse(path)
        assert not list(attributes(tree, "style")) and not list(tree.iter("style")), path
        scripts = [s for s in tree.iter("script") if s.attrib.get("type") != "application/ld+json"]
        assert all("src" in script.attrib and not text(script) for script in scripts), path
        handlers = {n for e in tree.iter() if isinstance(e.tag, str) for n in e.attrib if n.lower().startswith("on")}
        assert not handlers, path
        policy = [m.attrib["content"] for m in tree.iter("meta") if "http-equiv" in m.attrib]
        assert len(policy) == 1 and policy[0].startswith("default-src 'none'") and "unsafe-inline" not in policy[0]
        searches = path.parent.parent == fixture_site and path.parent != fixture_site
        assert ("wasm-unsafe-eval" in policy[0]) == searches, path
        assert "unsafe" not in policy[0].replace("wasm-unsafe-eval", "")
        assert [m.attrib["content"] for m in tree.iter("meta") if m.attrib.get("name") == "referrer"] == ["no-referrer"]


def test_nothing_of_the_page_comes_from_elsewhere(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        tree = parse(path)
        loaded = [v for e, v in attributes(tree, "src")]
        loaded += [e.attrib["href"] for e in tree.iter("link") if e.attrib["rel"] not in ("canonical", "alternate")]
        assert not [value for value in loaded if "//" in value], path


def test_ids_are_unique(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        ids = [value for _, value in attributes(parse(path), "id")]
        assert len(ids) == len(set(ids)), path


def test_one_h1_and_no_level_skipped(fixture_site: Path) -> None:
    for path in pages(fixture_site):
        levels = [int(e.tag[1]) for e in parse(path).iter() if e.tag in ("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1 and levels[0] == 1, path
        assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels)), path


def test_foreign_text_says_its_language(fixture_site: Path) -> None:
    """Arabic letters on an English page stand in an element that says ar, and the other way round for words."""
    for path in pages(fixture_site / "en"):
        for lang, words in runs(parse(path).find("body"), "en"):
            if any("ء" <= char <= "ي" for char in words):
                assert lang == "ar", (path, words)


def runs(element: ElementTree.Element | None, lang: str) -> list[tuple[str, str]]:
    if element is None or not isinstance(element.tag, str):
        return []
    here = element.attrib.get("lang", lang)
    found = [(here, element.text or "")]
    for child in element:
        found += runs(child, here)
        found.append((here, child.tail or ""))
    return found


def test_only_what_browsers_need_is_published(fixture_site: Path) -> None:
    found = {path.suffix for path in fixture_site.rglob("*") if path.is_file()}
    data = {".json", ".csv", ".ics", ".png", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}
    assert found <= {".html", ".css", ".js", ".svg", ".woff2", ".txt", ".xml"} | data
    assert not (fixture_site / "base.html").exists()


def test_the_same_content_gives_the_same_bytes(fixture_site: Path, tmp_path: Path) -> None:
    again = build_fixture(tmp_path)
    first = {p.relative_to(fixture_site): p.read_bytes() for p in fixture_site.rglob("*") if p.is_file()}
    assert first == {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}


def test_a_dead_link_in_a_hand_written_page_fails_a_strict_build(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(FIXTURE, broken)
    about = broken / "content/en/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_fixture(tmp_path / "out", source=broken)


def test_front_matter_that_cannot_be_read_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(FIXTURE, broken)
    (broken / "content/en/digests/harbour-railway.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_fixture(tmp_path / "out", source=broken)
    assert "content/en/digests/harbour-railway.md: no readable front matter" in caplog.text


def test_a_digest_that_moved_leaves_a_redirect(fixture_site: Path) -> None:
    tree = page(fixture_site, f"en/digests/{MOVED}")
    refresh = next(m.attrib["content"] for m in tree.iter("meta") if m.attrib.get("http-equiv") == "refresh")
    assert refresh == "0; url=../harbour-railway/"
    assert [e.attrib["href"] for e in tree.iter("link") if e.attrib["rel"] == "canonical"] == [
        f"{BASE}en/digests/harbour-railway/"
    ]
    assert [a.attrib["href"] for a in tree.iter("a")] == ["../harbour-railway/"]
    assert MOVED not in (fixture_site / "sitemap.xml").read_text(encoding="utf-8")
    for path in pages(fixture_site):
        assert not [v for _, v in attributes(parse(path), "href") if MOVED in v], path


def test_by_class_finds_something(fixture_site: Path) -> None:
    """The tests beside this one look things up by class; a renamed class must not make them pass on nothing."""
    names = ("event", "mark-machine", "mark-held", "mark-missing", "mark-planned", "mark-undated", "original", "entry")
    html = [parse(path) for path in pages(fixture_site)]
    counts = {name: sum(len(by_class(tree, name)) for tree in html) for name in names}
    assert all(counts.values()), json.dumps(counts)
