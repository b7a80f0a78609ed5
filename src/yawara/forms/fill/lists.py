"""Our own lists that only grow, kept as YAML beside the ledger: read whole, added to at the end.

What stands there stays byte for byte, comments included, so a person can edit it, and two people's
additions merge in git.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yawara.ledger.write import scalar
from yawara.text import tree
from yawara.text.fields import Fields
from yawara.text.problem import Problems, Read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

#: One item as it is written: texts, lists of texts, and what is left out (None).
Item = Mapping[str, str | bool | tuple[str, ...] | None]
_DAYS = frozenset({"on"})
MOST_ITEMS = 100_000


def read(path: Path, name: str, key: str, one: Callable[[Fields], T | None]) -> Read[tuple[T, ...]]:
    """The items under `key` of a file; a missing file has none.

    Problems: those of YAML and of fields, too-many-entries, and what `one` finds.
    """
    if not path.exists() and not path.is_symlink():
        return Read(())
    parsed = tree.read_file(path, name)
    if parsed.value is None:
        return Read(None, parsed.problems)
    return _items(parsed, key, one)


def _items(
    parsed: Read[tree.Node], key: str, one: Callable[[Fields], T | None]
) -> Read[tuple[T, ...]]:
    found = Problems()
    found.extend(parsed.problems)
    fields = Fields.of(parsed.value, found) if parsed.value is not None else None
    if fields is None:
        return Read(None, found.found)
    fields.format_1()
    nodes = fields.items(key)
    if len(nodes) > MOST_ITEMS:
        found.error("too-many-entries", fields.place, count=len(nodes), most=MOST_ITEMS)
        nodes = nodes[:MOST_ITEMS]
    out: list[T] = []
    for node in nodes:
        inner = Fields.of(node, found)
        if inner is None:
            continue
        made = one(inner)
        inner.done()
        if made is not None:
            out.append(made)
    fields.done()
    return Read(tuple(out), found.found)


def added(data: bytes, key: str, items: Sequence[Item], name: str, head: str) -> Read[bytes]:
    """The bytes of a file with items at its end. `head`: the comment on top of a new file.

    Problem: list-cannot-append, where the end of the file is no place for another item.
    """
    if not items:
        return Read(data)
    found = Problems()
    parsed = tree.parse(data, name) if data.strip() else None
    place = None if parsed is None or parsed.value is None else parsed.value.place
    shape = (2, 0) if parsed is None else _shape(parsed.value, key)
    if shape is None or (parsed is not None and parsed.failed):
        found.error("list-cannot-append", place, key=key)
        return Read(None, (*(() if parsed is None else parsed.problems), *found.found))
    indent, count = shape
    newline = "\r\n" if b"\r\n" in data else "\n"
    begin = data
    if parsed is None:
        begin = f"{head}format: 1\n{key}:\n".encode()
    elif not data.endswith(b"\n"):
        begin = data + newline.encode()
    text = "".join(f"{line}{newline}" for item in items for line in _lines(item, indent))
    made = begin + text.encode()
    after = tree.parse(made, name)
    now = None if after.failed else _shape(after.value, key)
    if now is None or now[1] != count + len(items):
        found.error("list-cannot-append", place, key=key)
        return Read(None, found.found)
    return Read(made)


def _shape(root: tree.Node | None, key: str) -> tuple[int, int] | None:
    """How far the items are indented, and how many there are; None: no list that can grow."""
    if not isinstance(root, tree.Mapping) or list(root.items)[-1:] != [key]:
        return None
    node = root.items[key]
    if isinstance(node, tree.Scalar) and node.plain and not node.text:
        return 2, 0
    if isinstance(node, tree.Sequence) and node.items:
        return node.place.column - 1, len(node.items)
    return None


def _lines(item: Item, indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in item.items():
        if value is None:
            continue
        if isinstance(value, tuple):
            text = f"[{', '.join(scalar(one) for one in value)}]"
        elif isinstance(value, bool):
            text = "true" if value else "false"
        else:
            text = value if key in _DAYS else scalar(value)
        lines.append(f"{'  ' if lines else '- '}{key}: {text}")
    return [" " * indent + line for line in lines]
