"""Years that stand bare: four digits that are a year by what is around them, and count nothing."""

from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import counts_something, number
from khulasa.dates.nodes import Calendar, Masked, Span

_ROUND = 100
_OLD, _NEWER, _RECENT, _LATEST = 1000, 1500, 1900, 2100
_STOPS = frozenset(";:")
_CHANGE = 6
"""How many words before "from … to …" a verb of change may stand."""


def _bare_year(found: Found) -> Built:
    """Four digits that are a year by the word before them, and count nothing."""
    value = number(found.one("x"))
    if value is None or value.ordinal or counts_something(found) or found.lexicon.listed("more", found.word_before()):
        return None
    if _counted_in_year(found):
        return None
    year, before = int(value.value), found.before()
    if found.is_tag(before, "QUOTE DASH"):
        return _quoted_year(found, year)
    if found.word_of(found.after()) == "'" and found.is_tag(found.after(), "OF") and 1900 <= year <= 2100:
        decade = found.is_tag(before, "THE") and year % 10 == 0
        return ("PMASK", Masked(str(year // 10))) if decade else ("PYEAR", Calendar(year))
    if found.is_tag(before, "BETWEEN") and found.is_tag(found.after(), "AND TILL") and not _pairs(found):
        return None
    if found.is_tag(before, "LP"):
        closed = found.is_tag(found.after(), "RP COMMA DASH")
        lived = found.is_tag(found.after(), "DASH") and found.is_tag(found.after(2), "NYEAR")
        return ("PYEAR", Calendar(year)) if closed and (_OLD if lived else _NEWER) <= year <= 2100 else None
    if _leads_to_year(found):
        old = found.is_tag(before, "SINCE MOD SEASON APPROX") or _closed(found)
        return _plain_year(found, year, _OLD if old else _NEWER)
    if _descends(found):
        return None
    if _spans_years(found):
        return _plain_year(found, year, _OLD)
    return _weakly_preceded(found, year) if value.digits else None


def _counted_in_year(found: Found) -> bool:
    """«1985 في 2020», 1,920 in 2020: so many in that year."""
    inside = found.after()
    if not found.is_tag(inside, "IN") or inside is None or inside.end == inside.start:
        return False
    return found.is_tag(found.after(2), "NYEAR PYEAR YEARWORD")


def _spans_years(found: Found) -> bool:
    """The first year of "from 1558 to 1603", "between 1618 and 1648": two numbers, the second the greater, that
    count nothing and do not say from what to what something rose."""
    first, last = number(found.one("x")), number(found.after(2))
    if first is None or last is None or not found.is_tag(found.after(2), "NYEAR") or not first.digits:
        return False
    linked = found.is_tag(found.after(), "AND" if found.is_tag(found.before(), "BETWEEN") else "TILL DASH")
    if not linked or not found.is_tag(found.before(), "BETWEEN FROMISH") or not first.value < last.value <= _LATEST:
        return False
    counted = found.is_tag(found.after(3), "WORD NAME UNIT1 UNITS OF")
    return not _changed(found) and (not counted or found.lexicon.is_definite(found.word_of(found.after(3))))


def _changed(found: Found) -> bool:
    """Whether a word for change stands shortly before: "rose from 1500 to 1800" says how much."""
    start = found.items[found.span[0]].first
    return any(found.lexicon.listed("change", word) for word in found.strings[max(0, start - _CHANGE) : start])


def _descends(found: Found) -> bool:
    """From 1985 to 1920: a smaller number after a greater says how much, not when."""
    own = number(found.one("x"))
    other, sign = number(found.after(2)), 1
    if not found.is_tag(found.after(), "TILL") or other is None:
        other, sign = number(found.before(2)), -1
        if not found.is_tag(found.before(), "TILL") or other is None:
            return False
    return own is not None and other.digits == 4 and sign * (own.value - other.value) > 0


def _leads_to_year(found: Found) -> bool:
    """Whether what stands before can hardly lead to anything but a year: since, in, early, the treaty of."""
    before, farther = found.before(), found.before(2)
    if found.is_tag(before, "APPROX") and found.lexicon.listed("circa", found.word_of(before)):
        return True
    if found.is_tag(before, "FOR APPROX") and (farther is None or found.is_tag(farther, "BREAK")):
        return _closed(found)
    if found.is_tag(before, "SINCE MOD SEASON UNTIL DURING IN"):
        return True
    if found.is_tag(before, "APPROX"):
        return found.is_tag(farther, "IN WORD BREAK") and _closed(found)
    return found.is_tag(before, "OF") and found.lexicon.listed("year_after", found.word_of(farther))


def _weakly_preceded(found: Found, year: int) -> Built:
    """After a word that may also lead to a count («من 2019», to 2020): only a year of our time."""
    before, farther = found.before(), found.before(2)
    count = found.is_tag(farther, "WORD") and found.lexicon.listed("count_nouns", found.word_of(farther))
    other = number(farther) if found.is_tag(before, "TO") else None
    if other is not None and other.value < _RECENT and _changed(found):
        return None
    if (found.is_tag(before, "TO") and count) or _ends_like_a_count(found):
        return None
    weak = found.is_tag(before, "OF FROM TO THE BEFORE AFTER FOR BETWEEN APPROX AND COMMA A ON")
    named = found.is_tag(before, "WORD") and found.lexicon.listed("year_after", found.word_before())
    return _plain_year(found, year, 1900) if weak or named else None


def _ends_like_a_count(found: Found) -> bool:
    """Whether the next word has the ending of what is counted, where a language has one («من 1990 مشاركا»)."""
    endings = tuple(found.lexicon.rules.get("counted_endings", ()))
    word = found.word_of(found.after())
    plain = found.is_tag(found.after(), "WORD") and len(word) > 3 and not found.lexicon.listed("not_counted", word)
    return bool(endings) and plain and word.endswith(endings)


def _quoted_year(found: Found, year: int) -> Built:
    """«في“2011”»; pre-1967."""
    farther = found.before(2)
    fits = (
        1900 <= year <= 2100
        and found.is_tag(farther, "IN SINCE MOD")
        and (found.is_tag(found.before(), "DASH") or _closed(found))
    )
    return ("PYEAR", Calendar(year)) if fits else None


def _pairs(found: Found) -> bool:
    """Whether the other end of "between 2017 and …" is a year too, and counts nothing."""
    other = number(found.after(2))
    third = found.after(3)
    if other is None or not found.is_tag(found.after(2), "NYEAR"):
        return found.is_tag(found.after(2), "PYEAR PMONTH YEARWORD PDIV MOD")
    counted = found.is_tag(third, "WORD") and (
        found.lexicon.listed("count_nouns", found.word_of(third)) or other.value % _ROUND == 0
    )
    return not counted


def _plain_year(found: Found, year: int, earliest: int) -> Built:
    if not earliest <= year <= 2100 or (year % _ROUND == 0 and not _closed(found)):
        return None
    before = found.before()
    if found.is_tag(before, "COMMA AND") and not found.is_tag(found.before(2), "PYEAR PMONTH SPAN"):
        return None
    return "PYEAR", Calendar(year)


def _closed(found: Found) -> bool:
    """Whether the phrase ends after the number, so that it counts nothing."""
    after = found.after()
    if found.is_tag(after, "WORD") and not found.word_of(after)[:1].isalnum():
        return found.word_of(after) in _STOPS
    return after is None or not found.is_tag(after, "WORD NAME UNIT1 UNITS NBIG HALF PART DASH")


def _leading_year(found: Found) -> Built:
    """A year at the head of a sentence, before a comma or a colon: "2011: …", «2011، …»."""
    value = number(found.one("x"))
    if value is None or not value.digits or not 1900 <= value.value <= 2100:
        return None
    first = found.before() is None or found.is_tag(found.before(), "BREAK")
    headed = first and found.word_of(found.after()) in (":", ",", "،")
    return ("PYEAR", Calendar(int(value.value))) if headed else None


def _year_in_list(found: Found) -> Built:
    value, first = number(found.one("x")), found.one("first")
    old = first is not None and isinstance(first.value.year, int) and first.value.year < _NEWER
    counted = counts_something(found) and not found.is_tag(found.after(), "NBIG")
    if value is None or not value.digits or not (_OLD if old else _NEWER) <= value.value <= _LATEST or counted:
        return None
    if (value.value % _ROUND == 0 and not _closed(found)) or _counted_in_year(found):
        return None
    return "PYEAR", Calendar(int(value.value))


def _year_in_apposition(found: Found) -> Built:
    """The 2016 election: a determiner, a year, a noun that is not counted."""
    value = number(found.one("x"))
    if value is None or value.digits != 4 or not 1900 <= value.value <= 2100 or value.value % _ROUND == 0:
        return None
    after = found.after()
    if counts_something(found) or not found.is_tag(after, "WORD NAME"):
        return None
    return "PYEAR", Calendar(int(value.value))


def _year_span(found: Found) -> Built:
    node = found.value("x")
    first = node.first if isinstance(node, Span) else None
    if not isinstance(first, Calendar) or not isinstance(first.year, int) or not _OLD <= first.year <= _LATEST:
        return None
    if first.year < _NEWER and not found.is_tag(found.before(), "LP FROMISH BETWEEN IN COMMA"):
        return None
    return None if counts_something(found) else ("SPAN", node)


RULES = (
    Rule("year span", "(?P<x>YSPAN)", _year_span),
    Rule("year of a determiner", "(THE|A) (?P<x>NYEAR)", _year_in_apposition),
    Rule("bare year", "(?P<x>NYEAR) (AD|AMPM)?", _bare_year),
    Rule("leading year", "(?P<x>NYEAR)", _leading_year),
    Rule(
        "year after a year",
        "(?P<first>PYEAR) (COMMA|AND|COMMA AND|OR|AND? TILL) (FROM|OF|IN|SINCE)? THE? YEARWORD? (?P<x>NYEAR)",
        _year_in_list,
        times=5,
    ),
    Rule("year to a year", "(?P<first>PYEAR) DASH (?P<x>NYEAR)", _year_in_list),
    Rule("year before a year", "(BETWEEN|FROMISH) (?P<x>NYEAR) (?=(AND|TILL) (?P<first>PYEAR))", _year_in_list),
)
