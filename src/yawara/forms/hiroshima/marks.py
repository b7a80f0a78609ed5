"""Boxes whose label stands before them, and tables with a box in each column."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx.values import OPEN, TICKED, Paragraph
from yawara.forms.questionnaire import Ask, Slot
from yawara.forms.xlsx.headings import is_option, role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yawara.forms.docx.values import Cell, Flow, Table

_BOX = re.compile(rf"([{OPEN}{TICKED}])\s*([^{OPEN}{TICKED}]*)")
_BEFORE = re.compile(rf"([^{OPEN}{TICKED}]*)([{OPEN}{TICKED}])")
_TICKED = re.compile(f"[{TICKED}]")
_EDGES = " \t\u3000/／・、,:：|"
_MOST_LABEL = 60
_BOXES = re.compile(r"boxes (\d+)-(\d+)")
_CELLS = re.compile(r"(table \d+, row \d+), cells (\d+)-\d+")
_FEWEST = 2


def labels_before(text: str) -> tuple[tuple[str, str], ...]:
    """Boxes with the words before them, where each stands behind its words; else none.

    “Yes ☐ No ☐” is that; “Answer: ☐ Yes” is not, for words follow its last box.
    """
    behind = text.rstrip(_EDGES)[-1:]
    if not behind or behind not in OPEN + TICKED:
        return ()
    found = _BEFORE.findall(text.rstrip(_EDGES))
    labels = [(label.strip(_EDGES), sign) for label, sign in found]
    good = all(0 < len(label) <= _MOST_LABEL for label, _ in labels)
    return tuple(labels) if good else ()


def ticked(text: str) -> Iterator[str]:
    """The labels of the boxes in a line that are ticked."""
    before = labels_before(text)
    pairs = [(sign, label) for label, sign in before] or _BOX.findall(text)
    for sign, label in pairs:
        if _TICKED.match(sign):
            yield label.strip()


def relabelled(one: Paragraph) -> Paragraph:
    """A paragraph whose boxes have the words before them as their labels, where that is so."""
    found = labels_before(one.text) if one.boxes else ()
    if not found or len(found) != len(one.boxes):
        return one
    pairs = zip(one.boxes, found, strict=True)
    boxes = [dataclasses.replace(box, label=label) for box, (label, _) in pairs]
    return dataclasses.replace(one, boxes=boxes)


def by_themselves(ask: Ask, labels: Mapping[int, str], known: frozenset[str], flow: Flow) -> Ask:
    """A question with each box for itself that the writer would not find by its label.

    `labels`: of every box whose label is another than the document's reader gives it; `known`: the
    places that the reader finds by itself.
    """
    slots: list[Slot] = []
    for slot in ask.slots:
        if found := _BOXES.fullmatch(slot.where):
            numbers = range(int(found[1]), int(found[2]) + 1)
            own = {number: labels[number] for number in numbers if number in labels}
        else:
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
    for at, label in enumerate(slot.choices, int(found[2])) if found is not None else ():
        cell = flow.cells.get(f"{found[1]}, cell {at}" if found is not None else "")
        boxes = [box for one in cell.paragraphs for box in one.boxes] if cell is not None else []
        out |= {box.number: label for box in boxes[:1]}
    return out


def changed(flow: Flow) -> dict[int, str]:
    """The labels of boxes that have the words before them, by the number of the box."""
    out: dict[int, str] = {}
    for one in flow.paragraphs.values():
        for own, box in zip(relabelled(one).boxes, one.boxes, strict=True):
            if own.label != box.label:
                out |= {each.number: each.label for each in relabelled(one).boxes}
    return out


def headed(table: Table) -> Table:
    """A table of practices with a box under each answer: its first column is what is asked."""
    if len(table.rows) < _FEWEST or len(table.rows[0]) <= _FEWEST:
        return table
    first, *answers = table.rows[0]
    if not first.text or role(first.text) == "question" or not all(map(_offers, answers)):
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


def _offers(cell: Cell) -> bool:

    return is_option(cell.text)
