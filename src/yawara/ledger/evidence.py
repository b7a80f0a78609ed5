"""Evidence files: that they are inside the project, are there, and are still the same."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from yawara.ledger.nearby import Nearby
from yawara.text.files import shell_word
from yawara.text.problem import Problems

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Container, Iterable, Iterator
    from pathlib import Path

    from yawara.ledger.model import Entry, Evidence
    from yawara.text.problem import Problem

#: As recorded, changed since, not there, or on record without a digest.
Standing = Literal["same", "changed", "missing", "bare"]

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_CHUNK = 1 << 20


class Named(NamedTuple):
    """A file that an entry names as evidence, where nothing corrects the entry, and its digest now.

    `actual` is None where the file is not there; `sha256` is "" where what is stated is malformed.
    """

    entry: Entry
    evidence: Evidence
    sha256: str | None
    actual: str | None

    @property
    def standing(self) -> Standing:
        """How the file stands to what is on record."""
        if self.actual is None:
            return "missing"
        if self.sha256 is None:
            return "bare"
        return "changed" if self.sha256 and self.sha256 != self.actual else "same"


def named(entries: Iterable[Entry], project: Path) -> Iterator[Named]:
    """The evidence files inside the project, entry by entry; each file is read once.

    What a correction replaced altogether has been put right: its files may have gone since.
    """
    entries = tuple(entries)
    is_corrected = _corrected(entries)
    known: dict[str, str | None] = {}
    for entry in entries:
        for evidence in () if is_corrected(entry) else entry.evidence:
            path = inside(project, evidence.target) if evidence.kind == "file" else None
            if path is None:
                continue
            if evidence.target not in known:
                known[evidence.target] = _hash(path)
            sha256 = evidence.sha256
            well = sha256 is None or _SHA256.match(sha256)
            yield Named(entry, evidence, sha256 if well else "", known[evidence.target])


def check_evidence(entries: Iterable[Entry], project: Path) -> tuple[Problem, ...]:
    """Problems of the files that entries name: outside the project, missing, changed, no hash."""
    found = Problems()
    entries = tuple(entries)
    for entry in entries:
        for evidence in entry.evidence:
            if evidence.sha256 is not None and not _SHA256.match(evidence.sha256):
                found.error("evidence-bad-hash", entry.place, file=evidence.target)
            if evidence.kind == "file" and inside(project, evidence.target) is None:
                found.error("evidence-outside", entry.place, file=evidence.target)
    _check_files(named(entries, project), project, found)
    return found.found


def _check_files(files: Iterable[Named], project: Path, found: Problems) -> None:
    """A problem for each file that is not as recorded, at the first entry that names it so."""
    nearby = Nearby(project)
    alike: dict[tuple[str, Standing, str | None], list[Named]] = {}
    for one in files:
        alike.setdefault((one.evidence.target, one.standing, one.sha256), []).append(one)
    for (file, standing, stated), several in alike.items():
        place, actual = several[0].entry.place, several[0].actual or ""
        if standing == "missing":
            near = nearby.nearest(file)
            found.error("evidence-missing", place, file=file, nearest=near)
        elif standing == "bare":
            found.warning("evidence-without-hash", place, file=file, sha256=actual)
        elif standing == "changed":
            found.error(
                "evidence-changed",
                place,
                file=file,
                stated=(stated or "")[:12],
                actual=actual[:12],
                count=len(several),
                folder=shell_word(str(project)),
                word=shell_word(file),
            )


def accepted(
    found: Iterable[Named], files: Container[str], day: datetime.date
) -> tuple[Entry, ...]:
    """The corrections that record some files as they are now, one for each entry that names any.

    A file that changed counts as collected on the day, unless it had expired before that.
    """
    by_entry: dict[str, list[Named]] = {}
    for one in found:
        if one.evidence.target in files and one.standing in ("changed", "bare"):
            by_entry.setdefault(one.entry.id, []).append(one)
    out: list[Entry] = []
    for several in by_entry.values():
        now = {one.evidence: _as_it_is(one, day) for one in several}
        entry = several[0].entry
        evidence = tuple(now.get(piece, piece) for piece in entry.evidence)
        out.append(replace(entry, evidence=evidence, recorded=day, replaces=entry.id))
    return tuple(out)


def _as_it_is(one: Named, day: datetime.date) -> Evidence:
    ends = one.evidence.ends
    ended = ends is not None and ends < day
    collected = one.evidence.collected if ended or one.standing == "bare" else day
    return replace(one.evidence, sha256=one.actual, collected=collected)


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
