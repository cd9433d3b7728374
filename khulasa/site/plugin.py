"""The MkDocs plugin: virtual pages, languages, and what the templates see. Only reads content/ as committed."""

from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from khulasa.errors import KhulasaError
from khulasa.settings import Settings, load
from khulasa.site import catalogue, outputs, share, theme_dir
from khulasa.site.content import GENERATED
from khulasa.site.context import Context
from khulasa.site.pages import Virtual, virtual_pages
from khulasa.site.state import Built, Language, Site, counterparts

STYLESHEET = "assets/khulasa.css"


class KhulasaPlugin(BasePlugin):  # type: ignore[misc]
    """Wires content/ and templates/ together. Its options are checked by khulasa.settings, all at once."""

    def __init__(self) -> None:
        self.serving = False
        self.settings: Settings
        self.site: Site
        self.context: Context
        self.virtual: dict[str, Virtual] = {}

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Take the options as they are: `khulasa.settings.load` reads and checks them from the same file."""
        self.config = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether the pages are for live preview, whose script the security policy would stop."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings; put the theme that comes with the package behind the site's own folder."""
        try:
            self.settings = load(Path(config.config_file_path).parent)
        except KhulasaError as error:
            raise PluginError(str(error)) from error
        theme = str(theme_dir())
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(0 if not config.theme.custom_dir else 1, theme)
        config.theme.static_templates = {"404.html"}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the digests, add the virtual pages and the one stylesheet; drop what of the theme is no asset."""
        for file in list(files):
            if file.src_dir in config.theme.dirs and not _is_asset(file.src_uri):
                files.remove(file)
        languages = tuple(Language.of(code) for code in self.settings.languages)
        try:
            catalogues = catalogue.load(Path(config.docs_dir), self.settings.languages)
        except KhulasaError as error:
            raise PluginError(str(error)) from error
        for items in catalogues.values():
            for page in virtual_pages(items):
                if files.get_file_from_path(page.uri) is None:
                    self.virtual[page.uri] = page
                    files.append(File.generated(config, page.uri, content=page.markdown))
        css = "\n".join(path.read_text(encoding="utf-8") for path in stylesheets(config))
        files.append(File.generated(config, STYLESHEET, content=css))
        for file in files.documentation_pages():
            file.inclusion = InclusionLevel.NOT_IN_NAV
        self.site = self._site(files, config, languages, catalogues)
        pictures = self.settings.share_images and share.available()
        self.context = Context(self.site, self.virtual, relaxed=self.serving, pictures=pictures)
        return files

    def _site(
        self,
        files: Files,
        config: MkDocsConfig,
        languages: tuple[Language, ...],
        catalogues: dict[str, catalogue.Catalogue],
    ) -> Site:
        uris = frozenset(file.src_uri for file in files.documentation_pages())
        codes = {language.code for language in languages}
        pages = tuple(
            Built(
                uri=file.src_uri,
                url=file.url,
                lang=lang if (lang := file.src_uri.partition("/")[0]) in codes else None,
                alternates=counterparts(file.src_uri, uris, languages),
                indexed=self._indexed(file.src_uri, catalogues),
            )
            for file in sorted(files.documentation_pages(), key=lambda file: file.src_uri)
        )
        return Site(
            site_dir=Path(config.site_dir),
            site_url=config.site_url or "",
            repository=self.settings.repository.rstrip("/"),
            languages=languages,
            catalogues=catalogues,
            pages=pages,
        )

    def _indexed(self, uri: str, catalogues: dict[str, catalogue.Catalogue]) -> bool:
        """Whether search engines may list a page: withdrawn digests never, unreviewed translations by a setting."""
        items = catalogues.get(uri.partition("/")[0])
        item = items.by_uri.get(uri) if items else None
        if item is None:
            # What lies among the digests and is none is a redirect.
            return f"/{GENERATED}/" not in uri
        unreviewed = item.translation is not None and item.translation.state != "edited"
        return not item.withdrawn and not (unreviewed and self.settings.noindex_unreviewed)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Choose a digest's template; the Markdown of a digest that is as generated is not what the site shows."""
        item = self.context.digest(page.file.src_uri)
        if item is None:
            return markdown
        if item.withdrawn:
            page.meta["template"] = "tombstone.html"
            return ""
        page.meta["template"] = "written.html" if item.by_hand else "digest.html"
        return markdown if item.by_hand else ""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape everything by default, fail on an undefined name, leave no blank lines."""
        env.autoescape = True
        env.undefined = StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """What the template of a page sees (context.py)."""
        moved = str(page.meta.get("to") or "") if page.meta.get("template") == catalogue.REDIRECT else ""
        return {**context, **self.context.of_page(page.file.src_uri, page.file.url, str(page.title or ""), moved)}

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """What 404.html sees: it is shown at any address, so that its links start at the site's root."""
        return {**context, **self.context.of_error_page(str(context["base_url"]))}

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what stands beside the pages (outputs.py)."""
        try:
            for write in outputs.writers(self.settings):
                write(self.site)
        except KhulasaError as error:
            raise PluginError(str(error)) from error


def stylesheets(config: MkDocsConfig) -> list[Path]:
    """The theme's components, in the order of their names; a site's own folder replaces a file or adds one."""
    found: dict[str, Path] = {}
    for folder in reversed(config.theme.dirs):
        for path in sorted(Path(folder).glob("assets/css/*.css")):
            found[path.name] = path
    return [found[name] for name in sorted(found)]


def _is_asset(uri: str) -> bool:
    return uri.startswith("assets/") and not uri.startswith("assets/css/")


__all__ = ["KhulasaPlugin", "stylesheets"]
