"""Places in a script with capitals that no list holds: what stands beside a run of capitals, or in it, says so.

Belongs here: what shows a place. Does not: where a run of capitals begins and ends (`capitals`).
"""

import re
from collections.abc import Collection, Sequence

from khulasa.stages.entities.gazetteer import listed_places
from khulasa.stages.entities.names import Lexicon
from khulasa.stages.entities.tokens import Token, adjacent

_COMMA = re.compile(r"\s?,\s+$")
_LONGEST = 3
"""Words of a place's name that what is beside it shows."""
_APART = 4
"""Words from a comma to what sort of place it is: «Birsa, a small market town»."""


def is_place(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> bool:
    """Whether a run of capitals from ``first`` to ``last`` is a place's name."""
    words = [token.folded for token in tokens[first : last + 1]]
    headed = len(words) > 1 and words[-1] in known.place_heads
    if headed or words[0] in known.place_joiners:
        if _dashed(paragraph, tokens[first]) or _shouted(tokens[first : last + 1], known):
            return False
        if headed and _of_many(paragraph, tokens, first, last, known):
            return False
    if headed:
        kind_of = words[0] in known.not_people or words[0] in known.demonyms
        return words[-1] not in known.place_heads_definite or not kind_of
    if len(words) > 1 and words[0] in known.place_joiners and words[1] not in known.not_people:
        return True
    if _other(words, known) or words[0] in known.given or len(words) > _LONGEST:
        return False
    if _shouted(tokens[first : last + 1], known):
        return False
    return (
        _of_a_kind(paragraph, tokens, first, known)
        or _before_kind(paragraph, tokens, first, last, known)
        or (len(words) - len(known.joiners.intersection(words)) < _LONGEST and _near(paragraph, tokens, first, known))
        or _behind_comma(paragraph, tokens, first, last, known)
    )


def _shouted(words: Sequence[Token], known: Lexicon) -> bool:
    """Whether a word is in capitals as headings are, or as abbreviations: "EDT GUATEMALA CITY", "RFA Largs Bay"."""
    return any(len(word.text) > 1 and word.text.isupper() and word.folded not in known.demonyms for word in words)


def _dashed(paragraph: str, first: Token) -> bool:
    """Whether a dash joins a run to a word before it: «White Sea–Baltic Canal»."""
    return first.start > 1 and paragraph[first.start - 1] in "–—" and paragraph[first.start - 2].isalnum()


def _of_many(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> bool:
    """Whether a run ends what is one of many: «a tropical Garden City», but not "an Oklahoma City lawyer"."""
    indefinite = known.articles_indefinite - known.determiners
    adjective = first > 1 and tokens[first - 1].text.islower() and tokens[first - 2].folded in indefinite
    if not adjective and (not first or tokens[first - 1].folded not in indefinite):
        return False
    behind = tokens[last + 1 : last + 2]
    return not behind or not adjacent(paragraph, tokens[last], behind[0]) or not behind[0].text.islower()


def _other(words: Sequence[str], known: Lexicon) -> bool:
    """Whether the words say of what people or of what sort something is, and name nothing."""
    return any(word in each for word in words for each in (known.demonyms, known.not_people, known.place_no_name))


def _of_a_kind(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    """Whether a run stands behind what sort of place it is: «the town of Birsa»."""
    if first < 2 or tokens[first - 1].folded not in known.org_joiners or not tokens[first - 2].text.islower():
        return False
    return tokens[first - 2].folded in known.place_kinds and adjacent(paragraph, tokens[first - 1], tokens[first])


def _before_kind(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> bool:
    """Whether a run stands before what sort of place it is, in small letters: «Enga province»; not at a text's head."""
    behind = last + 1
    if behind >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[behind]):
        return False
    kind = tokens[behind]
    return first > 0 and kind.text.islower() and kind.folded in known.place_kinds_behind


def _near(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    """Whether a run stands behind «near» or "north of"."""
    if not first or not adjacent(paragraph, tokens[first - 1], tokens[first]):
        return False
    before = tokens[first - 1]
    if before.folded in known.place_near:
        return before.text.islower()
    pair = first > 1 and before.folded in known.org_joiners and adjacent(paragraph, tokens[first - 2], before)
    return bool(pair) and tokens[first - 2].folded in known.place_sides and tokens[first - 2].text.islower()


def _behind_comma(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> bool:
    """Whether a comma stands behind a run, and then what sort of place it is, or, behind «in», a listed place."""
    behind = last + 1
    if behind >= len(tokens) or not _COMMA.search(paragraph[tokens[last].end : tokens[behind].start]):
        return False
    inside = first > 0 and tokens[first - 1].folded in known.place_inside
    if inside and adjacent(paragraph, tokens[first - 1], tokens[first]):
        pair = " ".join(token.folded for token in tokens[behind : behind + 2])
        listed: Collection[str] = listed_places(known.lang)
        if tokens[behind].text[0].isupper() and (tokens[behind].folded in listed or pair in listed):
            return True
    if tokens[behind].folded not in known.articles_indefinite:
        return False
    for at in range(behind + 1, min(behind + _APART, len(tokens) - 1)):
        if not adjacent(paragraph, tokens[at - 1], tokens[at]) or not tokens[at].text.islower():
            return False
        if tokens[at].folded in known.place_kinds:
            return tokens[at + 1].folded in known.place_inside or tokens[at + 1].folded in known.place_near
    return False
