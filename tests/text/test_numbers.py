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
    ("كمية من الكميات، ولست منهم", "ar"),
    ("بالمئة وفي آخر", "ar"),
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
    ("مليار و ثمان مائة مليون", "ar", [("مليار و ثمان مائة مليون", 1_800_000_000)]),
    # A comma before other than three digits is a decimal one where the language writes it so; in a list it is none.
    ("9,6 مليون و1284،53", "ar", [("9,6 مليون", 9_600_000), ("1284،53", 1284.53)]),
    ("783،562 و0,500 و1.200.000", "ar", [("783،562", 783_562), ("0,500", 0.5), ("1.200.000", 1_200_000)]),
    ("1,2,3", "ar", [("1", 1), ("2", 2), ("3", 3)]),
    ("9,6 km", "fr", [("9,6", 9.6)]),
    ("9,6 million", "en", [("9", 9), ("6 million", 6_000_000)]),
    # A letter is a scale only behind the sign of a currency.
    ("£212m, $1.5 m, €3k and $2tn", "en", [("212m", 212e6), ("1.5 m", 1.5e6), ("3k", 3000), ("2tn", 2e12)]),
    ("40m away, 3k", "en", [("40", 40), ("3", 3)]),
    ("$12m", "ar", [("12m", 12e6)]),
]
PERCENT = [
    ("51 في المئة من الأصوات", "ar", ["51 في المئة"]),
    ("خمسة بالمئة و٣ في المائة", "ar", ["خمسة بالمئة", "٣ في المائة"]),
    ("%15 و20%30", "ar", ["%15", "20%"]),
    ("5 per cent and five percent, 7 pct", "en", ["5 per cent", "five percent", "7 pct"]),
    ("per cent of 5", "en", []),
    ("vingt pour cent", "fr", ["vingt pour cent"]),
]


@pytest.mark.parametrize(("text", "lang"), NONE)
def test_no_number(text: str, lang: str) -> None:
    assert find_numbers(text, lang) == ()


@pytest.mark.parametrize(("text", "lang", "expected"), WORTH, ids=[row[0] for row in WORTH])
def test_worth(text: str, lang: str, expected: list[tuple[str, float]]) -> None:
    assert [(number.text, number.value) for number in find_numbers(text, lang)] == expected


@pytest.mark.parametrize(("text", "lang", "expected"), PERCENT)
def test_words_for_per_cent_are_part_of_a_percentage(text: str, lang: str, expected: list[str]) -> None:
    assert [number.text for number in find_numbers(text, lang) if number.percent] == expected


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
