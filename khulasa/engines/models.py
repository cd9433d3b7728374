"""Installing, listing and removing Argos packages, pinned by a site's models.lock.

Argos's own install and uninstall are not used: they end in an ImportError without Stanza, trust the archive, and check
no hash.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from khulasa.engines import index
from khulasa.engines import lock as lockfile
from khulasa.engines.packages import TOKENIZERS, InstalledPackage, places, read_package, scan
from khulasa.engines.unpack import TEMPORARY, Archive, inspect, same, sync, unpacked
from khulasa.errors import EngineError
from khulasa.model import Issue, Lang, Origin


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """An installed package. ``size``: bytes on the disk; ``problem``: why it cannot be used, or None."""

    name: str
    source: Lang
    target: Lang
    version: str
    licence: str | None
    path: Path
    size: int
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """What an installation did. ``changed`` is False when the package was there already; ``pinned``: whether it was
    written to models.lock now; ``replaced``: the versions of the pair that it took the place of."""

    model: InstalledModel
    changed: bool
    pinned: bool
    replaced: tuple[str, ...] = ()


def installed(packages_dir: Path | None = None) -> tuple[InstalledModel, ...]:
    """The installed translation packages, by pair, the version that is used first."""
    return tuple(_model(package) for package in scan(_folders(packages_dir))[0])


def stray(packages_dir: Path | None = None) -> tuple[Issue, ...]:
    """What lies among the packages and is none."""
    return scan(_folders(packages_dir))[1]


def install_file(path: Path, packages_dir: Path | None = None, lock: Path | None = None) -> Installation:
    """Install an .argosmodel file. ``packages_dir``: by default, where Argos looks; ``lock``: the site's models.lock.

    Raises EngineError, with nothing changed: no package, hostile, or not what the lock pins.
    """
    return _install(path, None, packages_dir or places()[0], lock)


def install_from_index(
    source: Lang,
    target: Lang,
    packages_dir: Path | None = None,
    lock: Path | None = None,
    progress: index.Progress | None = None,
) -> Installation:
    """Download and install a package: the one the lock pins, else the newest in Argos's index.

    Raises EngineError, with nothing changed: no network, not in the index, hostile, or not what the lock pins.
    """
    pin = lockfile.find(lockfile.read(lock), source, target) if lock else None
    if pin and pin.url:
        links: tuple[str, ...] = (pin.url,)
    else:
        url = index.address()
        links = index.choose(index.fetch_index(url), source, target, url, pin.version if pin else None).links
    with tempfile.TemporaryDirectory(prefix="khulasa-") as temporary:
        file = Path(temporary) / f"translate-{source}_{target}.argosmodel"
        link = index.download(links, file, progress)
        package = inspect(file)
        if (package.metadata["from_code"], package.metadata["to_code"]) != (source, target):
            found = f"{package.metadata['from_code']}→{package.metadata['to_code']}"
            raise EngineError(f"{link}: refused: it translates {found}, not {source}→{target}")
        return _install(file, link, packages_dir or places()[0], lock)


def drift(lock: Path, packages_dir: Path | None = None) -> tuple[Issue, ...]:
    """Where what is installed differs from what a site pins: another version, or none. Raises EngineError."""
    versions = {(model.source, model.target): model.version for model in reversed(installed(packages_dir))}
    issues = []
    for pin in lockfile.read(lock):
        version = versions.get((pin.source, pin.target))
        install = f"khulasa models install {pin.source} {pin.target}"
        if version is None:
            message = f"{pin.name} {pin.version} is pinned and not installed: {install}"
            issues.append(Issue("translate", "model-missing", message, Origin(lock.name, ""), "info"))
        elif version != pin.version:
            message = f"{pin.name} {pin.version} is pinned and {version} is installed: {install}"
            issues.append(Issue("translate", "model-version", message, Origin(lock.name, "")))
    return tuple(issues)


def remove(source: Lang, target: Lang, packages_dir: Path | None = None) -> tuple[InstalledModel, ...]:
    """Remove every version of a pair; models.lock keeps its pin. Raises EngineError when none is installed."""
    found = tuple(model for model in installed(packages_dir) if (model.source, model.target) == (source, target))
    if not found:
        raise EngineError(f"no package {source}→{target} is installed; khulasa models list names those that are")
    for model in found:
        try:
            _discard(model.path)
        except OSError as error:
            raise EngineError(f"{model.path}: cannot be removed ({error.strerror})") from error
    return found


def _install(path: Path, url: str | None, folder: Path, lock: Path | None) -> Installation:
    archive = inspect(path)
    meta = archive.metadata
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            pin = _pin(archive, url)
            if lock:
                lockfile.check(lock, pin)
            _check_space(archive, folder)
            changed, replaced = _place(archive, folder)
            package = read_package(folder / archive.folder)
            if not isinstance(package, InstalledPackage):
                raise EngineError(f"{folder / archive.folder}: cannot be used after all: {package}")
            pinned = bool(lock) and _remember(lock, pin, package)
    except OSError as error:
        name = f"{meta['from_code']}→{meta['to_code']}"
        raise EngineError(f"{error.filename or folder}: {name} cannot be installed ({error.strerror})") from error
    return Installation(_model(package), changed, pinned, replaced)


def _pin(archive: Archive, url: str | None) -> lockfile.Pin:
    source, target = archive.metadata["from_code"], archive.metadata["to_code"]
    version = str(archive.metadata.get("package_version", ""))
    return lockfile.Pin(f"translate-{source}_{target}", source, target, version, url, None, index.sha256(archive.path))


def _remember(lock: Path | None, pin: lockfile.Pin, package: InstalledPackage) -> bool:
    stated = lockfile.Pin(pin.name, pin.source, pin.target, pin.version, pin.url, package.licence, pin.sha256)
    return lock is not None and lockfile.add(lock, stated)


def _place(archive: Archive, folder: Path) -> tuple[bool, tuple[str, ...]]:
    """Put the package where it belongs, and take other versions of the pair away."""
    pair = archive.metadata["from_code"], archive.metadata["to_code"]
    destination = folder / archive.folder
    there = read_package(destination) if destination.is_dir() else None
    if isinstance(there, InstalledPackage) and (there.source, there.target) != pair:
        raise EngineError(f"{destination}: holds another package, {there.label}; remove that first")
    others = tuple(p for p in scan([folder])[0] if (p.source, p.target) == pair and p.path != destination)
    changed = not (isinstance(there, InstalledPackage) and same(archive, destination))
    if changed:
        with unpacked(archive, folder) as new:
            if destination.is_symlink() or destination.exists():
                _discard(destination)
            new.rename(destination)
            sync(folder)
    for other in others:
        _discard(other.path)
    old = [there.version] if changed and isinstance(there, InstalledPackage) else []
    return changed or bool(others), tuple(old + [other.version for other in others])


def _discard(path: Path) -> None:
    """Take a package away at once: under a hidden name first, then file by file. A link goes, not what it leads to."""
    if path.is_symlink() or not path.is_dir():
        path.unlink()
        return
    hidden = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=path.parent))
    path.rename(hidden / path.name)
    sync(path.parent)
    shutil.rmtree(hidden)


def _check_space(archive: Archive, folder: Path) -> None:
    needed, free = sum(info.file_size for info in archive.files.values()), shutil.disk_usage(folder).free
    if needed > free:
        raise EngineError(f"{folder}: {needed >> 20} MB are needed and {free >> 20} MB are free")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder against another installation, and clear what a killed one left behind."""
    try:
        import fcntl  # noqa: PLC0415 (not on every system)
    except ImportError:
        yield
        return
    descriptor = os.open(folder / f"{TEMPORARY}lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        for left in folder.glob(f"{TEMPORARY}*/"):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        os.close(descriptor)


def _model(package: InstalledPackage) -> InstalledModel:
    files = [path for path in package.path.rglob("*") if path.is_file()]
    problem = None
    if not (package.path / "model" / "model.bin").is_file():
        problem = "it has no model/model.bin"
    elif not any((package.path / name).is_file() for name in TOKENIZERS):
        problem = f"it has neither {' nor '.join(TOKENIZERS)}"
    size = sum(path.stat().st_size for path in files)
    return InstalledModel(
        package.name, package.source, package.target, package.version, package.licence, package.path, size, problem
    )


def _folders(packages_dir: Path | None) -> tuple[Path, ...] | None:
    return None if packages_dir is None else (packages_dir,)
