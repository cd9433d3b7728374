"""When a page says that it was published: only lines, cues, datelines and markup speak here, never the prose."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from khulasa import dates, languages
from khulasa.dates.edtf import parse_edtf
from khulasa.model import DateSpan, Lang, TimeExpression
from khulasa.stages.page import rules
from khulasa.text.normalise import fold

_LONGEST = 120
# No page was published before; a year like 1445 is of the Hijri calendar.
_FIRST_YEAR = 1800
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b\s*,?", re.IGNORECASE)
# «26/أبريل/2024», "26-Apr-2024": a month's name between slashes or hyphens.
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s*[/\-.]\s*|\s+)([^\W\d_]+(?: [^\W\d_]+)?)\.?(?:\s*[/\-.،,]\s*|\s+)(\d{4})(?!\d)"
)
_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?!\d)")
# A clock beside a date; its zone would be read as a part of the date ("3:15 PM GMT+3, February 11").
_ZONE = (
    r"(?:gmt|utc|bst|ist|wes?t|cest|eest|cet|eet|msk|trt|gst|ast|pkt|sgt|hkt|jst|kst|ict|wib|sast|eat|cat|wat|"
    r"(?:ae|ac|aw|nz)[sd]t|[ecmp][sd]?t|t)"
)
_TIME_OF_DAY = re.compile(
    rf"\b(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?|\d{{1,2}}\.\d{{2}}(?=\s*(?:[ap]\.?m\b|{_ZONE}\b)))(?:\s*[ap]\.?m\b\.?)?"
    rf"(?:\s*\(?{_ZONE}\b\)?)?(?:\s*[+-]\d{{1,2}}(?::?\d{{2}})?\b)?",
    re.IGNORECASE,
)
# «أكتوبر/ تشرين الأول»: two names of a month.
_TWO_NAMES = re.compile(r"(?<=[^\W\d_])\s*/\s+(?=[^\W\d_])|(?<=[^\W\d_])\s+/\s*(?=[^\W\d_])")
# «14 يوليو-تموز 2024».
_HYPHENED = re.compile(r"(?<!\d)(\d{1,2}\s+[^\W\d_]+)\s*[-–]\s*([^\W\d_]+(?:\s+[^\W\d_]+)?\s+\d{4})(?!\d)")
_LONGEST_CLOCK = 48
_HOUR = re.compile(r"(?<![\d.:])\d{1,2}(?::\d{2}(?!\d)|\.\d{2}(?![\d.%]))")
# The length of a day in EDTF: 2024-05-01.
_DAY = 10
# A weekday, a day and a month of two names have so many words.
_DAY_WORDS = 7
_CLOCK = re.compile(
    r"(?:gmt|utc)\s*[+-]\s*\d{1,2}(?::?\d{2})?|\d{1,2}[:.h]\d{2}(?::\d{2})?|[+-]\d{2}:?\d{2}|[+-]\d{1,2}(?!\d)"
)
_SEASON_WORDS = 3
# In EDTF 2018-23 is a season's, 2018-11 a month's.
_MONTHS = 12
# The same day in figures of the Hijri calendar, with or without its mark.
_HIJRI = re.compile(
    r"\s*ه?(?<!\d)(?:\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?1[345]\d{2}|1[345]\d{2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,2})"
    r"(?!\d)\s?(?:ه\b)?"
)
_NUMERIC = re.compile(r"(?<![\d/.\-])(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{4})(?![\d/\-])")


def _tidy(text: str) -> str:
    """The wording of a date line turned into a sentence's: no ordinals, no slashes round a month's name, no clock."""
    if _HIJRI.search(bare := fold(text)):
        text = _HIJRI.sub(" ", bare)
    text = _STAMP.sub(r"\1", fold(text) if _YEAR_FIRST.search(text) else text)
    text = _YEAR_FIRST.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", text)
    text = _TWO_NAMES.sub("/", _HYPHENED.sub(r"\1/\2", _TIME_OF_DAY.sub(" ", text)))
    text = _NAMED.sub(r"\1 \2 \3", text)
    return _ORDINAL.sub(r"\1 ", text)


def _absolute(found: TimeExpression) -> str | None:
    """The day, month or year of an expression that needs no other date to be understood."""
    if (
        found.kind not in ("DATE", "TIME")
        or found.span is None
        or found.span.start is None
        or found.basis != "explicit"
    ):
        return None
    if found.span.start.year < _FIRST_YEAR:
        return None
    if found.span.precision in ("day", "time"):
        return found.span.start.isoformat() if found.span.start == found.span.end else None
    return found.span.edtf if found.span.precision in ("month", "year") else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def _in_figures(text: str, lang: Lang) -> tuple[str, ...]:
    """The days that a date in figures may be: one, or two where nothing says whether the day or the month is first."""
    found = _NUMERIC.search(text)
    if not found:
        return ()
    first, second, year = int(found.group(1)), int(found.group(3)), int(found.group(4))
    order = languages.topic(lang, "metadata").get("dates", {}).get("order")
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if order and day_first and month_first:
        return (day_first,) if order == "dmy" else (month_first,)
    return tuple(dict.fromkeys(value for value in (day_first, month_first) if value))


def ambiguous(text: str, lang: Lang) -> bool:
    """Whether a date in figures could be two days: 03/04/2024 on an English page."""
    return len(_in_figures(fold(text), lang)) > 1


def _without(text: str, found: Sequence[TimeExpression]) -> str:
    """The text beside its time expressions."""
    for expression in reversed(found):
        text = text[: expression.start] + " " + text[expression.end :]
    return text


@lru_cache(maxsize=1024)
def _read(text: str, lang: Lang) -> tuple[str | None, str]:
    """The one absolute date of a text, most exact first, and what is left of the text beside time expressions."""
    tidy = _tidy(text[:_LONGEST])
    figures = _in_figures(fold(tidy), lang)
    if figures:
        rest = _NUMERIC.sub(" ", fold(tidy), count=1)
        # The same day may stand beside it in another calendar.
        rest = _without(rest, dates.find(rest, lang)) if re.search(r"\d{4}", rest) else rest
        return (figures[0] if len(figures) == 1 else None), rest
    best: tuple[str | None, str] = (None, tidy)
    for known in sorted(languages.known(), key=lambda known: known != lang):
        found = dates.find(tidy, known)
        values = [value for expression in found if (value := _absolute(expression))]
        if not values:
            continue
        rest = _without(tidy, found)
        value = max(values, key=len)
        if best[0] is None or len(value) > len(best[0]) or (value == best[0] and len(rest) < len(best[1])):
            best = (value, rest)
        if best[0] and len(best[0]) == _DAY and not _left(best[1]):
            # A day, and nothing beside it that another language could read.
            break
    return best


def _left(rest: str) -> bool:
    """Whether a text beside its date has words that do not stand in a date's line."""
    words = re.findall(r"\w+(?:\.\w+)*", _CLOCK.sub(" ", fold(rest)))
    return any(word not in rules.words("date_filler") | rules.words("weekdays") for word in words)


def stated(text: str, lang: Lang) -> str | None:
    """The date (EDTF) that the value of a page's date line states; None where there is none, or where it may be two."""
    return _read(text, lang)[0]


def whole(text: str, lang: Lang) -> str | None:
    """The date (EDTF) of a text that is nothing but a date: weekday, clock and time zone may stand with it."""
    if len(text) > _LONGEST or not re.search(r"\d{4}", text):
        return None
    value, rest = _read(text, lang)
    return None if _left(rest) else value


def season(text: str, lang: Lang) -> str | None:
    """The season and year (EDTF) of a text that is nothing else, as a magazine dates its issues: «خريف 2018»."""
    found = dates.find(text, lang) if len(text.split()) <= _SEASON_WORDS and re.search(r"\d{4}", text) else ()
    spans = [expression.span for expression in found if expression.basis == "explicit" and expression.span]
    if len(spans) != 1 or spans[0].precision != "season" or _left(_without(text, found)):
        return None
    return spans[0].edtf


def is_clock(text: str) -> bool:
    """Whether a text is nothing but a time of day, with its zone: «14:22 ت م», "5:04 a.m. CT"."""
    if len(text) > _LONGEST_CLOCK or not _HOUR.search(fold(text)):
        return False
    return not _left(_TIME_OF_DAY.sub(" ", fold(text)))


def has_clock(text: str) -> bool:
    """Whether a time of day stands in a text."""
    return _HOUR.search(fold(text)) is not None


def is_day(text: str, lang: Lang) -> bool:
    """Whether a text is nothing but a day without its year: "Feb. 3", «12 مارس آذار»."""
    if len(text.split()) > _DAY_WORDS or not re.search(r"\d", text):
        return False
    return len((whole(f"{text} 2000", lang) or "").split("-")) == 3


def span(edtf: str) -> DateSpan | None:
    """The EDTF value as a span."""
    return parse_edtf(edtf)


def agree(left: str, right: str, *, slack: int = 0) -> bool:
    """Whether two EDTF dates can be the same day: equal, or one less exact than the other. ``slack``: days by which
    a time zone may move one of them."""
    if left.startswith(right) or right.startswith(left):
        return True
    if any(int(value[5:7] or 0) > _MONTHS for value in (left, right) if value[5:7].isdigit()):
        return left[:4] == right[:4]
    try:
        return abs(date.fromisoformat(left) - date.fromisoformat(right)) <= timedelta(days=slack)
    except ValueError:
        return False
