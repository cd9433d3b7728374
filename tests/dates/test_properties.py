"""What holds for any text: offsets inside it, no exception, and time that grows no faster than the text."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.dates import find, parse_edtf, problems
from khulasa.model import DateSpan

LANGS = ("ar", "en", "fr")
_WORDS = (
    "في من إلى بعد قبل منذ عام العام سنة شهر يوم اليوم أمس غدا الخميس مايو آذار/مارس كانون الثاني "
    "رمضان 1443هـ 5 12 31 2019 ٢٠٢٠ الثالث والعشرين ألفين وتسعة عشر ، . « » ( ) - / بين و الماضي "
    "المقبل القرن عقد نصف ربع الساعة صباحا مساء كل يومين أسابيع in on the of May March 5 12th 1990s "
    "2019-2020 3/5/2019 17:45 p.m. GMT Monday last next this week year ago after before two and a "
    "half every early mid- late about between to until quarter first second Q1 today tomorrow ’s "
    "عامي السابق التالي نفسه "
)
WORDS = _WORDS.split()
texts = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىًٌٍَُِّْـ ٠١٢٣٤٥٦٧٨٩0123456789،.:/-«»()", max_size=120),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=30).map("".join),
)
references = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@settings(max_examples=400, deadline=None)
@given(text=texts, lang=st.sampled_from(LANGS), reference=references)
def test_offsets_hold_on_any_text(text: str, lang: str, reference: date | None) -> None:
    last = 0
    for found in find(text, lang, reference):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end
        if found.kind in ("DATE", "TIME") and found.value is not None:
            assert isinstance(found.span, DateSpan), found
            assert found.span.edtf == found.value
    for words, start, end, _ in problems(text, lang, reference):
        assert text[start:end] == words


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30))
def test_edtf_answers_any_string(value: str) -> None:
    span = parse_edtf(value)
    assert span is None or span.edtf == value


TOKENS = [
    "مايو ",
    "5 مايو ",
    "عام ",
    "2019 ",
    "بعد يومين من ",
    "1:",
    "12/5/",
    "31 شباط 2020 و",
    "2019 ",
    "Monday and ",
    "“Friday ",
    "و",
    "19 May, ",
    "a year ",
    "two ",
    "million ",
    "(",
    "، ",
    "1,",
    "ـ",
    "x",
]


def seconds(text: str, lang: str) -> float:
    """The fastest of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        find(text, lang, date(2024, 1, 5))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_time_grows_with_the_text_and_no_faster(token: str, lang: str) -> None:
    """Eight times the text, about eight times as long: twenty-four is a bad day, sixty-four is quadratic."""
    short, long = (token * (size // len(token)) for size in (2_000, 16_000))
    assert seconds(long, lang) < 24 * max(seconds(short, lang), 0.001)
