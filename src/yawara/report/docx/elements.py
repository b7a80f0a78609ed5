"""WordprocessingML, written as text that escapes by itself.

Whatever is not markup already is escaped on its way in, and letters that XML forbids are shown as
their codes. An attribute of a `w:` element is named without its prefix.
"""

from __future__ import annotations

import re
from html import escape

from yawara.report.letters import visible

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_DECLARED = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_PIECES = re.compile("([\n\t])")
#: Signs that a Latin font has too, narrower: among Japanese they are Japanese.
_EITHER = re.compile(
    "[\u00a7-\u00b7\u00d7\u00f7\u2010-\u2026\u203b\u2190-\u2193\u2460-\u24ff\u25a0-\u25ff\u2605\u2606]"
)


#: Our numbers of bookmarks and drawings begin after any that a template has.
FIRST = 100_000


class Xml(str):
    """Text that is markup and must not be escaped again. Only `el` and constants make it."""

    __slots__ = ()


NOTHING = Xml("")


def el(name: str, /, *children: str, **attributes: str | int | None) -> Xml:
    """An element. None leaves an attribute out; one that has a colon keeps its own prefix."""
    out = ["<", name]
    prefix = "w:" if name.startswith("w:") else ""
    for key, value in attributes.items():
        if value is not None:
            full = key if ":" in key else f"{prefix}{key.rstrip('_')}"
            text = str(value)
            plain = text.isalnum() and text.isascii()
            out.append(f' {full}="{text if plain else escape(visible(text))}"')
    if not children:
        return Xml("".join(out) + "/>")
    out.append(">")
    out += [child if isinstance(child, Xml) else _text(child) for child in children]
    out.append(f"</{name}>")
    return Xml("".join(out))


def _text(text: str) -> str:
    return escape(visible(text), quote=False)


def joined(*parts: Xml) -> Xml:
    """Elements one after another."""
    return Xml("".join(parts))


def root(name: str, /, *children: str) -> bytes:
    """A whole part: an element that declares every prefix we write, as a file."""
    inner = "".join(child if isinstance(child, Xml) else _text(child) for child in children)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<{name}{_DECLARED}>{inner}</{name}>".encode()


def props(name: str, *children: Xml) -> Xml:
    """An element that is left out where it would be empty."""
    kept = [child for child in children if child]
    return el(name, *kept) if kept else NOTHING


def run(text: str, *given: Xml, japanese: bool = False) -> Xml:
    """A run of text with line breaks and tabs; `given` are its properties, in Word's order."""
    if not text:
        return NOTHING
    style = [one for one in given if one.startswith("<w:rStyle")]
    others = [one for one in given if one and not one.startswith("<w:rStyle")]
    if japanese and _EITHER.search(text):
        others.insert(0, el("w:rFonts", hint="eastAsia"))
    parts = []
    for piece in _PIECES.split(visible(text)):
        if piece == "\n":
            parts.append(el("w:br"))
        elif piece == "\t":
            parts.append(el("w:tab"))
        elif piece:
            parts.append(el("w:t", piece, **{"xml:space": "preserve"}))
    return el("w:r", props("w:rPr", *style, *others), *parts)


def field(instruction: str, result: Xml) -> Xml:
    """A field that Word works out anew, with what stands there until then."""
    code = el("w:instrText", f" {instruction} ", **{"xml:space": "preserve"})
    return joined(
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", code),
        el("w:r", el("w:fldChar", fldCharType="separate")),
        result,
        el("w:r", el("w:fldChar", fldCharType="end")),
    )
