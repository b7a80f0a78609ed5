"""Whether a text fits into what one sees of its place.

A row that nobody gave a height grows with what is typed into it, and so it does here: its height
is written as measured, not as set, so that the next who types there has it measured again. A height
that was set is the sheet's own, and so is a merged area, which no spreadsheet lets grow: they stay
as they are, and whoever sends the sheet hears that a text is longer than its place shows. All of
this is an estimate: which letters are how wide, only the screen knows.
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

from yawara.forms.xlsx.cells import At
from yawara.forms.xlsx.values import Style

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from yawara.forms.xlsx.sheet import Sheet

#: The height of a line by the size of its letters: at least, at most, and usually.
_LOW, _HIGH, _USUAL = 1.2, 1.8, 1.4
#: As high as a row can be, in points.
_HIGHEST = 409.0
#: The size for which the widths of columns count their digits.
_SIZE = 11.0
#: How many empty cells a line that is not wrapped runs over at most.
_RUNS_OVER = 30


def is_longer(
    sheet: Sheet, styles: Sequence[Style], at: At, text: str, taken: Container[At] = ()
) -> bool:
    """Whether one sees less than the whole of a text, and its row will not grow for it.

    `taken`: cells that are empty now and will not stay so.
    """
    style = _style(sheet, styles, at)
    if style.shrink or not text:
        return False
    if not style.wrap:
        return digits(text) * style.size / _SIZE > _free(sheet, at, taken)
    if not _lacks(sheet, style, at, text):
        return False
    return not _can_grow(sheet, at) or _needed(sheet, style, at, text) > _HIGHEST


def grown(sheet: Sheet, styles: Sequence[Style], at: At, text: str) -> float:
    """How high the row of a text is to be, in points; 0 where it stays as it is."""
    style = _style(sheet, styles, at)
    if not style.wrap or not _can_grow(sheet, at) or not _lacks(sheet, style, at, text):
        return 0.0
    return min(max(_needed(sheet, style, at, text), sheet.measures.high(at.row)), _HIGHEST)


def digits(text: str) -> int:
    """How many digits wide a text is."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def _style(sheet: Sheet, styles: Sequence[Style], at: At) -> Style:
    number = sheet.style(*at)
    return styles[number] if number < len(styles) else Style()


def _can_grow(sheet: Sheet, at: At) -> bool:
    area = sheet.merged(*at)
    alone = area.top == area.bottom and area.left == area.right
    return alone and not sheet.measures.stays(at.row)


def _lacks(sheet: Sheet, style: Style, at: At, text: str) -> bool:
    """Whether a wrapped text has more lines than its place is high."""
    area = sheet.merged(*at)
    high = sum(sheet.measures.high(row) for row in range(area.top, area.bottom + 1))
    return _lines(sheet, style, at, text) > max(int(high / (style.size * _LOW)), 1)


def _lines(sheet: Sheet, style: Style, at: At, text: str) -> int:
    area = sheet.merged(*at)
    wide = sum(sheet.measures.wide(column) for column in range(area.left, area.right + 1))
    room = max((wide - 1) * _SIZE / style.size, 1)
    return sum(max(math.ceil(digits(line) / room), 1) for line in text.split("\n"))


def _needed(sheet: Sheet, style: Style, at: At, text: str) -> float:
    """How high a place has to be for a wrapped text; a row of the sheet is one line high."""
    a_line = sheet.measures.height / _SIZE
    a_line = a_line if _LOW <= a_line <= _HIGH else _USUAL
    return round(_lines(sheet, style, at, text) * a_line * style.size, 2)


def _free(sheet: Sheet, at: At, taken: Container[At]) -> float:
    """How wide a line may be: its own place, and the empty cells to its right."""
    area = sheet.merged(*at)
    wide = sum(sheet.measures.wide(column) for column in range(area.left, area.right + 1))
    if area.left < area.right:
        return wide
    for column in range(area.right + 1, area.right + _RUNS_OVER):
        if sheet.shown(at.row, column) or At(at.row, column) in taken:
            break
        wide += sheet.measures.wide(column)
    return wide
