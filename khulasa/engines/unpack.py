"""Unpacking a package that came from anywhere: what an archive may hold, and writing that no crash leaves half done.

Refused: what is no zip, names that leave the folder or name one file twice, links and devices, encrypted entries,
absurd sizes, and what is no translation package.
"""

import os
import re
import shutil
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from khulasa.engines.packages import MAX_METADATA, TOKENIZERS, read_metadata
from khulasa.errors import EngineError

MAX_ENTRIES = 5_000  # a published package has some twenty, with a sentence splitter some fifty
MAX_TOTAL = 2 << 30  # bytes unpacked; published packages have 50 to 400 MB
MAX_RATIO = 100  # of unpacked to packed, above RATIO_FROM; weights hardly shrink
RATIO_FROM = 32 << 20
TEMPORARY = ".khulasa-"
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_LITTER = re.compile(r"__MACOSX/|(.*/)?\.DS_Store$")  # what macOS adds to an archive


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that passed every check. ``files``: by path inside the package; ``folder``: the name it unpacks to."""

    path: Path
    folder: str
    files: Mapping[str, zipfile.ZipInfo]
    metadata: Mapping[str, Any]


def inspect(path: Path) -> Archive:
    """Check an archive without unpacking it. Raises EngineError, naming what is wrong."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [info for info in archive.infolist() if not _LITTER.match(info.filename)]
            _check_sizes(entries, path)
            files = _check_names(entries, path)
            root = _root(files, path)
            inside = {name.removeprefix(root): info for name, info in files.items() if name.startswith(root)}
            metadata = _metadata(archive, inside["metadata.json"], path)
    except FileNotFoundError:
        raise EngineError(f"{path}: no such file") from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError) as error:
        raise EngineError(
            f"{path}: no package: a package is a zip archive, and this cannot be read ({error})"
        ) from error
    if "model/model.bin" not in inside or not any(name in inside for name in TOKENIZERS):
        raise EngineError(f"{path}: no package: it needs model/model.bin and {' or '.join(TOKENIZERS)}")
    return Archive(path, root.rstrip("/") or _own_name(metadata), inside, metadata)


def _check_sizes(entries: list[zipfile.ZipInfo], path: Path) -> None:
    total, packed = sum(info.file_size for info in entries), sum(info.compress_size for info in entries)
    if len(entries) > MAX_ENTRIES:
        raise EngineError(f"{path}: refused: {len(entries)} files; a package has at most {MAX_ENTRIES}")
    if total > MAX_TOTAL:
        raise EngineError(f"{path}: refused: {total} bytes when unpacked; a package has at most {MAX_TOTAL}")
    if total > RATIO_FROM and total > MAX_RATIO * max(packed, path.stat().st_size):
        raise EngineError(f"{path}: refused: {total} bytes packed into {packed} are no model, but a zip bomb")


def _check_names(entries: list[zipfile.ZipInfo], path: Path) -> dict[str, zipfile.ZipInfo]:
    """The files by name. Raises EngineError at a name that could write elsewhere, or over another."""
    files: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for info in entries:
        # orig_filename: zipfile cuts a name at a NUL and turns the system's separators.
        name, kind = info.orig_filename, stat.S_IFMT(info.external_attr >> 16)
        parts = name.removesuffix("/").split("/")
        if "\\" in name or ":" in parts[0] or any(_unsafe(part) for part in parts):
            raise EngineError(
                f"{path}: refused: the name {name!r} leads out of the package's folder or is not portable"
            )
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise EngineError(f"{path}: refused: {name!r} is a link or a device")
        if info.flag_bits & 0x1:
            raise EngineError(f"{path}: refused: {name!r} is encrypted")
        if info.is_dir():
            continue
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            raise EngineError(f"{path}: refused: the name {name!r} stands in it twice")
        seen.add(folded)
        files[name] = info
    for folded in seen:
        if any(str(parent) in seen for parent in PurePosixPath(folded).parents):
            raise EngineError(f"{path}: refused: the name {folded!r} lies below a file")
    return files


def _unsafe(part: str) -> bool:
    controls = any(unicodedata.category(char) in ("Cc", "Cs") for char in part)
    return part in ("", ".", "..") or controls or len(part.encode("utf-8", "surrogatepass")) > 200


def _root(files: Mapping[str, zipfile.ZipInfo], path: Path) -> str:
    """The one folder of the archive, with its slash; empty when the package lies bare."""
    if "metadata.json" in files:
        return ""
    roots = {name.split("/")[0] for name in files}
    if len(roots) != 1 or f"{(root := next(iter(roots)))}/metadata.json" not in files or root.startswith("."):
        raise EngineError(f"{path}: no package: a package is one folder with a metadata.json")
    return root + "/"


def _metadata(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> Mapping[str, Any]:
    try:
        with archive.open(info) as stream:
            metadata = read_metadata(stream.read(MAX_METADATA + 1))
    except ValueError as error:
        raise EngineError(f"{path}: no package: its metadata.json cannot be read ({error})") from error
    if metadata.get("type", "translate") != "translate":
        raise EngineError(f"{path}: a package of type {metadata['type']!r}; only translation packages are used")
    for key in ("from_code", "to_code"):
        if not (isinstance(metadata.get(key), str) and _CODE.fullmatch(metadata[key])):
            raise EngineError(f"{path}: no package: {key} in its metadata.json is no language code")
    return metadata


def _own_name(metadata: Mapping[str, Any]) -> str:
    """What published packages call their folder: ``translate-ar_en-1_0``."""
    version = re.sub(r"[^0-9A-Za-z]+", "_", str(metadata.get("package_version", ""))).strip("_")
    return f"translate-{metadata['from_code']}_{metadata['to_code']}-{version}".rstrip("-")


def same(archive: Archive, folder: Path) -> bool:
    """Whether a folder already holds exactly the archive's files, by size and CRC-32."""
    for name, info in archive.files.items():
        path, checksum = folder / name, 0
        if path.is_symlink() or not path.is_file() or path.stat().st_size != info.file_size:
            return False
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                checksum = zlib.crc32(block, checksum)
        if checksum != info.CRC:
            return False
    return True


@contextmanager
def unpacked(archive: Archive, beside: Path) -> Iterator[Path]:
    """Unpack to a temporary folder in ``beside``, every byte on the disk; the folder goes if it is not moved away."""
    temporary = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=beside))
    try:
        folder = temporary / archive.folder
        with zipfile.ZipFile(archive.path) as source:
            for name, info in archive.files.items():
                _write(source, info, folder / name)
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir():
                sync(path)
        sync(folder)
        yield folder
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise EngineError(f"{archive.path}: damaged ({error}); get it again") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write(source: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with source.open(info) as stream, path.open("xb") as target:
        shutil.copyfileobj(stream, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())


def sync(folder: Path) -> None:
    """Put a folder's list of names on the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
