"""Near matches of edited sources."""

import pytest

from khulasa.engines.match import NearMatches

KNOWN = [
    "قتل سبعة جنود في هجوم على قاعدة عسكرية شمال المدينة",
    "أعلنت الحكومة نتائج الانتخابات البرلمانية مساء الأحد",
    "Seven soldiers were killed in an attack on a base north of the city",
]


@pytest.mark.parametrize(
    "text", ["", "كلمة", "أعلنت الوزارة عن فتح تحقيق في الحادث", "A sentence about something else."]
)
def test_what_is_not_near_is_not_offered(text: str) -> None:
    assert NearMatches(KNOWN, 0.75).best(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("قتل تسعة جنود في هجوم على قاعدة عسكرية شمال المدينة", 0),
        ("قُتل سبعة جنود في هجوم على قاعدة عسكرية جنوب المدينة", 0),
        ("أعلنت الحكومة نتائج الانتخابات البلدية مساء الاحد", 1),
        ("Nine soldiers were killed in an attack on a base north of the city.", 2),
    ],
)
def test_what_is_near_is_found(text: str, number: int) -> None:
    found = NearMatches(KNOWN, 0.75).best(text)
    assert found is not None and found[0] == number and 0.75 <= found[1] < 1


def test_the_nearest_of_several_wins() -> None:
    many = [f"قتل {number} جنود في هجوم على القاعدة رقم {number}" for number in range(500)]
    assert NearMatches(many, 0.75).best("قتل 321 جنود في هجوم على القاعدة رقم 321 اليوم") == (
        321,
        pytest.approx(0.95, abs=0.05),
    )


def test_an_empty_index_has_no_match() -> None:
    assert NearMatches([], 0.5).best("نص") is None
