"""How a text stands on a terminal: its width in columns, its lines, its direction."""

import unicodedata

WIDE = frozenset("WF")
INVISIBLE = frozenset({"Mn", "Me", "Cf", "Cc"})
TURNING = frozenset({"R", "AL", "RLE", "RLO", "RLI", "FSI"})
FIRST_STRONG_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_MARK = "\u2068", "\u2069", "\u200f"


def width(text: str) -> int:
    """Columns that a terminal gives a text: two for a wide East Asian character, none for a combining or invisible one.

    After Unicode's East Asian Width (UAX #11) and general categories.

    >>> width("كِتَاب"), width("東京"), width("abc")
    (4, 4, 3)
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in WIDE else 1


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most ``columns`` (at least 2), broken at white space.

    A word that is longer than a line is broken too; no character but white space is lost; a text without a word is one
    empty line.
    """
    lines = [""]
    used = 0
    for word in text.split():
        for part in _parts(word, columns):
            needed = width(part)
            if not lines[-1]:
                lines[-1], used = part, needed
            elif used + 1 + needed <= columns:
                lines[-1], used = f"{lines[-1]} {part}", used + 1 + needed
            else:
                lines.append(part)
                used = needed
    return lines


def _parts(word: str, columns: int) -> list[str]:
    """The word, in parts that fit a line if it does not itself."""
    parts = []
    while width(word) > columns:
        head = _head(word, columns)
        parts.append(head)
        word = word.removeprefix(head)
    return [*parts, word] if word else parts


def cut(text: str, columns: int) -> str:
    """The text on one line of at most ``columns`` (at least 3), an ellipsis where something is left out."""
    line = " ".join(text.split())
    return line if width(line) <= columns else f"{_head(line, columns - 1).rstrip()}…"


def printable(text: str) -> str:
    """The text without control characters, which a terminal would obey: each becomes U+FFFD, white space a space.

    >>> printable("a\x1b[31m b")
    'a\ufffd[31m b'
    """
    if text.isprintable():
        return text
    return "".join(" " if char.isspace() else "\ufffd" if unicodedata.category(char) == "Cc" else char for char in text)


def _head(text: str, columns: int) -> str:
    """The longest beginning that fits, marks with the letter they stand on; never empty."""
    used = 0
    for index, char in enumerate(text):
        used += _columns(char)
        if used > columns and index:
            return text[:index]
    return text


def isolated(text: str, *, right_to_left: bool) -> str:
    """A line of a page that runs left to right, its own order kept apart from the page's (Unicode's UAX #9, isolates).

    ``right_to_left``: the text it comes from runs so, whatever this line begins with. A line in which
    nothing turns to the left is left alone.
    """
    if not right_to_left and TURNING.isdisjoint(map(unicodedata.bidirectional, text)):
        return text
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL"))
    mark = RIGHT_TO_LEFT_MARK if right_to_left and next(strong, "L") == "L" else ""
    return f"{FIRST_STRONG_ISOLATE}{mark}{text}{POP_ISOLATE}"


def runs_right_to_left(text: str) -> bool:
    """Whether most of the letters do; a text may begin with a foreign name."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")
