"""Names of cells and areas: `G7`, `$A$1:$C$9`, `B:B`."""

from __future__ import annotations

import re
from typing import NamedTuple

#: What a sheet can hold.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_LETTERS = 26
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})\Z")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})\Z")
_ROW = re.compile(r"\$?(\d{1,7})\Z")


class At(NamedTuple):
    """A cell, by row and column, both from 1."""

    row: int
    column: int

    @property
    def name(self) -> str:
        """As people call it."""
        return f"{letters(self.column)}{self.row}"


class Box(NamedTuple):
    """An area of cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, cell: At) -> bool:
        """Whether a cell is in it."""
        return self.top <= cell.row <= self.bottom and self.left <= cell.column <= self.right

    @property
    def corner(self) -> At:
        """Its first cell."""
        return At(self.top, self.left)

    @property
    def name(self) -> str:
        """As people call it."""
        last = At(self.bottom, self.right)
        return self.corner.name if last == self.corner else f"{self.corner.name}:{last.name}"

    def turned(self) -> Box:
        """The area with rows for columns."""
        return Box(self.left, self.top, self.right, self.bottom)

    def meets(self, other: Box) -> bool:
        """Whether the two have a cell in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


def letters(column: int) -> str:
    """A column as people call it."""
    out = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        out = chr(ord("A") + rest) + out
    return out


def number(text: str) -> int:
    """The number of a column."""
    out = 0
    for letter in text.upper():
        out = out * _LETTERS + ord(letter) - ord("A") + 1
    return out


def cell(text: str) -> At | None:
    """The cell of a name, None where it is none."""
    found = _CELL.match(text)
    if found is None:
        return None
    at = At(int(found[2]), number(found[1]))
    inside = 1 <= at.row <= LAST_ROW and at.column <= LAST_COLUMN
    return at if inside else None


def box(text: str) -> Box | None:
    """The area of a name: a cell, two corners, whole columns or whole rows."""
    first, _, last = text.partition(":")
    last = last or first
    one, other = cell(first), cell(last)
    if one is not None and other is not None:
        rows, columns = sorted((one.row, other.row)), sorted((one.column, other.column))
        return Box(rows[0], columns[0], rows[1], columns[1])
    if ":" not in text:
        return None
    if (left := _COLUMN.match(first)) and (right := _COLUMN.match(last)):
        columns = sorted((number(left[1]), number(right[1])))
        return Box(1, columns[0], LAST_ROW, columns[1])
    if (top := _ROW.match(first)) and (bottom := _ROW.match(last)):
        rows = sorted((int(top[1]), int(bottom[1])))
        return Box(rows[0], 1, rows[1], LAST_COLUMN)
    return None


def boxes(text: str) -> tuple[Box, ...]:
    """The areas of a list of names, as `sqref` has them."""
    return tuple(found for one in text.split() if (found := box(one)) is not None)
