"""Screenshots of every kind of page, in both languages, at three widths, light and dark: one command for maintainers.

    .venv/bin/python scripts/screenshots.py SITE OUT [--widths 390 768 1280] [--schemes light dark] [--only digest …]

SITE is a built site; OUT gets one PNG a view. The browser is $CHROMIUM, else /usr/bin/chromium, else Playwright's own.
"""

import argparse
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from browsing import browsing, serving

HEIGHT = 900
KINDS = {
    "home": "",
    "index": "{lang}/",
    "timeline": "{lang}/timeline/",
    "people": "{lang}/people/",
    "places": "{lang}/places/",
    "organisations": "{lang}/organisations/",
    "outlets": "{lang}/outlets/",
    "about": "{lang}/about/",
    "corrections": "{lang}/corrections/",
    "missing": "404.html",
}
REDIRECT = 'http-equiv="refresh"'


def languages(site: Path) -> list[str]:
    """The languages of a built site: its folders of two or three letters."""
    return sorted(p.name for p in site.iterdir() if (p / "index.html").is_file() and len(p.name) <= 3)


def views(site: Path) -> dict[str, str]:
    """Names of views and their addresses: the fixed kinds, every digest, one entity and outlet page a language, and
    the results of a search. Pages that only redirect are left out."""
    found: dict[str, str] = {}
    for lang in languages(site):
        for kind, path in KINDS.items():
            of_all = "{lang}" not in path and lang != languages(site)[0]
            address = path.format(lang=lang)
            if not of_all and (site / address.removesuffix("404.html") / "index.html").is_file():
                found[f"{kind}-{lang}"] = address
        digests = [p for p in sorted((site / lang / "digests").glob("*/index.html")) if REDIRECT not in p.read_text()]
        for page in digests:
            found[f"digest-{page.parent.name}-{lang}"] = page.parent.relative_to(site).as_posix() + "/"
        for folder in ("people", "places", "organisations", "outlets"):
            for page in sorted((site / lang / folder).glob("*/index.html"))[:1]:
                found[f"{folder}-one-{lang}"] = page.parent.relative_to(site).as_posix() + "/"
        if digests:
            found[f"search-{lang}"] = f"{lang}/?q={quote(word_of(digests[0]))}"
    return found


def word_of(page: Path) -> str:
    """A word to search for: the longest of a page's title."""
    title = re.search("<title>(.*?)</title>", page.read_text(encoding="utf-8"), re.DOTALL)
    return max(re.findall(r"[^\W\d_]+", title[1] if title else "")[:6], key=len, default="a")


# Rows far below are drawn when a reader nears them; a picture of the whole page has them all.
DRAWN = "* { content-visibility: visible !important }"
ADOPT = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
}"""


def show(page: Any, address: str, style: str = "") -> None:
    """Open a view and wait until all of it is there: every row, fonts, and the results where it is a search.

    ``style`` is a style sheet for the picture alone.
    """
    page.goto(address)
    page.evaluate(ADOPT, DRAWN + style)
    if "?q=" in address:
        page.wait_for_function("() => document.querySelector('#results').dataset.query !== undefined")
    settle(page)


def settle(page: Any) -> None:
    """Wait until the page stands still. A face is asked for when text is first laid out, and its arrival may make room
    for text in another: so a frame is drawn, and the faces waited for, until none is on its way."""
    page.evaluate("""async () => {
      do {
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        await document.fonts.ready;
      } while (document.fonts.status !== "loaded");
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }""")


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
    wanted = {n: path for n, path in views(options.site).items() if any(part in n for part in options.only)}
    with serving(options.site) as address, browsing() as browser:
        for width in options.widths:
            for scheme in options.schemes:
                page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
                for name, path in wanted.items():
                    show(page, address + path)
                    if options.open:
                        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                        settle(page)
                    target = options.out / f"{name}-{width}-{scheme}.png"
                    page.screenshot(path=target, full_page=True)
                    print(target)
                page.close()


if __name__ == "__main__":
    main()
