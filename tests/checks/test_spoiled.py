"""Good translations, both ways, and what becomes of them when they are spoiled as engines spoil them."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from khulasa.checks import Verdict, check

DATA = Path(__file__).resolve().parent.parent / "data" / "checks" / "pairs.tsv"
ROWS = [line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines()]
BOTH_WAYS = [(ar, en, "ar", "en") for ar, en in ROWS] + [(en, ar, "en", "ar") for ar, en in ROWS]


def digit_changed(text: str, dice: random.Random) -> str | None:
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return None
    at = dice.choice(places)
    return text[:at] + str((int(text[at]) + dice.randint(1, 9)) % 10) + text[at + 1 :]


def cut(text: str, dice: random.Random) -> str:
    words = text.split()
    return " ".join(words[: len(words) // 3])


def end_repeated(text: str, dice: random.Random) -> str:
    words = text.split()
    return " ".join(words + words[-dice.randint(2, 5) :])


def judged(spoil: Callable[[str, random.Random], str | None]) -> list[Verdict]:
    dice = random.Random(7)
    spoiled = [(source, spoil(target, dice), *languages) for source, target, *languages in BOTH_WAYS]
    return [check(source, target, *languages) for source, target, *languages in spoiled if target is not None]


def test_good_translations_pass() -> None:
    verdicts = judged(lambda target, _: target)
    assert [verdict.warnings for verdict in verdicts if verdict.warnings] == []
    assert not any(verdict.held for verdict in verdicts)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(digit_changed, "numbers"), (cut, "length"), (end_repeated, "repeats")],
    ids=["digit", "cut", "repeat"],
)
def test_spoiled_ones_are_caught(spoil: Callable[[str, random.Random], str | None], code: str) -> None:
    verdicts = judged(spoil)
    caught = [code in {warned.code for warned in verdict.warnings} for verdict in verdicts]
    assert len(caught) > 20 and sum(caught) >= 0.95 * len(caught)


def test_the_source_copied_is_held() -> None:
    for source, _, *languages in BOTH_WAYS:
        verdict = check(source, source, *languages)
        assert verdict.held and verdict.warnings[0].code == "script"


def test_spoiling_costs_confidence() -> None:
    good = judged(lambda target, _: target)
    for spoil in (cut, end_repeated):
        assert all(bad.confidence < fine.confidence for bad, fine in zip(judged(spoil), good, strict=True))
