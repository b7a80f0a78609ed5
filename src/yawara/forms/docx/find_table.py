"""Questions in tables: a header over columns, or a question beside or above a free cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx.lead import is_lead, lead_of
from yawara.forms.docx.roles import is_role_label, role_line
from yawara.forms.docx.slots import cell_slots, is_open, is_place, is_waiting
from yawara.forms.questionnaire import Ask, Slot
from yawara.forms.xlsx.boxes import circled
from yawara.forms.xlsx.cells import At, Box, box
from yawara.forms.xlsx.choices import DropDowns, beside, legend
from yawara.forms.xlsx.facts import is_number, is_sentence
from yawara.forms.xlsx.find import tables
from yawara.forms.xlsx.headings import bare, role
from yawara.forms.xlsx.rows import RowReader, lang_of
from yawara.forms.xlsx.sheet import Cell as SheetCell
from yawara.forms.xlsx.sheet import Sheet
from yawara.forms.xlsx.slots import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.docx.values import Cell, Table
    from yawara.forms.xlsx.find import Table as Sheets

_MOST_LABEL = 60
_SHARE = 0.5
_MARKED = frozenset("✓✔☑☒■●○◯〇xXレ")


class _Offers(DropDowns):
    """The words that the controls in a table's cells offer."""

    def __init__(self, words: dict[At, tuple[str, ...]]) -> None:
        self._areas = []
        self._ruled = []
        self._known = {}
        self.words = words

    def at(self, row: int, column: int) -> tuple[str, ...]:
        """The words at a cell; none where there are none."""
        return self.words.get(At(row, column), ())


class Grid:
    """A table as a sheet: each cell at its row and column, what spans several as merged."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.at: dict[At, Cell] = {}
        rows: dict[int, dict[int, SheetCell]] = {}
        words: dict[At, tuple[str, ...]] = {}
        merged: dict[At, Box] = {}
        tops: dict[int, At] = {}
        for number, row in enumerate(table.rows, 1):
            for cell in row:
                top = tops.get(cell.column) if cell.continues else None
                corner = top or At(number, cell.column)
                tops[cell.column] = corner
                right = cell.column + cell.span - 1
                area = Box(corner.row, cell.column, number, right)
                for line in range(corner.row, number + 1):
                    for column in range(cell.column, right + 1):
                        merged[At(line, column)] = area
                if top is not None:
                    continue
                self.at[corner] = cell
                text = _text(cell)
                if text:
                    rows.setdefault(number, {})[cell.column] = SheetCell(text)
                if offered := tuple(w for one in _choices(cell) for w in one):
                    words[corner] = offered
        self.sheet = Sheet(table.where, rows, tuple(set(merged.values())), _merged=merged)
        self.offers = _Offers(words)

    def cell(self, at: At) -> Cell | None:
        """The cell at a place, or that of the merged area around it."""
        return self.at.get(self.sheet.merged(*at).corner)


def _choices(cell: Cell) -> list[tuple[str, ...]]:
    controls = [one.words for p in cell.paragraphs for one in p.controls if one.kind == "choice"]
    fields = [one.words for p in cell.paragraphs for one in p.fields if one.kind == "choice"]
    return [*controls, *fields]


def _text(cell: Cell) -> str:
    """What a cell says: nothing where it only has boxes that are open, or waits for a text."""
    text = cell.text
    if is_waiting(text):
        return ""
    if text.strip(" \t\n\u3000☐□") == "":
        return ""
    held = [one.current for p in cell.paragraphs for one in p.controls]
    held += [one.current for p in cell.paragraphs for one in p.fields]
    return text or "\n".join(one for one in held if one)


def asks(table: Table, context: tuple[str, ...], signs: dict[str, str]) -> tuple[list[Ask], bool]:
    """The questions of a table with a header, and whether it is such a table.

    `signs`: what the document says that signs mean; what stands above the header comes first.
    """
    grid = Grid(table)
    found = tables(grid.sheet, grid.offers)
    if not found:
        return [], False
    first = min(one.top for one in found)
    above = [cells for row, cells in grid.sheet.rows.items() if row < first]
    own = legend(cell.text for cells in above for cell in cells.values())
    own = own or beside(grid.sheet, range(1, first))
    setting = Setting(grid.sheet, grid.offers, own or signs, ())
    out: list[Ask] = []
    for one in found:
        for ask in RowReader(setting, one).asks():
            made = _translated(ask, grid, (*context, *_roles(ask, grid, one)))
            if made is not None:
                out.append(made)
    return out, True


def _roles(ask: Ask, grid: Grid, found: Sheets) -> Iterator[str]:
    """Whom a question is for, where columns say so: by name, or by a mark in the column of each."""
    at = box(ask.id.rpartition("!")[2])
    if at is None:
        return
    named: dict[str, list[str]] = {}
    for column in found.columns:
        if column.labels and is_role_label(column.labels[0]):
            text = " ".join(grid.sheet.shown(at.top, column.at).split())
            if len(column.labels) > 1:
                text = column.label if text in _MARKED else ""
            named.setdefault(column.labels[0], []).append(text)
    for label, texts in named.items():
        if any(texts):
            yield f"{label}: {', '.join(filter(None, texts))}"


def _translated(ask: Ask, grid: Grid, context: tuple[str, ...]) -> Ask | None:
    """A question with places as a document has them."""
    slots: list[Slot] = []
    for slot in ask.slots:
        area = box(slot.where.rpartition("!")[2])
        if area is None:
            continue
        cell = grid.cell(area.corner)
        if cell is None:
            continue
        if slot.kind == "choice" and area.corner.name != area.name:
            if where := _where(grid, area):
                current = slot.current or _ticked(grid, area, slot.choices)
                slots.append(msgspec.structs.replace(slot, where=where, current=current))
        else:
            slots += cell_slots(cell, slot)
    if not slots:
        return None
    at = box(ask.id.rpartition("!")[2])
    cell = None if at is None else grid.cell(at.corner)
    where = cell.where if cell is not None else slots[0].where
    outer = (*context, *ask.context[1:])  # the first is the name that we gave the table
    return msgspec.structs.replace(ask, id=where, context=outer, slots=tuple(slots))


def _where(grid: Grid, area: Box) -> str:
    """The place over the cells of a row or a column of which one takes a mark."""
    cells = [grid.cell(at) for at in _cells(grid, area)]
    found = [cell for cell in cells if cell is not None]
    ats, rows = [cell.at for cell in found], [cell.row for cell in found]
    if area.top == area.bottom:
        alike = ats == list(range(ats[0], ats[-1] + 1))
        return f"{grid.table.where}, row {rows[0]}, cells {ats[0]}-{ats[-1]}" if alike else ""
    alike = len({*ats}) == 1 and rows == list(range(rows[0], rows[-1] + 1))
    return f"{grid.table.where}, rows {rows[0]}-{rows[-1]}, cell {ats[0]}" if alike else ""


def _cells(grid: Grid, area: Box) -> list[At]:
    """The cells of an area, those that span several columns once."""
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    corners = [grid.sheet.merged(row, column).corner for row in rows for column in columns]
    return list(dict.fromkeys(corners))


def _ticked(grid: Grid, area: Box, choices: tuple[str, ...]) -> str:
    hits: list[str] = []
    for at, word in zip(_cells(grid, area), choices, strict=False):
        cell = grid.cell(at)
        if cell is not None and circled(cell.text)[0] == word:
            continue  # a word without its ○
        boxes = [] if cell is None else [one for p in cell.paragraphs for one in p.boxes]
        ticked = any(one.ticked for one in boxes) if boxes else cell is not None and not cell.blank
        if ticked:
            hits.append(word)
    return hits[0] if len(hits) == 1 else ""


def loose(table: Table, context: tuple[str, ...]) -> Iterator[Ask]:
    """Questions or labels that have a free cell to their right, in a table without a header."""
    rows = [(row, _parted(row)) for row in table.rows]
    free = [one for _, one in rows if one is not None]
    filled = [row for row, one in rows if one is None and len([c for c in row if not c.blank]) > 1]
    if not free or len(free) < len(filled) * _SHARE:
        return
    heading = ""
    for row, parted in rows:
        if parted is None:
            texts = [cell.text for cell in row if cell.text]
            if len(texts) == 1 and not is_sentence(texts[0]):
                heading = " ".join(texts[0].split())
            continue
        number, asking, places = parted
        lines = asking.text.strip().split("\n")
        roles = tuple(line for line in lines[1:] if role_line(line))
        lead, text = lead_of("\n".join(line for line in lines if line not in roles))
        if is_lead(asking.text) or (
            not is_sentence(text) and len(text) > _MOST_LABEL and not number
        ):
            continue
        slots = [slot for cell in places for slot in _slots(cell, asking, places)]
        outer = (*context, *((heading,) if heading else ()), *roles)
        yield Ask(asking.where, text, lang_of(text), tuple(slots), number or lead, outer)


def _slots(cell: Cell, asking: Cell, places: list[Cell]) -> list[Slot]:
    _ = asking
    first = cell is places[0]
    return cell_slots(cell, Slot(cell.where, "text" if first else "remark"))


def _parted(row: list[Cell]) -> tuple[str, Cell, list[Cell]] | None:
    """A row as number, question and free cells; None where it is not made so."""
    number = ""
    texts = [cell for cell in row if not is_place(cell)]
    if len(texts) > 1 and is_number(texts[0].text):
        number, texts = texts[0].text.strip(), texts[1:]
    if len(texts) != 1:
        return None
    after = [cell for cell in row if cell.at > texts[0].at]
    if not after or not all(is_open(cell) for cell in after):
        return None
    text = texts[0].text
    if not text.strip() or (role(text) and bare(text) in ("no", "項目")):
        return None
    return number, texts[0], after
