"""The next steps: what counts, what does not, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.worlds import assessed, entry, explained, norms, practice, profile, provision, version
from yawara.assess.plan import next_steps
from yawara.norms.conditions import Test
from yawara.norms.model import EFFORTS, STRENGTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.assess.plan import Step
    from yawara.ledger.model import Entry
    from yawara.norms.model import Practice, Version

OWN = {"own": True}


def org(id_: str, effort: str = "days") -> Practice:
    return replace(practice(id_, level="organization"), effort=effort)


def steps(
    practices: Sequence[Practice],
    versions: Sequence[Version],
    entries: Sequence[Entry] = (),
    *,
    limit: int = 10,
    known: bool | None = None,
    ladders: Sequence[Sequence[str]] = (),
) -> tuple[Step, ...]:
    base = norms(practices, versions, ladders=ladders)
    return next_steps(assessed(base, profile(), entries), limit, known=known)


def ids(found: Sequence[Step]) -> list[str]:
    return [step.practice.id for step in found]


def test_less_effort_and_more_provisions_come_first() -> None:
    practices = [org("slow", "months"), org("quick", "hours"), org("twice")]
    asks = [provision("p", ["slow", "quick", "twice"]), provision("q", ["twice"])]
    found = steps(practices, [version(asks)])
    assert ids(found) == ["quick", "twice", "slow"]
    assert [len(step.provisions) for step in found] == [1, 2, 1]
    assert found[0].worth == 2 / 0.5


def test_a_duty_weighs_more_than_an_expectation() -> None:
    asks = [provision("p", ["a"]), provision("q", ["b"], strength="must")]
    assert ids(steps([org("a"), org("b")], [version(asks)])) == ["b", "a"]


def test_what_is_only_exemplified_is_no_step() -> None:
    assert not steps([org("a")], [version([provision("p", ["a"], strength="may")])])


def test_what_is_done_is_no_step_and_the_rest_is_told_apart() -> None:
    practices = [org("done"), org("part"), org("lacks"), org("silent")]
    asks = [provision("p", ["done", "part", "lacks", "silent"])]
    said = [entry("done", "all"), entry("part", "some"), entry("lacks", "none")]
    found = steps(practices, [version(asks)], said)
    assert {step.practice.id: step.known for step in found} == {
        "part": True,
        "lacks": True,
        "silent": False,
    }
    assert ids(steps(practices, [version(asks)], said, known=False)) == ["silent"]
    assert sorted(ids(steps(practices, [version(asks)], said, known=True))) == ["lacks", "part"]


def test_what_is_explained_or_does_not_apply_is_no_step_but_under_a_law_it_is() -> None:
    practices = [org("a"), org("b")]
    said = [entry("a", "none", explained=explained()), entry("b", "not-applicable")]
    soft = [version([provision("p", ["a", "b"])])]
    law = [version([provision("p", ["a", "b"])], force="law")]
    assert not steps(practices, soft, said)
    assert ids(steps(practices, law, said)) == ["a"]


def test_what_a_direct_answer_settles_is_no_step() -> None:
    soft = [version([provision("p", ["a"])])]
    assert not steps([org("a")], soft, [entry("demo#p", "all")])
    assert not steps([org("a")], soft, [entry("demo#p", "some", other_means=True)])
    assert ids(steps([org("a")], soft, [entry("demo#p", "some")])) == ["a"]


def test_a_step_brings_what_follows_and_is_not_counted_again() -> None:
    practices = [org("low", "months"), org("high", "hours")]
    asks = [provision("p", ["low"]), provision("q", ["high"])]
    found = steps(practices, [version(asks)], ladders=[("low", "high")])
    assert ids(found) == ["high"]
    assert [item.provision.id for item in found[0].provisions] == ["p", "q"]


def test_systems_are_counted_one_by_one() -> None:
    who = profile({"one": {"f": True}, "two": {"f": True}, "three": {"f": False}})
    base = norms(
        [practice("a")],
        [version([provision("p", ["a"], applies=Test("f", "is", value=True))])],
    )
    base = replace(base, facts=())
    said = [entry("a", "none", system="one")]
    found = next_steps(assessed(base, who, said), 10)
    assert {(step.known, step.subjects) for step in found} <= {
        (True, (1,)),
        (False, (2,)),
    }


@given(st.data())
def test_the_first_step_is_worth_most(data: st.DataObject) -> None:
    names = [f"p{at}" for at in range(5)]
    practices = [org(name, data.draw(st.sampled_from(EFFORTS))) for name in names]
    asks = [
        provision(
            f"q{at}",
            data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True)),
            strength=data.draw(st.sampled_from(STRENGTHS)),
        )
        for at in range(4)
    ]
    said = [
        entry(name, data.draw(st.sampled_from(("all", "some", "none", "unknown"))))
        for name in data.draw(st.lists(st.sampled_from(names), unique=True))
    ]
    found = steps(practices, [version(asks)], said, limit=20)
    worth = [step.worth for step in found]
    assert worth == sorted(worth, reverse=True)
    assert len(set(ids(found))) == len(found)
    assert found == steps(practices, [version(asks)], said, limit=20)
