"""Parts of a year or month: quarters, halves, seasons, the first week of May."""

from dataclasses import replace

from khulasa.dates.edtf import Mod
from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import follows, integer, number
from khulasa.dates.nodes import Calendar, Marked, Masked, Shift, Span
from khulasa.dates.tags import NAME_OF


def _quarter(found: Found) -> Built:
    """Q1 2021, «الربع الأول من عام 2021», the last quarter of 2019."""
    value = number(found.one("number"))
    index = 4 if value is None else int(value.value)
    if not 1 <= index <= 4 or (found.one("mark") is not None and found.word_of(found.one("mark")) != "q" and index > 2):
        return None
    base = 39 if found.is_tag(found.one("mark"), "HMARK") else 32
    if base == 39 and index > 2:
        return None
    year: int | Shift | None = integer(found, "year")
    whole = found.value("whole")
    if isinstance(whole, Calendar):
        if whole.month is not None or whole.division is not None or whole.hijri:
            return None
        year = whole.year
    elif isinstance(whole, Shift):
        if whole.unit != "year":
            return None
        year = whole
    return "PDIV", Calendar(year, division=base + index)


def _season(found: Found) -> Built:
    """Summer 2019, «صيف العام الماضي»."""
    whole = found.value("whole")
    year: int | Shift | None = integer(found, "year")
    if isinstance(whole, Calendar) and whole.month is None and whole.division is None and not whole.hijri:
        year = whole.year
    elif isinstance(whole, Shift) and whole.unit == "year":
        year = whole
    return None if year is None else ("PDIV", Calendar(year, division=found.value("season")))


def _bare_quarter(found: Found) -> Built:
    """The first quarter, of the year the sentence is about; in sport it is a part of a match."""
    if (
        found.is_tag(found.after(), "OF")
        or _sport(found)
        or found.lexicon.listed("quarter_needs_year", found.word_of(found.items[found.span[0]]))
    ):
        return None
    value = number(found.one("number"))
    return None if value is None or not 1 <= value.value <= 4 else ("PDIV", Calendar(division=32 + int(value.value)))


def _quarter_of_unit(found: Found) -> Built:
    """«الربع الثاني من العام», the first quarter of the year: this one."""
    unit, item = found.one("unit"), found.one("number") or found.one("ordinal")
    if unit is None or not (found.one("the") or unit.definite):
        return None
    value = number(item)
    index = 4 if value is None else int(value.value)
    return ("PDIV", Calendar(Shift("year", 0), division=32 + index)) if 1 <= index <= 4 else None


def _sport(found: Found) -> bool:
    return any(found.lexicon.listed("sports", word) for word in found.strings[:200])


def _step_quarter(found: Found) -> Built:
    if found.group("step")[0] is found.items[found.span[1] - 1] and not follows(found):
        return None
    amount = {"LAST": -1, "THIS": 0, "NEXT": 1, "PREV": -1}.get(NAME_OF[found.group("step")[0].tag])
    return None if amount is None else ("PDIV", Shift("quarter", amount))


def _half(found: Found) -> Built:
    """The first half of a year, month, decade or century."""
    value = number(found.one("number"))
    node = found.value("whole")
    if isinstance(node, int):
        node = Calendar(month=node)
    index = 2 if value is None else int(value.value)
    if index not in (1, 2):
        return None
    if (
        isinstance(node, Calendar)
        and node.month is None
        and node.weekday is None
        and node.division is None
        and not node.hijri
    ):
        return "PDIV", replace(node, division=39 + index)
    if isinstance(node, Calendar) and node.month is not None and node.day is None:
        return "PDIV", replace(node, half=index)
    if isinstance(node, Shift) and node.unit == "year":
        return "PDIV", Calendar(node, division=39 + index)
    if isinstance(node, Shift) and node.unit == "month":
        return "PDIV", Calendar(month=node, half=index)
    if isinstance(node, Masked) or (isinstance(node, Shift) and node.unit in ("decade", "century")):
        return "PMASK", Marked(node, "START" if index == 1 else "END")
    return None


def _half_of_unit(found: Found) -> Built:
    """The first half of the year, «النصف الثاني من الشهر»: this one."""
    value, unit = number(found.one("number")), found.one("unit")
    if value is None or unit is None or value.value not in (1, 2):
        return None
    index, name = int(value.value), unit.value[0]
    if name == "year":
        return "PDIV", Calendar(Shift("year", 0), division=39 + index)
    return ("PDIV", Calendar(month=Shift("month", 0), half=index)) if name == "month" else None


def _week_of_month(found: Found) -> Built:
    """The first week of May: the month, early; no value says a week of a month that is not counted from a Monday."""
    item, date = found.one("number") or found.one("ordinal"), found.one("date")
    value = number(item)
    node = None if date is None else date.value
    node = Calendar(month=node) if isinstance(node, int) else node
    if not isinstance(node, Calendar) or (value is not None and value.value > 4):
        return None
    mod: Mod = "END" if value is None or value.value == 4 else "START" if value.value == 1 else "MID"
    return "PMONTH", Marked(node, mod)


def _months_of_year(found: Found) -> Built:
    """The first nine months of 2020, «الأشهر الستة الأولى من العام الجاري»: from month to month."""
    count, whole = number(found.one("count")), found.value("whole")
    amount = 2 if found.one("two") is not None else 0 if count is None else int(count.value)
    order = number(found.one("number"))
    year: int | Shift | None = integer(found, "year")
    if isinstance(whole, Calendar) and whole.month is None and whole.division is None and not whole.hijri:
        year = whole.year
    elif isinstance(whole, Shift) and whole.unit == "year":
        year = whole
    elif found.one("this") is not None:
        year = Shift("year", 0)
    if year is None or not 2 <= amount <= 11 or (order is not None and order.value != 1):
        return None
    first, last = (1, amount) if order is not None else (13 - amount, 12)
    return "SPAN", Span(Calendar(year, first), Calendar(year, last))


def _month_of_year(found: Found) -> Built:
    """«الشهر نفسه من العام السابق», the same month of last year."""
    month, year = found.value("month"), found.value("year")
    year = year.year if isinstance(year, Calendar) and year.month is None else year
    if not isinstance(month, Shift) or month.unit != "month" or not isinstance(year, Shift) or year.unit != "year":
        return None
    return "PMONTH", Calendar(year, month)


_OF_YEAR = "COMMA? (OF|IN|FOR)? THE? ((?P<whole>PYEAR|PREL)|(?P<year>NYEAR) (AD|AMPM)?)"

_OF_ANY_YEAR = f"({_OF_YEAR}|(OF|IN) THE? (?P<this>UYEAR1) (?!NYEAR|ORD))"

EARLY_RULES = (
    Rule("months of a year", f"THE? ((?P<number>O12)|LAST) (?P<count>N12) UMONTHS {_OF_ANY_YEAR}", _months_of_year),
    Rule("two months of a year", f"(?P<number>O12) (?P<two>UMONTH2) {_OF_ANY_YEAR}", _months_of_year),
    Rule(
        "months of a year, ordinal",
        f"(UMONTHS (?P<count>N12)|(?P<two>UMONTH2)) ((?P<number>O12)|RECENT) {_OF_ANY_YEAR}",
        _months_of_year,
    ),
    Rule("quarter", f"THE? (?P<number>ORD) DASH? QUARTER {_OF_YEAR}", _quarter),
    Rule("quarter, ordinal", f"QUARTER (?P<number>ORD) {_OF_YEAR}", _quarter),
    Rule("last quarter of", f"((LAST|RECENT) QUARTER|QUARTER RECENT) {_OF_YEAR}", _quarter),
    Rule("Q1", f"(?P<mark>QMARK|HMARK) (?P<number>N12) ({_OF_YEAR})?", _quarter),
    Rule("1Q", f"(?P<number>N12) (?P<mark>QMARK|HMARK) {_OF_YEAR}", _quarter),
    Rule("season", f"(?P<season>SEASON) {_OF_YEAR}", _season),
    Rule("bare quarter", "THE (?P<number>ORD) DASH? QUARTER", _bare_quarter),
    Rule("bare quarter, hyphen", "(?P<number>ORD) DASH QUARTER", _bare_quarter),
    Rule("bare quarter, ordinal", "QUARTER (?P<number>ORD)", _bare_quarter),
    Rule("step, quarter", "(?P<step>STEP) QUARTER", _step_quarter),
    Rule("quarter, step", "QUARTER (?P<step>STEP)", _step_quarter),
)
RULES = (
    Rule("half", "(?P<number>ORD) DASH? HALF (OF|IN) THE? (?P<whole>PYEAR|PMONTH|PREL|PMASK|MONTH)", _half),
    Rule("half, ordinal", "HALF (?P<number>ORD) (OF|IN) (?P<whole>PYEAR|PMONTH|PREL|PMASK|MONTH)", _half),
    Rule("last half", "(HALF RECENT|LAST HALF) (OF|IN) (?P<whole>PYEAR|PMONTH|PREL|PMASK|MONTH)", _half),
    Rule(
        "quarter of the unit",
        "((THE (?P<number>ORD)|(?P<last>LAST)) DASH? QUARTER|QUARTER (?P<ordinal>ORD|RECENT)) "
        "(OF|IN) (?P<the>THE)? (?P<unit>UYEAR1)",
        _quarter_of_unit,
    ),
    Rule("half of the unit", "(?P<number>ORD) DASH? HALF (OF|IN) THE (?P<unit>UYEAR1|UMONTH1)", _half_of_unit),
    Rule("half of the unit, ordinal", "HALF (?P<number>ORD) (OF|IN) (?P<unit>UYEAR1|UMONTH1)", _half_of_unit),
    Rule("month of a year", "(?P<month>PREL) (OF|IN) (?P<year>PREL|PYEAR)", _month_of_year),
    Rule(
        "week of a month",
        "(UWEEK1 (?P<number>ORD)|(?P<ordinal>ORD|LAST) UWEEK1|UWEEK1 (?P<recent>RECENT)) (OF|IN) "
        "(?P<date>PMONTH|MONTH)",
        _week_of_month,
    ),
)
