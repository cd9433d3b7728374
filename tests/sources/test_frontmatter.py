"""The block on top of a seed: what is front matter and what is text, and a line for each problem."""

import pytest

from khulasa.model import Origin
from khulasa.sources.frontmatter import parse

ORIGIN = Origin("seeds/a.txt", "0")


# No front matter: the text is left as it is.
@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nA text.",
        "---\nA text between two rules.\n---\nAnd more.",
        "---\nA text after a rule.",
        "A title\n---\ntitle: not on top\n---\n",
        "—\nA text between two dashes.\n—\nAnd more.",
    ],
)
def test_text_without_front_matter(text: str) -> None:
    parsed = parse(text, ORIGIN)
    assert (parsed.text, dict(parsed.metadata), parsed.issues) == (text, {}, ())


def test_every_key() -> None:
    block = (
        "title: عنوان\noutlet: npn\nauthor: Example Author\npublished: 2024-04-26\nurl: https://example.org/?p=1\n"
        "archive: http://archive.example.org/1\nvia: Mirror\nlang: ar\nstatus: draft\nslug: my-slug\n"
    )
    parsed = parse(f"---\n{block}---\nنص", ORIGIN)
    assert parsed.metadata == {
        "title": "عنوان",
        "outlet": "npn",
        "author": "Example Author",
        "published": "2024-04-26",
        "url": "https://example.org/?p=1",
        "archive": "http://archive.example.org/1",
        "via": "Mirror",
        "lang": "ar",
        "status": "draft",
        "slug": "my-slug",
    }
    assert parsed.text == "نص"
    assert parsed.issues == ()


@pytest.mark.parametrize("value", ["2024-04-26", "2024", "2024-04", "'2024-04~'", "2024-22", "XXXX-03"])
def test_published_is_taken_as_written(value: str) -> None:
    assert parse(f"---\npublished: {value}\n---\n", ORIGIN).metadata == {"published": value.strip("'")}


@pytest.mark.parametrize(
    "text",
    [
        "---\r\ntitle: A\r\n---\r\nB",
        "---\rtitle: A\r---\rB",
        "\n---\ntitle: A\n---\nB",
        "---\ntitle: A\n...\nB",
        "-----\ntitle: A\n-----\nB",
        # What a word processor makes of three dashes.
        "—-\ntitle: A\n–––\nB",
        # Marks that nobody sees, as editors for right-to-left text leave them.
        "\u200f---\ntitle: A\n---\nB",
        "\ufeff\n---\ntitle: A\n---\nB",
    ],
)
def test_line_ends_and_fences(text: str) -> None:
    parsed = parse(text, ORIGIN)
    assert (dict(parsed.metadata), parsed.text) == ({"title": "A"}, "B")


@pytest.mark.parametrize(
    ("block", "line", "code", "words"),
    [
        ("title: A\ntitel: B", 3, "front-matter-key", "did you mean “title”"),
        ("title: A\ncolour: red", 3, "front-matter-key", "unknown key “colour”"),
        ("published: 26/04/2024", 2, "front-matter-value", "EDTF"),
        ("published: 2024-02-31", 2, "front-matter-value", "EDTF"),
        ("title: A\n\nurl: javascript:alert(1)", 4, "front-matter-value", "http"),
        ("url: https://", 2, "front-matter-value", "http"),
        ("lang: Arabic", 2, "front-matter-value", "language code"),
        ("slug: ../../etc/passwd", 2, "front-matter-value", "letters"),
        ("slug: a/b", 2, "front-matter-value", "letters"),
        ("title: [a, b]", 2, "front-matter-value", "not a list"),
        ("title: A\ntitle: B", 3, "front-matter-key", "twice"),
    ],
)
def test_problem_has_its_line_and_remedy(block: str, line: int, code: str, words: str) -> None:
    parsed = parse(f"---\n{block}\n---\ntext", ORIGIN)
    (issue,) = parsed.issues
    assert (issue.line, issue.code) == (line, code)
    assert words in issue.message
    assert parsed.usable
    assert parsed.text == "text"


@pytest.mark.parametrize("block", ["status: drfat", "status: [draft]", "stauts: draft"])
def test_status_that_cannot_be_read_does_not_publish(block: str) -> None:
    assert parse(f"---\n{block}\n---\n", ORIGIN).metadata["status"] == "draft"


@pytest.mark.parametrize(
    ("block", "metadata"),
    [
        ("lang: ar-SA", {"lang": "ar"}),
        ("lang: EN_gb", {"lang": "en"}),
        ("status: Withdrawn", {"status": "withdrawn"}),
        ("published: 2024-04-26 09:30:00 +03:00", {"published": "2024-04-26"}),
        # Some programs write the two halves of a character one by one; half of one is none.
        (r'title: "\ud83d\ude00"', {"title": "\U0001f600"}),
        (r'title: "A \ud800 B"', {"title": "A \ufffd B"}),
    ],
)
def test_values_as_other_programs_write_them(block: str, metadata: dict[str, str]) -> None:
    parsed = parse(f"---\n{block}\n---\ntext", ORIGIN)
    assert (dict(parsed.metadata), parsed.issues) == (metadata, ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: الجسر: يفتح غداً\n---\ntext", 2, "needs quotation marks"),
        ("---\nurl: https://example.org/\ntitle: 'A\n---\ntext", 3, "opened here and not closed"),
        ("---\n- title: A\n---\ntext", 2, "“key: value” a line"),
        ("---\ntitle: A\x00B\n---\ntext", 2, "control character"),
        ("---\ntitle: " + "[" * 5000 + "\n---\ntext", 2, "too deep"),
        # Nothing says where it ends, and it may say that nobody must see the article.
        ("---\ntitle: A\nstatus: draft\n\ntext", 1, "no line of “---” ends it"),
    ],
)
def test_what_is_wrong_with_a_block_and_where(text: str, line: int, words: str) -> None:
    parsed = parse(text, ORIGIN)
    (issue,) = parsed.issues
    assert (parsed.usable, issue.code, issue.severity, issue.line) == (False, "front-matter", "error", line)
    assert words in issue.message


@pytest.mark.parametrize("block", ["title: 'A", "title: A\n  b: [", "title: !!python/object:os.system x\nurl: {"])
def test_broken_block_leaves_the_article_out(block: str) -> None:
    parsed = parse(f"---\n{block}\n---\ntext", ORIGIN)
    assert not parsed.usable
    assert [issue.code for issue in parsed.issues] == ["front-matter"]
    assert parsed.issues[0].line is not None


def test_tags_of_yaml_are_text() -> None:
    assert parse("---\ntitle: !!python/object/apply:os.system [x]\n---\n", ORIGIN).metadata == {}
    assert parse("---\ntitle: yes\nauthor: 1_000\nvia: ~\n---\n", ORIGIN).metadata == {
        "title": "yes",
        "author": "1_000",
    }
