"""What moved, put together for a reader: each practice once, with whom and what it touches.

What differs on a day to come is told where it is first seen, and only if it differs otherwise than
before: what grows old on both sides alike is no part of a change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess.change import PracticeChange
from yawara.scope.profile import ORGANIZATION

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from yawara.assess.back import StepBack
    from yawara.assess.causes import Cause
    from yawara.assess.change import Changes, ProvisionChange
    from yawara.ledger.model import Entry
    from yawara.scope.applies import Subject

#: How something moved, the most urgent first. `unreasoned`: a step back of which nobody says why.
WAYS = (
    *("unreasoned", "reasoned", "further", "closer", "other"),
    *("appeared", "vanished", "undecided"),
)


@dataclass(slots=True)
class Mover:
    """A practice or a direct answer that moved, alike for these subjects, and what it touches.

    `step` is set where less is said or shown than before, and this is not only what follows.
    """

    one: PracticeChange | ProvisionChange
    day: datetime.date
    step: StepBack | None
    subjects: list[Subject] = field(default_factory=list)
    refs: dict[str, None] = field(default_factory=dict)

    @property
    def target(self) -> str:
        """The id of the practice, or the reference of the provision."""
        one = self.one
        return one.practice.id if isinstance(one, PracticeChange) else one.item.ref

    @property
    def way(self) -> str:
        """One of `WAYS`."""
        if self.step is not None:
            return "reasoned" if self.step.reason else "unreasoned"
        return self.one.direction


class Otherwise(NamedTuple):
    """Provisions that changed with no practice or answer that moved: a norm or a fact changed."""

    way: str
    causes: tuple[Cause, ...]
    day: datetime.date
    subjects: tuple[Subject, ...]
    refs: tuple[str, ...]


class Touched(NamedTuple):
    """Everything that moved, the most urgent first; `provisions` with the day each is of."""

    movers: tuple[Mover, ...]
    others: tuple[Otherwise, ...]
    provisions: tuple[tuple[datetime.date, ProvisionChange], ...]


def gather(moved: Iterable[Changes], back: Iterable[StepBack]) -> Touched:
    """What moved on each of some days, put together."""
    gathering = _Gathering(back)
    for changes in moved:
        gathering.add(changes)
    return gathering.touched()


class _Gathering:
    def __init__(self, back: Iterable[StepBack]) -> None:
        self._steps = {
            (step.target, subject.id, step.day): step for step in back for subject in step.subjects
        }
        self._movers: dict[object, Mover] = {}
        #: What moved last, by subject and practice.
        self._latest: dict[tuple[str, str], Mover] = {}
        self._seen: set[object] = set()
        self._provisions: list[tuple[datetime.date, ProvisionChange]] = []
        self._others: list[tuple[datetime.date, ProvisionChange]] = []

    def add(self, changes: Changes) -> None:
        day = changes.after.scope.day
        for one in changes.practices:
            through = _ids(one.came), _ids(one.went)
            sides = one.direction, one.before is None, one.after is None
            if self._is_new((one.subject.id, one.practice.id, through, sides)):
                alike = (one.practice.id, one.before, one.after, one.causes, through)
                mover = self._mover(one, day, alike)
                self._latest[one.subject.id, one.practice.id] = mover
        for provision in changes.provisions:
            # Without a cause of its own it only sums up its parts, which are there themselves.
            if provision.counted and provision.causes:
                self._provision(provision, day)

    def _provision(self, one: ProvisionChange, day: datetime.date) -> None:
        ids = _ids(one.came) + _ids(one.went)
        if not self._is_new((one.subject.id, one.item.ref, one.kind, one.practices, ids)):
            return
        inside = [
            mover
            for practice in one.practices
            for who in dict.fromkeys((one.subject.id, ORGANIZATION))
            if (mover := self._latest.get((who, practice))) is not None
        ]
        moved = one.kind == "moved"
        movers = [mover for mover in inside if moved and mover.day == day]
        step = (one.item.ref, one.subject.id, day) in self._steps
        if step or (moved and ids and self._is_new((one.subject.id, one.item.ref, ids))):
            alike = (one.item.ref, one.direction, one.before and one.before.status, ids)
            movers.append(self._mover(one, day, alike))
        elif moved and inside and not movers:
            return  # it was told on an earlier day
        for mover in movers:
            mover.refs[one.item.ref] = None
        if not movers:
            self._others.append((day, one))
        self._provisions.append((day, one))

    def _is_new(self, key: object) -> bool:
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _mover(
        self, one: PracticeChange | ProvisionChange, day: datetime.date, alike: object
    ) -> Mover:
        target = one.practice.id if isinstance(one, PracticeChange) else one.item.ref
        step = self._steps.get((target, one.subject.id, day))
        mover = self._movers.setdefault((day, alike, step is None), Mover(one, day, step))
        mover.subjects.append(one.subject)
        return mover

    def touched(self) -> Touched:
        movers = sorted(self._movers.values(), key=lambda one: WAYS.index(one.way))
        provisions = sorted(self._provisions, key=lambda one: WAYS.index(way_of(one[1])))
        return Touched(tuple(movers), _others(self._others), tuple(provisions))


def way_of(one: ProvisionChange) -> str:
    """How a provision changed."""
    return one.direction if one.kind == "moved" else one.kind


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _others(found: Sequence[tuple[datetime.date, ProvisionChange]]) -> tuple[Otherwise, ...]:
    """By how and why they changed; subjects with the same provisions stand together."""
    subjects = {one.subject.id: one.subject for _, one in found}
    refs: dict[tuple[str, tuple[Cause, ...], datetime.date, str], list[str]] = {}
    for day, one in found:
        refs.setdefault((way_of(one), one.causes, day, one.subject.id), []).append(one.item.ref)
    whom: dict[tuple[str, tuple[Cause, ...], datetime.date, tuple[str, ...]], list[Subject]] = {}
    for (way, causes, day, who), its in refs.items():
        whom.setdefault((way, causes, day, tuple(its)), []).append(subjects[who])
    out = [
        Otherwise(way, causes, day, tuple(who), its)
        for (way, causes, day, its), who in whom.items()
    ]
    return tuple(sorted(out, key=lambda one: WAYS.index(one.way)))
