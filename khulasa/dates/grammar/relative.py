"""Weekdays, and dates relative to the day of publication: yesterday, last week, next Monday, «العام الماضي»."""

from dataclasses import replace

from khulasa.dates.grammar.engine import Built, Found, Rule
from khulasa.dates.grammar.parts import AMOUNT, follows, number, shift, toward, year_of
from khulasa.dates.nodes import Calendar, Duration, Masked, Number, Shift
from khulasa.dates.tags import NAME_OF


def _deictic(found: Found) -> Built:
    """Yesterday, tomorrow, tonight; the weekday beside it, where there is one, decides."""
    item = found.one("deictic")
    if item is None:
        return None
    amount, _, part = ("0" if found.is_tag(item, "TODAY") else item.value).partition("T")
    weekday = found.one("weekday")
    if weekday is not None:
        return "PWEEKDAY", Calendar(weekday=weekday.value, year=Shift("day", int(amount), part=part or None))
    return "PREL", Shift("day", int(amount), part=part or None)


def _deictic_and_date(found: Found) -> Built:
    node = found.value("date")
    return ("PDAY", node) if isinstance(node, Calendar) else None


def _day_of_year(found: Found) -> Built:
    """«في مثل هذا اليوم من عام 1969»: no more than the year is said."""
    node = found.value("date")
    return ("PYEAR", node) if isinstance(node, Calendar) else None


def _this_day_of_year(found: Found) -> Built:
    """On this day in 1940."""
    node = found.items[found.span[0]].value
    return _day_of_year(found) if node == Shift("day", 0) else None


def _another_day(found: Found) -> Built:
    """«تلك الليلة», «قبل ذلك اليوم»: with its article it is not the night or day of publication, but of what was told
    before; "said that today" speaks of no other day."""
    word = found.word_of(found.items[found.span[0]])
    return ("WORD", word) if word.startswith(found.lexicon.articles or ("\0",)) else None


def _today(found: Found) -> Built:
    return "PREL", Shift("today", 0)


def _unit(found: Found) -> Built:
    """Last week, «العام الجاري»; a decade that is past is a duration."""
    node = shift(found.group("all"))
    unit = next((item for item in found.group("all") if found.is_tag(item, "UNIT1")), None)
    if node is not None and unit is None and follows(found):
        return "PREL", node
    if node is None or unit is None or unit.value[1] == 0 or not _is_time(found, node):
        return None
    if found.group("all")[0] is unit and not follows(found) and not found.is_tag(found.group("all")[-1], "FOLL PREV"):
        return None
    if found.one("the") is not None and found.is_tag(found.group("all")[0], "NEXT"):
        node = replace(node, base="either")
    relations = {NAME_OF[item.tag] for item in found.group("all")}
    if node.unit == "decade":
        return _decade(found, node, relations)
    if unit.value[1] > 1:
        return "PREL", replace(node, amount=node.amount * unit.value[1])
    return "PREL", node


def _decade(found: Found, node: Shift, relations: set[str]) -> Built:
    doubtful = node.amount != -1 and bool(found.lexicon.lists.get("decade_after"))
    licensed_here = found.lexicon.listed("decade_after", found.word_before())
    if doubtful and not licensed_here and not found.is_tag(found.before(), "MOD IN OF DURING HALF FOR"):
        return None
    return ("QTY", Duration((("decade", 1),))) if node.amount == -1 and "PREV" not in relations else ("PREL", node)


def _is_time(found: Found, node: Shift) -> bool:
    """Not «الأمين العام الحالي»: the word is an adjective after some nouns, and before "former"
    after any definite one."""
    if node.unit != "year":
        return True
    word = found.word_before()
    if found.lexicon.listed("general", word) and not found.is_tag(found.before(), "APPROX"):
        return False
    before = found.before()
    definite = found.is_tag(before, "WORD") and word.startswith(found.lexicon.articles or ("\0",))
    return not (definite and not found.is_tag(found.group("all")[0], "REL") and _weak(found))


def _weak(found: Found) -> bool:
    """Whether the adjective also goes with an office: former, current."""
    names = {NAME_OF[item.tag] for item in found.group("all")}
    return bool(names & {"THIS", "PREV"})


def _twice(found: Found) -> Built:
    """The week before last, «العام قبل الماضي»; the week after next."""
    unit = found.one("unit")
    amount = -2 if found.one("past") is not None else 2
    if unit is None:
        return None
    if found.is_tag(unit, "WEEKDAY"):
        return "PWEEKDAY", Calendar(weekday=unit.value, toward=amount)
    return "PREL", Shift("day" if found.is_tag(unit, "TODAY") else unit.value[0], amount)


def _before_it(found: Found) -> Built:
    """The year before, at the end of a clause: the one before what was just dated."""
    if found.is_tag(found.after(), "WORD THE A IN OF NAME ANYDATE THIS THEN"):
        return None
    unit = found.one("unit")
    return None if unit is None else ("PREL", Shift(unit.value[0], -1 if found.one("past") else 1, "context"))


def _this_unit(found: Found) -> Built:
    """Earlier this year, later this week."""
    unit = found.one("unit")
    return None if unit is None or unit.value[1] != 1 else ("PREL", Shift(unit.value[0], 0))


def _weekend(found: Found) -> Built:
    step = found.one("step")
    return "PREL", Shift("week", AMOUNT[NAME_OF[step.tag]] if step else 0, "ref" if step else "tense", weekend=True)


def _season(found: Found) -> Built:
    """Summer 2019, last summer, «صيف العام الماضي»."""
    step = found.one("step")
    if step is not None and step is found.items[found.span[1] - 1] and not follows(found):
        return None
    return "PDIV", Calendar(year_of(found), division=found.value("season"), toward=toward(step))


def _the_season(found: Found) -> Built:
    """In the spring: the last or the next, where the sentence says which."""
    return "PDIV", Calendar(division=found.value("season"), base="tense")


def _ordinal_century(found: Found) -> Built:
    value = number(found.one("number"))
    if value is None or not 1 <= value.value <= 22 or value.value != int(value.value):
        return None
    if found.lexicon.listed("possessives", found.word_before()):
        return None
    era = "-" if found.one("era") is not None else ""
    return "PMASK", Masked(f"{era}{int(value.value) - 1:02d}")


def _decade_word(found: Found) -> Built:
    """The 1980s, «ثمانينيات القرن الماضي»; the tens alone are of the twentieth century, or of the one named."""
    value = found.value("decade")
    if not isinstance(value, int) or _is_age(found):
        return None
    cent = number(found.one("cent"))
    if cent is not None:
        return ("PMASK", Masked(f"{int(cent.value)}{value // 10}")) if 15 <= cent.value <= 20 and value < 100 else None
    if value >= 1000:
        return (
            ("PMASK", Masked(f"{value // 100:02d}"))
            if value % 100 == 0 and value < 2000
            else ("PMASK", Masked(str(value // 10)))
        )
    if not 10 <= value <= 90:
        return None
    century = found.value("century")
    if isinstance(century, Masked):
        return "PMASK", Masked(f"{century.digits}{value // 10}")
    return "PMASK", Masked(f"{value // 10}", century if isinstance(century, Shift) else None)


def _is_age(found: Found) -> bool:
    """In his sixties, «في الستينيات من عمره»."""
    before, after = found.word_before(), found.after()
    other = found.lexicon.listed("possessives", before) or found.lexicon.listed("low", before)
    return other or found.is_tag(after, "AGED OLD")


def _decade_of_century(found: Found) -> Built:
    """«العقد الأول من القرن الحادي والعشرين», the first decade of the 21st century."""
    value, century = number(found.one("number") or found.one("ordinal")), found.value("century")
    if isinstance(century, Shift) and century.unit != "century":
        return None
    if value is None and (found.one("last") or found.one("latter")):
        value = Number(10)
    if value is None or not 1 <= value.value <= 10:
        return None
    digit = str(int(value.value) - 1)
    if isinstance(century, Masked):
        return "PMASK", Masked(century.digits + digit)
    return ("PMASK", Masked(digit, century)) if isinstance(century, Shift) else None


_CENTURY_OF = "(OF|IN|COMMA)? THE? (?P<century>PMASK|PREL)"

EARLY_RULES = (
    Rule("today is a day", "(?P<unit>TODAY) (?=ORD|RECENT)", lambda found: ("WORD", found.word_of(found.one("unit")))),
    Rule("before last", "THE? (?P<unit>UNIT1|TODAY|WEEKDAY) (?P<past>BEFORE) LAST", _twice),
    Rule("after next", "THE? (?P<unit>UNIT1|TODAY|WEEKDAY) AFTER NEXT", _twice),
    Rule("step, season", "(?P<step>STEP) (?P<season>SEASON)", _season),
    Rule("season, step", "(?P<season>SEASON) (?P<step>STEP)", _season),
    Rule("the season", "(IN|DURING) THE (?P<x>(?P<season>SEASON)) (?!OF)", _the_season),
    Rule("weekend, step", "(?P<weekend>WEEKEND) (?P<step>STEP)", _weekend),
    Rule("step, weekend", "THE? (?P<step>STEP) (?P<weekend>WEEKEND)", _weekend),
    Rule("weekend", "(IN|ON|AT|DURING) (?P<x>THE? (?P<weekend>WEEKEND))", _weekend),
    Rule("ordinal century", "THE? (?P<number>ORD) DASH? (UCENTURY1|UCENTURYS) (?P<era>BC)?", _ordinal_century),
    Rule("century, ordinal", "(UCENTURY1|UCENTURY2) (?P<number>ORD|N12|N24) (?P<era>BC)?", _ordinal_century),
    Rule("century in a list", "PMASK AND (?P<x>(?P<number>ORD))", _ordinal_century, times=2),
    Rule("century before a century", "(?P<x>(?P<number>ORD)) (AND|TO|OR|DASH) THE? MOD? (?=PMASK)", _ordinal_century),
    Rule("earlier this", "(EARLIER|LATER) (?P<x>THIS (?P<unit>UNIT1))", _this_unit),
    Rule("unit after relation", "(?P<the>THE)? (?P<all>(REL CALUNIT1|SAME TODAY))", _unit),
    Rule("that night", "(SAME|THEN) (?P<x>TODAY|DEICTIC)", _another_day, times=2),
    Rule("unit before relation", "(?P<all>(CALUNIT1|TODAY) REL)", _unit),
    Rule("before it", "THE (?P<unit>CALUNIT1) (?P<past>BEFORE|EARLIER)", _before_it),
    Rule("after it", "THE (?P<unit>CALUNIT1) (AFTER|LATER)", _before_it),
    Rule(
        "decade of a century",
        f"THE? (UDECADE1 ((?P<number>ORD)|(?P<last>RECENT|LAST))|((?P<ordinal>ORD)|(?P<latter>LAST)) "
        f"UDECADE1) {_CENTURY_OF}",
        _decade_of_century,
    ),
    Rule("decade, century", f"THE? UDECADE1? (?P<decade>DECADEWORD) {_CENTURY_OF}", _decade_word),
    Rule("decade", "THE? QUOTE? UDECADE1? ((?P<cent>N24) DASH)? (?P<decade>DECADEWORD)", _decade_word),
)

LATE_RULES = (
    Rule(
        "deictic, date",
        "DAYWORD? (DEICTIC|TODAY) COMMA? LP? (IN|ON|EQUIV|DATED)? (?P<date>PDAY) RP?",
        _deictic_and_date,
    ),
    Rule(
        "deictic, weekday", "DAYWORD? (?P<deictic>DEICTIC|TODAY) COMMA? LP? DAYWORD? (?P<weekday>WEEKDAY) RP?", _deictic
    ),
    Rule("weekday, deictic", "DAYWORD? (?P<weekday>WEEKDAY) COMMA? LP? (?P<deictic>DEICTIC) RP?", _deictic),
    Rule("deictic", "DAYWORD? (?P<deictic>DEICTIC)", _deictic),
    Rule("this day in a year", "PREL (OF|IN) (?P<date>PYEAR)", _this_day_of_year),
    Rule("day of a year", "DAYWORD (OF|IN) (?P<date>PYEAR)", _day_of_year),
    Rule("today", "TODAY", _today),
)
