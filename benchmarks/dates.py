"""Speed of the temporal tagger against dateparser and HeidelTime, on the same sentences, in one run.

usage: python benchmarks/dates.py [--sentences N]

Prints sentences a second on one core (the faster of two passes, processor time), and how many times that is
dateparser's `search_dates`, told the language and not told it. HeidelTime runs when `java` is on the path and
HEIDELTIME_JAR names its stand-alone jar; otherwise it is said to be skipped. Sentences: tests/data/dates, and those of
../shared/data/dates where they exist.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from khulasa.dates import find  # noqa: E402

FIXTURES = ROOT / "tests" / "data" / "dates"
SEEDS = ROOT.parent / "shared" / "data" / "dates" / "seeds.jsonl"
REFERENCE = date(2024, 4, 26)
PEER_SHARE = 60
"""Sentences a language that dateparser gets: it takes seconds for more."""


def sentences(lang: str) -> list[str]:
    """The fixture sentences of a language, and those of the seeds."""
    found = [
        line.removeprefix("text:").strip()
        for path in sorted((FIXTURES / lang).glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("text:")
    ]
    if SEEDS.is_file():
        records = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines() if line.strip()]
        found.extend(sorted({record["text"] for record in records if record["lang"] == lang}))
    return found


def rate(work: Callable[[str], object], texts: Sequence[str], passes: int = 2) -> float:
    """Sentences a second of processor time, the best of so many passes."""
    best = float("inf")
    for _ in range(passes):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return len(texts) / best


def dateparser_rates(lang: str, texts: Sequence[str]) -> tuple[float, float] | None:
    """search_dates told its language, and not told; None where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    told = rate(lambda text: search_dates(text, languages=[lang]), texts, passes=1)
    untold = rate(search_dates, texts[: max(6, len(texts) // 6)], passes=1)
    return told, untold


def heideltime_rate(lang: str, texts: Sequence[str]) -> float | None:
    """Sentences a second of wall time of HeidelTime's stand-alone jar on one document; None where there is none."""
    jar = os.environ.get("HEIDELTIME_JAR")
    if shutil.which("java") is None or not jar or not Path(jar).is_file():
        return None
    language = {"ar": "arabic", "en": "english"}[lang]
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "sentences.txt"
        document.write_text("\n".join(texts), encoding="utf-8")
        command = ["java", "-jar", jar, "-l", language, "-t", "news", "-dct", REFERENCE.isoformat(), str(document)]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, cwd=Path(jar).parent, check=False)
        seconds = time.perf_counter() - start
    return len(texts) / seconds if done.returncode == 0 else None


def report(lang: str, limit: int) -> None:
    """One language's lines."""
    texts = sentences(lang)[:limit]
    words = sum(len(text.split()) for text in texts) / len(texts)
    ours = rate(lambda text: find(text, lang, REFERENCE), texts)
    print(f"{lang}: khulasa.dates {ours:,.0f} sentences/s ({len(texts)} sentences of {words:.0f} words)")
    step = max(1, len(texts) // PEER_SHARE)
    share = texts[::step][:PEER_SHARE]
    here = rate(lambda text: find(text, lang, REFERENCE), share)
    peers = dateparser_rates(lang, share)
    if peers is None:
        print(f"{lang}: dateparser is not installed: skipped")
    else:
        told, untold = peers
        print(
            f"{lang}: dateparser told its language {told:,.1f} sentences/s: khulasa is {here / told:,.0f} times as fast"
        )
        print(f"{lang}: dateparser not told its language {untold:,.2f} sentences/s: {here / untold:,.0f} times as fast")
    heideltime = heideltime_rate(lang, share)
    if heideltime is None:
        print(f"{lang}: HeidelTime skipped (no java, or HEIDELTIME_JAR is not set)")
    else:
        print(
            f"{lang}: HeidelTime {heideltime:,.1f} sentences/s with its start: {here / heideltime:,.0f} times as fast"
        )


def main() -> int:
    """Both languages; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=2000)
    options = parser.parse_args()
    for lang in ("ar", "en"):
        report(lang, options.sentences)
    return 0


if __name__ == "__main__":
    sys.exit(main())
