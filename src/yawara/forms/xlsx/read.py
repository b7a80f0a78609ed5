"""A stranger's workbook as a questionnaire: what it asks, and where the answers go."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.ooxml.xml import coded
from yawara.forms.questionnaire import Questionnaire
from yawara.forms.xlsx import book as books
from yawara.forms.xlsx import choices, forms, turned
from yawara.forms.xlsx.cells import box
from yawara.forms.xlsx.find import tables
from yawara.forms.xlsx.headings import squeezed
from yawara.forms.xlsx.particulars import particulars
from yawara.forms.xlsx.rows import RowReader
from yawara.forms.xlsx.sheet import MOST_ROWS, Sheet, read_sheet
from yawara.forms.xlsx.slots import Setting
from yawara.forms.xlsx.words import SAMPLES
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.forms.questionnaire import Ask, Particular
    from yawara.forms.xlsx.book import Book
    from yawara.forms.xlsx.find import Table
    from yawara.forms.xlsx.rows import Left

#: Above a table and between tables: where legends and instructions stand.
_MOST_TEXTS = 400


def read(data: bytes, name: str) -> Read[Questionnaire]:
    """What a workbook asks. `name` is what the questionnaire and its problems call the file.

    Problems: those of `book.opened`; xlsx-no-questions (error); xlsx-sheet-cut, xlsx-all-locked
    (warnings); xlsx-left-formula, xlsx-left-locked, xlsx-left-hidden-row, xlsx-left-column,
    xlsx-left-sheet (notes: places that look like ones for answers and are left alone).
    """
    opened = books.opened(data, name)
    if opened.value is None or opened.failed:
        return Read(None, opened.problems)
    found = Problems()
    found.extend(opened.problems)
    place = Place(name)
    try:
        reader = _Reader(opened.value, found)
        asks = reader.asks()
    except package.DAMAGE as error:
        package.broken(place, error, "xlsx", found)
        return Read(None, found.found)
    if not asks:
        sheets = ", ".join(sheet.name for sheet in opened.value.sheets)
        found.error("xlsx-no-questions", place, sheets=sheets[:200])
        return Read(None, found.found)
    sha256 = hashlib.sha256(data).hexdigest()
    return Read(Questionnaire(name, "xlsx", sha256, asks, tuple(reader.particulars)), found.found)


def sheets(book: Book) -> dict[str, Sheet]:
    """Every sheet of a workbook, hidden ones too, by name. Raises `package.DAMAGE`."""
    return {
        listed.name: read_sheet(
            coded(book.part(listed.part)).utf8, listed.name, book.strings, book.styles
        )
        for listed in book.sheets
    }


class _Reader:
    """One reading of a workbook."""

    def __init__(self, book: Book, found: Problems) -> None:
        self.book = book
        self.found = found
        self.sheets = sheets(book)
        self.lists = choices.Lists(book, self.sheets)
        self.signs: dict[str, dict[str, str]] = {}
        self.particulars: list[Particular] = []

    def asks(self) -> tuple[Ask, ...]:
        """Every question, sheet by sheet."""
        read: list[tuple[Sheet, choices.DropDowns, tuple[Table, ...]]] = []
        for listed in self.book.sheets:
            sheet = self.sheets[listed.name]
            offers = choices.DropDowns(sheet, self.lists)
            if sheet.cut:
                self._warn("xlsx-sheet-cut", sheet.name, most=MOST_ROWS)
            found = tables(sheet, offers)
            if listed.state != "visible" or _is_sample(sheet.name):
                if found:
                    self._note("xlsx-left-sheet", sheet.name)
                continue
            self.signs[sheet.name] = _legend(sheet, found)
            read.append((sheet, offers, found))
        out: list[Ask] = []
        for sheet, offers, found in read:
            signs = self.signs[sheet.name] or next(
                (signs for signs in self.signs.values() if signs), {}
            )
            setting = Setting(sheet, offers, signs, self.book.styles)
            mine = self._of_sheet(setting, found)
            inside = {row for table in found for row in range(table.top, table.bottom + 1)}
            used = {slot.where for ask in mine for slot in ask.slots}
            self.particulars += [
                one for one in particulars(setting, inside) if one.where not in used
            ]
            out += mine
        return _once(out)

    def _of_sheet(self, setting: Setting, found: Sequence[Table]) -> list[Ask]:
        out: list[Ask] = []
        left: list[Left] = []
        for table in found:
            reader = RowReader(setting, table)
            out += reader.asks()
            left += reader.left
            for column in table.having("plan", "theirs"):
                label = " ".join(column.label.split())[:60]
                self._note("xlsx-left-column", setting.sheet.name, column=label)
        if not out:
            out, across = turned.asks(setting, self.lists)
            left += across
        self._left(setting.sheet.name, left)
        if not out:
            out = list(forms.asks(setting))
        if out and all(self._is_locked(setting, ask) for ask in out):
            self._warn("xlsx-all-locked", setting.sheet.name)
        return out

    def _is_locked(self, setting: Setting, ask: Ask) -> bool:
        for slot in ask.slots:
            area = box(slot.where.rpartition("!")[2])
            if area is not None and not setting.sheet.locked(area.top, area.left, setting.styles):
                return False
        return True

    def _left(self, sheet: str, left: Iterable[Left]) -> None:
        by_why: dict[tuple[str, str], list[Left]] = {}
        for one in left:
            column = one.what if one.why != "hidden-row" else ""
            by_why.setdefault((one.why, column), []).append(one)
        for (why, column), ones in by_why.items():
            place = Place(self.book.file, path=(sheet, ones[0].where))
            code = _LEFT[why]
            self.found.note(code, place, count=len(ones), column=column)

    def _warn(self, code: str, sheet: str, **params: object) -> None:
        self.found.warning(code, Place(self.book.file, path=(sheet,)), **params)

    def _note(self, code: str, sheet: str, **params: object) -> None:
        self.found.note(code, Place(self.book.file, path=(sheet,)), **params)


_LEFT = {
    "formula": "xlsx-left-formula",
    "locked": "xlsx-left-locked",
    "hidden-row": "xlsx-left-hidden-row",
}


def _is_sample(name: str) -> bool:
    flat = squeezed(name)
    ja, en = (text.split("|") for text in SAMPLES)
    return any(word in flat for word in ja) or any(word in flat.split() for word in en)


def _legend(sheet: Sheet, found: Sequence[Table]) -> dict[str, str]:
    """What signs mean on a sheet, by the texts outside its rows of questions."""
    inside = {row for table in found for row in range(table.first, table.bottom + 1)}
    outside = [row for row in sorted(sheet.rows) if row not in inside][:_MOST_TEXTS]
    after = [row for row in sorted(sheet.rows) if row in inside][-5:]
    texts = [cell.text for row in (*outside, *after) for cell in sheet.rows[row].values()]
    joined = [
        "  ".join(cell.text for _, cell in sorted(sheet.rows[row].items())) for row in outside
    ]
    return choices.legend([*texts, *joined]) or choices.beside(sheet, outside)


def _once(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """Each place once: a place that two questions share belongs to the first."""
    taken: set[str] = set()
    out: list[Ask] = []
    for ask in asks:
        slots = tuple(slot for slot in ask.slots if slot.where not in taken)
        taken.update(slot.where for slot in slots)
        if slots:
            out.append(msgspec.structs.replace(ask, slots=slots))
    return tuple(out)
