"""Differences of versions: ids that stay, move, are split or merged; practices that come and go."""

# ruff: noqa: E501 - one case a line reads best

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.norms import small
from yawara.norms.diff import Diff, diff

if TYPE_CHECKING:
    import random
    from pathlib import Path

V1, V2 = "instruments/jp-demo/1.yaml", "instruments/jp-demo/2.yaml"
PRACTICES = ("keep-logs", "keep-logs-longer", "review-logs", "watch-logs", "name-owner")


def provision(
    id_: str, *asks: str, more: str = "", who: str = "developer", how: str = "should"
) -> str:
    """One provision that asks for something, with more fields if wanted."""
    return (
        small.ASKING.replace("    also: [name-owner]\n", "")
        .replace("id: A-1\n", f"id: {id_}\n{more}")
        .replace("asks: [keep-logs, review-logs]", f"asks: [{', '.join(asks)}]")
        .replace("addressees: [developer, provider]", f"addressees: [{who}]")
        .replace("strength: should", f"strength: {how}")
    )


def compared(folder: Path, before: list[str], after: list[str], *, back: bool = False) -> Diff:
    """The difference of two versions, each a heading A with these provisions."""
    files = small.packs()
    files[V1] = files[V1].replace(small.ASKING, "") + "".join(before)
    files[V2] = files[V2].replace(small.ASKING, "").replace(small.UNREAD, "") + "".join(after)
    norms = small.norms(folder, files)
    one, two = norms.instruments["jp-demo"]
    return diff(norms, two, one) if back else diff(norms, one, two)


def told(found: Diff) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The steps with something to tell."""
    return [
        (
            step.kind,
            "+".join(one.id for one in step.old),
            "+".join(one.id for one in step.new),
            step.changed,
        )
        for step in found.steps
        if not step.silent
    ]


def test_nothing_changed(tmp_path: Path) -> None:
    same = [provision("A-1", "keep-logs")]
    found = compared(tmp_path, same, same)
    assert told(found) == []
    assert (found.added, found.retired, found.asked) == ((), (), ())


def test_the_order_of_a_list_says_nothing(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [provision("A-1", "keep-logs", "name-owner")],
        [provision("A-1", "name-owner", "keep-logs")],
    )
    assert told(found) == []


def test_added_and_retired(tmp_path: Path) -> None:
    found = compared(
        tmp_path, [provision("A-1", "keep-logs")], [provision("A-2", "review-logs", who="provider")]
    )
    assert [one.id for one in found.added] == ["A-2"]
    assert [one.id for one in found.retired] == ["A-1"]
    assert [(one.addressee, one.come, one.go) for one in found.asked] == [
        ("developer", (), ("keep-logs",)),
        ("provider", ("review-logs",), ()),
    ]


def unread(id_: str) -> str:
    """One provision that nobody has read yet."""
    return small.UNREAD.replace("- id: A-2", f"- id: {id_}").replace("[everyone]", "[developer]")


def test_of_what_is_unread_nothing_comes_or_goes(tmp_path: Path) -> None:
    before = [unread("A-1"), provision("A-3", "keep-logs")]
    after = [provision("A-1", "review-logs"), provision("A-3", "keep-logs", "name-owner")]
    found = compared(tmp_path, before, after)
    by_id = {step.new[0].id: step for step in found.steps}
    assert by_id["A-1"].unread
    assert (by_id["A-1"].come, by_id["A-1"].go) == ((), ())
    assert "asks" not in by_id["A-1"].changed
    assert "strength" in by_id["A-1"].changed  # what can be compared is
    assert by_id["A-3"].come == ("name-owner",)
    assert not by_id["A-3"].unread
    assert [(one.addressee, one.come) for one in found.asked] == [("developer", ("name-owner",))]


def test_what_is_new_comes_though_other_things_are_unread(tmp_path: Path) -> None:
    found = compared(tmp_path, [unread("A-1")], [unread("A-1"), provision("A-4", "keep-logs")])
    assert [(one.addressee, one.come) for one in found.asked] == [("developer", ("keep-logs",))]


def test_an_id_that_moves(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [provision("A-1", "keep-logs")],
        [provision("A-9", "keep-logs", more="    was: [A-1]\n    change: moved\n")],
    )
    assert told(found) == [("moved", "A-1", "A-9", ())]
    assert found.steps[1].declared == ("moved",)
    assert (found.added, found.retired, found.asked) == ((), (), ())


def test_ids_that_change_places(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [provision("A-1", "keep-logs"), provision("A-2", "name-owner")],
        [
            provision("A-1", "name-owner", more="    was: [A-2]\n"),
            provision("A-2", "keep-logs", more="    was: [A-1]\n"),
        ],
    )
    assert told(found) == [("moved", "A-2", "A-1", ()), ("moved", "A-1", "A-2", ())]


def test_a_split_keeps_what_its_parts_ask_for_together(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [provision("A-1", "keep-logs", "name-owner")],
        [
            provision("A-1", "keep-logs"),
            provision("A-2", "name-owner", "review-logs", more="    was: [A-1]\n"),
        ],
    )
    assert told(found) == [("split", "A-1", "A-1+A-2", ("asks",))]
    assert (found.steps[1].come, found.steps[1].go) == (("review-logs",), ())
    assert found.added == ()


def test_a_merger(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [provision("A-1", "keep-logs"), provision("A-2", "name-owner")],
        [provision("A-1", "keep-logs", "name-owner", more="    was: [A-1, A-2]\n")],
    )
    assert told(found) == [("merged", "A-1+A-2", "A-1", ())]
    assert found.retired == ()


def test_a_higher_rung_comes_and_the_lower_one_does_not_go(tmp_path: Path) -> None:
    found = compared(
        tmp_path, [provision("A-1", "keep-logs")], [provision("A-1", "keep-logs-longer")]
    )
    assert (found.steps[1].come, found.steps[1].go) == (("keep-logs-longer",), ())


@pytest.mark.parametrize(
    ("after", "aspect"),
    [
        (provision("A-1", "keep-logs", how="must"), "strength"),
        (provision("A-1", "keep-logs", who="provider"), "addressees"),
        (provision("A-1", "keep-logs").replace("    applies: {fact: generative}\n", ""), "condition"),
        (provision("A-1", "keep-logs", more="    applies_from: 2027-01-01\n"), "dates"),
        (provision("A-1", "keep-logs", more="    stage: [use]\n"), "stage"),
        (provision("A-1", "keep-logs", more="    also: [name-owner]\n"), "also"),
        (provision("A-1", "keep-logs").replace("ja: 記録, en: Records}", "ja: 記帳, en: Books}"), "heading"),
    ],
)  # fmt: skip
def test_what_else_can_change(tmp_path: Path, after: str, aspect: str) -> None:
    found = compared(tmp_path, [provision("A-1", "keep-logs")], [after])
    assert told(found) == [("stays", "A-1", "A-1", (aspect,))]


def test_strengths_are_compared_by_addressee(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [provision("A-1", "keep-logs"), provision("A-2", "name-owner", how="must")],
        [provision("A-1", "keep-logs", how="must-strive"), provision("A-2", "name-owner", how="may")],
    )  # fmt: skip
    (asked,) = found.asked
    assert asked.stronger == (("keep-logs", "should", "must-strive"),)
    assert asked.weaker == (("name-owner", "must", "may"),)
    assert (asked.come, asked.go) == ((), ())


def test_a_declared_change_is_told_even_if_nothing_differs(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [provision("A-1", "keep-logs")],
        [provision("A-1", "keep-logs", more="    change: reworded\n")],
    )
    assert told(found) == [("stays", "A-1", "A-1", ())]


def test_backwards(tmp_path: Path) -> None:
    before = [provision("A-1", "keep-logs"), provision("A-3", "name-owner")]
    after = [provision("A-2", "keep-logs", "review-logs", more="    was: [A-1]\n")]
    found = compared(tmp_path, before, after, back=True)
    assert told(found) == [("moved", "A-2", "A-1", ("asks",))]
    assert [one.id for one in found.added] == ["A-3"]
    assert found.steps[1].go == ("review-logs",)


def test_over_a_version_between(tmp_path: Path) -> None:
    files = small.packs()
    third = small.VERSION.format(version="3", day="2026-10-01", more='supersedes: "2"\n')
    moved = provision("Z", "keep-logs", more="    was: [M]\n").replace("    part_of: A\n", "")
    files[V2] = files[V2].replace("  - id: A-1\n", "  - id: M\n    was: [A-1]\n")
    files["instruments/jp-demo/3.yaml"] = third + moved
    norms = small.norms(tmp_path, files)
    first, _, last = norms.instruments["jp-demo"]
    assert told(diff(norms, first, last))[0][:3] == ("moved", "A-1", "Z")
    assert told(diff(norms, last, first))[0][:3] == ("moved", "Z", "A-1")


ASKS = st.lists(st.sampled_from(PRACTICES), min_size=1, max_size=4, unique=True)


@given(st.lists(ASKS, max_size=4), st.lists(ASKS, max_size=4), st.randoms(use_true_random=False))
def test_every_provision_is_told_once_and_the_way_back_is_the_reverse(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[list[str]],
    after: list[list[str]],
    hand: random.Random,
) -> None:
    olds = [f"A-{at}" for at in range(len(before))]
    news = [f"A-{at + 2}" for at in range(len(after))]
    was = [hand.sample(olds, hand.randint(0, min(2, len(olds)))) for _ in news]
    folder = tmp_path_factory.mktemp("diff")
    first = [provision(id_, *asks) for id_, asks in zip(olds, before, strict=True)]
    second = [
        provision(id_, *asks, more=f"    was: [{', '.join(ids)}]\n" if ids else "")
        for id_, asks, ids in zip(news, after, was, strict=True)
    ]
    there = compared(folder / "there", first, second)
    back = compared(folder / "back", first, second, back=True)
    for old, new, found in ((olds, news, there), (news, olds, back)):
        told_old = [p.id for s in found.steps for p in s.old] + [p.id for p in found.retired]
        told_new = [p.id for s in found.steps for p in s.new] + [p.id for p in found.added]
        assert sorted(told_old) == sorted(["A", *old])
        assert sorted(told_new) == sorted(["A", *new])
    assert [p.id for p in there.added] == [p.id for p in back.retired]
    assert [p.id for p in there.retired] == [p.id for p in back.added]
    assert {(s.come, s.go) for s in there.steps} == {(s.go, s.come) for s in back.steps}
    assert [(a.come, a.go) for a in there.asked] == [(a.go, a.come) for a in back.asked]
