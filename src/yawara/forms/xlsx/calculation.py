"""What a workbook last calculated from cells that have changed is no longer true.

Excel calculates everything anew where the workbook asks for it. LibreOffice does not, and shows
what was saved, unless nothing is: so the values that depend on a written cell are taken out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from yawara.forms.ooxml.xml import Scan, attribute, coded, elements, prefix, spliced, tag
from yawara.forms.xlsx.cells import At, Box, cell
from yawara.forms.xlsx.formulas import Formula, Reads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yawara.forms.xlsx.book import Book
    from yawara.forms.xlsx.sheet import Sheet

#: What may stand behind `calcPr` in a workbook; it goes before the first of these.
_BEHIND = frozenset(
    {
        "oleSize",
        "customWorkbookViews",
        "pivotCaches",
        "smartTagPr",
        "smartTagTypes",
        "webPublishing",
        "fileRecoveryPr",
        "webPublishObjects",
        "extLst",
    }
)
#: Longer chains of formulas are not followed: then all are taken to depend.
_MOST_ROUNDS = 60


def renewed(
    book: Book,
    sheets: Mapping[str, Sheet],
    parts: Mapping[str, bytes],
    written: Mapping[str, Iterable[At]],
) -> dict[str, bytes]:
    """The parts to be changed so that formulas show right; none where no sheet has a formula.

    `parts` are the sheets as written so far, `written` the cells. Raises what reading raises.
    """
    with_formulas = [one for one in book.sheets if sheets[one.name].formulas]
    if not with_formulas:
        return {}
    reads = Reads(book)
    found = [
        formula
        for listed in with_formulas
        for formula in reads.of_sheet(coded(book.part(listed.part)).utf8, listed.name)
    ]
    stale: defaultdict[str, set[At]] = defaultdict(set)
    for formula in depending(found, written):
        stale[formula.sheet].add(formula.at)
    out = _asking(book)
    for listed in with_formulas:
        if stale[listed.name]:
            before = coded(parts.get(listed.part) or book.part(listed.part))
            out[listed.part] = before.back(_without_values(before.utf8, stale[listed.name]))
    return out


def depending(
    formulas: Iterable[Formula], written: Mapping[str, Iterable[At]]
) -> tuple[Formula, ...]:
    """The formulas that read a written cell, or one that does."""
    rest = list(formulas)
    hit: list[Formula] = []
    new = _Cells((sheet, at) for sheet, cells in written.items() for at in cells)
    for _ in range(_MOST_ROUNDS):
        now = [one for one in rest if any(new.meets(sheet, area) for sheet, area in one.reads)]
        if not now:
            return tuple(hit)
        hit += now
        taken = set(now)
        rest = [one for one in rest if one not in taken]
        new = _Cells((one.sheet, one.at) for one in now)
    return (*hit, *rest)


class _Cells:
    """Cells by sheet and column, to be asked whether an area has one of them."""

    def __init__(self, cells: Iterable[tuple[str, At]]) -> None:
        self._rows: defaultdict[str, defaultdict[int, list[int]]]
        self._rows = defaultdict(lambda: defaultdict(list))
        for sheet, at in sorted(cells):
            self._rows[sheet.casefold()][at.column].append(at.row)

    def meets(self, sheet: str, area: Box) -> bool:
        """Whether the area has one; without a sheet, on any."""
        names = [sheet.casefold()] if sheet else list(self._rows)
        for name in names:
            for column, rows in self._rows.get(name, {}).items():
                if area.left <= column <= area.right:
                    index = bisect_left(rows, area.top)
                    if index < len(rows) and rows[index] <= area.bottom:
                        return True
        return False


class _Values(Scan):
    """Where the calculated values of some cells stand."""

    def __init__(self, cells: set[At]) -> None:
        super().__init__()
        self.cells = cells
        self.found: list[tuple[int, int]] = []
        self._row = self._column = self._began = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "row":
            self._row = int(given["r"]) if given.get("r", "").isdecimal() else self._row + 1
            self._column = 0
        elif name == "c":
            at = cell(given.get("r", ""))
            self._column = self._column + 1 if at is None else at.column
        elif name == "v":
            self._began = self.at

    def end(self, name: str) -> None:
        if name == "v" and At(self._row, self._column) in self.cells:
            self.found.append((self._began, self.at))


def _without_values(utf8: bytes, cells: set[At]) -> bytes:
    scan = _Values(cells)
    scan.read(utf8)
    splices = []
    for start, end in scan.found:
        own = tag(utf8, start)
        after = start + len(own) if own.endswith(b"/>") else end + len(tag(utf8, end))
        splices.append((start, after, b""))
    return spliced(utf8, splices)


def _asking(book: Book) -> dict[str, bytes]:
    """The workbook part that asks to be calculated when it is opened."""
    before = coded(book.part(book.main))
    utf8 = before.utf8
    found = elements(utf8)
    for one in found:
        if one.name == "calcPr":
            old = tag(utf8, one.at)
            new = attribute(old, "fullCalcOnLoad", "1")
            return {book.main: before.back(spliced(utf8, [(one.at, one.at + len(old), new)]))}
    at = next((one.at for one in found if one.name in _BEHIND), utf8.rfind(b"</"))
    new = f'<{prefix(utf8, found[0].at)}calcPr fullCalcOnLoad="1"/>'.encode()
    return {book.main: before.back(spliced(utf8, [(at, at, new)]))}
