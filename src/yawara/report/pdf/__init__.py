"""The PDF writer: the report for paper and for those who read with their ears (PDF/UA-1).

The report goes to the typesetter as data, into one template that is ours (`report.typ`): no text
of anybody's ever becomes its source. The compiler itself refuses a page that breaks PDF/UA.
"""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec
import typst

from yawara.assess.findings import Status
from yawara.report.pdf import blocks, fonts, pictures, tables
from yawara.report.pdf.fonts import drawable
from yawara.report.pdf.pieces import Hand, clipped, line, plain, words
from yawara.report.words import MONTHS, SAY

if TYPE_CHECKING:
    from yawara.report.tree import Document

_HERE = Path(__file__).parent
#: How many half ems the line above and the line below a page can hold.
_HEAD, _FOOT = 108, 118


def to_pdf(document: Document, *, stamp: datetime.date) -> bytes:
    """The document as a PDF that says it was made on `stamp`. The same input, the same bytes."""
    made = typst.compile(
        _HERE / "report.typ",
        root=_HERE,  # nothing else can be read, and there is nothing else in it to read
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": msgspec.json.encode(_data(document, stamp)).decode()},
        pdf_standards=["ua-1"],
        timestamp=_midnight(stamp),
    )
    if not isinstance(made, bytes):
        raise TypeError(type(made).__name__)
    return made


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[*fonts.folders()],
    )


def _known(text: str) -> str:
    """A text on one line: for the head of a page, for what a program shows about the file."""
    return " ".join(drawable(text).split()) or "–"


def _data(document: Document, stamp: datetime.date) -> dict[str, object]:
    """The document as JSON's own values."""
    every = tuple(blocks.walked((*document.opening, *document.sections)))
    hand = Hand(document.lang, frozenset(blocks.targets(every)), tables.shares(every))
    day = SAY(
        "day",
        document.lang,
        year=stamp.year,
        month=stamp.month if document.lang == "ja" else MONTHS[stamp.month - 1],
        day=stamp.day,
    )
    opening = blocks.blocks(hand, document.opening, blocks.Spot())
    body = blocks.blocks(hand, document.sections, blocks.Spot())
    return {
        "lang": document.lang,
        "form": document.form,
        "name": f"{_known(document.title)} – {_known(document.subject)}",
        "author": _known(document.subject),
        "title": plain(document.title, 40),
        "subject": plain(document.subject, 26),
        "day": day,
        "head": clipped(_known(f"{document.subject} – {document.title}"), _HEAD),
        "foot": clipped(_known(words(document.colophon)), _FOOT),
        "contents": SAY("contents", document.lang),
        "facts": [[plain(term, 20), line(hand, said, 76)] for term, said in document.facts],
        "opening": opening,
        "body": body,
        "drawn": hand.drawn,
        "signs": {status: pictures.sign(status) for status in get_args(Status)},
    }
