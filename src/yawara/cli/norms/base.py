"""The norm base as every `yawara norms` command opens it, and how references are found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.cli.output import Caller, refuse, unwrap
from yawara.norms import load, select
from yawara.text.fields import nearest

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from yawara.norms.model import Norms, Provision, Version
    from yawara.text.problem import Problem


class Opened(NamedTuple):
    """Norms without errors, and what else was said of them."""

    norms: Norms
    problems: tuple[Problem, ...]


def opened(more: tuple[Path, ...], caller: Caller) -> Opened:
    """The shipped norms and those in `more`, or a refusal with every fault in them."""
    read = load.load(load.with_shipped(more), cache=load.cache_folder())
    return Opened(unwrap(read, caller), read.problems)


def find_version(norms: Norms, ref: str, day: datetime.date, caller: Caller) -> Version:
    """What `jp-gfb@1.2` or `jp-gfb` means: the version in force on the day, else the latest."""
    found = select.find_version(norms, ref, day) or next(
        reversed(select.matching(norms, ref)), None
    )
    if found is None:
        known = [*norms.instruments, *(version.ref for version in norms.versions)]
        raise refuse(caller, "norms-no-version", ref=ref[:80], nearest=nearest(ref, known) or "")
    return found


def find_provision(version: Version, id_: str, caller: Caller) -> Provision:
    """A provision of a version by its id, or by the id it had before."""
    found = version.by_id.get(id_) or next((p for p in version.provisions if id_ in p.was), None)
    if found is None:
        near = nearest(id_, version.by_id) or ""
        ref = f"{version.ref}#{id_[:80]}"
        near = f"{version.ref}#{near}" if near else ""
        raise refuse(caller, "unknown-provision", ref=ref, nearest=near)
    return found


Uses = dict[str, tuple[tuple["Version", "Provision"], ...]]


class PracticeUses(NamedTuple):
    """Which provisions ask for a practice, and which only give it as an example."""

    asked: Uses
    exemplified: Uses


def practice_uses(norms: Norms) -> PracticeUses:
    """The provisions of all versions by the practices that they name."""
    asked: Uses = {}
    exemplified: Uses = {}
    for version in norms.versions:
        for provision in version.provisions:
            for out, ids in ((asked, provision.asks or ()), (exemplified, provision.also)):
                for id_ in ids:
                    out[id_] = (*out.get(id_, ()), (version, provision))
    return PracticeUses(asked, exemplified)
