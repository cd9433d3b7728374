"""The words that a language counts with, as `lexicon.py` reads them; folded, but where it is said that they are as
written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from khulasa.model import Lang

Phrases = tuple[str, ...]


class Before(NamedTuple):
    """Phrases that stand before a number, and their last words: most numbers stand behind another word."""

    phrases: frozenset[str]
    lasts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Span:
    """Two numbers that are one figure: ``opening`` before the first, ``closing`` before the second ("from … to"), and
    whether words may stand ``apart`` between the first and the closing."""

    opening: frozenset[str]
    closing: frozenset[str]
    apart: bool


@dataclass(frozen=True, slots=True)
class Joins:
    """What makes one figure of two numbers. ``ballots``: nouns of which the second number says the other side's."""

    between: frozenset[str]
    compound: frozenset[str]
    shares_of: frozenset[str]
    shares_within: frozenset[str]
    shares_each: frozenset[str]
    wholes: Before
    spans: tuple[Span, ...]
    openings: Before
    links: Phrases
    within: int
    after_link: int
    inside: frozenset[str]
    ballots: frozenset[str]
    ballot_links: frozenset[str]
    weak: frozenset[str]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a number and belongs to it, or says that it counts nothing. ``undeniable``: the
    qualifiers that a negation near by leaves true; ``exceptions`` are as written."""

    qualifiers: Before
    undeniable: frozenset[str]
    negations: frozenset[str]
    affirming: frozenset[str]
    denial_ends: frozenset[str]
    exceptions: frozenset[str]
    before_scale: Before
    glued: frozenset[str]
    glued_digits: frozenset[str]
    vague: frozenset[str]
    vague_before: frozenset[str]
    not_numbers: frozenset[str]
    fates_before: Before
    clock: Phrases
    before_time: frozenset[str]
    before_year: frozenset[str]
    year_words: frozenset[str]
    before_label: frozenset[str]
    before_place: frozenset[str]
    weekdays: frozenset[str]
    capital_names: bool


@dataclass(frozen=True, slots=True)
class Nouns:
    """How the counted noun is known. ``fates``: what is said of people whom a number counts without a noun ("12 were
    injured"); ``then``: the words of a unit that may follow one of its words; ``unless``: nouns
    with what behind or before them makes them something else; ``proclitics``: before one of the ``feminine`` endings
    they are no letters of the noun; ``tens``: how it looks behind 11 to 99; ``clock_rates``: of the rates, those
    that an ordinal number makes a time of day. Prefixes and endings are as written, not folded."""

    within: int
    endings: Phrases
    not_endings: Phrases
    words: frozenset[str]
    attributive: frozenset[str]
    units: frozenset[str]
    not_counted: frozenset[str]
    not_counted_beginnings: Phrases
    not_nouns: frozenset[str]
    not_prefixes: Phrases
    never_prefixes: Phrases
    verb_prefixes: Phrases
    plain_endings: Phrases
    shapes: re.Pattern[str]
    fates: Mapping[str, frozenset[str]]
    accusative: Phrases
    sure: re.Pattern[str]
    proclitics: Phrases
    feminine: Phrases
    tens: re.Pattern[str] | None
    definite: Phrases
    fractions: frozenset[str]
    maybe_fractions: frozenset[str]
    then: Mapping[str, frozenset[str]]
    unless: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    of: frozenset[str]
    of_words: int
    determiners: frozenset[str]
    singular: Phrases
    passing: frozenset[str]
    rates: frozenset[str]
    per: frozenset[str]
    not_rate: frozenset[str]
    clock_rates: frozenset[str]
    ordinals: frozenset[str]
    stop: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """What a number measures or multiplies. ``before``: words that say so before it ("magnitude 6.1"); ``units``:
    behind it they count nothing but there or on one of the ``scales``; ``letters``: scales glued to digits, but for the
    ``races`` of that length; ``multiples`` are of one of the ``compared``, with a word of ``lead`` between them, or of
    a ``degree``; ``factors``: of the multiples, those that are so by themselves; ``amounts``: units that say of
    what."""

    before: Before
    units: frozenset[str]
    scales: frozenset[str]
    hyphenated: frozenset[str]
    letters: Mapping[str, int]
    races: Mapping[str, frozenset[int]]
    multiples: frozenset[str]
    factors: frozenset[str]
    compared: frozenset[str]
    lead: frozenset[str]
    degree: frozenset[str]
    amounts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parts:
    """Fractions in words and what each is of a hundred. ``letters``: of which a text with one has some; ``led``: those
    that need one of ``lead`` before them; ``the``: stands for "of the"; ``owners``: a noun's endings with its
    owner."""

    values: Mapping[str, float]
    letters: Phrases
    led: frozenset[str]
    lead: frozenset[str]
    the: frozenset[str]
    not_behind: frozenset[str]
    not_wholes: frozenset[str]
    glued: frozenset[str]
    owners: Phrases


@dataclass(frozen=True, slots=True)
class Counting:
    """All of it. Without the file nothing is a figure (``nouns.within`` is none)."""

    lang: Lang
    around: Around
    joins: Joins
    nouns: Nouns
    measures: Measures
    parts: Parts
