"""What connects to the outside goes to public addresses only, by https only, step by step."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from yawara.cli.hiroshima import reach
from yawara.text.messages.hiroshima import LINKS

if TYPE_CHECKING:
    from collections.abc import Mapping

PUBLIC = "203.0.114.9"


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int, str]]:
    """Pages by link: status and where they redirect; names by address. Nothing connects."""
    pages: dict[str, tuple[int, str]] = {}
    names: Mapping[str, str] = {
        "inside.sakura.co.jp": "10.1.2.3",
        "loop.sakura.co.jp": "127.0.0.1",
        "six.sakura.co.jp": "::ffff:192.168.0.1",
    }

    def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if host.startswith("gone."):
            raise socket.gaierror
        return [(0, 0, 0, "", (names.get(host, PUBLIC), port))]

    def asked(link: str, address: str, *_: object) -> tuple[int, str]:
        assert address == PUBLIC, "only a public address is ever connected to"
        if link not in pages:
            raise TimeoutError
        return pages[link]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(reach, "_asked", asked)
    return pages


def test_what_opens_has_no_fault(world: dict[str, tuple[int, str]]) -> None:
    world["https://sakura.co.jp/a"] = (301, "/b")
    world["https://sakura.co.jp/b"] = (302, "https://www.sakura.co.jp/c")
    world["https://www.sakura.co.jp/c"] = (200, "")
    assert reach.fault("https://sakura.co.jp/a") == ""


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("http://sakura.co.jp/a", "http"),
        ("ftp://sakura.co.jp/a", "http"),
        ("https://inside.sakura.co.jp/", "private"),
        ("https://loop.sakura.co.jp/", "private"),
        ("https://six.sakura.co.jp/", "private"),
        ("https://gone.sakura.co.jp/", "name"),
        ("https://sakura.co.jp/slow", "timeout"),
        ("https://sakura.co.jp/404", "HTTP 404"),
        ("https://sakura.co.jp/to-http", "redirect"),
        ("https://sakura.co.jp/to-inside", "redirect"),
        ("https://sakura.co.jp/round", "redirects"),
    ],
)
def test_what_does_not_open_says_why(
    world: dict[str, tuple[int, str]], link: str, kind: str
) -> None:
    world["https://sakura.co.jp/404"] = (404, "")
    world["https://sakura.co.jp/to-http"] = (301, "http://sakura.co.jp/")
    world["https://sakura.co.jp/to-inside"] = (302, "https://inside.sakura.co.jp/")
    world["https://sakura.co.jp/round"] = (302, "/round")
    assert reach.fault(link) == kind
    assert kind in LINKS or kind.startswith("HTTP ")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "::1",
        "fe80::1%eth0",
        "224.0.0.1",
        "::ffff:10.0.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "100.64.0.1",
        "fd00::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not reach.is_public(address)
