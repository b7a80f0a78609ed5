"""Notes at cells (which newer versions of Excel tell from comments) in a copy of a workbook.

A note is text in one part and a box in another, of the old drawing language; Excel shows none
without its box. Notes that are there stay byte for byte, and a cell that has one keeps it.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from yawara.forms.ooxml.changes import RELATION, Changes
from yawara.forms.ooxml.xml import (
    MAIN,
    Scan,
    coded,
    elements,
    empty,
    prefix,
    spliced,
    tag,
    within,
)
from yawara.forms.xlsx import book as books
from yawara.forms.xlsx.cells import At, cell
from yawara.forms.xlsx.room import digits
from yawara.forms.xlsx.sheet import read_sheet
from yawara.forms.xlsx.splice import shown
from yawara.text import package

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yawara.forms.xlsx.book import Book, Listed
    from yawara.forms.xlsx.sheet import Measures

_NOTES = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
#: What may stand behind a sheet's link to its drawing of notes; it goes before the first of these.
_BEHIND = frozenset(("legacyDrawingHF", "drawingHF", "picture", "webPublishItems"))
_BEHIND |= {"oleObjects", "controls", "tableParts", "extLst"}
#: Those of them that may be wrapped into a choice between two ways.
_WRAPPED = frozenset(("oleObjects", "controls"))
_HAS_KIND = re.compile(rb"\bid=[\"']_x0000_t202[\"']")
_SHAPE = re.compile(rb"_x0000_s(\d{1,9})")
_BLOCK = re.compile(rb"<o:idmap\b[^>]*\bdata=[\"']([\d,]+)")
_PER_BLOCK = 1024
#: A note's box, in dots: how wide, how high a line is, and what is around the text.
_WIDE, _LINE, _ROOM, _MOST_HIGH = 300, 17, 12, 500
_DIGITS_A_LINE = 42
_APART, _ABOVE = 15, 4
#: Rows or columns that a box reaches over at most, hidden ones too.
_FARTHEST = 200


class _Place(NamedTuple):
    sheet: str
    at: At


def add_notes(data: bytes, notes: Mapping[str, str], author: str) -> tuple[bytes, tuple[str, ...]]:
    """The workbook with a note at each place (`Sheet!C7`), and the places that got none.

    Those have a note or a comment already, or lie on a sheet whose notes cannot be added to. Raises
    ValueError for what is no workbook that could be read.
    """
    opened = books.opened(data, "")
    if opened.value is None or opened.failed:
        message = f"not a workbook: {[one.code for one in opened.problems]}"
        raise ValueError(message)
    writer = _Writer(opened.value, author)
    by_sheet: dict[str, dict[At, str]] = {}
    without: list[str] = []
    for where, text in notes.items():
        sheet, _, name = where.rpartition("!")
        at = cell(name)
        if at is None:
            without.append(where)
        else:
            by_sheet.setdefault(sheet, {})[at] = text
    listed = {one.name: one for one in opened.value.sheets}
    for sheet, texts in by_sheet.items():
        kept = writer.put(listed[sheet], texts) if sheet in listed else set(texts)
        without += [f"{sheet}!{at.name}" for at in kept]
    return writer.changes.written(), tuple(one for one in notes if one in without)


class _Writer:
    """Puts notes on the sheets of one workbook."""

    def __init__(self, book: Book, author: str) -> None:
        self.book = book
        self.author = author
        self.changes = Changes(book)
        self.root = posixpath.dirname(book.main)

    def put(self, listed: Listed, texts: Mapping[At, str]) -> set[At]:
        """Put notes on one sheet; gives the cells that keep what they have."""
        try:
            return self._put(listed, texts)
        except package.DAMAGE:
            return set(texts)

    def _put(self, listed: Listed, texts: Mapping[At, str]) -> set[At]:
        relations = self.book.relations(listed.part)
        part = self.book.led(listed.part, "comments")
        links = _links(coded(self.book.part(listed.part)).utf8)
        drawing = ""
        if links.id or part:  # notes without boxes, or a drawing that is not there
            drawing = relations[links.id].part if links.id in relations else ""
            if not drawing or not self.book.has(drawing):
                return set(texts)
        taken = self._taken(listed, part)
        new = {at: texts[at] for at in sorted(texts) if at not in taken}
        if not new:
            return set(texts)
        boxes = self._boxes(drawing, listed, new)
        notes = self._notes(part, new)
        if part:
            self.changes.put(part, notes)
        else:
            part = self.changes.free(posixpath.join(self.root, "comments"), ".xml")
            self.changes.add(part, notes, _NOTES)
            self.changes.lead(listed.part, "comments", part)
        if drawing:
            self.changes.put(drawing, boxes)
        else:
            drawing = self.changes.free(posixpath.join(self.root, "drawings/vmlDrawing"), ".vml")
            self.changes.put(drawing, boxes)
            self.changes.default("vml", _DRAWING)
            self._link(listed, links.before, self.changes.lead(listed.part, "vmlDrawing", drawing))
        return {at for at in texts if at in taken}

    def _taken(self, listed: Listed, part: str) -> set[At]:
        """The cells that have a note, or a comment of the newer kind."""
        of = [part] if part else []
        relations = self.book.relations(listed.part).values()
        of += [one.part for one in relations if one.kind == "threadedComment"]
        found = [one for name in of for one in elements(coded(self.book.part(name)).utf8)]
        names = [one.given.get("ref", "") for one in found if one.name.endswith("omment")]
        return {at for name in names if (at := cell(name)) is not None}

    def _notes(self, part: str, texts: Mapping[At, str]) -> bytes:
        """The part with the texts."""
        before = coded(self.book.part(part) if part else _NO_NOTES.encode())
        utf8 = before.utf8
        found = elements(utf8)
        own = prefix(utf8, found[0].at)
        authors = [one for one in found if one.name == "author"]
        new = "".join(
            f'<{own}comment ref="{at.name}" authorId="{len(authors)}"><{own}text><{own}t'
            f' xml:space="preserve">{escape(shown(text))}</{own}t></{own}text></{own}comment>'
            for at, text in texts.items()
        )
        inner = {"commentList": new, "authors": f"<{own}author>{escape(self.author)}</{own}author>"}
        lists = {one.name: one.at for one in reversed(found) if one.name in inner}
        if len(lists) < len(inner):
            message = "no lists of comments"
            raise ValueError(message)
        for name, at in sorted(lists.items(), key=lambda one: -one[1]):
            utf8 = within(utf8, at, inner[name].encode())
        return before.back(utf8)

    def _boxes(self, drawing: str, listed: Listed, texts: Mapping[At, str]) -> bytes:
        """The part with the boxes. It may be no proper XML, so it is only added to at its end."""
        utf8 = self.book.part(drawing) if drawing else self._no_boxes(len(texts))
        numbers = [int(one) for one in _SHAPE.findall(utf8)]
        blocks = [int(one) for found in _BLOCK.findall(utf8) for one in found.split(b",") if one]
        number = max([*numbers, min(blocks, default=1) * _PER_BLOCK])
        end, begin = utf8.rfind(b"</"), utf8.find(b"<xml")
        root = tag(utf8, max(begin, 0))
        if end < 0 or begin < 0:
            message = "no drawing"
            raise ValueError(message)
        spaces = "".join(
            f" xmlns:{name}={quoteattr(space)}"
            for name, space in _SPACES.items()
            if f'xmlns:{name}="{space}"'.encode() not in root
        )
        measures = read_sheet(coded(self.book.part(listed.part)).utf8, listed.name, (), ()).measures
        kind = "" if _HAS_KIND.search(utf8) else _KIND.replace(" id=", f"{spaces} id=", 1)
        shapes = "".join(
            _box(number + at, spaces, *one, measures) for at, one in enumerate(texts.items(), 1)
        )
        return utf8[:end] + (kind + shapes).encode() + utf8[end:]

    def _no_boxes(self, count: int) -> bytes:
        """A drawing without any box, with numbers for them that no other drawing uses."""
        used = {
            int(one)
            for name in {*self.book.names.values(), *self.changes.new}
            if name.lower().endswith(".vml")
            for found in _BLOCK.findall(self.changes.part(name))
            for one in found.split(b",")
            if one
        }
        first = max(used, default=0) + 1
        blocks = ",".join(str(first + at) for at in range(count // _PER_BLOCK + 1))
        spaces = "".join(f' xmlns:{name}="{space}"' for name, space in _SPACES.items())
        return (
            f'<xml{spaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/>'
            f"</o:shapelayout>{_KIND}</xml>"
        ).encode()

    def _link(self, listed: Listed, before: int, relation_id: str) -> None:
        """Let a sheet name its drawing of notes."""
        sheet = coded(self.book.part(listed.part))
        own = prefix(sheet.utf8, elements(sheet.utf8)[0].at)
        new = empty(f"{own}legacyDrawing", {"xmlns:r": RELATION, "r:id": relation_id})
        self.changes.put(listed.part, sheet.back(spliced(sheet.utf8, [(before, before, new)])))


_NO_NOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
)


class _Links(Scan):
    """Which drawing of notes a sheet names, and before what a name of it would go."""

    def __init__(self) -> None:
        super().__init__()
        self.id = ""
        self.before = 0
        self._depth = self._top = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if self._depth == 1:
            self._top = self.at
        if not self.before and name in (_BEHIND if self._depth == 1 else _WRAPPED):
            self.before = self._top
        if name == "legacyDrawing":
            self.id = given.get(f"{RELATION} id", "")
        self._depth += 1

    def end(self, name: str) -> None:
        _ = name
        self._depth -= 1
        if not self._depth and not self.before:
            self.before = self.at


def _links(utf8: bytes) -> _Links:
    scan = _Links()
    scan.read(utf8)
    return scan


def _box(number: int, spaces: str, at: At, text: str, measures: Measures) -> str:
    """A note's box, hidden until one points at its cell."""
    lines = sum(1 + digits(line) // _DIGITS_A_LINE for line in text.split("\n"))
    high = min(lines * _LINE + _ROOM, _MOST_HIGH)
    left = _reached((at.column, 0), _APART, _across(measures))
    top = _reached((max(at.row - 2, 0), 0), _ABOVE, _down(measures))
    right = _reached(left, _WIDE, _across(measures))
    anchor = ", ".join(map(str, (*left, *top, *right, *_reached(top, high, _down(measures)))))
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202"'
        f' style="position:absolute;width:{_WIDE * 0.75:g}pt;height:{high * 0.75:g}pt;z-index:1;'
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{at.row - 1}</x:Row>"
        f"<x:Column>{at.column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _across(measures: Measures) -> Callable[[int], int]:
    """How many dots wide a column (from 0) is."""
    return lambda column: int(measures.wide(column + 1) * 7 + 5)


def _down(measures: Measures) -> Callable[[int], int]:
    """How many dots high a row (from 0) is."""
    return lambda row: int(measures.high(row + 1) * 4 / 3)


def _reached(start: tuple[int, int], far: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Where one is that many dots behind a start: the row or column, and the dots into it."""
    at, dots = start[0], start[1] + far
    while dots >= size(at) and at - start[0] < _FARTHEST:
        dots, at = dots - size(at), at + 1
    return at, dots
