"""Which containments and equalities our readings would imply if they were complete.

An open reading is never contained in another provision. Whoever signs it (`complete: true`, with
the day of a second, independent reading) makes every containment stand that is listed for it here;
whoever refuses describes the rest that the provision also asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.crosswalk.relate import Relation, Side, relation, sides
from yawara.norms import select

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator

    from yawara.norms.model import Norms, Version

State = Literal["signed", "rest-described", "parts-open", "undecided"]


class Holder(NamedTuple):
    """A provision that asks for all that another does, as far as we read both.

    `equal`: and for nothing more. `now`: how the other relates to it while readings are open.
    """

    version: Version
    side: Side
    equal: bool
    now: Relation

    @property
    def ref(self) -> str:
        """`instrument@version#provision`."""
        return f"{self.version.ref}#{self.side.provision.id}"


class Inner(NamedTuple):
    """A provision, and where it would be contained if its reading were complete."""

    version: Version
    side: Side
    holders: tuple[Holder, ...]

    @property
    def ref(self) -> str:
        """`instrument@version#provision`."""
        return f"{self.version.ref}#{self.side.provision.id}"

    @property
    def state(self) -> State:
        """Whether all of it is signed, or only its parts are not; else whether a rest is there."""
        if self.side.complete:
            return "signed"
        if not self.side.provision.open:
            return "parts-open"
        return "undecided" if self.side.provision.rest is None else "rest-described"


def current(norms: Norms, day: datetime.date) -> tuple[Version, ...]:
    """Of each instrument the version in force on a day, else its last one."""
    return tuple(
        select.find_version(norms, instrument, day) or versions[-1]
        for instrument, versions in sorted(norms.instruments.items())
    )


def implied(
    norms: Norms, versions: Iterable[Version], *, of: Callable[[Version], bool]
) -> tuple[Inner, ...]:
    """Every provision whose practices another one asks for too, with all the others that do.

    In: versions to compare with each other and inside; of each pair at least one side is of a
    version that `of` picks. A provision is not held against its own parts. Out: in the order of
    the versions and their texts. An equality is listed under both sides.
    """
    every = [(version, side) for version in versions for side in sides(norms, version)]
    found = (
        Inner(version, side, tuple(_holders(version, side, every, of)))
        for version, side in every
        if side.read
    )
    return tuple(inner for inner in found if inner.holders)


def _holders(
    version: Version,
    side: Side,
    every: Iterable[tuple[Version, Side]],
    of: Callable[[Version], bool],
) -> Iterator[Holder]:
    picked = of(version)
    for other, outer in every:
        if side.whole & ~outer.mask or not (picked or of(other)):
            continue
        if version.ref == other.ref and _kin(version, side, outer):
            continue
        equal = outer.read and not outer.whole & ~side.mask
        yield Holder(other, outer, equal, relation(side, outer))


def _kin(version: Version, one: Side, other: Side) -> bool:
    """Whether two provisions of a version are the same, or one is a part of the other."""
    a, b = one.provision.id, other.provision.id
    return b in _upwards(version, a) or a in _upwards(version, b)


def _upwards(version: Version, id_: str) -> Iterator[str]:
    at: str | None = id_
    while at is not None:
        yield at
        at = version.by_id[at].part_of
