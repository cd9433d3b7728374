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
# Where UTF-8 is claimed, so many bytes may be wrong to each whole character beyond ASCII.
_CLAIMED_WRONG = 4
# What Python has under these names is for programs; no page is written in it.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
# A page that claims one of the first is read as the second (WHATWG, Encoding Standard, “Names and labels”).
_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030"}
# Of running Arabic the first two are a few in a hundred; of UTF-8 that was taken for Windows-1256, half.
_OF_1256 = "طظ"
# The first bytes of Arabic letters in UTF-8, then alef and lam of Windows-1256, as Windows-1252 has them.
_OF_1252 = "ØÙÇá"
_SHARE = 0.08
# From here on a text reads as Arabic and nothing else.
_SURE = 0.5
_HIGH_WORD = re.compile(rb"[\x80-\xff]{3,}")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was read in, and how many bytes could not be read and stand as U+FFFD."""

    text: str
    encoding: str
    replaced: int


def _name(codec: str) -> str:
    return _NAMES.get(codec, codec.replace("_", "-"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is nearly always 00 (Latin), 06 (Arabic) or 20 (dashes, quotes)."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 8:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        letters = high.count(0x00) + high.count(0x06)
        if letters + high.count(0x20) > 0.8 * len(high) and letters > 0.4 * len(high):
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
        # Mostly ASCII: what is left are quotation marks and a few accents, or words of another script.
        words = b" ".join(_HIGH_WORD.findall(sample))
        best = max(_ARABIC, key=lambda name: arabic_score(words.decode(name, "replace")))
        return best if arabic_score(words.decode(best, "replace")) > 0.5 else _LATIN
    normalizer = import_module("charset_normalizer")
    best = normalizer.from_bytes(sample).best()
    return str(best.encoding) if best is not None else _LATIN


def _damaged_utf8(data: bytes, wrong: int = 1) -> bool:
    """Whether the bytes are UTF-8 in which a few are wrong, and not another encoding. ``wrong``: how many wrong bytes
    there may be to each whole character beyond ASCII."""
    text = data.decode("utf-8", "replace")
    whole = len(_BEYOND_ASCII.findall(text))
    # Other encodings' letters hardly ever make a character of UTF-8 by chance.
    return whole > 0 and wrong * whole >= text.count("\ufffd")


def _patchwork(data: bytes) -> Decoded | None:
    """Lines of UTF-8 and lines of an Arabic eight-bit encoding in one file; None if it is no such thing."""
    lines = data.splitlines(keepends=True)
    damaged = [not _is_utf8(line) and not _damaged_utf8(line) for line in lines]
    other = b"".join(line for line, bad in zip(lines, damaged, strict=True) if bad)
    whole = (line.decode("utf-8", "ignore") for line, bad in zip(lines, damaged, strict=True) if not bad)
    if not other or not any(map(_ARABIC_LETTER.search, whole)):
        return None
    codec = _legacy(other)
    if codec not in _ARABIC:
        return None
    pieces = [_tolerant(line, codec if bad else "utf-8") for line, bad in zip(lines, damaged, strict=True)]
    text = "".join(piece.text for piece in pieces)
    return Decoded(text, f"utf-8 and {_name(codec)}", sum(piece.replaced for piece in pieces))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _tolerant(data: bytes, codec: str) -> Decoded:
    """Decode; a byte the encoding does not have becomes U+FFFD and is counted."""
    present = data.count("\ufffd".encode(codec, "ignore")) if codec.startswith("utf") else 0
    text = data.decode(codec, "replace")
    return Decoded(text.removeprefix("\ufeff"), _name(codec), max(0, text.count("\ufffd") - present))


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes. ``declared``: the encoding that a header or a ``<meta>`` claims; believed if it fits.

    Order: byte order mark, UTF-16 by its pattern, UTF-8, lines of UTF-8 among lines of Windows-1256 or ISO-8859-6,
    UTF-8 with a few wrong bytes, the declared encoding unless the text is plainly Arabic in another one, and then
    charset-normalizer with a check of Windows-1256 and ISO-8859-6 against the look of Arabic.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _tolerant(data, codec)
    wide = _wide(data)
    if wide:
        return _tolerant(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return _mended(text) or Decoded(text, "utf-8", 0)
    if patchwork := _patchwork(data):
        return patchwork
    claimed = _codec(declared)
    if _damaged_utf8(data, _CLAIMED_WRONG if claimed.startswith("utf") else 1):
        return _tolerant(data, "utf-8")
    if claimed and not claimed.startswith("utf"):
        try:
            text = data.decode(claimed)
        except UnicodeError:
            pass
        else:
            if not _reads_better_as_arabic(data, text, claimed):
                return Decoded(text, _name(claimed.replace("-", "_")), 0)
    return _tolerant(data, _legacy(data))


def _mended(text: str) -> Decoded | None:
    """UTF-8 in which Arabic stands as it looks in another encoding («Ø§Ù„», «ط§ظ„», «Çá» for «ال»), since somebody read
    it in that one and saved it so: the text as it was. None for a text that is as it should be."""
    least = _SHARE * len(text)
    if sum(map(text.count, _OF_1256)) > least and (found := _mended_lines(text, "cp1256")):
        return found
    if sum(map(text.count, _OF_1252)) > least:
        if found := _mended_lines(text, _LATIN):
            return found
        data = _as_bytes(text, _LATIN)
        other = data.decode("cp1256", "replace") if data else ""
        if arabic_score(other) > _SURE:
            return Decoded(other, f"{_name('cp1256')}, once taken for {_name(_LATIN)},", other.count("\ufffd"))
    return None


def _mended_lines(text: str, codec: str) -> Decoded | None:
    """Lines of UTF-8 that were read in an eight-bit encoding; None if few of those beyond ASCII are such."""
    lines = text.split("\n")
    mended = [line if line.isascii() else _as_utf8(line, codec) for line in lines]
    changed = sum(new is not None and not new.isascii() for new in mended)
    if changed * 2 < sum(not line.isascii() for line in lines):
        return None
    kept = "\n".join(line if new is None else new for line, new in zip(lines, mended, strict=True))
    lost = kept.count("\ufffd") - text.count("\ufffd")
    return Decoded(kept, f"utf-8, once taken for {_name(codec)},", max(0, lost))


def _as_utf8(line: str, codec: str) -> str | None:
    """A line as the UTF-8 it was; None if it was none, but for a byte in twenty."""
    data = _as_bytes(line, codec)
    found = data.decode("utf-8", "replace") if data else None
    return found if found and _ARABIC_LETTER.search(found) and found.count("\ufffd") * 20 <= len(found) else None


def _as_bytes(text: str, codec: str) -> bytes | None:
    """The bytes that are a text in an eight-bit encoding; those it has no letter for may stand as themselves."""
    data = bytearray()
    for char in text:
        try:
            data += char.encode(codec)
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            data.append(ord(char))
    return bytes(data)


def _codec(name: str | None) -> str:
    """Python's name of an encoding; empty for none, and for one it does not have or that is no encoding of texts."""
    try:
        found = codecs.lookup(name).name if name else ""
        b"a".decode(found or "ascii", "replace")
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if found in _NO_CHARSETS else _READ_AS.get(found, found)


def _reads_better_as_arabic(data: bytes, text: str, claimed: str) -> bool:
    """Whether a page that claims an encoding which has a letter for every byte is Arabic in another one."""
    if claimed.replace("-", "_") not in (*_ARABIC, _LATIN):
        return False
    codec = _legacy(data)
    other = arabic_score(data[:_SAMPLE].decode(codec, "replace")) if codec in _ARABIC else 0.0
    return other > arabic_score(text[:_SAMPLE]) + 0.2
