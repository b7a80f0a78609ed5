"""The docx writer: the report for those who must edit it before they send it.

Everything is in Word's own terms: headings, styles, lists, tables whose heads come again, a table
of contents, links. A template that somebody hands in decides how all of it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.report.docx.base import Base
from yawara.report.docx.blocks import Spot, Writer, contents
from yawara.report.docx.default import default
from yawara.report.docx.elements import NOTHING, Xml, el, joined, run
from yawara.report.docx.lines import Hand, targets
from yawara.report.docx.pages import Pages
from yawara.report.letters import visible
from yawara.report.words import MONTHS, SAY

if TYPE_CHECKING:
    import datetime

    from yawara.report.tree import Document
    from yawara.text.words import Lang


def to_docx(document: Document, *, stamp: datetime.date, template: bytes | None = None) -> bytes:
    """The document as a docx that says it was made on `stamp`. The same input, the same bytes.

    `template`: a docx that `template.read` let through; without one, ours.
    """
    base = Base(default(document.lang, document.form) if template is None else template)
    ids = frozenset(targets((*document.opening, *document.sections)))
    hand = Hand(document.lang, base.styles, base.numbering, ids)
    pages = Pages(base.setup())
    writer = Writer(hand, pages)
    inner = _whole(document, writer)
    pages.finish()
    # First the words of the template, so that nothing in the report is taken for one of them.
    base.fill(
        {
            "organization": visible(document.subject),
            "title": visible(document.title),
            "day": _day(document.lang, stamp),
        }
    )
    base.place(inner)
    base.link(hand.addresses)
    base.embed(hand.drawings.files())
    base.describe(visible(document.title), visible(document.subject), document.lang, stamp)
    return base.packed(stamp)


def _whole(document: Document, writer: Writer) -> Xml:
    spot = Spot(writer.pages.line)
    parts = [
        writer.paragraph("Title", run(document.title)),
        writer.paragraph("Subtitle", run(document.subject)) if document.subject else NOTHING,
        writer.facts(document.facts, spot.wide),
        writer.blocks(document.opening, spot),
    ]
    if document.form == "report":
        parts.append(contents(writer, document.sections, SAY("contents", document.lang)))
        parts.append(el("w:p", el("w:r", el("w:br", type="page"))))
    parts.append(writer.blocks(document.sections, spot))
    if document.colophon:
        parts.append(writer.paragraph("Yawara Colophon", writer.hand.line(document.colophon)))
    return joined(*parts)


def _day(lang: Lang, day: datetime.date) -> str:
    month = day.month if lang == "ja" else MONTHS[day.month - 1]
    return SAY("day", lang, year=day.year, month=month, day=day.day)
