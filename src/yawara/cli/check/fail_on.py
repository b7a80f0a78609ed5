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

    from yawara.assess.back import StepBack
    from yawara.assess.change import Changes
    from yawara.assess.findings import Assessment, Finding, Status
    from yawara.assess.project import Project
    from yawara.ledger.model import Entry
    from yawara.text.problem import Problem

#: What can be asked for: `gap` and `unknown` with a strength, `expired` with a number of days.
KINDS = ("lost", "worse", "gap", "unknown", "expired", "warning", "unsealed")
_COMPARING = ("lost", "worse")
_WITH_STRENGTH = ("gap", "unknown")
_SHOWN = 5
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
    """What is there to look at; all but the first three are of the comparison, if there is one.

    `moved` is what differs on the day of the check and on each day on which something of the change
    begins; of `unseen` such days nothing is known, as they are too many.
    """

    project: Project
    assessment: Assessment
    problems: tuple[Problem, ...]
    against: str = ""
    moved: tuple[Changes, ...] = ()
    unseen: int = 0
    added: tuple[Entry, ...] = ()
    lost: tuple[Entry, ...] = ()
    back: tuple[StepBack, ...] = ()


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
        _lost(checked, found)
    elif rule.kind == "worse":
        _worse(checked, found)
    elif rule.kind in _WITH_STRENGTH:
        _left(rule, checked, found)
    elif rule.kind == "expired":
        _ending(rule.days, checked.assessment, found)
    elif rule.kind == "unsealed":
        _unsealed(checked.project, found)
    else:
        found.extend(one for one in checked.problems if one.severity is Severity.WARNING)
    return found.found


def _lost(checked: Checked, found: Problems) -> None:
    for entry in checked.lost:
        found.warning(
            "entry-lost",
            Place(LEDGER),
            id=entry.id[:12],
            day=entry.on,
            target=entry.target,
            against=checked.against,
        )


def _worse(checked: Checked, found: Problems) -> None:
    for step in checked.back:
        if step.reason is None:
            code = "became-worse" if step.stated else "shows-less"
            found.warning(code, place_of(step), **_who(step), against=checked.against)
    if checked.unseen:
        found.warning("days-unseen", Place(LEDGER), count=checked.unseen)


def reasoned(checked: Checked) -> tuple[Problem, ...]:
    """A note for each step back of which the change says why."""
    found = Problems()
    for step in checked.back:
        if step.reason is not None:
            found.note("stepped-back", place_of(step), **_who(step), against=checked.against)
    return found.found


def place_of(step: StepBack) -> Place:
    """Where a step back stands: at its entry, or in the ledger as a whole."""
    return step.entry.place if step.entry is not None else Place(LEDGER)


def _who(step: StepBack) -> dict[str, object]:
    ids = [subject.id for subject in step.subjects]
    return {"target": step.target, "subject": listed(ids), "day": step.day}


def listed(names: list[str]) -> str:
    """The first few names."""
    more = ["…"] if len(names) > _SHOWN else []
    return ", ".join(names[:_SHOWN] + more)


def own_findings(assessment: Assessment, bit: int) -> Iterator[Finding]:
    """The findings that are the subject's own: no headings, no sums over systems."""
    for finding in assessment.findings(bit):
        if finding.counted and assessment.bits(finding.item, bit) == (bit,):
            yield finding


def _left(rule: Rule, checked: Checked, found: Problems) -> None:
    """What is left on the day, and what the change would leave on a day to come."""
    code = "gaps-left" if rule.kind == "gap" else "unknowns-left"
    told: dict[str, set[str]] = {}
    for who, refs in _lefts(rule, checked.assessment).items():
        told[who] = set(refs)
        day = checked.assessment.scope.day
        found.warning(code, None, count=len(refs), subject=who, refs=listed(refs), day=day)
    for changes in checked.moved[1:]:
        before = _lefts(rule, changes.before)
        day = changes.after.scope.day
        for who, refs in _lefts(rule, changes.after).items():
            new = [one for one in refs if one not in {*before.get(who, ()), *told.get(who, ())}]
            if new:
                told.setdefault(who, set()).update(new)
                shown = listed(new)
                found.warning(code, None, count=len(new), subject=who, refs=shown, day=day)


def _lefts(rule: Rule, assessment: Assessment) -> dict[str, list[str]]:
    """By subject, the provisions that a rule is about."""
    hard = STRENGTHS[: STRENGTHS.index(rule.least) + 1] if rule.least else STRENGTHS
    wanted: tuple[Status, ...] = ("none", "some") if rule.kind == "gap" else ("unknown",)
    out: dict[str, list[str]] = {}
    for bit, subject in enumerate(assessment.scope.subjects):
        refs = [
            finding.item.ref
            for finding in own_findings(assessment, bit)
            if finding.gap and finding.status in wanted and finding.item.provision.strength in hard
        ]
        if refs:
            out[subject.id] = refs
    return out


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
