"""What a language counts and how it says so: `languages/<lang>/figures.toml`, folded."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.stages.figures.words import Around, Before, Counting, Joins, Measures, Nouns, Parts, Phrases, Span
from khulasa.text.normalise import fold
from khulasa.text.words import stop_words

_SETS = (
    *("words", "attributive", "units", "not_nouns", "fractions", "maybe_fractions"),
    *("of", "determiners", "passing", "rates", "per", "not_rate", "clock_rates"),
)
_ENDINGS = ("endings", "not_endings", "singular")
_WRITTEN = (
    *("not_prefixes", "never_prefixes", "verb_prefixes", "plain_endings"),
    *("accusative", "definite", "proclitics", "feminine"),
)


def _several(words: Iterable[str]) -> Phrases:
    """Folded, the longest first."""
    return tuple(sorted({fold(word) for word in words}, key=lambda word: (-len(word), word)))


def _before(phrases: Iterable[str]) -> Before:
    folded = frozenset(map(fold, phrases))
    return Before(folded, frozenset(phrase.split()[-1] for phrase in folded))


def _set(table: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(map(fold, table.get(name, ())))


@cache
def counting(lang: Lang) -> Counting:
    """What a language counts and how it says so."""
    data = topic(lang, "figures")
    return Counting(lang, _around(data), _joins(data), _nouns(data, lang), _measures(data), _parts(data))


def _around(data: Mapping[str, Any]) -> Around:
    return Around(
        _before(word for key in ("qualifiers", "approximate", "parts") for word in data.get(key, ())),
        _set(data, "approximate") | _set(data, "parts"),
        _set(data, "negations"),
        _set(data, "affirming"),
        _set(data, "denial_ends") | frozenset(data.get("exceptions", ())),
        frozenset(data.get("exceptions", ())),
        _before(data.get("before_scale", ())),
        _set(data, "glued"),
        _set(data, "glued_digits"),
        _set(data, "vague"),
        _set(data, "vague_before"),
        frozenset(data.get("not_numbers", ())),
        _before(data.get("fates_before", ())),
        _several(data.get("clock", ())),
        _set(data, "before_time"),
        _set(data, "before_year"),
        _set(data, "year_words"),
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
        _set(shares, "each"),
        _before(shares.get("wholes", ())),
        spans,
        _before(word for span in spans for word in span.opening),
        _several(comparison.get("links", ())),
        int(comparison.get("within", 0)),
        int(comparison.get("after_link", 0)),
        _set(comparison, "inside"),
        _set(comparison, "ballots"),
        _set(comparison, "ballot_links"),
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
        tens=re.compile("|".join(noun["tens"])) if "tens" in noun else None,
        then=_followers(noun.get("then", ())),
        fates=_followers(noun.get("fates", ())),
        unless={
            word: (_set(each, "behind"), _set(each, "before"))
            for each in noun.get("unless", ())
            for word in _set(each, "nouns")
        },
        stop=stop_words(lang),
        ordinals=_ordinals(lang, read["definite"]),
        **read,
    )


def _measures(data: Mapping[str, Any]) -> Measures:
    table: Mapping[str, Any] = data.get("measures", {})
    sets = ("units", "scales", "hyphenated", "multiples", "factors", "compared", "lead", "degree", "amounts")
    return Measures(
        before=_before(table.get("before", ())),
        letters={fold(letter): int(value) for letter, value in table.get("letters", {}).items()},
        races={fold(letter): frozenset(lengths) for letter, lengths in table.get("races", {}).items()},
        **{name: _set(table, name) for name in sets},
    )


def _parts(data: Mapping[str, Any]) -> Parts:
    table: Mapping[str, Any] = data.get("fractions", {})
    return Parts(
        values={fold(word): float(value) for word, value in table.get("values", {}).items()},
        letters=tuple(table.get("letters", ())),
        owners=_several(table.get("owners", ())),
        **{name: _set(table, name) for name in ("led", "lead", "the", "not_behind", "not_wholes", "glued")},
    )


def _ordinals(lang: Lang, definite: Phrases) -> frozenset[str]:
    """The ordinal numbers in words, with their article where it is written onto them."""
    roles = topic(lang, "numbers").get("ordinal", {}).values()
    words = [fold(word) for role in roles for spelled in role.values() for word in spelled]
    return frozenset(words) | {fold(article) + word for article in definite for word in words}


def _followers(pairs: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """What may follow each word."""
    found: dict[str, frozenset[str]] = {}
    for pair in pairs:
        for first in _set(pair, "first"):
            found[first] = found.get(first, frozenset()) | _set(pair, "next")
    return found
