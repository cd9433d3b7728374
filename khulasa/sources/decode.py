"""Bytes to text, in the encodings of Arabic archives; nothing is lost without being counted."""

import codecs
import re
from dataclasses import dataclass
from importlib import import_module

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ARABIC = ("cp1256", "iso8859_6")
_LATIN = "cp1252"
_NAMES = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6", "cp1252": "windows-1252", "utf_8": "utf-8"}
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]+")
# The letters that make up more than half of any running Arabic text.
_FREQUENT = frozenset("اليمونرتب")
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was read in, and how many bytes could not be read and stand as U+FFFD."""

    text: str
    encoding: str
    replaced: int


def _name(codec: str) -> str:
    return _NAMES.get(codec, codec.replace("_", "-"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is nearly always 00 (Latin) or 06 (Arabic)."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 8:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(byte in (0x00, 0x06) for byte in high) > 0.8 * len(high):
            return codec
    return None


def arabic_score(text: str) -> float:
    """How much a text looks like running Arabic, 0 to 1: frequent letters, and words that begin with the article."""
    letters = _ARABIC_LETTER.findall(text)
    words = _ARABIC_WORD.findall(text)
    if not letters or not words:
        return 0.0
    frequent = sum(letter in _FREQUENT for letter in letters) / len(letters)
    article = min(1.0, 5 * sum(word.startswith("ال") for word in words) / len(words))
    share = len(letters) / max(1, len(_LETTER.findall(text)))
    return float(share * (0.5 * frequent + 0.5 * article))


def _legacy(data: bytes) -> str:
    """The eight-bit encoding of a text that is not UTF-8: charset-normalizer's answer, unless Arabic reads better.

    The check is needed because a short Arabic text is a valid text of many code pages.
    """
    sample = data[:_SAMPLE]
    scores = {codec: arabic_score(sample.decode(codec, "replace")) for codec in _ARABIC}
    codec = max(_ARABIC, key=lambda name: scores[name])
    high = sum(byte > 0x7F for byte in sample)
    letters = sum(0x41 <= byte <= 0x5A or 0x61 <= byte <= 0x7A for byte in sample)
    if scores[codec] > 0.35 and high > letters / 4:
        return codec
    if high < letters / 4:
        # Mostly ASCII: what is left are quotation marks and a few accents.
        return _LATIN
    normalizer = import_module("charset_normalizer")
    best = normalizer.from_bytes(sample).best()
    return str(best.encoding) if best is not None else _LATIN


def _damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 in which a few are wrong, and not another encoding."""
    text = data.decode("utf-8", "replace")
    whole = sum(ord(char) > 0x7F and char != "\ufffd" for char in text)
    return whole >= 3 * text.count("\ufffd")


def _tolerant(data: bytes, codec: str) -> Decoded:
    """Decode; a byte the encoding does not have becomes U+FFFD and is counted."""
    present = data.count("\ufffd".encode(codec, "ignore")) if codec.startswith("utf") else 0
    text = data.decode(codec, "replace")
    return Decoded(text.removeprefix("\ufeff"), _name(codec), max(0, text.count("\ufffd") - present))


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes. ``declared``: the encoding that a header or a ``<meta>`` claims; believed if it fits.

    Order: byte order mark, UTF-8, UTF-16 by its pattern, UTF-8 with a few wrong bytes, the declared encoding, and then
    charset-normalizer with a check of Windows-1256 and ISO-8859-6 against the look of Arabic.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _tolerant(data, codec)
    wide = _wide(data)
    if wide:
        return _tolerant(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        pass
    if _damaged_utf8(data):
        return _tolerant(data, "utf-8")
    if declared:
        try:
            codec = codecs.lookup(declared).name
            if not codec.startswith("utf"):
                return Decoded(data.decode(codec), _name(codec.replace("-", "_")), 0)
        except (LookupError, UnicodeDecodeError):
            pass
    return _tolerant(data, _legacy(data))
