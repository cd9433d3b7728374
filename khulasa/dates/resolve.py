"""From meaning to value: a node, the reference date, what the sentence has named before, and its tense."""

from dataclasses import dataclass, replace
from datetime import date

from khulasa.dates import timeline
from khulasa.dates.edtf import Mod, parse_edtf
from khulasa.dates.fields import Fields
from khulasa.dates.grammar.durations import iso_duration
from khulasa.dates.items import Item
from khulasa.dates.nodes import Calendar, Clock, Duration, Marked, Masked, Moment, Node, Offset, Repeat, Shift, Span
from khulasa.dates.tense import FUTURE, Cues
from khulasa.model import Basis, DateSpan, ExpressionKind


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to. ``value`` None: recognised and left undated; ``impossible``: it
    names no real day."""

    kind: ExpressionKind
    value: str | None
    basis: Basis
    mod: Mod | None = None
    anchored: bool = False
    future: bool = False
    impossible: bool = False
    vague: bool = False

    @property
    def span(self) -> DateSpan | None:
        """The days of a date or time that has a value."""
        if self.value is None or self.kind in ("DURATION", "SET"):
            return None
        return parse_edtf(self.value, self.mod)


_CLOCK_UNITS = ("hour", "minute", "second")
_UNDATED = Resolved("DATE", None, "relative")
_VAGUE = Resolved("DATE", None, "relative", vague=True)
_IMPOSSIBLE = Resolved("DATE", None, "explicit", impossible=True)


class Resolver:
    """Resolves the expressions of one text in order, and remembers what they named."""

    def __init__(self, reference: date | None, cues: Cues) -> None:
        self._reference = reference
        self._cues = cues
        self._fields = Fields(reference)

    def resolve(self, item: Item, *, joined: bool = False) -> Resolved:
        """The value of one expression; call in order of the text. ``joined``: it is coordinated with the one before
        («on April 10 and April 24»), and looks the same way."""
        if joined:
            nearest, tense = self._fields.nearest, self._fields.tense
        else:
            nearest = self._cues.nearest(item.first, item.last)
            tense = self._cues.direct(item.first, item.last, nearest)
            if _is_weekday(item.value) and self._cues.decided(item.first):
                nearest = tense = FUTURE
        self._fields.at(tense, nearest)
        resolved = self._node(item.value, item)
        ahead = tense == FUTURE or _points_ahead(item.value)
        return replace(resolved, future=ahead) if ahead else resolved

    def sentence_start(self, token: int) -> int:
        """The first token of the sentence a token is in."""
        return self._cues.sentence(token)[0]

    def remember(self, resolved: Resolved, *, head: bool) -> None:
        """Keep a date for what follows: its days for "the year before", its year, at a sentence's
        head, for bare days."""
        if resolved.kind in ("DATE", "TIME") and resolved.span is not None:
            self._fields.remember(resolved.span, head=head and resolved.basis == "explicit")

    def _node(self, node: Node, item: Item) -> Resolved:
        if isinstance(node, Shift):
            return self._shift(node, item)
        if isinstance(node, Calendar):
            return self._calendar(node)
        if isinstance(node, Masked):
            return self._masked(node)
        if isinstance(node, Moment):
            return self._moment(node, item)
        if isinstance(node, Span):
            return self._span(node, item)
        if isinstance(node, Marked):
            return self._marked(node, item)
        if isinstance(node, Offset):
            return self._offset(node, item)
        if isinstance(node, Duration):
            return Resolved("DURATION", iso_duration(node.parts), "explicit")
        if isinstance(node, Repeat):
            return Resolved("SET", f"R/{node.period}", "explicit")
        return _moment_of(None, node, "explicit")

    def _shift(self, node: Shift, item: Item) -> Resolved:
        if node.unit == "today":
            if not self._cues.is_today(item.first, item.last):
                return _VAGUE
            node = replace(node, unit="day")
        if node.base in ("context", "event", "either"):
            return self._from_context(node)
        if self._reference is None:
            return _UNDATED
        if node.base == "tense":
            node = replace(node, amount=0 if self._reference.weekday() >= 5 else 0 if self._fields.ahead else -1)
        value = timeline.shifted(self._reference, node)
        if value is None:
            return _UNDATED
        return Resolved("TIME" if "T" in value else "DATE", value, "publication")

    def _from_context(self, node: Shift) -> Resolved:
        """Counted from a date named before; without one from publication for «السابق», else not at all."""
        start = None if node.unit in _CLOCK_UNITS and node.base == "event" else self._fields.anchor(node.unit)
        if start is not None:
            value = timeline.shifted(start, node)
            return Resolved("DATE", value, "context") if value else _UNDATED
        if node.base == "event":
            duration = iso_duration(((node.unit, abs(node.amount)),))
            return Resolved("DURATION", duration, "relative", anchored=True)
        if self._reference is not None and node.unit != "day" and (node.amount < 0 or node.base == "either"):
            return Resolved("DATE", timeline.shifted(self._reference, node), "publication")
        return _UNDATED

    def _calendar(self, node: Calendar) -> Resolved:
        value, basis = self._fields.value(node)
        if value is None:
            return _UNDATED if basis == "relative" else _IMPOSSIBLE
        if "/" not in value and parse_edtf(value) is None:
            return _IMPOSSIBLE
        kind: ExpressionKind = "TIME" if "T" in value else "DATE"
        return Resolved(kind, value, basis)

    def _masked(self, node: Masked) -> Resolved:
        mask = "X" * (4 - len(node.digits))
        if node.digits.startswith("-"):
            return Resolved("DATE", f"{node.digits}XX", "explicit")
        if len(node.digits) > 1:
            return Resolved("DATE", node.digits + mask, "explicit")
        if node.century is None:
            return Resolved("DATE", f"19{node.digits}X", "explicit")
        if self._reference is None:
            return Resolved("DATE", f"19{node.digits}X", "explicit") if node.century.amount == -1 else _UNDATED
        century = self._reference.year // 100 + int(node.century.amount)
        return Resolved("DATE", f"{century:02d}{node.digits}X", "publication")

    def _moment(self, node: Moment, item: Item) -> Resolved:
        if node.day is None:
            return _moment_of(None, node, "explicit")
        day = self._node(node.day, item)
        if day.impossible:
            return day
        if day.value is None:
            return replace(_moment_of(None, node, "relative"), basis="relative") if node.clock else _UNDATED
        return _moment_of(day.value.partition("T")[0], node, day.basis)

    def _span(self, node: Span, item: Item) -> Resolved:
        last = self._node(node.last, item)
        first = self._node(node.first, item)
        if first.impossible or last.impossible:
            return _IMPOSSIBLE
        if first.value is None or last.value is None:
            return _UNDATED
        value = timeline.interval(first.value, last.value, node)
        return Resolved("DATE", value, last.basis if last.basis != "explicit" else first.basis) if value else _UNDATED

    def _marked(self, node: Marked, item: Item) -> Resolved:
        inner = self._node(node.node, item)
        if inner.value is None or inner.kind in ("DURATION", "SET"):
            return replace(inner, mod=node.mod) if inner.kind == "DATE" else inner
        value = inner.value
        if node.mark and "/" not in value and "T" not in value:
            value += node.mark
        return replace(inner, value=value, mod=node.mod)

    def _offset(self, node: Offset, item: Item) -> Resolved:
        """Before or after an event: its date where it has one, from publication in the future, else a duration."""
        if isinstance(node.anchor, Calendar):
            anchor = self._calendar(node.anchor)
            span = parse_edtf(anchor.value) if anchor.value else None
            if span is not None and span.start is not None:
                value = timeline.offset(span, node)
                if value is not None:
                    return Resolved("DATE", value, "context")
        if (
            node.tensed
            and (self._fields.ahead or self._cues.is_present(item.first - 1))
            and self._reference is not None
        ):
            value = timeline.offset_from(self._reference, node)
            if value is not None:
                return Resolved("DATE", value, "publication")
        return Resolved("DURATION", iso_duration(node.duration.parts), "relative", anchored=not node.length)


def _moment_of(day: str | None, node: Moment | Clock, basis: Basis) -> Resolved:
    """The ISO form of a time, with its day where that is known."""
    moment = Moment(None, node) if isinstance(node, Clock) else node
    if moment.clock is None:
        return Resolved("TIME", f"{day}T{moment.part}", basis) if day else _UNDATED
    first = _iso(day, moment.clock)
    return Resolved("TIME", f"{first}/{_iso(day, moment.last)}" if moment.last else first, basis)


def _iso(day: str | None, clock: Clock) -> str:
    return f"{day or ''}T{clock.hour:02d}:{clock.minute:02d}{clock.zone}"


def _is_weekday(node: Node) -> bool:
    """Whether a date is a day of the week, and nothing else of it is said."""
    if isinstance(node, Marked):
        return _is_weekday(node.node)
    return isinstance(node, Calendar) and node.weekday is not None and node.day is None and node.month is None


def _points_ahead(node: Node) -> bool:
    """Whether the words themselves look forward: next week, tomorrow."""
    if isinstance(node, Marked):
        return _points_ahead(node.node)
    if isinstance(node, Moment):
        return node.day is not None and _points_ahead(node.day)
    if isinstance(node, Span):
        return _points_ahead(node.last)
    if isinstance(node, Shift):
        return node.base == "ref" and node.amount > 0
    if isinstance(node, Calendar):
        return (node.toward or 0) > 0 or any(
            isinstance(part, Shift) and _points_ahead(part) for part in (node.year, node.month)
        )
    return False
