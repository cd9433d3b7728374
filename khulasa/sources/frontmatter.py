"""The YAML block on top of a seed: parsed, checked against its schema, with the line of each problem."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml

from khulasa.dates.edtf import parse_edtf
from khulasa.model import Issue, Origin

# Three dashes, or what typing aids make of them.
_RULE = r"(?:-{3,}|-*[–—][-–—]*)"
# Blank lines and marks that cannot be seen may stand before the first rule.
_OPEN = rf"\A(?:[ \t\ufeff\u200e\u200f]*\n)*[\ufeff\u200e\u200f]*{_RULE}[ \t]*\n"
_FENCE = re.compile(_OPEN + rf"(?P<block>.*?\n)?(?:{_RULE}|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_OPENED = re.compile(_OPEN + r"(?P<first>(?:[^\n]*\S[^\n]*\n?)*)")
_SLUG = re.compile(r"[^\W_][\w.-]*")
UNKNOWN = "unknown"
"""The value of ``published`` that says that the day is not known, whatever the text seems to say."""
# A day and an hour, as other programs write it; the day is the date of publication.
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[ \t]+\d{1,2}:\d{2}[\d:.]*(?:[ \t]*(?:Z|[+-]\d{2}:?\d{2}))?")
_STATUSES = ("published", "draft", "withdrawn")


def whole(text: str) -> str:
    """The text with the halves of characters, as escapes may write them, put together; U+FFFD for a lone one."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _text(value: str) -> str | None:
    return " ".join(value.split())


def _date(value: str) -> str | None:
    if stamp := _STAMP.fullmatch(value):
        value = stamp.group(1)
    return value if value == UNKNOWN or parse_edtf(value) is not None else None


def web_address(value: str) -> str | None:
    """The value if it is an http or https address with a host and no space or control character, else None."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    bad = re.search(r"[\s<>\"\\\x00-\x1f\x7f]", value)
    return value if parts.scheme.lower() in ("http", "https") and parts.hostname and not bad else None


def _lang(value: str) -> str | None:
    # What follows the language itself (ar-SA, ar_EG) makes no difference here.
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*", value)
    return found.group(1).lower() if found else None


def _status(value: str) -> str | None:
    return value.lower() if value.lower() in _STATUSES else None


def _slug(value: str) -> str | None:
    return value if _SLUG.fullmatch(value) and ".." not in value else None


# Each key: what a value becomes (None if it cannot be used), and what it should be.
_SCHEMA: Mapping[str, tuple[Callable[[str], str | None], str]] = {
    "title": (_text, "text"),
    "outlet": (_text, "an id of editorial/outlets.yml, or a name"),
    "author": (_text, "text"),
    "published": (_date, "a date as EDTF, such as 2024-04-26, 2024-04 or 2024-04~, or “unknown”"),
    "url": (web_address, "an http or https address"),
    "archive": (web_address, "an http or https address"),
    "via": (_text, "text"),
    "lang": (_lang, "a language code, such as ar"),
    "status": (_status, "one of " + ", ".join(_STATUSES)),
    "note": (_text, "text"),
    "slug": (_slug, "letters, digits, “_”, “-” and “.”, the first a letter or a digit"),
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A seed's text without its front matter. ``usable`` is False if the block cannot be read: its status is unknown,
    so that the article must not be built."""

    text: str
    metadata: Mapping[str, Any]
    issues: tuple[Issue, ...]
    usable: bool = True


def _looks_meant(block: str) -> bool:
    """Whether a block between two rules is front matter and not a part of the text: a line begins with a known key."""
    return any(re.match(rf"\s*(?:-\s+)?{key}\s*:", line) for line in block.splitlines() for key in _SCHEMA)


def _first_line(text: str) -> int:
    """The number of the block's first line in the file."""
    opened = re.match(_OPEN, text)
    return (opened.group().count("\n") if opened else 0) + 1


def parse(text: str, origin: Origin) -> Parsed:
    """Separate front matter from text. Unknown keys and values that cannot be used are issues with their line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fence = _FENCE.match(text)
    if fence is None:
        opened = _OPENED.match(text)
        if opened and _looks_meant(opened.group("first")):
            # It may say that the article is a draft.
            return _unusable(text, "no line of “---” ends it", origin, _first_line(text) - 1)
        return Parsed(text, {}, ())
    block = fence.group("block") or ""
    if block.strip() and not _mapping_or_meant(block):
        return Parsed(text, {}, ())
    body, top = text[fence.end() :], _first_line(text)
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        what, line = _problem(error)
        return _unusable(body, what, origin, top + line)
    except RecursionError:
        return _unusable(body, "it is nested too deep", origin, top)
    if node is None:
        return Parsed(body, {}, ())
    if not isinstance(node, yaml.MappingNode):
        return _unusable(body, "it is not a mapping, a “key: value” a line", origin, top)
    metadata, issues = _check(node, top, origin)
    return Parsed(body, metadata, issues)


def _unusable(body: str, what: str, origin: Origin, line: int) -> Parsed:
    """Front matter of which nothing can be used."""
    message = f"the front matter cannot be read: {what}; the article is left out until it is mended"
    return Parsed(body, {}, (Issue("sources", "front-matter", message, origin, "error", line),), usable=False)


def _problem(error: yaml.YAMLError) -> tuple[str, int]:
    """What is wrong with a block that is not YAML, with the remedy of the frequent cases, and its line from 0."""
    mark, what = getattr(error, "problem_mark", None), str(getattr(error, "problem", None) or "it is not YAML")
    if isinstance(error, yaml.reader.ReaderError):
        return "it holds a control character; delete it", 0
    if "mapping values are not allowed" in what:
        what = "a value that holds “: ” needs quotation marks around it"
    elif "cannot start any token" in what:
        what = "a tab or a sign stands where a value begins; put quotation marks around the value"
    elif "unexpected end of stream" in what and getattr(error, "context_mark", None):
        what, mark = "a quotation mark is opened here and not closed", getattr(error, "context_mark", None)
    return what, mark.line if mark else 0


def _mapping_or_meant(block: str) -> bool:
    """Whether the block is front matter: it names a known key, or is a YAML mapping of plain keys."""
    if _looks_meant(block):
        return True
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return False
    return isinstance(node, yaml.MappingNode) and all(
        re.fullmatch(r"[a-z][\w-]{0,30}", str(key.value)) for key, _ in node.value
    )


def _check(node: yaml.MappingNode, top: int, origin: Origin) -> tuple[dict[str, Any], tuple[Issue, ...]]:
    """The keys that can be used, as text, and an issue for each that cannot."""
    metadata: dict[str, Any] = {}
    issues: list[Issue] = []

    def report(code: str, message: str, at: yaml.Node) -> None:
        issues.append(Issue("sources", code, message, origin, "warning", top + at.start_mark.line))

    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "[…]"
        if key not in _SCHEMA:
            near = difflib.get_close_matches(key, _SCHEMA, n=1)
            hint = f"did you mean “{near[0]}”?" if near else "known keys: " + ", ".join(_SCHEMA)
            report("front-matter-key", f"unknown key “{key}”; {hint}", key_node)
            if key.lower() == "status" or near == ["status"]:
                metadata.setdefault("status", "draft")
            continue
        convert, expected = _SCHEMA[key]
        if not isinstance(value_node, yaml.ScalarNode):
            report("front-matter-value", f"“{key}” must be {expected}, not a list or a mapping", value_node)
            value = None
        elif not value_node.value.strip() or value_node.tag.endswith(":null"):
            continue
        else:
            value = convert(whole(value_node.value.strip()))
            if value is None:
                report("front-matter-value", f"“{key}: {value_node.value}” is not {expected}", value_node)
        if value is None:
            if key == "status":
                # A status that cannot be read may have meant "do not publish".
                metadata["status"] = "draft"
            continue
        if key in metadata and key != "status":
            report("front-matter-key", f"“{key}” is given twice; the last one counts", key_node)
        metadata[key] = value
    return metadata, tuple(issues)
