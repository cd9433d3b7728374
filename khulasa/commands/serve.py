"""`khulasa serve`: build, show the site, build again when something changes."""

import logging
import threading
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.serve import serve as serve_site
from mkdocs.exceptions import MkDocsException
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from khulasa import files
from khulasa.commands.build import edit
from khulasa.commands.console import Console
from khulasa.errors import KhulasaError, SiteError
from khulasa.settings import CONFIG_FILE, load

_QUIET_SECONDS = 0.5
"""How long nothing must change before a rebuild: an editor saves in several steps."""


def serve(options: Namespace, console: Console) -> int:
    """Serve until interrupted: seeds, editorial and translations through the editor's half, the rest by MkDocs."""
    root = Path(options.directory).resolve()
    settings = load(root)
    build = Namespace(no_engine=False, check=False, jobs=1, scheduler=None)
    edit(settings, build, console)

    def again() -> None:
        try:
            edit(load(root), build, console)
        except KhulasaError as error:
            console.error(str(error))

    observer = Observer()
    watcher = _Watcher(again)
    for folder in (settings.seeds, "editorial", "translations"):
        if (root / folder).is_dir():
            observer.schedule(watcher, str(root / folder), recursive=True)
    observer.start()
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        serve_site(str(root / CONFIG_FILE), dev_addr=options.address)
    except MkDocsException as error:
        raise SiteError(str(error)) from error
    finally:
        watcher.stop()
        observer.stop()
        observer.join()
    return 0


class _Watcher(FileSystemEventHandler):
    """Calls back once after a burst of changes."""

    def __init__(self, callback: Callable[[], None]) -> None:
        self._callback = callback
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Start the quiet time anew; reading a file is no change."""
        unfinished = any(mark in str(event.src_path) for mark in (".tmp", files.TEMPORARY))
        if event.is_directory or event.event_type in ("opened", "closed_no_write") or unfinished:
            return
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_QUIET_SECONDS, self._callback)
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        """Forget a pending call."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
