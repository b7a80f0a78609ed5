"""The table in a workbook of ours that a person went through, found again by its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.answers import as_text, tidy
from yawara.forms.cells import cell_name, grids
from yawara.forms.columns import squeezed
from yawara.text.problem import Place, Problems, Read
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yawara.forms.cells import Cell, Grid
    from yawara.text.words import Phrases

#: Rows in which the headers are looked for.
_SEARCHED = 40


class Table(NamedTuple):
    """Where the rows are, and which column is which. `name` is that of the file."""

    name: str
    grid: Grid
    header: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[int]:
        """The rows below the header that hold something, from the top."""
        return (row for row in sorted(self.grid.rows) if row > self.header)

    def cell(self, row: int, key: str) -> Cell | None:
        """A cell."""
        at = self.columns.get(key)
        return None if at is None else self.grid.at(row, at)

    def text(self, row: int, key: str) -> str:
        """The text of a cell."""
        cell = self.cell(row, key)
        return "" if cell is None else tidy(as_text(cell.value) or "")

    def place(self, row: int, key: str) -> Place:
        """A cell as problems name it; the row, where nobody left its column."""
        column = self.columns.get(key)
        at = f"{row}:{row}" if column is None else cell_name(row, column)
        return Place(self.name, path=(self.grid.name, at))


def read(
    data: bytes, name: str, heads: Phrases, keys: Iterable[str], needed: Iterable[str]
) -> Read[Table]:
    """The first table whose header has all that is `needed`; `heads` says `head.KEY` for each key.

    Problems: those of `cells.grids`, review-no-table.
    """
    sheets = grids(data, name)
    if sheets.value is None or sheets.failed:
        return Read(None, sheets.problems)
    known = {squeezed(heads(f"head.{key}", lang)): key for key in keys for lang in LANGS}
    needed = tuple(needed)
    for grid in sheets.value:
        for row in sorted(grid.rows)[:_SEARCHED]:
            columns: dict[str, int] = {}
            for at, cell in grid.rows[row].items():
                key = known.get(squeezed(as_text(cell.value) or ""))
                if key is not None:
                    columns.setdefault(key, at)
            if all(key in columns for key in needed):
                return Read(Table(name, grid, row, columns), sheets.problems)
    found = Problems()
    found.extend(sheets.problems)
    names = ", ".join(grid.name for grid in sheets.value)
    found.error("review-no-table", Place(name), sheets=names[:200])
    return Read(None, found.found)
