"""What a summary is made of, and how it is put out: for a terminal, and as Markdown.

Whatever comes from a project is a cell or fills a sentence, never markup.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.cli.check.words import SAY
from yawara.cli.table import cut, plain, table, terminal_width, wrap
from yawara.text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.text.words import Lang

#: Beyond so many rows of one table nobody reads on; JSON has them all.
MOST_ROWS = 30
#: And of one that is folded away.
MOST_FOLDED = 200
#: Letters of a summary. A forge refuses what is longer as a whole: GitHub a comment of more than
#: 65,536 letters, the summary of a step of more than 1 MiB (a letter takes up to 4 bytes).
MOST_LETTERS = 60_000
#: What is kept free for the headings and first rows of what follows a long table.
_KEPT = 6_000
_LONGEST = 160
#: Columns of a cell in a terminal.
_NARROW = 44


class Code(str):
    """A reference or an id: set as code where that can be done."""

    __slots__ = ()


#: A text, or pieces of which some are code.
Cell = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 1 or 2), a sentence (0), or a table with `head`, cut by `omitted` rows.

    `item`: the sentence is one of a list. `fold`: a table that is folded away under these words,
    and left out on a terminal. `logged`: on a terminal it stands among the problems anyway.
    """

    text: str = ""
    level: int = 0
    item: bool = False
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    omitted: int = 0
    fold: str = ""
    logged: bool = False


def rows_of(names: str, rows: Sequence[tuple[Cell, ...]], *, fold: str = "") -> Block:
    """A table under column names with commas between, without the columns that hold nothing."""
    head = names.split(",")
    kept = [at for at in range(len(head)) if any(row[at] for row in rows)]
    most = MOST_FOLDED if fold else MOST_ROWS
    return Block(
        head=tuple(head[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in rows[:most]),
        omitted=max(0, len(rows) - most),
        fold=fold,
    )


def short(text: str) -> str:
    """A text on one line that fits a cell."""
    line = plain(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def as_text(found: Iterable[Block], lang: Lang) -> list[str]:
    """The summary for a terminal, where the problems stand on standard error."""
    out: list[str] = []
    for block in found:
        if block.logged or block.fold:
            continue
        if block.head:
            out += _as_table(block)
            out += [SAY("more", lang, count=block.omitted)] if block.omitted else []
        else:
            out += [""] if block.level > 1 else []
            out += wrap(plain(block.text), terminal_width())
    return out


def _as_table(block: Block) -> list[str]:
    """A table whose cells are cut to fit, or, where they still do not, each row as a list."""
    rows = [["".join(cell) for cell in row] for row in block.rows]
    last = len(block.head) - 1
    narrow = [[cut(cell, _NARROW) for cell in row[:last]] + [row[last]] for row in rows]
    flexible = 0 if all(cell.isdecimal() for row in rows for cell in row[1:]) else last
    lines = table(block.head, narrow, flexible=flexible)
    return lines if set(lines[1]) <= set("- ") else table(block.head, rows, flexible=flexible)


def as_markdown(found: Sequence[Block], lang: Lang) -> list[str]:
    """The summary for a pull request, no longer than a forge takes."""
    out: list[str] = []
    left = MOST_LETTERS
    for at, block in enumerate(found):
        lines = _lines(block, left - (_KEPT if found[at + 1 :] else 0), lang)
        out += ["", *lines] if out and not (block.item and found[at - 1].item) else lines
        left -= _letters(lines)
    return out


def _lines(block: Block, most: int, lang: Lang) -> list[str]:
    if not block.head:
        mark = f"{'#' * (block.level + 1)} " if block.level else "- " if block.item else ""
        return [mark + markdown.escaped(block.text)]
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    lines = markdown.table([markdown.escaped(cell) for cell in block.head], rows)
    fitting = 0
    while fitting < len(rows) and _letters(lines[: fitting + 3]) <= most:
        fitting += 1
    lines = lines[: fitting + 2]
    if omitted := block.omitted + len(rows) - fitting:
        lines += ["", markdown.escaped(SAY("more", lang, count=omitted))]
    if block.fold:
        # Inside a tag a line is HTML, in which a backslash escapes nothing.
        head = f"<details><summary>{html.escape(block.fold)}</summary>"
        return [head, "", *lines, "", "</details>"]
    return lines


def _letters(lines: Iterable[str]) -> int:
    return sum(len(line) + 1 for line in lines)


def _cell(cell: Cell) -> str:
    pieces = (cell,) if isinstance(cell, str) else cell
    return "".join(
        markdown.code(piece) if isinstance(piece, Code) else _glued(piece) for piece in pieces
    )


def _glued(piece: str) -> str:
    """A piece escaped, with the spaces at its ends, which part it from the next."""
    start = " " if piece[:1] == " " else ""
    end = " " if piece[1:] and piece[-1] == " " else ""
    return f"{start}{markdown.escaped(piece)}{end}"
