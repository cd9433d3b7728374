"""Feeds: JSON Feed and RSS saved as JSON (files), RSS and Atom (fetched), as articles or links."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from khulasa.model import Issue, Origin, RawArticle
from khulasa.sources import html
from khulasa.sources.blocks import blocks
from khulasa.sources.frontmatter import web_address
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
        message = f"this is not JSON: {getattr(error, 'msg', 'nested too deep')}"
        return (), (Issue("sources", "not-json", message, origin, "error", line),)
    entries = _entries(document)
    if not entries:
        message = "no entries with a text were found; a JSON Feed has them under “items”"
        return (), (Issue("sources", "no-entries", message, origin, "error"),)
    name = _feed_name(document)
    articles: list[RawArticle] = []
    issues: list[Issue] = []
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


def _entries(document: Any, depth: int = 0) -> list[Mapping[str, Any]]:
    """The list of entries in a document, or the document itself if it is one."""
    if depth > 4:
        return []
    if isinstance(document, list):
        return [item for item in document if isinstance(item, dict) and _is_entry(item)]
    if not isinstance(document, dict):
        return []
    for key in (*_LISTS, *_WRAPPERS):
        inner = document.get(key)
        if isinstance(inner, list | dict) and (found := _entries(inner, depth + 1)):
            return found
    return [document] if _is_entry(document) else []


def _is_entry(item: Mapping[str, Any]) -> bool:
    return any(_string(item.get(key)) for key in _BODIES)


def _string(value: Any) -> str:
    """A text, in whichever of the ways converters write one."""
    if isinstance(value, list):
        return next((text for item in value if (text := _string(item))), "")
    if isinstance(value, dict):
        return next(
            (
                text
                for key in ("value", "#text", "_", "$t", "__cdata", "rendered", "name", "href")
                if (text := _string(value.get(key)))
            ),
            "",
        )
    return value if isinstance(value, str) else ""


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
    if link := next((address for key in _LINKS if (address := web_address(_string(entry.get(key)).strip()))), None):
        hints["url"] = link
    author = (
        _string(entry.get("author"))
        or _string(entry.get("authors"))
        or _string(entry.get("dc:creator"))
        or _string(entry.get("creator"))
    )
    if author:
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


def links(data: bytes) -> tuple[tuple[Entry, ...], str | None]:
    """The entries of an RSS or Atom feed that have a page or a text, in its order, and the feed's title; () if it is no
    feed."""
    parsed = import_module("feedparser").parse(data)
    entries = tuple(_linked(parsed.entries))
    return entries, parsed.feed.get("title") or None


def _linked(entries: Any) -> Iterator[Entry]:
    for entry in entries:
        address = web_address((entry.get("link") or "").strip())
        texts = [str(part.get("value") or "") for part in entry.get("content") or ()]
        body = max((*texts, str(entry.get("summary") or "")), key=len)
        if address or body:
            title = " ".join((entry.get("title") or "").split()) or None
            yield Entry(address, title, body, entry.get("author") or None, entry.get("published") or None)


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
