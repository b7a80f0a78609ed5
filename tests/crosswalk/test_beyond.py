"""What a version asks for beyond others: the three classes, counted and told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from tests import worlds
from tests.strategies import Dealer, dealers
from yawara.crosswalk.beyond import FOUND, Beyond, beyond
from yawara.crosswalk.relate import practices, relate

PRACTICES = tuple(worlds.practice(f"p{at}") for at in range(6))


def against(asks: str, *others: str, also: str = "") -> Beyond:
    """A provision A that asks for practices, against others: `p1 p2, p3` asks, then examples."""
    one = worlds.version([worlds.provision("A", asks.split(), also=tuple(also.split()))])
    rest = []
    for at, words in enumerate(others):
        theirs, _, named = words.partition(",")
        provision = worlds.provision("B", theirs.split(), also=tuple(named.split()))
        rest.append(worlds.version([provision], instrument=f"other{at}"))
    norms = worlds.norms(
        PRACTICES, [one, *rest], ladders=[("p3", "p4", "p5")], ways={"p0": ("p1",)}
    )
    return beyond(norms, one, rest)


@pytest.mark.parametrize(
    ("asks", "others", "state", "masks"),
    [
        ("p1", ["p1"], "all", ("p0 p1", "", "")),
        ("p1 p2", ["p1", "p2"], "all", ("p0 p1 p2", "", "")),
        ("p2 p3", ["p2", "p1"], "some", ("p2", "", "p3")),
        ("p2 p3", ["p2, p3"], "some", ("p2", "p3", "")),
        ("p2 p3", ["p0, p2", "p2"], "some", ("p2", "", "p3")),
        ("p2 p3", ["p0, p2"], "example-only", ("", "p2", "p3")),
        ("p2", ["p0, p2", "p1, p2"], "example-only", ("", "p2", "")),
        ("p2", [", p2"], "example-only", ("", "p2", "")),
        ("p2", ["p0, p4", "p3"], "none-found", ("", "", "p2")),
        ("p4", ["p3"], "some", ("p3", "", "p4")),
        ("p4", ["p5"], "all", ("p3 p4", "", "")),
        ("p4", ["p2, p5"], "example-only", ("", "p3 p4", "")),
        ("p0", ["p2, p1"], "example-only", ("", "p0", "")),
        ("p1", ["p2, p0"], "example-only", ("", "p0", "p1")),
        ("p2", [], "none-found", ("", "", "p2")),
    ],
)
def test_what_is_found_of_a_provision(
    asks: str, others: list[str], state: str, masks: tuple[str, str, str]
) -> None:
    found = against(asks, *others)
    (cover,) = found.covers
    assert cover.state == state
    told = tuple(" ".join(practices(found.norms, mask)) for mask in cover.masks)
    assert told == masks
    assert found.masks == cover.masks


def test_its_own_examples_are_no_gap_and_are_not_counted() -> None:
    found = against("p2", "p3", also="p1")
    assert practices(found.norms, found.masks.all) == ("p2",)


def test_where_a_practice_is_asked_for_or_named() -> None:
    found = against("p2 p3", "p2, p3", "p4, p2")
    (cover,) = found.covers
    at = found.norms.practice_index
    assert [one.ref for one in cover.asking(at["p2"])] == ["other0@1#B"]
    assert [one.ref for one in cover.naming(at["p2"])] == ["other1@1#B"]
    assert [one.ref for one in cover.asking(at["p3"])] == ["other1@1#B"]
    each = [practices(found.norms, found.asked_in(one)) for one in found.others]
    assert each == [("p2",), ("p3",)]


def test_a_practice_counts_by_the_best_that_is_found_of_it() -> None:
    """Against itself, one provision meets its practice elsewhere and another only as an example."""
    one = worlds.version(
        [
            worlds.provision("A", ["p2"]),
            worlds.provision("B", ["p3"], also=("p2",)),
            worlds.provision("C", ["p3"]),
        ]
    )
    found = beyond(worlds.norms(PRACTICES, [one]), one, [one])
    assert [cover.state for cover in found.covers] == ["example-only", "all", "all"]
    assert [mask.bit_count() for mask in found.masks] == [1, 1, 0]


@given(dealers)
def test_the_classes_are_those_of_sets(dealer: Dealer) -> None:
    norms = dealer.norms()
    versions = [
        replace(
            version,
            provisions=tuple(
                replace(one, also=dealer.some(dealer.practices, 2)) for one in version.provisions
            ),
        )
        for version in (*norms.versions, dealer.version("third"))
    ]
    norms = replace(norms, versions=tuple(versions))
    one, *others = versions
    found = beyond(norms, one, others)
    theirs = [provision for version in others for provision in version.provisions]
    asked = {at for provision in theirs for at in norms.closed(provision)}
    index = norms.practice_index
    named = {
        at for provision in theirs for id_ in provision.also for at in norms.implied[index[id_]]
    }
    for cover in found.covers:
        mine = set(norms.closed(cover.side.provision))
        wanted = (mine & asked, (mine & named) - asked, mine - asked - named)
        for kind, want in zip(FOUND, wanted, strict=True):
            ids = {norms.practices[at].id for at in want}
            assert set(practices(norms, cover.masks.of(kind))) == ids
        assert cover.masks.all == cover.side.mask
    mine = {at for provision in one.provisions for at in norms.closed(provision)}
    sizes = (len(mine & asked), len((mine & named) - asked), len(mine - asked - named))
    assert tuple(mask.bit_count() for mask in found.masks) == sizes


@given(dealers)
def test_with_one_other_the_crosswalk_says_the_same(dealer: Dealer) -> None:
    norms = dealer.norms()
    a, b = norms.versions[0], norms.versions[-1]
    crosswalk = relate(norms, a, b)
    met = {pair.a.provision.id for pair in crosswalk.pairs}
    named = {pair.a.provision.id for pair in crosswalk.examples if pair.in_b}
    for cover in beyond(norms, a, [b]).covers:
        id_ = cover.side.provision.id
        assert (cover.state in ("all", "some")) == (id_ in met)
        assert (cover.state == "example-only") == (id_ in named - met)
