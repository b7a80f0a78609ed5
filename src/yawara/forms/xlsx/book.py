"""A workbook's own account of itself: its sheets, names, tables, shared strings and styles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.ooxml import parts
from yawara.forms.ooxml.parts import Parts, Relation
from yawara.forms.ooxml.xml import coded, elements
from yawara.forms.xlsx import values
from yawara.forms.xlsx.cells import Box, box
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from yawara.forms.xlsx.values import Style

_RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"


class Listed(NamedTuple):
    """A sheet as the workbook lists it. `state`: visible, hidden or veryHidden."""

    name: str
    part: str
    state: str


class Table(NamedTuple):
    """A table that has a name (a ListObject): its area, header and totals included."""

    name: str
    area: Box
    headers: int
    totals: int
    columns: tuple[str, ...]


class Defined(NamedTuple):
    """A defined name: the sheet that it belongs to (empty: all), and what it stands for."""

    name: str
    sheet: str
    formula: str


@dataclass(frozen=True)
class Book(Parts):
    """A workbook that may be read: its parts, and what they say of each other."""

    file: str
    main: str
    sheets: tuple[Listed, ...] = ()
    defined: tuple[Defined, ...] = ()

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The texts that sheets share."""
        part = self.led(self.main, "sharedStrings")
        return values.strings(coded(self.part(part)).utf8) if part else ()

    @cached_property
    def styles(self) -> tuple[Style, ...]:
        """What each cell format says that matters to us."""
        part = self.led(self.main, "styles")
        return values.styles(coded(self.part(part)).utf8) if part else ()

    def tables(self, sheet: Listed) -> tuple[Table, ...]:
        """The named tables of a sheet."""
        parts = [one.part for one in self.relations(sheet.part).values() if one.kind == "table"]
        made = [_table(coded(self.part(part)).utf8) for part in parts if self.has(part)]
        return tuple(table for table in made if table is not None)


def opened(data: bytes, name: str) -> Read[Book]:
    """A workbook. `name` is what problems call the file.

    Problems: those of `package.look`; package-damaged also for parts whose names are no names, or
    alike but for their case; xlsx-sheet-missing for sheets that the workbook lists and does not
    have, or has outside.
    """
    looked = package.look(data, name, "xlsx")
    if looked.value is None or looked.failed:
        return Read(None, looked.problems)
    found = Problems()
    found.extend(looked.problems)
    place = Place(name)
    opened = parts.opened(looked.value, place, found)
    if opened is None:
        return Read(None, found.found)
    try:
        return Read(_book(opened, name, looked.value.main, found), found.found)
    except package.DAMAGE as error:
        package.broken(place, error, "xlsx", found)
        return Read(None, found.found)


def _book(opened: Parts, file: str, main: str, found: Problems) -> Book:
    for relation in opened.relations("").values():
        if relation.kind == "officeDocument" and opened.has(relation.part):
            main = relation.part
    book = Book(opened.data, opened.names, file, opened.names[main.lower()])
    relations = book.relations(book.main)
    sheets: list[Listed] = []
    order: list[str] = []
    scan = values.Names()
    scan.read(coded(book.part(book.main)).utf8)
    for given in scan.sheets:
        sheet = given.get("name", "")
        order.append(sheet)
        relation = relations.get(given.get(_RELATION_ID, ""), Relation("", ""))
        if relation.kind in ("chartsheet", "dialogsheet", "macrosheet", "xlMacrosheet"):
            continue
        if not relation.part or not book.has(relation.part):
            found.warning("xlsx-sheet-missing", Place(book.file, path=(sheet,)))
            continue
        part = book.names[relation.part.lower()]
        sheets.append(Listed(sheet, part, given.get("state", "visible")))
    defined = tuple(
        Defined(given.get("name", ""), _scope(given, order), formula)
        for given, formula in scan.defined
    )
    return replace(book, sheets=tuple(sheets), defined=defined)


def _scope(given: dict[str, str], order: list[str]) -> str:
    local = given.get("localSheetId", "")
    return order[int(local)] if local.isdecimal() and int(local) < len(order) else ""


def _table(utf8: bytes) -> Table | None:
    found = elements(utf8)
    heads = [one.given for one in found if one.name == "table"]
    area = box(heads[0].get("ref", "")) if heads else None
    if area is None:
        return None
    given = heads[0]
    headers = 0 if given.get("headerRowCount") == "0" else 1
    totals = int(given.get("totalsRowCount", "0") == "1")
    columns = tuple(one.given.get("name", "") for one in found if one.name == "tableColumn")
    return Table(given.get("displayName", given.get("name", "")), area, headers, totals, columns)
