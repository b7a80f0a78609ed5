"""What changed since a day: in one sentence, and provision by provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import pictures
from yawara.report.papers.frame import line, say
from yawara.report.tree import Column, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.assess.change import Changes, Direction, Kind, ProvisionChange
    from yawara.assess.findings import Finding
    from yawara.report.tree import Block, Line
    from yawara.report.view import View

MOST, MOST_NAMED = 80, 4
KINDS: tuple[Direction | Kind, ...] = (
    "closer",
    "further",
    "other",
    "appeared",
    "vanished",
    "undecided",
)


def sums(view: View, changes: Changes, *, named: bool = False) -> Line:
    """How many provisions moved, and whither, in a sentence; `named`: which, if they are few."""
    day = view.day(changes.before.scope.day)
    if changes.silent:
        return line(view, "changed-none", day=day)
    whole = changes.after.scope.subjects[0].id
    found: dict[Direction | Kind, list[str]] = {}
    for one in changes.of(whole):
        if one.asks:
            kind = one.direction if one.kind == "moved" else one.kind
            found.setdefault(kind, []).append(one.item.provision.id)
    parts = [
        say(view, "changed-count", kind=say(view, f"kind-{kind}"), count=len(found[kind]))
        + (view.aside_of(view.names(found[kind], MOST_NAMED)) if named else "")
        for kind in KINDS
        if kind in found
    ]
    words = view.joined(parts) if parts else say(view, "changed-still")
    return (Span(view.say("label", name=say(view, "changed-sums", day=day))), Span(words))


def section(view: View, changes: Changes) -> Section:
    """All that changed, with what made it change."""
    day = view.day(changes.before.scope.day)
    heading = line(view, "changed", day=day)
    if changes.silent:
        return Section("changed", heading, (Paragraph(line(view, "changed-none", day=day)),))
    after = view.day(changes.after.scope.day)
    blocks: list[Block] = [
        Paragraph(line(view, "changed-lead", before=day, after=after)),
        Paragraph(sums(view, changes)),
    ]
    for key, subjects in (("changed-joined", changes.joined), ("changed-left", changes.left)):
        if subjects:
            names = view.names(view.text(one.name) for one in subjects)
            blocks.append(Paragraph(line(view, key, names=names)))
    drawn = pictures.changes(view, changes)
    if drawn is not None:
        blocks.append(drawn)
    blocks += _table(view, tuple(one for one in changes.provisions if one.counted))
    return Section("changed", heading, tuple(blocks))


def _table(view: View, found: tuple[ProvisionChange, ...]) -> Iterator[Block]:
    if not found:
        return
    columns = (
        Column(view.say("norm"), 9),
        Column(view.say("subject"), 4),
        Column(say(view, "changed-kind"), 3),
        Column(say(view, "changed-before"), 4),
        Column(say(view, "changed-after"), 4),
        Column(say(view, "changed-cause"), 5),
    )
    rows = tuple(_row(view, one) for one in found[:MOST])
    yield Table(say(view, "changed-table"), columns, rows)
    if len(found) > MOST:
        yield Paragraph(line(view, "changed-more", count=len(found) - MOST), "small")


def _row(view: View, one: ProvisionChange) -> Row:
    kind = one.direction if one.kind == "moved" else one.kind
    item = one.item
    title = Span(view.text(item.version.title), "muted")
    what: tuple[Block, ...] = (
        Paragraph((view.provision_link(item), Span(" "), *view.heading(item.provision))),
        Paragraph((title,), "small"),
    )
    causes = view.joined(say(view, f"cause-{cause}") for cause in one.causes)
    cells = (
        what,
        plain(Span(view.text(one.subject.name))),
        plain(Span(say(view, f"kind-{kind}"))),
        _state(view, one.before),
        _state(view, one.after),
        plain(Span(causes)),
    )
    return Row(cells)


def _state(view: View, finding: Finding | None) -> tuple[Block, ...]:
    if finding is None:
        return plain(Span("–", "muted"))
    if finding.status == "not-applicable":
        return plain(view.mark(finding.status))
    counts = view.aside("practice-counts", read=finding.counts.read, done=finding.counts.all)
    return (Paragraph((view.mark(finding.status),)), Paragraph((Span(counts),), "small"))
