"""Whether a run of capitals names a person, and where the name begins: a given name, a title, a role, an age, a verb.

For a script with capitals, as `people` is for one without: the capitals show the words of a name, and what is asked
here is whose it is. Belongs here: what shows a person. Does not: where a run of capitals begins and ends (`capitals`).
"""

import re
from collections.abc import Collection, Sequence

from khulasa.stages.entities.names import APPOSITION, Lexicon
from khulasa.stages.entities.tokens import Token, adjacent, opens_sentence

_ENDS = re.compile(r"\s?[,.;:!?\"”»)—–-]|\s*$")
_AGE = re.compile(r"\s?,\s+(?:aged\s+)?\d{1,3}\b(?![\d.:%]|,\d)")
_ROLE = 6
"""Letters: a shorter word is no profession by its ending alone."""
_ROMAN = re.compile(r"[IVX]+")
_SHOUTED = 4
"""Letters: abbreviations behind a name have no more («Herman Van Rompuy EU»)."""
_MOST = 4
"""Words of a person's name, particles and initials not counted."""


def person(
    paragraph: str, tokens: Sequence[Token], span: tuple[int, int], titled: bool, known: Lexicon, alone: Collection[str]
) -> int | None:
    """Where a person's name begins in a run from the first to the last of ``span``; ``titled``: a title in the run."""
    first, last = span
    words = tokens[first : last + 1]
    if any(len(token.text) > 3 and token.text.isupper() for token in words):
        return None
    before = tokens[first - 1].folded if first else ""
    pair = f"{tokens[first - 2].folded} {before}" if first > 1 else ""
    if words[-1].folded in known.demonyms and all(word.folded in known.demonyms for word in words):
        return None
    if before in known.titles or pair in known.titles:
        # «a major Category 3 storm»
        common = tokens[first - 1].text.islower() and before in known.titles_or_words
        titled = titled or (not common and adjacent(paragraph, tokens[first - 1], tokens[first]))
    doubtful = any(token.folded in known.not_people for token in words)
    if before in known.no_article and tokens[first - 1].text[0].isupper():
        behind = first - 2
        if behind >= 0 and tokens[behind].folded in known.determiners:
            # «The Lady Ann Grey»: a ship.
            return None
    if titled and 1 <= _counted(words, known) <= _MOST and (not doubtful or _given(words, known)):
        return first
    if len(words) == 2 and words[0].folded in known.name_articles and paragraph[words[0].end] == "-":
        return None  # «Al-Hasahisa»
    bare = _bare(paragraph, tokens, first, last, known)
    if before in known.determiners and bare == first:
        # «the Ann Grey Observatory»
        return None
    first = bare
    words = tokens[first : last + 1]
    if not 2 <= _counted(words, known) <= _MOST or (doubtful and not _given(words, known)):
        return None
    sure = _given(words, known) and not doubtful and not (_related(words, known) and _in_place(tokens, first, known))
    return first if sure or _described(paragraph, tokens, first, last, known, alone) else None


def within(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> tuple[int, int]:
    """A run from ``first`` to ``last`` without what headings run into it: abbreviations, a nationality behind it."""
    if last - first < 2 or all(token.text.isupper() for token in tokens[first : last + 1]):
        return first, last
    while last - first > 1 and _abbreviation(tokens[last].text):
        last -= 1
    behind = tokens[last + 1 : last + 2]
    goes_on = bool(behind) and behind[0].text.islower() and adjacent(paragraph, tokens[last], behind[0])
    if last - first > 1 and goes_on and tokens[last].folded in known.demonyms:
        last -= 1
    return first, last


def _abbreviation(word: str) -> bool:
    return 1 < len(word) <= _SHOUTED and word.isupper() and not _ROMAN.fullmatch(word)


def _given(words: Sequence[Token], known: Lexicon) -> bool:
    """Whether words have a given name: first, or as «Wei-ting» behind the surname."""
    if words[0].folded in known.given or (len(words) > 2 and words[-1].text.islower()):
        return True
    return _related(words, known)


def _known(word: Token, known: Lexicon) -> bool:
    return word.folded in known.given or word.folded in known.given_or_word


def _related(words: Sequence[Token], known: Lexicon) -> bool:
    """Whether an article and a last word show a name whose first word none knows: «Abu Hassan al-Hamwi»."""
    related = len(words) > 2 and words[-2].folded in known.joiners and words[-2].text.islower()
    if not related or words[0].folded in known.given:
        return False
    return words[0].folded not in known.not_before_al and words[-2].folded in known.name_articles


def _in_place(tokens: Sequence[Token], first: int, known: Lexicon) -> bool:
    """Whether a name of three words that nobody bears stands where a place may: «in Hajar al-Aswad»."""
    before = tokens[first - 1].folded if first else ""
    if _known(tokens[first], known) or tokens[first].folded in known.joiners:
        return False
    return before in known.place_inside or before in known.place_near


def _counted(words: Sequence[Token], known: Lexicon) -> int:
    return sum(
        len(word.text) > 1 and (word.folded not in known.joiners or not at) and not word.text.islower()
        for at, word in enumerate(words)
    )


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
    before = tokens[max(0, first - 1)]
    if before.text.islower() and adjacent(paragraph, before, tokens[first]) and _is_role(before, known):
        # «resident Evit Kambu»
        return True
    said = [token.folded for token in (*tokens[max(0, first - 1) : first], *behind)]
    if not any(word in known.attribution for word in said):
        return False
    given = tokens[first].folded in known.given or tokens[first].folded in known.given_or_word
    words = tokens[first : last + 1]
    second = (
        _counted(words, known) == 2
        and words[-1].folded not in known.demonyms
        and words[0].folded not in alone
        and surname(words, known) in alone
    )
    return given or second


def _role_behind(paragraph: str, tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether one of the words behind a name and a comma, up to the next, is a role: «Paul Dales, chief economist»."""
    for at in range(last + 1, min(last + 5, len(tokens))):
        if at > last + 1 and "," in paragraph[tokens[at - 1].end : tokens[at].start]:
            return False
        if _is_role(tokens[at], known):
            return True
    return False


def _is_role(word: Token, known: Lexicon) -> bool:
    return word.folded in known.roles or (len(word.folded) > _ROLE and word.folded.endswith(known.role_endings))


def surname(words: Sequence[Token], known: Lexicon) -> str:
    """The word, folded, by which a person is named a second time: the last, but the first of «Chen Wei-ting»."""
    if len(words) > 2 and words[-1].text.islower():
        return words[0].folded
    return words[-1].folded


def beside_person(paragraph: str, tokens: Sequence[Token], first: int, last: int, known: Lexicon) -> bool:
    """Whether a run of two words stands behind a person and «and»: «Sara Errani and Jasmine Paolini»."""
    words = tokens[first : last + 1]
    if tokens[first - 1].folded not in known.links or _counted(words, known) != 2 or len(words) > 3:
        return False
    between = adjacent(paragraph, tokens[first - 2], tokens[first - 1]) and adjacent(
        paragraph, tokens[first - 1], tokens[first]
    )
    other = any(word.folded in each for word in words for each in (known.not_people, known.demonyms, known.roles))
    shouted = any(len(word.text) > 1 and word.text.isupper() for word in words)
    return between and not other and not shouted and _ENDS.match(paragraph[tokens[last].end :]) is not None
