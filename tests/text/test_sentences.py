"""Sentences: what is one, and where several are split. Harder ones stand in tests/data/sentences, boundaries marked."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khulasa.text.sentences import split
from tests.conftest import DATA, REPOSITORY

# One sentence each: nothing in it is a boundary.
WHOLE = {
    "ar": [
        "قال العقيد مايلز ب. كيغينز الثالث إن «قسد» تتحمل عبئاً كبيراً.",
        "ارتفع السعر 3.5 في المئة إلى ١٢٫٥ ديناراً.",
        "حضر د. محمد وأ.د. سليم الندوة.",
        "ضبط الحدود، ورفع مستوى التدريب؛ وبناء الثقة.",
        "أمل هزيمة داعش.. ما فرصتها بعد تجربة سوريا والعراق؟",
        "مكافحة داعش… تجفيف منابع التمويل",
        "في ظل الحكم الجديد.. هل تولد نسخة مطورة من “داعش”..!",
        "انضموا إلى داعش في سوريا. والعراق.",
        "المزيد على www.example.org/a.b اليوم.",
        "راجع (ص. 12. وما بعدها) للتفاصيل.",
        "«أين هو؟» تساءل الوزير.",
        "وجاء في المادة 1.2 من القانون.",
        "1. الدخول إلى الموقع.",
        "نحن في الأسابيع المقبلة سنعرف المزيد عن هزيمة داعش “.”.",
        "نفذ 17 هجوماً في دير الزور. .",
    ],
    "en": [
        "Dr. J. K. Rowling met Mr. Smith at 5 p.m. on Friday.",
        "The price rose 3.5 percent to $1.20.",
        "“What now?” asked the minister.",
        '"We won!" he said.',
        "“Is it over?” the prime minister asked.",
        "The rate fell .5 percent in St. Petersburg.",
        "U.N. Secretary-General Dag Hammarskjöld spoke.",
        "Shares of Acme Corp. Chief Executive and others fell.",
        "The 10 a.m. EST train left.",
        "Yahoo! said it would not sell.",
        "He cited Art. 5 of the treaty, no. 12, etc. and left.",
        "She wrote to info@example.org about file.txt yesterday.",
        "It grew...and then it fell.",
        "He left (see the note. It is short) at once.",
        "The deal with Acme Inc. was signed on Jan. 5 in Washington.",
    ],
    "xx": ["Ein Satz mit 3.5 Prozent und K. Meier."],
}

SPLIT = {
    "ar": [
        ("انتهى الأمر. بدأ آخر.", ["انتهى الأمر.", "بدأ آخر."]),
        ("ملتزمة بمنع حدوث ذلك”.ولم يفصح عن العمليات.", ["ملتزمة بمنع حدوث ذلك”.", "ولم يفصح عن العمليات."]),
        ("هل عاد؟ نعم! عاد.", ["هل عاد؟", "نعم!", "عاد."]),
        (
            "مملكة الحيوانات.تتصف الحيوانات بالحركة .و هناك خلايا .",
            ["مملكة الحيوانات.", "تتصف الحيوانات بالحركة .", "و هناك خلايا ."],
        ),
        ("ولد عام 1770 م. وتوفي عام 1827م. ثم نسي.", ["ولد عام 1770 م.", "وتوفي عام 1827م.", "ثم نسي."]),
        ("في عام 2004.سوف يجد الراصد.", ["في عام 2004.", "سوف يجد الراصد."]),
        ("من صحراء واسعة.[3] إلا أن الناس يرون غير ذلك.", ["من صحراء واسعة.[3]", "إلا أن الناس يرون غير ذلك."]),
        ("قال «نعم.» وقال غيره «لا». ”مرتين”.", ["قال «نعم.»", "وقال غيره «لا».", "”مرتين”."]),
        ('سأل: "من هنا؟" وأجابوا.', ['سأل: "من هنا؟"', "وأجابوا."]),
        ("طال الانتظار… وقال الوزير كلمته.", ["طال الانتظار…", "وقال الوزير كلمته."]),
        ("له. محاربة مصادر التمويل.", ["له.", "محاربة مصادر التمويل."]),
        ("توقعوا أن تربح لكنها لم. وتراجعت المبيعات.", ["توقعوا أن تربح لكنها لم.", "وتراجعت المبيعات."]),
    ],
    "en": [
        ("The war ended.The talks began.", ["The war ended.", "The talks began."]),
        ("He lives in the U.S. The talks began.", ["He lives in the U.S.", "The talks began."]),
        ("It ended at 5 p.m. The guests left.", ["It ended at 5 p.m.", "The guests left."]),
        (
            "“We will stay. We will not go,” she said. “Never.” He left.",
            ["“We will stay.", "We will not go,” she said.", "“Never.”", "He left."],
        ),
        ("They waited… Nobody came.", ["They waited…", "Nobody came."]),
        ("It is on Main St. The house is old.", ["It is on Main St.", "The house is old."]),
        ("“Is it over?” The minister said that it was.", ["“Is it over?”", "The minister said that it was."]),
        ("(He laughed.) Then he cried.", ["(He laughed.)", "Then he cried."]),
        ("1. First item. 2. Second item.", ["1. First item.", "2. Second item."]),
    ],
    "xx": [
        ("یہ پہلا جملہ ہے۔ یہ دوسرا ہے۔", ["یہ پہلا جملہ ہے۔", "یہ دوسرا ہے۔"]),
        ("这是第一句。这是第二句！", ["这是第一句。", "这是第二句！"]),
    ],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in WHOLE.items() for text in texts])
def test_one_sentence_stays_whole(lang: str, text: str) -> None:
    assert split(text, lang) == ((0, len(text)),)


@pytest.mark.parametrize(("lang", "text", "expected"), [(lang, *row) for lang, rows in SPLIT.items() for row in rows])
def test_sentences_are_split(lang: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, lang)] == expected


# The stops that look like ends and are none come first in these files, the boundaries behind them.
MARKED = [
    (lang, line)
    for lang in ("ar", "en")
    for line in (DATA / "sentences" / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]


@pytest.mark.parametrize(("lang", "marked"), MARKED)
def test_marked_boundaries(lang: str, marked: str) -> None:
    text, wanted, free = "", set(), set()
    for piece in re.split(r"( \| |¦| ~ )", marked):
        if piece not in (" | ", "¦", " ~ "):
            text += piece
            continue
        (free if piece == " ~ " else wanted).add(len(text))
        text += "" if piece == "¦" else " "
    found = {end for _, end in split(text, lang)[:-1]}
    assert found - free == wanted, [text[start:end] for start, end in split(text, lang)]


# A word is a place, a month or an abbreviation only where it is written as one.
def test_a_short_form_in_small_letters_is_a_word() -> None:
    assert (
        len(split("He fell ill. Doctors came.", "en")) == len(split("They sat in the sun. Children played.", "en")) == 2
    )


# The boundaries inside the paragraphs of the seeds: file, line from 1, offset of the sentence's last character.
SEED_BOUNDARIES = {
    ("000", 11, 199), ("000", 15, 172), ("000", 19, 167), ("000", 23, 81), ("000", 27, 80), ("000", 35, 113),
    ("001", 3, 248), ("002", 7, 205), ("003", 22, 66), ("003", 26, 121), ("004", 5, 223),
}  # fmt: skip


def test_the_seeds_boundaries_are_found_and_at_most_three_false_ones() -> None:
    found = set()
    for path in sorted((REPOSITORY / "seeds").glob("00?_*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            found |= {(path.name[:3], number, end - 1) for _, end in split(line, "ar")[:-1]}
    assert found >= SEED_BOUNDARIES
    assert len(found - SEED_BOUNDARIES) <= 3


_PIECES = st.sampled_from(
    [
        *".!?؟…،؛:\"“”«»()[]'’ \u00a0\n",
        "..",
        ". ",
        "د",
        "م",
        "قال",
        "وقال",
        "Dr",
        "U.S",
        "the",
        "The",
        "12",
        "٣",
        "3.5",
        "p.m",
        "D.C",
        "Vol",
        "كم",
        "iPad",
        "\u0651",
        "[1]",
        "www.a.org",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from(["ar", "en", "xx"]))
def test_no_character_is_lost_and_none_is_in_two_sentences(text: str, lang: str) -> None:
    spans = split(text, lang)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize(
    ("lang", "unit"),
    [
        ("ar", "قال د. أحمد (إن الأمر “صعب.”) لا يطاق. ثم مضى.. وعاد! "),
        ("ar", "قرأ «أين هو؟» كله. "),
        ("en", "At 5 p.m. Monday it fell. "),
    ],
)
def test_a_long_paragraph_takes_time_in_proportion(lang: str, unit: str) -> None:
    assert len(split(unit * 2000, lang)) == 2000 * len(split(unit, lang))
