"""System by system: what is done of what each principle asks, and the facts taken as given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.ledger import planes
from yawara.ledger.planes import ALL, NONE, SOME
from yawara.report.tree import Column, Mark, Paragraph, Row, Section, Span, Table
from yawara.report.view import STATUS_ORDER, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.assess.findings import Status
    from yawara.assess.rollup import Section as Rollup
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Fact
    from yawara.report.tree import Block, Inline
    from yawara.report.view import View
    from yawara.scope.applies import Subject
    from yawara.scope.profile import Value


def systems(view: View) -> Section:
    """A table of systems (rows) and principles or parts (columns), for what systems are asked."""
    found = states(view)
    columns = [Column(view.say("system"), 4)]
    columns += [Column(_name(view, section), 2, "sign") for section, _ in found]
    rows = tuple(
        Row(
            (
                plain(Span(view.subject(bit))),
                *(_cell(view, held[bit - 1]) for _, held in found),
            )
        )
        for bit in range(1, view.system_count + 1)
    )
    table = Table(view.say("systems"), tuple(columns), rows, "matrix", caption_hidden=True)
    lead = Paragraph(view.line("systems-lead"))
    legend: list[Inline] = [view.span("matrix-legend", "muted")]
    for status in STATUS_ORDER:
        legend += [Mark(status, view.say(f"short-{status}")), Span("  ")]
    legend.append(view.span("matrix-none", "muted"))
    words = Paragraph(tuple(legend), "small")
    return Section("systems", view.line("systems"), (lead, table, words))


def states(view: View) -> tuple[tuple[Rollup, tuple[Status | None, ...]], ...]:
    """The principles and parts that ask something of systems, each with the state of every system.

    None where nothing of it applies to a system.
    """
    width = len(view.assessment.scope.subjects)
    out = []
    for section in view.ground.sections:
        own = [f for f in section.findings if f.item.level == "system"]
        if not own:
            continue
        at = [view.assessment.index[finding.item.ref] for finding in own]
        stated = planes.combine((view.assessment.stated[one].final for one in at), width)
        read = planes.combine((view.assessment.stated[one].read for one in at), width)
        held = (_status(stated.at(bit), read.at(bit)) for bit in range(1, width))
        out.append((section, tuple(held)))
    return tuple(out)


def _name(view: View, section: Rollup) -> str:
    heading = view.heading(section.head)[0]
    name = heading.text if isinstance(heading, Span) else ""
    return f"{section.head.id} {name}"


def _cell(view: View, status: Status | None) -> tuple[Block, ...]:
    if status is None:
        return plain(Span("–", "muted"))
    return plain(Mark(status, view.say(f"short-{status}")))


def _status(stated: Interval | None, read: Interval | None) -> Status | None:
    """The status of a whole from its intervals, as `Assessment` derives that of a provision."""
    if stated is None:
        return None
    seen = read or stated
    if stated == (ALL, ALL):
        return "all"
    if seen == (ALL, ALL):
        return "all-read"
    if seen[1] == NONE:
        return "none"
    return "some" if seen[0] >= SOME or seen[1] == SOME else "unknown"


def profile(view: View) -> Section:
    """The facts that decided what applies: of the organisation, and of each system."""
    scope = view.assessment.scope
    levels = {fact.id: fact.level for fact in scope.norms.facts}
    rows = []
    for bits in _alike(scope.subjects):
        level = "system" if bits[0] else "organization"
        facts = [fact for fact in scope.norms.facts if levels[fact.id] == level]
        name = view.joined(view.subject(bit) for bit in bits)
        rows.append(_profile_row(view, name, scope.subjects[bits[0]], facts))
    columns = (
        Column(view.say("subject"), 3),
        Column(view.say("facts-choices"), 6),
        Column(view.say("facts-yes"), 5),
        Column(view.say("facts-no"), 5),
        Column(view.say("facts-unknown"), 5),
    )
    table = Table(view.say("profile"), columns, tuple(rows), caption_hidden=True)
    lead = Paragraph(view.line("profile-lead"))
    return Section("profile", view.line("profile"), (lead, table))


def _alike(subjects: Sequence[Subject]) -> Iterable[tuple[int, ...]]:
    """The subjects of which the same is given, together; the organisation by itself."""
    groups: dict[tuple[bool, str], list[int]] = {}
    for bit, subject in enumerate(subjects):
        key = repr(sorted((fact, repr(value)) for fact, value in subject.given.items()))
        groups.setdefault((bit > 0, key), []).append(bit)
    return (tuple(bits) for bits in groups.values())


def _profile_row(view: View, name: str, subject: Subject, facts: list[Fact]) -> Row:
    chosen: list[Block] = []
    flags: dict[Value | None, list[str]] = {True: [], False: [], None: []}
    for fact in facts:
        value = subject.given.get(fact.id)
        title = view.text(fact.title)
        if value is None or isinstance(value, bool):
            flags[value].append(title)
        else:
            words = _value(view, fact, value)
            chosen.append(Paragraph(view.line("fact-value", fact=title, value=words)))
    cells = (
        plain(Span(name)),
        tuple(chosen),
        *(plain(Span(view.joined(flags[value]))) for value in (True, False, None)),
    )
    return Row(cells)


def _value(view: View, fact: Fact, value: Value) -> str:
    if isinstance(value, (bool, float, int)):
        return f"{value:g}"
    titles = {choice.id: view.text(choice.title) for choice in fact.choices}
    if isinstance(value, str):
        return titles.get(value, value)
    return view.joined(titles.get(one, one) for one in value) or "–"
