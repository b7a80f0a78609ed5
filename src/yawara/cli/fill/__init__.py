"""`yawara fill`: answer a stranger's questionnaire from the ledger, in a copy of the file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.cli import output
from yawara.cli.fill import copy, said
from yawara.cli.fill.words import SAY
from yawara.cli.fill.work import Asked, Work, sources_of
from yawara.cli.output import Answer, Caller, Given, RefusedError, refuse
from yawara.cli.progress import Progress
from yawara.cli.recording import held, matcher_of, put
from yawara.text.problem import Place, Problems, has_errors

if TYPE_CHECKING:
    from yawara.cli.output import Opened
    from yawara.forms.fill import answers, told
    from yawara.forms.fill.filling import Setting
    from yawara.forms.questionnaire import Questionnaire

_EXIT_FINDINGS = 1
FAIL_ON = ("blank",)
#: Questions between two lines of progress.
_STEP = 20


@click.command("fill")
@click.argument("sheet", type=click.Path(path_type=Path), metavar="SHEET")
@click.option("--output", "-o", "to", type=click.Path(path_type=Path), metavar="FILLED")
@click.option("--review", type=click.Path(path_type=Path), metavar="REVIEW.xlsx")
@click.option("--system", default="", metavar="ID")
@click.option("--to", "told_to", default="", metavar="NAME")
@click.option("--comments", is_flag=True)
@click.option("--dated", is_flag=True)
@click.option("--fail-on", type=click.Choice(FAIL_ON), default=None)
@click.option("--overwrite", is_flag=True)
@output.project_options
@output.answering
def command(caller: Caller, given: Given, **how: object) -> Answer:
    """Fill in a questionnaire."""
    asked = Asked(
        sheet=_path(how["sheet"]) or Path(),
        to=_path(how["to"]),
        review=_path(how["review"]),
        system=str(how["system"]),
        told_to=str(how["told_to"]).strip(),
        fail_on=str(how["fail_on"] or ""),
        overwrite=bool(how["overwrite"]),
        comments=bool(how["comments"]),
        dated=bool(how["dated"]),
    )
    _check(caller, asked)
    try:
        return _fill(caller, given, asked)
    except ModuleNotFoundError as error:
        if error.name not in ("xlsxwriter", "openpyxl"):
            raise
        raise refuse(caller, "extra-missing", module=error.name, extra="report") from None


def _path(value: object) -> Path | None:
    return value if isinstance(value, Path) else None


def _check(caller: Caller, asked: Asked) -> None:
    """Refuse a copy that is the original, or of another kind."""
    suffix = asked.sheet.suffix.lower()
    found = Problems()
    fillable = suffix in (".xlsx", ".xlsm", ".docx")
    if not fillable:
        found.error("fill-suffix", Place(str(asked.sheet)))
    for to in (asked.to, asked.review):
        if to is not None and _same(to, asked.sheet):
            found.error("fill-same-file", Place(str(to)))
    if asked.to is not None and fillable and asked.to.suffix.lower() != suffix:
        found.error("fill-other-suffix", Place(str(asked.to)), file=asked.to.name, suffix=suffix)
    outputs = [asked.to, sources_of(asked.to)] if asked.to is not None else []
    if asked.review is not None and any(_same(asked.review, to) for to in outputs):
        found.error("fill-review-is-copy", Place(str(asked.review)))
    if asked.review is not None and asked.review.suffix.lower() != ".xlsx":
        found.error("worksheet-suffix", Place(str(asked.review)), file=asked.review.name)
    if found.found:
        raise RefusedError(found.found, caller)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or (one.exists() and one.samefile(other))
    except (OSError, RuntimeError):
        return False


def _fill(caller: Caller, given: Given, asked: Asked) -> Answer:
    from yawara.forms.fill import particulars, told

    found = Problems()
    data, sheet = _sheet(caller, asked, found)
    reviewed = asked.review is not None and asked.review.exists()
    needed = bool(asked.told_to) or reviewed
    with held(caller, given.folder, told.FILE, needed=needed):
        one = output.opened(caller, given)
        found.extend(one.problems)
        setting, before = _setting(caller, given, asked, one, found)
        if reviewed:
            setting = setting._replace(decided=_decided(caller, asked, sheet, one, found))
        if has_errors(found.found):
            raise RefusedError(found.found, caller)
        done = _answered(caller, sheet, setting)
        decided = frozenset(setting.decided) if reviewed else None
        day = one.request.today if asked.dated else None
        more = particulars.entered(sheet, setting.assessment.scope.profile, day)
        work = Work(asked, data, sheet, setting.assessment, done, decided, more)
        said.tell(work, before, caller, found)
        kept = copy.kept(caller, one, work, setting, before)
        put(caller, copy.files(caller, work, found), overwrite=asked.overwrite)
        put(caller, kept, overwrite=True)
    statuses = Counter(answer.status for answer in work.answers)
    return Answer(
        result=said.result(work),
        lines=list(said.lines(work, statuses, caller)),
        problems=found.found,
        as_of=one.request.day,
        known=one.request.known,
        code=_EXIT_FINDINGS if asked.fail_on and statuses["blank"] else 0,
    )


def _sheet(caller: Caller, asked: Asked, found: Problems) -> tuple[bytes, Questionnaire]:
    from yawara.forms.fill import filling
    from yawara.text import package

    kind: package.Kind = "docx" if asked.sheet.suffix.lower() == ".docx" else "xlsx"
    file = package.read(asked.sheet, str(asked.sheet), kind)
    data = output.unwrap(file, caller).data
    read = filling.read(data, str(asked.sheet))
    found.extend((*file.problems, *read.problems))
    return data, output.unwrap(read, caller)


def _setting(
    caller: Caller, given: Given, asked: Asked, one: Opened, found: Problems
) -> tuple[Setting, tuple[told.Told, ...]]:
    """What the sheet is answered from, and what was told before; faults of both in `found`."""
    from yawara.forms.fill import filling, memory
    from yawara.forms.fill import told as telling

    assessment = output.assessed(one)
    known = [subject.id for subject in assessment.scope.subjects[1:]]
    if asked.system and asked.system not in known:
        found.error("unknown-subject", None, subject=asked.system, known=", ".join(known))
    read = memory.read(one.project.folder)
    remembered = memory.Memory(read.value or (), one.project.norms)
    before = telling.read(one.project.folder)
    found.extend((*read.problems, *remembered.problems, *before.problems))
    matcher = matcher_of(caller, given, one)
    return filling.Setting(assessment, matcher, remembered, asked.system), before.value or ()


def _decided(
    caller: Caller, asked: Asked, sheet: Questionnaire, one: Opened, found: Problems
) -> dict[str, answers.Found]:
    """What a person decided in the review; its faults in `found`."""
    from yawara.forms.fill import review_read
    from yawara.text import package

    path = asked.review or Path()
    file = package.read(path, str(path), "xlsx")
    found.extend(file.problems)
    if file.value is None:
        raise RefusedError(found.found, caller)
    read = review_read.read(file.value.data, str(path), sheet, one.project.norms)
    found.extend(read.problems)
    return read.value or {}


def _answered(caller: Caller, sheet: Questionnaire, setting: Setting) -> tuple[answers.Answer, ...]:
    from yawara.forms.fill import filling

    total = len(sheet.asks)
    with Progress(caller, total // _STEP + 1) as progress:

        def step(at: int) -> None:
            if at % _STEP == 0:
                progress.step(SAY("progress", caller.lang, at=at, total=total))

        return filling.answered(sheet, setting, step)
