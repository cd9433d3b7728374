"""Numbers in digits and words: what is none first, then what they are worth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.text.numbers import find_numbers

NONE = [
    ("أحد القادة في الاجتماع", "ar"),
    ("إحدى المدن", "ar"),
    ("التسعيرة الجديدة", "ar"),
    ("one of them said no one came", "en"),
    ("a weightlifter", "en"),
    ("", "ar"),
    ("hundreds of people", "en"),
    ("drei Menschen", "de"),
]
WORTH: list[tuple[str, str, list[tuple[str, float]]]] = [
    ("الثالث والعشرين من آذار", "ar", [("الثالث والعشرين", 23)]),
    ("عام ألفين وتسعة عشر", "ar", [("ألفين وتسعة عشر", 2019)]),
    ("عام ألفين وأحد عشر", "ar", [("ألفين وأحد عشر", 2011)]),
    ("عام ألف وتسعمئة وثمانية وأربعين", "ar", [("ألف وتسعمئة وثمانية وأربعين", 1948)]),
    ("مئة وخمسة وعشرون ألفا", "ar", [("مئة وخمسة وعشرون ألفا", 125_000)]),
    ("ثلاثة آلاف وخمسمئة", "ar", [("ثلاثة آلاف وخمسمئة", 3500)]),
    ("مليونين وثلاثمئة ألف", "ar", [("مليونين وثلاثمئة ألف", 2_300_000)]),
    ("أحد عشر كوكبا", "ar", [("أحد عشر", 11)]),
    ("الحادية عشرة", "ar", [("الحادية عشرة", 11)]),
    ("اثنتي عشرة امرأة", "ar", [("اثنتي عشرة", 12)]),
    ("ثمان وأربعون ساعة", "ar", [("ثمان وأربعون", 48)]),
    ("خمسة وستة", "ar", [("خمسة", 5), ("ستة", 6)]),
    ("وعشرين رجلا، للثالث", "ar", [("عشرين", 20), ("ثالث", 3)]),
    ("بثلاثة وفي عشرين", "ar", [("ثلاثة", 3), ("عشرين", 20)]),
    ("٤١٪ و١٬٢٣٤٫٥", "ar", [("٤١٪", 41), ("١٬٢٣٤٫٥", 1234.5)]),
    ("3.5 مليون و١٠٠ ألف", "ar", [("3.5 مليون", 3_500_000), ("١٠٠ ألف", 100_000)]),
    ("nineteen eighty-four", "en", [("nineteen eighty-four", 1984)]),
    ("twenty nineteen", "en", [("twenty nineteen", 2019)]),
    ("nineteen hundred and five", "en", [("nineteen hundred and five", 1905)]),
    ("two thousand and nineteen", "en", [("two thousand and nineteen", 2019)]),
    ("three hundred and five", "en", [("three hundred and five", 305)]),
    ("the twenty-third and 26th", "en", [("twenty-third", 23), ("26th", 26)]),
    ("1,234,567 people, 3.5 million", "en", [("1,234,567", 1_234_567), ("3.5 million", 3_500_000)]),
    ("two and three", "en", [("two", 2), ("three", 3)]),
    ("vingt-trois mille", "fr", [("vingt-trois mille", 23_000)]),
]


@pytest.mark.parametrize(("text", "lang"), NONE)
def test_no_number(text: str, lang: str) -> None:
    assert find_numbers(text, lang) == ()


@pytest.mark.parametrize(("text", "lang", "expected"), WORTH, ids=[row[0] for row in WORTH])
def test_worth(text: str, lang: str, expected: list[tuple[str, float]]) -> None:
    assert [(number.text, number.value) for number in find_numbers(text, lang)] == expected


def test_ordinals_and_percentages_say_so() -> None:
    first, second, third = find_numbers("the third of 45% and 7", "en")
    assert (first.ordinal, first.percent) == (True, False)
    assert (second.ordinal, second.percent) == (False, True)
    assert (third.ordinal, third.percent) == (False, False)


def test_every_hundred_and_its_rest_in_arabic() -> None:
    hundreds = {200: "مئتين", 300: "ثلاثمئة", 900: "تسعمئة"}
    for hundred, word in hundreds.items():
        (number,) = find_numbers(f"{word} وسبعة وثلاثين", "ar")
        assert number.value == hundred + 37


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["ar", "en", "fr", "de"]))
def test_offsets_hold_on_any_text(text: str, lang: str) -> None:
    last = 0
    for number in find_numbers(text, lang):
        assert last <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        last = number.end


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0, max_value=10**15))
def test_plain_digits_are_worth_themselves(value: int) -> None:
    assert [number.value for number in find_numbers(f"x {value:,} y", "en")] == [value]
