"""Writing a file so that a reader, and a kill at any moment, sees the old bytes or the new ones, never a part."""

import os
from collections.abc import Iterable
from pathlib import Path

TEMPORARY = ".khulasa-tmp"
"""The ending of a file that is being written."""


def write(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write ``data`` to ``path`` through a temporary name in the same folder; folders are made where they lack.

    ``durable``: whether the bytes are on the disk before this returns, so that a loss of power cannot take them
    either. What the next build makes again need not wait for that. Raises OSError, and leaves nothing behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(path)
    try:
        _fill(temporary, data, durable=durable)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(path.parent)


def write_new(paths: Iterable[Path], data: bytes) -> Path:
    """Write ``data`` to the first of ``paths``, all of one folder, that nothing is at; never over another file.

    Returns the path. Raises OSError, and leaves nothing behind.
    """
    draft: Path | None = None
    try:
        for path in paths:
            if draft is None:
                path.parent.mkdir(parents=True, exist_ok=True)
                draft = _temporary(path)
                _fill(draft, data, durable=True)
            if _take(draft, path):
                _sync_folder(path.parent)
                return path
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)
    raise FileExistsError("every name is taken")


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")


def _fill(path: Path, data: bytes, *, durable: bool) -> None:
    with path.open("wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def _take(draft: Path, path: Path) -> bool:
    """Give a draft its name, unless something has it by now: a link fails there, a rename would replace it."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # Some file systems have no links: take the name first, then put the text there.
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            return False
        try:
            draft.replace(path)
        except BaseException:
            path.unlink()
            raise
    return True


def _sync_folder(folder: Path) -> None:
    """Make a rename in the folder last; where folders cannot be opened (Windows) there is nothing to do."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind in the folder."""
    for left in folder.glob(f".*{TEMPORARY}"):
        left.unlink(missing_ok=True)
