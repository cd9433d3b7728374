"""A web page as text and hints: trafilatura's text, and the page's own word on title, outlet, author, date and link."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from khulasa import dates, languages
from khulasa.model import Issue, Origin
from khulasa.sources import markup, titles
from khulasa.sources.blocks import Block, blocks, paragraphs

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,30})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:\-]{2,30})""")
# A line that says who, when or from where has at most so many words.
_LINE_WORDS = 24
# How many blocks between title and text, and after the text, may be such lines.
_REACH = 14
# A name has a label of so many words beside it.
_LABEL_WORDS = 10
_DATE_LINE = 60
# A block of so many characters that is a part of trafilatura's text is the article's.
_SURE = 25


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page's article as lines (``#`` before headings), its markup's metadata, and what was wrong."""

    text: str
    hints: Mapping[str, Any]
    issues: tuple[Issue, ...]


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page claims for itself, in its first 4 KB."""
    found = _XML_DECLARED.search(data[:4096]) or _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _inline(element: Any) -> str:
    """An element's text, a line break where it has one."""
    pieces = [element.text or ""]
    for child in element:
        pieces.append("\n" if child.tag == "lb" else _inline(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _paragraphs(element: Any) -> Iterator[str]:
    for line in re.split(r"\n+", _inline(element)):
        if text := " ".join(line.split()):
            yield text


def _body(element: Any) -> Iterator[str]:
    """The lines of trafilatura's tree, in order."""
    for child in element:
        if child.tag == "head":
            level = str(child.get("rend", "h2"))[1:]
            text = " ".join(_inline(child).split())
            if text:
                yield f"{'#' * int(level) if level.isdigit() else '##'} {text}"
        elif child.tag == "item":
            yield from (f"- {text}" for text in _paragraphs(child))
        elif child.tag == "row":
            cells = (" ".join(_inline(cell).split()) for cell in child)
            if text := " | ".join(cell for cell in cells if cell):
                yield text
        elif child.tag in ("list", "quote", "table", "div") and len(child):
            if text := " ".join((child.text or "").split()):
                yield text
            yield from _body(child)
        elif child.tag != "graphic":
            yield from _paragraphs(child)
        if tail := " ".join((child.tail or "").split()):
            yield tail


def _extracted(text: str) -> tuple[list[str], str | None]:
    """trafilatura's lines of a page, and the date it guesses; its wider net where the first finds nothing."""
    trafilatura = import_module("trafilatura")
    for recall in (False, True):
        document = trafilatura.bare_extraction(
            text, with_metadata=True, include_comments=False, include_tables=True, favor_recall=recall
        )
        lines = list(_body(document.body)) if document is not None and document.body is not None else []
        if lines:
            return lines, document.date
    return [], None


def _bare(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()


def _article(page: list[Block], lines: list[str], title: str | None, *, by_size: bool = False) -> list[str]:
    """The page's own blocks that trafilatura takes for the article, in the page's order and line by line.

    Its text alone glues lines of tables, and loses a paragraph that stands between others without an element of its
    own; so blocks of prose between the title and the last line are the article's too, unless a name around them says
    that they are something else. ``by_size``: the title is no heading; such pages have their day above it.
    """
    whole, each = " ".join(map(_bare, lines)), set(map(_bare, lines))
    top = next((n for n, block in enumerate(page) if title and _bare(block.text) == _bare(title)), -1)
    taken = [
        n
        for n, block in enumerate(page)
        if n > top and ((key := _bare(block.text)) in each or (len(key) >= _SURE and key in whole))
    ]
    if not taken or not any(page[n].prose for n in taken):
        return [f"# {title}", *lines] if title else lines
    chosen, first, last = set(taken), taken[0], taken[-1]
    if top >= 0:
        first = next(n for n in range(top + 1, last + 1) if n in chosen or (page[n].prose and not page[n].beside))
    body = _inside(page, first, last, chosen)
    reach = range(top + 1, min(first, top + 1 + _REACH)) if top >= 0 else range(0)
    above = [page[n] for n in reach if _is_label(page, n)]
    if title is None:
        # A page without a heading of any kind: its title is among the lines above the text.
        above = [b for b in page[max(0, first - _REACH) : first] if _short(b) and not (b.beside or b.item)]
    below = itertools.takewhile(lambda block: not block.level, page[last + 1 : last + 1 + _REACH])
    head = [f"# {title}"] if title else []
    if by_size and top > 0:
        over = (b for b in page[max(0, top - _REACH) : top] if b.says_who_or_when and _short(b) and not b.beside)
        head = [*paragraphs(over), *head]
    tail = (block for block in below if block.says_source and _short(block))
    return [*head, *paragraphs(above), *paragraphs(body), *paragraphs(tail)]


def _inside(page: list[Block], first: int, last: int, chosen: set[int]) -> list[Block]:
    """The article's blocks from ``first`` to ``last``: those chosen, other prose and headings, and, between the title
    and the text or a standfirst and the text, who and when: trafilatura keeps some labels there and leaves others
    out."""
    prose = [n for n in range(first, last + 1) if page[n].prose][:2] or [first]
    head = min(prose[-1], first + _REACH)
    return [
        block
        for n, block in enumerate(page[first : last + 1], start=first)
        if n in chosen or (not block.beside and (block.prose or block.level or (n < head and _is_label(page, n))))
    ]


def _is_label(page: list[Block], place: int) -> bool:
    """Whether a block of the page's head says who or when; a name does if the block before or after it does."""
    block = page[place]
    if block.beside:
        return False
    if block.says_name:
        beside = [*page[max(0, place - 1) : place], *page[place + 1 : place + 2]]
        return any(other.says_who_or_when and len(other.text.split()) <= _LABEL_WORDS for other in beside)
    return block.says_who_or_when and _short(block)


def _short(block: Block) -> bool:
    return len(block.text.split()) <= _LINE_WORDS


def _tree(source: str) -> Any:
    """The page's tree, or None; what trafilatura's parser takes for too deep is parsed without that limit."""
    tree = import_module("trafilatura").load_html(source)
    if tree is None and "<" in source:
        parser = import_module("lxml.html").HTMLParser(huge_tree=True, encoding="utf-8")
        try:
            tree = import_module("lxml.html").document_fromstring(source.encode("utf-8", "replace"), parser=parser)
        except (ValueError, import_module("lxml.etree").LxmlError):
            return None
    return tree


def _made_today(hints: Mapping[str, Any], page: list[Block]) -> bool:
    """Whether the markup's day of publication is the day that the page shows above its title: that is today's."""
    title = _bare(str(hints.get("title") or ""))
    top = next((n for n, block in enumerate(page) if title and _bare(block.text) == title), 0)
    day = hints.get("published")
    return day is not None and any(
        found.span is not None and found.span.edtf == day
        for block in page[:top]
        if len(block.text) <= _DATE_LINE and re.search(r"\d{4}", block.text)
        for lang in languages.known()
        for found in dates.find(block.text, lang)
    )


def extract(source: str, origin: Origin, url: str | None = None) -> WebPage:
    """The article of a page. ``url``: where it was fetched, for relative links.

    The date is what the page's own JSON-LD, ``<meta>`` and ``<time>`` agree on; where they differ there is none, and
    where only trafilatura has one it is reported and not used, since it may be any date on the page.
    """
    tree = _tree(source)
    if tree is None:
        message = "this is not a web page that can be read; save it again, or paste its text into a .txt file"
        return WebPage("", {}, (Issue("sources", "unreadable-page", message, origin, "error"),))
    # trafilatura changes the tree it is given, so the markup is read first and it gets the text.
    facts = markup.facts(tree, url)
    page = blocks(tree)
    lines, guess = _extracted(source)
    # Where trafilatura finds nothing, two paragraphs of prose or more are an article all the same.
    prose = [block.text for block in page if block.prose and not block.beside]
    lines = lines or (prose if len(prose) > 1 else [])
    hints = dict(facts.hints)
    issues = tuple(Issue("sources", code, text, origin) for code, text in facts.problems)
    if guess and "published" not in hints:
        hints["published_guess"] = guess
    by_size = bool(hints.pop("title_by_size", False))
    if _made_today(hints, page):
        hints["published_weak"] = True
    title = hints.get("title")
    if title and (shown := titles.shown(title, (block.text for block in page))):
        title = hints["title"] = shown[0]
        hints.setdefault("outlet", shown[1])
    lines = [line for line in lines if not (title and line.startswith("#") and _bare(line).startswith(_bare(title)))]
    text = "\n\n".join(_article(page, lines, title, by_size=by_size)) + "\n" if lines else ""
    return WebPage(text, hints, issues)
