"""How fast an article is read: the whole reading half, beside sumy's LexRank with dateparser, in one run.

usage: python benchmarks/reading.py [FILE.jsonl] [--words 400] [--articles 40] [--most 800]

FILE has an article a line, with its "text" and "lang"; the articles measured are made of its paragraphs, of about
``--words`` words each, so that all are of one length. Ours reads, cleans, splits, dates and summarises, and, in the
second row, names and counts as well, as a build does. The peers do what they can of that on the same articles:
dateparser finds the dates, and sumy's LexRank chooses three sentences: once as its documentation has it, with its own
tokeniser, stemmer and stop words, and once lean, handed our sentences and words. Whoever is told the language is
measured beside ours told the language, and the other way round. sumy is measured if it can be imported (`pip install
sumy pyarabic numpy` in an environment of its own). All take turns, each time with other articles (our second row with
others than the first, so that neither meets what the other has just read); the middle time counts, and the first, in
which words are new to whoever remembers them, does not. Then the time an article takes and the memory held, for 1/4,
1/2 and all of ``--most`` articles. One process, one core, in seconds of processor time; nothing is cached that a build
does not cache.
"""

import argparse
import gc
import itertools
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from khulasa.dates import examine
from khulasa.editorial import Editorial
from khulasa.model import Origin, RawArticle
from khulasa.pipeline import digest_article
from khulasa.settings import Settings
from khulasa.sources import editorial as editorial_files
from khulasa.stages.digest import within_share
from khulasa.stages.events import events
from khulasa.stages.read import read
from khulasa.stages.summary.summarise import article_sentences, summarise
from khulasa.text.words import tokens

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "summaries" / "easc-dev.jsonl"
ROUNDS = 5


def articles(path: Path, words: int) -> Iterator[RawArticle]:
    """Articles of about so many words without end, of the file's sentences in order; no two are the same."""
    pieces: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        of, _ = read(RawArticle(row["text"], Origin("a.txt", ""), "a", {"lang": row["lang"]}), Editorial())
        pieces += [sentence.text for article in of for sentence in article_sentences(article)]
    source = itertools.cycle(pieces)
    for number in itertools.count(1):
        title, body, counted = f"{' '.join(next(source).split()[:8])} {number}", list[str](), 0
        while counted < words:
            body.append(next(source))
            counted += len(body[-1].split())
        text = "\n\n".join([title, "نشر في 5 أيار 2024", *(" ".join(body[i : i + 3]) for i in range(0, len(body), 3))])
        yield RawArticle(text, Origin(f"seeds/{number}.txt", f"{number:064x}"), str(number))


def ours(raws: Iterable[RawArticle], editorial: Editorial) -> int:
    """The reading half of a build: names and figures are part of it."""
    settings = Settings(ROOT, "", "")
    return sum(len(digest_article(a, editorial, settings)[0].events) for raw in raws for a in read(raw, editorial)[0])


def ours_as_peers(raws: Iterable[RawArticle], editorial: Editorial) -> int:
    """Of it, what the peers do too: reading, cleaning, sentences, dates, summary."""
    found = 0
    for raw in raws:
        for article in read(raw, editorial)[0]:
            summary, _ = summarise(article)
            rows, _ = events(article, article_sentences(article), examine)
            (_, rows), _ = within_share(article, summary, rows, Settings(ROOT, "", "").max_share)
            found += len(rows)
    return found


def dateparser(raws: Iterable[RawArticle], languages: list[str] | None) -> int:
    """dateparser over the paragraphs, told their language or not."""
    from dateparser.search import search_dates

    return sum(len(search_dates(line, languages=languages) or ()) for raw in raws for line in raw.text.split("\n\n"))


def lexrank(raws: Iterable[RawArticle]) -> Callable[[], int]:
    """sumy's LexRank as its documentation has it. Raises ImportError where sumy or its Arabic tokeniser is missing."""
    from sumy.nlp.stemmers import Stemmer  # type: ignore[import-not-found]
    from sumy.nlp.tokenizers import Tokenizer  # type: ignore[import-not-found]
    from sumy.parsers.plaintext import PlaintextParser  # type: ignore[import-not-found]
    from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]
    from sumy.utils import get_stop_words  # type: ignore[import-not-found]

    def run() -> int:
        found = 0
        for raw in raws:
            document = PlaintextParser.from_string(raw.text, Tokenizer("arabic")).document
            summarizer = LexRankSummarizer(Stemmer("arabic"))
            summarizer.stop_words = get_stop_words("arabic")
            found += len(summarizer(document, 3))
        return found

    return run


def lean_lexrank(raws: Iterable[RawArticle]) -> Callable[[], int]:
    """sumy's LexRank over our sentences, split beforehand, and our words: no stemmer, no stop words."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # type: ignore[import-not-found]
    from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]

    class Words:
        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(tokens(sentence))

    split = [[s.text for a in read(raw, Editorial())[0] for s in article_sentences(a)] for raw in raws]

    def run() -> int:
        found = 0
        for texts in split:
            document = ObjectDocumentModel([Paragraph([Sentence(text, Words()) for text in texts])])
            found += len(LexRankSummarizer()(document, 3))
        return found

    return run


Works = dict[str, Callable[[], object]]
Batch = tuple[list[RawArticle], list[RawArticle]]
"""Articles, and as many others."""


def taking_turns(batches: Iterable[Batch], works_on: Callable[[Batch], Works]) -> dict[str, float]:
    """The middle of each one's seconds for a batch; the first batch is not counted."""
    spent: dict[str, list[float]] = {}
    for number, batch in enumerate(batches):
        for name, work in works_on(batch).items():
            start = time.process_time()
            work()
            if number:
                spent.setdefault(name, []).append(time.process_time() - start)
    return {name: statistics.median(each) for name, each in spent.items()}


def beside_peers(batches: list[Batch], editorial: Editorial, languages: list[str] | None) -> None:
    """``languages``: what the reader is told, and dateparser too, which takes so long untold that it gets fewer."""
    size = len(batches[0][0])
    few = size if languages else max(4, size // 8)

    def works_on(batch: Batch) -> Works:
        raws = batch[0]
        one, other = ([_told(raw, languages) for raw in part] for part in batch)
        works: Works = {
            "narrow": lambda: ours_as_peers(one, editorial),
            "whole": lambda: ours(other, editorial),
            "dates": lambda: dateparser(raws[:few], languages),
        }
        return {**works, **ranks_of(raws)}

    spent = taking_turns(batches, works_on)
    each = {name: seconds / (few if name == "dates" else size) for name, seconds in spent.items()}
    narrow, whole, dates = (each.pop(name) for name in ("narrow", "whole", "dates"))
    print("told the language:" if languages else "not told it:")
    _row("khulasa: read, clean, sentences, dates, summary", narrow)
    _row("khulasa: those, names and figures", whole)
    _row("dateparser", dates, narrow, whole)
    for name, rank in each.items():
        _row(name, rank, narrow, whole)
        _row(f"{name} + dateparser", rank + dates, narrow, whole)


def _told(raw: RawArticle, languages: list[str] | None) -> RawArticle:
    return replace(raw, metadata={"lang": languages[0]}) if languages else raw


def ranks_of(raws: list[RawArticle]) -> Works:
    """sumy over these articles; nothing where it is not installed."""
    try:
        return {"sumy LexRank": lexrank(raws), "sumy LexRank, lean": lean_lexrank(raws)}
    except ImportError:
        return {}


def _row(name: str, spent: float, *beside: float) -> None:
    ratios = " and ".join(f"{spent / mine:.1f}x" for mine in beside)
    speed = f"{1000 * spent:>8.1f} ms/article{1 / spent:>8.1f} articles/s"
    print(f"  {name:<48}{speed}{'   ours ' if beside else ''}{ratios}")


def by_number(source: Iterator[RawArticle], editorial: Editorial, most: int) -> None:
    print(f"\n{'articles':>8}{'ms/article':>12}{'peak memory, MB':>18}")
    done = 0
    for number in (most // 4, most // 2, most):
        gc.collect()
        start = time.process_time()
        ours(itertools.islice(source, number), editorial)
        spent, done = time.process_time() - start, done + number
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{number:>8}{1000 * spent / number:>12.1f}{peak:>18.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast an article is read.")
    parser.add_argument("file", nargs="?", type=Path, default=DATA)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--most", type=int, default=800)
    given = parser.parse_args()
    if not given.file.is_file():
        raise SystemExit(f"{given.file}: no such file; name one with an article a line")
    editorial = editorial_files.load(ROOT)
    source = articles(given.file, given.words)
    ours(itertools.islice(source, 5), editorial)  # loads the languages
    if not ranks_of([]):
        print("sumy or its Arabic tokeniser cannot be imported: not measured")
    for languages in (["ar"], None):
        parts = [list(itertools.islice(source, given.articles)) for _ in range(2 * (ROUNDS + 1))]
        beside_peers(list(zip(parts[::2], parts[1::2], strict=True)), editorial, languages)
    by_number(source, editorial, given.most)


if __name__ == "__main__":
    main()
