"""A statement for a customer or a bank: what is done, by which norms, on which day, and no more."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from yawara.ledger.planes import SOME, UNKNOWN
from yawara.report import closing, opening
from yawara.report.papers import shared
from yawara.report.papers.frame import document, limits, line, say, span
from yawara.report.papers.pieces import asking, norm_lines, whom
from yawara.report.tree import Column, Pairs, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.assess.rollup import Section as Rollup
    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice
    from yawara.report.papers.pieces import Level
    from yawara.report.tree import Block, Document, Line
    from yawara.report.view import View

_LIMITS = (
    "partner-verdict",
    "partner-own",
    "partner-reading",
    "partner-left-out",
    "partner-use",
)


class _Done(NamedTuple):
    """A practice of which something is done, for whom, and the entries that say so.

    `among`: the subjects to which it applies.
    """

    practice: Practice
    levels: tuple[Level, ...]
    among: tuple[int, ...]
    entries: tuple[Entry, ...]


def partner(view: View) -> Document:
    """The paper for a customer or a bank: addressee, date and author are left for filling in."""
    organisation, day = view.subject(0), view.day(view.assessment.scope.day)
    facts: tuple[tuple[str, Line], ...] = (
        (say(view, "to"), line(view, "to-blank")),
        (say(view, "date"), line(view, "date-blank")),
        (say(view, "from"), (Span(organisation, "strong"),)),
        (say(view, "author"), line(view, "author-blank")),
    )
    before: tuple[Block, ...] = (
        Paragraph(line(view, "partner-lead", organisation=organisation, day=day), "lead"),
        limits(view, _LIMITS, field=True, title="limits-partner", organisation=organisation),
    )
    done = tuple(_done(view))
    found = (
        _scope(view),
        Section("summary", line(view, "partner-sums"), tuple(_sums(view))),
        _principles(view),
        _practices(view, done),
        _others(view, done),
        _evidence(view, done),
        _explained(view),
        _sources(view),
    )
    sections = tuple(section for section in found if section is not None)
    return document(view, "partner", facts, before, _numbered(sections))


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with a number before each heading, as in a letter."""
    return tuple(
        Section(one.id, (Span(f"{at}. "), *one.heading), one.blocks, one.role)
        for at, one in enumerate(sections, 1)
    )


def _sources(view: View) -> Section:
    section = closing.sources(view)
    lead = Paragraph(line(view, "partner-sources-lead"))
    end = Paragraph(line(view, "partner-end"), "end")
    return Section(section.id, section.heading, (lead, *section.blocks[1:], end))


def _scope(view: View) -> Section:
    """Who and what was looked at, on which day, by which norms."""
    scope = view.assessment.scope
    systems = view.say("systems-none")
    if view.system_count:
        names = view.names(view.subject(bit) for bit in range(1, view.system_count + 1))
        systems = view.say("systems-count", count=view.system_count, names=names)
    norms = tuple(Paragraph(one) for one in norm_lines(view, scope.versions))
    rows: tuple[tuple[Line, tuple[Block, ...]], ...] = (
        (view.line("organisation"), plain(Span(view.subject(0)))),
        (view.line("as-of"), plain(Span(view.day(scope.day)))),
        (view.line("systems-looked-at"), plain(Span(systems))),
        (view.line("norms-looked-at"), norms),
    )
    return Section("scope", line(view, "scope"), (Pairs(rows),))


def _sums(view: View) -> Iterator[Block]:
    tally = view.ground.tally
    numbers = {status: tally[status] for status in ("some", "none", "unknown")}
    done = tally["all"] + tally["all-read"]
    key = "partner-sums-lead" if view.ground.applies else "partner-sums-nothing"
    yield Paragraph(line(view, key, count=view.ground.applies, done=done, **numbers))
    if view.ground.applies:
        yield opening.sums(view)
    for remark in opening.remarks(view, outside=True):
        yield Paragraph(remark)


def _principles(view: View) -> Section | None:
    """For each principle the provisions, and how many practices are in which state."""
    rows: list[Row] = []
    for _, found in groupby(view.ground.sections, lambda one: one.version.ref):
        sections = [one for one in found if one.findings]
        if sections:
            rows.append(Row((plain(Span(view.version(sections[0].version))),), role="group"))
            rows += (_principle(view, section) for section in sections)
    if not rows:
        return None
    columns = (
        Column(say(view, "principle"), 12),
        Column(say(view, "provisions-count"), 4, "number"),
        Column(say(view, "practices-read"), 4, "number"),
        *(
            Column(say(view, f"practices-{state}"), 4, "number")
            for state in ("all", "some", "none", "unknown", "out")
        ),
    )
    caption = say(view, "partner-principles")
    table = Table(caption, columns, tuple(rows), caption_hidden=True)
    lead = Paragraph(line(view, "partner-principles-lead"))
    return Section("principles", line(view, "partner-principles"), (lead, table))


def _principle(view: View, section: Rollup) -> Row:
    counts = section.counts
    numbers = (
        sum(one.status != "not-applicable" for one in section.findings),
        counts.read,
        counts.all,
        counts.some,
        counts.none,
        counts.unknown,
        counts.out,
    )
    cells = (plain(Span(str(number), "count")) for number in numbers)
    return Row((plain(*view.named(section.head)), *cells))


def _done(view: View) -> Iterator[_Done]:
    """Every practice asked for of which something is done, in the order of the practices."""
    said: dict[str, list[Entry]] = {}
    for entry in shared.told(view, "partner"):
        if entry.practice is not None:
            said.setdefault(entry.practice, []).append(entry)
    for practice, every in shared.doing(view):
        found = tuple(level for level in every if level.stated[0] >= SOME)
        among = tuple(sorted(bit for level in every for bit in level.bits))
        yield _Done(practice, found, among, tuple(said.get(practice.id, ())))


def _practices(view: View, done: tuple[_Done, ...]) -> Section:
    heading = line(view, "partner-done")
    if not done:
        return Section("done", heading, (Paragraph(line(view, "partner-done-none")),))
    themes = view.assessment.scope.norms.themes
    rows: list[Row] = []
    for theme, found in groupby(done, lambda one: one.practice.theme):
        title = view.text(themes[theme]) if theme in themes else theme
        rows.append(Row((plain(Span(title)),), role="group"))
        rows += (_row(view, one) for one in found)
    columns = (
        Column(view.say("practice"), 9),
        Column(view.say("state"), 6),
        Column(view.say("evidence"), 3),
        Column(say(view, "shared-words"), 11),
        Column(say(view, "asked-for-by"), 15),
    )
    table = Table(say(view, "partner-done"), columns, tuple(rows), caption_hidden=True)
    return Section("done", heading, (Paragraph(line(view, "partner-done-lead")), table))


def _row(view: View, one: _Done) -> Row:
    practice = one.practice
    states: list[Block] = []
    for level in one.levels:
        states.append(Paragraph((view.practice_mark(level.stated),)))
        name = whom(view, practice, level.bits, one.among)
        states.append(Paragraph((Span(name, "muted"),), "small"))
    words = tuple(block for entry in one.entries for block in shared.words(view, entry, "partner"))
    asked = asking(view, view.ground.asked_by[practice.id])
    cells = (
        plain(Span(view.text(practice.title), "strong")),
        tuple(states),
        plain(span(view, _evidenced(one.levels))),
        words,
        tuple(Paragraph(each, "small") for each in asked),
    )
    return Row(cells)


def _evidenced(found: tuple[Level, ...]) -> str:
    shown = {level.shown for level in found}
    if shown == {True}:
        return "evidence-yes"
    return "evidence-no" if shown == {False} else "evidence-part"


def _others(view: View, done: tuple[_Done, ...]) -> Section | None:
    """The other records that may be shown: what is looked into, and until when; what is not due."""
    listed = {entry.id for one in done for entry in one.entries}
    found = [one for one in shared.told(view, "partner") if one.id not in listed]
    if not found:
        return None
    columns = (
        Column(say(view, "about"), 8),
        Column(view.say("state"), 5),
        Column(say(view, "known-by"), 4),
        Column(say(view, "shared-words"), 11),
    )
    rows = tuple(_other(view, one) for one in found)
    table = Table(say(view, "others"), columns, rows, caption_hidden=True)
    lead = Paragraph(line(view, "others-lead"))
    return Section("others", line(view, "others"), (lead, table))


def _other(view: View, entry: Entry) -> Row:
    """A record that may be shown. The day is that of the ledger: none is made up."""
    state = plain(view.practice_mark(None if entry.state == "not-applicable" else UNKNOWN))
    if entry.practice is None:
        state = shared.answer(view, entry)
    about: Line = (Span(shared.about(view, entry), "strong"),)
    if entry.system is not None:
        name = view.subject(view.ground.bits[entry.system])
        about = (*about, Span(view.aside_of(name), "muted"))
    by = "–"
    if entry.state == "unknown":
        by = view.day(entry.due) if entry.due else say(view, "known-by-none")
    return Row((plain(*about), state, plain(Span(by)), shared.words(view, entry, "partner")))


def _evidence(view: View, done: tuple[_Done, ...]) -> Section:
    """The evidence that may be named; where none may, what *yes* says of what was done."""
    proofs = shared.evidence(view, shared.entries(view, "partner"), "partner")
    heading = line(view, "shared-evidence")
    if not proofs:
        told = line(view, "shared-evidence-none")
        if any(level.shown for one in done for level in one.levels):
            told += line(view, "shared-evidence-inside")
        return Section("evidence", heading, (Paragraph(told),))
    lead = Paragraph(line(view, "shared-evidence-lead"))
    return Section("evidence", heading, (lead, shared.table(view, proofs)))


def _explained(view: View) -> Section | None:
    table = shared.explained(view, "partner")
    if table is None:
        return None
    lead = Paragraph(line(view, "explained-lead"))
    return Section("explained", line(view, "explained"), (lead, table))
