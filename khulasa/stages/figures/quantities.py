"""One number of a sentence at a time: whether it is a quantity, where it begins and ends, and what it counts."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from khulasa.stages.entities.tokens import Token
from khulasa.stages.figures.counted import (
    Counted,
    begins_unit,
    counted_fate,
    counted_noun,
    counted_part,
    counts_time,
    end_of_rates,
    end_of_whole,
    is_sure,
    touches,
)
from khulasa.stages.figures.measures import amount, counts_units, glued_scale, is_tens_noun, measured, multiple
from khulasa.stages.figures.starts import DASHES, SPACES, loose, phrase_before, qualified, signed
from khulasa.stages.figures.words import Counting
from khulasa.text.normalise import fold
from khulasa.text.numbers import CURRENCY_SIGNS, NumberMatch

LEAST_COUNT = 2
"""«أحد», "one": no figure. Money, percentages and decimals may be less."""
NEAR = 8
"""Words behind a number among which its noun is looked for."""
YEARS = range(1400, 2101)
MOST_IN_A_NAME = 1000
"""A number below it may be part of a name («Apollo 11»)."""

Kind = Literal["percent", "money", "count", "bare", "joined"]

_CLOCK_TIME = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its qualifier, its sign of money and what it counts: ``text[start:end]`` of a sentence.

    ``bare``: nothing behind it says what it counts. ``noun``: what it counts, folded, or its sign of money.
    ``opening``: the words before it that may begin a span ("from"), and where they stand. ``loose``: only a joint
    stands between it and digits before it («3-1»), without which it says nothing.
    """

    start: int
    end: int
    value: float
    kind: Kind
    noun: str = ""
    opening: tuple[str, int] | None = None
    loose: bool = False


class _Place(NamedTuple):
    """A number in its sentence. ``start``: with its sign; ``money``: that sign, or none."""

    text: str
    number: NumberMatch
    start: int
    money: str
    tokens: Sequence[Token]
    at: int
    behind: Sequence[Token]

    @property
    def before(self) -> str:
        return self.tokens[self.at - 1].folded if self.at else ""

    @property
    def plain(self) -> bool:
        """Whether it is of digits alone."""
        return self.number.text.isdecimal() and not self.money


class _Extent(NamedTuple):
    end: int
    kind: Kind
    noun: str
    scale: int = 1


def quantity(
    text: str, number: NumberMatch, following: NumberMatch | None, tokens: Sequence[Token], known: Counting
) -> Quantity | None:
    """What a number of a sentence is, before the number ``following`` it; None where it is a date, a label, an ordinal
    number or a part of a name."""
    start, money = signed(text, number.start)
    joined = loose(text, number, start, known)
    if joined is None or number.ordinal or fold(number.text) in known.around.vague:
        return None
    if number.text in known.around.not_numbers:
        return None
    # "و12" is one token, and stands at its own place.
    at = bisect_left(tokens, start + 1, key=lambda token: token.end)
    first = bisect_left(tokens, number.end, key=lambda token: token.start)
    last = first + NEAR
    if following is not None and not (following.ordinal or following.text[0].isdecimal()):
        last = min(last, bisect_left(tokens, following.start + 1, key=lambda token: token.end))
    place = _Place(text, number, start, money, tokens, at, tokens[first:last])
    scale = measured(text, number, place.before, place.behind, known)
    if scale is not None:
        return Quantity(*scale, number.value, "count", "magnitude")
    qualifier = _qualifier(place, known)
    said = qualifier is not None
    if _is_label(place, known, qualified=said) or _is_year(place, known, qualified=said):
        return None
    extent = _extent(place, known)
    if extent is None or (extent.kind == "bare" and not said and _has_form_of_year(place)):
        return None
    begin = start if qualifier is None else qualifier[1]
    opening = phrase_before(text, begin, known.joins.openings, known)
    end = extent.end if extent.kind == "bare" else end_of_rates(text, extent.end, tokens, known.nouns)
    if following is not None and _counts_whole(place, end, following, known):
        end = following.end
    value = number.value * extent.scale
    if qualifier is not None and qualifier[0] in known.around.before_scale.phrases:
        value /= 2
    return Quantity(begin, end, value, extent.kind, extent.noun, opening, joined)


def _counts_whole(place: _Place, end: int, following: NumberMatch, known: Counting) -> bool:
    """Whether the next number says how many the whole has («خمسة من القضاة السبعة»)."""
    if following.ordinal or fold(following.text) in known.around.weekdays:
        return False
    if not place.behind or place.behind[0].folded not in known.nouns.of or end <= place.behind[0].end:
        return False
    return place.text[end : following.start] in SPACES and following.text.startswith(known.nouns.definite or ("\0",))


def _qualifier(place: _Place, known: Counting) -> tuple[str, int] | None:
    found = qualified(place.text, place.start, known)
    if found is None and place.number.value >= 100 and place.number.text.isalpha():
        scale = phrase_before(place.text, place.start, known.around.before_scale, known)
        more = None if scale is None else qualified(place.text, scale[1], known)
        return scale if scale is None or more is None else (scale[0], more[1])
    return found


def _has_form_of_year(place: _Place) -> bool:
    return place.plain and len(place.number.text) == 4 and place.number.value in YEARS


def _is_year(place: _Place, known: Counting, *, qualified: bool) -> bool:
    """Whether a number is a year: four digits behind a word that says so or behind another year; else four that are
    no round number, unless what stands behind can only be counted («2012 قتيلاً», "1998 people")."""
    before = place.before
    if before in known.around.year_words and place.plain and len(place.number.text) > 2:
        return True
    if not _has_form_of_year(place):
        return False
    alone = before[1:] if before[:1] in known.around.glued else before  # «واتفاقية 1979»
    if alone[:1] in known.around.glued and alone[1:] in known.nouns.not_counted:
        return True  # «ولأكتوبر 1973»
    following = place.behind[0] if place.behind and touches(place.text, place.number.end, place.behind[0]) else None
    sure = following is not None and is_sure(following, known.nouns)
    if not known.around.before_year.isdisjoint((before, alone)) or before in known.nouns.not_counted:
        # «في 1900 مدرسة»: only a round number, as «في 2019 أزمة …» is said too.
        return not (sure and known.nouns.accusative and _is_round(place.number.value) and before in known.nouns.stop)
    if len(before) == 4 and before.isdecimal() and int(before) in YEARS:
        return True
    return not qualified and place.number.value % 100 != 0 and not sure


def _is_round(value: float) -> bool:
    return value % 100 == 0 and value % 1000 != 0


def _is_label(place: _Place, known: Counting, *, qualified: bool) -> bool:
    """Whether a number is part of a name, or the time on a clock."""
    around, number = known.around, place.number
    if qualified or place.money:
        return False
    if place.before in around.before_label or (number.text.isalpha() and place.before in around.vague_before):
        return True
    if place.before in around.before_time and _CLOCK_TIME.fullmatch(number.text):
        return True
    if not around.capital_names or not place.at or not place.plain or number.value >= MOST_IN_A_NAME:
        return False
    first = place.at - 1
    named = place.tokens[first]
    if named.folded in known.nouns.stop or named.folded in around.weekdays or not named.text[0].isupper():
        return False
    if not touches(place.text, named.end, named._replace(start=place.start)):
        return False
    while (
        first and place.tokens[first - 1].text[0].isupper() and place.tokens[first - 1].folded not in known.nouns.stop
    ):
        first -= 1
    return not first or place.tokens[first - 1].folded not in around.before_place


def _extent(place: _Place, known: Counting) -> _Extent | None:
    """Where a quantity ends and what kind it is of; None where what is behind the number makes it something else."""
    text, number, behind = place.text, place.number, place.behind
    end, next_ = number.end, text[number.end : number.end + 1]
    share = _fraction(place, known)
    if share is None and next_ in tuple(DASHES) and text[end + 1 : end + 2].isalpha():
        attribute = behind[0] if behind else None
        if attribute is None or attribute.folded not in known.measures.hyphenated:
            return None
        return _Extent(attribute.end, "count", attribute.folded)
    if number.percent or share is not None:
        end = end if share is None else share
        part = counted_part(text, end, behind if share is None else behind[1:], known.nouns)
        if part is not None:
            return _Extent(part.end, "percent", "%")
        return _Extent(end if share is None else end_of_whole(text, end, behind[1:], known.nouns), "percent", "%")
    if next_.isalpha():
        return _glued_unit(place, known)
    if next_ in (":", "/") or fold(text[end : end + 8]).lstrip().startswith(known.around.clock or ("\0",)):
        return None
    if place.money:
        return _Extent(end, "money", place.money)
    sign = end + (next_ in tuple(SPACES))
    if fold(text[sign : sign + 1]) in CURRENCY_SIGNS and not text[sign + 1 : sign + 2].isdecimal():
        return _Extent(sign + 1, "money", fold(text[sign]))
    return _count(place, known)


def _fraction(place: _Place, known: Counting) -> int | None:
    """Where the word ends that makes a number a fraction ("two-thirds")."""
    if not place.behind or place.behind[0].folded not in known.nouns.fractions:
        return None
    joint = place.text[place.number.end : place.behind[0].start]
    return place.behind[0].end if joint in ("-", *SPACES) else None


def _too_small(number: NumberMatch) -> bool:
    return number.value < LEAST_COUNT and number.value == int(number.value)


def _glued_unit(place: _Place, known: Counting) -> _Extent | None:
    """«25سم», "12km": a number with letters glued to it is a quantity only if they are a unit."""
    text, end = place.text, place.number.end
    last = end
    while last < len(text) and text[last].isalnum():
        last += 1
    unit = fold(text[end:last])
    scaled = glued_scale(text, place.number, unit, place.behind, known)
    if scaled is not None:
        noun, scale = scaled
        return _Extent(last, "bare", "", scale) if noun is None else _Extent(noun.end, "count", noun.noun, scale)
    return _Extent(last, "count", unit) if unit in known.nouns.units and not _too_small(place.number) else None


def _count(place: _Place, known: Counting) -> _Extent | None:
    """A number and the noun behind it, or the number alone."""
    text, number, behind, nouns = place.text, place.number, place.behind, known.nouns
    spelled = not number.text[0].isdecimal()
    if behind and touches(text, number.end, behind[0]):
        if (counts_time(behind, nouns) and not begins_unit(text, behind, nouns)) or (
            spelled and _is_adjective(number, behind[0], known)
        ):
            return None
        if fold(number.text) in nouns.maybe_fractions and _is_of_all(place, known):
            return None
    noun = counted_noun(text, number.end, behind, nouns)
    if noun is not None and not is_tens_noun(number, behind[0], known):
        noun = None
    noun = noun or counted_fate(text, number.end, behind, nouns)
    if noun is None and not (spelled and nouns.definite and number.text.startswith(nouns.definite)):
        noun = counted_part(text, number.end, behind, nouns)
    if noun is None:
        return _Extent(number.end, "bare", "")
    if _too_small(number) or not counts_units(noun, behind, known):
        return None
    said = nouns.unless.get(noun.noun, (frozenset(), frozenset()))[1]
    if any(token.folded in said for token in place.tokens[: place.at]):
        return None
    whole = _whole(place, noun, known)
    return None if whole is None else _Extent(whole.end, "count", whole.noun)


def _whole(place: _Place, noun: Counted, known: Counting) -> Counted | None:
    """A noun with what it multiplies or is an amount of; None where it only says how often."""
    if noun.noun in known.measures.multiples:
        return multiple(place.text, place.number, noun, place.behind, known)
    return amount(place.text, noun, place.behind, known)


def _is_adjective(number: NumberMatch, following: Token, known: Counting) -> bool:
    """Whether a number in words with its article stands behind its noun («الأسابيع الثلاثة الماضية»)."""
    definite = known.nouns.definite
    return bool(definite) and number.text.startswith(definite) and not following.text.endswith(known.nouns.accusative)


def _is_of_all(place: _Place, known: Counting) -> bool:
    """Whether a noun and its definite one follow («خمس سكان العالم», a fifth of them), not the day of the week."""
    if len(place.behind) < 2 or place.behind[1].folded in known.around.weekdays:
        return False
    whole = place.behind[1]
    return touches(place.text, place.behind[0].end, whole) and whole.text.startswith(known.nouns.definite or ("\0",))
