"""`khulasa add`: an article from a file, a page or a feed becomes a seed, once, and never over another."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from khulasa.errors import FetchError, InputError
from khulasa.model import Issue, Origin, RawArticle
from khulasa.sources import decode, feeds, html, seeds
from khulasa.sources.addresses import is_front, name_of, safe_name
from khulasa.sources.fetch import Fetched, Limits, fetch
from khulasa.sources.shelf import Added, Describe, Shelf

FEED_FILES = (".xml", ".rss", ".atom", ".rdf")
# What a document is shows in its beginning; not every server says it.
_HEAD = 4096
_FEED = re.compile(
    r"\A\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What may be fetched, and who hears of it: see `fetch` and `add`."""

    allow_private: bool
    most: int
    limits: Limits | None
    progress: Callable[[str], None]

    def fetch(self, url: str) -> Fetched:
        self.progress(url)
        return fetch(url, allow_private=self.allow_private, limits=self.limits)


def add(
    target: str,
    root: Path,
    *,
    folder: str = "seeds",
    allow_private: bool = False,
    most: int = 20,
    limits: Limits | None = None,
    describe: Describe | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Added:
    """Put the article of a file, a page or each of a feed's first ``most`` entries into ``root/folder``.

    An article that is there already, by its address or by its text, is left as it is. ``describe`` says what the front
    matter holds; without it that is what the markup says. ``progress`` hears each address before it is fetched.

    Raises InputError for a target that is neither a file nor an address and for a folder that cannot be written, and
    FetchError for an address that cannot or must not be fetched; in a feed, such an entry is an issue.
    """
    shelf = Shelf(root, folder, describe)
    bounds = _Bounds(allow_private, most, limits, progress)
    if re.match(r"[a-z][a-z0-9+.-]*://", target, re.IGNORECASE):
        found = _from_web(target, shelf, bounds)
    elif not Path(target).is_file():
        raise InputError(f"{target}: neither a file nor an http(s) address")
    elif Path(target).suffix.lower() in FEED_FILES:
        found = _from_saved(Path(target), shelf, bounds)
    else:
        articles, issues = seeds.read_file(Path(target), Path(target).parent)
        shelf.issues.extend(issues)
        found = iter(articles)
    for raw in found:
        shelf.put(raw)
    return shelf.added()


def _from_web(target: str, shelf: Shelf, bounds: _Bounds) -> Iterator[RawArticle]:
    """The articles at an address: the page, or the pages a feed leads to."""
    if shelf.has_url(target):
        return
    document = bounds.fetch(target)
    feed = _feed(document)
    if feed is None:
        yield from _page(document, shelf)
    else:
        yield from _entries(document, feed, shelf, bounds)


def _from_saved(path: Path, shelf: Shelf, bounds: _Bounds) -> Iterator[RawArticle]:
    """The articles that a saved RSS or Atom feed leads to."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    document = Fetched(str(path), "application/xml", None, data)
    feed = _feed(document)
    if feed is None:
        raise InputError(f"{path}: this is no RSS and no Atom feed; save a page as .html, a text as .txt")
    yield from _entries(document, feed, shelf, bounds)


def _entries(document: Fetched, feed: feeds.Feed, shelf: Shelf, bounds: _Bounds) -> Iterator[RawArticle]:
    """The articles of a feed's entries: each one's page, or what the feed itself has of it."""
    if not feed.entries:
        raise FetchError(f"{document.url}: the feed has no entries with a link or a text")
    if len(feed.entries) > bounds.most:
        message = f"only the first {bounds.most} of {len(feed.entries)} entries are looked at"
        shelf.issues.append(Issue("sources", "feed-length", message, Origin(document.url, ""), "info"))
    for number, entry in enumerate(feed.entries[: bounds.most], start=1):
        if entry.url and shelf.has_url(entry.url):
            continue
        reason = "its entry has no link"
        before = len(shelf.issues)
        try:
            page = bounds.fetch(entry.url) if entry.url else None
            if page and (articles := tuple(_page(page, shelf))):
                yield from (replace(raw, hints=feeds.dated(raw.hints, entry)) for raw in articles)
                continue
            reason = "; ".join(issue.message for issue in shelf.issues[before:]) or reason
            del shelf.issues[before:]
        except FetchError as error:
            reason = str(error)
        yield from _from_entry(entry, feed.title, reason, entry.url or f"{document.url}#{number}", shelf)


def _from_entry(entry: feeds.Entry, feed: str | None, reason: str, address: str, shelf: Shelf) -> Iterator[RawArticle]:
    """What a feed has of an article whose page cannot be had, with a note that says so; else an issue."""
    origin = Origin(address, hashlib.sha256(entry.body.encode()).hexdigest())
    raw = feeds.own_text(entry, feed, origin, name_of(entry.url) if entry.url else safe_name(entry.title or "entry"))
    if raw is None:
        words = len(feeds.fragment(entry.body).split()) if entry.body.strip() else 0
        message = (
            f"{reason}; the feed itself has {words} words of the article, too few to stand for it; add the address "
            "again later, or save its text as a .txt file in seeds/"
        )
        shelf.issues.append(Issue("sources", "fetch", message, origin, "error"))
        return
    message = f"the page could not be had ({reason}); this is the text in its feed, which may be cut"
    shelf.issues.append(Issue("sources", "feed-text", message, origin))
    yield replace(raw, hints={**raw.hints, "note": message})


def _feed(document: Fetched) -> feeds.Feed | None:
    """The feed that a document is, whatever its server calls it; None if it is none."""
    head = decode.decode(document.data[:_HEAD]).text
    if document.media_type.endswith(("rss+xml", "atom+xml", "rdf+xml")) or _FEED.match(head):
        return feeds.xml(document.data, document.url, document.charset)
    if document.media_type.endswith("json") or head.lstrip().startswith(("{", "[")):
        return feeds.json_feed(_json(document), document.url)
    return None


def _json(document: Fetched) -> Any:
    """A document's JSON. Raises FetchError where it claims to be some and is not; None where it does not claim it."""
    try:
        return json.loads(decode.decode(document.data, document.charset).text)
    except (ValueError, RecursionError) as error:
        if document.media_type.endswith("json"):
            raise FetchError(f"{document.url}: this is not JSON, whatever its type says") from error
        return None


def _page(document: Fetched, shelf: Shelf) -> Iterator[RawArticle]:
    """A fetched document as an article."""
    declared = document.charset or html.declared_encoding(document.data)
    decoded = decode.decode(document.data, declared)
    origin = Origin(document.url, hashlib.sha256(document.data).hexdigest())
    slug = name_of(document.url)
    if seeds.is_binary(decoded.text):
        message = "this is no page and no text, whatever its type says"
        shelf.issues.append(Issue("sources", "binary-file", message, origin, "error"))
        return
    shelf.issues.extend(seeds.decoding_issues(decoded, origin))
    if document.media_type == "text/plain" and decoded.text.strip():
        yield RawArticle(decoded.text, origin, slug, {}, {"url": document.url})
        return
    page = seeds.page_of(decoded.text, origin, document.url)
    shelf.issues.extend(page.issues)
    hints = dict(page.hints)
    if is_front(str(hints.get("url") or "")) and not is_front(document.url):
        # Some sites' pages all claim to be their front page.
        hints["url"] = document.url
    if page.text.strip():
        yield RawArticle(page.text, origin, slug, {}, hints)
    else:
        message = "no article was found in the page; save its text as a .txt file in seeds/ instead"
        shelf.issues.append(Issue("sources", "empty-file", message, origin, "error"))
