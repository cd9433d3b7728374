"""Names of hosts to addresses, and which of these are public."""

import ipaddress
import socket
import threading

from khulasa.errors import FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is a public one, also when it is an IPv4 address inside an IPv6 one."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def resolve(host: str, port: int, *, allow_private: bool, timeout: float) -> tuple[str, ...]:
    """The addresses to connect to, one after the other. Raises FetchError if there is none, or none within ``timeout``
    seconds, or if one is not public."""
    addresses = list(dict.fromkeys(_looked_up(host, port, timeout)))
    if not allow_private and not all(is_public(address) for address in addresses):
        raise FetchError(f"{host} is on this machine or a private network; --allow-private fetches it all the same")
    # IPv4 first: machines without an IPv6 route still get AAAA records.
    return tuple(sorted(addresses, key=lambda address: ":" in address))


def _looked_up(host: str, port: int, timeout: float) -> list[str]:
    """A host's addresses. The system's own look-up knows no time limit, so that it has a thread of its own."""
    found: list[str] = []
    failed: list[Exception] = []

    def look_up() -> None:
        try:
            found.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(timeout)
    if failed or not found:
        reason = failed[0] if failed else "no answer in time"
        raise FetchError(f"{host}: no such host ({reason}); check the address and the connection")
    return found
