"""Bodies and places of free shape, in a script without capitals: a head word and the name behind it.

Belongs here: names whose second half no article or adjective shows («كتائب القسام», «جامعة أثينا», «شارع محمد علي»).
Does not: institutions that are named after what they do (`patterns`).
"""

from collections.abc import Sequence

from khulasa.stages.entities import parts, people, running
from khulasa.stages.entities.gazetteer import listed_places
from khulasa.stages.entities.names import Lexicon
from khulasa.stages.entities.served import field_behind
from khulasa.stages.entities.tokens import Token, adjacent

_SHORT = 4
"""Letters: a shorter word is no name of its own."""
_MOST = 3
"""Words of a name behind its head."""


def body(paragraph: str, tokens: Sequence[Token], at: int, word: str, known: Lexicon) -> int | None:
    """The last word of a body's name whose head ``word`` stands at ``at``."""
    if at + 1 >= len(tokens) or not adjacent(paragraph, tokens[at], tokens[at + 1]):
        return None
    following = tokens[at + 1].folded
    if word in known.org_units and following in known.ordinals:
        return at + 1
    if word in known.org_heads_named_after and (last := _person(paragraph, tokens, at + 1, known)):
        return last + (field_behind(paragraph, tokens, last, known) is not None)
    if word in known.org_heads_of_places and (last := _place(paragraph, tokens, at + 1, known)):
        return last + _adjective(paragraph, tokens, last, known)
    if word in known.org_heads_proper:
        return _proper(paragraph, tokens, at, word, known)
    if word in known.org_heads_conjoined and following.startswith(known.articles):
        return _conjoined(paragraph, tokens, at + 1, known)
    return None


def place(paragraph: str, tokens: Sequence[Token], at: int, word: str, known: Lexicon) -> int | None:
    """The last word of the name of a place that is named after somebody, or of a head and a listed place."""
    if at + 1 >= len(tokens) or not adjacent(paragraph, tokens[at], tokens[at + 1]):
        return None
    last = _person(paragraph, tokens, at + 1, known) if word in known.place_heads_named_after else None
    # «مدينة الملك عبد العزيز للعلوم» is a body.
    return None if last is None or field_behind(paragraph, tokens, last, known) else last


def _person(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of «الملك خالد الدولي», «رفيق الحريري»: a title and a given name, or a full name; an adjective."""
    first = at
    while first + 1 < len(tokens) and tokens[first].folded in known.titles:
        if not adjacent(paragraph, tokens[first], tokens[first + 1]):
            return None
        first += 1
    if first >= len(tokens):
        return None
    last = running.name_end(paragraph, tokens, first, known) if parts.kind(tokens[first], known) else None
    last = last if last is not None else running.joined_end(paragraph, tokens, first, known)
    if last is None and first > at and parts.kind(tokens[first], known):
        last = first
    if last is None:
        return None
    following = last + 1
    if following < len(tokens) and adjacent(paragraph, tokens[last], tokens[following]):
        last += tokens[following].folded in known.named_after_endings
    return last


def _place(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of a listed place that begins at ``at``, behind words that part a body («جنايات», «ولاية»)."""
    first = at
    while first + 1 < len(tokens) and tokens[first].folded in known.org_parts:
        if not adjacent(paragraph, tokens[first], tokens[first + 1]):
            return None
        first += 1
    words: list[str] = []
    last = None
    for end in range(first, min(first + _MOST, len(tokens))):
        if end > first and not adjacent(paragraph, tokens[end - 1], tokens[end]):
            break
        words.append(tokens[end].folded)
        if " ".join(words) in listed_places(known.lang):
            last = end
    return last


def _adjective(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether an adjective completes a body's name: «شرطة عمان السلطانية»."""
    if last + 1 >= len(tokens) or not people.definite_next(paragraph, tokens, last, known):
        return False
    word = tokens[last + 1].folded
    return word.endswith(known.relation_endings) and word not in known.generic


def _proper(paragraph: str, tokens: Sequence[Token], at: int, head: str, known: Lexicon) -> int | None:
    """The last word of a name of its own behind a head: words with an article, or one that is no word of a trade."""
    word = tokens[at + 1]
    if head in known.org_heads_or_adjectives and at and tokens[at - 1].folded.startswith(known.articles):
        return None
    if (
        word.folded in known.org_no_proper
        or word.folded in known.fields
        or word.folded in known.generic
        or not parts.plain(word, known)
    ):
        return None
    if len(word.folded) < _SHORT or any(
        word.folded in words for words in (known.roles, known.titles, known.offices, known.acts, known.attribution)
    ):
        return None
    last = at + 1
    many = word.folded.endswith(known.many_things) and word.folded not in listed_places(known.lang)
    if word.text.startswith(known.articles) and many:
        return None  # «شركة المنتجات»
    if not word.text.startswith(known.articles):
        # An adjective of a head that ends so would end so too.
        adjective = not head.endswith(known.feminine) and word.folded.endswith(known.relation_endings)
        return last if not adjective and _foreign(paragraph, tokens, last, known) else None
    if last + 1 < len(tokens) and adjacent(paragraph, tokens[last], tokens[last + 1]):
        following = tokens[last + 1]
        if parts.kind(following, known) or following.folded in known.joiners:
            return None  # «ألوية الناصر صلاح الدين»
    return last


def _foreign(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether a word without an article behind a head is a name, and the whole of it."""
    word = tokens[at]
    if word.text.endswith(known.org_no_proper_endings) or word.folded.startswith(known.verb_prefixes):
        return False
    if word.folded.startswith(known.no_surname_begins):
        return False
    if parts.boundary(paragraph, tokens, at, known):
        return True
    following = tokens[at + 1].folded
    if following.startswith(known.articles):
        return following.endswith(known.relation_endings)
    return following.startswith(known.org_name_ends)


def _conjoined(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of «المال والموازنة»: two fields, the second behind a conjunction."""
    if at + 1 >= len(tokens) or not adjacent(paragraph, tokens[at], tokens[at + 1]):
        return None
    if tokens[at + 1].folded not in known.org_continued or tokens[at].folded in known.generic:
        return None
    return at + 1 + _adjective(paragraph, tokens, at + 1, known)
