"""Titles over two lines, labels stuck to them, printed pages, keywords without commas, what stands in the middle."""

import pytest

from khulasa.stages.page import rules as data
from tests.stages.reading_helpers import NATHR, PROSE, TITLE, UNWAN, lost_and_made_up, one, raw, rules

TEXT = {"ar": "\n\n".join(NATHR), "en": "\n\n".join(PROSE)}
TEXTS = {"ar": (UNWAN, NATHR), "en": (TITLE, PROSE)}


# Two lines that are no title in two halves: (first, second, the title).
@pytest.mark.parametrize(
    ("first", "second", "title", "lang"),
    [
        ("الشرق الأوسط", UNWAN, UNWAN, "ar"),
        (UNWAN, "وعود جديدة من البلدية", UNWAN, "ar"),
        (TITLE, "Shopkeepers hope for trade", TITLE, "en"),
        (TITLE, "By Jane Roe", TITLE, "en"),
        ("World", TITLE, TITLE, "en"),
    ],
)
def test_two_lines_stay_two(first: str, second: str, title: str, lang: str) -> None:
    article = one(f"{first}\n{second}\n\n{TEXT[lang]}")
    assert article.title == title
    assert article.paragraphs[-4:] == TEXTS[lang][1]


@pytest.mark.parametrize(
    ("lines", "lang"),
    [
        (("إعادة فتح الجسر القديم بعد ثمانية أشهر من", "أعمال الترميم في وسط المدينة"), "ar"),
        (("إعادة فتح الجسر القديم بعد ثمانية أشهر", "من أعمال الترميم في وسط المدينة"), "ar"),
        (("المتحدث: الجسر «لن يفتح", "قبل العام المقبل» والأعمال مستمرة"), "ar"),
        (("التحالف الدولي:", "عودة ظهور التنظيم محتملة ما لم يستمر الضغط"), "ar"),
        (("Old bridge reopens after eight months", "of repairs to its deck"), "en"),
        (("Old Bridge Reopens After Eight Months of", "Repairs to Its Deck and Lights"), "en"),
        (("Old Bridge Reopens After Eight Months of", "Repairs to Its Deck, Its Lights and", "Its Pavements"), "en"),
    ],
)
def test_broken_title_is_put_together(lines: tuple[str, ...], lang: str) -> None:
    article = one("\n".join(lines) + "\n\n" + TEXT[lang])
    assert (article.title, article.paragraphs) == (" ".join(lines), TEXTS[lang][1])


def test_broken_title_whose_whole_is_given() -> None:
    lines = "Old Bridge Reopens After Eight", "Months, Mayor Says"
    article = one(raw("\n".join(lines) + f"\n\n{TEXT['en']}", title=" ".join(lines)))
    assert (article.title, article.paragraphs, article.removed) == (" ".join(lines), PROSE, ())


@pytest.mark.parametrize("title", ["News – the long wait", "World: what now?", "سياسة المدينة - وعود لم تتحقق"])
def test_a_title_with_a_dash_stays_whole(title: str) -> None:
    lang = "en" if title.isascii() or "–" in title else "ar"
    assert one(f"{title} in the old city of the north\n\n{TEXT[lang]}").title.startswith(title)


@pytest.mark.parametrize(
    ("line", "title", "cut"),
    [
        (f"سياسة | {UNWAN}", UNWAN, ["سياسة |"]),
        (f"أخبار العالم - {UNWAN}", UNWAN, ["أخبار العالم -"]),
        (f"OPINION | {TITLE}", TITLE, ["OPINION |"]),
        (f"{TITLE} | World News | The Example Gazette", TITLE, ["| World News", "| The Example Gazette"]),
        (f"{UNWAN} - أخبار العالم - جازيت المثال", UNWAN, ["- أخبار العالم", "- جازيت المثال"]),
    ],
)
def test_labels_stuck_to_a_title_go(line: str, title: str, cut: list[str]) -> None:
    article = one(f"{line}\n\n{TEXT['ar' if title == UNWAN else 'en']}")
    assert article.title == title
    assert [removed.text for removed in article.removed] == cut


PRINTED_EN = f"""The Example Gazette   Tuesday, May 5, 2021   Page A4

{TITLE}

{PROSE[0]}

{PROSE[1][:60]}

The Example Gazette   Tuesday, May 5, 2021   Page A5

{PROSE[1][61:]}

- 5 -

{PROSE[2]}

{PROSE[3]}
"""
PRINTED_AR = f"""جازيت المثال | العدد 1234 | الأحد 5 أيار 2024
صفحة 3

{UNWAN}

{NATHR[0]}

{NATHR[1][:49]}

صفحة 4

{NATHR[1][50:]}

{NATHR[2]}

5

{NATHR[3]}

6
"""


@pytest.mark.parametrize(
    ("text", "title", "paragraphs", "published"),
    [(PRINTED_EN, TITLE, PROSE, "2021-05-05"), (PRINTED_AR, UNWAN, NATHR, "2024-05-05")],
)
def test_pages_of_print(text: str, title: str, paragraphs: tuple[str, ...], published: str) -> None:
    article = one(text)
    assert (article.title, article.paragraphs, article.outlet) == (title, paragraphs, "gazette")
    assert article.published and article.published.edtf == published
    assert set(rules(article).values()) == {"masthead", "page-number"}
    assert not any(lost_and_made_up(raw(text), (article,)))


def test_numbers_inside_an_article_are_no_pages() -> None:
    lines = [TITLE, PROSE[0], "1. The deck", PROSE[1], "2024", PROSE[2], "Day 1", PROSE[3]]
    assert {"1. The deck", "2024", "Day 1"} <= set(one("\n\n".join(lines)).paragraphs)


def test_word_broken_at_a_hyphen_is_closed_up() -> None:
    broken = (
        "The city reopened its old bridge to cars and pedestrians on Tues-\n"
        "day after eight months of repairs to its deck, which had been con-\n"
        "sidered unsafe by the public works office for a number of years.\n"
    )
    article = one(f"{TITLE}\n\n{broken}\n{TEXT['en']}")
    assert "on Tues-day after" in article.paragraphs[0] and "been con-sidered" in article.paragraphs[0]


KEYWORDS = [
    "سوريا   داعش   قسد   الحسكة",
    "#الجسر #بلدية_المدينة | #ترميم",
    "الجسر • البلدية • الترميم",
    "سوريا / داعش / قسد / الحسكة",
    "داعش سوريا العراق التحالف الدولي قسد مخيم الهول",
    "Bridge | Repairs | City council",
    "bridge · city council · repairs",
    "Bridges City Council Public Works Transport Lorries Markets",
]


@pytest.mark.parametrize("line", KEYWORDS)
def test_keywords_without_commas_go(line: str) -> None:
    title, paragraphs = TEXTS["en" if line.lower() != line.upper() and "B" in line.upper() else "ar"]
    assert one("\n\n".join((title, *paragraphs, line))).paragraphs == paragraphs


MIDDLE_STAYS = [
    ("ar", "فيديو الحادثة انتشر على نطاق واسع."),
    ("ar", "شاهد عيان: سمعت دوي انفجار"),
    ("ar", "تصوير الأفلام على الجسر ممنوع."),
    ("ar", "صورة قاتمة للاقتصاد"),
    ("ar", "تابعونا إلى أن وصلنا البيت."),
    ("en", "Video evidence was shown in court."),
    ("en", "Video: the new evidence was shown to the court, which asked for more time to look at it."),
    ("en", "The council said (in a statement): no."),
    ("en", "We will wait (and see)"),
    ("en", "Watch your step"),
    ("en", "Follow the rules"),
    ("en", "Photo op"),
]
MIDDLE_GOES = [
    ("ar", "فيديو: رئيس البلدية يفتتح الجسر", "media"),
    ("ar", "شاهد: افتتاح الجسر القديم", "related"),
    ("ar", "شاهد الفيديو", "player"),
    ("ar", "تابعوا الجديد برس على تويتر", "channel-name"),
    ("ar", "تابعونا على فيسبوك", "follow"),
    ("ar", "اشترك في النشرة البريدية", "follow"),
    ("ar", "تصوير: أحمد علي", "caption"),
    ("ar", "عمال على الجسر (أ ف ب)", "caption"),
    ("ar", "https://www.youtube.com/watch?v=abc", "embed"),
    ("ar", "— بلدية المدينة (@city) May 5, 2021", "embed"),
    ("en", "VIDEO: Mayor opens the bridge", "media"),
    ("en", "Watch: The bridge reopens", "related"),
    ("en", "Play video", "player"),
    ("en", "Photo: AFP", "caption"),
    ("en", "Workers on the bridge (Reuters)", "caption"),
    ("en", "Workers on the bridge on Tuesday. (AP Photo/John Smith)", "caption"),
    ("en", "Workers on the bridge. Photo by John Smith", "caption"),
    ("en", "Sign up for our newsletter", "follow"),
    ("en", "Follow The Gazette on X", "channel-name"),
    ("en", "A post shared by City (@city)", "player"),
]


@pytest.mark.parametrize(("lang", "line"), MIDDLE_STAYS)
def test_line_in_the_middle_stays(lang: str, line: str) -> None:
    title, paragraphs = TEXTS[lang]
    assert line in one("\n\n".join((title, *paragraphs[:2], line, *paragraphs[2:]))).paragraphs


@pytest.mark.parametrize(("lang", "line", "rule"), MIDDLE_GOES)
def test_line_in_the_middle_goes(lang: str, line: str, rule: str) -> None:
    title, paragraphs = TEXTS[lang]
    article = one("\n\n".join((title, *paragraphs[:2], line, *paragraphs[2:])))
    assert article.paragraphs == paragraphs
    assert rules(article) == {line: rule}


@pytest.mark.parametrize("title", ["بالفيديو.. افتتاح الجسر القديم بعد أشهر", "Video: mayor opens the old bridge"])
def test_a_title_that_announces_a_film_is_the_title(title: str) -> None:
    lang = "en" if title.isascii() else "ar"
    assert one(f"{title}\n\nBy Jane Roe\n\n{TEXT[lang]}").title == title


@pytest.mark.parametrize(
    ("lang", "line", "outlet"),
    [
        ("ar", "وكالة المثال للأنباء", "وكالة المثال للأنباء"),
        ("ar", "ANHA", "ANHA"),
        ("ar", "الجسر القديم", None),
        ("ar", "جميع الحقوق محفوظة © صحيفة المثال 2025", "صحيفة المثال"),
        ("en", "© 2025 The Example Courier Press. All rights reserved.", "The Example Courier Press"),
        ("en", "Copyright 2019 The Associated Press. All rights reserved.", "The Associated Press"),
        ("en", "© 2025 John Smith. All rights reserved.", None),
    ],
)
def test_name_under_the_text_is_the_outlets_where_nothing_else_says_who(
    lang: str, line: str, outlet: str | None
) -> None:
    title, paragraphs = TEXTS[lang]
    article = one("\n\n".join((title, *paragraphs, line)))
    assert (article.paragraphs, article.outlet) == (paragraphs, outlet)


def test_keywords_under_the_text_are_no_outlets() -> None:
    article = one("\n\n".join((UNWAN, *NATHR, "قناة السويس", "الملاحة")))
    assert (article.paragraphs, article.outlet) == (NATHR, None)


def test_who_worked_on_it_is_no_sentence_of_it() -> None:
    credit = "Jane Roe in Cairo and John Smith in Beirut contributed to this report."
    assert one(f"{TITLE}\n\n{TEXT['en']}\n\n{credit}").paragraphs == PROSE
    stays = "Four of the engineers who had built the bridge contributed to this report of the council on its condition."
    assert stays in one(f"{TITLE}\n\n{TEXT['en']}\n\n{stays}").paragraphs


def test_source_line_outweighs_a_name_under_the_text() -> None:
    article = one("\n\n".join((TITLE, *PROSE, "Source: Reuters", "© 2025 The Example Courier Press")))
    assert article.outlet == "Reuters"


def test_byline_without_agency_and_city() -> None:
    assert one(f"{TITLE}\n\nBy Jane Roe Associated Press\n\n{TEXT['en']}").author == "Jane Roe"
    assert one(f"{TITLE}\n\nBy Jane Roe in Beirut\n\n{TEXT['en']}").author == "Jane Roe"
    assert one(f"{TITLE}\n\nBy Jane Roe\n\n{TEXT['en']}").author == "Jane Roe"


def test_rules_that_close_a_page_are_data() -> None:
    assert data.closing() == {"comments", "comments-label"}
