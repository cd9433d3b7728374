"""Bodies of a field, in a script that glues «for» to it: «الاتحاد الأفريقي لكرة القدم»."""

from collections.abc import Sequence

from khulasa.stages.entities.names import Lexicon
from khulasa.stages.entities.tokens import Token, adjacent


def field_behind(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> str | None:
    """The field, without what is glued to it, that a body's name goes on with behind its word ``last``."""
    following = last + 1
    if not known.contractions or following >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[following]):
        return None
    word = tokens[following].folded
    # The shortest has no conjunction: «الاتحاد الأوروبي وللصحفيين» is no name. Without an article it is a letter less.
    glued = min(known.contractions, key=len)
    preposition = glued[:-1]
    if word.startswith(glued):
        field = known.contractions[glued] + word[len(glued) :]
    elif word.startswith(preposition):
        field = word[len(preposition) :]
    else:
        return None
    return field if field in known.fields else None


def served(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of a body's name whose head stands at ``at``, if adjectives and its field stand behind that."""
    last = at
    while last + 1 < len(tokens) and last < at + 2 and _definite(paragraph, tokens, last, known):
        adjective = tokens[last + 1].folded
        if adjective in known.generic or not adjective.endswith(known.relation_endings):
            return None
        last += 1
    field = field_behind(paragraph, tokens, last, known) if last > at else None
    if field is None:
        return None
    last += 1
    definite = field.startswith(known.articles)
    if last + 1 < len(tokens) and _definite(paragraph, tokens, last, known):
        if not definite:
            return last + 1
        return last + tokens[last + 1].folded.endswith(known.relation_endings)
    if not definite:
        return None
    return last + _second_field(paragraph, tokens, last, known)


def _definite(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    following = tokens[at + 1]
    return following.folded.startswith(known.articles) and adjacent(paragraph, tokens[at], following)


def _second_field(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether the next word is a conjunction and another field: «للعلوم والتقنية»."""
    if last + 1 >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[last + 1]):
        return False
    word = tokens[last + 1].folded
    return any(word.startswith(glued) and word[len(glued) :] in known.fields for glued in known.conjunctions)
