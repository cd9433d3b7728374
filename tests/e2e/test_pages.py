"""Every kind of page in a real browser: accessibility, width, requests, the console, and life without JavaScript."""

import itertools
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.e2e

AXE = Path(os.environ.get("AXE_PATH", REPOSITORY / "node_modules/axe-core/axe.min.js"))
KINDS = {
    "home": "",
    "missing": "404.html",
    "index": "{}/",
    "timeline": "{}/timeline/",
    "people": "{}/people/",
    "person": "{}/people/ibn-battuta/",
    "places": "{}/places/",
    "place": "{}/places/akkar/",
    "organisations": "{}/organisations/",
    "organisation": "{}/organisations/ports-authority/",
    "outlets": "{}/outlets/",
    "outlet": "{}/outlets/coast-gazette/",
    "about": "{}/about/",
    "corrections": "{}/corrections/",
    "edited": "{}/digests/harbour-railway/",
    "held": "{}/digests/river-survey/",
    "machine": "{}/digests/library-floods/",
    "untranslated": "{}/digests/lighthouse-archive/",
    "withdrawn": "{}/digests/manuscript-room/",
    "by-hand": "{}/digests/old-observatory/",
}
VIEWS = [
    pytest.param(path.format(lang), id=f"{kind}-{lang}")
    for lang in ("ar", "en")
    for kind, path in KINDS.items()
    if "{}" in path or lang == "ar"
]


@pytest.mark.parametrize("path", VIEWS)
def test_axe_finds_nothing(browser: Any, address: str, path: str) -> None:
    """On a phone and a wide screen, light and dark, with everything that opens open."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.add_script_tag(path=str(AXE))
    for width, scheme in itertools.product((390, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        violations = [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in found["violations"]]
        assert violations == [], (width, scheme)
        assert found["passes"], "axe looked at something"
    context.close()


@pytest.mark.parametrize("path", VIEWS)
def test_no_foreign_request_no_console_error_no_violation_of_the_policy(browser: Any, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
    page.goto(address + path, wait_until="networkidle")
    context.close()
    assert said == []
    assert asked and all(url.startswith(address) for url in asked)


@pytest.mark.parametrize("path", VIEWS)
def test_no_horizontal_scroll(browser: Any, address: str, path: str) -> None:
    page = browser.new_page()
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for width, size in ((320, "100%"), (390, "100%"), (640, "200%"), (1280, "100%"), (1280, "200%")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, (width, size)
    page.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_originals_and_the_parallel_view_need_no_script(browser: Any, address: str, lang: str) -> None:
    slug = {"ar": "library-floods", "en": "harbour-railway"}[lang]
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{address}{lang}/digests/{slug}/")
    first = page.locator(".sentence .original").first
    assert not first.locator("blockquote").is_visible()
    first.locator("summary").click()
    assert first.locator("blockquote").is_visible()
    page.locator(".parallel > summary").click()
    assert page.locator(".parallel-source").first.is_visible()
    assert not page.locator(".sentences").is_visible(), "one reading at a time"
    assert not page.locator(".theme-toggle").is_visible(), "a button that does nothing is not shown"
    context.close()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_parallel_view_has_two_columns_on_a_wide_screen(browser: Any, address: str, lang: str) -> None:
    slug = {"ar": "library-floods", "en": "harbour-railway"}[lang]
    page = browser.new_page()
    for width, columns in ((1280, 2), (390, 1)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}{lang}/digests/{slug}/")
        page.locator(".parallel > summary").click()
        boxes = [page.locator(f".parallel-{name}").first.bounding_box() for name in ("text", "source")]
        side_by_side = abs(boxes[0]["y"] - boxes[1]["y"]) < 2
        assert side_by_side == (columns == 2)
        if side_by_side:
            assert (boxes[0]["x"] > boxes[1]["x"]) == (lang == "ar"), "the page's language at the inline start"
    page.close()


def test_the_reader_s_choice_of_dark_stays(browser: Any, address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{address}en/")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(f"{address}ar/timeline/")
    assert page.evaluate(paper) == dark
    assert page.get_by_role("button", name="فاتح").is_visible()
    context.close()


SHIFT = """window.shift = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});"""


@pytest.mark.parametrize("path", ["ar/digests/harbour-railway/", "en/digests/harbour-railway/", "ar/", "en/timeline/"])
def test_nothing_jumps_when_the_fonts_arrive(browser: Any, address: str, path: str) -> None:
    """Cumulative layout shift with late fonts; the fallbacks' local faces are Noto or DejaVu, and Liberation."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()

    def late(route: Any) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/*.woff2", late)
    page.add_init_script(SHIFT)
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(300)
    shift = page.evaluate("window.shift")
    context.close()
    assert shift < 0.02


def test_each_script_has_its_own_face(browser: Any, address: str) -> None:
    """On a page of two languages, and on a foreign run in a heading or a sentence."""
    page = browser.new_page()
    families = "(at) => [...document.querySelectorAll(at)].map(e => getComputedStyle(e).fontFamily.split(',')[0])"
    for path, selector, family in (
        ("", "section[lang=en] p", "Newsreader"),
        ("", "section[lang=ar] p", "Naskh"),
        ("404.html", "section[lang=en] p", "Newsreader"),
        ("en/digests/lighthouse-archive/", "h1 [lang=ar]", "Kufi"),
        ("en/digests/lighthouse-archive/", ".sentence-text", "Naskh"),
        ("ar/digests/library-floods/", "blockquote[lang=en]", "Newsreader"),
    ):
        page.goto(address + path)
        assert set(page.evaluate(families, selector)) == {family}, (path, selector)
    page.close()


def test_lines_are_of_a_comfortable_length(browser: Any, address: str) -> None:
    """Characters a line in the summary on a wide screen: 55 to 70 Latin, 45 to 60 Arabic, give or take a word."""
    count = """() => {
      const node = document.querySelector('.sentence-text').firstChild, range = document.createRange();
      let line = 0, top = null;
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (top === null) top = box.bottom;
        if (box.width && Math.abs(box.bottom - top) > 8) break;
        line++;
      }
      return line;
    }"""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for lang, low, high in (("ar", 45, 66), ("en", 55, 76)):
        page.goto(f"{address}{lang}/digests/harbour-railway/")
        page.evaluate("document.fonts.ready.then(() => 0)")
        assert low <= page.evaluate(count) <= high, (lang, page.evaluate(count))
    page.close()
