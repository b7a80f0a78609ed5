"""`yawara norms site`: the whole norm base as a folder of pages."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara.cli import output
from yawara.cli.norms.base import opened
from yawara.cli.norms.words import SAY
from yawara.cli.output import Answer, Caller, refuse
from yawara.norms import load
from yawara.text.problem import Place

if TYPE_CHECKING:
    import datetime

#: By this a file of ours is known, which may be written over or, if outdated, taken away.
_OURS = b", norms site"
_HEAD = 1024
#: Where pages lie that may be there no more in a later state of the norms.
_FOLDERS = ("instruments", "practices", "themes")


@click.command("site")
@click.option("--output", "-o", "to", type=click.Path(path_type=Path), required=True, metavar="OUT")
@output.NORMS
@output.AS_OF
@output.answering
def command(
    caller: Caller, to: Path, norms: tuple[Path, ...], as_of: datetime.date | None
) -> Answer:
    """Write every norm and practice as pages to browse, in both languages."""
    from yawara.report.site.build import build

    read = opened(norms, caller)
    day = as_of or output.today()
    if to.exists() and not to.is_dir():
        raise refuse(caller, "folder-is-file", Place(str(to)))
    files = build(read.norms, day, notes=_notes())
    written, gone = _put(caller, to, files)
    first = to / "index.html"
    lines = [SAY("site-written", caller.lang, file=first, count=len(files))]
    lines += [SAY("site-removed", caller.lang, count=gone)] if gone else []
    return Answer(
        result={"file": str(first), "files": len(files), "written": written, "removed": gone},
        lines=lines,
        problems=read.problems,
        as_of=day,
        digest=read.norms.sha256,
    )


def _notes() -> str:
    """What we say ourselves of what is missing: beside the packs, or in the docs of a checkout."""
    packs = load.shipped()
    for path in (packs / "missing.md", packs.parent / "docs" / "missing.md"):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return path.read_text(encoding="utf-8")
    return ""


def _put(caller: Caller, to: Path, files: dict[str, bytes]) -> tuple[int, int]:
    """Write what differs, and take away pages of ours that are no more; how many of each."""
    paths = {to / name: data for name, data in files.items()}
    try:
        for path in paths:
            if path.is_dir():
                raise refuse(caller, "file-is-folder", Place(str(path)))
            if path.exists() and not _ours(path):
                raise refuse(caller, "file-exists", Place(str(path)), file=path.name)
        changed = [path for path, data in paths.items() if not _same(path, data)]
        for path in changed:
            _write(path, paths[path])
        old = [path for path in _pages(to) if path not in paths and _ours(path)]
        for path in old:
            path.unlink()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise refuse(
            caller, "cannot-write", Place(str(to)), file=to.name, reason=reason or ""
        ) from None
    return len(changed), len(old)


def _pages(to: Path) -> list[Path]:
    folders = [to / lang / folder for lang in ("ja", "en") for folder in _FOLDERS]
    return sorted(path for folder in folders for path in folder.rglob("*.html"))


def _ours(path: Path) -> bool:
    with path.open("rb") as file:
        return _OURS in file.read(_HEAD)


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _write(path: Path, data: bytes) -> None:
    """A page, whole or not at all. It can be made again, so a thousand do not wait for the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".site.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
