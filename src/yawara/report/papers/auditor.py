"""For an auditor: the whole report with the books, and what was and was not checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report.papers import books
from yawara.report.papers.frame import document, limits, line
from yawara.report.tree import Paragraph

if TYPE_CHECKING:
    from yawara.report.tree import Block, Document, Section
    from yawara.report.view import View

_LIMITS = (
    "partner-verdict",
    "partner-own",
    "partner-reading",
    "auditor-evidence",
    "auditor-seal",
    "auditor-inside",
)
#: After this section of the whole report stand the books.
_BEFORE = "record"


def auditor(view: View, whole: Document) -> Document:
    """The paper for an auditor, out of the whole report; without books just that."""
    organisation, day = view.subject(0), view.day(view.assessment.scope.day)
    before: tuple[Block, ...] = (
        Paragraph(line(view, "auditor-lead", organisation=organisation, day=day), "lead"),
        limits(view, _LIMITS, field=True, organisation=organisation),
    )
    sections: list[Section] = []
    for section in whole.sections:
        sections.append(section)
        held = view.ground.books
        if section.id == _BEFORE and held is not None:
            sections += (
                books.evidence(view, held),
                books.ledger(view, held),
                books.seals(view, held),
            )
    return document(view, "auditor", whole.facts, before, tuple(sections), "report")
