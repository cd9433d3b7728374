"""Names in a script with capitals: runs of capitalised words that something beside them explains."""

import re
from collections.abc import Collection, Iterator, Sequence

from khulasa.stages.entities.names import APPOSITION, Lexicon, Name, Token, adjacent

_SENTENCE = re.compile(r"(?:^|[.!?:;…][\"”’»)]*\s*|^\s*)[\"“‘«(]*$")
_ENDS = re.compile(r"\s?[,.;:!?\"”»)—–-]|\s*$")
_AGE = re.compile(r"\s?,\s+(?:aged\s+)?\d{1,3}\b(?![\d.:%]|,\d)")
APOSTROPHES = ("'", "’")
_SYLLABLE = 4
"""Letters: the second half of a name such as «Wei-ting» has no more, that of "Damascus-based" may."""
_MOST = 4
"""Words of a person's name, particles and initials not counted."""


def capitalised(paragraph: str, tokens: Sequence[Token], known: Lexicon, alone: Collection[str] = ()) -> Iterator[Name]:
    """Runs of capitalised words that a given name, a title, a role, a verb of saying or a head word explains.

    ``alone``: folded words that stand by themselves elsewhere in the article, as surnames do.
    What is left of a longer name is none: «Harbour Workers Union» of "the Transport and Harbour Workers Union".
    """
    at, unexplained = 0, -1
    while at < len(tokens):
        if not tokens[at].text[0].isupper() or not _opens(paragraph, tokens[at], known):
            at += 1
            continue
        last = run_end(paragraph, tokens, at, known)
        found = _explained(paragraph, tokens, at, last, known, alone)
        linked = at == unexplained + 2 and tokens[at - 1].folded in known.links
        # «Reform and Justice Bloc»: "justice" is a title too.
        part = linked and found and (found[0] == "ORG" or tokens[at].folded in known.fields)
        if found and not part:
            yield found
        unexplained = last if not found or part else -1
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
    return begin if tokens[begin].text[0].isupper() and is_capital(tokens[begin], known) else None


def _explained(
    paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon, alone: Collection[str]
) -> Name | None:
    names = _behind_titles(tokens, first, last, known)
    if names > last:
        # «University of Michigan Professor»
        while last > first and tokens[last].folded in known.titles:
            last -= 1
    words = [token.folded for token in tokens[first : last + 1]]
    if len(words) > 1 and _institution(words, known):
        cut = words[-1] in known.org_heads and _next_in(tokens, last, known.org_joiners)
        whole = not cut and not _possessed(paragraph, tokens, first, known)
        return ("ORG", tokens[first].start, tokens[last].end) if whole else None
    hanging = last + 1 < len(tokens) and paragraph[tokens[last].end : tokens[last + 1].start] in ("-", " & ")
    if (len(words) > 1 and words[-1] in known.place_heads) or (
        not hanging and _in_place(paragraph, tokens, first, known)
    ):
        return "LOC", tokens[first].start, tokens[last].end
    if names > last or hanging:
        return None
    begin = _person(paragraph, tokens, (names, last), names > first, known, alone)
    return None if begin is None else ("PER", tokens[begin].start, tokens[last].end)


def _next_in(tokens: Sequence[Token], last: int, words: Collection[str]) -> bool:
    return last + 1 < len(tokens) and tokens[last + 1].folded in words


def _in_place(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    """Whether a run stands behind what sort of place it is: «the town of Birsa»."""
    if first < 2 or tokens[first - 1].folded not in known.org_joiners or not tokens[first - 2].text.islower():
        return False
    if tokens[first].folded in known.demonyms | known.not_people:
        return False
    return tokens[first - 2].folded in known.place_kinds and adjacent(paragraph, tokens[first - 1], tokens[first])


def _person(
    paragraph: str, tokens: Sequence[Token], span: tuple[int, int], titled: bool, known: Lexicon, alone: Collection[str]
) -> int | None:
    """Where a person's name begins in a run from the first to the last of ``span``; ``titled``: a title in the run."""
    first, last = span
    words = tokens[first : last + 1]
    if any(len(token.text) > 3 and token.text.isupper() for token in words):
        return None
    before = tokens[first - 1].folded if first else ""
    pair = f"{tokens[first - 2].folded} {before}" if first > 1 else ""
    if before in known.titles or pair in known.titles:
        titled = titled or adjacent(paragraph, tokens[first - 1], tokens[first])
    doubtful = any(token.folded in known.not_people for token in words)
    if before in known.no_article and tokens[first - 1].text[0].isupper():
        behind = first - 2
        if behind >= 0 and tokens[behind].folded in known.determiners:
            # «The Lady Ann Grey»: a ship.
            return None
    if titled and 1 <= _counted(words, known) <= _MOST and (not doubtful or _given(words, known)):
        return first
    bare = _bare(paragraph, tokens, first, last, known)
    if before in known.determiners and bare == first:
        # «the Ann Grey Observatory»
        return None
    first = bare
    words = tokens[first : last + 1]
    if not 2 <= _counted(words, known) <= _MOST or (doubtful and not _given(words, known)):
        return None
    if all(word.folded in known.demonyms for word in words):
        return None
    sure = _given(words, known) and not doubtful
    return first if sure or _described(paragraph, tokens, first, last, known, alone) else None


def _given(words: Sequence[Token], known: Lexicon) -> bool:
    """Whether words have a given name: first, or as «Wei-ting» behind the surname."""
    return words[0].folded in known.given or (len(words) > 2 and words[-1].text.islower())


def _counted(words: Sequence[Token], known: Lexicon) -> int:
    return sum(
        len(word.text) > 1 and (word.folded not in known.joiners or not at) and not word.text.islower()
        for at, word in enumerate(words)
    )


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
    return words[-1] in known.org_heads or any(
        word in known.org_heads and words[at + 1] in known.org_joiners for at, word in enumerate(words[:-1])
    )


def _possessed(paragraph: str, tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    """Whether a run goes on from the possessive of a word that begins names: «College Hospital» of "King's College"."""
    before = [token.folded for token in tokens[max(0, first - 2) : first]]
    glued = paragraph[max(0, tokens[first].start - 3) : tokens[first].start]
    return any(mark in glued for mark in ("'", "’")) and any(word in known.possessors for word in before)


def _bare(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> int:
    """Where the name begins behind a nationality or an occupation that begins the sentence: «Striker Daniel Okoro»."""
    opening = opens_sentence(paragraph, tokens[first])
    if last - first < 2 or tokens[first].folded in known.given:
        return first
    skip = tokens[first].folded in known.demonyms or (opening and tokens[first + 1].folded in known.given)
    return first + 1 if skip else first


def _described(
    paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon, alone: Collection[str]
) -> bool:
    """Whether what stands beside a run says that it is a person's name."""
    end = tokens[last].end
    behind = tokens[last + 1 : last + 2]
    appositive = bool(behind) and bool(APPOSITION.search(paragraph[end : behind[0].start]))
    if _AGE.match(paragraph[end : end + 12]) or (appositive and _role_behind(paragraph, tokens, last, known)):
        return True
    closed = _ENDS.match(paragraph[end:]) is not None
    if first and closed and APPOSITION.search(paragraph[tokens[first - 1].end : tokens[first].start]):
        role = tokens[first - 1].folded
        if role in known.roles or role in known.titles:
            return True
    said = [token.folded for token in (*tokens[max(0, first - 1) : first], *behind)]
    if not any(word in known.attribution for word in said):
        return False
    given = tokens[first].folded in known.given | known.given_or_word
    words = tokens[first : last + 1]
    second = _counted(words, known) == 2 and words[0].folded not in alone and surname(words, known) in alone
    return given or second


def _role_behind(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether one of the words behind a name and a comma, up to the next, is a role: «Paul Dales, chief economist»."""
    for at in range(last + 1, min(last + 5, len(tokens))):
        if at > last + 1 and "," in paragraph[tokens[at - 1].end : tokens[at].start]:
            return False
        if tokens[at].folded in known.roles and not tokens[at].text[0].isdigit():
            return True
    return False


def surname(words: Sequence[Token], known: Lexicon) -> str:
    """The word, folded, by which a person is named a second time: the last, but the first of «Chen Wei-ting»."""
    if len(words) > 2 and words[-1].text.islower():
        return words[0].folded
    return words[-1].folded


def opens_sentence(paragraph: str, word: Token) -> bool:
    """Whether a word begins a sentence, as far as the marks before it tell."""
    return _SENTENCE.search(paragraph[max(0, word.start - 4) : word.start]) is not None
