"""Templates that people hand in: looked into, cleaned, or refused with every reason.

A template decides how the report looks and what stands around it. It may not run anything, fetch
anything, or carry anything that does. Its fields are compared with a list of those that only count,
date or point, because a field can be hidden in so many ways that a list of bad ones never ends.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.package import Package

from yawara.report.docx.base import MARK
from yawara.report.docx.write import to_docx
from yawara.report.tree import Bullets, Column, Document, Paragraph, Row, Section, Span, Table
from yawara.text import package
from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from docx.opc.part import Part

#: What is replaced in the body, the headers and the footers.
WORDS = ("organization", "title", "day")
_FIELDS = frozenset(
    (  # noqa: SIM905 - as words they read better than a name a line
        "= AUTHOR COMMENTS CREATEDATE DATE DOCPROPERTY EQ FILENAME FORMCHECKBOX FORMDROPDOWN "
        "FORMTEXT HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM NOTEREF NUMCHARS NUMPAGES "
        "NUMWORDS PAGE PAGEREF PRINTDATE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ STYLEREF "
        "SUBJECT SYMBOL TC TIME TITLE TOC USERADDRESS USERINITIALS USERNAME XE"
    ).split()
)
#: Relations to what would run or be taken in when the file is opened.
_ACTIVE = frozenset(
    (  # noqa: SIM905 - likewise
        "aFChunk activeXControlBinary attachedToolbars control frame keyMapCustomizations "
        "oleObject subDocument vbaProject wordVbaData"
    ).split()
)
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_MACROS = b".macroEnabled"
_TYPES = "[Content_Types].xml"
_WORD = re.compile(r"\{\{([^{}]{0,60})\}\}")

#: A part with more than that is no letterhead; the longest templates have a few thousand.
MOST_ELEMENTS = 200_000

_CELL = (Paragraph((Span("x"),)),)
#: A report of every kind of thing that leans on a template: who passes it passes a real one.
_TRIAL = Document(
    "ja",
    "x",
    "x",
    (("x", _CELL[0].line),),
    _CELL,
    (
        Section(
            "x",
            _CELL[0].line,
            (
                Bullets((_CELL,)),
                Bullets((_CELL,), ordered=True),
                Bullets((_CELL,), role="proof"),
                Table(
                    "x",
                    tuple(Column("x", 1, "sign") for _ in range(40)),
                    (Row((_CELL,) * 40),),
                    "matrix",
                ),
            ),
        ),
    ),
    _CELL[0].line,
)
_DAY = datetime.date(2000, 1, 1)


class _Part(NamedTuple):
    """A part with what was parsed of it."""

    name: str
    part: Part
    element: Any


def from_file(path: Path, name: str) -> Read[bytes]:
    """A template as `to_docx` takes it. Problems: those of `package.read` and of `read`."""
    opened = package.read(path, name, "docx")
    if opened.value is None:
        return Read(None, opened.problems)
    made = read(opened.value.data, name)
    before = (one for one in opened.problems if one.code == "package-open-elsewhere")
    return Read(made.value, (*before, *made.problems))


def read(data: bytes, name: str) -> Read[bytes]:
    """The same from its bytes; `name` is what its problems call it.

    Problems: those of `package.look`, template-macros, template-outside, template-active,
    template-field, template-mark-twice, template-mark-place, template-too-large; warnings:
    template-attached, template-word.
    """
    looked = package.look(data, name, "docx")
    if looked.value is None:
        return Read(None, looked.problems)
    found = Problems()
    place = Place(name)
    for one in looked.value.outside:
        if one.type not in ("hyperlink", "attachedTemplate"):
            part = one.part.replace("_rels/", "").removesuffix(".rels")
            found.error("template-outside", Place(name, path=(part,)), target=one.target[:120])
    if looked.value.macros or _MACROS in _types(data):
        found.error("template-macros", place)
        return Read(None, found.found)
    try:
        made = _cleaned(_as_document(data), name, found)
        if not any(one.severity.value == "error" for one in found.found):
            to_docx(_TRIAL, stamp=_DAY, template=made)
    except Exception as error:  # noqa: BLE001 - python-docx fails in many ways on a damaged part
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:120]
        package.damaged(place, reason, "docx", found)
        return Read(None, found.found)
    failed = any(one.severity.value == "error" for one in found.found)
    return Read(None if failed else made, found.found)


def _types(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(_TYPES) if _TYPES in archive.namelist() else b""


def _as_document(data: bytes) -> bytes:
    """A dotx as a docx, which differs in one word."""
    if _TEMPLATE not in _types(data):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == _TYPES:
                part = part.replace(_TEMPLATE, _DOCUMENT)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _cleaned(data: bytes, name: str, found: Problems) -> bytes:
    opened = Package.open(io.BytesIO(data))
    parts = list(_parsed(opened))
    for one in parts:
        place = Place(name, path=(one.name,))
        _look_at_relations(one, place, found)
        if one.element is not None and sum(1 for _ in one.element.iter()) > MOST_ELEMENTS:
            found.error("template-too-large", place, most=MOST_ELEMENTS)
            continue
        if one.element is not None:
            for code in _fields(one.element):
                if code.partition(" ")[0].upper() not in _FIELDS and not code.startswith("="):
                    found.error("template-field", place, field=code[:60])
    if not any(one.code == "template-too-large" for one in found.found):
        _look_at_words(opened, name, found)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def _parsed(opened: Package) -> Iterator[_Part]:
    for part in opened.iter_parts():
        name = str(part.partname).lstrip("/")
        if isinstance(part, XmlPart):
            yield _Part(name, part, part.element)
        elif part.content_type.endswith("xml") and not part.content_type.startswith("image/"):
            yield _Part(name, part, parse_xml(part.blob))
        else:
            yield _Part(name, part, None)


def _look_at_relations(one: _Part, place: Place, found: Problems) -> None:
    for id_, rel in [*one.part.rels.items()]:
        kind = rel.reltype.rpartition("/")[2]
        if kind in _ACTIVE:
            found.error("template-active", place, kind=kind)
        elif kind == "attachedTemplate":
            found.warning("template-attached", place, target=rel.target_ref[:120])
            del one.part.rels[id_]
            if one.element is not None:
                for named in one.element.findall(qn("w:attachedTemplate")):
                    one.element.remove(named)


def _fields(element: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml, which has no types
    """What each field is told to do; a field that another field writes has nothing of its own."""
    stack: list[list[str]] = []
    for one in element.iter():
        if one.tag == qn("w:fldSimple"):
            yield " ".join((one.get(qn("w:instr")) or "").split())
        elif one.tag == qn("w:fldChar"):
            kind = one.get(qn("w:fldCharType"))
            if kind == "begin":
                stack.append([])
            elif kind == "end" and stack:
                yield " ".join("".join(stack.pop()).split())
        elif one.tag in (qn("w:instrText"), qn("w:delInstrText")):
            if stack:
                stack[-1].append(one.text or "")
            else:
                yield " ".join((one.text or "").split())


def _look_at_words(opened: Package, name: str, found: Problems) -> None:
    """The mark stands at most once, and in the body itself; what else stands in braces is ours."""
    main = opened.main_document_part
    body = main.element.find(qn("w:body"))
    marks = 0
    for part, element in _written(main):
        place = Place(name, path=(part,))
        for paragraph in element.iter(qn("w:p")):
            text = "".join(
                one.text or ""
                for one in paragraph.iter(qn("w:t"))
                if next(one.iterancestors(qn("w:p"))) is paragraph
            )
            for word in _WORD.findall(text):
                if "{{" + word + "}}" == MARK:
                    marks += 1
                    if paragraph.getparent() is not body or text.strip() != MARK:
                        found.error("template-mark-place", place)
                elif word not in WORDS:
                    known = ", ".join("{{" + one + "}}" for one in ("report", *WORDS))
                    found.warning("template-word", place, word="{{" + word + "}}", known=known)
    if marks > 1:
        found.error("template-mark-twice", Place(name), count=marks)


def _written(main: Any) -> Iterable[tuple[str, Any]]:  # noqa: ANN401 - a part of python-docx
    yield str(main.partname).lstrip("/"), main.element
    for rel in main.rels.values():
        if rel.reltype.endswith(("/header", "/footer")) and not rel.is_external:
            part = rel.target_part
            if isinstance(part, XmlPart):
                yield str(part.partname).lstrip("/"), part.element
