"""What templates see: the page's language and its strings, relative links, and the records of its subject."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from babel import Locale
from markupsafe import Markup, escape

from khulasa.dates.wording import wording
from khulasa.locale import catalogue as strings
from khulasa.model import DateSpan, Lang
from khulasa.site import jsonld, marking, search, share
from khulasa.site.catalogue import FOLDERS, OUTLETS, timeline
from khulasa.site.outputs import data_links
from khulasa.site.pages import LISTS, OUTLET_KINDS, SECTIONS, Virtual
from khulasa.site.records import Digest, Text
from khulasa.site.state import Built, Language, Site
from khulasa.site.strip import strip
from khulasa.site.urls import absolute, page_path, relative

PRELOAD: Mapping[Lang, tuple[str, ...]] = defaultdict(
    tuple, ar=("naskh-400.woff2", "kufi-600.woff2"), en=("newsreader-400.woff2", "newsreader-600.woff2")
)
"""The fonts each language's first screen is set in; they are asked for before the style sheet is read."""

ERROR_FORM = "error-report.yml"
"""The issue form of the repository that a reader's report goes to (.github/ISSUE_TEMPLATE)."""

# Nothing but the site itself; no inline script or style. Search alone needs WebAssembly, on pages that have it.
POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "img-src 'self' data:; manifest-src 'self'; script-src 'self'{wasm}; style-src 'self'"
)


@dataclass(frozen=True, slots=True)
class Strings:
    """The interface strings of a language; ``%(name)s`` is filled from keywords, which are escaped."""

    lang: Lang

    def gettext(self, message: str, **values: Any) -> Any:
        text = strings(self.lang).gettext(message)
        return Markup(escape(text)) % values if values else text  # noqa: S704  the text is escaped first

    def ngettext(self, one: str, many: str, number: int, **values: Any) -> Any:
        text = strings(self.lang).ngettext(one, many, number)
        return Markup(escape(text)) % {"n": number, **values}  # noqa: S704  the text is escaped first


class Context:
    """Makes the context of each page of one build. ``relaxed``: no security policy, for live preview;
    ``pictures``: whether digests have a picture for links that are shared."""

    def __init__(
        self, site: Site, virtual: Mapping[str, Virtual], *, relaxed: bool = False, pictures: bool = False
    ) -> None:
        self._site = site
        self._virtual = virtual
        self._relaxed = relaxed
        self._pictures = pictures
        self._pages = {page.uri: page for page in site.pages}
        self._languages = {language.code: language for language in site.languages}
        self._fixed = {lang: _of_language(lang) for lang in self._languages}

    def digest(self, uri: str) -> Digest | None:
        """The digest a page stands for, if it is one."""
        items = self._site.catalogues.get(uri.partition("/")[0])
        return items.by_uri.get(uri) if items else None

    def of_page(self, uri: str, url: str, title: str, moved_to: str = "") -> dict[str, Any]:
        """The context of a page, by its path under content/; ``moved_to``: the path of the page it redirects to."""
        here, item = self._pages[uri], self.digest(uri)
        lang = here.lang or self._site.languages[0].code
        virtual = self._virtual.get(uri)

        def link(target: str) -> str:
            return relative(target, url)

        return {
            **self._common(lang, link),
            "here": here,
            "title": title,
            "policy": self._policy(search=url == f"{lang}/"),
            "alternates": self._alternates(here),
            "canonical": absolute(self._site.site_url, page_path(moved_to) if moved_to else url),
            "moved_to": page_path(moved_to) if moved_to else "",
            "x_default": absolute(self._site.site_url, self._site.x_default(here)),
            "item": item,
            "picture": self._picture(item),
            "topic": virtual.topic if virtual else None,
            "folder": virtual.folder if virtual else "",
        }

    def of_error_page(self, base: str) -> dict[str, Any]:
        """The context of 404.html; ``base``: the path of the site's root on its server."""
        root = base.rstrip("/") + "/"

        def link(target: str) -> str:
            return root + target.removeprefix("./")

        lang = self._site.languages[0].code
        return {
            **self._common(lang, link),
            "here": None,
            "title": "404",
            "policy": self._policy(search=False),
            "alternates": (),
            "canonical": "",
            "x_default": "",
            "all_strings": [(language, Strings(language.code)) for language in self._site.languages],
        }

    def _common(self, lang: Lang, link: Callable[[str], str]) -> dict[str, Any]:
        items = self._site.catalogues[lang]
        return {
            **self._fixed[lang],
            "lang": lang,
            "dir": self._languages[lang].dir,
            "languages": self._site.languages,
            "site_name": self._site.name(lang),
            "site_names": [(language, self._site.name(language.code)) for language in self._site.languages],
            "strings": {code: Strings(code) for code in self._languages},
            "link": link,
            "asset": lambda path: link(f"assets/{path}"),
            "home": f"{lang}/",
            "to": lambda path: link(page_path(f"{lang}/{path}.md")),
            "catalogue": items,
            "catalogues": self._site.catalogues,
            "direction": lambda code: self._languages[code].dir if code in self._languages else _direction(code),
            "timeline": timeline,
            "strip": lambda rows: strip(rows, items, rtl=self._languages[lang].dir == "rtl"),
            "sentence_anchor": _sentence_anchor,
            "owned": _owned,
            "isolated": lambda text: marking.isolated(text, rtl=self._languages[lang].dir == "rtl"),
            "bdi": lambda text: Markup("<bdi>%s</bdi>") % text,
            "preload": PRELOAD,
            "report": self._report,
            "repository": self._site.repository,
            "data_links": data_links(self._site, lang),
            "json_ld": lambda item, image: jsonld.script(self._site, item, image=image),
            "searchable": search.has_index(self._site, lang),
            "topic_lists": LISTS,
            "folders": FOLDERS,
            "outlets_folder": OUTLETS,
        }

    def _picture(self, item: Digest | None) -> str:
        """The full address of a published digest's picture; empty where it has none."""
        return share.picture(self._site, item) if item and self._pictures else ""

    def _policy(self, *, search: bool) -> str:
        """The page's security policy; the engine of the search needs WebAssembly, where it runs and nowhere else."""
        return "" if self._relaxed else POLICY.format(wasm=" 'wasm-unsafe-eval'" if search else "")

    def _alternates(self, here: Built) -> Sequence[tuple[Language, str, str]]:
        """The page in each of its languages: the language, its address from the site's root, and its full address."""
        return [
            (self._languages[code], url, absolute(self._site.site_url, url)) for code, url in here.alternates.items()
        ]

    def _report(self, where: str) -> str:
        """The address of the repository's issue form for errors, naming the page; empty without a repository."""
        if not self._site.repository:
            return ""
        page = quote(absolute(self._site.site_url, where) or where, safe="")
        return f"{self._site.repository}/issues/new?template={ERROR_FORM}&page={page}"


def _of_language(lang: Lang) -> dict[str, Any]:
    """What templates need of a language, the same for all its pages."""
    locale, said = Locale.parse(lang), Strings(lang)

    def country(code: str) -> str:
        return str(locale.territories.get(code.upper(), code))

    def day(iso: str) -> str:
        return wording(DateSpan(iso, None, None, None, "day"), lang)

    def language_name(code: str) -> str:
        return str(locale.languages.get(code, code))

    return {
        "_": said.gettext,
        "ngettext": said.ngettext,
        "country": country,
        "language_name": language_name,
        "day": day,
        "outlet_kind": lambda kind: said.gettext(OUTLET_KINDS[kind]) if kind in OUTLET_KINDS else kind,
        "folder_name": lambda folder: said.gettext(SECTIONS[folder]),
    }


def _owned(text: Text, item: Digest, address: str) -> Markup:
    """A text of a digest, its outlet's words linked to where the digest's page says so; one edited by hand may not."""
    return marking.owned(text, () if item.by_hand else item.loaded, f"{address}#loaded")


def _sentence_anchor(item: Digest, key: str) -> str:
    """The anchor of the sentence with this key, in the summary or else the timeline; empty where it is in neither."""
    places = [(text.key, f"s{number}") for number, text in enumerate(item.summary, 1)]
    places += [(row.segment.key, row.id) for row in item.timeline]
    return next((anchor for other, anchor in places if key and other == key), "")


def _direction(code: str) -> str:
    """The direction of a language that is none of the site's; left to right where CLDR does not know it."""
    try:
        return str(Locale.parse(code).text_direction)
    except (ValueError, LookupError):
        return "ltr"
