"""What every language of a report draws from, worked out once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess import findings, rollup
from yawara.assess.plan import next_steps
from yawara.assess.why import why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.assess.change import Changes
    from yawara.assess.findings import Assessment, Counts, Finding, Status
    from yawara.assess.plan import Step
    from yawara.assess.why import Proof
    from yawara.ledger.model import Entry
    from yawara.ledger.seal import Seal
    from yawara.norms.model import Version
    from yawara.scope.applies import Scoped
    from yawara.text.problem import Problem

#: How many next steps of each kind a report names.
STEPS = 10


@dataclass(frozen=True)
class Books:
    """The whole ledger of a project that was opened without errors, and how it was checked.

    `unhashed`: the files that evidence names without a hash, and the SHA-256 that they have now.
    Of every other file the hash was computed and is the one that the ledger states.
    """

    entries: tuple[Entry, ...]
    seals: tuple[Seal, ...]
    unhashed: Mapping[str, str]


class Sureness(NamedTuple):
    """What the sums rest on.

    Of the provisions counted: how many, how many have a reading that no second one has signed, how
    many headings and gists come from a secondary source or from memory. Of the records that say
    *all* or *some*: how many, and for how many of them evidence counts on the day.
    """

    total: int
    open: int
    secondary: int
    memory: int
    claimed: int
    shown: int


@dataclass(frozen=True)
class Ground:
    """An assessment, and what several parts of a report and both languages need of it.

    `changes`: what differs from an earlier day, where somebody asked. `books`: what only an
    auditor's paper shows.
    """

    assessment: Assessment
    changes: Changes | None = None
    books: Books | None = None

    @cached_property
    def sections(self) -> tuple[rollup.Section, ...]:
        """The principles and parts of which something that asks applies to the organisation."""
        return rollup.sections(self.assessment, 0)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the organisation that asks for something itself."""
        return tuple(finding for section in self.sections for finding in section.findings)

    @cached_property
    def tally(self) -> Counter[Status]:
        """How many findings there are of each status: the sums that every paper prints."""
        return Counter(finding.status for finding in self.findings)

    @cached_property
    def applies(self) -> int:
        """How many provisions apply; what is said not to apply is not among them."""
        return sum(count for status, count in self.tally.items() if status != "not-applicable")

    @cached_property
    def practices(self) -> Counts:
        """How many practices that all of these ask for are in which state, each once a subject."""
        return self.assessment.counts_of((finding.item for finding in self.findings), 0)

    @cached_property
    def sureness(self) -> Sureness:
        """How sure the sums are: the readings, what they rest on, and the records behind them."""
        counted = [one for one in self.findings if one.status != "not-applicable"]
        bases = Counter(one.item.provision.basis for one in counted)
        day = self.assessment.scope.day
        claimed = [
            entry
            for entry in self.entries
            if entry.state in ("all", "some") and entry.holds_on(day)
        ]
        return Sureness(
            total=len(counted),
            open=sum(one.item.provision.open for one in counted),
            secondary=bases["secondary"],
            memory=bases["memory"],
            claimed=len(claimed),
            shown=sum(any(one.counts_on(day) for one in entry.evidence) for entry in claimed),
        )

    @cached_property
    def by_version(self) -> tuple[tuple[Version, tuple[Finding, ...]], ...]:
        """The findings by instrument, in the order of the sections."""
        out: dict[str, tuple[Version, list[Finding]]] = {}
        for finding in self.findings:
            version = finding.item.version
            out.setdefault(version.ref, (version, []))[1].append(finding)
        return tuple((version, tuple(found)) for version, found in out.values())

    @cached_property
    def governs(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """By the id of an entry, the targets and subjects that it governs on the day.

        A default for systems that all have an entry of their own governs nobody any more.
        """
        norms, many = self.assessment.scope.norms, len(self.assessment.scope.subjects) > 1
        of_systems = {one.id for one in norms.practices if many and one.level == "system"}
        out: dict[str, list[tuple[str, int]]] = {}
        for (target, bit), held in self.assessment.standing.held.items():
            for entry in held.entries if bit or target not in of_systems else ():
                out.setdefault(entry.id, []).append((target, bit))
        return {id_: tuple(keys) for id_, keys in out.items()}

    @cached_property
    def refs(self) -> frozenset[str]:
        """The provisions that have a place of their own in the report."""
        return frozenset(finding.item.ref for finding in self.findings)

    @cached_property
    def asked_by(self) -> Mapping[str, tuple[Scoped, ...]]:
        """For each practice, by id, the provisions shown that ask for it."""
        norms = self.assessment.scope.norms
        out: dict[str, list[Scoped]] = {}
        for finding in self.findings:
            for at in norms.closed(finding.item.provision):
                out.setdefault(norms.practices[at].id, []).append(finding.item)
        return {practice: tuple(items) for practice, items in out.items()}

    @cached_property
    def undecided(self) -> tuple[Scoped, ...]:
        """The provisions that ask for something and may or may not apply to the organisation."""
        items = self.assessment.undecided(0)
        return tuple(item for item in items if item.provision.asks != ())

    @cached_property
    def held(self) -> tuple[Entry, ...]:
        """Every entry that governs something on the day, in the order of the ledger."""
        held = self.assessment.standing.held.values()
        unique = {
            entry.id: entry for one in held for entry in one.entries if entry.id in self.governs
        }
        return tuple(sorted(unique.values(), key=lambda e: (e.place.line, e.place.column, e.id)))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Those of them that bear on what was looked at: the records that a paper rests on."""
        used = self.assessment.used_targets
        return tuple(
            entry for entry in self.held if any(key in used for key, _ in self.governs[entry.id])
        )

    @cached_property
    def bits(self) -> Mapping[str, int]:
        """The bit of each subject, by its id."""
        return {subject.id: bit for bit, subject in enumerate(self.assessment.scope.subjects)}

    @cached_property
    def known_steps(self) -> tuple[Step, ...]:
        """The next steps among what is known to be missing."""
        return next_steps(self.assessment, STEPS, known=True)

    @cached_property
    def unanswered_steps(self) -> tuple[Step, ...]:
        """The next steps among what nobody has answered."""
        return next_steps(self.assessment, STEPS, known=False)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What the ledger says that cannot all be true, and what should be looked at again."""
        return findings.problems(self.assessment)

    @cached_property
    def proofs(self) -> Mapping[str, Proof]:
        """Why each provision shown has the state that it has, by reference."""
        return {one.item.ref: why(self.assessment, one.item.ref, 0) for one in self.findings}
