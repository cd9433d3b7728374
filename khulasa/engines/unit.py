"""What a PO entry means to the memory: a translation unit, who wrote it, and what was known of it then.

``#.`` comments are ``name: value`` lines: ``kind``, ``engine``, ``score``, ``confidence``, ``warning`` (any number),
``state`` (held, stale), ``copied-from`` (the slug whose edit this is), ``suggestion`` (a near match among the edits),
``sha256`` (of the text that the build wrote: when msgstr has another, a person has edited it, whatever the flag says).
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from khulasa.engines.po import Entry
from khulasa.model import Segment, SegmentKind, SegmentState, Warned

Authorship = Literal["edited", "copied", "machine", "missing"]

_NAMES = ("kind", "engine", "score", "confidence", "warning", "state", "copied-from", "suggestion", "sha256")
# The comments of an entry that the build wrote and nobody touched, which are nearly all: one match tells everything.
_REGULAR = re.compile(
    "".join(rf"(?:#\. {name}: (.*)\n)?" for name in _NAMES[:4])
    + r"((?:#\. warning: .*\n)*)"
    + "".join(rf"(?:#\. {name}: (.*)\n)?" for name in _NAMES[5:8])
    + r"#\. sha256: (.*)(\n#, fuzzy)?"
)
_COPIED = "\n#. copied-from: "
_NOTE = re.compile(rf"^#\. ({'|'.join(_NAMES)}): (.*)$", re.MULTILINE)
_KINDS: dict[str, SegmentKind] = {kind: kind for kind in get_args(SegmentKind)}


def fingerprint(text: str) -> str:
    """The first 16 hex digits of the text's SHA-256."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry as the memory sees it.

    ``origin``: ``edited`` (a person's), ``copied`` (a person's, from another digest), ``machine`` or ``missing``;
    ``flag``: ``held``, ``stale`` or empty; ``written``: the fingerprint of what the build wrote.
    """

    key: str
    source: str
    target: str
    origin: Authorship
    kind: SegmentKind = "sentence"
    engine: str | None = None
    score: float | None = None
    confidence: float | None = None
    warnings: tuple[Warned, ...] = ()
    flag: str = ""
    copied_from: str = ""
    suggestion: str = ""
    written: str = ""
    other_notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    po_flags: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def state(self) -> SegmentState:
        """The state that a segment made of this unit has."""
        if self.flag == "stale":
            return "stale"
        if self.origin == "machine":
            return "held" if self.flag == "held" else "machine"
        return "missing" if self.origin == "missing" else "edited"

    @property
    def by_hand(self) -> bool:
        """Whether a person wrote in it: such a unit is never dropped."""
        return self.origin == "edited" or any(line.startswith("#") and line[1:2] in ("", " ") for line in self.remarks)


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _origin(entry: Entry, fuzzy: bool, written: str, copied_from: str) -> Authorship:
    if not entry.target.strip():
        return "missing"
    if not written or fingerprint(entry.target) != written:
        return "edited"
    if copied_from:
        return "copied"
    return "machine" if fuzzy else "edited"


def _warned(value: str) -> Warned:
    code, _, message = value.partition(": ")
    return Warned(sys.intern(code), message)


def plainly_machine(entry: Entry) -> bool:
    """Whether an entry is certainly the build's own and untouched, seen at a glance; False proves nothing."""
    comments = entry.comments
    return comments.endswith(f"#. sha256: {fingerprint(entry.target)}\n#, fuzzy") and _COPIED not in comments


def read(entry: Entry) -> Unit:
    """The unit of an entry."""
    regular = _REGULAR.fullmatch(entry.comments)
    if not regular:
        return _read_irregular(entry)
    *known, fuzzy = regular.groups()
    warnings = tuple([_warned(line[12:]) for line in regular[5].splitlines()]) if regular[5] else ()
    return _unit(entry, known, warnings, fuzzy is not None)


def _read_irregular(entry: Entry) -> Unit:
    """The unit of an entry that a person or a tool commented, or whose comments stand in another order."""
    notes = _NOTE.findall(entry.comments)
    named = dict(notes)
    other, remarks, flags = [], [], []
    for line in _NOTE.sub("", entry.comments).splitlines():
        if line.startswith("#."):
            other.append(line[2:].strip())
        elif line.startswith("#,"):
            flags += [flag.strip() for flag in line[2:].split(",") if flag.strip()]
        elif line:
            remarks.append(line.rstrip())
    warnings = tuple(_warned(value) for name, value in notes if name == "warning")
    unit = _unit(entry, [named.get(name) for name in _NAMES], warnings, "fuzzy" in flags)
    others = tuple(flag for flag in flags if flag != "fuzzy")
    return replace(unit, other_notes=tuple(other), remarks=tuple(remarks), po_flags=others)


def _unit(entry: Entry, known: Sequence[str | None], warnings: tuple[Warned, ...], fuzzy: bool) -> Unit:
    """The unit of an entry whose named notes are known, in the order of their names."""
    kind, engine, score, confidence, _, flag, copied_from, suggestion, written = known
    origin = _origin(entry, fuzzy, written or "", copied_from or "")
    machine, missing = origin == "machine", origin == "missing"
    return Unit(
        entry.key,
        entry.source,
        "" if missing else entry.target,
        origin,
        _KINDS.get(kind or "", "sentence"),
        sys.intern(engine) if engine else None,
        _number(score) if machine else None,
        _number(confidence) if machine else None,
        warnings if machine else (),
        flag if flag and (flag == "stale" or (flag == "held" and machine)) else "",
        copied_from or "" if origin == "copied" else "",
        suggestion or "" if machine or missing else "",
        "" if missing else written or "",
        line=entry.line,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tidy(warned: Warned) -> Warned:
    return Warned(_one_line(warned.code), _one_line(warned.message))


def _notes(unit: Unit) -> Iterable[str]:
    yield f"kind: {unit.kind}"
    if unit.engine:
        yield f"engine: {unit.engine}"
    if unit.score is not None:
        yield f"score: {unit.score:.4f}"
    if unit.confidence is not None:
        yield f"confidence: {unit.confidence:.3f}"
    yield from (f"warning: {warned.code}: {warned.message}" for warned in unit.warnings)
    if unit.flag:
        yield f"state: {unit.flag}"
    if unit.copied_from:
        yield f"copied-from: {unit.copied_from}"
    if unit.suggestion:
        yield f"suggestion: {unit.suggestion}"
    if unit.written:
        yield f"sha256: {unit.written}"
    yield from unit.other_notes


def write(unit: Unit) -> Entry:
    """The entry of a unit; the same unit gives the same entry."""
    first = [line for line in unit.remarks if not line.startswith(("#:", "#|"))]
    references = [line for line in unit.remarks if line.startswith("#:")]
    previous = [line for line in unit.remarks if line.startswith("#|")]
    flags = (("fuzzy",) if unit.origin == "machine" else ()) + unit.po_flags
    notes = [f"#. {note}" for note in _notes(unit)]
    lines = [*first, *notes, *references, *([f"#, {', '.join(flags)}"] if flags else ()), *previous]
    return Entry(unit.key, unit.source, unit.target, "\n".join(lines))


def _framed(target: str, source: str) -> str:
    """The target with the source's line ends around it, as msgfmt demands of a pair."""
    head, tail = source.startswith("\n"), source.endswith("\n")
    return "\n" * head + target.strip() + "\n" * tail


def of_segment(segment: Segment, old: Unit | None) -> Unit:
    """The unit that stores what a build made of a request, rounded to what a file keeps; ``old``, the unit of the same
    key and source, gives its comments. A copied edit is the caller's to mark."""
    target = _framed(segment.target, segment.source) if segment.target and segment.target.strip() else ""
    machine = bool(target) and segment.state in ("machine", "held")
    return Unit(
        key=segment.key,
        source=segment.source,
        target=target,
        origin="machine" if machine else "edited" if target else "missing",
        kind=segment.kind,
        engine=_one_line(segment.engine) if target and segment.engine else None,
        score=round(segment.score, 4) if machine and segment.score is not None else None,
        confidence=round(segment.confidence, 3) if machine and segment.confidence is not None else None,
        warnings=tuple(map(_tidy, segment.warnings)) if machine else (),
        flag="held" if machine and segment.state == "held" else "",
        written=fingerprint(target) if machine else "",
        other_notes=old.other_notes if old else (),
        remarks=old.remarks if old else (),
        po_flags=old.po_flags if old else (),
    )


def to_segment(unit: Unit, key: str, kind: SegmentKind) -> Segment:
    """The segment to publish for a request that this unit answers."""
    return Segment(
        key=key,
        kind=kind,
        source=unit.source,
        target=unit.target,
        state="edited" if unit.origin in ("edited", "copied") else unit.state,
        engine=unit.engine,
        confidence=unit.confidence,
        score=unit.score,
        warnings=unit.warnings,
    )


def with_suggestion(unit: Unit, suggestion: str) -> Unit:
    """The unit with another near match."""
    suggestion = _one_line(suggestion)
    return unit if unit.suggestion == suggestion else replace(unit, suggestion=suggestion)


def stale(unit: Unit) -> Unit:
    """The unit of a sentence that is no longer asked for."""
    return unit if unit.flag == "stale" else replace(unit, flag="stale")


def live(unit: Unit, kind: SegmentKind) -> Unit:
    """The edited unit of a sentence that is asked for."""
    return unit if (unit.flag, unit.kind) == ("", kind) else replace(unit, flag="", kind=kind)
