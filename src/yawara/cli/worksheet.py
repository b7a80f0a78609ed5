"""`yawara worksheet`: write what is asked as an xlsx to fill in, and read it back."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.assess.project import LEDGER
from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, RefusedError, refuse
from yawara.cli.recording import held, record
from yawara.cli.table import table as as_lines
from yawara.cli.words import SAY
from yawara.ledger.model import as_json
from yawara.scope.profile import ORGANIZATION
from yawara.text.files import write_atomically
from yawara.text.problem import Place, Problems, has_errors, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.cli.output import Opened
    from yawara.forms.worksheet_find import Table
    from yawara.forms.worksheet_take import Change, Taken
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

_EXIT_FINDINGS = 1
#: What a worksheet can mend: it records another file, or the present state of this one.
_MENDED = frozenset({"evidence-changed", "evidence-missing"})


@click.command("worksheet")
@click.option("--output", "-o", "to", type=click.Path(path_type=Path), metavar="OUT.xlsx")
@click.option("--read", "source", type=click.Path(path_type=Path), metavar="FILE.xlsx")
@click.option("--system", "systems", multiple=True, metavar="ID")
@click.option("--overwrite", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("--partly", is_flag=True)
@output.project_options
@output.answering
def command(
    caller: Caller,
    given: Given,
    to: Path | None,
    source: Path | None,
    **how: object,
) -> Answer:
    """Write a worksheet, or read one back into the ledger."""
    if (to is None) == (source is None):
        raise refuse(caller, "worksheet-needs-one")
    try:
        if source is not None:
            return _read(
                caller, given, source, dry=bool(how["dry_run"]), partly=bool(how["partly"])
            )
        systems = how["systems"] if isinstance(how["systems"], tuple) else ()
        return _write(caller, given, Path(to or ""), systems, overwrite=bool(how["overwrite"]))
    except ModuleNotFoundError as error:
        if error.name not in ("xlsxwriter", "openpyxl"):
            raise
        raise refuse(caller, "extra-missing", module=error.name, extra="report") from None


def _write(
    caller: Caller, given: Given, to: Path, systems: tuple[str, ...], *, overwrite: bool
) -> Answer:
    from yawara.forms import worksheet, worksheet_write

    one = _opened(caller, given)
    assessment = output.assessed(one)
    known = [subject.id for subject in assessment.scope.subjects[1:]]
    for system in systems:
        if system not in known:
            raise refuse(caller, "unknown-subject", subject=system, known=", ".join(known))
    sheet = worksheet.build(assessment, systems=systems)
    # SOURCE_DATE_EPOCH, which `today` follows, says when the file was made; else its own day does.
    stamp = output.today() if "SOURCE_DATE_EPOCH" in os.environ else one.request.day
    data = output.unwrap(worksheet_write.write(sheet, caller.lang, stamp), caller)
    _put(caller, to, data, overwrite=overwrite)
    lines = [
        SAY("worksheet.written", caller.lang, file=to, rows=len(sheet.rows)),
        SAY("worksheet.next", caller.lang, file=to, folder=given.folder),
    ]
    result: Json = {"file": str(to), "rows": len(sheet.rows), "undecided": sheet.undecided}
    return Answer(result, lines, one.problems, one.request.day, one.request.known)


def _opened(caller: Caller, given: Given) -> Opened:
    """The project, also where evidence is missing or has changed: then how to mend it is said."""
    one = output.opened(caller, given, mended=_MENDED)
    found = Problems()
    found.extend(one.problems)
    if faults := in_order(problem for problem in one.problems if problem.code in _MENDED):
        found.note("sheet-evidence-mend", faults[-1].place)
    return dataclasses.replace(one, problems=found.found)


def _put(caller: Caller, to: Path, data: bytes, *, overwrite: bool) -> None:
    """Write the file; one that is there may hold somebody's answers, so it is left alone."""
    place = Place(str(to))
    if to.suffix.lower() != ".xlsx":
        raise refuse(caller, "worksheet-suffix", place, file=to.name)
    try:
        if to.exists() and not overwrite:
            if to.is_file() and to.read_bytes() == data:
                return
            raise refuse(caller, "worksheet-kept", place, file=to.name)
        if to.is_dir():
            raise refuse(caller, "file-is-folder", place)
        write_atomically(to, data)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise refuse(caller, "cannot-write", place, file=to.name, reason=reason or "") from None


def _read(caller: Caller, given: Given, source: Path, *, dry: bool, partly: bool) -> Answer:
    from yawara.forms.worksheet_find import read_table

    found = Problems()
    read = read_table(source, str(source))
    table = output.unwrap(read, caller)
    found.extend(read.problems)
    with held(caller, given.folder, LEDGER, needed=not dry):
        one, taken = _taken(caller, given, table, found, partly=partly)
        written = bool(taken.entries) and not dry
        if written:
            record(caller, one, taken.entries)
    result = _result(taken, written=written)
    lines = list(_told(taken, caller.lang, written=written, source=source))
    if written:
        counts = _shown(one, taken)
        result["shared"] = dict(counts)
        key = "worksheet.after" if any(counts.values()) else "worksheet.after-none"
        lines.append(SAY(key, caller.lang, folder=given.folder, **counts))
    return Answer(
        result=result,
        lines=lines,
        problems=found.found,
        as_of=one.request.day,
        code=_EXIT_FINDINGS if has_errors(found.found) else 0,
    )


def _taken(
    caller: Caller, given: Given, table: Table, found: Problems, *, partly: bool
) -> tuple[Opened, Taken]:
    """What the sheet says, read against the project as of the sheet's day or a later one."""
    from yawara.forms.worksheet_take import Setting as SheetSetting
    from yawara.forms.worksheet_take import day_of, take

    one = _opened(caller, dataclasses.replace(given, known=None))
    name = one.project.profile.organization.name
    day = day_of(table, name, one.request.day, one.request.today)
    if day.value is None or day.failed:
        raise RefusedError((*found.found, *day.problems), caller)
    found.extend((*one.problems, *day.problems))
    latest = max(one.request.day, day.value)
    one = dataclasses.replace(one, request=dataclasses.replace(one.request, day=latest))
    setting = SheetSetting(
        output.assessed(one),
        one.project.folder,
        day.value,
        one.request.today,
        one.project.entries,
    )
    taken = take(table, setting)
    found.extend(taken.problems)
    if taken.value is None or (taken.failed and not partly):
        raise RefusedError(found.found, caller)
    return one, taken.value


def _shown(one: Opened, taken: Taken) -> dict[str, int]:
    """How much of the ledger, with what was read, a paper for partners would show."""
    from yawara.report.ground import Ground
    from yawara.report.papers import shared
    from yawara.report.view import View

    entries = (*one.project.entries, *taken.entries)
    after = dataclasses.replace(one, project=dataclasses.replace(one.project, entries=entries))
    said, named = shared.tally(View(Ground(output.assessed(after)), "en"), "partner")
    return {"statements": said, "evidence": named}


def _result(taken: Taken, *, written: bool) -> dict[str, Json]:
    return {
        "rows": taken.rows,
        "written": written,
        "entries": [{"id": entry.id, **as_json(entry)} for entry in taken.entries],
    }


def _whole(change: Change) -> str:
    """Whether a row of no single system is about the organisation, or about all its systems."""
    return "organization" if change.row.practice.level == ORGANIZATION else "every"


def _told(taken: Taken, lang: Lang, *, written: bool, source: Path) -> Iterator[str]:
    from yawara.forms.words import ANSWER
    from yawara.forms.words import SAY as FORM

    if not taken.changes:
        yield SAY("worksheet.nothing", lang, rows=taken.rows, file=source)
        return
    rows = [
        (
            str(change.number),
            change.row.practice.title.to(lang),
            change.row.subject.name.to(lang) if change.row.system else FORM(_whole(change), lang),
            ANSWER(change.before, lang),
            ANSWER(change.after, lang),
            change.entries[0].on.isoformat(),
        )
        for change in taken.changes
    ]
    yield from as_lines(SAY("worksheet.head", lang).split(","), rows, flexible=1)
    yield ""
    key = "worksheet.taken" if written else "worksheet.would"
    yield SAY(key, lang, count=len(taken.changes), rows=taken.rows, file=LEDGER)
