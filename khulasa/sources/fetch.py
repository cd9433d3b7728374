"""Fetching one document from the web, and refusing to be led to this machine or its network.

The host is resolved once, every address is checked, and the connection goes to the address that was checked: a name
that resolves differently a moment later changes nothing. The same holds for every redirect. Proxies are not used.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from khulasa import __version__
from khulasa.errors import FetchError
from khulasa.sources.frontmatter import web_address
from khulasa.sources.hosts import resolve

_CHUNK = 65536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/x-rss+xml",
        "application/x-atom+xml",
        "text/rss+xml",
        "application/feed+json",
        "application/json",
        "text/json",
    }
)


@dataclass(frozen=True, slots=True)
class Limits:
    """``timeout``: seconds a read may wait; ``deadline``: seconds for everything; ``size``: bytes, unpacked."""

    timeout: float = 15.0
    deadline: float = 60.0
    size: int = 5_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document: the address it came from in the end, its media type, the charset its header claims, its bytes."""

    url: str
    media_type: str
    charset: str | None
    data: bytes


class _Pinned(http.client.HTTPConnection):
    """A connection to one of the addresses that were checked, for a host name that is not resolved again."""

    def __init__(self, host: str, port: int, addresses: tuple[str, ...], limits: Limits, end: float) -> None:
        super().__init__(host, port, timeout=limits.timeout)
        self.secure = False
        self._addresses, self._end = addresses, end
        self._open: socket.socket | None = None

    def connect(self) -> None:
        self.sock = self._open = self._first_that_answers()
        if self.secure:
            context = ssl.create_default_context()
            # The handshake is made by hand: before it there is a socket for `abort` to end.
            self.sock = self._open = context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self._open.do_handshake()

    def _first_that_answers(self) -> socket.socket:
        refused: OSError = TimeoutError()
        for address in self._addresses:
            left = self._end - time.monotonic()
            if left <= 0:
                raise TimeoutError
            try:
                made = socket.create_connection((address, self.port), min(left, self.timeout or left))
            except OSError as error:
                refused = error
                continue
            made.settimeout(self.timeout)
            return made
        raise refused

    def abort(self) -> None:
        """End the connection from another thread."""
        with contextlib.suppress(OSError):
            # http.client lets go of its own reference before the body is read.
            if self._open:
                self._open.shutdown(socket.SHUT_RDWR)


def fetch(url: str, *, allow_private: bool = False, limits: Limits | None = None) -> Fetched:
    """The document at an http or https address, redirects followed.

    Raises FetchError, with cause and remedy, for another scheme, an address that is not public (unless
    ``allow_private``), a time limit, a size limit, too many redirects, a status but 200, a type that is no article's.
    """
    bounds = limits or Limits()
    end = time.monotonic() + bounds.deadline
    start = url
    for _ in range(bounds.redirects + 1):
        try:
            document, onward = _get(url, allow_private, bounds, end)
        except FetchError as error:
            raise error if url == start else FetchError(f"{start}: redirected to {url}: {error}") from error
        if document is not None:
            return document
        url = _onward(url, onward)
    raise FetchError(f"{start}: more than {bounds.redirects} redirects, the last to {url}")


def _onward(url: str, location: str) -> str:
    """Where a redirect leads; a space in it is meant as a part of the address."""
    try:
        return urljoin(url, location.replace(" ", "%20"))
    except ValueError as error:
        raise FetchError(f"{url}: redirected to {location!r}, which is not an address") from error


def _get(url: str, allow_private: bool, limits: Limits, end: float) -> tuple[Fetched | None, str]:
    """One request: a document, or where to go on."""
    address = web_address(url)
    parts = urlsplit(address or "")
    if address is None or "@" in parts.netloc:
        raise FetchError(
            f"{url!r} cannot be fetched: only http and https addresses can, with a host, no password and no space"
        )
    try:
        secure = parts.scheme.lower() == "https"
        port = parts.port or (443 if secure else 80)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"{url!r} is not an address: {error}") from error
    patience = max(0.0, min(limits.timeout, end - time.monotonic()))
    addresses = resolve(host, port, allow_private=allow_private, timeout=patience)
    connection = _Pinned(host, port, addresses, limits, end)
    # The port of the scheme is not named in the Host header.
    connection.secure, connection.default_port = secure, 443 if secure else 80
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    )
    headers = {
        "User-Agent": f"Khulasa/{__version__}",
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.1",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    # A server that sends a byte now and then keeps within every timeout; this ends it.
    watch = threading.Timer(max(0.0, end - time.monotonic()), connection.abort)
    watch.start()
    try:
        connection.request("GET", path, headers=headers)
        return _answer(url, connection.getresponse(), limits, end)
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise FetchError(f"{url}: could not be fetched: {_reason(error, late=time.monotonic() > end)}") from error
    finally:
        watch.cancel()
        connection.close()


def _reason(error: Exception, *, late: bool) -> str:
    if late or isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, http.client.IncompleteRead):
        return "the answer broke off; try again"
    if isinstance(error, zlib.error):
        return "it says that it is packed with gzip, and is not"
    if isinstance(error, http.client.BadStatusLine):
        return "this is no web server"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _answer(url: str, response: http.client.HTTPResponse, limits: Limits, end: float) -> tuple[Fetched | None, str]:
    """What a response means. Raises FetchError."""
    if response.status in _REDIRECTS:
        onward = response.headers.get("Location")
        if not onward:
            raise FetchError(f"{url}: redirected to nowhere")
        return None, onward.encode("latin-1", "replace").decode("utf-8", "replace").strip()
    if response.status != 200:
        raise FetchError(f"{url}: the server answered {response.status} {response.reason}")
    media_type = response.headers.get_content_type() if response.headers.get("Content-Type") else "text/html"
    if media_type not in _TYPES:
        raise FetchError(f"{url}: {media_type} is no article and no feed")
    encoding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise FetchError(f"{url}: sent with an encoding that was not asked for ({encoding})")
    data = _body(url, response, limits, end, packed=encoding != "identity")
    return Fetched(url, media_type, response.headers.get_content_charset(), data), ""


def _body(url: str, response: http.client.HTTPResponse, limits: Limits, end: float, *, packed: bool) -> bytes:
    """The whole of a response, unpacked, within the limits of size and time."""
    announced = response.length
    if announced is not None and announced > limits.size:
        raise FetchError(f"{url}: larger than {limits.size:,} bytes")
    unpacker = _Gunzip() if packed else None
    pieces: list[bytes] = []
    size = received = 0
    while piece := response.read1(_CHUNK):
        received += len(piece)
        if unpacker:
            # One byte more than is left tells a bomb from a document that just fits.
            piece = unpacker.unpack(piece, limits.size - size + 1)
        pieces.append(piece)
        size += len(piece)
        if size > limits.size:
            raise FetchError(f"{url}: larger than {limits.size:,} bytes")
        if time.monotonic() > end:
            break
    if time.monotonic() > end:
        # What was cut off looks like the end.
        raise FetchError(f"{url}: it took too long")
    if (announced is not None and received < announced) or (unpacker and not unpacker.whole):
        raise FetchError(f"{url}: the answer broke off after {received:,} bytes; try again")
    return b"".join(pieces)


class _Gunzip:
    """gzip, unpacked bit by bit; one document may be packed as several members one after the other (RFC 1952, 2.2)."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._started = False

    @property
    def whole(self) -> bool:
        """Whether nothing is missing of what was begun."""
        return self._member.eof or not self._started

    def unpack(self, piece: bytes, most: int) -> bytes:
        """What a piece adds; no more than ``most`` bytes of it. Raises zlib.error."""
        found = b""
        # What follows the last member are zeros, if anything.
        while piece and len(found) < most and not (self._member.eof and not piece.strip(b"\0")):
            if self._member.eof:
                self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            self._started = True
            found += self._member.decompress(piece, most - len(found))
            piece = self._member.unused_data
        return found
