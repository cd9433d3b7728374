"""The tagger: tokens, items, rules, resolution, and what is kept of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from khulasa.dates.grammar.order import ENGINE
from khulasa.dates.items import BREAK, WORD, Item, Scan, texts
from khulasa.dates.lexicon import Lexicon, lexicon
from khulasa.dates.nodes import Calendar, Marked, Moment, Node, Offset
from khulasa.dates.resolve import Resolved, Resolver
from khulasa.dates.tags import TAG, compiled, members
from khulasa.dates.tense import Cues, TenseWords
from khulasa.dates.titles import Titles
from khulasa.model import Lang, TimeExpression
from khulasa.text.normalise import Folded
from khulasa.text.number_words import book

_RESULTS = frozenset(members("ANYDATE") + "".join(TAG[name] for name in ("QTY", "SET", "SPAN", "ANCHORED")))
_DATES = frozenset(members("DATE") + TAG["MOMENT"])
_STOPS = frozenset(TAG[name] for name in ("BREAK", "COMMA", "AND"))
# Items that alone, or in any number, can never become an expression.
_IDLE_NAMES = (
    "WORD NAME BREAK N0 N12 N24 N31 N59 NBIG NDEC O12 O31 OBIG OF IN ON AT THE A AND OR TO UNTIL FROM BETWEEN "
    "BEFORE AFTER SINCE DURING FOR WITHIN EVERY OTHER PER COMMA DASH SLASH DOT LP RP QUOTE THIS LAST NEXT PREV FOLL "
    "SAME PAST RECENT MOD HALF APPROX MAYBE FULLY EARLIER LATER LESS AGED OLD TIMES SERIES EQUIV DATED THEN "
    "PASTHOUR AGO DSPAN SLASHED FROMNOW HIJRI HMS "
)
_IDLE = frozenset(TAG[name] for name in _IDLE_NAMES.split())
_BUSY = re.compile("[" + "".join(tag for tag in TAG.values() if tag not in _IDLE) + "]")
_ANCHOR_REACH = 9
_HEAD_REACH = 3
_JOIN_REACH = 4
_AND = frozenset(TAG[name] for name in ("AND", "OR", "COMMA"))
_JOINING = _AND | frozenset(TAG[name] for name in ("ON", "IN", "OF", "THE", "UDAY1", "TO", "UNTIL"))
_NOUN_REACH, _NOUN_BEFORE, _BACKWARD, _SHORT = 4, 8, 60, 3
_RELATIVE_REACH = 3
"""A relative clause is the anchor's own when it begins right after it: «بعد عام على الانفجار الذي وقع في …»."""
_CURRENT = compiled("DAY OF? STEP")


@dataclass(frozen=True, slots=True)
class Tagged:
    """An expression and what it came to."""

    item: Item
    resolved: Resolved
    start: int
    end: int


@cache
def _tense_words(lang: Lang) -> TenseWords:
    return TenseWords(lexicon(lang))


def tag(text: str, lang: Lang, reference: date | None) -> list[Tagged]:
    """Every expression of a text, impossible dates among them, with offsets in the text as it was given."""
    words = lexicon(lang)
    if not words:
        return []
    folded = Folded.of(text)
    scan = Scan(folded, text, words, book(lang))
    tags = texts(scan.items)
    if not _BUSY.search(tags) and not _CURRENT.search(tags):
        return []
    items = _anchored(ENGINE.run(scan.items, scan.strings, words), words)
    breaks = [item.first for item in items if item.tag == BREAK]
    tense = _tense_words(lang)
    resolver = Resolver(reference, Cues(scan.strings, breaks, tense))
    titles = Titles(scan.strings, words, scan.capital, lambda word: tense.kind(word) is not None)
    found: list[Tagged] = []
    for index, item in enumerate(items):
        if item.tag not in _RESULTS or titles.is_name(items, index):
            continue
        resolved = resolver.resolve(item, joined=_joined(items, index))
        resolver.remember(resolved, head=item.first - resolver.sentence_start(item.first) < _HEAD_REACH)
        start, end = folded.span(item.start, _without_bracket(item, scan))
        if not found or start >= found[-1].end:  # one character may fold to several
            found.append(Tagged(item, resolved, start, end))
    return found


def _joined(items: Sequence[Item], index: int) -> bool:
    """Whether a date is coordinated with one of its kind right before it: "on April 10 and April 24"."""
    at = index - 1
    while at >= 0 and index - at <= _JOIN_REACH and items[at].tag in _JOINING:
        at -= 1
    coordinated = any(item.tag in _AND for item in items[at + 1 : index])
    return coordinated and at >= 0 and items[at].tag == items[index].tag and items[index].tag in _DATES


def _without_bracket(item: Item, scan: Scan) -> int:
    """The end of an expression, without a closing bracket that was opened before it."""
    inside = scan.strings[item.first : item.last]
    stray = item.last > item.first and scan.strings[item.last] in ")]" and not ("(" in inside or "[" in inside)
    return scan.ends[item.last - 1] if stray else item.end


def expressions(text: str, found: Iterable[Tagged]) -> tuple[TimeExpression, ...]:
    """What was tagged in a text, as the model has it; dates that cannot exist are left out."""
    return tuple(
        TimeExpression(
            text=text[tagged.start : tagged.end],
            start=tagged.start,
            end=tagged.end,
            kind=tagged.resolved.kind,
            value=tagged.resolved.value,
            span=tagged.resolved.span,
            basis=tagged.resolved.basis,
            mod=tagged.resolved.mod,
            anchored=tagged.resolved.anchored,
            future=tagged.resolved.future,
        )
        for tagged in found
        if not (tagged.resolved.impossible or tagged.resolved.vague)
    )


def _anchored(items: list[Item], words: Lexicon) -> list[Item]:
    """Offsets from an event get its date where it follows in the same phrase; right beside it, the
    two are one expression."""
    out: list[Item] = []
    skip = -1
    for index, item in enumerate(items):
        if index <= skip:
            continue
        if item.tag != TAG["ANCHORED"] or not isinstance(item.value, Offset) or item.value.tensed:
            out.append(item)
            continue
        at = _anchor_index(items, index, words)
        if at is None:
            named = _named_before(items, index, words)
            out.append(item if named is None else item._replace(value=replace(item.value, anchor=named)))
            continue
        anchor = items[at]
        node = replace(item.value, anchor=_day(anchor.value))
        beside = all(other.tag in _LINKS for other in items[index + 1 : at])
        if beside and not (at + 1 < len(items) and items[at + 1].tag == WORD and anchor.tag == TAG["PYEAR"]):
            out.append(item._replace(end=anchor.end, last=anchor.last, value=node))
            skip = at
        else:
            out.append(item._replace(value=node))
    return out


_LINKS = frozenset(TAG[name] for name in ("OF", "ON", "IN", "THE", "AFTER", "BEFORE", "UDAY1", "SINCE"))


def _named_before(items: Sequence[Item], index: int, words: Lexicon) -> Calendar | None:
    """The date an event was given earlier in the text, when the offset names the event by the same noun."""
    following = [item for item in items[index + 1 : index + _NOUN_REACH] if item.tag == WORD]
    forms = {form for form in words.bare(following[0].value) if len(form) > _SHORT} if following else set()
    for at in range(index - 1, max(-1, index - _BACKWARD), -1):
        if items[at].tag in _DATES:
            nouns = (item.value for item in items[max(0, at - _NOUN_BEFORE) : at] if item.tag == WORD)
            if any(not forms.isdisjoint(words.bare(noun)) for noun in nouns):
                return _day(items[at].value)
    return None


def _anchor_index(items: Sequence[Item], index: int, words: Lexicon) -> int | None:
    for at in range(index + 1, min(len(items), index + _ANCHOR_REACH)):
        clause = items[at].tag == WORD and words.listed("clause", items[at].value)
        if items[at].tag in _STOPS or (clause and at - index > _RELATIVE_REACH):
            return None
        if items[at].tag in _DATES:
            return at if _day(items[at].value) is not None else None
        if items[at].tag in _RESULTS:
            return None
    return None


def _day(node: Node) -> Calendar | None:
    """The calendar date in a node; None when it has none."""
    if isinstance(node, Marked):
        return _day(node.node)
    if isinstance(node, Moment):
        return None if node.day is None else _day(node.day)
    return node if isinstance(node, Calendar) else None
