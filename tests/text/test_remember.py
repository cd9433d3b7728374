"""A function that remembers gives what it gave, and holds no more than it was told to."""

from khulasa.text.remember import remembered


def test_asked_once_a_word() -> None:
    asked: list[str] = []
    length = remembered(lambda word: asked.append(word) or len(word))  # type: ignore[func-returns-value]
    assert [length(word) for word in ("سلام", "سلم", "سلام", "سلم")] == [4, 3, 4, 3]
    assert asked == ["سلام", "سلم"]


def test_none_is_an_answer_too() -> None:
    asked: list[str] = []
    nothing = remembered(asked.append)
    assert [nothing("قال"), nothing("قال")] == [None, None]
    assert asked == ["قال"]


def test_what_is_kept_is_bounded() -> None:
    asked: list[str] = []
    length = remembered(lambda word: asked.append(word) or len(word), most=3)  # type: ignore[func-returns-value]
    assert [length(word) for word in ("a", "bb", "ccc", "dddd", "dddd", "a")] == [1, 2, 3, 4, 4, 1]
    # The fourth found no room: what was kept went, and the first was asked again.
    assert asked == ["a", "bb", "ccc", "dddd", "a"]


def test_long_numbers_are_answered_and_not_kept() -> None:
    asked: list[str] = []
    length = remembered(lambda word: asked.append(word) or len(word))  # type: ignore[func-returns-value]
    assert [length(word) for word in ("2024", "48113", "2024", "48113")] == [4, 5, 4, 5]
    assert asked == ["2024", "48113", "48113"]
