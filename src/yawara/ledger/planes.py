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
        some_lo, all_lo, some_hi, all_hi, before = self
        return Bounds(some_lo, all_lo, some_hi, all_hi, before | out)


class Planes(NamedTuple):
    """The bounds of every practice, by its position in the norms."""

    width: int
    some_lo: tuple[int, ...]
    all_lo: tuple[int, ...]
    some_hi: tuple[int, ...]
    all_hi: tuple[int, ...]
    out: tuple[int, ...]

    @property
    def rows(self) -> tuple[Bounds, ...]:
        """The bounds of every practice."""
        return tuple(map(Bounds, self.some_lo, self.all_lo, self.some_hi, self.all_hi, self.out))

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
    for one_some_lo, one_all_lo, one_some_hi, one_all_hi, one_out in members:
        inside = ~one_out
        some_lo |= one_some_lo & inside
        some_hi |= one_some_hi & inside
        all_lo &= one_all_lo | one_out
        all_hi &= one_all_hi | one_out
        out &= one_out
    inside = every & ~out
    return Bounds(some_lo & inside, all_lo & inside, some_hi & inside, all_hi & inside, out)


def clash(derived: Bounds, direct: Bounds, mask: int) -> int:
    """The subjects in `mask` for whom two intervals have nothing in common."""
    some = (derived.some_lo | direct.some_lo) & ~(derived.some_hi & direct.some_hi)
    every = (derived.all_lo | direct.all_lo) & ~(derived.all_hi & direct.all_hi)
    return (some | every) & mask & ~derived.out


def meet(derived: Bounds, direct: Bounds, mask: int, clashing: int) -> Bounds:
    """What both intervals leave possible, for the subjects in `mask`.

    For those in `clashing`, where the two contradict, the result spans both: all that either says
    stays possible, so that no lower bound is claimed that one of them denies.
    """
    old = derived[:4]
    met = (
        derived.some_lo | direct.some_lo,
        derived.all_lo | direct.all_lo,
        derived.some_hi & direct.some_hi,
        derived.all_hi & direct.all_hi,
    )
    span = (
        derived.some_lo & direct.some_lo,
        derived.all_lo & direct.all_lo,
        derived.some_hi | direct.some_hi,
        derived.all_hi | direct.all_hi,
    )
    some_lo, all_lo, some_hi, all_hi = (
        (before & ~mask) | (after & mask & ~clashing) | (wide & mask & clashing)
        for before, after, wide in zip(old, met, span, strict=True)
    )
    return Bounds(some_lo, all_lo, some_hi, all_hi, derived.out)


def choose(mask: int, new: Bounds, old: Bounds) -> Bounds:
    """`new` for the subjects in `mask`, `old` for the others."""
    some_lo, all_lo, some_hi, all_hi, out = (
        (one & mask) | (other & ~mask) for one, other in zip(new, old, strict=True)
    )
    return Bounds(some_lo, all_lo, some_hi, all_hi, out)


def whole(bounds: Bounds, width: int) -> Bounds:
    """Bit 0 becomes the combination of all subjects; the others stay as they are.

    In: bit 0 holds what is the organisation's alone, the other bits what is each system's.
    """
    inside = full(width) & ~bounds.out
    if not inside & ~1:
        return bounds
    first = (
        bool(bounds.some_lo & inside),
        bounds.all_lo & inside == inside,
        bool(bounds.some_hi & inside),
        bounds.all_hi & inside == inside,
    )
    some_lo, all_lo, some_hi, all_hi = (
        (plane & ~1) | int(one) for plane, one in zip(bounds[:4], first, strict=True)
    )
    return Bounds(some_lo, all_lo, some_hi, all_hi, bounds.out & ~1)
