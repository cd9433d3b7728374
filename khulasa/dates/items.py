"""From tokens to items: what each word or number can be, before any rule has looked at its neighbours."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from khulasa.dates.lexicon import Label, Lexeme, Lexicon, lexicon
from khulasa.dates.marked import read_marked
from khulasa.dates.nodes import Number
from khulasa.dates.tags import TAG
from khulasa.dates.tokens import kind, tokenise
from khulasa.model import Lang
from khulasa.text.normalise import Folded
from khulasa.text.number_words import NumberBook, book
from khulasa.text.numbers import as_number
from khulasa.text.remember import remembered

WORD, AND, IN, BREAK = TAG["WORD"], TAG["AND"], TAG["IN"], TAG["BREAK"]
_ENDS = frozenset(".!?؟…۔")
_CURRENCY = frozenset("$€£¥₪₺%٪‰°#@")
_DECADE_SUFFIX = "s"
_THOUSAND = 1000


class Item(NamedTuple):
    """A word, number or finished expression.

    ``start``, ``end``: offsets in the folded text; ``first``, ``last``: its tokens (last included); ``value``:
    what it is worth, for a plain word the word; ``definite``: an article was on it.
    """

    tag: str
    start: int
    end: int
    value: Any
    first: int
    last: int
    definite: bool = False


_NEW = tuple.__new__


class Simple(NamedTuple):
    """What a token is, whatever stands beside it, unless one of ``phrases`` follows: its tag, its worth, the proclitics
    on it and how many letters of them are no part of it, and whether an article is."""

    tag: str
    value: Any
    prefix: str = ""
    lead: int = 0
    definite: bool = False
    phrases: frozenset[str] = frozenset()


@cache
def simple(lang: Lang) -> Callable[[str], Simple | None]:
    """For a language's tokens, remembered; None for numbers and for what needs a look around."""
    words, number = lexicon(lang), book(lang).word

    def of(token: str) -> Simple | None:
        label, of_kind = words.label(token), kind(token)
        if of_kind not in ("word", "mark") or token in _ENDS:
            return None
        if label is None:
            return Simple(WORD, token) if of_kind == "mark" or number(token) is None else None
        phrases = frozenset(phrase.rest[0] for phrase in label.phrases)
        lexeme = label.lexeme
        if lexeme is None:
            return Simple(WORD, token, phrases=phrases) if number(token) is None else None
        if lexeme.capital or lexeme.spelled or lexeme.tag == TAG["WEEKDAY"]:
            return None
        if of_kind == "mark":
            return Simple(lexeme.tag, lexeme.value, phrases=phrases)
        return Simple(lexeme.tag, lexeme.value, label.prefix, words.lead(label.prefix), label.definite, phrases)

    return remembered(of)


class Scan:
    """One pass over a text's tokens."""

    def __init__(self, folded: Folded, original: str, words: Lexicon, numbers: NumberBook) -> None:
        self.strings, self.starts, self.ends = tokenise(folded.text)
        self.items: list[Item] = []
        self._folded, self._original = folded, original
        self._lexicon, self._numbers = words, numbers
        known, append, passed = map(simple(words.lang), self.strings), self.items.append, 0
        following = [*self.strings[1:], ""]
        for index, (found, start, end) in enumerate(zip(known, self.starts, self.ends, strict=True)):
            if index < passed:
                continue
            # [5] is `phrases`: by its name it costs as much again.
            if found is None or (found[5] and following[index] in found[5]):
                passed = self._read(index, self.strings[index])
                continue
            # Most tokens: what _word and _mark do, without the calls.
            tag, value, prefix, lead, definite, _ = found
            if prefix:
                self._prefix(index, prefix)
            append(_NEW(Item, (tag, start + lead, end, value, index, index, definite)))

    def _read(self, index: int, text: str) -> int:
        """Add what a token is, alone or with those after it; the index behind them."""
        match kind(text):
            case "word":
                return self._word(index, text)
            case "mark":
                return self._mark(index, text)
            case "int" | "big":
                return self._number(index, text)
        return self._marked(index, text)

    def _glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def _written(self, index: int) -> str:
        """A token as it stands in the original."""
        start, end = self._folded.span(self.starts[index], self.ends[index])
        return self._original[start:end]

    def _add(self, tag: str, first: int, last: int, value: Any, *, lead: int = 0, definite: bool = False) -> int:
        self.items.append(Item(tag, self.starts[first] + lead, self.ends[last], value, first, last, definite))
        return last + 1

    def _plain(self, index: int) -> int:
        return self._add(WORD, index, index, self.strings[index])

    def _word(self, index: int, text: str) -> int:
        label = self._lexicon.label(text)
        if label is not None and not self._begins_number(index, label):
            found = self._lexeme(index, label)
            if found is not None:
                lexeme, prefix, last, definite = found
                self._prefix(index, prefix)
                lead = self._lexicon.lead(prefix)
                return self._add(lexeme.tag, index, last, lexeme.value, lead=lead, definite=definite)
        spelled = self._numbers.read(self.strings, index, anyhow=True) if self._numbers.word(text) else None
        if spelled is None:
            return self._plain(index)
        lead = self._numbers.lead(text)
        self._prefix(index, text[:lead])
        word = self._numbers.word(text)
        # «نيسان آلاف»: a thousand alone multiplies something, and is a year only after that word («عام ألف»).
        multiplier = spelled.value == _THOUSAND and not (self.items and self.items[-1].tag == TAG["UYEAR1"])
        number = Number(spelled.value, 9 if multiplier else 0, spelled.ordinal)
        return self._add(
            number_tag(number), index, spelled.end - 1, number, lead=lead, definite=bool(word and word.definite)
        )

    def _begins_number(self, index: int, label: Label) -> bool:
        """Whether a weekday without its article is a number: «أحد عشر», «يوم واحد» (not «و» and Sunday)."""
        word = self._numbers.word(self.strings[index])
        if label.lexeme is None or label.lexeme.tag != TAG["WEEKDAY"] or word is None:
            return False
        if label.prefix and not word.lead:
            return True
        spelled = self._numbers.read(self.strings, index, anyhow=True)
        return spelled is not None and spelled.end > index + 1 and not self._lexicon.is_definite(self.strings[index])

    def _lexeme(self, index: int, label: Label) -> tuple[Lexeme, str, int, bool] | None:
        """The longest phrase that stands here, or the word itself where its letters and capital are as they must be."""
        for phrase in label.phrases:
            last = index + len(phrase.rest)
            if tuple(self.strings[index + 1 : last + 1]) == phrase.rest and self._fits(phrase.lexeme, index):
                return phrase.lexeme, phrase.prefix, last, False
        if label.lexeme is not None and self._fits(label.lexeme, index):
            return label.lexeme, label.prefix, index, label.definite
        return None

    def _fits(self, lexeme: Lexeme, index: int) -> bool:
        if not lexeme.capital and not lexeme.spelled:
            return True
        written = self._written(index)
        if lexeme.capital:
            return written[:1].isupper()
        near = kind(self.strings[index - 1]) == "int" or self.strings[index - 1] in ("/", "(") if index else False
        return lexeme.spelled in written or near

    def capital(self, index: int, letter: int = 0) -> bool:
        """Whether a token was written with a capital letter, at its beginning or at another place in it."""
        return 0 <= index < len(self.strings) and self._written(index)[letter : letter + 1].isupper()

    def _prefix(self, index: int, prefix: str) -> None:
        """Proclitics say what a word of their own says elsewhere: «و» and, «ب» «ل» in."""
        start = self.starts[index]
        if prefix.startswith(self._lexicon.joining):
            self.items.append(Item(AND, start, start + 1, prefix, index, index))
            prefix = prefix[1:]
        if prefix:
            self.items.append(Item(IN, start, start, prefix, index, index))

    def _mark(self, index: int, text: str) -> int:
        if text in _ENDS and self._ends_sentence(index):
            return self._add(BREAK, index, index, text)
        label = self._lexicon.label(text)
        found = self._lexeme(index, label) if label is not None else None
        if found is not None:
            return self._add(found[0].tag, index, found[2], found[0].value)
        return self._plain(index)

    def _ends_sentence(self, index: int) -> bool:
        """Whether a full stop ends a sentence: not after a number or an abbreviation that goes on."""
        if index + 1 >= len(self.strings):
            return True
        if self._glued(index + 1) or self.strings[index] != ".":
            return self.strings[index] != "."
        at = self._folded.offsets[self.starts[index + 1]]
        written = self._original[at : at + 1]
        before = self._lexicon.label(self.strings[index - 1]) if index else None
        abbreviation = self._glued(index) and (
            (before is not None and before.lexeme is not None and before.lexeme.tag in _ABBREVIATED)
            or len(self.strings[index - 1]) == 1
        )
        return not abbreviation and not written.islower() and kind(self.strings[index + 1]) != "int"

    def _number(self, index: int, text: str) -> int:
        name = self._name(index)
        if name is not None:
            return name
        plain = text.isdigit()
        pointed = not plain and kind(text) == "int"
        value = as_number(text.replace(",", ".") if pointed else text)
        before = self.strings[index - 1] if index else ""
        if value is None or before in _CURRENCY or self._part_of_name(index):
            return self._plain(index)
        number = Number(value, len(text) if plain else 9)
        tag = TAG["NDEC"] if pointed else number_tag(number)
        if index + 1 < len(self.strings):
            following = self.strings[index + 1]
            if following in _CURRENCY:
                return self._plain(index)
            is_word = kind(following) == "word"
            if is_word and self._glued(index + 1):
                return self._with_suffix(index, number, tag, following)
            word = self._numbers.word(following) if is_word else None
            if word is not None and word.role == "scale" and not word.joined and not word.ordinal:
                number = Number(value * word.value, 9)
                return self._add(number_tag(number), index, index + 1, number)
        return self._add(tag, index, index, number)

    def _name(self, index: int) -> int | None:
        """A name that begins with a number: 24/7, 20th Century Fox."""
        label = self._lexicon.label(self.strings[index])
        found = self._lexeme(index, label) if label is not None else None
        return None if found is None else self._add(found[0].tag, index, found[2], found[0].value)

    def _with_suffix(self, index: int, number: Number, tag: str, suffix: str) -> int:
        """26th, 1990s, 1443هـ; 5km and 2B are something else."""
        if suffix in self._lexicon.ordinal_suffixes:
            ordinal = Number(number.value, number.digits, True)
            return self._add(number_tag(ordinal), index, index + 1, ordinal)
        if suffix == _DECADE_SUFFIX and number.value % 10 == 0 and number.digits in (2, 4):
            return self._add(TAG["DECADEWORD"], index, index + 1, int(number.value))
        if self._lexicon.label(suffix) is None:
            return self._add(WORD, index, index + 1, self.strings[index])
        return self._add(tag, index, index, number)

    def _part_of_name(self, index: int) -> bool:
        """G7, covid-19, B-52: a number glued to letters before it, unless they are words of the lexicon."""
        at = index - 1
        if at > 0 and self.strings[at] == "-" and self._glued(index) and self._glued(at):
            at -= 1
        elif not self._glued(index):
            return False
        return kind(self.strings[at]) == "word" and self._lexicon.label(self.strings[at]) is None

    def _marked(self, index: int, text: str) -> int:
        if self._part_of_name(index) or (index and self.strings[index - 1] in _CURRENCY):
            return self._plain(index)
        name = self._name(index)
        if name is not None:
            return name
        read = read_marked(text)
        if read is None:
            return self._plain(index)
        return self._add(TAG[read[0]], index, index, read[1])


_ABBREVIATED = frozenset((TAG["MONTH"], TAG["WEEKDAY"], TAG["AMPM"]))
_LADDER = ((0, "N0"), (12, "N12"), (24, "N24"), (31, "N31"), (59, "N59"))


def number_tag(number: Number) -> str:
    """What a number can be by its size and its form."""
    value = number.value
    if value != int(value) or value < 0:
        return TAG["NDEC"]
    if number.ordinal:
        return TAG["O12" if 1 <= value <= 12 else "O31" if value <= 31 else "OBIG"]
    if 1000 <= value <= 2200 and number.digits in (0, 4):
        return TAG["NYEAR"]
    return TAG[next((name for limit, name in _LADDER if value <= limit), "NBIG")] if number.digits < 9 else TAG["NBIG"]


def texts(items: Sequence[Item]) -> str:
    """The items' tags as one string, what the rules match."""
    return "".join([item[0] for item in items])
