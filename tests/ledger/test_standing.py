"""What stands on a day, by examples with a story; the brute force tries all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests import worlds
from tests.worlds import day, entry
from yawara.ledger.standing import Standing, standing
from yawara.norms.conditions import Test
from yawara.scope.applies import applicable

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from yawara.ledger.model import Entry
    from yawara.ledger.planes import Interval

A, B, C = "a", "b", "c"
ALL, SOME, NONE, UNKNOWN = (2, 2), (1, 1), (0, 0), (0, 2)


def stands(
    *entries: Entry,
    on: datetime.date = worlds.DAY,
    known: datetime.date | None = None,
    systems: Sequence[str] = (),
    ladders: Sequence[Sequence[str]] = (),
    ways: Mapping[str, Sequence[str]] | None = None,
    kind: str = "act",
) -> Standing:
    practices = [worlds.practice(one, kind=kind) for one in (A, B, C)]
    versions = [worlds.version([worlds.provision("N", [A])])]
    norms = worlds.norms(practices, versions, ladders=ladders, ways=ways)
    scope = applicable(worlds.profile({one: {} for one in systems}), norms, None, on)
    return standing(entries, scope, known=known)


def stated(one: Standing, practice: str = A, bit: int = 0) -> Interval | None:
    return one.stated.bounds((A, B, C).index(practice)).at(bit)


def codes(one: Standing) -> list[str]:
    return [problem.code for problem in one.problems]


# -- days ----------------------------------------------------------------------------------


def test_an_entry_holds_from_its_day() -> None:
    one = entry(A, "all", on=day(5))
    assert stated(stands(one, on=day(4))) == UNKNOWN
    assert stated(stands(one, on=day(5))) == ALL


def test_the_newest_entry_governs_whatever_the_order_of_the_file() -> None:
    entries = entry(A, "all", on=day(1)), entry(A, "none", on=day(2)), entry(A, "some", on=day(9))
    for order in (entries, entries[::-1]):
        assert stated(stands(*order, on=day(1))) == ALL
        assert stated(stands(*order, on=day(2))) == NONE
        assert stated(stands(*order, on=day(8))) == NONE


def test_after_its_period_a_practice_is_unknown_and_never_none() -> None:
    older, ended = entry(A, "all", on=day(0)), entry(A, "all", on=day(1), until=day(5))
    assert stated(stands(ended, on=day(5))) == ALL
    assert stated(stands(ended, on=day(6))) == UNKNOWN
    # What was said before does not come back to life.
    assert stated(stands(older, ended, on=day(6))) == UNKNOWN
    held = stands(older, ended, on=day(6)).for_target(A, 0)
    assert held is not None
    assert held.ended
    assert held.entries == (ended,)


def test_known_by_a_day() -> None:
    late = entry(A, "all", on=day(1), recorded=day(20))
    assert stated(stands(late, known=day(19))) == UNKNOWN
    assert stated(stands(late, known=day(20))) == ALL
    assert stated(stands(late)) == ALL
    # Without a day of recording, it was known when it began to hold.
    assert stated(stands(entry(A, "all", on=day(3)), known=day(2))) == UNKNOWN


def test_recorded_later_on_the_same_day_governs() -> None:
    first, second = entry(A, "all", recorded=day(1)), entry(A, "none", recorded=day(2))
    assert stated(stands(second, first)) == NONE
    assert stated(stands(second, first, known=day(1))) == ALL


# -- corrections ---------------------------------------------------------------------------


def test_a_correction_hides_what_it_replaces() -> None:
    wrong = entry(A, "all", on=day(5))
    right = entry(A, "some", on=day(5), replaces=wrong.id)
    assert stated(stands(wrong, right)) == SOME
    assert codes(stands(wrong, right)) == []
    # Even where it is about something else.
    other = entry(B, "some", on=day(5), replaces=wrong.id[:8])
    assert stated(stands(wrong, other)) == UNKNOWN


def test_a_correction_of_a_correction_brings_nothing_back() -> None:
    first = entry(A, "all")
    second = entry(A, "some", replaces=first.id)
    third = entry(A, "none", replaces=second.id)
    assert stated(stands(third, first, second)) == NONE


def test_a_correction_replaces_from_the_day_on_which_it_holds() -> None:
    wrong = entry(A, "all", on=day(1))
    right = entry(A, "none", on=day(5), replaces=wrong.id)
    assert stated(stands(wrong, right, on=day(4))) == ALL
    assert stated(stands(wrong, right, on=day(5))) == NONE
    unheard = replace(right, recorded=day(9))
    assert stated(stands(wrong, unheard, on=day(5), known=day(8))) == ALL


# -- conflicts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("states", "span"),
    [
        (("all", "none"), UNKNOWN),
        (("all", "some"), (1, 2)),
        (("some", "none"), (0, 1)),
        (("all", "not-applicable"), UNKNOWN),
        (("all", "unknown"), UNKNOWN),
    ],
)
def test_entries_of_one_day_that_disagree_span_both(
    states: tuple[str, str], span: Interval
) -> None:
    first, second = (entry(A, state) for state in states)
    for order in ((first, second), (second, first)):
        one = stands(*order)
        assert stated(one) == span
        assert codes(one) == ["entries-conflict"]


def test_entries_of_one_day_that_agree_are_no_conflict() -> None:
    one = stands(entry(A, "all"), entry(A, "all", statement=worlds.NAME))
    assert (stated(one), codes(one)) == (ALL, [])


def test_of_a_refrain_some_is_none() -> None:
    assert stated(stands(entry(A, "some"), kind="refrain")) == NONE
    one = stands(entry(A, "some"), entry(A, "none"), kind="refrain")
    assert (stated(one), codes(one)) == (NONE, [])


# -- the organisation and its systems ------------------------------------------------------


def test_a_system_s_entry_beats_the_default_whatever_the_dates() -> None:
    own, default = entry(A, "none", on=day(1), system="s1"), entry(A, "all", on=day(5))
    one = stands(own, default, systems=("s0", "s1"))
    assert [stated(one, bit=bit) for bit in range(3)] == [ALL, ALL, NONE]
    assert codes(one) == ["system-entry-older"]
    for same_or_newer in (replace(own, on=day(5)), replace(own, on=day(6))):
        assert codes(stands(same_or_newer, default, systems=("s0", "s1"))) == []
    # An entry that ended beats the default, too: then it is not known.
    ended = replace(own, until=day(2))
    assert stated(stands(ended, default, systems=("s0", "s1")), bit=2) == UNKNOWN


def test_an_entry_for_a_system_says_nothing_of_others() -> None:
    one = stands(entry(A, "all", system="s1"), systems=("s0", "s1"))
    assert [stated(one, bit=bit) for bit in range(3)] == [UNKNOWN, UNKNOWN, ALL]
    assert stated(stands(entry(A, "all", system="gone"), systems=("s0",)), bit=1) == UNKNOWN


def test_a_default_that_disagrees_is_told_once() -> None:
    one = stands(entry(A, "all"), entry(A, "none"), systems=[f"s{at}" for at in range(50)])
    assert codes(one) == ["entries-conflict"]


# -- rungs and ways ------------------------------------------------------------------------


def test_a_higher_rung_includes_the_lower_and_a_missing_lower_one_excludes_the_higher() -> None:
    ladder = [[A, B, C]]
    assert [stated(stands(entry(B, "all"), ladders=ladder), one) for one in (A, B, C)] == [
        ALL,
        ALL,
        UNKNOWN,
    ]
    assert [stated(stands(entry(B, "none"), ladders=ladder), one) for one in (A, B, C)] == [
        UNKNOWN,
        NONE,
        NONE,
    ]
    assert [stated(stands(entry(B, "some"), ladders=ladder), one) for one in (A, B, C)] == [
        (1, 2),
        SOME,
        (0, 1),
    ]


def test_any_way_does_the_umbrella_and_no_way_leaves_it_open() -> None:
    ways = {C: [A, B]}
    assert stated(stands(entry(A, "all"), ways=ways), C) == ALL
    assert stated(stands(entry(A, "none"), entry(B, "none"), ways=ways), C) == UNKNOWN
    assert stated(stands(entry(C, "all"), ways=ways), A) == UNKNOWN
    assert stated(stands(entry(C, "none"), ways=ways), A) == NONE


def test_what_follows_from_a_denied_entry_is_not_claimed() -> None:
    """Whoever does A does B and C. A is said to be done, and B not to be."""
    ways = {B: [A], C: [A]}
    one = stands(entry(A, "all"), entry(B, "none"), ways=ways)
    assert [stated(one, practice) for practice in (A, B, C)] == [UNKNOWN, UNKNOWN, UNKNOWN]
    assert one.clashes == {(0, 0), (1, 0)}
    assert [(p.code, dict(p.params)["target"], dict(p.params)["with_"]) for p in one.problems] == [
        ("practices-contradict", A, B),
        ("practices-contradict", B, A),
    ]


def test_what_nobody_denies_of_a_denied_entry_stays() -> None:
    one = stands(entry(B, "all"), entry(A, "some"), ladders=[[A, B]])
    # If B is wholly done, so is A; if A is done in part, B is at most that. A is begun either way.
    assert (stated(one, A), stated(one, B)) == ((1, 2), UNKNOWN)


def test_a_denial_among_defaults_is_told_once_and_for_a_system_by_name() -> None:
    entries = entry(B, "all"), entry(A, "none")
    one = stands(*entries, systems=("s0", "s1"), ladders=[[A, B]])
    assert [dict(problem.params)["subject"] for problem in one.problems] == ["organization"] * 2
    own = stands(entry(A, "all"), *entries[:1], entry(A, "none", system="s1"),
                 systems=("s0", "s1"), ladders=[[A, B]])  # fmt: skip
    assert {dict(problem.params)["subject"] for problem in own.problems} == {"s1"}


def test_a_rung_that_makes_no_sense_breaks_no_ladder() -> None:
    here = Test("here", "is", value=True)
    practices = [worlds.practice(A), worlds.practice(B, applies=here), worlds.practice(C)]
    norms = worlds.norms(
        practices,
        [worlds.version([worlds.provision("N", [A])])],
        ladders=[[A, B, C]],
        facts=[worlds.fact("here")],
    )
    scope = applicable(worlds.profile(own={"here": False}), norms, None, worlds.DAY)
    one = standing([entry(C, "all")], scope)
    assert [one.stated.bounds(at).at(0) for at in range(3)] == [ALL, None, ALL]


# -- what is shown -------------------------------------------------------------------------


def test_what_is_shown_is_carried_over_like_what_is_stated() -> None:
    shows = (worlds.evidence(),)
    one = stands(entry(C, "all", evidence=shows), entry(A, "some"), ladders=[[B, C]])
    assert [one.shown.bounds(at).at(0) for at in range(3)] == [(0, 1), ALL, ALL]
    assert [one.stated.bounds(at).at(0) for at in range(3)] == [SOME, ALL, ALL]


# -- direct answers ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["demo#N", "demo@1#N"])
def test_answers_are_held_by_the_full_reference(name: str) -> None:
    one = stands(entry(name, "all"), systems=("s0",))
    assert {key for key in one.held if "#" in key[0]} == {("demo@1#N", 0), ("demo@1#N", 1)}


def test_answers_to_what_was_not_looked_at_are_not_held() -> None:
    one = stands(entry("demo@9#N", "all"), entry("other#N", "all"), entry("demo#M", "all"))
    assert not one.held


def test_hundreds_of_systems_with_entries_of_their_own() -> None:
    systems = [f"s{at}" for at in range(400)]
    entries = [entry(one, "all", system=system) for system in systems for one in (A, B, C)]
    one = stands(*entries, systems=systems)
    assert {stated(one, A, bit) for bit in range(1, 401)} == {ALL}
