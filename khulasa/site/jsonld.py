"""What a digest page says of itself to machines: schema.org in JSON-LD.

The page is a NewsArticle of this site, based on the outlet's NewsArticle. Each has its own date: of the digest, the day
it was added here; of the article, the day it was published, only where that is known and exactly expressible.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from khulasa.site import provenance
from khulasa.site.records import Digest, When
from khulasa.site.state import Site
from khulasa.site.urls import absolute

_KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
# Inside <script> a text must not end it, nor start a comment; U+2028 and U+2029 end a line of JavaScript.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_EXACT = 10
"""The longest date schema.org's Date holds: YYYY-MM-DD; YYYY-MM and YYYY are as exact as they say (ISO 8601)."""


def json_ld(site: Site, item: Digest, *, image: str = "") -> dict[str, Any]:
    """The description of a digest page. ``image``: the full address of its picture. Keys without a value are left out.

    Without a site address there are no addresses of our own in it.
    """
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": absolute(site.site_url, item.url),
            "url": absolute(site.site_url, item.url),
            "headline": item.title.text,
            "abstract": " ".join(text.text for text in item.summary),
            "inLanguage": item.lang,
            "datePublished": item.added,
            "image": image,
            "creditText": provenance.of_digest(item),
            "isBasedOn": article(item),
            **_translation(site, item),
            "citation": _citation(item),
            "mentions": [
                {"@type": _KINDS[entity.kind], "name": entity.name} for entity in item.entities if entity.kind in _KINDS
            ],
            "publisher": _publisher(site, item),
            "publishingPrinciples": _page(site, item, "about"),
        }
    )


def article(item: Digest) -> dict[str, Any]:
    """The article a digest was made of, as its outlet published it."""
    return _without_empty(
        {
            "@type": "NewsArticle",
            "@id": item.source_url,
            "url": item.source_url,
            "headline": item.title.source,
            "inLanguage": item.source_lang,
            "datePublished": _date(item.published),
            "author": {"@type": "Person", "name": item.author} if item.author else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": item.outlet.name} if item.outlet else None,
            "archivedAt": item.archive,
        }
    )


def script(site: Site, item: Digest, *, image: str = "") -> Markup:
    """The description as the content of ``<script type="application/ld+json">``: data, which the page's
    Content-Security-Policy neither runs nor stops. Any text is safe in it."""
    text = json.dumps(json_ld(site, item, image=image), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704  escaped for this place


def _translation(site: Site, item: Digest) -> dict[str, Any]:
    """A page in another language than its article's is a translation of the page in that language, or of the article
    where the site has no such page; a page in the article's own language names its translations."""
    others = {
        lang: other
        for lang, items in site.catalogues.items()
        if lang != item.lang and (other := items.by_slug.get(item.slug)) and not other.withdrawn
    }
    if item.lang == item.source_lang:
        return {"workTranslation": [_work(site, other) for other in others.values()]}
    source = others.get(item.source_lang)
    return {"translationOfWork": _work(site, source) if source else article(item)}


def _work(site: Site, other: Digest) -> dict[str, Any]:
    address = absolute(site.site_url, other.url)
    work = {"@type": "NewsArticle", "@id": address, "headline": other.title.text, "inLanguage": other.lang}
    return _without_empty(work)


def _citation(item: Digest) -> dict[str, Any] | str:
    """The source: with its address, or in words where no link was supplied."""
    name = f"{item.title.source}. {provenance.outlet(item)}, {provenance.published(item)}"
    return {"@type": "CreativeWork", "name": name, "url": item.source_url} if item.source_url else name


def _publisher(site: Site, item: Digest) -> dict[str, Any]:
    """This site. A policy on corrections is an organisation's in schema.org, not an article's."""
    return _without_empty(
        {
            "@type": "NewsMediaOrganization",
            "name": site.name(item.lang),
            "url": absolute(site.site_url, f"{item.lang}/"),
            "publishingPrinciples": _page(site, item, "about"),
            "correctionsPolicy": _page(site, item, "corrections"),
        }
    )


def _page(site: Site, item: Digest, name: str) -> str:
    """The full address of a page in the digest's language; empty where the site has none."""
    uri = f"{item.lang}/{name}.md"
    return next((absolute(site.site_url, page.url) for page in site.pages if page.uri == uri), "")


def _date(when: When | None) -> str | None:
    if when is None or when.mod or not when.datetime or "W" in when.datetime:
        return None
    return when.datetime[:_EXACT]


def _without_empty(thing: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_filled(thing))


def _filled(thing: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((key, value) for key, value in thing.items() if value not in (None, "", [], {}))
