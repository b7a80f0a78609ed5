"""Walks through a document, and gives each paragraph, cell and place for an answer its address."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from yawara.forms.docx.labels import EDGES, labels_before
from yawara.forms.docx.numbers import Counter
from yawara.forms.docx.values import (
    OPEN,
    TICKED,
    Box,
    Cell,
    Control,
    Field,
    Flow,
    Paragraph,
    Piece,
    Table,
)
from yawara.forms.xlsx import boxes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.docx.nodes import Node
    from yawara.forms.docx.numbers import Lists

_BOX = re.compile(f"[{OPEN}☑☒■]")
#: Signs of symbol fonts that are drawn as boxes, by font: open ones, ticked ones.
_SYMBOLS = {"Wingdings": ("A86F71", "FDFE78"), "Wingdings 2": ("A32A", "525354")}
#: Wrappers around runs and around blocks that are part of the text.
_INLINE = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo"}
)
_BLOCKS = frozenset({"ins", "moveTo", "customXml", "sdtContent", "smartTag"})
#: What a run may hold besides text that a new text must not wipe out. What a comment hangs on is
#: none of it: the comment is about the place, and stays at it whatever is written there.
_MORE = frozenset(
    {"drawing", "pict", "object", "footnoteReference", "endnoteReference"}
    | {"mc:AlternateContent", "ruby"}
)  # fmt: skip


def flow(root: Node, lists: Lists, notes: Node | None = None) -> Flow:
    """The document's body, in order. `notes`: its footnotes."""
    body = root.child("body")
    walk = _Walk(lists, {} if notes is None else _notes(notes))
    blocks = [] if body is None else list(walk.blocks(body, "paragraph", walk.count))
    return Flow(
        blocks, walk.paragraphs, walk.cells, walk.tables, walk.boxes, walk.controls, walk.fields
    )


class _Walk:
    def __init__(self, lists: Lists, notes: dict[str, str]) -> None:
        self.lists = lists
        self.notes = notes
        self.counter = Counter(lists)
        self.paragraphs: dict[str, Paragraph] = {}
        self.cells: dict[str, Cell] = {}
        self.tables: list[Table] = []
        self.boxes: list[Box] = []
        self.controls: list[Control] = []
        self.fields: list[Field] = []
        self.count = [0]
        self.frames = 0

    def blocks(self, parent: Node, prefix: str, count: list[int]) -> Iterator[Paragraph | Table]:
        """The paragraphs and tables in an element; controls around them are descended into."""
        for node in parent.children:
            if node.name == "p":
                count[0] += 1
                yield self.paragraph(node, f"{prefix} {count[0]}")
                yield from self.text_boxes(node)
            elif node.name == "tbl":
                yield self.table(node)
            elif node.name in _BLOCKS:
                yield from self.blocks(node, prefix, count)
            elif node.name == "sdt" and (content := node.child("sdtContent")) is not None:
                control = self.control(node, content)
                inner = list(self.blocks(content, prefix, count))
                if control is not None:
                    _around(control, inner)
                yield from inner

    def table(self, node: Node) -> Table:
        """A table with its rows and cells, also those in controls."""
        table = Table(len(self.tables) + 1, node)
        self.tables.append(table)
        for row, tr in enumerate(_inside(node, "tr"), 1):
            column = 1 + _int(tr.val("trPr", "gridBefore"))
            cells: list[Cell] = []
            for at, tc in enumerate(_inside(tr, "tc"), 1):
                where = f"{table.where}, row {row}, cell {at}"
                span = max(_int(tc.val("tcPr", "gridSpan")), 1)
                merge = tc.child("tcPr", "vMerge")
                goes_on = merge is not None and merge.given.get("val", "continue") != "restart"
                blocks = list(self.blocks(tc, f"{where}, paragraph", [0]))
                cell = Cell(where, tc, row, at, column, span, goes_on, blocks)
                self.cells[where] = cell
                cells.append(cell)
                column += span
            table.rows.append(cells)
            _label_beside(cells)
        return table

    def text_boxes(self, paragraph: Node) -> Iterator[Table]:
        """The text boxes that hang on a paragraph, each as a table of one cell."""
        for node, twins in _text_boxes(paragraph):
            self.frames += 1
            where = f"text box {self.frames}"
            cell = _frame(self, node, where)
            # The same box once more, for old readers: it is counted apart.
            cell.twins = [_frame(_Walk(self.lists, {}), twin, where) for twin in twins]
            self.cells[where] = cell
            yield Table(0, node, [[cell]])

    def paragraph(self, node: Node, where: str) -> Paragraph:
        """A paragraph with all that stands in it."""
        number = self.counter.next(node)
        properties = node.child("pPr")
        style = "" if properties is None else properties.val("pStyle")
        own = "" if properties is None else properties.val("outlineLvl")
        heading = int(own) + 1 if own.isdecimal() and int(own) < 9 else None  # noqa: PLR2004 - 9 is body text
        if heading is None and style:
            heading = self.lists.styles.heading(style)
        made = Paragraph(where, node, number, heading)
        self.paragraphs[where] = made
        _Runs(self, made).read(node)
        texts = [piece for piece in made.pieces if piece.text.strip()]
        made.bold = bool(texts) and all(_is_bold(piece.run) for piece in texts)
        if "□" not in made.text:  # alone, the filled square is a bullet
            made.boxes = [box for box in made.boxes if not _is_square(box)]
        for box in made.boxes:
            box.number = len(self.boxes) + 1
            self.boxes.append(box)
        _labels(made)
        return made

    def control(self, node: Node, content: Node) -> Control | None:
        """A content control, if it takes an answer."""
        properties = node.child("sdtPr")
        if properties is None:
            return None
        kind = _control_kind(properties)
        if not kind:
            return None
        lock = properties.val("lock")
        control = Control(
            number=len(self.controls) + 1,
            kind=kind,
            node=node,
            words=_listed(properties),
            locked=lock in ("contentLocked", "sdtContentLocked"),
            title=properties.val("alias"),
        )
        _ = content
        self.controls.append(control)
        return control


def _notes(root: Node) -> dict[str, str]:
    """The texts of footnotes by their id."""
    texts = {
        one.given.get("id", ""): " ".join("".join(bit.text for bit in one.walk()).split())
        for one in root.children
    }
    return {id_: text for id_, text in texts.items() if text}


def _text_boxes(node: Node) -> Iterator[tuple[Node, list[Node]]]:
    """The outermost text boxes inside an element, each with what stands for it elsewhere."""
    for one in node.children:
        if one.name == "txbxContent":
            yield one, []
        elif one.name == "mc:AlternateContent":
            first, *others = ([box for box, _ in _text_boxes(way)] for way in one.children or [one])
            for at, box in enumerate(first):
                yield box, [other[at] for other in others if at < len(other)]
        elif one.name != "p":
            yield from _text_boxes(one)


def _frame(walk: _Walk, node: Node, where: str) -> Cell:
    blocks = list(walk.blocks(node, f"{where}, paragraph", [0]))
    return Cell(where, node, 1, 1, 1, 1, continues=False, blocks=blocks)


def _around(control: Control, inner: list[Paragraph | Table]) -> None:
    """Hang a control that holds whole paragraphs on the first of them."""
    paragraphs = [one for one in inner if isinstance(one, Paragraph)]
    if len(paragraphs) < len(inner) or not paragraphs or control.node.child("sdtPr") is None:
        control.kind = "rich"
        return
    waiting = control.node.child("sdtPr", "showingPlcHdr") is not None
    control.current = "" if waiting else "\n".join(one.text for one in paragraphs).strip()
    for one in paragraphs:
        one.pieces = []
        one.more = True
    paragraphs[0].controls.append(control)


def _control_kind(properties: Node) -> str:
    names = {one.name for one in properties.children}
    if "w14:checkbox" in names:
        return ""
    if names & {"dropDownList", "comboBox"}:
        return "choice"
    if "date" in names:
        return "date"
    if "text" in names or "richText" in names:
        return "text"
    other = {
        "picture",
        "docPartObj",
        "docPartList",
        "citation",
        "bibliography",
        "equation",
        "group",
    }
    mine = {"w15:repeatingSection", "w15:repeatingSectionItem"}
    return "" if names & (other | mine) else "text"


def _listed(properties: Node) -> tuple[str, ...]:
    box = properties.child("dropDownList") or properties.child("comboBox")
    items = [] if box is None else [one.given for one in box.children if one.name == "listItem"]
    words = [
        one.get("displayText", one.get("value", "")) for one in items if one.get("value", "") != ""
    ]
    return tuple(dict.fromkeys(word for word in words if word))


class _Runs:
    """Reads the runs of one paragraph."""

    def __init__(self, walk: _Walk, paragraph: Paragraph) -> None:
        self.walk = walk
        self.made = paragraph
        self.length = 0
        self.open: list[Field] = []
        self.instruction = ""
        self.in_code = False

    def read(self, parent: Node) -> None:
        for node in parent.children:
            if node.name == "r":
                self.run(node)
            elif node.name in _INLINE:
                self.made.more = self.made.more or node.name != "smartTag"
                self.read(node)
            elif node.name == "sdt" and (content := node.child("sdtContent")) is not None:
                self.control(node, content)
            elif node.name in ("del", "moveFrom", "oMath", "m:oMathPara") or " " in node.name:
                self.made.more = True

    def control(self, node: Node, content: Node) -> None:
        checkbox = node.child("sdtPr", "w14:checkbox")
        if checkbox is not None:
            checked = checkbox.child("w14:checked")
            value = "0" if checked is None else checked.given.get("w14:val", "1")
            ticked = value in ("1", "true", "on")
            box = Box(0, "control", node, ticked, self.length)
            self.made.boxes.append(box)
            self.put(Piece(node, node, "☒" if ticked else "☐"))
            return
        control = self.walk.control(node, content)
        if control is None:
            self.read(content)
            return
        control.at = self.length
        before = len(self.made.pieces)
        boxes = len(self.made.boxes)
        self.read(content)
        inner = self.made.pieces[before:]
        text = "".join(piece.text for piece in inner)
        waiting = node.child("sdtPr", "showingPlcHdr") is not None
        control.current = "" if waiting else text.strip()
        del self.made.pieces[before:], self.made.boxes[boxes:]
        self.length -= len(text)
        self.made.controls.append(control)

    def put(self, piece: Piece) -> None:
        self.made.pieces.append(piece)
        self.length += len(piece.text)
        if self.open and self.open[-1].separate is not None:
            self.open[-1].pieces.append(piece)

    def run(self, run: Node) -> None:
        properties = run.child("rPr")
        if properties is not None and _is_on(properties.child("vanish")):
            return
        for node in run.children:
            if node.name == "fldChar":
                self.field(node)
            elif node.name == "instrText":
                self.instruction += node.text
            elif self.in_code:
                continue
            elif node.name == "t":
                self.text(node, run)
            elif node.name in ("tab", "ptab", "br", "cr"):
                self.put(Piece(node, run, "\t" if "tab" in node.name else "\n"))
            elif node.name in ("noBreakHyphen", "softHyphen"):
                self.put(Piece(node, run, "-" if node.name == "noBreakHyphen" else ""))
            elif node.name == "sym":
                self.symbol(node, run)
            elif node.name in _MORE:
                self.made.more = True
                if note := self.walk.notes.get(node.given.get("id", "")):
                    self.made.notes += [note] * (node.name == "footnoteReference")

    def text(self, node: Node, run: Node) -> None:
        text = node.text
        fonts = run.child("rPr", "rFonts")
        font = "" if fonts is None else fonts.given.get("ascii", "")
        if font in _SYMBOLS:  # letters that are drawn as boxes
            states = [_drawn(font, f"{ord(char) & 0xFF:02X}") for char in text]
            for at, state in enumerate(states):
                if state is not None:
                    box = Box(0, "letter", node, state, self.length + at, at)
                    self.made.boxes.append(box)
            signs = {None: "", True: TICKED[1], False: OPEN[0]}
            pairs = zip(text, states, strict=True)
            text = "".join(signs[state] or char for char, state in pairs)
        else:
            for match in _BOX.finditer(text):
                box = Box(0, "text", node, match[0] in TICKED, self.length + match.start())
                box.offset = match.start()
                self.made.boxes.append(box)
            for one in boxes.bracketed(text):
                box = Box(0, "bracket", node, one.ticked, self.length + one.start, one.start)
                self.made.boxes.append(box)
        self.put(Piece(node, run, text))

    def symbol(self, node: Node, run: Node) -> None:
        state = _drawn(node.given.get("font", ""), node.given.get("char", "")[-2:].upper())
        if state is not None:
            self.made.boxes.append(Box(0, "symbol", node, state, self.length))
        self.put(Piece(node, run, "" if state is None else "☒" if state else "☐"))

    def field(self, node: Node) -> None:
        kind = node.given.get("fldCharType", "")
        if kind == "begin":
            self.begin(node)
        elif kind == "separate":
            self.in_code = False
            if self.open:
                self.open[-1].separate = node
                if self.instruction.split()[:1] == ["FILLIN"]:  # what LibreOffice makes of controls
                    self.open[-1].kind = "text"
        elif kind == "end":
            self.in_code = False
            if self.open:
                self.end(self.open.pop(), node)

    def begin(self, node: Node) -> None:
        self.instruction = ""
        self.in_code = True
        data = node.child("ffData")
        checkbox = None if data is None else data.child("checkBox")
        if checkbox is not None:
            state = checkbox.child("checked") or checkbox.child("default")
            ticked = state is not None and _is_on(state)
            self.made.boxes.append(Box(0, "field", node, ticked, self.length))
            self.put(Piece(node, node, "☒" if ticked else "☐"))
        listed = None if data is None else data.child("ddList")
        kind = "choice" if listed is not None else "text"
        known = data is not None and (listed is not None or data.child("textInput") is not None)
        made = Field(0, kind if known else "", node, at=self.length)
        if listed is not None:
            entries = [
                one.given.get("val", "") for one in listed.children if one.name == "listEntry"
            ]
            result = listed.val("result")
            made.words = tuple(entries)
            chosen = int(result) if result.isdecimal() and len(result) < 4 else -1  # noqa: PLR2004
            made.current = entries[chosen] if 0 <= chosen < len(entries) else ""
        self.open.append(made)

    def end(self, made: Field, node: Node) -> None:
        made.end = node
        if not made.kind:
            self.made.more = True
            return
        made.number = len(self.walk.fields) + 1
        if made.kind == "text":
            mine = {id(piece.node) for piece in made.pieces}
            made.current = "".join(piece.text for piece in made.pieces).strip(" \u2002\u2003\u00a0")
            self.made.pieces = [one for one in self.made.pieces if id(one.node) not in mine]
            self.length = len(self.made.text)
        self.walk.fields.append(made)
        self.made.fields.append(made)


def _drawn(font: str, code: str) -> bool | None:
    """Whether a sign of a symbol font is a ticked box (True) or an open one; None if it is none."""
    for state, codes in enumerate(_SYMBOLS.get(font, ())):
        if code and code in [codes[at : at + 2] for at in range(0, len(codes), 2)]:
            return bool(state)
    return None


def _label_beside(cells: list[Cell]) -> None:
    """Give a box that is alone in its cell the words of the next."""
    for cell, after in pairwise(cells):
        boxes = [box for one in cell.paragraphs for box in one.boxes]
        own = any(one.boxes or one.controls or one.fields for one in after.paragraphs)
        if len(boxes) == 1 and not boxes[0].label and len(cell.text) < 3 and not own:  # noqa: PLR2004 - the box
            boxes[0].label = " ".join(after.text.split())


def _labels(made: Paragraph) -> None:
    """What stands behind each box, up to the next; or before each, where nothing is behind."""
    before = labels_before(made.text)
    if len(before) == len(made.boxes) and before:
        for box, (label, _) in zip(made.boxes, before, strict=True):
            box.label = " ".join(label.split())
        return
    ends = [box.at for box in made.boxes[1:]] + [None]
    for box, end in zip(made.boxes, ends, strict=False):
        begin = box.at + (1 if box.kind != "bracket" else boxes.width(made.text, box.at))
        box.label = " ".join(made.text[begin:end].split()).strip(EDGES)


def _is_square(box: Box) -> bool:
    return box.kind == "text" and box.node.text[box.offset] == "■"


def _is_bold(run: Node) -> bool:
    properties = run.child("rPr")
    return properties is not None and _is_on(properties.child("b"))


def _is_on(node: Node | None) -> bool:
    return node is not None and node.given.get("val", "1") not in ("0", "false", "off")


def _inside(node: Node, name: str) -> Iterator[Node]:
    """Rows or cells, also those that a control or a tracked change holds."""
    for one in node.children:
        if one.name == name:
            yield one
        elif one.name in _BLOCKS:
            yield from _inside(one, name)
        elif one.name == "sdt" and (content := one.child("sdtContent")) is not None:
            yield from _inside(content, name)


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0  # noqa: PLR2004 - no table is as wide
