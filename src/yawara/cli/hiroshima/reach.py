"""Whether a link opens: the only thing that leaves this machine, and only where it is asked for.

https only; every address that a name stands for must be a public one, and it is that address that
is connected to, so that a name cannot lead elsewhere meanwhile; redirects are held to the same.
Nothing of a page is read but its status.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

TIMEOUT = 10.0
_MOST_REDIRECTS = 5
_HTTPS = 443
_REDIRECTS = (301, 302, 303, 307, 308)
_OK = range(200, 300)
#: What servers answer that do not know the question for a page's head alone.
_NO_HEAD = (400, 403, 404, 405, 501)


def is_public(address: str) -> bool:
    """Whether an address is one of the public network."""
    one = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(one, "ipv4_mapped", None)
    return (mapped or one).is_global and not one.is_multicast


def fault(
    link: str,
    *,
    timeout: float = TIMEOUT,
    allowed: Callable[[str], bool] = is_public,
    context: ssl.SSLContext | None = None,
) -> str:
    """Why a link does not open: a key of `LINKS` of the messages, or `HTTP 404`."""
    context = context or ssl.create_default_context()
    for step in range(_MOST_REDIRECTS + 1):
        parts = urlsplit(link)
        if parts.scheme != "https" or not parts.hostname:
            return "redirect" if step else "http"
        try:
            address = _address(parts.hostname, parts.port or _HTTPS, allowed)
            if not address:
                return "redirect" if step else "private"
            status, onward = _asked(link, address, timeout, context)
        except socket.gaierror:
            return "name"
        except TimeoutError:
            return "timeout"
        except ssl.SSLError:
            return "certificate"
        except (OSError, http.client.HTTPException, ValueError):
            return "connection"
        if status in _REDIRECTS and onward:
            link = urljoin(link, onward)
            continue
        return "" if status in _OK else f"HTTP {status}"
    return "redirects"


def _address(host: str, port: int, allowed: Callable[[str], bool]) -> str:
    """The address to connect to; none where any that the name stands for is not public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    return addresses[0] if addresses and all(map(allowed, addresses)) else ""


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that was looked at, under the name that it was found by."""

    def __init__(
        self, host: str, port: int, address: str, timeout: float, context: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, timeout=timeout, context=context)
        self._address = address
        self._tls = context

    def connect(self) -> None:
        """Connect, and hold the certificate against the name."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _asked(link: str, address: str, timeout: float, context: ssl.SSLContext) -> tuple[int, str]:
    """The status that a server answers with, and where it sends us."""
    parts = urlsplit(link)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    path = "".join(char if char.isascii() and char > " " else _quoted(char) for char in path)
    status, onward = 0, ""
    for method in ("HEAD", "GET"):
        connection = _Pinned(parts.hostname or "", parts.port or _HTTPS, address, timeout, context)
        try:
            connection.request(method, path, headers={"User-Agent": "yawara", "Accept": "*/*"})
            reply = connection.getresponse()
            status, onward = reply.status, reply.getheader("Location") or ""
        finally:
            connection.close()
        if status not in _NO_HEAD:
            break
    return status, onward


def _quoted(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())
