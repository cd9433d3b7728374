"""models.lock: which translation packages a site uses, by hash, so that everybody who builds it uses the same."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from khulasa import files
from khulasa.errors import EngineError
from khulasa.model import Lang

HEADER = """\
# The translation packages of this site, written by `khulasa models install`. A package with another hash is refused:
# to change to another version, delete its entry here and install it again.
"""


@dataclass(frozen=True, slots=True)
class Pin:
    """One package. ``url``: where it was downloaded, None for a file; ``sha256``: of the .argosmodel file, in hex."""

    name: str
    source: Lang
    target: Lang
    version: str
    url: str | None
    licence: str | None
    sha256: str


_KEYS = {"source": "from", "target": "to"}


def read(path: Path) -> tuple[Pin, ...]:
    """The pins in a models.lock; none if there is no file. Raises EngineError when it cannot be understood."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries = [] if data is None else data["packages"]
        return tuple(_pin(entry) for entry in entries)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise EngineError(f"{path}: cannot be read ({reason}); restore it, or delete it and install again") from error


def _pin(entry: dict[str, Any]) -> Pin:
    values = {field.name: entry[_KEYS.get(field.name, field.name)] for field in fields(Pin)}
    optional = ("url", "licence")
    wrong = [
        key for key, value in values.items() if not (isinstance(value, str) or (key in optional and value is None))
    ]
    if wrong:
        raise ValueError(f"{', '.join(wrong)} must be a string")
    return Pin(**values)


def find(pins: Sequence[Pin], source: Lang, target: Lang) -> Pin | None:
    """The pin of a pair."""
    return next((pin for pin in pins if (pin.source, pin.target) == (source, target)), None)


def check(path: Path, candidate: Pin) -> None:
    """Raise EngineError when the file pins the pair to something else."""
    pinned = find(read(path), candidate.source, candidate.target)
    if pinned is None or pinned.sha256 == candidate.sha256:
        return
    raise EngineError(
        f"{path}: refused: {pinned.name} is pinned to version {pinned.version}, sha256 {pinned.sha256}; this is "
        f"version {candidate.version}, sha256 {candidate.sha256}. If you want it, delete the entry and install again"
    )


def add(path: Path, pin: Pin) -> bool:
    """Pin a package, in order of name, through a temporary file; False when it was pinned before."""
    pins = read(path)
    if find(pins, pin.source, pin.target):
        return False
    entries = [
        {_KEYS.get(key, key): value for key, value in asdict(entry).items()}
        for entry in sorted((*pins, pin), key=lambda entry: entry.name)
    ]
    text = HEADER + yaml.safe_dump({"packages": entries}, sort_keys=False, allow_unicode=True, width=1000)
    files.write(path, text.encode())
    return True
