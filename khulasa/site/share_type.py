"""Setting a title in lines: how wide text is in a font, where it breaks, and at which size it fits.

Belongs here: what is read from the fonts of templates/share and done with it. Does not: the picture (share.py).
"""

import struct
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ISOLATE = {"rtl": "\u2067", "ltr": "\u2066"}
_POP = "\u2069"
ELLIPSIS = "…"
LONGEST = 600
"""The most characters of a text that are looked at; far fewer fit in any box."""
_JOINERS = "\u200c\u200d"
_MARKS = ("Mn", "Me")


@dataclass(frozen=True, slots=True)
class Face:
    """A font: its family's name, weight, and by code point how far each of its characters advances, in ems."""

    path: Path
    family: str
    weight: int
    advances: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one face."""

    text: str
    family: str
    weight: int


@dataclass(frozen=True, slots=True)
class Set:
    """Text set in lines, each isolated in its direction; the size, the line height and the first baseline in pixels."""

    lines: tuple[tuple[Run, ...], ...]
    size: int
    leading: float
    top: float = 0.0


@cache
def read_face(path: Path) -> Face:
    """Read a TrueType font. Formats: the OpenType specification, tables head, hhea, hmtx, cmap, name, OS/2."""
    data = path.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for place in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * place)
        tables[tag.decode("ascii")] = data[offset : offset + length]
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    (metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    (weight,) = struct.unpack_from(">H", tables["OS/2"], 4)
    widths = [struct.unpack_from(">H", tables["hmtx"], 4 * glyph)[0] for glyph in range(metrics)]
    advances = {code: widths[min(glyph, metrics - 1)] / units for code, glyph in _characters(tables["cmap"]).items()}
    return Face(path, _family(tables["name"]), weight, advances)


def _characters(cmap: bytes) -> dict[int, int]:
    """Glyphs by code point, from the subtables for Unicode: formats 4 and 12."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: dict[int, int] = {}
    for place in range(count):
        platform, _, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * place)
        (format_,) = struct.unpack_from(">H", cmap, offset)
        if platform in (0, 3) and format_ in (4, 12):
            found.update(_segments(cmap, offset) if format_ == 4 else _groups(cmap, offset))
    return {code: glyph for code, glyph in found.items() if glyph}


def _groups(cmap: bytes, at: int) -> dict[int, int]:
    (count,) = struct.unpack_from(">I", cmap, at + 12)
    groups = (struct.unpack_from(">III", cmap, at + 16 + 12 * place) for place in range(count))
    return {code: glyph + code - first for first, last, glyph in groups for code in range(first, last + 1)}


def _segments(cmap: bytes, at: int) -> dict[int, int]:
    (doubled,) = struct.unpack_from(">H", cmap, at + 6)
    number = doubled // 2
    ends = struct.unpack_from(f">{number}H", cmap, at + 14)
    starts = struct.unpack_from(f">{number}H", cmap, at + 16 + doubled)
    deltas = struct.unpack_from(f">{number}H", cmap, at + 16 + 2 * doubled)
    offsets_at = at + 16 + 3 * doubled
    found = {}
    for place in range(number):
        (offset,) = struct.unpack_from(">H", cmap, offsets_at + 2 * place)
        for code in range(starts[place], ends[place] + 1):
            glyph = code
            if offset and code != 0xFFFF:
                (glyph,) = struct.unpack_from(">H", cmap, offsets_at + 2 * place + offset + 2 * (code - starts[place]))
            if code != 0xFFFF and (glyph or not offset):
                found[code] = (glyph + deltas[place]) & 0xFFFF
    return found


def _family(name: bytes) -> str:
    """The name of the family (name ID 1) in Microsoft's encoding, UTF-16."""
    (count, strings) = struct.unpack_from(">HH", name, 2)
    for place in range(count):
        platform, _, _, identity, length, offset = struct.unpack_from(">HHHHHH", name, 6 + 12 * place)
        if platform == 3 and identity == 1:
            return name[strings + offset : strings + offset + length].decode("utf-16-be")
    return ""


class Setter:
    """Sets text in a face that has most of its letters; the others stand in for what it lacks. Faces with fewer
    right-to-left letters come first, so that a Latin text is set in the Latin face and not in an Arabic one that has
    Latin letters too."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self._faces = tuple(sorted(faces, key=lambda face: (_right_to_left(face), face.family, face.weight)))

    def known(self, text: str) -> str | None:
        """The text as the faces can show it: white space made one, a character that no face has in another form of it,
        marks and signs that have none left out. None where that would lose a letter or a digit.

        (The renderer gives up looking for other fonts where it meets a character that is in none of them.)
        """
        shown = []
        for char in " ".join(text.split()):
            form = self._form(char)
            if form is None and char.isalnum():
                return None
            shown.append(form or "")
        return "".join(shown)

    def _form(self, char: str) -> str | None:
        parts = unicodedata.normalize("NFKD", char)
        base = "".join(part for part in parts if unicodedata.category(part) not in _MARKS)
        for form in (char, unicodedata.normalize("NFKC", char), base):
            if form and all(part in _JOINERS or self._has(part) for part in form):
                return form
        return None

    def _has(self, char: str) -> bool:
        return any(ord(char) in face.advances for face in self._faces)

    def face(self, text: str, weight: int) -> Face:
        """The first face of about this weight that has most of the text's letters."""
        heavy = weight >= 500
        faces = [face for face in self._faces if (face.weight >= 500) == heavy] or list(self._faces)
        letters = [ord(char) for char in text if char.isalpha()]
        return next((face for face in faces if 2 * sum(c in face.advances for c in letters) > len(letters)), faces[0])

    def width(self, text: str, face: Face) -> float:
        """How far the text advances, in ems. Letters count with their unjoined forms, which are wider, if anything."""
        order = (face, *self._faces)
        return sum(next((f.advances[ord(char)] for f in order if ord(char) in f.advances), 0.0) for char in text)

    def wrap(self, text: str, face: Face, most: float) -> list[str]:
        """Lines of no more than ``most`` ems each, broken at spaces; a longer word is broken where it has to be."""
        lines, line = [], ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, face) <= most:
                line = longer
                continue
            if line:
                lines.append(line)
            *pieces, line = self._pieces(word, face, most)
            lines.extend(pieces)
        return [*lines, line]

    def _pieces(self, word: str, face: Face, most: float) -> list[str]:
        pieces, reached = [""], 0.0
        for char in word:
            advance = self.width(char, face)
            if pieces[-1] and reached + advance > most:
                pieces.append("")
                reached = 0.0
            pieces[-1] += char
            reached += advance
        return pieces

    def fit(
        self, text: str, *, direction: str, weight: int, sizes: Sequence[int], box: tuple[int, int], leading: float
    ) -> Set:
        """Set a text that the faces can show (`known`) in a box (width and height in pixels) at the largest of
        ``sizes`` at which it fits, and cut it with an ellipsis where it fits at none. ``leading``: the line height in
        ems."""
        text = text[:LONGEST]
        face = self.face(text, weight)
        width, height = box
        lines: list[str] = []
        size = sizes[-1]
        for size in sizes:
            lines = self.wrap(text, face, width / size)
            if len(lines) <= self._room(height, size, leading):
                break
        else:
            lines = self._cut(lines[: self._room(height, size, leading)], face, width / size)
        isolated = (f"{_ISOLATE[direction]}{line}{_POP}" for line in lines)
        return Set(tuple(self._runs(line, face) for line in isolated), size, size * leading)

    def _runs(self, line: str, face: Face) -> tuple[Run, ...]:
        """The line in pieces of one face each: the first face for what it has, else one of its weight, else any. What
        is in no face (marks of direction) stays with its neighbour."""
        order = sorted(self._faces, key=lambda other: (other is not face, abs(other.weight - face.weight)))
        pieces: list[tuple[Face, str]] = []
        for char in line:
            current = pieces[-1][0] if pieces else face
            found = next((other for other in order if ord(char) in other.advances), current)
            if pieces and (found is current or (char == " " and ord(char) in current.advances)):
                pieces[-1] = (current, pieces[-1][1] + char)
            else:
                pieces.append((found, char))
        return tuple(Run(text, owner.family, owner.weight) for owner, text in pieces)

    @staticmethod
    def _room(height: int, size: int, leading: float) -> int:
        return max(1, int(height // (size * leading)))

    def _cut(self, lines: list[str], face: Face, most: float) -> list[str]:
        last = lines[-1]
        while last and self.width(last + ELLIPSIS, face) > most:
            last = last[:-1]
        return [*lines[:-1], last.rstrip(" ،,;:") + ELLIPSIS]


def _right_to_left(face: Face) -> int:
    return sum(unicodedata.bidirectional(chr(code)) in ("R", "AL") for code in face.advances)
