"""Words with a box each that stand below a question, one a row or side by side in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.xlsx import boxes
from yawara.forms.xlsx.cells import At, Box
from yawara.forms.xlsx.slots import upright

if TYPE_CHECKING:
    from yawara.forms.questionnaire import Slot
    from yawara.forms.xlsx.sheet import Sheet
    from yawara.forms.xlsx.slots import Setting

#: How many words a question has at least, and how many are looked for.
_LEAST, _MOST = 2, 16


class Ticked(NamedTuple):
    """One of several words: where its box is, and the word."""

    at: At
    word: str


def below(setting: Setting, question: Box) -> Slot | None:
    """The place over the rows below a question of which one takes the tick in its box."""
    sheet = setting.sheet
    row = question.bottom + 1
    lines: list[Ticked] = []
    while len(lines) < _MOST and (line := _alone(sheet, row)) is not None:
        if lines and line.at.column != lines[0].at.column:
            break
        lines.append(line)
        row += 1
    return _place(setting, lines)


def beside(setting: Setting, question: Box) -> Slot | None:
    """The place over the cells of one row, behind a question or below it, each with a box."""
    for row, first in ((question.top, question.right + 1), (question.bottom + 1, 1)):
        found = _side_by_side(setting.sheet, row, first)
        if len(found) >= _LEAST:
            return _place(setting, found)
    return None


def cells_of(sheet: Sheet, area: Box, count: int) -> tuple[At, ...]:
    """The cells of a place that has several, in the order of its `count` words; none if unclear.

    Merged cells count once. Where words stand in cells of their own, only the boxes count.
    """
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    corners = [sheet.merged(row, column).corner for row in rows for column in columns]
    cells = tuple(dict.fromkeys(at for at in corners if area.holds(at)))
    boxed = tuple(at for at in cells if len(boxes.boxes(sheet.text(*at))) == 1)
    return next((one for one in (boxed, cells) if len(one) == count), ())


def _place(setting: Setting, found: list[Ticked]) -> Slot | None:
    if len(found) < _LEAST:
        return None
    first, last = found[0].at, found[-1].at
    area = Box(first.row, first.column, last.row, last.column)
    sheet = setting.sheet
    shut = any(sheet.locked(*one.at, setting.styles) for one in found)
    if shut or len(cells_of(sheet, area, len(found))) != len(found):
        return None
    current = [sheet.text(*one.at) for one in found]
    return upright(setting, area, [one.word for one in found], current)


def _texts(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row by column; none where it is hidden or calculates one."""
    cells = sheet.rows.get(row, {})
    texts = {at: cells[at].text for at in sorted(cells) if cells[at].text.strip()}
    hidden = row in sheet.hidden_rows or any(cells[at].formula for at in texts)
    return {} if hidden else texts


def _alone(sheet: Sheet, row: int) -> Ticked | None:
    """The only box of a row and its word, in one cell or in two; behind it may stand a remark."""
    texts = _texts(sheet, row)
    boxed = [at for at, text in texts.items() if len(boxes.boxes(text)) == 1]
    if len(boxed) != 1 or any(boxes.has_boxes(text) for text in texts.values()):
        return None
    at = boxed[0]
    word = boxes.boxes(texts[at])[0].label
    others = {one: text for one, text in texts.items() if one != at}
    if word:
        # The number of points, say, of whoever made the sheet.
        return Ticked(At(row, at), word) if all(one > at for one in others) else None
    return Ticked(At(row, at), next(iter(others.values()))) if len(others) == 1 else None


def _side_by_side(sheet: Sheet, row: int, first: int) -> list[Ticked]:
    """The boxes of a row with their words, where the row has nothing else."""
    texts = {at: text for at, text in _texts(sheet, row).items() if at >= first}
    out: list[Ticked] = []
    columns = sorted(texts)
    for index, at in enumerate(columns):
        found = boxes.boxes(texts[at])
        if len(found) > 1:
            return []
        if found:
            after = texts.get(columns[index + 1], "") if index + 1 < len(columns) else ""
            word = found[0].label or ("" if boxes.boxes(after) else after)
            if not word:
                return []
            out.append(Ticked(At(row, at), word))
        elif not out or out[-1].word != texts[at]:
            return []
    return out if len(out) <= _MOST else []
