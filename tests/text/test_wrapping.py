"""Lines broken at a column."""

import pytest

from khulasa.text.wrapping import column, join_at, unwrap

LEFT_ALONE = {
    "paragraphs": ["وصل الوفد إلى العاصمة صباحاً.", "التقى الوفد الوزير.", "غادر الوفد مساءً."],
    "headlines": [
        "الاحتلال يواصل قصف القرى",
        "لا توجد استراتيجية دولية للتعامل",
        "اجتماع أمني في باريس",
        "تواصل مستمر",
    ],
    "a heading between paragraphs": [
        "The council met on Tuesday and voted for the bridge.",
        "What happens next",
        "Work begins in May.",
    ],
    "two lines": ["This line has no end", "and this one ends it."],
    "a poem": [
        "Tyger Tyger, burning bright",
        "In the forests of the night",
        "What immortal hand or eye",
        "Could frame thy fearful symmetry?",
    ],
}

WRAPPED = [
    (
        [
            "وقعت الشركة السعودية للصناعات الأساسية سابك أمس خطاب نوايا مع شركة",
            "إيطالية تتولى الأخيرة بموجبه تصميم وتوريد وإنشاء مصنع لإنتاج الإثيلين",
            "بطاقة سنوية كبيرة.",
            "وحضر التوقيع رئيس مجلس الإدارة وعدد كبير من العاملين في الشركة وأعضاء",
            "الوفد الزائر.",
        ],
        [
            "وقعت الشركة السعودية للصناعات الأساسية سابك أمس خطاب نوايا مع شركة إيطالية تتولى الأخيرة بموجبه "
            "تصميم وتوريد وإنشاء مصنع لإنتاج الإثيلين بطاقة سنوية كبيرة.",
            "وحضر التوقيع رئيس مجلس الإدارة وعدد كبير من العاملين في الشركة وأعضاء الوفد الزائر.",
        ],
    ),
    (
        [
            "The council met on Tuesday and voted for",
            "the new bridge over the river, which will",
            "cost a lot of money.",
        ],
        ["The council met on Tuesday and voted for the new bridge over the river, which will cost a lot of money."],
    ),
]


@pytest.mark.parametrize("lines", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_lines_that_were_not_broken_stay(lines: list[str]) -> None:
    assert unwrap(lines) == lines


@pytest.mark.parametrize(("lines", "expected"), WRAPPED)
def test_broken_lines_are_joined(lines: list[str], expected: list[str]) -> None:
    assert unwrap(lines) == expected


PARAGRAPHS = [
    ["The monitors left the border town on Friday after", "shells landed within sight of their compound."],
    ["A spokesman of the ministry in the capital, Gen. A.", "Marten, blamed the other side of the river for it."],
    ["About 1,700 people have fled the town since the", "truce was signed, say groups that work there."],
]
VERSE = [
    ["Tyger Tyger, burning bright", "In the forests of the night", "What immortal hand or eye"],
    ["In what distant deeps or skies", "Burnt the fire of thine eyes?", "On what wings dare he aspire"],
    ["And what shoulder, and what art", "Could twist the sinews of thy heart?", "And when thy heart began to beat"],
]


def test_a_whole_texts_column() -> None:
    width = column(PARAGRAPHS)
    assert width is not None
    assert [join_at(block, width) for block in PARAGRAPHS] == [[" ".join(block)] for block in PARAGRAPHS]


@pytest.mark.parametrize("blocks", [VERSE, PARAGRAPHS[:2], [*PARAGRAPHS, ["A paragraph of a page. " * 9]]])
def test_no_column(blocks: list[list[str]]) -> None:
    assert column(blocks) is None
