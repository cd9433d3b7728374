"""What is written beside the pages, in order, and the list of data files that pages link to."""

from dataclasses import dataclass

from khulasa.locale import catalogue as strings
from khulasa.model import Lang
from khulasa.settings import Settings
from khulasa.site import exports, feeds, ical, search, share, sitemap
from khulasa.site.state import Site, Writer


@dataclass(frozen=True, slots=True)
class DataLink:
    """A file of data: its address from the site's root, media type, title in the page's language, and whether it is
    announced in the page's head (feeds, that readers subscribe to)."""

    url: str
    type: str
    title: str
    feed: bool = False


def writers(settings: Settings) -> tuple[Writer, ...]:
    """The writers of a site, in the order they run once its pages are there."""
    images = share.writer(settings.root) if settings.share_images else ()
    return (sitemap.write, feeds.write, exports.write, search.write, *images)


def data_links(site: Site, lang: Lang) -> tuple[DataLink, ...]:
    """The data files of a language that the build writes, in the order a page lists them."""
    said = strings(lang).gettext
    atom, json_, calendar = "application/atom+xml", "application/json", "text/calendar"
    found = []
    if site.site_url:
        found += [
            DataLink(f"{lang}/{feeds.ATOM}", atom, said("Feed (Atom)"), feed=True),
            DataLink(f"{lang}/{feeds.JSON}", "application/feed+json", said("Feed (JSON)"), feed=True),
            DataLink(f"{lang}/{feeds.EDITED}", atom, said("Feed of edited translations only (Atom)"), feed=True),
        ]
    if ical.has_events(site.catalogues[lang]):
        found.append(DataLink(f"{lang}/{exports.CALENDAR}", calendar, said("Timeline (iCalendar)")))
    return (
        *found,
        DataLink(f"{lang}/{exports.TIMELINE_CSV}", "text/csv", said("Timeline (CSV)")),
        DataLink(f"{lang}/{exports.TIMELINE_JSON}", json_, said("Timeline (JSON)")),
        DataLink(f"{lang}/{exports.DIGESTS}", json_, said("Digests (JSON)")),
        DataLink(
            f"{exports.SCHEMAS}/{exports.DIGESTS_SCHEMA}", "application/schema+json", said("Schema of the digests")
        ),
        DataLink(
            f"{exports.SCHEMAS}/{exports.TIMELINE_SCHEMA}", "application/schema+json", said("Schema of the timeline")
        ),
    )
