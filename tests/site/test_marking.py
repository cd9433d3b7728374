"""Marks inside a text: the outlet's words, and runs of the other direction."""

import re

import pytest

from khulasa.site.marking import isolated, owned
from khulasa.site.records import Text


def shown(text: str, lang: str = "en") -> Text:
    return Text(text, lang, "source", text, lang)


def word(text: str, lang: str, source: str, source_lang: str = "ar") -> Text:
    return Text(text, lang, "edited", source, source_lang)


LOADED = [
    word("mercenaries", "en", "مرتزقة داعش"),
    word("new rule", "en", "الحكم الجديد"),
    word("terrorist", "en", "إرهابي"),
    word("terrorist <cell>", "en", "خلية"),
]


def marked(text: Text) -> list[str]:
    return re.findall(r'<a class="owned" href="#loaded">(.*?)</a>', str(owned(text, LOADED, "#loaded")))


@pytest.mark.parametrize(
    "text",
    ["The ministry said so.", "A counterterrorism law.", "Rules are new.", "A new, rule-bound court.", ""],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert owned(shown(text), LOADED, "#loaded") == text


def test_words_of_another_language_are_left_alone() -> None:
    assert marked(shown("The word is مرتزقة داعش in the original.")) == []


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("They fought “mercenaries” there.", "en", ["mercenaries"]),
        ("Mercenaries came.", "en", ["Mercenaries"]),
        ("the terrorists of a new rule", "en", ["terrorists", "new rule"]),
        ("a terrorist <cell> in town", "en", ["terrorist &lt;cell&gt;"]),
        ("حارب مرتزقة داعش ومرتزقة داعش", "ar", ["مرتزقة داعش", "ومرتزقة داعش"]),
        ("عن الحكم الجديد.", "ar", ["الحكم الجديد"]),
    ],
)
def test_the_outlet_s_words_are_marked_where_they_stand(text: str, lang: str, expected: list[str]) -> None:
    assert marked(shown(text, lang)) == expected


def test_the_text_stays_what_it_is() -> None:
    text = shown('A <b>terrorist</b> & "mercenaries"')
    assert owned(text, LOADED, "#loaded").striptags() == 'A <b>terrorist</b> & "mercenaries"'
    assert "<b>" not in owned(text, LOADED, "#loaded")


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("الخلاصات", True, "الخلاصات"),
        ("Feed (Atom)", False, "Feed (Atom)"),
        ("SHA-256", True, "<bdi>SHA-256</bdi>"),
        ("موجز (JSON Feed)", True, "موجز (<bdi>JSON Feed</bdi>)"),
        ("2024 <أ>", False, "2024 &lt;<bdi>أ</bdi>&gt;"),
    ],
)
def test_runs_of_the_other_direction_are_set_apart(text: str, rtl: bool, expected: str) -> None:
    assert isolated(text, rtl=rtl) == expected
