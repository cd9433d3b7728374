"""Style sheets, scripts and fonts: logical properties, sizes, licences."""

import gzip
import re
from pathlib import Path

import pytest

from khulasa.site import theme_dir

STYLES = sorted((theme_dir() / "assets/css").glob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)"
    r"|overflow-[xy])\s*:"
    r"|(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
FOUR_VALUES = re.compile(
    r"(?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*[^;\s]+\s+[^;\s]+\s+[^;\s]+\s+[^;\s]+;"
)
LATIN_ONLY = re.compile(r"letter-spacing|text-transform")


def rules(css: str) -> str:
    """The style sheet without comments and at-rules' conditions, which may well speak of width."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"@[\w-]+[^{;]*[{;]", "{", css)


@pytest.mark.parametrize(
    "declaration", ["margin-left: 1px", "left:0", "text-align: right", "width: 3em", "float: left"]
)
def test_the_pattern_finds_physical_properties(declaration: str) -> None:
    assert PHYSICAL.search(declaration)


@pytest.mark.parametrize(
    "declaration", ["inline-size: 1px", "margin-inline-start: 2px", "text-align: start", "stroke-width: 1"]
)
def test_the_pattern_leaves_logical_ones(declaration: str) -> None:
    assert not PHYSICAL.search(declaration)


@pytest.mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_properties_are_logical(path: Path) -> None:
    css = rules(path.read_text(encoding="utf-8"))
    assert not PHYSICAL.findall(css)
    assert not FOUR_VALUES.findall(css)


@pytest.mark.parametrize("path", STYLES, ids=lambda p: p.name)
def test_no_letter_spacing_anywhere(path: Path) -> None:
    assert not LATIN_ONLY.findall(rules(path.read_text(encoding="utf-8")))


def test_styles_ask_nobody_else() -> None:
    for path in STYLES:
        assert not re.findall(r"https?:|@import", path.read_text(encoding="utf-8")), path.name


def test_the_first_view_is_light(fixture_site: Path) -> None:
    """Bytes of a page, its style and scripts as servers send text, compressed; then with all fonts it may ask for."""
    assets = fixture_site / "assets"
    for lang, fonts in (("ar", ("naskh-400", "naskh-700", "kufi-600")), ("en", ("newsreader-400", "newsreader-600"))):
        page = fixture_site / lang / "digests/harbour-railway/index.html"
        own = sum(
            len(gzip.compress(p.read_bytes())) for p in (page, assets / "khulasa.css", *(assets / "js").glob("*.js"))
        )
        faces = sum((assets / f"fonts/{font}.woff2").stat().st_size for font in fonts)
        assert own <= 40_000, (lang, own)
        assert own + faces <= 140_000, (lang, own + faces)


def test_every_font_is_used_and_has_its_licence() -> None:
    fonts = theme_dir() / "assets/fonts"
    css = (theme_dir() / "assets/css/00-fonts.css").read_text(encoding="utf-8")
    assert {p.name for p in fonts.glob("*.woff2")} == set(re.findall(r'url\("fonts/([^"]+)"\)', css))
    licences = [p.read_text(encoding="utf-8") for p in fonts.glob("OFL-*.txt")]
    assert len(licences) == 3
    for licence in licences:
        head = licence.partition("-----")[0]
        assert "SIL Open Font License, Version 1.1" in head and "Reserved Font Name" not in head


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_ink_on_paper_has_contrast_in_light_and_dark() -> None:
    css = (theme_dir() / "assets/css/10-tokens.css").read_text(encoding="utf-8")
    palettes = [dict(re.findall(r"--(paper|ink|soft|accent|wash): (#\w{6});", block)) for block in css.split("}")]
    palettes = [palette for palette in palettes if palette]
    assert len(palettes) == 3
    assert palettes[1] == palettes[2], "the reader's own choice of dark is the system's dark"
    for palette in palettes:
        for ground in ("paper", "wash"):
            for name in ("ink", "soft", "accent"):
                light, dark = sorted((luminance(palette[name]), luminance(palette[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)
