"""A language's words for time, ready to look up: built once from ``languages/<lang>/dates.toml`` (all of it data).

A section of the file names what its words are; a key what they are worth. Entries are folded when they are read. An
entry of several words is a phrase; only its first word may carry a proclitic. A language may name others to fall back
on (English dates stand in Arabic pages).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from khulasa.dates.nodes import Number
from khulasa.dates.tags import COUNTS, TAG, UNITS
from khulasa.dates.tokens import strings_of
from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold
from khulasa.text.remember import VARIANTS, remembered

# Sections whose keys are numbers: what the number means is the tag's affair.
_NUMBERED = {
    "month": "MONTH",
    "hijri_month": "HMONTH",
    "weekday": "WEEKDAY",
    "season": "SEASON",
    "decade": "DECADEWORD",
}
_VALUED = {
    "part": "PART",
    "deictic": "DEICTIC",
    "noon": "NOON",
    "mod": "MOD",
    "zone": "ZONE",
    "meridiem": "AMPM",
    "repetition": "SETWORD",
    "holiday": "HOLIDAY",
    "eve": "EVE",
    "then": "THEN",
}


class Lexeme(NamedTuple):
    """What a word or phrase is: its tag and what it is worth. ``spelled``: the letters as they must stand where folding
    would take two words for one; ``capital``: it must begin with a capital letter."""

    tag: str
    value: Any
    spelled: str = ""
    capital: bool = False


class Phrase(NamedTuple):
    """The words after the first, what the whole is, and the proclitics taken off the first."""

    rest: tuple[str, ...]
    lexeme: Lexeme
    prefix: str = ""


class Label(NamedTuple):
    """What a token may be: a word, or the first word of phrases (longest first). ``prefix``: the proclitics taken off;
    ``definite``: an article was taken off too."""

    lexeme: Lexeme | None
    prefix: str
    definite: bool
    phrases: tuple[Phrase, ...]


class Lexicon:
    """The words of one language and of those it falls back on; `label` is the look-up."""

    def __init__(self, lang: Lang, data: Mapping[str, Any]) -> None:
        self.lang = lang
        affixes = data.get("affixes", {})
        self.articles = tuple(fold(word) for word in affixes.get("articles", ()))
        self.joining = tuple(fold(word) for word in affixes.get("joining", ()))
        self.proclitics = tuple(sorted(map(fold, affixes.get("proclitics", ())), key=len, reverse=True))
        self.assimilated = tuple(fold(k) for k in affixes.get("contracted", {}))
        self._contracted = {fold(k): fold(v) for k, v in affixes.get("contracted", {}).items()}
        self._no_article = _folded(affixes.get("no_article", ()))
        self._words: dict[str, Lexeme] = {}
        self._phrases: dict[str, list[Phrase]] = {}
        self.rules: Mapping[str, Any] = data.get("rules", {})
        self.guards = _guards(data.get("guard", {}))
        self.lists = {name: _folded(words) for name, words in data.get("list", {}).items()}
        self.ordinal_suffixes = frozenset(
            fold(suffix)
            for name in (lang, *data.get("fallback", ()))
            for suffix in topic(name, "numbers").get("rules", {}).get("ordinal_suffixes", ())
        )
        self.named_days = {key: _folded(words) for key, words in data.get("named_day", {}).items()}
        self.tense: Mapping[str, Any] = data.get("tense", {})
        for text, lexeme in _entries(data):
            self._enter(text, lexeme)
        for other in data.get("fallback", ()):
            for text, lexeme in _entries(topic(other, "dates")):
                self._enter(text, lexeme)
        self.label = remembered(self._label)
        self.listed = lru_cache(maxsize=VARIANTS)(self._listed)

    def __bool__(self) -> bool:
        return bool(self._words)

    def _enter(self, text: str, lexeme: Lexeme) -> None:
        strings = strings_of(fold(text))
        if len(strings) == 1:
            self._words.setdefault(strings[0], lexeme)
        else:
            self._phrases.setdefault(strings[0], []).append(Phrase(tuple(strings[1:]), lexeme))

    def _listed(self, name: str, word: str) -> bool:
        """Whether a folded word is on one of the file's word lists, with or without its article and proclitics."""
        words = self.lists.get(name, frozenset())
        return bool(words) and any(rest in words for rest in self.bare(word))

    def lead(self, prefix: str) -> int:
        """Letters of a prefix that are no part of what they stand before: all, but not the second ل of «للعام», which
        is its article."""
        return len(prefix) - 1 if prefix in self.assimilated else len(prefix)

    def bare(self, word: str) -> Iterator[str]:
        """A folded word as it stands, without each proclitic it may begin with, and without an article."""
        for _, rest in self._readings(word):
            yield rest
            if rest.startswith(self.articles):
                yield from (rest[len(article) :] for article in self.articles if rest.startswith(article))

    def is_definite(self, word: str) -> bool:
        """Whether a folded word carries an article, after its proclitics."""
        return bool(self.articles) and any(rest.startswith(self.articles) for _, rest in self._readings(word))

    def _label(self, word: str) -> Label | None:
        """What a folded word may be, the first reading that is a word, and the phrases of every reading; None when the
        lexicon does not know it."""
        chosen: tuple[Lexeme, str, bool] | None = None
        phrases: list[Phrase] = []
        for prefix, rest, definite in self._forms(word):
            lexeme = self._words.get(rest)
            if lexeme is not None and chosen is None:
                chosen = lexeme, prefix, definite
            phrases.extend(phrase._replace(prefix=prefix) for phrase in self._phrases.get(rest, ()))
        if chosen is None and not phrases:
            return None
        phrases.sort(key=lambda phrase: -len(phrase.rest))
        lexeme, prefix, definite = chosen or (None, "", False)
        return Label(lexeme, prefix, definite, tuple(phrases))

    def _forms(self, word: str) -> Iterator[tuple[str, str, bool]]:
        """Every reading of a word: prefix, rest, and whether an article was taken off; those with the article first."""
        readings = tuple(self._readings(word))
        yield from ((prefix, rest, False) for prefix, rest in readings)
        for prefix, rest in readings:
            for article in self.articles if rest.startswith(self.articles) else ():
                bare = rest[len(article) :]
                if rest.startswith(article) and len(bare) > 1 and bare not in self._no_article:
                    yield prefix, bare, True

    def _readings(self, word: str) -> Iterator[tuple[str, str]]:
        yield "", word
        for prefix in self.proclitics if word.startswith(self.proclitics) else ():
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                yield prefix, self._contracted.get(prefix, "") + word[len(prefix) :]


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The lexicon of a language, built once; an empty one where the language has no dates.toml."""
    return Lexicon(lang, topic(lang, "dates"))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _guards(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Words that are dates only after certain others: word → the words that may stand before it."""
    found: dict[str, frozenset[str]] = {}
    for entry in data.values():
        after = _folded(entry["after"])
        found.update({fold(word): after for word in entry["words"]})
    return found


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Lexeme]]:
    """Every word and phrase of a file with what it is."""
    spelled: Mapping[str, str] = {fold(k): v for k, v in data.get("spelled", {}).items()}
    capital = _folded(data.get("capital", {}).get("words", ()))
    for text, tag, value in _plain_entries(data):
        folded = fold(text)
        yield text, Lexeme(TAG[tag], value, spelled.get(folded, ""), folded in capital)


def _plain_entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for section, tag in _NUMBERED.items():
        for key, words in data.get(section, {}).items():
            yield from ((word, tag, int(key)) for word in words)
    for section, tag in _VALUED.items():
        for key, words in data.get(section, {}).items():
            yield from ((word, tag, key) for word in words)
    for key, words in data.get("day_number", {}).items():
        yield from ((word, "O12", Number(int(key), 0, True)) for word in words)
    for unit in UNITS:
        for count, words in zip(COUNTS, data.get("unit", {}).get(unit, ((), (), ())), strict=True):
            yield from ((word, f"U{unit.upper()}{count}", (unit, 1)) for word in words)
    for word, (unit, times) in data.get("multiple", {}).items():
        yield word, f"U{unit.upper()}1", (unit, times)
    for name, words in data.get("word", {}).items():
        yield from ((word, name.upper(), word) for word in words)
    yield from ((word, "NAME", word) for word in data.get("names", {}).get("phrases", ()))
