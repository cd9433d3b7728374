"""The translation memory at scale: loads a large memory, matches every request against it, and says what that took.

    python benchmarks/memory.py [ENTRIES]

The memory is spread over files of 20 entries; one entry in ten is an edit. The same files are read by polib in the same
run, as the measure to compare with. Peak memory is of a process of its own, so that polib's does not count.
"""

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polib

from khulasa.engines.memory import POMemory
from khulasa.model import Request, Segment, Warned

PER_FILE = 20
_ARABIC = tuple(re.findall(r"\w+", "قال المتحدث باسم الوزارة إن الحكومة ستعلن خلال أيام نتائج التحقيق"))
_ENGLISH = tuple(re.findall(r"\w+", "the spokesman of the ministry said that the government will announce results"))


def requests(slug: int) -> list[Request]:
    """The requests of one digest: the words are random, and the same at each run."""
    dice = random.Random(slug)
    sources = [" ".join(dice.choices(_ARABIC, k=22)) + f" {slug}-{number}." for number in range(PER_FILE)]
    return [
        Request(f"{slug:06}", f"sentence:{number:012x}", "sentence", source, "ar", "en")
        for number, source in enumerate(sources)
    ]


def fill(root: Path, digests: int) -> None:
    """Make the memory through the code under test, and edit a tenth of it as a person would."""
    memory = POMemory(root)
    for slug in range(digests):
        dice = random.Random(-slug)
        asked = requests(slug)
        segments = [
            Segment(
                key=each.key,
                kind=each.kind,
                source=each.source,
                target=" ".join(dice.choices(_ENGLISH, k=25)) + ".",
                state="machine",
                engine="argos ar→en 1.0 [sha256:0123456789abcdef]",
                confidence=0.7,
                score=-0.4,
                warnings=(Warned("length", "short: 9 words for 22"),) if number % 5 == 0 else (),
            )
            for number, each in enumerate(asked)
        ]
        memory.recall(asked[0])
        memory.record(asked[0].slug, "en", segments)
    memory.save()
    for path in (root / "translations" / "en").glob("*.po"):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        blocks[1::10] = [block.replace('msgstr "', 'msgstr "Edited: ') for block in blocks[1::10]]
        path.write_text("\n\n".join(blocks), encoding="utf-8")


def match(root: Path, digests: int) -> None:
    """Load the memory and recall every request."""
    asked = [each for slug in range(digests) for each in requests(slug)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    memory = POMemory(root)
    found = [memory.recall(each) for each in asked]
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    edited = sum(segment is not None and segment.state == "edited" for segment in found)
    assert None not in found
    print(f"khulasa: {len(found)} requests answered, {edited} by edits: {seconds:.2f} s, peak {peak:.0f} MB "
          f"({before:.0f} MB of it the requests and the interpreter)")  # fmt: skip


def main() -> None:
    """Make, measure, compare."""
    if sys.argv[1:2] == ["--match"]:
        match(Path(sys.argv[2]), int(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("entries", nargs="?", type=int, default=100_000, metavar="ENTRIES")
    entries: int = parser.parse_args().entries
    digests = entries // PER_FILE
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        fill(root, digests)
        print(f"{entries} entries in {digests} files")
        subprocess.run([sys.executable, __file__, "--match", folder, str(digests)], check=True)
        start = time.perf_counter()
        total = sum(len(polib.pofile(str(path))) for path in (root / "translations" / "en").glob("*.po"))
        print(f"polib:   {total} entries read, none matched: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
