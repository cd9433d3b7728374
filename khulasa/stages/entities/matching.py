"""Where listed names stand in a paragraph, in any spelling that folds to the same: the editors', the gazetteer's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from khulasa.editorial import EntityEntry
from khulasa.model import Lang
from khulasa.stages.entities.gazetteer import gazetteer
from khulasa.stages.entities.names import Lexicon, lexicon
from khulasa.stages.entities.tokens import Token, folded_words, tokenise
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered

SHORT = 2
"""Letters: an abbreviation of so many may be a word."""
_QUOTES = '"“”„«»'
_BETWEEN = frozenset(" \u00a0\t\n\"“”„«»‹›‘'-‐‑")
"""What may stand between the words of a name."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a listed name: its words as listed. ``editors``: it comes from the site's own list; ``cased``: it has
    capitals, which have to be found too."""

    entry: EntityEntry
    words: tuple[str, ...]
    editors: bool
    cased: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A form at a place: ``first`` and ``last`` count tokens, ``glued`` letters in front of the name."""

    paragraph: int
    start: int
    end: int
    first: int
    last: int
    glued: str
    form: Form
    others: tuple[Form, ...]


@dataclass(slots=True)
class _Node:
    """A node of the tree of all listed forms, one folded word a branch."""

    branches: dict[str, "_Node"]
    forms: list[Form]


class Tree:
    """All listed forms of a language; ``begins`` remembers what each word may begin."""

    def __init__(self, root: _Node, known: Lexicon) -> None:
        self._root, self._known = root, known
        self.begins = remembered(self._begins)

    def _begins(self, word: str) -> tuple[tuple[int, _Node], ...]:
        """The branches a folded word may begin, each with how many letters are glued to it; for most words none."""
        readings = ((prefix, self._root.branches.get(first)) for prefix, first in self._known.readings(word))
        return tuple((prefix, node) for prefix, node in readings if node is not None)


class _Same:
    """The entries of a site, compared by identity: they do not change in a run; one tree serves all articles."""

    def __init__(self, entries: tuple[EntityEntry, ...]) -> None:
        self.entries = entries

    def __hash__(self) -> int:
        return id(self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.entries is self.entries


def tree(entries: Sequence[EntityEntry], lang: Lang, *, everywhere: bool = True) -> Tree:
    """All forms of a language: those of ``entries``, and behind them, if ``everywhere``, those of the gazetteer."""
    return _tree(_Same(tuple(entries)), lang, everywhere)


@lru_cache(maxsize=16)
def _tree(same: _Same, lang: Lang, everywhere: bool) -> Tree:
    root = _Node({}, [])
    for entry in same.entries:
        for form in (entry.names.get(lang, ""), *entry.aliases.get(lang, ())):
            _grow(root, form, entry, editors=True)
    if everywhere:
        listed = _listed_as(same.entries)
        for base in gazetteer():
            entry = listed(base) or base
            if entry.kind == base.kind:
                for form in (base.names.get(lang, ""), *base.aliases.get(lang, ())):
                    _grow(root, form, entry, editors=False)
    return Tree(root, lexicon(lang))


class _listed_as:  # noqa: N801 - called like a function
    """The editors' entry that a gazetteer's entry is: that of its id, or of one of its standard names."""

    def __init__(self, entries: Sequence[EntityEntry]) -> None:
        self._ids = {entry.id: entry for entry in entries}
        self._forms = {
            (lang, fold(form)): entry
            for entry in reversed(entries)
            for lang in {*entry.names, *entry.aliases}
            for form in (entry.names.get(lang, ""), *entry.aliases.get(lang, ()))
        }

    def __call__(self, base: EntityEntry) -> EntityEntry | None:
        if base.id in self._ids:
            return self._ids[base.id]
        return next(
            (self._forms[lang, fold(name)] for lang, name in base.names.items() if (lang, fold(name)) in self._forms),
            None,
        )


def _grow(root: _Node, form: str, entry: EntityEntry, *, editors: bool) -> None:
    for spelled in dict.fromkeys((form, form.partition(" (")[0])):
        words, folded = _spelled(spelled)
        node = root
        for word in folded:
            node = node.branches.setdefault(word, _Node({}, []))
        if words and not any(known.entry is entry and known.words == words for known in node.forms):
            node.forms.append(Form(entry, words, editors, form != form.lower()))


def _spelled(form: str) -> tuple[tuple[str, ...], Sequence[str]]:
    """The words of a listed form, as written and folded."""
    if form.replace(" ", "").isalpha():
        # Most forms, and there are thousands: letters and spaces alone need no account of where each letter stood.
        return tuple(form.split()), fold(form).split()
    tokens = tokenise(form)
    return tuple(token.text for token in tokens), [token.folded for token in tokens]


def found(paragraph: str, number: int, tokens: Sequence[Token], listed: Tree) -> Iterator[Found]:
    """Listed names of a paragraph, from left to right, the longest at each place."""
    after = 0
    words = folded_words(tokens)
    begin = [*map(listed.begins, words)]
    for at in compress(range(len(tokens)), begin):
        if at < after:
            continue
        best: tuple[int, int, tuple[Form, ...]] | None = None
        following = words[at + 1] if at + 1 < len(words) else ""
        for prefix, node in begin[at]:
            if not node.forms and following not in node.branches:
                continue
            match = _longest(paragraph, tokens, at, node)
            if match is not None and (best is None or match[0] > best[0]):
                best = (match[0], prefix, match[1])
        if best is not None:
            last, prefix, forms = best
            start = tokens[at].inside(prefix)
            end = _closed(paragraph, start, tokens[last].end)
            yield Found(number, start, end, at, last, words[at][:prefix], forms[0], forms[1:])
            after = last + 1


def _longest(paragraph: str, tokens: Sequence[Token], at: int, first: _Node) -> tuple[int, tuple[Form, ...]] | None:
    """The last token and the forms of the longest name that begins at ``at`` with the branch ``first``."""
    node: _Node | None = first
    index = at
    best: tuple[int, tuple[Form, ...]] | None = None
    while node is not None:
        fitting = tuple(form for form in node.forms if not form.cased or _fits(tokens, at, index, form.words))
        if fitting:
            best = (index, fitting)
        index += 1
        if index == len(tokens) or not _joined(paragraph, tokens[index - 1], tokens[index]):
            break
        node = node.branches.get(tokens[index].folded)
    return best


def _fits(tokens: Sequence[Token], at: int, last: int, words: tuple[str, ...]) -> bool:
    written = zip(words, tokens[at : last + 1], strict=True)
    return not _shouted(tokens, at, last, words) and all(_same_case(word, token.text) for word, token in written)


def _shouted(tokens: Sequence[Token], at: int, last: int, words: tuple[str, ...]) -> bool:
    """Whether one short word in capitals («IS») stands among words that are all in capitals: a word like the others."""
    if len(words) > 1 or len(words[0]) > SHORT or not words[0].isupper():
        return False
    beside = [token.text for token in (*tokens[max(0, at - 1) : at], *tokens[last + 1 : last + 2])]
    return bool(beside) and all(len(text) > SHORT and text.isupper() for text in beside)


def _closed(paragraph: str, start: int, end: int) -> int:
    """The end of the name, with the mark that closes a quotation opened inside it («تنظيم «داعش»»)."""
    marks = sum(paragraph.count(mark, start, end) for mark in _QUOTES)
    return end + 1 if marks % 2 and paragraph[end : end + 1] in _QUOTES and end < len(paragraph) else end


def _joined(paragraph: str, left: Token, right: Token) -> bool:
    between = paragraph[left.end : right.start]
    if len(left.folded) == 1 and between.startswith("."):
        between = between[1:]
    return len(between) <= 4 and all(char in _BETWEEN for char in between)


def _same_case(listed: str, written: str) -> bool:
    """A form in capitals is only found in capitals («IS» is not "is"), a capitalised one with its capital."""
    if len(listed) > 1 and listed.isupper():
        return written.isupper()
    return not listed[:1].isupper() or written[:1].isupper()
