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
    words = ["a", "bb", "ccc", "dddd"]
    assert [length(word) for word in words * 2] == [1, 2, 3, 4] * 2
    assert len(asked) <= len(words) * 2
    assert len(length.__self__) <= 3  # type: ignore[attr-defined]
