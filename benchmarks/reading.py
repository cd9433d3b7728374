"""How fast an article is read: the whole reading half, beside sumy's LexRank with dateparser, in one run.

usage: python benchmarks/reading.py [FILE.jsonl] [--words 400] [--articles 40] [--most 800]

FILE has an article a line, with its "text" and "lang"; the articles measured are made of its paragraphs, of about
``--words`` words each, so that all are of one length. Ours reads, cleans, splits, dates, summarises, names and counts.
The peers do what they can of that on the same articles: dateparser finds the dates, and sumy's LexRank chooses three
sentences: once as its documentation has it, with its own tokeniser, stemmer and stop words, and once lean, handed our
sentences and words. Whoever is told the language is measured beside ours told the language, and the other way round.
sumy is measured if it can be imported (`pip install sumy pyarabic numpy` in an environment of its own). Then the time
an article takes and the memory held, for 1/4, 1/2 and all of ``--most`` articles. One process, one core, in seconds of
processor time; nothing is cached that a build does not cache.
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

from khulasa.editorial import Editorial
from khulasa.model import Origin, RawArticle
from khulasa.pipeline import digest_article
from khulasa.settings import Settings
from khulasa.sources import editorial as editorial_files
from khulasa.stages.read import read
from khulasa.stages.summary.summarise import article_sentences
from khulasa.text.words import tokens

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "summaries" / "easc-dev.jsonl"
ROUNDS = 3


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
    settings = Settings(ROOT, "", "")
    return sum(len(digest_article(a, editorial, settings)[0].events) for raw in raws for a in read(raw, editorial)[0])


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


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The middle of several runs."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def beside_peers(raws: list[RawArticle], editorial: Editorial) -> None:
    count = len(raws)
    told = [replace(raw, metadata={"lang": "ar"}) for raw in raws]
    for known, mine_of, languages in (("told the language", told, ["ar"]), ("not told it", raws, None)):
        mine = seconds(lambda of=mine_of: ours(of, editorial)) / count
        print(f"{f'khulasa, the reading half, {known}':<52}{1000 * mine:>8.1f} ms/article{1 / mine:>8.1f} articles/s")
        few = raws if languages else raws[: max(4, count // 4)]
        peers: dict[str, float] = {}
        try:
            dates = seconds(lambda of=few, at=languages: dateparser(of, at), 1) / len(few)
            peers["dateparser"] = dates
            for name, ranked in (("sumy LexRank", lexrank), ("sumy LexRank, lean", lean_lexrank)):
                peers[name] = rank = seconds(ranked(raws)) / count
                peers[f"{name} + dateparser"] = rank + dates
        except ImportError as missing:
            print(f"not measured: {missing}")
        for name, spent in peers.items():
            row = f"  {name}, {known}" if "dateparser" in name else f"  {name}"
            print(f"{row:<52}{1000 * spent:>8.1f} ms/article{1 / spent:>8.1f} articles/s   ours {spent / mine:.1f}x")


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
    beside_peers(list(itertools.islice(source, given.articles)), editorial)
    by_number(source, editorial, given.most)


if __name__ == "__main__":
    main()
