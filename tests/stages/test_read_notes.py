"""What a page adds to its article: corrections, who may print it again, who sent it, the hours of a live page."""

import pytest

from tests.stages.reading_helpers import NATHR, PROSE, TITLE, UNWAN, lost_and_made_up, one, raw, rules

TEXTS = {"ar": (UNWAN, NATHR), "en": (TITLE, PROSE)}


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        # What somebody corrected, what was corrected in the news itself, who is quoted.
        ("en", "Correction of the river's course will take until 2026, the office said in its statement on Tuesday."),
        ("en", "An update of the plan was presented on Tuesday, and the office said that it would cost four million."),
        ("en", "Note that the bridge was closed for eight months, the office said in the statement that it published."),
        ("ar", "تصحيح مسار النهر سيستغرق حتى عام 2026 بحسب ما قاله المكتب في بيانه الصادر يوم الثلاثاء في المدينة."),
        ("ar", "توضيح البلدية جاء بعد أيام من الجدل حول كلفة الترميم التي بلغت نحو أربعة ملايين بحسب البيان."),
    ],
)
def test_news_that_sounds_like_a_note_stays(lang: str, line: str) -> None:
    title, prose = TEXTS[lang]
    assert one(page(title, *prose, line)).paragraphs == (*prose, line)


@pytest.mark.parametrize(
    ("lang", "line", "rule"),
    [
        (
            "en",
            "Correction, 19 May 2021: An earlier version of this article said the bridge was closed for 16 months. "
            "The correct number is eight.",
            "correction",
        ),
        (
            "en",
            "This story has been updated to correct the name of the engineer who inspected the bridge.",
            "correction",
        ),
        (
            "en",
            "An earlier version of this article gave the wrong year for the bridge. We regret the error.",
            "correction",
        ),
        ("ar", "تصحيح (10 شباط 2022): ورد في نسخة سابقة من هذا الخبر أن المدة 15 عاماً، والصحيح 12 عاماً.", "correction"),
        ("ar", "تنويه: ذكرت نسخة سابقة من هذا التقرير أن الجسر أغلق عاماً كاملاً.", "correction"),
        ("en", "This interview has been edited for length and clarity.", "notice"),
        ("en", "A version of this article appeared in print on 5 May 2021.", "notice"),
        ("en", "This article does not constitute investment advice.", "notice"),
        ("ar", "يمكنكم إعادة نشر هذا التقرير بشرط ذكر المصدر.", "notice"),
        ("ar", "نُشر هذا الحوار في العدد 44 من مجلة المثال.", "notice"),
        ("en", "This live page is now closed. Thank you for following.", "end-of-live"),
        ("en", "© 2023 The Example Post. All rights reserved. Registered in England No. 00000000.", "copyright"),
        ("en", "Save  Share  Comment (43)", "share"),
        (
            "en",
            "Roe J. et al. The age of bridges. Old Stones 12, 345–361 (2024). doi:10.0000/os.2024.0345",
            "reference",
        ),
    ],
)
def test_a_note_below_the_text_goes(lang: str, line: str, rule: str) -> None:
    title, prose = TEXTS[lang]
    source = raw(page(title, *prose, line))
    article = one(source)
    assert article.paragraphs == prose
    assert rules(article)[line] == rule
    assert lost_and_made_up(source, [article]) == ({}, {})


def test_a_correction_inside_the_text_goes_too() -> None:
    note = "Correction: An earlier version of this story said that the lorries were banned for good, not for a year."
    assert one(page(TITLE, *PROSE[:2], note, *PROSE[2:])).paragraphs == PROSE


@pytest.mark.parametrize(
    ("lang", "cue", "headlines"),
    [
        ("en", "Read more on this story", ("Why the old bridge shakes", "How to help")),
        ("en", "Most read", ("1", "The last lamplighter of the town", "2", "Ten things to do in spring")),
        ("ar", "مقالات أخرى للكاتب", ("عن البحر الذي صار موقفاً للسيارات",)),
    ],
)
def test_lists_of_other_stories_go(lang: str, cue: str, headlines: tuple[str, ...]) -> None:
    title, prose = TEXTS[lang]
    assert one(page(title, *prose, cue, *headlines)).paragraphs == prose


def test_a_heading_about_something_stays_where_no_press_release_is() -> None:
    text = (*PROSE[:3], "About the bridge", PROSE[3])
    assert one(page(TITLE, *text)).paragraphs == text


def test_a_press_release_says_of_itself_whom_to_ask_and_who_sent_it() -> None:
    sender = "Example Energy plc builds heat networks in seven countries. Founded in 2009, it employs 1,900 people."
    news = (f"Example Energy plc said it had opened a plant. {PROSE[0]}", *PROSE[1:])
    contact = "Contact: Jane Roe, Head of Communications, Example Energy plc"
    article = one(page(TITLE, contact, *news, "About Example Energy", sender, "- ENDS -"))
    assert article.paragraphs == news
    assert rules(article)[contact] == "contact"
    assert rules(article)[sender] == "about-sender"


def test_hours_head_the_entries_of_a_live_page() -> None:
    headlines = ("Lorries may stay banned until the end of the year, office says", "Shopkeepers hope")
    text = page(TITLE, PROSE[0], "21:28", headlines[0], PROSE[1], "19:05", headlines[1], *PROSE[2:])
    article = one(text)
    assert article.paragraphs == (PROSE[0], headlines[0], PROSE[1], headlines[1], *PROSE[2:])
    assert article.subheads == (1, 3)
    assert rules(article)["19:05"] == "entry-time"


def test_one_hour_in_a_text_is_no_live_page() -> None:
    text = (PROSE[0], "21:28", *PROSE[1:])
    assert one(page(TITLE, *text)).paragraphs == text


@pytest.mark.parametrize(
    ("lang", "updated", "edtf"),
    [
        ("en", "Last updated: Sunday, 5 November 2023, 21:30 CET", "2023-11-05"),
        ("ar", "آخر تحديث: 12 أيلول 2023", "2023-09-12"),
    ],
)
def test_a_live_page_is_of_the_day_it_was_last_updated(lang: str, updated: str, edtf: str) -> None:
    title, prose = TEXTS[lang]
    live = one(page(title, updated, "21:28", prose[0], "19:05", *prose[1:]))
    assert live.published is not None and live.published.edtf == edtf
    # Any other page was published some time before.
    assert one(page(title, updated, *prose)).published is None
