"""From an assessment to a report, in one language. Pure: the same assessment, the same document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report import closing, detail, opening, outlook, record, systems
from yawara.report.ground import Ground
from yawara.report.tree import Document
from yawara.report.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.report.tree import Section
    from yawara.text.words import Lang


def build(assessment: Assessment, *, lang: Lang) -> Document:
    """The report on an assessment, whole, in `lang`; where a text is missing, in the other."""
    return _document(View(Ground(assessment), lang))


def build_all(assessment: Assessment, langs: Iterable[Lang]) -> tuple[Document, ...]:
    """The same in several languages; what does not hang on the language is worked out once."""
    ground = Ground(assessment)
    return tuple(_document(View(ground, lang)) for lang in langs)


def _document(view: View) -> Document:
    sections: list[Section] = [
        opening.summary(view),
        opening.principles(view),
        outlook.steps(view),
        outlook.open_facts(view),
        outlook.expiry(view),
        outlook.conflicts(view),
        outlook.claims(view),
    ]
    if view.system_count:
        sections.append(systems.systems(view))
    sections += [
        *detail.instruments(view),
        record.records(view),
        systems.profile(view),
        closing.out_of_scope(view),
        closing.sources(view),
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
