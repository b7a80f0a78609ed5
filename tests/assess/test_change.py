"""What differs between two assessments, one rule at a time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests import worlds
from tests.worlds import entry, evidence, explained, practice, provision, version
from yawara.assess.change import changes
from yawara.norms.conditions import Test

if TYPE_CHECKING:
    from yawara.assess.change import Changes, PracticeChange, ProvisionChange
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms
    from yawara.scope.profile import Profile

A, B, C = "a", "b", "c"
OWN = tuple(practice(id_, level="organization") for id_ in (A, B, C))
SYSTEM = tuple(practice(id_) for id_ in (A, B, C))
NORMS = worlds.norms(OWN, [version([provision("N", [A, B])])])
NOBODY = worlds.profile()
LATER = datetime.date(2026, 2, 1)
YEAR_END = datetime.date(2026, 12, 31)


def moved(
    *entries: Entry, before: tuple[Entry, ...] = (), norms: Norms = NORMS, who: Profile = NOBODY
) -> Changes:
    return changes(worlds.assessed(norms, who, before), worlds.assessed(norms, who, entries))


def one_provision(found: Changes) -> ProvisionChange:
    (one,) = found.provisions
    return one


def one_practice(found: Changes) -> PracticeChange:
    (one,) = found.practices
    return one


#: What was said of a practice, what is said now, and which way that leads.
WAYS = {
    (None, "all"): "closer",
    (None, "some"): "closer",
    ("none", "some"): "closer",
    ("some", "all"): "closer",
    ("all", "some"): "further",
    ("all", "none"): "further",
    ("all", None): "further",
    ("some", "unknown"): "further",
    # To say honestly that it was never done is no step back, to forget it is none forward.
    (None, "none"): "other",
    ("none", None): "other",
}


@pytest.mark.parametrize("said", WAYS, ids=str)
def test_the_direction(said: tuple[str | None, str | None]) -> None:
    before, after = (tuple(entry(A, state) for state in [one] if state) for one in said)
    found = moved(*after, before=before)
    practice_, provision_ = one_practice(found), one_provision(found)
    assert practice_.direction == provision_.direction == WAYS[said]
    assert practice_.causes == provision_.causes == ("entries",)
    assert (practice_.came, practice_.went) == (after, before)
    assert provision_.practices == (A,)
    assert found.directions == {WAYS[said]: 1}


def test_up_here_and_down_there_is_neither() -> None:
    found = moved(entry(A, "all"), entry(B, "none"), before=(entry(A, "none"), entry(B, "all")))
    assert one_provision(found).direction == "other"
    assert [one.direction for one in found.practices] == ["closer", "further"]


def test_evidence_alone_moves_what_is_shown() -> None:
    shown = entry(A, "all", evidence=(evidence(),))
    found = moved(shown, before=(entry(A, "all"),))
    one = one_practice(found)
    assert one.before is not None
    assert one.after is not None
    assert (one.before.stated, one.after.stated) == ((2, 2), (2, 2))
    assert (one.before.shown, one.after.shown) == ((0, 2), (2, 2))
    assert one.direction == one_provision(found).direction == "closer"


def test_a_day_that_passes_is_named() -> None:
    held = (entry(A, "all", until=LATER), entry(B, "all", evidence=(evidence(expires=LATER),)))
    first = worlds.assessed(NORMS, NOBODY, held, LATER)
    found = changes(first, worlds.assessed(NORMS, NOBODY, held, worlds.DAY))
    assert [(one.practice.id, one.direction, one.causes) for one in found.practices] == [
        (A, "further", ("day",)),
        (B, "further", ("day",)),
    ]
    assert one_provision(found).causes == ("day",)


def test_a_related_practice_is_named() -> None:
    norms = worlds.norms(OWN, [version([provision("N", [A])])], ladders=[[A, B]])
    raised = entry(B, "all")
    found = moved(raised, norms=norms)
    lower = next(one for one in found.practices if one.practice.id == A)
    assert (lower.causes, lower.through, lower.came) == (("related",), (B,), (raised,))
    assert one_provision(found).causes == ("related",)


def test_a_claim_that_it_does_not_apply_is_a_change_of_its_own() -> None:
    found = moved(entry(A, "not-applicable"), before=(entry(A, "none"),))
    one = one_practice(found)
    assert one.after is not None
    assert (one.after.mark, one.direction) == ("not-applicable", "other")
    whole = moved(entry(A, "not-applicable"), entry(B, "not-applicable"))
    assert one_provision(whole).direction == "other"


def test_a_claim_for_other_norms_changes_only_these() -> None:
    two = worlds.norms(
        OWN,
        [
            version([provision("N", [A, B])]),
            version([provision("M", [A, B])], instrument="other"),
        ],
    )
    wider = entry(A, "not-applicable", norms=("demo", "other"))
    found = moved(wider, norms=two, before=(entry(A, "not-applicable"),))
    assert not found.practices
    assert [(one.item.ref, one.causes) for one in found.provisions] == [("other@1#M", ("entries",))]


def test_an_explanation_is_a_change() -> None:
    said = entry(A, "none", explained=explained())
    found = moved(said, entry(B, "all"), before=(entry(A, "none"), entry(B, "all")))
    one = one_provision(found)
    assert (one.direction, one.causes) == ("other", ("entries",))
    assert one.before is not None
    assert one.after is not None
    assert (one.before.gap, one.after.gap) == (True, False)


def test_a_direct_answer_is_named() -> None:
    answer = entry("demo#N", "all")
    one = one_provision(moved(answer))
    assert (one.direction, one.causes, one.came, one.practices) == (
        "closer",
        ("entries",),
        (answer,),
        (),
    )


# -- whom ----------------------------------------------------------------------------------


def test_each_system_has_its_change_and_the_organisation_a_sum() -> None:
    norms = worlds.norms(SYSTEM, [version([provision("N", [A])])])
    who = worlds.profile({"x": {}, "y": {}})
    found = moved(entry(A, "all", system="x"), norms=norms, who=who)
    assert [(one.subject.id, one.rolled, one.counted) for one in found.provisions] == [
        ("organization", True, False),
        ("x", False, True),
    ]
    assert found.kinds == {"moved": 1}
    assert [one.item.ref for one in found.of("x")] == ["demo@1#N"]


def test_a_system_that_joins_brings_provisions_that_appear() -> None:
    norms = worlds.norms(SYSTEM, [version([provision("N", [A])])])
    said = (entry(A, "all"),)
    first = worlds.assessed(norms, worlds.profile({"x": {}}), said)
    second = worlds.assessed(norms, worlds.profile({"x": {}, "y": {}}), said)
    found = changes(first, second)
    assert [one.id for one in found.joined] == ["y"]
    assert [(one.subject.id, one.kind, one.causes) for one in found.provisions] == [
        ("organization", "moved", ("profile",)),
        ("y", "appeared", ("profile",)),
    ]
    back = changes(second, first)
    assert [one.id for one in back.left] == ["y"]
    assert [one.kind for one in back.of("y")] == ["vanished"]
    assert back.kinds == {"vanished": 1}


def test_a_fact_decides_whether_it_applies() -> None:
    applies = Test("own", "is", value=True)
    norms = worlds.norms(
        OWN,
        [version([provision("N", [A], applies=applies)])],
        facts=[worlds.fact("own", level="organization")],
    )
    of = {
        value: worlds.assessed(norms, worlds.profile(own={"own": value}), ())
        for value in (True, False, None)
    }
    kinds = {
        (before, after): [
            (one.kind, one.applied, one.applies, one.causes)
            for one in changes(of[before], of[after]).provisions
        ]
        for before, after in ((False, True), (True, None), (None, False))
    }
    assert kinds == {
        (False, True): [("appeared", "no", "yes", ("profile",))],
        (True, None): [("vanished", "yes", "unknown", ("profile",))],
        (None, False): [("undecided", "unknown", "no", ("profile",))],
    }


# -- norms ---------------------------------------------------------------------------------


def revised(*provisions: object, said: tuple[Entry, ...]) -> Changes:
    """From version 1 with N, M and O to a version 2, in force later."""
    old = version([provision("N", [A]), provision("M", [B]), provision("O", [C])])
    new = version(
        provisions,  # type: ignore[arg-type]
        number="2",
        dates={"in-force": LATER},
        supersedes="1",
    )
    norms = worlds.norms(OWN, [replace(old, dates={"in-force": worlds.BEGIN}), new])
    first = worlds.assessed(norms, NOBODY, said, worlds.day(3))
    return changes(first, worlds.assessed(norms, NOBODY, said, worlds.DAY))


def test_a_revision_is_followed_by_lineage() -> None:
    found = revised(
        provision("N", [A, B]),
        provision("K", [B], was=("M",)),
        provision("P", [A]),
        said=(entry(A, "all"), entry(B, "none"), entry(C, "all")),
    )
    assert [(one.item.ref, one.was, one.kind, one.direction) for one in found.provisions] == [
        ("demo@2#N", ("demo@1#N",), "moved", "further"),
        ("demo@2#P", (), "appeared", "other"),
        ("demo@1#O", (), "vanished", "other"),
    ]
    assert [one.causes for one in found.provisions] == [("norms",), ("day",), ("day",)]
    assert not found.practices


def test_a_split_provision_is_no_pair_but_named() -> None:
    found = revised(
        provision("N", [A]),
        provision("M1", [B], was=("M",)),
        provision("M2", [C], was=("M",)),
        provision("O", [C]),
        said=(),
    )
    assert [(one.item.ref, one.was, one.kind) for one in found.provisions] == [
        ("demo@2#M1", ("demo@1#M",), "appeared"),
        ("demo@2#M2", ("demo@1#M",), "appeared"),
        ("demo@1#M", (), "vanished"),
    ]


def test_of_a_split_the_id_that_stays_is_the_same() -> None:
    found = revised(
        provision("N", [A]),
        provision("M", [B]),
        provision("M2", [C], was=("M",)),
        provision("O", [C]),
        said=(entry(B, "all"),),
    )
    assert [(one.item.ref, one.kind) for one in found.provisions] == [("demo@2#M2", "appeared")]


def test_two_sets_of_norms_may_know_different_practices() -> None:
    less = worlds.norms(OWN[:2], [version([provision("N", [A, B])])])
    said = (entry(A, "all"), entry(C, "some"))
    first, second = worlds.assessed(less, NOBODY, said[:1]), worlds.assessed(NORMS, NOBODY, said)
    found = one_practice(changes(first, second))
    assert (found.practice.id, found.before, found.direction) == (C, None, "other")
    assert "norms" in found.causes
    gone = one_practice(changes(second, first))
    assert (gone.practice.id, gone.after) == (C, None)


def test_nothing_differs() -> None:
    found = moved(entry(A, "all"), before=(entry(A, "all"),))
    assert found.silent
    assert not found.kinds
