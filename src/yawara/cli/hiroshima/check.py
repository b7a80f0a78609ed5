"""`yawara hiroshima check`: look at a report before it is handed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.cli import output
from yawara.cli.hiroshima import common
from yawara.cli.hiroshima.words import SAY
from yawara.cli.output import NORMS, Answer, Caller, answering
from yawara.forms.hiroshima.check import (
    DEFAULT_KINDS,
    KINDS,
    MOST_LETTERS,
    Told,
    check,
    every_link,
    failing,
)
from yawara.scope.profile import read_profile, value_on
from yawara.text.problem import Place, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.hiroshima.layout import Layout
    from yawara.forms.hiroshima.split import Split
    from yawara.norms.model import Norms
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

_EXIT_FINDINGS = 1
PROFILE = "profile.yaml"


@click.command("check")
@click.argument("report", type=click.Path(path_type=Path), metavar="REPORT")
@common.PROJECT
@common.LAYOUT
@common.FORM
@common.ROLE
@click.option("--most", type=click.IntRange(100, 1_000_000), default=MOST_LETTERS, metavar="N")
@click.option("--links", "follow", is_flag=True)
@click.option("--by-order", "in_order", is_flag=True)
@click.option("--fail-on", "fail_on", multiple=True, type=click.Choice([*KINDS, "never"]))
@NORMS
@answering
def command(*, caller: Caller, report: Path, norms: tuple[Path, ...], **how: object) -> Answer:
    """Check a report."""
    project = how["project"] if isinstance(how["project"], Path) else Path()
    layout_path, form = how["layout"], how["form"]
    base = common.norms_of(caller, project, norms)
    layout = common.layout_of(
        caller,
        base,
        project,
        layout_path if isinstance(layout_path, Path) else None,
        form if isinstance(form, str) else None,
    )
    role = common.in_role(caller, layout, str(how["role"]))
    most = how["most"] if isinstance(how["most"], int) else MOST_LETTERS
    told = Told(role, _country(project, base), most)
    found = Problems()
    reports = []
    paths = list(common.drafts_in(report).values()) if report.is_dir() else [report]
    for path in paths or [report]:
        one = common.report_of(caller, path, layout, found, in_order=bool(how["in_order"]))
        found.extend(check(one, layout, told))
        reports.append(one)
    if how["follow"]:
        for one in reports:
            _follow(one, found)
    chosen = (
        how["fail_on"] if isinstance(how["fail_on"], tuple) and how["fail_on"] else DEFAULT_KINDS
    )
    kinds = [kind for kind in chosen if kind != "never"]
    count = failing(found.found, kinds)
    return Answer(
        result=_result(layout, reports, role, count),
        lines=list(_told(layout, reports, role, caller.lang, followed=bool(how["follow"]))),
        problems=found.found,
        code=_EXIT_FINDINGS if count else 0,
    )


def _country(project: Path, norms: Norms) -> str:
    """Where the organisation is based, by the project's profile, if there is one."""
    path = project / PROFILE
    if not path.is_file():
        return ""
    profile = read_profile(path, norms, name=PROFILE).value
    if profile is None:
        return ""
    value = value_on(profile.organization.facts, "country", output.today())
    return value if isinstance(value, str) else ""


def _follow(report: Split, found: Problems) -> None:
    from yawara.cli.hiroshima import reach  # what connects is loaded only where it is asked for

    for question, link in every_link(report):
        if fault := reach.fault(link):
            place = Place(report.name, path=(question,))
            found.warning("hiroshima-link-dead", place, link=link[:120], fault=fault)


def _result(layout: Layout, reports: list[Split], role: str, count: int) -> Json:
    asked = [one for one in layout.questions if one.is_for(role)]
    return {
        "form": layout.version or layout.file,
        "role": role or None,
        "findings": count,
        "reports": [
            {
                "file": one.name,
                "by_order": one.by_order,
                "asked": len(asked),
                "answered": sum(1 for question in asked if one.text(question.id)),
                "questions": [
                    {"number": question.id, "characters": len(one.text(question.id))}
                    for question in asked
                ],
            }
            for one in reports
        ],
    }


def _told(
    layout: Layout, reports: list[Split], role: str, lang: Lang, *, followed: bool
) -> Iterator[str]:
    asked = [one for one in layout.questions if one.is_for(role)]
    form = layout.version or layout.file
    for one in reports:
        answered = sum(1 for question in asked if one.text(question.id))
        yield SAY("checked", lang, file=one.name, form=form, answered=answered, asked=len(asked))
    if not followed:
        yield SAY("not-followed", lang)
    yield SAY("secretariat", lang)
    if (rule := layout.rules.eligible) is not None:
        yield SAY("eligible", lang, where=rule.where.to(lang))
