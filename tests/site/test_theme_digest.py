"""What a digest's page says and shows, state by state; lists that must not name it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.site_fixture import attributes, by_class, pages, parse, text


def digest(site: Path, lang: str, slug: str) -> ElementTree.Element:
    return parse(site / lang / "digests" / slug / "index.html")


def section(tree: ElementTree.Element, heading: str) -> ElementTree.Element:
    return next(e for e, value in attributes(tree, "aria-labelledby") if value == heading)


def element(tree: ElementTree.Element, identity: str) -> ElementTree.Element:
    return next(e for e, value in attributes(tree, "id") if value == identity)


@pytest.mark.parametrize(
    ("lang", "slug", "expected"),
    [
        ("ar", "harbour-railway", "نُشر: 26 نيسان/أبريل 2024"),
        ("en", "harbour-railway", "Published: 26 April 2024"),
        ("ar", "river-survey", "لم تُذكر وسيلة الإعلام لم يُذكر تاريخ النشر"),
        ("en", "river-survey", "Date of publication not stated"),
        ("en", "library-floods", "Published: late November 2023"),
        ("ar", "harbour-railway", "أُضيف: 22 تشرين الثاني/نوفمبر 2026"),
        ("en", "harbour-railway", "Added: 22 November 2026"),
        ("en", "harbour-railway", "Coast Gazette (newspaper, Lebanon)"),
        ("ar", "harbour-railway", "جريدة الساحل (صحيفة، لبنان)"),
        ("en", "river-survey", "outlet not stated"),
    ],
)
def test_dateline(fixture_site: Path, lang: str, slug: str, expected: str) -> None:
    assert expected in text(by_class(digest(fixture_site, lang, slug), "dateline")[0])


@pytest.mark.parametrize(
    ("lang", "slug", "expected"),
    [
        ("ar", "harbour-railway", "الخلاصة من جمل المقال نفسها، بلغته الأصلية"),
        ("en", "harbour-railway", "Summary: the article’s own sentences. English: edited translation"),
        ("en", "river-survey", "English: partly translated; each sentence says how"),
        ("en", "river-survey", "machine translation by argos ar–en 1.0"),
        ("en", "lighthouse-archive", "English: not yet translated; the original is shown"),
        ("ar", "library-floods", "العربية: ترجمة جزئية، وحال الترجمة مذكورة مع كل جملة"),
    ],
)
def test_how_the_text_came_to_be(fixture_site: Path, lang: str, slug: str, expected: str) -> None:
    assert expected in text(by_class(digest(fixture_site, lang, slug), "provenance")[0])


def test_each_translated_sentence_has_its_original_one_tap_away(fixture_site: Path) -> None:
    sentences = by_class(digest(fixture_site, "en", "harbour-railway"), "sentence")
    originals = [s.find(".//details/blockquote") for s in sentences]
    assert [quote.attrib["lang"] for quote in originals if quote is not None] == ["ar"] * 4
    assert text(originals[1]) == "وكان الخط قد افتُتح عام ١٩١١ لنقل القمح والحرير، ثم توقف في آذار ١٩٧٦."
    assert not by_class(digest(fixture_site, "ar", "harbour-railway"), "original"), "the page is the original"


def test_parallel_view_pairs_sentence_and_source(fixture_site: Path) -> None:
    parallel = by_class(digest(fixture_site, "en", "harbour-railway"), "parallel")[0]
    pairs = [[(p.attrib.get("lang", "en"), bool(text(p))) for p in item.iter("p")] for item in parallel.iter("li")]
    assert pairs == [[("en", True), ("ar", True)]] * 4
    assert not by_class(digest(fixture_site, "ar", "harbour-railway"), "parallel")


def test_a_sentence_that_is_held_or_missing_shows_the_source_and_says_so(fixture_site: Path) -> None:
    machine, held, missing = by_class(digest(fixture_site, "en", "river-survey"), "sentence")
    assert text(by_class(machine, "mark")[0]) == "machine translation"
    for item, words in ((held, "translation held for review"), (missing, "not yet translated")):
        shown = by_class(item, "sentence-text")[0]
        assert (shown.attrib["lang"], shown.attrib["dir"]) == ("ar", "rtl")
        assert text(by_class(item, "mark")[0]) == words
        assert not by_class(item, "original")


def test_dates_are_machine_readable_only_where_html_can_say_them(fixture_site: Path) -> None:
    dates = []
    for row in by_class(section(digest(fixture_site, "en", "harbour-railway"), "timeline"), "event-when"):
        date = next(iter(row), None)
        assert date is not None
        attribute = {k: v for k, v in date.attrib.items() if k not in ("lang", "dir")}
        dates.append((date.tag, attribute, text(date)))
    assert dates == [
        ("time", {"datetime": "1911"}, "1911"),
        ("time", {"datetime": "1976-03"}, "March 1976"),
        ("span", {"data-edtf": "2019/2023"}, "2019 – 2023"),
        ("time", {"datetime": "2024-04-25"}, "25 April 2024"),
        ("span", {"data-edtf": "2024-05", "data-mod": "START"}, "early May 2024"),
        ("span", {"data-edtf": "XXXX-03"}, "March, year not stated"),
        ("q", {}, "a year before the line opened"),
    ]


def test_planned_and_undated_are_said_in_words(fixture_site: Path) -> None:
    tree = digest(fixture_site, "ar", "harbour-railway")
    planned = by_class(tree, "event-planned")
    assert [text(by_class(row, "event-when")[0]) for row in planned] == ["مطلع أيار/مايو 2024 مقرَّر"]
    apart = by_class(tree, "timeline-undated")[0]
    assert [text(by_class(row, "event-when")[0]) for row in by_class(apart, "event")] == ["قبل افتتاح الخط بعام"]
    assert text(element(tree, "undated")) == "بلا تاريخ"


def test_a_relative_date_says_what_it_was_reckoned_from(fixture_site: Path) -> None:
    said = [text(p) for p in by_class(digest(fixture_site, "en", "harbour-railway"), "basis")]
    assert said[0] == "The text says يوم الخميس; reckoned from the day the article was published."
    assert len(said) == 2


def test_the_strip_has_a_dot_an_event_and_a_text_equivalent(fixture_site: Path) -> None:
    for lang in ("ar", "en"):
        tree = digest(fixture_site, lang, "harbour-railway")
        dots = by_class(tree, "strip-dot")
        assert len(dots) == 5
        assert len(by_class(tree, "strip-planned")) == 1
        places = [float(dot.attrib["cx"].rstrip("%")) for dot in dots]
        ordered = sorted(places, reverse=lang == "ar")
        assert places == ordered, "time runs as the script does"
    caption = text(by_class(digest(fixture_site, "en", "harbour-railway"), "strip")[0].find("figcaption"))
    assert caption.startswith("5 dated events, from 1911 to 2024")


def test_names_lead_to_pages_and_private_people_to_none(fixture_site: Path) -> None:
    names = section(digest(fixture_site, "en", "harbour-railway"), "names")
    linked = {text(a): a.attrib["href"] for a in names.iter("a")}
    assert linked["Tripoli"].endswith("places/tripoli/")
    assert "the engine driver" in text(names) and "the engine driver" not in linked
    assert not (fixture_site / "en/people/conductor").exists()


def test_source_block(fixture_site: Path) -> None:
    full = section(digest(fixture_site, "en", "harbour-railway"), "source")
    links = [a.attrib["href"] for a in full.iter("a")]
    assert "https://coast-gazette.example/harbour-railway?id=7&page=2" in links
    assert "https://archive.example/2024/harbour-railway" in links
    report = next(link for link in links if "issues/new" in link)
    assert report.startswith(
        "https://code.example/khulasa/issues/new?template=error-report.yml&page=https%3A%2F%2Fdigest"
    )
    assert "Republished byNorth Wire" in text(full)
    bare = section(digest(fixture_site, "en", "river-survey"), "source")
    assert "no link was supplied" in text(bare)
    assert "لم يُرفق رابط" in text(section(digest(fixture_site, "ar", "river-survey"), "source"))


def test_source_comes_last_in_the_main_column(fixture_site: Path) -> None:
    for slug in ("harbour-railway", "river-survey", "library-floods", "lighthouse-archive"):
        article = by_class(digest(fixture_site, "ar", slug), "digest")[0]
        assert [e.attrib["aria-labelledby"] for e in article if e.tag == "section"][-1] == "source"


def test_loaded_words_are_the_outlets(fixture_site: Path) -> None:
    block = section(digest(fixture_site, "en", "harbour-railway"), "loaded")
    assert "guardians of the dust حراس الغبار" in text(block)


@pytest.mark.parametrize(("lang", "words"), [("ar", "حراس الغبار"), ("en", "guardians of the dust")])
def test_loaded_words_lead_from_where_they_stand_to_whose_they_are(fixture_site: Path, lang: str, words: str) -> None:
    tree = digest(fixture_site, lang, "harbour-railway")
    sentence = by_class(tree, "sentence-text")[3]
    assert [(text(a), a.attrib["href"]) for a in sentence.iter("a")] == [(words, "#loaded")]
    assert words in text(section(tree, "loaded"))
    assert not list(by_class(tree, "sentence-text")[0].iter("a"))


def test_a_row_in_the_article_s_language_says_its_paragraph(fixture_site: Path) -> None:
    rows = by_class(digest(fixture_site, "ar", "harbour-railway"), "event")
    assert [text(place) for row in rows for place in by_class(row, "place")] == [
        f"الفقرة {number}" for number in (2, 2, 4, 1, 4, 5, 6)
    ]


def test_a_page_edited_by_hand_shows_its_markdown(fixture_site: Path) -> None:
    body = text(digest(fixture_site, "en", "old-observatory"))
    assert "A sentence an editor added." in body
    assert "This page was written by an editor." in body
    assert "A sentence an editor added." not in text(digest(fixture_site, "en", "harbour-railway"))


def test_a_withdrawn_digest_leaves_a_tombstone_and_no_list_names_it(fixture_site: Path) -> None:
    tree = digest(fixture_site, "en", "manuscript-room")
    assert "This digest was withdrawn." in text(tree)
    for path in pages(fixture_site):
        if "manuscript-room" not in path.parts:
            assert not [v for _, v in attributes(parse(path), "href") if "manuscript-room" in v], path


def test_index_is_newest_first_by_month(fixture_site: Path) -> None:
    index = parse(fixture_site / "en/index.html")
    months = by_class(index, "month")
    assert [text(month.find("h2")) for month in months] == [
        "Added in November 2026date of publication not stated",
        "Added in October 2026date of publication not stated",
        "April 2024",
        "November 2023",
    ]
    assert len(by_class(index, "entry")) == 5


def test_site_timeline_is_in_order_of_date(fixture_site: Path) -> None:
    tree = parse(fixture_site / "en/timeline/index.html")
    whens = [text(by_class(row, "event-when")[0]) for row in by_class(tree, "event")]
    assert whens == [
        "1911",
        "winter 1920",
        "1968",
        "March 1976",
        "summer 2017",
        "2019 – 2023",
        "21 November 2023",
        "25 April 2024",
        "early May 2024 planned",
        "2025 planned",
        "March, year not stated",
        "last week",
        "a year before the line opened",
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_choice_of_the_timeline_has_a_row(fixture_site: Path, lang: str) -> None:
    tree = parse(fixture_site / lang / "timeline/index.html")
    offered = {
        select.attrib["name"]: [value for option in select.iter("option") if (value := option.attrib["value"])]
        for select in tree.iter("select")
    }
    rows = by_class(tree, "event")
    assert offered["year"] == [
        part.attrib["data-year"] for part, _ in attributes(tree, "data-year") if part.tag == "section"
    ]
    assert set(offered["outlet"]) == {row.attrib["data-outlet"] for row in rows}
    assert set(offered["about"]) == {name for row in rows for name in row.attrib["data-about"].split()}
    for name, values in offered.items():
        assert len(values) > 2 and len(values) == len(set(values)), name


def test_an_entity_page_has_its_digests_and_the_rows_that_name_it(fixture_site: Path) -> None:
    tree = parse(fixture_site / "en/places/akkar/index.html")
    assert [text(e.find("h3")) for e in by_class(tree, "entry")] == [
        "New survey of the Nahr al-Kabir al-Janoubi",
        "Train returns to the port of Tripoli after four decades",
    ]
    assert [text(by_class(row, "event-when")[0]) for row in by_class(tree, "event")] == ["summer 2017", "25 April 2024"]


def test_names_are_sorted_without_the_article(fixture_site: Path) -> None:
    tree = parse(fixture_site / "en/places/index.html")
    assert [text(li.find("a")) for li in by_class(tree, "topics")[0]] == ["the Akkar plain", "Tangier", "Tripoli"]


def test_related_digests_share_entities(fixture_site: Path) -> None:
    related = by_class(digest(fixture_site, "en", "harbour-railway"), "related")[0]
    titles = [text(e.find("h3")) for e in by_class(related, "entry")]
    assert titles[0] == "The old observatory receives visitors at night"
    assert not by_class(digest(fixture_site, "en", "library-floods"), "related")
