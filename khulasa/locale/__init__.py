"""Interface strings: one gettext catalogue a language, the English text as msgid.

Belongs here: what the site says in its own voice, and the loader. Does not: an article's words, or dates in words.
"""

import gettext
from functools import cache
from importlib.resources import files
from io import BytesIO

import polib

from khulasa.model import Lang

DOMAIN_SUFFIX = ".po"


@cache
def known() -> tuple[Lang, ...]:
    """The languages that have a catalogue here, sorted."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(DOMAIN_SUFFIX) for name in names if name.endswith(DOMAIN_SUFFIX)))


@cache
def catalogue(lang: Lang) -> gettext.NullTranslations:
    """The strings of a language, compiled in memory; a language without a catalogue reads the msgids (English)."""
    if lang not in known():
        return gettext.NullTranslations()
    text = files(__name__).joinpath(f"{lang}{DOMAIN_SUFFIX}").read_text(encoding="utf-8")
    return gettext.GNUTranslations(BytesIO(polib.pofile(text).to_binary()))
