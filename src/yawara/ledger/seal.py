"""The seal: a chain over the ids of entries, so that a ledger that lost or changed one is found.

`chain[0]` is the SHA-256 of the empty text, `chain[n]` that of `chain[n-1]` followed by the id of
entry `n`. A seal file has one JSON line for each sealing: the day, how many entries, the chain's
end. Entries may be added after a seal; those before it must stay, and stay in order.
"""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Annotated

import msgspec

from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.ledger.model import Entry
    from yawara.text.problem import Problem


class Seal(msgspec.Struct, frozen=True):
    """One sealing of a ledger."""

    on: datetime.date
    entries: Annotated[int, msgspec.Meta(ge=0)]
    chain: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


def chain(entries: Iterable[Entry]) -> str:
    """The end of the chain over the entries, in hexadecimal."""
    return _links(entries)[-1]


def _links(entries: Iterable[Entry]) -> list[str]:
    links = [hashlib.sha256(b"").hexdigest()]
    for entry in entries:
        links.append(hashlib.sha256((links[-1] + entry.id).encode()).hexdigest())
    return links


def seal(entries: tuple[Entry, ...], on: datetime.date) -> Seal:
    """Seal the entries as they stand."""
    return Seal(on, len(entries), chain(entries))


def verify(entries: tuple[Entry, ...], seals: Iterable[Seal], name: str) -> tuple[Problem, ...]:
    """Problems where the ledger no longer begins with what was sealed."""
    found = Problems()
    links = _links(entries)
    for at, one in enumerate(seals, 1):
        if one.entries > len(entries):
            found.error(
                "seal-entries-lost", Place(name, at, 1), sealed=one.entries, now=len(entries)
            )
        elif links[one.entries] != one.chain:
            found.error("seal-broken", Place(name, at, 1), count=one.entries, day=one.on)
    return found.found


def to_line(one: Seal) -> bytes:
    """A seal as a line of its file."""
    return msgspec.json.encode(one) + b"\n"


def from_lines(data: bytes, name: str) -> Read[tuple[Seal, ...]]:
    """The seals in a seal file."""
    found = Problems()
    seals: list[Seal] = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            seals.append(msgspec.json.decode(line, type=Seal))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            found.error("seal-unreadable", Place(name, number, 1))
    if not seals and not found.count:
        found.error("seal-empty", Place(name))
    return Read(tuple(seals), found.found)
