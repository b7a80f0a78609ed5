"""A Word document opened: its main part as bytes and as a tree, its lists and styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yawara.forms.docx.flow import flow
from yawara.forms.docx.nodes import TooDeepError, parse
from yawara.forms.docx.numbers import Lists, Styles
from yawara.forms.ooxml.parts import opened as opened_parts
from yawara.forms.ooxml.xml import coded
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from yawara.forms.docx.nodes import Node
    from yawara.forms.docx.values import Flow
    from yawara.forms.ooxml.parts import Parts
    from yawara.forms.ooxml.xml import Coded

#: A main part of so many bytes has more text than anybody answers.
MOST_MAIN = 40_000_000


@dataclass(frozen=True)
class Document:
    """A document that may be read. `coded` is its main part; `protected`: what may be edited."""

    file: str
    data: bytes
    main: str
    coded: Coded
    root: Node
    flow: Flow
    parts: Parts
    protected: str = ""
    signed: bool = False


def opened(data: bytes, name: str) -> Read[Document]:
    """A document. `name` is what problems call the file.

    Problems: those of `package.look`; docx-too-deep, docx-too-large; docx-left-altchunk (warning).
    """
    looked = package.look(data, name, "docx")
    if looked.value is None or looked.failed:
        return Read(None, looked.problems)
    found = Problems()
    found.extend(looked.problems)
    place = Place(name)
    parts = opened_parts(looked.value, place, found)
    if parts is None:
        return Read(None, found.found)
    try:
        return Read(_document(parts, looked.value.main, name, found), found.found)
    except TooDeepError:
        found.error("docx-too-deep", place)
    except package.DAMAGE as error:
        package.broken(place, error, "docx", found)
    return Read(None, found.found)


def _document(parts: Parts, main: str, name: str, found: Problems) -> Document | None:
    """All of it; none, with a problem, where the main part is too large."""
    main = parts.led("", "officeDocument") or parts.names[main.lower()]
    data = parts.part(main)
    if len(data) > MOST_MAIN:
        found.error("docx-too-large", Place(name), most=MOST_MAIN)
        return None

    def tree(kind: str) -> Node | None:
        part = parts.led(main, kind)
        return parse(coded(parts.part(part)).utf8) if part else None

    coded_main = coded(data)
    root = parse(coded_main.utf8)
    styles = Styles(tree("styles"))
    lists = Lists(tree("numbering"), styles)
    settings = tree("settings")
    protection = None if settings is None else settings.child("documentProtection")
    guarded = protection is not None and protection.given.get("enforcement") in ("1", "true")
    edit = protection.given.get("edit", "") if protection is not None and guarded else ""
    if any(one.name == "altChunk" for one in root.walk()):
        found.warning("docx-left-altchunk", Place(name))
    signed = any(one.startswith("_xmlsignatures/") for one in parts.names)
    body = flow(root, lists, tree("footnotes"))
    return Document(name, parts.data, main, coded_main, root, body, parts, edit, signed)
