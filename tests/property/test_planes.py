"""The algebra of intervals, on planes of any width."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from yawara.ledger import planes
from yawara.ledger.planes import ALL, NONE, SOME, Bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.ledger.planes import Interval

WIDTH = 5
EVERY = planes.full(WIDTH)
members = st.lists(strategies.bounds(WIDTH), max_size=5)
masks = st.integers(0, EVERY)

INTERVALS = [(low, high) for high in range(3) for low in range(high + 1)]


def intervals(bounds: Bounds) -> list[Interval | None]:
    return [bounds.at(bit) for bit in range(WIDTH)]


def single(bounds: Bounds, bit: int) -> Bounds:
    """The bounds of one subject, as planes of width 1."""
    return Bounds._make(plane >> bit & 1 for plane in bounds)


def combined(parts: Sequence[Interval | None]) -> Interval | None:
    """The rule of the design, in words of one subject."""
    inside = [part for part in parts if part is not None]
    if not inside:
        return None

    def end(values: list[int]) -> int:
        if all(value == ALL for value in values):
            return ALL
        return NONE if all(value == NONE for value in values) else SOME

    return end([low for low, _ in inside]), end([high for _, high in inside])


def test_the_rule_on_every_three_intervals() -> None:
    choices = [None, *INTERVALS]
    for parts in itertools.product(choices, repeat=3):
        made = [
            Bounds(0, 0, 0, 0, 1) if part is None else planes.exactly(part, 1) for part in parts
        ]
        assert planes.combine(made, 1).at(0) == combined(parts)


@given(members)
def test_combining_is_the_rule_for_each_subject(parts: list[Bounds]) -> None:
    whole = planes.combine(parts, WIDTH)
    assert intervals(whole) == [combined([part.at(bit) for part in parts]) for bit in range(WIDTH)]


@given(members, st.data())
def test_combining_knows_no_order(parts: list[Bounds], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(parts))
    assert planes.combine(parts, WIDTH) == planes.combine(shuffled, WIDTH)


@given(members, st.integers(0, 5))
def test_combining_may_be_done_in_groups(parts: list[Bounds], cut: int) -> None:
    groups = [planes.combine(parts[:cut], WIDTH), planes.combine(parts[cut:], WIDTH)]
    assert intervals(planes.combine(groups, WIDTH)) == intervals(planes.combine(parts, WIDTH))


@given(members)
def test_many_subjects_are_as_many_runs_of_one(parts: list[Bounds]) -> None:
    whole = planes.combine(parts, WIDTH)
    for bit in range(WIDTH):
        alone = planes.combine([single(part, bit) for part in parts], 1)
        assert alone == single(whole, bit)


@given(members, strategies.bounds(WIDTH))
def test_one_more_all_never_lowers_and_never_makes_all(parts: list[Bounds], more: Bounds) -> None:
    every = more._replace(some_lo=EVERY, all_lo=EVERY, some_hi=EVERY, all_hi=EVERY)
    before = intervals(planes.combine(parts, WIDTH))
    after = intervals(planes.combine([*parts, every], WIDTH))
    for one, other in zip(before, after, strict=True):
        if one is not None:
            assert other is not None
            assert one[0] <= other[0]
            assert one[1] <= other[1]
            assert (other[0] == ALL) == (one[0] == ALL)


@given(st.lists(strategies.bounds(WIDTH), min_size=1, max_size=4), st.data())
def test_knowing_more_of_a_member_never_widens_the_whole(
    parts: list[Bounds], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(parts) - 1))
    more = data.draw(strategies.bounds(WIDTH))
    narrow = planes.meet(parts[at], more, EVERY, planes.clash(parts[at], more, EVERY))
    narrow = planes.choose(planes.clash(parts[at], more, EVERY), parts[at], narrow)
    before = intervals(planes.combine(parts, WIDTH))
    after = intervals(planes.combine([*parts[:at], narrow, *parts[at + 1 :]], WIDTH))
    for one, other in zip(before, after, strict=True):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert one[0] <= other[0] <= other[1] <= one[1]


def test_meeting_every_two_intervals() -> None:
    for derived, direct in itertools.product(INTERVALS, repeat=2):
        one, other = planes.exactly(derived, 1), planes.exactly(direct, 1)
        clash = planes.clash(one, other, 1)
        low, high = max(derived[0], direct[0]), min(derived[1], direct[1])
        assert clash == (low > high)
        if low > high:
            low, high = min(derived[0], direct[0]), max(derived[1], direct[1])
        assert planes.meet(one, other, 1, clash).at(0) == (low, high)
        assert planes.meet(one, other, 0, 0).at(0) == derived
        assert planes.clash(one, other, 0) == 0
        assert planes.clash(one.without(1), other, 1) == 0


@given(strategies.bounds(WIDTH), strategies.bounds(WIDTH), masks)
def test_choosing_takes_the_one_inside_and_the_other_outside(
    new: Bounds, old: Bounds, mask: int
) -> None:
    chosen = intervals(planes.choose(mask, new, old))
    for bit in range(WIDTH):
        assert chosen[bit] == (new if mask >> bit & 1 else old).at(bit)


@given(strategies.bounds(WIDTH))
def test_the_organisation_takes_in_its_systems(bounds: Bounds) -> None:
    whole = intervals(planes.whole(bounds, WIDTH))
    assert whole[1:] == intervals(bounds)[1:]
    assert whole[0] == combined(intervals(bounds))
    alone = single(bounds, 0)
    assert planes.whole(alone, 1) == alone


def test_what_nobody_knows() -> None:
    unknown = planes.unknown(3)
    assert [unknown.at(bit) for bit in range(3)] == [(NONE, ALL)] * 3
    assert planes.combine([], 3).at(1) is None
