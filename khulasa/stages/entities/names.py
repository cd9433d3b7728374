"""What names are found with: the words of a paragraph, and what a language's data says of the words around a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import repeat
from typing import Any, NamedTuple

from khulasa.languages import topic
from khulasa.model import EntityKind, Lang
from khulasa.text.normalise import Folded, fold
from khulasa.text.remember import VARIANTS
from khulasa.text.words import located_words, stop_words

Name = tuple[EntityKind, int, int]

APPOSITION = re.compile(r"\s?[,،]\s+$")


class Token(NamedTuple):
    """A word of a paragraph, as written and folded; ``offsets[at]`` is where its first folded letter stands."""

    text: str
    folded: str
    start: int
    end: int
    at: int
    offsets: Sequence[int]

    def inside(self, letters: int) -> int:
        """Where the word begins behind its first folded letters."""
        return self.offsets[self.at + letters] if letters else self.start


_TOKEN = partial(tuple.__new__, Token)
"""Token, without the cost of calling a class: a paragraph has hundreds."""


def tokenise(paragraph: str) -> tuple[Token, ...]:
    """The words of a paragraph; marks and tatweel inside a word do not split it."""
    folded = Folded.of(paragraph)
    offsets = folded.offsets
    words, first, behind = located_words(folded.text)
    starts = [offsets[at] for at in first]
    ends = [max(offsets[at], offsets[at - 1] + 1) for at in behind]
    texts = [paragraph[start:end] for start, end in zip(starts, ends, strict=True)]
    return tuple(map(_TOKEN, zip(texts, words, starts, ends, first, repeat(offsets))))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`languages/<lang>/entities.toml` and `given_names.toml`, folded, explained there; empty for a language without.

    As written, not folded: the endings of people's and places' names, and ``exact``.
    """

    lang: Lang
    capitals: bool
    proclitics: tuple[str, ...]
    contractions: Mapping[str, str]
    articles: tuple[str, ...]
    links: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    joiners: frozenset[str]
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
    org_continued: frozenset[str]
    tails: frozenset[str]
    no_syllable: frozenset[str]
    place_heads: frozenset[str]
    place_heads_definite: frozenset[str]
    place_kinds: frozenset[str]
    place_joiners: frozenset[str]
    place_no_name: frozenset[str]
    place_no_endings: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    given: frozenset[str]
    given_or_word: frozenset[str]
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
    object_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    conjunctions: tuple[str, ...]
    exact: frozenset[str]
    possessors: frozenset[str]
    fields: frozenset[str]

    def readings(self, word: str) -> tuple[tuple[int, str], ...]:
        """The ways to read a name's first word: how many letters are glued to it, and the word without them."""
        return _readings(self.lang, word)


@lru_cache(maxsize=VARIANTS)
def _readings(lang: Lang, word: str) -> tuple[tuple[int, str], ...]:
    known = lexicon(lang)
    found = [(0, word)]
    for contraction, full in known.contractions.items():
        if word.startswith(contraction) and len(word) > len(contraction) + 2:
            found.append((0, full + word[len(contraction) :]))
    if word.startswith(known.proclitics):
        for proclitic in known.proclitics:
            if word.startswith(proclitic) and len(word) > len(proclitic) + 2:
                found.append((len(proclitic), word[len(proclitic) :]))
    return tuple(found)


# Where a set of words stands in `languages/<lang>/entities.toml`.
_WORDS = {
    "titles": ("person", "titles"),
    "roles": ("person", "roles"),
    "offices": ("person", "offices"),
    "joiners": ("person", "joiners"),
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
    "org_continued": ("organisation", "continued"),
    "org_joiners": ("organisation", "joiners"),
    "generic": ("organisation", "generic"),
    "no_alias": ("organisation", "no_alias"),
    "possessors": ("organisation", "possessors"),
    "fields": ("organisation", "fields"),
    "tails": ("person", "tails"),
    "no_syllable": ("person", "no_syllable"),
    "place_heads_definite": ("place", "heads_definite"),
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
    given = topic(lang, "given_names")
    sets: Mapping[str, Any] = {name: _folded(data.get(table, {}), key) for name, (table, key) in _WORDS.items()}
    return Lexicon(
        lang=lang,
        capitals=bool(data.get("capitals", False)),
        proclitics=_longest_first(data, "proclitics"),
        contractions={fold(key): fold(value) for key, value in data.get("contractions", {}).items()},
        articles=_longest_first(data, "articles"),
        links=_folded(data, "links"),
        determiners=_folded(data, "determiners"),
        conjunctions=_longest_first(data, "conjunctions"),
        relation_endings=_longest_first(data, "relation_endings"),
        attribution=_folded(topic(lang, "discourse"), "attribution"),
        no_name=_folded(person, "no_name") | stop_words(lang),
        no_name_endings=tuple(person.get("no_endings", ())),
        object_endings=tuple(person.get("object_endings", ())),
        plural_endings=tuple(person.get("plural_endings", ())),
        place_no_name=_folded(place, "no_name") | stop_words(lang),
        place_no_endings=tuple(place.get("no_endings", ())),
        verb_prefixes=tuple(fold(prefix) for prefix in place.get("verb_prefixes", ())),
        given=_folded(given, "given"),
        given_or_word=_folded(given, "or_word"),
        exact=frozenset(given.get("exact", ())),
        **sets,
    )


def _folded(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.get(key, ()))


def _longest_first(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(sorted(_folded(table, key), key=lambda word: (-len(word), word)))


def adjacent(paragraph: str, left: Token, right: Token) -> bool:
    between = paragraph[left.end : right.start]
    return between.isspace() or (len(left.folded) == 1 and between.strip() == "." and between[:1] == ".")
