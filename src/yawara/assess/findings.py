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

    @property
    def unread(self) -> bool:
        """Whether it is not known because nobody has read yet what it asks for."""
        return self.item.provision.asks is None and self.status == "unknown"


@dataclass(frozen=True)
class Assessment:
    """The practices done against the practices asked, per provision that applies, on a day."""

    scope: Scope
    standing: Standing
    nodes: tuple[kernel.Node, ...]
    stated: tuple[kernel.Outcome, ...]
    shown: tuple[kernel.Outcome, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def index(self) -> dict[str, int]:
        """The position of each `instrument@version#id`."""
        return {item.ref: at for at, item in enumerate(self.scope.items)}

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The practices, by position, that what applies to anybody asks for, or that lead there."""
        norms = self.scope.norms
        asked = {at for item in self.scope.items if item.yes for at in norms.closed(item.provision)}
        return tuple(at for at, reached in enumerate(norms.implied) if reached & asked)

    @cached_property
    def used_targets(self) -> frozenset[str]:
        """What an entry must speak about to bear on the result: practices and provisions."""
        practices = {self.scope.norms.practices[at].id for at in self.used}
        return frozenset(practices | {item.ref for item in self.scope.items})

    @cached_property
    def _known(self) -> dict[tuple[int, int], Finding | None]:
        """The findings worked out so far, by position and subject."""
        return {}

    def finding(self, ref: str, bit: int) -> Finding | None:
        """The finding for a provision and subject; None where it does not apply or asks nothing."""
        return self._finding(self.index[ref], bit)

    def findings(self, bit: int) -> Iterator[Finding]:
        """The findings of a subject in the order of the instruments."""
        for at in range(len(self.nodes)):
            one = self._finding(at, bit)
            if one is not None:
                yield one

    def _finding(self, at: int, bit: int) -> Finding | None:
        known = self._known
        if (at, bit) not in known:
            known[at, bit] = self._find(at, bit)
        return known[at, bit]

    def _find(self, at: int, bit: int) -> Finding | None:
        item, node = self.scope.items[at], self.nodes[at]
        if not item.yes >> bit & 1 and not (node.empty and node.parts):
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
            clash=bool(self.stated[at].clash >> bit & (1 if bit else -1)),
            direct=self.direct(item, bit),
            explained=explained,
            gap=_is_gap(item, status, explained=explained),
        )

    def undecided(self, bit: int) -> tuple[Scoped, ...]:
        """The provisions of which it is not known whether they apply; they count nowhere."""
        return tuple(item for item in self.scope.items if item.unknown >> bit & 1)

    def children(self, item: Scoped) -> tuple[Scoped, ...]:
        """The parts of a provision."""
        return tuple(self.scope.items[part] for part in self.nodes[self.index[item.ref]].parts)

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
        practices = self.scope.norms.practices
        asks = self.nodes[self.index[item.ref]].asks
        return tuple((practices[at], at, self.bounds(at, item, bit)) for at in asks)

    def counts(self, item: Scoped, bit: int) -> Counts:
        """Counts over the practices of the provision and of its parts; see `counts_of`.

        For the organisation and a provision about systems: over all systems to which it applies.
        """
        return self.counts_of((item,), bit)

    def counts_of(self, items: Iterable[Scoped], bit: int) -> Counts:
        """Counts over the practices of several provisions and their parts.

        Each counts once a subject, a practice of the organisation once for all of its systems.
        """
        inside: dict[int, int] = {}
        outside: dict[int, int] = {}
        outs, of_systems = self.standing.stated.out, self._of_systems
        for position in self._with_parts(self.index[item.ref] for item in items):
            node = self.nodes[position]
            mask = self._mask(self.scope.items[position], bit)
            for at in node.asks if mask else ():
                whom = mask if at in of_systems else 1 << bit
                out = outs[at]
                for claimed, by in node.claimed:
                    out |= by if claimed == at else 0
                # Claimed not to apply to one norm, it may still apply to another.
                inside[at] = inside.get(at, 0) | (whom & ~out)
                outside[at] = outside.get(at, 0) | (whom & out)
        return self._tallied(inside, outside)

    def _with_parts(self, positions: Iterable[int]) -> Iterator[int]:
        waiting = list(positions)
        while waiting:
            position = waiting.pop()
            yield position
            waiting += self.nodes[position].parts

    def _tallied(self, inside: dict[int, int], outside: dict[int, int]) -> Counts:
        """Counts over practices, each for the subjects for whom it applies and does not."""
        held = self.standing.stated
        every = none = some = total = out = 0
        for at, mask in inside.items():
            total += mask.bit_count()
            every += (held.all_lo[at] & mask).bit_count()
            none += (mask & ~held.some_hi[at]).bit_count()
            some += (held.some_lo[at] & mask & ~held.all_hi[at]).bit_count()
            out += (outside[at] & ~mask).bit_count()
        return Counts(every, some, none, total - every - some - none, out)

    @cached_property
    def _of_systems(self) -> frozenset[int]:
        """The practices of systems, by position."""
        practices = enumerate(self.scope.norms.practices)
        return frozenset(at for at, practice in practices if practice.level == "system")

    def _mask(self, item: Scoped, bit: int) -> int:
        """The same as `bits`, as a plane; nothing where the provision does not apply."""
        if bit == 0 and item.level == "system" and len(self.scope.subjects) > 1:
            return item.yes & ~1
        return item.yes & 1 << bit

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
        if not self._may_be_explained(self.index[item.ref]):
            return False
        bits = self.bits(item, bit)
        parts = [
            child for child in self.children(item) if bits == (bit,) or child.level != "system"
        ]
        lacking = [self.finding(part.ref, bit) for part in parts]
        missing = False
        if bits != (bit,):
            lacking += [self.finding(item.ref, one) for one in bits]
        else:
            direct = self.direct(item, bit)
            if direct is not None and any(_explains(entry, item) for entry in direct.entries):
                return True
            for practice, _, interval in self.practices(item, bit):
                if interval in (None, (ALL, ALL)):
                    continue
                held = self.standing.for_target(practice.id, bit)
                entries = () if held is None or held.ended else held.entries
                if not any(_explains(entry, item) for entry in entries):
                    return False
                missing = True
        open_ = [one for one in lacking if one is not None and one.status not in _CLOSED]
        return (missing or bool(open_)) and all(one.explained for one in open_)

    def _may_be_explained(self, position: int) -> bool:
        """Whether anybody gave a reason for this provision, a part of it, or what it asks for."""
        given = self._explained_targets
        return bool(given) and any(
            self.scope.items[at].ref in given or not given.isdisjoint(self.nodes[at].asks)
            for at in self._with_parts([position])
        )

    @cached_property
    def _explained_targets(self) -> frozenset[str | int]:
        """What reasons were given for: provisions by reference, practices by position."""
        positions = self.scope.norms.practice_index
        return frozenset(
            positions.get(target, target)
            for (target, _), held in self.standing.held.items()
            if any(entry.explained is not None for entry in held.entries)
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
    wanted = {version.instrument, version.ref, *item.names}
    return any(ref in wanted for ref in norms)


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


def assess(scope: Scope, standing: Standing) -> Assessment:
    """Assess what applies against what stands. Pure; costs one pass over provisions."""
    claims = _claims(scope, standing)
    at = {item.ref: position for position, item in enumerate(scope.items)}
    answers: dict[str, list[tuple[int, Held]]] = {}
    for (target, bit), held in standing.held.items():
        if target in at and not held.ended:
            answers.setdefault(target, []).append((bit, held))
    nodes = tuple(
        _node(item, scope, claims, at, _direct(answers.get(item.ref, ()))) for item in scope.items
    )
    outcomes = kernel.assess(nodes, standing.stated, standing.shown)
    return Assessment(scope, standing, nodes, outcomes.stated, outcomes.shown, claims)


def problems(assessment: Assessment) -> tuple[Problem, ...]:
    """What the ledger says that cannot all be true, or cannot be used. All are warnings.

    Problems: those of `standing`, answer-contradicts, system-on-organization-provision.
    """
    found = Problems()
    found.extend(assessment.standing.problems)
    items, subjects = assessment.scope.items, assessment.scope.subjects
    for (target, bit), held in assessment.standing.held.items():
        at = assessment.index.get(target)
        if at is None or bit == 0 or held.entries[-1].system is None:
            continue
        if items[at].level == "organization" and not assessment.nodes[at].parts:
            code, place = "system-on-organization-provision", held.entries[-1].place
            found.warning(code, place, target=target, subject=subjects[bit].id)
    for item, outcome in zip(items, assessment.stated, strict=True):
        told: set[int] = set()
        for bit, subject in enumerate(subjects if outcome.clash else ()):
            direct = assessment.direct(item, bit) if outcome.clash >> bit & 1 else None
            # An answer for all systems is told once.
            if direct is not None and id(direct) not in told:
                told.add(id(direct))
                place = direct.entries[-1].place
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
