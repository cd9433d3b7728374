"""The digests of one language, in the orders and groups that pages show: by month, by year, by entity, by outlet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from khulasa.dates.wording import wording
from khulasa.errors import SiteError
from khulasa.languages import topic
from khulasa.model import DateSpan, Lang
from khulasa.site.content import GENERATED, intact, parse
from khulasa.site.records import Digest, Entity, Outlet, Row, digest
from khulasa.site.urls import page_path, segment
from khulasa.text.normalise import fold

FOLDERS = {"PER": "people", "ORG": "organisations", "LOC": "places"}
"""Where the pages of a kind of entity lie."""
OUTLETS = "outlets"
RELATED = 4
REDIRECT = "redirect.html"
"""The template of a page that stands where a digest stood before it moved; its front matter has ``to``."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading. ``key`` makes the heading's anchor; an empty ``label`` is left to the template."""

    key: str
    label: str
    items: tuple[Digest, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows by year, then those with a date but no year, then the undated, each in the order they are shown."""

    years: tuple[Group, ...]
    no_year: tuple[Row, ...]
    undated: tuple[Row, ...]

    @property
    def dated(self) -> tuple[Row, ...]:
        return (*(row for group in self.years for row in group.rows), *self.no_year)


@dataclass(frozen=True, slots=True)
class Topic:
    """An entity or outlet that has a page: where it lies, what it is called, and its digests, newest first."""

    folder: str
    key: str
    name: str
    name_lang: Lang
    digests: tuple[Digest, ...]
    entity: Entity | None = None
    outlet: Outlet | None = None

    @property
    def uri(self) -> str:
        """Path below the language's folder of content/."""
        return f"{self.folder}/{self.key}.md"


class Catalogue:
    """Everything of one language. Lists leave out withdrawn digests; `tombstones` has those."""

    def __init__(self, lang: Lang, digests: Iterable[Digest]) -> None:
        everything = tuple(digests)
        self.lang = lang
        self.tombstones = tuple(d for d in everything if d.withdrawn)
        self.digests = tuple(sorted((d for d in everything if not d.withdrawn), key=newest_first))
        self.by_uri = {d.uri: d for d in everything}
        self.by_slug = {d.slug: d for d in everything}

    @cached_property
    def months(self) -> tuple[Group, ...]:
        """Digests by month of publication, or of addition where no date of publication is known, newest first."""
        groups: dict[str, list[Digest]] = defaultdict(list)
        for item in self.digests:
            groups[_month_key(item)].append(item)
        return tuple(
            Group(key, wording(_span(key.removeprefix("added-")), self.lang), tuple(items))
            for key, items in groups.items()
        )

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """All entities and outlets with a page, by folder and name."""
        found: dict[tuple[str, str], tuple[Entity | Outlet, list[Digest]]] = {}
        for item in self.digests:
            for place, thing in _things(item):
                _, members = found.setdefault(place, (thing, []))
                if item not in members:
                    members.append(item)
        topics = [_topic(folder, key, thing, members) for (folder, key), (thing, members) in found.items()]
        return tuple(sorted(topics, key=lambda t: (t.folder, self.sort_key(t.name), t.key)))

    @cached_property
    def by_topic(self) -> dict[tuple[str, str], Topic]:
        return {(t.folder, t.key): t for t in self.topics}

    def in_folder(self, folder: str) -> tuple[Topic, ...]:
        return tuple(t for t in self.topics if t.folder == folder)

    def entity_url(self, entity: Entity) -> str | None:
        """The address of an entity's page, from the site's root; None where it has none."""
        topic_ = self.by_topic.get((FOLDERS.get(entity.kind, ""), segment(entity.id)))
        return page_path(f"{self.lang}/{topic_.uri}") if topic_ and entity.page else None

    def outlet_url(self, outlet: Outlet) -> str:
        return page_path(f"{self.lang}/{OUTLETS}/{segment(outlet.id)}.md")

    def rows(self, topic_: Topic) -> tuple[Row, ...]:
        """The rows of a topic's timeline: all of an outlet's; of an entity's digests, those whose sentence names it."""
        rows = tuple(row for item in topic_.digests for row in item.timeline)
        if topic_.entity is None:
            return rows
        return tuple(row for row in rows if (topic_.folder, topic_.key) in self.named[row.id])

    @cached_property
    def named(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The entities with a page that a row's sentence names, as folder and key, by the row's anchor."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for item in self.digests:
            names = [(place, _folded_names(thing)) for place, thing in _things(item) if isinstance(thing, Entity)]
            for row in item.timeline:
                source, shown = fold(row.segment.source), fold(row.segment.text)
                places = (
                    place for place, (there, here) in names if (there and there in source) or (here and here in shown)
                )
                found[row.id] = tuple(dict.fromkeys(places))
        return found

    def choices(self, folder: str) -> tuple[Topic, ...]:
        """What the timeline of everything can be narrowed to: the folder's topics that have a row."""
        if folder == OUTLETS:
            return tuple(t for t in self.in_folder(folder) if any(item.timeline for item in t.digests))
        rows = {place for places in self.named.values() for place in places}
        return tuple(t for t in self.in_folder(folder) if (t.folder, t.key) in rows)

    @property
    def has_unnamed_outlet(self) -> bool:
        """Whether a row comes from a digest whose outlet is not stated."""
        return any(item.timeline and not item.outlet for item in self.digests)

    def outlet_key(self, row: Row) -> str:
        """The key of the page of a row's outlet; empty where the outlet is not stated."""
        outlet = self.by_slug[row.slug].outlet
        return segment(outlet.id) if outlet else ""

    @cached_property
    def all_rows(self) -> tuple[Row, ...]:
        return tuple(row for item in self.digests for row in item.timeline)

    def related(self, item: Digest) -> tuple[Digest, ...]:
        """Digests that name the same entities: the rarer the shared ones, the closer; newest first among equals."""
        score: dict[str, float] = defaultdict(float)
        for entity in item.entities:
            topic_ = self.by_topic.get((FOLDERS.get(entity.kind, ""), segment(entity.id)))
            for other in topic_.digests if topic_ else ():
                score[other.slug] += 1 / len(topic_.digests) if topic_ else 0
        order = {d.slug: place for place, d in enumerate(self.digests)}
        close = sorted((slug for slug in score if slug != item.slug), key=lambda slug: (-score[slug], order[slug]))
        return tuple(self.by_slug[slug] for slug in close[:RELATED])

    def sort_key(self, name: str) -> str:
        """A name as it is sorted: without the language's article, then folded (which would make «ألمانيا» start with
        an article that it has not)."""
        article = str(topic(self.lang, "sorting").get("article", ""))
        bare = name[len(article) :] if article and name.lower().startswith(article) else name
        return fold(bare if len(bare) > 1 else name)


def load(root: Path, languages: Sequence[Lang]) -> dict[Lang, Catalogue]:
    """Read content/<lang>/digests. Raises SiteError, naming the file, where front matter cannot be read."""
    return {lang: Catalogue(lang, _read(root, lang)) for lang in languages}


def _read(root: Path, lang: Lang) -> Iterable[Digest]:
    for path in sorted((root / lang / GENERATED).glob("*.md")):
        uri = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        meta, _ = parse(text)
        if meta is None:
            raise SiteError(f"{path}: no readable front matter; delete the page and build again, or repair its YAML")
        if meta.get("template") == REDIRECT:
            continue
        try:
            yield digest(meta, uri=uri, url=page_path(uri), lang=lang, by_hand=not intact(text))
        except (ValueError, TypeError) as error:
            raise SiteError(f"{path}: {error}") from error


def timeline(rows: Iterable[Row]) -> Timeline:
    """Rows in order of date, by year of their first day; rows without a year or a date apart."""
    years: dict[str, list[Row]] = defaultdict(list)
    no_year: list[Row] = []
    undated: list[Row] = []
    for row in rows:
        if row.when is None:
            undated.append(row)
        elif row.when.start is None:
            no_year.append(row)
        else:
            years[row.when.start[:4]].append(row)
    ordered = {year: sorted(years[year], key=_chronological) for year in sorted(years)}
    no_year.sort(key=lambda row: row.when.edtf if row.when else "")
    return Timeline(
        tuple(Group(year, year.lstrip("0"), rows=tuple(items)) for year, items in ordered.items()),
        tuple(no_year),
        tuple(undated),
    )


_MOD_ORDER = {"START": 0, None: 1, "MID": 2, "END": 3}


def _chronological(row: Row) -> tuple[str, int, str]:
    """By first day; a whole year or month before the days in it."""
    when = row.when
    if when is None or when.start is None:
        return ("", 0, "")
    last = "".join(chr(ord("9") - int(c)) if c.isdigit() else c for c in when.end or when.start)
    return (when.start, _MOD_ORDER.get(when.mod, 1), last)


def newest_first(item: Digest) -> tuple[str, ...]:
    """Sorts digests by date of publication where it is known, else by the day they were added; then by slug."""
    return (_descending(_day(item)), item.slug)


def _day(item: Digest) -> str:
    when = item.published
    return when.start if when and when.start else item.added


def _month_key(item: Digest) -> str:
    when = item.published
    if when is None or when.start is None or when.end is None:
        return f"added-{item.added[:7]}"
    return when.start[:7] if when.start[:7] == when.end[:7] else when.start[:4]


def _span(edtf: str) -> DateSpan:
    return DateSpan(edtf, None, None, None, "month" if "-" in edtf else "year")


def _descending(text: str) -> str:
    return "".join(chr(0x10FFFF - ord(char)) for char in text)


def _things(item: Digest) -> Iterable[tuple[tuple[str, str], Entity | Outlet]]:
    """The outlet and the entities of a digest that have a page, with folder and key."""
    if item.outlet:
        yield (OUTLETS, segment(item.outlet.id)), item.outlet
    for entity in item.entities:
        if entity.page and entity.kind in FOLDERS:
            yield (FOLDERS[entity.kind], segment(entity.id)), entity


def _folded_names(entity: Entity) -> tuple[str, str]:
    """An entity's name as in the article, and as shown, both as they are looked for."""
    return fold(entity.source_name), fold(entity.name)


def _topic(folder: str, key: str, thing: Entity | Outlet, members: list[Digest]) -> Topic:
    entity = thing if isinstance(thing, Entity) else None
    outlet = thing if isinstance(thing, Outlet) else None
    return Topic(folder, key, thing.name, thing.name_lang, tuple(members), entity, outlet)
