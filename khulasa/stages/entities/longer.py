"""Whether a name is half of a longer one, in a script with capitals."""

from collections.abc import Collection, Sequence

from khulasa.stages.entities.capitals import is_capital, run_end
from khulasa.stages.entities.names import Lexicon
from khulasa.stages.entities.tokens import Token, adjacent, opens_sentence


def part_of_longer(
    paragraph: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    known: Lexicon,
    other: Collection[str] = (),
    beside: Collection[int] = (),
    *,
    person: bool = False,
) -> bool:
    """Whether a listed name is a part of a longer name that is not listed: «London» of "the London School".

    ``other``: words that make another name of it also at a sentence's head; ``beside``: words of other listed names.
    Another word at a sentence's head is none («Yesterday Syria»), but before a ``person`` it is a given name.
    """
    if first and first - 1 not in beside and _half_behind(paragraph, tokens, first, known, other, person):
        return True
    following = last + 1
    if following >= len(tokens) or following in beside:
        return False
    between = paragraph[tokens[last].end : tokens[following].start]
    if between not in (" ", "-", " & ") or not is_capital(tokens[following], known):
        return False
    run = tokens[following : run_end(paragraph, tokens, following, known) + 1]
    # «UN Special Envoy», "London Mayor Ann Lee": the office of a place.
    return not any(token.folded in known.titles or token.folded in known.roles for token in run)


def _half_behind(
    paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon, other: Collection[str], person: bool
) -> bool:
    before = tokens[first - 1]
    between = paragraph[before.end : tokens[first].start]
    opening = opens_sentence(paragraph, before)
    if between in (" ", "-", " & ", ". ") and before.text[0].isupper() and (between != ". " or before.folded in other):
        if before.folded in other:
            return True
        office = before.folded in known.titles or before.folded in known.roles
        # «Victor Ireland»: at a sentence's head, too.
        return is_capital(before, known) and not office and (person or not opening or before.folded in known.given)
    joined = before.folded in known.joiners and before.text.islower() and not person  # «Templo de San Diego»
    if (
        (before.folded not in known.org_joiners and not joined)
        or first < 2
        or not adjacent(paragraph, tokens[first - 2], before)
    ):
        return False
    head = tokens[first - 2]
    office = head.folded in known.titles or head.folded in known.roles
    named = head.text[0].isupper() and is_capital(head, known) and not office
    return named and (head.folded in known.org_heads or not opens_sentence(paragraph, head))


def behind_capital(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    """Whether a capital that begins no sentence and is no office stands right before a listed name."""
    before = tokens[first - 1] if first else None
    if before is None or paragraph[before.end : tokens[first].start] != " " or not is_capital(before, known):
        return False
    office = before.folded in known.titles or before.folded in known.roles or before.folded in known.demonyms
    return not office and not opens_sentence(paragraph, before)
