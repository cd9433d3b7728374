"""Captions, promotions, references, comments and lists of other stories: what stays first, then what goes."""

import pytest

from khulasa.stages.read import read
from tests.stages.reading_helpers import EDITORIAL, NATHR, PROSE, TITLE, UNWAN, lost_and_made_up, one, raw, rules

TEXTS = {"ar": (UNWAN, NATHR), "en": (TITLE, PROSE)}


def page(*lines: str) -> str:
    return "\n\n".join(lines)


# Sentences and headings of articles that share words with furniture.
STAYS_EN = [
    "Sign up or lose your place, the letter said.",
    "Sign up for the ferry closes on Friday, the office said.",
    "“Sign up for our newsletter,” he joked.",
    "Follow the river and you reach the mill.",
    "Discover the latest and you may regret it, the curator said.",
    "Support the bridge and it will hold, engineers say.",
    "A Reuters/Ipsos poll found that most residents agree.",
    "He showed an AP/NORC survey to the council.",
    "More information was not available.",
    "More information will follow on Sunday.",
    "Citation of the ruling is forbidden.",
    "Published in 2012, the plan was never carried out.",
    "Last updated in 2007, the contract has run out.",
    "Comments by readers were not welcome, she said.",
    "Yesterday",
    "Threads",
    "A year ago",
    "Getty Images sued the museum over three pictures.",
    "The role, he said, was never his.",
    "This article of the law is more than 30 years old.",
]
STAYS_AR = [
    "سجل بريدك في الدائرة قبل نهاية الشهر.",
    "المزيد من المعلومات غير متاح.",
    "نشر في المدينة ثلاثون شرطياً.",
    "التعليق على الصورة لم يكن لائقاً.",
    "وحمل تطبيق القانون الجديد مفاجآت عدة.",
    "منذ يومين",
    "انضم إلى الفريق ثلاثة لاعبين.",
    "الموقع غير آمن، يقول المهندس.",
    "قبل أسبوع",
]


@pytest.mark.parametrize(("line", "lang"), [(line, "en") for line in STAYS_EN] + [(line, "ar") for line in STAYS_AR])
def test_line_of_an_article_stays(line: str, lang: str) -> None:
    title, prose = TEXTS[lang]
    assert line in one(page(title, *prose[:2], line, *prose[2:])).paragraphs


# What goes wherever it stands: (line, rule).
GOES = [
    ("Sign up for the Harbour Daily newsletter and never be late", "promotion"),
    ("Want more stories like this? Join the thousands who get our weekly email", "promotion"),
    ("Subscribe to The Example Gazette’s WhatsApp channel", "promotion"),
    ("skip past newsletter promotion", "promotion-marks"),
    ("FOLLOW the Gazette’s full coverage of the bridge", "coverage"),
    (
        "FILE - The old bridge is seen from the north bank in May 2019, before it was closed. (AP Photo/Jane Roe)",
        "caption",
    ),
    ("Cars cross the old bridge at dawn, May 5, 2021. REUTERS/Jane Roe/File Photo", "caption"),
    ("Cars cross the old bridge at dawn on Tuesday. AFP/John Roe", "caption"),
    ("Role, Transport correspondent", "role"),
    ("Published On 5 May 2021", "stamp"),
    ("Updated: 5 May 2021 10:30", "stamp"),
    ("التعليق على الصورة، سيارات تعبر الجسر القديم في صباح يوم افتتاحه بعد أعمال الترميم", "caption"),
    ("سيارات تعبر الجسر القديم (عدسة كاتب المثال)", "caption"),
    ("تخطى البودكاست وواصل القراءة", "player-list"),
    ("تابعوا آخر الأخبار من صحيفة المثال على غوغل", "follow"),
    ("حمّل تطبيقنا لتصلك الأخبار أولاً", "promotion"),
    ("النقر للمشاركة على تويتر (فتح في نافذة جديدة)", "share"),
    ("تحيين: 6 أفريل 2023 - 09:12", "stamp"),
]


@pytest.mark.parametrize(("line", "rule"), GOES)
def test_furniture_between_paragraphs_goes(line: str, rule: str) -> None:
    title, prose = TEXTS["en" if line[0].isascii() else "ar"]
    article = one(page(title, *prose[:2], line, *prose[2:]))
    assert (article.title, article.paragraphs) == (title, prose)
    assert rules(article) == {line: rule}
    assert article.published is None


# What goes before or after the text only: (line, rule).
EDGES = [
    ("2 hours ago", "time-ago"),
    ("👍 12 💬 4 🔗 Copy link", "share"),
    ("Print page | Email | Close", "print"),
    ("نسخة للطباعة | أرسل لصديق", "print"),
    ("Posted 3 days ago", "time-ago"),
    ("Yesterday at 10:32 PM", "time-ago"),
    ("منذ 4 أيام", "time-ago"),
    ("قبل ساعتين", "time-ago"),
    ("٢٣:٤٥ بتوقيت القاهرة", "clock"),
    ("5:04 a.m. CT", "clock"),
    ("14:22 ت م", "clock"),
    ("// انتهى //", "end-mark"),
    (
        "More information: J. Roe, Bridges and their loads, Journal of Examples (2024). DOI: 10.1000/example.",
        "reference",
    ),
    (
        "Citation: Old bridge reopens (2024, March 4) retrieved 17 June 2024 from example.org",
        "reference",
    ),
    ("This document is subject to copyright. No part may be reproduced without the written permission.", "notice"),
]


@pytest.mark.parametrize(("line", "rule"), EDGES)
def test_furniture_under_the_text_goes(line: str, rule: str) -> None:
    title, prose = TEXTS[
        "en" if (line[0].isascii() or "Copy" in line) and "انتهى" not in line and "ت م" not in line else "ar"
    ]
    article = one(page(title, *prose, line))
    assert (article.title, article.paragraphs, article.published) == (title, prose, None)
    assert rules(article) == {line: rule}


def test_a_line_under_a_credit_is_a_caption_and_a_subhead_is_not() -> None:
    caption = "Shopkeepers beside the old bridge in the north of the city"
    article = one(page(TITLE, "Getty Images", caption, *PROSE))
    assert (article.paragraphs, rules(article)) == (PROSE, {"Getty Images": "caption", caption: "caption"})
    article = one(page(TITLE, *PROSE[:2], "Getty Images", "New hours", *PROSE[2:]))
    assert article.paragraphs == (*PROSE[:2], "New hours", *PROSE[2:])


def test_comments_with_prose_under_stamps() -> None:
    thread = ("2 Comments", "Reader One", "May 6, 2021 at 8:12 am", PROSE[3], "Reader Two", "May 7, 2021 at 9:00 am")
    article = one(page(TITLE, *PROSE, *PROSE[:3], *thread))
    assert (len(article.paragraphs), article.published) == (7, None)
    thread = ("تعليقات الزوار 2", "1 - قارئ الأحد 8 أيلول 2024 - 19:02", "شكراً لكم.")
    assert one(page(UNWAN, *NATHR, *thread)).paragraphs == NATHR


def test_paragraphs_under_a_count_of_comments_stay() -> None:
    assert one(page(TITLE, *PROSE[:2], "3 comments", *PROSE[2:])).paragraphs == PROSE


SECOND_EN = (
    "Fishermen win licence for winter harbour",
    "Fishermen of the northern villages have won a licence to land their catch in the winter harbour until March.",
    "The harbour authority had refused it for three years, and fishermen had gone to court twice to obtain a licence.",
    "Twelve boats will use the quay from next week, and two cranes that stood idle since last autumn will be repaired.",
)


def test_a_second_article_is_one_by_its_own_words() -> None:
    articles, _ = read(raw(page(TITLE, *PROSE, "Read also:", *SECOND_EN)), EDITORIAL)
    assert [(a.title, a.paragraphs) for a in articles] == [(TITLE, PROSE), (SECOND_EN[0], SECOND_EN[1:])]


@pytest.mark.parametrize("link", ["Fishermen win licence for winter harbour", "New plan for heavy lorries and markets"])
def test_an_article_goes_on_under_a_link(link: str) -> None:
    assert one(page(TITLE, PROSE[0], "Read also:", link, *PROSE[1:], *PROSE[:2])).title == TITLE


@pytest.mark.parametrize("cue", ["You may also be interested in:", "RELATED COVERAGE", "More on this story"])
def test_headlines_in_the_middle_go(cue: str) -> None:
    headlines = ("Fishermen win licence for the winter harbour", "How are the tides of the river measured?")
    article = one(page(TITLE, *PROSE[:2], cue, *headlines, *PROSE[2:]))
    assert article.paragraphs == PROSE
    assert set(rules(article).values()) == {"related"}


def test_the_day_of_a_related_story_is_not_the_article_s() -> None:
    article = one(page(TITLE, *PROSE, "More on this story", SECOND_EN[0], "Published 25 November 2023"))
    assert (article.published, article.paragraphs) == (None, PROSE)
    article = one(page(UNWAN, *NATHR, "مقالات أخرى", "الصيادون يحصلون على رخصة الميناء", "8 حزيران 2023"))
    assert (article.published, article.paragraphs) == (None, NATHR)


@pytest.mark.parametrize("line", [line for line, _ in (*GOES, *EDGES)])
def test_nothing_is_lost(line: str) -> None:
    source = raw(page(TITLE, line, *PROSE[:2], line, *PROSE[2:], line))
    lost, made_up = lost_and_made_up(source, read(source, EDITORIAL)[0])
    assert not lost and not made_up
