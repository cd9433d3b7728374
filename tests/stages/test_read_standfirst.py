"""A paragraph between a title and its labels; lists, links and days among labels. What stays first, then what goes."""

import pytest

from tests.stages.reading_helpers import NATHR, PROSE, TITLE, UNWAN, lost_and_made_up, one, raw, rules

FIRST = {
    "en": "The city hopes that the reopening will bring customers back to markets close to the river.",
    "ar": "البلدية تأمل أن تعيد الخطوة الزبائن إلى الأسواق القريبة من النهر، والتجار يطالبون بخفض الرسوم.",
}
TEXTS = {"ar": (UNWAN, NATHR), "en": (TITLE, PROSE)}


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        # A day alone may be what the paragraph below it is about; a name alone, a subhead.
        ("en", ["5 May 2024"]),
        ("en", ["Jane Roe"]),
        ("en", ["The bridge in May", "What comes next"]),
        ("ar", ["5 أيار 2024"]),
    ],
)
def test_short_lines_under_a_first_paragraph_are_headings(lang: str, labels: list[str]) -> None:
    title, prose = TEXTS[lang]
    article = one(page(title, FIRST[lang], *labels, *prose))
    assert article.paragraphs == (FIRST[lang], *labels, *prose)
    assert (article.author, article.published) == (None, None)


@pytest.mark.parametrize(
    ("lang", "labels", "author", "edtf"),
    [
        ("en", ["By Jane Roe", "5 May 2024 10:30"], "Jane Roe", "2024-05-05"),
        ("en", ["Jane Roe", "5 May 2024"], "Jane Roe", "2024-05-05"),
        ("en", ["Published: 5 May 2024"], None, "2024-05-05"),
        ("en", ["By Jane Roe", "Share", "3 min read"], "Jane Roe", None),
        ("ar", ["سامر فلان", "الثلاثاء 5 أيار 2024"], "سامر فلان", "2024-05-05"),
        ("ar", ["بقلم: سامر فلان", "مشاركة"], "سامر فلان", None),
    ],
)
def test_labels_under_a_standfirst(lang: str, labels: list[str], author: str | None, edtf: str | None) -> None:
    title, prose = TEXTS[lang]
    source = raw(page(title, FIRST[lang], *labels, *prose))
    article = one(source)
    assert article.paragraphs == (FIRST[lang], *prose)
    assert (article.author, article.published.edtf if article.published else None) == (author, edtf)
    assert lost_and_made_up(source, [article]) == ({}, {})


def test_the_dateline_stands_under_the_standfirst() -> None:
    article = one(page(TITLE, FIRST["en"], "By Jane Roe", f"BEIRUT (Reuters) - {PROSE[0]}", *PROSE[1:]))
    assert article.paragraphs == (FIRST["en"], *PROSE)
    assert article.outlet == "Reuters"


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("الأحد 14 يوليو-تموز 2024", "2024-07-14"),
        ("الأحد 14 يوليو-تموز 2024 الساعة 09 صباحاً / المصدر: سبأ", "2024-07-14"),
        ("14 يوليو - تموز 2024", "2024-07-14"),
    ],
)
def test_a_month_of_two_names(line: str, edtf: str) -> None:
    article = one(page(UNWAN, line, *NATHR))
    assert article.published is not None
    assert article.published.edtf == edtf
    assert article.paragraphs == NATHR


LIST = ("1 Man arrested after crash", "2 Chip shop named best", "3 School closed")


def test_a_numbered_list_of_other_stories_goes_whole() -> None:
    article = one(page(TITLE, *PROSE[:2], "Most Read", *LIST, *PROSE[2:]))
    assert article.paragraphs == PROSE
    assert {rules(article)[line] for line in LIST} == {"related"}


def test_items_of_a_list_are_not_joined_to_what_stands_around_them() -> None:
    tail = "Print this article\nRead also:\n* Body found on the island\n* Beaches are cleaned again\nComments: 0"
    article = one(f"{page(TITLE, *PROSE)}\n\n{tail}")
    assert article.paragraphs == PROSE
    assert rules(article)["* Body found on the island"] == "related"


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        (["https://example.org/news/bridge"], "https://example.org/news/bridge"),
        # A front page, an account, and one of two are nobody's link.
        (["https://example.org/"], None),
        (["https://t.me/examplechannel"], None),
        (["https://example.org/news/bridge", "https://example.org/news/river"], None),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_link_alone_in_its_line(lines: list[str], url: str | None, above: bool) -> None:
    text = page(*lines, TITLE, *PROSE) if above else page(TITLE, *PROSE, *lines)
    assert one(text).url == url


def test_a_link_between_paragraphs_is_not_the_pages() -> None:
    assert one(page(TITLE, *PROSE[:2], "https://example.org/news/river", *PROSE[2:])).url is None


@pytest.mark.parametrize("label", ["By Jane Roe", "5 May 2024 10:30"])
def test_a_standfirst_that_ends_no_sentence_is_a_heading(label: str) -> None:
    standfirst = "How a bridge that nobody crossed drew eight months of repairs - and the clerk who noticed it first"
    article = one(page(TITLE, standfirst, label, *PROSE))
    assert article.paragraphs == (standfirst, *PROSE)
    assert article.subheads == (0,)


def test_what_is_asked_in_an_interview_heads_nothing() -> None:
    asked = ("TDR: What was the hardest point?", "TDR: And what comes next?")
    told = (f"Jane Roe: {PROSE[1]}", f"Jane Roe: {PROSE[2]}")
    article = one(page(TITLE, PROSE[0], asked[0], told[0], asked[1], told[1]))
    assert article.paragraphs == (PROSE[0], asked[0], told[0], asked[1], told[1])
    assert article.subheads == ()
