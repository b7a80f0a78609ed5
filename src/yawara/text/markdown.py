"""Text of strangers inside Markdown: it shows as it was written and does nothing.

Where a summary is posted, a name or a statement could otherwise hold a link, an image, HTML, a
mention that notifies people, a reference that marks another issue, or a cell's end. Signs with a
meaning are escaped; what a forge looks for after rendering (`@name`, `#12`, web addresses) is
broken by a word joiner, which nobody sees.
"""

from __future__ import annotations

import re
import unicodedata

_JOINER = "\u2060"
#: Signs that mark something up, and those that end a cell, open a tag or stand for a letter.
_MARKS = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_{}[]()!~^="}
    | {"|": "&#124;", "<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "<span>$</span>"}
)
#: What a forge turns into a link or a notice: people, issues, merge requests, labels, addresses.
_REFERENCE = re.compile(r"(?<=[@#!~%$&^:])(?=[^\s@#!~%$&^:])|(?i:(?<=www)(?=\.)|(?<=\bgh)(?=-\d))")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,:;/@#_+=…-]*\Z")


def one_line(text: str) -> str:
    """The text on one line, without what moves a cursor or turns a line."""
    kept = (
        " " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char
        for char in text
    )
    return " ".join("".join(kept).split())


def escaped(text: str) -> str:
    """A text that means nothing to Markdown; for inside a line, never for its beginning."""
    plain = _REFERENCE.sub(_JOINER, one_line(text))
    return plain.translate(_MARKS)


def code(text: str) -> str:
    """A reference or an id as code, in which nothing is looked for; other text escaped."""
    plain = one_line(text)
    return f"`{plain}`" if _CODE.match(plain) else escaped(text)


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A table out of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]
