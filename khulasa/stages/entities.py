"""People, organisations and places that an article names: those editors list, then what patterns are sure of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from khulasa.editorial import EntityEntry
from khulasa.model import Article, Entity, EntityKind, Lang, Mention
from khulasa.stages.capitals import capitalised
from khulasa.stages.names import Lexicon, Token, lexicon, named, tokenise
from khulasa.text.normalise import VARIANTS, fold

SHORT = 2
"""Letters: an abbreviation of so many may be a word."""
_QUOTES = '"“”„«»'
_BETWEEN = frozenset(" \u00a0\t\n\"“”„«»‹›‘'-‐‑")
"""What may stand between the words of a name."""


@dataclass(slots=True)
class _Node:
    """A node of the tree of all listed forms, one folded word a branch."""

    branches: dict[str, "_Node"]
    forms: list[tuple[EntityEntry, tuple[str, ...]]]


class _Tree:
    """All listed forms of a language; ``begins`` remembers what each word may begin."""

    def __init__(self, root: _Node, known: Lexicon) -> None:
        self._root, self._known = root, known
        self.begins = lru_cache(maxsize=VARIANTS)(self._begins)

    def _begins(self, word: str) -> tuple[tuple[int, _Node], ...]:
        """The branches a folded word may begin, each with how many letters are glued to it; for most words none."""
        readings = ((prefix, self._root.branches.get(first)) for prefix, first in self._known.readings(word))
        return tuple((prefix, node) for prefix, node in readings if node is not None)


@dataclass(frozen=True, slots=True)
class _Found:
    paragraph: int
    start: int
    end: int
    entry: EntityEntry


def entities(article: Article, entries: Sequence[EntityEntry]) -> tuple[Entity, ...]:
    """The entities of an article by first mention, each with all its mentions, in order.

    ``entries`` win over patterns, a longer form over a shorter one. Spellings that fold to the same are the same; a
    proclitic glued to a name is not part of the mention, unless it has swallowed the article («للتحالف»).
    An entity that is not listed has the id ``""`` and its own language's name only.
    """
    known = lexicon(article.lang)
    tree = _tree(_Same(tuple(entries)), article.lang)
    mentions: dict[tuple[str, str, str], list[Mention]] = {}
    listed = {entry.id: entry for entry in entries}
    for number, paragraph in enumerate(article.paragraphs):
        tokens = tokenise(paragraph)
        taken = bytearray(len(paragraph))
        for f in _listed(paragraph, number, tokens, tree):
            taken[f.start : f.end] = b"\1" * (f.end - f.start)
            key = (f.entry.id, f.entry.kind, "")
            mentions.setdefault(key, []).append(Mention(paragraph[f.start : f.end], number, f.start, f.end))
        for kind, start, end in (capitalised if known.capitals else named)(paragraph, tokens, known):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                key = ("", kind, fold(paragraph[start:end]))
                mentions.setdefault(key, []).append(Mention(paragraph[start:end], number, start, end))
    _join_surnames(mentions)
    made = [_entity(key, sorted(where, key=_place), listed, article.lang) for key, where in mentions.items()]
    return tuple(sorted(made, key=lambda entity: _place(entity.mentions[0])))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.paragraph, mention.start


def _join_surnames(mentions: dict[tuple[str, str, str], list[Mention]]) -> None:
    """Give the mentions of a lone surname to the person of that name, if the article names one and no other."""
    people = [key for key in mentions if not key[0] and key[1] == "PER"]
    for key in people:
        full = [other for other in people if other != key and other[2].endswith((f" {key[2]}", f"-{key[2]}"))]
        if " " not in key[2] and len(full) == 1 and full[0] in mentions:
            mentions[full[0]] += mentions.pop(key)


def _entity(
    key: tuple[str, str, str], mentions: Sequence[Mention], listed: Mapping[str, EntityEntry], lang: Lang
) -> Entity:
    if key[0]:
        entry = listed[key[0]]
        return Entity(entry.id, entry.kind, entry.names, tuple(mentions), entry.public)
    kind: EntityKind = "PER" if key[1] == "PER" else "ORG" if key[1] == "ORG" else "LOC"
    return Entity("", kind, {lang: mentions[0].text}, tuple(mentions))


class _Same:
    """The entries of a site, compared by identity: they do not change in a run; one tree serves all articles."""

    def __init__(self, entries: tuple[EntityEntry, ...]) -> None:
        self.entries = entries

    def __hash__(self) -> int:
        return id(self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.entries is self.entries


@lru_cache(maxsize=8)
def _tree(same: _Same, lang: Lang) -> _Tree:
    """All forms of a language: standard names and aliases."""
    root = _Node({}, [])
    for entry in same.entries:
        forms = [entry.names.get(lang, ""), *entry.aliases.get(lang, ())]
        for form in dict.fromkeys(filter(None, forms)):
            bare = form.partition(" (")[0]
            for spelled in dict.fromkeys((form, bare)):
                tokens = tokenise(spelled)
                node = root
                for token in tokens:
                    node = node.branches.setdefault(token.folded, _Node({}, []))
                if tokens:
                    node.forms.append((entry, tuple(token.text for token in tokens)))
    return _Tree(root, lexicon(lang))


def _listed(paragraph: str, number: int, tokens: Sequence[Token], tree: _Tree) -> Iterator[_Found]:
    """Listed entities of a paragraph, from left to right, the longest at each place."""
    after = 0
    for at in [at for at, token in enumerate(tokens) if tree.begins(token.folded)]:
        if at < after:
            continue
        best: tuple[int, int, EntityEntry] | None = None
        for prefix, node in tree.begins(tokens[at].folded):
            match = _longest(paragraph, tokens, at, node)
            if match is not None and (best is None or match[0] > best[0]):
                best = (match[0], prefix, match[1])
        if best is not None:
            last, prefix, entry = best
            start = tokens[at].inside(prefix)
            yield _Found(number, start, _closed(paragraph, start, tokens[last].end), entry)
            after = last + 1


def _longest(paragraph: str, tokens: Sequence[Token], at: int, first: _Node) -> tuple[int, EntityEntry] | None:
    """The last token and the entry of the longest form that begins at ``at`` with the branch ``first``."""
    node: _Node | None = first
    index = at
    best: tuple[int, EntityEntry] | None = None
    while node is not None:
        for entry, words in node.forms:
            if not _shouted(tokens, at, index, words) and all(
                _same_case(w, t.text) for w, t in zip(words, tokens[at : index + 1], strict=True)
            ):
                best = (index, entry)
                break
        index += 1
        if index == len(tokens) or not _joined(paragraph, tokens[index - 1], tokens[index]):
            break
        node = node.branches.get(tokens[index].folded)
    return best


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
