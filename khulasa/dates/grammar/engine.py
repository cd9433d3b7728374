"""How a rule is applied: its pattern is found in the string of tags, and what it builds takes the
matched items' place."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from khulasa.dates.items import Item, texts
from khulasa.dates.lexicon import Lexicon
from khulasa.dates.nodes import Node
from khulasa.dates.tags import TAG, compiled, members, needs

Built: TypeAlias = tuple[str, Node | int | str | None] | None


@cache
def _tags_of(names: str) -> frozenset[str]:
    return frozenset("".join(map(members, names.split())))


class Found:
    """A match of a rule: its items by the names of the pattern's groups, and its neighbours."""

    __slots__ = ("_match", "items", "lexicon", "strings")

    def __init__(self, match: re.Match[str], items: Sequence[Item], strings: Sequence[str], lexicon: Lexicon) -> None:
        self._match = match
        self.items, self.strings, self.lexicon = items, strings, lexicon

    def group(self, name: str) -> Sequence[Item]:
        """The items of a group; empty when the pattern has none of that name or it did not take part."""
        if name not in self._match.re.groupindex:
            return ()
        start, end = self._match.span(name)
        return self.items[start:end] if start >= 0 else ()

    def one(self, name: str) -> Item | None:
        """The first item of a group."""
        group = self.group(name)
        return group[0] if group else None

    def value(self, name: str) -> Any:
        """What the first item of a group is worth; None without one."""
        item = self.one(name)
        return None if item is None else item.value

    @property
    def span(self) -> tuple[int, int]:
        """The items the match replaces: those of the group ``x`` where the pattern has one."""
        return self._match.span("x") if "x" in self._match.re.groupindex else self._match.span()

    def before(self, distance: int = 1) -> Item | None:
        """The item before what is replaced."""
        at = self.span[0] - distance
        return self.items[at] if at >= 0 else None

    def after(self, distance: int = 1) -> Item | None:
        """The item after what is replaced."""
        at = self.span[1] + distance - 1
        return self.items[at] if at < len(self.items) else None

    def word_of(self, item: Item | None) -> str:
        """The folded first word of an item; empty for none."""
        return "" if item is None else self.strings[item.first]

    def word_before(self) -> str:
        """The token before what is replaced, proclitics and all."""
        first = self.items[self.span[0]].first
        return self.strings[first - 1] if first else ""

    def is_tag(self, item: Item | None, names: str) -> bool:
        """Whether an item's tag is one of those named, or of a class of tags."""
        return item is not None and item.tag in _tags_of(names)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over tags and what it makes. ``times``: how often it is applied, for lists that grow item by item."""

    name: str
    pattern: str
    build: Callable[[Found], Built]
    times: int = 1

    @property
    def regex(self) -> re.Pattern[str]:
        return compiled(self.pattern)


class Engine:
    """A list of rules, compiled; `run` applies them in order."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple((*_two_needs(rule.pattern), rule.regex, rule.build, rule.times) for rule in rules)

    def run(self, items: list[Item], strings: Sequence[str], lexicon: Lexicon) -> list[Item]:
        """The items after every rule has been applied."""
        tags = texts(items)
        present = _mask(tags)
        for first, second, regex, build, times in self._rules:
            if not present & first or not present & second:
                continue
            for _ in range(times):
                changed = _rewrite(regex, build, items, tags, strings, lexicon)
                if changed is None:
                    break
                items, tags = changed
                present = _mask(tags)
        return items


def _mask(tags: Iterable[str]) -> int:
    """A set of tags as the bits of a number: what rules need is looked up in it thousands of times a second."""
    mask = 0
    for tag in set(tags):
        mask |= _BIT[tag]
    return mask


def _two_needs(pattern: str) -> tuple[int, int]:
    """The two rarest needs of a pattern as masks; all bits where it has fewer."""
    first, second = (*map(_mask, needs(pattern)[:2]), -1, -1)[:2]
    return first, second


_BIT = {tag: 1 << index for index, tag in enumerate(TAG.values())}


def _rewrite(
    regex: re.Pattern[str],
    build: Callable[[Found], Built],
    items: list[Item],
    tags: str,
    strings: Sequence[str],
    lexicon: Lexicon,
) -> tuple[list[Item], str] | None:
    """The items with every match of one rule replaced; None when nothing changed."""
    out: list[Item] = []
    copied = position = 0
    while match := regex.search(tags, position):
        found = Found(match, items, strings, lexicon)
        built = build(found)
        low, high = found.span
        if built is None or low < copied or high <= low:
            position = match.start() + 1
            continue
        out.extend(items[copied:low])
        first, last = items[low], items[high - 1]
        out.append(Item(TAG[built[0]], first.start, last.end, built[1], first.first, last.last, first.definite))
        copied = high
        position = max(high, match.start() + 1)
    if not copied:
        return None
    out.extend(items[copied:])
    return out, texts(out)
