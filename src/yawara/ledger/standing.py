"""What stands as of a day: for every practice and subject, what entries and facts say of it.

The rules (design §3): of the entries known on a day that hold from no later than it, the newest
governs, unless a correction replaces it. A system's own entry beats the organisation's default,
whatever the dates. After its period a practice is unknown, never none. Of a refrain, *some* is
*none*. Then rungs and ways carry over: whoever does a higher rung does the lower one, whoever uses
a way does the umbrella practice. Where two things said cannot both be true, both stay possible.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yawara.ledger import planes
from yawara.ledger.planes import ALL, NONE, SOME, UNKNOWN, Bounds, Interval, Planes
from yawara.scope.applies import condition_mask
from yawara.text.problem import Place, Problems

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from yawara.ledger.model import Entry
    from yawara.scope.applies import Scope
    from yawara.text.problem import Problem

_STATES: dict[str, Interval] = {
    "all": (ALL, ALL),
    "some": (SOME, SOME),
    "none": (NONE, NONE),
    "not-applicable": UNKNOWN,
    "unknown": UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Held:
    """What governs one target for one subject: the entries, what they state, what they show."""

    entries: tuple[Entry, ...]
    stated: Interval
    shown: Interval
    ended: bool = False
    conflict: bool = False


Key = tuple[str, int]


@dataclass(frozen=True)
class Standing:
    """Everything that assessing needs of the ledger, on one day."""

    day: datetime.date
    known: datetime.date | None
    stated: Planes
    shown: Planes
    held: Mapping[Key, Held]
    clashes: frozenset[tuple[int, int]] = frozenset()
    problems: tuple[Problem, ...] = field(default=())

    def for_target(self, target: str, bit: int) -> Held | None:
        """What governs a practice or a provision (as it is named in the ledger) for a subject."""
        return self.held.get((target, bit))


def standing(
    entries: Iterable[Entry], scope: Scope, *, known: datetime.date | None = None
) -> Standing:
    """What stands on the scope's day. `known`: leave out what was recorded later."""
    found = Problems()
    current = _current(entries, scope.day, known)
    held = _held(current, scope, found)
    norms = scope.norms
    width = len(scope.subjects)
    out = tuple(
        0 if practice.applies is None else condition_mask(scope, practice.applies, practice.level)
        for practice in norms.practices
    )
    rows = {
        name: _rows(held, scope, shown=name == "shown", width=width) for name in ("stated", "shown")
    }
    stated, clashes = _close(rows["stated"], out, scope, held, found)
    shown, _ = _close(rows["shown"], out, scope, held, None)
    shown = _no_more_than(shown, stated)
    return Standing(scope.day, known, stated, shown, held, clashes, found.found)


def _current(
    entries: Iterable[Entry], day: datetime.date, known: datetime.date | None
) -> dict[str, list[Entry]]:
    """By target, the entries that are known and have begun, without those that were replaced."""
    seen = [entry for entry in entries if known is None or entry.known_from <= known]
    replaced = tuple(entry.replaces for entry in seen if entry.replaces is not None)
    out: dict[str, list[Entry]] = {}
    for entry in seen:
        if entry.on <= day and not (replaced and entry.id.startswith(replaced)):
            out.setdefault(entry.target, []).append(entry)
    return out


def _held(current: dict[str, list[Entry]], scope: Scope, found: Problems) -> dict[Key, Held]:
    out: dict[Key, Held] = {}
    for target, entries in current.items():
        defaults = _newest([entry for entry in entries if entry.system is None])
        for bit, subject in enumerate(scope.subjects):
            own = _newest([e for e in entries if e.system == subject.id]) if bit else ()
            if own and defaults and own[0].on < defaults[0].on:
                found.warning("system-entry-older", own[0].place, target=target, subject=subject.id)
            if chosen := own or defaults:
                out[target, bit] = _govern(target, chosen, subject.id, scope, found)
    return out


def _newest(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries of the newest day, and of these the last recorded; several if they are level."""
    if not entries:
        return ()
    newest = max((entry.on, entry.known_from) for entry in entries)
    return tuple(entry for entry in entries if (entry.on, entry.known_from) == newest)


def _govern(
    target: str, entries: tuple[Entry, ...], subject: str, scope: Scope, found: Problems
) -> Held:
    day = scope.day
    refrain = (
        target in scope.norms.practice_index and scope.norms.practice(target).kind == "refrain"
    )
    ended = all(not entry.holds_on(day) for entry in entries)
    live = tuple(entry for entry in entries if entry.holds_on(day))
    states = {NONE_STATE if refrain and e.state == "some" else e.state for e in live}
    conflict = len(states) > 1
    if conflict:
        found.warning("entries-conflict", entries[-1].place, target=target, subject=subject)
    intervals = [_STATES[state] for state in states] or [UNKNOWN]
    stated = (min(low for low, _ in intervals), max(high for _, high in intervals))
    evidenced = any(one.counts_on(day) for entry in live for one in entry.evidence)
    shown = stated if evidenced else (NONE, stated[1])
    return Held(entries, stated, shown, ended=ended, conflict=conflict)


NONE_STATE = "none"

_Rows = list[list[int]]


def _rows(held: Mapping[Key, Held], scope: Scope, *, shown: bool, width: int) -> _Rows:
    """Four planes a practice: of what is stated, or of what is shown."""
    every = planes.full(width)
    count = len(scope.norms.practices)
    rows: _Rows = [[0] * count, [0] * count, [every] * count, [every] * count]
    index = scope.norms.practice_index
    for (target, bit), one in held.items():
        at = index.get(target)
        if at is None:
            continue
        lower, upper = one.shown if shown else one.stated
        mask = 1 << bit
        rows[0][at] |= mask if lower >= SOME else 0
        rows[1][at] |= mask if lower == ALL else 0
        rows[2][at] &= every if upper >= SOME else ~mask
        rows[3][at] &= every if upper == ALL else ~mask
    return rows


def _close(
    rows: _Rows,
    out: tuple[int, ...],
    scope: Scope,
    held: Mapping[Key, Held],
    found: Problems | None,
) -> tuple[Planes, frozenset[tuple[int, int]]]:
    """Carry states along rungs and ways; where lower passes upper, both stay possible."""
    steps = scope.norms.steps
    some_lo, all_lo, some_hi, all_hi = rows
    moved = bool(steps)
    while moved:
        moved = False
        for source, target in steps:
            applies = ~(out[source] | out[target])
            before = (some_lo[target], all_lo[target], some_hi[source], all_hi[source])
            some_lo[target] |= some_lo[source] & applies
            all_lo[target] |= all_lo[source] & applies
            some_hi[source] &= some_hi[target] | ~applies
            all_hi[source] &= all_hi[target] | ~applies
            moved |= before != (some_lo[target], all_lo[target], some_hi[source], all_hi[source])
    clashes: set[tuple[int, int]] = set()
    for at in range(len(out)):
        clash = ((some_lo[at] & ~some_hi[at]) | (all_lo[at] & ~all_hi[at])) & ~out[at]
        if not clash:
            continue
        clashes |= {(at, bit) for bit in range(len(scope.subjects)) if clash >> bit & 1}
        low = (some_lo[at] & ~clash) | (some_lo[at] & some_hi[at] & clash)
        low_all = (all_lo[at] & ~clash) | (all_lo[at] & all_hi[at] & clash)
        some_hi[at] |= some_lo[at] & clash
        all_hi[at] |= all_lo[at] & clash
        some_lo[at], all_lo[at] = low, low_all
    if found is not None:
        _tell(clashes, scope, held, found)
    made = Planes(
        len(scope.subjects), tuple(some_lo), tuple(all_lo), tuple(some_hi), tuple(all_hi), out
    )
    return made, frozenset(clashes)


def _tell(
    clashes: set[tuple[int, int]], scope: Scope, held: Mapping[Key, Held], found: Problems
) -> None:
    near: dict[int, set[int]] = {}
    for source, target in scope.norms.steps:
        near.setdefault(source, set()).add(target)
        near.setdefault(target, set()).add(source)
    for at, bit in sorted(clashes):
        practice = scope.norms.practices[at]
        one = held.get((practice.id, bit))
        others = ", ".join(
            scope.norms.practices[other].id
            for other in sorted(near.get(at, ()))
            if (other, bit) in clashes
        )
        place = one.entries[-1].place if one else Place("")
        subject = scope.subjects[bit].id
        found.warning(
            "practices-contradict", place, target=practice.id, subject=subject, with_=others
        )


def _no_more_than(shown: Planes, stated: Planes) -> Planes:
    """What is shown has the stated upper bounds, and never a lower bound above the stated one."""
    return Planes(
        stated.width,
        tuple(a & b for a, b in zip(shown.some_lo, stated.some_lo, strict=True)),
        tuple(a & b for a, b in zip(shown.all_lo, stated.all_lo, strict=True)),
        stated.some_hi,
        stated.all_hi,
        stated.out,
    )


__all__ = ["Bounds", "Held", "Standing", "standing"]
