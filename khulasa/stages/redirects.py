"""Redirects: a digest that moved leaves a page at its old address."""

from collections.abc import Iterable, Mapping
from typing import Any

from khulasa.model import Page

TEMPLATE = "redirect.html"


def redirects(committed: Mapping[str, Mapping[str, Any]], pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages for the addresses that this build leaves.

    ``committed``: front matter of the generated pages as they stand, by path. A digest moved when a page of another
    path and the same language comes from the same file and part, or from the same bytes and part; a redirect that
    stands already is kept as long as its target is a page of this build or moved itself.
    """
    new = {page.path: page for page in pages}
    at: dict[Any, str] = {}
    for page in new.values():
        for name in _names(page.lang, page.front_matter):
            at.setdefault(name, page.path)
    moved: dict[str, str] = {}
    for path, front in committed.items():
        if path in new or front.get("template") == TEMPLATE:
            continue
        target = next((at[name] for name in _names(front.get("lang"), front) if name in at), None)
        if target is not None:
            moved[path] = target
    for path, front in committed.items():
        if path not in new and front.get("template") == TEMPLATE:
            target = moved.get(str(front.get("to")), str(front.get("to")))
            if target in new:
                moved[path] = target
    return tuple(_page(path, new[target]) for path, target in sorted(moved.items()))


def _names(lang: Any, front: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    origin = front.get("origin") or {}
    part = origin.get("part")
    return [(lang, part, "path", origin.get("path")), (lang, part, "sha256", origin.get("sha256"))]


def _page(path: str, target: Page) -> Page:
    front = {"template": TEMPLATE, "title": target.front_matter["title"], "lang": target.lang, "to": target.path}
    name = target.path.rpartition("/")[2]
    return Page(path, target.lang, TEMPLATE, front, f"[{target.front_matter['slug']}]({name})", {})
