"""Texts put into a sheet part, cell by cell, with every other byte of the part as it was."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from yawara.forms.ooxml.xml import FORBIDDEN, Scan, attribute, prefix, spliced, tag
from yawara.forms.xlsx.cells import At, Box, box, cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.forms.xlsx.sheet import Sheet

#: Attributes of a cell that speak of the value it had: its type, and what a newer Excel adds.
_OF_VALUE = re.compile(rb"\s(?:t|cm|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
#: No row becomes higher.
NOT_GROWING: Mapping[int, float] = MappingProxyType({})
#: A text of this form would be read as an escaped character.
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def shown(text: str) -> str:
    """A text as a cell holds it: without what no XML can hold, its own escapes marked as text."""
    clean = FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPE_LIKE.sub("_x005F_", clean)


@dataclass
class _Cell:
    column: int
    start: int
    end: int = 0


@dataclass
class _Row:
    number: int
    start: int
    end: int = 0
    cells: list[_Cell] = field(default_factory=list)


class _Marks(Scan):
    """Where the wanted rows and their cells are, and what comes after rows that are not there."""

    def __init__(self, wanted: frozenset[int]) -> None:
        super().__init__()
        self.wanted = wanted
        self.rows: dict[int, _Row] = {}
        self.following: dict[int, int] = {}
        self.data: tuple[int, int] | None = None
        self.dimension: int | None = None
        self._missing = sorted(wanted, reverse=True)
        self._data_at = self._row = self._column = 0
        self._open: _Row | None = None

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "c":
            found = cell(given.get("r", ""))
            self._column = self._column + 1 if found is None else found.column
            if self._open is not None:
                self._open.cells.append(_Cell(self._column, self.at))
        elif name == "row":
            number = given.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0
            while self._missing and self._missing[-1] <= self._row:
                missing = self._missing.pop()
                if missing < self._row:
                    self.following[missing] = self.at
            if self._row in self.wanted and self._row not in self.rows:
                self._open = self.rows[self._row] = _Row(self._row, self.at)
        elif name == "sheetData":
            self._data_at = self.at
        elif name == "dimension":
            self.dimension = self.at

    def end(self, name: str) -> None:
        if name == "c" and self._open is not None:
            self._open.cells[-1].end = self.at
        elif name == "row" and self._open is not None:
            self._open.end = self.at
            self._open = None
        elif name == "sheetData":
            self.data = (self._data_at, self.at)


def filled(
    utf8: bytes, texts: Mapping[At, str], sheet: Sheet, growing: Mapping[int, float] = NOT_GROWING
) -> bytes:
    """A sheet part with texts in cells; an empty text empties the cell.

    `growing`: rows that become higher, and how high, in points.

    Raises ValueError where the part holds no cells at all, and what the parser raises.
    """
    by_row: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for at in sorted(texts):
        by_row[at.row][at.column] = texts[at]
    marks = _Marks(frozenset(by_row))
    marks.read(utf8)
    if marks.data is None:
        message = "no sheetData"
        raise ValueError(message)
    return _Splicer(utf8, marks, sheet, growing).done(by_row)


class _Splicer:
    def __init__(
        self, utf8: bytes, marks: _Marks, sheet: Sheet, growing: Mapping[int, float]
    ) -> None:
        self.utf8 = utf8
        self.growing = growing
        self.marks = marks
        self.sheet = sheet
        self.new: defaultdict[tuple[int, int], list[bytes]] = defaultdict(list)
        self.data_at = marks.data[0] if marks.data else 0
        self.prefix = prefix(utf8, self.data_at)

    def done(self, by_row: Mapping[int, dict[int, str]]) -> bytes:
        """The part with every row of texts in it."""
        closed = tag(self.utf8, self.data_at).endswith(b"/>")
        new_rows: list[bytes] = []
        for number in sorted(by_row):
            texts = by_row[number]
            if (row := self.marks.rows.get(number)) is not None:
                self._into_row(row, texts)
                continue
            cells = b"".join(self._fresh(At(number, at), texts[at]) for at in sorted(texts))
            if not cells:
                continue
            head = f'<{self.prefix}row r="{number}">'.encode()
            if number in self.growing:
                head = attribute(head, "ht", f"{self.growing[number]:g}")
            made = head + cells + self._close("row")
            end = self.marks.data[1] if self.marks.data else 0
            where = self.marks.following.get(number, end)
            if closed:
                new_rows.append(made)
            else:
                self.new[where, where].append(made)
        if new_rows:
            self._opened(self.data_at, b"".join(new_rows), "sheetData")
        self._widen(by_row)
        return spliced(
            self.utf8, [(start, end, b"".join(new)) for (start, end), new in self.new.items()]
        )

    def _into_row(self, row: _Row, texts: Mapping[int, str]) -> None:
        head = tag(self.utf8, row.start)
        there = {one.column: one for one in row.cells}
        added: list[bytes] = []
        columns: list[int] = []
        for column in sorted(texts):
            if (old := there.get(column)) is not None:
                start = old.start
                own = tag(self.utf8, start)
                end = start + len(own)
                if not own.endswith(b"/>"):
                    end = old.end + len(tag(self.utf8, old.end))
                self.new[start, end].append(self._cell(own, texts[column]))
                continue
            made = self._fresh(At(row.number, column), texts[column])
            if not made:
                continue
            columns.append(column)
            after = min((one.start for one in row.cells if one.column > column), default=row.end)
            if head.endswith(b"/>"):
                added.append(made)
            else:
                self.new[after, after].append(made)
        wide = _spanning(head, columns)
        if row.number in self.growing:
            wide = attribute(wide, "ht", f"{self.growing[row.number]:g}")
        if added:
            self._opened(row.start, b"".join(added), "row", wide)
        elif wide != head:
            self.new[row.start, row.start + len(head)].append(wide)

    def _opened(self, at: int, inner: bytes, name: str, head: bytes | None = None) -> None:
        """Give an element that was written as empty something inside."""
        old = tag(self.utf8, at)
        new = (head or old)[:-2].rstrip() + b">" + inner + self._close(name)
        self.new[at, at + len(old)].append(new)

    def _close(self, name: str) -> bytes:
        return f"</{self.prefix}{name}>".encode()

    def _fresh(self, at: At, text: str) -> bytes:
        """A cell that was not there, in the format of its row or column."""
        if not text:
            return b""
        style = self.sheet.style(at.row, at.column)
        own = f'<{self.prefix}c r="{at.name}"' + (f' s="{style}"' if style else "") + "/>"
        return self._cell(own.encode(), text)

    def _cell(self, own: bytes, text: str) -> bytes:
        """A cell with the tag that it had and another text."""
        bare = _OF_VALUE.sub(b"", own)
        if not bare.endswith(b"/>"):
            bare = bare[:-1].rstrip() + b"/>"
        if not text:
            return bare
        head = attribute(bare, "t", "inlineStr")[:-2].rstrip() + b">"
        name = self.prefix
        inner = (
            f'<{name}is><{name}t xml:space="preserve">{escape(shown(text))}</{name}t></{name}is>'
        )
        return head + inner.encode() + self._close("c")

    def _widen(self, by_row: Mapping[int, dict[int, str]]) -> None:
        """The sheet's own account of the area in use, where a cell lies outside of it."""
        at = self.marks.dimension
        if at is None:
            return
        old = tag(self.utf8, at)
        found = re.search(rb"\sref\s*=\s*[\"']([^\"']*)", old)
        area = box(found[1].decode()) if found else None
        used = [At(row, one) for row in by_row for one, text in by_row[row].items() if text]
        if area is None or not used:
            return
        wide = Box(
            min(area.top, *(one.row for one in used)),
            min(area.left, *(one.column for one in used)),
            max(area.bottom, *(one.row for one in used)),
            max(area.right, *(one.column for one in used)),
        )
        if wide != area:
            self.new[at, at + len(old)].append(attribute(old, "ref", wide.name))


def _spanning(head: bytes, columns: list[int]) -> bytes:
    """A row's tag whose note on the columns in use covers new ones too."""
    found = re.search(rb"\sspans\s*=\s*[\"'](\d+):(\d+)[\"']", head)
    if found is None or not columns:
        return head
    first, last = min(int(found[1]), *columns), max(int(found[2]), *columns)
    if (first, last) == (int(found[1]), int(found[2])):
        return head
    return attribute(head, "spans", f"{first}:{last}")
