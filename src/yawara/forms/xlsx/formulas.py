"""What the formulas of a workbook depend on: the cells that each of them reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.ooxml.xml import Scan
from yawara.forms.xlsx.cells import LAST_COLUMN, LAST_ROW, At, Box, box, cell, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.xlsx.book import Book

_STRING = re.compile(r'"(?:[^"]|"")*"')
_REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^\s'!()\[\]{},;:+\-*/^&=<>%\"]+)!)?"
    r"(?P<area>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?"
    r"|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\w.(!])"
)
_CORNER = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})\Z")
_NAME = re.compile(r"[^\W\d][\w.\\]*(?=[^\w.(!]|\Z)")
#: Functions that reach cells which the formula does not name; sheets from one to another.
_ANYWHERE = re.compile(r"\b(?:INDIRECT|OFFSET)\s*\(|[^\s'!(),]+:[^\s'!(),$\d]+'?!", re.IGNORECASE)
_OUTSIDE = re.compile(r"\[\d+\]")
_MOST_STEPS = 4
_WHOLE = Box(1, 1, LAST_ROW, LAST_COLUMN)


class Formula(NamedTuple):
    """A formula: where it stands and the areas that it reads, by sheet (empty: every sheet)."""

    sheet: str
    at: At
    reads: tuple[tuple[str, Box], ...]


class _Formulas(Scan):
    """The formulas of one sheet as they are written."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[At, str, At]] = []
        self._shared: dict[str, tuple[str, At]] = {}
        self._row = self._column = 0
        self._given: dict[str, str] = {}
        self._text: list[str] = []
        self._inside = False

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "row":
            self._row = int(given["r"]) if given.get("r", "").isdecimal() else self._row + 1
            self._column = 0
        elif name == "c":
            at = cell(given.get("r", ""))
            self._column = self._column + 1 if at is None else at.column
        elif name == "f":
            self._given, self._text, self._inside = given, [], True

    def end(self, name: str) -> None:
        if name != "f" or not self._inside:
            return
        self._inside = False
        here = At(self._row, self._column)
        text = "".join(self._text)
        master = here
        if self._given.get("t") == "shared":
            key = self._given.get("si", "")
            if text:
                self._shared[key] = (text, here)
            text, master = self._shared.get(key, (text, here))
        if text and not _OUTSIDE.search(text):
            self.found.append((here, text, master))

    def text(self, text: str) -> None:
        if self._inside:
            self._text.append(text)


class Reads:
    """Finds what formulas read, by cells, names and tables."""

    def __init__(self, book: Book) -> None:
        self._names = {one.name.casefold(): one.formula for one in book.defined}
        self._tables = {
            table.name.casefold(): (listed.name, table.area)
            for listed in book.sheets
            for table in book.tables(listed)
        }
        self._known: dict[str, tuple[re.Match[str], ...]] = {}

    def of_sheet(self, utf8: bytes, sheet: str) -> Iterator[Formula]:
        """The formulas of a sheet, without those that read other files: nobody could renew them."""
        scan = _Formulas()
        scan.read(utf8)
        for at, text, master in scan.found:
            reads = self._reads(text, sheet, At(at.row - master.row, at.column - master.column))
            yield Formula(sheet, at, tuple(reads))

    def _reads(
        self, text: str, sheet: str, shift: At, steps: int = _MOST_STEPS
    ) -> Iterator[tuple[str, Box]]:
        bare = _STRING.sub('""', text)
        if _ANYWHERE.search(bare) or not steps:
            yield "", _WHOLE
            return
        for match in _REFERENCE.finditer(bare):
            named = (match["sheet"] or sheet).strip("'").replace("''", "'")
            area = _shifted(match["area"], shift)
            if area is not None:
                yield named, area
        if not self._names and not self._tables:
            return
        for name in {one.casefold() for one in _NAME.findall(bare)}:
            if name in self._tables:
                yield self._tables[name]
            elif name in self._names:
                yield from self._reads(self._names[name], sheet, At(0, 0), steps - 1)
        if "[#" in bare or "[@" in bare:
            yield sheet, _WHOLE


def _shifted(text: str, shift: At) -> Box | None:
    """An area as a formula that was copied `shift` further reads it."""
    if shift == (0, 0):
        return box(text.replace("$", ""))
    corners = []
    for corner in text.split(":"):
        found = _CORNER.match(corner)
        if found is None:
            return None
        column, row = found[2], found[4]
        if column and not found[1]:
            column = _letters(number(column) + shift.column)
        if row and not found[3]:
            row = str(max(int(row) + shift.row, 1))
        corners.append(f"{column}{row}")
    return box(":".join(corners))


def _letters(column: int) -> str:
    return At(1, max(column, 1)).name[:-1]
