"""Dates made of dates: early and late, about, from one to another, one day in two calendars; and
months that stand bare."""

from dataclasses import replace

from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import bare_word, licensed, modifier
from khulasa.dates.nodes import Calendar, Marked, Moment, Node, Shift, Span
from khulasa.dates.tags import NAME_OF


def _modified(found: Found) -> Built:
    """Early 2012, «مطلع شهر مايو المقبل», late last year."""
    item, mod = found.one("date"), modifier(found)
    if item is None:
        return None
    node: Node = item.value
    if isinstance(node, Shift) and node.unit == "day" and node.part:
        return None
    inner = node.node if isinstance(node, Marked) else node
    mark = node.mark if isinstance(node, Marked) else ""
    return NAME_OF[item.tag], Marked(inner, mod, mark)


def _modified_unit(found: Found) -> Built:
    """The end of the year: of this one."""
    unit = found.one("unit")
    if (
        unit is None
        or unit.value[1] != 1
        or not (found.one("the") is not None or found.lexicon.rules.get("definite_units"))
    ):
        return None
    definite = (
        unit.definite
        or found.one("the") is not None
        or found.word_of(unit).startswith(found.lexicon.articles or ("\0",))
    )
    if not definite or unit.value[0] in ("second", "minute", "hour"):
        return None
    return "PREL", Marked(Shift(unit.value[0], 0), modifier(found))


def _about(found: Found) -> Built:
    item = found.one("date")
    if item is None or (
        isinstance(item.value, Shift) and item.value.unit in ("day", "today", "week") and abs(item.value.amount) < 2
    ):
        return None
    node: Node = item.value
    mark = "?" if found.one("maybe") is not None else "~"
    return NAME_OF[item.tag], Marked(node.node, node.mod, mark) if isinstance(node, Marked) else Marked(
        node, None, mark
    )


def _span(found: Found) -> Built:
    """From one date to another of the same kind."""
    first, last = found.value("first"), found.value("last")
    first = first.node if isinstance(first, Marked) else first
    last = last.node if isinstance(last, Marked) else last
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        if _kind(first) != _kind(last):
            return None
        if first.year is None and isinstance(last.year, int):
            first = replace(first, year=last.year)
        elif last.year is None and isinstance(first.year, int) and found.one("strict") is None:
            last = replace(last, year=first.year)
    return "SPAN", Span(first, last)


def _kind(node: Calendar) -> str:
    if node.weekday is not None and node.day is None:
        return "weekday"
    return (
        "day"
        if node.day is not None
        else "month"
        if node.month is not None
        else "division"
        if node.division
        else "year"
    )


def _both(found: Found) -> Built:
    """One date in two calendars: the Gregorian one counts."""
    first, second = found.value("first"), found.value("second")
    if not isinstance(first, Calendar) or not isinstance(second, Calendar) or first.hijri == second.hijri:
        return None
    if (first.day is None) != (second.day is None):
        return None
    node = second if first.hijri else first
    return ("PDAY" if node.day is not None else "PMONTH" if node.month is not None else "PYEAR"), node


def _yearly(found: Found) -> Built:
    """«السادس من كانون الثاني من كل عام»: a repetition, and no day of any one year."""
    node, item = found.value("set"), found.items[found.span[0]]
    fields = item.value
    dated = not isinstance(fields, Calendar) or fields.year is not None or fields.toward is not None
    return None if dated else ("SET", node)


def _same_day(found: Found) -> Built:
    """«الخميس الموافق 3 مايو», «غدا الموافق 3 مايو»."""
    node = found.value("date")
    return ("PDAY", node) if isinstance(node, Calendar) else None


def _bare_month(found: Found) -> Built:
    item = found.one("month")
    if item is None or not licensed(found, bare_word(found, item) if item.first == item.last else ""):
        return None
    return "PMONTH", Calendar(month=item.value)


def _guarded_hijri(found: Found) -> Built:
    item = found.one("month")
    if item is None or not (found.group("word") or licensed(found, bare_word(found, item))):
        return None
    return "PHIJRI", Calendar(month=item.value, hijri=True)


def _early_part(found: Found) -> Built:
    """Early Friday morning: the part says more."""
    node = found.value("date")
    return ("MOMENT", Marked(node, modifier(found))) if isinstance(node, Moment) and node.clock is None else None


_SAME = "COMMA? LP? (EQUIV|SLASH|DASH)? (OF|IN|ON|FOR)? THE? DAYWORD?"


_LINK = "(DASH|AND? TILL)"

RULES = (
    Rule("bare month", "(MONTHWORD (OF)?)? (?P<month>MONTH)", _bare_month),
    Rule("bare Hijri month", "(?P<word>MONTHWORD)? (?P<month>HMONTH) HIJRI?", _guarded_hijri),
    Rule(
        "both calendars", f"(?P<first>PDAY|PHIJRI|PYEAR|PMONTH) {_SAME} (?P<second>PDAY|PHIJRI|PYEAR|PMONTH) RP?", _both
    ),
    Rule("same day", "(PWEEKDAY|PREL) COMMA? EQUIV (OF|IN|ON|FOR)? THE? DAYWORD? (?P<date>PDAY)", _same_day),
)
MODIFIER_RULES = (
    Rule("modified", "(?P<mod>MOD) DASH? (OF|IN|ON)? THE? (?P<date>DATE)", _modified),
    Rule("modified part", "(?P<mod>MOD) DASH? (ON|IN)? (?P<date>MOMENT)", _early_part),
    Rule("modified unit", "(?P<mod>MOD) (OF)? (?P<the>THE)? (?P<unit>CALUNIT1)", _modified_unit),
    Rule("about", "(APPROX|(?P<maybe>MAYBE)) (IN|ON)? THE? (?P<date>PYEAR|PMONTH|PDAY|PMASK|PDIV|PREL)", _about),
    Rule("about after", "(?P<date>PYEAR|PMONTH|PDAY|PMASK|PDIV) (?=APPROX (BREAK|COMMA))", _about),
    Rule("from to", f"(FROMISH|SINCE) THE? (?P<x>(?P<first>DATE) COMMA? {_LINK} THE? (?P<last>DATE))", _span),
    Rule("between", "BETWEEN THE? (?P<x>(?P<first>DATE) AND (BETWEEN)? THE? (?P<last>DATE))", _span),
    *(
        Rule(f"to, {kind}", f"(?P<first>{kind}) (DASH|TO) (?P<last>{kind})", _span)
        for kind in ("PDAY", "PMONTH", "PYEAR", "PWEEKDAY")
    ),
)
LAST_RULES = (Rule("every year on", "(PDAY|PMONTH|PHIJRI) (OF|IN)? (?P<set>SET)", _yearly),)
