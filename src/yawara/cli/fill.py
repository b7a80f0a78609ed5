"""`yawara fill`: answer a stranger's questionnaire from the ledger, in a copy of the file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, RefusedError, refuse
from yawara.cli.progress import Progress
from yawara.cli.recording import grown, held, matcher_of, put
from yawara.cli.words import SAY
from yawara.text.problem import Place, Problems, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.assess.findings import Assessment
    from yawara.cli.output import Opened
    from yawara.forms.fill import answers, told
    from yawara.forms.fill.filling import Setting
    from yawara.forms.questionnaire import Questionnaire
    from yawara.text.canonical import Json

_EXIT_FINDINGS = 1
FAIL_ON = ("blank",)
#: Questions between two lines of progress.
_STEP = 20
#: Of more blanks nobody reads on; the sheet of sources and JSON have them all.
_MOST_SHOWN = 40


class Asked(NamedTuple):
    """What the options ask for."""

    sheet: Path
    to: Path | None
    review: Path | None
    system: str
    told_to: str
    fail_on: str
    overwrite: bool


class Work(NamedTuple):
    """A questionnaire that was answered: from what, how, and what there is to say about it."""

    asked: Asked
    data: bytes
    sheet: Questionnaire
    assessment: Assessment
    answers: tuple[answers.Answer, ...]
    decided: frozenset[str] | None = None


@click.command("fill")
@click.argument("sheet", type=click.Path(path_type=Path), metavar="SHEET")
@click.option("--output", "-o", "to", type=click.Path(path_type=Path), metavar="FILLED")
@click.option("--review", type=click.Path(path_type=Path), metavar="REVIEW.xlsx")
@click.option("--system", default="", metavar="ID")
@click.option("--to", "told_to", default="", metavar="NAME")
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
    from yawara.forms.fill import told

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
        work = Work(asked, data, sheet, setting.assessment, done, decided)
        _tell(work, before, caller, found)
        kept = _kept(caller, one, work, setting, before)
        put(caller, _files(caller, work, found), overwrite=asked.overwrite)
        put(caller, kept, overwrite=True)
    statuses = Counter(answer.status for answer in work.answers)
    return Answer(
        result=_result(work),
        lines=list(_lines(work, statuses, caller)),
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


def _kept(
    caller: Caller,
    one: Opened,
    work: Work,
    setting: Setting,
    before: tuple[told.Told, ...],
) -> dict[Path, bytes]:
    """What is kept in the project: what was decided, and what was told."""
    from yawara.forms.fill import memory
    from yawara.forms.fill import told as telling

    asked = work.asked
    ones = [
        memory.confirmed(
            answer.ask,
            answer.found.targets,
            one.request.today,
            asked.sheet.name,
            reversed_=answer.found.reversed,
        )
        for answer in work.answers
        if answer.ask.id in setting.decided
    ]
    more = setting.memory.new(ones)
    out = grown(caller, one, memory.FILE, lambda data: memory.added(data, more))
    if asked.told_to and asked.to is not None:
        said = telling.told(work.answers, asked.told_to, one.request.day, asked.sheet.name)
        new = telling.new(before, said)
        out |= grown(caller, one, telling.FILE, lambda data: telling.added(data, new))
    return out


def _answered(caller: Caller, sheet: Questionnaire, setting: Setting) -> tuple[answers.Answer, ...]:
    from yawara.forms.fill import filling

    total = len(sheet.asks)
    with Progress(caller, total // _STEP + 1) as progress:

        def step(at: int) -> None:
            if at % _STEP == 0:
                progress.step(SAY("fill.progress", caller.lang, at=at, total=total))

        return filling.answered(sheet, setting, step)


def _tell(work: Work, before: tuple[told.Told, ...], caller: Caller, found: Problems) -> None:
    """Say where a sheet, or somebody before, was told something else."""
    from yawara.forms.fill import told as telling
    from yawara.forms.fill.sources import Teller
    from yawara.forms.fill.words import SAY as FILL
    from yawara.forms.fill.words import STATE

    teller = Teller(work.assessment, caller.lang)
    for answer in work.answers:
        for cell in answer.differs:
            ours = teller.state(answer)
            shown = cell.slot.current[:60]
            found.warning("fill-differs", _at(work, cell.slot.where), stands=shown, ours=ours)
    for one in telling.otherwise(work.answers, before):
        main = one.answer.main
        where = main.slot.where if main is not None else one.answer.ask.id
        told = [
            FILL(
                "told",
                caller.lang,
                to=old.to,
                day=old.on,
                state=STATE(old.state, caller.lang) if old.state in STATE.table else old.state,
            )
            for old in one.told
        ]
        found.warning(
            "fill-told-otherwise",
            _at(work, where),
            told=teller.joined(told),
            now=teller.state(one.answer),
            targets=teller.targets(one.answer),
            since=teller.joined(one.since),
        )


def _at(work: Work, where: str) -> Place:
    sheet, mark, cell = where.rpartition("!")
    return Place(work.sheet.name, path=(sheet, cell) if mark else (where,))


def _files(caller: Caller, work: Work, found: Problems) -> dict[Path, bytes]:
    """The files to write: the copy, with where each answer came from, and a new review."""
    from yawara.forms.fill import filling, review, sources
    from yawara.forms.fill.words import SAY as FILL
    from yawara.forms.xlsx.add import add_sheet

    asked, lang = work.asked, caller.lang
    out: dict[Path, bytes] = {}
    if asked.review is not None and work.decided is None:
        out[asked.review] = review.write(work.sheet, work.answers, work.assessment, lang)
    if asked.to is None:
        return out
    written = filling.written(work.data, work.sheet, work.answers)
    data = output.unwrap(written, caller)
    found.extend(written.problems)
    if data == work.data:
        found.note("fill-nothing-written", Place(work.sheet.name))
    inside = work.sheet.kind == "xlsx"
    rows = sources.rows(work.answers, work.assessment, lang, beside=not inside)
    if inside:
        return out | {asked.to: add_sheet(data, FILL("sheet", lang), rows)}
    beside = sources.book(rows, work.assessment.scope.day, lang)
    return out | {sources_of(asked.to): beside, asked.to: data}


def sources_of(to: Path) -> Path:
    """Where the sources of a filled document stand: beside it."""
    return to.with_name(f"{to.stem}.sources.xlsx")


def _result(work: Work) -> Json:
    return {
        "sheet": str(work.asked.sheet),
        "sha256": work.sheet.sha256,
        "file": None if work.asked.to is None else str(work.asked.to),
        "review": None if work.asked.review is None else str(work.asked.review),
        "decided": None if work.decided is None else sorted(work.decided),
        "questions": [_ask(one) for one in work.answers],
    }


def _ask(answer: answers.Answer) -> Json:
    found, known = answer.found, answer.known
    return {
        "id": answer.ask.id,
        "number": answer.ask.number,
        "question": answer.ask.text,
        "targets": list(found.targets),
        "reversed": found.reversed,
        "by": found.by or None,
        "score": round(found.score, 4),
        "near": [one.target for one in found.near],
        "system": answer.system or None,
        "systems": list(known.systems),
        "state": known.said or None,
        "status": answer.status,
        "why": answer.why or None,
        "entries": list(dict.fromkeys(one.entry.id for one in known.behind)),
        "facts": list(dict.fromkeys(one.fact for one in known.given)),
        "places": [
            {
                "where": cell.slot.where,
                "kind": cell.slot.kind,
                "written": cell.text or None,
                "stands": cell.slot.current or None,
                "why": cell.why or None,
            }
            for cell in answer.cells
        ],
    }


def _lines(work: Work, statuses: Counter[str], caller: Caller) -> Iterator[str]:
    from yawara.forms.fill.sources import Teller
    from yawara.forms.fill.words import WHY

    lang = caller.lang
    teller = Teller(work.assessment, lang)
    blank = [one for one in work.answers if one.status == "blank"]
    if blank:
        yield SAY("fill.blank", lang)
    for one in blank[:_MOST_SHOWN]:
        main = one.main
        yield f"  {main.slot.where if main else one.ask.id}  {teller.question(one)[:120]}"
        yield f"      {WHY(main.why if main else one.why, lang)}"
        if one.found.near and not one.found.targets:
            yield f"      {SAY('fill.near', lang, near=teller.near(one))}"
    if len(blank) > _MOST_SHOWN:
        yield SAY("fill.more", lang, count=len(blank) - _MOST_SHOWN)
    yield SAY(
        "fill.counts",
        lang,
        total=len(work.answers),
        written=statuses["written"],
        blank=statuses["blank"],
        stands=statuses["stands"],
    )
    whys = Counter(one.main.why if one.main else one.why for one in blank)
    for why, count in whys.most_common():
        yield SAY("fill.why", lang, count=count, why=WHY(why, lang))
    if work.asked.review is not None:
        key = "fill.reviewed" if work.decided is not None else "fill.review-written"
        yield SAY(key, lang, file=work.asked.review, count=len(work.decided or ()))
    if work.asked.to is None:
        if work.asked.review is None:
            yield SAY("fill.not-written", lang)
    else:
        yield SAY("fill.written", lang, file=work.asked.to)
        yield SAY("fill.check", lang)
