"""Texts and ticks put into a document's main part, with every other byte of it as it was."""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from yawara.forms.docx.nodes import offsets
from yawara.forms.docx.slots import is_waiting
from yawara.forms.docx.values import OPEN
from yawara.forms.ooxml.xml import attribute, prefix
from yawara.forms.xlsx import boxes

if TYPE_CHECKING:
    from yawara.forms.docx.nodes import Node
    from yawara.forms.docx.values import Box, Control, Field, Paragraph, Piece

#: What no XML can hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Marks of tracked changes in run properties, which are no part of a format.
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
#: Formats that belong to a label and not to what is written behind it.
_OF_LABEL = frozenset({"b", "bCs", "i", "iCs", "u", "caps", "smallCaps", "vanish", "rStyle"})
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
#: How far the parts of a grey differ at most, and how dark a colour is black.
_GREY, _BLACK = 24, 64


class Splice(NamedTuple):
    """Bytes that are replaced, and by what."""

    start: int
    end: int
    new: bytes


class HoldsMoreError(Exception):
    """A place holds what a text cannot stand for: a picture, a field, a tracked change."""


class Splicer:
    """Makes the splices for one main part."""

    def __init__(self, utf8: bytes) -> None:
        self.utf8 = utf8

    # -- texts --------------------------------------------------------------------------------

    def paragraph(self, one: Paragraph, text: str) -> list[Splice]:
        """A paragraph with this text and no other."""
        if one.more:
            raise HoldsMoreError
        if not one.text.strip():
            return self._append(one, text) if text else []
        return self._replace(one, one.pieces, text)

    def end(self, one: Paragraph, text: str) -> list[Splice]:
        """A paragraph with this text behind its first colon."""
        at = min((at for at, char in enumerate(one.text) if char in ":："), default=-1)
        return self._after(one, at + 1, text)

    def _after(self, one: Paragraph, at: int, text: str) -> list[Splice]:
        """A text in place of what begins at a character of the paragraph."""
        out: list[Splice] = []
        rest: list[Piece] = []
        length = 0
        last: Piece | None = None
        for piece in one.pieces:
            begin, length = length, length + len(piece.text)
            if begin >= at:
                rest.append(piece)
            elif length > at:
                last = piece
                out.append(self._cut(piece.node, at - begin))
            else:
                last = piece
        if one.more and any(piece.text.strip() for piece in rest) and not _waits(rest):
            raise HoldsMoreError
        out += [self._without(piece) for piece in rest]
        if not text:
            return [one for one in out if self.utf8[one.start : one.end] != one.new]
        properties = self._properties(rest[0].run if rest else None, one, last, waits=_waits(rest))
        head = "" if _JAPANESE.search(one.text) or one.text[at - 1 : at] == "：" else " "
        where = _outermost(last.run, one.node).end if last is not None else self._inside(one.node)
        out.append(Splice(where, where, self._run(properties, head + text)))
        return out

    def _replace(self, one: Paragraph, pieces: list[Piece], text: str) -> list[Splice]:
        out = [self._without(piece) for piece in pieces]
        if text:
            first = pieces[0].run
            properties = self._properties(first, one, None, waits=_waits(pieces))
            out.append(Splice(first.start, first.start, self._run(properties, text)))
        return out

    def _append(self, one: Paragraph, text: str) -> list[Splice]:
        """Text into an empty paragraph, in the format of its empty run or of its mark."""
        runs = [node for node in one.node.children if node.name == "r" and not _is_sign(node)]
        run = self._run(self._properties(runs[0] if runs else None, one, None), text)
        if one.node.empty:
            return [self._opened(one.node, run)]
        return [Splice(one.node.close, one.node.close, run)]

    def _opened(self, node: Node, inner: bytes) -> Splice:
        """An element that was written as empty, with something inside."""
        name = prefix(self.utf8, node.start)
        head = self.utf8[node.start : node.inner][:-2].rstrip() + b">"
        return Splice(node.start, node.end, head + inner + f"</{name}{node.name}>".encode())

    def _inside(self, node: Node) -> int:
        properties = node.child("pPr")
        return node.inner if properties is None else properties.end

    def _properties(
        self, run: Node | None, one: Paragraph, label: Piece | None, *, waits: bool = False
    ) -> bytes:
        """The format of a new run: of the one that was there, of the mark, or of the label.

        `waits`: what was there only said that a text goes there, as by its grey.
        """
        found = None if run is None else run.child("rPr")
        if run is None:
            found = one.node.child("pPr", "rPr")
        drop: frozenset[str] = frozenset()
        if found is None and label is not None:
            found = label.run.child("rPr")
            drop = _OF_LABEL
        if found is None:
            return b""
        kept = [
            self.utf8[child.start : child.end]
            for child in found.children
            if child.name not in _TRACKED and child.name not in drop and not _grey(child)
            if not (waits and _faint(child))
        ]
        if not kept:
            return b""
        name = prefix(self.utf8, found.start)
        return f"<{name}rPr>".encode() + b"".join(kept) + f"</{name}rPr>".encode()

    def _run(self, properties: bytes, text: str) -> bytes:
        """A run with a text; its line ends are line ends, its tabs tabs."""
        name = self.name
        parts: list[str] = []
        for line_at, line in enumerate(text.split("\n")):
            if line_at:
                parts.append(f"<{name}br/>")
            for tab_at, bit in enumerate(line.split("\t")):
                if tab_at:
                    parts.append(f"<{name}tab/>")
                if bit:
                    parts.append(f'<{name}t xml:space="preserve">{escape(bit)}</{name}t>')
        inner = "".join(parts).encode()
        return f"<{name}r>".encode() + properties + inner + f"</{name}r>".encode()

    @cached_property
    def name(self) -> str:
        """The prefix of Word's own elements, with its colon."""
        body = re.search(rb"<(?:[^\s/>:]+:)?body[\s/>]", self.utf8)
        return prefix(self.utf8, body.start()) if body else "w:"

    def _without(self, piece: Piece) -> Splice:
        """No text where a text was; a break goes."""
        node = piece.node
        if node.name == "t":
            return Splice(node.inner, node.close, b"")
        return Splice(node.start, node.end, b"")

    def _cut(self, node: Node, at: int) -> Splice:
        where = offsets(self.utf8, node)
        if where is None or node.name != "t":
            raise HoldsMoreError
        return Splice(where[at], node.close, b"")

    # -- boxes --------------------------------------------------------------------------------

    def box(self, box: Box, near: str, *, tick: bool) -> list[Splice]:
        """A box ticked or open. `near` is the text around it, whose language chooses the sign."""
        if box.ticked == tick:
            return []
        if box.kind == "text":
            where = offsets(self.utf8, box.node)
            if where is None:
                raise HoldsMoreError
            old = box.node.text[box.offset]
            sign = ("☑" if _JAPANESE.search(near) else "☒") if tick else OPEN[0]
            sign = "☑" if tick and old == "□" else "□" if not tick and old == "■" else sign
            return [Splice(where[box.offset], where[box.offset + 1], sign.encode())]
        if box.kind == "bracket":
            where = offsets(self.utf8, box.node)
            if where is None:
                raise HoldsMoreError
            begin = box.offset + 1
            end = box.offset + boxes.width(box.node.text, box.offset) - 1
            blank = " " if box.node.text[box.offset] in "[(" else "\u3000"
            sign = ("○" if _JAPANESE.search(near) else "x") if tick else blank
            return [Splice(where[begin], where[end], sign.encode())]
        if box.kind == "symbol":
            return [self._symbol(box, tick=tick)]
        if box.kind == "letter":
            where = offsets(self.utf8, box.node)
            if where is None:
                raise HoldsMoreError
            fonts = _run_of(box.node).child("rPr", "rFonts")
            code = _sign("" if fonts is None else fonts.given.get("ascii", ""), tick=tick)
            return [Splice(where[box.offset], where[box.offset + 1], chr(code).encode())]
        if box.kind == "field":
            return self._checked(box.node, tick=tick)
        return self._control_box(box.node, tick=tick)

    def _symbol(self, box: Box, *, tick: bool) -> Splice:
        old = self.utf8[box.node.start : box.node.inner]
        sign = _sign(box.node.given.get("font", ""), tick=tick)
        given = f"{prefix(self.utf8, box.node.start)}char"
        return Splice(box.node.start, box.node.inner, attribute(old, given, f"{sign:04X}"))

    def _checked(self, begin: Node, *, tick: bool) -> list[Splice]:
        checkbox = begin.child("ffData", "checkBox")
        if checkbox is None:
            raise HoldsMoreError
        name = self.name
        new = f'<{name}checked {name}val="{int(tick)}"/>'.encode()
        old = checkbox.child("checked")
        if old is not None:
            return [Splice(old.start, old.end, new)]
        if checkbox.empty:
            return [self._opened(checkbox, new)]
        return [Splice(checkbox.close, checkbox.close, new)]

    def _control_box(self, node: Node, *, tick: bool) -> list[Splice]:
        """A check box control: its state, and the sign that it shows for that."""
        box = node.child("sdtPr", "w14:checkbox")
        content = node.child("sdtContent")
        if box is None or content is None:
            raise HoldsMoreError
        value = str(int(tick))
        out: list[Splice] = []
        checked = box.child("w14:checked")
        name = prefix(self.utf8, box.start)
        if checked is None:
            new = f'<{name}checked {name}val="{value}"/>'.encode()
            out.append(self._opened(box, new) if box.empty else Splice(box.inner, box.inner, new))
        else:
            old = self.utf8[checked.start : checked.inner]
            out.append(Splice(checked.start, checked.inner, attribute(old, f"{name}val", value)))
        state = box.child("w14:checkedState" if tick else "w14:uncheckedState")
        code = "" if state is None else state.given.get("w14:val", "")
        code = code if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ("2612" if tick else "2610")
        for one in content.walk():
            if one.name == "sym":
                old = self.utf8[one.start : one.inner]
                given = f"{prefix(self.utf8, one.start)}char"
                out.append(Splice(one.start, one.inner, attribute(old, given, code)))
            elif one.name == "t" and one.text.strip():
                sign = escape(chr(int(code, 16))).encode()
                out.append(Splice(one.inner, one.close, sign))
        return out + self._unbound(node)

    # -- controls and fields ------------------------------------------------------------------

    def control(self, one: Control, text: str) -> list[Splice]:
        """A content control with this text; it no longer waits, nor follows data elsewhere."""
        properties, content = one.node.child("sdtPr"), one.node.child("sdtContent")
        if properties is None or content is None:
            raise HoldsMoreError
        if any(node.name in ("drawing", "tbl", "fldChar", "ins", "del") for node in content.walk()):
            raise HoldsMoreError
        waiting = properties.child("showingPlcHdr")
        out = [] if waiting is None else [Splice(waiting.start, waiting.end, b"")]
        out += self._unbound(one.node)
        out += self._state(one, properties, text)
        out.append(self._content(content, self._format(properties, content, waiting), text))
        return out

    def _unbound(self, node: Node) -> list[Splice]:
        properties = node.child("sdtPr")
        bound = [] if properties is None else properties.children
        return [
            Splice(child.start, child.end, b"")
            for child in bound
            if child.name in ("dataBinding", "w15:dataBinding")
        ]

    def _state(self, one: Control, properties: Node, text: str) -> list[Splice]:
        """What a list or a date remembers besides what it shows."""
        name = self.name
        box = properties.child("dropDownList") or properties.child("comboBox")
        if box is not None:
            for item in box.children:
                if item.given.get("displayText", item.given.get("value", "")) == text:
                    old = self.utf8[box.start : box.inner]
                    value = escape(item.given.get("value", ""), {'"': "&quot;"})
                    return [Splice(box.start, box.inner, attribute(old, f"{name}lastValue", value))]
        plain = properties.child("text")
        if plain is not None and "\n" in text:  # it says whether it takes more than one line
            old = self.utf8[plain.start : plain.inner]
            return [Splice(plain.start, plain.inner, attribute(old, f"{name}multiLine", "1"))]
        date = properties.child("date")
        if date is not None and one.kind == "date":
            try:
                day = datetime.date.fromisoformat(text)
            except ValueError:
                return []
            old = self.utf8[date.start : date.inner]
            full = f"{day.isoformat()}T00:00:00Z"
            return [Splice(date.start, date.inner, attribute(old, f"{name}fullDate", full))]
        return []

    def _format(self, properties: Node, content: Node, waiting: Node | None) -> bytes:
        own = properties.child("rPr")
        runs = [node for node in content.walk() if node.name == "r"]
        if own is None and waiting is None and runs:
            own = runs[0].child("rPr")
        if own is None:
            return b""
        kept = [one for one in own.children if not _grey(one) and one.name not in _TRACKED]
        inner = b"".join(self.utf8[one.start : one.end] for one in kept)
        name = self.name
        return f"<{name}rPr>".encode() + inner + f"</{name}rPr>".encode() if inner else b""

    def _content(self, content: Node, properties: bytes, text: str) -> Splice:
        """What a control holds: a run, or a paragraph with one where it holds paragraphs."""
        begin, end = self._comments(content)
        run = begin + self._run(properties, text) + end
        paragraphs = [node for node in content.children if node.name == "p"]
        if content.empty:
            return self._opened(content, run)
        if not paragraphs:
            return Splice(content.inner, content.close, run)
        first = paragraphs[0].child("pPr")
        kept = b"" if first is None else self.utf8[first.start : first.end]
        name = self.name
        inner = f"<{name}p>".encode() + kept + run + f"</{name}p>".encode()
        return Splice(content.inner, content.close, inner)

    def _comments(self, content: Node) -> tuple[bytes, bytes]:
        """What the comments at a control's text hang on: what stands before it, and behind."""
        begin, end = b"", b""
        for node in content.walk():
            own = self.utf8[node.start : node.end]
            if node.name == "commentRangeStart":
                begin += own
            elif node.name == "commentRangeEnd":
                end += own
            elif node.name == "commentReference":
                found = _run_of(node).child("rPr")
                properties = b"" if found is None else self.utf8[found.start : found.end]
                end += f"<{self.name}r>".encode() + properties + own + f"</{self.name}r>".encode()
        return begin, end

    def field(self, one: Field, text: str) -> list[Splice]:
        """A form field with this text, or with this word of its list."""
        name = self.name
        if one.kind == "choice":
            listed = one.begin.child("ffData", "ddList")
            if listed is None:
                raise HoldsMoreError
            new = f'<{name}result {name}val="{one.words.index(text)}"/>'.encode()
            old = listed.child("result")
            if old is not None:
                return [Splice(old.start, old.end, new)]
            return [Splice(listed.inner, listed.inner, new)]
        if one.separate is None or one.separate.parent is None or one.end is None:
            raise HoldsMoreError
        out = [self._without(piece) for piece in one.pieces]
        after = _run_of(one.separate)
        properties = b""
        if one.pieces and (found := one.pieces[0].run.child("rPr")) is not None:
            properties = self.utf8[found.start : found.end]
        out.append(Splice(after.end, after.end, self._run(properties, text)))
        return out


def _sign(font: str, *, tick: bool) -> int:
    """The letter of a symbol font that is drawn as a box."""
    if font == "Wingdings 2":
        return 0xF052 if tick else 0xF0A3
    return 0xF0FE if tick else 0xF0A8


def _waits(pieces: list[Piece]) -> bool:
    return is_waiting("".join(piece.text for piece in pieces))


def _run_of(node: Node) -> Node:
    at = node
    while at.parent is not None and at.name != "r":
        at = at.parent
    return at


def _is_sign(run: Node) -> bool:
    """Whether a run is only where a comment hangs; its format is that of no text."""
    return run.child("commentReference") is not None


def _outermost(run: Node, paragraph: Node) -> Node:
    """The child of the paragraph that a run is in: itself, or a link or control around it."""
    at = run
    while at.parent is not None and at.parent is not paragraph:
        at = at.parent
    return at


def _grey(node: Node) -> bool:
    """Whether a property only marks a text that waits to be replaced."""
    return node.name == "rStyle" and "placeholder" in node.given.get("val", "").casefold()


def _faint(node: Node) -> bool:
    """Whether a property sets a waiting text off from an answer: slanted, marked, or grey."""
    if node.name in ("i", "iCs", "highlight"):
        return True
    colour = node.given.get("val", "")
    if node.name != "color" or not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts) < _GREY and min(parts) > _BLACK


def clean(text: str) -> str:
    """A text without what no XML can hold."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
