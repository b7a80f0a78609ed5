"""A project folder as it was at a revision of the git repository that it lives in.

Only plumbing is called, which writes nothing, checks nothing out and runs no hook, filter or
program that a repository names; no transport is allowed, so nothing is fetched. What comes back is
the few files that an assessment reads. Links and submodules are passed over, and what a tree calls
its files is never used as a path without a look.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from yawara.assess.project import LEDGER, NORMS, PROFILE
from yawara.text.problem import Problem, Read
from yawara.text.tree import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_FILES, MOST_TOTAL = 2_000, 100_000_000
LONGEST_REF = 250
#: Seconds that git gets for one call: it only looks things up.
PATIENCE = 60
_FILE_MODES = ("100644", "100755", "100664")
#: What ties git to another repository than that of the folder (`git rev-parse --local-env-vars`),
#: which it sets itself while it runs a hook.
_TIED = frozenset(
    f"GIT_{name}"
    for name in (
        *("ALTERNATE_OBJECT_DIRECTORIES", "COMMON_DIR", "CONFIG", "DIR", "GRAFT_FILE"),
        *("IMPLICIT_WORK_TREE", "INDEX_FILE", "NAMESPACE", "OBJECT_DIRECTORY", "PREFIX"),
        *("REPLACE_REF_BASE", "SHALLOW_FILE", "WORK_TREE", "CEILING_DIRECTORIES"),
        *("TRACE", "TRACE2", "TRACE2_EVENT", "TRACE2_PERF", "EXTERNAL_DIFF", "SSH_COMMAND"),
    )
)


@dataclass(frozen=True, slots=True)
class Revision:
    """The commit that was compared with, and the project's files there; none: it was not there.

    `moved_from` is the folder in which the project stood there, if it was another.
    """

    commit: str
    files: dict[str, bytes]
    moved_from: str | None = None


class _Said(NamedTuple):
    """How a call of git ended, and what it wrote."""

    code: int
    out: bytes
    error: str

    @property
    def line(self) -> str:
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")


class _Failed(Exception):  # noqa: N818 - it is a way out of three calls, never seen outside
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def _fault(code: str, **params: object) -> Problem:
    return Problem(code, None, tuple((key, str(value)) for key, value in params.items()))


def at_revision(folder: Path, ref: str) -> Read[Revision]:
    """The project at the commit where `ref` and what is checked out parted.

    Problems: git-missing, not-in-git, against-unknown, against-shallow, against-too-large,
    against-unreadable, against-moved.
    """
    try:
        return Read(_read(folder, ref))
    except _Failed as failed:
        return Read(None, (failed.problem,))


def _read(folder: Path, ref: str) -> Revision:
    git = shutil.which("git")
    if git is None:
        raise _Failed(_fault("git-missing"))
    prefix = _call(git, folder, "rev-parse", "--show-prefix")
    if prefix.code:
        reason = _first(prefix.error)
        if "not a git repository" in prefix.error:
            raise _Failed(_fault("not-in-git", folder=folder))
        raise _Failed(_fault("against-unreadable", ref=ref[:80], reason=reason))
    if ref == "HEAD" and _call(git, folder, "rev-parse", "--verify", "--quiet", "HEAD").code:
        return Revision("", {})  # before the first commit
    commit = _commit(git, folder, ref)
    own = prefix.line.rstrip("/")
    blobs = _listed(git, folder, ref, f"{commit}:{own}")
    moved_from = None
    if PROFILE not in blobs:
        moved_from = _elsewhere(git, folder, ref, commit)
        if moved_from is None:
            return Revision(commit, {})
        blobs = _listed(git, folder, ref, f"{commit}:{moved_from}")
    sizes = [size for _, size in blobs.values()]
    if len(blobs) > MOST_FILES or max(sizes, default=0) > MOST_BYTES or sum(sizes) > MOST_TOTAL:
        raise _Failed(_fault("against-too-large", ref=ref[:80], count=len(blobs), size=sum(sizes)))
    return Revision(commit, _contents(git, folder, ref, blobs), moved_from)


def _listed(git: str, folder: Path, ref: str, tree: str) -> dict[str, tuple[str, int]]:
    """What a project consists of in a tree; nothing where there is none."""
    if _call(git, folder, "cat-file", "-t", tree).line != "tree":
        return {}
    wanted = (PROFILE, LEDGER, NORMS)
    listed = _call(git, folder, "ls-tree", "-r", "-z", "-l", "--full-tree", tree, *wanted)
    if listed.code:
        raise _Failed(_fault("against-unreadable", ref=ref[:80], reason=_first(listed.error)))
    return dict(_blobs(listed.out))


def _elsewhere(git: str, folder: Path, ref: str, commit: str) -> str | None:
    """The folder of a project that stood there and is gone here: ours, under another name.

    Without this, whoever renames the folder would be compared with nothing.
    """
    root = Path(_call(git, folder, "rev-parse", "--show-toplevel").line)
    listed = _call(git, folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit)
    parents = [
        name.rpartition("/")[0]
        for name, _ in _files(listed.out)
        if name.rpartition("/")[2] == PROFILE and _stays_inside(name)
    ]
    gone = [parent for parent in parents if not os.path.lexists(root / parent / PROFILE)]
    same = [parent for parent in gone if parent.rpartition("/")[2] == folder.resolve().name]
    for found in (gone, same):
        if len(found) == 1:
            return found[0]
    if gone:
        shown = ", ".join(parent or "." for parent in gone[:5])
        raise _Failed(_fault("against-moved", ref=ref[:80], folders=shown))
    return None


def _commit(git: str, folder: Path, ref: str) -> str:
    """The commit that a name means, or the one where it and HEAD parted."""
    # A name that begins with a dash would be an option.
    plain = ref.isprintable() and not ref.startswith("-") and 0 < len(ref) <= LONGEST_REF
    shallow = _call(git, folder, "rev-parse", "--is-shallow-repository").line == "true"
    missing = "against-shallow" if shallow else "against-unknown"
    found = (
        _call(git, folder, "rev-parse", "--verify", "--quiet", ref + "^{commit}") if plain else None
    )
    if found is None or found.code or not found.line.isalnum():  # `^name` has a sign before it
        raise _Failed(_fault(missing if plain else "against-unknown", ref=ref[:80]))
    parted = _call(git, folder, "merge-base", found.line, "HEAD")
    if parted.code == 0:
        return parted.line
    if shallow:
        raise _Failed(_fault(missing, ref=ref[:80]))
    return found.line


def _blobs(listed: bytes) -> Iterable[tuple[str, tuple[str, int]]]:
    """The plain files of a project in a listing: their names, object ids and sizes."""
    for name, blob in _files(listed):
        ours = name in (PROFILE, LEDGER) or name.startswith(f"{NORMS}/")
        if ours and _stays_inside(name):
            yield name, blob


def _files(listed: bytes) -> Iterable[tuple[str, tuple[str, int]]]:
    for line in listed.split(b"\0"):
        head, tab, raw = line.partition(b"\t")
        parts = head.decode("ascii", "replace").split()
        if tab and len(parts) == 4 and parts[0] in _FILE_MODES:  # noqa: PLR2004
            yield os.fsdecode(raw), (parts[2], int(parts[3]))


def _stays_inside(name: str) -> bool:
    """Whether a name of a tree stays inside the folder, on any system."""
    return (
        name.isprintable()
        and not any(sign in name for sign in '\\:*?"<>|')
        and all(part.strip(" .") and part.lower() != ".git" for part in name.split("/"))
    )


def _contents(
    git: str, folder: Path, ref: str, blobs: dict[str, tuple[str, int]]
) -> dict[str, bytes]:
    asked = "".join(f"{sha}\n" for sha, _ in blobs.values())
    said = _call(git, folder, "cat-file", "--batch", given=asked.encode())
    out: dict[str, bytes] = {}
    at = 0
    for name, (sha, size) in blobs.items():
        end = said.out.find(b"\n", at)
        if said.out[at:end] != f"{sha} blob {size}".encode():
            reason = _first(said.error) or said.out[at:end].decode("utf-8", "replace")
            raise _Failed(_fault("against-unreadable", ref=ref[:80], reason=reason))
        out[name] = said.out[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return out


def _call(git: str, folder: Path, *args: str, given: bytes = b"") -> _Said:
    safe = ("--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs")
    settings = ("-c", "protocol.allow=never", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=")
    kept = {name: value for name, value in os.environ.items() if name not in _TIED}
    quiet = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own words; a name that is an option was refused
            [git, "-C", str(folder), *safe, *settings, *args],
            input=given,
            capture_output=True,
            check=False,
            env=kept | quiet,
            timeout=PATIENCE,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise _Failed(_fault("against-unreadable", ref="", reason=reason)) from error
    return _Said(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def _first(text: str) -> str:
    """What git says first, without its prefix."""
    lines = text.strip().splitlines() or [""]
    return lines[0].removeprefix("fatal: ").removeprefix("error: ")[:200]
