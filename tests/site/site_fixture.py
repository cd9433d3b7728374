"""Builds the fixed site of tests/data/site with the real MkDocs, and reads its pages."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from mkdocs.commands.build import build
from mkdocs.config import load_config

FIXTURE = Path(__file__).resolve().parent.parent / "data/site"


def build_fixture(target: Path, *, source: Path = FIXTURE, **options: object) -> Path:
    """Copy the fixture to ``target`` and build it; returns the built site. Raises what MkDocs raises."""
    shutil.copytree(source, target / "source")
    config = load_config(str(target / "source/mkdocs.yml"), strict=True, site_dir=str(target / "site"), **options)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return target / "site"


MOVED = "port-railway"
"""The digest of the fixture that stands elsewhere now."""


@cache
def parse(path: Path) -> Element:
    """A page as a tree, read as browsers read it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(path.read_text(encoding="utf-8"))
    return tree


def pages(site: Path) -> list[Path]:
    """The pages of a site, those that only redirect left out."""
    return [path for path in sorted(site.rglob("*.html")) if path.parent.name != MOVED]


def attributes(tree: Element, name: str) -> Iterator[tuple[Element, str]]:
    for element in tree.iter():
        if isinstance(element.tag, str) and name in element.attrib:
            yield element, element.attrib[name]


def text(element: Element | None) -> str:
    """The text of an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def by_class(tree: Element, name: str) -> list[Element]:
    return [element for element, value in attributes(tree, "class") if name in value.split()]
