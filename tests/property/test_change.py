"""Two assessments compared, against the brute force of either and plain loops over both."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hypothesis import given
from msgspec.structs import replace

from tests import strategies, worlds
from tests.property.brute import OWN, Case, Model
from tests.property.test_assessment import assessed
from yawara.assess.change import changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.strategies import Dealer
    from yawara.assess.change import Changes, Direction
    from yawara.assess.findings import Assessment
    from yawara.ledger.planes import Interval

#: Stated and shown, of a provision or a practice.
Both = tuple["Interval | None", "Interval | None"]
MIRRORED = {"closer": "further", "further": "closer", "other": "other"}
TURNED = {"appeared": "vanished", "vanished": "appeared"}


def later(case: Case, dealer: Dealer) -> Case:
    """The case with some of it changed: entries, facts and systems, the day, what is asked."""
    if dealer.often():
        kept = tuple(one for one in case.entries if dealer.often(0.8))
        case = case._replace(entries=(*kept, *dealer.entries(case.norms)))
    if dealer.often(0.4):
        case = case._replace(profile=dealer.profile())
    if dealer.often(0.3):
        case = case._replace(day=dealer.day())
    if dealer.often(0.3):
        ids = [practice.id for practice in case.norms.practices]
        versions = tuple(
            replace(
                version,
                provisions=tuple(
                    replace(one, asks=dealer.some(ids, 4)) if dealer.often(0.3) else one
                    for one in version.provisions
                ),
            )
            for version in case.norms.versions
        )
        case = case._replace(norms=replace(case.norms, versions=versions))
    return case


def provisions(case: Case) -> dict[tuple[str, str], Both]:
    """By subject and reference, what the brute force says, where there is a finding."""
    model, assessment = Model(case), assessed(case)
    return {
        (subject.id, item.ref): model.result(item.version, item.provision, subject.id)
        for bit, subject in enumerate(assessment.scope.subjects)
        for item in assessment.scope.items
        if (one := assessment.finding(item.ref, bit)) is not None and one.status != "not-applicable"
    }


def practices(case: Case) -> dict[tuple[str, str], Both]:
    """By subject and practice, the intervals over all worlds that agree with what was said."""
    model = Model(case)
    out: dict[tuple[str, str], Both] = {}
    for practice in case.norms.practices:
        own = practice.level == "organization" or not model.systems
        for subject in [OWN] if own else model.systems:
            if model.senseless(practice, subject):
                out[subject, practice.id] = (None, None)
                continue
            of = frozenset({practice.id})
            stated, shown = (
                [world[practice.id] for world in model.worlds(subject, of, shown=shown)]
                for shown in (False, True)
            )
            out[subject, practice.id] = ((min(stated), max(stated)), (min(shown), max(shown)))
    return out


def lean(pairs: Iterable[tuple[Interval | None, Interval | None]]) -> set[str]:
    """Whether any lower bound rose, and whether any fell."""
    both = [(old[0], new[0]) for old, new in pairs if old is not None and new is not None]
    return {"rose" for old, new in both if old < new} | {"fell" for old, new in both if new < old}


LEANING: dict[frozenset[str], Direction] = {
    frozenset({"rose"}): "closer",
    frozenset({"fell"}): "further",
    frozenset(): "other",
    frozenset({"rose", "fell"}): "other",
}


def compared(case: Case, dealer: Dealer) -> tuple[Case, Case, Changes]:
    after = later(case, dealer)
    return case, after, changes(assessed(case), assessed(after))


@given(strategies.cases, strategies.dealers)
def test_practices_move_as_the_brute_force_says(case: Case, dealer: Dealer) -> None:
    before, after, found = compared(case, dealer)
    old, new = practices(before), practices(after)
    moved = {(one.subject.id, one.practice.id): one for one in found.practices}
    for key in old.keys() & new.keys():
        one = moved.get(key)
        if old[key] != new[key]:
            assert one is not None, key
        if one is not None:
            first = (None, None) if one.before is None else one.before[:2]
            second = (None, None) if one.after is None else one.after[:2]
            assert (first, second) == (old[key], new[key])
            way = frozenset(lean(zip(old[key], new[key], strict=True)))
            assert one.direction == LEANING[way]
            assert one.causes
    assert moved.keys() <= old.keys() | new.keys()


@given(strategies.cases, strategies.dealers)
def test_provisions_move_as_the_brute_force_says(case: Case, dealer: Dealer) -> None:
    before, after, found = compared(case, dealer)
    old, new = provisions(before), provisions(after)
    changed = {(one.subject.id, one.item.ref): one for one in found.provisions}
    for key in old.keys() | new.keys():
        one = changed.get(key)
        if old.get(key) != new.get(key):
            assert one is not None, key
        if one is None or one.before is None or one.after is None:
            continue
        if key in old and key in new:
            assert (one.before.stated, one.before.shown) == old[key]
            assert (one.after.stated, one.after.shown) == new[key]
            own = lean(zip(old[key], new[key], strict=True))
            assert "fell" not in own or one.direction != "closer"
            assert "rose" not in own or one.direction != "further"
            assert one.kind == "moved"
        else:
            assert one.direction == "other"


@given(strategies.cases, strategies.dealers)
def test_back_is_the_mirror_of_forth(case: Case, dealer: Dealer) -> None:
    before, after, forth = compared(case, dealer)
    back = changes(assessed(after), assessed(before))
    for first, second in ((forth, back), (back, forth)):
        there = {(one.subject.id, one.item.ref): one for one in second.provisions}
        for one in first.provisions:
            other = there.pop((one.subject.id, one.item.ref))
            assert (one.before, one.after) == (other.after, other.before)
            assert other.direction == MIRRORED[one.direction]
            assert other.kind == TURNED.get(one.kind, one.kind)
            assert (one.came, one.went) == (other.went, other.came)
        assert not there
        theirs = {(one.subject.id, one.practice.id): one for one in second.practices}
        for move in first.practices:
            twin = theirs[move.subject.id, move.practice.id]
            assert (move.before, move.after) == (twin.after, twin.before)
            assert twin.direction == MIRRORED[move.direction]
    assert [one.id for one in forth.joined] == [one.id for one in back.left]
    assert [one.id for one in forth.left] == [one.id for one in back.joined]


def without_short_cut(before: Assessment, after: Assessment) -> Changes:
    """The same, with a fact in the norms that nobody asks about, so that all is compared."""
    norms = after.scope.norms
    norms = replace(norms, facts=(*norms.facts, worlds.fact("nobody-asks")))
    scope = dataclasses.replace(after.scope, norms=norms)
    return changes(before, dataclasses.replace(after, scope=scope))


@given(strategies.cases, strategies.dealers)
def test_what_is_passed_over_does_not_differ(case: Case, dealer: Dealer) -> None:
    first, second = assessed(case), assessed(later(case, dealer))
    short, whole = changes(first, second), without_short_cut(first, second)
    assert short.practices == whole.practices
    told = [(one.subject.id, one.item.ref, one.kind, one.direction) for one in short.provisions]
    assert told == [
        (one.subject.id, one.item.ref, one.kind, one.direction) for one in whole.provisions
    ]


@given(strategies.cases)
def test_nothing_differs_from_itself(case: Case) -> None:
    again = case._replace(entries=tuple(reversed(case.entries)))
    assert changes(assessed(case), assessed(case)).silent
    assert changes(assessed(case), assessed(again)).silent


@given(strategies.cases, strategies.dealers)
def test_it_comes_in_order_and_each_once(case: Case, dealer: Dealer) -> None:
    _, _, found = compared(case, dealer)
    after: Assessment = found.after
    subjects = [one.id for one in (*after.scope.subjects, *found.left)]
    keys = [(subjects.index(one.subject.id), one.item.ref) for one in found.provisions]
    assert len(set(keys)) == len(keys)
    assert [key[0] for key in keys] == sorted(key[0] for key in keys)
    assert sum(found.kinds.values()) == sum(one.counted for one in found.provisions)
    assert sum(found.directions.values()) == found.kinds["moved"]
