"""Writing files so that nothing is lost: atomically, and one writer at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shlex
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: After this many seconds a lock is taken to be left over from a run that was killed.
STALE_LOCK = 600


#: What a shell takes for something else than a letter of a name.
_SPECIAL = re.compile(r"[\s\"'`$&|;<>()\[\]{}*?!#~^%\\]")


def shell_word(name: str) -> str:
    """A name as it is typed in a command: quoted only where it has to be."""
    return shlex.quote(name) if _SPECIAL.search(name) or not name else name


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises OSError.

    An existing file keeps its permissions, and a link stays one: what it leads to is written.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, data) as temporary:
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)


@contextlib.contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file beside `path` that holds the data on disk; what is not moved away is removed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def create(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write new files under a folder: all of them or none, and never over what is there.

    Raises FileExistsError, whose `filename` is what stands in the way, and any other OSError; then
    nothing is left behind, the folders that were made for the files included.
    """
    paths = {folder / name: data for name, data in files.items()}
    for path in paths:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    made: list[Path] = []
    try:
        for path, data in paths.items():
            _make_folder(path.parent, made)
            _create(path, data)
            made.append(path)
    except BaseException:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _create(path: Path, data: bytes) -> None:
    """Write one new file whole, or raise FileExistsError if somebody was faster."""
    with _beside(path, data) as temporary:
        temporary.chmod(0o666 & ~_umask())
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links: the check before must do
            temporary.rename(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class LockedError(OSError):
    """Another run is writing to the same project folder."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the project's lock while writing. Raises LockedError if somebody else holds it."""
    lock = folder / ".yawara.lock"
    with contextlib.suppress(FileNotFoundError):
        if time.time() - lock.stat().st_mtime > STALE_LOCK:
            lock.unlink()
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError as error:
        message = f"{lock} is there"
        raise LockedError(message) from error
    ours = f"{os.getpid()} {time.time_ns()}".encode()
    try:
        os.write(handle, ours)
        os.close(handle)
        yield
    finally:
        # Whoever took ours for stale has put another in its place, which is not ours to remove.
        with contextlib.suppress(FileNotFoundError):
            if lock.read_bytes() == ours:
                lock.unlink()
