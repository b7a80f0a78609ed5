"""Ticks in lines of a report, and tables of a form with a box in each column."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx.labels import labels_before
from yawara.forms.docx.values import OPEN, TICKED
from yawara.forms.questionnaire import Ask, Slot
from yawara.forms.xlsx.headings import is_option, role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.docx.values import Flow, Table

_BOX = re.compile(rf"([{OPEN}{TICKED}])\s*([^{OPEN}{TICKED}]*)")
_TICKED = re.compile(f"[{TICKED}]")
_CELLS = re.compile(r"(table \d+, row \d+), cells (\d+)-\d+")
_FEWEST = 2


def ticked(text: str) -> Iterator[str]:
    """The labels of the boxes in a line that are ticked."""
    before = labels_before(text)
    pairs = [(sign, label) for label, sign in before] or _BOX.findall(text)
    for sign, label in pairs:
        if _TICKED.match(sign):
            yield label.strip()


def by_themselves(ask: Ask, known: frozenset[str], flow: Flow) -> Ask:
    """A question with each box for itself that the writer would not find by its label.

    `known`: the places that the document's reader finds by itself.
    """
    slots: list[Slot] = []
    for slot in ask.slots:
        own = {} if slot.where in known else _in_cells(slot, flow)
        for number, label in own.items():
            now = "☒" if slot.current and slot.current == label else ""
            slots.append(Slot(f"box {number}", "mark", ("☒",), now, label=label))
        if not own:
            slots.append(slot)
    return msgspec.structs.replace(ask, slots=tuple(slots))


def _in_cells(slot: Slot, flow: Flow) -> dict[int, str]:
    """The boxes of a row of which one is to be ticked, each with the head of its column."""
    found = _CELLS.fullmatch(slot.where)
    out: dict[int, str] = {}
    if found is None:
        return out
    for at, label in enumerate(slot.choices, int(found[2])):
        cell = flow.cells.get(f"{found[1]}, cell {at}")
        boxes = [box for one in cell.paragraphs for box in one.boxes] if cell is not None else []
        out |= {box.number: label for box in boxes[:1]}
    return out


def headed(table: Table) -> Table:
    """A table of practices with a box under each answer: its first column is what is asked."""
    if len(table.rows) < _FEWEST or len(table.rows[0]) <= _FEWEST:
        return table
    first, *answers = table.rows[0]
    if (
        not first.text
        or role(first.text) == "question"
        or not all(is_option(one.text) for one in answers)
    ):
        return table
    for row in table.rows[1:]:
        if len(row) != len(answers) + 1 or not row[0].text or row[0].text[0] in OPEN:
            return table
        if any(cell.text not in ("", *OPEN) for cell in row[1:]):
            return table
    named = [one for one in first.paragraphs if one.pieces][:1]
    if not named:
        return table
    head = dataclasses.replace(
        named[0], pieces=[named[0].pieces[0]._replace(text="Question")], heading=None
    )
    cell = dataclasses.replace(first, blocks=[head])
    return dataclasses.replace(table, rows=[[cell, *answers], *table.rows[1:]])
