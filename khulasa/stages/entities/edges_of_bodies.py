"""Where the name of a body begins and ends in a run of capitals, and whether the run is the whole of it.

Belongs here: what stands beside a run whose head word shows a body. Does not: the head words (`capitals`).
"""

from collections.abc import Sequence

from khulasa.stages.entities.gazetteer import listed_places
from khulasa.stages.entities.names import Lexicon
from khulasa.stages.entities.tokens import Token, adjacent, opens_sentence

APOSTROPHES = ("'", "’")
_DASHES = "–—-"


def begin(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> int | None:
    """Where the name begins of which a run is, or ends, a part; None where more stands before than is known of."""
    start = tokens[first].start
    if start > 1 and paragraph[start - 1] in _DASHES and paragraph[start - 2].isalnum():
        return None  # «White Sea–Baltic Commission»
    if start and paragraph[start - 1] == "." and len(tokens[first].text) == 1:
        first += 1  # the second letter of "U.S."
    if first < last and tokens[first].folded in known.org_no_begin:
        first += 1
    if first == last:
        return None
    if first and _begins_before(paragraph, tokens, first, known):
        return first - 1
    return _possessor(paragraph, tokens, first, known)


def _begins_before(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    """Whether a word before a run that is no name itself begins one: «New York University», "the All Japan Federation".

    At a sentence's head only where a listed place begins so.
    """
    before = tokens[first - 1]
    if before.folded not in known.org_begins or not before.text[0].isupper():
        return False
    if not adjacent(paragraph, before, tokens[first]):
        return False
    pair = f"{before.folded} {tokens[first].folded}"
    return pair in listed_places(known.lang) or not opens_sentence(paragraph, before)


def _possessor(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> int | None:
    """Where a name begins that goes on from a possessive («King's College Hospital»); None where more stands before."""
    before = [token.folded for token in tokens[max(0, first - 2) : first]]
    glued = paragraph[max(0, tokens[first].start - 3) : tokens[first].start]
    if not any(mark in glued for mark in APOSTROPHES) or not any(word in known.possessors for word in before):
        return first
    begin = first - 1 if before[-1] in known.possessors else first - 2
    if not tokens[begin].text[0].isupper():
        return None
    further = begin > 0 and tokens[begin - 1].text[0].isupper() and tokens[begin - 1].folded not in known.no_name
    return None if further and adjacent(paragraph, tokens[begin - 1], tokens[begin]) else begin


def goes_on(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> bool:
    """Whether a name goes on behind a run: «Institute for International and Strategic Relations»."""
    following = last + 1
    if following >= len(tokens):
        return False
    between = paragraph[tokens[last].end : tokens[following].start]
    if between in _DASHES and tokens[following].text.islower():
        return True
    of = any(token.folded in known.org_joiners for token in tokens[first:last])
    if tokens[following].folded in known.org_joiners and adjacent(paragraph, tokens[last], tokens[following]):
        # «Office of the High Commissioner for Human Rights»
        determined = of and any(token.folded in known.determiners for token in tokens[first:last])
        return determined or tokens[last].folded in known.org_heads
    if not of or tokens[following].folded not in known.links or following + 1 >= len(tokens):
        return False
    if tokens[last].folded in known.fields or tokens[last].folded in listed_places(known.lang):
        return False
    second = following + 1
    if between != " " or not adjacent(paragraph, tokens[following], tokens[second]):
        return False
    while second < len(tokens) and tokens[second].text[0].isupper():
        if tokens[second].folded in known.fields or tokens[second].folded in known.org_heads:
            return True
        if second + 1 < len(tokens) and not adjacent(paragraph, tokens[second], tokens[second + 1]):
            return False
        second += 1
    return False
