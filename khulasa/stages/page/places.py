"""What the parts of a dateline are: a city, a day, an outlet, or a name that may be anybody's."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from khulasa import languages
from khulasa.editorial import Editorial
from khulasa.model import Lang
from khulasa.stages.page import outlets, published, rules
from khulasa.stages.page.lines import undecorated, word_count
from khulasa.stages.page.tables import tables
from khulasa.text.normalise import fold

_PLACE_WORDS = 4
# The gazetteer's tables that hold names of a kind.
_GAZETTEER = {"cities": ("cities",), "regions": ("countries", "regions")}
NAME_WORDS = 3
_PIECES = re.compile(r"\s*(?:[–—―/|,،]|--+|(?<=\s)-|-(?=\s|$)|(?<!ه)ـ(?=\s|$)|:)\s*")
# The day and the year of "May 5, 2021" are one piece.
_DAY_YEAR = re.compile(r"(?<=\d),\s*(?=(?:19|20)\d{2}\b)")
_QUOTATION = re.compile(r"[\"“”«»„](.{2,40}?)[\"“”«»]")
# A site's address for a name: «العربية.نت», "IraqiNews.com".
_SITE = re.compile(r"\w[\w-]*\.(?:[a-z]{2,4}|نت|كوم)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a dateline's head. ``kind``: ``city``, ``shouted`` (a place, by its capitals), ``region``, ``date``,
    ``outlet``, ``nobody``, or ``name`` for what may be anybody's."""

    kind: str
    text: str
    date: str | None = None


@cache
def listed(kind: str) -> frozenset[str]:
    """The keys of every language's names of one kind: those of languages/*/datelines.toml, and of the gazetteer those
    that are no words besides."""
    found = set[str]()
    for lang in languages.known():
        base = languages.topic(lang, "gazetteer")
        entries = [base.get(table, {}) for table in _GAZETTEER.get(kind, ())]
        places = {rules.key(form) for table in entries for forms in table.values() for form in forms}
        found |= places - set(map(rules.key, base.get("sure", {}).get("doubtful", ())))
        found |= set(map(rules.key, languages.topic(lang, "datelines").get(kind, ())))
    return frozenset(found)


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(
        fold(prefix)
        for lang in languages.known()
        for prefix in languages.topic(lang, "datelines").get("outlet_prefixes", ())
    )


def _is_place(name: str, editorial: Editorial) -> bool:
    return word_count(name) <= _PLACE_WORDS and rules.key(name) in tables(editorial).places


def _shouted(name: str) -> bool:
    """Whether a name is in capitals, in a script that has them: a place in a dateline."""
    return bool(name) and name.upper() == name != name.lower() and not re.search(r"\d", name)


def _key(words: list[str]) -> str:
    return rules.key(" ".join(words))


def _dated_place(text: str, lang: Lang) -> tuple[Piece, ...]:
    """A city, a day and an agency with nothing between them: «الدوحة في 5 مايو», «الرياض 5 مايو 2024 م واس»."""
    words = text.split()
    cities = listed("cities")
    size = next((n for n in range(min(_PLACE_WORDS, len(words) - 1), 0, -1) if _key(words[:n]) in cities), 0)
    if not size or not re.search(r"\d", text):
        return ()
    agency = words[-1] if undecorated(fold(words[-1])) in rules.words("agencies") else None
    rest = " ".join(words[size : -1 if agency else None])
    day = published.whole(rest, lang)
    if not day and not published.is_day(rest, lang):
        return ()
    found = (Piece("city", " ".join(words[:size])), Piece("date", rest, day))
    return (*found, Piece("outlet", agency)) if agency else found


def pieces_of(head: str, known: Collection[str], editorial: Editorial, lang: Lang) -> tuple[Piece, ...]:
    """The parts of a head, each with what it is. ``known``: keys of outlets that the page names elsewhere."""
    found: list[Piece] = []

    def plain(text: str) -> None:
        for part in filter(None, map(str.strip, _PIECES.split(_DAY_YEAR.sub(" ", text)))):
            # «دمشق-سانا» is two names, "Al-Hasakah" and "COVID-19" are one.
            whole = "-" not in part or rules.key(part) in listed("cities") or part.upper() != part.lower()
            for piece in (part,) if whole else filter(None, part.split("-")):
                found.extend(_dated_place(piece, lang) or (piece_of(piece, not found, known, editorial, lang),))

    start = 0
    for quotation in _QUOTATION.finditer(head):
        plain(head[start : quotation.start()])
        found.append(Piece("quoted", quotation.group(1).strip()))
        start = quotation.end()
    plain(head[start:])
    return tuple(found)


def piece_of(text: str, first: bool, known: Collection[str], editorial: Editorial, lang: Lang) -> Piece:
    """One part of a head. ``first``: nothing stands before it."""
    key = rules.key(text)
    if key in listed("cities"):
        return Piece("city", text)
    if outlets.is_agency(text, editorial) or key in known or _SITE.fullmatch(text):
        return Piece("outlet", text)
    if undecorated(fold(text)) in rules.words("nobody") | rules.words("desk"):
        return Piece("nobody", text)
    if day := published.whole(text, lang):
        return Piece("date", text, day)
    if re.fullmatch(r"\d{1,2}", text) or published.is_day(text, lang):
        return Piece("date", text)
    if key in listed("regions") or _is_place(text, editorial):
        return Piece("region", text)
    if outlets.sounds_like_outlet(text):
        # «News from the front – » is no outlet's name.
        return Piece("name" if first else "outlet", text)
    return Piece("shouted" if _shouted(text) else "name", text)


def outlet_like(name: str) -> bool:
    """Whether a name behind a city is an outlet's by its form: one word with the article («الرأي»), "The Citizen"."""
    return word_count(name) <= NAME_WORDS - 1 and any(
        fold(name).startswith(prefix) and (" " in prefix or word_count(name) == 1) for prefix in _prefixes()
    )


def without_article(name: str) -> str:
    """An outlet's name without an article that is a word of its own: "The Citizen"."""
    prefix = next((prefix for prefix in _prefixes() if prefix.endswith(" ") and fold(name).startswith(prefix)), "")
    return name[len(prefix) :]


def may_be_name(text: str, lang: Lang) -> bool:
    """Whether an unlisted piece can be somebody's name: short, no figure, no word that names do not have, capitals
    where the script has them."""
    words = text.split()
    plain = not re.search(r"\d", text) and stop_words(lang).isdisjoint(word.lower() for word in words)
    return 0 < len(words) <= NAME_WORDS and plain and not any(word[0].islower() for word in words)


@cache
def given_names() -> frozenset[str]:
    """The keys of every language's given names, those that are words too among them."""
    return frozenset(
        rules.key(name)
        for lang in languages.known()
        for kind in ("given", "or_word")
        for name in languages.topic(lang, "given_names").get(kind, ())
    )


def is_person(name: str, lang: Lang) -> bool:
    """Whether a text is a person's name by its given name: two to four words."""
    words = name.split()
    return 1 < len(words) <= 4 and may_be_name(" ".join(words[:3]), lang) and rules.key(words[0]) in given_names()


@cache
def stop_words(lang: Lang) -> frozenset[str]:
    """Stop words as written: folded, «على» would be a man's name."""
    return frozenset(languages.topic(lang, "words").get("stop", ()))


def is_initials(text: str) -> bool:
    """Whether a text is nothing but letters that stand for a name: «أ ف ب», "S T"."""
    return all(len(undecorated(word)) <= 2 for word in text.split())
