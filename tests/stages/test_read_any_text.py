"""Whatever a file holds: reading does not raise, loses nothing and makes nothing up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.editorial import Editorial
from khulasa.model import Article
from khulasa.stages.read import read
from tests.stages.reading_helpers import EDITORIAL, NATHR, PROSE, TITLE, UNWAN, lost_and_made_up, raw

LINES = (
    *PROSE,
    *NATHR,
    TITLE,
    UNWAN,
    "إقرأ أيضاً:",
    "Read also:",
    "اقرأ أيضاً: خطة جديدة للنقل العام",
    "مقالات ذات صلة",
    "المصدر: البوابة نيوز",
    "المصدر:",
    "Source: Example Tribune + agencies",
    "كلمات دلالية: جسر",
    "تاريخ النشر: 26th, April 2024 GMT",
    "Published:",
    "5 May 2021",
    "By Example Author | 5 May 2021",
    "Leave a Reply",
    "3 تعليقات",
    "Comments",
    "اظهر المزيد",
    "الجديد برس|",
    "NORTH PULSE NETWORK NPN",
    "قيود – مكافحة الإرهاب",
    "الشحن– مكافحة الإرهاب",
    "Lorries | Example News",
    "اندبندنت عربية – " + NATHR[0],
    "BEIRUT (AP) — " + PROSE[0],
    "رابط مختصر .. https://eocr.eu/?p=3008",
    "# A heading",
    "### Another",
    "- item of a list",
    "The rules are:",
    "\u00a0",
    "",
    "\u200f",
    "“",
    "–",
    "|",
)
line = st.one_of(st.sampled_from(LINES), st.text(max_size=60))


def check(text: str, path: str, editorial: Editorial) -> tuple[Article, ...]:
    source = raw(text, path)
    articles, issues = read(source, editorial)
    if not articles:
        assert "no-article" in {issue.code for issue in issues}
        return articles
    found_titles = "title-not-found" not in {issue.code for issue in issues}
    lost, made_up = lost_and_made_up(source, articles)
    if "no-article" not in {issue.code for issue in issues}:
        assert not {char: count for char, count in lost.items() if char.isprintable()}
    if found_titles:
        assert not made_up
    return articles


@settings(max_examples=150, deadline=None)
@given(st.lists(line, max_size=25), st.sampled_from(["a.txt", "a.md"]), st.sampled_from([EDITORIAL, Editorial()]))
def test_nothing_is_lost_or_made_up(lines: list[str], path: str, editorial: Editorial) -> None:
    articles = check("\n".join(lines), path, editorial)
    for article in articles:
        assert article.title.strip()
        assert all(paragraph == paragraph.strip() and paragraph for paragraph in article.paragraphs)
        assert list(article.subheads) == sorted(set(article.subheads))
        assert all(0 <= place < len(article.paragraphs) for place in article.subheads)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_prose_is_never_removed(lines: list[str]) -> None:
    """A comment thread apart, which is prose too and goes as a whole."""
    text = "\n".join(lines)
    removed = [cut for article in check(text, "a.txt", EDITORIAL) for cut in article.removed if cut.rule != "comments"]
    assert not {cut.text for cut in removed} & {*PROSE, *NATHR}


@settings(max_examples=40, deadline=None)
@given(st.lists(line, max_size=25))
def test_same_text_same_articles(lines: list[str]) -> None:
    source = raw("\n".join(lines))
    assert read(source, EDITORIAL) == read(source, EDITORIAL)
