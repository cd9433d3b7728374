"""Names that no list holds, found by what stands around them: a title before, a role behind, a head word, capitals.

Patterns take what they are sure of and leave the rest: a wrong name on a page is worse than a missing one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import repeat
from typing import Any, NamedTuple

from khulasa.languages import topic
from khulasa.model import EntityKind, Lang
from khulasa.text.normalise import VARIANTS, Folded, fold
from khulasa.text.words import located_words, stop_words

Name = tuple[EntityKind, int, int]

_QUOTED = re.compile(r"\s*[\"“«]\s*([^\"“”«»]{2,40}?)\s*[\"”»]")
APPOSITION = re.compile(r"\s?[,،]\s+$")


class Token(NamedTuple):
    """A word of a paragraph, as written and folded; ``offsets[at]`` is where its first folded letter stands."""

    text: str
    folded: str
    start: int
    end: int
    at: int
    offsets: Sequence[int]

    def inside(self, letters: int) -> int:
        """Where the word begins behind its first folded letters."""
        return self.offsets[self.at + letters] if letters else self.start


_TOKEN = partial(tuple.__new__, Token)
"""Token, without the cost of calling a class: a paragraph has hundreds."""


def tokenise(paragraph: str) -> tuple[Token, ...]:
    """The words of a paragraph; marks and tatweel inside a word do not split it."""
    folded = Folded.of(paragraph)
    offsets = folded.offsets
    words, first, behind = located_words(folded.text)
    starts = [offsets[at] for at in first]
    ends = [max(offsets[at], offsets[at - 1] + 1) for at in behind]
    texts = [paragraph[start:end] for start, end in zip(starts, ends, strict=True)]
    return tuple(map(_TOKEN, zip(texts, words, starts, ends, first, repeat(offsets))))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`languages/<lang>/entities.toml`, folded; empty for a language that has none."""

    lang: Lang
    capitals: bool
    proclitics: tuple[str, ...]
    contractions: Mapping[str, str]
    articles: tuple[str, ...]
    links: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    joiners: frozenset[str]
    named_after: frozenset[str]
    says: frozenset[str]
    says_that: frozenset[str]
    attribution: frozenset[str]
    no_name: frozenset[str]
    org_heads: frozenset[str]
    org_heads_definite: frozenset[str]
    place_heads: frozenset[str]
    place_joiners: frozenset[str]
    place_no_name: frozenset[str]
    place_no_endings: tuple[str, ...]
    verb_prefixes: tuple[str, ...]

    def readings(self, word: str) -> Iterator[tuple[int, str]]:
        """The ways to read a name's first word: how many letters are glued to it, and the word without them."""
        yield 0, word
        for contraction, full in self.contractions.items():
            if word.startswith(contraction) and len(word) > len(contraction) + 2:
                yield 0, full + word[len(contraction) :]
        for proclitic in self.proclitics:
            if word.startswith(proclitic) and len(word) > len(proclitic) + 2:
                yield len(proclitic), word[len(proclitic) :]


@lru_cache(maxsize=VARIANTS)
def _heads(lang: Lang, word: str) -> tuple[str, ...]:
    """The readings of a word behind which a name may stand: most words have none."""
    known = lexicon(lang)
    heads = (known.org_heads, known.org_heads_definite, known.place_heads, known.titles)
    return tuple(read for _, read in known.readings(word) if any(read in words for words in heads))


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The names data of a language."""
    data = topic(lang, "entities")

    def words(table: str, name: str) -> frozenset[str]:
        section: Mapping[str, Any] = data.get(table, {})
        return frozenset(fold(word) for word in section.get(name, ()))

    def several(name: str) -> tuple[str, ...]:
        return tuple(sorted({fold(word) for word in data.get(name, ())}, key=lambda word: (-len(word), word)))

    place: Mapping[str, Any] = data.get("place", {})
    return Lexicon(
        lang=lang,
        capitals=bool(data.get("capitals", False)),
        proclitics=several("proclitics"),
        contractions={fold(key): fold(value) for key, value in data.get("contractions", {}).items()},
        articles=several("articles"),
        links=frozenset(several("links")),
        titles=words("person", "titles"),
        roles=words("person", "roles"),
        joiners=words("person", "joiners"),
        named_after=words("person", "named_after"),
        says=words("person", "says"),
        says_that=words("person", "says_that"),
        attribution=frozenset(fold(word) for word in topic(lang, "discourse").get("attribution", ())),
        no_name=words("person", "no_name") | stop_words(lang),
        org_heads=words("organisation", "heads"),
        org_heads_definite=words("organisation", "heads_definite"),
        place_heads=words("place", "heads"),
        place_joiners=words("place", "joiners"),
        place_no_name=words("place", "no_name") | stop_words(lang),
        place_no_endings=tuple(place.get("no_endings", ())),
        verb_prefixes=tuple(fold(prefix) for prefix in place.get("verb_prefixes", ())),
    )


def named(paragraph: str, tokens: Sequence[Token], known: Lexicon) -> Iterator[Name]:
    """Names that patterns are sure of in a script without capitals: kind, start, end; they may overlap."""
    for at, token in enumerate(tokens):
        for word in _heads(known.lang, token.folded):
            found = _by_head(paragraph, tokens, at, word, known)
            if found:
                yield found
                break
        if token.folded in known.roles and (found := _before_role(paragraph, tokens, at, known)):
            yield found


def adjacent(paragraph: str, left: Token, right: Token) -> bool:
    between = paragraph[left.end : right.start]
    return between.isspace() or (len(left.folded) == 1 and between.strip() == "." and between[:1] == ".")


def _by_head(paragraph: str, tokens: Sequence[Token], at: int, word: str, known: Lexicon) -> Name | None:
    """A name behind a head word or a title."""
    token = tokens[at]
    if word in known.org_heads and (quoted := _QUOTED.match(paragraph, token.end)):
        inner = quoted.group(1)
        if len(inner.split()) <= 4:
            return "ORG", quoted.start(1), quoted.end(1)
    if word in known.org_heads_definite:
        last = at
        while last < at + 3 and last + 1 < len(tokens) and _definite_next(paragraph, tokens, last, known):
            last += 1
        if last > at:
            return "ORG", token.inside(len(token.folded) - len(word)), tokens[last].end
    if word in known.place_heads and at + 1 < len(tokens) and _is_place(paragraph, tokens, at + 1, known):
        last = at + 1
        while last < len(tokens) and tokens[last].folded in known.place_joiners | known.titles | known.joiners:
            last += 1
        if last < len(tokens) and all(adjacent(paragraph, tokens[n], tokens[n + 1]) for n in range(at, last)):
            return "LOC", token.inside(len(token.folded) - len(word)), tokens[last].end
    if word in known.titles:
        return _behind_title(paragraph, tokens, at, known)
    return None


def _definite_next(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    following = tokens[at + 1]
    person = following.folded in known.roles or following.folded in known.titles
    return adjacent(paragraph, tokens[at], following) and following.folded.startswith(known.articles) and not person


def _is_place(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    word = tokens[at]
    if not adjacent(paragraph, tokens[at - 1], word) or word.folded in known.place_no_name or len(word.folded) < 3:
        return False
    if word.folded[0].isdigit():
        return False
    if word.folded.startswith(known.articles):
        return at + 1 == len(tokens) or not _definite_next(paragraph, tokens, at, known)
    return not word.text.endswith(known.place_no_endings) and not word.folded.startswith(known.verb_prefixes)


def _could_be_name(word: Token, known: Lexicon) -> bool:
    plain = word.folded
    return (
        len(plain) > 1 and plain not in known.no_name and not plain.isdigit() and not plain.startswith(known.articles)
    )


def _behind_title(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Name | None:
    """Two words behind a title and its adjectives, if a name must end there: a mark, or a word no name holds.

    «مطار الملك خالد الدولي» is a place. A second word with an article is a name only where somebody is being quoted:
    «قال الدكتور ياسر العلي إن…»; elsewhere it may be the object («وقع الرئيس ترامب الاتفاق»).
    """
    if at and tokens[at - 1].folded in known.named_after:
        return None
    first = at + 1
    while first < len(tokens) and first <= at + 2 and _definite_next(paragraph, tokens, first - 1, known):
        first += 1
    last = _extend(paragraph, tokens, first, known) or _quoted_person(paragraph, tokens, at, first, known)
    if last is None or not adjacent(paragraph, tokens[first - 1], tokens[first]):
        return None
    if last + 1 < len(tokens) and adjacent(paragraph, tokens[last], tokens[last + 1]):
        following = tokens[last + 1].folded
        if following not in known.no_name:
            return None
    return "PER", tokens[first].start, tokens[last].end


def _quoted_person(paragraph: str, tokens: Sequence[Token], title: int, first: int, known: Lexicon) -> int | None:
    """The last word of «عمر الخلف» in «ويرى الناشط عمر الخلف أن…»: a word, one with an article, and what is said."""
    second = first + 1
    while second < len(tokens) and tokens[second - 1].folded in known.joiners:
        second += 1
    if second + 1 >= len(tokens) or not all(
        adjacent(paragraph, tokens[n], tokens[n + 1]) for n in range(first, second + 1)
    ):
        return None
    name, surname, following = tokens[first], tokens[second], tokens[second + 1].folded
    if not (_could_be_name(name, known) or name.folded in known.joiners) or name.folded in known.roles:
        return None
    if surname.folded in known.no_name or surname.text.endswith(known.place_no_endings):
        return None
    before = (token.folded for token in tokens[max(0, title - 5) : title])
    said = any(word in known.attribution or word[1:] in known.attribution for word in before)
    quoted = following in known.says or (following in known.says_that and said)
    return second if quoted and surname.folded.startswith(known.articles) else None


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
        if not after_joiner and not _could_be_name(word, known):
            return None
        counted += 1
        if counted == 2:
            return index
        index += 1
    return None


def _before_role(paragraph: str, tokens: Sequence[Token], at: int, known: Lexicon) -> Name | None:
    """Two words, a comma, and a role: «كولين كلارك، رئيس قسم»."""
    if at < 3 or not APPOSITION.search(paragraph[tokens[at - 1].end : tokens[at].start]):
        return None
    first = at - 2
    while first > 0 and tokens[first - 1].folded in known.joiners:
        first -= 1
    if _extend(paragraph, tokens, first, known) != at - 1:
        return None
    before = tokens[first - 1]
    if adjacent(paragraph, before, tokens[first]) and before.folded.startswith(known.articles):
        return None
    return "PER", tokens[first].start, tokens[at - 1].end
