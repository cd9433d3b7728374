"""Feeds of a language: Atom (RFC 4287), JSON Feed 1.1, and Atom of edited translations only.

Dates are the day a digest was added here, never the clock's; the article's own date stands in the text.
"""

import json
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from babel import Locale

from khulasa.locale import catalogue as strings
from khulasa.model import Lang
from khulasa.site import provenance
from khulasa.site.records import Digest, Text
from khulasa.site.state import Site
from khulasa.site.urls import absolute

ATOM = "feed.xml"
JSON = "feed.json"
EDITED = "feed-edited.xml"
SIZE = 60
"""The most digests a feed holds, newest first."""
_EPOCH = "1970-01-01"
# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(site: Site) -> None:
    """Write the feeds of every language; none without a site address, as a feed needs full addresses."""
    if not site.site_url:
        return
    for lang, items in site.catalogues.items():
        folder = site.site_dir / lang
        folder.mkdir(parents=True, exist_ok=True)
        latest, edited = latest_first(items.digests), latest_first(filter(_is_edited, items.digests))
        said = strings(lang).gettext
        name = site.name(lang)
        titled = f"{name}{said(': ')}{said('edited translations')}"
        (folder / ATOM).write_text(atom(site, lang, latest, name, ATOM), encoding="utf-8", newline="\n")
        (folder / EDITED).write_text(atom(site, lang, edited, titled, EDITED), encoding="utf-8", newline="\n")
        (folder / JSON).write_text(json_feed(site, lang, latest), encoding="utf-8", newline="\n")


def latest_first(items: Iterable[Digest]) -> tuple[Digest, ...]:
    """The digests last added, by the order of the index among those of a day, and no more than a feed holds."""
    return tuple(sorted(items, key=lambda item: item.added, reverse=True))[:SIZE]


def _is_edited(item: Digest) -> bool:
    return item.translation is not None and item.translation.state == "edited"


def entry_id(site: Site, item: Digest) -> str:
    """The entry's identity for all time, a tag URI (RFC 4151): the site's host, the day it was added, its page.

    Written without the scheme and the base path, so that a move to https or to a folder makes no new entries.
    """
    host = urlsplit(site.site_url).hostname or "localhost"
    return f"tag:{host},{item.added or _EPOCH}:{item.lang}/{quote(item.slug)}"


def instant(item: Digest) -> str:
    """The day a digest was added, as RFC 3339 has it."""
    return f"{item.added or _EPOCH}T00:00:00Z"


def atom(site: Site, lang: Lang, items: Sequence[Digest], title: str, name: str) -> str:
    """An Atom feed; ``name``: of its file below the language's folder."""
    here, home = absolute(site.site_url, f"{lang}/{name}"), absolute(site.site_url, f"{lang}/")
    updated = max((instant(item) for item in items), default=f"{_EPOCH}T00:00:00Z")
    entries = "".join(_entry(site, item) for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f"<feed xmlns={quoteattr('http://www.w3.org/2005/Atom')} xml:lang={quoteattr(lang)}>\n"
        f"<title>{_xml(title)}</title>\n"
        f"<id>{escape(here)}</id>\n"
        f"<updated>{updated}</updated>\n"
        f"<link rel={quoteattr('self')} type={quoteattr('application/atom+xml')} href={quoteattr(here)}/>\n"
        f"<link rel={quoteattr('alternate')} type={quoteattr('text/html')} href={quoteattr(home)}/>\n"
        f"<author><name>{_xml(site.name(lang))}</name></author>\n"
        f"{entries}</feed>\n"
    )


def _entry(site: Site, item: Digest) -> str:
    address = absolute(site.site_url, item.url)
    lang = f" xml:lang={quoteattr(item.title.lang)}" if item.title.lang != item.lang else ""
    source = (
        f'<link rel="via" hreflang={quoteattr(item.source_lang)} href={quoteattr(_xml(item.source_url, safe=True))}/>\n'
        if item.source_url
        else ""
    )
    return (
        "<entry>\n"
        f"<title{lang}>{_xml(item.title.text)}</title>\n"
        f"<id>{escape(entry_id(site, item))}</id>\n"
        f"<published>{instant(item)}</published>\n<updated>{instant(item)}</updated>\n"
        f'<link rel="alternate" type="text/html" hreflang={quoteattr(item.lang)} href={quoteattr(address)}/>\n'
        f"{source}"
        f'<content type="html">{_xml(content(item))}</content>\n'
        "</entry>\n"
    )


def json_feed(site: Site, lang: Lang, items: Sequence[Digest]) -> str:
    """A JSON Feed, version 1.1; ``_khulasa`` says how each text came to be, for programs."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.name(lang),
        "home_page_url": absolute(site.site_url, f"{lang}/"),
        "feed_url": absolute(site.site_url, f"{lang}/{JSON}"),
        "language": lang,
        "authors": [{"name": site.name(lang), "url": absolute(site.site_url, f"{lang}/")}],
        "items": [_item(site, item) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(site: Site, item: Digest) -> dict[str, object]:
    found = {
        "id": entry_id(site, item),
        "url": absolute(site.site_url, item.url),
        "external_url": item.source_url,
        "title": item.title.text,
        "content_html": content(item),
        "date_published": instant(item),
        "date_modified": instant(item),
        "language": item.lang,
        "tags": [entity.name for entity in item.entities if entity.page] or None,
        "_khulasa": {
            "translation": item.translation.state if item.translation else "source",
            "source_language": item.source_lang,
            "outlet": item.outlet.name if item.outlet else None,
            "article_published": item.published.edtf if item.published else None,
        },
    }
    return {key: value for key, value in found.items() if value is not None}


def content(item: Digest) -> str:
    """A digest as HTML for a feed reader: outlet and date, how it came to be, its sentences, each with what a reader
    must know of it."""
    direction = str(Locale.parse(item.lang).text_direction)
    line = f"<bdi>{escape(provenance.outlet(item))}</bdi> · <bdi>{escape(provenance.published(item))}</bdi>"
    sentences = "".join(_sentence(text, item.lang) for text in item.summary)
    how = f"<p><small>{escape(provenance.of_digest(item))}</small></p>"
    return f'<div lang="{item.lang}" dir="{direction}"><p>{line}</p>{sentences}{how}</div>'


def _sentence(text: Text, lang: Lang) -> str:
    words = escape(text.text)
    if text.lang != lang:
        words = f'<span lang={quoteattr(text.lang)} dir="auto">{words}</span>'
    said = provenance.label(text, lang)
    return f"<p>{words}{f' <small>[{escape(said)}]</small>' if said else ''}</p>"


def _xml(text: str, *, safe: bool = False) -> str:
    """Text for XML, without what XML cannot hold; ``safe``: escaped later, as an attribute."""
    held = _NOT_XML.sub("", text)
    return held if safe else escape(held)
