"""The lines between a page's title and its text: who and when, as themes write them."""

import pytest

from khulasa.editorial import Editorial
from khulasa.model import Article, Origin, RawArticle
from khulasa.sources.html import extract
from khulasa.stages.read import read

TITLE = "Old bridge reopens after eight months of repairs"
PROSE = (
    "The city reopened its old bridge to cars and pedestrians on Tuesday after eight months of repairs to its deck.",
    "The public works office said the repairs had cost about four million, and that the work included new lighting.",
    "Heavy lorries will stay banned from the bridge until the end of the year, the office added in its statement.",
)
UNWAN = "إعادة فتح الجسر القديم بعد ثمانية أشهر من الترميم"
NATHR = (
    "أعلنت بلدية المدينة يوم الثلاثاء إعادة فتح الجسر القديم أمام السيارات والمشاة بعد أعمال ترميم استمرت أشهراً.",
    "وقال مكتب الأشغال العامة إن كلفة الترميم بلغت نحو أربعة ملايين، وإن الأعمال شملت تبديل شبكة الإنارة كلها.",
    "وأضاف المكتب أن حركة الشاحنات الثقيلة ستبقى ممنوعة على الجسر حتى نهاية العام، وأن لها طريقاً آخر تسلكه.",
)


def article(head: str, title: str = TITLE, prose: tuple[str, ...] = PROSE) -> Article:
    body = "".join(f"<p>{text}</p>" for text in prose)
    main = f"<main><h1>{title}</h1>{head}{body}</main>"
    page = f"<html><head><title>{title} | Example Post</title></head><body>{main}</body></html>"
    origin = Origin("page.html", "0" * 64)
    found = extract(page, origin)
    (only,), _ = read(RawArticle(found.text, origin, "page", {}, found.hints), Editorial())
    return only


# (head, author, day)
HEADS_EN = [
    ('<div class="meta"><span>Jane Roe</span><span>19 March 2023</span></div>', "Jane Roe", "2023-03-19"),
    ('<div class="meta"><b>Jane Roe</b><i>19 March 2023</i><em>4 min read</em></div>', "Jane Roe", "2023-03-19"),
    (
        '<ul><li>Jane Roe</li><li><time datetime="2023-03-19T10:00">March 19, 2023</time></li></ul>',
        "Jane Roe",
        "2023-03-19",
    ),
    # Microformats want the class "updated" on the day of a post.
    ('<time class="entry-date updated" datetime="2023-03-19T10:00:00+00:00">March 19, 2023</time>', None, "2023-03-19"),
    # A time that only says when the page was changed is no day of publication.
    ('<time class="updated" datetime="2023-03-19T10:00:00+00:00">March 19, 2023</time>', None, None),
    ("<ul><li>Politics</li><li>Analysis</li></ul>", None, None),
]


@pytest.mark.parametrize(("head", "author", "edtf"), HEADS_EN)
def test_head_of_an_english_page(head: str, author: str | None, edtf: str | None) -> None:
    found = article(head)
    assert (found.author, found.published.edtf if found.published else None) == (author, edtf)
    assert found.paragraphs == PROSE


@pytest.mark.parametrize(
    ("head", "author", "edtf"),
    [
        ("<div><span>بقلم: سلمى فلان</span><span>السبت 05 أوت 2023</span></div>", "سلمى فلان", "2023-08-05"),
        ("<div><b>أحمد فلان</b><i>3 نوفمبر 2024</i></div>", "أحمد فلان", "2024-11-03"),
    ],
)
def test_head_of_an_arabic_page(head: str, author: str, edtf: str) -> None:
    found = article(head, UNWAN, NATHR)
    assert (found.author, found.published.edtf if found.published else None) == (author, edtf)
    assert found.paragraphs == NATHR


def test_a_writers_address_is_no_part_of_the_name() -> None:
    assert article('<p class="author">Jane Roe jroe@example.org</p>').author == "Jane Roe"


def test_letters_of_one_word_in_several_elements_stay_one_word() -> None:
    prose = (f"<span>T</span><span>{PROSE[0][1:]}</span>", *PROSE[1:])
    assert article("", prose=prose).paragraphs == PROSE
