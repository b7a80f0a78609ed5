"""`yawara hiroshima compare`: two reports side by side, question by question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.cli.hiroshima import common
from yawara.cli.hiroshima.words import SAY
from yawara.cli.output import NORMS, Answer, Caller, RefusedError, answering
from yawara.forms.hiroshima.compare import Compared, compare, is_japanese
from yawara.forms.hiroshima.sections import of_sections, sectioned
from yawara.text.problem import Place, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.forms.hiroshima.layout import Layout
    from yawara.forms.hiroshima.split import Split
    from yawara.text.canonical import Json
    from yawara.text.problem import Problem
    from yawara.text.words import Lang

_SIGNS = {"same": " ", "added": "+", "removed": "-", "changed": "~"}


@click.command("compare")
@click.argument("before", type=click.Path(path_type=Path), metavar="BEFORE")
@click.argument("after", type=click.Path(path_type=Path), metavar="AFTER")
@common.PROJECT
@common.LAYOUT
@common.FORM
@click.option("--by-order", "in_order", is_flag=True)
@click.option("--all", "everything", is_flag=True)
@NORMS
@answering
def command(
    *, caller: Caller, before: Path, after: Path, norms: tuple[Path, ...], **how: object
) -> Answer:
    """Compare two reports."""
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
    found = Problems()
    splits: list[Split] = []
    faults: list[Problem] = []
    for path in (before, after):
        file = path
        if path.is_dir():
            drafts = common.drafts_in(path)
            file = drafts.get(layout.language) or next(iter(drafts.values()), path)
        try:
            one = common.report_of(
                caller, file, layout, found, in_order=bool(how["in_order"]), sections=True
            )
        except RefusedError as refused:  # of both files, before anything is said
            faults += refused.problems
            continue
        if one.by_order:
            found.note("hiroshima-by-order", Place(one.name), count=len(one.answers))
        splits.append(one)
    if faults:
        raise RefusedError(faults, caller)
    if cut := [one for one in splits if one.by_section]:
        for one in cut:
            found.note("hiroshima-by-section", Place(one.name))
        splits = [one if one.by_section else sectioned(one, layout) for one in splits]
        layout = of_sections(layout)
    compared = compare(splits[0], splits[1], layout)
    return Answer(
        result=_result(layout, splits, compared),
        lines=list(_told(splits, compared, caller.lang, everything=bool(how["everything"]))),
        problems=found.found,
    )


def _result(layout: Layout, splits: Sequence[Split], compared: Sequence[Compared]) -> Json:
    return {
        "form": layout.version or layout.file,
        "by_section": splits[0].by_section,
        "before": {"file": splits[0].name, "by_order": splits[0].by_order},
        "after": {"file": splits[1].name, "by_order": splits[1].by_order},
        "questions": [
            {
                "number": one.question,
                "text": one.text,
                "sentences": [
                    {"kind": change.kind, "before": change.before, "after": change.after}
                    for change in one.changes
                ],
            }
            for one in compared
        ],
    }


def _told(
    splits: Sequence[Split], compared: Sequence[Compared], lang: Lang, *, everything: bool
) -> Iterator[str]:
    yield SAY("comparing", lang, before=splits[0].name, after=splits[1].name)
    totals = {
        kind: sum(one.count(kind) for one in compared)
        for kind in ("same", "added", "removed", "changed")
    }
    yield SAY("totals", lang, **totals)
    told = [is_japanese(" ".join(map(one.text, one.answers))) for one in splits]
    if set(told) == {True, False}:
        yield SAY("languages", lang)
    for one in compared:
        moved = [change for change in one.changes if everything or change.kind != "same"]
        if not moved:
            continue
        yield ""
        yield f"{one.question} {one.text}".rstrip()
        for report in splits:
            if not report.text(one.question):
                yield f"  {SAY('none-in', lang, file=report.name)}"
        for change in moved:
            if change.kind == "changed":
                yield f"  - {change.before}"
                yield f"  ~ {change.after}"
            else:
                yield f"  {_SIGNS[change.kind]} {change.after or change.before}"
        same = one.count("same")
        if same and not everything:
            yield f"  {SAY('same', lang, count=same)}"
