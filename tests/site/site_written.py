"""Makes a small site from sentences, so that a test can say what it is about beside what it expects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from khulasa.site.content import mark_of
from khulasa.site.state import Site

CONFIG = """site_name: Khulasa
site_url: {url}
theme:
  name: null
  custom_dir: overrides
docs_dir: content
plugins:
  - khulasa:
      languages: [ar, en]
"""


@dataclass(frozen=True)
class Written:
    """A digest: its title and sentences in Arabic (the source) and English, and whatever else its front matter says."""

    slug: str
    ar: Sequence[str]
    en: Sequence[str]
    more: Mapping[str, Any] = field(default_factory=dict)

    def page(self, lang: str) -> str:
        said = {"ar": self.ar, "en": self.en}[lang]
        meta = {
            "template": "digest.html",
            "title": said[0],
            "lang": lang,
            "slug": self.slug,
            "status": "published",
            "source_lang": "ar",
            "title_segment": self.segment(lang, 0),
            "added": "2026-11-22",
            "translation": {"state": "edited", "edited": len(said)} if lang == "en" else None,
            "summary": [self.segment(lang, number) for number in range(1, len(said))],
            **self.more,
        }
        front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1 << 20)
        text = f"---\n{front}---\n\n{said[0]}\n"
        return f"---\n{front}mark: {mark_of(text)}\n---\n\n{said[0]}\n"

    def segment(self, lang: str, number: int) -> dict[str, Any]:
        text = {"ar": self.ar, "en": self.en}[lang][number]
        state = "edited" if lang == "en" else "source"
        return {
            "key": f"sentence:{number}",
            "text": text,
            "lang": lang,
            "state": state,
            "source": self.ar[number],
            "source_lang": "ar",
            "paragraph": number,
        }


def lay_out(root: Path, digests: Sequence[Written], url: str = "https://digest.example/") -> None:
    """Write the site's sources under ``root``."""
    (root / "overrides").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG.format(url=url), encoding="utf-8")
    (root / "content").mkdir()
    (root / "content/index.md").write_text("---\ntemplate: home.html\n---\n", encoding="utf-8")
    for lang in ("ar", "en"):
        folder = root / "content" / lang
        (folder / "digests").mkdir(parents=True)
        (folder / "index.md").write_text("---\ntemplate: index.html\n---\n", encoding="utf-8")
        for name in ("about", "corrections"):
            (folder / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
        for digest in digests:
            (folder / "digests" / f"{digest.slug}.md").write_text(digest.page(lang), encoding="utf-8")


def build_site(root: Path) -> Site:
    """Build the site that lies under ``root`` with the real MkDocs; what the build knew of it."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    site: Site = config.plugins["khulasa"].site
    return site
