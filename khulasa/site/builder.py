"""Renders content/ to site/ with MkDocs: only when something it depends on changed, and never half."""

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from khulasa import files
from khulasa.errors import SiteError
from khulasa.model import Issue
from khulasa.site import theme_dir

_STATE = ".khulasa"
_ENVIRONMENT = ("SITE_URL", "REPOSITORY_URL", "SOURCE_DATE_EPOCH")


class SiteFolder:
    """site/ of one site (ports.SiteBuilder); .khulasa/, not committed, remembers what it was built from."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._config_file = root / "mkdocs.yml"
        self._state = root / _STATE / "site.json"

    def build(self) -> tuple[bool, tuple[Issue, ...]]:
        """Build the site if its inputs changed or its files were touched.

        Returns whether it was built, and MkDocs's warnings. The new site takes the old one's place only when it is
        whole. Raises SiteError.
        """
        collected = _Collector()
        try:
            config = load_config(str(self._config_file), strict=False)
            target = Path(config.site_dir)
            own = [Path(folder) for folder in (config.docs_dir, config.theme.custom_dir) if folder]
            inputs = _digest(self._inputs(own))
            if self._remembered() == {"inputs": inputs, "output": _listing(target)}:
                return False, ()
            fresh = self._root / _STATE / "site.new"
            shutil.rmtree(fresh, ignore_errors=True)
            config = load_config(str(self._config_file), strict=False, site_dir=str(fresh))
            with collected:
                config.plugins.on_startup(command="build", dirty=False)
                build_site(config)
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise SiteError(f"{self._config_file}: MkDocs could not build the site: {error}") from error
        self._swap(fresh, target)
        # A build with warnings is not remembered, so that they are said again.
        if collected.issues:
            self._state.unlink(missing_ok=True)
        else:
            self._remember({"inputs": inputs, "output": _listing(target)})
        return True, tuple(collected.issues)

    def _inputs(self, own: Iterable[Path]) -> Iterator[Path]:
        """Everything the site is made from: its own folders, configuration, the theme, this package."""
        yield self._config_file
        for folder in (*own, theme_dir(), Path(__file__).parent.parent):
            yield from (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)

    def _swap(self, fresh: Path, target: Path) -> None:
        """Put the new site in the old one's place; a kill in between leaves one of the two whole."""
        old = self._root / _STATE / "site.old"
        shutil.rmtree(old, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)

    def _remembered(self) -> object:
        """What the last build without warnings was made from."""
        try:
            return json.loads(self._state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def _remember(self, state: object) -> None:
        files.write(self._state, json.dumps(state).encode(), durable=False)


def _digest(paths: Iterable[Path]) -> str:
    """One hash over names and bytes of files, the environment the site depends on, and the installed libraries."""
    whole = hashlib.sha256()
    for path in sorted(set(paths)):
        whole.update(f"{path}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    whole.update(json.dumps({name: os.environ.get(name) for name in _ENVIRONMENT}).encode())
    whole.update(json.dumps(sorted(f"{d.name}=={d.version}" for d in distributions())).encode())
    return whole.hexdigest()


def _listing(folder: Path) -> str:
    """One hash over the names, sizes and times of a folder's files: enough to see that somebody touched one."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            stat = path.stat()
            whole.update(f"{path.relative_to(folder)}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return whole.hexdigest()


class _Collector(logging.Handler):
    """While it is entered, MkDocs's warnings become issues."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.issues: list[Issue] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.issues.append(Issue("site", "mkdocs", record.getMessage()))

    def __enter__(self) -> "_Collector":
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *unused: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
