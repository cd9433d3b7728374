"""Pages of fifteen layouts, Arabic and English: title, date, outlet, author, link and every paragraph."""

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
