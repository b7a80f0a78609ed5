"""The relation of every provision of one version to every provision of another.

A provision asks, at least, for a set of practices. What two provisions have in common is the
relation of their sets, closed under ladders and ways. A reading that no second one has signed is
open: the provision may ask for more than we read. So it can contain another, but is never
contained in one, nor equal to one. Where the sets share nothing the relation is "none found", and
never "none": what we have not read may well be shared.

A parent is its own chapeau and its parts. It contains what its chapeau contains, whichever of its
parts apply to somebody; it is contained only where all of its parts are.

Whom two provisions speak to, when, how strongly and with which force stands beside the relation
and is never folded into it. So does what one asks for and the other only gives as an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.norms.model import Norms, Provision, Version

Relation = Literal["equal", "contains", "contained", "intersects", "none-found"]
RELATIONS: tuple[Relation, ...] = ("equal", "contains", "contained", "intersects", "none-found")

#: What stands beside a relation.
ASPECTS = ("who", "when", "strength", "force")


class Side(NamedTuple):
    """A provision that asks something, and its practices: bit n is the practice at position n.

    `mask`: what it asks for itself. `whole`: that and what its parts ask for. `examples`: what it
    does not ask for and only gives as an example. `read`: nothing of it is unread. `complete`: and
    a second reading has signed all of it.
    """

    provision: Provision
    mask: int
    whole: int
    examples: int
    read: bool
    complete: bool

    @property
    def size(self) -> int:
        """How many practices we read it to ask for itself."""
        return self.mask.bit_count()


class Pair(NamedTuple):
    """Two provisions that meet: the relation of `a` to `b`, the practices that both ask for."""

    a: Side
    b: Side
    relation: Relation
    shared: int

    @property
    def size(self) -> int:
        """How many practices both ask for."""
        return self.shared.bit_count()

    @property
    def in_a(self) -> int:
        """What `b` asks for and `a` only gives as an example."""
        return self.b.mask & self.a.examples

    @property
    def in_b(self) -> int:
        """What `a` asks for and `b` only gives as an example."""
        return self.a.mask & self.b.examples


@dataclass(frozen=True)
class Crosswalk:
    """Two versions, their provisions that ask something, and each pair with something in common.

    `examples`: the pairs with nothing in common of which one names, as an example only, what the
    other asks for.
    """

    norms: Norms
    a: Version
    b: Version
    sides_a: tuple[Side, ...]
    sides_b: tuple[Side, ...]
    pairs: tuple[Pair, ...]
    examples: tuple[Pair, ...]

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


def relate(norms: Norms, a: Version, b: Version) -> Crosswalk:
    """Every pair of provisions of two versions that ask for something in common.

    In: versions of these norms. Out: the pairs in the order of both texts; any pair that is not
    there has no overlap that we found. A version against itself leaves out each provision's
    relation to itself.
    """
    sides_a, sides_b = speaking(norms, a), speaking(norms, b)
    same = a.ref == b.ref
    met = [
        Pair(one, other, relation(one, other), one.mask & other.mask)
        for at, one in enumerate(sides_a)
        for at_b, other in enumerate(sides_b)
        if one.mask & (other.mask | other.examples) or other.mask & one.examples
        if not (same and at == at_b)
    ]
    return Crosswalk(
        norms,
        a,
        b,
        tuple(side for side in sides_a if side.mask),
        tuple(side for side in sides_b if side.mask),
        tuple(pair for pair in met if pair.shared),
        tuple(pair for pair in met if not pair.shared),
    )


def relation(a: Side, b: Side) -> Relation:
    """The relation of one provision to another, as far as our readings go."""
    if not a.mask & b.mask:
        return "none-found"
    a_in_b = a.complete and not a.whole & ~b.mask
    b_in_a = b.complete and not b.whole & ~a.mask
    if a_in_b:
        return "equal" if b_in_a else "contained"
    return "contains" if b_in_a else "intersects"


def sides(norms: Norms, version: Version) -> tuple[Side, ...]:
    """The provisions of a version that ask something, in the order of its text."""
    return tuple(one for one in speaking(norms, version) if one.mask)


def speaking(norms: Norms, version: Version) -> tuple[Side, ...]:
    """The provisions of a version that ask something or give an example, in its order."""
    return tuple(
        side(norms, version, provision)
        for provision in version.provisions
        if provision.asks or provision.also
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
    examples = 0
    for id_ in provision.also:
        examples |= _bits(norms.implied[norms.practice_index[id_]])
    return Side(provision, mask, whole, examples & ~mask, read, read and signed)


def mask_of(norms: Norms, provision: Provision) -> int:
    """What a provision itself asks for and all that follows from it, as bits."""
    return _bits(norms.closed(provision))


def _bits(positions: Iterable[int]) -> int:
    mask = 0
    for at in positions:
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
