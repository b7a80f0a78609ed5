"""Writing to a project under its lock: entries, lists that grow, and files beside it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from yawara.assess.project import LEDGER, NORMS
from yawara.cli import output
from yawara.cli.output import Caller, RefusedError, refuse
from yawara.ledger import write as ledger_write
from yawara.ledger.read import Setting, entries_from
from yawara.text import tree
from yawara.text.files import LockedError, locked, write_atomically
from yawara.text.problem import Place, Problems, has_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from yawara.cli.output import Given, Opened
    from yawara.forms.match import match
    from yawara.ledger.model import Entry
    from yawara.text.problem import Problem, Read

    Growing = Callable[[bytes], Read[bytes]]


@contextlib.contextmanager
def held(caller: Caller, folder: Path, file: str, *, needed: bool = True) -> Iterator[None]:
    """Hold the lock, unless nothing will be written (`needed`). `file` is what will be.

    Refusals: project-locked, cannot-write.
    """
    with contextlib.ExitStack() as stack:
        if needed and folder.is_dir():
            try:
                stack.enter_context(locked(folder))
            except LockedError:
                raise refuse(caller, "project-locked", Place(str(folder))) from None
            except OSError as error:
                place, reason = Place(file), error.strerror or ""
                raise refuse(caller, "cannot-write", place, file=file, reason=reason) from None
        yield


def record(caller: Caller, one: Opened, entries: tuple[Entry, ...]) -> None:
    """Add the entries to the ledger, after reading the whole of it again as it would be."""
    path = (one.project.folder / LEDGER).resolve()
    try:
        before = path.read_bytes() if path.exists() else b""
        data = output.unwrap(ledger_write.append(before, entries, LEDGER), caller)
        found = Problems()
        read = tree.parse(data, LEDGER)
        if read.value is not None:
            setting = Setting(one.project.norms, one.project.profile, one.request.today)
            entries_from(read.value, setting, found)
        faults: tuple[Problem, ...] = (*read.problems, *found.found)
        if has_errors(faults):
            raise RefusedError(faults, caller)
        write_atomically(path, data)
    except OSError as error:
        reason = error.strerror or ""
        raise refuse(caller, "cannot-write", Place(LEDGER), file=LEDGER, reason=reason) from None


def grown(caller: Caller, one: Opened, name: str, more: Growing) -> dict[Path, bytes]:
    """One of the project's lists as it will be; nothing where it stays as it is."""
    path = one.project.folder / name
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        reason = error.strerror or ""
        raise refuse(caller, "cannot-write", Place(name), file=name, reason=reason) from None
    after = output.unwrap(more(data), caller)
    return {} if after == data else {path: after}


def put(caller: Caller, files: Mapping[Path, bytes], *, overwrite: bool) -> None:
    """Write files beside a project; one that is there and differs is left alone unless asked.

    All are looked at before the first is written. Refusals: file-is-folder, file-kept,
    cannot-write.
    """
    for to, data in files.items():
        place = Place(str(to))
        try:
            if to.is_dir():
                raise refuse(caller, "file-is-folder", place)
            if to.exists() and not overwrite and to.read_bytes() != data:
                raise refuse(caller, "file-kept", place, file=to.name)
        except OSError as error:
            why = error.strerror or ""
            raise refuse(caller, "cannot-write", place, file=to.name, reason=why) from None
    for to, data in files.items():
        try:
            write_atomically(to, data)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            place = Place(str(to))
            raise refuse(caller, "cannot-write", place, file=to.name, reason=reason or "") from None


def matcher_of(caller: Caller, given: Given, one: Opened) -> match.Matcher:
    """The matcher over the norms of a project, and the wordings that stand beside them."""
    import msgspec

    from yawara.forms.match import lexicon
    from yawara.forms.match import match as matching
    from yawara.norms import load

    own = one.project.folder / NORMS
    roots = [*load.with_shipped(given.norms), *([own] if own.is_dir() else [])]
    words = output.unwrap(lexicon.load(roots, one.project.norms), caller)
    weights = msgspec.json.decode(matching.WEIGHTS.read_bytes(), type=matching.Weights)
    return matching.Matcher(one.project.norms, words, weights)
