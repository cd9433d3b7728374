"""What is committed is what the build makes of the seeds: content/ and translations/ are the golden files."""

from pathlib import Path

import pytest

from khulasa.cli import main
from khulasa.model import Article
from khulasa.site.content import intact, parse
from khulasa.sources.editorial import load
from khulasa.sources.seeds import SeedFolder
from khulasa.stages.read import read
from tests.conftest import REPOSITORY

DIGESTS = sorted((REPOSITORY / "content").glob("*/digests/*.md"))


def test_nothing_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["-C", str(REPOSITORY), "build", "--check", "--no-engine"])
    shown = capsys.readouterr().err
    assert code == 0, shown
    assert "everything is up to date" in shown


def test_six_digests_in_two_languages() -> None:
    names = [path.stem for path in DIGESTS]
    assert len(DIGESTS) == 12 and len(set(names)) == 6


@pytest.mark.parametrize("path", DIGESTS, ids=lambda p: f"{p.parts[-3]}-{p.stem[:3]}{p.stem[20:]}")
def test_every_sentence_stands_in_its_seed(path: Path) -> None:
    front, _ = parse(path.read_text(encoding="utf-8"))
    assert front is not None and intact(path.read_text(encoding="utf-8"))
    seed = (REPOSITORY / front["origin"]["path"]).read_text(encoding="utf-8")
    shown = [*front["summary"], *(row["segment"] for row in front["timeline"])]
    assert shown
    for segment in shown:
        assert segment["source"] in seed
        assert segment["state"] in ("source", "edited")


def test_at_most_two_fifths_of_an_article_is_shown() -> None:
    editorial = load(REPOSITORY)
    raws = [raw for found, _ in SeedFolder(REPOSITORY).articles() for raw in found]
    articles = {article.slug: article for raw in raws for article in read(raw, editorial)[0]}
    for path in DIGESTS:
        front, _ = parse(path.read_text(encoding="utf-8"))
        assert front is not None
        shown = [*front["summary"], *(row["segment"] for row in front["timeline"])]
        spans = {(s["paragraph"], at) for s in shown for at in range(s["start"], s["end"])}
        letters = sum(not article_text[at].isspace() for article_text, at in _letters(articles[path.stem], spans))
        whole = sum(len("".join(paragraph.split())) for paragraph in articles[path.stem].paragraphs)
        assert letters <= 0.42 * whole, path  # counted in letters here, in words by the build


def _letters(article: Article, spans: set[tuple[int, int]]) -> list[tuple[str, int]]:
    return [(article.paragraphs[paragraph], at) for paragraph, at in spans]
