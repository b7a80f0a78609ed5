"""The tests that are given as the reason are enough to decide, and none of them is idle talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from yawara.norms.conditions import All, Any, Condition, Not, Test
from yawara.scope.logic import evaluate, explain

if TYPE_CHECKING:
    from yawara.scope.profile import Value

FACTS = ("a", "b", "c", "d")
TESTS = st.sampled_from(
    [Test(fact, "is", value=value) for fact in FACTS for value in (True, False)]
)
GIVEN = st.dictionaries(st.sampled_from(FACTS), st.booleans() | st.none())


def _deeper(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(parts.map(All), parts.map(Any), inner.map(Not))


CONDITIONS: st.SearchStrategy[Condition] = st.recursive(TESTS, _deeper, max_leaves=8)


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, GIVEN)
def test_the_reasons_are_enough(condition: Condition, given_: dict[str, bool | None]) -> None:
    reason = explain(condition, given_)
    named = {one.condition.fact for one in reason.because() if isinstance(one.condition, Test)}
    alone: dict[str, Value | None] = {fact: given_.get(fact) for fact in named}
    assert evaluate(condition, alone) is reason.truth


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, GIVEN)
def test_of_what_is_unknown_the_reasons_are_facts_not_given(
    condition: Condition, given_: dict[str, bool | None]
) -> None:
    reason = explain(condition, given_)
    if reason.truth is None:
        found = [one.condition for one in reason.because()]
        assert found
        assert {test.fact for test in found if isinstance(test, Test)} == set(reason.deciding())
