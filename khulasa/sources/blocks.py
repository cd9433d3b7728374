"""A page's visible text, block by block, and what a block is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from khulasa import languages
from khulasa.text.normalise import fold

_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|"
    "tt|u|var|wbr"
)
_UNSEEN = re.compile(
    "script|style|noscript|template|svg|head|iframe|object|select|button|form|nav|aside|footer|figure|amp-(?:ad|sidebar)"
)
# Elements whose names say that they hold something else than the article.
_BESIDE = re.compile(
    r"comment|related|sidebar|side-bar|widget|promo|newsletter|cookie|share|social|recommend|breadcrumb|menu|footer|popular",
    re.IGNORECASE,
)
# Inline elements that are a line of their own: dates and names beside each other are not one sentence.
_APART = re.compile(
    r"byline|author|date|time|source|credit|publish|posted|created|submitted|writer|comment|views", re.IGNORECASE
)
_CHANGED = re.compile(r"\b(?:date-?)?(?:updated|modified)\b|dateModified|last-?mod", re.IGNORECASE)
OF_ENTRY = re.compile(r"publish|(?:entry|post)-date", re.IGNORECASE)
"""Names of the day of an article itself; microformats want "updated" beside them, whatever the day is."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_CELL = 60
_PROSE_WORDS = 12
_NAME_WORDS = 4
# Labels beside each other have so many characters at least, and so many words at most.
_LABEL = 4
_LABELS_WORDS = 24


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text. ``level``: of a heading, else 0. ``item``: of a list. ``beside``: in a part of the page that is
    named as something else than the article."""

    text: str
    level: int = 0
    item: bool = False
    beside: bool = False

    @property
    def prose(self) -> bool:
        """Whether it is a paragraph of running text."""
        return (
            not self.level and len(self.text.split()) >= _PROSE_WORDS and bool(re.search(r"[.!?؟…][\W_]*$", self.text))
        )

    @property
    def says_who_or_when(self) -> bool:
        """Whether a short block may be a byline or a date line."""
        kinds = ("published", "author", "source", "via", "updated")
        return bool(_YEAR.search(fold(self.text))) or begins(self.text, kinds)

    @property
    def says_name(self) -> bool:
        """Whether it is a person's name by its given name, and nothing else."""
        words = self.text.split()
        plain = 1 < len(words) <= _NAME_WORDS and not re.search(r"[\d.,،:;!?؟|/]", self.text)
        return plain and not self.level and fold(words[0]) in _given_names()

    @property
    def says_source(self) -> bool:
        """Whether a short block may name the source, the keywords or the link."""
        return begins(self.text, ("source", "first_in", "via", "keywords", "short_link", "published"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(
        fold(name)
        for lang in languages.known()
        for kind in ("given", "or_word")
        for name in languages.topic(lang, "given_names").get(kind, ())
    )


@cache
def _cues(kinds: tuple[str, ...]) -> re.Pattern[str]:
    phrases = {
        fold(phrase)
        for lang in languages.known()
        for kind in kinds
        for phrase in languages.topic(lang, "metadata").get("cues", {}).get(kind, ())
    }
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"[\W_]*(?:{alternatives})\s*(?:[:：|]|\.\.|\s\S|$)")


def begins(text: str, kinds: tuple[str, ...]) -> bool:
    """Whether a text begins with a cue of one of these kinds (languages/*/metadata.toml)."""
    return _cues(kinds).match(fold(text)) is not None


def uncued(text: str, kinds: tuple[str, ...]) -> str:
    """A text without the cue it begins with: "Jane Roe" of "Words: Jane Roe"."""
    found = _cues(kinds).match(fold(text))
    if found is None or len(fold(text)) != len(text):
        return text
    return text[found.end() - (0 if found.group()[-1] in ":：|." else 1) :].strip(" :：|.،,-–—") or text


def names(element: Any) -> str:
    """The names an element's author gave it."""
    return " ".join(element.get(name, "") for name in ("class", "id", "itemprop", "rel"))


def _is_beside(tag: str, called: str) -> bool:
    """Whether an element's names say that it holds something else than the article, or the day of its last change."""
    changed = tag in ("time", "span", "abbr") and _CHANGED.search(called) and not OF_ENTRY.search(called)
    return bool(changed or _BESIDE.search(called))


def tag_of(element: Any) -> str:
    """An element's tag; empty for comments and processing instructions."""
    return element.tag if isinstance(element.tag, str) else ""


def is_block(element: Any, *, in_paragraph: bool = False) -> bool:
    """Whether an element's text is a line of its own."""
    tag = tag_of(element)
    if tag == "time":
        # Inside a paragraph it is words of a sentence; a header's is a line.
        return not in_paragraph
    return not _INLINE.fullmatch(tag) or (not in_paragraph and tag == "span" and bool(_APART.search(names(element))))


def _touches(element: Any) -> bool:
    """Whether an inline element of a short line follows another with nothing between, word to word: labels that the
    page's style sets apart, "Jane Roe" and "5 May 2024"."""
    before, around = element.getprevious(), element.getparent()
    if before is None or before.tail or around is None or not _INLINE.fullmatch(tag_of(before) or "-"):
        return False
    left, right = "".join(before.itertext()), "".join(element.itertext())
    if len(left) < _LABEL or len(right) < _LABEL or not (left[-1].isalnum() and right[0].isalnum()):
        return False
    return len("".join(around.itertext()).split()) <= _LABELS_WORDS


def _row(element: Any) -> str | None:
    """A row of a table of data as one line; None for a table that lays out a page."""
    cells = [cell for cell in element if tag_of(cell) in ("td", "th")]
    texts = [" ".join("".join(cell.itertext()).split()) for cell in cells]
    plain = all(_INLINE.fullmatch(tag_of(inner)) for cell in cells for inner in cell.iterdescendants())
    if len(cells) < 2 or not plain or any(len(text) > _CELL for text in texts):
        return None
    return " | ".join(text for text in texts if text)


def lead(element: Any) -> str:
    """A heading's own text, up to the first block that a missing end tag put into it."""
    pieces = [element.text or ""]
    for child in element:
        if is_block(child, in_paragraph=True) and tag_of(child) != "br":
            break
        pieces += [" ".join(child.itertext()) if tag_of(child) else "", child.tail or ""]
    return " ".join("".join(pieces).split())


def blocks(tree: Any) -> list[Block]:
    """The visible blocks of a page in order; navigation, asides, forms, figures and footers are left out."""
    walk = _Walk()
    walk.run(tree)
    return walk.found


class _Walk:
    """Depth first without recursion: pages nest deeper than Python does."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._pieces: list[str] = []

    def _flush(self, around: Iterable[str], *, beside: bool) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text:
            tags = list(around)
            level = next((int(tag[1]) for tag in reversed(tags) if re.fullmatch("h[1-6]", tag)), 0)
            self.found.append(Block(text, level, "li" in tags[-3:], beside))

    def run(self, root: Any) -> None:
        """Visit the tree; an element is seen twice, when it opens and when it closes."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        around: list[str] = []
        beside = [False]
        while stack:
            element, closing = stack.pop()
            if closing:
                self._close(element, around, beside)
                continue
            tag = tag_of(element)
            row = _row(element) if tag == "tr" else None
            if not tag or _UNSEEN.fullmatch(tag) or row is not None:
                if row is not None:
                    self._flush(around, beside=beside[-1])
                    self._pieces.append(row)
                    self._flush(around, beside=beside[-1])
                self._pieces.append(element.tail or "")
                continue
            if is_block(element, in_paragraph="p" in around) or ("p" not in around and _touches(element)):
                self._flush(around, beside=beside[-1])
            around.append(tag)
            beside.append(beside[-1] or (tag not in ("html", "body") and _is_beside(tag, names(element))))
            self._pieces.append(element.text or "")
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def _close(self, element: Any, around: list[str], beside: list[bool]) -> None:
        if is_block(element, in_paragraph="p" in around[:-1]):
            self._flush(around, beside=beside[-1])
        around.pop()
        beside.pop()
        self._pieces.append(element.tail or "")


def paragraphs(found: Iterable[Block]) -> Iterator[str]:
    """Blocks as lines of Markdown: headings and items of lists marked."""
    for block in found:
        if block.level:
            yield f"{'#' * block.level} {block.text}"
        else:
            yield f"- {block.text}" if block.item else block.text
