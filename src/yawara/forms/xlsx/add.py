"""A sheet of ours behind those of a stranger's workbook."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from yawara.forms.ooxml import archive
from yawara.forms.ooxml.xml import MAIN, Coded, coded, elements, prefix, spliced, tag
from yawara.forms.xlsx import book as books
from yawara.forms.xlsx.cells import At, letters
from yawara.forms.xlsx.splice import shown
from yawara.forms.xlsx.write import MOST_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.forms.xlsx.book import Book

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MOST_NAME = 31
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
    part = _free_part(book)
    workbook = coded(book.part(book.main))
    relations_part = posixpath.join(
        posixpath.dirname(book.main), "_rels", f"{posixpath.basename(book.main)}.rels"
    )
    relations_part = book.names.get(relations_part.lower(), relations_part)
    relations = coded(book.part(relations_part))
    types_part = book.names[books.TYPES.lower()]
    types = coded(book.part(types_part))
    relation_id = _free_id(relations)
    title = _free_name(workbook, name)
    return archive.patched(
        data,
        {
            types_part: _in_root(
                types, "Override", {"PartName": f"/{part}", "ContentType": _CONTENT}
            ),
            relations_part: _in_root(
                relations,
                "Relationship",
                {"Id": relation_id, "Type": f"{_RELATION}/worksheet", "Target": f"/{part}"},
            ),
            book.main: _listed(workbook, title, relation_id),
            part: _sheet(rows).encode(),
        },
    )


def _free_part(book: Book) -> str:
    folder = posixpath.join(posixpath.dirname(book.main), "worksheets")
    number = 1
    while book.has(f"{folder}/sheet{number}.xml"):
        number += 1
    return f"{folder}/sheet{number}.xml"


def _free_id(relations: Coded) -> str:
    taken = {one.given.get("Id", "") for one in elements(relations.utf8)}
    number = 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"


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


def _in_root(part: Coded, name: str, given: dict[str, str]) -> bytes:
    """A part with one more element at the end of its root."""
    root = elements(part.utf8)[0]
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    new = f"<{prefix(part.utf8, root.at)}{name}{attributes}/>".encode()
    old = tag(part.utf8, root.at)
    if old.endswith(b"/>"):
        close = b"</" + re.sub(rb"[\s/>].*", b"", old[1:], flags=re.DOTALL) + b">"
        whole = old[:-2] + b">" + new + close
        return part.back(spliced(part.utf8, [(root.at, root.at + len(old), whole)]))
    end = part.utf8.rindex(b"</")
    return part.back(spliced(part.utf8, [(end, end, new)]))


def _listed(workbook: Coded, title: str, relation_id: str) -> bytes:
    """The workbook part with the sheet behind the others."""
    utf8 = workbook.utf8
    sheets = [one for one in elements(utf8) if one.name == "sheet"]
    numbers = [int(one.given.get("sheetId", "0")) for one in sheets]
    last = sheets[-1].at
    old = tag(utf8, last)
    own = prefix(utf8, last)
    end = last + len(old)
    if not old.endswith(b"/>"):
        close = f"</{own}sheet>".encode()
        end = utf8.index(close, end) + len(close)
    # Some writers declare the prefix anew on each sheet, so ours brings its own.
    new = (
        f'<{own}sheet xmlns:r="{_RELATION}" name={quoteattr(title)}'
        f' sheetId="{max(numbers) + 1}" r:id="{relation_id}"/>'
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
            width = max(_width(line) for line in fits.split("\n"))
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
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1:{letters(last)}{max(len(rows), 1)}"/>'
        + (f"<cols>{columns}</cols>" if columns else "")
        + f"<sheetData>{''.join(lines)}</sheetData></worksheet>"
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)
