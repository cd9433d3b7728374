"""A page's title and the site's name, out of headings, <title> and what the markup calls the headline."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Any

from khulasa import languages
from khulasa.sources.blocks import lead
from khulasa.text.normalise import fold

_SEPARATOR = re.compile(r"\s+[|–—»·:]+\s+|\s*\|\s*|\s+-\s+|\s+::\s+|\s*»\s*")
# Blogs have the name of the blog as <h1>, and an article's title in a lower heading of this name.
_TITLED = re.compile(r"(?:entry|post|article)[-_]title|headline", re.IGNORECASE)
_SPEAKING = 3
_LONGEST = 30
_NAME_WORDS = 5
_ALIKE = 0.6


def words(text: str) -> set[str]:
    """A text's words, case aside."""
    return set(re.findall(r"\w+", text.casefold()))


def like(left: str, right: str) -> bool:
    """Whether one of two wordings holds most words of the other, two at least."""
    one, two = words(left), words(right)
    return len(one & two) >= 2 and len(one & two) >= _ALIKE * min(len(one), len(two))


def split(title: str, site: str | None) -> tuple[str, str | None]:
    """A page title without the site's name before or after it, and that name.

    A name that is not known is one of five words at most behind the last separator, shorter than what stands before it.
    """
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not all(parts):
        return title, None
    first, last = parts[0], parts[-1]
    before = title[: title.rindex(last)].rstrip(" |–—»·:-")
    after = title[len(first) :].lstrip(" |–—»·:-")
    if site is not None and words(last) == words(site):
        return before, last
    if site is not None and words(first) == words(site):
        return after, first
    if len(last.split()) <= _NAME_WORDS and len(before.split()) > len(last.split()):
        return before, last
    return title, None


def _without(page: str, title: str) -> str | None:
    """What a page's title has beside the article's: the site's name."""
    place = page.casefold().find(title.casefold())
    if place < 0:
        return None
    rest = (page[:place] + page[place + len(title) :]).strip(" |–—»·:-،,")
    return rest if 0 < len(rest.split()) <= _NAME_WORDS else None


def shown(title: str, texts: Iterable[str]) -> tuple[str, str] | None:
    """A title of two parts, one of which stands alone on the page: that part, and the other, the site's name."""
    first, *rest = _SEPARATOR.split(title, maxsplit=1)
    if not rest or not first or not rest[0] or len(first.split()) > _NAME_WORDS:
        return None
    alone = len(words(rest[0])) > _SPEAKING and any(words(text) == words(rest[0]) for text in texts)
    return (rest[0], first) if alone else None


@cache
def _furniture() -> frozenset[str]:
    """The labels of pages made for printing, of every language: they are nobody's title."""
    lines = (
        line
        for lang in languages.known()
        for line in languages.topic(lang, "boilerplate").get("print", {}).get("lines", ())
    )
    return frozenset(" ".join(re.findall(r"\w+", fold(line))) for line in lines)


def _speaks(text: str) -> bool:
    """Whether a text can be a title at all."""
    return " ".join(re.findall(r"\w+", fold(text))) not in _furniture()


def of_page(tree: Any) -> str:
    """What <title> says; empty where it only says how the page is to be used."""
    text = " ".join(next((e.text for e in tree.iter("title") if (e.text or "").strip()), "").split())
    return text if _speaks(text) else ""


def large(tree: Any) -> list[str]:
    """The short texts in large letters, of pages without headings: <font size=5>, <big>."""
    found = []
    for element in tree.iter("font", "big", "b", "strong"):
        around = (element, *islice(element.iterancestors(), 2))
        sizes = [e.get("size", "") for e in around if e.tag == "font"]
        if element.tag != "big" and not any(re.fullmatch(r"[5-7]|\+[1-4]", size.strip()) for size in sizes):
            continue
        text = lead(element)
        if _SPEAKING < len(text.split()) <= _LONGEST and text not in found:
            found.append(text)
    return found


def find(tree: Any, headlines: Sequence[str], site: str | None) -> tuple[str | None, str | None]:
    """The article's title and the site's name as <title> has it.

    ``headlines``: what JSON-LD and <meta> call it. The heading they or <title> confirm, else the headline, else the
    only <h1>, else <title>: a lone <h1> may be the site's logo.
    """
    page = of_page(tree)
    headings = [text for tag in ("h1", "h2") for element in tree.iter(tag) if (text := lead(element))]
    headings += [text for e in tree.iter("h3", "h4") if _TITLED.search(e.get("class", "")) and (text := lead(e))]
    headings = [text for text in headings if _speaks(text)]
    if not headings and (shown := large(tree)) and not any(like(text, page) for text in shown):
        # <title> is the site's name, or empty; the article's title is only larger than its text.
        return shown[-1], page if 0 < len(page.split()) <= _NAME_WORDS else None
    main, name = split(page, site)
    headlines = [text for text in headlines if _speaks(text) and (site is None or words(text) != words(site))]
    title = None
    for other in [split(headline, site)[0] for headline in headlines]:
        title = next((h for h in headings if like(h, other) and len(words(h)) >= len(words(other)) - 1), None)
        if title:
            break
    if title is None and headlines:
        title = split(headlines[0], site)[0]
    if title is None and page:
        inside = [h for h in headings if h.casefold() in page.casefold() and len(words(h)) > 1]
        title = max(inside, key=lambda text: len(words(text)), default=None)
    if title is None:
        ones = [text for element in tree.iter("h1") if (text := lead(element)) and text not in (site, name)]
        twos = [text for element in tree.iter("h2") if (text := lead(element))]
        if not ones and len(twos) == 1 and len(words(twos[0])) > max(_SPEAKING, len(words(main))):
            # <title> says "Print article".
            ones = twos
        title = ones[0] if len(ones) == 1 else main or None
    return title, (_without(page, title) if title else None) or (name if title == main else None)
