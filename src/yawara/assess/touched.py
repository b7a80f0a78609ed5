"""Where two assessments can differ at all, found on planes, so that the rest is never looked at.

It may say too much, never too little. Only two assessments that ask the same of the same subjects
are compared so: same norms, same subjects in the same order. A change of entries, facts or the day
is of that kind; of all others, everything can differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.assess.kernel import Outcome
    from yawara.ledger.planes import Bounds
    from yawara.ledger.standing import Held


class Touched(NamedTuple):
    """By the position of a practice and of a provision: the subjects for whom it may differ."""

    practices: tuple[int, ...]
    provisions: tuple[int, ...]

    def practice(self, at: int, bit: int | None) -> bool:
        """Whether a practice may differ for a subject."""
        return bit is None or self.practices[at] >> bit & 1 == 1

    def provision(self, at: int, bit: int | None) -> bool:
        """Whether a provision may differ for a subject."""
        return bit is None or self.provisions[at] >> bit & 1 == 1


def touched(before: Assessment, after: Assessment) -> Touched | None:
    """Where the two may differ; None where that may be anywhere."""
    old, new = before.scope, after.scope
    if [one.id for one in old.subjects] != [one.id for one in new.subjects]:
        return None
    if [item.ref for item in old.items] != [item.ref for item in new.items]:
        return None
    if old.norms is not new.norms and old.norms != new.norms:
        return None
    held = _held(before, after)
    practices = tuple(
        _bounds(one, two) | _bounds(three, four) | held.get(practice.id, 0)
        for practice, one, two, three, four in zip(
            new.norms.practices,
            before.standing.stated.rows,
            after.standing.stated.rows,
            before.standing.shown.rows,
            after.standing.shown.rows,
            strict=True,
        )
    )
    return Touched(practices, _provisions(before, after, practices, held))


def _provisions(
    before: Assessment, after: Assessment, practices: tuple[int, ...], held: dict[str, int]
) -> tuple[int, ...]:
    own = []
    for at, (item, then) in enumerate(zip(after.scope.items, before.scope.items, strict=True)):
        mask = (item.yes ^ then.yes) | (item.unknown ^ then.unknown) | held.get(item.ref, 0)
        mask |= _outcome(before.stated[at], after.stated[at])
        mask |= _outcome(before.shown[at], after.shown[at])
        for practice in after.nodes[at].asks:
            mask |= practices[practice]
        own.append(mask)
    known: dict[int, int] = {}

    def whole(at: int) -> int:
        """With its parts; and what differs for a system may differ for the organisation."""
        if at not in known:
            mask = own[at]
            for part in after.nodes[at].parts:
                mask |= whole(part)
            known[at] = mask | bool(mask)
        return known[at]

    return tuple(whole(at) for at in range(len(own)))


def _held(before: Assessment, after: Assessment) -> dict[str, int]:
    """By target, the subjects for whom other entries govern, or govern otherwise."""
    old, new = before.standing.held, after.standing.held
    out: dict[str, int] = {}
    for target, bit in old.keys() | new.keys():
        if _said(old.get((target, bit))) != _said(new.get((target, bit))):
            out[target] = out.get(target, 0) | 1 << bit
    return out


def _said(held: Held | None) -> object:
    if held is None:
        return None
    return [entry.id for entry in held.entries], held.ended, held.conflict, held.stated, held.shown


def _outcome(one: Outcome, two: Outcome) -> int:
    mask = one.clash ^ two.clash
    for first, second in ((one.final, two.final), (one.derived, two.derived), (one.read, two.read)):
        mask |= _bounds(first, second)
    return mask


def _bounds(one: Iterable[int] | Bounds, two: Iterable[int] | Bounds) -> int:
    mask = 0
    for first, second in zip(one, two, strict=True):
        mask |= first ^ second
    return mask
