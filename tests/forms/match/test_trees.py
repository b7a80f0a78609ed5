"""Trees ask in order, and learn what no line can tell apart."""

from __future__ import annotations

import msgspec
import numpy

from bench.fit_trees import fit_trees
from yawara.forms.match.trees import LEAF, Forest, Tree

TREE = Tree((0, 1, LEAF, LEAF, LEAF), (0.5, 2.0, 3.0, -1.0, 1.0))


def test_a_tree_asks_whether_a_feature_is_below_a_bound() -> None:
    assert TREE.value((0.4, 1.9)) == -1.0
    assert TREE.value((0.4, 2.0)) == 1.0
    assert TREE.value((0.5, 0.0)) == 3.0


def test_values_of_trees_add_up() -> None:
    assert Forest(0.25, (TREE, TREE)).value((0.4, 2.0)) == 2.25
    assert Forest().value(()) == 0.0


def test_trees_learn_what_hangs_on_two_features_together() -> None:
    drawn = numpy.random.default_rng(1)
    rows = drawn.random((800, 8))
    right = numpy.where(rows[:, 0] > 0.6, rows[:, 1] > 0.5, rows[:, 1] < 0.3).astype(float)
    forest = fit_trees(rows, right)
    good = [
        (forest.value(row) > 0) == bool(hit)
        for row, hit in zip(rows.tolist(), right.tolist(), strict=True)
    ]
    assert sum(good) > 740
    assert forest == fit_trees(rows, right)
    assert msgspec.json.decode(msgspec.json.encode(forest), type=Forest) == forest
