"""What was said of a practice that is no more, and what of it still holds for its successors.

`moves.yaml` says of a practice that was renamed, split, merged or retired where it went and how
much of a state carries over at most. An entry keeps the id that it was written with; only what it
says is carried, along every move to the practices of today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.ledger.planes import ALL, NONE, SOME, UNKNOWN, Interval

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.norms.model import Norms

#: What carries over at most, the least first. `none` and `ask` leave nothing but the question.
_ORDER = ("ask", "none", "some", "all")


def successors(norms: Norms) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each id that no practice bears any more: its successors today, and what carries at most.

    Over several moves the least of them counts. Nothing where it was retired.
    """
    moves: dict[str, list[tuple[str, str]]] = {}
    for move in norms.moves:
        for old in move.old:
            if old not in norms.practice_index:
                known = moves.setdefault(old, [])
                known += [(new, move.carry) for new in move.new]
    return {old: _today(old, moves, norms) for old in moves}


def _today(
    old: str, moves: Mapping[str, list[tuple[str, str]]], norms: Norms
) -> tuple[tuple[str, str], ...]:
    out: dict[str, str] = {}
    waiting = [(old, "all")]
    seen: set[tuple[str, str]] = set()
    while waiting:
        step = waiting.pop()
        if step in seen:
            continue
        seen.add(step)
        id_, most = step
        if id_ in norms.practice_index:
            out[id_] = max(most, out.get(id_, most), key=_ORDER.index)
        for new, carry in moves.get(id_, ()):
            waiting.append((new, min(most, carry, key=_ORDER.index)))
    return tuple(sorted(out.items()))


def carried(interval: Interval, most: str) -> Interval:
    """What remains of an interval if so much carries over at most.

    Of `some`: who did all of a part does at least some of the whole, and who did none of it does
    not do all.
    """
    if most == "all":
        return interval
    if most != "some":
        return UNKNOWN
    lower, upper = interval
    return min(lower, SOME), ALL if upper >= SOME else SOME


def together(intervals: list[Interval]) -> tuple[Interval, bool]:
    """What several parts say of their whole: all of it at once, or, if that cannot be, either.

    Out: the interval, and whether they contradict each other.
    """
    lower = max((low for low, _ in intervals), default=NONE)
    upper = min((high for _, high in intervals), default=ALL)
    if lower <= upper:
        return (lower, upper), False
    return (min(low for low, _ in intervals), max(high for _, high in intervals)), True
