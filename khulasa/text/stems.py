"""Light stemming: one form for the variants of a word, by taking affixes off the ends and never looking inside.

The affixes are ``[stem]`` in ``languages/<lang>/words.toml``. The method is that of the light stemmers (Larkey,
Ballesteros and Connell 2002, "Improving Stemming for Arabic Information Retrieval"); the lists are our own. A stem is
a key to compare by, not a word to show.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered

Affix = tuple[str, str, int]
"""What a word begins or ends with, what takes its place, and how many letters must be left."""

_PREFIX_SIZES = range(1, 5)


def _affixes(lang: Lang) -> tuple[tuple[Affix, ...], tuple[Affix, ...], int, frozenset[str]]:
    data: Mapping[str, Any] = topic(lang, "words").get("stem", {})

    def read(name: str) -> tuple[Affix, ...]:
        found = ((fold(old), fold(new), int(left)) for old, new, left in data.get(name, ()))
        return tuple(sorted(found, key=lambda affix: (-len(affix[0]), affix[0])))

    whole = frozenset(fold(word) for word in data.get("whole", ()))
    return read("prefixes"), read("suffixes"), int(data.get("passes", 1)), whole


def stem(word: str, lang: Lang) -> str:
    """The stem of one word; the folded word itself for a language without affixes.

    >>> stem("وبالهجمات", "ar") == stem("هجمة", "ar")
    True
    >>> stem("باريس", "ar"), stem("بباريس", "ar"), stem("واشنطن", "ar")
    ('باريس', 'باريس', 'واشنطن')
    """
    return stemmer(lang)(word)


@cache
def stemmer(lang: Lang) -> Callable[[str], str]:
    """`stem` for one language, which remembers: for the words of a whole article."""
    prefixes, suffixes, passes, whole = _affixes(lang)
    openings = frozenset(old for old, _, _ in prefixes)
    by_first, by_last = _by_letter(prefixes, 0), _by_letter(suffixes, -1)

    def stemmed(word: str) -> str:
        found = fold(word)
        for _ in range(passes):
            if found not in whole:
                rest = next((found[n:] for n in _PREFIX_SIZES if found[n:] in whole and found[:n] in openings), None)
                found = rest or _cut_start(found, by_first.get(found[:1], ()))
            found = _cut_end(found, by_last.get(found[-1:], ()))
        return found

    return remembered(stemmed)


def _by_letter(affixes: tuple[Affix, ...], at: int) -> dict[str, tuple[Affix, ...]]:
    """The affixes by their letter at a place, in their order: of a word's many, few begin or end as it does."""
    letters = {old[at] for old, _, _ in affixes}
    return {letter: tuple(affix for affix in affixes if affix[0][at] == letter) for letter in letters}


def _cut_start(word: str, prefixes: tuple[Affix, ...]) -> str:
    for old, new, left in prefixes:
        if word.startswith(old) and len(word) - len(old) >= left:
            return new + word[len(old) :]
    return word


def _cut_end(word: str, suffixes: tuple[Affix, ...]) -> str:
    for old, new, left in suffixes:
        if word.endswith(old) and len(word) - len(old) >= left:
            return word[: len(word) - len(old)] + new
    return word
