"""Holding a project's lock from reading it to writing to it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from yawara.cli.output import Caller, refuse
from yawara.text.files import LockedError, locked
from yawara.text.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
