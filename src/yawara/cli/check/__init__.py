"""`yawara check`: whether a project in version control is in order, and what a change moves."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from yawara.assess import findings
from yawara.assess.ahead import days_ahead
from yawara.assess.back import steps_back
from yawara.assess.change import changes
from yawara.assess.project import PROFILE, assess_project, open_project, result_digest
from yawara.cli import output
from yawara.cli.check import as_json, blocks, fail_on, summary
from yawara.cli.check.fail_on import Checked
from yawara.cli.check.github import as_annotations
from yawara.cli.check.revision import at_revision
from yawara.cli.check.summary import Outcome
from yawara.cli.output import Answer, Caller, Given, Opened, RefusedError
from yawara.text.problem import Problems, Severity, in_order

if TYPE_CHECKING:
    from yawara.assess.project import Project, Request
    from yawara.cli.check.revision import Revision
    from yawara.ledger.model import Entry
    from yawara.text.problem import Problem


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
    revision: Revision | None = None
    project: Project | None = None
    problems: tuple[Problem, ...] = ()


def _check(caller: Caller, given: Given, against: str | None, words: tuple[str, ...]) -> Answer:
    read = fail_on.rules(words, compared=against is not None)
    try:
        one = output.opened(caller, given)
    except RefusedError as refused:
        raise RefusedError((*read.problems, *refused.problems), caller) from None
    rules = output.unwrap(read, caller)
    after = output.assessed(one)
    told = (*one.problems, *findings.problems(after))
    checked = Checked(one.project, after, told, against or "")
    base = None if against is None else _base(against, one, caller)
    fresh: tuple[Problem, ...] = ()
    if base is not None and base.project is not None:
        checked = _compared(checked, base.project, one.request)
        known = (*base.problems, *findings.problems(checked.moved[0].before))
        fresh = _fresh(known, told, checked.added)
    outcome = Outcome(
        checked,
        tuple((rule, fail_on.failing(rule, checked)) for rule in rules),
        fresh=fresh,
        notes=base.problems if base and base.project is None else (),
        revision=base.revision if base else None,
    )
    return _answer(outcome, one, caller, given)


def _compared(checked: Checked, base: Project, request: Request) -> Checked:
    """What differs from a base today, and on the days to come on which the change begins."""
    ahead = days_ahead(base, checked.project, request.day)
    moved = [changes(assess_project(base, request), checked.assessment)]
    for day in ahead.days:
        then = replace(request, day=day)
        moved.append(changes(assess_project(base, then), assess_project(checked.project, then)))
    added, lost = _entries(base.entries, checked.project.entries)
    return checked._replace(
        moved=tuple(moved),
        unseen=ahead.more,
        added=added,
        lost=lost,
        back=steps_back(moved, added),
    )


def _answer(outcome: Outcome, one: Opened, caller: Caller, given: Given) -> Answer:
    checked = outcome.checked
    failing = tuple(problem for _, problems in outcome.failed for problem in problems)
    told = (*failing, *checked.problems, *outcome.notes, *fail_on.reasoned(checked))
    problems = in_order(dict.fromkeys(told))
    lines: list[str] = []
    if caller.format == "github":
        lines = as_annotations(problems, frozenset(failing), _prefix(given), caller.lang)
        problems = ()
    elif caller.format != "json":
        write = blocks.as_markdown if caller.format == "markdown" else blocks.as_text
        lines = write(summary.summary(outcome, caller.lang), caller.lang)
    return Answer(
        result=as_json.result(outcome) if caller.format == "json" else None,
        lines=lines,
        problems=problems,
        as_of=one.request.day,
        known=one.request.known,
        digest=result_digest(checked.assessment),
        code=1 if failing else 0,
    )


def _refusal(refused: RefusedError, given: Given, caller: Caller) -> list[str]:
    if caller.format == "github":
        return as_annotations(refused.problems, frozenset(), _prefix(given), caller.lang)
    if caller.format == "markdown":
        return blocks.as_markdown(summary.refusal(refused.problems, caller.lang), caller.lang)
    return []


def _prefix(given: Given) -> str:
    """What leads to the files of the project from the root, or from where we are."""
    name = given.folder.as_posix()
    # GitHub Actions says where the root is, whatever folder a step runs in.
    root = os.environ.get("GITHUB_WORKSPACE")
    if root and given.folder.resolve().is_relative_to(Path(root).resolve()):
        name = given.folder.resolve().relative_to(Path(root).resolve()).as_posix()
    return "" if name == "." else f"{name.rstrip('/')}/"


# -- what is compared with -----------------------------------------------------------------


def _base(against: str, one: Opened, caller: Caller) -> _Base:
    """The project as it was, read with the same shipped norms."""
    if _is_project(against):
        return _read(_Base(against), Path(against), one.request)
    revision = output.unwrap(at_revision(one.project.folder, against), caller)
    base = _Base(against, revision)
    if PROFILE not in revision.files:
        return base._replace(problems=_note("base-absent", against=against))
    with tempfile.TemporaryDirectory(prefix="yawara-") as name:
        for file, data in revision.files.items():
            path = Path(name, file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return _read(base, Path(name), one.request)


def _is_project(name: str) -> bool:
    try:
        return Path(name, PROFILE).is_file()
    except (OSError, ValueError):  # too long for a path, or not even text for one
        return False


def _read(base: _Base, folder: Path, request: Request) -> _Base:
    read = open_project(folder, request)
    # Evidence files are not fetched: that they were in order is not asked any more.
    told = tuple(problem for problem in read.problems if not problem.code.startswith("evidence-"))
    errors = in_order(problem for problem in told if problem.severity is Severity.ERROR)
    if read.value is None or errors:
        first = errors[0]
        file = Path(first.place.file).name if first.place else ""
        params = {"count": len(errors), "first": first.code, "file": file}
        return base._replace(problems=_warning("base-broken", against=base.name, **params))
    return base._replace(project=read.value, problems=told)


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
