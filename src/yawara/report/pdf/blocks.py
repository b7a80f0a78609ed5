"""The blocks of the report as plain data, for the template to set."""

from __future__ import annotations

import math
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from yawara.report.pdf import tables
from yawara.report.pdf.fonts import drawable
from yawara.report.pdf.pieces import (
    Hand,
    breakable,
    clipped,
    line,
    mark,
    plain,
    scale,
    units,
    width_of,
    words,
)
from yawara.report.tree import (
    Bullets,
    Figure,
    Fold,
    Mark,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Scale,
    Section,
    Span,
    Table,
    Tiles,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.report.pdf.pieces import Node, Piece
    from yawara.report.tree import Block, Column, FigureRow, Inline, Line, Row
    from yawara.text.words import Lang

    Tall = tuple[float, list[Node]]

#: How deep headings go in a PDF, and lists on paper; what is deeper stands at the deepest.
_DEEPEST, _INNERMOST = 6, 6
#: A proof of at most so many lines is kept together in its two columns.
_MOST_TOGETHER = 28
#: A text of fewer letters stays on one page with what belongs to it.
_SHORT = 300
#: At most so many paragraphs lead into what follows them.
_MOST_LEADS = 5
#: A heading inside a table of more lines may break, and then does not hold on to what follows.
_HEAD = 3
#: So many tiles are kept together.
_MOST_TILES = 12
#: The longest line of a list that is run in, in half ems.
_RUN_IN = 70.0
#: What a line of an upright title holds, in half ems, and how wide the line is, in points.
_UPRIGHT, _UPRIGHT_LINE = 26.0, 9.0
#: The half of a letter's width in running text, small text, and a proof, in points.
_BODY, _SMALL, _PROOF = 4.7, 4.0, 3.6


class Spot(NamedTuple):
    """Where a block stands: how wide the line is, how wide half a letter, how deep it is."""

    wide: float = tables.LINE
    half: float = _BODY
    level: int = 1
    depth: int = 0
    #: Whether it stands inside another block, where there are no headings.
    inside: bool = False

    @property
    def room(self) -> float:
        """How many half ems a line has."""
        return max(2.0, self.wide / self.half)

    def within(self, edge: float, half: float | None = None) -> Spot:
        """The spot inside a block with so much space beside it."""
        return self._replace(wide=self.wide - edge, half=half or self.half, inside=True)


def blocks(hand: Hand, several: Iterable[Block], spot: Spot) -> list[Node]:
    """Blocks one after another; a section is a heading with what follows it."""
    return [made for one in several for made in _block(hand, one, spot)]


def _block(hand: Hand, block: Block, spot: Spot) -> list[Node]:
    if _is_empty(block):
        return []
    if isinstance(block, Paragraph):
        return [_paragraph(hand, block, spot)]
    if isinstance(block, Section):
        return _section(hand, block, spot)
    if isinstance(block, Table):
        return [_table(hand, part, spot) for part in tables.parts(block)]
    if isinstance(block, Bullets):
        return _bullets(hand, block, spot)
    if isinstance(block, Fold):
        return _fold(hand, block, spot)
    if isinstance(block, Note):
        inner = blocks(hand, block.blocks, spot.within(24))
        title = plain(block.title, spot.room)
        return [{"kind": "note", "role": block.role, "title": title, "blocks": inner}]
    if isinstance(block, Pairs):
        return [_pairs(hand, block, spot)]
    if isinstance(block, Tiles):
        return [_tiles(block)]
    return [_picture(hand, block) if isinstance(block, Picture) else _figure(hand, block)]


def _is_empty(block: Block) -> bool:
    """Whether there is nothing to set: a table without columns, a list without items."""
    if isinstance(block, Table):
        return not block.columns
    if isinstance(block, Bullets):
        return not block.items
    if isinstance(block, Pairs):
        return not block.rows
    if isinstance(block, Note):
        return not (block.blocks or block.title)
    return isinstance(block, Tiles) and not block.tiles


def _paragraph(hand: Hand, block: Paragraph, spot: Spot) -> Node:
    made: Node = {"kind": "p", "line": line(hand, block.line, spot.room)}
    if block.role:
        made["role"] = block.role
    if spot.inside:
        made["inside"] = True
    return made


def _section(hand: Hand, section: Section, spot: Spot) -> list[Node]:
    heading = tuple(
        Span(piece.text, piece.role, piece.lang) if isinstance(piece, Span) else piece
        for piece in section.heading
    )
    if not drawable(words(heading)).strip(" \n\u00a0\u200b\u3000"):
        heading = (Span("–"),)  # a bookmark must say something
    # A page cannot begin within something, such as a note.
    role = "" if section.role == "apart" and (spot.inside or spot.level > 1) else section.role
    made: Node = {"kind": "h", "line": line(hand, heading, 60.0), "role": role}
    made["level"] = 0 if spot.inside else min(spot.level, _DEEPEST)
    made["listed"] = spot.level == 1 or section.role == "principle"
    made |= hand.label(section.id)
    inner = blocks(hand, section.blocks, spot._replace(level=spot.level + 1))
    lead = list(takewhile(lambda one: one["kind"] == "p", inner))
    if len(lead) <= _MOST_LEADS and len(lead) < len(inner):
        for before in lead:  # what leads into a table never stands alone at the end of a page
            before["sticky"] = len(str(before["line"])) < 2 * _SHORT
    return [made, *inner]


def _bullets(hand: Hand, block: Bullets, spot: Spot) -> list[Node]:
    proof = block.role == "proof"
    if proof and spot.depth == 0:
        return _proof(hand, block, spot)
    deep = spot.within(12)._replace(depth=spot.depth + 1)
    items = [blocks(hand, item, deep) for item in block.items]
    if spot.depth >= _INNERMOST:
        return [one for item in items for one in item]
    return [{"kind": "list", "ordered": block.ordered, "role": block.role, "items": items}]


def _proof(hand: Hand, block: Bullets, spot: Spot) -> list[Node]:
    """A proof in two columns, a stretch at a time, so that it is read in its order."""
    half = spot.within(spot.wide / 2 + 8, _PROOF)._replace(depth=1)
    close = [_run_in(item, hand.lang) for item in block.items]
    items = [(tables.lines(item, half.room), blocks(hand, item, half)) for item in close]
    whole = sum(tall for tall, _ in items)
    stretches = max(1, math.ceil(whole / (2 * _MOST_TOGETHER)))
    out: list[Node] = []
    for at in range(stretches):
        begin, end = whole * at / stretches, whole * (at + 1) / stretches
        if part := list(_between(items, begin, end)):
            out.append(_two_columns(part))
    return out


def _run_in(item: tuple[Block, ...], lang: Lang) -> tuple[Block, ...]:
    """A step of a proof with its innermost short lists (of conditions) run in: paper is dear."""
    out: list[Block] = []
    for block in item:
        if not isinstance(block, Bullets):
            out.append(block)
            continue
        lines = [_short_line(one) for one in block.items]
        if not all(lines):
            inner = tuple(_run_in(one, lang) for one in block.items)
            out.append(Bullets(inner, block.ordered, block.role))
            continue
        between = Span(" ／ " if lang == "ja" else " · ", "muted")
        joined = [piece for line in lines for piece in (between, *line)]
        out.append(Paragraph(tuple(joined[1:])))
    return tuple(out)


def _short_line(item: tuple[Block, ...]) -> Line:
    """The line that an item of a list is, if it is one and short."""
    if len(item) != 1 or not isinstance(item[0], Paragraph):
        return ()
    return item[0].line if width_of(words(item[0].line)) <= _RUN_IN else ()


def _between(items: list[Tall], begin: float, end: float) -> Iterator[Tall]:
    """The items whose middle lies between two heights."""
    height = 0.0
    for tall, item in items:
        if begin <= height + tall / 2 < end:
            yield tall, item
        height += tall


def _two_columns(part: list[Tall]) -> Node:
    whole = sum(tall for tall, _ in part)
    left = [item for _, item in _between(part, 0, whole / 2)] or [part[0][1]]
    right = [item for _, item in part[len(left) :]]
    together = whole <= 3 * _MOST_TOGETHER
    return {"kind": "proof", "left": left, "right": right, "together": together}


def _fold(hand: Hand, fold: Fold, spot: Spot) -> list[Node]:
    """In full: on paper nothing is folded. What the summary only begins is left to the text."""
    summary: tuple[Inline, ...] = fold.summary
    if fold.role == "text":
        summary = tuple(
            one for one in fold.summary if not (isinstance(one, Span) and one.role == "quote")
        )
    inner = blocks(hand, fold.blocks, spot.within(10))
    head = line(hand, summary, spot.room)
    return [{"kind": "fold", "role": fold.role, "summary": head, "blocks": inner}]


def _pairs(hand: Hand, pairs: Pairs, spot: Spot) -> Node:
    terms, said = spot.within(spot.wide * 0.72), spot.within(spot.wide * 0.3)
    rows = [[line(hand, term, terms.room), blocks(hand, what, said)] for term, what in pairs.rows]
    return {"kind": "pairs", "rows": rows}


def _table(hand: Hand, table: Table, spot: Spot) -> Node:
    wide = tables.widths(table, spot.wide, hand.shares.get(tables.look(table)))
    matrix = table.role == "matrix"
    columns = [
        {
            "title": _column(column, tables.room(width), upright=matrix and at > 0),
            "align": column.align,
        }
        for at, (column, width) in enumerate(zip(table.columns, wide, strict=True))
    ]
    made: Node = {"kind": "table", "role": table.role, "columns": columns}
    made["widths"] = wide
    if matrix:
        tallest = max(width_of(str(column["title"])) for column in columns)
        made["tall"] = min(_UPRIGHT, tallest) * _SMALL
    made["together"] = tables.is_short(table, wide)
    made["rows"] = [_row(hand, row, wide, table.role) for row in table.rows]
    if table.caption and not table.caption_hidden:
        made["caption"] = plain(table.caption, spot.room)
    return made


def _column(column: Column, room: float, *, upright: bool) -> str:
    """The title of a column; where it stands upright there is only so much room for it."""
    if upright:
        stood = max(1, int(room * tables.HALF / _UPRIGHT_LINE)) * _UPRIGHT
        one_line = drawable(column.title).replace("\n", " ")
        return breakable(clipped(one_line, 0.9 * stood), _UPRIGHT)
    return clipped(plain(column.title, room), _SHORT)


def _row(hand: Hand, row: Row, wide: list[float], role: str) -> Node:
    made: Node = {}
    if row.role:
        made["role"] = row.role
    made |= hand.label(row.id)
    if row.role == "group":
        whole = Spot(sum(wide), tables.HALF, inside=True)
        made["cells"] = [blocks(hand, row.cells[0], whole)]
        made["breaks"] = any(tables.lines((one,), whole.room) > _HEAD for one in row.cells[0])
        return made
    if not tables.is_whole(row, wide):
        made["breaks"] = True
    cells: list[list[Node]] = []
    for at, width in enumerate(wide):
        cell = row.cells[at] if at < len(row.cells) else ()
        spot = Spot(width - tables.BESIDE, tables.HALF, inside=True)
        cells.append(
            [_sign(cell)] if role == "matrix" and _is_mark(cell) else blocks(hand, cell, spot)
        )
    made["cells"] = cells
    return made


def _is_mark(cell: tuple[Block, ...]) -> bool:
    """Whether a cell holds nothing but a status."""
    return len(cell) == 1 and isinstance(cell[0], Paragraph) and _mark(cell[0]) is not None


def _mark(block: Block) -> Mark | None:
    if isinstance(block, Paragraph) and len(block.line) == 1 and isinstance(block.line[0], Mark):
        return block.line[0]
    return None


def _sign(cell: tuple[Block, ...]) -> Node:
    """A status as its sign alone, which then says its word itself."""
    made = _mark(cell[0])
    return (
        {"kind": "sign"}
        if made is None
        else {"kind": "sign", "alt": made.text, "status": made.status}
    )


def _tiles(tiles: Tiles) -> Node:
    many = max(1, len(tiles.tiles))
    room = tables.LINE / min(many, 6) / _SMALL - 5
    shown = []
    for tile in tiles.tiles:
        one: Node = {"number": plain(tile.number, room / 2.5), "label": plain(tile.label, room)}
        if tile.status:
            one["status"] = tile.status
        if tile.remark:
            one["remark"] = plain(tile.remark, room)
        shown.append(one)
    short = all(
        len(one.label) + len(one.remark) + 9 * len(one.number) < _SHORT for one in tiles.tiles
    )
    return {"kind": "tiles", "tiles": shown, "together": short and many <= _MOST_TILES}


def _picture(hand: Hand, picture: Picture) -> Node:
    """A drawing; what it shows is printed below where that is short, and else said aloud only."""
    made: Node = {"kind": "picture", **hand.label(picture.id)}
    made |= {"title": plain(picture.title), "svg": drawable(picture.svg)}
    made |= {"alt": drawable(picture.text) or "–", "width": max(1, min(100, picture.width))}
    if len(picture.text) < _SHORT:
        made["text"] = plain(picture.text)
    return made


def _figure(hand: Hand, figure: Figure) -> Node:
    groups = [
        {"name": plain(name), "rows": [_figure_row(hand, row) for row in rows]}
        for name, rows in figure.groups
    ]
    legend = [_legend(hand, piece, text) for piece, text in figure.legend]
    return {
        "kind": "figure",
        **hand.label(figure.id),
        "title": plain(figure.title),
        "text": plain(figure.description),
        "stations": [plain(one) for one in figure.stations],
        "columns": [plain(one, 16) for one in figure.columns],
        "groups": groups,
        "legend": legend,
    }


def _figure_row(hand: Hand, row: FigureRow) -> Node:
    return {
        "label": line(hand, row.label, 34),
        "scale": scale(hand, row.scale),
        "units": units(hand, row.units),
        "text": line(hand, row.text, 34),
        "breaks": len(words(row.label)) + len(words(row.text)) > 2 * _SHORT,
    }


def _legend(hand: Hand, piece: Inline, text: str) -> list[Piece]:
    """A sign beside what it means; beside the word the picture says nothing of its own."""
    if isinstance(piece, Mark):
        return [mark(piece, 40), plain(text)]
    if isinstance(piece, Scale):
        return [{"scale": scale(hand, piece)["scale"], "silent": True}, plain(text)]
    return [*line(hand, (piece,), 40), plain(text)]


def walked(several: Iterable[Block]) -> Iterator[Block]:
    """Every block, with those inside it."""
    for block in several:
        yield block
        if isinstance(block, (Section, Fold, Note)):
            yield from walked(block.blocks)
        elif isinstance(block, Bullets):
            yield from walked(one for item in block.items for one in item)
        elif isinstance(block, Pairs):
            yield from walked(one for _, said in block.rows for one in said)
        elif isinstance(block, Table):
            yield from walked(one for row in block.rows for cell in row.cells for one in cell)


def targets(every: Iterable[Block]) -> Iterator[str]:
    """The ids of everything that a link can lead to."""
    for block in every:
        if isinstance(block, (Section, Figure, Picture)) and block.id:
            yield block.id
        elif isinstance(block, Table):
            yield from (row.id for row in block.rows if row.id)
