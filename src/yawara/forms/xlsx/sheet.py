"""One sheet as it stands: texts, merged cells, drop-downs, what is hidden and what is locked."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.ooxml.xml import Scan, unescaped
from yawara.forms.xlsx.cells import LAST_COLUMN, LAST_ROW, At, Box, box, boxes, cell
from yawara.forms.xlsx.values import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.forms.xlsx.values import Style

#: What is read: no questionnaire is wider, and what lies below has no reader.
MOST_COLUMNS = 256
MOST_ROWS = 20_000
#: Cells and areas that are kept; above, a file is not a person's.
MOST_CELLS = 1_000_000
MOST_EMPTY = 400_000
MOST_AREAS = 20_000
#: Merged areas up to this many cells are looked up by cell.
_SMALL = 4_000
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days know no zone
_LAST_SERIAL = 2_958_465
_NEWER = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main "
_NEWER_AREA = "http://schemas.microsoft.com/office/excel/2006/main "


class Cell(NamedTuple):
    """A cell that is not empty: its text (of a formula, the one last calculated)."""

    text: str
    formula: bool = False
    style: int = 0
    plain: bool = True


#: Rules for cells that take a number.
_OF_NUMBERS = ("whole", "decimal")


class Validation(NamedTuple):
    """A drop-down: where it is, and the formula of its list; "" where it takes numbers."""

    areas: tuple[Box, ...]
    formula: str


@dataclass
class Measures:
    """How large rows and columns are: in points, and in digits.

    `fixed`: rows whose height somebody set; `all_fixed`: that of rows with none of their own, too.
    """

    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)
    width: float = 8.43
    height: float = 15.0
    all_fixed: bool = False

    def wide(self, column: int) -> float:
        """The width of a column, in digits."""
        return self.widths.get(column, self.width)

    def high(self, row: int) -> float:
        """The height of a row, in points."""
        return self.heights.get(row, self.height)

    def stays(self, row: int) -> bool:
        """Whether a row keeps its height, whatever is written in it."""
        return row in self.fixed or (self.all_fixed and row not in self.heights)


@dataclass(frozen=True)
class Sheet:
    """A sheet, its cells by row and column from 1."""

    name: str
    rows: dict[int, dict[int, Cell]]
    merges: tuple[Box, ...] = ()
    validations: tuple[Validation, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    protected: bool = False
    empty: dict[At, int] = field(default_factory=dict)
    column_styles: dict[int, int] = field(default_factory=dict)
    row_styles: dict[int, int] = field(default_factory=dict)
    arrays: tuple[Box, ...] = ()
    formulas: int = 0
    cut: bool = False
    measures: Measures = field(default_factory=Measures)
    _merged: dict[At, Box] = field(default_factory=dict, repr=False)
    _large: tuple[Box, ...] = ()

    def at(self, row: int, column: int) -> Cell | None:
        """One cell, None where it is empty."""
        return self.rows.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        """The text of a cell, stripped; empty where none is."""
        found = self.at(row, column)
        return "" if found is None else found.text.strip()

    def merged(self, row: int, column: int) -> Box:
        """The merged area of a cell, or the cell alone."""
        at = At(row, column)
        if (found := self._merged.get(at)) is not None:
            return found
        return next((one for one in self._large if one.holds(at)), Box(row, column, row, column))

    def shown(self, row: int, column: int) -> str:
        """What one sees at a cell: the text of its merged area."""
        corner = self.merged(row, column).corner
        return self.text(corner.row, corner.column)

    def turned(self) -> Sheet:
        """The sheet with rows for columns."""
        rows: dict[int, dict[int, Cell]] = {}
        for row in sorted(self.rows):
            for column, one in self.rows[row].items():
                rows.setdefault(column, {})[row] = one
        validations = (
            Validation(tuple(area.turned() for area in one.areas), one.formula)
            for one in self.validations
        )
        return replace(
            self,
            rows=rows,
            merges=tuple(area.turned() for area in self.merges),
            validations=tuple(validations),
            hidden_rows=self.hidden_columns,
            hidden_columns=self.hidden_rows,
            empty={At(at.column, at.row): style for at, style in self.empty.items()},
            column_styles=self.row_styles,
            row_styles=self.column_styles,
            arrays=tuple(area.turned() for area in self.arrays),
            _merged={At(at.column, at.row): area.turned() for at, area in self._merged.items()},
            _large=tuple(area.turned() for area in self._large),
        )

    def style(self, row: int, column: int) -> int:
        """The format of a cell: its own, or that of its row or column."""
        if (found := self.at(row, column)) is not None:
            return found.style
        at = At(row, column)
        if at in self.empty:
            return self.empty[at]
        return self.row_styles.get(row, self.column_styles.get(column, 0))

    def locked(self, row: int, column: int, styles: Sequence[Style]) -> bool:
        """Whether nobody may write there: the sheet is protected and the cell is locked."""
        style = self.style(row, column)
        return self.protected and (style >= len(styles) or styles[style].locked)


class _SheetScan(Scan):
    """Reads a sheet part. Texts of cells are bounded by the part, cells and areas by number."""

    def __init__(self, strings: Sequence[str], styles: Sequence[Style]) -> None:
        super().__init__()
        self.strings = strings
        self.styles = styles
        self.rows: dict[int, dict[int, Cell]] = {}
        self.empty: dict[At, int] = {}
        self.merges: list[Box] = []
        self.validations: list[Validation] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.column_styles: dict[int, int] = {}
        self.row_styles: dict[int, int] = {}
        self.arrays: list[Box] = []
        self.measures = Measures()
        self.protected = False
        self.cut = False
        self.formulas = 0
        self.kept = 0
        self.row = self.column = 0
        self._given: dict[str, str] = {}
        self._formula = False
        self._taking = ""
        self._texts: defaultdict[str, list[str]] = defaultdict(list)
        self._reading = 0
        self._list: dict[str, str] | None = None

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(given)
        elif name == "row":
            self._begin_row(given)
        elif name in ("v", "t"):
            self._taking = "" if self._reading else name
        elif name == "rPh":
            self._reading += 1
        elif name == "f":
            self._formula = True
            self.formulas += 1
            if given.get("t") in ("array", "dataTable") and len(self.arrays) < MOST_AREAS:
                self.arrays += boxes(given.get("ref", ""))
        else:
            self._start_rest(name, given)

    def _start_rest(self, name: str, given: dict[str, str]) -> None:
        if name == "mergeCell":
            area = box(given.get("ref", ""))
            if area is not None and len(self.merges) < MOST_AREAS and area.top <= MOST_ROWS:
                self.merges.append(area)
        elif name == "col":
            self._column(given)
        elif name in ("dataValidation", f"{_NEWER}dataValidation"):
            self._list = given if given.get("type") in ("list", *_OF_NUMBERS) else None
            self._texts.clear()
        elif name in ("formula1", f"{_NEWER_AREA}f"):
            self._taking = "formula"
        elif name == f"{_NEWER_AREA}sqref":
            self._taking = "sqref"
        elif name == "sheetFormatPr":
            self.measures.width = measure(given.get("defaultColWidth")) or self.measures.width
            self.measures.height = measure(given.get("defaultRowHeight")) or self.measures.height
            self.measures.all_fixed = given.get("customHeight") in ("1", "true")
        elif name == "sheetProtection":
            self.protected = given.get("sheet", "0") in ("1", "true")

    def end(self, name: str) -> None:
        if name in ("v", "t", "formula1", f"{_NEWER_AREA}f", f"{_NEWER_AREA}sqref"):
            self._taking = ""
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._reading -= 1
        elif name in ("dataValidation", f"{_NEWER}dataValidation"):
            self._end_list()

    def text(self, text: str) -> None:
        if self._taking:
            self._texts[self._taking].append(text)

    def _begin_row(self, given: dict[str, str]) -> None:
        number = given.get("r", "")
        self.row = int(number) if number.isdecimal() else self.row + 1
        self.column = 0
        if self.row > MOST_ROWS:
            return
        if given.get("hidden") in ("1", "true"):
            self.hidden_rows.add(self.row)
        if (height := measure(given.get("ht"))) > 0:
            self.measures.heights[self.row] = height
            if given.get("customHeight") in ("1", "true"):
                self.measures.fixed.add(self.row)
        if given.get("customFormat") in ("1", "true"):
            self.row_styles[self.row] = _int(given.get("s", "0"))

    def _begin_cell(self, given: dict[str, str]) -> None:
        at = cell(given.get("r", ""))
        self.column = self.column + 1 if at is None else at.column
        self._given = given
        self._formula = False
        self._texts.clear()

    def _end_cell(self) -> None:
        if self.column > MOST_COLUMNS:
            return
        if self.row > MOST_ROWS or self.kept >= MOST_CELLS:
            self.cut = self.cut or bool(self._texts)
            return
        style = _int(self._given.get("s", "0"))
        kind = self._given.get("t", "n")
        text = self._value(kind, style)
        if text == "" and not self._formula:
            if len(self.empty) < MOST_EMPTY:
                self.empty[At(self.row, self.column)] = style
            return
        self.kept += 1
        plain = kind in ("s", "inlineStr", "str")
        self.rows.setdefault(self.row, {})[self.column] = Cell(text, self._formula, style, plain)

    def _value(self, kind: str, style: int) -> str:
        if kind == "inlineStr":
            return unescaped("".join(self._texts["t"]))
        raw = "".join(self._texts["v"])
        if kind == "s":
            index = int(raw) if raw.strip().isdecimal() else -1
            return self.strings[index] if 0 <= index < len(self.strings) else ""
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        if kind == "n":
            day = style < len(self.styles) and self.styles[style].day
            return _number(raw.strip(), day=day)
        return unescaped(raw)

    def _column(self, given: dict[str, str]) -> None:
        first, last = _int(given.get("min", "0")), _int(given.get("max", "0"))
        for column in range(max(first, 1), min(last, MOST_COLUMNS, LAST_COLUMN) + 1):
            if given.get("hidden") in ("1", "true"):
                self.hidden_columns.add(column)
            self.column_styles[column] = _int(given.get("style", "0"))
            if (width := measure(given.get("width"))) > 0:
                self.measures.widths[column] = width

    def _end_list(self) -> None:
        given, self._list = self._list, None
        if given is None or len(self.validations) >= MOST_AREAS:
            return
        areas = boxes(given.get("sqref", "") or "".join(self._texts["sqref"]))
        formula = "".join(self._texts["formula"]).strip()
        of_numbers = given.get("type") in _OF_NUMBERS
        if areas and (formula or of_numbers):
            formula = "" if of_numbers else formula
            self.validations.append(Validation(areas, formula))


def _int(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= len(str(LAST_ROW)) else 0


def _number(raw: str, *, day: bool) -> str:
    """A number as it is read: a day, or without a tail that only a computer sees."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if day and 1 <= value <= _LAST_SERIAL:
        return (_EPOCH + datetime.timedelta(days=int(value))).date().isoformat()
    if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - beyond, floats skip integers
        return str(int(value))
    return f"{value:.15g}"


def read_sheet(utf8: bytes, name: str, strings: Sequence[str], styles: Sequence[Style]) -> Sheet:
    """A sheet from its part. Raises expat.ExpatError, ValueError."""
    scan = _SheetScan(strings, styles)
    scan.read(utf8)
    merged: dict[At, Box] = {}
    large: list[Box] = []
    for area in scan.merges:
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        if height * width > _SMALL or len(merged) > MOST_CELLS:
            large.append(area)
            continue
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                merged.setdefault(At(row, column), area)
    return Sheet(
        name=name,
        rows=scan.rows,
        merges=tuple(scan.merges),
        validations=tuple(scan.validations),
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
        protected=scan.protected,
        empty=scan.empty,
        column_styles=scan.column_styles,
        row_styles=scan.row_styles,
        arrays=tuple(scan.arrays),
        formulas=scan.formulas,
        cut=scan.cut,
        measures=scan.measures,
        _merged=merged,
        _large=tuple(large[:100]),
    )
