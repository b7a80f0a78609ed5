"""The parts of an Office file by name, and what they lead to."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from yawara.forms.ooxml.xml import coded, elements
from yawara.text import package

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.text.package import Package
    from yawara.text.problem import Place, Problems


class Relation(NamedTuple):
    """What a part leads to: the last word of the kind, and the part (empty: outside)."""

    kind: str
    part: str


@dataclass(frozen=True)
class Parts:
    """An Office file that may be read. Names of parts are alike whatever their case."""

    data: bytes
    names: Mapping[str, str]

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises KeyError, and what damaged zips raise."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return archive.read(self.names[name.lower()])

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self.names

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part leads to, by id; what the file itself leads to under no name."""
        rels = relations_of(part)
        if not self.has(rels):
            return {}
        folder = posixpath.dirname(part)
        out: dict[str, Relation] = {}
        for one in elements(coded(self.part(rels)).utf8):
            if one.name == "Relationship":
                kind = one.given.get("Type", "").rpartition("/")[2]
                outside = one.given.get("TargetMode", "").lower() == "external"
                target = "" if outside else resolved(folder, one.given.get("Target", ""))
                out[one.given.get("Id", "")] = Relation(kind, target)
        return out

    def led(self, part: str, kind: str) -> str:
        """The first part of a kind that a part leads to, by its own name; empty where none is."""
        found = (one.part for one in self.relations(part).values() if one.kind == kind)
        return next((self.names[one.lower()] for one in found if self.has(one)), "")


def opened(looked: Package, place: Place, found: Problems) -> Parts | None:
    """The parts of a file that may be unpacked.

    None, with package-damaged, where names are no names, or are alike but for their case.
    """
    names: dict[str, str] = {}
    for part in looked.parts:
        if part.startswith("/") or ".." in part.split("/") or "\\" in part:
            package.damaged(place, f"part name {part[:60]}", looked.kind, found)
            return None
        if names.setdefault(part.lower(), part) != part:
            package.damaged(place, f"duplicate part {part[:60]}", looked.kind, found)
            return None
    return Parts(looked.data, names)


def relations_of(part: str) -> str:
    """The name of the part that says what a part leads to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(folder: str, target: str) -> str:
    """The part that a target names, seen from a folder; `..` never leads out of the file."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    whole = path if path.startswith("/") else f"/{folder}/{path}"
    return posixpath.normpath(whole).lstrip("/")
