"""The assessment: a finding for every provision and subject, with what is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.assess import kernel
from yawara.ledger import planes
from yawara.ledger.planes import ALL, NONE, SOME, Bounds, Interval
from yawara.text.problem import Place, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    def finding(self, ref: str, bit: int) -> Finding | None:
        """The finding for a provision and subject; None where it does not apply or asks nothing."""
        at = self.index[ref]
        item = self.scope.items[at]
        if not item.yes >> bit & 1 and not self._is_heading(item):
            return None
        stated = self.stated[at].final.at(bit)
        shown = self.shown[at].final.at(bit)
        claimed = self.claimed_out(item, bit)
        if stated is None or shown is None:
            return self._not_applicable(item, bit) if claimed else None
        counts = self.counts(item, bit)
        status = self._status(at, bit, stated)
        return Finding(
            item=item,
            bit=bit,
            stated=stated,
            shown=shown,
            derived=self.stated[at].derived.at(bit),
            status=status,
            counts=counts,
            clash=bool(self.stated[at].clash >> bit & 1),
            direct=self.direct(item, bit),
            explained=self.is_explained(item, bit),
            gap=self._gap(item, bit, status),
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
        for name in names(item):
            held = self.standing.for_target(name, bit)
            if held is not None and not held.ended:
                return held
        return None

    def bounds(
        self, practice: int, item: Scoped, bit: int, *, shown: bool = False
    ) -> Interval | None:
        """The interval of a practice as this provision sees it; None where it does not apply."""
        for claim in self.claims:
            if claim.practice == practice and claim.mask >> bit & 1 and claim.covers(item):
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
        """Counts over the practices of the provision and of its parts, each once.

        For the organisation and a provision about systems: over all systems to which it applies.
        """
        tally = [0, 0, 0, 0, 0]
        for bit_ in self.bits(item, bit):
            for _, _, interval in self.practices(item, bit_):
                tally[_bucket(interval)] += 1
        for child in self.children(item):
            if child.yes >> bit & 1 or self._is_heading(child):
                inner = self.counts(child, bit)
                tally = [a + b for a, b in zip(tally, inner, strict=True)]
        return Counts(*tally)

    def bits(self, item: Scoped, bit: int) -> tuple[int, ...]:
        """The subjects behind a finding: for the organisation, the systems that count."""
        if bit == 0 and item.level == "system" and len(self.scope.subjects) > 1:
            return tuple(b for b in range(1, len(self.scope.subjects)) if item.yes >> b & 1)
        return (bit,)

    def _status(self, at: int, bit: int, stated: Interval) -> Status:
        if stated == (ALL, ALL):
            return "all"
        read = self.stated[at].read.at(bit)
        direct = self.direct(self.scope.items[at], bit)
        if direct is not None or read is None:
            read = stated
        if read == (ALL, ALL):
            return "all-read"
        if read[1] == NONE:
            return "none"
        if read == (NONE, ALL):
            return "unknown"
        return "some" if read[0] >= SOME or read[1] == SOME else "unknown"

    def _gap(self, item: Scoped, bit: int, status: Status) -> bool:
        if item.provision.strength == "may" or status in ("all", "all-read"):
            return False
        return item.version.force == "law" or not self.is_explained(item, bit)

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
        if direct is not None and any(e.state == "not-applicable" for e in direct.entries):
            return True
        return self.stated[self.index[item.ref]].final.out >> bit & 1 == 1 and bool(
            item.provision.asks
        )

    def is_explained(self, item: Scoped, bit: int) -> bool:
        """Whether a public reason covers all that is missing here, for this norm."""
        direct = self.direct(item, bit)
        if direct is not None and any(_explains(entry, item) for entry in direct.entries):
            return True
        missing = [
            self.standing.for_target(practice.id, b)
            for b in self.bits(item, bit)
            for practice, _, interval in self.practices(item, b)
            if interval is not None and interval != (ALL, ALL)
        ]
        return bool(missing) and all(
            held is not None and any(_explains(entry, item) for entry in held.entries)
            for held in missing
        )


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
    version, provision = item.version, item.provision
    return (
        f"{version.ref}#{provision.id}",
        f"{version.instrument}#{provision.id}",
        *(f"{version.instrument}#{earlier}" for earlier in provision.was),
    )


def _explains(entry: Entry, item: Scoped) -> bool:
    return entry.explained is not None and covers(entry.explained.norms, item)


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
    nodes = [_node(item, scope, claims, at) for item in scope.items]
    order = _parts_last(nodes)
    width = len(scope.subjects)
    outcomes = [
        _in_order(
            [
                node._replace(direct=_direct(item, standing, width, shown=shown))
                for node, item in zip(nodes, scope.items, strict=True)
            ],
            order,
            standing.shown if shown else standing.stated,
        )
        for shown in (False, True)
    ]
    return Assessment(scope, standing, outcomes[0], outcomes[1], claims)


def problems(assessment: Assessment) -> tuple[Problem, ...]:
    """What the ledger says that cannot all be true: conflicts and contradicted direct answers."""
    found = Problems()
    found.extend(assessment.standing.problems)
    for item, outcome in zip(assessment.scope.items, assessment.stated, strict=True):
        for bit, subject in enumerate(assessment.scope.subjects):
            if outcome.clash >> bit & 1:
                held = assessment.direct(item, bit)
                place = held.entries[-1].place if held else Place("")
                found.warning("answer-contradicts", place, target=item.ref, subject=subject.id)
    return found.found


def _parts_last(nodes: list[kernel.Node]) -> list[int]:
    """An order in which every whole stands before its parts (a pack may list them otherwise)."""
    inner = {part for node in nodes for part in node.parts}
    order: list[int] = []
    waiting = [at for at in range(len(nodes)) if at not in inner][::-1]
    while waiting:
        at = waiting.pop()
        order.append(at)
        waiting.extend(reversed(nodes[at].parts))
    return order


def _in_order(
    nodes: list[kernel.Node], order: list[int], held: planes.Planes
) -> tuple[kernel.Outcome, ...]:
    new = {old: at for at, old in enumerate(order)}
    moved = [
        nodes[old]._replace(parts=tuple(new[part] for part in nodes[old].parts)) for old in order
    ]
    outcomes = kernel.assess(moved, held)
    return tuple(outcomes[new[at]] for at in range(len(nodes)))


def _claims(scope: Scope, standing: Standing) -> tuple[Claim, ...]:
    index = scope.norms.practice_index
    out: list[Claim] = []
    for (target, bit), held in standing.held.items():
        if target not in index or held.ended:
            continue
        out += [
            Claim(index[target], 1 << bit, entry)
            for entry in held.entries
            if entry.state == "not-applicable"
        ]
    return tuple(out)


def _node(item: Scoped, scope: Scope, claims: tuple[Claim, ...], at: dict[str, int]) -> kernel.Node:
    provision, version = item.provision, item.version
    children = version.children.get(provision.id, ())
    asked = set(scope.norms.closed(provision))
    return kernel.Node(
        asks=tuple(sorted(asked)),
        open=provision.open,
        empty=provision.asks == (),
        parts=tuple(at[f"{version.ref}#{child}"] for child in children),
        yes=item.yes,
        rolled=item.level == "system",
        direct=None,
        claimed=tuple(
            (claim.practice, claim.mask)
            for claim in claims
            if claim.practice in asked and claim.covers(item)
        ),
    )


def _direct(item: Scoped, standing: Standing, width: int, *, shown: bool) -> kernel.Direct | None:
    mask = instead = out = 0
    bounds = [0, 0, 0, 0]
    for bit in range(width):
        held = next(
            (h for name in names(item) if (h := standing.for_target(name, bit)) is not None), None
        )
        if held is None or held.ended:
            continue
        one = planes.exactly(held.shown if shown else held.stated, 1 << bit)
        bounds = [a | b for a, b in zip(bounds, one[:4], strict=True)]
        mask |= 1 << bit
        if all(entry.other_means for entry in held.entries):
            instead |= 1 << bit
        if any(entry.state == "not-applicable" for entry in held.entries):
            out |= 1 << bit
    return kernel.Direct(Bounds._make([*bounds, 0]), mask, instead, out) if mask else None
