"""A picture of each digest in each language for links that are shared (OpenGraph): PNG, 1200 × 630, made at build time.

Drawn from templates/share.svg.j2 by resvg with the site's own fonts and no other, so that the same digest gives the
same bytes. Without resvg_py the site is built without pictures.
"""

import hashlib
import importlib
import importlib.metadata
import importlib.util
import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from khulasa import files
from khulasa.model import Lang
from khulasa.site import provenance, theme_dir
from khulasa.site.records import Digest
from khulasa.site.share_type import Set, Setter, read_face
from khulasa.site.state import Site, Writer
from khulasa.site.urls import absolute

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
FOLDER = "share"
"""Below the language's folder, and below .khulasa/ for pictures that are kept from build to build."""
TEMPLATE = "share.svg.j2"
_LIBRARY = "resvg_py"
_LOG = logging.getLogger("mkdocs.plugins.khulasa")

# Baselines and boxes, in pixels; what lies between the two hairlines of the template is the title's.
_INNER = WIDTH - 2 * MARGIN
_TITLE_TOP, _TITLE_BOTTOM = 156, 504
_LEADING: Mapping[str, float] = {"rtl": 1.5, "ltr": 1.22}
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_TITLE_SIZES = (76, 70, 64, 58, 52, 46, 40)
_MANY = 100
"""Pictures from which several processes are faster than one: each needs half a second to begin."""


def available() -> bool:
    """Whether pictures can be drawn: whether resvg_py is installed."""
    return importlib.util.find_spec(_LIBRARY) is not None


def address(item: Digest) -> str:
    """The address of a digest's picture from the site's root, where it has one."""
    return f"{item.lang}/{FOLDER}/{item.token}.png"


def picture(site: Site, item: Digest) -> str:
    """The full address of a digest's picture; empty where it has none: no site address, a title that the fonts cannot
    show, a withdrawn digest."""
    drawn = not item.withdrawn and _setter().known(item.title.text) is not None
    return absolute(site.site_url, address(item)) if drawn else ""


def writer(root: Path) -> tuple[Writer, ...]:
    """The writer of the pictures of the site at ``root``; none, and a word about it, where they cannot be drawn."""
    if not available():
        _LOG.info("no share images: resvg_py is not installed (pip install -r requirements-site.lock)")
        return ()

    def write_pictures(site: Site) -> None:
        write(site, root / ".khulasa" / FOLDER)

    return (write_pictures,)


def write(site: Site, kept: Path) -> None:
    """Write the pictures of all published digests. ``kept``: the folder of pictures by what they were drawn from; one
    that is there is not drawn again, one that is no longer asked for is removed."""
    wanted: dict[Path, str] = {}
    places: dict[Path, Path] = {}
    for lang, items in site.catalogues.items():
        for item in items.digests:
            if (drawing := svg(item, site.name(lang))) is not None:
                path = kept / f"{_key(drawing)}.png"
                wanted[path], places[site.site_dir / address(item)] = drawing, path
    _draw({path: drawing for path, drawing in wanted.items() if not path.is_file()})
    for place, path in places.items():
        files.write(place, path.read_bytes(), durable=False)
    for path in kept.glob("*.png"):
        if path not in wanted:
            path.unlink()


def _draw(wanted: Mapping[Path, str]) -> None:
    """Draw pictures into their files; many of them in several processes, since the renderer holds the interpreter."""
    if len(wanted) < _MANY:
        for path, drawing in wanted.items():
            files.write(path, render(drawing), durable=False)
        return
    _LOG.info("drawing %d share images", len(wanted))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for path, png in zip(wanted, pool.map(render, wanted.values(), chunksize=8), strict=True):
            files.write(path, png, durable=False)


def svg(item: Digest, site_name: str) -> str | None:
    """The picture of a digest as SVG: the site's name, the title, outlet and date, and, where the title is a machine
    translation or none, that it is. None where the fonts cannot show the title."""
    words = _setter().known(item.title.text)
    if words is None:
        return None
    direction, title_direction = _direction(item.lang), _direction(item.title.lang)
    title = _setter().fit(
        words,
        direction=title_direction,
        weight=600,
        sizes=_TITLE_SIZES,
        box=(_INNER, _TITLE_BOTTOM - _TITLE_TOP),
        leading=_LEADING[title_direction],
    )
    said = provenance.label(item.title, item.lang)
    label = _line((said,), direction, 26, _INNER // 2) if said else None
    source = (provenance.outlet(item), provenance.published(item))
    context = {
        "margin": MARGIN,
        "edge": _edge(direction),
        "anchor": _ANCHOR[direction],
        "title_edge": _edge(title_direction),
        "title_anchor": _ANCHOR[title_direction],
        "name": _line((site_name,), direction, 44, _INNER, weight=600),
        "title": _centred(title),
        "source": _line(source, direction, 28, _INNER // 2 if label else _INNER),
        "label": label,
    }
    return str(_template().render(context))


_ANCHOR: Mapping[str, str] = {"ltr": "start", "rtl": "end"}


def render(drawing: str) -> bytes:
    """An SVG as PNG, with the fonts of templates/share alone."""
    renderer: Any = importlib.import_module(_LIBRARY)
    fonts = [str(path) for path in _fonts()]
    return bytes(renderer.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=fonts))


def _line(parts: Sequence[str], direction: str, size: int, width: int, weight: int = 400) -> Set:
    """A line of parts that each keep their own direction; a part that the fonts cannot show is left out."""
    shown = [f"{_FIRST_STRONG}{part}{_POP}" for text in parts if (part := _setter().known(text))]
    text = " · ".join(shown)
    return _setter().fit(text, direction=direction, weight=weight, sizes=(size,), box=(width, size * 2), leading=1.5)


def _centred(text: Set) -> Set:
    """The title with the baseline of its first line, its lines in the middle of the room between the hairlines."""
    room = _TITLE_BOTTOM - _TITLE_TOP - len(text.lines) * text.leading
    top = _TITLE_TOP + room / 2 + text.leading / 2 + 0.34 * text.size
    return replace(text, top=top)


def _edge(direction: str) -> int:
    return MARGIN if direction == "ltr" else WIDTH - MARGIN


def _direction(lang: Lang) -> str:
    try:
        return str(Locale.parse(lang).text_direction)
    except (ValueError, LookupError):
        return "ltr"


@cache
def _fonts() -> tuple[Path, ...]:
    return tuple(sorted((theme_dir() / FOLDER).glob("*.ttf")))


@cache
def _setter() -> Setter:
    return Setter([read_face(path) for path in _fonts()])


@cache
def _template() -> Any:
    loader = FileSystemLoader(theme_dir())
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(TEMPLATE)


@cache
def _drawn_by() -> bytes:
    """What a picture depends on beside its SVG: the renderer's version and the fonts."""
    fonts = b"".join(hashlib.sha256(path.read_bytes()).digest() for path in _fonts())
    return importlib.metadata.version(_LIBRARY).encode() + fonts


def _key(drawing: str) -> str:
    return hashlib.sha256(_drawn_by() + drawing.encode()).hexdigest()
