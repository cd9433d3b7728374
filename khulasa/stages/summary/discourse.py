"""What a language's discourse data say of leaning and saying: `languages/<lang>/discourse.toml`, folded and ready."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered


@dataclass(frozen=True, slots=True)
class Discourse:
    """How a sentence leans on another. Words are folded; phrases end in a space, to be compared with words so joined;
    `roles` holds what stands before a possessive ending (the language's `possessives`); `objects` and `glued_objects`
    are as written."""

    attribution: frozenset[str]
    complement: frozenset[str]
    adverbial: frozenset[str]
    adverbs: frozenset[str]
    impersonal: frozenset[str]
    leaning: frozenset[str]
    leaning_pairs: tuple[str, ...]
    leaning_but: tuple[str, ...]
    second: tuple[str, ...]
    partitives: tuple[str, ...]
    closing: frozenset[str]
    referring: tuple[str, ...]
    subordinators: frozenset[str]
    additive: frozenset[str]
    additive_but: frozenset[str]
    anaphors: frozenset[str]
    connective: frozenset[str]
    dialogue: frozenset[str]
    pronouns: frozenset[str]
    conjunctions: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    verb_endings: tuple[str, ...]
    articles: tuple[str, ...]
    roles: frozenset[str]
    possessives: tuple[str, ...]
    not_possessed: frozenset[str]
    verbal: frozenset[str]
    plural_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    objects: tuple[str, ...]
    governed: Mapping[str, frozenset[str]]
    auxiliary: frozenset[str]
    glued_objects: tuple[str, ...]
    partly: frozenset[str]
    scenes: tuple[str, ...]
    days: frozenset[str]
    inserted: re.Pattern[str] | None
    tagged: re.Pattern[str] | None
    says: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of a language's data, folded."""

    data: Mapping[str, Any]

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(fold(word) for word in self.data.get(name, ()))

    def some(self, name: str) -> frozenset[str]:
        return frozenset(self.words(name))

    def phrases(self, name: str) -> tuple[str, ...]:
        return tuple(f"{phrase} " for phrase in self.words(name))


_SETS = (
    *("attribution", "complement", "adverbial", "adverbs", "impersonal", "leaning", "closing", "subordinators"),
    *("additive", "additive_but", "anaphors", "connective", "dialogue", "pronouns", "not_possessed"),
    *("verbal", "auxiliary", "partly", "days"),
)
_PHRASES = ("leaning_pairs", "leaning_but", "second", "partitives", "referring", "scenes")


@cache
def discourse(lang: Lang) -> Discourse:
    """A language's discourse data; empty for a language that has none."""
    data = topic(lang, "discourse")
    lists = _Lists(data)
    read: dict[str, Any] = {name: lists.some(name) for name in _SETS}
    read |= {name: lists.phrases(name) for name in _PHRASES}
    return Discourse(
        **read,
        conjunctions=lists.words("conjunctions"),
        verb_prefixes=lists.words("verb_prefixes"),
        verb_endings=lists.words("verb_endings"),
        articles=lists.words("articles"),
        roles=frozenset(_before_ending(role, data.get("opened", {})) for role in data.get("roles", ())),
        possessives=tuple(data.get("possessives", ())),
        plural_endings=lists.words("plural_endings"),
        noun_endings=lists.words("plural_nouns"),
        objects=tuple(data.get("objects", ())),
        governed=_governed(data.get("governed", {})),
        glued_objects=tuple(data.get("glued_objects", ())),
        inserted=_inserted(lists.words("inserted")),
        tagged=_tagged(lists.words("pronouns"), lists.words("attribution")),
        says=_saying(lists),
    )


def _governed(verbs: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    """The prepositions that each verb governs."""
    found: dict[str, frozenset[str]] = {}
    for preposition, governing in verbs.items():
        for verb in map(fold, governing):
            found[verb] = found.get(verb, frozenset()) | {fold(preposition)}
    return found


def _saying(lists: _Lists) -> Callable[[str], bool]:
    attribution, impersonal = lists.some("attribution"), lists.some("impersonal")
    conjunctions = lists.words("conjunctions")

    def says(word: str) -> bool:
        """Whether a word is a personal verb of saying, a conjunction glued to it or not."""
        rest = word[1:] if word.startswith(conjunctions) else word
        return word not in impersonal and (word in attribution or rest in attribution)

    return remembered(says)


def _before_ending(role: str, opened: Mapping[str, str]) -> str:
    """A noun's form before an ending, folded: its last letter may become another there."""
    return fold(role[:-1] + opened.get(role[-1], role[-1]))


def _inserted(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """«Inflation, however, remains…»: a connective between commas."""
    return re.compile(rf"[,،]\s*(?:{'|'.join(map(re.escape, words))})\s*[,،]") if words else None


def _tagged(pronouns: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str] | None:
    """«…, she said», «"…" said she»: a pronoun and a verb of saying behind a comma or a quotation, in either order
    behind a quotation («Nilsen, the director, said she…» is none); what follows is group 2."""
    if not pronouns or not verbs:
        return None
    who, says = f"(?:{'|'.join(pronouns)})", f"(?:{'|'.join(verbs)})"
    return re.compile(rf'([,"])\s*(?:{who}\s+{says}|(?<=")\s*{says}\s+{who})\b(.*)', re.DOTALL)
