"""A translation much shorter or longer than real translations of such a source are: text was dropped, or made up."""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from khulasa.checks.pair import Finding, Pair
from khulasa.languages import topic
from khulasa.model import Lang, Warned
from khulasa.text.normalise import fold
from khulasa.text.words import stop_words

# Added to both lengths, so that a letter more or less in a text of three words means little.
_SMOOTHING = 5
# In texts of fewer letters than this (dates, figures, headlines), lengths say the less, the fewer there are.
_FEW = 45
# Doubt, in points of chrF: for each deviation short, for each beyond the first, for each in words that carry meaning,
# for each deviation long beyond what is common (see `khulasa.checks.verdict`).
_SHORT, _SHORTER, _MEANING, _LONG = 2.0, 1.4, 1.35, 1.0
# A length that hardly any human translation has: what is there cannot be all.
_OFF = 10.0
# In a longer sentence there is more that agrees; the logarithm of its letters from which that is so, and up to which.
_BRIEF, _BRIEFEST, _BREVITY = 5.2, 4.0, 5.0


def letters(text: str) -> int:
    """The letters and digits of a text; marks of vocalisation and tatweel are none."""
    return sum(char.isalnum() for char in unicodedata.normalize("NFKC", text) if char != "ـ")


@cache
def _joined(lang: Lang) -> tuple[str, ...]:
    return tuple(fold(each) for each in topic(lang, "checks").get("affixes", {}).get("joining", ()))


def meaning(words: Sequence[str], lang: Lang) -> int:
    """The letters of those words that say something about the subject."""
    stop, joined = stop_words(lang), _joined(lang)

    def empty(word: str) -> bool:
        return word in stop or any(word.startswith(each) and word[len(each) :] in stop for each in joined)

    return sum(len(word) for word in words if not empty(word))


def _usual(source: Lang, target: Lang) -> Mapping[str, float] | None:
    found: Mapping[str, float] | None = topic(target, "checks").get("length", {}).get(source)
    return found


def ratios(pair: Pair) -> tuple[float, float]:
    """The logarithms of target over source: of all letters, and of those in words that carry meaning."""
    source, target = letters(pair.source), letters(pair.read)
    said, kept = meaning(pair.source_words, pair.source_lang), meaning(pair.target_words, pair.target_lang)
    return (
        math.log((target + _SMOOTHING) / (source + _SMOOTHING)),
        math.log((kept + _SMOOTHING) / (said + _SMOOTHING)),
    )


def deviations(pair: Pair) -> tuple[float, float] | None:
    """How far both ratios lie from what is usual for the pair of languages, in standard deviations of human
    translations; None where nothing is known of the pair."""
    usual = _usual(pair.source_lang, pair.target_lang)
    if usual is None:
        return None
    all_letters, of_meaning = ratios(pair)
    wider = max(1.0, _FEW / max(1, letters(pair.source))) ** 1.5
    return (
        (all_letters - usual["centre"]) / (usual["spread"] * wider),
        (of_meaning - usual["meaning_centre"]) / (usual["meaning_spread"] * wider),
    )


def check(pair: Pair) -> Finding:
    """Shorter than usual is doubtful from the start, since what is missing cannot be seen; longer only when far off."""
    usual, both = _usual(pair.source_lang, pair.target_lang), deviations(pair)
    if usual is None or both is None:
        return Finding()
    far, of_meaning = both
    doubt = _SHORT * max(0.0, -far) + _SHORTER * max(0.0, -far - 1) + _MEANING * max(0.0, -of_meaning)
    doubt += _LONG * max(0.0, far - 2)
    if far < usual["short"]:
        return Finding(
            Warned("length", f"much shorter than translations of such a text are{_sizes(pair)}"), doubt + _OFF
        )
    if far > usual["long"]:
        return Finding(
            Warned("length", f"much longer than translations of such a text are{_sizes(pair)}"), doubt + _OFF
        )
    return Finding(None, doubt)


def _sizes(pair: Pair) -> str:
    return f": {len(pair.target_words)} words for {len(pair.source_words)}"


def brevity(pair: Pair) -> Finding:
    """The shorter a sentence, the less there is that could agree: engines do better on the longer ones."""
    size = math.log(max(1, letters(pair.source)))
    return Finding(None, _BREVITY * (_BRIEF - min(_BRIEF, max(_BRIEFEST, size))))
