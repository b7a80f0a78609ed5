"""What a version asks for beyond others: its practices against the union of all that they ask for.

Of one provision against many others there is no relation, only counts: what any of them asks for,
what they only give as an example, and what is found nowhere. "None found" is said of what we read,
and never that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.crosswalk.relate import Side, sides, speaking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.norms.model import Norms, Version

#: Of a practice: whether another version asks for it, only gives it as an example, or neither.
Found = Literal["asked", "example-only", "none-found"]
FOUND: tuple[Found, ...] = ("asked", "example-only", "none-found")

#: Of a provision: all of its practices are asked for elsewhere, or some; else the best that is.
State = Literal["all", "some", "example-only", "none-found"]
STATES: tuple[State, ...] = ("all", "some", "example-only", "none-found")


class Near(NamedTuple):
    """A provision of another version that asks for a practice, or gives it as an example."""

    version: Version
    side: Side

    @property
    def ref(self) -> str:
        """`instrument@version#provision`."""
        return f"{self.version.ref}#{self.side.provision.id}"


class Masks(NamedTuple):
    """Practices by what is found of them elsewhere; no practice is in two of them."""

    asked: int
    example_only: int
    none_found: int

    @property
    def all(self) -> int:
        """All of the practices."""
        return self.asked | self.example_only | self.none_found

    def of(self, found: Found) -> int:
        """The practices of which this is found."""
        return self[FOUND.index(found)]


class Cover(NamedTuple):
    """A provision, and every provision of the others that names any of its practices."""

    side: Side
    near: tuple[Near, ...]

    @property
    def masks(self) -> Masks:
        """Its practices by what is found of them."""
        asked = examples = 0
        for one in self.near:
            asked |= one.side.mask
            examples |= one.side.examples
        mask = self.side.mask
        return Masks(mask & asked, mask & examples & ~asked, mask & ~examples & ~asked)

    @property
    def state(self) -> State:
        """What is found of the provision."""
        masks = self.masks
        if masks.asked:
            return "all" if masks.asked == masks.all else "some"
        return "example-only" if masks.example_only else "none-found"

    def asked_in(self, version: Version) -> int:
        """Which of its practices one of the others asks for."""
        asked = 0
        for one in self.near:
            if one.version.ref == version.ref:
                asked |= one.side.mask
        return self.side.mask & asked

    def asking(self, at: int) -> tuple[Near, ...]:
        """The provisions that ask for the practice at a position."""
        return tuple(one for one in self.near if one.side.mask >> at & 1)

    def naming(self, at: int) -> tuple[Near, ...]:
        """The provisions that only give the practice at a position as an example."""
        return tuple(one for one in self.near if one.side.examples >> at & 1)


@dataclass(frozen=True)
class Beyond:
    """A version against others: each provision of it that asks something, in the text's order."""

    norms: Norms
    a: Version
    others: tuple[Version, ...]
    covers: tuple[Cover, ...]

    @cached_property
    def masks(self) -> Masks:
        """All practices of the provisions here, by the best that is found of them."""
        asked = examples = every = 0
        for cover in self.covers:
            masks = cover.masks
            asked |= masks.asked
            examples |= masks.example_only
            every |= masks.all
        return Masks(asked, examples & ~asked, every & ~examples & ~asked)

    def asked_in(self, version: Version) -> int:
        """Which of the practices one of the others asks for."""
        asked = 0
        for cover in self.covers:
            asked |= cover.asked_in(version)
        return asked


def beyond(norms: Norms, a: Version, others: Sequence[Version]) -> Beyond:
    """What is found, in any of the others, of each practice that `a` asks for.

    In: versions of these norms. Where `a` is among the others, a provision is held against all of
    it but itself.
    """
    near = [Near(version, one) for version in others for one in speaking(norms, version)]
    covers = tuple(_cover(a, one, near) for one in sides(norms, a))
    return Beyond(norms, a, tuple(others), covers)


def _cover(version: Version, one: Side, every: Iterable[Near]) -> Cover:
    own = f"{version.ref}#{one.provision.id}"
    met = (n for n in every if one.mask & (n.side.mask | n.side.examples) and n.ref != own)
    return Cover(one, tuple(met))
