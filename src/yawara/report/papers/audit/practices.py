"""The practices that something asks for: what counts as done, the state of each, who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report.papers.frame import line, say
from yawara.report.papers.pieces import levels, whom
from yawara.report.tree import Column, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain, practice_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice
    from yawara.report.papers.audit.numbers import Numbers
    from yawara.report.tree import Block
    from yawara.report.view import View


def register(view: View, numbers: Numbers) -> Section:
    """Every practice once, by theme, with its records by number."""
    entries: dict[str, list[Entry]] = {}
    for entry in view.ground.entries:
        entries.setdefault(entry.practice or "", []).append(entry)
    rows: list[Row] = []
    for theme, practices in numbers.themes.items():
        title = view.text(view.norms.themes[theme]) if theme in view.norms.themes else theme
        rows.append(Row((plain(Span(title)),), role="group"))
        rows += (_row(view, one, numbers, entries.get(one.id, [])) for one in practices)
    columns = (
        Column(say(view, "number"), 3, "number"),
        Column(say(view, "practice-and-all"), 27),
        Column(view.say("state"), 9),
        Column(say(view, "asked-for-by"), 11),
    )
    lead = Paragraph(line(view, "register-lead", count=len(numbers.practices)))
    table = Table(say(view, "register"), columns, tuple(rows), caption_hidden=True)
    return Section("record", line(view, "register"), (lead, table))


def _row(view: View, practice: Practice, numbers: Numbers, entries: list[Entry]) -> Row:
    what: list[Block] = [
        Paragraph((Span(view.text(practice.title), "strong"),)),
        Paragraph((Span(view.text(practice.all)),), "small"),
    ]
    if practice.trigger is not None:
        trigger = view.text(practice.trigger)
        what.append(Paragraph(view.line("trigger", trigger=trigger), "small"))
    asked = view.ground.asked_by.get(practice.id, ())
    cells = (
        plain(Span(str(numbers.practices[practice.id]), "count")),
        tuple(what),
        tuple(_states(view, practice, numbers, entries)),
        plain(*view.provision_links(asked)) if asked else plain(*view.line("asked-by-none")),
    )
    return Row(cells, practice_anchor(practice.id))


def _states(
    view: View, practice: Practice, numbers: Numbers, entries: list[Entry]
) -> Iterator[Block]:
    """Where the practice stands for whom, and the records that say so."""
    found = levels(view, practice)
    if not found:
        yield Paragraph((view.mark("not-applicable"),))
    for level in found:
        yield Paragraph((view.practice_mark(level.stated),))
        if len(found) > 1:
            yield Paragraph((Span(whom(view, practice, level.bits)),), "small")
        if not level.shown:
            yield Paragraph(view.line("not-shown"), "small")
    if known := numbers.of_records(entries):
        yield Paragraph(known, "small")
