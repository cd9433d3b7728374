"""Places and organisations that every site knows (languages/*/gazetteer.toml), and when a form of theirs is sure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from khulasa import languages
from khulasa.editorial import EntityEntry
from khulasa.model import EntityKind, Lang
from khulasa.text.normalise import fold

_TABLES: tuple[tuple[str, EntityKind], ...] = (
    ("countries", "LOC"),
    ("regions", "LOC"),
    ("cities", "LOC"),
    ("organisations", "ORG"),
)


@cache
def gazetteer() -> tuple[EntityEntry, ...]:
    """All entries, in the order of the files: the first form of each language is its name there, the others aliases."""
    return tuple(entry for table, kind in _TABLES for entry in _entries(table, kind))


def _entries(table: str, kind: EntityKind) -> Iterator[EntityEntry]:
    data = {lang: languages.topic(lang, "gazetteer").get(table, {}) for lang in languages.known()}
    for identity in dict.fromkeys(key for forms in data.values() for key in forms):
        forms = {lang: tuple(listed[identity]) for lang, listed in data.items() if identity in listed}
        names = {lang: each[0] for lang, each in forms.items()}
        yield EntityEntry(identity, kind, names, {lang: each[1:] for lang, each in forms.items()})


@dataclass(frozen=True, slots=True)
class Sureness:
    """When a listed form is a mention: the tables ``sure`` and ``one_of`` of gazetteer.toml; folded."""

    doubtful: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    glued: tuple[str, ...]
    unsure_glued: tuple[str, ...]
    other: frozenset[str]
    money: frozenset[str]
    owned: frozenset[str]
    unqualified: frozenset[str]
    one_of: Mapping[str, Mapping[str, frozenset[str]]]


@cache
def sureness(lang: Lang) -> Sureness:
    """The sureness data of a language; empty where it has none."""
    data = languages.topic(lang, "gazetteer")
    sure: Mapping[str, Any] = data.get("sure", {})
    return Sureness(
        doubtful=_folded(sure.get("doubtful", ())),
        never=_folded(sure.get("never", ())),
        before=_folded(sure.get("before", ())),
        glued=tuple(fold(letters) for letters in sure.get("glued", ())),
        unsure_glued=tuple(fold(letters) for letters in sure.get("unsure_glued", ())),
        other=_folded(sure.get("other", ())),
        money=_folded(sure.get("money", ())),
        owned=_folded(sure.get("owned", ())),
        unqualified=_folded(sure.get("unqualified", ())),
        one_of={
            fold(form): {identity: _folded(words) for identity, words in places.items()}
            for form, places in data.get("one_of", {}).items()
        },
    )


def _folded(words: Any) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@cache
def listed_places(lang: Lang) -> frozenset[str]:
    """All forms of listed places in a language, folded."""
    forms = ((entry.names.get(lang, ""), *entry.aliases.get(lang, ())) for entry in gazetteer() if entry.kind == "LOC")
    return frozenset(fold(form) for each in forms for form in each if form)
