"""Khulasa's own articles, and what is asked of every summary."""

from khulasa.model import Article, Summary
from khulasa.stages.summary.discourse import discourse
from khulasa.stages.summary.faults import quotations
from khulasa.stages.summary.leaning import leaning_units
from khulasa.stages.summary.reading import readings
from tests.conftest import DATA
from tests.factories import article


def own(name: str) -> Article:
    """An article of tests/data/articles: the title, and a paragraph a line."""
    lines = (DATA / "articles" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    title, *paragraphs = [line for line in lines if line]
    return article(*paragraphs, lang=name.rpartition(".")[2], title=title)


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


def reasons(summary: Summary) -> dict[str, str]:
    return {out.sentence.text: out.reason for out in summary.left_out}


def without_antecedent(of: Article, summary: Summary) -> list[str]:
    """Sentences of a summary that lean, or whose quotation leans, on the one before, which is not there."""
    read = readings(of)
    group, _ = quotations(read)
    leaning = leaning_units(read, group, discourse(of.lang))
    chosen = {(s.paragraph, s.start) for s in summary.sentences}
    places = [(r.sentence.paragraph, r.sentence.start) for r in read]
    return [
        r.sentence.text
        for i, r in enumerate(read)
        if places[i] in chosen and group[i] in leaning and (group[i] == 0 or places[group[i] - 1] not in chosen)
    ]
