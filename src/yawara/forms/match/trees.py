"""Many small decision trees whose values add up: how sure something is, from its features.

Each tree asks a few questions, whether a feature is below a bound, and so can be shown. They are
fitted by `bench/fit_trees.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Where a node has no question: its value is the tree's.
LEAF = -1


class Tree(msgspec.Struct, frozen=True, array_like=True):
    """A tree by its nodes; those below node n are 2n + 1 (the feature is below the bound), 2n + 2.

    `features`: the position of the feature that a node asks about, or `LEAF`; `values`: its bound,
    or what the tree adds.
    """

    features: tuple[int, ...]
    values: tuple[float, ...]

    def value(self, row: Sequence[float]) -> float:
        """What the tree adds for these features."""
        at = 0
        while (feature := self.features[at]) != LEAF:
            at = 2 * at + (1 if row[feature] < self.values[at] else 2)
        return self.values[at]


class Forest(msgspec.Struct, frozen=True, array_like=True):
    """Trees, and what their values are added to: a logit."""

    start: float = 0.0
    trees: tuple[Tree, ...] = ()

    def value(self, row: Sequence[float]) -> float:
        """The logit for these features."""
        return self.start + sum([tree.value(row) for tree in self.trees])
