"""Answers written into a copy of a stranger's workbook that is otherwise the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.ooxml import archive
from yawara.forms.ooxml.xml import FORBIDDEN, Coded, coded
from yawara.forms.xlsx import book as books
from yawara.forms.xlsx import boxes, calculation, choices, room, splice
from yawara.forms.xlsx.cells import At, Box, box
from yawara.forms.xlsx.headings import is_option
from yawara.forms.xlsx.particulars import with_label
from yawara.forms.xlsx.read import read, sheets
from yawara.forms.xlsx.sheet import MOST_COLUMNS, MOST_ROWS
from yawara.forms.xlsx.ticks import cells_of
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.forms.questionnaire import Ask, Slot, Writing
    from yawara.forms.xlsx.book import Book, Listed, Table
    from yawara.forms.xlsx.sheet import Sheet

#: What a cell can hold, in the units of UTF-16 that spreadsheets count.
MOST_TEXT = 32_767
#: Marks that people put into a column for one answer.
_TICKS = frozenset("○〇◯●✓✔☑レxX×1✕")


def cell_of(slot: Slot, text: str) -> str:
    """The cell that a text stands in: of several of which one takes a mark, that of its word."""
    sheet, _, name = slot.where.rpartition("!")
    area = box(name)
    if area is None or area.corner.name == name or text not in slot.choices:
        return slot.where
    cells = _cells(area)
    at = slot.choices.index(text) if len(cells) == len(slot.choices) else 0
    return f"{sheet}!{cells[at].name}"


def _cells(area: Box) -> list[At]:
    """The cells of a row or column of which one takes a mark, in the order of their words."""
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return [At(row, column) for row in rows for column in columns]


def _marked(current: str, mark: str, *, tick: bool) -> str:
    """The text of a cell that takes a mark: in its box if it has one, else instead of it."""
    if (boxed := boxes.set_one(current, tick=tick)) != current or boxes.boxes(current):
        return boxed
    if current not in _TICKS and is_option(word := boxes.circled(current)[0]):
        return boxes.circle(word, tick=tick) if boxes.circled(current)[1] != tick else current
    if tick:
        return current if current in _TICKS else mark
    return "" if current in _TICKS else current


class Written(NamedTuple):
    """A copy with texts in it, and the cells whose text is longer than one sees there."""

    data: bytes
    longer: tuple[str, ...] = ()


class _Target(NamedTuple):
    """A cell to be written to."""

    sheet: str
    at: At


def write(data: bytes, writings: Sequence[Writing], name: str) -> Read[bytes]:
    """A copy of the workbook with each text in its place; all else is the same, byte for byte.

    A place is a cell (`Sheet!C7`, of a merged area any cell) or, for columns of which one takes a
    mark, the area that `read` gave. Where several boxes are printed in a cell, the one whose word
    the text is gets ticked; a label (会社名：) stays before the text. An empty text empties a cell.
    Writing twice changes nothing more.

    Problems: those of `book.opened`; errors, with which nothing is written: xlsx-place-unknown,
    xlsx-place-twice, xlsx-cell-formula, xlsx-cell-header, xlsx-text-long, and xlsx-choice-unknown
    for boxes and marks; warnings: xlsx-choice-unknown for drop-downs, xlsx-cell-locked,
    xlsx-characters-removed, xlsx-signed.
    """
    done = written(data, writings, name)
    return Read(None if done.value is None else done.value.data, done.problems)


def written(data: bytes, writings: Sequence[Writing], name: str) -> Read[Written]:
    """The same, with what one does not see whole. Problems: those of `write`."""
    opened = books.opened(data, name)
    if opened.value is None or opened.failed:
        return Read(None, opened.problems)
    found = Problems()
    found.extend(opened.problems)
    try:
        writer = _Writer(opened.value, found)
        before = found.count
        for writing in writings:
            writer.take(writing)
        if any(one.severity.value == "error" for one in found.found[before:]):
            return Read(None, found.found)
        return Read(Written(writer.written(), writer.longer()), found.found)
    except package.DAMAGE as error:
        package.broken(Place(name), error, "xlsx", found)
        return Read(None, found.found)


class _Writer:
    def __init__(self, book: Book, found: Problems) -> None:
        self.book = book
        self.found = found
        self.sheets = sheets(book)
        self.listed = {listed.name: listed for listed in book.sheets}
        self.lists = choices.Lists(book, self.sheets)
        self.offers: dict[str, choices.DropDowns] = {}
        self.tables: dict[str, tuple[Table, ...]] = {}
        self.texts: dict[_Target, str] = {}
        self._slots: dict[str, tuple[Ask, Slot]] | None = None

    def take(self, writing: Writing) -> None:
        """Note what goes where, or why it cannot."""
        name, _, cells = writing.where.rpartition("!")
        area = box(cells)
        sheet = self.sheets.get(name)
        if sheet is None or area is None or area.bottom > MOST_ROWS or area.right > MOST_COLUMNS:
            place = Place(self.book.file)
            self.found.error("xlsx-place-unknown", place, where=writing.where[:80])
            return
        place = Place(self.book.file, path=(name, area.corner.name))
        text = self._clean(writing.text, place)
        if text is None:
            return
        corner = sheet.merged(area.top, area.left)
        if area.corner == At(area.bottom, area.right) or area == corner:
            self._take_cell(sheet, corner.corner, text, place)
        else:
            self._take_marks(sheet, area, text, writing.where)

    def _clean(self, text: str, place: Place) -> str | None:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        bad = sorted({f"U+{ord(char):04X}" for char in FORBIDDEN.findall(text)})
        if bad:
            self.found.warning("xlsx-characters-removed", place, characters=", ".join(bad[:10]))
            text = FORBIDDEN.sub("", text)
        length = len(text.encode("utf-16-le")) // 2
        if length > MOST_TEXT:
            self.found.error("xlsx-text-long", place, length=length, most=MOST_TEXT)
            return None
        return text

    def _take_cell(self, sheet: Sheet, at: At, text: str, place: Place) -> None:
        cell = sheet.at(*at)
        current = "" if cell is None else cell.text
        if boxes.has_boxes(current) and text and not boxes.has_boxes(text):
            ticked = boxes.ticked(current, text)
            if ticked is None:
                words = ", ".join(boxes.printed(current))
                self.found.error("xlsx-choice-unknown", place, text=text[:60], choices=words)
                return
            text = ticked
        text = with_label(current, text)
        if not self._may(sheet, at, text, place):
            return
        target = _Target(sheet.name, at)
        if self.texts.get(target, text) != text:
            self.found.error("xlsx-place-twice", place)
        self.texts[target] = text
        offered = self._offers(sheet).at(*at)
        if text not in ("", current) and offered and text not in offered:
            shown = ", ".join(offered)[:200]
            self.found.warning("xlsx-choice-unknown", place, text=text[:60], choices=shown)

    def _may(self, sheet: Sheet, at: At, text: str, place: Place) -> bool:
        """Whether a cell can take a text; a problem where it cannot or should not."""
        cell = sheet.at(*at)
        if (cell is not None and cell.formula) or any(area.holds(at) for area in sheet.arrays):
            self.found.error("xlsx-cell-formula", place)
            return False
        if sheet.name not in self.tables:
            self.tables[sheet.name] = self.book.tables(self.listed[sheet.name])
        for table in self.tables[sheet.name]:
            last = table.area.bottom - table.totals
            if table.area.holds(at) and not table.area.top + table.headers <= at.row <= last:
                self.found.error("xlsx-cell-header", place)
                return False
        current = "" if cell is None else cell.text
        if text != current and sheet.locked(*at, self.book.styles):
            self.found.warning("xlsx-cell-locked", place)
        return True

    def _offers(self, sheet: Sheet) -> choices.DropDowns:
        if sheet.name not in self.offers:
            self.offers[sheet.name] = choices.DropDowns(sheet, self.lists)
        return self.offers[sheet.name]

    def _take_marks(self, sheet: Sheet, area: Box, text: str, where: str) -> None:
        """Put a mark into the cell of the answer, and take it out of the others."""
        place = Place(self.book.file, path=(sheet.name, area.name))
        if self._slots is None:
            asked = read(self.book.data, self.book.file).value
            asks = asked.asks if asked is not None else ()
            self._slots = {slot.where: (ask, slot) for ask in asks for slot in ask.slots}
        if where not in self._slots:
            self.found.error("xlsx-place-unknown", place, where=where[:80])
            return
        ask, slot = self._slots[where]
        if text and text not in slot.choices:
            shown = ", ".join(slot.choices)[:200]
            self.found.error("xlsx-choice-unknown", place, text=text[:60], choices=shown)
            return
        cells = cells_of(sheet, area, len(slot.choices))
        if not cells:
            self.found.error("xlsx-place-unknown", place, where=where[:80])
            return
        mark = "○" if ask.lang == "ja" else "X"
        for at, word in zip(cells, slot.choices, strict=True):
            current = sheet.text(*at)
            new = _marked(current, mark, tick=word == text)
            if new != current:
                self._take_cell(sheet, at, new, Place(self.book.file, path=(sheet.name, at.name)))

    def longer(self) -> tuple[str, ...]:
        """The cells of which one does not see the whole text."""
        taken: dict[str, set[At]] = {}
        for target, text in self.texts.items():
            if text:
                taken.setdefault(target.sheet, set()).add(target.at)
        styles = self.book.styles
        return tuple(
            f"{name}!{at.name}"
            for (name, at), text in self.texts.items()
            if room.is_longer(self.sheets[name], styles, at, text, taken.get(name, ()))
        )

    def written(self) -> bytes:
        """The copy."""
        by_sheet: dict[str, dict[At, str]] = {}
        for target, text in self.texts.items():
            cell = self.sheets[target.sheet].at(*target.at)
            same = text == ("" if cell is None else cell.text)
            if not same:
                by_sheet.setdefault(target.sheet, {})[target.at] = text
        if not by_sheet:
            return self.book.data
        parts: dict[str, bytes] = {}
        for name, texts in by_sheet.items():
            part, before = self._part(self.listed[name])
            sheet = self.sheets[name]
            growing: dict[int, float] = {}
            for at, text in texts.items():
                high = room.grown(sheet, self.book.styles, at, text)
                if high > growing.get(at.row, 0.0):
                    growing[at.row] = high
            parts[part] = before.back(splice.filled(before.utf8, texts, sheet, growing))
        parts |= calculation.renewed(self.book, self.sheets, parts, by_sheet)
        if any(part.startswith("_xmlsignatures/") for part in self.book.names):
            self.found.warning("xlsx-signed", Place(self.book.file))
        return archive.patched(self.book.data, parts)

    def _part(self, listed: Listed) -> tuple[str, Coded]:
        return listed.part, coded(self.book.part(listed.part))
