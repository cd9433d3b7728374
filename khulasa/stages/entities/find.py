"""People, organisations and places that an article names: the editors', the gazetteer's, what patterns are sure of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from khulasa.editorial import EntityEntry
from khulasa.model import Article, Entity, EntityKind, Lang, Mention
from khulasa.stages.entities import brackets, surnames
from khulasa.stages.entities.capitals import capitalised
from khulasa.stages.entities.gazetteer import sureness
from khulasa.stages.entities.glued import parted
from khulasa.stages.entities.matching import Found, Tree, found, tree
from khulasa.stages.entities.names import Lexicon, lexicon
from khulasa.stages.entities.patterns import named, up_to
from khulasa.stages.entities.sure import folded_form, sure
from khulasa.stages.entities.tokens import Token, Words, tokenise
from khulasa.text.normalise import fold

Key = tuple[str, str, str]
"""An entity while it is gathered: its id, its kind, and, without an id, its folded name."""


def entities(article: Article, entries: Sequence[EntityEntry]) -> tuple[Entity, ...]:
    """The entities of an article by first mention, each with all its mentions, in order.

    ``entries`` win over the gazetteer (languages/*/gazetteer.toml) and both over patterns, a longer form over a shorter
    one. Spellings that fold to the same are the same; a proclitic glued to a name is not part of the mention, unless it
    has swallowed the article («للتحالف»). A listed form is a mention where nothing speaks against it (`stages.sure`).
    An entity that is not listed has the id ``""`` and its own language's name only, in full where it is named in full.
    """
    return _Reading(article, tree(entries, article.lang)).entities()


def listed(article: Article, entries: Sequence[EntityEntry]) -> tuple[Entity, ...]:
    """Only what ``entries`` lists, wherever a form of it stands."""
    reading = _Reading(article, tree(entries, article.lang, everywhere=False))
    reading.take(reading.finds())
    return reading.made()


class _Reading:
    """An article while its names are gathered: the paragraphs' words, the mentions, and what letters they take."""

    def __init__(self, article: Article, forms: Tree) -> None:
        self.lang, self.forms = article.lang, forms
        self.known: Lexicon = lexicon(article.lang)
        words: Callable[[str], Sequence[Token]] = tokenise if self.known.capitals else Words
        self.pages = [(paragraph, words(paragraph)) for paragraph in article.paragraphs]
        self.taken = [bytearray(len(paragraph)) for paragraph in article.paragraphs]
        self.mentions: dict[Key, list[Mention]] = {}
        self.entries: dict[str, EntityEntry] = {}

    def finds(self) -> list[Found]:
        return [
            find
            for number, (paragraph, tokens) in enumerate(self.pages)
            for find in found(paragraph, number, tokens, self.forms)
        ]

    def entities(self) -> tuple[Entity, ...]:
        seen = list(parted(self.finds(), self.known, sureness(self.lang)))
        finds = list(sure(seen, self.pages, self.known))
        aliases = self.bracketed(finds)
        patterns = list(self.patterns(finds, seen))
        self.take(find for find in finds if not _inside(find, patterns))
        for number, kind, start, end in patterns:
            self.add(("", kind, fold(self.pages[number][0][start:end])), number, start, end)
        self.again(aliases)
        self.by_surname()
        _join_surnames(self.mentions)
        return self.made()

    def take(self, finds: Sequence[Found] | Iterator[Found]) -> None:
        for find in finds:
            self.entries[find.form.entry.id] = find.form.entry
            self.add((find.form.entry.id, find.form.entry.kind, ""), find.paragraph, find.start, find.end)

    def add(self, key: Key, number: int, start: int, end: int) -> None:
        """A mention, unless another has one of its letters."""
        taken = self.taken[number]
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            self.mentions.setdefault(key, []).append(Mention(self.pages[number][0][start:end], number, start, end))

    def patterns(self, finds: Sequence[Found], seen: Sequence[Found]) -> Iterator[tuple[int, EntityKind, int, int]]:
        """What patterns find, but where a site's own list has a name, or the gazetteer has the same or a person's half.

        ``finds``: the listed names that are mentions; ``seen``: all forms that stand in the article.
        """
        alone = surnames.alone(self.pages, self.known)
        # «Florence Pugh»: a form that is as often a given name is no half of a person's name.
        doubtful = sureness(self.lang).doubtful
        places = _by_paragraph(finds)
        halves = _by_paragraph(f for f in seen if f.form.entry.kind == "LOC" and folded_form(f.form) not in doubtful)
        for number, (paragraph, tokens) in enumerate(self.pages):
            names = (
                capitalised(paragraph, tokens, self.known, alone)
                if self.known.capitals
                else named(paragraph, tokens, self.known)
            )
            for kind, start, behind in names:
                end = self.cut(number, start, behind, places.get(number, ()), kind)
                across = [find for find in places.get(number, ()) if find.start < end and start < find.end]
                if kind == "PER" and any(_within(find, start, end) for find in halves.get(number, ())):
                    given = fold(paragraph[start:end].split()[0])
                    if given not in self.known.given:
                        continue
                if "&" in paragraph[start:end] and sum(find.form.entry.kind == "ORG" for find in across) > 1:
                    continue  # «Qatar Airways & Turkish Airlines»
                if all(not find.form.editors and kind == "ORG" and _within(find, start, end) for find in across):
                    yield number, kind, start, end

    def cut(self, number: int, start: int, end: int, finds: Sequence[Found], kind: EntityKind) -> int:
        """Where a pattern's name ends before a listed one that begins anew: «منظمة العفو الدولية الاتحاد الأوروبي».

        Of a person two words have to be left: «زار سامر طارق مصر».
        """
        if self.known.capitals:
            return end
        paragraph, tokens = self.pages[number]
        for find in finds:
            if kind == "PER" and find.form.entry.kind == "LOC" and find.end == end and find.start > start:
                return tokens[find.first - 1].end if " " in paragraph[start : find.start].strip() else end
            if kind != "ORG":
                continue
            if find.form.entry.kind == "ORG" and start < find.start and find.end == end and not find.glued:
                before = tokens[find.first - 1].end
                listed_there = any((other.start, other.end) == (start, before) for other in finds)
                if listed_there or up_to(paragraph, tokens, start, before, self.known):
                    return before
        return end

    def bracketed(self, finds: list[Found]) -> dict[str, Key]:
        """Take the names that brackets follow; what stands in the brackets is another name of the same."""
        aliases: dict[str, Key] = {}
        for number, (paragraph, tokens) in enumerate(self.pages):
            for name in brackets.bracketed(paragraph, tokens, self.known):
                start, end, alias = name.start, tokens[name.last].end, tokens[name.alias]
                here = [find for find in finds if find.paragraph == number]
                same = next((f for f in here if (f.end == end and f.start <= start) or f.start == alias.start), None)
                inner = [f for f in here if _within(f, start, end)]
                if not same and any(f.form.editors and f.form.entry.kind != "LOC" for f in inner):
                    continue
                key: Key = ("", "ORG", fold(paragraph[start:end]))
                if same is not None:
                    key = (same.form.entry.id, same.form.entry.kind, "")
                    self.entries[same.form.entry.id] = same.form.entry
                finds[:] = [find for find in finds if find not in inner]
                self.add(key, number, start, end)
                self.add(key, number, alias.start, alias.end)
                aliases.setdefault(alias.text if self.known.capitals else alias.folded, key)
        return aliases

    def again(self, aliases: Mapping[str, Key]) -> None:
        """The later mentions of what stood in brackets."""
        if not aliases:
            return
        for number, (_, tokens) in enumerate(self.pages):
            for token in tokens:
                if self.known.capitals:
                    if token.text in aliases:
                        self.add(aliases[token.text], number, token.start, token.end)
                    continue
                for glued, read in self.known.readings(token.folded):
                    if read in aliases:
                        self.add(aliases[read], number, token.inside(glued), token.end)

    def by_surname(self) -> None:
        """The later mentions of people by their surname."""
        people = {key: where[0] for key, where in self.mentions.items() if key[1] == "PER" and " " in where[0].text}
        owners = surnames.surnames({key: first.text for key, first in people.items()}, self.known)
        for key in [key for key in self.mentions if key[:2] == ("", "PER") and key[2] in owners]:
            self.mentions[owners[key[2]]] += self.mentions.pop(key)
        if not owners:
            return
        opening = min(people[key].paragraph for key in owners.values())
        for number, (paragraph, tokens) in enumerate(self.pages[opening:], opening):
            for name, start, end in surnames.mentions(paragraph, tokens, owners.keys(), self.known):
                if (number, start) > _place(people[owners[name]]):
                    self.add(owners[name], number, start, end)

    def made(self) -> tuple[Entity, ...]:
        made = [
            _entity(key, sorted(where, key=_place), self.entries, self.lang) for key, where in self.mentions.items()
        ]
        return tuple(sorted(made, key=lambda entity: _place(entity.mentions[0])))


def _by_paragraph(finds: Iterable[Found]) -> dict[int, list[Found]]:
    found_in: dict[int, list[Found]] = {}
    for find in finds:
        found_in.setdefault(find.paragraph, []).append(find)
    return found_in


def _within(find: Found, start: int, end: int) -> bool:
    """Whether a find is a part of a span, and not all of it."""
    return start <= find.start and find.end <= end and (find.start, find.end) != (start, end)


def _inside(find: Found, patterns: Sequence[tuple[int, EntityKind, int, int]]) -> bool:
    return any(number == find.paragraph and _within(find, start, end) for number, _, start, end in patterns)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.paragraph, mention.start


def _join_surnames(mentions: dict[Key, list[Mention]]) -> None:
    """Give the mentions of a lone surname to the person of that name, if the article names one and no other."""
    people = [key for key in mentions if not key[0] and key[1] == "PER"]
    for key in people:
        full = [other for other in people if other != key and other[2].endswith((f" {key[2]}", f"-{key[2]}"))]
        if " " not in key[2] and len(full) == 1 and full[0] in mentions:
            mentions[full[0]] += mentions.pop(key)


def _entity(key: Key, mentions: Sequence[Mention], listed_as: Mapping[str, EntityEntry], lang: Lang) -> Entity:
    if key[0]:
        entry = listed_as[key[0]]
        return Entity(entry.id, entry.kind, entry.names, tuple(mentions), entry.public)
    kind: EntityKind = "PER" if key[1] == "PER" else "ORG" if key[1] == "ORG" else "LOC"
    full = next((mention.text for mention in mentions if fold(mention.text) == key[2]), mentions[0].text)
    return Entity("", kind, {lang: full}, tuple(mentions))
