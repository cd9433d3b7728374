"""`khulasa add`: an article from a file, a page or a feed becomes a seed, once, and never over another."""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import yaml

from khulasa.errors import FetchError, InputError
from khulasa.model import Issue, Origin, RawArticle
from khulasa.sources import decode, feeds, html, seeds
from khulasa.sources.fetch import Fetched, Limits, fetch
from khulasa.text.shingles import SAME_TEXT, shingles, similarity

_KEYS = ("title", "outlet", "author", "published", "url", "archive", "via", "lang", "status", "note")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref_src")
_NAME_BYTES = 120
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b", re.IGNORECASE)

Describe = Callable[[RawArticle], tuple[Mapping[str, Any], tuple[Issue, ...]]]
"""What the front matter of a new seed says, from the article as it was found, and what went less than well in reading
it. A key whose value is None was looked for and is not known, whatever the markup says."""


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: seeds written; targets that were there already, each with its seed; what went wrong."""

    written: tuple[Path, ...]
    known: tuple[tuple[str, str], ...]
    issues: tuple[Issue, ...]


def canonical(url: str) -> str:
    """An address without what does not change the page: scheme, ``www.``, fragment, tracking, a slash at the end."""
    parts = urlsplit(url)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)])
    path = unquote(parts.path).rstrip("/")
    return (parts.hostname or "").removeprefix("www.") + path + (f"?{query}" if query else "")


def add(
    target: str,
    root: Path,
    *,
    folder: str = "seeds",
    allow_private: bool = False,
    most: int = 20,
    limits: Limits | None = None,
    describe: Describe | None = None,
) -> Added:
    """Put the article of a file, a page or each of a feed's first ``most`` entries into ``root/folder``.

    An article that is there already, by its address or by its text, is left as it is. ``describe`` says what the front
    matter holds; without it that is what the markup says. Raises InputError for a target that is neither a file nor an
    address, and FetchError for an address that cannot or must not be fetched; in a feed, such an entry is an issue.
    """
    shelf = _Shelf(root, folder, describe)
    if re.match(r"[a-z][a-z0-9+.-]*://", target, re.IGNORECASE):
        for raw in _from_web(target, shelf, allow_private=allow_private, most=most, limits=limits):
            shelf.put(raw)
        return shelf.added()
    path = Path(target)
    if not path.is_file():
        raise InputError(f"{target}: neither a file nor an http(s) address")
    articles, issues = seeds.read_file(path, path.parent)
    shelf.issues.extend(issues)
    for raw in articles:
        shelf.put(raw)
    return shelf.added()


def _from_web(
    target: str, shelf: "_Shelf", *, allow_private: bool, most: int, limits: Limits | None
) -> Iterator[RawArticle]:
    """The articles at an address: the page, or the pages a feed leads to."""
    if shelf.has_url(target):
        return
    document = fetch(target, allow_private=allow_private, limits=limits)
    if not _is_feed(document):
        yield from _page(document, shelf)
        return
    entries, feed = feeds.links(document.data)
    if not entries:
        raise FetchError(f"{target}: the feed has no entries with a link or a text")
    for number, entry in enumerate(entries[:most], start=1):
        if entry.url and shelf.has_url(entry.url):
            continue
        reason = "its entry has no link"
        before = len(shelf.issues)
        try:
            page = fetch(entry.url, allow_private=allow_private, limits=limits) if entry.url else None
            if page and (articles := tuple(_page(page, shelf))):
                yield from articles
                continue
            reason = "; ".join(issue.message for issue in shelf.issues[before:]) or reason
            del shelf.issues[before:]
        except FetchError as error:
            reason = str(error)
        yield from _from_entry(entry, feed, reason, entry.url or f"{document.url}#{number}", shelf)


def _from_entry(
    entry: feeds.Entry, feed: str | None, reason: str, address: str, shelf: "_Shelf"
) -> Iterator[RawArticle]:
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


def _is_feed(document: Fetched) -> bool:
    if document.media_type in ("application/rss+xml", "application/atom+xml", "application/rdf+xml"):
        return True
    return document.media_type.endswith("xml") and bool(_FEED.search(document.data[:2000]))


def _page(document: Fetched, shelf: "_Shelf") -> Iterator[RawArticle]:
    """A fetched document as an article."""
    declared = document.charset or html.declared_encoding(document.data)
    decoded = decode.decode(document.data, declared)
    origin = Origin(document.url, hashlib.sha256(document.data).hexdigest())
    slug = name_of(document.url)
    shelf.issues.extend(seeds.decoding_issues(decoded, origin))
    if document.media_type in ("application/json", "application/feed+json"):
        articles, issues = feeds.saved(decoded.text, origin, slug)
        shelf.issues.extend(issues)
        yield from articles
        return
    if document.media_type == "text/plain":
        yield RawArticle(decoded.text, origin, slug, {}, {"url": document.url})
        return
    page = html.extract(decoded.text, origin, document.url)
    shelf.issues.extend(page.issues)
    if page.text.strip():
        yield RawArticle(page.text, origin, slug, {}, page.hints)
    else:
        message = "no article was found in the page; save its text as a .txt file in seeds/ instead"
        shelf.issues.append(Issue("sources", "empty-file", message, origin, "error"))


def name_of(url: str) -> str:
    """A file's name for an address: its last speaking part, else its host and the rest."""
    parts = urlsplit(url)
    pieces = [piece for piece in unquote(parts.path).split("/") if piece]
    last = re.sub(r"\.(?:html?|php|aspx?)$", "", pieces[-1]) if pieces else ""
    if sum(char.isalpha() for char in last) < 4:
        last = "-".join([(parts.hostname or "page").removeprefix("www."), *pieces[-2:], parts.query])
    return safe_name(last)


def safe_name(text: str) -> str:
    """A slug of a text: letters, digits, ``_``, ``-`` and ``.``; short enough for any file system."""
    name = re.sub(r"[^\w.-]+|\.{2,}", "-", unicodedata.normalize("NFC", text)).strip("-._")
    return name.encode()[:_NAME_BYTES].decode("utf-8", "ignore").strip("-._") or "article"


class _Shelf:
    """The seeds that are there, and those put beside them."""

    def __init__(self, root: Path, folder: str, describe: Describe | None) -> None:
        self.issues: list[Issue] = []
        self._root, self._folder, self._describe = root, folder, describe
        self._written: list[Path] = []
        self._known: list[tuple[str, str]] = []
        self._urls: dict[str, str] = {}
        self._texts: list[tuple[frozenset[int], str]] = []
        if (root / folder).is_dir():
            for articles, _ in seeds.SeedFolder(root, folder).articles():
                for raw in articles:
                    self._remember(raw, raw.origin.path)

    def _remember(self, raw: RawArticle, path: str) -> None:
        for facts in (raw.metadata, raw.hints):
            if url := facts.get("url"):
                self._urls.setdefault(canonical(str(url)), path)
        self._texts.append((shingles(raw.text), path))

    def has_url(self, url: str) -> bool:
        """Whether the address is a seed's; if so it is reported as known."""
        path = self._urls.get(canonical(url))
        if path:
            self._known.append((url, path))
        return path is not None

    def put(self, raw: RawArticle) -> None:
        """Write an article as a seed, unless it is one."""
        url = raw.metadata.get("url") or raw.hints.get("url")
        if url and self.has_url(str(url)):
            return
        own = shingles(raw.text)
        same = next((path for seen, path in self._texts if similarity(own, seen) >= SAME_TEXT), None)
        if same:
            self._known.append((raw.origin.path, same))
            return
        described, issues = self._describe(raw) if self._describe else ({}, ())
        self.issues.extend(issues)
        facts = {**raw.hints, **raw.metadata, **described}
        path = self._write(raw, {key: facts[key] for key in _KEYS if facts.get(key)})
        self._written.append(path)
        self._remember(raw, path.relative_to(self._root).as_posix())

    def _write(self, raw: RawArticle, facts: Mapping[str, Any]) -> Path:
        """A new file, complete or not at all, under a name that no other has."""
        folder = self._root / self._folder
        folder.mkdir(parents=True, exist_ok=True)
        marked_up = Path(raw.origin.path).suffix.lower() != ".txt" and re.search(r"^#{1,6} ", raw.text, re.MULTILINE)
        suffix = ".md" if marked_up else ".txt"
        taken = {entry.stem.casefold() for entry in folder.iterdir()}
        stem, number = safe_name(raw.slug), 1
        while (stem if number == 1 else f"{stem}-{number}").casefold() in taken:
            number += 1
        path = folder / f"{stem if number == 1 else f'{stem}-{number}'}{suffix}"
        block = yaml.safe_dump(dict(facts), allow_unicode=True, sort_keys=False, width=10_000) if facts else ""
        text = (f"---\n{block}---\n\n" if block else "") + raw.text.strip("\n") + "\n"
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, prefix=".", delete=False) as draft:
            draft.write(text)
        try:
            # A link fails where the name exists by now; a rename would replace it.
            os.link(draft.name, path)
        finally:
            Path(draft.name).unlink()
        path.chmod(0o644)
        return path

    def added(self) -> Added:
        """What was done."""
        return Added(tuple(self._written), tuple(self._known), tuple(self.issues))
