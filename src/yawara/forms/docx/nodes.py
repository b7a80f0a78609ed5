"""A part of a Word document as a tree of elements that know where they stand in the bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Deeper than this no person nests; and what walks the tree may call itself.
MOST_DEPTH = 200
#: A document of 500 pages has about 100,000.
MOST_NODES = 2_000_000

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_TOKEN = re.compile(r"&[^;]*;|.", re.DOTALL)


class TooDeepError(ValueError):
    """A part nests deeper, or has more elements, than any document of a person's."""


class Node:
    """An element. Names of Word's own elements and attributes come bare (`p`, `val`).

    `start` to `inner` is its opening tag, `close` to `end` its closing tag; of an element that is
    written as empty, `inner`, `close` and `end` are the same.
    """

    __slots__ = ("children", "close", "end", "given", "inner", "name", "parent", "start", "text")

    def __init__(self, name: str, given: dict[str, str], start: int, parent: Node | None) -> None:
        self.name = name
        self.given = given
        self.start = start
        self.inner = self.close = self.end = start
        self.parent = parent
        self.children: list[Node] = []
        self.text = ""

    @property
    def empty(self) -> bool:
        """Whether it is written as empty: `<w:p/>`."""
        return self.inner == self.end

    def child(self, *path: str) -> Node | None:
        """The first element at the end of a path of names."""
        found: Node | None = self
        for name in path:
            if found is None:
                return None
            found = next((one for one in found.children if one.name == name), None)
        return found

    def val(self, *path: str) -> str:
        """The attribute `val` of the element at the end of a path; empty where it is not there."""
        found = self.child(*path)
        return "" if found is None else found.given.get("val", "")

    def walk(self) -> Iterator[Node]:
        """All elements inside, in the order of the document."""
        for one in self.children:
            yield one
            yield from one.walk()


def _short(name: str) -> str:
    space, _, bare = name.rpartition(" ")
    if not space:
        return bare
    known = _PREFIXES.get(space)
    return f"{space} {bare}" if known is None else known + bare


class _Build:
    def __init__(self, utf8: bytes) -> None:
        self.utf8 = utf8
        self.root: Node | None = None
        self.at: Node | None = None
        self.depth = self.count = 0
        self.names: dict[str, str] = {}
        self.texts: list[str] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = _refuse

    def name(self, name: str) -> str:
        if name not in self.names:
            self.names[name] = _short(name)
        return self.names[name]

    def start(self, name: str, given: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > MOST_DEPTH or self.count > MOST_NODES:
            raise TooDeepError
        kept = {self.name(key): value for key, value in given.items()}
        at = self.parser.CurrentByteIndex
        node = Node(self.name(name), kept, at, self.at)
        node.inner = _tag_end(self.utf8, at)
        if self.at is None:
            self.root = node
        else:
            self.at.children.append(node)
        self.at = node

    def end(self, _: str) -> None:
        node = self.at
        if node is None:
            return
        self.depth -= 1
        if self.utf8[node.inner - 2 : node.inner] == b"/>":
            node.close = node.end = node.inner
        else:
            node.close = self.parser.CurrentByteIndex
            node.end = _tag_end(self.utf8, node.close)
        if self.texts and node.name in _TEXTS:
            node.text = "".join(self.texts)
        self.texts.clear()
        self.at = node.parent

    def text(self, text: str) -> None:
        if self.at is not None and self.at.name in _TEXTS:
            self.texts.append(text)


_TEXTS = frozenset({"t", "instrText", "delText"})
_TAG_END = re.compile(rb"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


def _tag_end(utf8: bytes, at: int) -> int:
    found = _TAG_END.match(utf8, at)
    return at if found is None else found.end()


def _refuse(*_: object) -> None:
    message = "document type"
    raise ValueError(message)


def parse(utf8: bytes) -> Node:
    """The root of a part. Raises expat.ExpatError and ValueError (TooDeepError among them)."""
    build = _Build(utf8)
    build.parser.Parse(utf8, True)  # noqa: FBT003 - expat takes it by position only
    if build.root is None:
        message = "no element"
        raise ValueError(message)
    return build.root


def offsets(utf8: bytes, node: Node) -> list[int] | None:
    """Where in the bytes each character of a text element begins, and where the last one ends.

    None where the text is written in a way that cannot be cut (CDATA, line ends of Windows).
    """
    raw = utf8[node.inner : node.close].decode()
    tokens = _TOKEN.findall(raw)
    if len(tokens) != len(node.text) or "<" in raw:
        return None
    out = [node.inner]
    for token in tokens:
        out.append(out[-1] + len(token.encode()))
    return out
