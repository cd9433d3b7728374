"""The words of a text as search compares them, and the same rules as data for the browser (assets/js/search.js).

Belongs here: what makes two words the same to a reader who searches. Does not: Pagefind, files.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from khulasa.languages import topic
from khulasa.model import Lang
from khulasa.text.normalise import TATWEEL, fold

_WORD = re.compile(r"[^\W_]+")
_LAST = 0x20000
"""No script has decimal digits from here on."""
# Where `fold` has letters of its own: modifier letters, the Arabic blocks, quotation marks.
_BLOCKS = (range(0x02B0, 0x0300), range(0x0600, 0x0900), range(0x2010, 0x2040))


def words(text: str) -> list[str]:
    """The words of a text, folded: runs of letters and digits.

    >>> words("«داعش»: ٢٠٢٤")
    ['داعش', '2024']
    """
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Affixes:
    """What a language writes together with a word.

    ``prefixes``: groups from the outside in, each of (form, letters that must be left); ``suffixes``: (ending, its
    replacement, letters that must be left), of which the first that fits is taken; ``whole``: words that keep what they
    begin and end with; ``article``: what only a whole word follows."""

    prefixes: tuple[tuple[tuple[str, int], ...], ...]
    suffixes: tuple[tuple[str, str, int], ...]
    whole: frozenset[str]
    article: str

    @classmethod
    def of(cls, lang: Lang) -> "Affixes":
        """What languages/<lang>/search.toml says, folded."""
        data = topic(lang, "search")
        whole: Mapping[str, Any] = data.get("whole", {})
        return cls(
            prefixes=tuple(
                tuple((fold(form), int(rest)) for form, rest in group["forms"]) for group in data.get("prefixes", ())
            ),
            suffixes=tuple((fold(end), fold(new), int(rest)) for end, new, rest in data.get("suffixes", ())),
            whole=frozenset(fold(word) for word in whole.get("words", ())),
            article=fold(str(whole.get("article", ""))),
        )


class Terms:
    """The rules of all languages of a site together: an affix is spelt in its own script and fits no other.

    ``vocabulary``: words of the site's texts, folded; from them the rules learn which words take an article, and so
    are whole. ``names``: further whole words, folded.
    """

    def __init__(self, languages: Sequence[Lang], vocabulary: Iterable[str] = (), names: Iterable[str] = ()) -> None:
        self._affixes = tuple(Affixes.of(lang) for lang in languages)
        known = frozenset(vocabulary)
        learnt = (
            word.removeprefix(affixes.article)
            for affixes in self._affixes
            if affixes.article
            for word in known
            if word.startswith(affixes.article)
        )
        starts = tuple(form for affixes in self._affixes for group in affixes.prefixes for form, _ in group)
        self._whole = frozenset(word for word in (*learnt, *names) if starts and word.startswith(starts)).union(
            *(affixes.whole for affixes in self._affixes)
        )
        self._forms: dict[str, tuple[str, ...]] = {}

    def forms(self, word: str) -> tuple[str, ...]:
        """A folded word and what is left of it without each of its affixes, longest first, none twice.

        >>> Terms(["ar"]).forms("وبالعداله")
        ('وبالعداله', 'بالعداله', 'العداله', 'عداله')
        """
        if word not in self._forms:
            self._forms[word] = self._found(word)
        return self._forms[word]

    def indexed(self, word: str) -> tuple[str, ...]:
        """What a folded word of a text is found by: its forms and theirs.

        A query is asked without its affixes, also where the word itself begins like one: «وكورونا» as «ورونا». Theirs
        are needed so that it finds «لكورونا», of which a text takes off the first letter and keeps the second.
        """
        return tuple(dict.fromkeys(further for form in self.forms(word) for further in self.forms(form)))

    def _found(self, word: str) -> tuple[str, ...]:
        found = [word]
        for affixes in self._affixes:
            for group in affixes.prefixes:
                for form in tuple(found):
                    found.extend(self._without(form, group))
            found.extend(self._ending(found[-1], affixes.suffixes))
        return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))

    def _without(self, word: str, group: tuple[tuple[str, int], ...]) -> Iterable[str]:
        if word not in self._whole:
            for prefix, rest in group:
                if word.startswith(prefix) and len(word) - len(prefix) >= rest:
                    yield word[len(prefix) :]

    def _ending(self, word: str, suffixes: tuple[tuple[str, str, int], ...]) -> Iterable[str]:
        if word not in self._whole:
            for ending, new, rest in suffixes:
                if word.endswith(ending) and len(word) - len(ending) >= rest:
                    yield word[: len(word) - len(ending)] + new
                    return

    @cached_property
    def data(self) -> dict[str, Any]:
        """The rules for the browser; assets/js/search.js says what it does with them."""
        return {
            "same": _same(),
            "zeros": "".join(chr(code) for code in _zeros()),
            "drop": TATWEEL,
            "affixes": [{"prefixes": affixes.prefixes, "suffixes": affixes.suffixes} for affixes in self._affixes],
            "whole": sorted(self._whole),
        }


def _zeros() -> Iterable[int]:
    """The code points of each script's zero; its other digits follow it."""
    return (code for code in range(_LAST) if chr(code).isdecimal() and unicodedata.digit(chr(code)) == 0)


def _same() -> dict[str, str]:
    """The letters that `fold` takes for others, which decomposition and lower case would leave: from → to."""
    pairs = ((chr(code), fold(chr(code))) for block in _BLOCKS for code in block)
    return {
        char: folded for char, folded in pairs if folded != _plain(char) and not char.isdecimal() and char != TATWEEL
    }


def _plain(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char)
    return "".join(part.lower() for part in parts if unicodedata.category(part) not in ("Mn", "Me", "Cf"))
