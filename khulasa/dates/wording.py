"""A date in words: what a reader sees, never more exact than the EDTF it stands for.

Patterns and names come from languages/<lang>/wording.toml; a language without that file reads the EDTF itself.
"""

import re
from collections.abc import Mapping
from typing import Any

from khulasa.languages import topic
from khulasa.model import DateSpan, Lang

_DATE = re.compile(
    r"(?P<year>-?[\dX]{4}|\d\dXX)(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?"
    r"(?:T(?:(?P<part>MO|MI|AF|EV|NI)|(?P<time>\d\d:\d\d(?::\d\d)?)(?:Z|[+-]\d\d:?\d\d)?))?(?P<mark>[~?%]?)"
)
_EXACT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def datetime_attribute(when: DateSpan) -> str | None:
    """The value of HTML's ``<time datetime>``, or None when HTML cannot express the date exactly."""
    return when.edtf if when.mod is None and _EXACT.fullmatch(when.edtf) else None


def wording(when: DateSpan, lang: Lang) -> str:
    """The date in the language's words: ``2024-05`` with START → “early May 2024”, «مطلع أيار/مايو 2024»."""
    data = topic(lang, "wording")
    if not data:
        return when.edtf
    if "/" in when.edtf:
        words = _interval(when.edtf, data)
        return _qualify(words, when.mod or "", data)
    return _single(when.edtf, when.mod or "", data)


def _interval(edtf: str, data: Mapping[str, Any]) -> str:
    start, _, end = edtf.partition("/")
    patterns = data["patterns"]
    if start in ("", ".."):
        return str(patterns["open_start"].format(end=_single(end, "", data)))
    if end in ("", ".."):
        return str(patterns["open_end"].format(start=_single(start, "", data)))
    if start[:8] == end[:8] and len(start) == len(end) == 10 and "X" not in edtf:
        return str(
            patterns["interval_days"].format(
                first=int(start[8:]), last=int(end[8:]), month=data["months"][int(start[5:7]) - 1], year=start[:4]
            )
        )
    return str(patterns["interval"].format(start=_single(start, "", data), end=_single(end, "", data)))


def _single(edtf: str, mod: str, data: Mapping[str, Any]) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    words, patterns = _date(match, data), data["patterns"]
    if match["part"]:
        words = patterns["part_of_day"].format(date=words, part=data["parts_of_day"][match["part"]])
    elif match["time"]:
        words = patterns["time"].format(date=words, time=match["time"])
    qualified = bool(mod or match["mark"])
    if qualified and not match["month"] and match["year"].isdigit():
        words = patterns.get("qualified_year", "{year}").format(year=match["year"])
    article = data.get("article", "")
    if mod and article and words.startswith(article):
        words = article + _qualify(words.removeprefix(article), mod, data)
    else:
        words = _qualify(words, mod, data)
    return _qualify(words, match["mark"], data)


def _qualify(words: str, qualifier: str, data: Mapping[str, Any]) -> str:
    return str(data["qualifiers"][qualifier].format(date=words)) if qualifier else words


def _date(match: re.Match[str], data: Mapping[str, Any]) -> str:
    year, month, day = match["year"], match["month"], match["day"]
    patterns = data["patterns"]
    if month is None:
        return _year(year, data)
    known = "X" not in year
    if month == "XX":
        return str(patterns["day_only"].format(day=int(day))) if day and day.isdigit() else _year(year, data)
    number = int(month)
    if number > 12:
        return _part_of_year(number, year, data)
    name = data["months"][number - 1]
    key = ("day" if day and day != "XX" else "month") + ("" if known else "_no_year")
    return str(patterns[key].format(day=int(day) if day and day.isdigit() else "", month=name, year=year))


def _part_of_year(code: int, year: str, data: Mapping[str, Any]) -> str:
    """EDTF's sub-year groupings: 21–24 seasons, 33–36 quarters, 40–41 halves of a year (level 2)."""
    for kind, first, names in (("season", 21, "seasons"), ("quarter", 33, "quarters"), ("half", 40, "halves")):
        if first <= code < first + len(data[names]):
            name = data[names][code - first]
            if "X" in year:
                alone = data.get(f"{names}_alone", data[names])[code - first]
                return str(data["patterns"]["part_no_year"].format(part=alone))
            return str(data["patterns"][kind].format(**{kind: name}, year=year))
    return f"{year}-{code}"


def _year(year: str, data: Mapping[str, Any]) -> str:
    patterns = data["patterns"]
    if year.endswith("XX") and year[:2].isdigit():
        return str(patterns["century"].format(century=_century(int(year[:2]) + 1, data)))
    if year.endswith("X") and year[:3].isdigit():
        index = int(year[2])
        names = data.get("decades")
        pattern = patterns.get("decade_early", patterns["decade"]) if index < 2 else patterns["decade"]
        century = _century(int(year[:2]) + 1, data)
        return str(pattern.format(decade=f"{year[:3]}0", decade_name=names[index] if names else "", century=century))
    return str(patterns["year"].format(year=year))


def _century(number: int, data: Mapping[str, Any]) -> str:
    names = data["centuries"]
    return str(names[number]) if number < len(names) else str(number)
