"""One page for the board: the sums, what to know, what to decide. Bounded, whatever there is."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from yawara.assess.plan import next_steps
from yawara.norms.model import FORCES
from yawara.report import opening, outlook
from yawara.report.letters import excerpt
from yawara.report.papers import changed
from yawara.report.papers.frame import document, limits, line, say, span
from yawara.report.tree import Bullets, Column, Paragraph, Row, Section, Span, Table
from yawara.report.view import STATUS_ORDER, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from yawara.assess.findings import Finding, Status
    from yawara.assess.plan import Step
    from yawara.norms.model import Version
    from yawara.report.tree import Block, Document, Line
    from yawara.report.view import View

#: What one page of A4 holds: rows of norms, letters of the title of one, and steps.
MOST_NORMS, MOST_TITLE, MOST_STEPS = 6, 110, 3
#: How many steps are looked at for those that management has to decide.
LOOKED_AT = 40
#: Letters of a name in each language.
LETTERS = {"ja": 44, "en": 72}


def board(view: View) -> Document:
    """The paper for the board."""
    scope = view.assessment.scope
    facts: tuple[tuple[str, Line], ...] = (
        (view.say("as-of"), (Span(view.day(scope.day), "strong"),)),
        (view.say("systems-looked-at"), line(view, "board-systems", count=view.system_count)),
    )
    sections = (
        Section("norms", line(view, "board-norms"), (opening.sums(view), _by_norm(view))),
        Section("know", line(view, "board-know"), (Bullets(tuple(_know(view))),)),
        Section("decide", line(view, "board-decide"), tuple(_decide(view))),
        Section(
            "limits",
            line(view, "limits"),
            (limits(view, ("board-verdict", "board-left-out", "board-use"), title=""),),
        ),
    )
    return document(view, "board", facts, (), sections, "sheet")


def _short(view: View, text: str) -> str:
    return excerpt(text, LETTERS[view.lang])


def _by_norm(view: View) -> Table:
    """A row for each norm, in the order of all papers; those without room stand in one row.

    Room have those that bind most and, of these, those of which most applies.
    """
    every = view.ground.by_version
    first = sorted(every, key=lambda one: (FORCES.index(one[0].force), -len(one[1])))
    room = first if len(every) <= MOST_NORMS else first[: MOST_NORMS - 1]
    shown = [one for one in every if one in room]
    rest = [finding for one in every if one not in room for finding in one[1]]
    statuses = [status for status in STATUS_ORDER if status != "all"]
    if not view.ground.tally["not-applicable"]:
        statuses.remove("not-applicable")
    rows = [_row(_title(view, version), found, statuses) for version, found in shown]
    if rest:
        name = say(view, "board-more", count=len(every) - len(shown))
        rows.append(_row(name, rest, statuses))
    if len(rows) > 1:
        rows.append(_row(view.say("total"), view.ground.findings, statuses, "sum"))
    columns = (
        Column(view.say("norm"), 20),
        Column(say(view, "board-provisions"), 4, "number"),
        *(Column(view.say(f"short-{status}"), 4, "number") for status in statuses),
    )
    return Table(view.say("table-by-norm"), columns, tuple(rows), caption_hidden=True)


def _title(view: View, version: Version) -> str:
    """The whole title, with the version where the title does not bring it."""
    title = excerpt(view.text(version.title), MOST_TITLE)
    number = rf"(?<![\w.]){re.escape(version.version)}(?![\w.])"
    if re.search(number, title):
        return title
    return view.say("version-line", title=title, version=view.number(version))


def _row(
    name: str,
    findings: Iterable[Finding],
    statuses: Iterable[Status],
    role: Literal["", "sum"] = "",
) -> Row:
    tally = Counter(finding.status for finding in findings)
    tally["all-read"] += tally.pop("all", 0)
    applies = sum(tally.values()) - tally["not-applicable"]
    numbers = [applies, *(tally[status] for status in statuses)]
    cells = [plain(Span(str(number), "count")) for number in numbers]
    return Row((plain(Span(name)), *cells), role=role)


def _know(view: View) -> Iterator[tuple[Block, ...]]:
    """What the sums do not say, one sentence each."""
    if view.ground.changes is not None:
        yield (Paragraph(changed.sums(view, view.ground.changes, named=True)),)
    laws = [
        finding
        for version, found in view.ground.by_version
        for finding in found
        if version.force == "law" and finding.status != "not-applicable"
    ]
    lacking = sum(finding.gap for finding in laws)
    if laws:
        key = "board-law" if lacking else "board-law-none"
        yield plain(span(view, key, total=len(laws), count=lacking))
    counts = view.ground.practices
    numbers = {"done": counts.all, "some": counts.some, "none": counts.none}
    yield plain(span(view, "board-practices", unknown=counts.unknown, **numbers))
    for remark in opening.remarks(view):
        yield (Paragraph(remark),)
    today = view.assessment.scope.day
    until = today + outlook.SOON
    ends = outlook.ends_by(view, until)
    past = sum(end.day < today for end in ends)
    if ends:
        day = view.day(until)
        yield plain(span(view, "board-ends", past=past, soon=len(ends) - past, day=day))


def _decide(view: View) -> Iterator[Block]:
    """The next steps, few enough to be decided at one sitting."""
    known = sorted(next_steps(view.assessment, LOOKED_AT, known=True), key=_not_theirs)[:MOST_STEPS]
    if known:
        columns = (
            Column(view.say("practice"), 14),
            Column(say(view, "board-due"), 4),
            Column(view.say("effort"), 4),
            Column(view.say("usual-owner"), 4),
            Column(view.say("moves"), 4, "number"),
        )
        rows = tuple(_step(view, step) for step in known)
        caption = say(view, "board-decide")
        yield Table(caption, columns, rows, caption_hidden=True)
    else:
        yield Paragraph(line(view, "board-decide-none"))
    # What is due only after an event says nothing to a board that asks what to look at first.
    every = next_steps(view.assessment, LOOKED_AT, known=False)
    asked = [step for step in every if step.practice.trigger is None][:MOST_STEPS]
    if asked:
        names = view.joined(_short(view, view.text(step.practice.title)) for step in asked)
        yield Paragraph(line(view, "board-answer", names=names), "small")


def _not_theirs(step: Step) -> bool:
    """What management itself has to decide comes first."""
    return step.practice.owner != "management"


def _due(view: View, step: Step) -> str:
    """The first day by which the ledger plans a step."""
    held = (view.assessment.standing.for_target(step.practice.id, bit) for bit in step.subjects)
    entries = (entry for one in held if one is not None for entry in one.entries)
    first = outlook.first_due(view, entries)
    return first.isoformat() if first else "–"


def _step(view: View, step: Step) -> Row:
    effort = view.say(f"effort-{step.practice.effort}")
    if len(step.subjects) > 1:
        effort = view.say("effort-each", effort=effort, count=len(step.subjects))
    cells = (
        plain(Span(_short(view, view.text(step.practice.title)))),
        plain(Span(_due(view, step))),
        plain(Span(effort)),
        plain(Span(view.owner(step.practice))),
        plain(Span(str(len(step.provisions)), "count")),
    )
    return Row(cells)
