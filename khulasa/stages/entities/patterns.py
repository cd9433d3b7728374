"""Names that no list holds, in a script without capitals: a head word, a title, a given name or a role tells them.

Patterns take what they are sure of and leave the rest: a wrong name on a page is worse than a missing one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import compress

from khulasa.model import Lang
from khulasa.stages.entities import bodies, parts, people, running
from khulasa.stages.entities.gazetteer import listed_places
from khulasa.stages.entities.names import Lexicon, Name, lexicon
from khulasa.stages.entities.served import field_behind, served
from khulasa.stages.entities.tokens import Token, adjacent, folded_words
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered

_QUOTED = re.compile(r"\s*[\"“«]\s*([^\"“”«»]{2,40}?)\s*[\"”»]")
Signs = tuple[tuple[str, ...], bool]
_MOST = 4
"""Words of an institution's name behind its head."""
_SHORT = 4
"""Letters: a word with an article that has no more is no adjective."""


def named(paragraph: str, tokens: Sequence[Token], known: Lexicon) -> Iterator[Name]:
    """Names that patterns are sure of in a script without capitals: kind, start, end; they may overlap."""
    signs = [*map(_signs(known.lang), folded_words(tokens))]
    for at in compress(range(len(tokens)), signs):
        heads, opens = signs[at] or ((), False)
        for word in heads:
            found = _by_head(paragraph, tokens, at, word, known)
            if found:
                yield found
                break
        if opens:
            yield from _people(paragraph, tokens, at, known)


def _people(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Iterator[Name]:
    """The people whose names begin or end at a word: of two readings of one name the longer."""
    alone = not _goes_on(paragraph, tokens, at, known)
    if alone and tokens[at].folded not in known.roles:
        return
    free = None if alone else running.person(paragraph, tokens, at, known)
    for name in people.around(paragraph, tokens, at, known):
        if free is not None and name[1] <= free[1] and free[2] <= name[2]:
            free = None
        if free is None or name[1] != free[1]:
            yield name
    if free is not None:
        yield free


def _goes_on(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether the next word can be in a name: most that stand behind a head or a given name cannot."""
    following = at + 1
    if following >= len(tokens) or not adjacent(paragraph, tokens[at], tokens[following]):
        return False
    word = tokens[following]
    if word.folded not in known.no_name or tokens[at].folded in known.joiners:
        return True
    return word.folded in known.joiners or word.folded in known.place_joiners or parts.kind(word, known) > 0


def up_to(paragraph: str, tokens: Sequence[Token], start: int, end: int, known: Lexicon) -> Name | None:
    """The institution of these bounds, if the words from the one to the other are one without what stands behind."""
    inside = [token for token in tokens if token.end > start and token.end <= end]
    names = named(paragraph, inside, known)
    return next((name for name in names if name == ("ORG", start, end)), None)


@cache
def _vocabulary(lang: Lang) -> tuple[frozenset[str], frozenset[str]]:
    """The words behind which a name may stand, and those at which one may begin or end."""
    known = lexicon(lang)
    free = known.org_units | known.org_heads_named_after | known.org_heads_of_places | known.org_heads_proper
    free |= known.org_heads_agencies | known.org_heads_conjoined | known.place_heads_named_after
    orgs = free | known.org_heads | known.org_heads_definite | known.org_heads_related | known.org_heads_parties
    pairs = frozenset(pair.split()[0] for pair in known.org_pairs)
    exact = frozenset(map(fold, known.exact))
    openers = known.given | known.given_or_word | exact | known.joiners | known.roles
    return orgs | pairs | known.org_heads_served | known.place_heads | known.titles, openers


@cache
def _signs(lang: Lang) -> Callable[[str], Signs | None]:
    """The readings of a word behind which a name may stand, and whether one may begin or end at it; mostly None."""
    heads_of, openers = _vocabulary(lang)
    readings = lexicon(lang).readings

    def signs(word: str) -> Signs | None:
        heads = tuple(read for _, read in readings(word) if read in heads_of)
        opens = word in openers or running.begins(lang, word) is not None
        return (heads, opens) if heads or opens else None

    return remembered(signs)


def _by_head(paragraph: str, tokens: Sequence[Token], at: int, word: str, known: Lexicon) -> Name | None:
    """A name behind a head word or a title."""
    token = tokens[at]
    if word in known.org_heads and (quoted := _QUOTED.match(paragraph, token.end)):
        inner = quoted.group(1)
        words = fold(inner).split()
        if 0 < len(words) <= _MOST and not _described(words, known):
            return "ORG", quoted.start(1), quoted.end(1)
    if not _goes_on(paragraph, tokens, at, known):
        return None
    start = token.inside(len(token.folded) - len(word)) if token.folded.endswith(word) else token.start
    ends = (_institution(paragraph, tokens, at, word, known), bodies.body(paragraph, tokens, at, word, known))
    if last := max(end or 0 for end in ends):
        return "ORG", start, tokens[last].end
    if last := bodies.place(paragraph, tokens, at, word, known) or 0:
        return "LOC", start, tokens[last].end
    settled = _settled(word, tokens[at + 1 : at + 2], known)
    if word in known.place_heads and settled and (last := _place(paragraph, tokens, at, known) or 0):
        return "LOC", start, tokens[last].end
    if word in known.titles:
        return _whole(paragraph, tokens, people.behind_title(paragraph, tokens, at, known), known)
    return None


def _described(words: Sequence[str], known: Lexicon) -> bool:
    """Whether words in quotation marks say what sort of thing something is, and name nothing: «صغيرة جدا»."""
    last = words[-1] in known.no_name and not words[0].startswith(known.articles)
    return words[0] in known.no_name or last


def _whole(paragraph: str, tokens: Sequence[Token], found: Name | None, known: Lexicon) -> Name | None:
    """A person's name behind a title with all that its given name shows to be of it."""
    if found is None:
        return None
    first = next(at for at, token in enumerate(tokens) if token.start == found[1])
    last = running.name_end(paragraph, tokens, first, known) if parts.kind(tokens[first], known) else None
    return found if last is None or tokens[last].end <= found[2] else ("PER", found[1], tokens[last].end)


def _institution(paragraph: str, tokens: Sequence[Token], at: int, word: str, known: Lexicon) -> int | None:
    """The last word of an institution's name whose head is ``word``: «وزارة البترول والثروة المعدنية»."""
    if word in known.org_heads_served and (whole := served(paragraph, tokens, at, known)):
        return whole
    last = at
    while last < at + _MOST and last + 1 < len(tokens) and people.definite_next(paragraph, tokens, last, known):
        if tokens[last + 1].folded in known.generic:
            break
        if last > at and word in known.org_heads_definite and not _completes(tokens[last + 1].folded, known):
            break  # «دعت وزارة الصحة المواطنين»
        last += 1
    if word in known.org_heads_definite:
        return _continued(paragraph, tokens, last, known) if last > at else None
    if word in known.org_heads_parties:
        if last > at + 1 and _completes(tokens[last].folded, known):
            return last  # «حزب العمال البريطاني والحزب الحاكم»
        return _conjoined(paragraph, tokens, last, known) if last > at else None
    related = last > at + 1 and _completes(tokens[last].folded, known)
    if word in known.org_heads_related or word in known.org_heads_agencies:
        body = related and f"{word} {tokens[at + 1].folded}" not in known.org_no_pairs
        return _whole_body(paragraph, tokens, last, known) if body else None
    if last > at and f"{word} {tokens[at + 1].folded}" in known.org_pairs:
        behind = _served(paragraph, tokens, last, known)
        if behind > last and behind + 1 < len(tokens) and people.definite_next(paragraph, tokens, behind, known):
            behind += tokens[behind + 1].folded in known.org_completes
        return behind if behind > last else last if related else None
    return None


def _whole_body(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> int:
    """The last word of a name with a second adjective, or its field: «الوطني لكرة السلة»."""
    if field := field_behind(paragraph, tokens, last, known):
        last += 1
        open_field = not field.startswith(known.articles) and last + 1 < len(tokens)
        return last + (open_field and people.definite_next(paragraph, tokens, last, known))
    return last + _both(paragraph, tokens, last, known)


def _completes(word: str, known: Lexicon) -> bool:
    """Whether a word with an article can end an institution's name: an adjective; «الحية» is too short for one."""
    long = len(word) > _SHORT + word.endswith(known.feminine)
    return (long and word.endswith(known.relation_endings)) or word in known.org_completes


def _both(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether a conjunction and a second adjective like the last stand behind a name: «المالي والاقتصادي»."""
    if last + 1 >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[last + 1]):
        return False
    word = tokens[last + 1].folded
    halves = [word[len(glued) :] for glued in known.conjunctions if word.startswith(glued)]
    alike = word.endswith(known.feminine) == tokens[last].folded.endswith(known.feminine)
    return alike and any(half.startswith(known.articles) and _completes(half, known) for half in halves)


def _continued(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> int:
    """A second field of a ministry's: «والثروة المعدنية»."""
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].folded in known.org_continued
        and adjacent(paragraph, tokens[last], tokens[last + 1])
    ):
        last += 1
        if last + 1 < len(tokens) and people.definite_next(paragraph, tokens, last, known):
            last += tokens[last + 1].folded.endswith(known.relation_endings)
    return last


def _conjoined(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> int:
    """The second half of «العدالة والتنمية»."""
    if last + 1 >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[last + 1]):
        return last
    word = tokens[last + 1].folded
    halves = [word[len(glued) :] for glued in known.conjunctions if word.startswith(glued)]
    others = known.generic | known.org_heads_served
    return last + any(half.startswith(known.articles) and half not in others for half in halves)


def _served(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> int:
    """What a body is for: «للدفاع المدني»."""
    following = last + 1
    if following >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[following]):
        return last
    if not any(tokens[following].folded.startswith(glued) for glued in known.contractions):
        return last
    last = following
    while last < following + 2 and last + 1 < len(tokens) and people.definite_next(paragraph, tokens, last, known):
        if tokens[last + 1].folded in known.generic:
            break
        last += 1
    return _conjoined(paragraph, tokens, last, known)


def _place(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of a place's name behind its head; a head may stand behind a head («ولاية نهر النيل»)."""
    last = at + 1
    completed = (known.place_joiners, known.titles, known.joiners)
    if last < len(tokens) and tokens[last].folded in known.place_heads:
        following = last + 1
        if following == len(tokens) or not tokens[following].folded.startswith(known.articles):
            return None
        last = following
    elif last >= len(tokens) or not _is_place(paragraph, tokens, last, known):
        return None
    while last < len(tokens) and any(tokens[last].folded in words for words in completed):
        last += 1
    whole = last < len(tokens) and all(adjacent(paragraph, tokens[n], tokens[n + 1]) for n in range(at, last))
    return last if whole and not field_behind(paragraph, tokens, last, known) else None


def _settled(head: str, behind: Sequence[Token], known: Lexicon) -> bool:
    """Whether what stands behind a head that is also a word has an article or is a listed place, as the head wants."""
    word = behind[0].folded if behind else ""
    if head in known.place_heads_listed:
        return word in listed_places(known.lang)
    if head not in known.place_heads_definite:
        return True
    return word.startswith(known.articles) or word in listed_places(known.lang)


def _is_place(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    word = tokens[at]
    if not adjacent(paragraph, tokens[at - 1], word) or word.folded in known.place_no_name or len(word.folded) < 3:
        return False
    if any(char.isdigit() for char in word.folded):
        return False
    if word.folded.startswith(known.articles):
        return at + 1 == len(tokens) or not people.definite_next(paragraph, tokens, at, known)
    if word.folded in listed_places(known.lang):
        return True
    return not word.text.endswith(known.place_no_endings) and not word.folded.startswith(known.verb_prefixes)
