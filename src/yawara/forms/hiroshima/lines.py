"""The lines of a report, whatever it is kept in: docx, HTML, Markdown, text taken from a PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yawara.forms.docx import document
from yawara.forms.docx.values import Paragraph, Table, shown
from yawara.forms.hiroshima.contents import Line, without_contents
from yawara.forms.hiroshima.page import LETTERS, of_page
from yawara.forms.hiroshima.pages import unpaged
from yawara.text.problem import Place, Problems, Read
from yawara.text.tree import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.forms.docx.values import Flow

MOST_LINES = 200_000
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|article|section)\b",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*\Z")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\((https?://[^)\s]{1,2000})\)")
_ESCAPED = re.compile(r"\\([-#>*+|_\[\]`<~&])")
_HEAD = 4_096
_LONE = re.compile(r"(?m)^[ \t]*([☐□☑☒])[ \t]*\n+(?=[^\n☐□☑☒])")
_BOXES = frozenset("☐□☑☒■")


def lines(data: bytes, name: str) -> Read[tuple[Line, ...]]:
    """The lines of a file. `name` is what its problems call it.

    Problems: those of reading a document or a text; hiroshima-pdf; hiroshima-no-text.
    """
    found = Problems()
    if data.startswith(b"%PDF"):
        found.error("hiroshima-pdf", Place(name))
        return Read(None, found.found)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        opened = document.opened(data, name)
        if opened.value is None or opened.failed:
            return Read(None, opened.problems)
        found.extend(opened.problems)
        made = tuple(_document(opened.value.flow))
    else:
        text = decode(data, name, found)
        if text is None:
            return Read(None, found.found)
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        made = tuple(of_page(text) if _HTML.match(head) else _text(text))
    if not any(line.text for line in made):
        found.error("hiroshima-no-text", Place(name))
        return Read(None, found.found)
    return Read(without_contents(made[:MOST_LINES]), found.found)


def _document(flow: Flow) -> Iterator[Line]:
    yield from _blocks(flow.blocks)


def _blocks(blocks: list[Paragraph | Table]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block)
            continue
        for row in block.rows:
            box = ""
            for cell in row:
                if cell.continues:
                    continue
                if cell.text in _BOXES:  # its label stands in the next cell
                    box = f"{cell.text} "
                    continue
                for line in _blocks(cell.blocks):
                    yield line._replace(text=f"{box}{line.text}")
                    box = ""


def _paragraph(one: Paragraph) -> Iterator[Line]:
    text = shown(one)
    held = [control.current for control in one.controls] + [field.current for field in one.fields]
    text = " ".join([text, *(part for part in held if part)]).strip()
    for at, line in enumerate(text.split("\n")):
        yield Line(" ".join(line.split()), one.heading is not None, begins=at == 0)


def _text(text: str) -> Iterator[Line]:
    blank = True
    text = _LONE.sub(r"\1 ", text.translate(LETTERS))
    for raw in unpaged(text).splitlines():
        line = " ".join(raw.split())
        heading = _MARKDOWN.match(raw)
        if heading is not None:
            line = " ".join(heading[2].split())
        line = _ESCAPED.sub(r"\1", line)
        line = _EMPHASIS.sub(r"\2", line)
        line = _LINK.sub(r"\1 (\2)", line)
        begins = blank or heading is not None or bool(re.match(r"\s*(?:[-*•・●○]|\d+[.)])\s", raw))
        yield Line(line, heading is not None, begins)
        blank = not line or heading is not None
