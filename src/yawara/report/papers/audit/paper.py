"""The auditor's file put together: totals, every provision, and the books, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import closing, opening, outlook, systems
from yawara.report.papers import changed
from yawara.report.papers.audit import books, findings, practices, totals
from yawara.report.papers.audit.numbers import Numbers
from yawara.report.papers.audit.rules import Rules
from yawara.report.papers.frame import document, limits, line
from yawara.report.tree import Paragraph, Section

if TYPE_CHECKING:
    from yawara.report.tree import Block, Document
    from yawara.report.view import View

_LIMITS = (
    "partner-verdict",
    "partner-own",
    "partner-reading",
    "auditor-evidence",
    "auditor-seal",
    "auditor-left-out",
    "auditor-inside",
)


def auditor(view: View) -> Document:
    """The paper for an auditor; without books there is no register of evidence, nor the ledger."""
    organisation, day = view.subject(0), view.day(view.assessment.scope.day)
    before: tuple[Block, ...] = (
        Paragraph(line(view, "auditor-lead", organisation=organisation, day=day), "lead"),
        limits(view, _LIMITS, field=True, organisation=organisation),
    )
    numbers, rules, held = Numbers(view), Rules(view), view.ground.books
    sections: list[Section] = [
        totals.summary(view, numbers),
        totals.missing(view, numbers),
        totals.words(view),
        opening.principles(view),
    ]
    if view.ground.changes is not None:
        sections.append(changed.section(view, view.ground.changes))
    if view.ground.undecided:
        sections.append(outlook.open_facts(view))
    if view.ground.problems:
        sections.append(outlook.conflicts(view))
    if view.system_count:
        sections.append(systems.systems(view))
    sections += (*findings.instruments(view, numbers, rules), practices.register(view, numbers))
    if held is not None:
        sections += (
            books.ledger(view, held, numbers),
            books.evidence(view, held, numbers),
            books.seals(view, held),
        )
    sections += (
        systems.profile(view),
        rules.section(),
        closing.out_of_scope(view),
        _sources(view),
        closing.made(view),
    )
    facts = opening.title_facts(view)
    return document(view, "auditor", facts, before, tuple(sections), "report")


def _sources(view: View) -> Section:
    section = closing.sources(view)
    lead = Paragraph(line(view, "partner-sources-lead"))
    return Section(section.id, section.heading, (lead, *section.blocks[1:]))
