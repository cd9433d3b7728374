"""Markdown inside a line: emphasis, links, pictures, quotations, taken off so that a sentence is its words."""

import re

_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
# A picture that is a link: [![alt](picture)](page).
_LINKED_IMAGE = re.compile(rf"\[\s*{_IMAGE.pattern}\s*\]\([^()]*\)")
_LINK = re.compile(r"(\[)([^\[\]]+)(\]\((?:[^()\s]|\([^()]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\]\[[^\[\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,20}\]:?")
_DEFINITION = re.compile(r"\[[^\[\]]{1,60}\]:\s+\S+(?:\s+\"[^\"]*\")?")
# Marks hold words, not spaces: "5 * 3 * 2" has none. What they hold is bounded, and with it the time a line takes.
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(.{1,400}?)(?<=[^\s*])(\1)(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])(.{1,400}?)(?<=[^\s_])(\1)(?![\w_])"),
    re.compile(r"(~~)(?=\S)(.{1,400}?)(?<=\S)(~~)"),
    re.compile(r"(?<!`)(`)([^`]+)(`)(?!`)"),
)
_QUOTATION = re.compile(r"(?:>\s*)+")
_MARKS = frozenset("[]*_~`>!")


def is_picture(line: str) -> bool:
    """Whether a line is nothing but pictures, or the address that a picture or a link elsewhere refers to."""
    if "[" not in line:
        return False
    left = _IMAGE.sub("", _LINKED_IMAGE.sub("", line))
    return (left != line and not any(map(str.isalnum, left))) or _DEFINITION.fullmatch(line) is not None


def plain(line: str) -> tuple[str, str]:
    """A line without its marks, and the marks and addresses that were taken off, one space between them."""
    if _MARKS.isdisjoint(line):
        return line, ""
    cut: list[str] = []
    if mark := _QUOTATION.match(line):
        cut.append(mark.group().strip())
        line = line[mark.end() :]
    for pattern in (_LINKED_IMAGE, _IMAGE, _FOOTNOTE):
        cut.extend(pattern.findall(line))
        line = pattern.sub("", line)
    for pattern in (_LINK, *_EMPHASIS):
        # Twice for what stands inside another: "**[the report](…)**", "***bold** and slanted*".
        for _ in range(2):
            cut.extend(f"{found[1]} {found[3]}" for found in pattern.finditer(line))
            line = pattern.sub(r"\2", line)
    return line.strip(), " ".join(cut)
