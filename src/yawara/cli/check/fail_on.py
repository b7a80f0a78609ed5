"""What `yawara check --fail-on` looks for, each as problems."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess.project import LEDGER, SEALS
from yawara.ledger import seal
from yawara.norms.model import STRENGTHS
from yawara.text.fields import nearest
from yawara.text.problem import Place, Problems, Read, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.assess.change import Changes
    from yawara.assess.findings import Assessment, Finding, Status
    from yawara.assess.project import Project
    from yawara.ledger.model import Entry
    from yawara.text.problem import Problem

#: What can be asked for: `gap` and `unknown` with a strength, `expired` with a number of days.
KINDS = ("lost", "worse", "gap", "unknown", "expired", "warning", "unsealed")
_COMPARING = ("lost", "worse")
_WITH_STRENGTH = ("gap", "unknown")
_SHOWN_REFS = 5
_MOST_DAYS = 3660


class Rule(NamedTuple):
    """One thing to fail on: from which strength on, or how many days ahead."""

    kind: str
    least: str = ""
    days: int = 0

    @property
    def name(self) -> str:
        """As it is written after `--fail-on`."""
        more = self.least or (str(self.days) if self.days else "")
        return f"{self.kind}:{more}" if more else self.kind


class Checked(NamedTuple):
    """What is there to look at; `changes` and `lost` are of the comparison, if there is one."""

    project: Project
    assessment: Assessment
    changes: Changes | None
    lost: tuple[Entry, ...]
    against: str
    problems: tuple[Problem, ...]


def rules(given: Iterable[str], *, compared: bool) -> Read[tuple[Rule, ...]]:
    """The rules in `--fail-on`; without it, only that no entry was lost.

    Problems: bad-fail-on, fail-on-needs-against.
    """
    words = [word.strip() for one in given for word in one.split(",") if word.strip()]
    if not words:
        return Read((Rule("lost"),) if compared else ())
    found = Problems()
    out: list[Rule] = []
    for word in words:
        rule = _rule(word)
        if rule is None:
            known = (*KINDS, "gap:must", "unknown:must", "expired:30")
            near = nearest(word.partition(":")[0], KINDS) or ""
            shown = ", ".join(known)
            found.error("bad-fail-on", None, value=word[:80], known=shown, nearest=near)
        elif rule.kind in _COMPARING and not compared:
            found.error("fail-on-needs-against", None, value=rule.kind)
        else:
            out.append(rule)
    return Read(tuple(dict.fromkeys(out)), found.found)


def _rule(word: str) -> Rule | None:
    kind, colon, more = word.partition(":")
    if kind not in KINDS:
        return None
    if not colon:
        return Rule(kind)
    if kind in _WITH_STRENGTH and more in STRENGTHS[:-1]:
        return Rule(kind, least=more)
    if kind == "expired" and more.isascii() and more.isdigit() and int(more) <= _MOST_DAYS:
        return Rule(kind, days=int(more))
    return None


def failing(rule: Rule, checked: Checked) -> tuple[Problem, ...]:
    """The problems that make a check fail by one rule."""
    found = Problems()
    if rule.kind == "lost":
        for entry in checked.lost:
            found.warning(
                "entry-lost",
                Place(LEDGER),
                id=entry.id[:12],
                day=entry.on,
                target=entry.target,
                against=checked.against,
            )
    elif rule.kind == "worse":
        _worse(checked, found)
    elif rule.kind in _WITH_STRENGTH:
        _left(rule, checked.assessment, found)
    elif rule.kind == "expired":
        _ending(rule.days, checked.assessment, found)
    elif rule.kind == "unsealed":
        _unsealed(checked.project, found)
    else:
        found.extend(one for one in checked.problems if one.severity is Severity.WARNING)
    return found.found


def _worse(checked: Checked, found: Problems) -> None:
    changes = checked.changes
    if changes is None:
        return
    told: set[str] = set()
    for one in changes.practices:
        if one.direction == "further":
            told.add(one.practice.id)
            place = one.came[0].place if one.came else Place(LEDGER)
            _became_worse(found, place, one.practice.id, one.subject.id, checked.against)
    for provision in changes.provisions:
        if provision.counted and provision.direction == "further":
            if told.intersection(provision.practices):
                continue
            place = provision.came[0].place if provision.came else Place(LEDGER)
            _became_worse(found, place, provision.item.ref, provision.subject.id, checked.against)


def _became_worse(found: Problems, place: Place, target: str, who: str, against: str) -> None:
    found.warning("became-worse", place, target=target, subject=who, against=against)


def own_findings(assessment: Assessment, bit: int) -> Iterator[Finding]:
    """The findings that are the subject's own: no headings, no sums over systems."""
    for finding in assessment.findings(bit):
        if finding.counted and assessment.bits(finding.item, bit) == (bit,):
            yield finding


def _left(rule: Rule, assessment: Assessment, found: Problems) -> None:
    hard = STRENGTHS[: STRENGTHS.index(rule.least) + 1] if rule.least else STRENGTHS
    wanted: tuple[Status, ...] = ("none", "some") if rule.kind == "gap" else ("unknown",)
    for bit, subject in enumerate(assessment.scope.subjects):
        refs = [
            finding.item.ref
            for finding in own_findings(assessment, bit)
            if finding.gap and finding.status in wanted and finding.item.provision.strength in hard
        ]
        if refs:
            more = ["…"] if len(refs) > _SHOWN_REFS else []
            shown = ", ".join(refs[:_SHOWN_REFS] + more)
            code = "gaps-left" if rule.kind == "gap" else "unknowns-left"
            found.warning(code, None, count=len(refs), subject=subject.id, refs=shown)


def _ending(days: int, assessment: Assessment, found: Problems) -> None:
    """Entries that govern, and whose period or evidence is over, or will be in so many days."""
    today = assessment.scope.day
    last = min(today, datetime.date.max - datetime.timedelta(days)) + datetime.timedelta(days)
    held = assessment.standing.held.values()
    entries = {entry.id: entry for one in held for entry in one.entries}
    for entry in entries.values():
        if entry.until is not None and entry.until < last:
            code = "entry-over" if entry.until < today else "entry-ends"
            found.warning(code, entry.place, target=entry.target, day=entry.until)
        elif entry.state in ("all", "some") and entry.evidence:
            _evidence_ending(entry, today, last, found)


def _evidence_ending(
    entry: Entry, today: datetime.date, last: datetime.date, found: Problems
) -> None:
    over = [one for one in entry.evidence if one.ends is not None and one.ends < last]
    if not over or any(one.counts_on(last) for one in entry.evidence):
        return
    newest = max(over, key=lambda one: one.ends or today)
    gone = newest.ends is not None and newest.ends < today
    code = "evidence-over" if gone else "evidence-ends"
    found.warning(code, entry.place, target=entry.target, file=newest.target, day=newest.ends)


def _unsealed(project: Project, found: Problems) -> None:
    """Entries after the last seal; that the seals fit was looked at when the project was opened."""
    path = project.folder / SEALS
    seals = seal.from_lines(path.read_bytes(), SEALS).value or () if path.is_file() else ()
    sealed = max((one.entries for one in seals), default=0)
    if left := len(project.entries) - sealed:
        found.warning("not-sealed", Place(SEALS if seals else LEDGER), count=left)
