"""A Word document opened: its main part as bytes and as a tree, its lists and styles."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from yawara.forms.docx.flow import flow
from yawara.forms.docx.nodes import TooDeepError, parse
from yawara.forms.docx.numbers import Lists, Styles
from yawara.forms.ooxml.xml import coded, elements
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from yawara.forms.docx.nodes import Node
    from yawara.forms.docx.values import Flow
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
    names: dict[str, str] = {}
    for part in looked.value.parts:
        steps = part.split("/")
        alike = names.setdefault(part.lower(), part) != part
        if part.startswith("/") or ".." in steps or "\\" in part or alike:
            package.damaged(place, f"part name {part[:60]}", "docx", found)
            return Read(None, found.found)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _Parts(archive, names, looked.value.main).document(data, name, found)
    except TooDeepError:
        found.error("docx-too-deep", place)
        return Read(None, found.found)
    except package.DAMAGE as error:
        package.broken(place, error, "docx", found)
        return Read(None, found.found)
    return Read(document, found.found)


class _Parts:
    """The parts of one document, and what its main part leads to."""

    def __init__(self, archive: zipfile.ZipFile, names: dict[str, str], main: str) -> None:
        self.archive = archive
        self.names = names
        start = self.relations("")
        self.main = names[start.get("officeDocument", main).lower()]
        self.led = self.relations(self.main)

    def relations(self, part: str) -> dict[str, str]:
        """The parts of this file that a part leads to, by kind; nothing outside of it."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels").lower()
        out: dict[str, str] = {}
        if rels not in self.names:
            return out
        for one in elements(coded(self.archive.read(self.names[rels])).utf8):
            outside = one.given.get("TargetMode", "").lower() == "external"
            if one.name != "Relationship" or outside:
                continue
            target = unquote(one.given.get("Target", "").partition("#")[0]).replace("\\", "/")
            whole = target if target.startswith("/") else f"/{folder}/{target}"
            found = posixpath.normpath(whole).lstrip("/")
            if found.lower() in self.names:
                out.setdefault(one.given.get("Type", "").rpartition("/")[2], found)
        return out

    def tree(self, kind: str) -> Node | None:
        """A part that the main part leads to."""
        if kind not in self.led:
            return None
        return parse(coded(self.archive.read(self.names[self.led[kind].lower()])).utf8)

    def document(self, data: bytes, name: str, found: Problems) -> Document | None:
        """All of it; none, with a problem, where the main part is too large."""
        if self.archive.getinfo(self.main).file_size > MOST_MAIN:
            found.error("docx-too-large", Place(name), most=MOST_MAIN)
            return None
        main = coded(self.archive.read(self.main))
        root = parse(main.utf8)
        styles = Styles(self.tree("styles"))
        lists = Lists(self.tree("numbering"), styles)
        settings = self.tree("settings")
        protection = None if settings is None else settings.child("documentProtection")
        guarded = protection is not None and protection.given.get("enforcement") in ("1", "true")
        edit = protection.given.get("edit", "") if protection is not None and guarded else ""
        if any(one.name == "altChunk" for one in root.walk()):
            found.warning("docx-left-altchunk", Place(name))
        signed = any(one.startswith("_xmlsignatures/") for one in self.names)
        body = flow(root, lists)
        return Document(name, data, self.main, main, root, body, edit, signed)
