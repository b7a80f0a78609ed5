"""Tables for paper: how wide columns are, which rows may break, and what to do with too many."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from yawara.report.pdf.pieces import width_of, words
from yawara.report.tree import (
    Bullets,
    Fold,
    Note,
    Pairs,
    Paragraph,
    Section,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.report.tree import Block, Column, Row

#: The line, and the space beside the text of a cell, in points.
LINE, BESIDE = 499.0, 8.0
#: The size of letters in a table, and how wide half of one is.
SIZE = 8.0
HALF = SIZE / 2
#: The least width of a column by what stands in it.
_LEAST = {"sign": 22.0, "number": 30.0, "": 46.0}
#: A line long enough for the length of a text to be what counts, in half ems.
_ONE_LINE = 20.0
#: The tables of which a report has dozens.
_LONG = ("practices", "record")
#: A row of at most so many lines stays on one page, which has room for about fifty.
MOST_LINES = 30
#: A table of at most so many lines stays on one page.
SHORT = 12


def parts(table: Table) -> list[Table]:
    """The table, or if it has more columns than the paper has room for, several beside each other.

    Each of them begins with the first column, which names the rows.
    """
    if not table.columns:
        return [table]
    first, *others = table.columns
    room = LINE - _first_least(first, table.role)
    pages: list[list[int]] = [[]]
    left = room
    for at, column in enumerate(others, 1):
        left -= _LEAST[column.align]
        if left < 0 and pages[-1]:
            pages.append([])
            left = room - _LEAST[column.align]
        pages[-1].append(at)
    if len(pages) == 1:
        return [table]
    each = math.ceil(len(others) / len(pages))
    chosen = [range(at, min(at + each, len(others) + 1)) for at in range(1, len(others) + 1, each)]
    return [_part(table, tuple(one)) for one in chosen]


def _first_least(first: Column, role: str) -> float:
    return 92.0 if role == "matrix" else max(70.0, _LEAST[first.align])


def _part(table: Table, kept: Sequence[int]) -> Table:
    def cut(row: Row) -> Row:
        if row.role == "group":
            return row
        id_ = row.id if kept[0] == 1 else ""
        cells = tuple(row.cells[at] for at in (0, *kept) if at < len(row.cells))
        return type(row)(cells, id_, row.role)

    columns = tuple(table.columns[at] for at in (0, *kept))
    rows = tuple(cut(row) for row in table.rows)
    return type(table)(table.caption, columns, rows, table.role, table.caption_hidden)


def widths(table: Table, line: float = LINE, common: Sequence[float] | None = None) -> list[float]:
    """How wide each column is, in points: by its share, and wide enough for what stands in it.

    `common`: the shares of all tables that look like this one.
    """
    columns = table.columns
    if table.role == "matrix":
        signs = len(columns) - 1
        each = min(34.0, (line - _first_least(columns[0], table.role)) / max(1, signs))
        first = min(line - signs * each, 200.0)
        return [first, *[each] * signs]
    shares = common or _given(table)
    made = [line * share / sum(shares) for share in shares]
    least = [min(_LEAST[column.align], line / len(columns)) for column in columns]
    lack = sum(max(0.0, low - wide) for low, wide in zip(least, made, strict=True))
    spare = sum(max(0.0, wide - low) for low, wide in zip(least, made, strict=True))
    give = lack / spare if spare else 0.0
    return [
        max(low, wide - give * max(0.0, wide - low)) for low, wide in zip(least, made, strict=True)
    ]


def _given(table: Table) -> list[float]:
    """The share of each column; one without has that of the others on average."""
    given = [column.share for column in table.columns if column.share]
    usual = sum(given) / len(given) if given else 1.0
    return [float(column.share or usual) for column in table.columns]


def look(table: Table) -> tuple[str, ...]:
    """What tables of one look have in common: what they are, and their titles."""
    return (table.role, *(column.title for column in table.columns))


def shares(every: Iterable[Block]) -> dict[tuple[str, ...], list[float]]:
    """The shares of the columns of our long tables, over all that look alike.

    Half as given, half by how much stands in a column: paper, unlike a screen, is dear.
    """
    areas: dict[tuple[str, ...], list[float]] = {}
    given: dict[tuple[str, ...], list[float]] = {}
    for table in every:
        if not isinstance(table, Table) or table.role not in _LONG or not table.columns:
            continue
        known = areas.setdefault(look(table), [1.0] * len(table.columns))
        given.setdefault(look(table), _given(table))
        for row in table.rows:
            for at, cell in enumerate(row.cells[: len(known)] if row.role != "group" else ()):
                known[at] += lines(cell, _ONE_LINE)
    return {
        key: [
            share / sum(given[key]) + root / sum(map(math.sqrt, area))
            for share, root in zip(given[key], map(math.sqrt, area), strict=True)
        ]
        for key, area in areas.items()
    }


def room(width: float) -> float:
    """How many half ems stand on a line of a cell so wide."""
    return max(2.0, (width - BESIDE) / HALF)


def is_whole(row: Row, wide: Sequence[float]) -> bool:
    """Whether a row is short enough to be kept on one page."""
    return _height(row, wide) <= MOST_LINES


def is_short(table: Table, wide: Sequence[float]) -> bool:
    """Whether a table is so short that it is kept on one page as a whole."""
    if len(table.rows) > SHORT:
        return False
    return sum(_height(row, wide) + 0.5 for row in table.rows) <= SHORT


def _height(row: Row, wide: Sequence[float]) -> float:
    heights = (lines(cell, room(width)) for cell, width in zip(row.cells, wide, strict=False))
    return max(heights, default=0.0)


def lines(blocks: Iterable[Block], space: float) -> float:
    """About how many lines blocks take in `space` half ems, and never too few."""
    return sum(_lines(block, max(2.0, space)) for block in blocks)


def _lines(block: Block, space: float) -> float:
    if isinstance(block, Paragraph):
        text = words(block.line)
        return sum(math.ceil(width_of(one) * 1.1 / space) or 1 for one in text.split("\n")) + 0.3
    if isinstance(block, Bullets):
        return sum(lines(item, space - 3) for item in block.items)
    if isinstance(block, Pairs):
        return sum(max(1.0, lines(said, space * 0.6)) for _, said in block.rows)
    if isinstance(block, Note):
        return lines(block.blocks, space - 4) + 3
    if isinstance(block, Fold):
        head = math.ceil(width_of(words(block.summary)) * 1.1 / space)
        return head + lines(block.blocks, space - 3)
    if isinstance(block, Section):
        return lines(block.blocks, space) + 3
    return MOST_LINES + 1.0  # a table or a picture inside a cell: let it break where it must
