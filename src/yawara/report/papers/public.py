"""For the public: what the organisation chose to say, and nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import closing
from yawara.report.papers import shared
from yawara.report.papers.frame import document, limits, line, say, span
from yawara.report.papers.pieces import asked_bits, asking
from yawara.report.tree import Column, Note, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from yawara.ledger.model import Entry
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Practice
    from yawara.report.tree import Block, Document, Line
    from yawara.report.view import View


def public(view: View) -> Document:
    """The paper for the public. Where nothing was marked it says so, with who and when alone."""
    organisation, day = view.subject(0), view.day(view.assessment.scope.day)
    facts: tuple[tuple[str, Line], ...] = (
        (view.say("organisation"), (Span(organisation, "strong"),)),
        (view.say("as-of"), (Span(day, "strong"),)),
    )
    chosen = shared.told(view, "public")
    proofs = shared.evidence(view, shared.entries(view, "public"), "public")
    reasons = shared.explained(view, "public")
    lead = Paragraph(line(view, "public-lead", organisation=organisation, day=day), "lead")
    keys = ("public-choice", "partner-verdict", "partner-own", "public-figures")
    box = limits(view, keys, organisation=organisation)
    if not (chosen or proofs or reasons):
        nothing = Note(plain(span(view, "public-nothing")), role="info")
        only = limits(view, keys[:1], organisation=organisation)
        return document(view, "public", facts, (nothing, only), ())
    sections: list[Section] = []
    if chosen:
        heading = line(view, "public-said", count=len({entry.target for entry in chosen}))
        sections.append(Section("said", heading, (_table(view, chosen),)))
    if proofs:
        heading = line(view, "shared-evidence")
        about = Paragraph(line(view, "shared-evidence-lead"))
        sections.append(Section("evidence", heading, (about, shared.table(view, proofs))))
    if reasons:
        about = Paragraph(line(view, "explained-lead"))
        sections.append(Section("explained", line(view, "explained"), (about, reasons)))
    sections.append(closing.sources_of(view, _refs(view, chosen)))
    return document(view, "public", facts, (lead, box), tuple(sections))


def _refs(view: View, chosen: tuple[Entry, ...]) -> frozenset[str]:
    """The versions that ask for something of what is said."""
    asked = view.ground.asked_by
    items = (item for entry in chosen for item in asked.get(entry.practice or "", ()))
    named = {item.version.ref for item in items}
    answered = {entry.target.partition("#")[0] for entry in chosen if entry.practice is None}
    for version in view.assessment.scope.versions:
        if answered & {version.instrument, version.ref}:
            named.add(version.ref)
    return frozenset(named)


def _table(view: View, chosen: tuple[Entry, ...]) -> Table:
    columns = (
        Column(view.say("practice"), 7),
        Column(view.say("state"), 5),
        Column(view.say("statement"), 10),
        Column(say(view, "asked-for-by"), 8),
    )
    rows = tuple(_row(view, entry) for entry in chosen)
    return Table(say(view, "public-norms"), columns, rows, caption_hidden=True)


def _row(view: View, entry: Entry) -> Row:
    norms = view.assessment.scope.norms
    known = entry.practice is not None and entry.practice in norms.practice_index
    practice = norms.practice(entry.practice or "") if known else None
    asked = asking(view, view.ground.asked_by.get(entry.practice or "", ()))
    cells = (
        plain(Span(shared.about(view, entry), "strong")),
        shared.answer(view, entry) if practice is None else _states(view, entry, practice),
        shared.words(view, entry, "public"),
        tuple(Paragraph(one, "small") for one in asked),
    )
    return Row(cells)


def _states(view: View, entry: Entry, practice: Practice) -> tuple[Block, ...]:
    """Where the practice stands for those for whom the entry governs, as the report has it."""
    standing = view.assessment.standing
    at = view.assessment.scope.norms.practice_index[practice.id]
    asked = asked_bits(view, practice)
    governed = [bit for _, bit in view.ground.governs[entry.id] if bit in asked]
    groups: dict[tuple[Interval, bool], list[int]] = {}
    for bit in governed:
        stated = standing.stated.bounds(at).at(bit)
        shown = standing.shown.bounds(at).at(bit)
        if stated is None:
            continue
        bare = bool(shown and shown[0] < stated[0])
        groups.setdefault((stated, bare), []).append(bit)
    out: list[Block] = []
    name = _whom(view, entry, whole=len(governed) == len(asked), practice=practice)
    if len(groups) > 1:
        name = say(view, "public-some")
    if not groups:
        return plain(view.mark("not-applicable"))
    for stated, bare in groups:
        out.append(Paragraph((view.practice_mark(stated),)))
        out.append(Paragraph((Span(name, "muted"),), "small"))
        if bare:
            out.append(Paragraph(line(view, "not-borne-out"), "small"))
    return tuple(out)


def _whom(view: View, entry: Entry, *, whole: bool, practice: Practice) -> str:
    """For whom an entry speaks. A system is named only where the entry itself names it."""
    if practice.level == "organization" or not view.system_count:
        return view.say("whole-organisation")
    if entry.system is not None:
        return view.subject(view.ground.bits[entry.system])
    return say(view, "public-every" if whole else "public-others")
