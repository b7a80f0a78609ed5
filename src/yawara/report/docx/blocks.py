"""The blocks of the report as paragraphs and tables of Word."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from yawara.report.docx import drawings, tables
from yawara.report.docx.elements import NOTHING, Xml, el, field, joined, run
from yawara.report.docx.words import SAY
from yawara.report.tree import (
    Bullets,
    Column,
    Figure,
    Fold,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Row,
    Scale,
    Section,
    Span,
    Table,
    Tiles,
    Units,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.report.docx.lines import Hand
    from yawara.report.docx.pages import Pages
    from yawara.report.tree import Block, FigureRow, Inline, Line

#: How deep headings go, and lists before they stay where they are.
_DEEPEST, _INNERMOST, _PROOF_INNERMOST = 4, 3, 8
_STYLE = {
    "": "Body Text",
    "lead": "Yawara Lead",
    "gist": "Yawara Gist",
    "status": "Yawara Status",
    "small": "Yawara Small",
    "end": "Body Text",
}
_CELL_STYLE = {"number": "Yawara Cell Number", "sign": "Yawara Cell Sign", "": "Yawara Cell"}
#: What a picture shows stands below it too, up to so many letters; more is alternative text alone.
_MOST_BESIDE = 240
#: What a page keeps for the caption of a picture and the lines below, in millimetres.
_BESIDE_PICTURE = 28.0


class Spot(NamedTuple):
    """Where a block stands: how wide the line is in twips, how deep, and inside what."""

    wide: int
    level: int = 1
    depth: int = 0
    cell: bool = False
    #: The style of a plain paragraph here, where it is not that of running text.
    style: str = ""
    bold: bool = False
    proof: bool = False


class Writer:
    """Writes blocks one after another; counts tables and figures as it goes."""

    def __init__(self, hand: Hand, pages: Pages) -> None:
        self.hand = hand
        self.pages = pages
        self._counted = {"table": 0, "figure": 0}

    def blocks(self, several: Iterable[Block], spot: Spot) -> Xml:
        """Blocks one after another; what leads into a table stays on the page where it begins."""
        out: list[Xml] = []
        for one, after in itertools.pairwise((*several, None)):
            if isinstance(one, Paragraph) and isinstance(after, Table) and not spot.cell:
                out.append(self._paragraph(one, spot, leads=True))
            elif one is not None:
                out.append(self.block(one, spot))
        return joined(*out)

    def block(self, block: Block, spot: Spot) -> Xml:
        """One block."""
        if isinstance(block, Paragraph):
            return self._paragraph(block, spot)
        if isinstance(block, Section):
            return self._section(block, spot)
        if isinstance(block, Table):
            return self._table(block, spot)
        if isinstance(block, Bullets):
            return self._bullets(block, spot)
        if isinstance(block, Fold):
            return self._fold(block, spot)
        if isinstance(block, Note):
            return self._note(block, spot)
        if isinstance(block, Pairs):
            return self._pairs(block, spot)
        if isinstance(block, Tiles):
            return self._tiles(block, spot)
        if isinstance(block, Picture):
            return self._picture(block, spot)
        return self._figure(block, spot)

    # --- text ---

    def _paragraph(self, block: Paragraph, spot: Spot, *, leads: bool = False) -> Xml:
        style = spot.style or _STYLE[block.role]
        if spot.cell:
            small = block.role == "small" and spot.style == "Yawara Cell"
            style = "Yawara Cell Small" if small else spot.style or "Yawara Cell"
        elif not spot.style and not block.role and _is_quote(block.line):
            style = "Quote"
        if block.role == "end":
            return self.paragraph(style, self.hand.line(block.line), el("w:jc", val="right"))
        return self._drawn(style, block.line, bold=spot.bold, leads=leads)

    def _drawn(self, style: str, line: Line, *, bold: bool = False, leads: bool = False) -> Xml:
        """A paragraph that is as high as the drawings in it, whatever its style says."""
        drawn = any(isinstance(piece, (Scale, Units)) for piece in line)
        free = (el("w:spacing", line=240, lineRule="auto"),) if drawn else ()
        kept = (el("w:keepNext"),) if leads else ()
        return self.paragraph(style, self.hand.line(line, bold=bold), *kept, *free)

    def paragraph(self, style: str, inner: Xml, *more: Xml) -> Xml:
        """A paragraph in one of the styles; `more` are its properties, in Word's order."""
        return el("w:p", el("w:pPr", self.hand.style("w:pStyle", style), *more), inner)

    def _section(self, section: Section, spot: Spot) -> Xml:
        level = min(spot.level, _DEEPEST)
        heading = self.hand.bookmarked(section.id, self.hand.line(section.heading))
        name = f"heading {level}"
        inner = spot._replace(level=spot.level + 1)
        pieces = [one for one in section.blocks if not isinstance(one, Paragraph)]
        only = len(pieces) == 1 and isinstance(pieces[0], Table) and self._turns(pieces[0], spot)
        if not only:
            begins = (el("w:pageBreakBefore"),) if section.role == "apart" else ()
            title = self.paragraph(name, heading, *begins)
            return joined(title, self.blocks(section.blocks, inner))
        # What belongs to a wide table goes with it, so that no heading stays behind.
        with self.pages.turned() as turn:
            inner = inner._replace(wide=self.pages.wide)
            whole = self.blocks(section.blocks, inner)
        return joined(turn.before, self.paragraph(name, heading), whole, turn.after)

    def _bullets(self, bullets: Bullets, spot: Spot) -> Xml:
        proof = spot.proof or bullets.role == "proof"
        number = 0
        if bullets.ordered:
            number = self.hand.numbering.restarted(min(spot.depth, _INNERMOST - 1))
        out: list[Xml] = []
        for item in bullets.items:
            inner = spot._replace(depth=spot.depth + 1, proof=proof, style="")
            for at, block in enumerate(item):
                if at == 0 and isinstance(block, Paragraph):
                    out.append(self._item(block, spot, number, proof=proof))
                elif isinstance(block, Paragraph):
                    out.append(self._continued(block, inner, proof=proof))
                else:
                    out.append(self.block(block, inner))
        return joined(*out)

    def _item(self, block: Paragraph, spot: Spot, number: int, *, proof: bool) -> Xml:
        line = self.hand.line(block.line, bold=spot.bold)
        if proof:
            level = min(spot.depth, _PROOF_INNERMOST)
            given = el(
                "w:numPr",
                el("w:ilvl", val=level),
                el("w:numId", val=self.hand.numbering.of("Yawara Proof")),
            )
            return self.paragraph("Yawara Proof", line, given)
        depth = min(spot.depth, _INNERMOST - 1)
        after = f" {depth + 1}" if depth else ""
        if number:
            given = el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=number))
            return self.paragraph(f"List Number{after}", line, given)
        return self.paragraph(f"List Bullet{after}", line, *self._cell_size(spot))

    @staticmethod
    def _cell_size(spot: Spot) -> tuple[Xml, ...]:
        return (el("w:spacing", before=0, after=0, line=252, lineRule="auto"),) if spot.cell else ()

    def _continued(self, block: Paragraph, spot: Spot, *, proof: bool) -> Xml:
        line = self.hand.line(block.line, bold=spot.bold)
        left = el("w:ind", left=340 * min(spot.depth, _INNERMOST) + (200 if proof else 0))
        if proof:
            none = el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=0))
            return self.paragraph("Yawara Proof", line, none, left)
        return self.paragraph("List Continue", line, left)

    def _fold(self, fold: Fold, spot: Spot) -> Xml:
        style = "Yawara Cell Small" if spot.cell else "Yawara Fold"
        title = self.paragraph(style, self.hand.line(fold.summary))
        return joined(title, self.blocks(fold.blocks, spot))

    def _note(self, note: Note, spot: Spot) -> Xml:
        title = NOTHING
        if note.title:
            title = self.paragraph("Yawara Note Title", run(note.title))
        if spot.cell:
            return joined(title, self.blocks(note.blocks, spot))
        inner = self.blocks(
            note.blocks, spot._replace(cell=True, style="Body Text", wide=spot.wide - 340)
        )
        cell = tables.cell(joined(title, inner), spot.wide)
        whole = tables.table(
            self.hand, "Yawara Note", (spot.wide,), (tables.row(cell),), note.title
        )
        return joined(whole, self.gap())

    def _pairs(self, pairs: Pairs, spot: Spot) -> Xml:
        out: list[Xml] = []
        for term, said in pairs.rows:
            if spot.cell:
                out.append(self.paragraph("Yawara Cell", self.hand.line(term, bold=True)))
                out.append(self.blocks(said, spot))
                continue
            out.append(self.paragraph("Yawara Term", self.hand.line(term)))
            out.append(self.blocks(said, spot._replace(style="Yawara Definition")))
        return joined(*out)

    def gap(self) -> Xml:
        """What keeps two tables apart, which would else become one."""
        return self.paragraph("Yawara Break", NOTHING)

    # --- tables ---

    def _turns(self, table: Table, spot: Spot) -> bool:
        """Whether a table goes on pages of its own, turned on their side."""
        if spot.cell or not table.columns or not self.pages.may_turn:
            return False
        return tables.wants_turning(table, spot.wide)

    def _table(self, table: Table, spot: Spot) -> Xml:
        if not table.columns:
            return NOTHING
        if self._turns(table, spot):
            with self.pages.turned() as turn:
                made = self._table(table, spot._replace(wide=self.pages.wide))
            return joined(turn.before, made, turn.after)
        out: list[Xml] = []
        for at, part in enumerate(tables.parts(table, spot.wide)):
            if not at and not table.caption_hidden:
                out.append(self._caption("table", table.caption))
            widths = tables.widths(part, spot.wide)
            rows = [self._head(part, widths)]
            rows += [self._row(row, part, widths, spot) for row in part.rows]
            style = "Yawara Matrix" if table.role == "matrix" else "Yawara Table"
            out.append(tables.table(self.hand, style, widths, rows, table.caption))
            out.append(self.gap())
        return joined(*out)

    def _caption(self, kind: str, text: str) -> Xml:
        self._counted[kind] += 1
        lang = self.hand.lang
        name = SAY(kind, lang)
        number = field(f"SEQ {name} \\* ARABIC", run(str(self._counted[kind])))
        before, _, after = SAY("caption", lang, kind=name, number="\0").partition("\0")
        return self.paragraph("caption", joined(run(before), number, run(after), run(text)))

    def _head(self, table: Table, widths: tuple[int, ...]) -> Xml:
        cells = []
        upright = tables.has_upright_heads(table, widths)
        for at, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
            turned = upright and at > 0
            style = "Yawara Cell" if turned else _CELL_STYLE[column.align]
            title = self.paragraph(style, run(column.title, el("w:b"), el("w:bCs")))
            cells.append(tables.cell(title, width, self.hand.lang if turned else "", low=True))
        return tables.row(*cells, head=True, high=tables.UPRIGHT if upright else 0)

    def _row(self, row: Row, table: Table, widths: tuple[int, ...], spot: Spot) -> Xml:
        begin = self.hand.bookmarked(row.id, NOTHING) if row.id else NOTHING
        if row.role == "group":
            inner = self._cell(row.cells[0], Column(""), spot, sum(widths), bold=True)
            title = tables.kept(joined(begin, inner))
            return tables.row(tables.spanning(title, sum(widths), len(widths)))
        cells = []
        short = tables.has_signs_only(table, widths)
        self.hand.signs_only = short
        given = zip(row.cells, table.columns, widths, strict=True)
        for at, (blocks, column, width) in enumerate(given):
            inner = self._cell(blocks, column, spot, width, bold=row.role == "sum")
            cells.append(tables.cell(inner if at else joined(begin, inner), width))
        self.hand.signs_only = False
        return tables.row(*cells, split=tables.is_long(row))

    def _cell(
        self, blocks: tuple[Block, ...], column: Column, spot: Spot, width: int, *, bold: bool
    ) -> Xml:
        style = _CELL_STYLE[column.align]
        inner = spot._replace(
            wide=max(200, width - 2 * tables.BESIDE), cell=True, style=style, bold=bold, depth=0
        )
        return self.blocks(blocks, inner)

    def facts(self, rows: Iterable[tuple[str, Line]], wide: int) -> Xml:
        """The title block's facts: a term, and what is so."""
        widths = (wide * 3 // 10, wide - wide * 3 // 10)
        made = []
        for term, line in rows:
            name = self.paragraph("Yawara Cell", run(term))
            said = self.paragraph("Yawara Cell", self.hand.line(line))
            made.append(tables.row(tables.cell(name, widths[0]), tables.cell(said, widths[1])))
        if not made:
            return NOTHING
        return joined(
            tables.table(self.hand, "Yawara Facts", widths, made, "", head=False), self.gap()
        )

    def _tiles(self, tiles: Tiles, spot: Spot) -> Xml:
        if not tiles.tiles:
            return NOTHING
        each = max(1, spot.wide // min(len(tiles.tiles), 6))
        rows = []
        for begin in range(0, len(tiles.tiles), 6):
            cells = []
            for tile in tiles.tiles[begin : begin + 6]:
                sign = self.hand.sign(tile.status) if tile.status else NOTHING
                label = joined(sign, run(f" {tile.label}" if sign else tile.label))
                remark = (
                    self.paragraph("Yawara Cell Small", run(tile.remark))
                    if tile.remark
                    else NOTHING
                )
                number = self.paragraph("Yawara Tile Number", run(tile.number))
                cells.append(
                    tables.cell(joined(number, self.paragraph("Yawara Cell", label), remark), each)
                )
            cells += [tables.cell(NOTHING, each)] * (min(len(tiles.tiles), 6) - len(cells))
            rows.append(tables.row(*cells))
        widths = (each,) * min(len(tiles.tiles), 6)
        return joined(
            tables.table(self.hand, "Yawara Tiles", widths, rows, tiles.title, head=False),
            self.gap(),
        )

    # --- drawings ---

    def _picture(self, picture: Picture, spot: Spot) -> Xml:
        wide = spot.wide * drawings.TWIP / drawings.MILLIMETRE * picture.width / 100
        drawn = drawings.Drawing(str(picture.svg), round(wide, 2), alone=False)
        most = max(40.0, self.pages.high * drawings.TWIP / drawings.MILLIMETRE - _BESIDE_PICTURE)
        if drawn.high > most:
            drawn = drawn._replace(millimetres=round(wide * most / drawn.high, 2))
        image = self.hand.drawings.inline(drawn, picture.text, picture.title)
        style = "Yawara Cell" if spot.cell else "Yawara Picture"
        text = NOTHING
        if len(picture.text) <= _MOST_BESIDE:
            below = "Yawara Cell Small" if spot.cell else "Yawara Small"
            text = self.paragraph(below, run(picture.text))
        name = self.hand.bookmarked(picture.id, NOTHING)
        free = el("w:spacing", line=240, lineRule="auto")
        drawing = self.paragraph(style, image, free)
        return joined(name, self._caption("figure", picture.title), drawing, text)

    def _figure(self, figure: Figure, spot: Spot) -> Xml:
        """A picture of intervals, as a table: each row's drawings beside the same in words."""
        widths = tuple(spot.wide * share // 100 for share in (25, 20, 28, 27))
        titles = (figure.columns[0], " ― ".join(figure.stations), *figure.columns[2:])
        cells = [
            tables.cell(self.paragraph("Yawara Cell", run(title, el("w:b"))), width, low=True)
            for title, width in zip(titles, widths, strict=True)
        ]
        rows = [tables.row(*cells, head=True)]
        for name, below in figure.groups:
            title = self.paragraph("Yawara Cell", run(name, el("w:b")))
            rows.append(tables.row(tables.spanning(tables.kept(title), sum(widths), 4)))
            rows += [self._figure_row(row, widths) for row in below]
        caption = joined(
            self.hand.bookmarked(figure.id, NOTHING), self._caption("figure", figure.title)
        )
        table = tables.table(self.hand, "Yawara Table", widths, rows, figure.title)
        legend = self._legend(figure.legend)
        text = self.paragraph("Yawara Small", run(figure.description))
        return joined(caption, table, self.gap(), legend, text)

    def _legend(self, legend: tuple[tuple[Inline, str], ...]) -> Xml:
        """What the looks of a figure mean: intervals a line each, signs beside each other."""
        out: list[Xml] = []
        signs: list[Xml] = []
        for piece, text in legend:
            if isinstance(piece, Scale):
                out.append(self._drawn("Yawara Cell", (piece, Span(f" {text}"))))
            else:
                signs.append(joined(self.hand.line((piece,)), run(f" {text}　")))
        return joined(*out, self.paragraph("Yawara Small", joined(*signs)))

    def _figure_row(self, row: FigureRow, widths: tuple[int, ...]) -> Xml:
        lines: tuple[Line, ...] = (row.label, (row.scale,), (row.units,), row.text)
        cells = [
            tables.cell(self._drawn("Yawara Cell", line), width)
            for line, width in zip(lines, widths, strict=True)
        ]
        return tables.row(*cells)


def _is_quote(line: Line) -> bool:
    spans = [piece for piece in line if not isinstance(piece, Span) or piece.text.strip()]
    return bool(spans) and all(isinstance(one, Span) and one.role == "quote" for one in spans)


def contents(writer: Writer, sections: Iterable[Section], title: str) -> Xml:
    """A contents field that Word fills with pages, and that names every section until then."""
    entries: list[Xml] = []
    for section in sections:
        entries.append(_entry(writer, section, 1))
        entries += [
            _entry(writer, part, 2)
            for part in section.blocks
            if isinstance(part, Section) and part.role == "principle"
        ]
    if not entries:
        return NOTHING
    code = el("w:instrText", ' TOC \\o "1-2" \\h \\z \\u ', **{"xml:space": "preserve"})
    begin = joined(
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", code),
        el("w:r", el("w:fldChar", fldCharType="separate")),
    )
    end = el("w:r", el("w:fldChar", fldCharType="end"))
    entries[0] = Xml(entries[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1))
    last = Xml(entries[-1].removesuffix("</w:p>") + end + "</w:p>")
    gallery = el(
        "w:docPartObj", el("w:docPartGallery", val="Table of Contents"), el("w:docPartUnique")
    )
    heading = writer.paragraph("TOC Heading", run(title), el("w:pageBreakBefore"))
    return el(
        "w:sdt",
        el("w:sdtPr", gallery),
        el("w:sdtContent", heading, *entries[:-1], last),
    )


def _entry(writer: Writer, section: Section, level: int) -> Xml:
    words = "".join(piece.text for piece in section.heading if isinstance(piece, Span))
    inner = writer.hand.inside(section.id, run(words))
    return writer.paragraph(f"toc {level}", inner)
