"""Pieces of patterns that many rules share, and what they mean."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from khulasa.dates.edtf import Mod
from khulasa.dates.grammar.engine import Found
from khulasa.dates.items import Item
from khulasa.dates.nodes import Number, Shift
from khulasa.dates.tags import NAME_OF, members

YEAR = "(COMMA? (OF|IN|FOR|DATED)? THE? YEARWORD? COMMA? (?P<year>NYEAR) (?P<era>AD|HIJRI|AMPM)?)"
"""A year after a day or month: ", 2020", «من عام ٢٠٢٠», «لسنة 2020م»."""
RELYEAR = "(COMMA? (OF|IN|DURING)? (?P<the>THE)? (?P<relyear>REL YEARWORD|YEARWORD REL))"
"""A year that is relative: last year, «من العام الجاري»."""
TAIL = f"({YEAR}|{RELYEAR})"

AMOUNT = {"LAST": -1, "THIS": 0, "NEXT": 1, "PREV": -1, "FOLL": 1, "SAME": 0, "PAST": -1}
FROM_CONTEXT = frozenset(("PREV", "FOLL", "SAME"))

_YEARS = (1900, 2099)
"""What news mean by four digits behind a month."""


def number(item: Item | None) -> Number | None:
    """The number an item holds; None for any other item."""
    return item.value if item is not None and isinstance(item.value, Number) else None


def integer(found: Found, name: str) -> int | None:
    """The whole number a group holds; None without one."""
    value = number(found.one(name))
    return None if value is None else int(value.value)


def shift(items: Iterable[Item]) -> Shift | None:
    """The unit and relation among some items: «العام الماضي», next month; None when one is missing."""
    unit = relation = None
    for item in items:
        name = NAME_OF[item.tag]
        if item.tag in members("UNIT1"):
            unit = item.value[0]
        elif name == "TODAY":
            unit = "day"
        elif name in AMOUNT:
            relation = name
    if unit is None or relation is None:
        return None
    return Shift(unit, AMOUNT[relation], "context" if relation in FROM_CONTEXT else "ref")


def year_of(found: Found) -> int | Shift | None:
    """The year a `TAIL` gives."""
    relative = found.group("relyear")
    if not relative:
        return integer(found, "year")
    node = shift(relative)
    if node is not None and found.one("the") is not None and found.is_tag(relative[0], "NEXT"):
        return replace(node, base="either")
    return node


def is_hijri_year(found: Found) -> bool:
    """Whether the year of a `TAIL` is marked as Hijri."""
    return found.is_tag(found.one("era"), "HIJRI")


def follows(found: Found) -> bool:
    """Whether a relation may stand after its noun in this language («الأسبوع الماضي», never "week last")."""
    return bool(found.lexicon.rules.get("relation_after"))


def modifier(found: Found) -> Mod | None:
    """What the words «مطلع», "late" say: START, MID or END."""
    mod: Mod | None = found.value("mod")
    return mod


def toward(item: Item | None) -> int | None:
    """-1, 0, 1 for last, this, next; None for no item."""
    return None if item is None else AMOUNT.get(NAME_OF[item.tag])


def counts_something(found: Found) -> bool:
    """Whether the word after is what a number counts («2000 جندي», 12 people), so that the number is no date."""
    item = found.after()
    if item is None:
        return False
    if found.is_tag(item, "WORD"):
        return found.lexicon.listed("count_nouns", item.value)
    if found.is_tag(item, "UNIT1 UNITS NBIG"):
        return not item.definite
    return False


def counts_instead(found: Found) -> bool:
    """Whether what could be a month's year is a count: «في أيار 2000 جندي», but «في أيار 2013 قتيلاً» names a year: a
    count so large is seldom exact to the unit, and a year is what a month is followed by."""
    item = found.one("year")
    year = number(item)
    if item is None or year is None:
        return False
    said = any(found.is_tag(other, "YEARWORD") for other in found.items[: found.items.index(item)][-1:])
    plain = year.value % 100 and _YEARS[0] <= year.value <= _YEARS[1]
    return not said and not plain and counts_something(found)


def bare_word(found: Found, item: Item) -> str:
    """An item's first token as the lexicon has it: without the proclitics, and the article, that were taken off."""
    word = found.strings[item.first]
    label = found.lexicon.label(word)
    if label is None:
        return word
    rest = word[len(label.prefix) :]
    article = next((a for a in found.lexicon.articles if label.definite and rest.startswith(a)), "")
    return rest[len(article) :]


def licensed(found: Found, word: str) -> bool:
    """Whether a word that is also something else is a date here, by the word that stands before it."""
    guard = found.lexicon.guards.get(word)
    if guard is None:
        return True
    before = found.before()
    if before is None:
        return False
    if found.is_tag(before, "PMONTH PDAY PYEAR PWEEKDAY"):
        return True
    if found.is_tag(before, "AND COMMA") and found.is_tag(found.before(2), "PMONTH MONTH PDAY PWEEKDAY WEEKDAY"):
        follows_list = found.is_tag(found.after(), "AND OR COMMA") and found.is_tag(found.after(2), "MONTH PMONTH AND")
        if found.is_tag(before, "AND") or follows_list:
            return True
    return any(found.word_of(item) in guard or str(item.value) in guard for item in _near(found, before))


def _near(found: Found, before: Item) -> Iterable[Item]:
    """The item before, and past a proclitic or "and" the one before that."""
    yield before
    if before.end == before.start or found.is_tag(before, "AND THE QUOTE DASH"):
        farther = found.before(2)
        if farther is not None:
            yield farther


def of_the(found: Found) -> bool:
    """Article 19 of the March 14 charter: no date has an article right before its month."""
    month = found.one("month")
    before = next((b for b, item in pairwise(found.items[found.span[0] : found.span[1]]) if item is month), None)
    return found.is_tag(before, "THE") and not found.lexicon.articles


def counted_in(found: Found) -> bool:
    """«12 في مارس»: so many in that month, «للمرة الثالثة في نيسان»: which one; after «يوم» it is a day."""
    inside = found.items[found.span[0] + 1]
    written = found.is_tag(inside, "IN") and inside.end > inside.start
    counted = written and found.is_tag(found.items[found.span[0]], "NUM ORD")
    return counted and not found.is_tag(found.before(), "DAYWORD")


def named_and_counts(found: Found) -> bool:
    """Whether a month that is also a person's name, with nothing before it that makes it a month, stands before a round
    number and a noun without an article: somebody, and so many."""
    item, year = found.one("month"), number(found.one("year"))
    if item is None or year is None or year.value % 100 or not found.is_tag(found.after(), "WORD"):
        return False
    if found.lexicon.is_definite(found.word_of(found.after())) or item.first != item.last:
        return False
    return not licensed(found, bare_word(found, item))
