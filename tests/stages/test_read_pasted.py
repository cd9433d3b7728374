"""Pages as people paste them: furniture between the lines, two calendars, key points, captions, broken lines."""

import pytest

from khulasa.model import Article
from khulasa.stages.read import read
from tests.stages.reading_helpers import EDITORIAL, NATHR, PROSE, TITLE, UNWAN, codes, hinted, one, raw, rules

TEXT = {"ar": "\n\n".join(NATHR), "en": "\n\n".join(PROSE)}

# Lines below a page's title that belong to the article.
STAYS = [
    ("en", "The authors of the report gave no date.", "end"),
    ("en", "Copyright was the question that the court had to answer in the end.", "end"),
    (
        "en",
        "She wrote to the office at roads@example.org and never had an answer to any of her many letters since.",
        "end",
    ),
    ("ar", "عن الكاتب الراحل قال صديقه إنه لم يترك وراءه شيئاً من المال.", "end"),
    ("ar", "تابعوا أخبار الحرب من بيوتهم سنوات طويلة.", "middle"),
    ("ar", "ترجمة الكتاب إلى لغات أخرى هي ما يشغله اليوم.", "end"),
]
GOES = [
    ("ar", "فيسبوك 124 تويتر 37 واتساب", "top", "share"),
    ("en", "Facebook 1.2K Twitter WhatsApp", "top", "share"),
    ("ar", "A+ A-", "top", "counter"),
    ("ar", "تابعوا أخبار المدينة على تيليغرام", "end", "channel-name"),
    ("ar", "اشترك في نشرتنا البريدية ليصلك كل جديد", "end", "follow"),
    ("ar", "(إعداد سلمى نجم للنشرة العربية - تحرير أحمد صبري)", "end", "credits"),
    ("ar", "ترجمة: ليلى منصور", "end", "contributor"),
    ("en", "Translated by Laura Whitcombe", "end", "contributor"),
    ("en", "This article was originally published on The Sky Observer.", "end", "first-in"),
    ("en", "About the author: Tom Relf writes about space. Follow him @tomrelf.", "end", "about-author"),
    ("en", "© 2019 Northern Chronicle Media Ltd", "end", "copyright"),
    ("en", "Do you work there? Email newsdesk@chronicle.example", "end", "contact"),
    ("en", "Cars queue at the bridge on Tuesday. Photograph: Dan Ellery/NC Pictures", "middle", "caption"),
    ("en", "Business correspondent", "top", "author"),
]


def page(lang: str, line: str, where: str) -> str:
    text = NATHR if lang == "ar" else PROSE
    title = UNWAN if lang == "ar" else TITLE
    lines = {
        "top": [title, line, *text],
        "middle": [title, *text[:2], line, *text[2:]],
        "end": [title, *text, line],
    }[where]
    return "\n\n".join(lines)


@pytest.mark.parametrize(("lang", "line", "where"), STAYS)
def test_what_only_looks_like_furniture_stays(lang: str, line: str, where: str) -> None:
    assert line in one(raw(page(lang, line, where))).paragraphs


@pytest.mark.parametrize(("lang", "line", "where", "rule"), GOES)
def test_furniture_goes_under_its_rule(lang: str, line: str, where: str, rule: str) -> None:
    article = one(raw(page(lang, line, where)))
    assert article.paragraphs == (NATHR if lang == "ar" else PROSE)
    assert rules(article)[line] == rule


DATES = [
    ("الأربعاء 14 رجب 1446 هـ - 15 كانون الثاني/يناير 2025 م  - آخر تحديث 16:40", "2025-01-15"),
    ("الخميس 20 رمضان 1445هـ الموافق 30 مارس 2024م", "2024-03-30"),
    ("الأحد 05 ذو القعدة 1444هـ 25-5-2023م", "2023-05-25"),
    ("الإثنين 2024/3/11 هـ1445/9/1", "2024-03-11"),
]


@pytest.mark.parametrize(("line", "edtf"), DATES)
def test_a_date_line_of_two_calendars(line: str, edtf: str) -> None:
    article = one(raw(f"{line}\n\n{UNWAN}\n\n{TEXT['ar']}"))
    assert (article.title, article.published and article.published.edtf) == (UNWAN, edtf)


def test_the_day_a_page_was_looked_at_does_not_unsettle_the_day_it_names_as_its_own() -> None:
    article = one(raw(f"22/11/2025\n\n{UNWAN}\n\nتاريخ النشر: 12-06-2023 01:35\n\n{TEXT['ar']}"))
    assert article.published and article.published.edtf == "2023-06-12"


def test_a_year_of_the_hijri_calendar_is_no_year_of_publication() -> None:
    assert one(raw(f"{UNWAN}\n\n1445/9/1\n\n{TEXT['ar']}")).published is None


def test_a_dateline_with_a_day_and_no_year() -> None:
    text = f"{TITLE}\n\nGENEVA, Feb. 3 - {TEXT['en']}"
    article = one(raw(text))
    assert (article.paragraphs, article.published) == (PROSE, None)


def test_who_translated_did_not_write() -> None:
    assert one(raw(page("ar", "ترجمة: ليلى منصور", "end"))).author is None


def test_where_it_was_published_first_is_its_outlet() -> None:
    article = one(raw(page("en", "This article was originally published on The Sky Observer.", "end")))
    assert article.outlet == "The Sky Observer"


def test_the_short_form_of_the_sites_name_is_no_republisher() -> None:
    text = f"شبكة الجسر الإخبارية\n\n{UNWAN}\n\nخاص - شبكة الجسر\n\n{TEXT['ar']}"
    article = one(raw(text))
    assert (article.outlet, article.via) == ("شبكة الجسر الإخبارية", None)


def test_the_sites_name_before_a_title() -> None:
    page = f"موقع الميدان | السبت 22/11/2025\n\n# موقع الميدان - {UNWAN}\n\n{TEXT['ar']}"
    article = one(hinted(page, title=f"موقع الميدان - {UNWAN}"))
    assert (article.title, article.outlet) == (UNWAN, "موقع الميدان")


def test_the_subject_before_a_title_stays() -> None:
    title = "قناة السويس - إيرادات قياسية هذا العام"
    assert one(raw(f"{title}\n\n{TEXT['ar']}")).title == title


def test_a_longer_wording_of_the_title_is_no_paragraph() -> None:
    longer = f"{TITLE} and its new lights"
    article = one(hinted(f"{longer}\n\n{TEXT['en']}", title=TITLE))
    assert article.paragraphs == PROSE
    assert rules(article)[longer] == "title-variant"


def test_share_lines_above_the_text_close_no_article() -> None:
    middle = f"شاهد أيضاً\n\nبالفيديو.. حملة واسعة في المدينة\n\n{NATHR[2]}\n\n{NATHR[3]}\n\n{NATHR[0]}"
    articles, issues = read(raw(f"{UNWAN}\n\n0 تعليقات\n\nFacebook\n\n{NATHR[0]}\n\n{NATHR[1]}\n\n{middle}"), EDITORIAL)
    assert (len(articles), codes(issues)) == (1, [])


def subheads(article: Article) -> list[str]:
    return [article.paragraphs[index] for index in article.subheads]


def test_numbered_headings_head_their_paragraphs() -> None:
    heads = ["1. The bridge", "2. The lorries and what they weigh"]
    article = one(raw("\n".join([TITLE, PROSE[0], heads[0], PROSE[1], heads[1], PROSE[2]])))
    assert subheads(article) == heads


def test_a_numbered_list_has_no_headings() -> None:
    article = one(raw("\n".join([TITLE, *PROSE, "The work in short:", "1. the deck", "2. the lamps", "3. the road"])))
    assert subheads(article) == []


WRAPPED = """Monitors pull out of border town

International monitors left the border town of Karsk on Friday after
shells landed near their compound, the mission said in a statement.

Each side blamed the other.  A Defense Ministry spokesman, Gen. V. I.
Marchenko, said the shells had come from the separatist side of the
river and that his men had not fired a single round in return.

About 1,700 people have fled the town since the truce was signed on Dec.
12, 2016, according to the Red Cross, which runs a soup kitchen there.

Talks are expected to open in Vienna next week.
"""


def test_a_text_broken_at_one_column_is_put_together_paragraph_by_paragraph() -> None:
    article = one(raw(WRAPPED))
    assert article.title == "Monitors pull out of border town"
    assert [text[:20] for text in article.paragraphs] == [
        "International monito",
        "Each side blamed the",
        "About 1,700 people h",
        "Talks are expected t",
    ]
    assert "Gen. V. I. Marchenko" in article.paragraphs[1]
    assert "on Dec. 12, 2016" in article.paragraphs[2]


def test_rules_for_dates_alone_are_no_rules_for_a_language() -> None:
    """French has words for dates and none for sentences: no summary, no timeline, and an issue that says so."""
    text = "Le conseil a voté mardi. Les travaux commenceront en mai."
    assert "language-without-rules" in codes(read(raw(text, lang="fr"), EDITORIAL)[1])
