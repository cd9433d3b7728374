"""Who, for whom and when in one line; names on bars and in lines of copyright."""

import pytest

from khulasa.model import Article
from khulasa.stages.read import read
from tests.stages.reading_helpers import EDITORIAL, NATHR, PROSE, TITLE, UNWAN, one, raw, rules

TEXTS = {"ar": (UNWAN, NATHR), "en": (TITLE, PROSE)}


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("lang", "line", "author", "outlet", "edtf"),
    [
        ("en", "By Jane Roe, Example Quarter — Sunday 30 March 2025", "Jane Roe", "Example Quarter", "2025-03-30"),
        ("en", "By Jane Roe | Example Herald | May 5, 2021", "Jane Roe", "Example Herald", "2021-05-05"),
        ("en", "Words: Jane Roe. September 19, 2020", "Jane Roe", None, "2020-09-19"),
        ("en", "Jane Roe, Transport Correspondent", "Jane Roe", None, None),
        ("ar", "سامر فلان — مجلة المثال، ٩ يوليو ٢٠٢٢", "سامر فلان", "مجلة المثال", "2022-07-09"),
        ("ar", "سامر فلان | حكايات المثال | 28 فيفري 2021", "سامر فلان", "حكايات المثال", "2021-02-28"),
    ],
)
def test_a_line_of_writer_outlet_and_day(
    lang: str, line: str, author: str, outlet: str | None, edtf: str | None
) -> None:
    title, prose = TEXTS[lang]
    article = one(page(title, line, *prose))
    assert (article.author, article.outlet) == (author, outlet)
    assert (article.published.edtf if article.published else None) == edtf
    assert article.paragraphs == prose


@pytest.mark.parametrize(
    "line",
    [
        # What these say beside a name is nobody's office and no day.
        "Old Bridge, New Deck",
        "Jane Roe, the river and the bridge that she never crossed",
    ],
)
def test_a_line_of_names_alone_is_no_byline(line: str) -> None:
    assert one(page(TITLE, line, *PROSE)).author is None


@pytest.mark.parametrize(
    ("lang", "line", "outlet"),
    [
        ("en", "Copyright © 2024 Valley Echo", "Valley Echo"),
        ("en", "© 2024 Theme by Example Studio", None),
        ("en", "© 2024 Jane Roe", None),
        ("ar", "جميع الحقوق محفوظة لموقع صدى المثال © 2024", "صدى المثال"),
        ("ar", "جميع الحقوق محفوظة المثال اليوم 2024", "المثال اليوم"),
        ("ar", "جميع الحقوق محفوظة 2024", None),
    ],
)
def test_who_holds_the_copyright_is_the_outlet_where_no_other_is_named(
    lang: str, line: str, outlet: str | None
) -> None:
    title, prose = TEXTS[lang]
    assert one(page(title, *prose, line)).outlet == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("المثال اليوم - خاص", "المثال اليوم"),
        ("خاص – المثال اليوم", "المثال اليوم"),
        # A city and a reporter are no outlet.
        ("دمشق - خاص", None),
        ("سامر فلان - خاص", None),
    ],
)
def test_a_text_of_an_outlets_own(line: str, outlet: str | None) -> None:
    article = one(page(UNWAN, line, *NATHR))
    assert article.outlet == outlet
    assert article.paragraphs == NATHR


@pytest.mark.parametrize(
    ("line", "title", "outlet"),
    [
        ("تحليل | إعادة فتح الجسر القديم بعد ثمانية أشهر من الترميم", UNWAN, None),
        ("إعادة فتح الجسر القديم بعد ثمانية أشهر من الترميم | ضفاف المثال", UNWAN, "ضفاف المثال"),
        ("إعادة فتح الجسر | والأسواق تنتظر", "إعادة فتح الجسر | والأسواق تنتظر", None),
    ],
)
def test_a_label_on_a_bar_is_no_part_of_the_title(line: str, title: str, outlet: str | None) -> None:
    article = one(page(line, *NATHR))
    assert (article.title, article.outlet) == (title, outlet)


@pytest.mark.parametrize(
    ("dateline", "updated", "edtf"),
    [
        ("TAIYUAN, June 11 (Xinhua) -- ", "Xinhua | Updated: 2022-06-11 20:14", "2022-06-11"),
        # Another day, or none, says nothing of when it was published.
        ("TAIYUAN, June 10 (Xinhua) -- ", "Xinhua | Updated: 2022-06-11 20:14", None),
        ("", "Updated: 2022-06-11 20:14", None),
    ],
)
def test_a_day_without_its_year_confirms_the_day_of_the_last_change(
    dateline: str, updated: str, edtf: str | None
) -> None:
    article = one(page(TITLE, updated, dateline + PROSE[0], *PROSE[1:]))
    assert (article.published.edtf if article.published else None) == edtf
    assert article.paragraphs == PROSE


def read_all(text: str) -> tuple[Article, ...]:
    return read(raw(text), EDITORIAL)[0]


@pytest.mark.parametrize(
    ("lang", "lines", "kept"),
    [
        # A day that heads the text's first part, and a heading with no label beside it, stay.
        ("en", ["The deck"], ["The deck"]),
        ("en", ["By Jane Roe", "In the old town, by the river"], ["In the old town, by the river"]),
        ("en", ["Published: 5 May 2021", "Examplinform"], []),
        ("ar", ["نشر في: 5 أيار 2021", "الثقافة والتراث"], []),
    ],
)
def test_a_word_or_two_beside_labels_above_the_text(lang: str, lines: list[str], kept: list[str]) -> None:
    title, prose = TEXTS[lang]
    assert one(page(title, *lines, *prose)).paragraphs == (*kept, *prose)


@pytest.mark.parametrize(
    ("lines", "title", "outlet"),
    [
        (
            ["بوابة المثال الثقافية", "اكتشاف مقبرة رومانية في باتنة"],
            "اكتشاف مقبرة رومانية في باتنة",
            "بوابة المثال الثقافية",
        ),
        (["اكتشاف مقبرة رومانية في باتنة"], "اكتشاف مقبرة رومانية في باتنة", None),
    ],
)
def test_a_site_above_a_short_title(lines: list[str], title: str, outlet: str | None) -> None:
    article = one(page(*lines, "5 أيار 2021", *NATHR))
    assert (article.title, article.outlet, article.author) == (title, outlet, None)


@pytest.mark.parametrize("line", ["تقرير/ سامر فلان", "كتب / سامر فلان", "إعداد: سامر فلان"])
def test_a_cue_and_a_stroke(line: str) -> None:
    assert one(page(UNWAN, line, *NATHR)).author == "سامر فلان"


def test_a_bylines_place_needs_no_list() -> None:
    assert one(page(TITLE, "By Jane Roe and John Roe in Exampleton", *PROSE)).author == "Jane Roe and John Roe"


SECOND = "Minister promises review of ageing tunnels"
OWN = (
    "The transport minister has promised to review the condition of 1,200 tunnels dug before 1970, region by region.",
    "Engineers welcomed the plan but said councils would need money to act on what such a review brings to light.",
)


def test_two_paragraphs_that_say_a_headline_again_are_its_article() -> None:
    first, second = read_all(page(TITLE, *PROSE, "Read also", SECOND, *OWN))
    assert (first.paragraphs, second.title, second.paragraphs) == (PROSE, SECOND, OWN)


def test_two_paragraphs_that_do_not_are_the_first_articles() -> None:
    (article,) = read_all(page(TITLE, *PROSE[:2], "Read also", SECOND, *PROSE[2:]))
    assert article.paragraphs == PROSE
    assert rules(article)[SECOND] == "related"
