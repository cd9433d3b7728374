"""Text that is not ours, made safe for a Markdown file: it comes out as the text it is."""

import re

# What Markdown or HTML would take for markup anywhere in a line.
_INLINE = re.compile(r"[\\`*_\[\]<>|]|~(?=~)|(?<=~)~|&(?=#?\w+;)|\{(?=[{%:#.])|!(?=\[)")
# What starts a block at the beginning of a line: headings, lists, quotes, rules, setext underlines, definitions.
_BLOCK = re.compile(r"^(\s*)(?:(#|[-+:=]+(?=\s|$))|(\d+)([.)])(?=\s|$))", re.MULTILINE)
_ENTITIES = {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "{": "&#123;",
    "|": "&#124;",
    "~": "&#126;",
    "=": "&#61;",
    ":": "&#58;",
}
"""What a backslash does not keep as it is in every Markdown."""


def escape(text: str) -> str:
    r"""One line of text as Markdown that shows exactly that text.

    >>> escape("a <b> *c* [d](javascript:e) {{ f }}")
    'a &lt;b&gt; \\*c\\* \\[d\\](javascript:e) &#123;{ f }}'
    """
    line = " ".join(text.split("\n"))
    escaped = _INLINE.sub(lambda m: _ENTITIES.get(m[0], f"\\{m[0]}"), line)
    return _BLOCK.sub(_escape_block, escaped)


def _escape_block(match: re.Match[str]) -> str:
    space, mark, number, stop = match.groups()
    if not mark:
        return f"{space}{number}\\{stop}"
    return f"{space}{_ENTITIES.get(mark[0], chr(92) + mark[0])}{mark[1:]}"
