"""The register of AI systems as a workbook; text in it stays text."""

from __future__ import annotations

import datetime
import io
import math
import unicodedata
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]  # it does not say that it is typed

from yawara.report.firm.sourced import say
from yawara.report.letters import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.report.firm.register import Register
    from yawara.report.view import View

#: A cell holds 32,767 letters; nobody reads so many.
_LONGEST = 2_000
#: Columns, in letters: of words alone, of a name or a statement, of a list of two columns.
_NARROW, _WIDE, _WIDEST = 16, 30, 60
_LONG = frozenset({1, 2, 7})
_TWO = 2
#: The height of a line, in points, and the most lines of a row (Excel's own limit is 409 points).
_LINE, _MOST_LINES, _DOUBLE = 18, 20, 2
_HEAD = 2
_A3, _A4, _SCALE = 8, 9, 80
#: So much of a title stands at the head of a printed page: a header holds 255 letters in all.
_PRINTED = 120


def workbook(view: View, made: Register) -> bytes:
    """The register as an xlsx, the same bytes for the same register."""
    out, lang, day = io.BytesIO(), view.lang, view.assessment.scope.day
    font = {"font_name": "游ゴシック" if lang == "ja" else "Yu Gothic", "font_size": 10}
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": font,
        },
    )
    created = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    book.set_properties(
        {
            "title": say(view, "title-register"),
            "author": "Yawara",
            "keywords": "Yawara",
            "created": created.replace(tzinfo=None),
        }
    )
    looks = _Looks(book)
    name = say(view, "register-as-of", organisation=view.subject(0), day=view.day(day))
    rows = tuple(tuple(cell.text for cell in row) for row in made.rows)
    _sheet(looks, say(view, "register-sheet"), name, made.heads, rows)
    origins = tuple(zip(made.heads, made.origins, strict=True))
    heads = (say(view, "register-column"), say(view, "register-where"))
    _sheet(looks, say(view, "register-sources"), say(view, "sources"), heads, origins)
    book.close()
    return out.getvalue()


class _Looks:
    """A workbook with the formats of its cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C8CDD2"}
        self.book = book
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({**cell, "bold": True, "bg_color": "#E7ECEF"})
        self.cell = book.add_format(cell)


def _sheet(
    looks: _Looks, name: str, title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> None:
    sheet = looks.book.add_worksheet(name)
    sheet.write_string(0, 0, _short(title), looks.title)
    widths = [
        _WIDEST if len(heads) == _TWO else _WIDE if at in _LONG else _NARROW
        for at in range(len(heads))
    ]
    last = _HEAD
    for last, row in enumerate((heads, *rows), _HEAD):
        # Excel finds the height by itself; others show no more than the first line.
        lines = max(map(_lines, row, widths), default=1)
        sheet.set_row(last, _LINE * min(lines, _MOST_LINES))
        for at, text in enumerate(row):
            look = looks.head if last == _HEAD else looks.cell
            sheet.write_string(last, at, _short(text), look)
    for at, wide in enumerate(widths):
        sheet.set_column(at, at, wide)
    sheet.autofilter(_HEAD, 0, last, len(heads) - 1)
    sheet.freeze_panes(_HEAD + 1, min(_TWO, len(heads) - 1))
    # On paper the title heads every page: in its cell it would be cut where a page ends.
    sheet.set_header("&L" + _short(title)[:_PRINTED].replace("&", "&&"))
    sheet.set_footer("&C&P / &N")
    sheet.print_area(_HEAD, 0, last, len(heads) - 1)
    sheet.repeat_rows(_HEAD)
    sheet.set_landscape()
    if len(heads) == _TWO:
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
    else:  # too wide for one page: id and name stand on each
        sheet.set_paper(_A3)
        sheet.set_print_scale(_SCALE)
        sheet.repeat_columns(0, 1)


def _lines(text: str, wide: int) -> int:
    """How many lines a text takes in a column; a letter of Japanese is as wide as two."""
    room = sum(_DOUBLE if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)
    return max(1, math.ceil(room / (wide - 1)))


def _short(text: str) -> str:
    return visible(text)[:_LONGEST]
