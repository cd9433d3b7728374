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
        ("en", "By Jane Roe | The River Review | January 2019", "Jane Roe", "The River Review", "2019-01"),
        ("en", "By Jane Roe | The River Review | Autumn 2018", "Jane Roe", "The River Review", "2018-23"),
        ("ar", "حاورها: سامر فلان - مجلة المثال - خريف 2018", "سامر فلان", "مجلة المثال", "2018-23"),
        ("ar", "كتب: سامر فلان - الجمعة 26 يناير 2024 11:10 م - 1,204 مشاهدة", "سامر فلان", None, "2024-01-26"),
        ("en", "Investigation by Jane Roe and Ben Tolliver", "Jane Roe and Ben Tolliver", None, None),
        ("en", "By Jane Roe at Mill Lane", "Jane Roe", None, None),
        ("ar", "تحقيق: سامر فلان", "سامر فلان", None, None),
        ("en", "By Our Foreign Staff", None, None, None),
    ],
)
def test_a_line_of_writer_outlet_and_day(
    lang: str, line: str, author: str | None, outlet: str | None, edtf: str | None
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


@pytest.mark.parametrize(
    ("first", "title"),
    [
        # Nobody says it again as a name; a city.
        ("The long wait | Opinion", "The long wait"),
        ("London | World", "Why the old bridge was shut for so long"),
    ],
)
def test_a_title_beside_a_section_is_no_site(first: str, title: str) -> None:
    prose = (f"{PROSE[0]} It was the long wait that hurt.", *PROSE[1:])
    article = one(page(first, "Why the old bridge was shut for so long", *prose))
    assert (article.title, article.outlet) == (title, None)


def test_a_site_and_a_section_above_a_title() -> None:
    prose = (f"{PROSE[0]} The Example has seen the plans.", *PROSE[1:])
    article = one(page("The Example | Investigations", "The ghosts of the bridge", "By Jane Roe", *prose))
    assert (article.title, article.outlet, article.author) == ("The ghosts of the bridge", "The Example", "Jane Roe")


@pytest.mark.parametrize(
    ("lang", "lines", "outlet", "via"),
    [
        (
            "en",
            ("MOSTAR, May 5 (River Wire) - {first}", "© 2021 The Example Post. All rights reserved."),
            "River Wire",
            "The Example Post",
        ),
        ("ar", ("الرياض - واس", "{first}", "© 2021 صحيفة المثال. جميع الحقوق محفوظة"), "واس", "صحيفة المثال"),
    ],
)
def test_who_holds_the_rights_passed_an_agencys_text_on(
    lang: str, lines: tuple[str, ...], outlet: str, via: str
) -> None:
    title, prose = TEXTS[lang]
    *above, below = (line.format(first=prose[0]) for line in lines)
    article = one(page(title, *above, *prose[1:], below))
    assert (article.outlet, article.via) == (outlet, via)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("تحقيق | مدارس بلا تلاميذ", "تحقيق وتصوير: سامر فلان"), "مدارس بلا تلاميذ"),
        (("حوار", "المخرج باسل عيد: الكاميرا لا تعتذر", "حاوره: سامر فلان"), "المخرج باسل عيد: الكاميرا لا تعتذر"),
        (("تحليل", UNWAN, "بقلم: سامر فلان"), UNWAN),
    ],
)
def test_what_kind_of_text_it_is_names_no_writer(lines: tuple[str, ...], title: str) -> None:
    article = one(page(*lines, *NATHR))
    assert (article.title, article.author) == (title, "سامر فلان")
    assert article.paragraphs == NATHR


def test_a_press_release_from_a_wire() -> None:
    article = one(page(TITLE, f"LEEDS, 4 July 2023 /NewsLine/ -- {PROSE[0]}", *PROSE[1:], "SOURCE Example Energy plc"))
    assert (article.outlet, article.paragraphs) == ("Example Energy plc", PROSE)
    assert article.published is not None and article.published.edtf == "2023-07-04"


@pytest.mark.parametrize("opening", ["The 24/7 shop / cafe - ", "Either / or - ", "Leeds / London - "])
def test_strokes_and_dashes_of_a_text_stay(opening: str) -> None:
    text = f"{opening}{PROSE[0]}"
    assert one(page(TITLE, text, *PROSE[1:])).paragraphs[0] == text
