"""A digest that moved leaves a page at its old address."""

from khulasa.model import Page
from khulasa.stages.redirects import redirects

ORIGIN = {"path": "seeds/a.txt", "sha256": "aa", "part": 1}


def page(at: str, **origin: object) -> Page:
    front = {"title": "T", "slug": at[11:-3], "lang": "en", "origin": {**ORIGIN, **origin}}
    return Page(at, "en", "digest.html", front, "", {})


def committed(at: str, **origin: object) -> dict[str, dict[str, object]]:
    return {at: {"template": "digest.html", "lang": "en", "origin": {**ORIGIN, **origin}}}


def moves(old: dict[str, dict[str, object]], *new: Page) -> dict[str, object]:
    return {made.path: made.front_matter["to"] for made in redirects(old, new)}


def test_nothing_moved() -> None:
    assert moves(committed("en/digests/a.md"), page("en/digests/a.md")) == {}


def test_a_digest_that_is_gone_leaves_nothing() -> None:
    assert moves(committed("en/digests/b.md", path="seeds/b.txt", sha256="bb"), page("en/digests/a.md")) == {}


def test_a_new_slug() -> None:
    assert moves(committed("en/digests/a.md"), page("en/digests/new.md")) == {"en/digests/a.md": "en/digests/new.md"}


def test_a_renamed_seed() -> None:
    assert moves(committed("en/digests/a.md", path="seeds/old.txt"), page("en/digests/new.md")) == {
        "en/digests/a.md": "en/digests/new.md"
    }


def test_another_part_of_the_file_is_another_digest() -> None:
    assert moves(committed("en/digests/a-2.md", part=2), page("en/digests/new.md")) == {}


def test_a_redirect_stays_and_follows() -> None:
    old = {
        "en/digests/first.md": {"template": "redirect.html", "lang": "en", "to": "en/digests/second.md"},
        **committed("en/digests/second.md"),
    }
    assert moves(old, page("en/digests/third.md")) == {
        "en/digests/first.md": "en/digests/third.md",
        "en/digests/second.md": "en/digests/third.md",
    }


def test_a_redirect_to_nowhere_goes() -> None:
    old = {"en/digests/first.md": {"template": "redirect.html", "lang": "en", "to": "en/digests/gone.md"}}
    assert moves(old, page("en/digests/other.md", path="seeds/o.txt", sha256="oo")) == {}
