"""Addresses inside the site: always relative to the page they stand on, so that any base path serves them."""

import hashlib
import re
from urllib.parse import quote, urljoin

from mkdocs.utils import get_relative_url

MAX_SEGMENT = 120
"""Bytes of a path's segment; file systems allow 255, and other tools add endings."""

_UNSAFE = re.compile(r"[^\w]+")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[0-9][A-Za-z0-9_-]*")


def relative(target: str, page_url: str) -> str:
    """The address of ``target`` (from the site's root, with an anchor or without) as a link on ``page_url``.

    >>> relative("ar/timeline/#y2024", "ar/digests/x/")
    '../../timeline/#y2024'
    """
    path, hash_sign, anchor = target.partition("#")
    return f"{get_relative_url(path, page_url)}{hash_sign}{anchor}"


def absolute(site_url: str, target: str) -> str:
    """The full address of ``target`` on the published site; empty when the site's address is not known."""
    return urljoin(site_url.rstrip("/") + "/", target.removeprefix("./")) if site_url else ""


def segment(name: str) -> str:
    """A name as one segment of a path: word characters of any script, the rest as hyphens.

    >>> segment("Deir ez-Zor / city")
    'deir-ez-zor-city'
    """
    slug = _UNSAFE.sub("-", name.lower()).strip("-_")
    if slug and len(slug.encode()) <= MAX_SEGMENT:
        return slug
    return "-".join(filter(None, (slug[: MAX_SEGMENT // 4], "x" + hashlib.sha256(name.encode()).hexdigest()[:8])))


def token(slug: str) -> str:
    """A slug as part of an anchor: itself when it is plain ASCII, else a short hash of it."""
    return slug if _TOKEN.fullmatch(slug) else "s" + hashlib.sha256(slug.encode()).hexdigest()[:8]


def page_path(uri: str) -> str:
    """The address MkDocs gives a Markdown file, from the site's root: ``ar/a/b.md`` → ``ar/a/b/``.

    >>> page_path("ar/index.md"), page_path("ar/digests/x.md")
    ('ar/', 'ar/digests/x/')
    """
    stem = uri.removesuffix(".md")
    if stem == "index":
        return "./"
    stem = stem.removesuffix("/index")
    return quote(stem) + "/"
