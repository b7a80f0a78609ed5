"""Packs broken at random: always problems with places, never an exception."""

# ruff: noqa: E501 - the slips read best as a block

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.norms import small
from yawara.norms import load, select
from yawara.norms.diff import diff
from yawara.norms.lint import lint
from yawara.text.messages import render

if TYPE_CHECKING:
    import random

#: What a hand slips into a pack: other shapes, other words, other days.
SLIPS: tuple[Any, ...] = (
    None, True, "", " ", "x", "A", "A-1", "keep-logs", "jp-demo", "jp-demo@1", "2", 0, -1, 1e30, "1e400",
    [], [[]], {}, [None], {"ja": "字"}, {"fact": "generative"}, {"all": []}, {"not": {}}, {"any": [{}]},
    "2026-04-01", "令和8年4月1日", "1/4/2026", "2026-02-30", "\u0000", "＃", "x" * 300, ["A", "A"], {"A": {"A": 1}},
)  # fmt: skip
TREES = {name: yaml.load(text, yaml.CSafeLoader) for name, text in small.packs().items()}

Holder = dict[Any, Any] | list[Any]


def spots(tree: object) -> list[tuple[Holder, Any]]:
    """Every place in a tree, as its holder and the key in it."""
    out: list[tuple[Holder, Any]] = []
    waiting = [tree]
    while waiting:
        holder = waiting.pop()
        if isinstance(holder, dict):
            out += [(holder, key) for key in holder]
            waiting.extend(holder.values())
        elif isinstance(holder, list):
            out += [(holder, at) for at in range(len(holder))]
            waiting.extend(holder)
    return out


def break_one(tree: object, hand: random.Random) -> None:
    """Delete, repeat, retype or exchange one node."""
    places = spots(tree)
    if not places:
        return
    holder, key = hand.choice(places)
    action = hand.choice(("delete", "repeat", "retype", "retype", "rename", "exchange"))
    if action == "delete":
        del holder[key]
    elif action == "repeat" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[key]))
    elif action == "rename" and isinstance(holder, dict):
        holder[hand.choice(("id", "asks", "fact", "was", "x", str(key) + "s"))] = holder.pop(key)
    elif action == "exchange":
        other, there = hand.choice(places)
        holder[key] = (
            copy.deepcopy(other[there]) if there in other or isinstance(other, list) else None
        )
    else:
        holder[key] = copy.deepcopy(hand.choice(SLIPS))


def broken(hand: random.Random) -> dict[str, str]:
    """The small base with some nodes broken."""
    trees = copy.deepcopy(TREES)
    for _ in range(hand.randint(1, 6)):
        name = hand.choice(sorted(trees))
        break_one(trees[name], hand)
    return {
        name: yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
        for name, tree in trees.items()
    }


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_a_broken_pack_gives_problems_with_places(hand: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = load.load([small.written(Path(folder), broken(hand))])
    for problem in read.problems:
        assert problem.place is not None
        assert problem.place.file.startswith(Path(folder).name)
        for lang in ("ja", "en"):
            assert problem.code in render(problem, lang)
    if not read.failed:
        assert read.value is not None
        assert len(read.value.implied) == len(read.value.practices)
        lint(read.value)
        for version in read.value.versions:
            select.superseded_on(read.value, version)
            diff(read.value, read.value.versions[0], version)
            for provision in version.provisions:
                read.value.closed(provision)
