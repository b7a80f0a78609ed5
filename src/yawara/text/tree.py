"""YAML read from parser events into our own tree, every node with its place.

Only the plain core of YAML is taken: one document, mappings, sequences and scalars. Anchors,
aliases and tags are refused, and so is nesting beyond `MOST_DEPTH`. The tree is built from events
because PyYAML's `compose` recurses in C and crashes the interpreter on 100,000 opening brackets.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import msgspec
import yaml

from yawara.text.problem import Place, Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_DEPTH = 64
MOST_BYTES = 20_000_000
#: After so many problems in one file, more would not help anybody.
MOST_PROBLEMS = 200
#: More values than any file of ours has; reading so many takes a few seconds.
MOST_NODES = 1_000_000

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(msgspec.Struct, frozen=True):
    """A single value as written; `plain` if it stood without quotes."""

    text: str
    plain: bool
    place: Place


class Sequence(msgspec.Struct, frozen=True):
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


class Mapping(msgspec.Struct, frozen=True):
    """Keys with their own places, and the nodes under them."""

    items: dict[str, Node]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping


def read_file(path: Path, name: str | None = None) -> Read[Node]:
    """Read a YAML file. `name` is how the file is called in places (default: its path).

    Problems: file-missing, file-is-folder, file-not-regular, file-unreadable, file-too-large, and
    those of `parse`.
    """
    shown = name or str(path)
    found = Problems()
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            found.error("file-is-folder", Place(shown))
        elif not stat.S_ISREG(status.st_mode):
            found.error("file-not-regular", Place(shown))
        elif status.st_size > MOST_BYTES:
            found.error("file-too-large", Place(shown), size=status.st_size, most=MOST_BYTES)
        else:
            return parse(path.read_bytes(), shown)
    except FileNotFoundError:
        found.error("file-missing", Place(shown))
    except OSError as error:
        found.error("file-unreadable", Place(shown), reason=error.strerror or "")
    return Read(None, found.found)


def parse(data: bytes, name: str) -> Read[Node]:
    """Parse one YAML document. Problems carry their line and column in `name`."""
    found = Problems()
    text = decode(data, name, found)
    if text is None:
        return Read(None, found.found)
    try:
        root = _Builder(name, found).build(text)
    except yaml.MarkedYAMLError as error:
        _syntax(error, text, name, found)
        return Read(None, found.found)
    except yaml.reader.ReaderError as error:
        _control(text, error, name, found)
        return Read(None, found.found)
    if not found.found and (root is None or (isinstance(root, Scalar) and not root.text)):
        found.error("yaml-empty", Place(name, 1, 1))
        return Read(None, found.found)
    return Read(root, found.found)


def decode(data: bytes, name: str, found: Problems) -> str | None:
    """The text of a UTF-8 file (a leading byte order mark is dropped), or None with a problem."""
    if _is_utf16(data[:64]):
        found.error("encoding-utf16", Place(name, 1, 1))
        return None
    if b"\x1b$" in data:
        # Two bytes that no YAML holds, and with which every Japanese text in JIS begins.
        place = _after(data[: data.index(b"\x1b$")], name)
        found.error("encoding-iso-2022-jp", place)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found.error(_encoding(data), _after(error.object[: error.start], name))
        return None


def _is_utf16(start: bytes) -> bool:
    """Whether a file begins like UTF-16: with its mark, or with each second byte of ASCII zero."""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    even, odd = start[::2].count(0), start[1::2].count(0)
    return max(even, odd) > 1 and min(even, odd) == 0


def _encoding(data: bytes) -> str:
    """The code that says in what a file that is not UTF-8 seems to be written."""
    # EUC-JP first: Japanese in Shift_JIS is hardly ever valid EUC-JP, but not the other way round.
    known = {"euc_jp": "encoding-euc-jp", "cp932": "encoding-shift-jis"}
    for encoding, code in known.items():
        try:
            if "\x00" not in data.decode(encoding):
                return code
        except UnicodeDecodeError:
            continue
    return "encoding-unknown"


def _after(before: bytes, name: str) -> Place:
    """The place right after some text of the file."""
    lines = before.decode("utf-8-sig", "replace").split("\n")
    return Place(name, len(lines), len(lines[-1]) + 1)


def _syntax(error: yaml.MarkedYAMLError, text: str, name: str, found: Problems) -> None:
    mark = error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    what = error.problem or error.context or ""
    line = text.splitlines()[mark.line : mark.line + 1] if mark else []
    if "tab" in what or (mark and line and line[0][mark.column : mark.column + 1] == "\t"):
        found.error("yaml-tab", place)
    else:
        found.error("yaml-syntax", place, what=what)


def _control(text: str, error: yaml.reader.ReaderError, name: str, found: Problems) -> None:
    point = error.character if isinstance(error.character, int) else ord(error.character[:1] or " ")
    at = max(text.find(chr(point)), 0)
    line = text.count("\n", 0, at) + 1
    found.error(
        "yaml-control-character",
        Place(name, line, at - (text.rfind("\n", 0, at) + 1) + 1),
        character=f"U+{point:04X}",
    )


class _TooMuch(Exception):  # noqa: N818 - it ends the walk, it is no error of ours
    """Ends the walk over the events once there are too many, or they are nested too deeply."""


class _Builder:
    """Turns the events of one document into nodes, with a stack of its own."""

    def __init__(self, name: str, found: Problems) -> None:
        self.name = name
        self.found = found
        self.count = 0

    def build(self, text: str) -> Node | None:
        loader = Loader(text)
        try:
            return self._document(self._events(loader))
        except _TooMuch:
            return None
        finally:
            loader.dispose()

    def _events(self, loader: yaml.SafeLoader) -> Iterator[yaml.Event]:
        documents = 0
        while loader.check_event():
            event: yaml.Event = loader.get_event()  # type: ignore[no-untyped-call]  # typeshed leaves it bare
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.found.error("yaml-many-documents", self._place(event, ()))
                    return
            elif isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event

    def _document(self, events: Iterator[yaml.Event]) -> Node | None:
        event = next(events, None)
        root = None if event is None else self._node(event, events, (), 1)
        for _ in events:
            pass
        return root

    def _node(
        self,
        event: yaml.Event,
        events: Iterator[yaml.Event],
        path: tuple[str | int, ...],
        depth: int,
    ) -> Node:
        place = self._place(event, path)
        self.count += 1
        if self.count > MOST_NODES:
            self.found.error("yaml-too-many", place, most=MOST_NODES)
            raise _TooMuch
        if self.found.count > MOST_PROBLEMS:
            self.found.error("yaml-too-many-problems", place, most=MOST_PROBLEMS)
            raise _TooMuch
        if isinstance(event, yaml.AliasEvent):
            self.found.error("yaml-alias", place, name=event.anchor)
            return Scalar("", plain=True, place=place)
        if anchor := getattr(event, "anchor", None):
            self.found.error("yaml-anchor", place, name=anchor)
        if tag := getattr(event, "tag", None):
            self.found.error("yaml-tag", place, name=tag)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, plain=event.style is None or event.style == "", place=place)
        if depth > MOST_DEPTH:
            self.found.error("yaml-too-deep", place, most=MOST_DEPTH)
            raise _TooMuch
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self._node(inner, events, (*path, len(items)), depth + 1))
            return Sequence(tuple(items), place)
        return self._mapping(events, path, depth, place)

    def _mapping(
        self, events: Iterator[yaml.Event], path: tuple[str | int, ...], depth: int, place: Place
    ) -> Mapping:
        nodes: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self._node(inner, events, path, depth + 1)
            if not isinstance(key, Scalar):
                self.found.error("yaml-key-not-text", key.place)
                self._node(next(events), events, path, depth + 1)
                continue
            node = self._node(next(events), events, (*path, key.text), depth + 1)
            if key.text in nodes:
                first = keys[key.text].line
                self.found.error("duplicate-key", key.place, key=key.text, first=first)
                continue
            nodes[key.text] = node
            keys[key.text] = key.place
        return Mapping(nodes, keys, place)

    def _place(self, event: yaml.Event, path: tuple[str | int, ...]) -> Place:
        mark = event.start_mark
        if mark is None:
            return Place(self.name, path=path)
        return Place(self.name, mark.line + 1, mark.column + 1, path)


def within(root: Node, path: tuple[str | int, ...]) -> Place:
    """The place of the node that `path` leads to, or of the last node on the way there."""
    node = root
    for step in path:
        inner: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            inner = node.items.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int):
            inner = node.items[step] if step < len(node.items) else None
        if inner is None:
            break
        node = inner
    return node.place
