"""What the site looks like, against the stored pictures of tests/data/visual; scripts/visual.py has the measure."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")
pytest.importorskip("PIL")
import visual
from browsing import serving
from screenshots import show

pytestmark = pytest.mark.e2e

BASE = "/repo/"
FACES = ("Newsreader", "Noto Naskh Arabic", "Noto Kufi Arabic")


def test_each_view_has_one_stored_picture(fixed_site: Path) -> None:
    assert sorted(view.file for view in visual.all_views(fixed_site)) == sorted(
        path.name for path in visual.STORED.iterdir()
    )


def test_the_stored_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in visual.STORED.iterdir()) < 1_500_000


@pytest.mark.parametrize("width", visual.WIDTHS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_site_looks_as_stored(browser: Any, fixed_site: Path, lang: str, width: int) -> None:
    """After a change that was meant: `.venv/bin/python scripts/visual.py --update`, look, and commit."""
    views = [v for v in visual.all_views(fixed_site) if v.width == width and v.name.endswith(f"-{lang}")]
    assert len(views) > 20
    page = browser.new_page()
    with serving(fixed_site, BASE) as here:
        found = [visual.compare(visual.take(page, here, view), view) for view in views]
    page.close()
    assert [message for message in found if message] == []


# What a style sheet adds to the site, and whether it is seen. First what is not: nothing, and what no reader sees.
STYLES = [
    ("nothing", "/* a comment */", False),
    ("a pixel more at the end", "body { border-block-end: 1px solid transparent }", False),
    ("a shade", ":root { --accent: #8b2e1c !important }", False),
    ("a heading moved", "h1 { position: relative; inset-block-start: 4px }", True),
    ("a block moved", ".sentences { position: relative; inset-inline-start: 6px }", True),
    ("a larger gap", "h1 { margin-block-end: 3rem !important }", True),
    ("another face", ".sentence-text { font-family: monospace }", True),
    ("mirrored", "body { transform: scaleX(-1) }", True),
    ("the other direction", "html, body { direction: ltr !important }", True),
    ("another accent", ":root { --accent: #1b2d8a !important }", True),
    ("another paper", ":root { --paper: #ffffff !important }", True),
    ("no marks", "main *::before, main *::after { visibility: hidden !important }", True),
]


@pytest.mark.parametrize(("style", "seen"), [row[1:] for row in STYLES], ids=[row[0] for row in STYLES])
def test_what_a_change_of_style_does(browser: Any, fixed_site: Path, tmp_path: Path, style: str, seen: bool) -> None:
    view = visual.View("digest-harbour-railway-ar", "ar/digests/harbour-railway/", 390, "light")
    changed = shutil.copytree(fixed_site, tmp_path / "site", ignore=shutil.ignore_patterns("pagefind", "share"))
    (tmp_path / "stored").mkdir()
    with serving(changed, BASE) as here:
        before, after = (browser.new_page() for _ in range(2))
        visual.save(visual.take(before, here, view), tmp_path / "stored" / view.file)
        with (changed / "assets/khulasa.css").open("a", encoding="utf-8") as css:
            css.write(style)
        message = visual.compare(visual.take(after, here, view), view, tmp_path / "stored", tmp_path / "seen")
    before.close()
    after.close()
    assert bool(message) == seen, message
    if seen:
        assert str(tmp_path / "seen/digest-harbour-railway-ar-390.png") in message
        assert len(list((tmp_path / "seen").iterdir())) == 2


def test_a_picture_that_is_not_stored_is_told(tmp_path: Path) -> None:
    view = visual.View("new", "new/", 390, "light")
    picture = visual.Image.new("RGB", (390, 900))
    assert "--update" in visual.compare(picture, view, tmp_path)


def faces(page: Any) -> Counter[tuple[str, bool]]:
    """Letters of a page by the face that drew them, and whether the page brought it; by the browser's own account,
    with pseudo-elements and what is inside form fields. Code is left out: it is set in the machine's own face."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    found: Counter[tuple[str, bool]] = Counter()
    waiting = [session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]]
    while waiting:
        node = waiting.pop()
        for inner in ("children", "pseudoElements", "shadowRoots"):
            waiting.extend(child for child in node.get(inner, []) if child["nodeName"] != "CODE")
        own = [child["nodeValue"] for child in node.get("children", []) if child["nodeType"] == 3]
        if node["nodeType"] == 1 and (own or node.get("pseudoType")):
            for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]:
                found[font["familyName"], font["isCustomFont"]] += int(font["glyphCount"])
    session.detach()
    return found


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_letter_is_drawn_with_the_site_s_own_faces(browser: Any, fixed_site: Path, lang: str) -> None:
    """So that a page looks the same on any machine, and so do these pictures."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with serving(fixed_site, BASE) as here:
        for view in visual.all_views(fixed_site):
            if view.width == 1280 and view.scheme == "light" and view.name.endswith(f"-{lang}"):
                show(page, here + view.path)
                found = faces(page)
                ours = sum(n for (name, brought), n in found.items() if brought and name.startswith(FACES))
                assert ours > 50, view
                assert found.total() == ours, (view, found)
    page.close()
