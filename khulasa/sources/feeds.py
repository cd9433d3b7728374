"""Feeds as articles or links: JSON Feed and RSS as JSON, RSS and Atom, each fetched or saved."""

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import urljoin

from khulasa.model import Issue, Origin, RawArticle
from khulasa.sources import html
from khulasa.sources.blocks import blocks
from khulasa.sources.frontmatter import web_address, whole
from khulasa.sources.stamps import stamp

# Where the entries of a feed, or of what converters make of RSS, stand.
_LISTS = ("items", "item", "entries", "entry", "articles", "posts", "results", "data")
_WRAPPERS = ("rss", "channel", "feed", "data", "response")
_BODIES = (
    "content_html",
    "content_text",
    "content:encoded",
    "content",
    "body",
    "articleBody",
    "text",
    "description",
    "summary",
)
_DATES = (
    "date_published",
    "pubDate",
    "published",
    "datePublished",
    "isoDate",
    "date",
    "dc:date",
    "published_at",
    "publishedAt",
)
_LINKS = ("url", "link", "external_url", "guid", "id")
FEWEST_WORDS = 100
"""Words from which the text of a feed's entry is an article and not its teaser."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DEEPEST = 20
"""Lists and objects around a text: converters nest a few."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a fetched feed: where its page is (None if it has none), its title, and what the feed itself has of
    the article: the longest of its texts, as HTML, its author and its date as written."""

    url: str | None
    title: str | None
    body: str = ""
    author: str | None = None
    published: str | None = None


def saved(text: str, origin: Origin, slug: str) -> tuple[tuple[RawArticle, ...], tuple[Issue, ...]]:
    """The articles of a feed saved as JSON. Entry n of several has the slug ``<slug>-n``."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        what = "nested too deep" if isinstance(error, RecursionError) else getattr(error, "msg", str(error))
        message = f"this is not JSON: {what}; save the feed again, one document a file"
        return (), (Issue("sources", "not-json", message, origin, "error", line),)
    listed = _entries(document, _is_entry)
    entries = [item for item in listed if _is_entry(item)]
    if not entries:
        message = "no entries with a text were found; a JSON Feed has them under “items”"
        return (), (Issue("sources", "no-entries", message, origin, "error"),)
    name = _feed_name(document)
    articles: list[RawArticle] = []
    issues: list[Issue] = []
    if without := len(listed) - len(entries):
        message = f"{without} of {len(listed)} entries have no text and are left out"
        issues.append(Issue("sources", "empty-entry", message, origin))
    for number, entry in enumerate(entries, start=1):
        part = Origin(origin.path, origin.sha256, number)
        body, found = _body(entry, part)
        issues.extend(found)
        if not body.strip():
            issues.append(Issue("sources", "empty-entry", f"entry {number} has no text", part))
            continue
        own = slug if len(entries) == 1 else f"{slug}-{number}"
        articles.append(RawArticle(body, part, own, {}, _hints(entry, name, issues, part)))
    return tuple(articles), tuple(issues)


def _entries(document: Any, wanted: Callable[[Mapping[str, Any]], bool], depth: int = 0) -> list[Mapping[str, Any]]:
    """The list in a document in which one or more are wanted, or the document itself if it is."""
    if depth > 4:
        return []
    if isinstance(document, list):
        items: list[Mapping[str, Any]] = [item for item in document if isinstance(item, dict)]
        return items if any(map(wanted, items)) else []
    if not isinstance(document, dict):
        return []
    for key in (*_LISTS, *_WRAPPERS):
        inner = document.get(key)
        if isinstance(inner, list | dict) and (found := _entries(inner, wanted, depth + 1)):
            return found
    return [document] if wanted(document) else []


def _is_entry(item: Mapping[str, Any]) -> bool:
    return any(_string(item.get(key)) for key in _BODIES)


def _string(value: Any, depth: int = 0) -> str:
    """A text, in whichever of the ways converters write one; none that lies deeper than any of them would put it."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return next((text for item in value if (text := _string(item, depth + 1))), "")
    if isinstance(value, dict):
        return next(
            (
                text
                for key in ("value", "#text", "_", "$t", "__cdata", "rendered", "name", "href")
                if (text := _string(value.get(key), depth + 1))
            ),
            "",
        )
    return whole(value) if isinstance(value, str) else ""


def _feed_name(document: Any) -> str | None:
    """The feed's own title: who publishes it."""
    node = document
    for _ in range(3):
        if not isinstance(node, dict):
            return None
        if any(isinstance(node.get(key), list) for key in _LISTS):
            return _string(node.get("title")) or None
        node = next((node[key] for key in _WRAPPERS if isinstance(node.get(key), dict)), None)
    return None


def _body(entry: Mapping[str, Any], origin: Origin) -> tuple[str, tuple[Issue, ...]]:
    """The longest text of an entry; markup becomes lines."""
    text = max((_string(entry.get(key)) for key in _BODIES), key=len)
    if not _TAG.search(text):
        return text, ()
    title = _string(entry.get("title"))
    # An entry's text is an article without its page; the frame makes it one.
    page = html.extract(f"<html><body><article>{text}</article></body></html>", origin)
    lines = page.text or fragment(text)
    issues = tuple(issue for issue in page.issues if issue.code not in ("date-unverified", "date-conflict"))
    return (f"# {title}\n\n{lines}" if title and not lines.startswith("# ") else lines), issues


def fragment(text: str) -> str:
    """The text of a piece of HTML, a line for each block."""
    lxml_html = import_module("lxml.html")
    found = blocks(lxml_html.fromstring(f"<div>{text}</div>"))
    return "\n\n".join(block.text for block in found)


def _hints(entry: Mapping[str, Any], feed: str | None, issues: list[Issue], origin: Origin) -> dict[str, Any]:
    """An entry's own metadata."""
    hints: dict[str, Any] = {}
    if title := " ".join(_string(entry.get("title")).split()):
        hints["title"] = title
    if link := _address(entry):
        hints["url"] = link
    if author := _author(entry):
        hints["author"] = author
    if outlet := _string(entry.get("source")) or feed:
        hints["outlet"] = outlet
    given = [(key, value) for key in _DATES if (value := _string(entry.get(key)))]
    stamps = [one for key, value in given if (one := stamp(value, key))]
    if stamps and len({one.edtf for one in stamps}) == 1:
        hints |= {
            "published": stamps[0].edtf,
            "published_evidence": stamps[0].evidence,
            "published_slack": stamps[0].slack,
        }
    elif given:
        said = "; ".join(f"{key}: {value}" for key, value in given)
        issues.append(Issue("sources", "date-unverified", f"no date of publication can be taken from {said}", origin))
    return hints


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title, and those of its entries that have a page or a text, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def xml(data: bytes, url: str, charset: str | None) -> Feed:
    """An RSS or Atom feed. ``url``: where it was fetched, for relative links; ``charset``: what its header claims."""
    # A stream, never the bytes: feedparser opens a file, or an address, of the name that it is handed.
    described = {"content-location": url, "content-type": f"application/xml; charset={charset}" if charset else ""}
    parsed = import_module("feedparser").parse(io.BytesIO(data), response_headers=described)
    return Feed(parsed.feed.get("title") or None, tuple(_linked(parsed.entries)))


def json_feed(document: Any, url: str) -> Feed | None:
    """A feed, or one entry, that was fetched as JSON; None if the document is neither."""
    listed = _entries(document, lambda item: _is_entry(item) or _address(item, url) is not None)
    entries = tuple(
        Entry(
            _address(item, url),
            " ".join(_string(item.get("title")).split()) or None,
            max((_string(item.get(key)) for key in _BODIES), key=len),
            _author(item) or None,
            next((value for key in _DATES if (value := _string(item.get(key)))), None),
        )
        for item in listed
    )
    return Feed(_feed_name(document), entries) if entries or isinstance(document, dict | list) else None


def _address(item: Mapping[str, Any], base: str = "") -> str | None:
    """Where an entry's page is."""
    found = (_string(item.get(key)).strip() for key in _LINKS)
    return next((address for link in found if link and (address := web_address(_joined(base, link)))), None)


def _joined(base: str, link: str) -> str:
    """A link as an address; an identifier, which is no link, stays what it is."""
    try:
        return urljoin(base, link) if link.startswith("/") else link
    except ValueError:
        return link


def _author(item: Mapping[str, Any]) -> str:
    return next(
        (name for key in ("author", "authors", "dc:creator", "creator") if (name := _string(item.get(key)))), ""
    )


def _linked(entries: Any) -> Iterator[Entry]:
    for entry in entries:
        address = web_address((entry.get("link") or "").strip())
        texts = [str(part.get("value") or "") for part in entry.get("content") or ()]
        body = max((*texts, str(entry.get("summary") or "")), key=len)
        if address or body:
            title = " ".join((entry.get("title") or "").split()) or None
            yield Entry(address, title, body, entry.get("author") or None, entry.get("published") or None)


def dated(hints: Mapping[str, Any], entry: Entry) -> Mapping[str, Any]:
    """What a page's markup says, with its day in the feed where the markup is silent."""
    day = stamp(entry.published, "feed") if entry.published else None
    if day is None or "published" in hints or hints.get("published_conflict"):
        return hints
    return {**hints, "published": day.edtf, "published_evidence": day.evidence, "published_slack": day.slack}


def own_text(entry: Entry, outlet: str | None, origin: Origin, slug: str) -> RawArticle | None:
    """What the feed itself has of an article whose page cannot be had; None if that is too short to be one.

    ``outlet``: the feed's title. It is long enough with `FEWEST_WORDS` words; that it may be cut is for a note to say.
    """
    given = {"title": entry.title, "description": entry.body, "url": entry.url, "author": entry.author}
    text, _ = _body(given, origin)
    if len(text.split()) - len((entry.title or "").split()) < FEWEST_WORDS:
        return None
    hints = _hints({**given, "published": entry.published}, outlet, [], origin)
    return RawArticle(text, origin, slug, {}, hints)
