"""Weekdays, alone and with what says which: a step, a date, a week, its place in a month."""

from dataclasses import replace

from khulasa.dates.edtf import calendar_day
from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import bare_word, follows, licensed, number, shift, toward
from khulasa.dates.items import Item
from khulasa.dates.nodes import Calendar, Shift
from khulasa.dates.tags import NAME_OF


def _weekday(found: Found) -> Built:
    item = found.one("weekday")
    if item is None:
        return None
    step = found.one("step")
    if step is not None and step is found.items[found.span[1] - 1] and not follows(found):
        return None
    if step is None and found.is_tag(found.after(), "ORD") and follows(found):
        return None  # «للجمعة الخامسة على التوالي»
    if step is None and not found.group("word") and not licensed(found, bare_word(found, item)):
        return None
    return "PWEEKDAY", Calendar(weekday=item.value, toward=toward(step), base=_base(found))


def _base(found: Found) -> str:
    item = found.one("step")
    return "context" if item is not None and NAME_OF[item.tag] in ("PREV", "FOLL", "SAME") else "ref"


def _nth_weekday(found: Found) -> Built:
    """The first Monday in October, the last Sunday of May 2019."""
    value, date = number(found.one("number")), found.value("date")
    nth = -1 if value is None else int(value.value)
    node = Calendar(month=date) if isinstance(date, int) else date
    if not isinstance(node, Calendar) or node.day is not None or not isinstance(node.month, int) or nth > 5:
        return None
    return "PDAY", replace(node, weekday=found.value("weekday"), nth=nth)


def _day_and_weekday(found: Found) -> Built:
    """Monday the 18th: the nearest such day of any month."""
    value, after = number(found.one("day")), found.after()
    if value is None or found.is_tag(after, "WORD NAME UNIT MONTH OF DASH QUARTER HALF") or value.value > 31:
        return None
    return "PDAY", Calendar(day=int(value.value), weekday=found.value("weekday"))


def _weekday_of_offset(found: Found) -> Built:
    """Two weeks ago on Friday: that week's."""
    week = found.value("ago")
    if not isinstance(week, Shift) or week.unit != "week" or week.amount >= 0 or week.base != "ref":
        return None
    return "PWEEKDAY", Calendar(weekday=found.value("weekday"), year=week)


def _weekday_in_list(found: Found) -> Built:
    """«السبت والأحد المقبلين»: what is said of the last is said of all."""
    following = found.value("next")
    if not follows(found) or not isinstance(following, Calendar) or following.toward is None or following.day:
        return None
    return "PWEEKDAY", replace(following, weekday=found.value("weekday"))


def _weekday_of_week(found: Found) -> Built:
    """Thursday of next week, «الخميس من الأسبوع المقبل»."""
    week = shift(found.group("week"))
    return None if week is None else ("PWEEKDAY", Calendar(weekday=found.value("weekday"), year=week))


def _weekday_and_date(found: Found) -> Built:
    node, item = found.value("date"), found.one("date")
    if isinstance(node, Calendar) and item is not None and _is_nth(found, node, item):
        return "PDAY", replace(node, weekday=found.value("weekday"), day=None, nth=node.day)
    return (
        ("PHIJRI" if node.hijri else "PDAY", replace(node, weekday=found.value("weekday")))
        if isinstance(node, Calendar)
        else None
    )


def _is_nth(found: Found, node: Calendar, item: Item) -> bool:
    """«الأحد الأول من مايو 2018»: the first Sunday, where the first of May was none."""
    if not follows(found) or node.hijri or not isinstance(node.year, int) or not isinstance(node.month, int):
        return False
    if node.day is None or node.day > 5 or found.word_of(item)[:1].isdigit():
        return False
    day = calendar_day(node.year, node.month, node.day)
    return day is not None and day.weekday() != found.value("weekday")


EARLY_RULES = (
    Rule(
        "weekday of a week",
        "DAYWORD? (?P<weekday>WEEKDAY) (OF|IN)? THE? (?P<week>STEP UWEEK1|UWEEK1 REL)",
        _weekday_of_week,
    ),
    Rule(
        "nth weekday",
        "THE? ((?P<number>O12)|LAST) (?P<weekday>WEEKDAY) (OF|IN) MONTHWORD? (?P<date>PMONTH|MONTH)",
        _nth_weekday,
    ),
)
DATE_RULES = (
    Rule(
        "weekday, date",
        "DAYWORD? (?P<weekday>WEEKDAY) COMMA? LP? (IN|ON|EQUIV|DATED)? (OF)? THE? DAYWORD? (?P<date>PDAY|PHIJRI) RP?",
        _weekday_and_date,
    ),
    Rule("weekday the day", "(?P<weekday>WEEKDAY) COMMA? THE (?P<day>O12|O31)", _day_and_weekday),
    Rule("weekday of an offset", "(?P<ago>PREL) (ON|COMMA) (?P<weekday>WEEKDAY)", _weekday_of_offset),
    Rule("date, weekday", "(?P<date>PDAY) (COMMA|LP|COMMA LP) DAYWORD? (?P<weekday>WEEKDAY) RP?", _weekday_and_date),
)
LATE_RULES = (
    Rule("weekday, step", "(?P<word>DAYWORD)? (?P<weekday>WEEKDAY) (?P<step>REL)", _weekday),
    Rule(
        "weekday in a list",
        "DAYWORD? (?P<x>(?P<weekday>WEEKDAY)) (COMMA|AND|OR|COMMA AND) DAYWORD? (?=(?P<next>PWEEKDAY))",
        _weekday_in_list,
        times=3,
    ),
    Rule("step, weekday", "(?P<step>REL) (?P<weekday>WEEKDAY)", _weekday),
    Rule("weekday", "(?P<word>DAYWORD)? (?P<weekday>WEEKDAY)", _weekday),
)
