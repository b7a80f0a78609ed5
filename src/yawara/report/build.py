"""From an assessment to its papers, in one language. Pure: the same assessment, the same papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import msgspec

from yawara.report import closing, detail, opening, outlook, pictures, record, systems
from yawara.report.ground import Ground
from yawara.report.papers import changed
from yawara.report.papers.audit.paper import auditor
from yawara.report.papers.board import board
from yawara.report.papers.partner import partner
from yawara.report.papers.public import public
from yawara.report.papers.team import team
from yawara.report.tree import Document
from yawara.report.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.report.tree import Picture, Section
    from yawara.text.words import Lang

#: For whom a paper is: the whole report is for whoever works with all of it.
Reader = Literal["report", "board", "team", "partner", "auditor", "public"]
READERS: tuple[Reader, ...] = get_args(Reader)


def build(assessment: Assessment, *, lang: Lang) -> Document:
    """The report on an assessment, whole, in `lang`; where a text is missing, in the other."""
    return paper(Ground(assessment), "report", lang)


def build_all(assessment: Assessment, langs: Iterable[Lang]) -> tuple[Document, ...]:
    """The same in several languages; what does not hang on the language is worked out once."""
    ground = Ground(assessment)
    return tuple(paper(ground, "report", lang) for lang in langs)


def paper(ground: Ground, reader: Reader, lang: Lang) -> Document:
    """The paper for a reader, in `lang`. All papers draw from one ground and so agree."""
    view = View(ground, lang)
    if reader == "board":
        return board(view)
    if reader == "team":
        return team(view)
    if reader == "partner":
        return partner(view)
    if reader == "public":
        return public(view)
    return auditor(view) if reader == "auditor" else _document(view)


def _with(section: Section, picture: Picture | None, *, first: bool = False) -> Section:
    """The section with a drawing: at its end, or after the paragraph that it begins with."""
    if picture is None:
        return section
    blocks = section.blocks
    found = (*blocks[:1], picture, *blocks[1:]) if first else (*blocks, picture)
    return msgspec.structs.replace(section, blocks=found)


def _document(view: View) -> Document:
    sections: list[Section] = [
        opening.summary(view),
        _with(opening.principles(view), pictures.loop(view)),
    ]
    if view.ground.changes is not None:
        sections.append(changed.section(view, view.ground.changes))
    sections += [
        _with(outlook.steps(view), pictures.effort(view)),
        outlook.open_facts(view),
        outlook.expiry(view),
        outlook.conflicts(view),
        outlook.claims(view),
    ]
    if view.system_count:
        sections.append(_with(systems.systems(view), pictures.systems(view), first=True))
    sections += [
        *detail.instruments(view),
        record.records(view),
        systems.profile(view),
        closing.out_of_scope(view),
        _with(closing.sources(view), pictures.timeline(view)),
        closing.glossary(view),
        closing.made(view),
    ]
    return Document(
        view.lang,
        view.say("title"),
        view.subject(0),
        opening.title_facts(view),
        opening.opening(view),
        tuple(sections),
        closing.colophon(view),
    )
