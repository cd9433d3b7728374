"""A site's name as its pages show it above the article, where the markup does not say it."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from khulasa.sources.blocks import tag_of

_NAME_WORDS = 5
_LOGO = re.compile(r"(?:^|[\s_-])(?:logo|masthead|brand|site-?(?:name|title))(?:$|[\s_-])", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|حقوق", re.IGNORECASE)
_LONGEST = 300
_FIRST = 3


def _text(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _candidates(tree: Any) -> Iterator[str]:
    """Short texts where pages have their name: a <header> without more, a logo, the first words in bold."""
    for element in tree.iter("header", "div", "a", "p", "span"):
        if tag_of(element) == "header" or _LOGO.search(f"{element.get('class', '')} {element.get('id', '')}"):
            yield _text(element)
    for number, element in enumerate(tree.iter("b", "strong", "font")):
        if number >= _FIRST:
            break
        yield _text(element)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def find(tree: Any, page_title: str, title: str | None, url: str | None) -> str | None:
    """The site's name: a candidate that the address, <title> or a line of copyright has too, and that is not the title.

    ``url``: the page's own address; ``title``: the article's.
    """
    host = _letters(urlsplit(url).hostname or "") if url else ""
    rights = [text for e in tree.iter("p", "div", "small", "footer", "td", "span", "font") if (text := _rights(e))]
    for name in _candidates(tree):
        words = name.split()
        letters = _letters(name)
        if not 0 < len(words) <= _NAME_WORDS or len(letters) < _FIRST or name == title:
            continue
        parts = [part.strip() for part in re.split(r"\s+[|–—»·-]\s+|\s*\|\s*", page_title)]
        if letters in host or (len(parts) > 1 and name in (parts[0], parts[-1])):
            return name
        if any(name in text for text in rights):
            return name
    return None


def _rights(element: Any) -> str | None:
    """An element's text, if it is a line of copyright."""
    text = _text(element) if len(element) < _FIRST * 2 else ""
    return text if 0 < len(text) <= _LONGEST and _COPYRIGHT.search(text) else None
