"""A build may be killed at any moment: no PO file is torn, no edit is lost, the next build finishes."""

import multiprocessing
import random
import time
from pathlib import Path

import pytest

from khulasa.engines.memory import POMemory
from khulasa.engines.po import parse
from khulasa.model import Request, Segment

SLUGS = [f"article-{number}" for number in range(6)]
COUNT = 40


def write_for_ever(root: Path) -> None:
    """Builds that change every file at every turn and keep what was edited, as the pipeline does."""
    for turn in range(1_000_000):
        memory = POMemory(root)
        for slug in SLUGS:
            made = []
            for asked in (_request(slug, number) for number in range(COUNT - turn % 2)):
                found = memory.recall(asked)
                if found is None or found.state != "edited":
                    found = Segment(asked.key, "sentence", asked.source, f"turn {turn} " * 40, "machine", "argos", 0.5)
                made.append(found)
            memory.record(slug, "en", made)
        memory.save()


def survivors(root: Path) -> int:
    """Every file is whole and has its edit; how many there are."""
    files = sorted((root / "translations" / "en").glob("*.po"))
    for path in files:
        entries = {entry.key: entry for entry in parse(path.read_text(encoding="utf-8")).entries}
        assert entries["sentence:0"].target == f"Edited by hand in {path.stem}", path
        assert len(entries) >= COUNT - 1, path
    return len(files)


def kill_loop(root: Path, kills: int) -> None:
    dice = random.Random(kills)
    memory = POMemory(root)
    for slug in SLUGS:
        asked = [_request(slug, number) for number in range(COUNT)]
        memory.recall(asked[0])
        memory.record(slug, "en", [Segment(each.key, "sentence", each.source, "MT", "machine") for each in asked])
    for path in memory.save():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('msgstr "MT"', f'msgstr "Edited by hand in {path.stem}"', 1), encoding="utf-8")
    for _ in range(kills):
        writer = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(root,))
        writer.start()
        time.sleep(dice.uniform(0.02, 0.15))
        assert writer.is_alive(), "the writer ended by itself"
        writer.kill()
        writer.join()
        assert survivors(root) == len(SLUGS)


def _request(slug: str, number: int) -> Request:
    return Request(slug, f"sentence:{number}", "sentence", f"جملة رقم {number} من المقال {slug}", "ar", "en")


def finishes(root: Path) -> None:
    """The next build: every edit is recalled, and what the killed ones left behind is swept up."""
    memory = POMemory(root)
    for slug in SLUGS:
        edited = memory.recall(_request(slug, 0))
        assert edited is not None and edited.target == f"Edited by hand in {slug}"
        memory.record(slug, "en", [edited])
    assert len(memory.save()) == len(SLUGS)
    assert memory.issues() == ()
    assert sorted(path.name for path in (root / "translations" / "en").iterdir()) == [f"{slug}.po" for slug in SLUGS]


def test_a_killed_build_tears_nothing(tmp_path: Path) -> None:
    kill_loop(tmp_path, 20)
    finishes(tmp_path)


@pytest.mark.soak
def test_many_killed_builds_tear_nothing(tmp_path: Path) -> None:
    kill_loop(tmp_path, 500)
    finishes(tmp_path)
