"""Output in the wrong script, or in the source's own words: the engine gave back what it could not translate."""

import re
import unicodedata
from functools import cache

from khulasa.checks.pair import Finding, Pair
from khulasa.languages import topic
from khulasa.model import Lang, Warned

_WORD = re.compile(r"[^\W\d_]+")
# Copied words, at least so many and so large a share of the translation, are a sentence left as it was.
_COPIED_WORDS, _COPIED_SHARE = 4, 0.8
UNREADABLE = 100.0
# A word left over, and a translation of nothing else.
_LEFT, _ALL_LEFT = 4.0, 60.0


@cache
def _script(char: str) -> str:
    """The script of a letter, as Unicode names it: ``LATIN``, ``ARABIC``."""
    return unicodedata.name(char, "").partition(" ")[0]


def script_of(lang: Lang) -> str:
    """The script a language is written in, as Unicode names letters; empty where it is not known."""
    return str(topic(lang, "checks").get("script", ""))


def share(text: str, lang: Lang) -> float:
    """The share of a text's letters that are of the language's script; 0 for a text without a letter."""
    letters = [char for char in unicodedata.normalize("NFKC", text) if char.isalpha()]
    script = script_of(lang)
    return sum(_script(char) == script for char in letters) / max(1, len(letters))


def foreign_words(pair: Pair) -> tuple[str, ...]:
    """Words of the translation with a letter of the source's script, where that is not the target's too."""
    source_script, target_script = script_of(pair.source_lang), script_of(pair.target_lang)
    if source_script == target_script:
        return ()
    found = _WORD.findall(unicodedata.normalize("NFKC", pair.read))
    return tuple(word for word in found if any(_script(char) == source_script for char in word))


def check(pair: Pair) -> Finding:
    """A translation without a letter of its script has failed; one with words of the source's script, in part."""
    if not pair.read.strip():
        return Finding(Warned("script", "the translation is empty"), UNREADABLE)
    if _copied(pair):
        return Finding(Warned("script", "the translation repeats the source's own words"), UNREADABLE)
    if not script_of(pair.target_lang) or not _has_letters(pair.source + pair.read):
        return Finding()
    of_target = share(pair.read, pair.target_lang)
    if not of_target:
        return Finding(Warned("script", "no letter of the translation is in its language's script"), UNREADABLE)
    return _foreign(pair, of_target)


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _copied(pair: Pair) -> bool:
    """Whether the translation is the source again, in words of the source's language."""
    if len(pair.target_words) < _COPIED_WORDS or not _has_letters(pair.read):
        return False
    known = set(pair.source_words)
    return sum(word in known for word in pair.target_words) >= _COPIED_SHARE * len(pair.target_words)


def _foreign(pair: Pair, of_target: float) -> Finding:
    foreign = foreign_words(pair)
    if not foreign:
        return Finding()
    if of_target < 0.5:
        return Finding(
            Warned("script", f"most of it is left in the source's script: {' '.join(foreign[:8])}"), UNREADABLE
        )
    # Names in capitals are written in Latin letters in any language; a lower-case word is a word left over, and so is
    # one of a script that has no capitals.
    left = [word for word in foreign if word == word.lower()]
    if not left:
        return Finding()
    doubt = _LEFT + _ALL_LEFT * len(left) / max(1, len(pair.target_words))
    return Finding(Warned("script", f"left in the source's script: {' '.join(left[:8])}"), doubt)
