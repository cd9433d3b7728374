"""What is wrong with a sentence, so that no summary should carry it: garbled, cut off, or at odds with its article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.stages.summary.reading import MARKS, QUOTES, Reading
from khulasa.text.normalise import fold
from khulasa.text.stems import stem, stemmer

Fault = Literal["garbled", "contradicts", "fragment", "open-quote"]

LONGEST_FRAGMENT = 14
"""Words: a sentence without a verb that is longer than this has one whose form does not show it."""
LONGEST_QUOTATION = 3
"""Sentences: a mark that is closed later than that was never opened."""
HOSTILE_CUES = 3
"""How often an article must speak of fighting a group before it counts as the article's adversary."""

_END = re.compile(r"[.!?؟…。۔।]\W*$")
_EMPTY_QUOTE = re.compile(r"[“„«][\s.,،;؛]*[”»]|[\"“”]\s*[.,،]\s*[\"“”]\s*\.")
_OPENING_CLAUSE = re.compile(r"(\w+(?:\s+\w+){0,3})\s*[،,]\s*(\w+)")
_WORD = re.compile(r"\w+")
_ITEM = re.compile(r"[-*•▪◦●·–—■]\s|[\d٠-٩]{1,2}[.)\-]\s")


@dataclass(frozen=True, slots=True)
class Signs:
    """What `languages/<lang>/discourse.toml` says of broken sentences; folded, but `dangling` and noun endings."""

    dangling: frozenset[str]
    copulas: frozenset[str]
    noun_prefixes: tuple[str, ...]
    noun_endings: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    noun_patterns: re.Pattern[str] | None
    particles: frozenset[str]
    negators: frozenset[str]
    persons: tuple[str, ...]
    no_verbs: frozenset[str]
    negated_but: frozenset[str]
    clash: Mapping[str, frozenset[str]]


@cache
def signs(lang: Lang) -> Signs:
    """The signs of a language; none for a language without data."""
    data = topic(lang, "discourse")
    nouns: Mapping[str, Any] = data.get("nouns", {})

    def folded(words: Sequence[str]) -> frozenset[str]:
        return frozenset(fold(word) for word in words)

    patterns = tuple(nouns.get("patterns", ()))
    clash = {name: folded(words) for name, words in data.get("clash", {}).items()}
    for name in ("adversaries", "friends", "hostility", "benefits"):
        clash[name] = frozenset(stem(word, lang) for word in clash.get(name, ()))
    return Signs(
        frozenset(data.get("dangling", ())),
        folded(data.get("copulas", ())),
        tuple(nouns.get("prefixes", ())),
        tuple(nouns.get("endings", ())),
        tuple(nouns.get("verb_prefixes", ())),
        re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None,
        folded(nouns.get("particles", ())),
        folded(data.get("negators", ())),
        tuple(fold(letter) for letter in data.get("persons", ())) or ("\0",),
        folded(data.get("no_verbs", ())),
        folded(data.get("negated_but", ())),
        clash,
    )


def faults(sentences: Sequence[Reading], lang: Lang) -> dict[int, Fault]:
    """What is wrong, by the sentence's index; quotations that run over several sentences are no fault."""
    known = signs(lang)
    adversary = _adversary(sentences, known)
    found: dict[int, Fault] = {}
    for index, reading in enumerate(sentences):
        if (reading.quotes and _EMPTY_QUOTE.search(reading.sentence.text)) or _denies_nothing(reading, known):
            found[index] = "garbled"
        elif _dangles(reading, known):
            found[index] = "garbled"
            before = index - 1
            if before >= 0 and sentences[before].sentence.paragraph == reading.sentence.paragraph:
                found[before] = "garbled"
        elif _cut_off(reading) or _verbless(reading, known):
            found[index] = "fragment"
        elif adversary and _clashes(reading, known, lang):
            found[index] = "contradicts"
    return found


def quotations(sentences: Sequence[Reading]) -> tuple[tuple[int, ...], dict[int, Fault]]:
    """The first sentence of the quotation each sentence belongs to (itself, for most), and those left open for good."""
    group, open_at = list(range(len(sentences))), -1
    broken: dict[int, Fault] = {}
    for index, reading in enumerate(sentences):
        if open_at >= 0 and not _same_quotation(sentences, open_at, index):
            broken[open_at], open_at = "open-quote", -1
        direction = _left_open(reading.sentence.text) if reading.quotes else None
        if direction is None:
            continue
        if open_at >= 0 and direction <= 0:
            group[open_at : index + 1] = [open_at] * (index + 1 - open_at)
            open_at = -1
        elif open_at < 0 <= direction:
            open_at = index
        else:
            broken[index] = "open-quote"
    if open_at >= 0:
        broken[open_at] = "open-quote"
    return tuple(group), broken


def _same_quotation(sentences: Sequence[Reading], first: int, other: int) -> bool:
    """Whether a quotation that the first sentence opens may go on to the other one."""
    together = sentences[first].sentence.paragraph == sentences[other].sentence.paragraph
    return together and other - first < LONGEST_QUOTATION


def _left_open(text: str) -> int | None:
    """None where quotation marks come in pairs; else 1 if one opens, -1 if one closes, 0 if its form does not say."""
    if sum(text.count(mark) for mark in QUOTES) % 2 == 0:
        return None
    opening = sum(text.count(mark) for mark in "“„«") - sum(text.count(mark) for mark in "”»")
    return (opening > 0) - (opening < 0)


def _dangles(reading: Reading, known: Signs) -> bool:
    """«في القارة ، وأن 41٪…»: an adverbial, a comma, and the second clause of a saying whose first is missing."""
    if reading.words[0] not in known.particles:
        return False
    found = _OPENING_CLAUSE.match(MARKS.sub("", reading.sentence.text))
    return found is not None and found.group(2) in known.dangling


def _denies_nothing(reading: Reading, known: Signs) -> bool:
    """«إنهم لم أن…», «… ثمانية لم.»: a particle that denies a verb, and no verb behind it."""
    if known.negators.isdisjoint(reading.words):
        return False
    following = zip(reading.words, (*reading.words[1:], ""), strict=True)
    return any(
        word in known.negators and (not after.startswith(known.persons) or after in known.no_verbs)
        for word, after in following
        if after not in known.negated_but
    )


def _cut_off(reading: Reading) -> bool:
    """Ends like a list's head or a label, or is an item of a list without a sentence's end: a teaser, a key point."""
    text = reading.sentence.text
    if text.endswith((":", "،", ",", "؛", ";")):
        return True
    return (len(reading.words) < 8 or _ITEM.match(text) is not None) and not _END.search(text)


def _verbless(reading: Reading, known: Signs) -> bool:
    """Whether no word of a short sentence can be a verb."""
    if not known.noun_patterns or len(reading.words) > LONGEST_FRAGMENT:
        return False
    if reading.sentence.text.rstrip('»”" ').endswith(("؟", "?")):
        return False
    if any(word in known.copulas for word in reading.words):
        return False
    return all(_is_noun(word, known) for word in _WORD.findall(MARKS.sub("", reading.sentence.text)))


def _is_noun(word: str, known: Signs) -> bool:
    if word[0].isdigit() or fold(word) in known.particles or (word.startswith(known.noun_prefixes) and len(word) > 3):
        return True
    pattern = known.noun_patterns
    if pattern is not None and pattern.fullmatch(word):
        return True
    return word.endswith(known.noun_endings) and not word.startswith(known.verb_prefixes)


def _adversary(sentences: Sequence[Reading], known: Signs) -> bool:
    """Whether the article speaks of fighting a group: words of hostility and of adversaries in the same sentences."""
    hostility, adversaries = known.clash.get("hostility"), known.clash.get("adversaries")
    if not hostility or not adversaries:
        return False
    both = 0
    for reading in sentences:
        both += not (reading.vocabulary.isdisjoint(hostility) or reading.vocabulary.isdisjoint(adversaries))
    return both >= HOSTILE_CUES


def _clashes(reading: Reading, known: Signs, lang: Lang) -> bool:
    """Whether the sentence urges something that serves the adversary: an obligation, a benefit, and «لهم» behind it
    when the adversary are the only people named before; nothing in the sentence prevents or denies."""
    words, clash = reading.words, known.clash
    if clash["obligation"].isdisjoint(words) or not clash["prevention"].isdisjoint(words):
        return False
    start = next(index for index, word in enumerate(words) if word in clash["obligation"])
    stems = list(map(stemmer(lang), words))
    for index in range(start + 1, len(words)):
        phrase = {words[index], " ".join(words[index - 1 : index + 1])}
        if phrase.isdisjoint(clash["beneficiary"]):
            continue
        people = stems[:index]
        adverse = not clash["adversaries"].isdisjoint(people) and clash["friends"].isdisjoint(people)
        if adverse and not clash["benefits"].isdisjoint(stems[start:index]):
            return True
    return False
