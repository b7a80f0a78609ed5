"""What to do next, what hangs on an unanswered question, what expires, what contradicts itself."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from yawara.ledger.planes import ALL
from yawara.report.entries import target_line
from yawara.report.letters import excerpt, visible
from yawara.report.tree import Bullets, Column, Fold, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain
from yawara.text.messages import describe, show_place
from yawara.text.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.assess.plan import Step
    from yawara.ledger.model import Entry
    from yawara.report.tree import Block, Line
    from yawara.report.view import View

SOON = datetime.timedelta(days=90)
MOST_PROVISIONS = 8
#: How many rows what ends may fill; all of it stands by practice too.
MOST_ENDS = 60
EXCERPT = 120


def steps(view: View) -> Section:
    """The next steps that close most at least effort: known gaps first, then open questions."""
    blocks: list[Block] = [Paragraph(view.line("steps-lead"))]
    before = len(blocks)
    kinds = (
        ("steps-known", view.ground.known_steps),
        ("steps-unanswered", view.ground.unanswered_steps),
    )
    for key, found in kinds:
        if not found:
            continue
        if not found[0].known:
            blocks.append(Paragraph(view.line("steps-unanswered-lead")))
        blocks.append(_steps_table(view, view.say(key, count=len(found)), found))
    if len(blocks) == before:
        blocks = [Paragraph(view.line("steps-none"))]
    return Section("steps", view.line("steps"), tuple(blocks))


def _steps_table(view: View, caption: str, found: tuple[Step, ...]) -> Table:
    columns = (
        Column(view.say("step"), 2, "sign"),
        Column(view.say("practice"), 17),
        Column(view.say("subject"), 6),
        Column(view.say("effort"), 4),
        Column(view.say("usual-owner"), 6),
        Column(view.say("moves"), 8),
    )
    rows = tuple(_step_row(view, at, step) for at, step in enumerate(found, 1))
    return Table(caption, columns, rows, "steps")


def _step_row(view: View, at: int, step: Step) -> Row:
    practice = step.practice
    effort = view.say(f"effort-{practice.effort}")
    if len(step.subjects) > 1:
        effort = view.say("effort-each", effort=effort, count=len(step.subjects))
    what: list[Block] = [
        Paragraph((Span(view.text(practice.title), "strong", to=f"#practice:{practice.id}"),)),
        Paragraph(view.line("counts-as-all", all=view.text(practice.all)), "small"),
    ]
    if practice.trigger is not None:
        trigger = view.text(practice.trigger)
        what.append(Paragraph(view.line("trigger", trigger=trigger), "small"))
    whom = view.say("whole-organisation")
    if practice.level == "system" and view.system_count:
        every = len(step.subjects) == view.system_count > 1
        named = view.names((view.subject(bit) for bit in step.subjects), 3)
        whom = view.say("all-systems") if every else named
    moves = (
        view.span("moves-count", "strong", count=len(step.provisions)),
        *view.provision_links(step.provisions, MOST_PROVISIONS),
    )
    cells = (
        plain(Span(str(at), "count")),
        tuple(what),
        plain(Span(whom)),
        plain(Span(effort)),
        plain(Span(view.owner(practice))),
        plain(*moves),
    )
    return Row(cells)


def open_facts(view: View) -> Section:
    """The facts that were not given and decide whether provisions apply, most decisive first."""
    scope = view.assessment.scope
    undecided = view.ground.undecided
    heading = view.line("facts")
    if not undecided:
        return Section("facts", heading, (Paragraph(view.line("facts-none")),))
    items: dict[str, set[int]] = {}
    asked: dict[str, set[int]] = {}
    for at, item in enumerate(undecided):
        for subject, reason in scope.reasons(item, 0):
            for fact in reason.deciding():
                items.setdefault(fact, set()).add(at)
                asked.setdefault(fact, set()).add(view.ground.bits[subject.id])
    rows = []
    for fact in sorted(items, key=lambda name: (-len(items[name]), name)):
        known = scope.norms.fact_by_id[fact]
        whom = [0] if known.level == "organization" else sorted(asked[fact])
        hang = [undecided[at] for at in sorted(items[fact])]
        rows.append(
            Row(
                (
                    plain(view.words(known.question)),
                    plain(Span(view.names((view.subject(bit) for bit in whom), 3))),
                    plain(Span(str(len(hang)), "count")),
                    plain(*view.provision_links(hang, MOST_PROVISIONS)),
                )
            )
        )
    columns = (
        Column(view.say("question"), 6),
        Column(view.say("asked-of"), 3),
        Column(view.say("hangs-count"), 2, "number"),
        Column(view.say("provisions"), 4),
    )
    lead = Paragraph(view.line("facts-lead", count=len(undecided)))
    table = Table(view.say("facts"), columns, tuple(rows), caption_hidden=True)
    listed = tuple(plain(*view.named(item.provision)) for item in undecided)
    fold = Fold(view.line("facts-list", count=len(undecided)), (Bullets(listed),))
    return Section("facts", heading, (lead, table, fold))


class End(NamedTuple):
    """Something that ends on a day: evidence, a record's period, or what was planned."""

    day: datetime.date
    kind: str
    what: str
    entry: Entry


def expiry(view: View) -> Section:
    """What has expired, and what expires within ninety days."""
    today = view.assessment.scope.day
    until = today + SOON
    ends = ends_by(view, until)
    past = [end for end in ends if end.day < today]
    soon = [end for end in ends if end.day >= today]
    heading, day = view.line("expiry"), view.day(until)
    blocks: list[Block] = []
    if past:
        blocks += _ends_table(view, view.say("expiry-past"), past)
    if soon:
        blocks += _ends_table(view, view.say("expiry-soon", day=day), soon)
    if not blocks:
        blocks = [Paragraph(view.line("expiry-none", day=day))]
    return Section("expiry", heading, tuple(blocks))


def ends_by(view: View, until: datetime.date) -> tuple[End, ...]:
    """What ends until a day, that day included, in the order of the ledger."""
    every = (end for entry in view.ground.entries for end in _ends(view, entry))
    return tuple(end for end in every if end.day <= until)


def _ends(view: View, entry: Entry) -> Iterator[End]:
    what = excerpt(visible(entry.statement.to(view.lang)), EXCERPT) if entry.statement else ""
    if entry.until is not None:
        yield End(entry.until, "expiry-entry", what, entry)
    due = due_of(view, entry)
    if due is not None:
        yield End(due, "expiry-due", what, entry)
    for evidence in entry.evidence:
        if evidence.ends is not None:
            yield End(evidence.ends, "expiry-evidence", visible(evidence.target), entry)


def due_of(view: View, entry: Entry) -> datetime.date | None:
    """The day by which an entry plans something that is still to be done.

    What is done, or need not be, is not due any more, whichever entry says so.
    """
    if entry.due is None or entry.state in ("all", "not-applicable"):
        return None
    standing, index = view.assessment.standing, view.assessment.scope.norms.practice_index
    targets = [
        (index[target], bit)
        for target, bit in view.ground.governs.get(entry.id, ())
        if target in index
    ]
    stated = [standing.stated.bounds(at).at(bit) for at, bit in targets]
    settled = bool(stated) and all(one in (None, (ALL, ALL)) for one in stated)
    return None if settled else entry.due


def first_due(view: View, entries: Iterable[Entry]) -> datetime.date | None:
    """The first day by which any of some entries plans something that is still to be done."""
    days = (due_of(view, entry) for entry in entries)
    return min((day for day in days if day is not None), default=None)


def _ends_table(view: View, caption: str, ends: list[End]) -> Iterator[Block]:
    """What ends, by day; one piece of evidence that serves several practices is one row."""
    groups: dict[tuple[datetime.date, str, str, str], list[Entry]] = {}
    for end in sorted(ends, key=lambda one: one[:3]):
        alone = end.entry.id if end.kind != "expiry-evidence" else ""
        groups.setdefault((*end[:3], alone), []).append(end.entry)
    columns = (
        Column(view.say("expiry-day"), 4),
        Column(view.say("expiry-what"), 4),
        Column(view.say("subject"), 8),
        Column(view.say("content"), 9),
        Column(view.say("owner"), 3),
    )
    shown = tuple(groups.items())[:MOST_ENDS]
    yield Table(caption, columns, tuple(_ends_row(view, *key[:3], found) for key, found in shown))
    if len(groups) > len(shown):
        yield Paragraph(view.line("expiry-more", count=len(groups) - len(shown)), "small")


def _ends_row(view: View, day: datetime.date, kind: str, what: str, entries: list[Entry]) -> Row:
    left = (day - view.assessment.scope.day).days
    key = "days-today" if left == 0 else "days-left" if left > 0 else "days-past"
    owners = dict.fromkeys(visible(entry.owner) for entry in entries if entry.owner)
    left_words = Paragraph((view.span(key, count=abs(left)),), "small")
    cells = (
        (*plain(Span(day.isoformat(), "count")), left_words),
        plain(Span(view.say(kind))),
        tuple(Paragraph(target_line(view, entry)) for entry in entries),
        plain(Span(what)),
        plain(Span(view.joined(owners))),
    )
    return Row(cells)


def conflicts(view: View) -> Section:
    """What the ledger says that cannot all be true."""
    found = view.ground.problems
    heading = view.line("conflicts")
    if not found:
        return Section("conflicts", heading, (Paragraph(view.line("conflicts-none")),))
    rows = []
    for problem in found:
        message, hint = describe(_named(view, problem), view.lang)
        place = show_place(problem.place)
        cells = (plain(Span(visible(message))), plain(Span(visible(hint))))
        rows.append(Row((*cells, plain(Span(visible(place), "id")))))
    columns = (
        Column(view.say("conflict"), 6),
        Column(view.say("what-to-do"), 6),
        Column(view.say("where"), 3),
    )
    table = Table(view.say("conflicts"), columns, tuple(rows), caption_hidden=True)
    return Section("conflicts", heading, (table,))


def _named(view: View, problem: Problem) -> Problem:
    """The problem with people's names for practices, provisions and systems in place of ids."""
    scope = view.assessment.scope
    subjects = {subject.id: view.text(subject.name) for subject in scope.subjects}
    params = []
    for key, value in problem.params:
        shown = value
        if key == "subject":
            shown = subjects.get(value, value)
        elif key in ("target", "with_"):
            shown = view.joined(_target(view, one) for one in value.split(", "))
        params.append((key, shown))
    return Problem(problem.code, problem.place, tuple(params), problem.severity)


def _target(view: View, target: str) -> str:
    scope = view.assessment.scope
    if target in scope.norms.practice_index:
        return view.text(scope.norms.practice(target).title)
    item = scope.by_ref.get(target)
    if item is None:
        return target
    return "".join(part.text for part in view.named(item.provision) if isinstance(part, Span))


def claims(view: View) -> Section:
    """What was explained in public and what was said not to apply, each with its reason."""
    rows = []
    for entry in view.ground.entries:
        norms: tuple[str, ...] = entry.norms
        if entry.explained is not None:
            kind, reason, norms = "kind-explained", entry.explained.reason, entry.explained.norms
        elif entry.state == "not-applicable" and entry.reason is not None:
            kind, reason = "kind-out", entry.reason
        else:
            continue
        place = f"{show_place(entry.place)} {entry.id[:12]}"
        on: Line = (Span(view.say("since", day=entry.on.isoformat()), "muted"),)
        rows.append(
            Row(
                (
                    plain(Span(view.say(kind))),
                    plain(*target_line(view, entry)),
                    (Paragraph((view.words(reason, "quote"),)), Paragraph(on, "small")),
                    plain(Span(view.joined(norms), "id")),
                    plain(Span(visible(place), "id")),
                )
            )
        )
    heading = view.line("claims")
    if not rows:
        return Section("claims", heading, (Paragraph(view.line("claims-none")),))
    columns = (
        Column(view.say("kind"), 2),
        Column(view.say("subject"), 4),
        Column(view.say("reason"), 7),
        Column(view.say("for-norms"), 3),
        Column(view.say("where"), 3),
    )
    table = Table(view.say("claims"), columns, tuple(rows), caption_hidden=True)
    return Section("claims", heading, (Paragraph(view.line("claims-lead")), table))
