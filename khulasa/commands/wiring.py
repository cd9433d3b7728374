"""Which adapters stand behind the ports: the one place that knows both sides."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jinja2

from khulasa.dates.wording import wording
from khulasa.editorial import Editorial
from khulasa.engines.memory import POMemory
from khulasa.locale import catalogue
from khulasa.model import DateSpan, Lang
from khulasa.pipeline import Ports
from khulasa.ports import Translator
from khulasa.settings import Settings
from khulasa.site import theme_dir
from khulasa.site.content import ContentFolder
from khulasa.site.markdown import escape
from khulasa.sources.editorial import load as load_editorial
from khulasa.sources.seeds import SeedFolder

__all__ = ["editorial_of", "ports_of", "today", "translator_of"]


def editorial_of(settings: Settings) -> Editorial:
    """What the site's editors have decided. Raises ConfigError."""
    return load_editorial(settings.root)


def ports_of(settings: Settings, *, engine: bool, dry: bool) -> Ports:
    """The real ports of a site. ``engine``: ask one where the memory has nothing; ``dry``: write nothing."""
    return Ports(
        source=SeedFolder(settings.root, settings.seeds),
        memory=POMemory(settings.root, dry=dry),
        pages=ContentFolder(settings.root, settings.docs_dir, dry=dry),
        translator=translator_of(settings, dry=dry) if engine else None,
        render=_Markdown(theme_dir()),
    )


def translator_of(settings: Settings, *, dry: bool = False) -> Translator:
    """The Argos engine, with the site's options. Nothing is loaded, and nothing of Argos imported, before it is asked
    to translate; what it answers is kept in .khulasa/, unless ``dry``."""
    from khulasa.engines.argos import ArgosTranslator, EngineSettings

    names = settings.engine.__slots__
    cache = settings.root / ".khulasa" / "engine.sqlite"
    options = EngineSettings(**{name: getattr(settings.engine, name) for name in names})
    return ArgosTranslator(options, cache=None if dry else cache)


def today() -> date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, else the clock, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now(UTC).date()


def _day(iso: str, lang: Lang) -> str:
    return wording(DateSpan(iso, None, None, None, "day"), lang)


class _Markdown:
    """Renders the body of a digest page from templates/digest.md.j2."""

    def __init__(self, folder: Path) -> None:
        self._environment = jinja2.Environment(  # noqa: S701  Markdown, not HTML: the md filter makes text safe
            loader=jinja2.FileSystemLoader(folder), undefined=jinja2.StrictUndefined, keep_trailing_newline=True
        )
        self._environment.filters["md"] = escape
        self._environment.filters["day"] = _day

    def __call__(self, lang: Lang, data: Mapping[str, Any]) -> str:
        template = self._environment.get_template("digest.md.j2")
        defaults = {"translation": None, "summary": (), "timeline": (), "figures": (), "entities": ()}
        own = catalogue(lang)
        return template.render({**defaults, **data, "_": own.gettext, "ngettext": own.ngettext})
