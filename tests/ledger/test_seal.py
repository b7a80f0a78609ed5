"""The seal finds entries that were lost, changed or put in another order."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests import worlds
from yawara.ledger.seal import chain, from_lines, seal, to_line, verify
from yawara.text.problem import Place

if TYPE_CHECKING:
    from yawara.ledger.model import Entry

ENTRIES = tuple(worlds.entry("a", "all", on=worlds.day(at)) for at in range(6))
SEALED = seal(ENTRIES[:4], worlds.DAY)


def codes(entries: tuple[Entry, ...]) -> list[str]:
    found = verify(entries, [SEALED], "ledger.seal")
    assert all(problem.place is not None and problem.place.line == 1 for problem in found)
    return [problem.code for problem in found]


def test_a_chain_by_hand() -> None:
    first = hashlib.sha256(b"").hexdigest()
    assert chain(()) == first
    second = hashlib.sha256((first + ENTRIES[0].id).encode()).hexdigest()
    assert chain(ENTRIES[:1]) == second


def test_entries_may_be_added() -> None:
    assert codes(ENTRIES[:4]) == []
    assert codes(ENTRIES) == []


def test_a_lost_entry() -> None:
    assert codes(ENTRIES[:3]) == ["seal-entries-lost"]
    assert codes(()) == ["seal-entries-lost"]
    assert codes((*ENTRIES[:2], *ENTRIES[3:])) == ["seal-broken"]


def test_a_changed_entry() -> None:
    changed = replace(ENTRIES[1], statement=worlds.NAME)
    assert codes((ENTRIES[0], changed, *ENTRIES[2:])) == ["seal-broken"]
    later = replace(ENTRIES[5], statement=worlds.NAME)
    assert codes((*ENTRIES[:5], later)) == []


def test_an_entry_put_in_between_and_another_order() -> None:
    assert codes((ENTRIES[5], *ENTRIES[:4])) == ["seal-broken"]
    assert codes((ENTRIES[1], ENTRIES[0], *ENTRIES[2:])) == ["seal-broken"]


def test_another_layout_of_the_file_breaks_no_seal() -> None:
    assert codes(tuple(replace(one, place=Place("other", 99, 1)) for one in ENTRIES)) == []


def test_every_seal_is_checked() -> None:
    seals = [seal(ENTRIES[:at], worlds.DAY) for at in range(7)]
    assert verify(ENTRIES, seals, "s") == ()
    lost = verify(ENTRIES[:4], seals, "s")
    assert [one.place.line for one in lost if one.place] == [6, 7]


def test_a_seal_file_reads_back() -> None:
    seals = tuple(seal(ENTRIES[:at], worlds.day(at)) for at in range(3))
    read = from_lines(b"".join(map(to_line, seals)) + b"\n", "s")
    assert (read.value, read.problems) == (seals, ())


GOOD = to_line(SEALED).strip()


@pytest.mark.parametrize(
    "line",
    [
        b"x",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        GOOD[:-1],
        GOOD.replace(b'"entries":4', b'"entries":-4'),
        GOOD.replace(b'"entries":4', b'"entries":4.5'),
        GOOD.replace(b'"entries":4', b'"entries":"4"'),
        GOOD.replace(SEALED.chain.encode(), SEALED.chain[:-1].encode()),
        GOOD.replace(SEALED.chain.encode(), SEALED.chain.upper().encode()),
        GOOD.replace(b"2026-", b"2026/"),
        b'{"more":' + b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_seal(line: bytes) -> None:
    read = from_lines(GOOD + b"\n" + line + b"\n" + GOOD, "s")
    assert read.value == (SEALED, SEALED)
    assert [(one.code, one.place and one.place.line) for one in read.problems] == [
        ("seal-unreadable", 2)
    ]


@given(st.permutations(ENTRIES), st.integers(0, 6), st.integers(0, 6))
def test_only_what_begins_like_the_sealed_ledger_keeps_the_seal(
    entries: list[Entry], sealed: int, kept: int
) -> None:
    now = tuple(entries[:kept])
    found = verify(now, [seal(ENTRIES[:sealed], worlds.DAY)], "s")
    assert (found == ()) == (now[:sealed] == ENTRIES[:sealed])


def test_many_seals_over_many_entries_take_one_pass() -> None:
    entries = ENTRIES * 500
    seals = [seal(ENTRIES, worlds.DAY)] * 3000
    assert verify(entries, seals, "s") == ()
