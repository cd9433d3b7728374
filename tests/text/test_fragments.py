"""Links that open a page at the very sentence."""

from urllib.parse import unquote

import pytest

from khulasa.text.fragments import text_fragment


@pytest.mark.parametrize(
    ("sentence", "directive"),
    [
        ("One, two.", "One, two."),
        ("a - b & c", "a - b & c"),
        ("The first four words of a long sentence stand for it.", "The first four words,sentence stand for it."),
        ("تم تشكيل تحالف دولي من 84 دولة في عام 2014 لمنع التدفق.", "تم تشكيل تحالف دولي,عام 2014 لمنع التدفق."),
    ],
)
def test_directive(sentence: str, directive: str) -> None:
    link = text_fragment("https://example.org/a?p=1#top", sentence)
    base, _, found = link.partition("#:~:text=")
    assert base == "https://example.org/a?p=1"
    assert unquote(found) == directive
    assert found.isascii() and found.count(",") == (1 if len(sentence.split()) > 8 else 0)
    assert "-" not in found and "&" not in found
