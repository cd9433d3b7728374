"""Hypotheses: which of an engine's translations of a text to keep, and whether it may be published."""

from collections.abc import Sequence

from khulasa.checks import check
from khulasa.checks.entities import written_out
from khulasa.checks.verdict import HOLD_BELOW
from khulasa.editorial import EntityEntry, Term
from khulasa.model import Candidate, Request, Segment, Translation

# How much confidence a hypothesis must be ahead by, for each unit of mean log probability that it lies behind: the
# engine's own order stands unless the checks have a reason against it.
_PER_SCORE = 0.5


def choose(
    request: Request,
    translation: Translation,
    terms: Sequence[Term] = (),
    names: Sequence[EntityEntry] = (),
    *,
    hold_below: float = HOLD_BELOW,
) -> Segment:
    """The segment of a request: the hypothesis with the best blend of the engine's score and the checks' confidence, as
    ``machine``, or ``held`` if its confidence is below ``hold_below``; ``missing`` if the engine gave nothing.

    Confidence is rounded to 3 digits and the score to 4, as the memory keeps them, so that a second build, which reads
    them from there, makes the same pages.
    """
    made = [_judged(request, translation, each, terms, names, hold_below) for each in translation.candidates]
    made = [segment for segment in made if segment.target]
    if not made:
        return Segment(request.key, request.kind, request.source, None, "missing")
    return max(made, key=_blend)


def better(first: Segment, second: Segment) -> Segment:
    """Of two attempts at one request the one to keep: one that is not held, then the more confident; else the first."""
    return max((first, second), key=lambda segment: (_RANK.get(segment.state, 2), segment.confidence or 0.0))


def needs_retry(segment: Segment) -> bool:
    """Whether to ask the engine once more with other settings: it gave nothing, or a check warns of what it gave."""
    return segment.state in ("missing", "held") or (segment.state == "machine" and bool(segment.warnings))


def recheck(
    request: Request,
    segment: Segment,
    terms: Sequence[Term] = (),
    names: Sequence[EntityEntry] = (),
    *,
    hold_below: float = HOLD_BELOW,
) -> Segment:
    """A machine segment from the memory, judged anew: the glossary or the checks may have changed since."""
    if segment.state not in ("machine", "held") or not segment.target:
        return segment
    candidate = Candidate(segment.target, segment.score or 0.0)
    return _judged(request, Translation((candidate,), segment.engine or ""), candidate, terms, names, hold_below)


_RANK = {"missing": 0, "held": 1}


def _judged(
    request: Request,
    translation: Translation,
    candidate: Candidate,
    terms: Sequence[Term],
    names: Sequence[EntityEntry],
    hold_below: float,
) -> Segment:
    """A hypothesis as a segment. HTML entities, which the engine writes for characters, are written out first."""
    target = written_out(candidate.text).strip()
    languages = request.source_lang, request.target_lang
    verdict = check(request.source, target, *languages, terms, names, hold_below=hold_below)
    return Segment(
        key=request.key,
        kind=request.kind,
        source=request.source,
        target=target or None,
        state="held" if verdict.held else "machine",
        engine=translation.engine,
        confidence=verdict.confidence,
        score=round(candidate.score, 4),
        warnings=verdict.warnings,
    )


def _blend(segment: Segment) -> tuple[bool, float]:
    return segment.state != "held", (segment.confidence or 0.0) + _PER_SCORE * (segment.score or 0.0)
