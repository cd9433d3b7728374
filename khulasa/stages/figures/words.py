"""What a language counts and how it says so: `languages/<lang>/figures.toml`, folded."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold
from khulasa.text.words import stop_words

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Two numbers that are one figure: ``opening`` before the first, ``closing`` before the second ("from … to"), and
    whether words may stand ``apart`` between the first and the closing."""

    opening: frozenset[str]
    closing: frozenset[str]
    apart: bool


@dataclass(frozen=True, slots=True)
class Joins:
    """What makes one figure of two numbers."""

    between: frozenset[str]
    compound: frozenset[str]
    shares_of: frozenset[str]
    shares_within: frozenset[str]
    wholes: Phrases
    spans: tuple[Span, ...]
    openings: Phrases
    links: Phrases
    within: int
    after_link: int
    inside: frozenset[str]
    weak: frozenset[str]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a number and belongs to it, or says that it counts nothing. ``undeniable``: the
    qualifiers that a negation near by leaves true; ``exceptions`` are as written."""

    qualifiers: Phrases
    undeniable: frozenset[str]
    negations: frozenset[str]
    affirming: frozenset[str]
    denial_ends: frozenset[str]
    exceptions: frozenset[str]
    before_scale: Phrases
    glued: frozenset[str]
    glued_digits: frozenset[str]
    vague: frozenset[str]
    vague_before: frozenset[str]
    not_numbers: frozenset[str]
    fates_before: Phrases
    clock: Phrases
    before_time: frozenset[str]
    before_year: frozenset[str]
    before_label: frozenset[str]
    before_place: frozenset[str]
    weekdays: frozenset[str]
    capital_names: bool


@dataclass(frozen=True, slots=True)
class Nouns:
    """How the counted noun is known. ``fates``: what is said of people whom a number counts without a noun ("12 were
    injured"); ``then``: the words of a unit that may follow one of its words; ``unless``: nouns
    with what behind or before them makes them something else; prefixes and endings are as written, not folded."""

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
    stop: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counting:
    """All of it. Without the file nothing is a figure (``nouns.within`` is none)."""

    lang: Lang
    around: Around
    joins: Joins
    nouns: Nouns


_SETS = (
    *("words", "attributive", "units", "not_nouns", "fractions", "maybe_fractions"),
    *("of", "determiners", "passing", "rates", "per", "not_rate"),
)
_ENDINGS = ("endings", "not_endings", "singular")
_WRITTEN = ("not_prefixes", "never_prefixes", "verb_prefixes", "plain_endings", "accusative", "definite")


def _several(words: Iterable[str]) -> Phrases:
    """Folded, the longest first."""
    return tuple(sorted({fold(word) for word in words}, key=lambda word: (-len(word), word)))


def _set(table: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(map(fold, table.get(name, ())))


@cache
def counting(lang: Lang) -> Counting:
    """What a language counts and how it says so."""
    data = topic(lang, "figures")
    return Counting(lang, _around(data), _joins(data), _nouns(data, lang))


def _around(data: Mapping[str, Any]) -> Around:
    return Around(
        _several(word for key in ("qualifiers", "approximate", "parts") for word in data.get(key, ())),
        _set(data, "approximate") | _set(data, "parts"),
        _set(data, "negations"),
        _set(data, "affirming"),
        _set(data, "denial_ends") | frozenset(data.get("exceptions", ())),
        frozenset(data.get("exceptions", ())),
        _several(data.get("before_scale", ())),
        _set(data, "glued"),
        _set(data, "glued_digits"),
        _set(data, "vague"),
        _set(data, "vague_before"),
        frozenset(data.get("not_numbers", ())),
        _several(data.get("fates_before", ())),
        _several(data.get("clock", ())),
        _set(data, "before_time"),
        _set(data, "before_year"),
        _set(data, "before_label"),
        _set(data, "before_place"),
        _set(data, "weekdays"),
        bool(data.get("capital_names", False)),
    )


def _joins(data: Mapping[str, Any]) -> Joins:
    shares, comparison = data.get("shares", {}), data.get("comparison", {})
    spans = tuple(Span(_set(s, "from"), _set(s, "to"), bool(s.get("apart", False))) for s in data.get("spans", ()))
    return Joins(
        _set(data, "between"),
        _set(data, "compound"),
        _set(shares, "of"),
        _set(shares, "within"),
        _several(shares.get("wholes", ())),
        spans,
        _several(word for span in spans for word in span.opening),
        _several(comparison.get("links", ())),
        int(comparison.get("within", 0)),
        int(comparison.get("after_link", 0)),
        _set(comparison, "inside"),
        frozenset(fold(comparison.get("weak", ""))),
    )


def _nouns(data: Mapping[str, Any], lang: Lang) -> Nouns:
    noun: Mapping[str, Any] = data.get("noun", {})
    not_counted, accusative = _set(data, "not_counted"), tuple(noun.get("accusative", ()))
    beginnings = sorted(word for word in not_counted if len(word) > 3 and word.endswith(accusative or ("\0",)))
    read: dict[str, Any] = {name: _set(noun, name) for name in _SETS}
    read |= {name: _several(noun.get(name, ())) for name in _ENDINGS}
    read |= {name: tuple(noun.get(name, ())) for name in _WRITTEN}
    read["words"] |= read["units"]
    # «129 مقابل الدولار»: what links two numbers is counted by neither.
    read["not_nouns"] |= {link.split()[0] for link in _several(data.get("comparison", {}).get("links", ()))}
    return Nouns(
        within=int(noun.get("within", 0)),
        of_words=int(noun.get("of_words", 0)),
        not_counted=not_counted,
        not_counted_beginnings=tuple(beginnings),
        shapes=re.compile("|".join(noun.get("shapes", ())) or r"\b\B"),
        sure=re.compile("|".join(noun.get("sure", ())) or r"\b\B"),
        then=_followers(noun.get("then", ())),
        fates=_followers(noun.get("fates", ())),
        unless={
            word: (_set(each, "behind"), _set(each, "before"))
            for each in noun.get("unless", ())
            for word in _set(each, "nouns")
        },
        stop=stop_words(lang),
        **read,
    )


def _followers(pairs: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """What may follow each word."""
    found: dict[str, frozenset[str]] = {}
    for pair in pairs:
        for first in _set(pair, "first"):
            found[first] = found.get(first, frozenset()) | _set(pair, "next")
    return found
