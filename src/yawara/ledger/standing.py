"""What stands as of a day: for every practice and subject, what entries and facts say of it.

The rules (design §3): of the entries known on a day that hold from no later than it, the newest
governs, unless a correction that holds by then replaces it. A system's own entry beats the
organisation's default, whatever the dates. After its period a practice is unknown, never none. Of
a refrain, *some* is *none*. Then rungs and ways carry over: whoever does a higher rung does the
lower one, whoever uses a way does the umbrella practice. Where two things said cannot both be
true, both stay possible, and nothing follows from either. What was said of a practice that has
moved since is carried to its successors (`moved`), unless they have a newer entry of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from yawara.ledger import moved, planes
from yawara.ledger.planes import ALL, NONE, SOME, UNKNOWN, Interval, Planes
from yawara.scope.applies import condition_mask
from yawara.text.problem import Problems

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms
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
    """What governs one target for one subject: the entries, what they state, what they show.

    `entries` hold on the day; if none does any more (`ended`), they are those that ended.
    `conflict`: they disagree, and the intervals span what each of them says.
    """

    entries: tuple[Entry, ...]
    stated: Interval
    shown: Interval
    ended: bool = False
    conflict: bool = False


Key = tuple[str, int]


@dataclass(frozen=True)
class Standing:
    """Everything that assessing needs of the ledger, on one day.

    `held` has what governs by target and subject; a target is the id of a practice or the full
    reference of a provision that was looked at (`instrument@version#id`), however entries call it.
    `clashes` are the practices, by position and subject, whose entries deny each other.
    """

    day: datetime.date
    known: datetime.date | None
    stated: Planes
    shown: Planes
    held: Mapping[Key, Held]
    clashes: frozenset[tuple[int, int]] = frozenset()
    problems: tuple[Problem, ...] = field(default=())

    def for_target(self, target: str, bit: int) -> Held | None:
        """What governs a practice (by id) or a provision (by full reference) for a subject."""
        return self.held.get((target, bit))


def standing(
    entries: Iterable[Entry], scope: Scope, *, known: datetime.date | None = None
) -> Standing:
    """What stands on the scope's day. `known`: leave out what was recorded later.

    Problems (warnings): entries-conflict, system-entry-older, practices-contradict.
    """
    found = Problems()
    norms = scope.norms
    went = moved.successors(norms)
    governing = _governing(_current(entries, scope, known, went), scope, went, found)
    width = len(scope.subjects)
    out = tuple(
        0 if practice.applies is None else condition_mask(scope, practice.applies, practice.level)
        for practice in norms.practices
    )
    pairs = _pairs(norms)
    stated = _rows(governing, norms, width, shown=False)
    clashes = _clashes(stated, out, pairs, width)
    held = {
        (target, bit): one.held
        for target, ones in governing.items()
        for one in ones
        for bit in one.bits
    }
    _tell(clashes, scope, held, found)
    return Standing(
        scope.day,
        known,
        _close(stated, out, pairs, clashes, width),
        _close(_rows(governing, norms, width, shown=True), out, pairs, clashes, width),
        held,
        frozenset(
            (at, bit)
            for pair, mask in clashes.items()
            for at in pair
            for bit in range(width)
            if mask >> bit & 1
        ),
        found.found,
    )


_Went = Mapping[str, tuple[tuple[str, str], ...]]


def _current(
    entries: Iterable[Entry], scope: Scope, known: datetime.date | None, went: _Went
) -> dict[str, list[Entry]]:
    """By target, the entries that are known and have begun, without those that were replaced.

    A correction replaces from the day on which it holds: an earlier day stays as it was.
    """
    begun = [
        entry
        for entry in entries
        if entry.on <= scope.day and (known is None or entry.known_from <= known)
    ]
    replaced = {entry.replaces for entry in begun if entry.replaces is not None}
    lengths = {len(start) for start in replaced}
    called: dict[str, list[str]] = {}
    if any(entry.provision is not None for entry in begun):
        for item in scope.items:
            for name in item.names:
                called.setdefault(name, []).append(item.ref)
    out: dict[str, list[Entry]] = {}
    for entry in begun:
        if any(entry.id[:length] in replaced for length in lengths):
            continue
        for target in _targets(entry, called, went):
            out.setdefault(target, []).append(entry)
    return out


def _targets(entry: Entry, called: Mapping[str, list[str]], went: _Went) -> Iterable[str]:
    """What an entry speaks about today."""
    if entry.provision:
        return called.get(entry.provision, ())
    if entry.target not in went:
        return (entry.target,)
    # That a part does not apply says nothing of a whole.
    enough = ("all",) if entry.state == "not-applicable" else ("all", "some")
    return [new for new, most in went[entry.target] if most in enough]


class _Governing(NamedTuple):
    """What governs one target, and for which subjects."""

    held: Held
    bits: tuple[int, ...]

    @property
    def mask(self) -> int:
        return sum(1 << bit for bit in self.bits)


def _governing(
    current: dict[str, list[Entry]], scope: Scope, went: _Went, found: Problems
) -> dict[str, list[_Governing]]:
    bit_of = {subject.id: bit for bit, subject in enumerate(scope.subjects) if bit}
    out: dict[str, list[_Governing]] = {}
    for target, entries in current.items():
        by_system: dict[str | None, list[Entry]] = {}
        for entry in entries:
            by_system.setdefault(entry.system, []).append(entry)
        default = _govern(target, by_system.pop(None, []), scope, went)
        ones = out.setdefault(target, [])
        left = dict.fromkeys(range(len(scope.subjects)))
        for system, its in by_system.items():
            own = _govern(target, its, scope, went)
            if own is None or system not in bit_of:
                continue
            ones.append(_Governing(own, (bit_of[system],)))
            del left[bit_of[system]]
            if default is not None and own.entries[0].on < default.entries[0].on:
                place = own.entries[0].place
                found.warning("system-entry-older", place, target=target, subject=system)
        if default is not None:
            ones.append(_Governing(default, tuple(left)))
        for one in ones:
            if one.held.conflict and one.bits:
                place = one.held.entries[-1].place
                subject = scope.subjects[one.bits[0]].id
                found.warning("entries-conflict", place, target=target, subject=subject)
    return out


def _govern(target: str, entries: list[Entry], scope: Scope, went: _Went) -> Held | None:
    """What governs a target: its own entries, or newer ones carried from what has moved to it."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(entry.practice or target, []).append(entry)
    parts = [(name, _newest(target, its, scope)) for name, its in by_name.items()]
    last = max((part.entries[0].on for _, part in parts), default=None)
    for name, part in parts:
        if name == target and (len(parts) == 1 or part.entries[0].on == last):
            return part
    return _carried([(name, part) for name, part in parts if name != target], target, went)


def _carried(parts: list[tuple[str, Held]], target: str, went: _Went) -> Held | None:
    """What the entries for practices of before say together of one of today."""
    if not parts:
        return None
    live = [one for one in parts if not one[1].ended] or parts
    most = {name: dict(went[name])[target] for name, _ in live}
    stated, apart = moved.together([moved.carried(part.stated, most[name]) for name, part in live])
    lower = max(moved.carried(part.shown, most[name])[0] for name, part in live)
    return Held(
        tuple(entry for _, part in live for entry in part.entries),
        stated,
        (min(lower, stated[0]), stated[1]),
        ended=all(part.ended for _, part in live),
        conflict=apart or any(part.conflict for _, part in live),
    )


def _newest(target: str, entries: list[Entry], scope: Scope) -> Held:
    """The newest day's entries, and of these the last recorded; several if they are level."""
    newest = max((entry.on, entry.known_from) for entry in entries)
    chosen = [entry for entry in entries if (entry.on, entry.known_from) == newest]
    if len(chosen) > 1:
        chosen.sort(key=lambda entry: entry.id)
    live = [entry for entry in chosen if entry.holds_on(scope.day)]
    at = scope.norms.practice_index.get(target)
    refrain = at is not None and scope.norms.practices[at].kind == "refrain"
    states = {"none" if refrain and e.state == "some" else e.state for e in live}
    intervals = [_STATES[state] for state in states] or [UNKNOWN]
    stated = (min(low for low, _ in intervals), max(high for _, high in intervals))
    evidenced = any(one.counts_on(scope.day) for entry in live for one in entry.evidence)
    shown = stated if evidenced else (NONE, stated[1])
    return Held(tuple(live or chosen), stated, shown, ended=not live, conflict=len(states) > 1)


_Rows = tuple[list[int], list[int], list[int], list[int]]
_Pair = tuple[int, int]


def _rows(
    governing: Mapping[str, Sequence[_Governing]], norms: Norms, width: int, *, shown: bool
) -> _Rows:
    """Four planes a practice: of what is stated, or of what is shown."""
    every = planes.full(width)
    count = len(norms.practices)
    rows: _Rows = ([0] * count, [0] * count, [every] * count, [every] * count)
    for target, ones in governing.items():
        at = norms.practice_index.get(target)
        if at is None:
            continue
        for one in ones:
            lower, upper = one.held.shown if shown else one.held.stated
            mask = one.mask
            rows[0][at] |= mask if lower >= SOME else 0
            rows[1][at] |= mask if lower == ALL else 0
            rows[2][at] &= every if upper >= SOME else ~mask
            rows[3][at] &= every if upper == ALL else ~mask
    return rows


def _pairs(norms: Norms) -> tuple[_Pair, ...]:
    """Every (from, to) with: whoever does `from` does `to`, over any number of rungs and ways."""
    return tuple(
        (source, target)
        for source, reached in enumerate(norms.implied)
        if len(reached) > 1
        for target in sorted(reached)
        if target != source
    )


def _clashes(
    rows: _Rows, out: Sequence[int], pairs: Iterable[_Pair], width: int
) -> dict[_Pair, int]:
    """The pairs of which more is said of the first than of what follows from it: for whom."""
    some_lo, all_lo, some_hi, all_hi = rows
    every = planes.full(width)
    clashes: dict[_Pair, int] = {}
    for source, target in pairs:
        more = (some_lo[source] & ~some_hi[target]) | (all_lo[source] & ~all_hi[target])
        if more := more & every & ~(out[source] | out[target]):
            clashes[source, target] = more
    return clashes


def _close(
    rows: _Rows,
    out: tuple[int, ...],
    pairs: Iterable[_Pair],
    clashes: Mapping[_Pair, int],
    width: int,
) -> Planes:
    """Carry lower bounds to what follows and upper bounds back.

    Of a clash neither side carries: the lower bound of the one and the upper bound of the other
    are dropped first, so that what follows from a denied entry is not claimed.
    """
    some_lo, all_lo, some_hi, all_hi = rows
    for (source, target), mask in clashes.items():
        some_lo[source] &= ~mask
        all_lo[source] &= ~mask
        some_hi[target] |= mask
        all_hi[target] |= mask
    # The pairs are closed already, so one pass carries everything, whatever its order.
    for source, target in pairs:
        applies = ~(out[source] | out[target])
        some_lo[target] |= some_lo[source] & applies
        all_lo[target] |= all_lo[source] & applies
        some_hi[source] &= some_hi[target] | ~applies
        all_hi[source] &= all_hi[target] | ~applies
    return Planes(width, tuple(some_lo), tuple(all_lo), tuple(some_hi), tuple(all_hi), out)


def _tell(
    clashes: Mapping[_Pair, int], scope: Scope, held: Mapping[Key, Held], found: Problems
) -> None:
    """One problem for each practice and subject that a clash is about, or once for a default."""
    practices = scope.norms.practices
    against: dict[tuple[int, int], list[str]] = {}
    for (source, target), mask in clashes.items():
        ids = practices[source].id, practices[target].id
        for bit in range(len(scope.subjects)):
            if not mask >> bit & 1:
                continue
            if bit and mask & 1 and all(held.get((i, bit)) is held.get((i, 0)) for i in ids):
                continue
            against.setdefault((source, bit), []).append(ids[1])
            against.setdefault((target, bit), []).append(ids[0])
    for (at, bit), others in sorted(against.items()):
        practice = practices[at].id
        place = held[practice, bit].entries[-1].place
        found.warning(
            "practices-contradict",
            place,
            target=practice,
            subject=scope.subjects[bit].id,
            with_=", ".join(others),
        )


__all__ = ["Held", "Standing", "standing"]
