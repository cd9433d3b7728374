"""Places that only the letters glued to a word make of it: no «مكة» in «سمكة», no «روما» in «كروما»."""

from collections.abc import Iterator, Sequence

from khulasa.stages.entities.gazetteer import Sureness
from khulasa.stages.entities.matching import Found
from khulasa.stages.entities.names import Lexicon

_SHORT = 3
"""Letters: of a name of so many, any letter before it may make another word."""
_APART = 2
"""Words from one place of a list to the next, a conjunction counted."""


def parted(finds: Sequence[Found], known: Lexicon, rules: Sureness) -> Iterator[Found]:
    """The finds, in order, without the places that may be the rest of a word and that nothing else shows.

    What shows one: the place without such letters in the same article, or another beside it («كدبي والدوحة»).
    """
    doubted = [_may_be_a_word(find, known, rules) for find in finds]
    if not any(doubted):
        yield from finds
        return
    sure = [find for find, doubt in zip(finds, doubted, strict=True) if not doubt]
    shown = {find.form.entry.id for find in sure}
    for find, doubt in zip(finds, doubted, strict=True):
        if not doubt or find.form.entry.id in shown or any(_beside(find, other) for other in sure):
            yield find


def _may_be_a_word(find: Found, known: Lexicon, rules: Sureness) -> bool:
    if find.form.entry.kind != "LOC" or not find.glued or find.last > find.first:
        return False
    if find.form.words[0].startswith(known.articles):
        return False
    if find.glued.endswith(rules.unsure_glued):
        return True
    return len(find.form.words[0]) <= _SHORT and not find.glued.endswith(rules.glued)


def _beside(find: Found, other: Found) -> bool:
    if other.paragraph != find.paragraph or other.form.entry.kind != "LOC":
        return False
    return 0 < max(find.first - other.last, other.first - find.last) <= _APART
