"""Links in an answer: where they stand, and whether they can lead anywhere for a reader outside."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:/{1,3}|www\.)[^\s<>\"'「」『』（）【】、。|]+", re.IGNORECASE
)
_HOST = re.compile(
    r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+\.?\Z"
)
#: Names that nobody outside can open, or that stand for one still to be put in.
_INSIDE = (
    ".local",
    ".internal",
    ".intranet",
    ".lan",
    ".corp",
    ".home",
    ".test",
    ".invalid",
    ".example",
)
_INSIDE_WHOLE = ("localhost", "example.com", "example.org", "example.net", "example.jp")
_LONGEST = 2_000


def links(text: str) -> Iterator[str]:
    """Every link in a text, without the punctuation that follows it."""
    for match in _LINK.finditer(text):
        link = match[0].rstrip(".,;:!?*_")
        while link.endswith((")", "]", "}")) and link.count(_OPENS[link[-1]]) < link.count(
            link[-1]
        ):
            link = link[:-1].rstrip(".,;:!?")
        yield link


_OPENS = {")": "(", "]": "[", "}": "{"}


def fault(link: str) -> str:
    """What is wrong with a link by its form alone; empty where nothing is.

    scheme, host, inside (nobody outside can open it), user (it holds a name or password), long.
    """
    if len(link) > _LONGEST:
        return "long"
    if link.lower().startswith("www."):
        return "scheme"
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").casefold()
        _ = parts.port
    except ValueError:
        return "host"
    if parts.scheme.casefold() not in ("http", "https"):
        return "scheme"
    if parts.username is not None:
        return "user"
    return _host_fault(host)


def _host_fault(host: str) -> str:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return "" if address.is_global else "inside"
    if host in _INSIDE_WHOLE or host.endswith(_INSIDE):
        return "inside"
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        return "host"
    if not host or "." not in host.strip("."):
        return "inside" if host else "host"
    return "" if _HOST.match(plain) else "host"
