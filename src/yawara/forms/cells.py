"""The cells of a workbook as plain values, read with openpyxl after `package` let it pass."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils import get_column_letter

from yawara.forms.answers import unescaped
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_COLUMNS = 120
MOST_ROWS = 50_000
#: People colour whole columns, which leaves a million empty rows: this many in a row are the end.
MOST_EMPTY = 5_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its value (of a formula, the one last calculated)."""

    value: object
    formula: bool = False
    fault: bool = False


@dataclass(frozen=True)
class Grid:
    """One sheet: its name and, by row and column (from 1), the cells that are not empty."""

    name: str
    rows: dict[int, dict[int, Cell]]

    def at(self, row: int, column: int) -> Cell | None:
        """One cell, None where it is empty."""
        return self.rows.get(row, {}).get(column)


def cell_name(row: int, column: int) -> str:
    """A cell as people call it: `G7`."""
    return f"{get_column_letter(column)}{row}"


def grids(data: bytes, name: str) -> Read[tuple[Grid, ...]]:
    """The sheets of a workbook.

    Problems: package-damaged, sheet-too-many-rows, sheet-end-assumed.
    """
    found = Problems()
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it does not know, such as a newer kind of validation.
            warnings.simplefilter("ignore")
            return Read(_grids(data, name, found), found.found)
    except Exception as error:  # noqa: BLE001 - openpyxl fails in many ways on a damaged part
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:120]
        package.damaged(Place(name), reason, "xlsx", found)
        return Read(None, found.found)


def _grids(data: bytes, name: str, found: Problems) -> tuple[Grid, ...] | None:
    values = _open(data, values=True)
    formulas = _open(data, values=False)
    out: list[Grid] = []
    for sheet in values.worksheets:
        cells = _cells(values, sheet.title, name, found)
        if cells is None:
            return None
        written = _cells(formulas, sheet.title, name, Problems()) or {}
        out.append(Grid(sheet.title, _together(cells, written)))
    return tuple(out)


def _open(data: bytes, *, values: bool) -> Workbook:
    return openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=values, keep_links=False
    )


_Cells = dict[int, dict[int, tuple[object, str]]]


def _cells(book: Workbook, sheet_name: str, name: str, found: Problems) -> _Cells | None:
    sheet = book[sheet_name]
    sheet.reset_dimensions()
    out: _Cells = {}
    empty = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        cells: dict[int, tuple[object, str]] = {
            at: (cell.value, cell.data_type)
            for at, cell in enumerate(row, 1)
            if cell.value is not None and cell.value != ""
        }
        if cells:
            out[number] = cells
            empty = 0
        else:
            empty += 1
        if empty > MOST_EMPTY:
            found.note("sheet-end-assumed", Place(name, path=(sheet_name,)), row=number - empty)
            break
        if len(out) > MOST_ROWS:
            place = Place(name, path=(sheet_name,))
            found.error("sheet-too-many-rows", place, rows=f"> {MOST_ROWS}", most=MOST_ROWS)
            return None
    return out


def _together(values: _Cells, written: _Cells) -> dict[int, dict[int, Cell]]:
    """Values, with a mark where a formula gives them; a formula never calculated has none."""
    out: dict[int, dict[int, Cell]] = {}
    for row in sorted(values.keys() | written.keys()):
        here, there = values.get(row, {}), written.get(row, {})
        cells: dict[int, Cell] = {}
        for column in sorted(here.keys() | there.keys()):
            value, kind = here.get(column, (None, "n"))
            formula = there.get(column, (None, "n"))[1] == "f"
            cells[column] = Cell(
                unescaped(value) if isinstance(value, str) else value, formula, fault=kind == "e"
            )
        out[row] = cells
    return out
