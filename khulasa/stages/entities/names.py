"""What names are found with: what a language's data says of the words in a name and around it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from khulasa.languages import topic
from khulasa.model import EntityKind, Lang
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered
from khulasa.text.words import stop_words

Name = tuple[EntityKind, int, int]
Readings = tuple[tuple[int, str], ...]

APPOSITION = re.compile(r"\s?[,،]\s+$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`languages/<lang>/entities.toml` and `given_names.toml`, folded, explained there; empty for a language without.

    As written, not folded: the endings of people's and places' names, ``exact`` and ``not_given``.
    """

    lang: Lang
    capitals: bool
    proclitics: tuple[str, ...]
    contractions: Mapping[str, str]
    articles: tuple[str, ...]
    links: frozenset[str]
    titles: frozenset[str]
    titles_or_words: frozenset[str]
    roles: frozenset[str]
    joiners: frozenset[str]
    servants: frozenset[str]
    name_articles: frozenset[str]
    kunyas: frozenset[str]
    no_surname: frozenset[str]
    named_after: frozenset[str]
    says: frozenset[str]
    acts: frozenset[str]
    says_that: frozenset[str]
    attribution: frozenset[str]
    no_name: frozenset[str]
    org_heads: frozenset[str]
    org_heads_definite: frozenset[str]
    org_heads_related: frozenset[str]
    org_heads_parties: frozenset[str]
    org_pairs: frozenset[str]
    org_heads_served: frozenset[str]
    org_no_pairs: frozenset[str]
    org_begins: frozenset[str]
    org_no_begin: frozenset[str]
    org_continued: frozenset[str]
    org_units: frozenset[str]
    org_heads_agencies: frozenset[str]
    org_heads_named_after: frozenset[str]
    org_heads_of_places: frozenset[str]
    org_heads_proper: frozenset[str]
    org_heads_conjoined: frozenset[str]
    org_parts: frozenset[str]
    org_no_proper: frozenset[str]
    org_completes: frozenset[str]
    ordinals: frozenset[str]
    named_after_endings: frozenset[str]
    place_heads_named_after: frozenset[str]
    tails: frozenset[str]
    no_syllable: frozenset[str]
    place_heads: frozenset[str]
    place_heads_definite: frozenset[str]
    place_heads_listed: frozenset[str]
    place_kinds: frozenset[str]
    place_kinds_behind: frozenset[str]
    place_near: frozenset[str]
    place_sides: frozenset[str]
    place_inside: frozenset[str]
    articles_indefinite: frozenset[str]
    not_before_al: frozenset[str]
    place_joiners: frozenset[str]
    place_no_name: frozenset[str]
    place_no_endings: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    given: frozenset[str]
    given_or_word: frozenset[str]
    given_abstract: frozenset[str]
    given_titled: frozenset[str]
    surnames: frozenset[str]
    not_people: frozenset[str]
    no_article: frozenset[str]
    demonyms: frozenset[str]
    org_joiners: frozenset[str]
    determiners: frozenset[str]
    offices: frozenset[str]
    generic: frozenset[str]
    no_alias: frozenset[str]
    relation_endings: tuple[str, ...]
    no_name_endings: tuple[str, ...]
    no_surname_begins: tuple[str, ...]
    object_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    conjunctions: tuple[str, ...]
    role_endings: tuple[str, ...]
    feminine: tuple[str, ...]
    org_no_proper_endings: tuple[str, ...]
    org_name_ends: tuple[str, ...]
    many_things: tuple[str, ...]
    org_heads_or_adjectives: frozenset[str]
    exact: frozenset[str]
    not_given: tuple[str, ...]
    no_name_shape: re.Pattern[str] | None
    possessors: frozenset[str]
    fields: frozenset[str]
    contracted: tuple[str, ...]
    readings: Callable[[str], Readings]
    """The ways to read a name's first word: how many letters are glued to it, and the word without them."""


def _reader(contractions: Mapping[str, str], proclitics: tuple[str, ...]) -> Callable[[str], Readings]:
    def readings(word: str) -> Readings:
        found = [(0, word)]
        for contraction, full in contractions.items():
            if word.startswith(contraction) and len(word) > len(contraction) + 2:
                found.append((0, full + word[len(contraction) :]))
        if word.startswith(proclitics):
            for proclitic in proclitics:
                if word.startswith(proclitic) and len(word) > len(proclitic) + 2:
                    found.append((len(proclitic), word[len(proclitic) :]))
        return tuple(found)

    return remembered(readings)


# Where a set of words stands in `languages/<lang>/entities.toml`.
_WORDS = {
    "titles": ("person", "titles"),
    "titles_or_words": ("person", "titles_or_words"),
    "roles": ("person", "roles"),
    "offices": ("person", "offices"),
    "joiners": ("person", "joiners"),
    "name_articles": ("person", "articles"),
    "servants": ("person", "servants"),
    "kunyas": ("person", "kunyas"),
    "no_surname": ("person", "no_surname"),
    "named_after": ("person", "named_after"),
    "acts": ("person", "acts"),
    "says": ("person", "says"),
    "says_that": ("person", "says_that"),
    "no_article": ("person", "no_article"),
    "not_people": ("person", "not_people"),
    "demonyms": ("person", "demonyms"),
    "org_heads": ("organisation", "heads"),
    "org_heads_definite": ("organisation", "heads_definite"),
    "org_heads_related": ("organisation", "heads_related"),
    "org_heads_parties": ("organisation", "heads_parties"),
    "org_heads_served": ("organisation", "heads_served"),
    "org_pairs": ("organisation", "pairs"),
    "org_heads_or_adjectives": ("organisation", "heads_or_adjectives"),
    "org_begins": ("organisation", "begins"),
    "org_no_begin": ("organisation", "no_begin"),
    "org_no_pairs": ("organisation", "no_pairs"),
    "org_continued": ("organisation", "continued"),
    "org_heads_agencies": ("organisation", "heads_agencies"),
    "org_units": ("organisation", "units"),
    "org_heads_named_after": ("organisation", "heads_named_after"),
    "org_heads_of_places": ("organisation", "heads_of_places"),
    "org_heads_proper": ("organisation", "heads_proper"),
    "org_heads_conjoined": ("organisation", "heads_conjoined"),
    "org_parts": ("organisation", "parts"),
    "org_no_proper": ("organisation", "no_proper"),
    "org_completes": ("organisation", "completes"),
    "ordinals": ("organisation", "ordinals"),
    "named_after_endings": ("place", "named_after_endings"),
    "place_heads_named_after": ("place", "heads_named_after"),
    "org_joiners": ("organisation", "joiners"),
    "generic": ("organisation", "generic"),
    "no_alias": ("organisation", "no_alias"),
    "possessors": ("organisation", "possessors"),
    "fields": ("organisation", "fields"),
    "tails": ("person", "tails"),
    "no_syllable": ("person", "no_syllable"),
    "place_heads_definite": ("place", "heads_definite"),
    "place_heads_listed": ("place", "heads_listed"),
    "place_kinds_behind": ("place", "kinds_behind"),
    "place_near": ("place", "near"),
    "place_sides": ("place", "sides"),
    "place_inside": ("place", "inside"),
    "articles_indefinite": ("place", "indefinite"),
    "not_before_al": ("person", "not_before_article"),
    "place_kinds": ("place", "kinds"),
    "place_heads": ("place", "heads"),
    "place_joiners": ("place", "joiners"),
}


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The names data of a language."""
    data = topic(lang, "entities")
    person: Mapping[str, Any] = data.get("person", {})
    place: Mapping[str, Any] = data.get("place", {})
    sets: Mapping[str, Any] = {name: _folded(data.get(table, {}), key) for name, (table, key) in _WORDS.items()}
    contractions = {fold(key): fold(value) for key, value in data.get("contractions", {}).items()}
    proclitics = _longest_first(data, "proclitics")
    return Lexicon(
        lang=lang,
        readings=_reader(contractions, proclitics),
        contracted=tuple(contractions),
        capitals=bool(data.get("capitals", False)),
        proclitics=proclitics,
        contractions=contractions,
        articles=_longest_first(data, "articles"),
        links=_folded(data, "links"),
        determiners=_folded(data, "determiners"),
        conjunctions=_longest_first(data, "conjunctions"),
        role_endings=_longest_first(person, "role_endings"),
        feminine=_longest_first(data, "feminine"),
        org_no_proper_endings=tuple(data.get("organisation", {}).get("no_proper_endings", ())),
        many_things=_longest_first(data.get("organisation", {}), "many_things"),
        org_name_ends=_longest_first(data.get("organisation", {}), "name_ends"),
        relation_endings=_longest_first(data, "relation_endings"),
        attribution=_folded(topic(lang, "discourse"), "attribution"),
        no_name=_folded(person, "no_name") | stop_words(lang),
        no_name_endings=tuple(person.get("no_endings", ())),
        no_surname_begins=tuple(map(fold, person.get("no_surname_begins", ()))),
        object_endings=tuple(person.get("object_endings", ())),
        plural_endings=tuple(person.get("plural_endings", ())),
        place_no_name=_folded(place, "no_name") | stop_words(lang),
        place_no_endings=tuple(place.get("no_endings", ())),
        verb_prefixes=tuple(fold(prefix) for prefix in place.get("verb_prefixes", ())),
        no_name_shape=_pattern(person.get("no_name_shapes", ())),
        **sets,
        **_given_names(lang),
    )


def _given_names(lang: Lang) -> Mapping[str, Any]:
    given = topic(lang, "given_names")
    return {
        "given": _folded(given, "given"),
        "given_or_word": _folded(given, "or_word"),
        "given_abstract": _folded(given, "abstract"),
        "given_titled": _folded(given, "titled"),
        "surnames": _folded(given, "surnames"),
        "exact": frozenset(given.get("exact", ())),
        "not_given": tuple(given.get("not_given", ())),
    }


def _pattern(shapes: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(shapes)) if shapes else None


def _folded(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.get(key, ()))


def _longest_first(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(sorted(_folded(table, key), key=lambda word: (-len(word), word)))
