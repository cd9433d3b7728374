"""A source and its translation, prepared once for all checks, and what a check says of them."""

import html
import re
from dataclasses import dataclass
from functools import cache

from khulasa.languages import topic
from khulasa.model import Lang, Warned
from khulasa.text.normalise import fold

_REFERENCE = re.compile(r"&\s?(#?\w+)\s?;")
# «No. 11» is a number, not a negation: a short abbreviation before a digit is no word.
_WORD = re.compile(r"(?!no\.? ?\d)\w+(?:['’]\w+)?")


def unescaped(text: str) -> str:
    """The text with its HTML entities resolved, also those that tokenising has torn apart («&quot ;»)."""
    return html.unescape(_REFERENCE.sub(r"&\1;", text))


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its translation. ``read``: the translation as a reader would see it, HTML entities resolved;
    ``source_words``, ``target_words``: folded words in order."""

    source: str
    target: str
    source_lang: Lang
    target_lang: Lang
    read: str
    source_words: tuple[str, ...]
    target_words: tuple[str, ...]

    @classmethod
    def of(cls, source: str, target: str, source_lang: Lang, target_lang: Lang) -> "Pair":
        read = unescaped(target)
        plain = unescaped(source)
        return cls(plain, target, source_lang, target_lang, read, words(plain), words(read))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. ``warning``: for people, if it is worth a warning; ``doubt``: how much it lowers confidence,
    in points of chrF (see `khulasa.checks.verdict`)."""

    warning: Warned | None = None
    doubt: float = 0.0


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(_WORD.findall(fold(text)))


@cache
def word_set(lang: Lang, *path: str) -> frozenset[str]:
    """A list of words in ``languages/<lang>/checks.toml``, folded; empty where there is none."""
    data = topic(lang, "checks")
    for name in path[:-1]:
        data = data.get(name, {})
    return frozenset(fold(word) for word in data.get(path[-1], ()))
