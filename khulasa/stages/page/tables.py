"""What a site's editors list, ready to be looked up by a name's key: made once for each Editorial."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from khulasa.editorial import Editorial, EntityEntry, Outlet
from khulasa.stages.page import rules

# So many sites are remembered, by identity: what editors list does not change in a run.
_SITES = 16


@dataclass(frozen=True, slots=True)
class Tables:
    """``by_name``: the outlet of each of its names' keys; ``outlets``: each with its names' keys and all their words;
    ``words``: those of all outlets; ``places``: the keys of the places' names."""

    by_name: dict[str, Outlet]
    outlets: tuple[tuple[Outlet, tuple[str, ...], frozenset[str]], ...]
    words: frozenset[str]
    places: frozenset[str]

    def outlet(self, key: str) -> Outlet | None:
        """The outlet that a name or a line means, by its key."""
        if found := self.by_name.get(key):
            return found
        words = frozenset(key.split())
        if not words <= self.words:
            return None
        for outlet, keys, own in self.outlets:
            if words <= own and any(f" {name} " in f" {key} " for name in keys):
                return outlet
        return None


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """A name's words, folded; names come again and again."""
    return rules.key(name)


def tables(editorial: Editorial) -> Tables:
    """The look-up tables of a site's editorial knowledge."""
    return _tables(_Same(editorial))


class _Same:
    """An Editorial, compared by identity."""

    __slots__ = ("editorial",)

    def __init__(self, editorial: Editorial) -> None:
        self.editorial = editorial

    def __hash__(self) -> int:
        return id(self.editorial)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.editorial is self.editorial


@lru_cache(maxsize=_SITES)
def _tables(same: _Same) -> Tables:
    by_name: dict[str, Outlet] = {}
    outlets = []
    for outlet in same.editorial.outlets:
        keys = tuple(map(key, _names(outlet)))
        for name in keys:
            by_name.setdefault(name, outlet)
        outlets.append((outlet, keys, frozenset(word for name in keys for word in name.split())))
    words = frozenset(word for _, _, own in outlets for word in own)
    places = frozenset(key(form) for entry in same.editorial.entities if entry.kind == "LOC" for form in _forms(entry))
    return Tables(by_name, tuple(outlets), words, places)


def _names(outlet: Outlet) -> Iterator[str]:
    yield outlet.id
    yield from outlet.names.values()
    yield from outlet.aliases
    yield from outlet.sites


def _forms(entry: EntityEntry) -> Iterator[str]:
    yield from entry.names.values()
    for forms in entry.aliases.values():
        yield from forms
