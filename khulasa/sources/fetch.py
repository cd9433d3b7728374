"""Fetching one document from the web, and refusing to be led to this machine or its network.

The host is resolved once, every address is checked, and the connection goes to the address that was checked: a name
that resolves differently a moment later changes nothing. The same holds for every redirect. Proxies are not used.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from khulasa import __version__
from khulasa.errors import FetchError
from khulasa.sources.frontmatter import web_address

_CHUNK = 65536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
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
        "application/feed+json",
        "application/json",
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


def is_public(address: str) -> bool:
    """Whether an IP address is a public one, also when it is an IPv4 address inside an IPv6 one."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def resolve(host: str, port: int, *, allow_private: bool) -> str:
    """The address to connect to. Raises FetchError if there is none, or if one of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error}); check the address and the connection") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(is_public(address) for address in addresses):
        raise FetchError(f"{host} is on this machine or a private network; --allow-private fetches it all the same")
    # IPv4 first: machines without an IPv6 route still get AAAA records.
    return min(addresses, key=lambda address: ":" in address)


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, for a host name that is not resolved again."""

    def __init__(self, host: str, port: int, address: str, timeout: float, *, secure: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self._address, self._secure = address, secure
        self._open: socket.socket | None = None
        # The port of the scheme is not named in the Host header.
        self.default_port = 443 if secure else 80

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
        # http.client lets go of its own reference before the body is read.
        self._open = self.sock

    def abort(self) -> None:
        """End the connection from another thread."""
        with contextlib.suppress(OSError):
            if self._open:
                self._open.shutdown(socket.SHUT_RDWR)


def fetch(url: str, *, allow_private: bool = False, limits: Limits | None = None) -> Fetched:
    """The document at an http or https address, redirects followed.

    Raises FetchError, with cause and remedy, for another scheme, an address that is not public (unless
    ``allow_private``), a time limit, a size limit, too many redirects, a status but 200, a type that is no article's.
    """
    bounds = limits or Limits()
    end = time.monotonic() + bounds.deadline
    for _ in range(bounds.redirects + 1):
        document, onward = _get(url, allow_private, bounds, end)
        if document is not None:
            return document
        url = urljoin(url, onward)
    raise FetchError(f"{url}: more than {bounds.redirects} redirects")


def _get(url: str, allow_private: bool, limits: Limits, end: float) -> tuple[Fetched | None, str]:
    """One request: a document, or where to go on."""
    address = web_address(url)
    parts = urlsplit(address or "")
    if address is None or "@" in parts.netloc:
        raise FetchError(f"{url!r} cannot be fetched: only http and https addresses without a password can")
    try:
        secure = parts.scheme.lower() == "https"
        port = parts.port or (443 if secure else 80)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise FetchError(f"{url!r} is not an address: {error}") from error
    connection = _Pinned(host, port, resolve(host, port, allow_private=allow_private), limits.timeout, secure=secure)
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
        late = isinstance(error, TimeoutError) or time.monotonic() > end
        reason = "it took too long" if late else str(error) or type(error).__name__
        raise FetchError(f"{url}: could not be fetched: {reason}") from error
    finally:
        watch.cancel()
        connection.close()


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
    """The bytes of a response, unpacked, within the limits of size and time."""
    unpack: Callable[[bytes, int], bytes] | None = None
    if packed:
        unpack = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_CHUNK):
        if unpack:
            # One byte more than is left tells a bomb from a document that just fits.
            piece = unpack(piece, limits.size - size + 1)
        pieces.append(piece)
        size += len(piece)
        if size > limits.size:
            raise FetchError(f"{url}: larger than {limits.size:,} bytes")
    if time.monotonic() > end:
        # What was cut off looks like the end.
        raise FetchError(f"{url}: it took too long")
    return b"".join(pieces)
