"""Markdown inside lines: what stays as it is, then what goes; nothing goes unlisted."""

import pytest

from khulasa.stages.page.markdown import is_picture, plain
from khulasa.stages.read import read
from tests.stages.reading_helpers import EDITORIAL, NATHR, PROSE, TITLE, UNWAN, lost_and_made_up, one, raw, rules

# Marks that are none.
STAYS = [
    "The room is 5 * 3 * 2 metres, and 4*4 is sixteen.",
    "The file a_b_c and the tag snake_case_name stay.",
    "He [the mayor] spoke (briefly) on Tuesday.",
    "Prices rose ~10 % in May and ~12 % in June.",
    "قال [المحافظ] إن الجسر (القديم) مفتوح.",
    "«نعم»، قال، ثم أضاف: لا!",
]


@pytest.mark.parametrize("line", STAYS)
def test_what_is_no_mark_stays(line: str) -> None:
    assert plain(line) == (line, "")


@pytest.mark.parametrize(
    ("line", "words", "marks"),
    [
        ("The bridge is **open** again.", "The bridge is open again.", "** **"),
        ("The bridge is *open* and _safe_.", "The bridge is open and safe.", "* * _ _"),
        ("~~Closed~~ until `May`.", "Closed until May.", "~~ ~~ ` `"),
        ("[The report](https://example.org/a_(b)) says so.", "The report says so.", "[ ](https://example.org/a_(b))"),
        ("The [report][1] says so.[^2]", "The report says so.", "[^2] [ ][1]"),
        ("**[التقرير](https://example.org)** يقول ذلك.", "التقرير يقول ذلك.", "[ ](https://example.org) ** **"),
        ("> «لا أحد يعرف»، قالت.", "«لا أحد يعرف»، قالت.", ">"),
        ("Seen ![the deck](deck.jpg) from below.", "Seen  from below.", "![the deck](deck.jpg)"),
    ],
)
def test_marks_go_and_words_stay(line: str, words: str, marks: str) -> None:
    assert plain(line) == (words, marks)


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("The bridge ![deck](deck.jpg)", False),
        ("[The report](https://example.org)", False),
        ("[1] The first of two points", False),
        ("![Deck](deck.jpg)", True),
        ('![سطح الجسر](deck.jpg "الجسر")', True),
        ("[![Deck](deck.jpg)](https://example.org)", True),
        ("[1]: https://example.org/report", True),
    ],
)
def test_a_line_of_pictures(line: str, picture: bool) -> None:
    assert is_picture(line) is picture


@pytest.mark.parametrize(("title", "prose"), [(TITLE, PROSE), (UNWAN, NATHR)])
def test_an_article_in_markdown(title: str, prose: tuple[str, ...]) -> None:
    first, second, third, fourth = prose
    head, _, rest = second.partition(" ")
    text = "\n\n".join(
        [
            f"# {title}",
            "![deck](deck.jpg)",
            f"> {first}",
            f"[{head}](https://example.org/one) {rest}",
            "## **2024**",
            third,
            f"*{fourth}*",
        ]
    )
    source = raw(text, "seeds/example.md")
    article = one(source)
    assert article.title == title
    assert article.paragraphs == (first, second, "2024", third, fourth)
    assert rules(article)["![deck](deck.jpg)"] == "picture"
    assert lost_and_made_up(source, [article]) == ({}, {})


def test_plain_text_keeps_its_stars() -> None:
    text = "\n\n".join([TITLE, *PROSE[:3], "The sign said **stop** and nobody did so for a very long time."])
    articles, _ = read(raw(text), EDITORIAL)
    assert articles[0].paragraphs[-1].startswith("The sign said **stop**")
