"""A list to work off: what to do, by owner, with the days that the ledger names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.assess.plan import next_steps
from yawara.report import outlook
from yawara.report.entries import target_line
from yawara.report.letters import excerpt, visible
from yawara.report.papers.frame import document, limits, line, say, span
from yawara.report.papers.pieces import whom
from yawara.report.tree import Column, Paragraph, Row, Section, Span, Table
from yawara.report.view import plain

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from yawara.assess.plan import Step
    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice
    from yawara.report.outlook import End
    from yawara.report.tree import Block, Document, Line
    from yawara.report.view import View

KINDS = ("dated", "known", "unanswered")
#: Beyond so many steps of a kind nobody plans; the whole report has them all.
MOST_STEPS = 400
MOST_PROVISIONS = 5
MOST_OWNER = 60
_OWN_DAY = "due"


class _Owner(NamedTuple):
    """Who looks after something: named in the ledger, or the usual one of a practice."""

    named: bool
    name: str


class _Task(NamedTuple):
    """One thing to do."""

    owner: _Owner
    kind: str
    day: datetime.date | None
    what: tuple[Block, ...]
    whom: str
    effort: str
    moves: Line


def team(view: View) -> Document:
    """The paper for those who do the work."""
    scope = view.assessment.scope
    organisation, day = view.subject(0), view.day(scope.day)
    facts: tuple[tuple[str, Line], ...] = (
        (view.say("organisation"), (Span(organisation, "strong"),)),
        (view.say("as-of"), (Span(day, "strong"),)),
    )
    before: tuple[Block, ...] = (
        Paragraph(line(view, "team-lead", organisation=organisation, day=day), "lead"),
        limits(view, ("team-inside", "team-estimate", "team-left-out")),
    )
    groups = _by_owner(view)
    sections: list[Section] = [_overview(view, groups)]
    for at, (owner, tasks) in enumerate(groups):
        heading: Line = (Span(_name(view, owner)),)
        sections.append(Section(f"owner:{at}", heading, (_table(view, owner, tasks),)))
    if view.ground.problems:
        sections.append(outlook.conflicts(view))
    if view.ground.undecided:
        sections.append(outlook.open_facts(view))
    return document(view, "team", facts, before, tuple(sections))


def _name(view: View, owner: _Owner) -> str:
    key = "team-named" if owner.named else "team-usual"
    return say(view, key, owner=owner.name)


def _by_owner(view: View) -> list[tuple[_Owner, list[_Task]]]:
    """The tasks of each owner: people that the ledger names first, by their first day."""
    groups: dict[_Owner, list[_Task]] = {}
    for task in (*_ends(view), *_steps(view, known=True), *_steps(view, known=False)):
        groups.setdefault(task.owner, []).append(task)
    for tasks in groups.values():
        tasks.sort(key=_place)  # stable: within a kind the order of the plan stays
    return sorted(groups.items(), key=lambda one: (not one[0].named, *_place(one[1][0])))


def _place(task: _Task) -> tuple[int, str]:
    return KINDS.index(task.kind), task.day.isoformat() if task.day else ""


def _steps(view: View, *, known: bool) -> Iterator[_Task]:
    """The steps of one kind, divided among owners; with a day where the ledger plans one."""
    for step in next_steps(view.assessment, MOST_STEPS, known=known):
        shares: dict[tuple[_Owner, datetime.date | None], list[int]] = {}
        for bit in step.subjects:
            held = view.assessment.standing.for_target(step.practice.id, bit)
            entries = () if held is None else held.entries
            due = outlook.first_due(view, entries)
            owner = _owner(view, entries, step.practice)
            shares.setdefault((owner, due), []).append(bit)
        for (owner, due), bits in shares.items():
            yield _step(view, step, owner, due, tuple(bits))


def _owner(view: View, entries: Iterable[Entry], practice: Practice | None) -> _Owner:
    named = [entry.owner for entry in entries if entry.owner and entry.owner.strip()]
    if named:
        return _Owner(named=True, name=excerpt(visible(named[-1]), MOST_OWNER))
    usual = "–" if practice is None else view.owner(practice)
    return _Owner(named=False, name=usual)


def _step(
    view: View, step: Step, owner: _Owner, due: datetime.date | None, bits: tuple[int, ...]
) -> _Task:
    practice = step.practice
    what: list[Block] = [
        Paragraph((Span(view.text(practice.title), "strong"),)),
        Paragraph(view.line("counts-as-all", all=view.text(practice.all)), "small"),
    ]
    if practice.trigger is not None:
        trigger = view.text(practice.trigger)
        what.append(Paragraph(view.line("trigger", trigger=trigger), "small"))
    effort = view.say(f"effort-{practice.effort}")
    if len(bits) > 1:
        effort = view.say("effort-each", effort=effort, count=len(bits))
    moves = (
        view.span("moves-count", "strong", count=len(step.provisions)),
        *view.provision_links(step.provisions, MOST_PROVISIONS),
    )
    kind = "dated" if due is not None else "known" if step.known else "unanswered"
    return _Task(owner, kind, due, tuple(what), whom(view, practice, bits), effort, moves)


def _ends(view: View) -> Iterator[_Task]:
    """What expires: evidence to renew once for all that it serves, records to look at again."""
    today = view.assessment.scope.day
    planned = {
        entry.id
        for known in (True, False)
        for step in next_steps(view.assessment, MOST_STEPS, known=known)
        for bit in step.subjects
        if (held := view.assessment.standing.for_target(step.practice.id, bit)) is not None
        for entry in held.entries
    }
    groups: dict[tuple[str, datetime.date, str, _Owner], list[End]] = {}
    for end in outlook.ends_by(view, today + outlook.SOON):
        if end.kind == "expiry-due" and end.entry.id in planned:
            continue  # the step itself bears the day
        alone = end.what if end.kind == "expiry-evidence" else end.entry.id
        owner = _owner(view, (end.entry,), _practice(view, end.entry))
        groups.setdefault((end.kind, end.day, alone, owner), []).append(end)
    for (kind, day, _, owner), ends in groups.items():
        yield _Task(owner, "dated", day, tuple(_end(view, kind, ends)), "", "", ())


def _practice(view: View, entry: Entry) -> Practice | None:
    norms = view.assessment.scope.norms
    known = entry.practice is not None and entry.practice in norms.practice_index
    return norms.practice(entry.practice or "") if known else None


def _end(view: View, kind: str, ends: list[End]) -> Iterator[Block]:
    keys = {"expiry-evidence": "team-renew", "expiry-entry": "team-again", "expiry-due": "team-due"}
    what = excerpt(ends[0].what, outlook.EXCERPT)
    yield Paragraph((span(view, keys[kind], "strong", what=what),))
    for end in ends:
        yield Paragraph((span(view, "team-of"), *target_line(view, end.entry)), "small")


def _overview(view: View, groups: list[tuple[_Owner, list[_Task]]]) -> Section:
    """How much there is for whom."""
    heading = line(view, "team-owners")
    if not groups:
        return Section("owners", heading, (Paragraph(line(view, "team-nothing")),))
    rows = []
    for at, (owner, tasks) in enumerate(groups):
        link = plain(Span(_name(view, owner), to=f"#owner:{at}"))
        rows.append(Row((link, *_numbers(tasks))))
    if len(rows) > 1:
        every = [task for _, tasks in groups for task in tasks]
        rows.append(Row((plain(span(view, "team-total")), *_numbers(every)), role="sum"))
    columns = (
        Column(say(view, "team-owner"), 8),
        *(Column(say(view, f"team-{kind}"), 4, "number") for kind in KINDS),
        Column(say(view, "team-total"), 3, "number"),
    )
    table = Table(say(view, "team-owners"), columns, tuple(rows), caption_hidden=True)
    return Section("owners", heading, (table,))


def _numbers(tasks: list[_Task]) -> Iterator[tuple[Block, ...]]:
    for kind in KINDS:
        yield plain(Span(str(sum(task.kind == kind for task in tasks)), "count"))
    yield plain(Span(str(len(tasks)), "count"))


def _table(view: View, owner: _Owner, tasks: list[_Task]) -> Table:
    """The tasks of an owner, with a box to tick."""
    columns = (
        Column(say(view, "team-done"), 2, "sign"),
        Column(say(view, "team-what"), 16),
        Column(say(view, "team-whom"), 5),
        Column(say(view, "team-day"), 4),
        Column(say(view, "team-effort"), 4),
        Column(say(view, "team-moves"), 6),
    )
    rows: list[Row] = []
    for kind in KINDS:
        found = [task for task in tasks if task.kind == kind]
        if found:
            rows.append(Row((plain(span(view, f"team-{kind}")),), role="group"))
            rows += (_row(view, task) for task in found)
    return Table(_name(view, owner), columns, tuple(rows), caption_hidden=True)


def _row(view: View, task: _Task) -> Row:
    day = ""
    if task.day is not None:
        day = task.day.isoformat()
        if task.day < view.assessment.scope.day:
            day = say(view, "team-late", day=day)
    cells = (
        plain(Span("□")),
        task.what,
        plain(Span(task.whom)),
        plain(Span(day, "count")),
        plain(Span(task.effort)),
        plain(*task.moves),
    )
    return Row(cells)
