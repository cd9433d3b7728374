"""Lengths of time: three years, «يومين», half a century, the past two weeks; and ages, which are none."""

from dataclasses import replace

from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import number
from khulasa.dates.items import Item
from khulasa.dates.nodes import Duration, Number
from khulasa.dates.tags import UNITS

_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}


_ORDER = {unit: -index for index, unit in enumerate(UNITS)}


_AGE_UNITS = ("year", "month")


_MAX_COUNT = 10**6
_NAMED = "NUM O12 O31 WEEKDAY MONTH PDAY PWEEKDAY PMONTH PYEAR HMONTH PHIJRI"
"""After these a unit says which one, and not how long: «شهر رمضان», «يوم الخميس», «يومي 20 و21»."""


def iso_duration(parts: tuple[tuple[str, float], ...]) -> str:
    """``P1Y6M``, ``PT24H``, ``P10Y`` (a decade is ten years, a century a hundred)."""
    date, time = "", ""
    for unit, amount in in_iso_units(parts):
        text = f"{int(amount)}" if amount == int(amount) else f"{amount:g}"
        if unit in ("hour", "minute", "second"):
            time += text + _LETTERS[unit]
        else:
            date += text + _LETTERS[unit]
    return f"P{date}" + (f"T{time}" if time else "")


def in_iso_units(parts: tuple[tuple[str, float], ...]) -> list[tuple[str, float]]:
    """Parts without decades and centuries, and without a half where the next unit down can say it."""
    out: dict[str, float] = {}
    for unit, amount in parts:
        factor = {"decade": 10, "century": 100}.get(unit, 1)
        name = "year" if factor > 1 else unit
        total = amount * factor
        whole, rest = int(total), total - int(total)
        smaller = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}.get(
            name
        )
        if rest and smaller and (rest * smaller[1]) == int(rest * smaller[1]):
            out[name] = out.get(name, 0) + whole
            out[smaller[0]] = out.get(smaller[0], 0) + rest * smaller[1]
        else:
            out[name] = out.get(name, 0) + total
    return [(unit, amount) for unit, amount in out.items() if amount] or [("day", 0)]


def unit_of(item: Item | None) -> tuple[str, int] | None:
    return item.value if item is not None and isinstance(item.value, tuple) else None


def _quantity(found: Found) -> Built:
    """A number and a unit; «يومين»; a year."""
    count, unit = number(found.one("number")), unit_of(found.one("unit"))
    if unit is None or unit[1] == 0:
        return None
    amount = 1.0 if found.one("number") is None else 0.0 if count is None else count.value
    if found.one("number") is None and found.is_tag(found.one("unit"), "UNIT2"):
        amount = 2.0
    if found.is_tag(found.one("unit"), "UNITS") and amount == 1:
        return None
    if found.one("number") is None and found.is_tag(found.after(), _NAMED):
        return None  # «يومي 20 و21», «شهري مايو ويونيو»: which days, not how many
    item = found.one("unit")
    which = found.is_tag(item, "UNITS") and item is not None and item.definite  # «السنوات الثلاث»
    return _sized(amount * unit[1], unit[0], which=which)


def _sized(amount: float, unit: str, *, which: bool = False) -> Built:
    return ("QTY", Duration(((unit, amount),), which)) if 0 < amount <= _MAX_COUNT else None


def _half_of(found: Found) -> Built:
    """Half a year, «ربع قرن»."""
    unit = unit_of(found.one("unit"))
    return None if unit is None else _sized(unit[1] * (0.5 if found.one("half") else 0.25), unit[0])


def _and_half(found: Found) -> Built:
    """Two and a half years; «عامين ونصف العام»."""
    count, unit, whole = number(found.one("number")), unit_of(found.one("unit")), found.value("whole")
    part = 0.25 if found.one("quarter") is not None else 0.5
    if isinstance(whole, Duration):
        name, amount = whole.parts[-1]
        return "QTY", Duration((*whole.parts[:-1], (name, amount + part)))
    if unit is None:
        return None
    return _sized((1 if count is None else count.value) + part, unit[0])


def _sum(found: Found) -> Built:
    """Two years and three months."""
    first, second = found.value("first"), found.value("second")
    if not isinstance(first, Duration) or not isinstance(second, Duration):
        return None
    if _ORDER[first.parts[-1][0]] >= _ORDER[second.parts[0][0]]:
        return None
    return "QTY", Duration(first.parts + second.parts)


def _one_unit(found: Found) -> Built:
    """A unit alone where it can only be a length of time: «قبل شهر», «لمدة عام»."""
    item = found.one("unit")
    unit = unit_of(item)
    if item is None or unit is None or unit[1] == 0 or item.definite or item.tag == "TODAY":
        return None
    if found.word_of(item).startswith(found.lexicon.articles or ("\0",)) or found.is_tag(found.after(), _NAMED):
        return None
    if (
        unit[0] == "year"
        and found.lexicon.listed("general", found.word_before())
        and not found.is_tag(found.before(), "APPROX")
    ):
        return None
    return _sized(unit[1], unit[0])


def _one_behind(found: Found) -> Built:
    """«أسبوع واحد», «سنة واحدة»: the number in words behind what it counts."""
    one = found.value("one")
    written = isinstance(one, Number) and one.value == 1 and not one.digits and not one.ordinal
    return _one_unit(found) if written and found.lexicon.rules.get("one_behind") else None


def _multiple(found: Found) -> Built:
    """Half a century, a fortnight: words for more than one of a unit."""
    unit = unit_of(found.one("unit"))
    return None if unit is None or unit[1] < 2 else _sized(unit[1], unit[0])


def _lasting(found: Found) -> Built:
    """It lasted a decade: a unit alone after such a verb."""
    return _one_unit(found) if found.lexicon.listed("lasting", found.word_before()) else None


def _keep(found: Found) -> Built:
    """A duration with words around it that say which: the past three years."""
    value = found.value("all")
    return ("QTY", replace(value, which=True)) if isinstance(value, Duration) else None


def _vague(found: Found) -> Built:
    return "VAGUE", "vague"


def _age(found: Found) -> Built:
    """45 years old, «يبلغ من العمر 45 عاما», «(45 عاما)»: how old somebody is, no expression."""
    for name in ("age", "aged", "alone"):
        item = found.one(name)
        if item is not None and isinstance(item.value, Duration):
            units = {unit for unit, _ in item.value.parts}
            return ("NAME", "") if units <= set(_AGE_UNITS) else None
    return None


_ONLY = "FULLY?"

RULES = (
    Rule("range of numbers", "(INT (TO|OR|DASH|AND) INT|DSPAN|SLASHED) DASH? (UNITS|UNIT1) (AGO|OLD)?", _vague),
    Rule(
        "number and half",
        "(?P<number>NUM) DASH? AND DASH? A? DASH? ((?P<half>HALF)|(?P<quarter>QUARTER)) DASH? OF? A? (?P<unit>UNIT)",
        _and_half,
    ),
    Rule("number, unit", f"(?P<number>NUM) DASH? {_ONLY} (?P<unit>UNIT) {_ONLY}", _quantity),
    Rule("dual", f"(?P<unit>UNIT2) {_ONLY} (N12)?", _quantity),
    Rule("unit, number", "(?P<unit>UNITS) THE? (?P<number>N12|N24|N31|N59|NBIG)", _quantity),
    Rule("and half", "(?P<whole>QTY) AND A? ((?P<half>HALF)|(?P<quarter>QUARTER)) (OF? A? (UNIT1|OCLOCK))?", _and_half),
    Rule(
        "unit and half",
        "(?P<unit>UNIT1) AND A? ((?P<half>HALF)|(?P<quarter>QUARTER)) (OF? A? (UNIT1|OCLOCK))?",
        _and_half,
    ),
    Rule("half a unit", "((?P<half>HALF)|(?P<quarter>QUARTER)) DASH? OF? A? (?P<unit>UNIT1)", _half_of),
    Rule("a unit", f"A {_ONLY} (?P<unit>UNIT1)", _quantity),
    Rule("a full unit", "(?P<unit>UNIT1) DASH? FULLY", _one_unit),
    Rule("one behind its unit", "(?P<unit>UNIT1) (?P<one>N12)", _one_behind),
    Rule("multiple", "(?P<unit>UNIT1)", _multiple),
    Rule("lasting", "WORD (?P<x>(?P<unit>UNIT1))", _lasting),
    Rule(
        "one unit",
        "(BEFORE|AFTER|SINCE|DURING|FOR|WITHIN|APPROX|THEN|THEN IN) APPROX? (?P<x>(?P<unit>UNIT1))",
        _one_unit,
    ),
    Rule("one unit ago", "(?P<unit>UNIT1) (?=AGO)", _one_unit),
    Rule("sum", "(?P<first>QTY) COMMA? AND? (?P<second>QTY)", _sum, times=2),
    Rule("last so many", "THE? (LAST|PAST|NEXT|PREV|FOLL|THIS|RECENT) (?P<all>QTY)", _keep),
    Rule("so many last", "THE? (?P<all>QTY) (LAST|NEXT|PREV|FOLL|RECENT|THIS) RECENT?", _keep),
    Rule("past unit", f"THE? PAST {_ONLY} (?P<unit>UNIT1)", _quantity),
    Rule("vague", "(REL|PAST|RECENT) (UNITS)|UNITS (REL|PAST|RECENT|FULLY)|UNITS AGO|UNIT1 RECENT", _vague),
    Rule("age", "(?P<age>QTY) DASH? OLD|AGED OLD? (OF|AT|TO|ON)? APPROX? (?P<aged>QTY)|LP (?P<alone>QTY) RP", _age),
)
