"""The index of published Argos packages, and downloading from it: the only code of the engine that uses a network."""

import hashlib
import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

from khulasa.engines.packages import shortest, version_key
from khulasa.errors import EngineError
from khulasa.model import Lang

TIMEOUT = 30.0  # seconds without an answer
MAX_INDEX = 16 << 20  # bytes; the published index has 100 KB
MAX_PACKAGE = 1 << 30  # bytes; published packages have 40 to 300 MB
AGENT = "khulasa (models install)"
Progress = Callable[[int, int | None], None]
"""Called with the bytes received and, if the server says, the bytes to come in all."""


@dataclass(frozen=True, slots=True)
class Published:
    """A package in the index."""

    source: Lang
    target: Lang
    version: str
    links: tuple[str, ...]


def address() -> str:
    """Where the index is: ARGOS_PACKAGE_INDEX, a folder's URL as Argos has it, or the file's; else Argos's own."""
    base = os.environ.get("ARGOS_PACKAGE_INDEX")
    if not base:
        from argostranslate import settings  # noqa: PLC0415 (its import creates folders in the home directory)

        base = str(settings.package_index)
    if urllib.parse.urlsplit(base).path.endswith(".json"):
        return base
    return base.rstrip("/") + "/index.json"


def fetch_index(url: str) -> tuple[Published, ...]:
    """The translation packages in an index. Raises EngineError."""
    try:
        listed = json.loads(b"".join(_blocks(url, MAX_INDEX)).decode("utf-8"))
    except ValueError as error:
        raise EngineError(f"{url}: the package index cannot be read ({error})") from error
    if not isinstance(listed, list):
        raise EngineError(f"{url}: the package index is no list")
    return tuple(package for entry in listed if (package := _published(entry)))


def _published(entry: object) -> Published | None:
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return None
    source, target, links = entry.get("from_code"), entry.get("to_code"), entry.get("links", [])
    if not (isinstance(source, str) and isinstance(target, str) and isinstance(links, list)):
        return None
    usable = tuple(link for link in links if isinstance(link, str) and link.startswith(("https://", "http://")))
    return Published(source, target, str(entry.get("package_version", "")), usable)


def choose(
    packages: Sequence[Published], source: Lang, target: Lang, url: str, version: str | None = None
) -> Published:
    """The package of a pair, of a version if the index has it, else the newest.

    Raises EngineError that names the packages to pivot over, if there are any.
    """
    found = [package for package in packages if (package.source, package.target) == (source, target)]
    if found:
        return max(found, key=lambda package: (package.version == version, version_key(package.version)))
    pairs = shortest(((package.source, package.target) for package in packages), source, target)
    remedy = "; install a chain: " + ", ".join(f"khulasa models install {a} {b}" for a, b in pairs) if pairs else ""
    raise EngineError(f"{url}: the index has no package {source}→{target}{remedy}")


def download(links: Sequence[str], to: Path, progress: Progress | None = None) -> str:
    """Write the first link that answers to a file; returns it. Raises EngineError when none does."""
    reasons = []
    for link in links:
        try:
            with to.open("wb") as file:
                for block in _blocks(link, MAX_PACKAGE, progress):
                    file.write(block)
        except EngineError as error:
            reasons.append(str(error))
        else:
            return link
    raise EngineError("the package cannot be downloaded: " + ("; ".join(reasons) or "the index gives no link"))


def _blocks(url: str, limit: int, progress: Progress | None = None) -> Iterator[bytes]:
    """The body of a URL, block by block. Raises EngineError at any failure, and when it is longer than ``limit``."""
    if not url.startswith(("https://", "http://")):
        raise EngineError(f"{url}: not an http or https address")
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})  # noqa: S310 (checked above)
    received = 0
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            length = response.headers.get("Content-Length", "")
            total = int(length) if re.fullmatch(r"\d{1,15}", length) else None
            while block := response.read(1 << 16):
                received += len(block)
                if received > limit:
                    raise EngineError(f"{url}: more than {limit} bytes; refused")
                if progress:
                    progress(received, total)
                yield block
            if total is not None and received != total:
                raise EngineError(f"{url}: broke off after {received} of {total} bytes")
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise EngineError(f"{url}: {reason}; is there a network?") from error


def sha256(path: Path) -> str:
    """The hash of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
