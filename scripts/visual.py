"""Small pictures of every kind of page of the fixed site of the tests: what the site should look like.

    .venv/bin/python scripts/visual.py            compare with tests/data/visual; exit 1 where a page looks different
    .venv/bin/python scripts/visual.py --update   write tests/data/visual anew, after a change that was meant
    .venv/bin/python scripts/visual.py --only digest timeline   only views whose name has one of these words

The measure: a picture of the whole page is divided into tiles of 16 by 16 CSS pixels, each is averaged, and two tiles
differ by the largest difference of their red, green and blue (0-255). An average moves little with the edges of letters
or a shift of a fraction of a pixel, and much with a line of text that stands elsewhere, is set in another face or has
another colour. A page looks different when a tile differs by more than TILE, or the mean of all by more than MEAN, or
its height by more than HEIGHT. docs/look.md says what was measured to choose the three.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from browsing import browsing, serving
from PIL import Image, ImageChops, ImageStat
from screenshots import show, views

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests/data/site"
STORED = ROOT / "tests/data/visual"
SEEN = ROOT / "build/visual"

WIDTHS = (390, 1280)
DARK = ("digest-harbour-railway", "timeline")
# A stored picture is a half of the page's size, with few colours: for people, and for averages exact to a level or two.
REDUCED = 2
COLOURS = 24

# A seed's hash is set in the machine's own face for code; in a picture, in one of the site's.
OWN_FACES = 'code { font-family: "Newsreader" !important }'

SIDE = 16
TILE = 16.0
MEAN = 1.2
HEIGHT = 2


@dataclass(frozen=True, slots=True)
class View:
    """One picture to take: ``path`` below the site's address, ``width`` in CSS pixels, ``scheme`` light or dark."""

    name: str
    path: str
    width: int
    scheme: str

    @property
    def file(self) -> str:
        return f"{self.name}-{self.width}{'-dark' if self.scheme == 'dark' else ''}.webp"


@dataclass(frozen=True, slots=True)
class Difference:
    """Between two pictures: the worst tile and the mean of all (0-255), and of the heights in CSS pixels."""

    tile: float
    mean: float
    height: int

    @property
    def seen(self) -> bool:
        return self.tile > TILE or self.mean > MEAN or abs(self.height) > HEIGHT

    def __str__(self) -> str:
        return (
            f"worst tile {self.tile:.1f} (allowed {TILE}), mean {self.mean:.2f} ({MEAN}), "
            f"height {self.height:+d} px ({HEIGHT})"
        )


def all_views(site: Path) -> list[View]:
    """Every kind of page at both widths, in light; the digest and the timeline in dark as well."""
    return [
        View(name, path, width, scheme)
        for name, path in views(site).items()
        for width in WIDTHS
        for scheme in ("light", "dark")
        if scheme == "light" or name.rpartition("-")[0] in DARK
    ]


def take(page: Any, address: str, view: View) -> Image.Image:
    """A picture of the whole page, a CSS pixel a pixel."""
    page.set_viewport_size({"width": view.width, "height": 900})
    page.emulate_media(color_scheme=view.scheme, reduced_motion="reduce")
    show(page, address + view.path, OWN_FACES)
    taken = page.screenshot(full_page=True, animations="disabled", caret="hide")
    return Image.open(BytesIO(taken)).convert("RGB")


def reduce(picture: Image.Image) -> Image.Image:
    """The picture as it is stored."""
    few = picture.reduce(REDUCED).quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    return few.convert("RGB")


def save(picture: Image.Image, path: Path) -> None:
    """Store a picture: without loss, in a few kilobytes."""
    reduce(picture).save(path, lossless=True, quality=50, method=2)


def tiles(small: Image.Image) -> Image.Image:
    """A pixel for each whole tile of a reduced picture: its average."""
    return small.reduce(SIDE // REDUCED)


def difference(stored: Image.Image, small: Image.Image) -> Difference:
    """Between a stored picture and a reduced one of the same width."""
    height = (small.height - stored.height) * REDUCED
    size = (0, 0, min(stored.width, small.width), min(stored.height, small.height))
    red, green, blue = ImageChops.difference(tiles(stored.crop(size)), tiles(small.crop(size))).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return Difference(largest.getextrema()[1], ImageStat.Stat(largest).mean[0], height)


def explain(stored: Image.Image, small: Image.Image) -> Image.Image:
    """Three pictures side by side: what is stored, what was seen, and where they differ (red on the seen one)."""
    height = max(stored.height, small.height)
    sheet = Image.new("RGB", (small.width * 3 + 20, height), "#808080")
    size = (0, 0, *small.size)
    marks = ImageChops.difference(tiles(stored.crop(size)), tiles(small)).convert("L").point(lambda v: min(255, v * 6))
    marks = marks.resize((marks.width * SIDE // REDUCED, marks.height * SIDE // REDUCED), Image.Resampling.NEAREST)
    pale = Image.blend(small, Image.new("RGB", small.size, "white"), 0.6)
    red = Image.new("RGB", small.size, "#d00000")
    marked = Image.composite(red, pale, marks.crop(size))
    for place, picture in enumerate((stored, small, marked)):
        sheet.paste(picture, (place * (small.width + 10), 0))
    return sheet


def compare(picture: Image.Image, view: View, stored: Path = STORED, seen: Path = SEEN) -> str:
    """Nothing where a page looks as stored, else what differs and the file in the folder ``seen`` that shows it."""
    small = picture.reduce(REDUCED)
    if not (stored / view.file).is_file():
        return f"{view.file}: no such picture in {stored}; `scripts/visual.py --update` writes it"
    with Image.open(stored / view.file) as opened:
        before = opened.convert("RGB")
    found = difference(before, small)
    if not found.seen:
        return ""
    seen.mkdir(parents=True, exist_ok=True)
    shown = seen / view.file.replace(".webp", ".png")
    explain(before, small).save(shown)
    picture.save(shown.with_suffix(".actual.png"))
    return f"{view.file}: {found}; stored, seen and difference: {shown}"


def build(target: Path) -> Path:
    """Build the fixed site below ``target``; returns the built site."""
    shutil.copytree(FIXTURE, target / "source")
    config = str(target / "source/mkdocs.yml")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", str(target / "site")], check=True
    )
    return target / "site"


def pictures(site: Path, only: list[str]) -> Iterator[tuple[View, Image.Image]]:
    """Each view and its picture."""
    with serving(site) as address, browsing() as browser:
        page = browser.new_page()
        for view in all_views(site):
            if any(part in view.file for part in only):
                yield view, take(page, address, view)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the stored pictures anew")
    parser.add_argument("--only", nargs="+", default=[""], help="parts of names of pictures")
    options = parser.parse_args()
    said = []
    with tempfile.TemporaryDirectory(prefix="khulasa-visual-") as folder:
        site = build(Path(folder))
        if options.update:
            STORED.mkdir(parents=True, exist_ok=True)
            wanted = {view.file for view in all_views(site)}
            for old in STORED.glob("*.webp"):
                if old.name not in wanted:
                    old.unlink()
        for view, picture in pictures(site, options.only):
            if options.update:
                save(picture, STORED / view.file)
            elif message := compare(picture, view):
                said.append(message)
    print("\n".join(said) or ("written to " if options.update else "all as in ") + str(STORED.relative_to(ROOT)))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
