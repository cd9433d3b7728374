"""Fetching: what is refused, before and after a redirect, and what the limits are."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from khulasa.errors import FetchError
from khulasa.sources.fetch import Limits, fetch
from khulasa.sources.hosts import is_public

PAGE = "<html><body><p>مرحبا</p></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """A site that does everything a site should not."""

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        packed = {"Content-Encoding": "gzip"}
        answers: dict[str, tuple[int, bytes, dict[str, str]]] = {
            "/loop": (302, b"", {"Location": "/loop"}),
            "/hop": (302, b"", {"Location": "/page?from=hop"}),
            "/away": (302, b"", {"Location": query}),
            "/nowhere": (302, b"", {}),
            "/missing": (404, b"gone", {}),
            "/image": (200, b"\x89PNG", {"Content-Type": "image/png"}),
            "/large": (200, b"x" * 300_000, {}),
            "/bomb": (200, gzip.compress(b"x" * 5_000_000), packed),
            "/gzip": (200, gzip.compress(PAGE), packed),
            "/members": (200, gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + b"\0" * 9, packed),
            "/not-gzip": (200, PAGE, packed),
            "/cut": (200, PAGE, {"Content-Length": "9999"}),
            "/cut-gzip": (200, gzip.compress(PAGE)[:-12], packed),
            "/announced": (200, b"x", {"Content-Length": "300000"}),
            "/brotli": (200, PAGE, {"Content-Encoding": "br"}),
            "/bracket": (302, b"", {"Location": "http://[x"}),
            "/spaced": (302, b"", {"Location": "/a page"}),
        }
        if path == "/late":
            # The time is nearly up when the redirect comes; where it leads to, nothing ends.
            time.sleep(0.25)
            self._answer(302, b"", Location="/slow")
        elif path in ("/slow", "/drip"):
            self._drip(b"HTTP/1.0 200 OK\r\n\r\n" if path == "/slow" else b"")
        elif path == "/silent":
            time.sleep(0.6)
        elif path == "/garbage":
            self.wfile.write(b"\x1b[2JSSH-2.0\r\n\r\n")
        elif path == "/untyped":
            self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE)
        else:
            status, body, headers = answers.get(path, (200, PAGE, {"Content-Type": "text/html; charset=windows-1256"}))
            self._answer(status, body, **headers)

    def _drip(self, start: bytes) -> None:
        """A byte every 50 ms, of the body or of the headers."""
        try:
            self.wfile.write(start)
            for _ in range(20):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_page(site: str) -> None:
    found = fetch(f"{site}/page", allow_private=True)
    assert (found.url, found.media_type, found.charset, found.data) == (
        f"{site}/page",
        "text/html",
        "windows-1256",
        PAGE,
    )


@pytest.mark.parametrize("path", ["/gzip", "/members", "/untyped", "/spaced", "/صفحة?س=1", "/a b".replace(" ", "%20")])
def test_other_ways_to_send_a_page(site: str, path: str) -> None:
    assert fetch(site + path, allow_private=True).data == PAGE


def test_redirect_is_followed_and_the_last_address_is_kept(site: str) -> None:
    assert fetch(f"{site}/hop", allow_private=True).url == f"{site}/page?from=hop"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "more than 5 redirects"),
        ("/nowhere", "redirected to nowhere"),
        ("/missing", "404"),
        ("/image", "image/png"),
        ("/large", "larger than 200,000 bytes"),
        ("/bomb", "larger than 200,000 bytes"),
        ("/announced", "larger than 200,000 bytes"),
        ("/cut", "broke off"),
        ("/cut-gzip", "broke off"),
        ("/not-gzip", "gzip"),
        ("/garbage", "no web server"),
        ("/late", "too long"),
        ("/bracket", "not an address"),
        ("/brotli", "encoding"),
        ("/slow", "too long"),
        ("/drip", "too long"),
        ("/silent", "too long"),
        ("/away?file:///etc/passwd", "only http and https"),
        ("/away?ftp://127.0.0.1/x", "only http and https"),
        ("/away?http://user:secret@127.0.0.1/", "only http and https"),
        ("/away?http://127.0.0.1:1/", "could not be fetched"),
    ],
)
def test_refused_and_said_why(site: str, path: str, words: str) -> None:
    patience = 0.3 if words == "too long" else 20
    limits = Limits(timeout=patience, deadline=patience, size=200_000)
    with pytest.raises(FetchError, match=words.replace(".", r"\.")):
        fetch(site + path, allow_private=True, limits=limits)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://１２７.0.0.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_this_machine_and_private_networks_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match=r"private network|no such host"):
        fetch(url)


def test_redirect_to_this_machine_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The test's server plays a public one: its address passes, the one it redirects to does not.
    monkeypatch.setattr("khulasa.sources.hosts.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(FetchError, match="private network"):
        fetch(f"{site}/away?http://127.0.0.2/secret")


def test_name_is_resolved_once(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A name that is public when it is checked, and this machine when it is asked for again.
    port, resolve = int(site.rsplit(":", 1)[1]), socket.getaddrinfo
    answers = iter(["127.0.0.1", "127.0.0.9"])

    def rebinding(host: str, *args: object, **named: object) -> object:
        return resolve(next(answers) if host == "rebinding.example" else host, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("khulasa.sources.hosts.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("khulasa.sources.hosts.socket.getaddrinfo", rebinding)
    assert fetch(f"http://rebinding.example:{port}/page").data == PAGE
    assert next(answers) == "127.0.0.9"


def test_redirect_says_where_it_came_from_and_where_it_led(site: str) -> None:
    with pytest.raises(FetchError, match=r"/away\?file:///etc/passwd: redirected to file:///etc/passwd: .* cannot be"):
        fetch(f"{site}/away?file:///etc/passwd", allow_private=True)


def test_proxies_of_the_environment_are_not_used(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetch(f"{site}/page", allow_private=True).data == PAGE


def test_a_look_up_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khulasa.sources.hosts.socket.getaddrinfo", lambda *_, **__: time.sleep(2) or [])
    start = time.monotonic()
    with pytest.raises(FetchError, match="no answer in time"):
        fetch("http://slow.example/", limits=Limits(timeout=0.2, deadline=0.2))
    assert time.monotonic() - start < 1


def test_the_next_address_of_a_host_is_tried(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing listens at the first address.
    resolve = socket.getaddrinfo

    def two(host: str, *args: object, **named: object) -> object:
        found = [resolve(address, *args, **named) for address in ("127.0.0.9", "127.0.0.1")]  # type: ignore[arg-type]
        return [entry for entries in found for entry in entries]

    monkeypatch.setattr("khulasa.sources.hosts.socket.getaddrinfo", two)
    port = site.rsplit(":", 1)[1]
    assert fetch(f"http://two.example:{port}/page", allow_private=True).data == PAGE


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "gopher://x", "http://", "http://a b/", "x"]
)
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match="only http and https"):
        fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
