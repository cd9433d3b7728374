"""What stands above a text: titles among menus, names without a cue, days that are and are not of publication."""

import pytest

from khulasa.stages.page.datelines import dateline
from khulasa.stages.read import read
from tests.stages.reading_helpers import EDITORIAL, NATHR, PROSE, TITLE, UNWAN, codes, hinted, one, raw

TEXTS = {"ar": (UNWAN, NATHR), "en": (TITLE, PROSE)}


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def day(*lines: str) -> str | None:
    published = one(page(*lines)).published
    return published.edtf if published else None


# Lines under a title that name nobody who wrote: they stay.
@pytest.mark.parametrize(
    "line",
    [
        "Mayor in Brisbane",
        "Jane Roe",
        "Hopes are high among shopkeepers",
        "John Roe says he is glad",
        "City of the north",
    ],
)
def test_a_line_that_is_no_byline_stays(line: str) -> None:
    article = one(page(TITLE, line, *PROSE))
    assert (article.author, article.paragraphs) == (None, (line, *PROSE))


@pytest.mark.parametrize(
    ("lines", "author", "lang"),
    [
        (("Gareth Roe", "5 May 2021"), "Gareth Roe", "en"),
        (("Ben Roe in Brisbane", "Sat 8 May 2021 23.48 AEST"), "Ben Roe", "en"),
        (("Sarah Roe in Upper Example", "Published: 5 May 2021"), "Sarah Roe", "en"),
        (("John Roe", "Transport correspondent"), "John Roe", "en"),
        (("Author, Jane Roe", "Role, Transport correspondent"), "Jane Roe", "en"),
        (("By JANE ROE FOR EXAMPLE ONLINE", "5 May 2021"), "JANE ROE", "en"),
        (("Words: Jane Roe", "5 May 2021"), "Jane Roe", "en"),
        (("د. سامر المثال", "كاتب وباحث اقتصادي"), "د. سامر المثال", "ar"),
        (("يوسف المثال", "5 أيار 2021"), "يوسف المثال", "ar"),
        (("كُتب بواسطة", "سلمى المثال"), "سلمى المثال", "ar"),
        (("كُتب بواسطة", "بتاريخ", "5 أيار 2021"), None, "ar"),
    ],
)
def test_bylines(lines: tuple[str, ...], author: str | None, lang: str) -> None:
    title, prose = TEXTS[lang]
    article = one(page(title, *lines, *prose))
    assert (article.title, article.author, article.paragraphs) == (title, author, prose)


def test_an_outlet_and_a_name() -> None:
    article = one(page("صورة: صدى المثال", UNWAN, "صدى المثال - يوسف المثال", *NATHR))
    assert (article.title, article.outlet, article.author) == (UNWAN, "صدى المثال", "يوسف المثال")
    article = one(page(UNWAN, "موقع المثال/ نقلاً عن صحيفة المثال", *NATHR))
    assert (article.outlet, article.via, article.paragraphs) == ("صحيفة المثال", "موقع المثال", NATHR)
    assert one(page(UNWAN, 'المصدر: "المثال"', *NATHR)).outlet == "المثال"


@pytest.mark.parametrize(
    "title",
    ["World leaders meet, news from the river", "Politics and sport: a week", "Who, what, where: the bridge explained"],
)
def test_titles_that_look_like_menus_stay(title: str) -> None:
    assert one(page(title, *PROSE)).title == title


@pytest.mark.parametrize(
    "above",
    [
        ("World  Business  Markets  Culture",),
        ("Example Courier", "Home | Sport | Culture | More"),
        ("News Opinion Sport Culture Lifestyle",),
        ("An official website of the United Examples", "Here's how you know"),
        ("Department of Bridges", "Home / News / Press releases"),
        ("Support us", "This article is more than 3 months old"),
        ("23:45", "5 May 2021"),
        ("Topics  Week's best  Latest news", "5 May 2021"),
    ],
)
def test_title_under_a_menu(above: tuple[str, ...]) -> None:
    article = one(page(*above, TITLE, *PROSE))
    assert (article.title, article.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize(
    ("line", "expected", "lang"),
    [
        ("نشر في: الأربعاء 5 مايو 2021 - 6:15 م | آخر تحديث: الخميس 6 مايو 2021 - 7:02 ص", "2021-05-05", "ar"),
        ("نُشر في: 5 أيار 2021 | عدد المشاهدات: 1204", "2021-05-05", "ar"),
        ("5 مايو/ أيار 2021", "2021-05-05", "ar"),
        ("الأربعاء 1442/9/23 هـ الموافق 2021/05/05 م واس", "2021-05-05", "ar"),
        ("Wed 5 May 2021 23.48 AEST", "2021-05-05", "en"),
        ("Published 5:04 a.m. CT May 5, 2021 | Updated 9:15 a.m. CT May 6, 2021", "2021-05-05", "en"),
        ("Updated 9:15 a.m. CT May 6, 2021", None, "en"),
        ("Last modified on Thu 6 May 2021 09.15 AEST", None, "en"),
    ],
)
def test_wordings_of_a_day(line: str, expected: str | None, lang: str) -> None:
    title, prose = TEXTS[lang]
    assert day(title, line, *prose) == expected
    assert one(page(title, line, *prose)).paragraphs == prose


def test_days_that_head_paragraphs_are_headings() -> None:
    chronicle = ("3 May 2019", PROSE[0], "4 May 2019", PROSE[1], "9 May 2019", *PROSE[2:])
    article = one(page(TITLE, *chronicle))
    assert (article.published, article.paragraphs, article.subheads) == (None, chronicle, (0, 2, 4))
    article = one(page(UNWAN, "26 تموز 1956", *NATHR[:2], "29 تشرين الأول 1956", *NATHR[2:]))
    assert (article.published, article.subheads) == (None, (0, 3))
    article = one(page(TITLE, "Published: 1 June 2019", *chronicle))
    assert (article.published and article.published.edtf, article.paragraphs) == ("2019-06-01", chronicle)


def test_a_day_long_past_is_what_a_text_is_about() -> None:
    article = one(page(TITLE, "26 July 1956", *PROSE, "The archive was opened in 1987 and read by historians since."))
    assert (article.published, article.paragraphs[0]) == (None, "26 July 1956")
    assert day(TITLE, "26 July 1956", *PROSE) == "1956-07-26"
    assert day(TITLE, "Published: 26 July 1956", *PROSE, "A bridge is to follow in 1960, the office said.") is not None


def test_updates_of_several_days_have_no_day() -> None:
    updates = ("4 May 2021 09:15", PROSE[0], "5 May 2021 18:40", PROSE[1], "5 May 2021 19:05", *PROSE[2:])
    articles, issues = read(raw(page(TITLE, "Published: 3 May 2021", *updates)), EDITORIAL)
    assert (articles[0].published, codes(issues)) == (None, ["date-several"])
    assert day(TITLE, "5 May 2021", "By Jane Roe", PROSE[0], "3 May 2018", *PROSE[1:]) == "2021-05-05"
    headed = tuple(part for line in updates for part in ((line, "Work begins") if line[0].isdigit() else (line,)))
    assert day(TITLE, *headed) is None
    same = tuple(line.replace("4 May", "5 May") for line in updates)
    assert day(TITLE, "Published: 5 May 2021", *same) == "2021-05-05"


def test_a_label_outweighs_the_day_of_a_template_only() -> None:
    text = page(f"# {UNWAN}", "نشر في: 5 أيار 2021", *NATHR)
    articles, issues = read(hinted(text, published="2017-05-02", published_weak=True), EDITORIAL)
    assert articles[0].published and articles[0].published.edtf == "2021-05-05"
    assert codes(issues) == ["date-differs"]
    articles, issues = read(hinted(text, published="2017-05-02"), EDITORIAL)
    assert (articles[0].published, codes(issues)) == (None, ["date-conflict"])
    bare = page(f"# {UNWAN}", "5 أيار 2021", *NATHR)
    assert codes(read(hinted(bare, published="2017-05-02", published_weak=True), EDITORIAL)[1]) == ["date-conflict"]


def test_an_unknown_day_stays_unknown() -> None:
    article = one(raw(page(TITLE, "5 May 2021", *PROSE), published="unknown"))
    assert (article.published, article.published_evidence) == (None, None)


@pytest.mark.parametrize(
    ("paragraph", "cut"),
    [
        ("دمشق - المحافظ: لن يغلق الجسر مرة أخرى قبل نهاية العام.", None),
        ("الوفد الحكومي - دمشق: قال إنه سيعود إلى المدينة غداً.", None),
        ("London - Paris: a new train line was opened on Monday.", None),
        ("صدى المثال - درعا - أعلنت البلدية إعادة فتح الجسر القديم.", "صدى المثال - درعا - "),
        ("لندن - المثال الجديد: أعلنت البلدية إعادة فتح الجسر القديم.", "لندن - المثال الجديد: "),
        ("بغداد/ علي المثال: أعلنت البلدية إعادة فتح الجسر القديم.", "بغداد/ علي المثال: "),
    ],
)
def test_datelines_with_unlisted_names(paragraph: str, cut: str | None) -> None:
    found = dateline(paragraph, paragraph, EDITORIAL, "ar")
    assert (paragraph[: found.length] if found else None) == cut
