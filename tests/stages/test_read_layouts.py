"""Pages of other layouts, Arabic and English: what stays first, then what goes."""

from pathlib import Path

import pytest

from khulasa.editorial import Editorial
from khulasa.stages.read import read
from tests.stages.reading_helpers import (
    EDITORIAL,
    NATHR,
    PROSE,
    TITLE,
    UNWAN,
    codes,
    hinted,
    lost_and_made_up,
    one,
    raw,
    rules,
)

LAYOUTS = sorted((Path(__file__).resolve().parents[1] / "data" / "layouts").iterdir())


def page(*lines: str) -> str:
    return "\n".join(lines)


# Lines that look like boilerplate and are the article's: (title, lines between two paragraphs or after the last).
STAYS_EN = [
    "He declined to comment.",
    "“We have waited long enough,” a shopkeeper said.",
    "Comments by the mayor were not welcome, she said.",
    "More than 40 shops have closed.",
    "The source of the river is in the north.",
    "Published figures differ.",
    "By Monday it was over.",
    "1. No lorries before the end of the year",
    "- Cyclists have right of way",
    "Follow the money",
    "Who pays for it?",
    "Share prices fell by half.",
    "Date palms line the road.",
]
STAYS_AR = [
    "وامتنع عن التعليق.",
    "المصدر الرئيس للمياه هو النهر الشمالي.",
    "كتب المكتب في تقريره أن الأعمال انتهت.",
    "شارك في الاجتماع ثلاثون مهندساً.",
    "نشر المكتب صوراً للجسر.",
    "صورة المدينة تغيرت.",
    "من يدفع الثمن؟",
    "- السيارات: طوال اليوم",
    "1. منع الشاحنات حتى نهاية العام",
    "للمزيد من الوقت ثمن.",
    "التعليقات السلبية لم تغب.",
]


@pytest.mark.parametrize("line", STAYS_EN)
def test_line_of_an_english_article_stays(line: str) -> None:
    article = one(page(TITLE, PROSE[0], PROSE[1], line, PROSE[2], PROSE[3]))
    assert line in article.paragraphs


@pytest.mark.parametrize("line", STAYS_AR)
def test_line_of_an_arabic_article_stays(line: str) -> None:
    article = one(page(UNWAN, NATHR[0], NATHR[1], line, NATHR[2], NATHR[3]))
    assert line in article.paragraphs


@pytest.mark.parametrize(
    ("title", "prose"),
    [
        ("Analysis: what the reopened bridge changes", PROSE),
        ("Bridge – the long wait", PROSE),
        ("Sources: bridge to close again", PROSE),
        ("Who pays for the bridge?", PROSE),
        ("News of the bridge", PROSE),
        ("Bridge 2.0: more than repairs…", PROSE),
        ("الجسر القديم.. حكاية مدينة", NATHR),
        ("الجسر – حكاية مدينة", NATHR),
        ("المصادر: الجسر سيغلق من جديد", NATHR),
        ("ماذا بعد إعادة فتح الجسر؟!", NATHR),
        ("أخبار الجسر", NATHR),
    ],
)
def test_title_stays_whole(title: str, prose: tuple[str, ...]) -> None:
    article = one(page(title, *prose))
    assert article.title == title
    assert article.paragraphs == prose
    assert article.removed == ()


def test_questions_and_answers_stay() -> None:
    asked = ("What did the tests show?", "They showed that the pillars are sound.")
    article = one(page(TITLE, PROSE[0], *asked, PROSE[1], *asked, PROSE[2]))
    assert article.paragraphs == (PROSE[0], *asked, PROSE[1], *asked, PROSE[2])


def test_list_at_the_end_stays_when_it_was_announced() -> None:
    article = one(page(TITLE, *PROSE[:3], "Open all day:", "Cars", "Buses", "Bicycles"))
    assert article.paragraphs[-4:] == ("Open all day:", "Cars", "Buses", "Bicycles")


def test_last_line_stays_where_paragraphs_have_no_full_stop() -> None:
    prose = tuple(paragraph.rstrip(".") + " كما جاء في بيان نشره المكتب على موقعه" for paragraph in NATHR)
    article = one(page(UNWAN, *prose, "ولم يصدر أي تعليق من المحافظة"))
    assert article.paragraphs == (*prose, "ولم يصدر أي تعليق من المحافظة")


def test_words_that_repeat_at_the_end_of_lines_are_no_label_if_they_are_a_sentence() -> None:
    lines = ("The first banner – we are here!", "The second banner – we are here!")
    article = one(page(TITLE, PROSE[0], lines[0], PROSE[1], lines[1], *PROSE[2:]))
    assert set(lines) <= set(article.paragraphs)


def test_keywords_are_no_sentence() -> None:
    line = "Topics: the council spoke of the bridge, of the ring road and of the market, and agreed on nothing at all."
    assert line in one(page(TITLE, PROSE[0], line, *PROSE[1:])).paragraphs


def test_article_goes_on_after_a_link_in_its_middle() -> None:
    article = one(page(UNWAN, NATHR[0], "اقرأ أيضاً:", "خطة جديدة للنقل العام في المدينة", *NATHR[1:]))
    assert article.paragraphs == NATHR
    assert rules(article) == {"اقرأ أيضاً:": "related", "خطة جديدة للنقل العام في المدينة": "related"}


def test_subhead_after_a_list_of_links_stays() -> None:
    links = ("City plans a second ring road by next year", "New bus lines open in the northern districts")
    article = one(page(TITLE, *PROSE[:2], "Related stories", *links, "The tests", *PROSE[2:]))
    assert article.paragraphs == (*PROSE[:2], "The tests", *PROSE[2:])
    assert article.subheads == (2,)


# (what the page adds above, below) → rules by text.
@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (("WORLD",), (), {"WORLD": "section"}),
        (("Home > World > Europe",), (), {"Home > World > Europe": "navigation"}),
        ((), ("Share this article",), {"Share this article": "share"}),
        ((), ("Facebook", "Twitter"), {"Facebook": "share", "Twitter": "share"}),
        ((), ("Leave a Reply", "Name"), {"Leave a Reply": "comments", "Name": "comments"}),
        ((), ("Read more: City plans a second ring road",), {"Read more: City plans a second ring road": "related"}),
        ((), ("Tags: bridge, repairs",), {"Tags: bridge, repairs": "keywords"}),
        ((), ("Show more",), {"Show more": "show-more"}),
        ((), ("↑ Back to top",), {"↑ Back to top": "back-to-top"}),
        ((), ("© 2021 The Daily. All rights reserved.",), {"© 2021 The Daily. All rights reserved.": "copyright"}),
        ((), ("3 min read",), {"3 min read": "counter"}),
        ((), ("Sign up for our newsletter",), {"Sign up for our newsletter": "follow"}),
        ((), ("Gardens of the city",), {"Gardens of the city": "tail"}),
    ],
)
def test_english_boilerplate_goes(above: tuple[str, ...], below: tuple[str, ...], expected: dict[str, str]) -> None:
    article = one(page(*above, TITLE, *PROSE, *below))
    assert (article.title, article.paragraphs) == (TITLE, PROSE)
    assert rules(article) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (("تقارير",), (), {"تقارير": "section"}),
        (("الشرق اليوم",), (), {"الشرق اليوم": "section"}),
        (("EXAMPLE NEWS",), (), {"EXAMPLE NEWS": "site-name"}),
        ((), ("شارك هذا الموضوع:", "فيسبوك"), {"شارك هذا الموضوع:": "share", "فيسبوك": "share"}),
        ((), ("إضغط للمشاركة على تويتر",), {"إضغط للمشاركة على تويتر": "share"}),
        ((), ("٣ تعليقات",), {"٣ تعليقات": "comments"}),
        ((), ("أترك تعليقًا",), {"أترك تعليقًا": "comments"}),
        ((), ("الوسوم: الجسر، الترميم",), {"الوسوم: الجسر، الترميم": "keywords"}),
        ((), ("تابعونا على فيسبوك وتلغرام",), {"تابعونا على فيسبوك وتلغرام": "follow"}),
        ((), ("حمّل تطبيقنا الآن",), {"حمّل تطبيقنا الآن": "promotion"}),
        ((), ("جميع الحقوق محفوظة © 2024",), {"جميع الحقوق محفوظة © 2024": "copyright"}),
        ((), ("إظهار المزيد",), {"إظهار المزيد": "show-more"}),
        ((), ("مشاهدات: ٢٬٣١٥",), {"مشاهدات: ٢٬٣١٥": "counter"}),
        (
            (),
            ("أخبار ذات صلة", "افتتاح معرض الكتاب", "أسعار الخضار هذا الأسبوع"),
            {"أخبار ذات صلة": "related", "افتتاح معرض الكتاب": "related", "أسعار الخضار هذا الأسبوع": "related"},
        ),
    ],
)
def test_arabic_boilerplate_goes(above: tuple[str, ...], below: tuple[str, ...], expected: dict[str, str]) -> None:
    article = one(page(*above, UNWAN, *NATHR, *below))
    assert (article.title, article.paragraphs) == (UNWAN, NATHR)
    assert rules(article) == expected


@pytest.mark.parametrize("label", ["– ملفات خاصة", "| ملفات خاصة", " - ملفات خاصة"])
def test_label_glued_to_title_and_subheads_goes(label: str) -> None:
    article = one(page(f"{UNWAN} {label}", *NATHR[:2], f"قيود على الشاحنات{label}", *NATHR[2:]))
    assert article.title == UNWAN
    assert article.paragraphs == (*NATHR[:2], "قيود على الشاحنات", *NATHR[2:])
    assert set(rules(article).values()) == {"glued-label"}


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: The Example Gazette", "gazette"),
        ("Source: Example Tribune", "Example Tribune"),
        ("Source: agencies", None),
        ("Source: Example Tribune + agencies", "Example Tribune"),
        ("المصدر: رويترز", "رويترز"),
        ("المصدر : وكالات", None),
        ("نقلاً عن: جازيت المثال", "gazette"),
    ],
)
def test_source_line_names_the_outlet(line: str, outlet: str | None) -> None:
    article = one(page(TITLE, *PROSE, line))
    assert article.outlet == outlet
    assert rules(article) == {line: "source"}


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("BEIRUT (AP) — ", "AP"),
        ("LONDON, May 5 (Reuters) - ", "Reuters"),
        ("PARIS — ", None),
        ("دمشق (سانا) - ", "سانا"),
        ("دمشق – رويترز: ", "رويترز"),
        ("باريس/ أ ف ب – ", "أ ف ب"),
        ("البوابة نيوز – ", "albawaba"),
    ],
)
def test_dateline_is_cut_and_names_the_outlet(dateline: str, outlet: str | None) -> None:
    article = one(page(TITLE, dateline + PROSE[0], *PROSE[1:]))
    assert article.paragraphs == PROSE
    assert article.outlet == outlet
    assert rules(article) == {dateline.strip(): "dateline"}


@pytest.mark.parametrize(
    "start",
    ["Reopened at last – ", "The old bridge (a landmark) - ", "The mayor: ", "وبعد طول انتظار – ", "سوريا – "],
)
def test_first_words_before_a_dash_are_no_dateline(start: str) -> None:
    article = one(page(TITLE, start + PROSE[0], *PROSE[1:]))
    assert article.paragraphs[0] == start + PROSE[0]
    assert article.outlet is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("دير الزور – نورث بالس", "npn"),
        ("دمشق - رويترز", "رويترز"),
        ("وكالات - أبوظبي", None),
        ("عواصم / وكالات", None),
        ("BEIRUT – Reuters", "Reuters"),
    ],
)
def test_line_that_is_nothing_but_a_dateline(line: str, outlet: str | None) -> None:
    for lines in ((UNWAN, line), (line, UNWAN)):
        article = one(page(*lines, *NATHR))
        assert (article.title, article.paragraphs, article.outlet) == (UNWAN, NATHR, outlet)
        assert rules(article) == {line: "dateline"}


@pytest.mark.parametrize(
    "title", ["سوريا – العراق", "الجسر - المدينة", "دير الزور: هدوء حذر", "Reuters journalists honoured"]
)
def test_title_is_no_dateline(title: str) -> None:
    assert one(page(title, *NATHR)).title == title


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("الجسر القديم بعد ترميمه - صورة أرشيفية", "caption"),
        ("The bridge in May. (Photo: Example Agency)", "caption"),
        ("15:42", "clock"),
        ("-", "separator"),
        ("مركز الأخبار", "author"),
        ("Example Monitor Staff", "author"),
        ("#الجسر #المدينة", "keywords"),
    ],
)
def test_lines_between_title_and_text(line: str, rule: str) -> None:
    article = one(page(UNWAN, line, *NATHR))
    assert (article.title, article.paragraphs, article.author) == (UNWAN, NATHR, None)
    assert rules(article) == {line: rule}


def test_labels_on_top_of_one_another() -> None:
    article = one(page("Latest", "Middle East", "Syria", TITLE, *PROSE))
    assert article.title == TITLE
    assert rules(article) == {"Latest": "section", "Middle East": "section", "Syria": "section"}


def test_short_title_over_a_standfirst_stays() -> None:
    article = one(page("A bridge reopens", "The city has waited eight months for this day.", *PROSE))
    assert article.title == "A bridge reopens"
    assert article.paragraphs == ("The city has waited eight months for this day.", *PROSE)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Example Author", "Example Author"),
        ("Written by: Example Author", "Example Author"),
        ("بقلم: كاتبة المثال", "كاتبة المثال"),
        ("كتب - كاتب المثال", "كاتب المثال"),
        ("By Staff Writer", None),
    ],
)
def test_byline(line: str, author: str | None) -> None:
    article = one(page(TITLE, line, *PROSE))
    assert article.author == author
    assert rules(article) == {line: "author"}


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Published: 5 May 2021 at 10:00 BST", "2021-05-05"),
        ("Posted on May 5, 2021", "2021-05-05"),
        ("Wednesday, 5 May 2021", "2021-05-05"),
        ("2021-05-05T10:00:00+01:00", "2021-05-05"),
        ("تاريخ النشر: 26th, April 2024 GMT", "2024-04-26"),
        ("الجمعة 26/أبريل/2024 - 10:16 م", "2024-04-26"),
        ("نُشر في: ٢٦ نيسان ٢٠٢٤", "2024-04-26"),
        ("Published: May 2021", "2021-05"),
        ("Published 3:15 PM GMT+3, February 11, 2024", "2024-02-11"),
        ("Published: 10:00 Oct 5, 2021", "2021-10-05"),
        ("الأحد، 11 فبراير 2024 03:42 م", "2024-02-11"),
        ("11 شباط 2024, الأحد - 12:05", "2024-02-11"),
        ("12 شوال 1445هـ - 21 أبريل 2024", "2024-04-21"),
    ],
)
def test_publication_date_in_any_wording(line: str, edtf: str) -> None:
    article = one(page(TITLE, line, *PROSE))
    assert article.published is not None
    assert article.published.edtf == edtf
    assert article.published_evidence == line
    assert rules(article) == {line: "published"}


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 7 May 2021",
        "Updated 3:15 PM GMT+3, February 11, 2024",
        "آخر تحديث: 26 أبريل 2024",
        "Published: Wednesday",
        "Published: yesterday at 10:00",
        "The bridge was closed on 5 May 2021.",
    ],
)
def test_what_is_no_publication_date(line: str) -> None:
    assert one(page(TITLE, line, *PROSE)).published is None


def test_date_in_figures_is_taken_where_only_one_order_is_possible() -> None:
    def when(line: str, prose: tuple[str, ...]) -> str | None:
        article = one(page(TITLE if prose is PROSE else UNWAN, line, *prose))
        return article.published.edtf if article.published else None

    assert when("Published: 26/04/2024", PROSE) == "2024-04-26"
    assert when("Published: 03/04/2024", PROSE) is None
    assert when("تاريخ النشر: 03/04/2024", NATHR) == "2024-04-03"
    _, issues = read(raw(page(TITLE, "Published: 03/04/2024", *PROSE)), EDITORIAL)
    assert codes(issues) == ["date-ambiguous"]


def test_two_dates_that_differ_give_none() -> None:
    articles, issues = read(raw(page(TITLE, "Published: 5 May 2021", *PROSE, "Posted on 9 May 2021")), EDITORIAL)
    assert articles[0].published is None
    assert codes(issues) == ["date-conflict"]


@pytest.mark.parametrize(
    ("line", "hint", "slack", "edtf"),
    [
        ("Published: 5 May 2021", "2021-05-05", 0, "2021-05-05"),
        # A server's UTC evening is the reader's next morning.
        ("Published: 6 May 2021", "2021-05-05", 1, "2021-05-06"),
        ("Published: 6 May 2021", "2021-05-05", 0, None),
        ("Published: May 2021", "2021-05-05", 0, "2021-05"),
    ],
)
def test_page_and_markup_must_agree(line: str, hint: str, slack: int, edtf: str | None) -> None:
    text = page(f"# {TITLE}", line, *PROSE)
    article = one(hinted(text, title=TITLE, published=hint, published_evidence="meta", published_slack=slack))
    assert (article.published.edtf if article.published else None) == edtf


def test_front_matter_wins() -> None:
    given = {
        "title": "A title of the editor's",
        "outlet": "gazette",
        "author": "Second Author",
        "published": "2020-02",
        "url": "https://example.org/a",
        "via": "Somebody else",
        "lang": "en",
    }
    text = page(TITLE, "By Example Author", "Published: 5 May 2021", *PROSE, "Source: Example Tribune")
    article = one(raw(text, **given))
    assert article.published is not None
    found = (article.title, article.outlet, article.author, article.published.edtf, article.url, article.via)
    assert found == tuple(given[key] for key in ("title", "outlet", "author", "published", "url", "via"))
    # A headline that is not the title given is kept, as a heading.
    assert article.paragraphs[0] == TITLE
    assert article.subheads == (0,)


def test_page_that_republishes_is_via() -> None:
    article = one(hinted(page(f"# {TITLE}", *PROSE, "Source: Example Tribune"), title=TITLE, outlet="Example News"))
    assert (article.outlet, article.via) == ("Example Tribune", "Example News")
    article = one(page(TITLE, *PROSE, "Short link: https://gazette.example.com/?p=7"))
    assert (article.outlet, article.via, article.url) == ("gazette", None, "https://gazette.example.com/?p=7")
    article = one(page(TITLE, *PROSE, "المصدر: اندبندنت عربية", "Short link: https://mirror.example.net/7"))
    assert (article.outlet, article.via) == ("indarabia", "mirror.example.net")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.org/x", "data:text/html,x"])
def test_only_web_addresses_are_links(link: str) -> None:
    article = one(page(TITLE, *PROSE, f"Short link: {link}"))
    assert article.url is None


def test_outlet_boilerplate_goes_only_for_its_outlet() -> None:
    line = "The Gazette brings you the city"
    assert (
        rules(one(page(TITLE, PROSE[0], line, *PROSE[1:], "Source: The Example Gazette")))[line] == "outlet-boilerplate"
    )
    assert line in one(page(TITLE, PROSE[0], line, *PROSE[1:])).paragraphs


def test_appended_article_needs_more_than_a_cue() -> None:
    own = ("Water network to be renewed", "Example Tribune", "12 June 2022", *PROSE[1:])
    articles, issues = read(raw(page(TITLE, *PROSE, "Read also:", *own)), EDITORIAL)
    assert [article.title for article in articles] == [TITLE, "Water network to be renewed"]
    assert [article.outlet for article in articles] == [None, "Example Tribune"]
    assert [article.published.edtf if article.published else None for article in articles] == [None, "2022-06-12"]
    assert codes(issues) == ["article-split"]


def test_three_articles_in_one_text() -> None:
    more = [line for n in (2, 3) for line in ("Read also:", f"Title of article {n}", "Example Tribune", *PROSE)]
    articles, _ = read(raw(page(TITLE, *PROSE, *more)), EDITORIAL)
    assert [article.slug for article in articles] == ["example", "example-2", "example-3"]
    assert [article.paragraphs for article in articles] == [PROSE] * 3


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_layout_loses_nothing(path: Path) -> None:
    source = raw(path.read_text(encoding="utf-8"), f"seeds/{path.name}")
    articles, _ = read(source, Editorial())
    lost, made_up = lost_and_made_up(source, articles)
    assert not lost
    if path.stem != "ar-no-title":
        assert not made_up


def test_hard_wrapped_paragraphs_are_joined() -> None:
    path = next(path for path in LAYOUTS if path.stem == "en-wrapped")
    article = one(raw(path.read_text(encoding="utf-8")), Editorial())
    assert len(article.paragraphs) == 4
    assert all(paragraph.endswith(".") and "\n" not in paragraph for paragraph in article.paragraphs)


@pytest.mark.parametrize("between", ["- an item", "Follow the money", "«قيود على الشاحنات»"])
def test_title_and_subhead_are_no_broken_lines(between: str) -> None:
    article = one(page(TITLE, PROSE[0], between, *PROSE[1:]))
    assert (article.title, article.paragraphs) == (TITLE, (PROSE[0], between, *PROSE[1:]))


def test_comment_thread_goes_with_what_readers_wrote() -> None:
    path = next(path for path in LAYOUTS if path.stem == "en-busy")
    article = one(raw(path.read_text(encoding="utf-8")), Editorial())
    assert article.title == TITLE
    assert "I shall believe it" not in "".join(article.paragraphs)
    assert [article.paragraphs[place] for place in article.subheads] == [
        "Shopkeepers hope that trade will return",
        "What the tests showed",
    ]


def test_marked_up_headings_only_in_markdown() -> None:
    text = page(f"# {TITLE}", PROSE[0], "## The tests", *PROSE[1:])
    article = one(raw(text, "seeds/example.md"))
    assert article.title == TITLE
    assert [article.paragraphs[place] for place in article.subheads] == ["The tests"]
    assert one(raw(text, "seeds/example.txt")).title == f"# {TITLE}"


def test_language_without_rules_still_gets_an_article() -> None:
    prose = "Stary most został we wtorek ponownie otwarty dla samochodów i pieszych po ośmiu miesiącach napraw."
    articles, issues = read(raw(page("Stary most otwarty", prose, prose)), Editorial())
    assert articles[0].lang == "pl"
    assert articles[0].paragraphs == (prose, prose)
    assert codes(issues) == ["language-without-rules"]


@pytest.mark.parametrize("text", ["اظهر المزيد\nشارك", "Share\nComments", "\n \n", ""])
def test_nothing_but_boilerplate_is_no_article(text: str) -> None:
    articles, issues = read(raw(text), EDITORIAL)
    assert articles == ()
    assert codes(issues) == ["no-article"]


def test_no_title_is_said() -> None:
    articles, issues = read(raw(page(*PROSE)), EDITORIAL)
    assert articles[0].title.endswith("…")
    assert PROSE[0].startswith(articles[0].title.rstrip("…"))
    assert articles[0].paragraphs == PROSE
    assert codes(issues) == ["title-not-found"]
