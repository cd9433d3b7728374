"""Names in a script with capitals: runs of capitalised words that something beside them explains."""

from collections.abc import Collection, Iterator, Sequence

from khulasa.stages.entities.edges_of_bodies import APOSTROPHES, begin, goes_on
from khulasa.stages.entities.names import Lexicon, Name
from khulasa.stages.entities.persons import beside_person, person, within
from khulasa.stages.entities.tokens import Token, adjacent
from khulasa.stages.entities.whereabouts import is_place

_SYLLABLE = 4
"""Letters: the second half of a name such as «Wei-ting» has no more, that of "Damascus-based" may."""


def capitalised(paragraph: str, tokens: Sequence[Token], known: Lexicon, alone: Collection[str] = ()) -> Iterator[Name]:
    """Runs of capitalised words that a given name, a title, a role, a verb of saying or a head word explains.

    ``alone``: folded words that stand by themselves elsewhere in the article, as surnames do.
    What is left of a longer name is none: «Harbour Workers Union» of "the Transport and Harbour Workers Union".
    """
    at, unexplained, somebody = 0, -1, -1
    while at < len(tokens):
        if not tokens[at].text[0].isupper() or not _opens(paragraph, tokens[at], known):
            at += 1
            continue
        last = run_end(paragraph, tokens, at, known)
        found = _explained(paragraph, tokens, at, last, known, alone)
        if not found and at == somebody + 2 and beside_person(paragraph, tokens, at, last, known):
            found = ("PER", tokens[at].start, tokens[last].end)
        linked = at == unexplained + 2 and tokens[at - 1].folded in known.links
        # «Reform and Justice Bloc»: "justice" is a title too.
        part = linked and found and (found[0] == "ORG" or tokens[at].folded in known.fields)
        if found and not part:
            yield found
        unexplained = last if not found or part else -1
        somebody = last if found and not part and found[0] == "PER" and at < last else -1
        at = last + 1


def _opens(paragraph: str, word: Token, known: Lexicon) -> bool:
    """Whether a run may begin with a word: a single letter is an initial only before its full stop, else «A»."""
    return is_capital(word, known) and (len(word.text) > 1 or paragraph[word.end : word.end + 1] in (".", "'", "’"))


def is_capital(word: Token, known: Lexicon) -> bool:
    if not word.text[0].isupper():
        return False
    if word.folded in known.demonyms and word.text.isupper():
        return True
    return len(word.text) == 1 or word.folded in known.titles or word.folded not in known.no_name


def run_end(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int:
    """The last word of the run that begins at ``at``."""
    last = at
    while last + 1 < len(tokens):
        if _continues(paragraph, tokens, last, known) or _syllable(paragraph, tokens, last, last > at, known):
            last += 1
        elif further := _complement(paragraph, tokens, at, last, known):
            last = further
        else:
            break
    return last


def _continues(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether the next word belongs to the same run: a capital, or a joining word with a capital behind it."""
    following = tokens[at + 1]
    between = paragraph[tokens[at].end : following.start]
    abbreviated = len(tokens[at].folded) == 1 or tokens[at].folded in known.titles
    glued = between in APOSTROPHES and len(tokens[at].text) == 1
    if between not in (" ", "-", " & ") and not (between == ". " and abbreviated) and not glued:
        return False
    if is_capital(following, known):
        return True
    behind = at + 2
    if following.folded not in known.joiners or between == " & ":
        return False
    # «van der Berg»
    if behind + 1 < len(tokens) and tokens[behind].text.islower() and tokens[behind].folded in known.joiners:
        behind += adjacent(paragraph, tokens[at + 1], tokens[behind])
    return behind < len(tokens) and tokens[behind].text[0].isupper()


def _syllable(paragraph: str, tokens: Sequence[Token], at: int, named: bool, known: Lexicon) -> bool:
    """Whether the next word is the second half of a given name («Wei-ting»)."""
    following = tokens[at + 1]
    hyphen = paragraph[tokens[at].end : following.start] == "-" and following.text.islower()
    return named and hyphen and len(following.text) <= _SYLLABLE and following.folded not in known.no_syllable


def _complement(paragraph: str, tokens: Sequence[Token], first: int, at: int, known: Lexicon) -> int | None:
    """The last word of what an institution is of or for: «Organization for Migration», "Committee of the Red Cross"."""
    if at + 2 < len(tokens) and tokens[at + 1].folded in known.links and tokens[at].folded in known.fields:
        second = tokens[at + 2].folded in known.fields and tokens[at + 2].text[0].isupper()
        of = any(token.folded in known.org_joiners for token in tokens[first:at])
        return at + 2 if second and of and adjacent(paragraph, tokens[at + 1], tokens[at + 2]) else None
    if (
        tokens[at].folded not in known.org_heads
        or at + 2 >= len(tokens)
        or tokens[at + 1].folded not in known.org_joiners
    ):
        return None
    return _named_behind(paragraph, tokens, at, known)


def _named_behind(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> int | None:
    """The word with a capital behind «of», or «of the»."""
    begin = at + 2
    while begin < len(tokens) and tokens[begin].folded in known.determiners and begin <= at + 3:
        begin += 1
    words = range(at, min(begin, len(tokens) - 1))
    if begin == len(tokens) or not all(adjacent(paragraph, tokens[n], tokens[n + 1]) for n in words):
        return None
    named = tokens[begin].folded in known.given or tokens[begin].folded in known.joiners
    return begin if not named and tokens[begin].text[0].isupper() and is_capital(tokens[begin], known) else None


def _explained(
    paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon, alone: Collection[str]
) -> Name | None:
    names = _behind_titles(tokens, first, last, known)
    if names > last:
        # «University of Michigan Professor»
        while last > first and tokens[last].folded in known.titles:
            last -= 1
    words = [token.folded for token in tokens[first : last + 1]]
    held = _held(tokens, first, names, last, known)
    if len(words) > 1 and _institution(words, known) and not held:
        start = begin(paragraph, tokens, first, last, known)
        whole = start is not None and not goes_on(paragraph, tokens, first, last, known)
        return ("ORG", tokens[start].start, tokens[last].end) if start is not None and whole else None
    hanging = last + 1 < len(tokens) and paragraph[tokens[last].end : tokens[last + 1].start] in ("-", " & ")
    if not hanging and is_place(paragraph, tokens, first, last, known):
        return "LOC", tokens[_article(paragraph, tokens, first, known)].start, tokens[last].end
    if names > last or hanging or _article(paragraph, tokens, first, known) < first:
        return None
    bare, end = within(paragraph, tokens, names, last, known)
    somebody = person(paragraph, tokens, (bare, end), names > first, known, alone)
    return None if somebody is None else ("PER", tokens[somebody].start, tokens[end].end)


def _held(tokens: Sequence[Token], first: int, names: int, last: int, known: Lexicon) -> bool:
    """Whether an institution, an office of it and a name make the run: «Bank of Italy Governor Mario Draghi»."""
    if names - 1 <= first or names > last or not tokens[names].text[0].isupper():
        return False
    before = [token.folded for token in tokens[first : names - 1]]
    if before[-1] in known.org_joiners:
        return False
    return _institution(before, known)


def _article(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> int:
    """Where a name begins whose article in small letters a hyphen joins to it: «al-Raml»."""
    if not first or paragraph[tokens[first].start - 1] != "-":
        return first
    before = tokens[first - 1]
    return first - (before.folded in known.name_articles and before.text.islower())


def _behind_titles(tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> int:
    """Where the name begins behind the last title of a run: «German Chancellor Olaf Scholz»."""
    names = first
    for at in range(first, last + 1):
        pair = " ".join(token.folded for token in tokens[at : min(at + 2, last + 1)])
        if pair != tokens[at].folded and pair in known.titles:
            names = at + 2
        elif tokens[at].folded in known.titles:
            names = max(names, at + 1)
    return names


def _institution(words: Sequence[str], known: Lexicon) -> bool:
    # «Jardín de la Unión»
    headed = words[-1] in known.org_heads and words[-2:-1] != [] and words[-2] not in known.joiners
    return headed or any(
        word in known.org_heads and words[at + 1] in known.org_joiners for at, word in enumerate(words[:-1])
    )
