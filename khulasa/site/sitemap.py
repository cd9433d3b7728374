"""sitemap.xml with the alternates of each page, as sitemaps.org and Google's hreflang extension have it."""

from xml.sax.saxutils import quoteattr

from khulasa.site.state import Built, Site
from khulasa.site.urls import absolute


def write(site: Site) -> None:
    """Write sitemap.xml and robots.txt; none without a site address, as both need full addresses."""
    if not site.site_url:
        return
    listed = frozenset(page.url for page in site.pages if page.indexed)
    entries = "".join(_entry(site, page, listed) for page in site.pages if page.indexed)
    (site.site_dir / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{entries}</urlset>\n",
        encoding="utf-8",
    )
    (site.site_dir / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {absolute(site.site_url, 'sitemap.xml')}\n", encoding="utf-8"
    )


def _entry(site: Site, page: Built, listed: frozenset[str]) -> str:
    alternates = dict(page.alternates)
    if alternates:
        alternates["x-default"] = site.x_default(page)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(absolute(site.site_url, url))}/>'
        for lang, url in alternates.items()
        if url in listed
    )
    address = absolute(site.site_url, page.url).replace("&", "&amp;")
    return f"<url><loc>{address}</loc>{links}</url>\n"
