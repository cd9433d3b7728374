"""Which sentences name somebody by a surname alone, and which sentence before them says who that is."""

from collections.abc import Iterable, Mapping, Sequence

from khulasa.model import Entity, Mention
from khulasa.stages.summary.discourse import Discourse
from khulasa.stages.summary.reading import Reading
from khulasa.text.words import tokens

People = tuple[tuple[Mention, ...], ...]
"""Of each person an article names, every mention, in the article's order."""
Name = tuple[str, ...]
"""The words of a name, folded."""


def people_of(entities: Iterable[Entity]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each person among an article's entities."""
    return tuple(entity.mentions for entity in entities if entity.kind == "PER")


def introductions(
    read: Sequence[Reading], people: People, title: str, known: Discourse
) -> Mapping[int, frozenset[int]]:
    """The sentences that need another one to say who is meant («Osman said…»), by index, each with those it needs: the
    first with the name in full. Whom the title names in full, or the article by a surname first, all readers know."""
    needed: dict[int, set[int]] = {}
    names = [
        max((tuple(tokens(text)) for text in {m.text: 0 for m in mentions}), key=len, default=()) for mentions in people
    ]
    headline = tuple(tokens(title))
    having: dict[str, set[int]] = {name[-1]: set() for name in names if len(name) > 1}
    for index, reading in enumerate(read):
        for word in having.keys() & reading.words:
            having[word].add(index)
    for mentions, full in zip(people, names, strict=True):
        if len(full) < 2 or _holds(headline, full):
            continue
        whole = {index for index in having[full[-1]] if _holds(read[index].words, full)}
        short = {i for i in having[full[-1]] - whole if _subject(read[i].words, full[1:], known, names)}
        short |= _short(read, mentions, full) - whole
        first = min(whole, default=len(read))
        if short and first < min(short):
            for index in short:
                needed.setdefault(index, set()).add(first)
    return {index: frozenset(others) for index, others in needed.items()}


def _short(read: Sequence[Reading], mentions: Iterable[Mention], full: Name) -> set[int]:
    """The sentences with a mention that is only the end of the full name."""
    short = [mention for mention in mentions if _ends(full, tuple(tokens(mention.text)))]
    places = {(mention.paragraph, mention.start) for mention in short}
    return {
        index
        for index, reading in enumerate(read if places else ())
        if any(
            number == reading.sentence.paragraph and reading.sentence.start <= at < reading.sentence.end
            for number, at in places
        )
    }


def _ends(full: Name, words: Name) -> bool:
    """Whether these words are the end of a longer name."""
    return 0 < len(words) < len(full) and full[-len(words) :] == words


def _subject(words: Name, surname: Name, known: Discourse, names: Sequence[Name]) -> bool:
    """Whether a surname is a subject: right behind a verb of saying, or behind an opening verb with a conjunction
    glued to it («وطالب درويش…»), where no list of mentions may have it; a surname can be a common word elsewhere, and
    another's given name (``names``: everybody's in full)."""
    if not known.conjunctions:
        return False
    for at in range(len(words) - len(surname)):
        here = at + 1
        if words[here : here + len(surname)] != surname:
            continue
        if any(words[here : here + len(name)] == name for name in names if len(name) > len(surname)):
            continue
        glued = at == 0 and words[0].startswith(known.conjunctions)
        if (glued and words[0][1:] not in known.adverbial) or known.says(words[at]):
            return True
    return False


def _holds(words: Name, name: Name) -> bool:
    """Whether a name stands among words, a letter glued to its first word or not."""
    size = len(name)
    return any(
        words[at + 1 : at + size] == name[1:] and words[at].endswith(name[0]) and len(words[at]) - len(name[0]) < 2
        for at in range(len(words) - size + 1)
    )
