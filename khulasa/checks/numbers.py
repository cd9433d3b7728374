"""Numbers and percentages that were lost or changed; digits of any set and numbers in words count as the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from khulasa.checks.calendar import named
from khulasa.checks.pair import Finding, Pair, word_set
from khulasa.languages import topic
from khulasa.model import Lang, Warned
from khulasa.text.normalise import fold
from khulasa.text.numbers import NumberMatch, find_numbers

# «783،562»: the Arabic comma of a sentence, used as the separator of thousands.
_COMMA = re.compile(r"(?<=\d)،(?=\d)")
_DECIMAL_COMMA = re.compile(r"(?<![\d,.])(\d+),(\d{1,2})(?![\d,])")
_DIGITS = re.compile(r"\d+")
_PERCENT = frozenset("%٪")
# Doubt: a number that is another one now; one that is only missing, or only there.
_CHANGED, _LOST = 25.0, 9.0
# Below this a number in words is often an article, a pronoun or an idiom («one of», «a second time»).
_LEAST_IN_WORDS = 11
_SCALES = (100, 1000, 10**6, 10**9, 10**12)
# A decade whose century is not said: «السبعينيات».
_OWN_CENTURIES = (20, 21)


@dataclass(frozen=True, slots=True)
class _Side:
    """One text's numbers. ``loose``: digits inside of names («H5N1»); ``implied``: what other words stand for (months,
    dozens, halves); ``decades``: the years that words for decades can mean."""

    text: str
    words: tuple[str, ...]
    lang: Lang
    matches: tuple[NumberMatch, ...]
    loose: tuple[str, ...]
    implied: frozenset[float]
    decades: frozenset[float]

    @classmethod
    def of(cls, text: str, words: tuple[str, ...], lang: Lang) -> "_Side":
        plain = _DECIMAL_COMMA.sub(r"\1.\2", _COMMA.sub(",", fold(text)))
        matches = tuple(match for match in find_numbers(plain, lang) if not _is_power(plain, match.start, match.text))
        values = {match.value for match in matches}
        implied = frozenset(_implied(words, lang, values))
        return cls(plain, words, lang, matches, tuple(_loose(plain, matches)), implied, _decades(plain, lang, matches))

    def known(self) -> set[float]:
        """Every value that this side gives, however it says it."""
        values = {match.value for match in self.matches} | {float(digits) for digits in self.loose}
        return values | self.implied | self.decades


def check(pair: Pair) -> Finding:
    """Every number in digits of either side must be on the other; of those in words only the larger of the source."""
    source = _Side.of(pair.source, pair.source_words, pair.source_lang)
    target = _Side.of(pair.read, pair.target_words, pair.target_lang)
    lost = _missing(source, target, _LEAST_IN_WORDS)
    added = _missing(target, source, None)
    parts = []
    if lost:
        parts.append(f"not in the translation: {', '.join(lost)}")
    if added:
        parts.append(f"not in the source: {', '.join(added)}")
    percent = "" if parts else _percent_lost(source, target) or _percent_lost(target, source)
    if percent:
        parts.append(f"a percentage on one side only: {percent}")
    if not parts:
        return Finding()
    return Finding(Warned("numbers", "; ".join(parts)), _CHANGED if lost and added else _LOST)


def _is_power(text: str, start: int, digits: str) -> bool:
    """Whether a number is the power in a unit («km2», «m³»)."""
    return digits in ("2", "3") and re.search(r"(?<!\w)[^\W\d]{1,3}$", text[:start]) is not None


def _loose(text: str, matches: Iterable[NumberMatch]) -> Iterator[str]:
    """Digits of a text that belong to no number."""
    taken = {at for match in matches for at in range(match.start, match.end)}
    for digits in _DIGITS.finditer(text):
        if digits.start() not in taken and not _is_power(text, digits.start(), digits.group()):
            yield digits.group()


def _implied(words: tuple[str, ...], lang: Lang, values: set[float]) -> Iterator[float]:
    """Numbers that words other than numerals stand for."""
    yield from named(words, lang, "month")
    for word, size in topic(lang, "checks").get("groups", {}).items():
        if fold(word) in words:
            yield float(size)
            yield from (size * value for value in values)
    if not word_set(lang, "half").isdisjoint(words):
        yield from (0.5, 1.5)
        yield from (value + 0.5 for value in values)


@cache
def _decade_names(lang: Lang) -> dict[str, int]:
    data = topic(lang, "dates").get("decade", {})
    return {fold(name): int(tens) for tens, names in data.items() for name in names}


def _decades(text: str, lang: Lang, matches: Iterable[NumberMatch]) -> frozenset[float]:
    """The first years of the decades a text names, in the centuries it names or else the last two; and their tens."""
    tens = {number for name, number in _decade_names(lang).items() if name in text}
    centuries = [int(match.value) for match in matches if match.ordinal] or list(_OWN_CENTURIES)
    return frozenset({float(ten) for ten in tens} | {100.0 * (each - 1) + ten for each in centuries for ten in tens})


def _missing(side: _Side, other: _Side, least: int | None) -> list[str]:
    """The numbers of one side that have no like on the other, as they are written. ``least``: the value from which
    numbers in words count; None: they do not."""
    known = other.known()
    lost = [match.text.strip() for match in side.matches if match.value not in known and _counts(match, other, least)]
    return lost + [digits for digits in side.loose if float(digits) not in known]


def _counts(match: NumberMatch, other: _Side, least: int | None) -> bool:
    """Whether a number must have its like on the other side.

    Not the zero of «2:00», nor two where the other language can say it in the form of a noun («هدفين»); not, in words,
    an ordinal («the nineteenth century») or a bare scale («thousands»)."""
    if _DIGITS.search(match.text):
        if match.value == 0 and match.text.strip() == "00":
            return False
        return match.value != 2 or not topic(other.lang, "checks").get("dual", False)
    return least is not None and match.value >= least and not match.ordinal and match.value not in _SCALES


def _percent_lost(side: _Side, other: _Side) -> str:
    """A percentage whose number stands on the other side, where nothing says per cent."""
    if not _PERCENT.isdisjoint(other.text) or not word_set(other.lang, "percent").isdisjoint(other.words):
        return ""
    numbers = {match.value for match in other.matches}
    return next((match.text for match in side.matches if match.percent and match.value in numbers), "")
