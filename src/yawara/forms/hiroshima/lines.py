"""The lines of a report, whatever it is kept in: docx, HTML, Markdown, text taken from a PDF."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from yawara.forms.docx import document
from yawara.forms.docx.values import Paragraph, Table, shown
from yawara.forms.hiroshima.contents import Line, without_contents
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
_MOST_DEPTH, _HEAD = 400, 4_096
#: Letters that a symbol font draws as boxes, and what is no letter at all.
_LETTERS = {
    **dict.fromkeys((0xF0A8, 0xF06F, 0xF071, 0xF0A3, 0xF02A), "☐"),
    **dict.fromkeys((0xF0FE, 0xF0FD, 0xF078, 0xF052, 0xF053, 0xF054), "☒"),
    0x00AD: "",
}
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
        made = tuple(_html(text) if _HTML.match(head) else _text(text))
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
    text = _LONE.sub(r"\1 ", text.translate(_LETTERS))
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


class _Page(HTMLParser):
    """Takes the text out of a page; what is in scripts, styles and hidden parts is passed over."""

    _BLOCKS = frozenset(
        [
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "tr",
            "td",
            "th",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "br",
            "hr",
            "form",
            "fieldset",
            "figure",
            "figcaption",
            "details",
            "summary",
        ]
    )
    _PASSED = frozenset(["script", "style", "template", "noscript", "svg", "head", "nav", "footer"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.passed: list[str] = []
        self.heading = False
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if self.passed or tag in self._PASSED:
            if len(self.passed) < _MOST_DEPTH and tag in self._PASSED:
                self.passed.append(tag)
            return
        if tag in self._BLOCKS:
            self.end_line()
            self.heading = bool(re.fullmatch(r"h[1-6]", tag))
        elif tag == "a":
            self.address = next((value or "" for key, value in attrs if key == "href"), "")

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self.passed:
            if tag == self.passed[-1]:
                self.passed.pop()
            return
        if tag == "a" and self.address.startswith(("http://", "https://")):
            if self.address not in "".join(self.parts[-1:]):
                self.parts.append(f" ({self.address})")
            self.address = ""
        if tag in self._BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        """Some text."""
        if not self.passed:
            self.parts.append(data)

    def end_line(self) -> None:
        """What was collected is a line."""
        text = " ".join("".join(self.parts).translate(_LETTERS).split())
        self.parts.clear()
        if text:
            self.lines.append(Line(text, self.heading))
        self.heading = False


def _html(text: str) -> list[Line]:
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    return page.lines
