"""Every provision that applies, a row each: what it says, its state, and what that rests on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from yawara.report import detail
from yawara.report.letters import visible
from yawara.report.papers.audit.numbers import refs
from yawara.report.papers.frame import line, say, span
from yawara.report.tree import Column, Paragraph, Row, Span, Table
from yawara.report.view import plain, provision_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.assess.findings import Finding
    from yawara.assess.rollup import Section as Rollup
    from yawara.ledger.planes import Interval
    from yawara.norms.model import Practice
    from yawara.report.papers.audit.numbers import Numbers
    from yawara.report.papers.audit.rules import Rules
    from yawara.report.tree import Block, Inline, Line, Section
    from yawara.report.view import View

#: How many runs of records stand with a practice in one provision; all stand in the register.
MOST_RECORDS = 6
#: Of how many systems a line gives the names.
NAMES = 3
_States = list[tuple[int, "Interval | None"]]


def instruments(view: View, numbers: Numbers, rules: Rules) -> tuple[Section, ...]:
    """A section for each instrument, with a table for each principle."""
    return detail.instruments(view, lambda section: (_table(view, section, numbers, rules),))


def _table(view: View, section: Rollup, numbers: Numbers, rules: Rules) -> Table:
    columns = (
        Column(say(view, "provision"), 15),
        Column(view.say("state"), 9),
        Column(say(view, "provision-practices"), 26),
    )
    rows: list[Row] = []
    parts = groupby(section.findings, lambda one: detail.part_heading(section, one.item))
    for part, findings in parts:
        if part is not None:
            rows.append(Row((plain(*view.named(part)),), role="group"))
        rows += (_row(view, finding, numbers, rules) for finding in findings)
    caption = "".join(one.text for one in view.named(section.head) if isinstance(one, Span))
    return Table(caption, columns, tuple(rows), caption_hidden=True)


def _row(view: View, finding: Finding, numbers: Numbers, rules: Rules) -> Row:
    cells = (
        tuple(_provision(view, finding)),
        tuple(_state(view, finding, numbers, rules)),
        tuple(_practices(view, finding, numbers)),
    )
    return Row(cells, provision_anchor(finding.item), "provision", finding.status)


def _provision(view: View, finding: Finding) -> Iterator[Block]:
    """What the provision is: its number and heading, how strong, where it stands, what it says."""
    provision = finding.item.provision
    heading = (
        Span(piece.text, "strong", piece.lang)
        for piece in view.heading(provision)
        if isinstance(piece, Span)
    )
    yield Paragraph((Span(f"{provision.id} ", "id"), *heading))
    parts = [view.state(provision.strength)] if provision.strength else []
    if provision.locus is not None:
        page = say(view, "page", page=provision.locus.page) if provision.locus.page else ""
        parts.append(visible(provision.locus.named(view.lang)) + page)
    if provision.stages:
        parts.append(view.joined(view.say(f"stage-{stage}") for stage in provision.stages))
    parts.append(say(view, f"basis-{provision.basis}"))
    between = " ／ " if view.lang == "ja" else " · "
    yield Paragraph((Span(between.join(parts)),), "small")
    if not provision.heading.has(view.lang) and provision.heading.to(view.lang):
        yield Paragraph((view.words(provision.heading, "official"),), "small")
    if provision.gist.to(view.lang):
        yield Paragraph((view.words(provision.gist, "ours"),))


def _state(view: View, finding: Finding, numbers: Numbers, rules: Rules) -> Iterator[Block]:
    """Where it stands, and which reason brings it in."""
    yield Paragraph((view.mark(finding.status),))
    if finding.status != "not-applicable":
        yield Paragraph((view.scale(finding.stated, finding.shown),))
        yield Paragraph((Span(detail.counts(view, finding), "count"),), "small")
        if finding.stated != finding.shown:
            low, high = finding.shown
            shown = view.state(f"interval-{low}{high}")
            yield Paragraph(line(view, "state-shown", state=shown), "small")
    if finding.direct is not None:
        means = any(entry.other_means for entry in finding.direct.entries)
        key = "state-means" if means else "state-direct"
        found = numbers.of_records(finding.direct.entries)
        yield Paragraph((span(view, key), Span(" "), *found), "small")
    if finding.clash:
        yield Paragraph((view.span("clash-here", "strong"),), "small")
    if finding.explained:
        yield Paragraph((view.span("explained-here", "strong"),), "small")
    yield Paragraph(refs(view, "rule", (rules.numbers[finding.item.ref],)), "small")


def _practices(view: View, finding: Finding, numbers: Numbers) -> Iterator[Block]:
    """What we read it to ask for, each with its state and its records; and what we did not read."""
    item = finding.item
    provision = item.provision
    if provision.asks is None:
        yield Paragraph((view.span("counts-unread"),))
    found: dict[str, tuple[Practice, _States]] = {}
    for bit in view.assessment.bits(item, finding.bit):
        for practice, _, interval in view.assessment.practices(item, bit):
            found.setdefault(practice.id, (practice, []))[1].append((bit, interval))
    for practice, states in found.values():
        yield Paragraph(_practice(view, finding, practice, states, numbers))
    if parts := view.assessment.children(item):
        yield Paragraph((span(view, "parts"), *view.provision_links(parts)), "small")
    reading = provision.reading
    if reading is not None:
        key = "reading-complete" if reading.complete else "reading-open"
        why = view.words(reading.why)
        yield Paragraph((span(view, key, day=reading.on.isoformat()), why), "small")
    if provision.rest is not None and provision.open:
        yield Paragraph(view.line("rest", rest=view.text(provision.rest)), "small")
    if provision.also:
        names = view.joined(view.text(view.norms.practice(one).title) for one in provision.also)
        yield Paragraph(line(view, "examples", names=names), "small")


def _practice(
    view: View, finding: Finding, practice: Practice, states: _States, numbers: Numbers
) -> Line:
    """A practice on a line: its state, for whom it differs, its number and title, its records."""
    at = view.norms.practice_index[practice.id]
    groups: dict[tuple[Interval | None, bool], list[int]] = {}
    for bit, interval in states:
        shown = view.assessment.bounds(at, finding.item, bit, shown=True)
        bare = bool(interval and shown and shown[0] < interval[0])
        groups.setdefault((interval, bare), []).append(bit)
    out: list[Inline] = []
    for (interval, bare), bits in groups.items():
        out.append(view.practice_mark(interval))
        asides = [view.say("not-shown")] if bare else []
        if len(groups) > 1:
            asides.insert(0, view.names((view.subject(bit) for bit in bits), NAMES))
        out.append(Span(_aside(view, view.joined(asides)), "muted"))
    out += numbers.practice(practice)
    if practice.id not in (finding.item.provision.asks or ()):
        out.append(Span(_aside(view, say(view, "follows")), "muted"))
    entries = detail.entries_of(view, practice, [bit for bit, _ in states])
    if known := numbers.of_records((entry for entry, _, _ in entries), MOST_RECORDS):
        out += (Span(" "), *known)
    return tuple(out)


def _aside(view: View, text: str) -> str:
    """A text in brackets, with room on both sides."""
    return view.say("aside", text=text) + " " if text else " "
