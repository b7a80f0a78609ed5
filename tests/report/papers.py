"""The papers of the samples and of an organisation that has everything, as trees and as text."""

from __future__ import annotations

import datetime
import functools
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.report import desk
from yawara.assess.change import changes
from yawara.assess.project import Request, assess_project, open_project
from yawara.ledger.seal import seal
from yawara.report.build import paper
from yawara.report.ground import Books, Ground
from yawara.report.tree import Span, Table, Tile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.report.build import Reader
    from yawara.report.tree import Document
    from yawara.text.words import Lang

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 21)
BEFORE = datetime.date(2026, 9, 1)
SAMPLES = ("accounting-office", "hiring-chat", "japanese-llm")


@functools.cache
def ground(name: str) -> Ground:
    """What the papers of a sample draw from; `desk` has everything a report can meet."""
    if name == "desk":
        entries = desk.entries()
        return Ground(desk.assessment(), None, Books(entries, (seal(entries[:50], DAY),), {}))
    read = open_project(ROOT / "packs/examples" / name, Request(DAY, DAY))
    assert read.value is not None
    after = assess_project(read.value, Request(DAY, DAY))
    before = assess_project(read.value, Request(BEFORE, DAY))
    return Ground(after, changes(before, after), Books(read.value.entries, (), {}))


@functools.cache
def made(name: str, reader: Reader, lang: Lang) -> Document:
    return paper(ground(name), reader, lang)


def parts(tree: object) -> Iterator[msgspec.Struct]:
    """Every value in a document, outer ones first."""
    if isinstance(tree, msgspec.Struct):
        yield tree
        for name in tree.__struct_fields__:
            yield from parts(getattr(tree, name))
    elif isinstance(tree, tuple):
        for one in tree:
            yield from parts(one)


def text(tree: object) -> str:
    """Every word of a document, drawings included."""
    out: list[str] = []
    for part in parts(tree):
        for name in part.__struct_fields__:
            value = getattr(part, name)
            if isinstance(value, str) and name not in ("role", "id", "lang", "form", "align"):
                out.append(value)
    return "\n".join(out)


def said(tree: object) -> str:
    """What stands in the lines of a part, without a break."""
    return "".join(part.text for part in parts(tree) if isinstance(part, Span))


def tiles(document: Document) -> list[tuple[str, str]]:
    return [(one.number, one.label) for one in parts(document) if isinstance(one, Tile)]


def tables(document: Document, section: str) -> list[Table]:
    found = [one for one in document.sections if one.id == section]
    return [part for one in found for part in parts(one) if isinstance(part, Table)]


def rows(table: Table) -> list[list[str]]:
    """The cells of a table as text, a list a row; headings of groups left out."""
    return [[said(cell) for cell in row.cells] for row in table.rows if row.role != "group"]
