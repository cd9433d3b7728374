"""Which Argos packages are installed, and which of them lead from one language to another.

Only reads folders: Argos Translate itself is imported when a package is loaded (`khulasa.engines.loaded`), because its
import creates folders in the home directory.
"""

import hashlib
import json
import os
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from khulasa.model import Issue, Lang, Origin

MAX_METADATA = 1 << 20  # bytes; a published metadata.json has under a thousand
TOKENIZERS = ("sentencepiece.model", "bpe.model")
_HEADING = re.compile(r"^#*\s*\**licen[cs]e\**\s*:?\s*$", re.IGNORECASE)
_STATED = re.compile(
    r"\blicen[cs]ed?\b[*_]*\s*(?::|-|–|—|\bunder\b|\bis\b)\s*(?:the\s+|an?\s+)?(?P<name>\S.*)", re.IGNORECASE
)
_KNOWN = re.compile(
    r"\b(CC0(?:[- ]1\.0)?|CC[- ]BY(?:[- ](?:NC|SA|ND))*(?:[- ]\d\.\d)?|MIT"
    r"|Apache(?: License)?[- ]2\.0|[AL]?GPL[- ]?v?\d(?:\.\d)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A folder with a translation package. ``licence``: as the package states it, or None; ``prefix``: the token that
    a package for several languages starts every translation with, or empty."""

    path: Path
    source: Lang
    target: Lang
    version: str
    licence: str | None
    prefix: str = ""

    @property
    def name(self) -> str:
        """The package's name, as Argos's own package manager writes it."""
        return f"translate-{self.source}_{self.target}"

    @property
    def label(self) -> str:
        """Pair and version, for a reader: ``ar→en 1.0``."""
        return f"{self.source}→{self.target} {self.version}".rstrip()


def places() -> tuple[Path, ...]:
    """The folders Argos Translate 1.11 looks for packages in; the first is the one to install to.

    The rule of argostranslate.settings, without creating anything: ARGOS_PACKAGES_DIR in the environment, then in
    Argos's settings.json, then the XDG data folder; and the folders of a snap.
    """
    snap = os.environ.get("SNAP")
    home = Path(os.environ["SNAP_USER_DATA"]) if snap and "SNAP_USER_DATA" in os.environ else Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "argos-translate"
    found = [Path(os.environ.get("ARGOS_PACKAGES_DIR") or _argos_setting(home) or data / "packages")]
    if snap:
        content = Path(snap) / "snap_custom" / "content_snap_packages"
        found += [path for path in (Path(snap) / "snap_custom" / "packages",) if path.is_dir()]
        found += sorted(path for path in content.iterdir() if path.is_dir()) if content.is_dir() else []
    return tuple(found)


def _argos_setting(home: Path) -> str | None:
    config = Path(os.environ.get("XDG_CONFIG_HOME", home / ".config")) / "argos-translate" / "settings.json"
    try:
        value = json.loads(config.read_text(encoding="utf-8")).get("ARGOS_PACKAGES_DIR")
    except (OSError, ValueError, AttributeError):
        return None
    return value if isinstance(value, str) else None


def scan(folders: Iterable[Path] | None = None) -> tuple[tuple[InstalledPackage, ...], tuple[Issue, ...]]:
    """The translation packages in ``folders`` (by default, where Argos looks), best version of a pair first.

    A folder that is no package is skipped with an issue. Packages that are for something else (sentence boundaries)
    are skipped without one; so are hidden folders, where an installation may be under way.
    """
    packages: list[InstalledPackage] = []
    issues: list[Issue] = []
    for folder in _subfolders(places() if folders is None else folders):
        found = read_package(folder)
        if isinstance(found, InstalledPackage):
            packages.append(found)
        elif found:
            issues.append(_stray(folder, found))
    packages.sort(key=lambda package: package.path.name)
    packages.sort(key=lambda package: version_key(package.version), reverse=True)
    packages.sort(key=lambda package: (package.source, package.target))
    return tuple(packages), tuple(issues)


def _subfolders(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def _stray(folder: Path, reason: str) -> Issue:
    message = f"{folder}: skipped, {reason}; remove the folder, or install the package again (khulasa models install)"
    return Issue("translate", "stray-package", message, Origin(str(folder), ""))


def read_package(folder: Path) -> InstalledPackage | str:
    """The package in a folder, or why it is none; an empty reason for a package that is for something else."""
    try:
        metadata = read_metadata((folder / "metadata.json").read_bytes())
    except FileNotFoundError:
        return "it has no metadata.json"
    except (OSError, ValueError) as error:
        return f"its metadata.json cannot be read ({error})"
    if metadata.get("type", "translate") != "translate":
        return ""
    source, target = metadata.get("from_code"), metadata.get("to_code")
    if not (isinstance(source, str) and isinstance(target, str) and source and target):
        return "its metadata.json names no pair of languages (from_code, to_code)"
    version, prefix = str(metadata.get("package_version", "")), metadata.get("target_prefix", "")
    if not isinstance(prefix, str):
        return "the target_prefix in its metadata.json is no string"
    return InstalledPackage(folder, source, target, version, _licence(folder, metadata), prefix)


def read_metadata(content: bytes) -> Mapping[str, Any]:
    """The object in a metadata.json. Raises ValueError."""
    if len(content) > MAX_METADATA:
        raise ValueError("it is too large")
    metadata = json.loads(content.decode("utf-8"))
    if not isinstance(metadata, dict):
        raise ValueError("it is not a JSON object")
    return metadata


def _licence(folder: Path, metadata: Mapping[str, Any]) -> str | None:
    for key in ("licence", "license"):
        if isinstance(metadata.get(key), str) and metadata[key].strip():
            return str(metadata[key]).strip()
    for name in ("README.md", "README", "LICENSE", "LICENCE"):
        try:
            text = (folder / name).read_text(encoding="utf-8", errors="replace")[:MAX_METADATA]
        except OSError:
            continue
        if stated := stated_licence(text):
            return stated
    return None


def stated_licence(readme: str) -> str | None:
    """The licence that a README states: what follows "License:", "licensed under" or a heading, else a known name.

    >>> stated_licence("Trained on OPUS. License: CC BY 4.0")
    'CC BY 4.0'
    """
    lines = [line.strip() for line in readme.splitlines() if line.strip()]
    for line, following in pairwise([*lines, ""]):
        stated = _STATED.search(line)
        name = stated["name"] if stated else following if _HEADING.match(line) else ""
        if name := name.strip(" *_`[]").rstrip("."):
            return name[:120]
    known = _KNOWN.search(readme)
    return known[0] if known else None


def version_key(version: str) -> tuple[bool, Version]:
    """An order of versions, in which what is no version comes first."""
    try:
        return True, Version(version)
    except InvalidVersion:
        return False, Version("0")


def route(packages: Sequence[InstalledPackage], source: Lang, target: Lang) -> tuple[InstalledPackage, ...]:
    """The shortest chain of packages from source to target, of the best version each; empty if there is none."""
    best: dict[tuple[Lang, Lang], InstalledPackage] = {}
    for package in packages:
        best.setdefault((package.source, package.target), package)
    return tuple(best[pair] for pair in shortest(best, source, target))


def shortest(pairs: Iterable[tuple[Lang, Lang]], source: Lang, target: Lang) -> tuple[tuple[Lang, Lang], ...]:
    """The shortest chain of pairs from source to target; empty if there is none, or nothing to do.

    Among chains of one length, the one through the language that most pairs know, then by code.
    """
    there = set(pairs)
    known = Counter(lang for pair in there for lang in pair)
    queue: deque[tuple[Lang, ...]] = deque([(source,)])
    seen = {source}
    while queue:
        path = queue.popleft()
        if path[-1] == target:
            return tuple(pairwise(path))
        following = {end for start, end in there if start == path[-1]} - seen
        seen |= following - {target}
        queue.extend((*path, lang) for lang in sorted(following, key=lambda lang: (-known[lang], lang)))
    return ()


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and contents of what decides a translation: metadata.json, the tokenizer, model/."""
    digest = hashlib.sha256()
    names = ["metadata.json", *TOKENIZERS]
    files = [folder / name for name in names if (folder / name).is_file()]
    files += sorted(path for path in (folder / "model").rglob("*") if path.is_file())
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as content:
            digest.update(hashlib.file_digest(content, "sha256").digest())
    return digest.hexdigest()
