"""Number words and how they are put together.

The words are data: ``languages/<lang>/numbers.toml``. A word has a role: ``unit`` (1 to 9), ``teen`` (10 to 19),
``ten`` (20, 30 … 90), ``tail`` (the ten of «ثلاثة عشر»), ``hundred`` (multiplies the unit before it), ``hundreds``
(200, 300 … in one word) and ``scale`` (a thousand and more). How they are put together is the same for every language
here, but for three settings: whether an addition needs its conjunction, whether units stand before tens, and whether
years are read in pairs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import fold
from khulasa.text.remember import remembered

_MAX_WORDS = 24
HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word's part in a number. ``joined``: a conjunction is written onto it («وعشرين»); ``lead``: letters before it
    that are proclitics."""

    value: int
    role: str
    ordinal: bool = False
    joined: bool = False
    definite: bool = False
    alone: bool = True
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its value, and the index after its last word."""

    value: int
    ordinal: bool
    end: int


class NumberBook:
    """The number words of one language, ready to read; build it with `book`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        rules = data.get("rules", {})
        self.needs_conjunction: bool = rules.get("needs_conjunction", False)
        self.unit_before_ten: bool = rules.get("unit_before_ten", False)
        self.year_pairs: bool = rules.get("year_pairs", False)
        self.conjunctions = frozenset(fold(word) for word in rules.get("conjunctions", ()))
        self.ordinal_suffixes = frozenset(fold(word) for word in rules.get("ordinal_suffixes", ()))
        self.decimal_comma: bool = rules.get("decimal_comma", False)
        self.percent_first: bool = rules.get("percent_first", False)
        self.money_letters = {fold(letter): int(value) for letter, value in data.get("money_letters", {}).items()}
        self._percents = _by_first_word(rules.get("percent", ()))
        self._articles = tuple(fold(word) for word in rules.get("articles", ()))
        self._proclitics = tuple(sorted((fold(word) for word in rules.get("proclitics", ())), key=len, reverse=True))
        self._joining = tuple(fold(word) for word in rules.get("joining", ()))
        self._contracted = {fold(k): fold(v) for k, v in rules.get("contracted", {}).items()}
        not_alone = frozenset(fold(word) for word in rules.get("not_alone", ()))
        self._no_words = frozenset(fold(word) for word in rules.get("not_words", ()))
        self._words: dict[str, NumberWord] = {}
        for ordinal, section in ((False, "cardinal"), (True, "ordinal")):
            for role, entries in data.get(section, {}).items():
                for value, words in entries.items():
                    for word in map(fold, words):
                        self._words.setdefault(word, NumberWord(int(value), role, ordinal, alone=word not in not_alone))
        self.word = remembered(self._word)

    def _word(self, folded: str) -> NumberWord | None:
        """What a folded word says in a number, its article and proclitics taken off; None when it is no number word."""
        for prefix, rest in self._readings(folded) if folded not in self._no_words else ():
            found = self._words.get(rest)
            definite = False
            if found is None:
                if rest.startswith(self._articles):
                    article = next(a for a in self._articles if rest.startswith(a))
                    found = self._words.get(rest[len(article) :])
                definite = found is not None
            if found is not None:
                joined = prefix.startswith(self._joining) if self._joining and prefix else False
                ordinal = found.ordinal or (definite and found.role == "ten")
                return NumberWord(found.value, found.role, ordinal, joined, definite, found.alone, len(prefix))
        return None

    def lead(self, folded: str) -> int:
        """How many letters of a number's first word are a proclitic and not part of it («وعشرين»: one)."""
        word = self.word(folded)
        return word.lead if word else 0

    def percent_end(self, tokens: Sequence[str], at: int) -> int:
        """The index behind the words for per cent that begin at a token («في المئة», "per cent"); ``at`` if none do."""
        for rest in self._percents.get(tokens[at], ()) if at < len(tokens) else ():
            if tuple(tokens[at + 1 : at + 1 + len(rest)]) == rest:
                return at + 1 + len(rest)
        return at

    def _add_joined(self, sum_: "_Sum", token: str) -> bool:
        """«واحد» is "one", and after a larger number "and one" («ألفين وأحد عشر»)."""
        if not token.startswith(self._joining or ("\0",)):
            return False
        word = self._words.get(token[1:])
        return word is not None and sum_.add(word, joined=True, hyphen=False)

    def _readings(self, folded: str) -> Iterator[tuple[str, str]]:
        """The word as it stands, then without each proclitic it may begin with."""
        yield "", folded
        for prefix in self._proclitics if folded.startswith(self._proclitics) else ():
            if folded.startswith(prefix) and len(folded) > len(prefix) + 1:
                yield prefix, self._contracted.get(prefix, "") + folded[len(prefix) :]

    def read(self, tokens: Sequence[str], at: int, *, anyhow: bool = False) -> Spelled | None:
        """The longest number in words that begins at token ``at``; tokens are folded words and single marks.

        ``anyhow``: also a word that alone may be something else («أحد», "one").
        """
        first = self.word(tokens[at])
        if first is None or self.percent_end(tokens, at) > at:
            return None
        sum_ = _Sum(self, first)
        end = at + 1
        index = end
        while index < len(tokens) and index - at < _MAX_WORDS:
            token = tokens[index]
            linked = token in self.conjunctions or token == HYPHEN
            if linked:
                index += 1
                if index >= len(tokens):
                    break
            word = self.word(tokens[index])
            if word is None or self.percent_end(tokens, index) > index:
                break  # «خمسة بالمئة» is five per cent, not five hundred
            joined = word.joined or token in self.conjunctions
            added = sum_.add(word, joined=joined, hyphen=token == HYPHEN) or self._add_joined(sum_, tokens[index])
            if not added:
                break
            index += 1
            end = index
        if end == at + 1 and not first.alone and not anyhow:
            return None
        return Spelled(sum_.value, sum_.ordinal, end)


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first words: the words that follow it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = fold(phrase).split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


class _Sum:
    """A number in the making: what is complete (thousands and more), and the group below a thousand being read."""

    def __init__(self, book: NumberBook, first: NumberWord) -> None:
        self._book = book
        self._total = 0
        self._group = 0
        self._scale = 10**18
        self._last = first
        self.ordinal = first.ordinal
        if first.role == "scale":
            self._total, self._scale = first.value, _scale_of(first.value)
        else:
            self._group = first.value

    @property
    def value(self) -> int:
        return self._total + self._group

    def add(self, word: NumberWord, *, joined: bool, hyphen: bool) -> bool:
        """Take one more word in; False when it begins something else."""
        if (word.role in ("scale", "hundred", "tail") and not joined and not self._last.ordinal) or (
            word.role == "tail" and not joined
        ):
            done = self._multiply(word)
        else:
            done = self._plus(word, joined=joined or hyphen)
        if done:
            self._last = word
            self.ordinal = self.ordinal or word.ordinal
        return done

    def _multiply(self, word: NumberWord) -> bool:
        unit = self._group % 100
        if word.role == "scale":
            if (
                not self._group
                or word.value % 1000
                or _scale_of(word.value) >= self._scale
                or word.value != _scale_of(word.value)
            ):
                return False
            self._total += self._group * word.value
            self._scale, self._group = word.value, 0
            return True
        year_style = self._book.year_pairs and word.role == "hundred" and self._last.role == "teen"
        if not year_style and (self._last.role != "unit" or not 1 <= unit <= 9):
            return False
        self._group = self._group * 100 if word.role == "hundred" else self._group + 10
        return True

    def _plus(self, word: NumberWord, *, joined: bool) -> bool:
        if self._book.needs_conjunction and not joined:
            return False
        value, rest = word.value, self._group % 100
        if word.role == "scale":
            if self._group or not self._total or _scale_of(value) >= self._scale:
                return False
            self._total += value
            self._scale = _scale_of(value)
            return True
        if self._group == 0:
            allowed = self._total > 0
        elif rest == 0:
            allowed = value < 100
        elif self._last.role == "unit" and rest < 10:
            allowed = self._book.unit_before_ten and word.role == "ten"
        elif self._last.role == "ten":
            allowed = word.role == "unit" or self._pairs(word)
        else:
            allowed = self._pairs(word)
        if not allowed:
            return False
        self._group = self._group * 100 + value if self._is_pair(word) else self._group + value
        return True

    def _pairs(self, word: NumberWord) -> bool:
        """Whether this is the second half of a year («nineteen eighty-four», «twenty nineteen»)."""
        return self._book.year_pairs and not self._total and 10 <= self._group <= 20 and word.role in ("ten", "teen")

    def _is_pair(self, word: NumberWord) -> bool:
        return self._pairs(word) and self._last.role in ("ten", "teen")


def _scale_of(value: int) -> int:
    """The power of a thousand a scale word stands for: 2,000 («ألفين») counts as a thousand."""
    scale = 1000
    while value >= scale * 1000:
        scale *= 1000
    return scale


@cache
def book(lang: Lang) -> NumberBook:
    """The number words of a language; an empty book where the language has no numbers.toml."""
    return NumberBook(topic(lang, "numbers"))
