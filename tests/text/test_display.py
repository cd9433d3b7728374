"""How wide a text is on a terminal, and its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.text.display import cut, isolated, printable, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("كِتَابٌ", 4), ("東京", 4), ("ｱ", 1), ("e\u0301", 1), ("a\u200fb", 2), ("خلاصة news", 10)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("قُتِلَ رَجُلٌ أمس", 8, ["قُتِلَ رَجُلٌ", "أمس"]),
        ("https://example.org/a x", 10, ["https://ex", "ample.org/", "a x"]),
        ("東京都", 4, ["東京", "都"]),
    ],
)
def test_lines(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("one two", 7, "one two"),
        ("one two", 6, "one t…"),
        ("one two", 5, "one…"),
        ("a\n b", 9, "a b"),
        ("東京都", 5, "東京…"),
    ],
)
def test_one_line(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown


@given(st.text(st.sampled_from("ab اَب東\n -"), max_size=60), st.integers(2, 20))
def test_lines_fit_and_lose_nothing(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)
    assert width(cut(text, columns + 1)) <= columns + 1


@pytest.mark.parametrize(
    ("line", "right_to_left", "shown"),
    [
        ("plain 12", False, "plain 12"),
        ("خبر", True, "\u2068خبر\u2069"),
        ("NPN خبر", True, "\u2068\u200fNPN خبر\u2069"),
        ("2024", True, "\u2068\u200f2024\u2069"),
        ("The word خبر", False, "\u2068The word خبر\u2069"),
        ("a\u202eb", False, "\u2068a\u202eb\u2069"),
    ],
)
def test_isolated(line: str, right_to_left: bool, shown: str) -> None:
    assert isolated(line, right_to_left=right_to_left) == shown


def test_a_terminal_obeys_no_article() -> None:
    assert printable("a\x1b]0;x\x07b\tc") == "a\ufffd]0;x\ufffdb c"
