"""Gettext PO: a catalogue as text and as values.

The regular files that this project writes, and what Poedit and Weblate make of them, are read by one pattern; anything
else goes through polib. Belongs here: the file format. Does not: what an entry means.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import polib


class PoError(ValueError):
    """A PO file that cannot be read; ``line`` counts from 1."""

    def __init__(self, line: int, cause: str) -> None:
        super().__init__(cause)
        self.line = line
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``key``: its msgctxt, empty where it has none; ``source``: msgid; ``target``: msgstr; ``comments``:
    its comment lines, flags included, verbatim; ``line``: where it starts in the file, from 1; 0 if new."""

    key: str
    source: str
    target: str
    comments: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file. ``foreign``: entries that are not ours to touch (obsolete, plural), as text, kept at the end."""

    header: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    foreign: tuple[str, ...] = ()
    header_comments: tuple[str, ...] = ()


_LITERAL = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_STRING = rf"({_LITERAL}(?:\n{_LITERAL})*)"
_ENTRY = re.compile(
    rf"\n*((?:#(?!~).*\n)*)(?:msgctxt {_STRING}\n)?msgid {_STRING}\nmsgstr {_STRING}(?:\n(?=\n|#|msg)|\s*\Z)"
)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_KEYWORD = r"msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)"
_LINE = re.compile(rf"\s*(?:#.*|(?:{_KEYWORD}\s*)?{_LITERAL})?\s*")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', **{char: f"\\{name}" for name, char in _ESCAPED.items()}})


def _unquoted(literal: str) -> str:
    """The value of one or more adjacent PO string literals."""
    text = literal[1:-1]
    if '"\n"' in text:
        text = text.replace('"\n"', "")
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
    return text


def _quoted(text: str) -> str:
    """A PO string literal; a text of several lines is split after each, as gettext does."""
    lines = text.split("\n")
    if len(lines) == 1 or lines == ["", ""]:
        return f'"{text.translate(_ESCAPES)}"'
    parts = [line.translate(_ESCAPES) + "\\n" for line in lines[:-1]] + [lines[-1].translate(_ESCAPES)]
    return "\n".join(['""', *(f'"{part}"' for part in parts if part)])


def _header(text: str) -> dict[str, str]:
    fields = (line.partition(":") for line in text.split("\n") if ":" in line)
    return {name.strip(): value.strip() for name, _, value in fields}


def _regular(text: str) -> Catalogue | None:
    """The catalogue if the whole text is made of regular entries, else None."""
    header: Mapping[str, str] = {}
    header_comments: tuple[str, ...] = ()
    entries: list[Entry] = []
    line, counted, read = 1, 0, 0
    for found in _ENTRY.finditer(text):
        if found.start() != read:
            return None
        comments, key, source, target = found.groups()
        if source == '""' and not key:
            if read:
                return None
            header, header_comments = _header(_unquoted(target)), tuple(comments.splitlines())
        else:
            start = found.start(1)
            line += text.count("\n", counted, start)
            counted = start
            entries.append(Entry(_unquoted(key or '""'), _unquoted(source), _unquoted(target), comments[:-1], line))
        read = found.end()
    return Catalogue(header, tuple(entries), (), header_comments) if read == len(text) else None


def _polib_comments(item: polib.POEntry) -> str:
    """The comment lines of an entry that polib read, as gettext orders them."""
    lines = [f"# {line}" for line in item.tcomment.split("\n")] if item.tcomment else []
    lines += [f"#. {line}" for line in item.comment.split("\n")] if item.comment else []
    lines += [f"#: {path}:{number}" if number else f"#: {path}" for path, number in item.occurrences]
    lines += [f"#, {', '.join(item.flags)}"] if item.flags else []
    for name, text in (("msgctxt", item.previous_msgctxt), ("msgid", item.previous_msgid)):
        if text:
            lines += [f"#| {line}" for line in f"{name} {_quoted(text)}".split("\n")]
    return "\n".join(line.rstrip() for line in lines)


def _through_polib(text: str) -> Catalogue:
    """The catalogue as polib reads it. Raises PoError."""
    try:
        file = polib.pofile(text, encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError, IndexError, AttributeError) as error:
        line = re.search(r"line (\d+)", str(error))
        # polib also counts separators that are no line ends in a file.
        last = text.count("\n") + 1
        raise PoError(min(int(line[1]), last) if line else 1, "not a valid PO file") from error
    entries, foreign = [], []
    for item in file:
        if item.obsolete or item.msgid_plural:
            foreign.append(str(item).strip())
        else:
            comments = _polib_comments(item)
            entries.append(Entry(item.msgctxt or "", item.msgid, item.msgstr, comments, item.linenum or 0))
    header = tuple(f"# {line}".rstrip() for line in file.header.split("\n")) if file.header else ()
    return Catalogue(dict(file.metadata), tuple(entries), tuple(foreign), header)


def parse(text: str) -> Catalogue:
    """Read a PO file's text. Raises PoError: broken syntax, a merge conflict, an entry that stands twice."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    catalogue = _regular(text)
    if catalogue is None:
        if conflict := _CONFLICT.search(text):
            raise PoError(text.count("\n", 0, conflict.start()) + 1, "an unresolved merge conflict")
        # polib reads past what it does not understand, and what it does not return would be lost.
        for number, line in enumerate(text.split("\n"), 1):
            if not _LINE.fullmatch(line):
                raise PoError(number, f"not a valid PO file: {line.strip()[:40]}")
        catalogue = _through_polib(text)
    if len({entry.key for entry in catalogue.entries}) < len(catalogue.entries):
        _refuse_twins(catalogue)
    return catalogue


def _refuse_twins(catalogue: Catalogue) -> None:
    """Raise PoError if two entries have the same msgctxt and msgid: msgfmt does, and one of them would be lost."""
    seen: dict[tuple[str, str], int] = {}
    for entry in catalogue.entries:
        place = entry.key, entry.source
        if place in seen:
            raise PoError(entry.line, f"the same msgctxt and msgid stand at line {seen[place]} already")
        seen[place] = entry.line


def _block(entry: Entry) -> str:
    lines = [entry.comments] if entry.comments else []
    lines += [f"msgctxt {_quoted(entry.key)}"] if entry.key else []
    return "\n".join([*lines, f"msgid {_quoted(entry.source)}", f"msgstr {_quoted(entry.target)}"])


def serialise(catalogue: Catalogue) -> str:
    """The file's text, one line a string, whatever an editor's wrapping was."""
    header = "".join(f"{name}: {value}".rstrip() + "\n" for name, value in catalogue.header.items())
    blocks = ["\n".join([*catalogue.header_comments, 'msgid ""', f"msgstr {_quoted(header)}"])]
    blocks += map(_block, catalogue.entries)
    blocks += catalogue.foreign
    return "\n\n".join(blocks) + "\n"
