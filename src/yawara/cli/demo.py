"""`yawara demo`: assess the sample organisations and write what one would hand over."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

import yawara
from yawara.assess.project import Request, assess_project, open_project
from yawara.cli import output
from yawara.cli.assess import tally
from yawara.cli.init import samples
from yawara.cli.output import Answer, Caller, refuse, unwrap
from yawara.cli.progress import Progress
from yawara.cli.table import terminal_width, wrap
from yawara.cli.words import SAY
from yawara.text.files import write_atomically
from yawara.text.problem import Place, Problems
from yawara.text.words import LANGS

if TYPE_CHECKING:
    import datetime
    from collections import Counter
    from collections.abc import Iterator

    from yawara.assess.findings import Assessment
    from yawara.text.words import Lang

#: What the writers need besides the core; without it, the rest is written all the same.
_FONTS = ("noto_cjk_sans_jp_bold", "noto_cjk_sans_jp_regular")
_EXTRAS = (*_FONTS, "openpyxl", "typst", "xlsxwriter")


#: Says what the files beside it were made from, so that the same is not made again.
_STAMP = ".made"


class _Made(msgspec.Struct, frozen=True):
    """The digest of everything that went in, and those of the files that came out."""

    out_of: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Sample:
    """What became of one sample organisation."""

    id: str
    name: str
    tally: Counter[str]
    files: tuple[Path, ...]


@click.command("demo")
@click.option(
    "--output", "-o", "to", type=click.Path(path_type=Path), default=Path("out"), metavar="OUT"
)
@output.answering
def command(caller: Caller, to: Path) -> Answer:
    """Assess the sample organisations and write their reports."""
    if to.exists() and not to.is_dir():
        raise refuse(caller, "folder-is-file", Place(str(to)))
    day = output.today()
    found = Problems()
    done: list[_Sample] = []
    program = _digest(Path(yawara.__file__).parent)
    homes = samples()
    with Progress(caller, len(homes)) as progress:
        for home in homes:
            progress.step(home.name)
            done.append(_sample(caller, home, to / home.name, (program, day), found))
    return Answer(
        result=[
            {
                "example": one.id,
                "name": one.name,
                "tally": dict(sorted(one.tally.items())),
                "files": [path.as_posix() for path in one.files],
            }
            for one in done
        ],
        lines=list(_lines(done, day, caller.lang)),
        problems=found.found,
        as_of=day,
    )


def _sample(
    caller: Caller, home: Path, to: Path, made_by: tuple[str, datetime.date], found: Problems
) -> _Sample:
    """One sample assessed, and its files written unless they are there, made from the same."""
    program, day = made_by
    project = unwrap(open_project(home, Request(day, day)), caller)
    assessment = assess_project(project, Request(day, day))
    out_of = "\n".join((program, project.norms.sha256, _digest(home), day.isoformat(), *_present()))
    files = _made_before(to, out_of)
    if files is None:
        before = len(found.found)
        files = tuple(_write(assessment, to, day, found, caller))
        if len(found.found) == before:
            _put(to / _STAMP, _stamp(files, out_of), caller)
    name = project.profile.organization.name.to(caller.lang)
    return _Sample(home.name, name, tally(tuple(assessment.findings(0))), files)


def _present() -> list[str]:
    return [name for name in _EXTRAS if importlib.util.find_spec(name) is not None]


def _digest(folder: Path) -> str:
    """The SHA-256 of all files under a folder, of their names and what they hold."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(f"{path.relative_to(folder).as_posix()}\n".encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _made_before(folder: Path, out_of: str) -> tuple[Path, ...] | None:
    """The files of a sample, if they were made from the same and are as they were made."""
    try:
        made = msgspec.json.decode((folder / _STAMP).read_bytes(), type=_Made)
        if made.out_of != hashlib.sha256(out_of.encode()).hexdigest():
            return None
        for name, sha256 in made.files.items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sha256:
                return None
    except (OSError, msgspec.MsgspecError):
        return None
    return tuple(folder / name for name in made.files)


def _stamp(files: tuple[Path, ...], out_of: str) -> bytes:
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return msgspec.json.encode(_Made(hashlib.sha256(out_of.encode()).hexdigest(), sums)) + b"\n"


def _put(path: Path, data: bytes, caller: Caller) -> None:
    try:
        write_atomically(path, data)
    except OSError as error:
        place, reason = Place(str(path)), error.strerror or ""
        raise refuse(caller, "cannot-write", place, file=path.name, reason=reason) from None


def _write(
    assessment: Assessment, folder: Path, day: datetime.date, found: Problems, caller: Caller
) -> Iterator[Path]:
    """Write the files of one sample; each is replaced as a whole."""
    for make in (_reports, _statements, _worksheets):
        try:
            for name, data in make(assessment, day, caller):
                _put(folder / name, data, caller)
                yield folder / name
        except ModuleNotFoundError as error:
            module = (error.name or "").partition(".")[0]
            if module not in _EXTRAS:
                raise
            given = {"module": module, "extra": "report"}
            if make is _statements:
                from yawara.report.write import PACKAGES

                found.warning("report-extra-missing", None, packages=PACKAGES["pdf"], **given)
            else:
                found.warning("extra-missing", None, **given)


def _reports(assessment: Assessment, _: datetime.date, __: Caller) -> Iterator[tuple[str, bytes]]:
    from yawara.report.build import build_all
    from yawara.report.html import to_html

    for lang, document in zip(LANGS, build_all(assessment, LANGS), strict=True):
        yield f"report.{lang}.html", to_html(document).encode()


def _statements(
    assessment: Assessment, day: datetime.date, _: Caller
) -> Iterator[tuple[str, bytes]]:
    """What one would hand to a bank, on paper."""
    from yawara.report.build import paper
    from yawara.report.ground import Ground
    from yawara.report.write import write

    ground = Ground(assessment)
    for lang in LANGS:
        document = paper(ground, "partner", lang)
        yield f"partner.{lang}.pdf", write(document, "pdf", stamp=day)


def _worksheets(
    assessment: Assessment, day: datetime.date, caller: Caller
) -> Iterator[tuple[str, bytes]]:
    from yawara.forms import worksheet, worksheet_write

    sheet = worksheet.build(assessment)
    for lang in LANGS:
        yield f"worksheet.{lang}.xlsx", unwrap(worksheet_write.write(sheet, lang, day), caller)


def _lines(done: list[_Sample], day: datetime.date, lang: Lang) -> Iterator[str]:
    width = terminal_width()
    yield SAY("demo.head", lang, count=len(done), day=day)
    for one in done:
        count = one.tally
        line = SAY(
            "demo.line",
            lang,
            name=one.name,
            total=sum(count.values()),
            done=count["all"] + count["all-read"],
            some=count["some"],
            none=count["none"],
            unknown=count["unknown"],
        )
        yield from wrap(line, width, "  ")
    yield ""
    yield SAY("demo.open", lang)
    for one in done:
        for path in one.files:
            if f".{lang}." in path.name:
                yield f"  {path}"
    yield ""
    yield from wrap(SAY("demo.next", lang), width)
