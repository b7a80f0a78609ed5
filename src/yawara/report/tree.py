"""The report as a tree that knows no output format: what HTML, PDF, xlsx and docx are written from.

A document has sections, a section has blocks, a block has lines of inline pieces. Every text in
it is final, in one language, and plain: a writer escapes it and decides how it looks.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from yawara.assess.findings import Status
from yawara.ledger.planes import Interval

Role = Literal["", "strong", "id", "muted", "ours", "quote", "official", "count"]


class Span(msgspec.Struct, frozen=True):
    """A piece of text.

    `role`: what it is (`ours` our words on a norm, `quote` somebody's statement, `official` words
    of the instrument). `lang`: its language where that is not the document's. `to`: what it leads
    to, `#id` in the document or an address, which a writer shows in full.
    """

    text: str
    role: Role = ""
    lang: str = ""
    to: str = ""


class Mark(msgspec.Struct, frozen=True):
    """A status: a sign that can be told without colour, with its word."""

    status: Status
    text: str


class Scale(msgspec.Struct, frozen=True):
    """A small picture of an interval on none – some – all; `text` says the same in words."""

    stated: Interval
    shown: Interval
    text: str


class Units(msgspec.Struct, frozen=True):
    """One small sign for each thing counted, by status; `text` says the same in words."""

    tally: tuple[tuple[Status, int], ...]
    text: str


Inline = Span | Mark | Scale | Units
Line = tuple[Inline, ...]


class Paragraph(msgspec.Struct, frozen=True):
    """A line of text that wraps. The role `end` says, at the margin, that a letter ends."""

    line: Line
    role: Literal["", "lead", "gist", "status", "small", "end"] = ""


class Bullets(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    role: Literal["", "proof"] = ""


class Pairs(msgspec.Struct, frozen=True):
    """Terms, each with what is to be said of it."""

    rows: tuple[tuple[Line, tuple[Block, ...]], ...]
    role: Literal["", "glossary"] = ""


class Column(msgspec.Struct, frozen=True):
    """A column of a table. `share` is its width in relation to the others, 0 for as is."""

    title: str
    share: int = 0
    align: Literal["", "number", "sign"] = ""


class Row(msgspec.Struct, frozen=True):
    """A row: its cells, the first of which names it; `id` where something leads here.

    A row of the role `group` has one cell, which is the heading of the rows that follow. `status`
    is set where a row is a whole provision.
    """

    cells: tuple[tuple[Block, ...], ...]
    id: str = ""
    role: Literal["", "sum", "group", "provision"] = ""
    status: Status | None = None


class Table(msgspec.Struct, frozen=True):
    """A table with a caption; `role` says which of our tables it is."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    role: Literal["", "practices", "matrix", "steps", "record"] = ""
    caption_hidden: bool = False


class FigureRow(msgspec.Struct, frozen=True):
    """One row of a picture of intervals: whose, the interval, the things behind it, in words."""

    label: Line
    scale: Scale
    units: Units
    text: Line


class Figure(msgspec.Struct, frozen=True):
    """A picture of intervals. `stations` are the words for none, some, all."""

    id: str
    title: str
    description: str
    stations: tuple[str, str, str]
    columns: tuple[str, str, str, str]
    groups: tuple[tuple[str, tuple[FigureRow, ...]], ...]
    legend: tuple[tuple[Inline, str], ...]


class Picture(msgspec.Struct, frozen=True):
    """A drawing that stands alone.

    `svg`: a whole SVG document with its own `viewBox`, its words in the document's language, its
    looks in presentation attributes (no style sheet, no script, no reference to the outside), so
    that a page, a PDF and a letter can take it alike. `text` says what it shows to whoever does
    not see it. `width`: the part of the line it takes, in percent.
    """

    id: str
    title: str
    text: str
    svg: str
    width: int = 100


class Tile(msgspec.Struct, frozen=True):
    """A figure that sums something up: the number, what it counts, and a remark."""

    number: str
    label: str
    status: Status | None = None
    remark: str = ""


class Tiles(msgspec.Struct, frozen=True):
    """Some figures side by side."""

    title: str
    tiles: tuple[Tile, ...]


class Note(msgspec.Struct, frozen=True):
    """A passage set apart: something to know, or to beware of."""

    blocks: tuple[Block, ...]
    title: str = ""
    role: Literal["info", "limits", "warning"] = "info"


class Fold(msgspec.Struct, frozen=True):
    """Something that a screen shows on demand and paper shows in full."""

    summary: Line
    blocks: tuple[Block, ...]
    role: Literal["", "why", "text"] = ""


class Section(msgspec.Struct, frozen=True):
    """A headed part. `status` is set on a provision; `role` says what the section is.

    `apart`: it can be taken off the paper, and so begins a page of its own.
    """

    id: str
    heading: Line
    blocks: tuple[Block, ...]
    role: Literal["", "instrument", "principle", "part", "provision", "apart"] = ""
    status: Status | None = None
    short: str = ""


Block = Paragraph | Bullets | Pairs | Table | Figure | Picture | Tiles | Note | Fold | Section


class Document(msgspec.Struct, frozen=True):
    """A whole paper in one language. `facts` are the lines of the title block.

    `form`: how a writer lays it out. A `report` is long and has a table of contents, a `paper` is
    short and has none, a `sheet` has none and must fit on one page of A4.
    """

    lang: Literal["ja", "en"]
    title: str
    subject: str
    facts: tuple[tuple[str, Line], ...]
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    colophon: Line
    form: Literal["report", "paper", "sheet"] = "report"
