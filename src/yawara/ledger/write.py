"""Write entries as YAML and append them to a ledger, of which nothing that stands there changes.

The keys come in the order of `ledger.yaml` as documented; a text stands plain where every reader
of YAML takes it for that text, as a block where it has several lines, else in double quotes with
whatever cannot be seen written as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from yawara.ledger.model import as_json
from yawara.text import tree
from yawara.text.problem import Problems, Read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.ledger.model import Entry
    from yawara.text.canonical import Json

#: Keys whose values are days: written without quotes, as people write them.
_DAYS = frozenset({"on", "recorded", "due", "from", "to", "collected", "expires"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_BLOCK_FROM = 2  # lines
#: Words that some reader of YAML takes for something else than text.
_TAKEN = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan"})
_INNER = frozenset("-_./@# 、。・（）「」ー々〜")
#: Spaces and signs that show themselves although Python does not call them printable.
_VISIBLE = "\u3000"
_LAST_BYTE, _LAST_OF_PLANE = 0xFF, 0xFFFF
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def to_yaml(entries: Iterable[Entry], *, indent: int = 0, newline: str = "\n") -> str:
    """Entries as items of a YAML list, indented by `indent` spaces."""
    lines = [line for entry in entries for line in _item(as_json(entry))]
    return "".join(f"{' ' * indent}{line}".rstrip(" ") + newline for line in lines)


def append(data: bytes, entries: tuple[Entry, ...], name: str) -> Read[bytes]:
    """The bytes of a ledger with entries added at its end, everything before left as it is.

    In: the bytes that stand there (none for a new ledger), and how the file is called in places.
    Problems: those of reading the file, and ledger-cannot-append where its last line is no place
    for another entry. What comes out was read again and found to be the old list and the new.
    """
    found = Problems()
    if not entries:
        return Read(data)
    newline = "\r\n" if data.endswith(b"\r\n") else "\n"
    read = tree.parse(data, name)
    blank = read.value is None and all(p.code == "yaml-empty" for p in read.problems)
    if not blank and read.failed:
        return Read(None, read.problems)
    shape = (0, 0) if blank else _shape(read.value)
    if shape is None:
        found.error("ledger-cannot-append", None if read.value is None else read.value.place)
        return Read(None, found.found)
    indent, count = shape
    gap = b"" if not data or data.endswith(b"\n") else newline.encode()
    text = to_yaml(entries, indent=indent, newline=newline)
    made = data + gap + text.encode()
    after = tree.parse(made, name)
    alone = tree.parse(to_yaml(entries).encode(), name)
    wanted = (*(() if blank else _items(read.value)), *_items(alone.value))
    same_length = len(wanted) == count + len(entries)
    if after.failed or alone.failed or not same_length or _items(after.value) != wanted:
        found.error("ledger-cannot-append", None if read.value is None else read.value.place)
        return Read(None, found.found)
    return Read(made)


def _shape(root: tree.Node | None) -> tuple[int, int] | None:
    """How far the items of a ledger are indented and how many there are; None: not a block list."""
    node: tree.Node | None = root
    if isinstance(root, tree.Mapping):
        node = root.items.get("entries")
        if isinstance(node, tree.Scalar) and node.plain and not node.text:
            return 2, 0
    if not isinstance(node, tree.Sequence) or not node.items:
        return None
    return node.place.column - 1, len(node.items)


def _items(root: tree.Node | None) -> tuple[object, ...]:
    node = root.items.get("entries") if isinstance(root, tree.Mapping) else root
    return tuple(_bare(item) for item in node.items) if isinstance(node, tree.Sequence) else ()


def _bare(node: tree.Node) -> object:
    """A node without its places, so that two readings can be compared."""
    if isinstance(node, tree.Scalar):
        return (node.text, node.plain)
    if isinstance(node, tree.Sequence):
        return tuple(_bare(item) for item in node.items)
    return {key: _bare(inner) for key, inner in node.items.items()}


def _item(value: Mapping[str, Json]) -> list[str]:
    lines = _mapping(value)
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def _mapping(value: Mapping[str, Json]) -> list[str]:
    lines: list[str] = []
    for key, inner in value.items():
        if isinstance(inner, str):
            lines += _text(key, inner)
        elif isinstance(inner, Mapping):
            nested = _mapping(inner)
            lines += [f"{key}:", *(f"  {line}" for line in nested)] if nested else [f"{key}: {{}}"]
        elif isinstance(inner, Sequence):
            lines += _list(key, inner)
        else:
            message = f"{key}: an entry holds texts, mappings and lists only"
            raise TypeError(message)
    return lines


def _list(key: str, items: Sequence[Json]) -> list[str]:
    records = [item for item in items if isinstance(item, Mapping)]
    if len(records) == len(items) and records:
        return [f"{key}:", *(f"  {line}" for record in records for line in _item(record))]
    return [f"{key}: [{', '.join(scalar(str(item)) for item in items)}]"]


def _text(key: str, text: str) -> list[str]:
    if key in _DAYS and _DAY.match(text):
        return [f"{key}: {text}"]
    lines = text.split("\n")
    if len(lines) >= _BLOCK_FROM and _fits_block(lines):
        return [f"{key}: |-", *(f"  {line}" for line in lines)]
    return [f"{key}: {scalar(text)}"]


def _fits_block(lines: list[str]) -> bool:
    """Whether a block scalar gives the same lines back: nothing at its edges, all of it seen."""
    return (
        all(_shows(char) for line in lines for char in line)
        and bool(lines[-1])
        and not any(line.endswith((" ", "\u3000")) for line in lines)
        and lines[0][:1] not in ("", " ", "\u3000")
    )


def scalar(text: str) -> str:
    """A text on one line: plain where nobody can take it for anything else, else quoted."""
    if _is_plain(text):
        return text
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _is_plain(text: str) -> bool:
    return (
        text[:1].isalnum()
        and text[-1:] != " "
        and " #" not in text
        and all(char in _INNER or (char.isalnum() and char.isprintable()) for char in text)
        and any(char.isalpha() for char in text)
        and text.lower() not in _TAKEN
        and not re.match(r"[0-9][0-9_.eExXoOa-fA-F-]*\Z", text)
    )


def _shows(char: str) -> bool:
    return char.isprintable() or char in _VISIBLE


def _escaped(char: str) -> str:
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if _shows(char):
        return char
    point = ord(char)
    if point <= _LAST_BYTE:
        return f"\\x{point:02X}"
    return f"\\u{point:04X}" if point <= _LAST_OF_PLANE else f"\\U{point:08X}"
