"""`yawara report`: the papers that one hands over, each for its reader, as page, PDF or docx."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from yawara.assess.project import assess_project, result_digest
from yawara.cli import out_files, output
from yawara.cli.output import Answer, Caller, Given, RefusedError, Reply
from yawara.cli.progress import Progress
from yawara.cli.words import SAY, default_lang
from yawara.text.fields import nearest
from yawara.text.problem import Place, Problems, has_errors
from yawara.text.words import LANGS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from yawara.assess.change import Changes
    from yawara.assess.findings import Assessment
    from yawara.cli.output import Opened
    from yawara.report.build import Reader
    from yawara.report.ground import Books, Ground
    from yawara.report.write import Kind
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

Wanted = Literal["ja", "en", "both"]

#: What people call a reader, and the name that we have for it: for suggestions only.
_SAID = {
    **dict.fromkeys(("経営", "経営者", "取締役会", "役員", "management", "executive"), "board"),
    **dict.fromkeys(("担当", "担当者", "現場", "staff", "owner", "owners", "todo"), "team"),
    **dict.fromkeys(("取引先", "銀行", "顧客", "bank", "customer", "client"), "partner"),
    **dict.fromkeys(("監査", "監査人", "audit", "audits", "inspector"), "auditor"),
    **dict.fromkeys(("公開", "一般", "everyone", "everybody", "web"), "public"),
    **dict.fromkeys(("全体", "all", "full", "whole"), "report"),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options of the command say."""

    to: Path
    lang: Wanted | None
    readers: tuple[str, ...]
    kinds: tuple[Kind, ...]
    template: Path | None
    since: datetime.date | None


class _Target(NamedTuple):
    """One file to write."""

    path: Path
    reader: Reader
    lang: Lang
    kind: Kind


#: The papers that say what changed since another day.
_COMPARED = ("report", "board")


@click.command("report")
@output.project_options
@click.option(
    "--output",
    "-o",
    "to",
    type=click.Path(path_type=Path),
    required=True,
    metavar="OUT[.html|.pdf|.docx]",
)
@click.option(
    "--for", "readers", multiple=True, metavar="[board|team|partner|auditor|public|report]"
)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["html", "pdf", "docx"]))
@click.option("--template", type=click.Path(path_type=Path), default=None, metavar="FILE.docx")
@click.option("--since", type=output.DAY, default=None)
@click.option("--lang", type=click.Choice(["ja", "en", "both"]), is_eager=True, default=None)
@click.option(
    "--format", "format_", type=click.Choice(output.FORMATS), default="text", is_eager=True
)
def command(  # noqa: PLR0913 (one for each option)
    given: Given,
    *,
    to: Path,
    lang: Wanted | None,
    format_: str,
    readers: tuple[str, ...],
    kinds: tuple[Kind, ...],
    template: Path | None,
    since: datetime.date | None,
) -> Reply:
    """Write the report, whole or for a reader: into a folder, or as one file."""
    front = output.before_command()
    lang = lang or front
    caller = Caller(lang if lang in LANGS else front or default_lang(), format_)
    asked = _Asked(to, lang, readers, kinds, template, since)
    return Reply(_answer(caller, given, asked), caller)


def _answer(caller: Caller, given: Given, asked: _Asked) -> Answer:
    from yawara.report.ground import Ground
    from yawara.report.write import is_ours

    found = Problems()
    targets = _targets(caller, asked, found)
    template = out_files.template(caller, asked.template, targets, found)
    day = given.as_of or output.today()
    if asked.since is not None and asked.since >= day:
        found.error("report-since-later", None, since=asked.since, day=day)
    silent = [reader for reader in asked.readers if reader not in _COMPARED]
    if asked.since is not None and silent and not has_errors(found.found):
        found.note("report-since-unused", None, papers=", ".join(silent))
    out_files.check_free(targets, found, lambda one: is_ours(one.path, one.kind))
    if has_errors(found.found):
        raise RefusedError(found.found, caller)
    one = output.opened(caller, given)
    assessment = output.assessed(one)
    ground = Ground(assessment, _changes(one, assessment, asked.since), _books(one))
    made = _made(caller, ground, targets, template)
    for target, data in zip(targets, made, strict=True):
        out_files.put(caller, target.path, data)
    shared = _shared(ground, targets)
    result: dict[str, Json] = {"files": [str(target.path) for target in targets]}
    return Answer(
        result={**result, "shared": dict(shared)} if shared else result,
        lines=list(_lines(targets, shared, caller.lang)),
        problems=(*found.found, *one.problems),
        as_of=one.request.day,
        known=one.request.known,
        digest=result_digest(assessment),
    )


def _targets(caller: Caller, asked: _Asked, found: Problems) -> tuple[_Target, ...]:
    """Which file is for whom, in which language: one if OUT names a file, else in a folder."""
    from yawara.report.build import READERS

    to, lang = asked.to, asked.lang
    place = Place(str(to))
    known: dict[str, Reader] = {name: name for name in READERS}
    for name in asked.readers:
        if name not in known:
            near = _SAID.get(name.lower()) or nearest(name.lower(), known) or ""
            shown = ", ".join(known)
            found.error("report-unknown-reader", None, value=name[:60], nearest=near, known=shown)
    wanted: tuple[str, ...] = tuple(dict.fromkeys(asked.readers)) or ("report",)
    readers = [known[name] for name in wanted if name in known]
    kind = out_files.one_kind(to, asked.kinds, found, both=lang == "both")
    if kind is not None:
        if len(wanted) > 1:
            found.error("report-several-papers", place, count=len(wanted))
        return tuple(_Target(to, reader, caller.lang, kind) for reader in readers)
    langs = LANGS if lang in (None, "both") else (caller.lang,)
    return tuple(
        _Target(to / f"{reader}.{one}.{kind}", reader, one, kind)
        for reader in readers
        for kind in dict.fromkeys(asked.kinds or ("html",))
        for one in langs
    )


def _changes(one: Opened, assessment: Assessment, since: datetime.date | None) -> Changes | None:
    """What differs from the assessment as of an earlier day, by all that is known now."""
    from yawara.assess.change import changes

    if since is None:
        return None
    request = dataclasses.replace(one.request, day=since)
    return changes(assess_project(one.project, request), assessment)


def _books(one: Opened) -> Books:
    from yawara.report.ground import Books

    unhashed = {
        params["file"]: params["sha256"]
        for problem in one.problems
        if problem.code == "evidence-without-hash"
        for params in [dict(problem.params)]
    }
    return Books(one.project.entries, one.project.seals, unhashed)


def _made(
    caller: Caller, ground: Ground, targets: tuple[_Target, ...], template: bytes | None
) -> list[bytes]:
    """Every file, made before the first is written."""
    from yawara.report.build import paper
    from yawara.report.write import write

    day = ground.assessment.scope.day
    out = []
    with Progress(caller, len(targets)) as progress:
        for target in targets:
            progress.step(target.path.name)
            document = paper(ground, target.reader, target.lang)
            try:
                out.append(write(document, target.kind, stamp=day, template=template))
            except ModuleNotFoundError as error:
                raise out_files.extra_missing(caller, error, target) from error
    return out


def _shared(ground: Ground, targets: Iterable[_Target]) -> dict[str, dict[str, int]]:
    """How much of the ledger goes outside with the papers for others."""
    from yawara.report.papers import shared
    from yawara.report.view import View

    view = View(ground, "en")
    out: dict[str, dict[str, int]] = {}
    for reader in dict.fromkeys(target.reader for target in targets):
        if reader in ("partner", "public"):
            said, named = shared.tally(view, reader)
            out[reader] = {"statements": said, "evidence": named}
    return out


def _lines(
    targets: Iterable[_Target], shared: dict[str, dict[str, int]], lang: Lang
) -> Iterator[str]:
    for target in targets:
        yield SAY("report.written", lang, file=target.path)
    for reader, counts in shared.items():
        yield SAY(f"report.shared.{reader}", lang, **counts)
