"""A date in words: EDTF and mod on the left, what a reader of each language sees on the right."""

import pytest

from khulasa.dates.wording import datetime_attribute, wording
from khulasa.model import DateSpan


def span(edtf: str, mod: str | None = None) -> DateSpan:
    return DateSpan(edtf, mod, None, None, "", "certain")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "mod", "english", "arabic"),
    [
        ("2019-03-23", None, "23 March 2019", "23 آذار/مارس 2019"),
        ("2024-05", "START", "early May 2024", "مطلع أيار/مايو 2024"),
        ("2024-03~", None, "about March 2024", "نحو آذار/مارس 2024"),
        ("2024-04-25?", None, "25 April 2024 (uncertain)", "25 نيسان/أبريل 2024 (غير مؤكَّد)"),
        ("XXXX-03", None, "March, year not stated", "آذار/مارس، من دون ذكر السنة"),
        ("XXXX-03-08", None, "8 March, year not stated", "8 آذار/مارس، من دون ذكر السنة"),
        ("2014", None, "2014", "2014"),
        ("2012", "START", "early 2012", "مطلع عام 2012"),
        ("1918~", None, "about 1918", "نحو عام 1918"),
        ("2024-22", None, "summer 2024", "صيف 2024"),
        ("2021-33", None, "first quarter of 2021", "الربع الأول من عام 2021"),
        ("2020-41", None, "second half of 2020", "النصف الثاني من عام 2020"),
        ("XXXX-22", None, "summer, year not stated", "الصيف، من دون ذكر السنة"),
        ("198X", None, "the 1980s", "ثمانينيات القرن العشرين"),
        ("198X", "END", "the late 1980s", "أواخر ثمانينيات القرن العشرين"),
        ("200X", None, "the 2000s", "العقد الأول من القرن الحادي والعشرين"),
        ("18XX", "MID", "the mid-19th century", "منتصف القرن التاسع عشر"),
        ("2017/2019", None, "2017 – 2019", "2017 – 2019"),
        ("2016-06-12/2016-06-15", None, "12–15 June 2016", "12–15 حزيران/يونيو 2016"),
        ("2016-06-28/2016-07-02", None, "28 June 2016 – 2 July 2016", "28 حزيران/يونيو 2016 – 2 تموز/يوليو 2016"),
        ("2020-05-03T17:45", None, "3 May 2020, 17:45", "3 أيار/مايو 2020، الساعة 17:45"),
        ("2020-05-03TMO", None, "3 May 2020, morning", "صباح 3 أيار/مايو 2020"),
        ("2019/..", None, "from 2019", "منذ 2019"),
    ],
)
def test_wording(edtf: str, mod: str | None, english: str, arabic: str) -> None:
    assert wording(span(edtf, mod), "en") == english
    assert wording(span(edtf, mod), "ar") == arabic


def test_a_language_without_wording_reads_edtf() -> None:
    assert wording(span("2024-05", "START"), "xx") == "2024-05"


@pytest.mark.parametrize("edtf", ["XXXX-03", "2024-22", "2021-33", "198X", "2017/2019", "2024-03~", "2020-05-03TMO"])
def test_html_cannot_express(edtf: str) -> None:
    assert datetime_attribute(span(edtf)) is None


def test_html_cannot_express_a_part_of_a_month() -> None:
    assert datetime_attribute(span("2024-05", "START")) is None


@pytest.mark.parametrize("edtf", ["2019-03-23", "2024-05", "2014", "2020-05-03T17:45", "2020-05-03T17:45Z"])
def test_html_can_express(edtf: str) -> None:
    assert datetime_attribute(span(edtf)) == edtf
