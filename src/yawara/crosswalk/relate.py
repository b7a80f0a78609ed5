"""The relation of every provision of one version to every provision of another.

A provision asks, at least, for a set of practices. What two provisions have in common is the
relation of their sets, closed under ladders and ways. A reading that no second one has signed is
open: the provision may ask for more than we read. So it can contain another, but is never
contained in one, nor equal to one. Where the sets share nothing the relation is "none found", and
never "none": what we have not read may well be shared.

A parent is its own chapeau and its parts. It contains what its chapeau contains, whichever of its
parts apply to somebody; it is contained only where all of its parts are.

Whom two provisions speak to, when, how strongly and with which force stands beside the relation
and is never folded into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from yawara.norms.model import Norms, Provision, Version

Relation = Literal["equal", "contains", "contained", "intersects", "none-found"]
RELATIONS: tuple[Relation, ...] = ("equal", "contains", "contained", "intersects", "none-found")

#: What stands beside a relation.
ASPECTS = ("who", "when", "strength", "force")


class Side(NamedTuple):
    """A provision that asks something, and its practices: bit n is the practice at position n.

    `mask`: what it asks for itself. `whole`: that and what its parts ask for. `read`: nothing of
    it is unread. `complete`: and a second reading has signed all of it.
    """

    provision: Provision
    mask: int
    whole: int
    read: bool
    complete: bool

    @property
    def size(self) -> int:
        """How many practices we read it to ask for itself."""
        return self.mask.bit_count()


class Pair(NamedTuple):
    """Two provisions with something in common: the relation of `a` to `b`, the shared practices."""

    a: Side
    b: Side
    relation: Relation
    shared: int

    @property
    def size(self) -> int:
        """How many practices both ask for."""
        return self.shared.bit_count()


@dataclass(frozen=True)
class Crosswalk:
    """Two versions, their provisions that ask something, and each pair with something in common."""

    norms: Norms
    a: Version
    b: Version
    sides_a: tuple[Side, ...]
    sides_b: tuple[Side, ...]
    pairs: tuple[Pair, ...]

    @cached_property
    def by_ids(self) -> dict[tuple[str, str], Pair]:
        """The pairs by the ids of both provisions."""
        return {(pair.a.provision.id, pair.b.provision.id): pair for pair in self.pairs}

    def relation(self, a: str, b: str) -> Relation:
        """The relation of two provisions by their ids; what asks nothing has none found."""
        found = self.by_ids.get((a, b))
        return found.relation if found is not None else "none-found"

    def practices(self, mask: int) -> tuple[str, ...]:
        """The ids of the practices in a mask, in their order."""
        return practices(self.norms, mask)

    @cached_property
    def alone_a(self) -> tuple[Side, ...]:
        """The provisions of `a` that have nothing in common with any of `b`, as far as we read."""
        met = {pair.a.provision.id for pair in self.pairs}
        return tuple(side for side in self.sides_a if side.provision.id not in met)

    @cached_property
    def alone_b(self) -> tuple[Side, ...]:
        """The provisions of `b` that have nothing in common with any of `a`, as far as we read."""
        met = {pair.b.provision.id for pair in self.pairs}
        return tuple(side for side in self.sides_b if side.provision.id not in met)


def relate(norms: Norms, a: Version, b: Version) -> Crosswalk:
    """Every pair of provisions of two versions that ask for something in common.

    In: versions of these norms. Out: the pairs in the order of both texts; any pair that is not
    there has no overlap that we found. A version against itself leaves out each provision's
    relation to itself.
    """
    sides_a, sides_b = sides(norms, a), sides(norms, b)
    same = a.ref == b.ref
    pairs = tuple(
        Pair(one, other, relation(one, other), shared)
        for at, one in enumerate(sides_a)
        for at_b, other in enumerate(sides_b)
        if (shared := one.mask & other.mask) and not (same and at == at_b)
    )
    return Crosswalk(norms, a, b, sides_a, sides_b, pairs)


def relation(a: Side, b: Side) -> Relation:
    """The relation of one provision to another, as far as our readings go."""
    a_in_b = a.complete and not a.whole & ~b.mask
    b_in_a = b.complete and not b.whole & ~a.mask
    if a_in_b:
        return "equal" if b_in_a else "contained"
    if b_in_a:
        return "contains"
    return "intersects" if a.mask & b.mask else "none-found"


def sides(norms: Norms, version: Version) -> tuple[Side, ...]:
    """The provisions of a version that ask something, in the order of its text."""
    return tuple(
        side(norms, version, provision) for provision in version.provisions if provision.asks
    )


def side(norms: Norms, version: Version, provision: Provision) -> Side:
    """A provision with its practices, and with those of its parts."""
    below = _below(version, provision)
    mask = mask_of(norms, provision)
    whole = mask
    for part in below:
        whole |= mask_of(norms, part)
    read = all(part.asks is not None for part in (provision, *below))
    signed = not any(part.open for part in (provision, *below) if part.asks)
    return Side(provision, mask, whole, read, read and signed)


def mask_of(norms: Norms, provision: Provision) -> int:
    """What a provision itself asks for and all that follows from it, as bits."""
    mask = 0
    for at in norms.closed(provision):
        mask |= 1 << at
    return mask


def practices(norms: Norms, mask: int) -> tuple[str, ...]:
    """The ids of the practices in a mask, in their order."""
    return tuple(practice.id for at, practice in enumerate(norms.practices) if mask >> at & 1)


def differs(crosswalk: Crosswalk, pair: Pair) -> tuple[str, ...]:
    """In which of `ASPECTS` the two provisions are not alike."""
    a, b = pair.a.provision, pair.b.provision
    alike = {
        "who": set(a.addressees) == set(b.addressees),
        "when": _when(crosswalk.a, a) == _when(crosswalk.b, b),
        "strength": a.strength == b.strength,
        "force": crosswalk.a.force == crosswalk.b.force,
    }
    return tuple(aspect for aspect in ASPECTS if not alike[aspect])


def _when(version: Version, provision: Provision) -> tuple[object, ...]:
    """Everything that says when a provision holds."""
    return (
        frozenset(provision.stages),
        version.applies,
        provision.applies,
        provision.except_,
        provision.applies_from,
        provision.applies_until,
    )


def overlap(pair: Pair) -> tuple[float, int]:
    """How much a pair has in common, to put pairs in order: the share of both, then the count."""
    return (pair.size / (pair.a.mask | pair.b.mask).bit_count(), pair.size)


def _below(version: Version, provision: Provision) -> tuple[Provision, ...]:
    """The parts of a provision, and theirs."""
    out: list[Provision] = []
    waiting = list(version.children.get(provision.id, ()))
    while waiting:
        id_ = waiting.pop(0)
        out.append(version.by_id[id_])
        waiting += version.children.get(id_, ())
    return tuple(out)
