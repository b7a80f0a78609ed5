"""What a document holds: paragraphs, tables, and the places for answers in them.

Places are numbered through the whole document, so that both the reader and the writer find them:
`paragraph 12`, `table 3, row 5, cell 2`, `text box 2`, `control 4`, `field 2`, `box 17`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yawara.forms.docx.nodes import Node
    from yawara.forms.docx.numbers import Number


#: Characters that are boxes to tick.
OPEN, TICKED = "☐□", "☑☒■"


class Piece(NamedTuple):
    """Some of a paragraph's text, and the element that it stands in. `run`: the run around it."""

    node: Node
    run: Node
    text: str


@dataclass
class Box:
    """A box to tick: a character, a letter of a symbol font, a content control or a form field.

    `at`: its place in the paragraph's text; `offset`: its place in the text of its element.
    """

    number: int
    kind: str
    node: Node
    ticked: bool
    at: int
    offset: int = 0
    label: str = ""

    @property
    def where(self) -> str:
        """Its address."""
        return f"box {self.number}"


@dataclass
class Control:
    """A content control for a text, a word of a list, or a day. `pieces` are what stands there."""

    number: int
    kind: str
    node: Node
    words: tuple[str, ...] = ()
    current: str = ""
    locked: bool = False
    title: str = ""
    at: int = 0

    @property
    def where(self) -> str:
        """Its address."""
        return f"control {self.number}"


@dataclass
class Field:
    """A form field of the old kind, for a text or a word of a list."""

    number: int
    kind: str
    begin: Node
    words: tuple[str, ...] = ()
    current: str = ""
    separate: Node | None = None
    end: Node | None = None
    pieces: list[Piece] = field(default_factory=list)
    at: int = 0

    @property
    def where(self) -> str:
        """Its address."""
        return f"field {self.number}"


@dataclass
class Paragraph:
    """A paragraph: its text as one reads it, its printed number, and the places in it.

    `more`: it holds what a text cannot stand for (pictures, fields, tracked changes); `notes`: its
    footnotes.
    """

    where: str
    node: Node
    number: Number | None
    heading: int | None
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    more: bool = False
    bold: bool = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def blank(self) -> bool:
        """Whether nothing stands there, nor any place of its own."""
        own = self.boxes or self.controls or self.fields or self.more
        return not own and not self.text.strip(" \t\n\u3000\u00a0")


@dataclass
class Cell:
    """A cell: its row and place in it (from 1, as elements), its column and width in the grid.

    A text box is one as well: `text box 3`; its `twins` stand for it where old readers look.
    """

    where: str
    node: Node
    row: int
    at: int
    column: int
    span: int
    continues: bool
    blocks: list[Paragraph | Table]
    twins: list[Cell] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its own paragraphs, without those of tables in it."""
        return [one for one in self.blocks if isinstance(one, Paragraph)]

    @property
    def text(self) -> str:
        """All of its own text, with the numbers that are printed."""
        return "\n".join(shown(one) for one in self.paragraphs).strip()

    @property
    def blank(self) -> bool:
        """Whether nothing stands there."""
        return all(isinstance(one, Paragraph) and one.blank for one in self.blocks)


@dataclass
class Table:
    """A table, row by row."""

    number: int
    node: Node
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def where(self) -> str:
        """Its address."""
        return f"table {self.number}"


def shown(paragraph: Paragraph) -> str:
    """A paragraph as it is printed: with its number."""
    number = paragraph.number
    head = f"{number.text.strip()} " if number is not None and number.counts else ""
    return (head + paragraph.text).strip()


@dataclass
class Flow:
    """A whole document. The places are in the order of their numbers."""

    blocks: list[Paragraph | Table]
    paragraphs: dict[str, Paragraph]
    cells: dict[str, Cell]
    tables: list[Table]
    boxes: list[Box]
    controls: list[Control]
    fields: list[Field]
