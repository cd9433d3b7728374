"""Downloading packages from an index, served here on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from khulasa.engines import index, models
from khulasa.engines.lock import read
from khulasa.errors import EngineError
from tests.engines.argos_packages import package


class Server:
    """A web server with ``files``, by path; ``asked`` are the paths it was asked for."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                content = outer.files.get(self.path)
                self.send_response(404 if content is None else 200)
                content = content or b""
                self.send_header("Content-Length", str(len(content) + (100 if "cut" in self.path else 0)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def publish(self, *entries: tuple[str, str, str, list[str]]) -> None:
        listed = [
            {"package_version": version, "from_code": a, "to_code": b, "links": [self.url + link for link in links]}
            for a, b, version, links in entries
        ]
        self.files["/index.json"] = json.dumps(
            [*listed, {"type": "sbd", "from_code": "ar", "to_code": "en"}, 7]
        ).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server()
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", made.url + "/")
    thread = threading.Thread(target=made.http.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.http.shutdown()
    thread.join()
    made.http.server_close()


def test_installs_the_newest_and_pins_its_address(server: Server, tmp_path: Path) -> None:
    server.files["/1.10"] = package("ar", "en", version="1.10").read_bytes()
    server.publish(("ar", "en", "1.9", ["/1.9"]), ("ar", "en", "1.10", ["/gone", "/1.10"]), ("en", "fr", "1.0", []))
    seen: list[tuple[int, int | None]] = []
    lock, folder = tmp_path / "models.lock", tmp_path / "p"
    done = models.install_from_index("ar", "en", folder, lock, progress=lambda *count: seen.append(count))
    size = len(server.files["/1.10"])
    assert done.changed and done.model.version == "1.10" and seen[-1] == (size, size)
    assert [(pin.url, pin.version) for pin in read(lock)] == [(server.url + "/1.10", "1.10")]


def test_a_pinned_package_comes_from_its_address(server: Server, tmp_path: Path) -> None:
    server.files["/1.0"] = package("ar", "en").read_bytes()
    server.publish(("ar", "en", "1.0", ["/1.0"]))
    lock = tmp_path / "models.lock"
    models.install_from_index("ar", "en", tmp_path / "p", lock)
    server.publish(("ar", "en", "2.0", ["/2.0"]))
    server.asked.clear()
    models.install_from_index("ar", "en", tmp_path / "q", lock)
    assert server.asked == ["/1.0"] and models.installed(tmp_path / "q")[0].version == "1.0"
    server.files["/1.0"] = package("ar", "en", seed=2).read_bytes()
    with pytest.raises(EngineError, match="refused: translate-ar_en is pinned"):
        models.install_from_index("ar", "en", tmp_path / "r", lock)
    assert models.installed(tmp_path / "r") == ()


def test_a_package_pinned_from_a_file_is_looked_for_by_its_version(server: Server, tmp_path: Path) -> None:
    lock = tmp_path / "models.lock"
    models.install_file(package("ar", "en"), tmp_path / "p", lock)
    server.files["/1.0"] = package("ar", "en").read_bytes()
    server.publish(("ar", "en", "2.0", ["/2.0"]), ("ar", "en", "1.0", ["/1.0"]))
    assert models.install_from_index("ar", "en", tmp_path / "q", lock).model.version == "1.0"


def test_names_the_packages_to_pivot_over(server: Server, tmp_path: Path) -> None:
    server.publish(("ar", "en", "1.0", []), ("en", "fr", "1.0", []))
    with pytest.raises(EngineError, match="khulasa models install ar en, khulasa models install en fr"):
        models.install_from_index("ar", "fr", tmp_path)


@pytest.mark.parametrize(
    ("links", "cause"),
    [
        ([], "no link"),
        (["/gone"], "404|Not Found"),
        (["/cut"], "broke off|IncompleteRead"),
        (["/other"], "translates en→fr"),
    ],
)
def test_a_download_that_fails_installs_nothing(server: Server, tmp_path: Path, links: list[str], cause: str) -> None:
    server.files |= {"/cut": package("ar", "en").read_bytes(), "/other": package("en", "fr").read_bytes()}
    server.publish(("ar", "en", "1.0", links))
    with pytest.raises(EngineError, match=cause):
        models.install_from_index("ar", "en", tmp_path / "p", tmp_path / "models.lock")
    assert not (tmp_path / "models.lock").exists() and not models.installed(tmp_path / "p")


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff"])
def test_an_index_that_cannot_be_read(server: Server, tmp_path: Path, content: bytes) -> None:
    server.files["/index.json"] = content
    with pytest.raises(EngineError, match=r"index\.json: the package index"):
        models.install_from_index("ar", "en", tmp_path)


def test_more_than_a_package_can_have_is_not_read(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MAX_PACKAGE", 100)
    server.files["/1.0"] = bytes(1000)
    server.publish(("ar", "en", "1.0", ["/1.0"]))
    with pytest.raises(EngineError, match="more than 100 bytes"):
        models.install_from_index("ar", "en", tmp_path)


def test_without_a_network_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    with pytest.raises(EngineError, match="is there a network"):
        models.install_from_index("ar", "en", tmp_path)
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "file:///etc/")
    with pytest.raises(EngineError, match="not an http or https address"):
        models.install_from_index("ar", "en", tmp_path)


def test_the_index_is_argos_own_unless_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)
    from argostranslate import settings

    assert index.address() == settings.remote_package_index
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "https://example.org/argos/list.json")
    assert index.address() == "https://example.org/argos/list.json"
