"""`yawara learn`: begin a ledger from questionnaires that were filled in before."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.assess.project import LEDGER
from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, RefusedError, refuse
from yawara.cli.progress import Progress
from yawara.cli.recording import grown, held, matcher_of, put, record
from yawara.cli.words import SAY
from yawara.ledger.model import as_json
from yawara.text.problem import Place, Problems

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from yawara.cli.output import Opened
    from yawara.forms.fill.filling import Setting
    from yawara.forms.fill.known import Looker
    from yawara.forms.fill.learn import Old, Proposal
    from yawara.forms.fill.learn_facts import Told
    from yawara.forms.fill.proposals import Learned
    from yawara.text.canonical import Json

#: Of more facts, the sheet of facts tells.
_MOST_FACTS = 20
_SUFFIXES = (".xlsx", ".xlsm", ".docx")


@click.command("learn")
@click.argument("sheets", nargs=-1, type=click.Path(path_type=Path), metavar="[OLD]...")
@click.option("--output", "-o", "to", type=click.Path(path_type=Path), metavar="PROPOSALS.xlsx")
@click.option("--read", "source", type=click.Path(path_type=Path), metavar="PROPOSALS.xlsx")
@click.option("--on", "day", type=output.DAY, default=None)
@click.option("--system", default="", metavar="ID")
@click.option("--overwrite", is_flag=True)
@output.project_options
@output.answering
def command(
    caller: Caller,
    given: Given,
    sheets: tuple[Path, ...],
    to: Path | None,
    source: Path | None,
    *,
    day: datetime.date | None,
    **how: object,
) -> Answer:
    """Make proposals from old questionnaires, or record those that were confirmed."""
    # Of a list of any length click takes the last for the folder, which may be one more sheet.
    last = given.folder
    if last.suffix.lower() in _SUFFIXES and not last.is_dir():
        sheets, given = (*sheets, last), dataclasses.replace(given, folder=Path())
    if (source is None) == (not sheets) or (source is not None and to is not None):
        raise refuse(caller, "learn-needs-one")
    try:
        if source is not None:
            return _read(caller, given, source)
        return _propose(
            caller, given, sheets, to, day, str(how["system"]), overwrite=bool(how["overwrite"])
        )
    except ModuleNotFoundError as error:
        if error.name not in ("xlsxwriter", "openpyxl"):
            raise
        raise refuse(caller, "extra-missing", module=error.name, extra="report") from None


def _propose(  # noqa: PLR0913 (one for each option)
    caller: Caller,
    given: Given,
    sheets: Sequence[Path],
    to: Path | None,
    day: datetime.date | None,
    system: str,
    *,
    overwrite: bool,
) -> Answer:
    from yawara.forms.fill import learn_facts, proposals
    from yawara.forms.fill.known import Looker
    from yawara.forms.fill.learn import Learner

    if to is not None and to.suffix.lower() != ".xlsx":
        raise refuse(caller, "worksheet-suffix", Place(str(to)), file=to.name)
    found = Problems()
    one = output.opened(caller, given)
    found.extend(one.problems)
    on = day or one.request.day
    setting = _setting(caller, given, one, system, found)
    if on > one.request.today:
        raise refuse(caller, "sheet-day-future", None, day=on, today=one.request.today)
    olds = _olds(caller, sheets, setting, on, found)
    learner = Learner.of(Looker(setting.assessment), one.project.folder, system)
    made = proposals.Learned(learner.proposals(olds), learn_facts.told(learner, olds))
    if to is not None:
        data = proposals.write(made, learner.looker, caller.lang, one.request.day)
        put(caller, {to: data}, overwrite=overwrite)
    result: Json = {
        "file": None if to is None else str(to),
        "proposals": [_proposal(proposal) for proposal in made.proposals],
        "facts": [_fact(fact) for fact in made.facts],
    }
    lines = list(_lines(made, learner.looker, to, caller))
    return Answer(result, lines, found.found, one.request.day, one.request.known)


def _setting(caller: Caller, given: Given, one: Opened, system: str, found: Problems) -> Setting:
    from yawara.forms.fill import filling, memory

    assessment = output.assessed(one)
    known = [subject.id for subject in assessment.scope.subjects[1:]]
    if system and system not in known:
        raise refuse(caller, "unknown-subject", subject=system, known=", ".join(known))
    read = memory.read(one.project.folder)
    confirmed = output.unwrap(read, caller)
    remembered = memory.Memory(confirmed, one.project.norms)
    found.extend((*read.problems, *remembered.problems))
    return filling.Setting(assessment, matcher_of(caller, given, one), remembered, system)


def _olds(
    caller: Caller,
    sheets: Sequence[Path],
    setting: Setting,
    day: datetime.date,
    found: Problems,
) -> list[Old]:
    """Every questionnaire, read; refused with the problems of all of them."""
    from yawara.forms.fill import filling
    from yawara.forms.fill.learn import Old
    from yawara.text import package

    out: list[Old] = []
    failed = Problems()
    with Progress(caller, len(sheets)) as progress:
        for path in sheets:
            progress.step(path.name)
            name = str(path)
            kind: package.Kind = "docx" if path.suffix.lower() == ".docx" else "xlsx"
            file = package.read(path, name, kind)
            if file.value is None:
                failed.extend(file.problems)
                continue
            read = filling.read(file.value.data, name)
            if read.value is None or read.failed:
                failed.extend(read.problems)
                continue
            found.extend((*file.problems, *read.problems))
            targets = [filling.found(ask, setting) for ask in read.value.asks]
            out.append(Old(read.value, targets, day))
    if failed.found:
        raise RefusedError(failed.found, caller)
    return out


def _proposal(one: Proposal) -> Json:
    return {
        "file": one.file,
        "where": one.where,
        "question": one.question,
        "answer": one.answer,
        "practice": one.practice or None,
        "system": one.system or None,
        "state": one.state or None,
        "statement": one.statement or None,
        "reversed": one.reversed,
        "evidence": list(one.evidence),
        "on": one.day,
        "near": list(one.near),
        "why": one.why or None,
    }


def _fact(one: Told) -> Json:
    return {
        "file": one.file,
        "where": one.where,
        "question": one.question,
        "answer": one.answer,
        "fact": one.fact,
        "system": one.system or None,
        "value": one.value,
        "line": one.line,
        "now": list(one.now) if isinstance(one.now, tuple) else one.now,
        "why": one.why or None,
    }


def _lines(made: Learned, looker: Looker, to: Path | None, caller: Caller) -> Iterator[str]:
    from yawara.forms.fill.proposals import fact_texts

    lang, ones = caller.lang, made.proposals
    sure = sum(1 for one in ones if one.practice and one.state)
    apart = sum(1 for one in ones if one.why in ("apart", "ledger"))
    yield SAY("learn.counts", lang, total=len(ones), sure=sure, apart=apart)
    if made.facts:
        yield SAY("learn.facts", lang, count=len(made.facts))
    for fact in made.facts[:_MOST_FACTS]:
        texts = fact_texts(fact, looker, lang)
        yield f"  {texts['of']}: `{fact.line}`"
        yield "      " + SAY("learn.fact", lang, **texts)
        if fact.why:
            yield f"      {texts['why']}"
    if to is None:
        yield SAY("learn.not-written", lang)
    else:
        yield SAY("learn.written", lang, file=to)


def _read(caller: Caller, given: Given, source: Path) -> Answer:
    from yawara.forms.fill import memory, proposals_read
    from yawara.text import package

    file = package.read(source, str(source), "xlsx")
    data = output.unwrap(file, caller).data
    with held(caller, given.folder, LEDGER):
        one = output.opened(caller, given)
        setting = proposals_read.Setting(
            output.assessed(one),
            one.project.entries,
            one.project.folder,
            one.request.today,
            caller.lang,
        )
        read = proposals_read.read(data, str(source), setting)
        taken = output.unwrap(read, caller)
        kept = output.unwrap(memory.read(one.project.folder), caller)
        more = memory.Memory(kept, one.project.norms).new(taken.matches)
        lists = grown(caller, one, memory.FILE, lambda before: memory.added(before, more))
        if taken.entries:
            record(caller, one, taken.entries)
        put(caller, lists, overwrite=True)
    result: Json = {
        "rows": taken.rows,
        "matches": len(more),
        "entries": [{"id": entry.id, **as_json(entry)} for entry in taken.entries],
    }
    lines = [
        SAY("learn.taken", caller.lang, rows=taken.rows, count=len(taken.entries), file=LEDGER)
    ]
    problems = (*file.problems, *one.problems, *read.problems)
    return Answer(result, lines, problems, one.request.day)
