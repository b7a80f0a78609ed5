"""The assessment: a finding for every provision and subject, with what is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.assess import kernel
from yawara.ledger import planes
from yawara.ledger.planes import ALL, NONE, SOME, Bounds, Interval
from yawara.text.problem import Problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yawara.ledger.model import Entry
    from yawara.ledger.standing import Held, Standing
    from yawara.norms.model import Practice
    from yawara.scope.applies import Scope, Scoped
    from yawara.text.problem import Problem

Status = Literal["all", "all-read", "some", "none", "unknown", "not-applicable"]
STATUSES: tuple[Status, ...] = ("all", "all-read", "some", "none", "unknown", "not-applicable")


class Counts(NamedTuple):
    """How many of the practices that we read as asked are in which state, for one subject."""

    all: int
    some: int
    none: int
    unknown: int
    out: int

    @property
    def read(self) -> int:
        """How many we read that apply."""
        return self.all + self.some + self.none + self.unknown


@dataclass(frozen=True, slots=True)
class Finding:
    """A provision that applies to a subject, and what is stated and shown of it.

    `derived` is what the practices give, `stated` what remains after direct answers; where a
    direct answer contradicts, `clash` is set and `stated` spans both.
    """

    item: Scoped
    bit: int
    stated: Interval
    shown: Interval
    derived: Interval | None
    status: Status
    counts: Counts
    clash: bool
    direct: Held | None
    explained: bool
    gap: bool

    @property
    def counted(self) -> bool:
        """Whether it asks something itself; a heading only shows what its parts come to."""
        return self.item.provision.asks != ()


@dataclass(frozen=True)
class Assessment:
    """The practices done against the practices asked, per provision that applies, on a day."""

    scope: Scope
    standing: Standing
    stated: tuple[kernel.Outcome, ...]
    shown: tuple[kernel.Outcome, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """The position of each `instrument@version#id`."""
        return {item.ref: at for at, item in enumerate(self.scope.items)}

    @cached_property
    def _known(self) -> dict[tuple[int, int], Finding | None]:
        """The findings worked out so far, by position and subject."""
        return {}

    def finding(self, ref: str, bit: int) -> Finding | None:
        """The finding for a provision and subject; None where it does not apply or asks nothing."""
        at = self.index[ref]
        if (at, bit) not in self._known:
            self._known[at, bit] = self._find(at, bit)
        return self._known[at, bit]

    def _find(self, at: int, bit: int) -> Finding | None:
        item = self.scope.items[at]
        if not item.yes >> bit & 1 and not self._is_heading(item):
            return None
        stated = self.stated[at].final.at(bit)
        shown = self.shown[at].final.at(bit)
        if stated is None or shown is None:
            return self._not_applicable(item, bit) if self.claimed_out(item, bit) else None
        status = _status(stated, self.stated[at].read.at(bit) or stated)
        explained = self.is_explained(item, bit)
        return Finding(
            item=item,
            bit=bit,
            stated=stated,
            shown=shown,
            derived=self.stated[at].derived.at(bit),
            status=status,
            counts=self.counts(item, bit),
            clash=bool(self.stated[at].clash >> bit & 1),
            direct=self.direct(item, bit),
            explained=explained,
            gap=_is_gap(item, status, explained=explained),
        )

    def findings(self, bit: int) -> Iterator[Finding]:
        """The findings of a subject in the order of the instruments."""
        for item in self.scope.items:
            one = self.finding(item.ref, bit)
            if one is not None:
                yield one

    def undecided(self, bit: int) -> tuple[Scoped, ...]:
        """The provisions of which it is not known whether they apply; they count nowhere."""
        return tuple(item for item in self.scope.items if item.unknown >> bit & 1)

    def children(self, item: Scoped) -> tuple[Scoped, ...]:
        """The parts of a provision."""
        ids = item.version.children.get(item.provision.id, ())
        return tuple(self.scope.by_ref[f"{item.version.ref}#{part}"] for part in ids)

    def _is_heading(self, item: Scoped) -> bool:
        return item.provision.asks == () and bool(item.version.children.get(item.provision.id))

    def direct(self, item: Scoped, bit: int) -> Held | None:
        """The direct answer that governs a provision for a subject."""
        held = self.standing.for_target(item.ref, bit)
        return None if held is None or held.ended else held

    @cached_property
    def _claims_on(self) -> dict[int, list[Claim]]:
        out: dict[int, list[Claim]] = {}
        for claim in self.claims:
            out.setdefault(claim.practice, []).append(claim)
        return out

    def bounds(
        self, practice: int, item: Scoped, bit: int, *, shown: bool = False
    ) -> Interval | None:
        """The interval of a practice as this provision sees it; None where it does not apply."""
        for claim in self._claims_on.get(practice, ()):
            if claim.mask >> bit & 1 and claim.covers(item):
                return None
        held = self.standing.shown if shown else self.standing.stated
        return held.bounds(practice).at(bit)

    def practices(
        self, item: Scoped, bit: int
    ) -> tuple[tuple[Practice, int, Interval | None], ...]:
        """What the provision asks for and what follows from it: practice, position, interval."""
        norms = self.scope.norms
        return tuple(
            (norms.practices[at], at, self.bounds(at, item, bit))
            for at in norms.closed(item.provision)
        )

    def counts(self, item: Scoped, bit: int) -> Counts:
        """Counts over the practices of the provision and of its parts; see `counts_of`.

        For the organisation and a provision about systems: over all systems to which it applies.
        """
        return self.counts_of((item,), bit)

    def counts_of(self, items: Iterable[Scoped], bit: int) -> Counts:
        """Counts over the practices of several provisions and their parts.

        Each counts once a subject, a practice of the organisation once for all of its systems.
        """
        seen: dict[tuple[int, int], Interval | None] = {}
        waiting = list(items)
        while waiting:
            item = waiting.pop()
            for one in self.bits(item, bit):
                for practice, at, interval in self.practices(item, one):
                    key = (at, 0 if practice.level == "organization" else one)
                    # Claimed not to apply to one norm, it may still apply to another.
                    if seen.get(key) is None:
                        seen[key] = interval
            waiting += [c for c in self.children(item) if c.yes >> bit & 1 or self._is_heading(c)]
        tally = [0, 0, 0, 0, 0]
        for interval in seen.values():
            tally[_bucket(interval)] += 1
        return Counts(*tally)

    def bits(self, item: Scoped, bit: int) -> tuple[int, ...]:
        """The subjects behind a finding: for the organisation, the systems that count."""
        if bit == 0 and item.level == "system" and len(self.scope.subjects) > 1:
            return tuple(b for b in range(1, len(self.scope.subjects)) if item.yes >> b & 1)
        return (bit,)

    def _not_applicable(self, item: Scoped, bit: int) -> Finding:
        empty = Counts(0, 0, 0, 0, len(self.scope.norms.closed(item.provision)))
        nothing: Interval = (NONE, NONE)
        return Finding(
            item,
            bit,
            nothing,
            nothing,
            None,
            "not-applicable",
            empty,
            clash=False,
            direct=self.direct(item, bit),
            explained=False,
            gap=False,
        )

    def claimed_out(self, item: Scoped, bit: int) -> bool:
        """Whether somebody claimed, with a reason, that all of it does not apply."""
        direct = self.direct(item, bit)
        if direct is not None and _says_out(direct):
            return True
        return self.stated[self.index[item.ref]].final.out >> bit & 1 == 1 and bool(
            item.provision.asks
        )

    def is_explained(self, item: Scoped, bit: int) -> bool:
        """Whether public reasons cover all that is missing here and in its parts, for this norm."""
        direct = self.direct(item, bit)
        if direct is not None and any(_explains(entry, item) for entry in direct.entries):
            return True
        missing = False
        for one in self.bits(item, bit):
            for practice, _, interval in self.practices(item, one):
                if interval in (None, (ALL, ALL)):
                    continue
                held = self.standing.for_target(practice.id, one)
                if held is None or held.ended:
                    return False
                if not any(_explains(entry, item) for entry in held.entries):
                    return False
                missing = True
        parts = [self.finding(child.ref, bit) for child in self.children(item)]
        lacking = [part for part in parts if part is not None and part.status not in _CLOSED]
        return (missing or bool(lacking)) and all(part.explained for part in lacking)


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody said, with a reason, that a practice does not apply, for some norms."""

    practice: int
    mask: int
    entry: Entry

    def covers(self, item: Scoped) -> bool:
        """Whether the claim is for this provision's norm."""
        return covers(self.entry.norms, item)


def covers(norms: tuple[str, ...], item: Scoped) -> bool:
    """Whether a list of instruments, versions or provisions includes a provision."""
    version = item.version
    wanted = {version.instrument, version.ref, *names(item)}
    return any(ref in wanted for ref in norms)


def names(item: Scoped) -> tuple[str, ...]:
    """How a ledger may call a provision: by version, without one, by an earlier id."""
    return item.names


def _says_out(held: Held) -> bool:
    """Whether a practice or provision is said not to apply, and nothing denies it."""
    return not held.ended and all(entry.state == "not-applicable" for entry in held.entries)


def _explains(entry: Entry, item: Scoped) -> bool:
    return entry.explained is not None and covers(entry.explained.norms, item)


#: What leaves nothing to close.
_CLOSED: tuple[Status, ...] = ("all", "all-read", "not-applicable")


def _status(stated: Interval, read: Interval) -> Status:
    """The word for a finding. Nothing is called *some* of which nothing is known to be done."""
    if stated == (ALL, ALL):
        return "all"
    if read == (ALL, ALL):
        return "all-read"
    if read[1] == NONE:
        return "none"
    return "some" if read[0] >= SOME else "unknown"


def _is_gap(item: Scoped, status: Status, *, explained: bool) -> bool:
    """Whether something is missing, or not known, that nobody may explain away."""
    if item.provision.strength == "may" or status in _CLOSED:
        return False
    return item.version.force == "law" or not explained


def _bucket(interval: Interval | None) -> int:
    if interval is None:
        return 4
    if interval == (ALL, ALL):
        return 0
    if interval == (NONE, NONE):
        return 2
    return 1 if interval == (SOME, SOME) else 3


def assess(scope: Scope, standing: Standing) -> Assessment:
    """Assess what applies against what stands. Pure; costs one pass over provisions."""
    claims = _claims(scope, standing)
    at = {item.ref: position for position, item in enumerate(scope.items)}
    answers: dict[str, list[tuple[int, Held]]] = {}
    for (target, bit), held in standing.held.items():
        if target in at and not held.ended:
            answers.setdefault(target, []).append((bit, held))
    nodes = [
        _node(item, scope, claims, at, _direct(answers.get(item.ref, ()))) for item in scope.items
    ]
    outcomes = kernel.assess(nodes, standing.stated, standing.shown)
    return Assessment(scope, standing, outcomes.stated, outcomes.shown, claims)


def problems(assessment: Assessment) -> tuple[Problem, ...]:
    """What the ledger says that cannot all be true: conflicts and contradicted direct answers."""
    found = Problems()
    found.extend(assessment.standing.problems)
    for item, outcome in zip(assessment.scope.items, assessment.stated, strict=True):
        told: list[Held] = []
        for bit, subject in enumerate(assessment.scope.subjects if outcome.clash else ()):
            held = assessment.direct(item, bit)
            # The organisation takes part in a system's clash; an answer for all is told once.
            if (
                outcome.clash >> bit & 1
                and held is not None
                and not any(held is one for one in told)
            ):
                told.append(held)
                place = held.entries[-1].place
                found.warning("answer-contradicts", place, target=item.ref, subject=subject.id)
    return found.found


def _claims(scope: Scope, standing: Standing) -> tuple[Claim, ...]:
    index = scope.norms.practice_index
    masks: dict[tuple[int, str], int] = {}
    said: dict[str, Entry] = {}
    for (target, bit), held in standing.held.items():
        if target in index and _says_out(held):
            for entry in held.entries:
                said[entry.id] = entry
                key = (index[target], entry.id)
                masks[key] = masks.get(key, 0) | 1 << bit
    return tuple(Claim(at, mask, said[id_]) for (at, id_), mask in masks.items())


def _node(
    item: Scoped,
    scope: Scope,
    claims: tuple[Claim, ...],
    at: dict[str, int],
    direct: kernel.Direct | None,
) -> kernel.Node:
    provision, version = item.provision, item.version
    children = version.children.get(provision.id, ())
    asked = scope.norms.closed(provision)
    return kernel.Node(
        asks=asked,
        open=provision.open,
        empty=provision.asks == (),
        parts=tuple(at[f"{version.ref}#{child}"] for child in children),
        yes=item.yes,
        rolled=item.level == "system",
        direct=direct,
        claimed=tuple(
            (claim.practice, claim.mask)
            for claim in claims
            if claim.practice in asked and claim.covers(item)
        ),
    )


def _direct(answers: Sequence[tuple[int, Held]]) -> kernel.Direct | None:
    """The direct answers to one provision, by subject, as planes."""
    mask = instead = out = 0
    stated, shown = [0, 0, 0, 0], [0, 0, 0, 0]
    for bit, held in answers:
        for bounds, interval in ((stated, held.stated), (shown, held.shown)):
            for at, plane in enumerate(planes.exactly(interval, 1 << bit)[:4]):
                bounds[at] |= plane
        mask |= 1 << bit
        if all(entry.other_means for entry in held.entries):
            instead |= 1 << bit
        if _says_out(held):
            out |= 1 << bit
    if not mask:
        return None
    both = Bounds._make([*stated, 0]), Bounds._make([*shown, 0])
    return kernel.Direct(*both, mask, instead, out)
