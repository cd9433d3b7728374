"""The strip above a timeline: one dot an event, by year and outlet.

Positions are percentages, so that text and dots keep their size at any width. The picture repeats what the list
below says; its text equivalent is the caption the template writes from the counts.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khulasa.site.catalogue import Catalogue
from khulasa.site.records import Outlet, Row
from khulasa.site.urls import segment

DOT = 10
"""Height of an event in a column, in CSS pixels."""
TALLEST = 12
"""The most events drawn in one column; the rest is a number."""
LABEL = 18
AXIS = 22
GAP = 8
EDGE = 4.0
"""Per cent of the width kept free at both ends, for the first and last year's label."""
MAX_LANES = 6


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    y: int
    planned: bool
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """An outlet's events; ``label`` is None where its name is not stated, and empty where there is one lane only.

    ``outlet``: the key of its page, ``-`` where it is not stated, empty where the lane is everybody's. ``more``: where
    a number stands for events that are not drawn, the number, and the year in four digits."""

    outlet: str
    label: str | None
    lang: str
    y: int
    base: int
    dots: tuple[Dot, ...]
    more: tuple[tuple[str, int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    height: int
    lanes: tuple[Lane, ...]
    years: tuple[tuple[str, str], ...]
    first: str
    last: str
    events: int
    planned: int


def strip(rows: Sequence[Row], catalogue: Catalogue, *, rtl: bool) -> Strip | None:
    """The strip of the rows that have a year; None where fewer than two years are named.

    Time runs in the direction of the script."""
    dated = [(int(row.when.start[:4]), row) for row in rows if row.when and row.when.start]
    years = sorted({year for year, _ in dated})
    if len(years) < 2:
        return None
    first, last = years[0], years[-1]

    def place(year: int) -> str:
        share = EDGE + (100 - 2 * EDGE) * (year - first) / (last - first)
        return f"{100 - share if rtl else share:.2f}%"

    groups = _by_outlet(dated, catalogue)
    lanes, y = [], 0
    for outlet, members in groups:
        lanes.append(lane := _lane(outlet, members, place, y, several=len(groups) > 1))
        y = lane.base + GAP
    return Strip(
        height=y + AXIS,
        lanes=tuple(lanes),
        years=tuple((place(year), str(year)) for year in _ticks(first, last)),
        first=str(first),
        last=str(last),
        events=len(dated),
        planned=sum(row.planned for _, row in dated),
    )


Dated = tuple[int, Row]
Place = Callable[[int], str]


def _by_outlet(dated: Sequence[Dated], catalogue: Catalogue) -> list[tuple[Outlet | None, list[Dated]]]:
    """Lanes by number of events; one lane for all where there would be too many to read."""
    found: dict[str, list[Dated]] = defaultdict(list)
    outlets: dict[str, Outlet | None] = {}
    for year, row in dated:
        outlet = catalogue.by_slug[row.slug].outlet
        key = outlet.id if outlet else ""
        outlets[key] = outlet
        found[key].append((year, row))
    if len(found) > MAX_LANES:
        return [(None, list(dated))]
    order = sorted(found, key=lambda key: (key == "", -len(found[key]), key))
    return [(outlets[key], found[key]) for key in order]


def _lane(outlet: Outlet | None, members: Sequence[Dated], place: Place, top: int, *, several: bool) -> Lane:
    columns: dict[int, list[Row]] = defaultdict(list)
    for year, row in members:
        columns[year].append(row)
    tallest = min(TALLEST, max(len(rows) for rows in columns.values()))
    label_height = LABEL if several else 4
    base = top + label_height + tallest * DOT
    dots, more = [], []
    for year in sorted(columns):
        ordered = sorted(columns[year], key=lambda row: row.planned)
        x = place(year)
        for level, row in enumerate(ordered[:TALLEST]):
            words = row.when.words if row.when else ""
            dots.append(Dot(x, base - level * DOT - DOT // 2, row.planned, row.id, words))
        if len(ordered) > TALLEST:
            more.append((x, top + label_height - 2, len(ordered) - TALLEST, f"{year:04d}"))
    label = (outlet.name if outlet else None) if several else ""
    key = (segment(outlet.id) if outlet else "-") if several else ""
    return Lane(key, label, outlet.name_lang if outlet else "", top + 12, base, tuple(dots), tuple(more))


def _ticks(first: int, last: int) -> list[int]:
    """Years to label: the first and the last, and round ones between that keep clear of both."""
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if (last - first) / s <= 6)
    clear = max(step * 0.75, (last - first) / 9)
    inner = [year for year in range(first, last) if year % step == 0 and year - first >= clear and last - year >= clear]
    return [first, *inner, last]
