"""What editors decide, as types: outlets, entities, glossary. Read from editorial/ by sources/editorial.py.

Belongs here: the shape of editorial knowledge. Does not: reading files, or applying it to a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from khulasa.model import EntityKind, Lang


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet. ``names`` by language; ``aliases``: other spellings a text may use; ``sites``: host names;
    ``kind``: ``news-site``, ``newspaper``, ``agency``, ``broadcaster``, ``research-centre``, ``aggregator``;
    ``country``: ISO 3166 alpha-2; ``boilerplate``: whole lines of this outlet that are never the article."""

    id: str
    names: Mapping[Lang, str]
    aliases: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    kind: str | None = None
    country: str | None = None
    boilerplate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A person, organisation or place: its standard name by language, and the forms a text may use by language.

    ``public``: a public figure, who may have a page of their own (only asked of people)."""

    id: str
    kind: EntityKind
    names: Mapping[Lang, str]
    aliases: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
    public: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term: the forms it takes in each language, any of which renders it.

    ``loaded``: the outlet's word, kept in quotation marks and attributed; ``name``: a name;
    ``keep``: not to be translated."""

    id: str
    forms: Mapping[Lang, tuple[str, ...]]
    loaded: bool = False
    name: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Editorial:
    """All editorial knowledge of a site."""

    outlets: tuple[Outlet, ...] = ()
    entities: tuple[EntityEntry, ...] = ()
    terms: tuple[Term, ...] = ()

    def outlet(self, name: str | None) -> Outlet | None:
        """The outlet of an id or of exactly one of its names; None where none is listed so."""
        return next((o for o in self.outlets if name == o.id or name in o.names.values()), None)
