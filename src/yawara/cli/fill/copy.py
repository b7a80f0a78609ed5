"""The files that filling in a sheet writes, and what it keeps in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.cli import output
from yawara.cli.fill.work import sources_of
from yawara.cli.recording import grown
from yawara.text.problem import Place

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.cli.fill.work import Work
    from yawara.cli.output import Caller, Opened
    from yawara.forms.fill import told
    from yawara.forms.fill.filling import Setting
    from yawara.text.problem import Problems
    from yawara.text.words import Lang

#: Of more places with the same fault only so many are named in one message.
_MOST_NAMED = 10
_AUTHOR = "Yawara"


def files(caller: Caller, work: Work, found: Problems) -> dict[Path, bytes]:
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
    written = filling.written(work.data, work.sheet, work.answers, work.entered)
    data, longer = output.unwrap(written, caller)
    found.extend(written.problems)
    if longer:
        named = ", ".join(longer[:_MOST_NAMED])
        found.note("fill-longer", work.at(longer[0]), count=len(longer), cells=named)
    if data == work.data:
        found.note("fill-nothing-written", Place(work.sheet.name))
    inside = work.sheet.kind == "xlsx"
    without: tuple[str, ...] = ()
    if asked.comments:
        data, without = _commented(data, work, lang, found)
    remarks = {"longer": longer, "no-comment": () if inside else without}
    rows = sources.rows(
        work.answers, work.assessment, lang, remarks, work.entered, beside=not inside
    )
    if inside:
        return out | {asked.to: add_sheet(data, FILL("sheet", lang), rows)}
    beside = sources.book(rows, work.assessment.scope.day, lang)
    return out | {sources_of(asked.to): beside, asked.to: data}


def _commented(
    data: bytes, work: Work, lang: Lang, found: Problems
) -> tuple[bytes, tuple[str, ...]]:
    """The copy with the sources at its places, and the places that got none.

    Cells that have a comment of their own keep that; a text box of a document takes none.
    """
    from yawara.forms.docx import notes as of_document
    from yawara.forms.fill import filling, sources
    from yawara.forms.xlsx import notes as of_sheet

    texts = sources.notes(work.answers, work.assessment, lang)
    if work.sheet.kind == "xlsx":
        out, without = of_sheet.add_notes(data, texts, _AUTHOR)
        code, more = "fill-comments-kept", {}
    else:
        writings = filling.writings_of(work.answers, work.entered)
        out, without = of_document.add_notes(work.data, writings, texts, _AUTHOR)
        beside = sources_of(work.asked.to or work.asked.sheet).name
        code, more = "fill-comments-docx", {"file": beside}
    if without:
        teller = sources.Teller(work.assessment, lang)
        shown = teller.joined([teller.place(one) for one in without[:_MOST_NAMED]])
        found.note(code, Place(work.sheet.name), count=len(without), cells=shown, **more)
    return out, without


def kept(
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
