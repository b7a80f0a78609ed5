"""`yawara report`: the page that one hands over, a file a language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from yawara.assess.project import result_digest
from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, Reply, refuse
from yawara.cli.words import SAY, default_lang
from yawara.text.files import write_atomically
from yawara.text.problem import Place
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from yawara.text.words import Lang

Wanted = Literal["ja", "en", "both"]

#: By this a page of ours is known, which may be written over; any other file is left alone.
_OURS = b'<meta name="generator" content="Yawara '
_HEAD = 4096


@click.command("report")
@output.project_options
@click.option(
    "--output", "-o", "to", type=click.Path(path_type=Path), required=True, metavar="OUT[.html]"
)
@click.option("--lang", type=click.Choice(["ja", "en", "both"]), is_eager=True, default=None)
@output.FORMAT_OPTION
def command(given: Given, to: Path, lang: Wanted | None, format_: str) -> Reply:
    """Write the report: into a folder, or as one HTML file."""
    caller = Caller(default_lang() if lang is None or lang == "both" else lang, format_)
    return Reply(_answer(caller, given, to, lang), caller)


def _answer(caller: Caller, given: Given, to: Path, lang: Wanted | None) -> Answer:
    from yawara.report.build import build_all
    from yawara.report.html import to_html

    files = _files(caller, to, lang)
    one = output.opened(caller, given)
    assessment = output.assessed(one)
    documents = build_all(assessment, files)
    for path, document in zip(files.values(), documents, strict=True):
        _put(caller, path, to_html(document).encode())
    return Answer(
        result={"files": [str(path) for path in files.values()]},
        lines=[SAY("report.written", caller.lang, file=path) for path in files.values()],
        problems=one.problems,
        as_of=one.request.day,
        known=one.request.known,
        digest=result_digest(assessment),
    )


def _files(caller: Caller, to: Path, lang: Wanted | None) -> dict[Lang, Path]:
    """Which file to write in which language: one if OUT is a page, else one a language in OUT."""
    if to.suffix.lower() in (".html", ".htm"):
        if lang == "both":
            raise refuse(caller, "report-two-languages", Place(str(to)))
        return {caller.lang: to}
    if to.exists() and not to.is_dir():
        raise refuse(caller, "folder-is-file", Place(str(to)))
    wanted = LANGS if lang in (None, "both") else (caller.lang,)
    return {one: to / f"report.{one}.html" for one in wanted}


def _put(caller: Caller, path: Path, data: bytes) -> None:
    place = Place(str(path))
    try:
        if path.is_dir():
            raise refuse(caller, "file-is-folder", place)
        if path.exists():
            with path.open("rb") as known:
                if _OURS not in known.read(_HEAD):
                    raise refuse(caller, "file-exists", place, file=path.name)
        write_atomically(path, data)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise refuse(caller, "cannot-write", place, file=path.name, reason=reason or "") from None
