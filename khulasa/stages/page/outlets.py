"""Who published: names and sites matched with editorial/outlets.yml."""

import re

from khulasa.editorial import Editorial, Outlet
from khulasa.model import Lang
from khulasa.stages.page import rules
from khulasa.stages.page.lines import undecorated, word_count
from khulasa.stages.page.tables import key, tables
from khulasa.text.normalise import fold

_LONGEST_NAME = 120
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/:?#\s]+)", re.IGNORECASE)


def listed(name: str, editorial: Editorial) -> Outlet | None:
    """The outlet that a name or a whole line means.

    A line also means an outlet if it has one of its names in it and no word that is not in some name of the outlet:
    «NORTH PULSE NETWORK NPN».
    """
    if len(name) > _LONGEST_NAME or not (name_key := key(name)):
        return None
    return tables(editorial).outlet(name_key)


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
    words, others = set(key(one).split()), set(key(other).split())
    return words <= others or others <= words


def display(outlet: Outlet, lang: Lang) -> str:
    """The outlet's name in a language, or in whichever it has."""
    return outlet.names.get(lang) or next(iter(outlet.names.values()), outlet.id)


def is_agency(name: str, editorial: Editorial) -> bool:
    """Whether a dateline's name is an agency or a listed outlet."""
    return undecorated(fold(name)) in rules.words("agencies") or listed(name, editorial) is not None


def sounds_like_outlet(name: str) -> bool:
    """Whether a short name has a word that outlets' names have: «وكالة», "Times"."""
    words = set(key(name).split())
    return 1 < word_count(name) <= 6 and bool(words & rules.words("outlet")) and not words & rules.words("desk")


def is_name(text: str, editorial: Editorial) -> bool:
    """Whether a short text is an outlet's name: a listed one, an agency's, or one that sounds like it."""
    return is_agency(text, editorial) or sounds_like_outlet(text)
