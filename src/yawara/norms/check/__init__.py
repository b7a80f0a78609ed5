"""What packs mean together: references, dates, cycles, conditions. Each check gives problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.check import (
    conditions,
    forms,
    ids,
    practices,
    provisions,
    versions,
    vocabulary,
)
from yawara.norms.check.inspection import Inspection
from yawara.text.problem import in_order

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from yawara.norms.model import Norms
    from yawara.text.problem import Problem
    from yawara.text.tree import Node


def check(
    norms: Norms,
    trees: dict[str, Node],
    *,
    own: AbstractSet[str] = frozenset(),
    lost: AbstractSet[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Every fault of the norms as a whole, by file and line.

    In: the norms as read, and the trees they were read from, which give the places of single
    references. `own` names the files that do not belong to the first root: what they define has
    an id that begins with `x-`. `lost` names the kinds of files (facts, issuers, ids, moves,
    theme, version, form) of which one could not be read. Never raises, whatever the packs hold.
    """
    inspection = Inspection(norms, trees, own, lost)
    vocabulary.check(inspection)
    practices.check(inspection)
    ids.check(inspection)
    versions.check(inspection)
    provisions.check(inspection)
    forms.check(inspection)
    conditions.check(inspection)
    return in_order(inspection.found.found)
