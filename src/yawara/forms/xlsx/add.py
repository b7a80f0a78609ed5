"""A sheet of ours behind those of a stranger's workbook."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from yawara.forms.ooxml.changes import RELATION, Changes
from yawara.forms.ooxml.xml import MAIN, Coded, coded, elements, prefix, spliced, tag
from yawara.forms.xlsx import book as books
from yawara.forms.xlsx.cells import At, letters
from yawara.forms.xlsx.room import digits
from yawara.forms.xlsx.splice import shown
from yawara.forms.xlsx.write import MOST_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MOST_NAME = 31
_MOST_DIGITS = 6
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDEST, _NARROWEST = 60, 8


def add_sheet(data: bytes, name: str, rows: Sequence[Sequence[str]]) -> bytes:
    """The workbook with one more sheet of texts at its end, and nothing else changed.

    Where a sheet of that name is there already, a number follows the name. Raises ValueError for
    what is no workbook that could be read.
    """
    opened = books.opened(data, "")
    if opened.value is None or opened.failed:
        message = f"not a workbook: {[one.code for one in opened.problems]}"
        raise ValueError(message)
    book = opened.value
    changes = Changes(book)
    folder = posixpath.join(posixpath.dirname(book.main), "worksheets")
    part = changes.free(f"{folder}/sheet", ".xml")
    changes.add(part, _sheet(rows).encode(), _CONTENT)
    relation_id = changes.lead(book.main, "worksheet", part)
    workbook = coded(book.part(book.main))
    changes.put(book.main, _listed(workbook, _free_name(workbook, name), relation_id))
    return changes.written()


def _free_name(workbook: Coded, name: str) -> str:
    taken = {
        one.given.get("name", "").casefold()
        for one in elements(workbook.utf8)
        if one.name == "sheet"
    }
    bare = _NOT_IN_NAMES.sub(" ", name).strip().strip("'")[:_MOST_NAME] or "Sheet"
    title, number = bare, 1
    while title.casefold() in taken:
        number += 1
        tail = f" ({number})"
        title = bare[: _MOST_NAME - len(tail)] + tail
    return title


def _listed(workbook: Coded, title: str, relation_id: str) -> bytes:
    """The workbook part with the sheet behind the others."""
    utf8 = workbook.utf8
    sheets = [one for one in elements(utf8) if one.name == "sheet"]
    given = [one.given.get("sheetId", "") for one in sheets]
    numbers = [int(one) for one in given if one.isdecimal() and len(one) < _MOST_DIGITS]
    last = sheets[-1].at
    old = tag(utf8, last)
    own = prefix(utf8, last)
    end = last + len(old)
    if not old.endswith(b"/>"):
        close = f"</{own}sheet>".encode()
        end = utf8.index(close, end) + len(close)
    # Some writers declare the prefix anew on each sheet, so ours brings its own.
    new = (
        f'<{own}sheet xmlns:r="{RELATION}" name={quoteattr(title)}'
        f' sheetId="{max(numbers, default=len(sheets)) + 1}" r:id="{relation_id}"/>'
    )
    return workbook.back(spliced(utf8, [(end, end, new.encode())]))


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    """A sheet part of texts, its columns about as wide as what they hold."""
    widths: dict[int, int] = {}
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        cells = []
        for column, text in enumerate(row, 1):
            if not text:
                continue
            fits = shown(text)[:MOST_TEXT]
            width = max(digits(line) for line in fits.split("\n"))
            widths[column] = max(widths.get(column, _NARROWEST), min(width + 2, _WIDEST))
            at = At(number, column).name
            cells.append(
                f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(fits)}</t></is></c>'
            )
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in sorted(widths.items())
    )
    last = max(widths, default=1)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{letters(last)}{max(len(rows), 1)}"/>'
        + (f"<cols>{columns}</cols>" if columns else "")
        + f"<sheetData>{''.join(lines)}</sheetData>"
        + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )
