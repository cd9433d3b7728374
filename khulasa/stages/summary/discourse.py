"""What a language's discourse data say of leaning and saying: `languages/<lang>/discourse.toml`, folded and ready."""

import re
from collections.abc import Callable, Mapping
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
    `roles` holds what stands before a possessive ending (the language's `possessives`)."""

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


@cache
def discourse(lang: Lang) -> Discourse:
    """A language's discourse data; empty for a language that has none."""
    data = topic(lang, "discourse")
    lists = _Lists(data)
    return Discourse(
        attribution=lists.some("attribution"),
        complement=lists.some("complement"),
        adverbial=lists.some("adverbial"),
        adverbs=lists.some("adverbs"),
        impersonal=lists.some("impersonal"),
        leaning=lists.some("leaning"),
        leaning_pairs=lists.phrases("leaning_pairs"),
        leaning_but=lists.phrases("leaning_but"),
        second=lists.phrases("second"),
        partitives=lists.phrases("partitives"),
        closing=lists.some("closing"),
        referring=lists.phrases("referring"),
        subordinators=lists.some("subordinators"),
        additive=lists.some("additive"),
        additive_but=lists.some("additive_but"),
        anaphors=lists.some("anaphors"),
        connective=lists.some("connective"),
        dialogue=lists.some("dialogue"),
        pronouns=lists.some("pronouns"),
        conjunctions=lists.words("conjunctions"),
        verb_prefixes=lists.words("verb_prefixes"),
        verb_endings=lists.words("verb_endings"),
        articles=lists.words("articles"),
        roles=frozenset(_before_ending(role, data.get("opened", {})) for role in data.get("roles", ())),
        possessives=tuple(data.get("possessives", ())),
        not_possessed=lists.some("not_possessed"),
        inserted=_inserted(lists.words("inserted")),
        tagged=_tagged(lists.words("pronouns"), lists.words("attribution")),
        says=_saying(lists),
    )


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
