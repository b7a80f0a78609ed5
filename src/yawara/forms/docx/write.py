"""Answers written into a copy of a stranger's document that is otherwise the same file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from yawara.forms.docx import document as documents
from yawara.forms.docx.find_text import asks
from yawara.forms.docx.slots import is_waiting
from yawara.forms.docx.splice import FORBIDDEN, HoldsMoreError, Splice, Splicer
from yawara.forms.ooxml import archive
from yawara.forms.ooxml.xml import spliced
from yawara.forms.xlsx import boxes
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from yawara.forms.docx.document import Document
    from yawara.forms.docx.values import Box, Cell, Paragraph
    from yawara.forms.questionnaire import Slot, Writing

#: Far more than anybody reads in one place.
MOST_TEXT = 1_000_000
_NUMBERED = re.compile(r"(box|control|field) (\d{1,7})\Z")
_BOXES = re.compile(r"boxes (\d{1,7})-(\d{1,7})\Z")
_CELLS = re.compile(r"(table \d{1,7}, row \d{1,7}), cells (\d{1,4})-(\d{1,4})\Z")
_ROWS = re.compile(r"(table \d{1,7}), rows (\d{1,7})-(\d{1,7}), cell (\d{1,4})\Z")
_END = ", end"
#: What says that a box is to be ticked; nothing, or an open box, that it is not.
TICK = frozenset("☒☑✓✔■xX×○レ1")
_NO_TICK = frozenset(("", "☐", "□", "0"))


class Filled(NamedTuple):
    """A document with texts in it. `utf8`: its main part; `spans`: where new texts stand in that.

    The spans (from, to) are by place; of several the first is where the answer itself stands.
    """

    document: Document
    utf8: bytes
    spans: Mapping[str, tuple[tuple[int, int], ...]]


def write(data: bytes, writings: Sequence[Writing], name: str) -> Read[bytes]:
    """A copy of the document with each text in its place; all else is the same, byte for byte.

    A place is one that `read` gave, or any cell (`table 3, row 5, cell 2`, `text box 1`) or
    paragraph. Line ends in a text are line ends. A box takes a tick (☒) or nothing; several boxes
    of which one is to be ticked take its label. Writing twice changes nothing more.

    Problems: those of `document.opened`; errors, with which nothing is written: docx-place-unknown,
    docx-place-twice, docx-place-holds-more, docx-choice-unknown, docx-text-long; warnings:
    docx-characters-removed, docx-protected, docx-signed, docx-control-locked, docx-bound.
    """
    done = filled(data, writings, name)
    if done.value is None or not done.value.spans:
        return Read(None if done.value is None else data, done.problems)
    document, utf8, _ = done.value
    found = Problems()
    found.extend(done.problems)
    try:
        parts = {document.main: document.coded.back(utf8)}
        return Read(archive.patched(data, parts), found.found)
    except package.DAMAGE as error:
        package.broken(Place(name), error, "docx", found)
        return Read(None, found.found)


def filled(data: bytes, writings: Sequence[Writing], name: str) -> Read[Filled]:
    """The document with each text in its place, before it is packed. Problems: those of `write`."""
    opened = documents.opened(data, name)
    if opened.value is None or opened.failed:
        return Read(None, opened.problems)
    found = Problems()
    found.extend(opened.problems)
    writer = _Writer(opened.value, found)
    before = found.count
    for writing in writings:
        writer.take(writing)
    if any(one.severity.value == "error" for one in found.found[before:]):
        return Read(None, found.found)
    return Read(writer.written(), found.found)


class _Writer:
    def __init__(self, document: Document, found: Problems) -> None:
        self.document = document
        self.flow = document.flow
        self.found = found
        self.splicer = Splicer(document.coded.utf8)
        self.splices: dict[Splice, str] = {}
        self.texts: dict[str, str] = {}
        self.spans: list[tuple[int, int, str]] = []
        self._slots: dict[str, Slot] | None = None

    def take(self, writing: Writing) -> None:
        """Note what goes where, or why it cannot."""
        place = Place(self.document.file, path=(writing.where[:80],))
        text = self._clean(writing.text, place)
        if text is None:
            return
        if self.texts.setdefault(writing.where, text) != text:
            self.found.error("docx-place-twice", place)
            return
        try:
            splices = self._at(writing.where, text, place)
        except HoldsMoreError:
            self.found.error("docx-place-holds-more", place)
            return
        utf8 = self.document.coded.utf8
        fresh = [one for one in splices or () if one.new != utf8[one.start : one.end]]
        if any(self._meets(one, writing.where) for one in fresh):
            self.found.error("docx-place-twice", place)
            return
        for splice in fresh:
            self.spans.append((splice.start, splice.end, writing.where))
            self.splices[splice] = writing.where

    def _meets(self, splice: Splice, where: str) -> bool:
        """Whether another place has already changed these bytes."""
        return any(
            other != where
            and ((splice.start < end and start < splice.end) or splice[:2] == (start, end))
            for start, end, other in self.spans
        )

    def _clean(self, text: str, place: Place) -> str | None:
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        bad = sorted({f"U+{ord(char):04X}" for char in FORBIDDEN.findall(text)})
        if bad:
            shown = ", ".join(bad[:10])
            self.found.warning("docx-characters-removed", place, characters=shown)
            text = FORBIDDEN.sub("", text)
        if len(text) > MOST_TEXT:
            self.found.error("docx-text-long", place, length=len(text), most=MOST_TEXT)
            return None
        return text

    def _at(self, where: str, text: str, place: Place) -> Iterable[Splice] | None:
        if match := _NUMBERED.match(where):
            return self._numbered(match[1], int(match[2]), text, place)
        if (match := _BOXES.match(where)) and 0 < int(match[1]) <= int(match[2]):
            if int(match[2]) <= len(self.flow.boxes):
                return self._one_of(self.flow.boxes[int(match[1]) - 1 : int(match[2])], text, place)
        elif _CELLS.match(where) or _ROWS.match(where):
            return self._marks(where, text, place)
        elif where in self.flow.cells:
            return self._cell(self.flow.cells[where], text)
        elif where in self.flow.paragraphs:
            one = self.flow.paragraphs[where]
            return [] if one.text.strip() == text else self._paragraph(one, text)
        elif where.endswith(_END) and where.removesuffix(_END) in self.flow.paragraphs:
            one = self.flow.paragraphs[where.removesuffix(_END)]
            rest = re.split("[:：]", one.text, maxsplit=1)[1:]
            if rest:
                return [] if rest[0].strip() == text else self.splicer.end(one, text)
        self.found.error("docx-place-unknown", place, where=where[:80])
        return None

    def _paragraph(self, one: Paragraph, text: str) -> list[Splice]:
        return self.splicer.paragraph(one, text)

    def _cell(self, cell: Cell, text: str) -> list[Splice]:
        """A cell with this text in its first paragraph, and the others empty."""
        current = "\n".join(one.text for one in cell.paragraphs).strip()
        if current == text:
            return []
        printed = boxes.has_boxes(current)
        if len(cell.paragraphs) < len(cell.blocks) or not cell.paragraphs or printed:
            raise HoldsMoreError
        if any(one.controls or one.fields or one.boxes for one in cell.paragraphs):
            raise HoldsMoreError
        out: list[Splice] = []
        holder = next((one for one in cell.paragraphs if one.text.strip()), cell.paragraphs[0])
        for one in cell.paragraphs:
            if one is holder:
                out += self._paragraph(one, text)
            elif one.text.strip():
                out += self._paragraph(one, "")
        return out + [splice for twin in cell.twins for splice in self._cell(twin, text)]

    def _numbered(self, kind: str, number: int, text: str, place: Place) -> Iterable[Splice] | None:
        flow = self.flow
        most = {"box": len(flow.boxes), "control": len(flow.controls), "field": len(flow.fields)}
        if not 0 < number <= most[kind]:
            self.found.error("docx-place-unknown", place, where=f"{kind} {number}")
            return None
        if kind == "box":
            return self._tick(self.flow.boxes[number - 1], text, place)
        if kind == "control":
            return self._control(number, text, place)
        field = self.flow.fields[number - 1]
        if field.kind == "choice" and text not in field.words:
            self._unknown(text, field.words, place)
            return None
        return [] if field.current == text else self.splicer.field(field, text)

    def _control(self, number: int, text: str, place: Place) -> Iterable[Splice] | None:
        control = self.flow.controls[number - 1]
        if control.kind == "rich":
            raise HoldsMoreError
        properties = control.node.child("sdtPr")
        listed = properties is not None and properties.child("dropDownList") is not None
        if text and listed and text not in control.words:
            self._unknown(text, control.words, place)
            return None
        if control.current == text:
            return []
        if control.locked:
            self.found.warning("docx-control-locked", place)
        if properties is not None and properties.child("dataBinding") is not None:
            self.found.warning("docx-bound", place)
        return self.splicer.control(control, text)

    def _tick(self, box: Box, text: str, place: Place) -> Iterable[Splice] | None:
        if text not in TICK and text not in _NO_TICK and text != box.label:
            self._unknown(text, ("☒", "☐"), place)
            return None
        return self._set(box, tick=text not in _NO_TICK)

    def _set(self, box: Box, *, tick: bool) -> list[Splice]:
        return self.splicer.box(box, box.label, tick=tick)

    def _one_of(self, boxes: Sequence[Box], text: str, place: Place) -> list[Splice] | None:
        """The box with this label ticked, and the others not."""
        labels = [box.label for box in boxes]
        if text and text not in labels:
            self._unknown(text, labels, place)
            return None
        first = sorted(boxes, key=lambda box: box.label != text)
        return [one for box in first for one in self._set(box, tick=box.label == text)]

    def _marks(self, where: str, text: str, place: Place) -> list[Splice] | None:
        """A mark in the cell of the answer, and none in the others."""
        if self._slots is None:
            found = asks(self.flow)
            self._slots = {slot.where: slot for ask in found for slot in ask.slots}
        slot = self._slots.get(where)
        if slot is None:
            self.found.error("docx-place-unknown", place, where=where[:80])
            return None
        if text and text not in slot.choices:
            self._unknown(text, slot.choices, place)
            return None
        out: list[Splice] = []
        mark = "○" if any(not word.isascii() for word in slot.choices) else "X"
        words = zip(_names(where), slot.choices, strict=True)
        for name, word in sorted(words, key=lambda one: one[1] != text):
            cell = self.flow.cells[name]
            own = [box for one in cell.paragraphs for box in one.boxes]
            if own:
                out += self._set(own[0], tick=word == text)
            elif boxes.circled(cell.text)[0] == word:
                out += self._cell(cell, boxes.circle(word, tick=word == text))
            elif (word == text) != (not cell.blank and not is_waiting(cell.text)):
                out += self._cell(cell, mark if word == text else "")
        return out

    def _unknown(self, text: str, words: Iterable[str], place: Place) -> None:
        shown = ", ".join(words)[:200]
        self.found.error("docx-choice-unknown", place, text=text[:60], choices=shown)

    def written(self) -> Filled:
        """The main part of the copy."""
        if not self.splices:
            return Filled(self.document, self.document.coded.utf8, {})
        place = Place(self.document.file)
        if self.document.protected not in ("", "forms", "trackedChanges", "none"):
            self.found.warning("docx-protected", place)
        if self.document.signed:
            self.found.warning("docx-signed", place)
        new = spliced(self.document.coded.utf8, list(self.splices))
        return Filled(self.document, new, self._spans())

    def _spans(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Where in the copy's main part the new texts of each place stand; none where text went."""
        starts: dict[Splice, int] = {}
        longer = 0
        for one in sorted(self.splices, key=lambda splice: splice[:2]):
            starts[one] = one.start + longer
            longer += len(one.new) - (one.end - one.start)
        out: dict[str, tuple[tuple[int, int], ...]] = {}
        for one, where in self.splices.items():
            span = (starts[one], starts[one] + len(one.new))
            out[where] = (*out.get(where, ()), *((span,) if one.new else ()))
        return out


def _names(where: str) -> list[str]:
    """The cells of a place that has several: `table 1, row 2, cells 3-4`, `…, rows 2-4, cell 3`."""
    if match := _CELLS.match(where):
        return [f"{match[1]}, cell {at}" for at in range(int(match[2]), int(match[3]) + 1)]
    if match := _ROWS.match(where):
        rows = range(int(match[2]), int(match[3]) + 1)
        return [f"{match[1]}, row {row}, cell {match[4]}" for row in rows]
    return []
