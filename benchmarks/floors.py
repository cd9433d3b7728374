"""The floors: what was reached on which data. They only ever rise.

usage: python benchmarks/floors.py [NAME ...]

``floors.toml`` beside this file has, for each measure, the data it was taken on (a file and its SHA-256) and the least
it may be. This measures again and fails where a measure has fallen, or where the data is not the data of the floor.
A floor is raised by hand, in the commit that earned it.
"""

import argparse
import hashlib
import random
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import checks as checking  # noqa: E402
import summaries as summarising  # noqa: E402

DATA = HERE.parent.parent / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Floor:
    """``least``: per measure, in the unit the measure has (ROUGE F1 x100, a share from 0 to 1)."""

    file: str
    sha256: str
    least: Mapping[str, float]


def floors(path: Path = HERE / "floors.toml") -> dict[str, Floor]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(entry["file"], entry["sha256"], entry["least"]) for name, entry in data.items()}


def fallen(floor: Floor, digest: str, found: Mapping[str, float]) -> list[str]:
    """What does not hold, in words; nothing where all does."""
    if digest != floor.sha256:
        return [f"{floor.file} is not the data of the floor: its SHA-256 is {digest}"]
    return [
        f"{name}: {found.get(name, 0.0):.3f}, and the floor is {least}"
        for name, least in floor.least.items()
        if found.get(name, 0.0) < least
    ]


def summaries(path: Path) -> dict[str, float]:
    cases = summarising.load(path)
    found = {}
    for budget in summarising.BUDGETS:
        (one, two), _ = summarising.measure(cases, summarising.ours, budget)
        found |= {f"{budget}-rouge-1": one, f"{budget}-rouge-2": two}
    return found


def checks(path: Path) -> dict[str, float]:
    """Of the file's Arabic and the English beside it, both ways."""
    arabic, english = checking.read(path), checking.read(path.with_suffix(".en"))
    found = {}
    for way, sources, targets in (("ar-en", arabic, english), ("en-ar", english, arabic)):
        languages = (way[:2], way[3:])
        found[f"{way}-untouched-kept"] = 1 - checking.warned(checking.judge(sources, targets, languages))
        for name, spoil in checking.SPOILERS.items():
            dice = random.Random(name)
            pairs = [(source, spoil(target, dice)) for source, target in zip(sources, targets, strict=True)]
            bad = [(source, target) for source, target in pairs if target is not None]
            verdicts = checking.judge([s for s, _ in bad], [t for _, t in bad], languages)
            found[f"{way}-{name.replace(' ', '-')}"] = mean(bool(verdict.warnings) for verdict in verdicts)
    return found


MEASURES: dict[str, Callable[[Path], dict[str, float]]] = {"summaries": summaries, "checks": checks}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(MEASURES)} (all, if none)")
    wanted = parser.parse_args().names or list(MEASURES)
    if unknown := [name for name in wanted if name not in MEASURES]:
        parser.error(f"no floor is called {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    failed = False
    for name, floor in floors().items():
        path = DATA / floor.file
        if name not in wanted:
            continue
        if not path.is_file():
            print(f"{name}: {path} is not here; nothing measured")
            continue
        found = MEASURES[name](path)
        wrong = fallen(floor, hashlib.sha256(path.read_bytes()).hexdigest(), found)
        for measure, value in found.items():
            print(f"{name:<12}{measure:<28}{value:>9.3f}   floor {floor.least.get(measure, '-')}")
        for line in wrong:
            print(f"{name}: FALLEN: {line}")
        failed = failed or bool(wrong)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
