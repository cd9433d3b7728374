"""Marks inside a text: the outlet's own words as such, and runs of the other direction set apart."""

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from khulasa.site.records import Text

AFFIX = 2
"""Letters a word may have before or after a loaded one and still be it: «و», «ال», a plural's ending."""

# A run of words in the letters of one direction: Latin in what is read from right to left, Arabic in the other.
_LATIN = re.compile(r"[A-Za-z][\w.+-]*(?: [A-Za-z][\w.+-]*)*", re.ASCII)
_ARABIC = re.compile(r"[\u0620-\u06ff][\w\u0640-\u065f]*(?: [\u0620-\u06ff][\w\u0640-\u065f]*)*")


def owned(text: Text, loaded: Sequence[Text], address: str) -> Markup:
    """The text as HTML, each of the digest's loaded words in it a link to ``address``, where it is said whose it is.

    ``loaded``: the words as shown and as in the source; those of the text's language are looked for, in any case."""
    words = {word.text for word in loaded if word.lang == text.lang}
    words |= {word.source for word in loaded if word.source_lang == text.lang}
    pattern = _any(tuple(sorted(filter(None, words), key=lambda word: (-len(word), word))))
    if pattern is None:
        return escape(text.text)
    parts, at = [], 0
    for found in pattern.finditer(text.text):
        parts += [
            escape(text.text[at : found.start()]),
            Markup('<a class="owned" href="%s">%s</a>') % (address, found[0]),
        ]
        at = found.end()
    return Markup("").join([*parts, escape(text.text[at:])])


@lru_cache(maxsize=256)
def _any(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    letters = rf"\w{{0,{AFFIX}}}"
    return re.compile(rf"(?<!\w){letters}(?:{'|'.join(map(re.escape, words))}){letters}(?!\w)", re.IGNORECASE)


def isolated(text: str, *, rtl: bool) -> Markup:
    """A string of the interface as HTML, its runs of the other direction in ``<bdi>``."""
    parts, at = [], 0
    for found in (_LATIN if rtl else _ARABIC).finditer(text):
        parts += [escape(text[at : found.start()]), Markup("<bdi>%s</bdi>") % found[0]]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])
