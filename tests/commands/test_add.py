"""`khulasa add` puts into a seed what `inspect` reads, and says what it does not know."""

import json
from pathlib import Path

import pytest
import yaml

from khulasa.cli import main
from tests.stages.reading_helpers import NATHR, UNWAN


def page(head: str, line: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in NATHR)
    article = f"<article><h1>{UNWAN}</h1>{line}{body}</article>"
    return f"<html><head><title>{UNWAN}</title>{head}</head><body>{article}</body></html>"


def added(folder: Path, text: str) -> tuple[Path, dict[str, object]]:
    """The seed that a page becomes in a new site, and its front matter."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    site = folder / "site"
    assert main(["init", str(site)]) == 0
    before = set((site / "seeds").iterdir())
    # 1: it is written, and something is to be seen to.
    assert main(["-C", str(site), "add", str(folder / "page.html")]) in (0, 1)
    (seed,) = set((site / "seeds").iterdir()) - before
    return seed, yaml.safe_load(seed.read_text(encoding="utf-8").split("---\n")[1])


META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("head", "line", "published"),
    [
        (META.format("2021-05-05"), "", "2021-05-05"),
        (META.format("2021-05-05"), "<p>5 أيار 2021</p>", "2021-05-05"),
        ('<meta name="dcterms.created" content="2017-05-02">', "<p>التاريخ: 5 أيار 2021</p>", "2021-05-05"),
        ("", "", None),
        # Refused, and so never to be read from the seed's text either.
        (META.format("2019-03-01"), "<p>5 أيار 2021</p>", "unknown"),
        (META.format("2019-03-01") + META.format("2017-01-01"), "<p>5 أيار 2021</p>", "unknown"),
    ],
)
def test_the_day_is_the_one_that_inspect_reads(
    head: str, line: str, published: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed, facts = added(tmp_path, page(head, line))
    assert str(facts.get("published")) == str(published)
    said = capsys.readouterr()
    assert ("date" in said.err) == (published == "unknown" or "dcterms" in head)
    days = []
    for path in (tmp_path / "page.html", seed):
        assert main(["inspect", "--json", str(path)]) == 0
        days.append(json.loads(capsys.readouterr().out.splitlines()[0])["published"])
    assert days == [published if published != "unknown" else None] * 2


def test_an_author_that_is_nobody_does_not_come_back(tmp_path: Path) -> None:
    _, facts = added(tmp_path, page('<meta name="author" content="admin">', ""))
    assert "author" not in facts
