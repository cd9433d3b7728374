"""Pages that say little in their markup: mastheads, titles in large letters, bylines, days of templates."""

import pytest

from khulasa.editorial import Editorial
from khulasa.model import Article, Origin, RawArticle
from khulasa.sources.html import extract
from khulasa.stages.read import read
from tests.stages.reading_helpers import NATHR, PROSE, TITLE, UNWAN

BODY = "".join(f"<p>{text}</p>" for text in PROSE)
MATN = "".join(f"<p>{text}</p>" for text in NATHR)


def article(head: str, body: str, url: str | None = None) -> Article:
    origin = Origin("seeds/page.html", "0" * 64)
    page = extract(f"<html><head>{head}</head><body>{body}</body></html>", origin, url)
    (found,), _ = read(RawArticle(page.text, origin, "page", {}, page.hints), Editorial())
    return found


# What is no masthead, no title and no byline.
@pytest.mark.parametrize(
    ("body", "outlet"),
    [
        ("<header>Latest news</header>", None),
        ("<div class='logo'>Menu</div>", None),
        ("<header>A page about the bridge in the north of the old city</header>", None),
        (f"<header><h1>{TITLE}</h1></header>", None),
    ],
)
def test_no_masthead(body: str, outlet: str | None) -> None:
    heading = "" if "<h1>" in body else f"<h1>{TITLE}</h1>"
    found = article(f"<title>{TITLE}</title>", f"{body}<article>{heading}{BODY}</article>", "https://abc.example.org/x")
    assert (found.title, found.outlet, found.paragraphs) == (TITLE, outlet, PROSE)


def test_masthead_that_the_address_confirms() -> None:
    body = f"<header>River Almanac</header><article><h1>{TITLE}</h1>{BODY}</article>"
    assert article("<title>River Almanac — Boats and tides</title>", body).outlet == "River Almanac"
    url = "https://www.riveralmanac.example/bridge"
    assert article(f"<title>{TITLE}</title>", body, url).outlet == "River Almanac"


def test_masthead_that_the_copyright_confirms() -> None:
    body = (
        f"<p><b>The River Almanac</b><br>www.almanac.example</p><hr><p><font size='+2'><b>{TITLE}</b></font></p>"
        f"<p><i>By Jane Roe</i><br>Posted: Saturday, May 8, 2021</p>{BODY}"
        "<p><small>Copyright 2021 The River Almanac. All rights reserved.</small></p>"
    )
    found = article("<title>Printer-friendly version</title>", body)
    assert (found.title, found.outlet, found.author) == (TITLE, "The River Almanac", "Jane Roe")
    assert found.published and found.published.edtf == "2021-05-08"


def test_title_in_large_letters_under_a_masthead() -> None:
    body = (
        "<table><tr><td><font size=6>صدى المثال</font><br>العدد 120 - الأربعاء 5 أيار 2021</td></tr>"
        f"<tr><td><font size=5><b>{UNWAN}</b></font><br><br>{'<br><br>'.join(NATHR)}</td></tr></table>"
    )
    found = article("<title>صدى المثال</title>", body)
    assert (found.title, found.outlet, found.paragraphs) == (UNWAN, "صدى المثال", NATHR)
    assert found.published and found.published.edtf == "2021-05-05"


def test_headline_that_is_the_site_s_name() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "صدى المثال", "author": "admin", '
        '"datePublished": "2026-11-20T00:00:00", "publisher": {"@type": "Organization", "name": "صدى المثال"}}</script>'
    )
    body = (
        "<div id='today'>الجمعة 20 تشرين الثاني 2026</div>"
        f"<div class='ttl'><h2>{UNWAN}</h2></div><div><span>نُشر في: 5 أيار 2021</span></div><div>{MATN}</div>"
    )
    found = article(f"<title>صدى المثال - {UNWAN}</title>{data}", body)
    assert (found.title, found.outlet, found.author) == (UNWAN, "صدى المثال", None)
    assert found.published and found.published.edtf == "2021-05-05"


def test_markup_that_differs_and_is_no_template_s_takes_the_day() -> None:
    meta = f'<title>{UNWAN}</title><meta property="article:published_time" content="2019-03-01T09:00:00Z">'
    body = f"<article><h1>{UNWAN}</h1><p>نُشر في: 5 أيار 2021</p>{MATN}</article>"
    assert article(meta, body).published is None


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<div class='byline'>Example FM – exclusive</div>", None),
        ("<div class='by'>3 min</div>", None),
        ("<span class='by'>Jane Roe</span>", "Jane Roe"),
        ("<p class='author'>Words: Jane Roe</p>", "Jane Roe"),
        ("<div class='byline'>By <a href='/jr'>Jane Roe</a></div>", "Jane Roe"),
    ],
)
def test_bylines_in_markup(byline: str, author: str | None) -> None:
    assert article(f"<title>{TITLE}</title>", f"<article><h1>{TITLE}</h1>{byline}{BODY}</article>").author == author


def test_an_author_by_reference() -> None:
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Person", "@id": "#p", "name": "Jane Roe"}, '
        f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {{"@id": "#p"}}}}]}}'
        "</script>"
    )
    found = article(f"<title>{TITLE}</title>{data}", f"<article><h1>{TITLE}</h1>{BODY}</article>")
    assert found.author == "Jane Roe"


def test_published_and_updated_times_are_no_conflict() -> None:
    meta = f'<title>{TITLE}</title><meta property="article:published_time" content="2021-05-05T09:22:10+00:00">'
    times = (
        '<time class="entry-date published" datetime="2021-05-05T10:22:10+01:00">5 May 2021</time> '
        '<time class="updated" datetime="2024-06-30T12:00:00+01:00">30 June 2024</time>'
    )
    found = article(meta, f"<article><h1>{TITLE}</h1><div>{times}</div>{BODY}</article>")
    assert found.published and found.published.edtf == "2021-05-05"
