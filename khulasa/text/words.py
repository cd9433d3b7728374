"""Words: what counts as one, which say nothing about a subject, and the stems that stand for them."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered
from khulasa.text.stems import stemmer

_WORD = re.compile(r"\w+")
_LOCATED = re.compile(r"(\w+)")


def tokens(text: str) -> list[str]:
    """The folded words of a text, in order: runs of letters and digits.

    >>> tokens("«قسد» قالت: ٢٥ عنصراً")
    ['قسد', 'قالت', '25', 'عنصرا']
    """
    return _WORD.findall(fold(text))


def located(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int], list[int]]:
    """All that a pattern of one group finds in a text, and where each begins and ends.

    `re.split` finds them without making a match of each, and so several times as fast as `re.finditer`.
    """
    parts = pattern.split(text)
    edges = [*accumulate(map(len, parts), initial=0)]
    return parts[1::2], edges[1:-1:2], edges[2::2]


def located_words(folded: str) -> tuple[list[str], list[int], list[int]]:
    """The words of a folded text, and where each begins and ends."""
    return located(_LOCATED, folded)


def count(text: str) -> int:
    """How many words a text has."""
    return len(tokens(text))


@cache
def stop_words(lang: Lang) -> frozenset[str]:
    """The folded words that say nothing about an article's subject; none for a language without a list."""
    return frozenset(fold(word) for word in topic(lang, "words").get("stop", ()))


def terms(text: str, lang: Lang) -> list[str]:
    """The stems of the words that say what a text is about, in order, repeated as they repeat."""
    return terms_of(tokens(text), lang)


def terms_of(words: Iterable[str], lang: Lang) -> list[str]:
    """The same of folded words."""
    return list(filter(None, map(_term(lang), words)))


@cache
def _term(lang: Lang) -> Callable[[str], str | None]:
    """A folded word's stem, remembered; None for a stop word."""
    stop, stem = stop_words(lang), stemmer(lang)
    return remembered(lambda word: None if word in stop else stem(word))
