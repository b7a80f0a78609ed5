"""Fit small trees one after another, each to what those before it leave (gradient boosting).

After Friedman, "Greedy function approximation: a gradient boosting machine" (2001), with second
derivatives and a penalty on leaves as in Chen and Guestrin, "XGBoost" (2016). Trees are seeded, so
the same rows give the same trees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy

from yawara.forms.match.trees import LEAF, Forest, Tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]
    Places = NDArray[numpy.int64]

TREES, DEPTH, RATE = 80, 3, 0.1
#: A leaf holds at least so much of the second derivative; what is added to it, against chance.
LEAST, PENALTY = 8.0, 5.0
#: The part of the rows, and of the features, that a tree sees.
ROWS, COLUMNS = 0.7, 0.5
BINS, SEED = 24, 0
_GAIN = 1e-3
_DIGITS = 6


class _Split(NamedTuple):
    gain: float
    feature: int
    cut: int


def fit_trees(rows: Array, right: Array) -> Forest:
    """Trees for the logit of `right` (0 or 1) from the features in `rows`."""
    drawn = numpy.random.default_rng(SEED)
    bounds = [_bounds(rows[:, at]) for at in range(rows.shape[1])]
    binned = numpy.stack(
        [numpy.searchsorted(one, rows[:, at], side="right") for at, one in enumerate(bounds)], 1
    )
    share = right.mean()
    start = float(numpy.log(share / (1 - share)))
    values = numpy.full(len(right), start)
    trees: list[Tree] = []
    plain = rows.tolist()
    for _ in range(TREES):
        chance = 1 / (1 + numpy.exp(-values))
        seen = numpy.nonzero(drawn.random(len(right)) < ROWS)[0]
        columns = drawn.permutation(rows.shape[1])[: int(rows.shape[1] * COLUMNS)]
        grower = _Grower(binned, right - chance, chance * (1 - chance), columns)
        grower.grow(seen, 0, 0)
        tree = grower.tree(bounds)
        trees.append(tree)
        values += [tree.value(row) for row in plain]
    return Forest(round(start, _DIGITS), tuple(trees))


def _bounds(column: Array) -> Array:
    parts = numpy.linspace(0, 1, BINS + 1)[1:-1]
    return numpy.unique(numpy.round(numpy.quantile(column, parts), _DIGITS))


@dataclass
class _Grower:
    """One tree as it grows: rows by bin of each feature, and the derivatives at each."""

    binned: Places
    slope: Array
    bend: Array
    columns: Places
    splits: dict[int, _Split] = field(default_factory=dict)
    leaves: dict[int, float] = field(default_factory=dict)

    def grow(self, rows: Places, at: int, depth: int) -> None:
        split = self.best(rows) if depth < DEPTH else None
        if split is None:
            slope, bend = self.slope[rows].sum(), self.bend[rows].sum()
            self.leaves[at] = RATE * slope / (bend + PENALTY)
            return
        self.splits[at] = split
        below = self.binned[rows, split.feature] <= split.cut
        self.grow(rows[below], 2 * at + 1, depth + 1)
        self.grow(rows[~below], 2 * at + 2, depth + 1)

    def best(self, rows: Places) -> _Split | None:
        """The split that explains most, if any does."""
        slope, bend = self.slope[rows], self.bend[rows]
        total, weight = slope.sum(), bend.sum()
        best: _Split | None = None
        for feature in self.columns:
            bins = self.binned[rows, feature]
            under = numpy.bincount(bins, slope, BINS).cumsum()[:-1]
            light = numpy.bincount(bins, bend, BINS).cumsum()[:-1]
            gain = (
                under**2 / (light + PENALTY)
                + (total - under) ** 2 / (weight - light + PENALTY)
                - total**2 / (weight + PENALTY)
            )
            gain[(light < LEAST) | (weight - light < LEAST)] = 0.0
            cut = int(gain.argmax())
            if gain[cut] > (best.gain if best else _GAIN):
                best = _Split(float(gain[cut]), int(feature), cut)
        return best

    def tree(self, bounds: list[Array]) -> Tree:
        """The tree by its nodes. Places that no way leads to are leaves of nothing."""
        size = max((*self.splits, *self.leaves)) + 1
        features, values = [LEAF] * size, [0.0] * size
        for at, split in self.splits.items():
            features[at], values[at] = split.feature, float(bounds[split.feature][split.cut])
        for at, leaf in self.leaves.items():
            values[at] = round(float(leaf), _DIGITS)
        return Tree(tuple(features), tuple(values))
