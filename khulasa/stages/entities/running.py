"""People named in running text, in a script without capitals: what a given name and the words behind it show alone.

Belongs here: names that need no office, title or verb beside them. Does not: what stands around a name (`people`).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from khulasa.model import Lang
from khulasa.stages.entities import parts, people
from khulasa.stages.entities.names import Lexicon, Name, lexicon
from khulasa.stages.entities.tokens import Token, adjacent
from khulasa.text.remember import remembered

_PARTS = 5
"""Parts of a person's name: given name, father's, grandfather's, family, tribe."""
_BACK = 2
"""Words between what is named after a person and the name: titles."""


def begins(lang: Lang, word: str) -> int | None:
    """How many letters are glued to the given name that a word is, if nothing else is of these letters."""
    return _beginner(lang)(word)


@cache
def _beginner(lang: Lang) -> Callable[[str], int | None]:
    known = lexicon(lang)
    return remembered(lambda word: _begins(word, known))


def _begins(word: str, known: Lexicon) -> int | None:
    if word in known.given or word in known.servants or word in known.kunyas:
        return 0
    if word in known.given_or_word:
        return 0
    if len(word) < 4:
        return None
    return next(
        (glued for glued, read in known.readings(word) if glued and len(read) > 2 and read in known.given), None
    )


def person(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Name | None:
    """A given name, what is glued to it left out, and what can only be the rest of the name."""
    glued = begins(known.lang, tokens[at].folded)
    if glued is None or tokens[at].text.endswith(known.not_given):
        return None
    if _inside_another(paragraph, tokens, at, known, alone=not glued):
        return None
    if glued and at and tokens[at - 1].folded in known.given and (at < 2 or not _named(tokens[at - 2], known)):
        # «محمد وأحمد»: given names alone.
        return None
    last = name_end(paragraph, tokens, at, known)
    if last is None and tokens[at].folded in known.kunyas:
        last = _kunya(paragraph, tokens, at, known)
    if last is None:
        return None
    first = at if glued else _before(paragraph, tokens, at, known)
    return "PER", tokens[first].inside(glued), tokens[last].end


def _before(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int:
    """Where a name begins before a given name: at one that may be a word («نجيب محفوظ بن سالم»), or at one that is a
    preposition in another spelling, behind a title («الشيخ علي محمد رضا»)."""
    if not at or not adjacent(paragraph, tokens[at - 1], tokens[at]):
        return at
    word = tokens[at - 1]
    titled = at > 1 and tokens[at - 2].folded in known.titles and adjacent(paragraph, tokens[at - 2], word)
    spelled = word.text in known.exact and titled
    maybe = word.folded in known.given_or_word and parts.kind(tokens[at], known) == 1
    return at - 1 if spelled or (maybe and word.folded not in known.given_abstract) else at


def _named(word: Token, known: Lexicon) -> bool:
    return parts.kind(word, known) > 1 or bool(begins(known.lang, word.folded))


def name_end(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of the name that begins with a given name at ``at``, if its second part shows a name."""
    last = _head(paragraph, tokens, at, known)
    if last is None:
        return None
    sure = last > at or parts.kind(tokens[at], known) != 1
    count = 1
    for end, shown in _parts(paragraph, tokens, last, known):
        doubt = parts.kind(tokens[end], known) < 2 or tokens[at].folded in known.given_abstract
        if not sure and end == last + 1 and doubt:
            # «محافظ البصرة أسعد العيداني»
            sure = tokens[end].folded in known.surnames
            sure = sure or (shown and people.in_office(paragraph, tokens, at, known))
            if not sure:
                break
        sure = True
        if not shown:
            ended = parts.boundary(paragraph, tokens, end, known) or _glued_behind(paragraph, tokens, end, known)
            closed = end + 1 < len(tokens) and tokens[end + 1].folded.startswith(known.articles)
            third = count > 1 and _before_office(tokens, end, known)
            if not third and not _surname(tokens[end], known, ended=ended, second=count == 1, closed=closed):
                break
        last, count = end, count + 1
        if count == _PARTS:
            break
    return last if count > 1 else None


def _before_office(tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether a third word stands between a second given name and an office: «خوسيه مانويل ألباريس وزير الخارجية»."""
    if not parts.kind(tokens[at - 1], known) or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].folded
    done = tokens[at].folded.startswith(known.verb_prefixes) or tokens[at].text.endswith(known.object_endings)
    return not done and (following in known.roles or following in known.offices)


def joined_end(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of a name that begins with «عبد» or «أبو», if it has but one part."""
    return _head(paragraph, tokens, at, known) if _opener(tokens[at], known) else None


def _opener(word: Token, known: Lexicon) -> bool:
    return word.folded in known.servants or word.folded in known.kunyas


def _kunya(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of «أبو عبيدة» behind an office, where the name must end behind it."""
    end = at + 1
    if end >= len(tokens) or not adjacent(paragraph, tokens[at], tokens[end]) or not parts.plain(tokens[end], known):
        return None
    ended = parts.boundary(paragraph, tokens, end, known)
    return end if ended and people.in_office(paragraph, tokens, at, known) else None


def _head(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of a name's first part: «محمد», «عبد الله», «أبو محمد»; a joining word needs more than a noun."""
    opener = tokens[at].folded
    if opener not in known.servants and opener not in known.kunyas:
        return at
    end = at + 1
    if end >= len(tokens) or not adjacent(paragraph, tokens[at], tokens[end]):
        return None
    word = tokens[end].folded
    return end if (word.startswith(known.articles) and opener in known.servants) or word in known.given else None


def _parts(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> Iterator[tuple[int, bool]]:
    """Where each further part of a name ends, and whether the part can be nothing but a name."""
    at = last + 1
    while at < len(tokens) and adjacent(paragraph, tokens[at - 1], tokens[at]):
        end = at
        if tokens[at].folded in known.no_surname:
            return
        while parts.joins(tokens, end, known) and parts.kind(tokens[end], known) < 2:
            if end + 1 >= len(tokens) or not adjacent(paragraph, tokens[end], tokens[end + 1]):
                break
            if tokens[end + 1].folded in known.no_name and not parts.kind(tokens[end + 1], known):
                break
            end += 1
        if not parts.surname(paragraph, tokens, end, known) or tokens[end].folded in known.no_surname:
            return
        tail = end + 1
        if tail < len(tokens) and tokens[tail].folded in known.tails and adjacent(paragraph, tokens[end], tokens[tail]):
            end = tail
        word = tokens[end].folded
        related = word.startswith(known.articles) and word.endswith(known.relation_endings[-1:])
        spelled = tokens[end].text in known.exact
        held = not spelled and any(word in words for words in (known.no_name, known.offices, known.roles, known.titles))
        yield end, end > at or related or (not held and parts.kind(tokens[end], known) > 0)
        at = end + 1


def _glued_behind(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether a preposition or a conjunction, glued to a word with an article, stands behind a name."""
    word = tokens[last + 1].folded
    return any(glued and read.startswith(known.articles) for glued, read in known.readings(word)) or word.startswith(
        known.contracted
    )


def _surname(word: Token, known: Lexicon, *, ended: bool, second: bool, closed: bool) -> bool:
    """Whether a word behind a given name is a surname: ``ended``: nothing can go on behind it; ``second``: nothing
    else of the name stands before it; ``closed``: an article's noun behind it: «بنيامين ضخم الجسم»."""
    definite = word.folded.startswith(known.articles)
    if word.folded in known.surnames:
        return True
    if (
        word.folded in known.acts
        or word.folded.startswith(known.no_surname_begins)
        or any(map(str.isascii, word.folded))
    ):
        return False
    if any(word.folded in words for words in (known.offices, known.roles, known.org_heads, known.place_heads)):
        return False
    if definite:
        return second and (ended or not word.text.endswith(known.plural_endings))
    done = word.folded.startswith(known.verb_prefixes) or word.text.endswith(known.object_endings)
    return (ended and second) or ((ended or (second and not closed)) and not done)


def _inside_another(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon, *, alone: bool) -> bool:
    """Whether a name belongs to what is named after somebody, or, ``alone``, with nothing glued to it, goes on one."""
    for before in range(at - 1, max(-1, at - 2 - _BACK), -1):
        if not adjacent(paragraph, tokens[before], tokens[before + 1]):
            return False
        word = tokens[before].folded
        if any(read in known.named_after for _, read in known.readings(word)):
            return True
        if (
            alone
            and before == at - 1
            and any(word in words for words in (known.joiners, known.place_joiners, known.given))
        ):
            return True
        if word not in known.titles:
            return False
    return False
