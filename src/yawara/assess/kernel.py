"""From practices to provisions, as algebra over planes. No names, no words, no files.

A provision's interval combines the practices that it asks for, a private rest that nobody named
(unless its reading is complete), and its parts. Direct answers then meet what was derived. The
same code serves one organisation and a population.

While this is worked out, bit 0 is what belongs to the organisation alone. Only at the end it takes
in what its systems came to, so that an answer for one system counts for the organisation as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.ledger import planes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.ledger.planes import Bounds, Planes


class Direct(NamedTuple):
    """Direct answers to one provision: for `mask`, the bounds; in `instead`, by other means.

    `out` holds the subjects for whom it was said not to apply.
    """

    stated: Bounds
    shown: Bounds
    mask: int
    instead: int
    out: int


class Node(NamedTuple):
    """A provision as the kernel sees it; `parts` are positions in the list of nodes.

    `rolled`: it is about systems, so that nothing of it belongs to the organisation alone.
    """

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

    `read` is the interval of what we read, without the rest; where there is a direct answer, that
    takes its place. In `clash` bit 0 is the organisation's own answer, not those of its systems.
    """

    read: Bounds
    derived: Bounds
    final: Bounds
    clash: int


class Outcomes(NamedTuple):
    """The outcomes of every node as stated, and as shown by evidence.

    Both have the same upper bounds, and no lower bound that is shown is above the stated one.
    """

    stated: tuple[Outcome, ...]
    shown: tuple[Outcome, ...]


def assess(nodes: Sequence[Node], stated: Planes, shown: Planes) -> Outcomes:
    """The outcomes of every node, in the order given. No node may be a part of itself."""
    width = stated.width
    first_rows, second_rows = stated.rows, shown.rows
    pairs = enumerate(zip(first_rows, second_rows, strict=True))
    differ = {at for at, (one, other) in pairs if one != other}
    done: dict[int, tuple[Outcome, Outcome]] = {}
    for at in _parts_first(nodes):
        node = nodes[at]
        parts = [done[part] for part in node.parts]
        first = second = _derive(node, first_rows, [part[0] for part in parts], width)
        # Most of what is stated is shown as well, and need not be worked out twice.
        if not differ.isdisjoint(node.asks) or any(one is not other for one, other in parts):
            second = _derive(node, second_rows, [part[1] for part in parts], width)
        if (direct := node.direct) is not None:
            # What contradicts as stated spans both as shown, too, so that upper bounds agree.
            clash = planes.clash(first.derived, direct.stated, direct.mask & ~direct.instead)
            first = _answer(first, direct, direct.stated, clash)
            second = _answer(second, direct, direct.shown, clash)
        done[at] = first, second
    order = [done[at] for at in range(len(nodes))]
    wholes = [_whole(first, width) for first, _ in order]
    both = zip(order, wholes, strict=True)
    return Outcomes(
        tuple(wholes),
        tuple(
            whole if second is first else _whole(second, width) for (first, second), whole in both
        ),
    )


def _parts_first(nodes: Sequence[Node]) -> list[int]:
    """An order in which every whole stands after its parts, wherever a pack lists them."""
    inner = {part for node in nodes for part in node.parts}
    order: list[int] = []
    waiting = [at for at in range(len(nodes)) if at not in inner]
    while waiting:
        at = waiting.pop()
        order.append(at)
        waiting.extend(nodes[at].parts)
    return order[::-1]


def _derive(node: Node, held: Sequence[Bounds], parts: list[Outcome], width: int) -> Outcome:
    own = [held[practice] for practice in node.asks]
    for practice, mask in node.claimed:
        at = node.asks.index(practice)
        own[at] = own[at].without(mask)
    out = planes.full(width) & ~node.yes
    if node.rolled and width > 1:
        out |= 1
    # Combining knows no order and no groups, so what is combined once need not be again.
    asked = read = planes.combine(own, width)
    if node.open and not node.empty:
        # The rest that nobody named, which only a direct answer settles.
        asked = planes.combine((asked, planes.unknown(width)), width)
    asked, read = asked.without(out), read.without(out)
    if parts:
        asked = planes.combine([asked, *(part.final for part in parts)], width)
        read = planes.combine([read, *(part.read for part in parts)], width)
    return Outcome(read, asked, asked, 0)


def _answer(outcome: Outcome, direct: Direct, bounds: Bounds, clash: int) -> Outcome:
    """The outcome after direct answers: they meet what was derived, or take its place."""
    derived = outcome.derived
    met = planes.meet(derived, bounds, direct.mask & ~direct.instead, clash)
    final = planes.choose(direct.instead & ~derived.out, bounds, met).without(direct.out)
    says = direct.stated.some_lo | ~direct.stated.all_hi | direct.instead | direct.out
    read = planes.choose(direct.mask & says & ~derived.out, final, outcome.read)
    return Outcome(read, derived, final, clash)


def _whole(outcome: Outcome, width: int) -> Outcome:
    if width == 1:
        return outcome
    derived = planes.whole(outcome.derived, width)
    return Outcome(
        planes.whole(outcome.read, width),
        derived,
        derived if outcome.final is outcome.derived else planes.whole(outcome.final, width),
        outcome.clash,
    )
