"""`yawara evidence`: whether the evidence files are as recorded, and recording one as it is now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.assess.project import LEDGER
from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, RefusedError
from yawara.cli.recording import held, record
from yawara.cli.table import table, terminal_width, wrap
from yawara.cli.words import SAY
from yawara.ledger import evidence as files
from yawara.ledger.model import as_json
from yawara.text.fields import nearest
from yawara.text.files import shell_word
from yawara.text.problem import Problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.ledger.evidence import Named
    from yawara.ledger.model import Entry
    from yawara.text.canonical import Json
    from yawara.text.words import Lang

#: What the table says of each file, so that no problem needs to say it again.
_TOLD = frozenset({"evidence-changed", "evidence-missing", "evidence-without-hash"})
#: A file that several entries name stands as the first of these that holds for any of them.
_FIRST = ("missing", "changed", "bare", "same")


@click.command("evidence")
@output.folder_options
@click.option("--accept", "accept", multiple=True, metavar="FILE")
@output.answering
def command(caller: Caller, given: Given, *, accept: tuple[str, ...]) -> Answer:
    """List the evidence files, or record some of them as they are now."""
    with held(caller, given.folder, LEDGER, needed=bool(accept)):
        one = output.opened(caller, given, mended=_TOLD)
        found = tuple(files.named(one.project.entries, one.project.folder))
        chosen = _chosen(accept, found, caller, given.folder)
        entries = files.accepted(found, chosen, one.request.today)
        if entries:
            record(caller, one, entries)
            found = tuple(files.named((*one.project.entries, *entries), one.project.folder))
    lines = _accepted(chosen, entries, caller.lang) if accept else _table(found, caller.lang)
    return Answer(
        result={"files": _files(found), "entries": [_entry(entry) for entry in entries]},
        lines=lines,
        problems=tuple(problem for problem in one.problems if problem.code not in _TOLD),
        as_of=one.request.day,
    )


def _chosen(
    accept: Iterable[str], found: tuple[Named, ...], caller: Caller, folder: Path
) -> dict[str, None]:
    """The files that are meant, as entries name them; refused where one is not there.

    A path may begin at the project folder or at the current one.
    """
    known = {one.evidence.target: one for one in found}
    problems = Problems()
    out: dict[str, None] = {}
    for text in accept:
        meant = [name for name in known if name == text or _same(folder, name, text)]
        out.update(dict.fromkeys(meant))
        if not meant:
            problems.error(
                "evidence-unknown",
                None,
                file=text[:80],
                nearest=nearest(text, known) or "",
                folder=shell_word(str(folder)),
            )
        for name in meant:
            if known[name].standing == "missing":
                problems.error("evidence-missing", known[name].entry.place, file=name)
    if problems.found:
        raise RefusedError(problems.found, caller)
    return out


def _same(folder: Path, name: str, text: str) -> bool:
    """Whether a path as it was typed leads to a file as an entry names it."""
    path = files.inside(folder, name)
    try:
        return path is not None and path in ((folder / text).resolve(), Path(text).resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _states(found: Iterable[Named]) -> dict[str, list[str]]:
    """For each file, how it stands to each entry that names it."""
    out: dict[str, list[str]] = {}
    for one in found:
        out.setdefault(one.evidence.target, []).append(one.standing)
    return out


def _table(found: Iterable[Named], lang: Lang) -> list[str]:
    rows = [
        (file, SAY(f"evidence.{min(states, key=_FIRST.index)}", lang), str(len(states)))
        for file, states in sorted(_states(found).items())
    ]
    head = SAY("evidence.head", lang).split(",")
    shown = [*table(head, rows, flexible=0), ""] if rows else []
    return [*shown, SAY("evidence.count", lang, count=len(rows))]


def _accepted(chosen: Iterable[str], entries: tuple[Entry, ...], lang: Lang) -> list[str]:
    taken = {piece.target for entry in entries for piece in entry.evidence}
    left = [file for file in chosen if file not in taken]
    said = []
    if entries:
        said.append(SAY("evidence.accepted", lang, file=LEDGER, count=len(entries)))
    if left:
        said.append(SAY("evidence.nothing", lang, files=", ".join(left)))
    return [line for text in said for line in wrap(text, terminal_width())]


def _files(found: Iterable[Named]) -> Json:
    return [
        {"file": file, "standing": min(states, key=_FIRST.index), "count": len(states)}
        for file, states in sorted(_states(found).items())
    ]


def _entry(entry: Entry) -> Json:
    return {"id": entry.id, **as_json(entry)}
