"""Fallback faces: one for every face that is shipped, as wide and as high as that one."""

import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from khulasa.site import theme_dir

CSS = theme_dir() / "assets/css"
FACE = re.compile(r"@font-face \{(.*?)\n\}", re.S)
DECLARATION = re.compile(r"^\s+([\w-]+):\s*(.*?);$", re.M | re.S)

# Ascent and descent of the faces that are shipped, in ems: the tables of their fonts.
HEIGHTS = {"Newsreader": (0.735, 0.265), "Naskh": (1.069, 0.634), "Kufi": (1.282, 0.615)}

# Average advances in ems by weight and style, from @capsizecss/metrics 4.3: 400, bold (600 for Newsreader), italic.
SHIPPED = (857 / 2000, 900 / 2000, 804 / 2000)
ADVANCES = {
    "Newsreader in Times": (832 / 2048, 886 / 2048, 836 / 2048),
    "Newsreader in Georgia": (913 / 2048, 1062 / 2048, 931 / 2048),
    "Newsreader in Noto Serif": (481 / 1000, 512 / 1000, 469 / 1000),
    "Newsreader in Roboto": (911 / 2048, 926 / 2048, 886 / 2048),
    "Newsreader in Arial": (913 / 2048, 983 / 2048, 913 / 2048),
}
READERS_HAVE = {
    "Newsreader": {"Times New Roman", "Georgia", "Roboto", "Arial", "Noto Serif"},
    "Naskh": {"Geeza Pro", "Times New Roman", "Noto Naskh Arabic", "Noto Naskh Arabic UI", "DejaVu Sans"},
    "Kufi": {"Geeza Pro Bold", "Times New Roman Bold", "Noto Naskh Arabic Bold", "Noto Kufi Arabic Bold"},
}


def faces() -> list[dict[str, str]]:
    css = (CSS / "00-fonts.css").read_text(encoding="utf-8")
    found = [dict(DECLARATION.findall(body)) for body in FACE.findall(css)]
    return [{**face, "font-family": face["font-family"].strip('"')} for face in found]


def cut(face: dict[str, str]) -> tuple[str, str]:
    return face["font-weight"], face.get("font-style", "normal")


def percent(face: dict[str, str], name: str) -> float:
    return float(face[name].removesuffix("%"))


SHIPPED_FACES = [face for face in faces() if "url(" in face["src"]]
FALLBACKS = [face for face in faces() if "local(" in face["src"]]


def test_every_face_is_one_or_the_other() -> None:
    assert len(SHIPPED_FACES) == 6 and len(SHIPPED_FACES) + len(FALLBACKS) == len(faces())


@pytest.mark.parametrize("family", HEIGHTS)
def test_every_cut_that_is_shipped_has_its_fallbacks(family: str) -> None:
    cuts = {cut(face) for face in SHIPPED_FACES if face["font-family"] == family}
    families = {face["font-family"] for face in FALLBACKS if face["font-family"].startswith(f"{family} in ")}
    assert cuts and families
    for fallback in families:
        assert {cut(face) for face in FALLBACKS if face["font-family"] == fallback} == cuts, fallback
    local = {
        name for face in FALLBACKS if face["font-family"] in families for name in re.findall(r'"(.*?)"', face["src"])
    }
    assert READERS_HAVE[family] <= local


@pytest.mark.parametrize("face", FALLBACKS, ids=lambda face: f"{face['font-family']}-{'-'.join(cut(face))}")
def test_a_fallback_is_as_high_as_the_face_it_stands_in_for(face: dict[str, str]) -> None:
    ascent, descent = HEIGHTS[face["font-family"].partition(" in ")[0]]
    size = percent(face, "size-adjust") / 100
    assert percent(face, "ascent-override") * size == pytest.approx(100 * ascent, abs=0.1)
    assert percent(face, "descent-override") * size == pytest.approx(100 * descent, abs=0.1)
    assert face["line-gap-override"] == "0%"


@pytest.mark.parametrize("family", ADVANCES)
def test_a_latin_fallback_is_as_wide_as_the_face_it_stands_in_for(family: str) -> None:
    sizes = {cut(face): percent(face, "size-adjust") for face in FALLBACKS if face["font-family"] == family}
    for key, shipped, local in zip(
        (("400", "normal"), ("600", "normal"), ("400", "italic")), SHIPPED, ADVANCES[family], strict=True
    ):
        assert sizes[key] == pytest.approx(100 * shipped / local, abs=0.06), key


def test_every_fallback_is_asked_for() -> None:
    tokens = (CSS / "10-tokens.css").read_text(encoding="utf-8")
    lists = {
        name: re.findall(r'"(.*?)"', value) for name, value in re.findall(r"--(latin|naskh|kufi): (.*?);", tokens, re.S)
    }
    assert {names[0] for names in lists.values()} == set(HEIGHTS)
    asked = [name for names in lists.values() for name in names[1:]]
    assert sorted(asked) == sorted({face["font-family"] for face in FALLBACKS})
    for names in lists.values():
        assert all(name.startswith(f"{names[0]} in ") for name in names[1:])


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def address(fixture_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(fixture_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


LINES = """() => [...document.querySelectorAll('h1, .sentence-text, .event-what > p, dd, .hint')].map(box => {
  const lines = new Set(), range = document.createRange();
  range.selectNodeContents(box);
  for (const rect of range.getClientRects()) lines.add(Math.round(rect.bottom));
  return [box.getBoundingClientRect().height, lines.size];
})"""


@pytest.mark.e2e
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("path", "keep"),
    [
        ("ar/digests/harbour-railway/", ["Noto"]),
        ("ar/digests/harbour-railway/", ["DejaVu"]),
        ("en/digests/harbour-railway/", ["Times"]),
        ("en/digests/harbour-railway/", ["Arial"]),
        ("en/timeline/", ["Times"]),
    ],
)
def test_a_page_is_as_long_before_its_fonts_arrive(address: str, path: str, keep: list[str], width: int) -> None:
    """With the web fonts stopped, and of the fallbacks those alone that are named; Liberation stands in for Times and
    Arial, whose advances it has."""
    playwright_api = pytest.importorskip("playwright.sync_api")
    chromium = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))

    def only(route: Any) -> None:
        answer = route.fetch()
        body = FACE.sub(
            lambda face: face[0] if "url(" in face[0] or any(k in face[0] for k in keep) else "", answer.text()
        )
        route.fulfill(response=answer, body=body)

    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium if chromium.exists() else None, args=["--no-sandbox", "--disable-gpu"]
        )
        seen = []
        for stopped in (True, False):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.route("**/khulasa.css", only)
            if stopped:
                page.route("**/*.woff2", lambda route: route.abort())
            page.goto(address + path, wait_until="networkidle")
            page.evaluate("document.fonts.ready.then(() => 0)")
            seen.append((page.evaluate("document.documentElement.scrollHeight"), page.evaluate(LINES)))
        browser.close()
    (before, boxes_before), (after, boxes_after) = seen
    assert boxes_before and len(boxes_before) == len(boxes_after)
    changed = sum(before[1] != after[1] for before, after in zip(boxes_before, boxes_after, strict=True))
    print(path, keep, width, before, after, f"{changed} of {len(boxes_after)} boxes")
    assert abs(before - after) <= 0.03 * after, (before, after)
    assert changed <= 3 < 0.15 * len(boxes_after), (changed, len(boxes_after))
