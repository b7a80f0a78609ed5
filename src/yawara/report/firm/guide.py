"""One page of A4 for staff: what they may do, what not, and whom to turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import closing
from yawara.report.firm import sourced
from yawara.report.firm.sourced import OWN, Paper, Passage, Source, say, span
from yawara.report.tree import Bullets, Document, Note, Pairs, Paragraph, Section, Span
from yawara.report.view import plain

if TYPE_CHECKING:
    from yawara.report.firm.pack import Article
    from yawara.report.firm.pack import Guide as Text
    from yawara.report.tree import Block, Line
    from yawara.report.view import View

#: More names of systems than these do not help anybody on one page.
_NAMES = 4


def guide(view: View, text: Text) -> Paper:
    """The page, and its passages. What comes from where stands in the passages alone: no room."""
    passages: list[Passage] = []
    sections = [found for part in text.parts if (found := _part(view, part, passages)) is not None]
    told = len(passages)
    sections.append(_contacts(view, text, passages))
    facts: tuple[tuple[str, Line], ...] = (
        (view.say("organisation"), (Span(view.subject(0), "strong"),)),
        (say(view, "standing"), (span(view, "guide-draft"),)),
    )
    opening: tuple[Block, ...] = _systems(view, passages)
    if not any(one.source.practices for one in passages[:told]):
        opening = (Note(plain(span(view, "guide-nothing")), role="warning"), *opening)
    paper = Document(
        view.lang,
        say(view, "title-guide"),
        view.subject(0),
        facts,
        opening,
        tuple(sections),
        closing.colophon(view),
        "sheet",
    )
    return Paper(paper, tuple(passages))


def _part(view: View, part: Article, passages: list[Passage]) -> Section | None:
    items: list[tuple[Block, ...]] = []
    heading = view.text(part.heading)
    for clause in part.clauses:
        practices = sourced.wanted(view, clause.practices)
        if not clause.own and not practices:
            continue
        how = sourced.state(view, practices)
        text = sourced.filled(view, view.text(clause.text))
        source = OWN if clause.own else sourced.source(view, practices)
        passages.append(Passage(f"{heading} {len(items) + 1}", text, source, how))
        mark = (span(view, "draft", "muted"),) if how else ()
        items.append(plain(*text, *mark))
    if not items:
        return None
    return Section(f"guide:{part.id}", (Span(heading),), (Bullets(tuple(items)),))


def _systems(view: View, passages: list[Passage]) -> tuple[Block, ...]:
    """The AI that the organisation itself uses, by name."""
    subjects = view.assessment.scope.subjects
    used = [
        bit
        for bit in range(1, view.system_count + 1)
        if isinstance(roles := subjects[bit].given.get("roles"), tuple) and "business-user" in roles
    ]
    if not used:
        return ()
    names = view.names((view.subject(bit) for bit in used), _NAMES)
    line = (span(view, "guide-systems", "", names=names),)
    passages.append(Passage(say(view, "guide-top"), line, Source(facts=("roles",))))
    return (Paragraph(line, "lead"),)


def _contacts(view: View, text: Text, passages: list[Passage]) -> Section:
    """Whom to turn to: what the ledger names, else a blank."""
    heading = say(view, "guide-contacts")
    rows: list[tuple[Line, tuple[Block, ...]]] = []
    for clause in text.contacts:
        name = view.text(clause.name)
        line = sourced.filled(view, view.text(clause.answer))
        practices = sourced.asked(view, clause.practices)
        source = sourced.source(view, practices) if practices else OWN
        passages.append(Passage(f"{heading} {name}", line, source))
        rows.append(((Span(name),), plain(*line)))
    return Section("guide:contacts", (Span(heading),), (Pairs(tuple(rows)),))
