"""The memory in words for people: its entries as a queue, and what is wrong with it as issues.

Belongs here: reasons, order, messages. Does not: deciding what is an edit (unit), or what is kept (memory).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khulasa.engines.shelf import Book, Placed, Shelf
from khulasa.engines.unit import Authorship, Unit
from khulasa.model import Issue, Lang, Origin, SegmentKind, SegmentState, Warned

_ORDER: tuple[SegmentState, ...] = ("held", "stale", "missing", "machine")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the memory and its place: ``path`` relative to the site's root, ``line`` from 1.

    ``origin``: whose words its target is; ``reasons``: why a person should look at it, in words; empty for an edit that
    is in use. ``suggestion``: the edit of a near match, in words.
    """

    lang: Lang
    source_lang: Lang
    slug: str
    key: str
    kind: SegmentKind
    state: SegmentState
    origin: Authorship
    source: str
    target: str
    confidence: float | None
    engine: str | None
    warnings: tuple[Warned, ...]
    reasons: tuple[str, ...]
    suggestion: str
    path: str
    line: int


def _reasons(unit: Unit, book: Book) -> tuple[str, ...]:
    warned = tuple(warning.message for warning in unit.warnings)
    if unit.flag == "stale":
        heirs = (each.source for each in book.units if each.key == unit.key and each.flag != "stale")
        now = next(heirs, None)
        return (f"edited, but its source is now «{now}»" if now else "edited, but its source is not in the digest now",)
    if unit.origin == "missing":
        return ("not translated yet",)
    if unit.origin == "machine":
        return warned or ("machine translation that nobody has edited",)
    return ()


def of_unit(unit: Unit, book: Book, lang: Lang, path: str) -> Entry:
    """A unit and its place as an entry."""
    return Entry(
        lang=lang,
        source_lang=book.source_lang,
        slug=book.slug,
        key=unit.key,
        kind=unit.kind,
        state=unit.state,
        origin=unit.origin,
        source=unit.source,
        target=unit.target,
        confidence=unit.confidence,
        engine=unit.engine,
        warnings=unit.warnings,
        reasons=_reasons(unit, book),
        suggestion=unit.suggestion,
        path=path,
        line=unit.line,
    )


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that need a person: held, stale, missing, then machine; in each the least confident first."""

    def rank(entry: Entry) -> tuple[int, float, str, int]:
        confidence = 0.0 if entry.confidence is None else entry.confidence
        return _ORDER.index(entry.state), confidence, entry.path, entry.line

    return tuple(sorted((entry for entry in entries if entry.state in _ORDER), key=rank))


def conflict(shelf: Shelf, group: Sequence[Placed]) -> Issue:
    """The issue of a source that people translated in different ways."""
    first = group[0]
    places = ", ".join(f"{shelf.shown(placed.book.slug)}:{placed.unit.line}" for placed in group)
    return Issue(
        stage="memory",
        code="memory-conflict",
        message=f"one source is translated in different ways: {places}: «{first.unit.source}». Each digest keeps its "
        f"own; any other uses {shelf.shown(first.book.slug)}. Make them the same.",
        origin=Origin(shelf.shown(first.book.slug), first.book.digest),
        line=first.unit.line,
    )


def stale(shelf: Shelf, placed: Placed) -> Issue:
    """The issue of an edit whose source is no longer asked for."""
    shown, unit = shelf.shown(placed.book.slug), placed.unit
    return Issue(
        stage="memory",
        code="memory-stale",
        message=f"{_reasons(unit, placed.book)[0]}: «{unit.source}». "
        "It is kept and not published; delete the entry if it is of no more use.",
        origin=Origin(shown, placed.book.digest),
        severity="info",
        line=unit.line,
    )
