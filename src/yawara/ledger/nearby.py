"""The file that a wrong path most likely means."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from yawara.text.fields import MOST_SUGGESTIONS, nearest

if TYPE_CHECKING:
    from pathlib import Path

#: Where people put evidence, and leave out that they did.
USUAL_FOLDER = "evidence"
_MOST_FILES = 500


class Nearby:
    """The files of a project that are there. They are listed when somebody first asks."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._known: dict[str, str] | None = None
        self._asked = 0

    def nearest(self, target: str) -> str:
        """The one file whose name is alike, else one whose path is, else nothing."""
        self._asked += 1
        if self._asked > MOST_SUGGESTIONS:
            return ""
        if self._known is None:
            self._known = {_folded(path): path for path in _files(self._project)}
        wanted = _folded(target)
        by_name: dict[str, list[str]] = {}
        for path in self._known:
            by_name.setdefault(_name(path), []).append(path)
        named = by_name.get(nearest(_name(wanted), by_name) or "", [])
        found = named[0] if len(named) == 1 else nearest(wanted, self._known)
        return self._known[found] if found else ""


def _folded(path: str) -> str:
    """A path as it is compared: wide or narrow, capital or not, is all one."""
    plain = unicodedata.normalize("NFKC", path).replace("\\", "/").removeprefix("./")
    return plain.casefold()


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _files(project: Path) -> tuple[str, ...]:
    """Files by path from the project folder: those of the usual folder, then those beside it."""
    out: list[str] = []
    try:
        for path in (*(project / USUAL_FOLDER).rglob("*"), *project.iterdir()):
            if path.is_file() and len(out) < _MOST_FILES:
                out.append(path.relative_to(project).as_posix())
    except OSError:
        return ()
    return tuple(sorted(out))
