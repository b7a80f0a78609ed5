"""Parts of an Office file changed or added, with the lists that name them kept right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.forms.ooxml import archive
from yawara.forms.ooxml.parts import relations_of
from yawara.forms.ooxml.xml import coded, elements, empty, prefix, within

if TYPE_CHECKING:
    from yawara.forms.ooxml.parts import Parts

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships'
    b' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class Changes:
    """What is to be another in a copy of a file. Parts that are not named stay as they are."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.new: dict[str, bytes] = {}

    def part(self, name: str) -> bytes:
        """A part as it will be."""
        name = self.parts.names.get(name.lower(), name)
        return self.new[name] if name in self.new else self.parts.part(name)

    def put(self, name: str, data: bytes) -> None:
        """A part with this content, changed or new."""
        self.new[self.parts.names.get(name.lower(), name)] = data

    def free(self, stem: str, suffix: str, *, bare: bool = False) -> str:
        """A name that no part has: the stem (if `bare`), or it with the first number that is free.

        A name that only the list of kinds has is taken, too: Office takes no file with one twice.
        """
        taken = {*self.parts.names, *(name.lower() for name in self.new)}
        listed = elements(coded(self.part(_TYPES)).utf8)
        taken |= {one.given.get("PartName", "").lstrip("/").lower() for one in listed}
        if bare and f"{stem}{suffix}".lower() not in taken:
            return f"{stem}{suffix}"
        number = 1
        while f"{stem}{number}{suffix}".lower() in taken:
            number += 1
        return f"{stem}{number}{suffix}"

    def add(self, name: str, data: bytes, content: str) -> None:
        """A new part, listed with what it is."""
        self.put(name, data)
        self._insert(_TYPES, "Override", {"PartName": f"/{name}", "ContentType": content})

    def default(self, suffix: str, content: str) -> None:
        """Say what parts of a suffix are, where that is not said yet."""
        listed = elements(coded(self.part(_TYPES)).utf8)
        known = {one.given.get("Extension", "").lower() for one in listed if one.name == "Default"}
        if suffix not in known:
            self._insert(_TYPES, "Default", {"Extension": suffix, "ContentType": content})

    def lead(self, part: str, kind: str, to: str) -> str:
        """Let a part lead to another; gives the id of that."""
        rels = relations_of(part)
        if not self.parts.has(rels) and rels not in self.new:
            self.put(rels, _NO_RELATIONS)
        listed = elements(coded(self.part(rels)).utf8)
        taken = {one.given.get("Id", "").lower() for one in listed}
        number = 1
        while f"rid{number}" in taken:
            number += 1
        given = {"Id": f"rId{number}", "Type": f"{RELATION}/{kind}", "Target": f"/{to}"}
        self._insert(rels, "Relationship", given)
        return given["Id"]

    def _insert(self, part: str, name: str, given: dict[str, str]) -> None:
        """One more element at the end of a part's root."""
        before = coded(self.part(part))
        root = elements(before.utf8)[0].at
        new = empty(prefix(before.utf8, root) + name, given)
        self.put(part, before.back(within(before.utf8, root, new)))

    def written(self) -> bytes:
        """The copy."""
        return archive.patched(self.parts.data, self.new)
