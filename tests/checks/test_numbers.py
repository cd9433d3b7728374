"""Numbers: what counts as the same, and what was lost or changed."""

import pytest

from khulasa.checks.numbers import check
from khulasa.checks.pair import Pair

SAME = [
    ("ar", "أصيب ٤٣ شخصاً", "en", "43 people were injured"),
    ("ar", "أصيب ثلاثة وأربعون شخصاً", "en", "43 people were injured"),
    ("en", "He is 15 years old", "ar", "عمره خمسة عشر عاما"),
    ("ar", "بعد 3 سنوات", "en", "three years later"),
    ("ar", "1,250,000 ليرة", "en", "1250000 pounds"),
    ("ar", "783،562 كيلومتر مربع", "en", "783,562 km2"),
    ("ar", "3.5 مليون دولار", "en", "$3.5 million"),
    ("ar", "6,34 بوصة", "en", "6.34 inches"),
    ("ar", "شهد هدفين", "en", "saw 2 goals"),
    ("en", "2 goals", "ar", "هدفان"),
    ("ar", "نسبة 41 بالمئة", "en", "41% of them"),
    ("ar", "46 في المائة من الأصوات", "en", "46 percent of the vote"),
    ("ar", "في سبعينيات القرن العشرين", "en", "in the 1970s"),
    ("ar", "في ثلاثينيات القرن التاسع عشر", "en", "in the 1830s"),
    ("ar", "في الستينيات", "en", "in the 1960s"),
    ("ar", "القرن الثامن عشر", "en", "the 18th century"),
    ("ar", "في 5/3/2024", "en", "on March 5, 2024"),
    ("ar", "أكثر من 24 جائزة", "en", "more than two dozen awards"),
    ("ar", "ساعة ونصف", "en", "1.5 hours"),
    ("ar", "عند الساعة 2 ظهرا", "en", "at 2:00 pm"),
    ("ar", "آلاف الأشخاص", "en", "thousands of people"),
    ("ar", "القرن التاسع عشر", "en", "the age of steam"),
    ("ar", "فيروس H5N1", "en", "the H5N1 virus"),
    ("en", "No. 11", "ar", "رقم 11"),
]

CHANGED = [
    ("ar", "قتل 7 جنود", "en", "9 soldiers were killed", "not in the translation: 7; not in the source: 9"),
    ("ar", "قتل 7 جنود", "en", "soldiers were killed", "not in the translation: 7"),
    ("ar", "قتل جنود", "en", "12 soldiers were killed", "not in the source: 12"),
    ("ar", "قتل خمسة وعشرون جنديا", "en", "soldiers were killed", "not in the translation: خمسه وعشرون"),
    ("ar", "عام ٢٠١٤", "en", "in 2015", "not in the translation: 2014; not in the source: 2015"),
    ("ar", "في سبعينيات القرن العشرين", "en", "in the 1670s", "not in the source: 1670"),
    (
        "ar",
        "3.5 مليون دولار",
        "en",
        "$3.5 billion",
        "not in the translation: 3.5 مليون; not in the source: 3.5 billion",
    ),
    ("ar", "فيروس H5N1", "en", "the H5N3 virus", "not in the translation: 1; not in the source: 3"),
    ("ar", "نسبة 41٪", "en", "41 of them", "a percentage on one side only: 41٪"),
    ("ar", "قتل 2 من الجنود", "en", "soldiers were killed", "not in the translation: 2"),
    ("en", "killed 3 and injured 12", "ar", "قتل 12 وأصيب 13", "not in the translation: 3; not in the source: 13"),
]


def pair(case: tuple[str, ...]) -> Pair:
    source_lang, source, target_lang, target = case[:4]
    return Pair.of(source, target, source_lang, target_lang)


@pytest.mark.parametrize("case", SAME, ids=lambda case: case[1])
def test_the_same_number_said_in_another_way(case: tuple[str, ...]) -> None:
    assert check(pair(case)).warning is None


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: case[3])
def test_a_number_that_was_lost_or_changed(case: tuple[str, ...]) -> None:
    warning = check(pair(case)).warning
    assert warning is not None and (warning.code, warning.message) == ("numbers", case[4])


def test_a_changed_number_is_worse_than_a_missing_one() -> None:
    changed, missing = check(pair(CHANGED[0])), check(pair(CHANGED[1]))
    assert changed.doubt > missing.doubt > 0
