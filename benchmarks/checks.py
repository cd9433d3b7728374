"""How well the checks tell good translations from bad ones: ratios, all measured in one run.

    python benchmarks/checks.py [FOLDER]            # ../shared/data/translation by default
    python benchmarks/checks.py --measure [FOLDER]  # the usual lengths of languages/*/checks.toml, from the references

FOLDER has, line by line, ar-en.NAME.ar, ar-en.NAME.en (human), ar-en.NAME.argos.en and en-ar.NAME.argos.ar (machine).
The gap of the least confident tenth needs sacrebleu, and is left out without it.
"""

import argparse
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, stdev

from khulasa.checks import Verdict, check
from khulasa.checks.length import ratios
from khulasa.checks.pair import Pair
from khulasa.text.numbers import find_numbers

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "translation"
Lines = Sequence[str]


def read(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def digit_changed(text: str, dice: random.Random) -> str | None:
    """The text with one digit of its first number changed; None if it has no digit."""
    places = [at for at, char in enumerate(text) if unicodedata.category(char) == "Nd"]
    if not places:
        return None
    at = dice.choice(places)
    old = unicodedata.digit(text[at])
    return text[:at] + str((old + dice.randint(1, 9)) % 10) + text[at + 1 :]


def cut(text: str, dice: random.Random) -> str | None:
    """The first third of the words."""
    words = text.split()
    return " ".join(words[: max(1, len(words) // 3)])


def end_repeated(text: str, dice: random.Random) -> str | None:
    """The text with its last few words said again, once or twice."""
    words = text.split()
    size = min(len(words), dice.randint(2, 6))
    return " ".join(words + words[-size:] * dice.randint(1, 2))


SPOILERS: dict[str, Callable[[str, random.Random], str | None]] = {
    "digit changed": digit_changed,
    "cut to a third": cut,
    "end repeated": end_repeated,
}


def judge(sources: Lines, targets: Lines, languages: tuple[str, str]) -> list[Verdict]:
    """A verdict a line."""
    return [check(source, target, *languages) for source, target in zip(sources, targets, strict=True)]


def warned(verdicts: Sequence[Verdict], code: str = "") -> float:
    """The share with a warning, or with this one."""
    return mean(any(code in ("", warning.code) for warning in verdict.warnings) for verdict in verdicts)


def references(sources: Lines, targets: Lines, languages: tuple[str, str]) -> None:
    """Untouched and spoiled human translations."""
    good = judge(sources, targets, languages)
    print(
        f"  human, untouched: warned {warned(good):.1%}, held {mean(verdict.held for verdict in good):.1%}, "
        f"numbers {warned(good, 'numbers'):.1%}"
    )
    for name, spoil in SPOILERS.items():
        dice = random.Random(name)
        spoiled = [(source, spoil(target, dice)) for source, target in zip(sources, targets, strict=True)]
        some = [(source, target) for source, target in spoiled if target is not None]
        bad = [check(source, target, *languages) for source, target in some]
        held = mean(verdict.held for verdict in bad)
        print(f"  human, {name}: caught {warned(bad):.1%} of {len(bad)}, held {held:.1%}")
    bad = judge(sources, sources, languages)
    print(f"  human, the source copied: caught {warned(bad):.1%}, held {mean(verdict.held for verdict in bad):.1%}")


def differs(source: str, target: str, languages: tuple[str, str]) -> bool:
    """Whether a number in the source's digits is nowhere in the translation, neither in digits nor in words."""
    known = {match.value for match in find_numbers(target, languages[1])}
    # Not powers in units («km2»), nor two, which Arabic says in the form of the noun, nor decades («the 1930s»).
    digits = re.compile(r"(?<![^\W\d])\d+(?!\d|s\b)")
    wanted = [each for each in find_numbers(source, languages[0]) if digits.search(source, each.start, each.end + 1)]
    return any(match.value not in known | {2} for match in wanted)


def machine(sources: Lines, targets: Lines, humans: Lines, languages: tuple[str, str], script: str) -> None:
    """Real output of the engine."""
    verdicts = judge(sources, targets, languages)
    print(f"  machine: warned {warned(verdicts):.1%}, held {mean(verdict.held for verdict in verdicts):.1%}")
    unwritten = [verdict for verdict, target in zip(verdicts, targets, strict=True) if not re.search(script, target)]
    if unwritten:
        held = mean(verdict.held for verdict in unwritten)
        print(f"  machine, no letter of its script: held {held:.1%} of {len(unwritten)}")
    changed = [
        verdict
        for verdict, source, target in zip(verdicts, sources, targets, strict=True)
        if differs(source, target, languages)
    ]
    if changed:
        print(f"  machine, numbers differ: flagged {warned(changed, 'numbers'):.1%} of {len(changed)}")
    try:
        from sacrebleu.metrics import CHRF
    except ImportError:
        print("  machine, least confident tenth: needs sacrebleu")
        return
    chrf = CHRF()
    scores = [chrf.sentence_score(target, [human]).score for target, human in zip(targets, humans, strict=True)]
    print(f"  machine, least confident tenth: {gap(verdicts, scores):.1f} chrF below the rest")


def gap(verdicts: Sequence[Verdict], scores: Sequence[float]) -> float:
    """By how much the tenth with the least confidence scores below the rest."""
    order = sorted(range(len(scores)), key=lambda i: verdicts[i].confidence)
    tenth = len(order) // 10
    return mean(scores[i] for i in order[tenth:]) - mean(scores[i] for i in order[:tenth])


def measure(sources: Lines, targets: Lines, languages: tuple[str, str]) -> None:
    """The usual lengths of human translations, as languages/<target>/checks.toml has them."""
    found = [ratios(Pair.of(source, target, *languages)) for source, target in zip(sources, targets, strict=True)]
    for name, values in zip(("centre", "meaning_centre"), zip(*found, strict=True), strict=True):
        print(f"  {name} = {mean(values):.3f}, spread {stdev(values):.3f}")


def main() -> None:
    """Every file of the folder, both ways."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, metavar="FOLDER")
    parser.add_argument("--measure", action="store_true", help="print the usual lengths of languages/*/checks.toml")
    given = parser.parse_args()
    folder: Path = given.folder
    if not folder.is_dir():
        raise SystemExit(f"{folder}: no such folder; name one with ar-en.NAME.ar and ar-en.NAME.en")
    for path in sorted(folder.glob("ar-en.*.ar")):
        name = path.name.removeprefix("ar-en.").removesuffix(".ar")
        arabic, english = read(path), read(folder / f"ar-en.{name}.en")
        for sources, humans, languages, output, script in (
            (arabic, english, ("ar", "en"), folder / f"ar-en.{name}.argos.en", "[A-Za-z]"),
            (english, arabic, ("en", "ar"), folder / f"en-ar.{name}.argos.ar", "[\u0621-\u064a]"),
        ):
            print(f"{name}, {languages[0]}→{languages[1]}, {len(sources)} sentences")
            if given.measure:
                measure(sources, humans, languages)
                continue
            references(sources, humans, languages)
            if output.is_file():
                machine(sources, read(output), humans, languages, script)


if __name__ == "__main__":
    main()
