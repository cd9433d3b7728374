"""What a build of the site knows, handed to everything that writes beside the pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from khulasa.locale import catalogue as strings
from khulasa.model import Lang
from khulasa.site.catalogue import Catalogue
from khulasa.site.urls import page_path


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: its code, its name in itself, and its direction (``rtl`` or ``ltr``), from CLDR."""

    code: Lang
    name: str
    dir: str

    @classmethod
    def of(cls, code: Lang) -> "Language":
        locale = Locale.parse(code)
        return cls(code, (locale.display_name or code).capitalize(), locale.text_direction)


@dataclass(frozen=True, slots=True)
class Built:
    """A page of the site: its path under content/, its address from the site's root, its language (None: all),
    its counterparts by language (itself included), and whether search engines may list it."""

    uri: str
    url: str
    lang: Lang | None
    alternates: Mapping[Lang, str]
    indexed: bool


@dataclass(frozen=True, slots=True)
class Site:
    """One build. ``site_url``: empty, or where the site will be published, with a slash at the end."""

    site_dir: Path
    site_url: str
    repository: str
    languages: tuple[Language, ...]
    catalogues: Mapping[Lang, Catalogue]
    pages: tuple[Built, ...]

    def x_default(self, page: Built) -> str:
        """Where a reader of another language goes, from the site's root: from the front pages to the bilingual one,
        from any other page to its counterpart in the site's first language."""
        fronts = {f"{language.code}/" for language in self.languages}
        return "./" if page.url in fronts else next(iter(page.alternates.values()), "./")

    def name(self, lang: Lang) -> str:
        """The site's name in a language."""
        return strings(lang).gettext("Khulasa")


Writer = Callable[[Site], None]
"""Writes files beside the pages into ``site.site_dir`` once these are there: sitemap, feeds, exports, search."""


def counterparts(uri: str, uris: frozenset[str], languages: tuple[Language, ...]) -> dict[Lang, str]:
    """The pages with the same path below their language, by language: their addresses from the site's root."""
    lang, _, below = uri.partition("/")
    if lang not in {language.code for language in languages}:
        return {}
    found = {language.code: f"{language.code}/{below}" for language in languages}
    return {code: page_path(path) for code, path in found.items() if path in uris}
