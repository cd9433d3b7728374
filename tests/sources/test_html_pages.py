"""Pages of thirty-nine layouts, Arabic and English: title, date, outlet, author, link and every paragraph."""

from dataclasses import dataclass

import pytest

from khulasa.editorial import Editorial
from khulasa.model import Origin
from khulasa.sources.html import extract
from khulasa.sources.seeds import read_file
from khulasa.sources.titles import split
from khulasa.stages.read import read
from tests.conftest import DATA

T_AR = "إعادة فتح الجسر القديم بعد ثمانية أشهر من الترميم"
T_EN = "Old bridge reopens after eight months of repairs"
# How the four paragraphs of every page begin.
AR = ("أعلنت بلدية المدينة", "وقال مكتب الأشغال", "وأضاف المكتب", "وشهدت الأسواق")
EN = ("The city reopened", "The public works office", "Heavy lorries", "Markets close to")


@dataclass(frozen=True)
class Page:
    title: str
    published: str | None
    outlet: str | None
    author: str | None = None
    url: str | None = None
    via: str | None = None
    paragraphs: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


PAGES = {
    # WordPress: JSON-LD graph, share buttons, related posts with dates of their own, comments, a footer of this year.
    "ar-wordpress": Page(
        T_AR,
        "2023-05-09",
        "صحيفة المثال",
        url="https://ahbar.example.org/2023/05/bridge/",
        paragraphs=(*AR[:2], "قيود على الشاحنات", *AR[2:]),
    ),
    # Drupal: fields, a byline, the date in words and in <meta>.
    "ar-drupal": Page(
        T_AR,
        "2022-11-15",
        "شبكة المثال الإخبارية",
        author="كاتبة المثال",
        url="https://net.example.org/ar/node/4411",
        paragraphs=AR,
    ),
    # Agency: published at 23:40 local time; today's date on top of the page.
    "ar-agency": Page(T_AR, "2024-02-27", "وكالة المثال", url="https://wakala.example.net/news/88120", paragraphs=AR),
    # Tables and fonts, Windows-1256, a source line.
    "ar-table": Page(T_AR, "2010-04-26", "جريدة المثال", via="منتدى المثال", paragraphs=AR, issues=("encoding",)),
    # No <html>, an <h1> that is never closed, stray end tags.
    "ar-broken": Page(T_AR, "2024-04-26", "جريدة المثال", paragraphs=AR),
    "ar-live": Page(f"تغطية مباشرة: {T_AR}", "2023-05-09", "صحيفة المثال", paragraphs=AR),
    # JSON-LD and <meta> two years apart.
    "ar-conflict": Page(T_AR, None, "صحيفة المثال", paragraphs=AR, issues=("date-conflict",)),
    "en-wordpress": Page(
        T_EN,
        "2021-05-05",
        "Example Herald",
        author="Example Author",
        url="https://herald.example.com/old-bridge/",
        paragraphs=(*EN[:2], "Lorries stay banned", *EN[2:]),
    ),
    "en-amp": Page(
        T_EN,
        "2020-09-29",
        "The Example Times",
        author="Example Author, Second Example Author",
        url="https://www.example-times.com/news/old-bridge",
        paragraphs=EN,
    ),
    # The markup has the evening before in GMT, the page the morning in local time.
    "en-agency": Page(T_EN, "2023-05-10", "AP", url="https://news.example.org/a/1", via="Example News", paragraphs=EN),
    "en-live": Page("Bridge reopening: live updates", "2023-05-09", "Example News", paragraphs=EN),
    "en-paywall": Page(T_EN, "2022-06-30", "The Example Gazette", paragraphs=EN[:2], issues=("paywall",)),
    # No markup at all; trafilatura by itself loses the first paragraph.
    "en-old": Page(T_EN, "2001-05-05", "Example Bulletin", paragraphs=EN),
    # The site's logo is the <h1>, and a sidebar shows today's date.
    "en-logo": Page(T_EN, "2018-12-01", "Example Post", paragraphs=EN),
    # A carousel of other stories with a day of their own; two calendars above the text.
    "ar-amp": Page(
        T_AR, "2024-03-18", "منصة المثال", author="كاتب المثال", url="https://minassa.example.org/a/77", paragraphs=AR
    ),
    # The blog's name is the <h1>, the title an <h3>; the day stands in <abbr class="published">.
    "ar-blogspot": Page(
        T_AR,
        "2016-07-12",
        "مدونة المثال",
        author="كاتب المثال",
        url="http://mudawana.example.net/2016/07/bridge.html",
        paragraphs=AR,
    ),
    # The only dates are those of other articles; a sentence about opinions closes the page.
    "ar-opinion": Page(T_AR, None, "شبكة المثال", author="كاتبة المثال", paragraphs=AR, issues=("date-unverified",)),
    # <title> says "print version", and the day of printing stands above the day of publication.
    "ar-print": Page(T_AR, "2019-08-14", None, url="https://sahifa.example.org/1234", paragraphs=AR),
    # An agency's text on another site, with a cookie banner, published and modified.
    "ar-via": Page(T_AR, "2022-10-03", "رويترز", via="موقع المثال الإخباري", paragraphs=AR),
    # A graph in which the page and a film have dates of their own.
    "ar-graph": Page(T_AR, "2021-06-15", "إذاعة المثال", paragraphs=AR),
    # Today's date on top, the article's in two calendars, and the outlet's name under the text alone.
    "ar-hijri": Page(T_AR, "2023-03-09", "وكالة المثال للأنباء", paragraphs=AR),
    # Windows-1256 without a word about it, and a date that may be the day the page was made.
    "ar-bare": Page(
        T_AR, None, "جريدة المثال", author="كاتب المثال", paragraphs=AR, issues=("encoding", "date-unverified")
    ),
    # The only <time> is in a sentence, and the day of an event.
    "ar-time-event": Page(
        T_AR, None, "صحيفة المثال", paragraphs=(AR[0], "وكان الجسر قد افتتح أول مرة في 2 مارس", *AR[1:])
    ),
    # The day of the last change is not the day of publication.
    "ar-updated-only": Page(T_AR, None, "صحيفة المثال", paragraphs=AR, issues=("date-unverified",)),
    # A bare <meta name="date"> of the day the page was saved.
    "ar-meta-wrong": Page(T_AR, "2017-05-05", "صحيفة المثال", paragraphs=AR),
    # Line breaks for paragraphs in the cells of a table; the site's name before the title in <title> alone.
    "ar-brs": Page(T_AR, "2011-03-12", "وكالة المثال", via="موقع المثال", paragraphs=AR),
    "en-pubdate": Page(T_EN, "2012-04-09", "Example Ledger", paragraphs=EN),
    "en-graph": Page(T_EN, "2020-02-12", "Example Dispatch", author="Example Author", paragraphs=EN),
    "en-opinion": Page(
        T_EN,
        "2015-08-03",
        "The Example Record",
        author="Example Author",
        # "• Example Author is a Record columnist" says who wrote it, and is not the article.
        paragraphs=EN,
    ),
    "en-blogspot": Page(T_EN, "2009-03-05", "Example Notes", author="Example Author", paragraphs=EN),
    "en-print": Page(T_EN, "2007-07-18", "The Example Courier", author="Example Author", paragraphs=EN),
    # "The Associated Press via Example Portal".
    "en-via": Page(T_EN, "2019-01-08", "The Associated Press", via="Example Portal", paragraphs=EN),
    "en-liveblog": Page(
        "Bridge reopening live: crowds gather on the river",
        "2022-05-03",
        "Example Wire",
        paragraphs=("Mayor arrives", *EN[:2], "Closed", *EN[2:]),
    ),
    # One cell with everything, no heading, no <title>; the date could be two days.
    "en-table": Page(
        T_EN,
        None,
        "Example Star Online",
        author="EXAMPLE AUTHOR",
        paragraphs=EN,
        issues=("date-ambiguous", "date-unverified"),
    ),
    "en-time-in-prose": Page(
        T_EN, None, "Example Post", paragraphs=(EN[0], "The first bridge was opened on 26 October 1904", *EN[1:])
    ),
    # The only <time> is a teaser's.
    "en-time-card": Page(T_EN, None, "Example Post", paragraphs=EN, issues=("date-unverified",)),
    "en-time-updated2": Page(T_EN, None, "Example Post", paragraphs=EN, issues=("date-unverified",)),
    "en-multi-time": Page(T_EN, "2019-03-01", "Example Mail", paragraphs=EN),
    "en-conflict": Page(T_EN, None, "Example News", paragraphs=EN, issues=("date-conflict",)),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    expected = PAGES[name]
    raws, issues = read_file(DATA / "pages" / f"{name}.html", DATA)
    (raw,) = raws
    (article,), more = read(raw, Editorial())
    found = Page(
        article.title,
        article.published.edtf if article.published else None,
        article.outlet,
        article.author,
        article.url,
        article.via,
        tuple(
            next((start for start in expected.paragraphs if text.startswith(start)), text)
            for text in article.paragraphs
        ),
        tuple(issue.code for issue in (*issues, *more)),
    )
    assert found == expected


def test_every_fixture_is_tested() -> None:
    assert {path.stem for path in (DATA / "pages").glob("*.html")} == set(PAGES)


@pytest.mark.parametrize(
    "source", ["", "not a page", "<html></html>", "<p>", "<html><body><nav>Home</nav></body></html>"]
)
def test_page_without_an_article(source: str) -> None:
    page = extract(source, Origin("a.html", "0"))
    assert "Home" not in page.text


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 5000 + "text" + "</div>" * 5000,
        "<b>" * 3000 + "x",
        '<?xml version="1.0" encoding="utf-8"?><html><p>a</p>',
    ],
)
def test_hostile_page_is_survived(source: str) -> None:
    extract(source, Origin("a.html", "0"))


def test_deeply_nested_page_is_read() -> None:
    body = "".join(f"<p>{text} and more words to make a paragraph of it, so that it is long enough.</p>" for text in EN)
    page = extract("<table><tr><td>" * 300 + body + "</td></tr></table>" * 300, Origin("a.html", "0"))
    assert all(text in page.text for text in EN)


def test_broken_json_ld_is_no_news() -> None:
    body = "".join(f"<p>{text} and more words to make a paragraph of it, so that it is long enough.</p>" for text in EN)
    for script in (
        "{",
        "[[[[[[",
        '{"@type": 7}',
        '{"@type":"NewsArticle","datePublished":{"a":1},"headline":["x"]}',
        "null",
    ):
        page = extract(
            f'<html><head><script type="application/ld+json">{script}</script></head>'
            f"<body><article><h1>{T_EN}</h1>{body}</article></body></html>",
            Origin("a.html", "0"),
        )
        assert page.hints["title"] == T_EN
        assert "published" not in page.hints


# A title that has a dash or a colon of its own stays whole; a site's name goes.
@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [
        (T_EN, None, (T_EN, None)),
        ("Bridge: open again", None, ("Bridge: open again", None)),
        ("Well-known bridge opens", None, ("Well-known bridge opens", None)),
        ("Bridge – the whole long story of the repairs", None, ("Bridge – the whole long story of the repairs", None)),
        (f"{T_EN} | Example News", None, (T_EN, "Example News")),
        (f"{T_EN} - Example News", "Example News", (T_EN, "Example News")),
        (f"Example News » {T_EN}", "Example News", (T_EN, "Example News")),
        (f"{T_AR} | صحيفة المثال", None, (T_AR, "صحيفة المثال")),
    ],
)
def test_site_name_in_a_title(title: str, site: str | None, expected: tuple[str, str | None]) -> None:
    assert split(title, site) == expected
