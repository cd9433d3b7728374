"""Screenshots of every kind of page, in both languages, at three widths, light and dark: one command for maintainers.

    .venv/bin/python scripts/screenshots.py SITE OUT [--widths 390 768 1280] [--schemes light dark] [--only digest …]

SITE is a built site; OUT gets one PNG a view. The browser is $CHROMIUM, else /usr/bin/chromium, else Playwright's own.
"""

import argparse
import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

HEIGHT = 900
KINDS = {
    "home": "",
    "index": "{lang}/",
    "timeline": "{lang}/timeline/",
    "people": "{lang}/people/",
    "outlets": "{lang}/outlets/",
    "about": "{lang}/about/",
    "missing": "404.html",
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing: a screenshot run has its own list."""


def views(site: Path, languages: list[str]) -> dict[str, str]:
    """Names of views and their addresses: the fixed kinds, every digest, and one entity and outlet page a language."""
    found: dict[str, str] = {}
    for lang in languages:
        for kind, path in KINDS.items():
            if "{lang}" in path or lang == languages[0]:
                found[f"{kind}-{lang}"] = path.format(lang=lang)
        for page in sorted((site / lang / "digests").glob("*/index.html")):
            found[f"digest-{page.parent.name}-{lang}"] = page.parent.relative_to(site).as_posix() + "/"
        for folder in ("people", "places", "organisations", "outlets"):
            for page in sorted((site / lang / folder).glob("*/index.html"))[:1]:
                found[f"{folder}-one-{lang}"] = page.parent.relative_to(site).as_posix() + "/"
    return found


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--widths", type=int, nargs="+", default=[390, 768, 1280])
    parser.add_argument("--schemes", nargs="+", default=["light", "dark"])
    parser.add_argument("--only", nargs="+", default=[""], help="parts of names of views")
    parser.add_argument("--open", action="store_true", help="with the originals and the parallel view open")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    languages = sorted(p.name for p in options.site.iterdir() if (p / "index.html").is_file() and len(p.name) <= 3)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(options.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        path = chromium if Path(chromium).exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for width in options.widths:
            for scheme in options.schemes:
                page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
                for name, address in views(options.site, languages).items():
                    if not any(part in name for part in options.only):
                        continue
                    page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
                    if options.open:
                        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                    page.evaluate("document.fonts.ready.then(() => 0)")
                    target = options.out / f"{name}-{width}-{scheme}.png"
                    page.screenshot(path=target, full_page=True)
                    print(target)
                page.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
