"""Tables of Word: how wide columns are, which rows stay whole, which heads come again."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from yawara.report.docx.elements import NOTHING, Xml, el, joined
from yawara.report.tree import Bullets, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.report.docx.lines import Hand
    from yawara.report.tree import Block, Row, Table
    from yawara.text.words import Lang

#: The space beside the text of a cell, in twips.
BESIDE = 85
#: How high a head is whose words stand upright.
UPRIGHT = 2300
#: From so many columns of signs on, they are narrow and alike.
_MANY = 8
#: Below these widths, words of a head stand upright, and marks show their signs alone.
_UPRIGHT_BELOW, _SIGNS_BELOW = 1150, 880
#: The least width of a column; a sign has less where there are many of them.
_LEAST = {"sign": 640, "number": 700, "": 1130}
_LEAST_OF_MANY = 420
_FIRST = 2300
#: A row with more letters than this may break over pages; others stay whole.
_MOST_LETTERS = 900
_STYLED = re.compile(r"(<w:pStyle [^>]*/>)")


def is_wide(table: Table) -> bool:
    """Whether a table has so many columns of signs that all but the first are narrow and alike."""
    _, *others = table.columns
    return len(others) >= _MANY and all(column.align == "sign" for column in others)


def wants_turning(table: Table, line: int) -> bool:
    """Whether a table has no room on an upright page, even if its marks show signs alone."""
    if is_wide(table):
        return line - _FIRST < _LEAST_OF_MANY * (len(table.columns) - 1)
    return sum(_LEAST[column.align] for column in table.columns) > line


def parts(table: Table, line: int) -> list[Table]:
    """The table, or if its columns have no room, several, each with the first column."""
    first, *others = table.columns
    room = line - (_FIRST if is_wide(table) else _LEAST[first.align])
    many = is_wide(table)
    least = max((_LEAST_OF_MANY if many else _LEAST[one.align] for one in others), default=1)
    most = max(1, room // least)
    if len(others) <= most:
        return [table]
    each = math.ceil(len(others) / math.ceil(len(others) / most))
    starts = range(1, len(others) + 1, each)
    return [_part(table, (0, *range(at, min(at + each, len(others) + 1)))) for at in starts]


def _part(table: Table, kept: Sequence[int]) -> Table:
    def cut(row: Row) -> Row:
        if row.role == "group":
            return row
        id_ = row.id if kept[1] == 1 else ""
        return type(row)(tuple(row.cells[at] for at in kept), id_, row.role)

    columns = tuple(table.columns[at] for at in kept)
    rows = tuple(cut(row) for row in table.rows)
    return type(table)(table.caption, columns, rows, table.role, table.caption_hidden)


def widths(table: Table, line: int) -> tuple[int, ...]:
    """How wide each column is, in twips: by its share, and never too narrow for what is in it."""
    if is_wide(table):
        each = min(1500, (line - _FIRST) // max(1, len(table.columns) - 1))
        return (line - each * (len(table.columns) - 1), *(each,) * (len(table.columns) - 1))
    shares = [max(1, column.share or 2) for column in table.columns]
    least = [min(_LEAST[column.align], line // len(shares)) for column in table.columns]
    out = [line * share // sum(shares) for share in shares]
    lacking = sum(max(0, low - width) for low, width in zip(least, out, strict=True))
    spare = sum(max(0, width - low) for low, width in zip(least, out, strict=True))
    # What narrow columns lack, the others give in proportion to what they can spare.
    given = [
        low if width <= low else width - lacking * (width - low) // max(1, spare)
        for low, width in zip(least, out, strict=True)
    ]
    given[given.index(max(given))] += line - sum(given)
    return tuple(given)


def has_upright_heads(table: Table, given: Sequence[int]) -> bool:
    """Whether the words of the heads stand upright because their columns are narrow."""
    return is_wide(table) and given[-1] < _UPRIGHT_BELOW


def has_signs_only(table: Table, given: Sequence[int]) -> bool:
    """Whether marks show their signs alone."""
    return is_wide(table) and given[-1] < _SIGNS_BELOW


def is_long(row: Row) -> bool:
    """Whether a row has more to say than should be kept on one page."""
    return sum(_letters(cell) for cell in row.cells) > _MOST_LETTERS


def _letters(blocks: Iterable[Block]) -> int:
    count = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            count += sum(len(one.text) for one in block.line if isinstance(one, Span))
        elif isinstance(block, Bullets):
            count += sum(_letters(item) for item in block.items)
        else:
            count += _MOST_LETTERS // 3
    return count


# --- elements ---


def cell(inner: Xml, width: int, turned: Lang | str = "", *, low: bool = False) -> Xml:
    """A cell, which always ends with a paragraph; `turned` says in which language words climb."""
    direction = (
        el("w:textDirection", val="tbRl" if turned == "ja" else "btLr") if turned else NOTHING
    )
    align = el("w:vAlign", val="center" if turned else "bottom") if low or turned else NOTHING
    if not inner.endswith("</w:p>"):
        inner = joined(inner, el("w:p"))
    return el("w:tc", el("w:tcPr", el("w:tcW", w=width, type="dxa"), direction, align), inner)


def spanning(inner: Xml, width: int, columns: int) -> Xml:
    """The one cell of a row that heads others."""
    shade = el("w:shd", val="clear", color="auto", fill="F6F7F9")
    given = el("w:tcPr", el("w:tcW", w=width, type="dxa"), el("w:gridSpan", val=columns), shade)
    return el("w:tc", given, inner if inner.endswith("</w:p>") else joined(inner, el("w:p")))


def kept(inner: Xml) -> Xml:
    """Paragraphs that stay on one page with what follows them."""
    return Xml(_STYLED.sub(r"\1<w:keepNext/>", inner))


def row(*cells: Xml, head: bool = False, split: bool = False, high: int = 0) -> Xml:
    """A row: a head comes again on every page, and only a long row breaks over pages."""
    given = [
        NOTHING if split else el("w:cantSplit"),
        el("w:trHeight", val=high, hRule="atLeast") if high else NOTHING,
        el("w:tblHeader") if head else NOTHING,
    ]
    kept = [one for one in given if one]
    return el("w:tr", *((el("w:trPr", *kept),) if kept else ()), *cells)


def table(
    hand: Hand,
    style: str,
    given: Sequence[int],
    rows: Iterable[Xml],
    caption: str,
    *,
    head: bool = True,
) -> Xml:
    """A table; `caption` is also said to those who do not see it."""
    look = {"firstRow": int(head), "lastRow": 0, "firstColumn": 0, "lastColumn": 0}
    about = el(
        "w:tblPr",
        hand.style("w:tblStyle", style),
        el("w:tblW", w=sum(given), type="dxa"),
        el("w:tblLayout", type="fixed"),
        el("w:tblLook", val="0620" if head else "0600", noHBand=1, noVBand=1, **look),
        el("w:tblCaption", val=caption) if caption else NOTHING,
    )
    grid = el("w:tblGrid", *(el("w:gridCol", w=width) for width in given))
    return el("w:tbl", about, grid, *rows)
