"""HTML entities that the engine learned to write («&quot;», «&apos ;») where a text has a character."""

import re

from khulasa.checks.pair import Finding, Pair, unescaped
from khulasa.model import Warned

_ENTITY = re.compile(
    r"&\s?(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|quot|apos|amp|lt|gt|nbsp|[lr][sd]quo|[lr]aquo|hellip|[mn]dash)\s?;"
)
_WRITTEN = 0.5


def check(pair: Pair) -> Finding:
    """Entities in the translation. The text they stand in may be good, so they cost little."""
    found = sorted(set(_ENTITY.findall(pair.target)))
    if not found:
        return Finding()
    return Finding(Warned("entities-html", f"HTML entities for characters: {' '.join(found)}"), _WRITTEN)


# What the entity stands for, and the spaces that the engine puts around it: «China &apos; s», «&quot; a name &quot; .».
_APOSTROPHE = re.compile(r"(?<=\w) ?&\s?(?:apos|#39|#x27)\s?; ?(?=\w{1,2}\b)")
_QUOTED = re.compile(r"&\s?(?:quot|#34|#x22)\s?;\s*(.*?)\s*&\s?(?:quot|#34|#x22)\s?;( (?=[.,;:!?،؛؟]))?")


def written_out(text: str) -> str:
    """The text with characters for its entities, closed up as they are in print.

    >>> print(written_out("China &apos; s &quot; great wall &quot; ."))
    China's "great wall".
    """
    if not _ENTITY.search(text):
        return text
    return unescaped(_QUOTED.sub(r'"\1"', _APOSTROPHE.sub("'", text)))
