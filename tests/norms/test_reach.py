"""Whether a condition can hold or fail, against trying every answer with the scope's own logic."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.norms import small
from yawara.norms import conditions, read
from yawara.norms.check.reach import Effort, Reach, reach
from yawara.norms.conditions import All, Any, Condition, Not, Test
from yawara.scope.logic import evaluate
from yawara.text.problem import Problems
from yawara.text.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.model import Fact


def facts() -> dict[str, Fact]:
    node = parse(small.FACTS.encode(), "facts.yaml").value
    assert node is not None
    return {fact.id: fact for fact in read.facts(node, Problems())[0]}


FACTS = facts()
Answer = bool | str | float | tuple[str, ...] | None
ANSWERS: dict[str, tuple[Answer, ...]] = {
    "generative": (True, False),
    "size": ("small", "large"),
    "roles": ((), ("developer",), ("provider",), ("developer", "provider")),
    "flop": (0.0, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0),
}
TESTS = st.one_of(
    st.builds(Test, st.just("generative"), st.just("is"), st.booleans()),
    st.builds(Test, st.just("size"), st.just("is"), st.sampled_from(("small", "large"))),
    st.builds(
        Test, st.just("size"), st.just("in"), st.sampled_from((("small",), ("small", "large")))
    ),
    st.builds(Test, st.just("roles"), st.just("has"), st.sampled_from(("developer", "provider"))),
    st.builds(
        Test,
        st.just("flop"),
        st.sampled_from(("at-least", "at-most")),
        st.sampled_from((1.0, 2.0, 4.0)),
    ),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def every_answer() -> Iterator[dict[str, Answer]]:
    for values in itertools.product(*ANSWERS.values()):
        yield dict(zip(ANSWERS, values, strict=True))


@given(CONDITIONS)
def test_it_is_what_trying_every_answer_finds(condition: Condition) -> None:
    found = {evaluate(condition, given) for given in every_answer()}
    assert reach(condition, FACTS, Effort()) == Reach(holds=True in found, fails=False in found)


def test_a_test_that_does_not_fit_its_fact_may_come_out_either_way() -> None:
    for test in (Test("size", "is", value=True), Test("nobody", "is", value=True)):
        assert reach(test, FACTS, Effort()) == Reach(holds=True, fails=True)
        assert reach(All((test, Not(test))), FACTS, Effort()) == Reach(holds=False, fails=True)


def test_many_facts_are_tried_only_as_far_as_they_matter() -> None:
    flags = [Test(f"flag-{at}", "is", value=True) for at in range(200)]
    chain = Any(tuple(All((flag, Not(flag))) for flag in flags))
    assert reach(Any((*flags, *(Not(flag) for flag in flags))), FACTS, Effort()) is not None
    assert reach(chain, FACTS, Effort()) is None


@pytest.mark.parametrize("left", [0, 1, 5])
def test_an_effort_that_is_used_up(left: int) -> None:
    effort = Effort(left=left)
    condition = All((Test("generative", "is", value=True), Test("size", "is", "small")))
    assert reach(condition, FACTS, effort) is None or left == 5  # just enough
    assert effort.left <= 0 or left == 5


def test_the_tests_of_a_condition_stand_in_order() -> None:
    one, two = Test("size", "is", "small"), Test("generative", "is", value=True)
    assert list(conditions.tests(All((one, Not(Any((two, one))))))) == [one, two, one]
