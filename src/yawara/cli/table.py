"""Tables in a terminal: columns that fit its width, full-width characters counted as two."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST, WIDEST = 40, 140
_GAP = 2
_LEAST = 8


def terminal_width() -> int:
    """The terminal's width in columns, within reason; COLUMNS overrides it."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 24)).columns))


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(_char(char) for char in text)


def _char(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cc", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def plain(text: str) -> str:
    """The text on one line, without control and direction characters that would move the cursor."""
    kept = "".join(
        c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") else " " for c in text
    )
    return " ".join(kept.split())


def cut(text: str, most: int) -> str:
    """The text shortened to `most` columns, with an ellipsis where something was cut off."""
    if width(text) <= most:
        return text
    out, used = [], 0
    for char in text:
        used += _char(char)
        if used > most - 1:
            break
        out.append(char)
    return "".join(out) + "…"


def pad(text: str, to: int) -> str:
    """The text followed by spaces up to `to` columns."""
    return text + " " * max(0, to - width(text))


def wrap(text: str, most: int, indent: str = "") -> list[str]:
    """The text broken into lines of at most `most` columns; Japanese breaks between characters."""
    lines: list[str] = []
    current = ""
    for word in _pieces(text):
        if width(indent + current + word) > most and current.strip():
            lines.append(indent + current.rstrip())
            current = ""
            word = word.lstrip()  # noqa: PLW2901 - a line does not begin with the space that broke it
        current += word
    if current.strip():
        lines.append(indent + current.rstrip())
    return lines


#: Characters that must not begin a line (JIS X 4051), so they stay with what stands before.
_NOT_FIRST = "、。，．・：；？！」』）】〉》〕］｝ー々ゝっゃゅょァィゥェォッャュョ,.:;!?)]}"
#: And those that must not end one.
_NOT_LAST = "（「『【〈《〔［｛([{“"


def _pieces(text: str) -> list[str]:
    """The smallest pieces that a line may end with: words, and single full-width characters."""
    out: list[str] = []
    for char in text:
        if out and _glued(out[-1][-1], char):
            out[-1] += char
        else:
            out.append(char)
    return out


def _glued(before: str, char: str) -> bool:
    if char in _NOT_FIRST or before in _NOT_LAST:
        return True
    return char != " " and _char(char) == 1 and _char(before) == 1


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, flexible: int, total: int | None = None
) -> list[str]:
    """A table as lines. The column `flexible` shrinks, to its heading at most, until all fits.

    Where even that is too wide, each row takes some lines, a cell a line.
    """
    total = total or terminal_width()
    shown = [[plain(cell) for cell in row] for row in rows]
    widths = [
        max((width(row[at]) for row in (list(head), *shown)), default=0) for at in range(len(head))
    ]
    spare = total - sum(widths) - _GAP * (len(head) - 1)
    if spare < 0:
        least = max(width(head[flexible]), min(widths[flexible], _LEAST))
        if widths[flexible] + spare < least:
            return _stacked(head, shown, total)
        widths[flexible] += spare
    lines = [_line(head, widths), "  ".join("-" * one for one in widths)]
    return lines + [_line(row, widths) for row in shown]


def named_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, name: int, room: int = 32
) -> list[str]:
    """A table as lines, with the names in the column `name` under each row if they lack `room`."""
    others = [[plain(cell) for at, cell in enumerate(row) if at != name] for row in (head, *rows)]
    taken = sum(max(map(width, cells)) + _GAP for cells in zip(*others, strict=True))
    longest = max((width(plain(row[name])) for row in rows), default=0)
    left = terminal_width() - taken
    if left >= min(longest, room) or left < -_GAP:  # too wide even so: a cell takes a line
        return table(head, rows, flexible=name)
    slim = table(others[0], others[1:], flexible=0)
    lines = slim[:2]
    for line, row in zip(slim[2:], rows, strict=True):
        lines += [line, *wrap(plain(row[name]), terminal_width(), " " * _GAP)]
    return lines


def _stacked(head: Sequence[str], rows: Sequence[Sequence[str]], total: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        lines += wrap(row[0], total)
        for name, cell in zip(head[1:], row[1:], strict=True):
            if cell:
                lines += wrap(f"{name}: {cell}", total, "  ")
    return lines


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = (pad(cut(cell, most), most) for cell, most in zip(cells, widths, strict=True))
    return (" " * _GAP).join(shown).rstrip()
