"""`khulasa models`: list, install and remove Argos packages."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from khulasa.commands.console import Console
from khulasa.engines import models as packages
from khulasa.engines.index import Progress
from khulasa.errors import InputError

LOCK = "models.lock"
SUFFIX = ".argosmodel"


def models(options: Namespace, console: Console) -> int:
    """Run the action asked for. Raises EngineError, InputError."""
    if options.action == "list":
        console.issues(packages.stray())
        lines = listing()
    elif options.action == "install":
        lines = install(options.what, Path(options.directory), progress_on(console))
    else:
        lines = remove(options.source, options.target)
    for line in lines:
        print(line)
    return 0


def listing() -> tuple[str, ...]:
    """A line per installed package: pair, version, licence, size, folder, and what is wrong with it."""
    found = packages.installed()
    if not found:
        return ("no translation package is installed; khulasa models install FROM TO",)
    return tuple(
        f"{model.source}→{model.target}\t{model.version or '?'}\t{model.licence or 'licence not stated'}"
        f"\t{model.size / 1e6:.1f} MB\t{model.path}" + (f"\tcannot be used: {model.problem}" if model.problem else "")
        for model in found
    )


def install(what: Sequence[str], root: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Install FROM TO from the index, or a file; the package is pinned in the site's models.lock.

    ``what``: two language codes, or the path of a package. A folder that is no site gets no models.lock.
    Raises EngineError, InputError.
    """
    lock = root / LOCK if (root / "mkdocs.yml").is_file() else None
    if len(what) == 1 and (what[0].endswith(SUFFIX) or Path(what[0]).is_file()):
        done = packages.install_file(Path(what[0]), lock=lock)
    elif len(what) == 2 and not any(word.endswith(SUFFIX) for word in what):
        done = packages.install_from_index(what[0], what[1], lock=lock, progress=progress)
    else:
        raise InputError(f"models install takes two languages (ar en) or one file (x{SUFFIX}), not {' '.join(what)}")
    return outcome(done, lock)


def outcome(done: packages.Installation, lock: Path | None) -> tuple[str, ...]:
    """What an installation did, in words."""
    model = done.model
    label = f"{model.source}→{model.target} {model.version}".rstrip()
    if not done.changed:
        lines = [f"{label} is installed already, in {model.path}"]
    else:
        replaced = f", replacing {', '.join(done.replaced)}" if any(done.replaced) else ""
        lines = [f"installed {label} in {model.path}{replaced}; licence: {model.licence or 'not stated'}"]
    if done.pinned:
        lines.append(f"pinned in {lock}; commit it, so that others use the same package")
    return tuple(lines)


def remove(source: str, target: str) -> tuple[str, ...]:
    """Remove a pair's packages. Raises EngineError."""
    found = packages.remove(source, target)
    return tuple(f"removed {model.source}→{model.target} {model.version}".rstrip() for model in found)


def progress_on(console: Console) -> Progress | None:
    """A line for every tenth part received, on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        return None
    shown = -1

    def show(received: int, total: int | None) -> None:
        nonlocal shown
        percent = received * 100 // total if total else received >> 20
        if percent // 10 != shown:
            shown = percent // 10
            console.say(f"  {received / 1e6:.0f} MB" + (f" of {total / 1e6:.0f} MB" if total else ""))

    return show
