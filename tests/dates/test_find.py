"""What `find` promises besides values: basis, anchors, what lies ahead, context, impossible dates."""

from datetime import date

import pytest

from khulasa.dates import find, problems
from khulasa.model import TimeExpression

REF = date(2021, 9, 15)  # a Wednesday


def only(text: str, lang: str, reference: date | None = REF) -> TimeExpression:
    found = find(text, lang, reference)
    assert len(found) == 1, found
    return found[0]


def test_a_language_without_a_lexicon_finds_nothing() -> None:
    assert find("am 3. Mai 2020", "de", REF) == ()


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "لا شيء هنا", "Nothing here."])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert find(text, "ar", REF) == find(text, "en", REF) == ()


@pytest.mark.parametrize(
    ("text", "lang", "reference", "value", "basis"),
    [
        ("وقع الهجوم في 3 مايو 2020.", "ar", REF, "2020-05-03", "explicit"),
        ("وقع الهجوم أمس.", "ar", REF, "2021-09-14", "publication"),
        ("وقع الهجوم أمس.", "ar", None, None, "relative"),
        ("وقع الهجوم في آذار.", "ar", None, "XXXX-03", "relative"),
        ("The attack was on Monday.", "en", REF, "2021-09-13", "publication"),
        ("The attack was on Monday.", "en", None, None, "relative"),
        ("Two days before the meeting, sanctions were imposed.", "en", REF, "P2D", "relative"),
    ],
)
def test_basis(text: str, lang: str, reference: date | None, value: str | None, basis: str) -> None:
    found = only(text, lang, reference)
    assert (found.value, found.basis) == (value, basis)


def test_from_context() -> None:
    first, second = find("ففي عام 2024 قُتل 294، مقارنة بـ121 في العام السابق.", "ar", None)
    assert (first.value, first.basis) == ("2024", "explicit")
    assert (second.value, second.basis) == ("2023", "context")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("قبل يومين من الاجتماع، فُرضت عقوبات.", "ar"),
        ("بعد ثلاثة أعوام على تحرير المدينة عاد السكان.", "ar"),
        ("Two days before the meeting, sanctions were imposed.", "en"),
        ("He resigned on the eve of the vote.", "en"),
    ],
)
def test_an_offset_from_an_undated_event_is_anchored(text: str, lang: str) -> None:
    found = only(text, lang)
    assert (found.kind, found.anchored, found.span) == ("DURATION", True, None)


def test_an_offset_from_an_event_dated_before_counts_from_it() -> None:
    english = "The meeting was held on 5 May 2020. Two days before the meeting, sanctions were imposed."
    arabic = "عُقد الاجتماع في 5 مايو 2020، وقبل يومين من الاجتماع فُرضت عقوبات."
    assert [e.value for e in find(english, "en", None)] == ["2020-05-05", "2020-05-03"]
    assert [e.value for e in find(arabic, "ar", None)] == ["2020-05-05", "2020-05-03"]


def test_an_offset_from_another_event_does_not() -> None:
    text = "The vote was held on 5 May 2020. Two days before the meeting, sanctions were imposed."
    assert [e.value for e in find(text, "en", None)] == ["2020-05-05", "P2D"]


def test_an_offset_from_a_dated_event_is_a_date() -> None:
    found = find("The day after the 3 May 2020 vote, he left.", "en", None)
    assert found[0].value == "2020-05-04"
    assert not found[0].anchored


@pytest.mark.parametrize(
    ("text", "lang", "future"),
    [
        ("وصل الوزير الاثنين.", "ar", False),
        ("سيصل الوزير الاثنين.", "ar", True),
        ("يُعقد المؤتمر الأسبوع المقبل.", "ar", True),
        ("The minister arrived on Monday.", "en", False),
        ("The minister will arrive on Monday.", "en", True),
        ("Talks resume next week.", "en", True),
    ],
)
def test_what_lies_ahead(text: str, lang: str, future: bool) -> None:
    assert only(text, lang).future is future


def test_tense_decides_between_last_and_next() -> None:
    said, planned = find("The ministry said on Tuesday that talks will resume on Friday.", "en", REF)
    assert (said.value, planned.value) == ("2021-09-14", "2021-09-17")


def test_a_year_at_the_head_of_a_sentence_dates_the_days_after_it() -> None:
    paragraph = "In 2014, the group took the town. On 3 August it entered the hills."
    assert [e.value for e in find(paragraph, "en", None)] == ["2014", "2014-08-03"]


def test_a_year_in_the_middle_dates_nothing_else() -> None:
    text = "أُعلنت الهزيمة في عامي 2017 و2019 على التوالي، وفي آذار نُفذت هجمات."
    assert [e.value for e in find(text, "ar", None)] == ["2017", "2019", "XXXX-03"]


def test_offsets_hold_with_marks_that_folding_removes() -> None:
    text = "وُقِّعَ الاتِّفاقُ في الثّالثِ والعشرينَ مِنْ آذارَ عامَ ٢٠١٩، ثمّ انتهى."
    found = only(text, "ar", None)
    assert found.text == text[found.start : found.end]
    assert found.value == "2019-03-23"


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("وقع ذلك في 31 شباط 2020.", "ar", "31 شباط 2020"),
        ("It happened on 30 February 2021.", "en", "30 February 2021"),
        ("Born on 31/04/1990 in Homs.", "en", "31/04/1990"),
    ],
)
def test_a_day_that_cannot_exist_is_a_problem_and_no_date(text: str, lang: str, words: str) -> None:
    assert find(text, lang, REF) == ()
    ((found, start, end, message),) = problems(text, lang)
    assert found == words == text[start:end]
    assert "no such day" in message


def test_a_day_that_exists_is_no_problem() -> None:
    assert problems("في 29 شباط 2020 وفي 12 مايو", "ar") == ()


def test_a_span_comes_with_every_date() -> None:
    found = only("in the summer of 2020", "en")
    assert found.span is not None
    assert (found.span.start, found.span.end) == (date(2020, 6, 1), date(2020, 8, 31))


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("من الساعة 18,00 بالتوقيت المحلي (15,00 ت غ).", "ar", ["T18:00", "T15:00Z"]),
        ("ليل السبت الأحد قُصفت البلدة.", "ar", ["2021-09-11TNI"]),
        ("في السادس من كانون الثاني من كل عام.", "ar", ["R/P1Y"]),
        ("سيُعقد المؤتمر يومي 20 و21 من الشهر المقبل.", "ar", ["2021-10-20", "2021-10-21"]),
        ("أُطلقت قناة «الغد» وحزب الغد.", "ar", []),
        ("للجمعة الخامسة على التوالي تظاهر الآلاف.", "ar", []),
        ("مع حلول شهر رمضان المبارك هذا العام.", "ar", ["2021-04-13/2021-05-12"]),
        ("At 10.00 am and 5.30pm the gates open.", "en", ["T10:00", "T17:30"]),
        ("The council meets at 10 a.m. (1400 GMT) on Thursday.", "en", ["2021-09-16T10:00", "T14:00Z", "2021-09-16"]),
        ("The Treaty of 1868; a total of 1868 people.", "en", ["1868"]),
        ("He works 12 hours a day, six days a week.", "en", ["PT12H", "R/P1D", "P6D", "R/P1W"]),
        ("Some 4,000 left between 2013 and mid-2015.", "en", ["2013/2015"]),
    ],
)
def test_ways_of_the_newswires(text: str, lang: str, values: list[str]) -> None:
    assert [found.value for found in find(text, lang, REF)] == values


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        # A round number may be what is counted …
        ("قُتل في أيار 2000 جندي", "ar", "2024-05"),
        ("In May 2000 soldiers fell", "en", "2024-05"),
        # … unless it is called a year; any other year behind a month is one, whatever stands behind it.
        ("في أيار من عام 2000 جندي واحد", "ar", "2000-05"),
        ("سقط في أيار 2013 قتيلاً", "ar", "2013-05"),
        ("أُطلق في أبريل/نيسان 2015 مشروعاً تجريبياً", "ar", "2015-04"),
        ("In March 2020 troops left", "en", "2020-03"),
        ("In August 2021 people fled", "en", "2021-08"),
    ],
)
def test_a_year_behind_a_month_is_no_count(text: str, lang: str, value: str) -> None:
    (found,) = find(text, lang, date(2024, 9, 10))
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He left in 2021. Three years before, he had arrived.", "DATE", "2018"),
        ("They built it in the three years before.", "DURATION", "P3Y"),
        ("Over the two years after the war prices fell.", "DURATION", "P2Y"),
    ],
)
def test_so_long_before_is_a_day_and_the_years_before_are_a_length(text: str, kind: str, value: str) -> None:
    assert [(found.kind, found.value) for found in find(text, "en", REF)][-1] == (kind, value)
