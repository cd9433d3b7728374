"""Web addresses: what one means whatever way it is written, and the name of a file for it."""

import contextlib
import re
import unicodedata
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

# What is added to an address to count its readers: it never changes the page.
_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|ms|y|dc|tt)clid|igsh(?:id)?|[gw]braid|mc_[ce]id|ref_src|_g[al]|at_(?:medium|campaign)\w*"
    r"|__twitter_impression|amp|outputtype",
    re.IGNORECASE,
)
# Sites' ways to serve the same page to phones.
_PHONE_HOST = re.compile(r"^(?:www|m|mobile|amp)\.(?=[^.]+\.)")
_PHONE_PATH = re.compile(r"(?<=.)/amp$|^/amp(?=/.)|\.amp(?=(?:\.html?)?$)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_NAME_BYTES = 120


def canonical(url: str) -> str:
    """An address without what does not change the page: scheme, ``www.``, phones' versions, fragment, tracking, the
    order of its parameters, a slash at the end. One that cannot be read is itself."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    given = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    query = urlencode(sorted(given))
    path = re.sub(r"/{2,}", "/", unicodedata.normalize("NFC", unquote(parts.path)))
    path = _PHONE_PATH.sub("", _INDEX.sub("", path.rstrip("/"))).rstrip("/")
    host = _host(parts) + (f":{port}" if port not in (None, 80, 443) else "")
    # Where a fragment begins with “!”, the page is made in the browser and the fragment says which.
    made = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return host + path + (f"?{query}" if query else "") + made


def _host(parts: SplitResult) -> str:
    """The host in small letters of ASCII, as the network names it."""
    host = (parts.hostname or "").rstrip(".")
    with contextlib.suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return _PHONE_HOST.sub("", host, count=1)


def is_front(url: str) -> bool:
    """Whether an address is that of a whole site."""
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def name_of(url: str) -> str:
    """A file's name for an address: its last speaking part, else its host and the rest."""
    parts = urlsplit(url)
    pieces = [piece for piece in unquote(parts.path).split("/") if piece]
    last = re.sub(r"\.(?:html?|php|aspx?)$", "", pieces[-1]) if pieces else ""
    if sum(char.isalpha() for char in last) < 4:
        last = "-".join([(parts.hostname or "page").removeprefix("www."), *pieces[-2:], parts.query])
    return safe_name(last)


def safe_name(text: str) -> str:
    """A slug of a text: letters, digits, ``_``, ``-`` and ``.``; short enough for any file system."""
    name = re.sub(r"[^\w.-]+|\.{2,}", "-", unicodedata.normalize("NFC", text)).strip("-._")
    return name.encode()[:_NAME_BYTES].decode("utf-8", "ignore").strip("-._") or "article"
