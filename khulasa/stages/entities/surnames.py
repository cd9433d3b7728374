"""Second mentions of people by their surname: «Biden» after "President Joe Biden"."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from khulasa.stages.entities.edges_of_bodies import APOSTROPHES
from khulasa.stages.entities.longer import part_of_longer
from khulasa.stages.entities.names import Lexicon
from khulasa.stages.entities.persons import surname
from khulasa.stages.entities.tokens import Token, adjacent, folded_words, tokenise

Key = TypeVar("Key")
Place = tuple[int, int]
"""A paragraph and a position in it."""


def alone(pages: Sequence[tuple[str, Sequence[Token]]], known: Lexicon) -> frozenset[str]:
    """The folded words that stand somewhere with a capital and no capital beside them; none where a script has none."""
    if not known.capitals:
        return frozenset()
    found = set()
    for paragraph, tokens in pages:
        capital = [token.text[0].isupper() and token.folded not in known.no_name for token in tokens]
        for at, token in enumerate(tokens):
            if not capital[at]:
                continue
            before = at and capital[at - 1] and adjacent(paragraph, tokens[at - 1], token)
            behind = (
                at + 1 < len(tokens) and capital[at + 1] and paragraph[token.end : tokens[at + 1].start] in (" ", "-")
            )
            if not before and not behind:
                found.add(token.folded)
    return frozenset(found)


def surnames(people: Mapping[Key, str], known: Lexicon) -> dict[str, Key]:
    """The surname, folded, of each person named in full, if no other has it and it is no given name."""
    owners: dict[str, Key | None] = {}
    for key, name in people.items():
        words = tokenise(name)
        joined = len(words) > 1 and words[-2].folded in known.joiners and not known.capitals
        if len(words) < 2 + joined:
            continue
        # «شريف عبد المجيد» is «عبد المجيد» a second time.
        last = f"{words[-2].folded} {words[-1].folded}" if joined else surname(words, known)
        owners[last] = None if last in owners else key
    others = (known.given, known.given_or_word, known.no_name)
    return {
        name: key
        for name, key in owners.items()
        if key is not None and len(name) > 2 and not any(name in words for words in others)
    }


def mentions(
    paragraph: str, tokens: Sequence[Token], wanted: Collection[str], known: Lexicon
) -> Iterator[tuple[str, int, int]]:
    """Where a surname stands for its owner: the surname, and the span that names him or her."""
    ends = tuple(name.rpartition(" ")[2] for name in wanted)  # what is glued to a name stands before it
    for at in [at for at, word in enumerate(folded_words(tokens)) if word.endswith(ends)]:
        token = tokens[at]
        if known.capitals:
            if token.folded in wanted and token.text[0].isupper() and _named(paragraph, tokens, at, known):
                first = _particles(paragraph, tokens, at, known)
                yield token.folded, tokens[first].start, token.end
            continue
        pair = f"{tokens[at - 1].folded} {token.folded}" if at > 1 else ""
        titled = at > 1 and tokens[at - 2].folded in known.titles  # «الملك عبد الله» may be another
        joined = pair in wanted and adjacent(paragraph, tokens[at - 1], token) and not titled
        if joined and _spoken(paragraph, tokens, at - 1, known):
            yield pair, tokens[at - 1].start, token.end
            continue
        glued = next(((letters, read) for letters, read in known.readings(token.folded) if read in wanted), None)
        if glued and at and _spoken(paragraph, tokens, at, known):
            yield glued[1], token.inside(glued[0]), token.end


def _particles(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int:
    first = at
    if first and len(tokens[first - 1].text) == 1 and tokens[first - 1].text.isupper():
        # «O'Shea» is two words to the reader of words, and one name.
        first -= paragraph[tokens[first - 1].end : tokens[first].start] in APOSTROPHES
    begin = first
    while begin and tokens[begin - 1].folded in known.joiners and tokens[begin - 1].folded not in known.org_joiners:
        if not adjacent(paragraph, tokens[begin - 1], tokens[begin]):
            break
        begin -= 1
        if tokens[begin].text[0].isupper():
            # «Van der Berg»
            first = begin
    return first


def _named(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    first = _particles(paragraph, tokens, at, known)
    hyphened = paragraph[tokens[at].end : tokens[at].end + 1] == "-"
    return not hyphened and not part_of_longer(paragraph, tokens, first, at, known, person=True)


def _spoken(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether a verb of saying, a title, or a verb that begins the clause stands before a word.

    Without capitals nothing else is sure.
    """
    before = tokens[at - 1]
    if not adjacent(paragraph, before, tokens[at]):
        return False
    if before.folded in known.acts and (at == 1 or not adjacent(paragraph, tokens[at - 2], before)):
        return True
    readings = [read for glued, read in known.readings(before.folded) if glued <= 1]
    return any(read in known.attribution or read in known.titles for read in readings)
