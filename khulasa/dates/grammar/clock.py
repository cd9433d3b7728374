"""Times of day and parts of a day, alone and with their date."""

from dataclasses import replace

from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import number
from khulasa.dates.items import Item
from khulasa.dates.nodes import Calendar, Clock, Duration, Moment, Shift

_ZONE = "COMMA? LP? IN? (?P<zone>ZONE)"
_HALF_DAY = "COMMA? (IN|AT)? THE? (?P<part>PART|AMPM)"
_MORNING, _AFTERNOON = ("MO", "AM"), ("AF", "EV", "PM")


def _hour(hour: int, part: str | None) -> int | None:
    """The hour of twenty-four; None where hour and part of the day do not go together."""
    if part is None or hour > 12:
        return hour if hour < 24 else None
    if part in _MORNING:
        return hour % 12
    if part in _AFTERNOON:
        return hour % 12 + 12
    if part == "MI":
        return hour if hour >= 10 else hour + 12
    return hour % 12 if hour == 12 or hour < 6 else hour + 12


def _zone(found: Found) -> str:
    zone = found.value("zone")
    return "" if zone is None or zone == "local" else str(zone)


def _read(item: Item | None) -> tuple[int, int] | None:
    """Hour and minute of an item: a clock, a number, 10.30."""
    if item is None:
        return None
    if isinstance(item.value, Clock):
        return item.value.hour, item.value.minute
    value = number(item)
    if value is None or value.value > 24:
        return None
    hour = int(value.value)
    minute = round((value.value - hour) * 100)
    return (hour, minute) if minute < 60 else None


def _clock(found: Found) -> Built:
    """17:45; 5 p.m.; «الساعة الثالثة والنصف بعد الظهر بتوقيت غرينتش»."""
    read = _read(found.one("time"))
    if read is None:
        return None
    hour, minute = read
    minute += _minutes(found)
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    if minute > 59 or hour < 0:
        return None
    full = _hour(hour or (12 if minute and found.value("part") else hour), found.value("part"))
    return None if full is None else ("CLOCK", Moment(None, Clock(full, minute, _zone(found))))


def _minutes(found: Found) -> int:
    """What is added to the hour or taken from it: a half, a quarter, ten minutes."""
    fraction = found.one("fraction") or found.one("minutes") or found.one("missing")
    if fraction is None:
        return 0
    if found.is_tag(fraction, "HALF"):
        amount = 30
    elif found.is_tag(fraction, "QUARTER"):
        amount = 15
    else:
        value = number(fraction)
        amount = 0 if value is None else 20 if value.ordinal and value.value == 3 else int(value.value)
    return -amount if found.one("less") is not None else amount


def _military(found: Found) -> Built:
    """1700 GMT."""
    value = number(found.one("time"))
    if value is None or value.digits != 4:
        return None
    hour, minute = divmod(int(value.value), 100)
    return ("CLOCK", Moment(None, Clock(hour, minute, _zone(found)))) if hour < 24 and minute < 60 else None


def _hour_in_words(found: Found) -> Built:
    """«الثامنة مساء»; but «المرحلة الثانية مساء» is an ordinal."""
    return None if found.is_tag(found.before(), "WORD NAME UNIT1 UNITS") else _clock(found)


def _noon(found: Found) -> Built:
    hour, minute = map(int, str(found.value("noon")).split(":"))
    return "CLOCK", Moment(None, Clock(hour, minute, _zone(found)))


def _range(found: Found) -> Built:
    """From 9 a.m. to 5 p.m.; 9-11 a.m."""
    last = found.value("last")
    if not isinstance(last, Moment) or last.clock is None:
        return None
    first = found.value("first")
    if isinstance(first, Moment) and first.clock is not None:
        begin = first.clock
    else:
        value = number(found.one("first"))
        if value is None:
            return None
        hour = int(value.value)
        begin = Clock(hour + 12 if hour + 12 < last.clock.hour else hour)
    return "CLOCK", Moment(None, replace(begin, zone=begin.zone or last.clock.zone), last=last.clock)


def _pair(found: Found) -> Built:
    """9-11 a.m."""
    first, last = found.value("pair")
    hours = [_hour(hour, found.value("part")) for hour in (first, last) if hour <= 12]
    if len(hours) != 2 or hours[0] is None or hours[1] is None:
        return None
    begin, end = Clock(hours[0], 0, _zone(found)), Clock(hours[1], 0, _zone(found))
    return "CLOCK", Moment(None, begin, last=end)


def _with_day(found: Found) -> Built:
    """A time and its day."""
    day, moment = found.value("day"), found.value("clock")
    if not isinstance(moment, Moment) or not _is_day(day):
        return None
    if isinstance(day, Moment):
        if day.clock is not None or moment.clock is None:
            return None
        clock = _in_part(moment.clock, day.part)
        return None if clock is None else ("MOMENT", replace(moment, day=day.day, clock=clock, part=day.part))
    if isinstance(day, Shift) and day.part:
        return "MOMENT", replace(moment, day=replace(day, unit="day", part=None), part=day.part)
    return "MOMENT", replace(moment, day=day)


def _in_part(clock: Clock, part: str | None) -> Clock | None:
    """A clock of twelve hours in its part of the day: six «من مساء الخميس» is 18:00."""
    if part is None or clock.hour > 12 or clock.hour == 0:
        return clock
    hour = _hour(clock.hour, part)
    return None if hour is None else replace(clock, hour=hour)


def _spoken_with_part(found: Found) -> Built:
    """«الثالثة والنصف من بعد ظهر غد»: an hour in words and the part of a day it is in."""
    read, moment = _read(found.one("time")), found.value("moment")
    if found.is_tag(found.before(), "WORD NAME UNIT1 UNITS NUM"):
        return None
    if read is None or not isinstance(moment, Moment) or moment.clock is not None or moment.part is None:
        return None
    hour, minute = read[0], _minutes(found)
    length = found.value("length")
    if isinstance(length, Duration):
        if len(length.parts) != 1 or length.parts[0][0] != "minute":
            return None
        minute = int(length.parts[0][1])
    if minute < 0:
        hour, minute = hour - 1 or 12, minute + 60
    clock = _in_part(Clock(hour, minute), moment.part) if minute < 60 else None
    return None if clock is None else ("MOMENT", replace(moment, clock=clock))


def _spoken_beside(found: Found) -> Built:
    """«في الثامنة مساء الأربعاء», where the language says it without a preposition."""
    return _spoken_with_part(found) if found.lexicon.rules.get("bare_hour_part") else None


def _unlicensed(found: Found) -> Built:
    """A bare 17:45: a time after a preposition, a mark or a date, not after a word ("John 3:16", a score)."""
    before = found.before()
    if before is not None and found.is_tag(before, "WORD NAME NUM ORD"):
        return None
    return _clock(found)


def _hour_and_part(found: Found) -> Built:
    """«8 صباحا», where the language says it without a preposition."""
    return _clock(found) if found.lexicon.rules.get("bare_hour_part") else None


def _is_day(node: object) -> bool:
    if isinstance(node, Moment):
        return node.day is not None
    if isinstance(node, Shift):
        return node.unit in ("day", "today")
    return isinstance(node, Calendar) and (node.day is not None or node.weekday is not None) and node.half is None


def _part_of_day(found: Found) -> Built:
    """Monday night, «مساء أمس», «فجر الخميس»."""
    day, part = found.value("day"), str(found.value("part"))
    if not _is_day(day):
        return None
    if isinstance(day, Moment):
        return ("MOMENT", replace(day, part=part)) if day.part is None else None
    if isinstance(day, Shift):
        return "MOMENT", Moment(replace(day, unit="day", part=None), part=part)
    return "MOMENT", Moment(day, part=part)


def _this_part(found: Found) -> Built:
    """This morning, «هذا المساء»."""
    step = -1 if found.is_tag(found.one("step"), "LAST") else 0
    return "MOMENT", Moment(Shift("day", step), part=str(found.value("part")))


def _weekday_night(found: Found) -> Built:
    """«ليل الأربعاء الخميس»: the night that begins on the first of them."""
    first, second = found.value("day"), found.value("second")
    if (
        not isinstance(first, Calendar)
        or not isinstance(second, Calendar)
        or first.weekday is None
        or second.weekday is None
    ):
        return None
    return (
        ("MOMENT", Moment(first, part=str(found.value("part")))) if (first.weekday + 1) % 7 == second.weekday else None
    )


EARLY_RULES = (
    Rule("noon", f"(?P<noon>NOON) ({_ZONE})?", _noon),
    Rule("clock", f"(OCLOCK|AT) (?P<time>HM|HMS) ({_HALF_DAY})? ({_ZONE})?", _clock),
    Rule("clock with its half", f"(?P<time>HM) ({_HALF_DAY}) ({_ZONE})?", _clock),
    Rule("clock with its zone", f"(?P<time>HM|HMS) ({_ZONE})", _clock),
    Rule("clock alone", "(?P<time>HM)", _unlicensed),
    Rule("hours", f"(OCLOCK|AT|FROM)? (?P<pair>DSPAN) (?P<part>AMPM) ({_ZONE})?", _pair),
    Rule("hour, half of day", f"OCLOCK? (?P<time>HOUR|NDEC) OCLOCK? (?P<part>AMPM) ({_ZONE})?", _clock),
    Rule("hour, zone", f"(OCLOCK|AT)? (?P<time>HOUR|NDEC) ({_ZONE})", _clock),
    Rule("four digits", f"(?P<time>INT) ({_ZONE})", _military),
    Rule(
        "at an hour",
        f"OCLOCK (?P<time>HOUR|O12|NDEC) (AND? ((?P<fraction>HALF|QUARTER|O12) |(?P<minutes>SMALL) "
        f"UMINUTES)|(?P<less>LESS) (?P<missing>QUARTER|O12))? ({_HALF_DAY})? ({_ZONE})?",
        _clock,
    ),
    Rule(
        "hour with part",
        f"(?P<time>O12) (AND? (?P<fraction>HALF|QUARTER|O12)|(?P<less>LESS) "
        f"(?P<missing>QUARTER|O12))? IN? (?P<part>PART) (?!TODAY|DEICTIC|WEEKDAY|DAYWORD) ({_ZONE})?",
        _hour_in_words,
    ),
    Rule(
        "hour and part",
        f"(?P<time>HOUR) (?P<part>PART) (?!TODAY|DEICTIC|WEEKDAY|DAYWORD|OF) ({_ZONE})?",
        _hour_and_part,
    ),
    Rule("past an hour", f"(?P<fraction>HALF) (PASTHOUR|PAST) (?P<time>N12) OCLOCK? ({_HALF_DAY})?", _clock),
    Rule("quarter past", f"A? (?P<fraction>QUARTER) (PASTHOUR|PAST) (?P<time>N12) ({_HALF_DAY})?", _clock),
    Rule("quarter to", f"A? (?P<fraction>QUARTER) (?P<less>TO) (?P<time>N12) ({_HALF_DAY})?", _clock),
    Rule(
        "minutes past",
        f"AT (?P<fraction>SMALL) (UMINUTES)? ((PASTHOUR|PAST)|(?P<less>TO)) (?P<time>N12) ({_HALF_DAY})?",
        _clock,
    ),
    Rule("o'clock", f"(?P<time>HOUR) OCLOCK ({_HALF_DAY})? ({_ZONE})?", _clock),
    Rule("at in the part", f"AT (?P<time>N12) IN THE (?P<part>PART) ({_ZONE})?", _clock),
    Rule("clock range", "(?P<first>CLOCK|HOUR) (DASH|AND? TILL) (?P<last>CLOCK)", _range),
    Rule("between clocks", "BETWEEN (?P<x>(?P<first>CLOCK|HOUR) AND (?P<last>CLOCK))", _range),
)
LATE_RULES = (
    Rule("this part", "(?P<step>THIS|LAST) (?P<part>PART)", _this_part),
    Rule("night between", "(?P<part>PART) (?P<day>PWEEKDAY) (SLASH|DASH|TO|AND)? (?P<second>PWEEKDAY)", _weekday_night),
    Rule("part, day", "(?P<part>PART) (OF|ON|IN)? COMMA? DAYWORD? (?P<day>DAYISH)", _part_of_day),
    Rule("day, part", "(?P<day>DAYISH) COMMA? ((IN|AT|DURING|OF) THE?)? (?P<part>PART)", _part_of_day),
    Rule("part alone", "THE (?P<part>PART) OF THE? (?P<day>DAYISH)", _part_of_day),
    Rule(
        "spoken, part of a day",
        "(?P<time>O12|N12) (AND? ((?P<fraction>HALF|QUARTER|O12)|(?P<length>QTY))|(?P<less>LESS) "
        "(?P<missing>QUARTER|O12))? (OF|IN) (?P<moment>MOMENT)",
        _spoken_with_part,
    ),
    Rule(
        "spoken, part of a day beside it",
        "(IN|AT|ON|FOR|UNTIL|TO|SINCE|BEFORE|AFTER|FROM|OF|APPROX) (?P<x>(?P<time>O12) "
        "(AND? (?P<fraction>HALF|QUARTER|O12)|(?P<less>LESS) (?P<missing>QUARTER|O12))? (?P<moment>MOMENT))",
        _spoken_beside,
    ),
    Rule("pointed clock of a part", "AT (?P<x>(?P<time>NDEC|HOUR)) (?=(ON|IN) THE? MOMENT)", _clock),
    Rule(
        "clock, in two zones",
        "(?P<x>(?P<clock>CLOCK)) (?=LP CLOCK RP (OF|ON|IN)? THE? DAYWORD? (?P<day>DAYISH))",
        _with_day,
    ),
    Rule(
        "clock, day",
        "(?P<clock>CLOCK) COMMA? (OF|ON|IN|AT|FROM)? THE? DAYWORD? LP? (?P<day>DAYISH|MOMENT) RP?",
        _with_day,
    ),
    Rule(
        "day, clock",
        "(?P<day>DAYISH|MOMENT) COMMA? DASH? (AT|IN|ON|FROM|BETWEEN|FOR)? OCLOCK? (?P<clock>CLOCK)",
        _with_day,
    ),
)
