"""From practices to provisions, as algebra over planes. No names, no words, no files.

A provision's interval combines the practices that it asks for, a private rest that nobody named
(unless its reading is complete), and its parts. Direct answers then meet what was derived. The
same code serves one organisation and a population.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.ledger import planes
from yawara.ledger.planes import Bounds, Planes

if TYPE_CHECKING:
    from collections.abc import Sequence


class Direct(NamedTuple):
    """Direct answers to one provision: for `mask`, the bounds; in `instead`, by other means.

    `out` holds the subjects for whom it was said not to apply.
    """

    bounds: Bounds
    mask: int
    instead: int
    out: int


class Node(NamedTuple):
    """A provision as the kernel sees it; parts stand after the whole in the list of nodes."""

    asks: tuple[int, ...]
    open: bool
    empty: bool
    parts: tuple[int, ...]
    yes: int
    rolled: bool
    direct: Direct | None
    claimed: tuple[tuple[int, int], ...]


class Outcome(NamedTuple):
    """What came out for one provision: before direct answers, after, and where they contradict.

    `read` is the interval of what we read alone, without the rest and without direct answers.
    """

    read: Bounds
    derived: Bounds
    final: Bounds
    clash: int


def assess(nodes: Sequence[Node], held: Planes) -> tuple[Outcome, ...]:
    """The outcome of every node, in the order given."""
    width = held.width
    outcomes: list[Outcome | None] = [None] * len(nodes)
    for at in range(len(nodes) - 1, -1, -1):
        node = nodes[at]
        parts = [done.final for part in node.parts if (done := outcomes[part]) is not None]
        read_parts = [done.read for part in node.parts if (done := outcomes[part]) is not None]
        outcomes[at] = _outcome(node, held, parts, read_parts, width)
    return tuple(outcome for outcome in outcomes if outcome is not None)


def _outcome(
    node: Node, held: Planes, parts: list[Bounds], read_parts: list[Bounds], width: int
) -> Outcome:
    out = planes.full(width) & ~node.yes
    own = [_practice(practice, node, held) for practice in node.asks]
    read_own = _roll(planes.combine(own, width).without(out), node, width) if own else None
    members = parts
    if not node.empty:
        whole = [*own, planes.unknown(width)] if node.open else own
        members = [_roll(planes.combine(whole, width).without(out), node, width), *parts]
    read = planes.combine([*([read_own] if read_own else []), *read_parts], width)
    derived = planes.combine(members, width)
    return _with_direct(node, read, derived, width)


def _with_direct(node: Node, read: Bounds, derived: Bounds, width: int) -> Outcome:
    direct = node.direct
    if direct is None:
        return Outcome(read, derived, derived, 0)
    met, clash = planes.meet(derived, direct.bounds, direct.mask & ~direct.instead)
    instead = direct.instead & ~derived.out
    out = met.out | direct.out
    chosen = [
        ((old & ~instead) | (new & instead)) & ~out
        for old, new in zip(met[:4], direct.bounds[:4], strict=True)
    ]
    final = Bounds._make([*chosen, out])
    if node.rolled and not node.parts:
        final = _roll(final, node, width)
        clash = (clash & ~1) | (1 if clash & ~1 else 0)
    return Outcome(read, derived, final, clash)


def _practice(practice: int, node: Node, held: Planes) -> Bounds:
    bounds = held.bounds(practice)
    for claimed, mask in node.claimed:
        if claimed == practice:
            bounds = bounds.without(mask)
    return bounds


def _roll(bounds: Bounds, node: Node, width: int) -> Bounds:
    """The organisation's interval (bit 0) as the combination of its systems', for such a node."""
    if not node.rolled or width == 1:
        return bounds
    systems = planes.full(width) & ~1
    inside = systems & ~bounds.out
    some = bool(inside)
    lower = (bool(bounds.some_lo & inside), some and bounds.all_lo & inside == inside)
    upper = (bool(bounds.some_hi & inside), some and bounds.all_hi & inside == inside)
    first = (*lower, *upper)
    rolled = [(plane & ~1) | int(one) for plane, one in zip(bounds[:4], first, strict=True)]
    return Bounds._make([*rolled, (bounds.out & ~1) | int(not some)])
