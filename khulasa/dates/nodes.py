"""What an expression means before it is resolved: the leaves and branches the grammar builds."""

from dataclasses import dataclass
from typing import TypeAlias

from khulasa.dates.edtf import Mod


@dataclass(frozen=True, slots=True)
class Number:
    """A number's value; ``digits``: how many it was written with, 0 for words; ``ordinal``: third, الثالث, 3rd."""

    value: float
    digits: int = 0
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the reference date (``base`` "ref") or from a date named before in the
    text ("context"). "either" is context where there is one; "event" is an offset that without one stays a length of
    time.

    ``part``: a part of that day; ``exact``: False for an approximate one. ``weekend``: the weekend of that week.
    """

    unit: str
    amount: float
    base: str = "ref"
    part: str | None = None
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Fields of a calendar date, as far as they are named; a year or month may be relative to something.

    ``division``: an EDTF season, quarter or half. ``toward``: -1, 0 or 1 for last, this, next. ``half``: the first or
    second half of the month. ``nth``: which weekday of the month (-1 the last): the first Monday in October.
    """

    year: "int | Shift | None" = None
    month: "int | Shift | None" = None
    day: int | None = None
    weekday: int | None = None
    division: int | None = None
    hijri: bool = False
    toward: int | None = None
    half: int | None = None
    base: str = "ref"
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Masked:
    """A decade or century: its known digits (``198``, ``18``); two digits of a decade have no century yet (``8``)."""

    digits: str
    century: Shift | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``zone``: ``Z``, an offset, or empty."""

    hour: int
    minute: int = 0
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with a time or a part of it; without a day, a time alone."""

    day: "Node | None"
    clock: Clock | None = None
    part: str | None = None
    last: Clock | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """Amounts by unit, largest first: ``(("year", 1), ("month", 6))``.

    ``which``: it is said which («السنوات الأربع الأخيرة»): always a length of time, never an offset.
    """

    parts: tuple[tuple[str, float], ...]
    which: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so often: an ISO duration."""

    period: str


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another, both meant."""

    first: "Node"
    last: "Node"


@dataclass(frozen=True, slots=True)
class Offset:
    """So long before (-1) or after (1) an event; ``anchor``: its date, where the sentence names it.

    ``tensed``: in a sentence about the future it counts from the reference date («بعد شهر», in three weeks).
    ``length``: otherwise it is a length of time like any other (they won it in three weeks).
    """

    duration: Duration
    direction: int
    anchor: "Node | None" = None
    tensed: bool = False
    length: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A date with a modifier: START, MID or END; ``~`` or ``?``."""

    node: "Node"
    mod: Mod | None = None
    mark: str = ""


Node: TypeAlias = Shift | Calendar | Masked | Clock | Moment | Duration | Repeat | Span | Offset | Marked
