"""What was said of practices that were renamed, split, merged or retired still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests import worlds
from tests.worlds import NAME, NOWHERE, day, entry
from yawara.ledger.read import Setting, read_ledger
from yawara.ledger.standing import Standing, standing
from yawara.norms.model import Move, Norms
from yawara.scope.applies import applicable

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.ledger.model import Entry
    from yawara.ledger.planes import Interval

ALL, SOME, NONE, UNKNOWN = (2, 2), (1, 1), (0, 0), (0, 2)
NOW = ("new", "other")


def move(kind: str, old: str, new: str, carry: str) -> Move:
    return Move(kind, tuple(old.split()), tuple(new.split()), carry, None, NAME, NOWHERE)


def base(*moves: Move) -> Norms:
    versions = [worlds.version([worlds.provision("N", ["new"])])]
    made = worlds.norms([worlds.practice(one) for one in NOW], versions)
    return replace(made, moves=moves)


def stands(norms: Norms, *entries: Entry) -> Standing:
    scope = applicable(worlds.profile({"s": {}}), norms, None, worlds.DAY)
    return standing(entries, scope)


def stated(one: Standing, practice: str = "new") -> Interval | None:
    return one.stated.bounds(NOW.index(practice)).at(1)


def test_a_renamed_practice_keeps_its_state_and_its_entry() -> None:
    said = entry("old", "some")
    one = stands(base(move("renamed", "old", "new", "all")), said)
    assert stated(one) == SOME
    held = one.for_target("new", 1)
    assert held is not None
    assert held.entries == (said,)


@pytest.mark.parametrize(
    ("carry", "state", "wanted"),
    [
        ("all", "all", ALL),
        ("all", "none", NONE),
        ("some", "all", (1, 2)),
        ("some", "some", (1, 2)),
        ("some", "none", (0, 1)),
        ("some", "unknown", UNKNOWN),
        ("none", "all", UNKNOWN),
        ("ask", "all", UNKNOWN),
    ],
)
def test_no_more_carries_over_than_the_move_says(carry: str, state: str, wanted: Interval) -> None:
    moves = base(move("split", "old", "new other", carry))
    one = stands(moves, entry("old", state))
    assert (stated(one), stated(one, "other")) == (wanted, wanted)


def test_parts_that_were_merged_speak_together() -> None:
    moves = base(move("merged", "a b", "new", "some"))
    assert stated(stands(moves, entry("a", "all"), entry("b", "none"))) == SOME
    assert stated(stands(moves, entry("a", "none"), entry("b", "none"))) == (0, 1)


def test_over_several_moves_the_least_counts() -> None:
    moves = base(move("renamed", "a", "b", "all"), move("split", "b", "new other", "some"))
    assert stated(stands(moves, entry("a", "all"))) == (1, 2)


def test_a_retired_practice_counts_nowhere() -> None:
    one = stands(base(move("retired", "old", "", "none")), entry("old", "all"))
    assert (stated(one), stated(one, "other")) == (UNKNOWN, UNKNOWN)


def test_the_successors_own_entry_beats_what_is_carried_unless_it_is_older() -> None:
    moves = base(move("renamed", "old", "new", "all"))
    own, carried = entry("new", "none", on=day(5)), entry("old", "all", on=day(5))
    assert stated(stands(moves, own, carried)) == NONE
    assert stated(stands(moves, entry("new", "none", on=day(4)), carried)) == ALL


def test_that_a_part_does_not_apply_says_nothing_of_the_whole() -> None:
    said = entry("old", "not-applicable")
    whole = stands(base(move("renamed", "old", "new", "all")), said)
    part = stands(base(move("merged", "old b", "new", "some")), said)
    assert whole.for_target("new", 1) is not None
    assert part.for_target("new", 1) is None


def test_a_ledger_that_names_it_is_read_with_a_word_on_where_it_went(tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_text("- {on: 2026-01-01, practice: old, state: all}\n", encoding="utf-8")
    setting = Setting(base(move("renamed", "old", "new", "all")), None, worlds.DAY)
    read = read_ledger(path, setting)
    assert [(one.code, dict(one.params)["now"]) for one in read.problems] == [
        ("practice-moved", "new (all)")
    ]
    assert not read.failed
