"""Links in an answer: where they stand, and whether they can lead anywhere for a reader outside."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = r"\s<>\"'「」『』（）【】、。|\u3041-\u309f"  # a word of Japanese goes on in hiragana
_LINK = re.compile(
    rf"(?:[a-z][a-z0-9+.-]{{1,20}}[:：](?:[/／]{{1,3}})|(?<![\w.])www\.)[^{_END}]+"
    # An address that somebody wrote without its beginning.
    rf"|(?<![\w@./-])(?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:jp|com|org|net)/[^{_END}]*",
    re.IGNORECASE,
)
#: Where one link ends and the next begins.
_NEXT = re.compile(r"[,;](?=https?:/)", re.IGNORECASE)
_TRAILING = ".,;:!?*_…"
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+\Z")
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
        for link in _NEXT.split(match[0]):
            yield _ended(link)


def _ended(link: str) -> str:
    """A link without the punctuation and the brackets of the sentence around it."""
    link = link.rstrip(_TRAILING)
    over = {close: link.count(close) - link.count(open_) for close, open_ in _OPENS.items()}
    end = len(link)
    while end and over.get(link[end - 1], 0) > 0:
        over[link[end - 1]] -= 1
        end -= 1
        while end and link[end - 1] in _TRAILING:
            end -= 1
    return link[:end]


_OPENS = {")": "(", "]": "[", "}": "{"}


def fault(link: str) -> str:
    """What is wrong with a link by its form alone; empty where nothing is.

    scheme, host, inside (nobody outside can open it), user (it holds a name or password), long.
    """
    if len(link) > _LONGEST:
        return "long"
    if "//" not in link:
        return "scheme"
    try:
        parts = urlsplit(link)
        host = unicodedata.normalize("NFKC", parts.hostname or "").casefold().rstrip(".")
        port = parts.port
    except ValueError:
        return "host"
    if port == 0:
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
    if not host or "." not in host:
        return "inside" if host else "host"
    numeric = plain.rpartition(".")[2].isdecimal()  # a short way to write an address
    return "" if _HOST.match(plain) and not numeric else "host"
