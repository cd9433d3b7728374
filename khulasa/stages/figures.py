"""Key figures: numbers of an article with what they count, verbatim («294 هجوماً», "more than 70 attacks")."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from khulasa.languages import topic
from khulasa.model import Article, Figure, Lang, Sentence
from khulasa.stages.names import Token, tokenise
from khulasa.text.normalise import fold
from khulasa.text.numbers import NumberMatch, find_numbers
from khulasa.text.words import stop_words

MOST = 6
LEAST_VALUE = 2
"""«أحد», "one": no figure."""
NEAR = 8
"""Words behind a number among which its noun is looked for."""
YEARS = range(1400, 2101)

_MONEY = re.compile(r"[$€£¥]\s?$")
_LAST_WORDS = re.compile(r"(?:[^\W\d_]+\s+){1,4}$")


@dataclass(frozen=True, slots=True)
class Counting:
    """`languages/<lang>/figures.toml`, folded. Without the file nothing is a figure."""

    qualifiers: tuple[str, ...]
    glued: frozenset[str]
    vague: frozenset[str]
    links: frozenset[str]
    ranges: tuple[str, ...]
    between: frozenset[str]
    not_counted: frozenset[str]
    before_year: frozenset[str]
    before_label: frozenset[str]
    within: int
    endings: tuple[str, ...]
    not_endings: tuple[str, ...]
    words: frozenset[str]
    not_prefixes: tuple[str, ...]
    never_prefixes: tuple[str, ...]
    unless_endings: tuple[str, ...]
    of: frozenset[str]
    of_words: int
    determiners: frozenset[str]
    stop: frozenset[str]


@cache
def counting(lang: Lang) -> Counting:
    """What a language counts and how it says so."""
    data = topic(lang, "figures")
    noun: Mapping[str, Any] = data.get("noun", {})

    def several(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
        return tuple(sorted({fold(word) for word in table.get(name, ())}, key=lambda word: (-len(word), word)))

    return Counting(
        several(data, "qualifiers"),
        frozenset(several(data, "glued")),
        frozenset(several(data, "vague")),
        frozenset(several(data, "links")),
        several(data, "ranges"),
        frozenset(several(data, "between")),
        frozenset(several(data, "not_counted")),
        frozenset(several(data, "before_year")),
        frozenset(several(data, "before_label")),
        int(noun.get("within", 0)),
        several(noun, "endings"),
        several(noun, "not_endings"),
        frozenset(several(noun, "words")),
        several(noun, "not_prefixes"),
        several(noun, "never_prefixes"),
        tuple(noun.get("unless_endings", ())),
        frozenset(several(noun, "of")),
        int(noun.get("of_words", 0)),
        frozenset(several(noun, "determiners")),
        stop_words(lang),
    )


def figures(article: Article, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """At most six figures of the sentences given, in order, each text once; a figure's text is part of its sentence.

    A figure is a number and the noun it counts, with the words that qualify it. Dates, years, durations, ages, ordinal
    numbers and labels («المادة 5», "Flight 12") are none; nor is a number whose noun is not beside it.
    """
    known = counting(article.lang)
    found: dict[str, Figure] = {}
    for sentence in sentences:
        for text in _in_sentence(sentence.text, article.lang, known):
            found.setdefault(fold(text), Figure(text, sentence))
    return tuple(found.values())[:MOST]


def _in_sentence(text: str, lang: Lang, known: Counting) -> list[str]:
    numbers = [number for number in find_numbers(text, lang) if known.within]
    tokens = tokenise(text) if numbers else ()
    found: list[str] = []
    open_range: int | None = None
    for index, number in enumerate(numbers):
        if open_range is None and (open_range := _range(text, numbers, index, known)) is not None:
            continue
        start = _qualified(text, number.start, known, known.qualifiers) if open_range is None else open_range
        if start is None and _like_a_year(number):
            continue
        start, open_range = (_priced(text, number.start) if start is None else start), None
        end = _counted(text, number, tokens, known)
        if end is not None:
            found.append(text[start:end])
    return found


def _like_a_year(number: NumberMatch) -> bool:
    """Whether a number with nothing before it may be a year whatever stands behind: 1998, but not 2,000 or 2000."""
    return len(number.text) == 4 and number.text.isdecimal() and number.value in YEARS and number.value % 100 != 0


def _qualified(text: str, number: int, known: Counting, phrases: tuple[str, ...]) -> int | None:
    """Where the words begin that qualify the number, before its currency sign if it has one; None without any."""
    start = _priced(text, number)
    before = _LAST_WORDS.search(text, max(0, start - 48), start)
    for word in re.finditer(r"\S+", before.group()) if before else ():
        at = before.start() + word.start() if before else start
        phrase = fold(" ".join(text[at:start].split()))
        if phrase in phrases:
            return at
        if phrase[:1] in known.glued and phrase[1:] in phrases:
            return at + 1
    return None


def _priced(text: str, number: int) -> int:
    """Where the number begins, with its currency sign."""
    money = _MONEY.search(text, max(0, number - 2), number)
    return money.start() if money else number


def _range(text: str, numbers: Sequence[NumberMatch], index: int, known: Counting) -> int | None:
    """Where a range begins that this number and the next are the ends of: «ما بين 9 آلاف و10 آلاف سجين», "two to
    three million people"."""
    if index + 1 == len(numbers):
        return None
    link = fold(text[numbers[index].end : numbers[index + 1].start]).strip()
    start = _qualified(text, numbers[index].start, known, known.ranges) if link in known.links else None
    if start is None and link in known.between and not (numbers[index].percent or numbers[index].ordinal):
        start = _qualified(text, numbers[index].start, known, known.qualifiers)
        return _priced(text, numbers[index].start) if start is None else start
    return start


def _counted(text: str, number: NumberMatch, tokens: Sequence[Token], known: Counting) -> int | None:
    """Where the figure ends, behind its counted noun; None when it is no figure."""
    if number.ordinal or number.value < LEAST_VALUE or fold(number.text) in known.vague:
        return None
    if text[number.end : number.end + 1] in ("-", "–", ":", "/"):
        return None
    at = bisect_left(tokens, number.start, key=lambda token: token.end)
    at += at < len(tokens) and tokens[at].end <= number.start
    before = tokens[at - 1].folded if at else ""
    if before in known.before_label or (number.value in YEARS and before in known.before_year):
        return None
    first = bisect_left(tokens, number.end, key=lambda token: token.start)
    behind = tokens[first : first + NEAR]
    if number.percent:
        return _part_of(text, number.end, behind, known)
    if _MONEY.search(text, max(0, number.start - 2), number.start):
        return number.end
    noun = _noun(text, number.end, behind, known)
    if noun is None and behind and behind[0].folded in known.of:
        return _part_of(text, number.end, behind, known)
    return noun


def _part_of(text: str, end: int, behind: Sequence[Token], known: Counting) -> int | None:
    """Behind «من …», "of …": of what the number is a part."""
    if behind and behind[0].folded not in known.of and behind[0].folded not in known.stop:
        behind = behind[1:] if behind[0].folded in known.words else behind
    if not behind or behind[0].folded not in known.of or not _touches(text, end, behind[0]):
        return None
    last: Token | None = None
    place = behind[0].end
    for token in behind[1:]:
        article = token.folded in known.stop and last is None and token.folded in known.determiners
        if not _touches(text, place, token) or (token.folded in known.stop and not article):
            break
        place = token.end
        if article:
            continue
        last = token
        if _count_words(text, behind[0], last) >= known.of_words:
            break
    return last.end if last else None


def _count_words(text: str, first: Token, last: Token) -> int:
    return len(text[first.end : last.end].split())


def _touches(text: str, end: int, token: Token) -> bool:
    return text[end : token.start] in (" ", "\u00a0")


def _noun(text: str, end: int, behind: Sequence[Token], known: Counting) -> int | None:
    """The end of the counted noun, one of the next words."""
    place = end
    for token in behind[: known.within]:
        if not _touches(text, place, token) and text[place : token.start] not in ("-",):
            return None
        stop = token.folded in known.stop and not (len(token.text) > 1 and token.text.isupper())
        if stop or token.folded in known.not_counted or token.folded[0].isdigit():
            return None
        if _is_noun(token, known):
            return token.end
        place = token.end
    return None


def _is_noun(token: Token, known: Counting) -> bool:
    word = token.folded
    if word in known.words:
        return True
    if known.endings:
        return len(word) > 3 and word.endswith(known.endings) and not word.endswith(known.not_endings)
    if known.never_prefixes and word.startswith(known.never_prefixes):
        return False
    return len(word) > 2 and (not word.startswith(known.not_prefixes) or token.text.endswith(known.unless_endings))
