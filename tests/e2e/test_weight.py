"""The first view of a page: what it loads, as GitHub Pages sends it, and whether anything moves while it comes."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")
from browsing import serving

from tests.e2e.conftest import BASE

pytestmark = pytest.mark.e2e

WITH_FONTS = 140_000
WITHOUT = 40_000
SHIFT = 0.02
# The line and the processor of Lighthouse's phone: bits a second as bytes, milliseconds, times slower.
LINE = {"offline": False, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "latency": 150}
SLOWER = 4
OBSERVE = """window.moved = []; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    const nodes = entry.sources.map(s => s.node && (s.node.outerHTML || s.node.textContent).slice(0, 120));
    window.moved.push([entry.value, nodes]);
  }
}).observe({type: 'layout-shift', buffered: true});"""


@pytest.fixture(scope="module")
def own(own_site: Path) -> Iterator[tuple[Path, str]]:
    """The repository's own site, served with compression."""
    with serving(own_site, BASE, compressed=True) as here:
        yield own_site, here


def loaded(browser: Any, address: str, width: int) -> tuple[Counter[str], list[str]]:
    """Bytes over the line by kind of resource, headers too, and the addresses asked for, of a first visit."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({kinds[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    return sizes, asked


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_first_view_of_a_digest_is_light(browser: Any, own: tuple[Path, str], lang: str, width: int) -> None:
    """Every digest of the repository's own content."""
    site, here = own
    digests = sorted(path.parent.name for path in (site / lang / "digests").glob("*/index.html"))
    assert len(digests) >= 5
    for digest in digests:
        sizes, asked = loaded(browser, f"{here}{lang}/digests/{digest}/", width)
        assert sizes["Document"] and sizes["Stylesheet"] and sizes["Script"] and sizes["Font"], "all was counted"
        assert len(asked) == len(set(asked)), "nothing is loaded twice"
        fonts = sizes["Font"]
        print(f"{lang} {width} {digest}: {sizes.total()} bytes, {sizes.total() - fonts} without fonts")
        assert sizes.total() <= WITH_FONTS, sizes
        assert sizes.total() - fonts <= WITHOUT, sizes


def test_text_goes_over_the_line_compressed_and_is_counted_so(browser: Any, own: tuple[Path, str]) -> None:
    """The measure itself: the same page weighs more from a server that compresses nothing."""
    site, here = own
    compressed, _ = loaded(browser, f"{here}ar/", 390)
    with serving(site, BASE) as plain:
        whole, _ = loaded(browser, f"{plain}ar/", 390)
    assert compressed["Stylesheet"] < whole["Stylesheet"] / 2
    assert whole["Stylesheet"] >= (site / "assets/khulasa.css").stat().st_size
    assert abs(compressed["Font"] - whole["Font"]) < 500


def moved(browser: Any, address: str, width: int, style: str = "") -> list[Any]:
    """What moved while a page came over a slow line to a slow phone: each shift's score and the elements' beginnings.

    ``style`` is added when the page has loaded: for a shift that is meant.
    """
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    if style:
        adopt = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets.push(s) }"
        page.evaluate(adopt, style)
    page.wait_for_timeout(200)
    found: list[Any] = page.evaluate("window.moved")
    context.close()
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_moves_on_a_slow_line(browser: Any, own: tuple[Path, str], lang: str, width: int) -> None:
    """Cumulative layout shift of index, longest digest and timeline, until nothing more is loaded."""
    site, here = own
    longest = max((site / lang / "digests").glob("*/index.html"), key=lambda path: path.stat().st_size).parent.name
    for path in ("", f"digests/{longest}/", "timeline/"):
        found = moved(browser, f"{here}{lang}/{path}", width)
        assert sum(value for value, _ in found) < SHIFT, (path, found)


def test_a_page_that_moves_is_seen(browser: Any, own: tuple[Path, str]) -> None:
    """The measure itself."""
    found = moved(browser, f"{own[1]}ar/", 390, "h1 { margin-block-start: 12rem !important }")
    assert sum(value for value, _ in found) > SHIFT
