"""Offsets: two years ago, in three weeks, «قبل يومين من الاجتماع», two days later."""

from khulasa.dates.grammar.durations import in_iso_units, unit_of
from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.nodes import Duration, Marked, Offset, Shift


def _ago(found: Found) -> Built:
    """Two years ago."""
    duration = found.value("length")
    return ("PREL", _shifted(duration, -1)) if isinstance(duration, Duration) else None


def _shifted(duration: Duration, direction: int, base: str = "ref") -> Shift:
    """The offset in its smallest unit: a year and a half is eighteen months."""
    parts = (
        [part for part in in_iso_units(duration.parts) if part[1]]
        if len(duration.parts) > 1 or duration.parts[0][1] % 1
        else list(duration.parts)
    )
    if len(parts) == 1:
        return Shift(parts[0][0], direction * parts[0][1], base)
    months = {"year": 12.0, "month": 1.0}
    if all(unit in months for unit, _ in parts):
        return Shift("month", direction * sum(months[unit] * amount for unit, amount in parts), base)
    days = {"year": 365.25, "month": 30.4, "week": 7.0, "day": 1.0}
    return Shift("day", direction * sum(days.get(unit, 0.0) * amount for unit, amount in parts), base)


def _from_now(found: Found) -> Built:
    duration = found.value("length")
    direction = -1 if found.one("before") is not None else 1
    return ("PREL", _shifted(duration, direction)) if isinstance(duration, Duration) else None


def _before_length(found: Found) -> Built:
    """«قبل شهر» counts from publication; with «من» and an event after it, from the event."""
    duration = found.value("length")
    if not isinstance(duration, Duration) or duration.which:
        return None
    if found.is_tag(found.after(), "OF ON SINCE") and not found.is_tag(found.after(2), "TODAY"):
        return "ANCHORED", Offset(duration, -1)
    return ("PREL", _shifted(duration, -1)) if found.lexicon.rules.get("before_is_ago") else None


def _after_length(found: Found) -> Built:
    """«بعد شهر»: from publication in a sentence about the future, else from an event."""
    duration = found.value("length")
    if not isinstance(duration, Duration) or duration.which:
        return None
    ahead = bool(found.lexicon.rules.get("after_is_ahead")) and not found.is_tag(found.after(), "OF ON SINCE")
    return "ANCHORED", Offset(duration, 1, tensed=ahead)


def _in_length(found: Found) -> Built:
    """In three weeks; but "the second delay in three weeks" is a length of time."""
    duration = found.value("length")
    if not isinstance(duration, Duration) or duration.which:
        return None  # in the past three weeks
    near = [found.before(distance) for distance in (1, 2, 3)]
    counted = any(found.is_tag(item, "ORD TIMES NUM") for item in near)
    return "ANCHORED", Offset(duration, 1, tensed=not counted, length=True)


def _length_before(found: Found) -> Built:
    """Two days before …, a week after …; "the three years before" is a length of time."""
    duration = found.value("length")
    if not isinstance(duration, Duration) or found.is_tag(found.before(), "THE"):
        return None
    direction = -1 if found.one("before") is not None else 1
    pronoun = found.lexicon.listed("pronouns", found.word_of(found.after()))
    if found.is_tag(found.after(), "BREAK COMMA") or found.after() is None or pronoun:
        return "PREL", _shifted(duration, direction, "event")
    return "ANCHORED", Offset(duration, direction)


def _unit_before(found: Found) -> Built:
    """The week before the vote."""
    unit = unit_of(found.one("unit"))
    if unit is None or found.is_tag(found.after(), "BREAK COMMA") or found.after() is None:
        return None
    return "ANCHORED", Offset(Duration(((unit[0], unit[1]),)), -1 if found.one("before") is not None else 1)


def _eve(found: Found) -> Built:
    """On the eve of; «غداة»."""
    return "ANCHORED", Offset(Duration((("day", 1),)), int(found.value("eve")))


def _later(found: Found) -> Built:
    """Two days later, «بعدها بيومين»."""
    duration = found.value("length")
    then = found.value("then")
    direction = int(then) if then is not None else -1 if found.one("earlier") is not None else 1
    return ("PREL", _shifted(duration, direction, "event")) if isinstance(duration, Duration) else None


def _day_after(found: Found) -> Built:
    """«اليوم التالي للانتخابات»: counted from what follows."""
    follower = found.after()
    prefixes = tuple(found.lexicon.lists.get("anchor_prefixes", ()))
    if follower is None or not prefixes or not found.strings[follower.first].startswith(prefixes):
        return None
    item = found.one("unit")
    unit = "day" if item is None or found.is_tag(item, "TODAY") else item.value[0]
    return "ANCHORED", Offset(Duration(((unit, 1),)), -1 if found.is_tag(found.one("step"), "PREV") else 1)


def _about_ago(found: Found) -> Built:
    """«قبل نحو عشر سنوات»: about ten years ago; before an event it is a length of time like any other."""
    duration = found.value("length") or found.value("since")
    if not isinstance(duration, Duration) or duration.which or found.is_tag(found.after(), "OF ON SINCE"):
        return None
    if found.one("about") is not None and not found.lexicon.rules.get("before_is_ago"):
        return None
    return "PREL", Marked(_shifted(duration, -1), None, "~")


EARLY_RULES = (
    Rule("day after an event", "(?P<unit>TODAY|UNIT1) (?P<step>FOLL|PREV) (?=IN|WORD|NAME|UNIT)", _day_after),
)
RULES = (
    Rule("before, from now", "(?P<before>BEFORE) (?P<length>QTY) FROMNOW", _from_now),
    Rule("from now", "(IN|AFTER)? APPROX? (?P<length>QTY) FROMNOW", _from_now),
    Rule("about so long ago", "AGO APPROX (?P<length>QTY)|BEFORE (?P<about>APPROX) (?P<since>QTY)", _about_ago),
    Rule("ago", "(?P<length>QTY) AGO", _ago),
    Rule("ago before", "AGO APPROX? (?P<length>QTY)", _ago),
    Rule("then", "(?P<then>THEN) IN? APPROX? (?P<length>QTY)", _later),
    Rule("later", "(?P<length>QTY) ((?P<earlier>EARLIER)|LATER)", _later),
    Rule("before so long", "BEFORE APPROX? (?P<length>QTY)", _before_length),
    Rule("after so long", "AFTER APPROX? (?P<length>QTY)", _after_length),
    Rule("so long before", "(?P<length>QTY) ((?P<before>BEFORE)|AFTER)", _length_before),
    Rule("unit before", "THE (?P<unit>UNIT1) ((?P<before>BEFORE)|AFTER)", _unit_before),
    Rule("eve", "(?P<eve>EVE)", _eve),
    Rule("in so long", "IN APPROX? (?P<length>QTY)", _in_length),
)
