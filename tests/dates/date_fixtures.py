"""Reads the fixture files of tests/data/dates (their format: the README there) and judges what the tagger found."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from khulasa.dates import find
from khulasa.model import TimeExpression

FOLDER = Path(__file__).resolve().parent.parent / "data" / "dates"
_OCCURRENCE = re.compile(r"(.*) #(\d+)$")


@dataclass
class Expected:
    """An annotated stretch of a sentence; ``values`` is empty for a trap."""

    text: str
    start: int
    end: int
    kind: str = ""
    values: tuple[str | None, ...] = ()
    mod: str | None = None


@dataclass
class Case:
    """One block of a fixture file."""

    where: str
    text: str = ""
    reference: date | None = None
    dated: list[Expected] = field(default_factory=list)
    traps: list[Expected] = field(default_factory=list)


def cases(path: Path) -> list[Case]:
    """The blocks of a fixture file; ValueError where a line cannot be read."""
    found: list[Case] = []
    case: Case | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line:
            case = None
        elif line.startswith("#"):
            continue
        elif line.startswith("text:"):
            case = Case(f"{path.parent.name}/{path.name}:{number}", raw.split("text:", 1)[1].removeprefix(" "))
            found.append(case)
        elif case is None:
            raise ValueError(f"{path}:{number}: a line outside a block")
        elif line.startswith("ref:"):
            case.reference = date.fromisoformat(line.removeprefix("ref:").strip())
        elif line.startswith("= "):
            case.dated.append(_expected(case.text, line.removeprefix("= "), path, number))
        elif line.startswith("- "):
            case.traps.append(_place(case.text, line.removeprefix("- ").strip(), path, number))
        else:
            raise ValueError(f"{path}:{number}: {line!r}")
    return found


def _expected(text: str, line: str, path: Path, number: int) -> Expected:
    expression, kind, value, *rest = (part.strip() for part in line.split("|"))
    placed = _place(text, expression, path, number)
    placed.kind = kind
    placed.values = tuple(None if one.strip() == "null" else one.strip() for one in value.split(" or "))
    placed.mod = rest[0].removeprefix("mod=") if rest else None
    return placed


def _place(text: str, expression: str, path: Path, number: int) -> Expected:
    match = _OCCURRENCE.match(expression)
    wanted, times = (match[1].strip(), int(match[2])) if match else (expression, 1)
    at = -1
    for _ in range(times):
        at = text.find(wanted, at + 1)
    if at < 0:
        raise ValueError(f"{path}:{number}: {wanted!r} is not in the sentence")
    return Expected(wanted, at, at + len(wanted))


def mistakes(case: Case, lang: str) -> list[str]:
    """What the tagger got wrong in a sentence, each in a line; empty when all is right."""
    found = find(case.text, lang, case.reference)
    wrong: list[str] = []
    owned: dict[int, list[TimeExpression]] = {}
    everything = case.dated + case.traps
    for expression in found:
        owner = max(everything, key=lambda e: _overlap(e, expression), default=None)
        if owner is not None and _overlap(owner, expression) > 0:
            owned.setdefault(id(owner), []).append(expression)
        elif expression.value and expression.kind in ("DATE", "TIME"):
            wrong.append(f"spurious {expression.text!r} = {expression.value}")
    for expected in case.dated:
        mine = owned.get(id(expected), [])
        same = [e for e in mine if e.kind == expected.kind] or mine
        right = bool(same) and all(e.value in expected.values for e in same)
        if right and expected.mod and not any(e.mod == expected.mod for e in mine):
            right = False
        if not right:
            got = [(e.text, e.kind, e.value, e.mod) for e in mine]
            wrong.append(f"{expected.text!r} should be {expected.values} {expected.mod or ''}, got {got}")
    for trap in case.traps:
        wrong.extend(
            f"trap {trap.text!r} got {e.text!r} = {e.value}"
            for e in found
            if e.value and e.kind in ("DATE", "TIME") and _overlap(trap, e) > 0
        )
    return wrong


def _overlap(expected: Expected, found: TimeExpression) -> int:
    return min(expected.end, found.end) - max(expected.start, found.start)
