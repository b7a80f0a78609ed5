"""Places for answers in paragraphs and cells: boxes, controls, form fields, blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from yawara.forms.docx.words import LIMIT, ONE_OF, WAITING
from yawara.forms.questionnaire import Slot
from yawara.forms.xlsx import choices
from yawara.forms.xlsx.headings import is_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.forms.docx.values import Box, Cell, Control, Field, Paragraph
    from yawara.forms.questionnaire import SlotKind

_WAITING = re.compile(f"(?:{WAITING}|{LIMIT})", re.IGNORECASE)
_LIMIT = re.compile(LIMIT, re.IGNORECASE)
#: A line to write on may be long; words that wait are few.
_FILLING = frozenset(" \t\n\u3000\u00a0_＿.…‥・-–—―")
_MOST_WAITING = 250
_ONE_OF = re.compile(ONE_OF, re.IGNORECASE)
_MOST_ONE = 6
_YES, _NO = frozenset(("yes", "はい", "有", "あり")), frozenset(("no", "いいえ", "無", "なし"))


def is_waiting(text: str) -> bool:
    """Whether a text only marks where one is to go."""
    short = text.strip()
    if len(short) > _MOST_WAITING:
        return _FILLING.issuperset(short)
    return _WAITING.match(short) is not None


def is_limit(text: str) -> bool:
    """Whether a text only says how long one may be."""
    short = text.strip()
    return len(short) <= _MOST_WAITING and _LIMIT.match(short) is not None


def box_slots(boxes: Sequence[Box], question: str, kind: SlotKind = "choice") -> Iterator[Slot]:
    """Boxes as one choice where only one can be true (yes, no), else each for itself."""
    labels = [box.label for box in boxes]
    if len(boxes) > 1 and _one_of(labels, question):
        ticked = [box.label for box in boxes if box.ticked]
        first, last = boxes[0].number, boxes[-1].number
        yield Slot(
            where=f"boxes {first}-{last}",
            kind=kind,
            choices=tuple(labels),
            current=ticked[0] if len(ticked) == 1 else "",
        )
        return
    for box in boxes:
        yield Slot(box.where, "mark", ("☒",), "☒" if box.ticked else "", label=box.label)


def one_choice(slots: list[Slot], question: str) -> list[Slot]:
    """Boxes that stand one below the other as one choice, where only one can be true."""
    out: list[Slot] = []
    at = 0
    while at < len(slots):
        end = at
        while end < len(slots) and _number(slots[end]) == _number(slots[at]) + end - at:
            end += 1
        run = slots[at : max(end, at + 1)]
        at += len(run)
        labels = tuple(one.label for one in run)
        if len(run) > 1 and _one_of(labels, question):
            ticked = [one.label for one in run if one.current]
            current = ticked[0] if len(ticked) == 1 else ""
            where = f"boxes {_number(run[0])}-{_number(run[-1])}"
            out.append(Slot(where, "choice", labels, current))
        else:
            out += run
    return out


def _one_of(labels: Sequence[str], question: str) -> bool:
    """Whether only one of several boxes can be ticked: the question says so, or they are answers.

    Yes and no among few of them are enough, whatever stands beside them: “in preparation”.
    """
    if not all(labels) or len(set(labels)) < len(labels) or len(labels) > _MOST_ONE * 2:
        return False
    firsts = [first_words(label) for label in labels]
    if _ONE_OF.search(question) or all(map(is_option, firsts)):
        return True
    plain = {one.casefold() for one in firsts}
    return len(labels) <= _MOST_ONE and bool(plain & _YES) and bool(plain & _NO)


def _number(slot: Slot) -> int:
    """The number of a box; of another place one that is next to none."""
    found = re.fullmatch(r"box (\d+)", slot.where) if slot.kind == "mark" else None
    return -2 if found is None else int(found[1])


def first_words(label: str) -> str:
    """A label up to where it begins to explain: “Yes (please describe)” is yes."""
    return re.split(r"[(（:：,、;；–—]| - |→", label, maxsplit=1)[0].strip()


def control_slot(control: Control, kind: SlotKind, label: str = "") -> Slot:
    """A content control as a place."""
    if control.kind == "choice":
        kind = "choice" if kind == "text" else kind
    elif control.kind == "date":
        kind = "date"
    current = "" if is_waiting(control.current) else control.current
    if kind == "choice" and choices.are_marks(control.words):
        kind = "mark"
    return Slot(control.where, kind, control.words, current, label=label or control.title)


def field_slot(field: Field, kind: SlotKind, label: str = "") -> Slot:
    """A form field as a place."""
    if field.kind == "choice" and kind == "text":
        kind = "choice"
    current = "" if is_waiting(field.current) else field.current
    return Slot(field.where, kind, field.words, current, label=label)


def own_slots(
    paragraph: Paragraph, question: str, kind: SlotKind = "text", label: str = ""
) -> list[Slot]:
    """The places that a paragraph has of its own: boxes, controls, form fields."""
    out = list(box_slots(paragraph.boxes, question)) if paragraph.boxes else []
    for control in paragraph.controls:
        if control.kind != "rich" and not control.locked:
            out.append(control_slot(control, kind if not out else _beside(kind), label))
    for field in paragraph.fields:
        out.append(field_slot(field, kind if not out else _beside(kind), label))
    return out


def _beside(kind: SlotKind) -> SlotKind:
    return "remark" if kind == "text" else kind


def is_place(cell: Cell) -> bool:
    """Whether a cell is there to be filled in, not to be read."""
    own = any(p.boxes or p.controls or p.fields for p in cell.paragraphs)
    return (own and _only_places(cell)) or (not own and is_waiting(cell.text) and _plain(cell))


def is_open(cell: Cell) -> bool:
    """Whether a cell is a place with nothing but that in it."""
    return is_place(cell)


def _only_places(cell: Cell) -> bool:
    """Whether a cell's text is that of its boxes and labels, not a question with boxes below."""
    for paragraph in cell.paragraphs:
        text = paragraph.text
        if paragraph.boxes:
            text = text[: paragraph.boxes[0].at]
        if not is_waiting(text) and len(text.strip()) > 12:  # noqa: PLR2004 - a label such as 回答：
            return False
    return True


def _plain(cell: Cell) -> bool:
    return len(cell.paragraphs) == len(cell.blocks) and not any(p.more for p in cell.paragraphs)


def cell_slots(cell: Cell, slot: Slot) -> list[Slot]:
    """The places in a cell that is for one part of an answer, as `slot` describes it."""
    boxes = [box for paragraph in cell.paragraphs for box in paragraph.boxes]
    out: list[Slot] = []
    if boxes:
        kind: SlotKind = "choice" if slot.kind in ("text", "choice", "mark") else slot.kind
        out += box_slots(boxes, slot.label, kind)
        out = [msgspec.structs.replace(one, label=one.label or slot.label) for one in out]
    held = [one for paragraph in cell.paragraphs for one in paragraph.controls]
    usable = [one for one in held if one.kind != "rich" and not one.locked]
    kind = "text" if slot.kind in ("choice", "mark") and not boxes else slot.kind
    out += [control_slot(one, kind if not out else "remark", slot.label) for one in usable]
    fields = [one for paragraph in cell.paragraphs for one in paragraph.fields]
    out += [field_slot(one, kind if not out else "remark", slot.label) for one in fields]
    if out:
        return out
    if held or any(paragraph.more for paragraph in cell.paragraphs):
        return []
    current = "" if is_waiting(slot.current) else slot.current
    if not slot.current and not is_waiting(cell.text) and not slot.choices:
        current = cell.text
    return [msgspec.structs.replace(slot, where=cell.where, current=current)]
