"""`yawara norms check`: find every fault of the packs, and hold a pack against its law."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.cli import output
from yawara.cli.norms.words import SAY
from yawara.cli.output import Answer, Caller, RefusedError, refuse, unwrap
from yawara.exchange import egov
from yawara.norms import load, select
from yawara.norms.lint import lint
from yawara.text.fields import nearest
from yawara.text.problem import Place, has_errors

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from yawara.exchange.law_xml import Statute
    from yawara.norms.model import Norms, Version
    from yawara.text.canonical import Json
    from yawara.text.problem import Problem

DIFFERS, FAULTY = 1, 2


@click.command("check")
@output.NORMS
@click.option("--source", type=click.Path(path_type=Path), default=None, metavar="FILE.xml")
@click.option("--lint", "grain", is_flag=True)
@output.AS_OF
@output.answering
def command(
    caller: Caller,
    norms: tuple[Path, ...],
    source: Path | None,
    as_of: datetime.date | None,
    *,
    grain: bool,
) -> Answer:
    """Find every fault of the packs; with a source, whether the law still reads the same."""
    read = load.load(load.with_shipped(norms))
    if read.value is None:
        raise RefusedError(read.problems, caller)
    found = read.problems
    if grain and not has_errors(found):
        found = (*found, *lint(read.value))
    result = _counts(read.value, found)
    lines = [SAY("checked", caller.lang, **result)]
    code = FAULTY if has_errors(found) else 0
    if source is not None and not code:
        statute = unwrap(egov.read(source), caller)
        version = _version(read.value, statute, as_of or output.today())
        if version is None:
            raise refuse(caller, "source-without-law", Place(str(source)), title=statute.title)
        differences = egov.compare(statute, version)
        lines.append(_compared(statute, version, source, len(differences), caller))
        result["source"] = {"ref": version.ref, "differences": len(differences)}
        found = (*found, *differences)
        code = DIFFERS if differences else 0
    return Answer(result, lines, found, digest=read.value.sha256, code=code)


def _counts(norms: Norms, problems: Iterable[Problem]) -> dict[str, Json]:
    severities = Counter(problem.severity.value for problem in problems)
    return {
        "instruments": len(norms.instruments),
        "versions": len(norms.versions),
        "provisions": sum(len(version.provisions) for version in norms.versions),
        "practices": len(norms.practices),
        "facts": len(norms.facts),
        "errors": severities["error"],
        "warnings": severities["warning"],
        "notes": severities["note"],
    }


def _version(norms: Norms, statute: Statute, day: datetime.date) -> Version | None:
    """The version to hold against the law: of this law, in force if possible.

    Where no pack carries the law, the one that is called most like it, so that the answer says
    which law would have been meant.
    """
    laws = [
        version
        for version in norms.versions
        if any(source.law_id is not None for source in version.sources)
    ]
    same = [
        version
        for version in laws
        if any(source.law_id and statute.has_id(source.law_id) for source in version.sources)
    ]
    in_force = [v for v in same if select.status(norms, v, day) == "in-force"]
    if same:
        return (in_force or same)[-1]
    title = nearest(statute.title, [version.title.ja for version in laws])
    return next((v for v in laws if v.title.ja == title), laws[0] if laws else None)


def _compared(statute: Statute, version: Version, source: Path, count: int, caller: Caller) -> str:
    return SAY(
        "source-differs" if count else "source-same",
        caller.lang,
        title=version.title.to(caller.lang),
        ref=version.ref,
        file=source.name,
        count=count,
        articles=len(statute.articles),
    )
