"""How pages go on under an article: what only looks like its end stays, then what goes."""

import pytest

from tests.stages.reading_helpers import NATHR, PROSE, TITLE, UNWAN, lost_and_made_up, one, raw, rules

TEXTS = {"ar": (UNWAN, NATHR), "en": (TITLE, PROSE)}


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_an_end_mark_above_most_of_the_text_ends_nothing() -> None:
    article = one(page(TITLE, PROSE[0], "The end", *PROSE[1:]))
    assert article.paragraphs == (PROSE[0], "The end", *PROSE[1:])


@pytest.mark.parametrize(
    ("lang", "mark", "rule"),
    [
        ("en", "- END -", "end-mark"),
        ("en", "ENDS", "end-mark"),
        ("en", "Notes to editors", "end-notes"),
        ("ar", "- انتهى -", "end-mark"),
        ("ar", "ملاحظة للمحررين", "end-notes"),
    ],
)
def test_what_follows_an_end_mark_goes(lang: str, mark: str, rule: str) -> None:
    title, prose = TEXTS[lang]
    notes = (prose[3], "12 34")
    source = raw(page(title, *prose[:3], mark, *notes))
    article = one(source)
    assert article.paragraphs == prose[:3]
    assert rules(article) == {mark: rule, prose[3]: "after-end", "12 34": "counter"}
    assert lost_and_made_up(source, [article]) == ({}, {})


@pytest.mark.parametrize(
    ("lang", "writer", "line"),
    [
        # Somebody else; the writer in a sentence of the article; no word on who that is.
        ("en", "By Jane Roe", "Mary Major is a reporter and lives close to the bridge in the old town."),
        ("en", "By Jane Roe", "Residents told Jane Roe that the bridge had been missed by everybody in town."),
        ("en", "By Jane Roe", "Jane Roe saw the first lorry that crossed the bridge on Tuesday in the morning."),
        ("ar", "بقلم: سامر فلان", "وقال سامر فلان إن الجسر سيبقى مفتوحاً أمام المشاة حتى نهاية العام كما كان."),
    ],
)
def test_a_last_paragraph_that_does_not_introduce_the_writer_stays(lang: str, writer: str, line: str) -> None:
    title, prose = TEXTS[lang]
    assert one(page(title, writer, *prose, line)).paragraphs == (*prose, line)


@pytest.mark.parametrize(
    ("lang", "writer", "line"),
    [
        ("en", "By Jane Roe", "Jane Roe is a freelance writer on bridges, tunnels and the people who use them."),
        ("en", "By Jane Roe", "Jane covers transport for the Example Ledger."),
        ("en", "By Jane Roe", "Jane Roe, a columnist, lives by the river."),
        ("ar", "بقلم: سامر فلان", "سامر فلان: كاتب وباحث في شؤون المدن"),
        ("ar", "بقلم: سامر فلان", "سامر فلان صحافي مهتم بشؤون المدن، ويقيم على ضفة النهر القريبة من الجسر."),
    ],
)
def test_who_the_writer_is_goes(lang: str, writer: str, line: str) -> None:
    title, prose = TEXTS[lang]
    article = one(page(title, writer, *prose, line))
    assert article.paragraphs == prose
    assert rules(article)[line] == "about-author"


def test_an_offer_to_subscribe_goes_with_its_form() -> None:
    form = ["Sign up to First Light", "Our free morning briefing", "Enter your email address"]
    article = one(page(TITLE, *PROSE[:2], *form, "after newsletter promotion", *PROSE[2:]))
    assert article.paragraphs == PROSE
    assert {rules(article)[line] for line in form} == {"promotion", "follow"}


def test_a_subhead_that_only_sounds_like_an_offer_stays() -> None:
    article = one(page(TITLE, *PROSE[:2], "Sign up to fight", *PROSE[2:]))
    assert "Sign up to fight" in article.paragraphs


@pytest.mark.parametrize(
    ("lang", "line", "rule"),
    [
        ("en", "Disclaimer: The views expressed are the author's own.", "opinion"),
        ("en", "To continue reading, please subscribe. Already a subscriber? Log in.", "paywall"),
        ("en", "This page is no longer being updated.", "end-of-live"),
        ("en", "Got a tip? Write to us in confidence.", "write-to-us"),
        ("en", "By signing up, you agree to our Terms of Use and Privacy Policy.", "form"),
        ("en", "Be the first to comment", "comments"),
        ("ar", "من خلال الاشتراك فإنك توافق على شروط الاستخدام وسياسة الخصوصية", "form"),
        ("ar", "كن أول من يعلق", "comments"),
        ("ar", "إن الآراء الواردة في الموقع لا تعبر بالضرورة عن رأي الإدارة", "opinion"),
        ("ar", "المقالات المنشورة تعبر عن أصحابها ولا تمثل رأي الصحيفة", "opinion"),
        ("ar", "لمتابعة أخبارنا عبر تلغرام اضغط هنا", "follow"),
    ],
)
def test_an_outlets_last_words_go(lang: str, line: str, rule: str) -> None:
    title, prose = TEXTS[lang]
    article = one(page(title, *prose, line))
    assert article.paragraphs == prose
    assert rules(article)[line] in (rule, "disclaimer")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "The views from the bridge, she said, do not necessarily please everybody who lives there now."),
        ("ar", "والآراء في المدينة منقسمة حول الجسر، ولا يعرف أحد ما الذي سيحدث بعد نهاية العام الحالي."),
        ("en", "Sponsored by the council, a market will be held on the old bridge."),
        ("en", "Presented by the mayor, the plan was accepted."),
        ("en", "Something went wrong in the pillars, the engineers said."),
        ("en", "To continue reading the court file, the judges met again."),
        ("en", "Have you been affected, one driver asked the mayor."),
        ("en", "Statements of the council do not reflect the reality, he said."),
        ("ar", "أرسل لنا الوزير رسالة قال فيها إن الجسر سيفتتح قريباً."),
        ("ar", "حدث خطأ ما في حساب الدعامات، بحسب المهندسين."),
    ],
)
def test_an_articles_own_last_words_stay(lang: str, line: str) -> None:
    title, prose = TEXTS[lang]
    signed = {"en": "By Lena Marsh", "ar": "كتبت لينا مرش"}[lang]
    assert one(page(title, signed, *prose, line)).paragraphs == (*prose, line)
