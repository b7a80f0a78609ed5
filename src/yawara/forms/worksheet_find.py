"""Find a worksheet of ours in a workbook that people had in their hands.

They rename and copy sheets, sort, filter, hide, move and add columns, add rows above and below.
The table is found by its header, in either language; columns by what their header says.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.forms.answers import as_text
from yawara.forms.cells import cell_name, grids
from yawara.forms.columns import ADDED, FILLED, HIDDEN, by_heading, heading, squeezed
from yawara.forms.words import SAY
from yawara.text import package
from yawara.text.problem import Place, Problems, Read
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.forms.cells import Cell, Grid
    from yawara.text.words import Lang

#: How far down the header may have slipped.
_SEARCHED = 60
_LEAST_COLUMNS = 4
_IDS = ("practice_id", "check")


@dataclass(frozen=True)
class Written:
    """One row below the header, by column."""

    number: int
    cells: dict[str, Cell]

    def text(self, key: str) -> str:
        """The text of a cell that is there for reading, stripped."""
        cell = self.cells.get(key)
        return "" if cell is None else (as_text(cell.value) or "").strip()


@dataclass(frozen=True)
class Table:
    """A worksheet as it was found: where, in which language, its columns and its rows."""

    file: str
    sheet: str
    lang: Lang
    columns: dict[str, int]
    rows: tuple[Written, ...]
    organization: str
    day: Cell | None
    day_at: str

    def place(self, number: int, key: str = "") -> Place:
        """The place of a cell, or of a row where the column is not there."""
        column = self.columns.get(key)
        name = f"{number}:{number}" if column is None else cell_name(number, column)
        return Place(self.file, path=(self.sheet, name))

    @property
    def whole(self) -> Place:
        """The place of the sheet."""
        return Place(self.file, path=(self.sheet,))

    @property
    def has_ids(self) -> bool:
        """Whether the hidden columns that tell untouched rows are there."""
        return all(key in self.columns for key in _IDS)


@dataclass(frozen=True)
class _Header:
    grid: Grid
    row: int
    columns: dict[str, int]
    twice: tuple[str, ...]
    langs: Counter[Lang]
    unknown: dict[int, str]

    @property
    def lang(self) -> Lang:
        return "en" if self.langs["en"] > self.langs["ja"] else "ja"


def read_table(path: Path, name: str) -> Read[Table]:
    """The worksheet in a file. Problems: those of `package.read`, `cells.grids` and `find`."""
    file = package.read(path, name, "xlsx")
    if file.value is None:
        return Read(None, file.problems)
    sheets = grids(file.value.data, name)
    if sheets.value is None or sheets.failed:
        return Read(None, (*file.problems, *sheets.problems))
    table = find(sheets.value, name)
    return Read(table.value, (*file.problems, *sheets.problems, *table.problems))


def find(sheets: tuple[Grid, ...], file: str) -> Read[Table]:
    """The one worksheet among the sheets.

    Problems: sheet-no-table, sheet-many-tables, sheet-column-missing, sheet-column-twice,
    sheet-column-unknown, sheet-ids-missing.
    """
    found = Problems()
    headers = [header for grid in sheets if (header := _header(grid)) is not None]
    if not headers:
        found.error("sheet-no-table", Place(file), sheets=", ".join(grid.name for grid in sheets))
        return Read(None, found.found)
    if len(headers) > 1:
        names = ", ".join(header.grid.name for header in headers)
        found.error("sheet-many-tables", Place(file), sheets=names)
        return Read(None, found.found)
    header = headers[0]
    table = _table(header, file)
    _check_columns(header, table, found)
    return Read(table, found.found)


def _header(grid: Grid) -> _Header | None:
    known = by_heading()
    for row in sorted(grid.rows)[:_SEARCHED]:
        columns: dict[str, int] = {}
        twice: list[str] = []
        langs: Counter[Lang] = Counter()
        unknown: dict[int, str] = {}
        for at, cell in grid.rows[row].items():
            text = as_text(cell.value) or ""
            key, lang = known.get(squeezed(text), ("", None))
            if not key:
                unknown[at] = " ".join(text.split())
            elif key in columns:
                twice.append(key)
            else:
                columns[key] = at
                langs.update(() if lang is None else (lang,))
        if len(columns) >= _LEAST_COLUMNS and ("practice_id" in columns or "title" in columns):
            return _Header(grid, row, columns, tuple(twice), langs, unknown)
    return None


def _table(header: _Header, file: str) -> Table:
    grid, columns = header.grid, header.columns
    rows = [
        Written(number, cells)
        for number in sorted(grid.rows)
        if number > header.row
        and (
            cells := {
                key: cell
                for key, at in columns.items()
                if (cell := grid.at(number, at)) is not None
            }
        )
    ]
    day, day_at = _beside(header, "day-label")
    organization, _ = _beside(header, "organization-label")
    return Table(
        file=file,
        sheet=grid.name,
        lang=header.lang,
        columns=columns,
        rows=tuple(rows),
        organization="" if organization is None else (as_text(organization.value) or "").strip(),
        day=day,
        day_at=day_at,
    )


def _beside(header: _Header, label: str) -> tuple[Cell | None, str]:
    """The first cell to the right of a label above the header, and its name."""
    labels = {squeezed(SAY(label, lang)) for lang in LANGS}
    for row in sorted(header.grid.rows):
        if row >= header.row:
            break
        cells = header.grid.rows[row]
        for at in sorted(cells):
            if squeezed(as_text(cells[at].value) or "") in labels:
                right = min((other for other in cells if other > at), default=None)
                return (None, "") if right is None else (cells[right], cell_name(row, right))
    return None, ""


def _check_columns(header: _Header, table: Table, found: Problems) -> None:
    lang = table.lang
    place = table.place(header.row)
    for key in header.twice:
        if key in FILLED or key in HIDDEN:
            found.error("sheet-column-twice", place, column=_name(key, lang))
    if "answer" not in table.columns:
        found.error("sheet-column-missing", place, column=_name("answer", lang))
    for key in FILLED:
        if key not in ("answer", *ADDED) and key not in table.columns:
            found.warning("sheet-column-missing", place, column=_name(key, lang))
    if not table.has_ids:
        found.warning("sheet-ids-missing", place)
    for at, text in header.unknown.items():
        name = cell_name(header.row, at)
        where = Place(table.file, path=(table.sheet, name))
        found.note("sheet-column-unknown", where, column=text[:60])


def _name(key: str, lang: Lang) -> str:
    return " ".join(heading(key, lang).split())
