"""Practice by practice: what counts as done, and every record that holds on the day, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import detail
from yawara.report.entries import answer_anchor, target_line
from yawara.report.tree import Column, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain, practice_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.ledger.model import Entry
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Practice
    from yawara.report.tree import Block, Inline
    from yawara.report.view import View


def records(view: View) -> Section:
    """A table for each theme, and one for direct answers to provisions."""
    norms = view.assessment.scope.norms
    day = view.day(view.assessment.scope.day)
    said: dict[str, list[Entry]] = {}
    answers: list[Entry] = []
    for entry in view.ground.entries:
        if entry.practice is None:
            answers.append(entry)
        else:
            said.setdefault(entry.practice, []).append(entry)
    themes: dict[str, list[Practice]] = {}
    for practice in norms.practices:
        if practice.id in view.ground.asked_by or practice.id in said:
            themes.setdefault(practice.theme, []).append(practice)
    blocks: list[Block] = [Paragraph(view.line("record-lead", day=day))]
    for theme, practices in themes.items():
        title = view.text(norms.themes[theme]) if theme in norms.themes else theme
        tables = tuple(_tables(view, title, practices, said))
        blocks.append(Section(f"theme:{theme}", (Span(title),), tables))
    if answers:
        rows = tuple(_answer(view, entry) for entry in answers)
        caption = view.say("record-provisions")
        table = Table(caption, _columns(view), rows, "record", caption_hidden=True)
        blocks.append(Section("theme:provisions", (Span(caption),), (table,)))
    return Section("record", view.line("record"), tuple(blocks))


def _tables(
    view: View, theme: str, practices: list[Practice], said: dict[str, list[Entry]]
) -> Iterator[Table]:
    """The practices of a theme with records, then those without, which need less room."""
    rows = tuple(_row(view, one, said[one.id]) for one in practices if one.id in said)
    if rows:
        yield Table(view.say("record-theme", theme=theme), _columns(view), rows, "record")
    silent = tuple(_silent(view, one) for one in practices if one.id not in said)
    if silent:
        columns = (
            Column(view.say("practice"), 8),
            Column(view.say("state"), 4),
            Column(view.say("practice-asks"), 16),
            Column(view.say("usual-owner"), 4),
            Column(view.say("provisions"), 6),
        )
        yield Table(view.say("record-silent", theme=theme), columns, silent, "record")


def _silent(view: View, practice: Practice) -> Row:
    cells = (
        plain(Span(view.text(practice.title), "strong")),
        tuple(_states(view, practice)),
        tuple(_asks(view, practice)),
        plain(Span(view.owner(practice))),
        plain(*view.provision_links(view.ground.asked_by.get(practice.id, ()))),
    )
    return Row(cells, practice_anchor(practice.id))


def _asks(view: View, practice: Practice) -> Iterator[Block]:
    """The question that a practice puts, what counts as done, and when it is due."""
    yield Paragraph((Span(view.text(practice.question)),), "small")
    yield Paragraph(view.line("counts-as-all", all=view.text(practice.all)), "small")
    if practice.trigger is not None:
        yield Paragraph(view.line("trigger", trigger=view.text(practice.trigger)), "small")


def _columns(view: View) -> tuple[Column, ...]:
    return (
        Column(view.say("practice"), 7),
        Column(view.say("state"), 3),
        Column(view.say("statement"), 8),
        Column(view.say("evidence"), 5),
        Column(view.say("owner"), 3),
    )


def _row(view: View, practice: Practice, entries: list[Entry]) -> Row:
    title = Paragraph((Span(view.text(practice.title), "strong"),))
    what: list[Block] = [title, *_asks(view, practice)]
    items = view.ground.asked_by.get(practice.id, ())
    links: tuple[Inline, ...] = view.provision_links(items)
    asked = (view.span("asked-by", "muted"), *links) if items else view.line("asked-by-none")
    what.append(Paragraph(asked, "small"))
    said: list[Block] = []
    proof: list[Block] = []
    owners: dict[str, None] = {}
    several = practice.level == "system" and view.system_count > 1
    for entry in entries:
        label = ""
        if several or entry.system is not None:
            label = view.say("every-system") if entry.system is None else _system(view, entry)
        ended = not entry.holds_on(view.assessment.scope.day)
        one = detail.record(view, entry, label, ended=ended, whole=True)
        said += one.said
        proof += one.evidence
        owners |= dict.fromkeys(one.owners)
    cells = (
        tuple(what),
        tuple(_states(view, practice)),
        tuple(said),
        tuple(proof),
        plain(Span(view.joined(owners))) if owners else plain(Span(view.owner(practice), "muted")),
    )
    return Row(cells, practice_anchor(practice.id))


def _system(view: View, entry: Entry) -> str:
    return view.subject(view.ground.bits.get(entry.system or "", 0))


def _states(view: View, practice: Practice) -> list[Block]:
    """The practice's state for the organisation, or for each system that it applies to."""
    standing = view.assessment.standing
    at = view.assessment.scope.norms.practice_index[practice.id]
    of_systems = practice.level == "system" and view.system_count > 0
    bits = range(1, view.system_count + 1) if of_systems else (0,)
    groups: dict[tuple[Interval | None, bool], list[int]] = {}
    for bit in bits:
        stated = standing.stated.bounds(at).at(bit)
        shown = standing.shown.bounds(at).at(bit)
        groups.setdefault((stated, bool(stated and shown and shown[0] < stated[0])), []).append(bit)
    out: list[Block] = []
    for (stated, unshown), whom in groups.items():
        line: list[Inline] = [view.practice_mark(stated)]
        if len(groups) > 1:
            line.append(Span(f" {view.names((view.subject(bit) for bit in whom), 3)}", "muted"))
        out.append(Paragraph(tuple(line)))
        if unshown:
            out.append(Paragraph(view.line("not-shown"), "small"))
    return out


def _answer(view: View, entry: Entry) -> Row:
    ended = not entry.holds_on(view.assessment.scope.day)
    one = detail.record(view, entry, "", ended=ended, whole=True)
    state = view.state(detail.ENTRY_STATES[entry.state])
    if entry.other_means:
        state += view.aside("direct-means")
    cells = (
        plain(*target_line(view, entry)),
        plain(Span(state)),
        one.said,
        one.evidence,
        plain(*(Span(owner) for owner in one.owners)),
    )
    return Row(cells, answer_anchor(entry))
