"""Words: what counts as one, which say nothing about a subject, and the stems that stand for them."""

import re
from functools import cache

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold
from khulasa.text.stems import stem

_WORD = re.compile(r"\w+")


def tokens(text: str) -> list[str]:
    """The folded words of a text, in order: runs of letters and digits.

    >>> tokens("«قسد» قالت: ٢٥ عنصراً")
    ['قسد', 'قالت', '25', 'عنصرا']
    """
    return _WORD.findall(fold(text))


def count(text: str) -> int:
    """How many words a text has."""
    return len(tokens(text))


@cache
def stop_words(lang: Lang) -> frozenset[str]:
    """The folded words that say nothing about an article's subject; none for a language without a list."""
    return frozenset(fold(word) for word in topic(lang, "words").get("stop", ()))


def terms(text: str, lang: Lang) -> list[str]:
    """The stems of the words that say what a text is about, in order, repeated as they repeat."""
    stop = stop_words(lang)
    return [stem(word, lang) for word in tokens(text) if word not in stop]
