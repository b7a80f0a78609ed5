"""The result of a check as plain data for programs (docs/reference/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.cli.assess import interval_json
from yawara.ledger.model import as_json

if TYPE_CHECKING:
    from yawara.assess.back import StepBack
    from yawara.assess.change import Changes, Level, PracticeChange, ProvisionChange
    from yawara.assess.findings import Finding
    from yawara.cli.check.summary import Outcome
    from yawara.text.canonical import Json
    from yawara.text.words import Words


def result(outcome: Outcome) -> Json:
    """What was compared, what failed, and all that moved."""
    checked, revision = outcome.checked, outcome.revision
    moved = checked.moved
    return {
        "against": checked.against or None,
        "commit": (revision.commit or None) if revision else None,
        "moved_from": revision.moved_from if revision else None,
        "failed": [rule.name for rule, problems in outcome.failed if problems],
        "compared": bool(moved),
        "changes": _changes(moved[0]) if moved else None,
        "ahead": [
            {"day": changes.after.scope.day.isoformat(), "changes": _changes(changes)}
            for changes in moved[1:]
        ],
        "back": [_step(step) for step in checked.back],
        "entries": {
            "added": [{"id": entry.id, **as_json(entry)} for entry in checked.added],
            "lost": [{"id": entry.id, **as_json(entry)} for entry in checked.lost],
        },
    }


def _step(step: StepBack) -> Json:
    return {
        "target": step.target,
        "subjects": [subject.id for subject in step.subjects],
        "day": step.day.isoformat(),
        "stated": step.stated,
        "entry": step.entry.id if step.entry else None,
        "reason": _words(step.reason) if step.reason else None,
    }


def _words(words: Words) -> Json:
    return {"ja": words.ja, "en": words.en}


def _changes(moved: Changes) -> Json:
    return {
        "joined": [subject.id for subject in moved.joined],
        "left": [subject.id for subject in moved.left],
        "directions": {name: moved.directions[name] for name in sorted(moved.directions)},
        "kinds": {name: moved.kinds[name] for name in sorted(moved.kinds)},
        "provisions": [_provision(one) for one in moved.provisions if one.counted],
        "practices": [_practice(one) for one in moved.practices],
    }


def _provision(one: ProvisionChange) -> Json:
    return {
        "ref": one.item.ref,
        "subject": one.subject.id,
        "kind": one.kind,
        "direction": one.direction,
        "was": list(one.was),
        "before": _finding(one.before, one.applied),
        "after": _finding(one.after, one.applies),
        "gist": _words(one.item.provision.gist),
        "practices": list(one.practices),
        "causes": list(one.causes),
        "came": [entry.id for entry in one.came],
        "went": [entry.id for entry in one.went],
    }


def _finding(finding: Finding | None, applies: str) -> Json:
    if finding is None:
        return {"applies": applies}
    return {
        "applies": applies,
        "status": finding.status,
        "stated": interval_json(finding.stated),
        "shown": interval_json(finding.shown),
        "counts": finding.counts._asdict(),
        "gap": finding.gap,
        "explained": finding.explained,
    }


def _practice(one: PracticeChange) -> Json:
    return {
        "practice": one.practice.id,
        "subject": one.subject.id,
        "direction": one.direction,
        "before": _level(one.before),
        "after": _level(one.after),
        "causes": list(one.causes),
        "through": list(one.through),
        "came": [entry.id for entry in one.came],
        "went": [entry.id for entry in one.went],
    }


def _level(level: Level | None) -> Json:
    if level is None:
        return None
    stated, shown = interval_json(level.stated), interval_json(level.shown)
    return {"stated": stated, "shown": shown, "mark": level.mark or None}
