"""XML of a part as events, and the places of its tags in the bytes.

Whatever the encoding of a part, its places are counted in UTF-8, and a splice is put back into the
encoding that the part had.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: What no XML can hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


def unescaped(text: str) -> str:
    """A text of a cell with the characters in it that stand there as `_x000D_`."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class Coded(NamedTuple):
    """A part as UTF-8, and how it was encoded."""

    utf8: bytes
    encoding: str

    def back(self, utf8: bytes) -> bytes:
        """Changed text in the part's own encoding."""
        if self.encoding == "utf-8":
            return utf8
        return utf8.decode().encode(self.encoding, "xmlcharrefreplace")


def coded(data: bytes) -> Coded:
    """A part in UTF-8. Raises LookupError or ValueError for what cannot be read."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Coded(data.decode(encoding).encode(), encoding)
    declared = _DECLARED.match(data.lstrip(codecs.BOM_UTF8))
    encoding = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    if encoding in ("utf-8", "ascii", "utf_8"):
        return Coded(data, "utf-8")
    return Coded(data.decode(encoding).encode(), encoding)


class Scan:
    """One reading of a part. A subclass takes the events; `at` is where the present tag begins.

    Names of the spreadsheet's own elements come bare; others as `namespace name`.
    """

    def __init__(self) -> None:
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self.text
        self._parser.StartDoctypeDeclHandler = _refuse

    def read(self, utf8: bytes) -> None:
        """Go through a part. Raises expat.ExpatError, ValueError."""
        self._parser.Parse(utf8, True)  # noqa: FBT003 - expat takes it by position only

    @property
    def at(self) -> int:
        """Where the tag of the present event begins."""
        return self._parser.CurrentByteIndex

    def _start(self, name: str, given: dict[str, str]) -> None:
        self.start(name.removeprefix(f"{MAIN} "), given)

    def _end(self, name: str) -> None:
        self.end(name.removeprefix(f"{MAIN} "))

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some of the text in an element."""


def _refuse(*_: object) -> None:
    message = "document type"
    raise ValueError(message)


class Element(NamedTuple):
    """An element of a small part: its name without namespace, and where its tag begins."""

    name: str
    given: dict[str, str]
    at: int


class _Elements(Scan):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        self.found.append(Element(name.rpartition(" ")[2], given, self.at))


def elements(utf8: bytes) -> list[Element]:
    """Every element of a small part. Raises expat.ExpatError, ValueError."""
    scan = _Elements()
    scan.read(utf8)
    return scan.found


def tag(utf8: bytes, at: int) -> bytes:
    """The tag that begins at `at`, from < to >."""
    found = _TAG.match(utf8, at)
    return b"" if found is None else found[0]


def prefix(utf8: bytes, at: int) -> str:
    """The namespace prefix of the tag that begins at `at`, with its colon; else nothing."""
    name = re.match(rb"</?([^\s/>:]+:)?", utf8[at : at + 200])
    return "" if name is None or name[1] is None else name[1].decode()


def spliced(utf8: bytes, splices: Iterable[tuple[int, int, bytes]]) -> bytes:
    """Bytes with some spans (from, to) replaced; a span may be empty."""
    out: list[bytes] = []
    done = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        out += [utf8[done:start], new]
        done = end
    return b"".join([*out, utf8[done:]])


def attribute(element: bytes, name: str, value: str) -> bytes:
    """A tag with an attribute set."""
    given = re.compile(rb"(\s" + re.escape(name.encode()) + rb"\s*=\s*)(\"[^\"]*\"|'[^']*')")
    new = b'"' + value.encode() + b'"'
    if given.search(element):
        return given.sub(lambda match: match[1] + new, element, count=1)
    end = -2 if element.endswith(b"/>") else -1
    return element[:end].rstrip() + b" " + name.encode() + b"=" + new + element[end:]


def empty(name: str, given: Mapping[str, str]) -> bytes:
    """An element with attributes and nothing in it."""
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    return f"<{name}{attributes}/>".encode()


def within(utf8: bytes, at: int, new: bytes) -> bytes:
    """Bytes with `new` at the end of the element whose tag begins at `at`, the last of its name."""
    old = tag(utf8, at)
    close = b"</" + re.sub(rb"[\s/>].*", b"", old[1:], flags=re.DOTALL) + b">"
    if old.endswith(b"/>"):
        return spliced(utf8, [(at, at + len(old), old[:-2].rstrip() + b">" + new + close)])
    end = utf8.rindex(close[:-1])
    return spliced(utf8, [(end, end, new)])
