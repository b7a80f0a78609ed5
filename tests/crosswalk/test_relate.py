"""Relations of provisions: what the design says of open readings, and the laws of the algebra."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tests import worlds
from tests.strategies import Dealer, dealers
from yawara.crosswalk.readings import current, implied
from yawara.crosswalk.relate import differs, overlap, relate, relation, sides

if TYPE_CHECKING:
    from yawara.norms.model import Norms, Provision, Version

PRACTICES = tuple(worlds.practice(f"p{at}") for at in range(5))
INVERSE = {
    "equal": "equal",
    "contains": "contained",
    "contained": "contains",
    "intersects": "intersects",
    "none-found": "none-found",
}


def world(a: Provision, b: Provision, *more: Provision) -> tuple[Norms, Version, Version]:
    one = worlds.version([a, *more])
    other = worlds.version([b], instrument="other", force="law")
    norms = worlds.norms(PRACTICES, [one, other], ladders=[("p3", "p4")], ways={"p0": ("p1",)})
    return norms, one, other


@pytest.mark.parametrize(
    ("a", "b", "complete", "wanted"),
    [
        ("p2 p3", "p2 p3", "ab", "equal"),
        ("p2 p3", "p2 p3", "a", "contained"),
        ("p2 p3", "p2 p3", "b", "contains"),
        ("p2 p3", "p2 p3", "", "intersects"),
        ("p2 p3", "p2", "b", "contains"),
        ("p2 p3", "p2", "a", "intersects"),
        ("p2 p3", "p2", "", "intersects"),
        ("p2", "p2 p3", "a", "contained"),
        ("p2", "p2 p3", "b", "intersects"),
        ("p2", "p3", "ab", "none-found"),
        ("p4", "p3", "ab", "contains"),
        ("p1", "p0", "ab", "contains"),
        ("p0", "p1", "ab", "contained"),
    ],
)
def test_the_relation_of_two_provisions(a: str, b: str, complete: str, wanted: str) -> None:
    norms, one, other = world(
        worlds.provision("A", a.split(), complete="a" in complete),
        worlds.provision("B", b.split(), complete="b" in complete),
    )
    assert relate(norms, one, other).relation("A", "B") == wanted


def test_counts_are_of_closed_sets() -> None:
    norms, one, other = world(
        worlds.provision("A", ["p1", "p4"]), worlds.provision("B", ["p3", "p2"])
    )
    (pair,) = relate(norms, one, other).pairs
    assert (pair.size, pair.a.size, pair.b.size) == (1, 4, 2)
    assert relate(norms, one, other).practices(pair.shared) == ("p3",)
    assert overlap(pair) == (0.2, 1)


def test_a_parent_is_contained_only_with_all_its_parts() -> None:
    parent = worlds.provision("A", ["p2"], complete=True)
    part = worlds.provision("A-1", ["p3"], complete=True, part_of="A")
    small = worlds.provision("B", ["p2"], complete=True)
    norms, one, other = world(parent, small, part)
    assert relate(norms, one, other).relation("A", "B") == "contains"
    norms, one, other = world(parent, worlds.provision("B", ["p2", "p3"]), part)
    assert relate(norms, one, other).relation("A", "B") == "contained"


def test_a_parent_with_an_unread_part_is_never_contained() -> None:
    norms, one, other = world(
        worlds.provision("A", ["p2"], complete=True),
        worlds.provision("B", ["p2", "p3"]),
        worlds.provision("A-1", None, part_of="A"),
    )
    assert relate(norms, one, other).relation("A", "B") == "intersects"
    assert implied(norms, (one, other), of=lambda _: True) == ()


def test_what_asks_nothing_or_is_unread_stays_out() -> None:
    norms, one, other = world(
        worlds.provision("A", []), worlds.provision("B", ["p2"]), worlds.provision("A-1", None)
    )
    found = relate(norms, one, other)
    assert found.pairs == ()
    assert found.sides_a == ()
    assert [side.provision.id for side in found.sides_b] == ["B"]
    assert found.relation("A", "B") == found.relation("A-1", "B") == "none-found"


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ({"asks": "p2"}, {"asks": "p4", "also": "p2"}, ("", "p2")),
        ({"asks": "p2", "also": "p3"}, {"asks": "p4"}, ("p3", "")),
        ({"asks": "p4"}, {"asks": "p2", "also": "p3"}, ("", "p3")),
        ({"asks": "p0"}, {"asks": "p2", "also": "p1"}, ("", "p0")),
        ({"asks": "p2"}, {"asks": "", "also": "p2"}, ("", "p2")),
        ({"asks": "p2"}, {"asks": "p4", "also": "p1"}, None),
        ({"asks": "p2", "also": "p4"}, {"asks": "p3"}, ("p3", "")),
        ({"asks": "p2", "also": "p1"}, {"asks": "", "also": "p1"}, None),
    ],
)
def test_an_example_stands_beside_the_relation(
    a: dict[str, str], b: dict[str, str], wanted: tuple[str, str] | None
) -> None:
    sides = [
        worlds.provision(id_, given["asks"].split(), also=tuple(given.get("also", "").split()))
        for id_, given in (("A", a), ("B", b))
    ]
    norms, one, other = world(*sides)
    found = relate(norms, one, other)
    assert found.pairs == ()
    assert found.relation("A", "B") == "none-found"
    told = [tuple(found.practices(mask) for mask in (p.in_a, p.in_b)) for p in found.examples]
    assert told == ([] if wanted is None else [tuple(tuple(one.split()) for one in wanted)])


def test_an_example_is_beside_what_both_ask_for() -> None:
    norms, one, other = world(
        worlds.provision("A", ["p2", "p3"], complete=True),
        worlds.provision("B", ["p2"], complete=True, also=("p3", "p2")),
    )
    found = relate(norms, one, other)
    (pair,) = found.pairs
    assert (pair.relation, found.practices(pair.shared)) == ("contains", ("p2",))
    assert (found.practices(pair.in_a), found.practices(pair.in_b)) == ((), ("p3",))
    assert found.examples == ()


def test_what_stands_beside_changes_no_relation() -> None:
    a = worlds.provision("A", ["p2"], complete=True, addressees=("dev",), strength="must")
    b = worlds.provision("B", ["p2"], complete=True, addressees=("pro",), stages=("use",))
    norms, one, other = world(a, b)
    found = relate(norms, one, other)
    assert found.relation("A", "B") == "equal"
    assert differs(found, found.pairs[0]) == ("who", "when", "strength", "force")


def test_readings_list_what_signing_would_imply() -> None:
    norms, one, other = world(
        worlds.provision("A", ["p2"]),
        worlds.provision("B", ["p2"], complete=True),
        worlds.provision("A-2", ["p2", "p3"], rest=worlds.NAME),
        worlds.provision("A-3", ["p3"], part_of="A-2"),
    )
    found = implied(norms, (one, other), of=lambda version: version.ref == one.ref)
    told = {
        inner.side.provision.id: (
            inner.state,
            [(outer.side.provision.id, outer.equal, outer.now) for outer in inner.holders],
        )
        for inner in found
    }
    assert told == {
        "A": ("undecided", [("A-2", False, "intersects"), ("B", True, "contains")]),
        "B": ("signed", [("A", True, "contained"), ("A-2", False, "contained")]),
    }
    assert implied(norms, (one, other), of=lambda _: False) == ()


def test_a_parent_signed_above_open_parts_says_so() -> None:
    norms, one, other = world(
        worlds.provision("A", ["p2"], complete=True),
        worlds.provision("B", ["p2", "p3"]),
        worlds.provision("A-1", ["p3"], part_of="A"),
    )
    states = {inner.ref: inner.state for inner in implied(norms, (one, other), of=lambda _: True)}
    assert states == {"demo@1#A": "parts-open", "demo@1#A-1": "undecided"}


def test_the_versions_in_force_are_held_against_each_other() -> None:
    norms, one, other = world(worlds.provision("A", ["p2"]), worlds.provision("B", ["p2"]))
    assert current(norms, worlds.DAY) == (one, other)


@given(dealers)
def test_relations_are_symmetrical(dealer: Dealer) -> None:
    norms = dealer.norms()
    a, b = norms.versions[0], norms.versions[-1]
    there, back = relate(norms, a, b), relate(norms, b, a)
    for one in there.sides_a:
        for other in there.sides_b:
            ids = one.provision.id, other.provision.id
            assert INVERSE[there.relation(*ids)] == back.relation(*reversed(ids))


@given(dealers)
def test_an_open_provision_is_never_contained_nor_equal(dealer: Dealer) -> None:
    norms = dealer.norms()
    found = relate(norms, norms.versions[0], norms.versions[-1])
    for pair in found.pairs:
        if pair.a.provision.open:
            assert pair.relation not in ("equal", "contained")
        if pair.b.provision.open:
            assert pair.relation not in ("equal", "contains")


@given(dealers)
def test_containment_is_transitive(dealer: Dealer) -> None:
    norms = dealer.norms()
    every = [side for version in norms.versions for side in sides(norms, version)]
    within = {
        (one, other): relation(every[one], every[other]) in ("contained", "equal")
        for one in range(len(every))
        for other in range(len(every))
    }
    for (one, other), holds in within.items():
        if holds and every[other].complete:
            assert all(within[one, third] for third in range(len(every)) if within[other, third])


@given(dealers)
def test_a_relation_says_what_the_sets_say(dealer: Dealer) -> None:
    norms = dealer.norms()
    a, b = norms.versions[0], norms.versions[-1]
    found = relate(norms, a, b)
    for one in found.sides_a:
        for other in found.sides_b:
            mine, theirs = (set(norms.closed(side.provision)) for side in (one, other))
            said = found.relation(one.provision.id, other.provision.id)
            if a.ref != b.ref:
                assert (said == "none-found") == (not mine & theirs)
            if said in ("contains", "equal"):
                assert theirs <= mine
            if said in ("contained", "equal"):
                assert mine <= theirs
