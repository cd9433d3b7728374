"""The EDTF subset: what is refused first, then what each value means."""

from datetime import date

import pytest

from khulasa.dates import parse_edtf

REFUSED = [
    "", "X", "19", "2020-13", "2020-00", "2021-02-30", "2021-2-3", "XXXX", "XXXX-XX", "XXXX-02-30", "198X-03",
    "18XX-22-01", "2019/2017", "2020-05-03/", "T25:00", "2020-05T10:00", "2020-05-03T24:61", "2020-05-03TXX",
    "hello", "٢٠٢٠", "2020-25", "2020-42", "2020~~", "P2D", "R/P1W", "-0000",
]  # fmt: skip

MEANS = [
    ("2019-03-23", "day", date(2019, 3, 23), date(2019, 3, 23), "certain"),
    ("2022-02", "month", date(2022, 2, 1), date(2022, 2, 28), "certain"),
    ("2014", "year", date(2014, 1, 1), date(2014, 12, 31), "certain"),
    ("198X", "decade", date(1980, 1, 1), date(1989, 12, 31), "certain"),
    ("18XX", "century", date(1800, 1, 1), date(1899, 12, 31), "certain"),
    ("XXXX-03", "month", None, None, "certain"),
    ("XXXX-02-29", "day", None, None, "certain"),
    ("-0299", "year", None, None, "certain"),
    ("1918~", "year", date(1918, 1, 1), date(1918, 12, 31), "approximate"),
    ("2015-06?", "month", date(2015, 6, 1), date(2015, 6, 30), "uncertain"),
    ("2024-22", "season", date(2024, 6, 1), date(2024, 8, 31), "certain"),
    ("2023-24", "season", date(2023, 12, 1), date(2024, 2, 29), "certain"),
    ("2021-33", "quarter", date(2021, 1, 1), date(2021, 3, 31), "certain"),
    ("2020-41", "half", date(2020, 7, 1), date(2020, 12, 31), "certain"),
    ("2017/2019", "interval", date(2017, 1, 1), date(2019, 12, 31), "certain"),
    ("2016-06-12/2016-06-15", "interval", date(2016, 6, 12), date(2016, 6, 15), "certain"),
    ("2021-01-04/2021-01-10", "week", date(2021, 1, 4), date(2021, 1, 10), "certain"),
    ("2020-05-03T17:45Z", "time", date(2020, 5, 3), date(2020, 5, 3), "certain"),
    ("2020-05-03T17:45+03:00", "time", date(2020, 5, 3), date(2020, 5, 3), "certain"),
    ("2020-05-03TMO", "time", date(2020, 5, 3), date(2020, 5, 3), "certain"),
    ("T07:55", "time", None, None, "certain"),
    ("T09:00/T17:00", "time", None, None, "certain"),
]


@pytest.mark.parametrize("value", REFUSED)
def test_refused(value: str) -> None:
    assert parse_edtf(value) is None


@pytest.mark.parametrize(("value", "precision", "start", "end", "certainty"), MEANS, ids=[row[0] for row in MEANS])
def test_means(value: str, precision: str, start: date | None, end: date | None, certainty: str) -> None:
    span = parse_edtf(value)
    assert span is not None
    assert (span.edtf, span.precision, span.start, span.end, span.certainty) == (
        value,
        precision,
        start,
        end,
        certainty,
    )


def test_a_modifier_is_kept_and_narrows_no_days() -> None:
    span = parse_edtf("2012", "START")
    assert span is not None
    assert (span.mod, span.end) == ("START", date(2012, 12, 31))
    assert parse_edtf("2012", "EARLY") is None  # type: ignore[arg-type]
