"""People's names in a script without capitals: behind a title, an office or a verb of saying, before a role.

Belongs here: what stands around a name, which has to show where it begins and ends. Does not: a name that shows itself
by its words alone (`running`), a script whose capitals show the words of a name (`persons`).

A given name (languages/*/given_names.toml) shows where a name begins; without one, what stands around it has to show
both ends.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from khulasa.stages.entities import parts
from khulasa.stages.entities.names import APPOSITION, Lexicon, Name
from khulasa.stages.entities.tokens import Token, adjacent

_OFFICE = 6
"""Words between an office and its holder: «الأمين العام للأمم المتحدة أنطونيو غوتيريش»."""
_MOST = 4
"""Words of a name before a role."""


def definite_next(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether the next word has an article and is no role: an adjective, or what the word is of."""
    following = tokens[at + 1]
    if not following.folded.startswith(known.articles) or not adjacent(paragraph, tokens[at], following):
        return False
    return not any(following.folded in words for words in (known.roles, known.titles, known.no_name))


def around(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Iterator[Name]:
    """A name that begins or ends at a word: with a given name, or before a role."""
    found = _given(paragraph, tokens, at, known) if parts.kind(tokens[at], known) else None
    if found is None and tokens[at].folded in known.joiners:
        found = _joined(paragraph, tokens, at, known)
    if found:
        yield found
    if tokens[at].folded in known.roles and (found := _before_role(paragraph, tokens, at, known)):
        yield found


def _given(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Name | None:
    """A given name and what follows, where somebody speaks, holds an office, or is described behind a comma."""
    if at and tokens[at - 1].folded in known.named_after:
        return None
    last = _full(paragraph, tokens, at, known)
    if last is None:
        return None
    ended = parts.boundary(paragraph, tokens, last, known)
    spoken = at > 0 and parts.says(tokens[at - 1].folded, known) and adjacent(paragraph, tokens[at - 1], tokens[at])
    if parts.kind(tokens[at], known) > 1:
        sure = spoken or in_office(paragraph, tokens, at, known) or _described(paragraph, tokens, last, known)
    else:
        definite = tokens[last].folded.startswith(known.articles)
        office = tokens[at].folded in known.offices or tokens[at].folded in known.roles
        held = in_office(paragraph, tokens, at, known) and (not definite or _marked(paragraph, tokens, last, known))
        sure = ended and (spoken or held) and (definite or not office)
    first = _before_given(paragraph, tokens, at, last, known)
    return ("PER", tokens[first].start, tokens[last].end) if sure else None


def _before_given(paragraph: str, tokens: Sequence[Token], at: int, last: int, known: Lexicon) -> int:
    """Where a name begins whose second word is a given name: «مظهر صالح العبيدي» behind an office with an article.

    A word with an article ends what the office is of («رئيس الوزراء»); what is said behind the name shows that the word
    is nothing that is done («أعلن الوزير مقتل صالح العبيدي»).
    """
    if at < 2 or last + 1 >= len(tokens) or not all(adjacent(paragraph, *p) for p in pairwise(tokens[at - 2 : at + 1])):
        return at
    word = tokens[at - 1]
    taken = any(word.folded in words for words in (known.offices, known.roles, known.titles, known.named_after))
    if taken or not parts.could_be_name(word, known) or word.text.endswith(known.object_endings):
        return at
    closed = any(read.startswith(known.articles) for _, read in known.readings(tokens[at - 2].folded))
    said = _speech(paragraph, tokens, at - 2, last, known) and not parts.says(word.folded, known)
    return at - 1 if closed and said and in_office(paragraph, tokens, at - 1, known) else at


def _joined(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Name | None:
    """«عبد الرحيم آيت داود» behind a verb of saying or an office."""
    if at == 0 or at + 1 >= len(tokens):
        return None
    others = (known.named_after, known.joiners, known.given)
    if any(tokens[at - 1].folded in words for words in others) or not adjacent(paragraph, tokens[at], tokens[at + 1]):
        return None
    last = _full(paragraph, tokens, at, known)
    if last is None or not parts.boundary(paragraph, tokens, last, known):
        return None
    spoken = parts.says(tokens[at - 1].folded, known) and adjacent(paragraph, tokens[at - 1], tokens[at])
    named_at_once = spoken or tokens[at - 1].folded in known.titles
    return ("PER", tokens[at].start, tokens[last].end) if named_at_once else None


def _full(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> int | None:
    """The last word of a name that begins with a given name: a second word, and a third behind a second given name."""
    last, names = _part(paragraph, tokens, first, known), 1
    while last is not None and names < 3:
        following = last + 1
        if following >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[following]):
            break
        if not parts.surname(paragraph, tokens, following, known):
            break
        second = parts.kind(tokens[last], known) or known.joiners & {tokens[last - 1].folded, tokens[following].folded}
        if names == 2 and not (second and last > first and _third(paragraph, tokens, following, known)):
            break
        last, names = _part(paragraph, tokens, following, known), names + 1
        tail = last + 1 if last is not None else len(tokens)
        if tail < len(tokens) and tokens[tail].folded in known.tails:
            last = tail if adjacent(paragraph, tokens[tail - 1], tokens[tail]) else last
    return last if names > 1 else None


def _third(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether a word can be the third of a name: known as one, with an article, or with nothing behind it."""
    word = tokens[at]
    if parts.kind(word, known) or word.folded in known.surnames or word.folded in known.joiners:
        return True
    if word.folded.startswith(known.articles):
        # «طلب المدير من سعيد صالح العمل» asks for work.
        related = word.folded.endswith(known.relation_endings[-1:])
        return related or _marked(paragraph, tokens, at, known)
    return parts.boundary(paragraph, tokens, at, known)


def _part(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The last word of a part of a name: itself, or what joining words («عبد», «بن») lead to."""
    while at < len(tokens) and parts.joins(tokens, at, known):
        if at + 1 >= len(tokens) or not adjacent(paragraph, tokens[at], tokens[at + 1]):
            return None
        at += 1
    return at if at < len(tokens) else None


def _marked(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether a mark, or what is said, stands behind a name."""
    behind = tokens[last + 1 : last + 2]
    if not behind or not adjacent(paragraph, tokens[last], behind[0]):
        return True
    return behind[0].folded in known.says or behind[0].folded in known.says_that


def in_office(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether an office or a title stands before a name, with nothing but words between («رئيس بلدية إسطنبول»)."""
    for before in range(at - 1, max(-1, at - 1 - _OFFICE), -1):
        if not adjacent(paragraph, tokens[before], tokens[before + 1]):
            # «المتحدث باسم الوزارة، العميد عبد الله»: a title is on this side of the comma.
            return False
        readings = [read for _, read in known.readings(tokens[before].folded)]
        if any(read in known.offices or read in known.titles for read in readings):
            return tokens[before - 1].folded not in known.named_after if before else True
        if tokens[before].folded in known.says or tokens[before].folded in known.says_that:
            return False
    return False


def _described(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether a comma and a description stand behind a name: «كاظم جبار، وهو مزارع»."""
    following = last + 1
    if following >= len(tokens) or not APPOSITION.search(paragraph[tokens[last].end : tokens[following].start]):
        return False
    return tokens[following].folded in known.roles or tokens[following].folded in known.determiners


def behind_title(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Name | None:
    """Two words behind a title and its adjectives, if a name must end there: a mark, or a word no name holds.

    «مطار الملك خالد الدولي» is a place. A second word with an article is a name only where somebody is being quoted:
    «قال الدكتور ياسر العلي إن…»; elsewhere it may be the object («وقع الرئيس ترامب الاتفاق»). Behind a title whose
    holder does things, two words may be what is done («أعلن الرئيس توقيع اتفاق»): there, too, somebody must be quoted.
    """
    if at and tokens[at - 1].folded in known.named_after:
        return None
    first = at + 1
    while first < len(tokens) and first <= at + 2 and definite_next(paragraph, tokens, first - 1, known):
        first += 1
    last = _quoted_person(paragraph, tokens, at, first, known)
    if last is None and tokens[at].folded not in known.offices:
        last = _extend(paragraph, tokens, first, known)
        # «الناشط مجاهد كرار»: a given name that may be a word is a name behind a title.
        given = last is not None and _given_or_titled(tokens[first], known)
        given = given and parts.surname(paragraph, tokens, last or first, known)
        if last is None or not (given or parts.boundary(paragraph, tokens, last, known)):
            return None
    if last is None or not adjacent(paragraph, tokens[first - 1], tokens[first]):
        return None
    return "PER", tokens[first].start, tokens[last].end


def _given_or_titled(word: Token, known: Lexicon) -> bool:
    return parts.kind(word, known) > 0 or word.folded in known.given_titled


def _quoted_person(paragraph: str, tokens: Sequence[Token], title: int, first: int, known: Lexicon) -> int | None:
    """The last word of «عمر الخلف» in «ويرى الناشط عمر الخلف أن…»: a name, its surname, and what is said."""
    second = first + 1
    while second < len(tokens) and tokens[second - 1].folded in known.joiners:
        second += 1
    if second >= len(tokens) or not all(adjacent(paragraph, tokens[n], tokens[n + 1]) for n in range(first, second)):
        return None
    name, surname = tokens[first], tokens[second]
    if not (parts.could_be_name(name, known) or name.folded in known.joiners) or name.folded in known.roles:
        return None
    many = surname.text.endswith(known.place_no_endings) and not parts.kind(name, known)
    if not parts.plain(surname, known) or many:
        return None
    return second if _speech(paragraph, tokens, title, second, known) else None


def _speech(paragraph: str, tokens: Sequence[Token], title: int, last: int, known: Lexicon) -> bool:
    """Whether what is said stands behind a name: a colon, or «إن», or «أن» with a verb of saying before the title."""
    if paragraph[tokens[last].end : tokens[last].end + 2].lstrip().startswith(":"):
        return True
    if last + 1 >= len(tokens) or not adjacent(paragraph, tokens[last], tokens[last + 1]):
        return False
    following = tokens[last + 1].folded
    said = any(parts.says(token.folded, known) for token in tokens[max(0, title - 5) : title])
    return following in known.says or (following in known.says_that and said)


def _extend(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> int | None:
    """The last word of a name of two words that begins at ``first``; words that join (بن, أبو) do not count."""
    counted, index = 0, first
    while index < len(tokens) and index < first + 6:
        word = tokens[index]
        if index > first and not adjacent(paragraph, tokens[index - 1], word):
            return None
        after_joiner = index > first and tokens[index - 1].folded in known.joiners
        if word.folded in known.joiners or len(word.folded) == 1:
            index += 1
            continue
        if not after_joiner and not parts.could_be_name(word, known):
            return None
        counted += 1
        if counted == 2:
            return index
        index += 1
    return None


def _before_role(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Name | None:
    """A name, a comma, and a role: «كولين كلارك، رئيس قسم».

    Two words, or as many as lead back to a verb of saying («ذكرت إيفانا فلادكوفا هولار، رئيسة»).
    """
    if at < 3 or not APPOSITION.search(paragraph[tokens[at - 1].end : tokens[at].start]):
        return None
    first = at - 2
    while first > 0 and tokens[first - 1].folded in known.joiners:
        first -= 1
    for begin in range(at - 3, max(0, at - 1 - _MOST), -1):
        words = tokens[begin:at]
        if not all(adjacent(paragraph, *pair) for pair in pairwise(words)):
            break
        if begin and parts.says(tokens[begin - 1].folded, known) and all(_name_word(word, known) for word in words):
            return "PER", tokens[begin].start, tokens[at - 1].end
    if _extend(paragraph, tokens, first, known) != at - 1 or first == 0:
        return None
    before = tokens[first - 1]
    if adjacent(paragraph, before, tokens[first]) and before.folded.startswith(known.articles):
        return None
    return "PER", tokens[first].start, tokens[at - 1].end


def _name_word(word: Token, known: Lexicon) -> bool:
    return word.folded in known.joiners or parts.plain(word, known)
