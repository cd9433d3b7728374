"""Characters that no translation needs: an engine's unknown-word mark, music notes of subtitles, control characters."""

import unicodedata

from khulasa.checks.pair import Finding, Pair
from khulasa.model import Warned

# Other symbols, unassigned and private code points, control characters; and SentencePiece's mark of an unknown word.
_STRAY = ("So", "Cn", "Co", "Cc")
_UNKNOWN = "⁇"
_STRAYED = 8.0


def check(pair: Pair) -> Finding:
    """Symbols in the translation that the source does not have."""
    stray = sorted({char for char in pair.read if _is_stray(char) and char not in pair.source})
    if not stray:
        return Finding()
    shown = " ".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in stray)
    return Finding(Warned("symbols", f"stray symbols: {shown}"), _STRAYED)


def _is_stray(char: str) -> bool:
    return char == _UNKNOWN or (unicodedata.category(char) in _STRAY and char not in "\t\n\r")
