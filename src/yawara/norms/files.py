"""Which files of a folder are packs, and what each of them holds."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from yawara.text.problem import Place, Problems, Read, has_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: Ours are a tenth of this. A larger file is no pack, and reading it would only take time.
MOST_BYTES = 5_000_000

#: The files at the top of a root, in the order in which they are read, and what they hold.
TOP = {
    "facts.yaml": "facts",
    "issuers.yaml": "issuers",
    "ids.txt": "ids",
    "moves.yaml": "moves",
}
#: The folders of a root, what their files hold, and how many levels down these lie.
FOLDERS = (("practices", "theme", 1), ("instruments", "version", 2), ("forms", "form", 1))
#: Folders of a root that other floors read.
OTHERS = frozenset({"examples", "mappings", "papers", "wordings"})
#: Files that people leave beside packs, for people.
_READ_ME = (".md", ".rst")
_READ_ME_NAMES = ("LICENSE", "NOTICE", "COPYING", "README")


class PackFile(NamedTuple):
    """One file: what it holds, where it lies, how it is called in places, and in which root."""

    kind: str
    path: Path
    name: str
    root: int


class Packs(NamedTuple):
    """The pack files of some roots, and the bytes of each; None for one that cannot be read."""

    files: tuple[PackFile, ...]
    contents: tuple[bytes | None, ...]

    @property
    def own(self) -> frozenset[str]:
        """The names of the files that do not belong to the first root."""
        return frozenset(file.name for file in self.files if file.root > 0)


def read(roots: Iterable[Path]) -> Read[Packs]:
    """Find and read the pack files under `roots`, in a fixed order, each root once.

    Problems: norms-folder-missing, norms-empty, stray-pack-file, outside-root, file-….
    """
    found = Problems()
    files: list[PackFile] = []
    contents: list[bytes | None] = []
    shown: set[str] = set()
    real: set[Path] = set()
    for root in roots:
        if not root.is_dir():
            found.error("norms-folder-missing", Place(str(root)))
            continue
        whole = root.resolve()
        if whole in real:
            continue
        name = _shown(root, shown)
        shown.add(name)
        at = len(real)
        real.add(whole)
        inside = Problems()
        here = tuple(_files(root, at, name, inside))
        if here or has_errors(inside.found):
            found.extend(inside.found)
        elif any(root.iterdir()):
            found.error("norms-empty", Place(name))
        else:  # a folder made for norms to come
            found.warning("norms-empty", Place(name))
        files += here
        contents += [_bytes(file, whole, found) for file in here]
    return Read(Packs(tuple(files), tuple(contents)), found.found)


def _shown(root: Path, taken: set[str]) -> str:
    """How a root is called in places: by its last name, the same on every machine."""
    name = root.resolve().name or "."
    return name if name not in taken else root.as_posix()


def _files(root: Path, at: int, shown: str, found: Problems) -> Iterator[PackFile]:
    top = {path.name: path for path in _listing(root, found)}
    for name, kind in TOP.items():
        if name in top:
            yield PackFile(kind, top.pop(name), f"{shown}/{name}", at)
    for name, kind, depth in FOLDERS:
        folder = top.pop(name, None)
        if folder is not None:
            yield from _folder(folder, kind, depth, PackFile(kind, root, shown, at), found)
    for name, path in top.items():
        if name not in OTHERS:
            _stray(path, f"{shown}/{name}", found)


def _folder(
    folder: Path, kind: str, depth: int, root: PackFile, found: Problems
) -> Iterator[PackFile]:
    """The `.yaml` files exactly `depth` levels down."""
    for path in _listing(folder, found):
        name = f"{root.name}/{path.relative_to(root.path).as_posix()}"
        if depth > 1 and path.is_dir():
            yield from _folder(path, kind, depth - 1, root, found)
        elif depth == 1 and path.suffix == ".yaml":
            yield PackFile(kind, path, name, root.root)
        else:
            _stray(path, name, found)


def _listing(folder: Path, found: Problems) -> list[Path]:
    """What lies in a folder, by name; hidden files are somebody else's."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        found.error("file-unreadable", Place(str(folder)), reason=error.strerror or "")
        return []


def _stray(path: Path, name: str, found: Problems) -> None:
    if path.suffix.lower() in _READ_ME or path.name in _READ_ME_NAMES:
        return
    found.warning("stray-pack-file", Place(name))


def _bytes(file: PackFile, root: Path, found: Problems) -> bytes | None:
    """The bytes of a pack file; only an ordinary file inside its root is opened at all."""
    place = Place(file.name)
    try:
        real = file.path.resolve(strict=True)
        status = real.stat()
        if not real.is_relative_to(root):
            found.error("outside-root", place, target=real.as_posix())
        elif stat.S_ISDIR(status.st_mode):
            found.error("file-is-folder", place)
        elif not stat.S_ISREG(status.st_mode):  # a pipe or a device may never come to an end
            found.error("file-unreadable", place, reason=os.strerror(errno.EINVAL))
        elif status.st_size > MOST_BYTES:
            found.error("file-too-large", place, size=status.st_size, most=MOST_BYTES)
        else:
            return real.read_bytes()
    except FileNotFoundError:
        found.error("file-missing", place)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead to each other
        found.error("file-unreadable", place, reason=getattr(error, "strerror", None) or "")
    return None
