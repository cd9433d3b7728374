"""What scripts and tests that look at pages share: a plain file server, and a browser that draws the same everywhere.

The browser is $CHROMIUM, else /usr/bin/chromium, else Playwright's own.
"""

import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Letters as the font has them, whatever this machine's settings for its own screen.
    "--disable-lcd-text",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
]
# What GitHub Pages compresses of what a page asks for.
COMPRESSED = (".html", "/", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class Files(SimpleHTTPRequestHandler):
    """The files of a folder below a base path, as a project's pages on a code host are; nothing is logged."""

    def __init__(self, *args: Any, base: str = "/", compressed: bool = False, **more: Any) -> None:
        self.base, self.compressed = base, compressed
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base))

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if not (self.compressed and path.is_file() and path.name.endswith(COMPRESSED)):
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A server that takes it calmly when a browser hangs up."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextmanager
def serving(site: Path, base: str = "/", *, compressed: bool = False) -> Iterator[str]:
    """Serve the folder ``site`` at a free port of this machine; gives its address, which ends in ``base``.

    ``compressed``: send text with gzip, as GitHub Pages does.
    """
    handler = partial(Files, directory=str(site), base=base, compressed=compressed)
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()


def executable() -> str | None:
    """The path of the browser; None is Playwright's own."""
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return chromium if Path(chromium).exists() else None


@contextmanager
def browsing(*flags: str) -> Iterator[Browser]:
    """A running browser, closed in the end; ``flags`` go after our own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()
