"""Folding: spellings a reader takes for the same, and where a match stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.text.normalise import Folded, fold


@pytest.mark.parametrize("text", ["داعش", "in 2024", "قوات سوريا", "a b. c", "“x”"])
def test_already_folded(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سوریا", "سوريا"),
        ("أمني", "امنى"),
        ("مستشفى", "مستشفي"),
        ("مدينة", "مدينه"),
        ("إرهاب", "ارهاب"),
        ("كِتَابٌ", "كتـــاب"),
        ("شھر", "شهر"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("الديمقراطية", "الدیمقراطیة"),
        ("Août", "aout"),
        ("Ṣana", "sana"),
    ],
)
def test_the_same_to_a_reader(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "folded", "found"),
    [
        ("في «كِتـــابٌ» ٢٠٢٤", "كتاب", "كِتـــابٌ"),
        ("خلال شھر رمضان", "شهر", "شھر"),
        ("كتاب", "كتاب", "كتاب"),
        ("ﷲ أكبر", "الله", "ﷲ"),
        ("x\u200f2024\u200f.", "2024", "2024\u200f"),
    ],
)
def test_a_match_is_reported_in_the_original(text: str, folded: str, found: str) -> None:
    view = Folded.of(text)
    start = view.text.index(folded)
    assert text[slice(*view.span(start, start + len(folded)))] == found


@given(st.text())
def test_every_span_lies_in_the_text(text: str) -> None:
    view = Folded.of(text)
    assert view.text == fold(text)
    assert len(view.offsets) == len(view.text) + 1 and view.offsets[len(view.text)] == len(text)
    for end in range(1, len(view.text) + 1):
        start, stop = view.span(end - 1, end)
        assert 0 <= start < stop <= len(text)


@given(st.text())
def test_folding_twice_is_folding_once_for_letters(text: str) -> None:
    letters = "".join(char for char in text if "\u0600" <= char <= "\u06ff" or char.isascii())
    assert fold(fold(letters)) == fold(letters)


def test_a_long_text_folds_as_its_letters_do_one_by_one() -> None:
    for code in [*range(0x0700), *range(0x2000, 0x2070), 0xFB50, 0xFEF5]:
        assert fold(chr(code) * 40) == fold(chr(code)) * 40, hex(code)
    mixed = "قالت «الوِزارة» إنّ ٣٠ شخصًا أُصيبوا في Al-Hasakah، ولم تُعطِ تفاصيل"
    assert fold(mixed) == "".join(map(fold, mixed))
