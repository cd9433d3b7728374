"""Sentences that were dropped: a source of several sentences whose translation has fewer, and is short."""

import re

from khulasa.checks.length import deviations
from khulasa.checks.pair import Finding, Pair
from khulasa.model import Warned

# An end is followed by a space and anything, so that «3.5», «U.S.» at an end and «p.m.» before a small letter are none.
_END = re.compile(r"(?:[.!?؟。…]+[\"'”’»)\]]*)(?=\s+[^\sa-z])|[.!?؟。…]+[\"'”’»)\]]*\s*$")
# Doubt: for each end less, at most two; for what is short as well, by so many deviations.
_JOINED, _DROPPED, _SHORT = 2.5, 4.0, -1.0
_ABBREVIATION = re.compile(r"(?:\b\w|\b[A-Z][a-z]{0,2}|\.\w)\.(?=\s)")


def ends(text: str) -> int:
    """How many sentences the marks of a text end; at least 1 for a text."""
    return max(1, len(_END.findall(_ABBREVIATION.sub(" ", text.strip()))))


def check(pair: Pair) -> Finding:
    """Fewer sentence ends than the source: a warning if the length says that words went with them."""
    source, target = ends(pair.source), ends(pair.read)
    if target >= source:
        return Finding()
    far = deviations(pair)
    doubt = _JOINED * min(2, source - target)
    if far is not None and far[0] < _SHORT:
        warning = Warned("dropped", f"{source} sentences became {target}, and the translation is short")
        return Finding(warning, _DROPPED + doubt)
    return Finding(None, doubt)
