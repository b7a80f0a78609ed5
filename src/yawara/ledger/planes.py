"""Intervals on none < some < all for many subjects at once, as planes of Python integers.

In a plane, bit `i` belongs to subject `i`. An interval [lower, upper] takes four planes: lower is
at least some, lower is all, upper is at least some, upper is all. A fifth, `out`, says that the
thing does not apply to the subject. The same code serves one subject and a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

NONE, SOME, ALL = 0, 1, 2
Interval = tuple[int, int]
UNKNOWN: Interval = (NONE, ALL)


class Bounds(NamedTuple):
    """The interval of one practice or provision for every subject."""

    some_lo: int
    all_lo: int
    some_hi: int
    all_hi: int
    out: int

    def at(self, bit: int) -> Interval | None:
        """The interval of one subject, or None where it does not apply."""
        if self.out >> bit & 1:
            return None
        return (
            (self.some_lo >> bit & 1) + (self.all_lo >> bit & 1),
            (self.some_hi >> bit & 1) + (self.all_hi >> bit & 1),
        )

    def without(self, out: int) -> Bounds:
        """The same, not applicable for the subjects in `out`."""
        return self._replace(out=self.out | out)


class Planes(NamedTuple):
    """The bounds of every practice, by its position in the norms."""

    width: int
    some_lo: tuple[int, ...]
    all_lo: tuple[int, ...]
    some_hi: tuple[int, ...]
    all_hi: tuple[int, ...]
    out: tuple[int, ...]

    def bounds(self, practice: int) -> Bounds:
        """The bounds of one practice."""
        return Bounds(
            self.some_lo[practice],
            self.all_lo[practice],
            self.some_hi[practice],
            self.all_hi[practice],
            self.out[practice],
        )


def full(width: int) -> int:
    """The plane in which every subject's bit is set."""
    return (1 << width) - 1


def unknown(width: int) -> Bounds:
    """[none, all] for every subject."""
    every = full(width)
    return Bounds(0, 0, every, every, 0)


def exactly(interval: Interval, mask: int) -> Bounds:
    """One interval for the subjects in `mask`; the bits of others mean nothing."""
    lower, upper = interval
    return Bounds(
        mask if lower >= SOME else 0,
        mask if lower == ALL else 0,
        mask if upper >= SOME else 0,
        mask if upper == ALL else 0,
        0,
    )


def combine(members: Iterable[Bounds], width: int) -> Bounds:
    """The interval of a whole from its members that apply.

    Lower is all if all lowers are all, none if all are none, else some; the same for upper. Where
    no member applies, the whole does not.
    """
    every = full(width)
    some_lo = some_hi = 0
    all_lo = all_hi = out = every
    for member in members:
        inside = ~member.out
        some_lo |= member.some_lo & inside
        some_hi |= member.some_hi & inside
        all_lo &= member.all_lo | member.out
        all_hi &= member.all_hi | member.out
        out &= member.out
    inside = every & ~out
    return Bounds(some_lo & inside, all_lo & inside, some_hi & inside, all_hi & inside, out)


def meet(derived: Bounds, direct: Bounds, mask: int) -> tuple[Bounds, int]:
    """Both intervals at once, for the subjects in `mask`, and where the two contradict.

    Where they share nothing, the result spans both: everything that either says stays possible,
    so that no lower bound is claimed that one of them denies.
    """
    some_lo, all_lo = derived.some_lo | direct.some_lo, derived.all_lo | direct.all_lo
    some_hi, all_hi = derived.some_hi & direct.some_hi, derived.all_hi & direct.all_hi
    clash = ((some_lo & ~some_hi) | (all_lo & ~all_hi)) & mask & ~derived.out
    span = (
        derived.some_lo & direct.some_lo,
        derived.all_lo & direct.all_lo,
        derived.some_hi | direct.some_hi,
        derived.all_hi | direct.all_hi,
    )
    met = (some_lo, all_lo, some_hi, all_hi)
    old = (derived.some_lo, derived.all_lo, derived.some_hi, derived.all_hi)
    planes = [
        (before & ~mask) | (after & mask & ~clash) | (wide & clash)
        for before, after, wide in zip(old, met, span, strict=True)
    ]
    return Bounds._make([*planes, derived.out]), clash
