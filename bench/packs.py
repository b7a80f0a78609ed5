"""The norms that the comparisons are made with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from yawara.norms import load, select
from yawara.text.fields import nearest
from yawara.text.messages import render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yawara.norms.model import Norms, Version

BAD_INPUT = 2


def packs(more: Sequence[Path]) -> Norms:
    """The shipped norms and those in `more`; ends the program where they have faults."""
    read = load.load(load.with_shipped(more), cache=load.cache_folder())
    if read.failed or read.value is None:
        for problem in read.problems:
            sys.stderr.write(f"{render(problem, 'en')}\n")
        sys.exit(BAD_INPUT)
    return read.value


def last_version(norms: Norms, ref: str) -> Version:
    """The version that `ref` names, the last one of an instrument; ends the program if none is."""
    found = select.matching(norms, ref)
    if not found:
        known = [*norms.instruments, *(version.ref for version in norms.versions)]
        near = nearest(ref, known)
        hint = f" Did you mean {near}?" if near else ""
        sys.stderr.write(f"There is no instrument or version {ref!r}.{hint}\n")
        sys.exit(BAD_INPUT)
    return found[-1]
