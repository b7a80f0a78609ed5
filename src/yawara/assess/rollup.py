"""Findings gathered by principle or part: "where do we stand on safety?"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.ledger import planes

if TYPE_CHECKING:
    from yawara.assess.findings import Assessment, Counts, Finding, Status
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Provision, Version


@dataclass(frozen=True, slots=True)
class Section:
    """One principle or part of an instrument, with the findings that belong to it.

    `stated` and `shown` combine them by the rule for wholes and parts; None where nothing that
    asks for anything applies.
    """

    version: Version
    head: Provision
    findings: tuple[Finding, ...]
    stated: Interval | None
    shown: Interval | None
    read: Interval | None
    counts: Counts

    @property
    def tally(self) -> Counter[Status]:
        """How many findings there are of each status."""
        return Counter(finding.status for finding in self.findings)


def head_of(version: Version, provision: Provision) -> Provision:
    """The principle that a provision belongs to, else the topmost part that it stands in.

    A provision beside the principles is one of them, although it has no parts (fair competition).
    """
    beside = {
        version.by_id[one.principle].part_of
        for one in version.provisions
        if one.principle in version.by_id
    }
    step = provision
    while True:
        if step.principle and step.principle in version.by_id:
            return version.by_id[step.principle]
        if not step.part_of or step.part_of in beside or step.part_of not in version.by_id:
            return step
        step = version.by_id[step.part_of]


def sections(assessment: Assessment, bit: int) -> tuple[Section, ...]:
    """Every principle or part of which something applies to the subject, in the order of texts."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    heads: dict[tuple[str, str], tuple[Version, Provision]] = {}
    for finding in assessment.findings(bit):
        version, provision = finding.item.version, finding.item.provision
        head = head_of(version, provision)
        key = (version.ref, head.id)
        heads.setdefault(key, (version, head))
        if finding.counted:
            groups.setdefault(key, []).append(finding)
    return tuple(
        _section(assessment, *heads[key], tuple(found), bit) for key, found in groups.items()
    )


def _section(
    assessment: Assessment, version: Version, head: Provision, found: tuple[Finding, ...], bit: int
) -> Section:
    at = [assessment.index[finding.item.ref] for finding in found]
    width = len(assessment.scope.subjects)
    stated = planes.combine((assessment.stated[one].final for one in at), width)
    shown = planes.combine((assessment.shown[one].final for one in at), width)
    read = planes.combine((assessment.stated[one].read for one in at), width)
    counts = assessment.counts_of((finding.item for finding in found), bit)
    return Section(version, head, found, stated.at(bit), shown.at(bit), read.at(bit), counts)
