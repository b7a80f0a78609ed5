"""Evidence files: that they are inside the project, are there, and are still the same."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from yawara.ledger.nearby import Nearby
from yawara.text.problem import Problems

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from yawara.ledger.model import Entry
    from yawara.text.problem import Place, Problem

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_CHUNK = 1 << 20


def check_evidence(entries: Iterable[Entry], project: Path) -> tuple[Problem, ...]:
    """Problems of the files that entries name: outside the project, missing, changed, no hash.

    What a correction replaced altogether has been put right: its files may have gone since.
    """
    found = Problems()
    entries = tuple(entries)
    nearby = Nearby(project)
    is_corrected = _corrected(entries)
    known: dict[str, str | None] = {}
    for entry in entries:
        for evidence in entry.evidence:
            stated = evidence.sha256
            if stated is not None and not _SHA256.match(stated):
                found.error("evidence-bad-hash", entry.place, file=evidence.target)
                stated = ""
            if evidence.kind != "file":
                continue
            path = inside(project, evidence.target)
            if path is None:
                found.error("evidence-outside", entry.place, file=evidence.target)
                continue
            if evidence.target not in known:
                known[evidence.target] = _hash(path)
            actual = known[evidence.target]
            if is_corrected(entry):
                continue
            if actual is None:
                near = nearby.nearest(evidence.target)
                found.error("evidence-missing", entry.place, file=evidence.target, nearest=near)
            else:
                _compare(evidence.target, stated, actual, entry.place, found)
    return found.found


def _corrected(entries: Iterable[Entry]) -> Callable[[Entry], bool]:
    """Whether a correction speaks for every day of an entry: it holds from no later than it."""
    since: dict[str, datetime.date] = {}
    for entry in entries:
        if entry.replaces is not None:
            since[entry.replaces] = min(entry.on, since.get(entry.replaces, entry.on))
    lengths = {len(start) for start in since}

    def is_corrected(entry: Entry) -> bool:
        days = (since.get(entry.id[:length]) for length in lengths)
        return any(day is not None and day <= entry.on for day in days)

    return is_corrected


def _compare(file: str, stated: str | None, actual: str, place: Place, found: Problems) -> None:
    if stated is None:
        found.warning("evidence-without-hash", place, file=file, sha256=actual)
    elif stated and stated != actual:
        found.error("evidence-changed", place, file=file, stated=stated[:12], actual=actual[:12])


def inside(project: Path, target: str) -> Path | None:
    """The path of a project file, or None where it would lead out of the project."""
    if not target or "\x00" in target or re.match(r"[A-Za-z]:|[\\/]", target):
        return None
    root = project.resolve()
    try:
        path = (root / target.replace("\\", "/")).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return path if path.is_relative_to(root) else None


def _hash(path: Path) -> str | None:
    whole = hashlib.sha256()
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                whole.update(chunk)
    except OSError:
        return None
    return whole.hexdigest()
