"""All checks of a translation, and the confidence that follows from them.

Each check says how much it doubts a translation, in points of sentence chrF that translations with such a fault were
found to lose. The weights of what no person is warned of (shortness, brevity, marks) come from a ridge regression on
997 sentences of FLORES-101 dev in both directions of Arabic and English, as Argos Translate 1.x gives them, against
the human reference; those of faults that are plain to see (a changed number, the wrong script) are set so that they
count whatever chrF says, since it hardly notices them. ``benchmarks/checks.py`` measures what comes of it.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from khulasa.checks import (
    calendar,
    entities,
    glossary,
    length,
    marks,
    names,
    negation,
    numbers,
    repeats,
    script,
    sentences,
    symbols,
)
from khulasa.checks.pair import Finding, Pair
from khulasa.editorial import EntityEntry, Term
from khulasa.model import Lang, Warned

# Points of doubt at which confidence has fallen to half of what it is without any.
_HALF = 22.0
_BEST = 0.98
HOLD_BELOW = 0.5

CHECKS: Mapping[str, Callable[[Pair], Finding]] = {
    "script": script.check,
    "numbers": numbers.check,
    "calendar": calendar.check,
    "negation": negation.check,
    "length": length.check,
    "brevity": length.brevity,
    "repeats": repeats.check,
    "sentences": sentences.check,
    "marks": marks.check,
    "entities": entities.check,
    "symbols": symbols.check,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say: ``confidence`` from 0 to 1; ``held``: it is too low to publish the translation;
    ``warnings``: what is wrong, for people."""

    confidence: float
    held: bool
    warnings: tuple[Warned, ...]


def findings(pair: Pair, terms: Sequence[Term] = (), entries: Sequence[EntityEntry] = ()) -> Mapping[str, Finding]:
    """What each check says, by its name, in the order in which they are shown; of a translation that cannot be read as
    its language, no more than that and its numbers."""
    unread = script.check(pair)
    if unread.doubt >= script.UNREADABLE:
        return {"script": unread, "numbers": numbers.check(pair)}
    found = {name: look(pair) for name, look in CHECKS.items()}
    return {**found, "glossary": glossary.check(pair, terms), "names": names.check(pair, entries)}


def check(
    source: str,
    target: str,
    source_lang: Lang,
    target_lang: Lang,
    terms: Sequence[Term] = (),
    names: Sequence[EntityEntry] = (),
    *,
    hold_below: float = HOLD_BELOW,
) -> Verdict:
    """Judge a translation by its source. ``terms``, ``names``: what editors decided; ``hold_below``: the confidence
    from which on a translation is published."""
    found = findings(Pair.of(source, target, source_lang, target_lang), terms, names).values()
    doubt = sum(finding.doubt for finding in found)
    confidence = round(_BEST * math.exp2(-doubt / _HALF), 3)
    warnings = tuple(finding.warning for finding in found if finding.warning)
    return Verdict(confidence, confidence < hold_below, warnings)
