"""A workbook's own account of itself: its sheets, names, tables, shared strings and styles."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from yawara.forms.ooxml.xml import coded, elements
from yawara.forms.xlsx import values
from yawara.forms.xlsx.cells import Box, box
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from yawara.forms.xlsx.values import Style

_RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """What a part leads to: the last word of the kind, and the part (empty: outside)."""

    kind: str
    part: str


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
class Book:
    """A workbook that may be read: raw parts by name, and what they say of each other."""

    file: str
    data: bytes
    main: str
    names: dict[str, str]
    sheets: tuple[Listed, ...] = ()
    defined: tuple[Defined, ...] = ()

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError, and what damaged zips raise."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.read(self.names[name.lower()])

    def has(self, name: str) -> bool:
        """Whether there is such a part; names are alike whatever their case."""
        return name.lower() in self.names

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part leads to, by id."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return {}
        out: dict[str, Relation] = {}
        for one in elements(coded(self.part(rels)).utf8):
            if one.name == "Relationship":
                kind = one.given.get("Type", "").rpartition("/")[2]
                outside = one.given.get("TargetMode", "").lower() == "external"
                target = "" if outside else resolved(folder, one.given.get("Target", ""))
                out[one.given.get("Id", "")] = Relation(kind, target)
        return out

    def _by_kind(self, kind: str) -> str:
        parts = [one.part for one in self.relations(self.main).values() if one.kind == kind]
        return parts[0] if parts and self.has(parts[0]) else ""

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The texts that sheets share."""
        part = self._by_kind("sharedStrings")
        return values.strings(coded(self.part(part)).utf8) if part else ()

    @cached_property
    def styles(self) -> tuple[Style, ...]:
        """What each cell format says that matters to us."""
        part = self._by_kind("styles")
        return values.styles(coded(self.part(part)).utf8) if part else ()

    def tables(self, sheet: Listed) -> tuple[Table, ...]:
        """The named tables of a sheet."""
        parts = [one.part for one in self.relations(sheet.part).values() if one.kind == "table"]
        made = [_table(coded(self.part(part)).utf8) for part in parts if self.has(part)]
        return tuple(table for table in made if table is not None)


def resolved(folder: str, target: str) -> str:
    """The part that a target names, seen from a folder; `..` never leads out of the file."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    whole = path if path.startswith("/") else f"/{folder}/{path}"
    return posixpath.normpath(whole).lstrip("/")


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
    names: dict[str, str] = {}
    for part in looked.value.parts:
        steps = part.split("/")
        if part.startswith("/") or ".." in steps or "\\" in part:
            package.damaged(place, f"part name {part[:60]}", "xlsx", found)
        elif names.setdefault(part.lower(), part) != part:
            package.damaged(place, f"duplicate part {part[:60]}", "xlsx", found)
    if found.count > len(looked.problems):
        return Read(None, found.found)
    try:
        book = _book(Book(name, data, looked.value.main, names), found)
    except package.DAMAGE as error:
        package.broken(place, error, "xlsx", found)
        return Read(None, found.found)
    return Read(book, found.found)


def _book(book: Book, found: Problems) -> Book:
    main = book.main
    for relation in book.relations("").values():
        if relation.kind == "officeDocument" and book.has(relation.part):
            main = relation.part
    book = Book(book.file, book.data, book.names[main.lower()], book.names)
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
    return Book(book.file, book.data, book.main, book.names, tuple(sheets), defined)


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
