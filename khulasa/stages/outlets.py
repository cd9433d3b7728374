"""Who published: names and sites matched with editorial/outlets.yml, and datelines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from khulasa.editorial import Editorial, Outlet
from khulasa.model import Lang
from khulasa.stages import published, rules
from khulasa.stages.lines import undecorated, word_count
from khulasa.text.normalise import fold

# A dateline is over within so many characters.
_DATELINE_REACH = 90
_LONGEST_NAME = 120
_WORDS = re.compile(r"\w+")
_BREAK = re.compile(r"\s*(?:[–—―]|--|(?<=[\s)])-(?=\s)|ـ(?=\s)|(?<=\w)-(?=\s)|[:|])\s*(?=\S)")
_PIECES = re.compile(r"\s*(?:[–—―/|,،]|--|-|ـ(?=\s|$)|:)\s*")
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/:?#\s]+)", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\(([^()]{1,40})\)\s*$")
_QUOTED = r"[\"“”«»‘’„]\s*{}\s*[\"“”«»‘’]"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of a first paragraph that is not its text: its length, the outlet it names, the date it gives."""

    length: int
    outlet: str | None
    date: str | None


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    return " ".join(_WORDS.findall(fold(name)))


def _names(outlet: Outlet) -> Iterator[str]:
    yield outlet.id
    yield from outlet.names.values()
    yield from outlet.aliases
    yield from outlet.sites


def listed(name: str, editorial: Editorial) -> Outlet | None:
    """The outlet that a name or a whole line means.

    A line also means an outlet if it has one of its names in it and no word that is not in some name of the outlet:
    «NORTH PULSE NETWORK NPN».
    """
    if len(name) > _LONGEST_NAME or not (key := _key(name)):
        return None
    for outlet in editorial.outlets:
        if any(_key(known) == key for known in _names(outlet)):
            return outlet
    words = set(key.split())
    for outlet in editorial.outlets:
        keys = [_key(known) for known in _names(outlet)]
        if words <= {word for known in keys for word in known.split()} and any(f" {k} " in f" {key} " for k in keys):
            return outlet
    return None


def host(url: str) -> str:
    """The host name of a URL, without ``www.``; empty where there is none."""
    found = _HOST.match(url)
    return found.group(1).lower().removeprefix("www.") if found else ""


def of_site(url: str, editorial: Editorial) -> Outlet | None:
    """The outlet whose site a URL is on, subdomains included."""
    name = host(url)
    for outlet in editorial.outlets:
        for site in outlet.sites:
            bare = site.lower().removeprefix("www.")
            if name == bare or name.endswith("." + bare):
                return outlet
    return None


def identity(name: str, editorial: Editorial) -> str:
    """The outlet's id if it is listed, else the name as written."""
    outlet = listed(name, editorial)
    return outlet.id if outlet else name


def same(one: str, other: str, editorial: Editorial) -> bool:
    """Whether two names are of one outlet: listed as one, or one of them the shorter form of the other."""
    left, right = listed(one, editorial), listed(other, editorial)
    if left or right:
        return left == right
    words, others = set(_key(one).split()), set(_key(other).split())
    return words <= others or others <= words


def display(outlet: Outlet, lang: Lang) -> str:
    """The outlet's name in a language, or in whichever it has."""
    return outlet.names.get(lang) or next(iter(outlet.names.values()), outlet.id)


def is_agency(name: str, editorial: Editorial) -> bool:
    """Whether a dateline's name is an agency or a listed outlet."""
    return undecorated(fold(name)) in rules.words("agencies") or listed(name, editorial) is not None


def sounds_like_outlet(name: str) -> bool:
    """Whether a short name has a word that outlets' names have: «وكالة», "Times"."""
    key = _key(name)
    words = set(key.split())
    return 1 < word_count(name) <= 6 and bool(words & rules.words("outlet")) and not words & rules.words("desk")


def is_name(text: str, editorial: Editorial) -> bool:
    """Whether a short text is an outlet's name: a listed one, an agency's, or one that sounds like it."""
    return is_agency(text, editorial) or sounds_like_outlet(text)


def _is_place(name: str, editorial: Editorial) -> bool:
    key = _key(name)
    return any(
        key == _key(form)
        for entry in editorial.entities
        if entry.kind == "LOC"
        for forms in (entry.names.values(), *entry.aliases.values())
        for form in forms
    )


def _shouted(name: str) -> bool:
    """Whether a name is in capitals, in a script that has them: a place in a dateline."""
    return bool(name) and name.upper() == name != name.lower() and not re.search(r"\d", name)


def _somebody(name: str | None) -> str | None:
    """The name, unless it is a word for agencies in general."""
    return None if name and undecorated(fold(name)) in rules.words("nobody") else name


def dateline_line(line: str, editorial: Editorial) -> Dateline | None:
    """A line above the text that is a dateline and nothing else: «دير الزور – نورث برس», «وكالات - أبوظبي».

    It names an outlet, or says that it is nobody's; at most two other names, of places or people, stand with that.
    """
    pieces = [piece for piece in map(str.strip, _PIECES.split(line)) if piece]
    if not 2 <= len(pieces) <= 4 or word_count(line) > 10 or any(word_count(piece) > 3 for piece in pieces):
        return None
    named = [piece for piece in pieces if is_name(piece, editorial)]
    nobody = any(undecorated(fold(piece)) in rules.words("nobody") for piece in pieces)
    if len(named) > 1 or not (named or nobody) or (named and len(pieces) > 2 and not nobody):
        return None
    return Dateline(len(line), _somebody(named[0]) if named else None, None)


def _judge(head: str, editorial: Editorial, lang: Lang) -> tuple[str | None, str | None] | None:
    """The outlet and date of a dateline's head, or None if it is not one."""
    parenthesis = _PARENTHESIS.search(head)
    if parenthesis:
        inside = parenthesis.group(1).strip()
        if not (is_agency(inside, editorial) or sounds_like_outlet(inside)):
            return None
        lead = head[: parenthesis.start()].strip()
        if word_count(lead) > 6:
            return None
        return inside, published.whole(lead.split(",", 1)[-1], lang)
    outlet = date = None
    unknown = 0
    pieces = [piece for piece in map(str.strip, _PIECES.split(head)) if piece]
    for number, piece in enumerate(pieces):
        if is_agency(piece, editorial) or (number and sounds_like_outlet(piece)):
            outlet = outlet or piece
        elif found := published.whole(piece, lang):
            date = found
        elif published.is_day(piece, lang):
            continue
        elif not (_is_place(piece, editorial) or _shouted(piece) or undecorated(fold(piece)) in rules.words("nobody")):
            unknown += 1
    # A place that is not listed may stand before an agency, and nothing else.
    if unknown > (1 if outlet and outlet != pieces[0] and word_count(pieces[0]) <= 3 else 0):
        return None
    return outlet, date


def _quoted(name: str, article: str) -> bool:
    """Whether a name stands somewhere in quotation marks, as outlets' names do: «لـ”اندبندنت عربية”»."""
    return re.search(_QUOTED.format(re.escape(fold(name))), fold(article)) is not None


def dateline(paragraph: str, article: str, editorial: Editorial, lang: Lang) -> Dateline | None:
    """What a first paragraph begins with before its text: «باريس (أ ف ب) –», "BEIRUT (AP) —", «اندبندنت عربية –».

    ``article``: the whole text; a name before a dash that stands elsewhere in quotation marks is an outlet's.
    """
    best = None
    for found in _BREAK.finditer(paragraph[:_DATELINE_REACH]):
        head, mark = paragraph[: found.start()].strip(), found.group().strip()
        if not head or word_count(head) > 12:
            break
        judged = _judge(head, editorial, lang)
        if judged and (judged[0] or (_shouted(head.split(",")[0]) and mark not in (":", "|"))):
            best = Dateline(found.end(), _somebody(judged[0]), judged[1])
        elif not (judged or best) and mark in ("–", "—") and word_count(head) <= 4 and _quoted(head, article):
            best = Dateline(found.end(), head, None)
    return best
