"""Quotation marks, brackets and final stops that were lost: whose words they are, or what was said in passing."""

import re

from khulasa.checks.pair import Finding, Pair, words
from khulasa.model import Warned

_QUOTED = re.compile(r"[\"“”«„‟]([^\"“”«»„‟]{2,})[\"”»“‟]")
_DOUBLE = re.compile(r"[\"“”«»„‟]")
_ANY_QUOTE = re.compile(r"[\"“”«»„‟]|(?<!\w)['‘’]|['‘’](?!\w)|''")
_BRACKETED = re.compile(r"[(\[（]([^()\[\]（）]{2,})[)\]）]")
_BRACKET = re.compile(r"[()\[\]（）]")
_FINAL = re.compile(r"[.!?؟。…][\"'”’»)\]]*\s*$")
# A quotation of so many words is somebody's speech; of fewer, often a name, which other languages write without marks.
_SPEECH = 5
_ASIDE = 2
# Doubt, in points of chrF (see `khulasa.checks.verdict`): for a quotation mark less, at most two; for a bracket more
# (an engine that writes names in brackets, as subtitles do), at most four; for the final stop; for what is warned of.
_LOST = 0.5
_QUOTE_LESS, _BRACKET_MORE, _STOP_LESS = 1.9, 1.7, 1.4


def check(pair: Pair) -> Finding:
    """A warning for speech without quotation marks, or an aside without brackets; doubt for less than that."""
    lost = []
    if _longest(_QUOTED, pair.source) >= _SPEECH and not _ANY_QUOTE.search(pair.read):
        lost.append("the quotation marks around speech")
    if _longest(_BRACKETED, pair.source) >= _ASIDE and not _BRACKET.search(pair.read):
        lost.append("brackets")
    doubt = _LOST * len(lost)
    doubt += _QUOTE_LESS * _between(_more(_DOUBLE, pair.source, pair.read), 2)
    doubt += _BRACKET_MORE * _between(_more(_BRACKET, pair.read, pair.source) / 2, 2)
    if _FINAL.search(pair.source) and not _FINAL.search(pair.read):
        doubt += _STOP_LESS
    return Finding(Warned("dropped", f"lost: {', '.join(lost)}") if lost else None, doubt)


def _longest(pattern: re.Pattern[str], text: str) -> int:
    return max((len(words(inside)) for inside in pattern.findall(text)), default=0)


def _more(pattern: re.Pattern[str], text: str, other: str) -> int:
    return len(pattern.findall(text)) - len(pattern.findall(other))


def _between(count: float, most: float) -> float:
    return max(0.0, min(most, count))
