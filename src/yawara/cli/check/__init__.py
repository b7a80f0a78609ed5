"""`yawara check`: whether a project in version control is in order, and what a change moves."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from yawara.assess import findings
from yawara.assess.change import Changes, changes
from yawara.assess.project import PROFILE, assess_project, open_project, result_digest
from yawara.cli import output
from yawara.cli.assess import interval_json
from yawara.cli.check import fail_on, summary
from yawara.cli.check.fail_on import Checked
from yawara.cli.check.revision import at_revision
from yawara.cli.check.summary import Outcome
from yawara.cli.output import Answer, Caller, Given, Opened, RefusedError
from yawara.ledger.model import as_json
from yawara.text.problem import Problems, Severity, in_order

if TYPE_CHECKING:
    from yawara.assess.change import Level, PracticeChange, ProvisionChange
    from yawara.assess.findings import Assessment, Finding
    from yawara.assess.project import Project
    from yawara.ledger.model import Entry
    from yawara.text.canonical import Json
    from yawara.text.problem import Problem, Read


@click.command("check")
@output.project_options
@click.option("--against", default=None, metavar="REVISION|DIR")
@click.option("--fail-on", "fail_on", multiple=True, metavar="KIND[,KIND]")
@output.answering_as(("text", "json", "markdown", "github"))
def command(
    caller: Caller, given: Given, *, against: str | None, fail_on: tuple[str, ...]
) -> Answer:
    """Check a project, by itself or against what it was."""
    try:
        return _check(caller, given, against, fail_on)
    except RefusedError as refused:
        # What a pipeline posts must say why there is no summary.
        for line in _refusal(refused, given, caller):
            click.echo(line)
        raise


class _Base(NamedTuple):
    """What is compared with; without a project where it was not there or cannot be read."""

    name: str
    commit: str = ""
    project: Project | None = None
    assessment: Assessment | None = None
    problems: tuple[Problem, ...] = ()


def _check(caller: Caller, given: Given, against: str | None, words: tuple[str, ...]) -> Answer:
    read = fail_on.rules(words, compared=against is not None)
    try:
        one = output.opened(caller, given)
    except RefusedError as refused:
        raise RefusedError((*read.problems, *refused.problems), caller) from None
    rules = output.unwrap(read, caller)
    after = output.assessed(one)
    found = (*one.problems, *findings.problems(after))
    base = None if against is None else _base(against, one, caller)
    before = None if base is None else base.assessment
    known = base.project.entries if base and base.project else ()
    added, lost = _entries(known, one.project.entries)
    checked = Checked(
        project=one.project,
        assessment=after,
        changes=None if before is None else changes(before, after),
        lost=lost if before else (),
        against=against or "",
        problems=found,
    )
    failed = tuple((rule, fail_on.failing(rule, checked)) for rule in rules)
    outcome = Outcome(
        checked,
        failed,
        added=added if before else (),
        fresh=_fresh(base.problems, found, added) if base and before else (),
        commit=base.commit if base else "",
    )
    notes = base.problems if base and before is None else ()
    return _answer(outcome, one, notes, caller, given)


def _answer(
    outcome: Outcome, one: Opened, notes: tuple[Problem, ...], caller: Caller, given: Given
) -> Answer:
    failing = tuple(problem for _, problems in outcome.failed for problem in problems)
    problems = in_order((*failing, *outcome.checked.problems, *notes))
    lines: list[str] = []
    if caller.format == "github":
        wrong = frozenset(failing)
        lines = summary.as_annotations(problems, wrong, _prefix(given), caller.lang)
        problems = ()
    elif caller.format != "json":
        write = summary.as_markdown if caller.format == "markdown" else summary.as_text
        lines = write(summary.blocks(outcome, caller.lang), caller.lang)
    return Answer(
        result=_result(outcome) if caller.format == "json" else None,
        lines=lines,
        problems=problems,
        as_of=one.request.day,
        known=one.request.known,
        digest=result_digest(outcome.checked.assessment),
        code=1 if failing else 0,
    )


def _refusal(refused: RefusedError, given: Given, caller: Caller) -> list[str]:
    if caller.format == "github":
        return summary.as_annotations(refused.problems, frozenset(), _prefix(given), caller.lang)
    if caller.format == "markdown":
        return summary.as_markdown(summary.refusal(refused.problems, caller.lang), caller.lang)
    return []


def _prefix(given: Given) -> str:
    """What leads from where we are to the files of the project, as a forge writes paths."""
    name = given.folder.as_posix()
    return "" if name == "." else f"{name.rstrip('/')}/"


# -- what is compared with -----------------------------------------------------------------


def _base(against: str, one: Opened, caller: Caller) -> _Base:
    """The project as it was, assessed on the same day and by the same shipped norms."""
    if _is_project(against):
        return _assessed(_Base(against), open_project(Path(against), one.request), one)
    revision = output.unwrap(at_revision(one.project.folder, against), caller)
    base = _Base(against, revision.commit)
    if PROFILE not in revision.files:
        return base._replace(problems=_note("base-absent", against=against))
    with tempfile.TemporaryDirectory(prefix="yawara-") as name:
        for file, data in revision.files.items():
            path = Path(name, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return _assessed(base, open_project(Path(name), one.request), one)


def _is_project(name: str) -> bool:
    try:
        return Path(name, PROFILE).is_file()
    except (OSError, ValueError):  # too long for a path, or not even text for one
        return False


def _assessed(base: _Base, read: Read[Project], one: Opened) -> _Base:
    # Evidence files are not fetched: that they were in order is not asked any more.
    told = tuple(problem for problem in read.problems if not problem.code.startswith("evidence-"))
    errors = in_order(problem for problem in told if problem.severity is Severity.ERROR)
    if read.value is None or errors:
        first = errors[0]
        file = Path(first.place.file).name if first.place else ""
        params = {"count": len(errors), "first": first.code, "file": file}
        return base._replace(problems=_warning("base-broken", against=base.name, **params))
    assessment = assess_project(read.value, one.request)
    problems = (*told, *findings.problems(assessment))
    return base._replace(project=read.value, assessment=assessment, problems=problems)


def _note(code: str, **params: object) -> tuple[Problem, ...]:
    found = Problems()
    found.note(code, None, **params)
    return found.found


def _warning(code: str, **params: object) -> tuple[Problem, ...]:
    found = Problems()
    found.warning(code, None, **params)
    return found.found


def _entries(
    before: tuple[Entry, ...], after: tuple[Entry, ...]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The entries that were added, and those that were lost."""
    old, new = {entry.id for entry in before}, {entry.id for entry in after}
    return (
        tuple(entry for entry in after if entry.id not in old),
        tuple(entry for entry in before if entry.id not in new),
    )


def _fresh(
    before: tuple[Problem, ...], after: tuple[Problem, ...], added: tuple[Entry, ...]
) -> tuple[Problem, ...]:
    """The problems that were not there before, wherever in a file they stand now."""
    known = {(problem.code, problem.params) for problem in before}
    places = {entry.place for entry in added}
    return in_order(
        problem
        for problem in after
        if (problem.code, problem.params) not in known
        and (not problem.code.startswith("evidence-") or problem.place in places)
    )


# -- as JSON -------------------------------------------------------------------------------


def _result(outcome: Outcome) -> Json:
    checked = outcome.checked
    moved = checked.changes
    return {
        "against": checked.against or None,
        "commit": outcome.commit or None,
        "failed": [rule.name for rule, problems in outcome.failed if problems],
        "compared": moved is not None,
        "changes": None if moved is None else _changes(moved),
        "entries": {
            "added": [{"id": entry.id, **as_json(entry)} for entry in outcome.added],
            "lost": [{"id": entry.id, **as_json(entry)} for entry in checked.lost],
        },
    }


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
    gist = one.item.provision.gist
    return {
        "ref": one.item.ref,
        "subject": one.subject.id,
        "kind": one.kind,
        "direction": one.direction,
        "was": list(one.was),
        "before": _finding(one.before, one.applied),
        "after": _finding(one.after, one.applies),
        "gist": {"ja": gist.ja, "en": gist.en},
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
