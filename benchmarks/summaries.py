"""Summaries against the libraries people reach for, on the same sentences, in one run.

usage: python benchmarks/summaries.py [FILE.jsonl]

FILE has an article a line: {"text", "lang", "summaries": [str, …]} with human summaries. Every system chooses among the
sentences that Khulasa reads and splits; sumy and summa are measured if they can be imported (`pip install sumy summa`
in an environment of their own, then run this with its Python). Scores are mean ROUGE-1 and -2 F1 (x100) over the human
summaries, on folded words, at their mean number of words (cut exactly) and of sentences. sumy gets the sentences in a
shuffled order, so that equal ratings do not fall into the article's order by themselves.
"""

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from khulasa.editorial import Editorial
from khulasa.model import Article, Origin, RawArticle
from khulasa.stages.read import read
from khulasa.stages.summary.summarise import article_sentences, summarise
from khulasa.text.words import tokens

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "summaries" / "easc-dev.jsonl"
BUDGETS = ("words", "sentences")
Scores = tuple[float, float]
Choose = Callable[[Article, str, int], Sequence[str]]
"""Sentences for an article, a budget and its size, in the article's order."""


@dataclass(frozen=True, slots=True)
class Case:
    article: Article
    references: tuple[list[str], ...]
    words: int
    sentences: int


def load(path: Path) -> list[Case]:
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        raw = RawArticle(row["text"], Origin("article.txt", ""), "article", {"lang": row["lang"]})
        article = read(raw, Editorial())[0][0]
        given = [summary for summary in row["summaries"] if summary.strip()]
        references = tuple(tokens(summary) for summary in given)
        words = round(statistics.mean(map(len, references)))
        ends = [len([s for s in re.split(r"[.!?؟\n]+", summary) if s.strip()]) for summary in given]
        cases.append(Case(article, references, words, max(1, round(statistics.mean(ends)))))
    return cases


def rouge(got: Sequence[str], case: Case) -> Scores:
    """ROUGE-1 and ROUGE-2 F1, averaged over the references."""
    return (_overlap(got, case.references, 1), _overlap(got, case.references, 2))


def _overlap(got: Sequence[str], references: Iterable[Sequence[str]], n: int) -> float:
    def grams(words: Sequence[str]) -> Counter[tuple[str, ...]]:
        return Counter(zip(*(words[i:] for i in range(n)), strict=False))

    mine, found = grams(got), []
    for reference in references:
        theirs = grams(reference)
        total = sum(mine.values()) + sum(theirs.values())
        found.append(200 * sum((mine & theirs).values()) / total if total else 0.0)
    return statistics.mean(found)


def ours(article: Article, budget: str, size: int) -> Sequence[str]:
    return [s.text for s in summarise(article, **{budget: size})[0].sentences]


def lead(article: Article, budget: str, size: int) -> Sequence[str]:
    found = [sentence.text for sentence in article_sentences(article)]
    return found[:size] if budget == "sentences" else found


def peers() -> dict[str, Choose]:
    """The libraries that can be imported here."""
    found: dict[str, Choose] = {}
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # type: ignore[import-not-found]
        from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]
        from sumy.summarizers.text_rank import TextRankSummarizer  # type: ignore[import-not-found]
    except ImportError:
        print("sumy: not here; pip install sumy numpy (in an environment of its own)")
    else:
        model = (ObjectDocumentModel, Paragraph, Sentence)
        found["sumy LexRank"] = _sumy(LexRankSummarizer, *model)
        found["sumy TextRank"] = _sumy(TextRankSummarizer, *model)
    try:
        from summa.summarizer import summarize  # type: ignore[import-not-found]
    except ImportError:
        print("summa: not here; pip install summa (in an environment of its own)")
    else:
        found["summa TextRank"] = _summa(summarize)
    return found


class _Words:
    """What sumy calls a tokenizer."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(tokens(sentence))


def _sumy(summarizer: Any, document: Any, paragraph: Any, sentence: Any) -> Choose:
    def choose(article: Article, budget: str, size: int) -> Sequence[str]:
        texts = [s.text for s in article_sentences(article)]
        order = list(range(len(texts)))
        random.Random(0).shuffle(order)
        words = _Words()
        whole = document([paragraph([sentence(texts[i], words) for i in order])])
        place = {texts[i]: i for i in order}
        count = size if budget == "sentences" else 1
        while True:
            chosen = sorted((str(s) for s in summarizer()(whole, count)), key=lambda text: place.get(text, 0))
            enough = sum(len(tokens(text)) for text in chosen) >= size
            if budget == "sentences" or enough or count >= len(texts):
                return chosen
            count += 1

    return choose


def _summa(summarize: Any) -> Choose:
    def choose(article: Article, budget: str, size: int) -> Sequence[str]:
        text = "\n".join(s.text for s in article_sentences(article))
        if budget == "words":
            return list(summarize(text, words=size, language="arabic", split=True))
        share = min(1.0, (size + 0.5) / max(1, text.count("\n") + 1))
        return list(summarize(text, ratio=share, language="arabic", split=True))[:size]

    return choose


def measure(cases: Sequence[Case], choose: Choose, budget: str) -> tuple[list[float], float]:
    """The mean scores, and the seconds an article takes."""
    rows, spent = [], 0.0
    for case in cases:
        size = case.words if budget == "words" else case.sentences
        start = time.perf_counter()
        chosen = choose(case.article, budget, size)
        spent += time.perf_counter() - start
        got = [word for text in chosen for word in tokens(text)]
        rows.append(rouge(got[:size] if budget == "words" else got, case))
    return [statistics.mean(column) for column in zip(*rows, strict=True)], spent / len(cases)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=DATA, metavar="FILE.jsonl")
    path: Path = parser.parse_args().path
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; name one with articles and their human summaries")
    cases = load(path)
    systems: dict[str, Choose] = {"khulasa": ours, "first sentences": lead, **peers()}
    print(f"{len(cases)} articles of {path.name}")
    for budget in BUDGETS:
        print(
            f"\n{budget} budget{'ROUGE-1':>21}{'ROUGE-2':>9}{'ours more by':>17}{'ms/article':>13}{'ours faster':>13}"
        )
        results = {name: measure(cases, choose, budget) for name, choose in systems.items()}
        best, seconds = results["khulasa"]
        for name, (scores, spent) in results.items():
            more = " / ".join(f"{a - b:+.1f}" for a, b in zip(best, scores, strict=True))
            ratio = "" if name == "first sentences" else f"{spent / seconds:.1f}x"
            print(f"{name:<24}{scores[0]:>10.1f}{scores[1]:>9.1f}{more:>17}{1000 * spent:>13.1f}{ratio:>13}")


if __name__ == "__main__":
    main()
