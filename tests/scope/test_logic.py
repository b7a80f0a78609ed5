"""Kleene's logic, and that its three evaluations agree."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from tests.property.brute import truth
from yawara.norms import conditions
from yawara.norms.conditions import ALWAYS, NEVER, All, Any, Condition, Not, Test
from yawara.scope.logic import Columns, evaluate, explain

if TYPE_CHECKING:
    from yawara.scope.logic import Truth
    from yawara.scope.profile import Value

Given = dict[str, "Value | None"]

A, B, C = (Test(fact, "is", value=True) for fact in "abc")
TRUTHS: tuple[Truth, ...] = (True, False, None)
WORLDS: list[Given] = [
    dict(zip("abc", truths, strict=True)) for truths in itertools.product(TRUTHS, repeat=3)
]

#: S. C. Kleene, Introduction to Metamathematics, §64: the strong tables.
AND = {(True, True): True, (True, None): None, (None, True): None, (None, None): None}
OR = {(False, False): False, (False, None): None, (None, False): None, (None, None): None}


def all_of(*parts: Condition) -> Condition:
    return All(parts)


def any_of(*parts: Condition) -> Condition:
    return Any(parts)


@pytest.mark.parametrize("world", WORLDS[::3], ids=str)
def test_the_tables(world: Given) -> None:
    left, right = evaluate(A, world), evaluate(B, world)
    assert evaluate(all_of(A, B), world) is AND.get((left, right), False)
    assert evaluate(any_of(A, B), world) is OR.get((left, right), True)
    assert evaluate(Not(A), world) is (None if left is None else not left)


LAWS: dict[str, tuple[Condition, Condition]] = {
    "and knows no order": (all_of(A, B), all_of(B, A)),
    "or knows no order": (any_of(A, B), any_of(B, A)),
    "and may be grouped": (all_of(A, all_of(B, C)), all_of(all_of(A, B), C)),
    "or may be grouped": (any_of(A, any_of(B, C)), any_of(any_of(A, B), C)),
    "and distributes": (all_of(A, any_of(B, C)), any_of(all_of(A, B), all_of(A, C))),
    "or distributes": (any_of(A, all_of(B, C)), all_of(any_of(A, B), any_of(A, C))),
    "de morgan, and": (Not(all_of(A, B)), any_of(Not(A), Not(B))),
    "de morgan, or": (Not(any_of(A, B)), all_of(Not(A), Not(B))),
    "not twice": (Not(Not(A)), A),
    "and absorbs": (all_of(A, any_of(A, B)), A),
    "or absorbs": (any_of(A, all_of(A, B)), A),
    "and with always": (all_of(A, ALWAYS), A),
    "and with never": (all_of(A, NEVER), NEVER),
    "or with always": (any_of(A, ALWAYS), ALWAYS),
    "or with never": (any_of(A, NEVER), A),
    "once is enough": (all_of(A, A), A),
    "not always": (Not(ALWAYS), NEVER),
}


@pytest.mark.parametrize("law", LAWS)
def test_a_law_of_kleene(law: str) -> None:
    left, right = LAWS[law]
    assert [evaluate(left, world) for world in WORLDS] == [
        evaluate(right, world) for world in WORLDS
    ]


def test_what_is_no_law() -> None:
    """An unknown fact or its contrary is unknown, unlike in the logic of two values."""
    assert evaluate(any_of(A, Not(A)), {}) is None
    assert evaluate(all_of(A, Not(A)), {}) is None


@given(strategies.conditions, st.lists(strategies.given, min_size=1, max_size=6))
def test_value_reasons_and_planes_agree(condition: Condition, subjects: list[Given]) -> None:
    truths = Columns(subjects).truths(condition)
    for bit, facts in enumerate(subjects):
        value = evaluate(condition, facts)
        assert value is truth(condition, dict(facts))
        assert explain(condition, facts).truth is value
        assert (truths.yes >> bit & 1, truths.no >> bit & 1) == (value is True, value is False)
    assert truths.yes & truths.no == 0
    assert (truths.yes | truths.no) >> len(subjects) == 0


@given(strategies.conditions, strategies.given, strategies.given)
def test_knowing_more_never_takes_an_answer_back(
    condition: Condition, facts: Given, more: Given
) -> None:
    known = {fact: value for fact, value in facts.items() if value is not None}
    before = evaluate(condition, known)
    if before is not None:
        assert evaluate(condition, more | known) is before


@given(strategies.conditions, strategies.given)
def test_the_deciding_facts_decide(condition: Condition, facts: Given) -> None:
    """Of an unknown answer, facts are named that are not given, and no answer comes without one."""
    reason = explain(condition, facts)
    deciding = reason.deciding()
    if reason.truth is not None:
        assert deciding == ()
        return
    assert deciding
    assert set(deciding) <= {test.fact for test in conditions.tests(condition)}
    assert all(facts.get(fact) is None for fact in deciding)


@pytest.mark.parametrize(
    ("test", "value", "holds"),
    [
        (Test("x", "is", value=True), True, True),
        (Test("x", "is", value=False), True, False),
        (Test("x", "is", value="dev"), "dev", True),
        (Test("x", "has", "dev"), ("pro", "dev"), True),
        (Test("x", "has", "dev"), (), False),
        # A choice is not a list of letters.
        (Test("x", "has", "d"), "dev", False),
        (Test("x", "in", ("dev", "pro")), "pro", True),
        (Test("x", "in", ()), "pro", False),
        (Test("x", "in", ("dev",)), ("dev",), False),
        (Test("x", "at-least", 1e25), 1e25, True),
        (Test("x", "at-most", 1e25), 2e25, False),
        # A flag is no number, though Python thinks so.
        (Test("x", "at-least", 0.0), True, False),
        (Test("x", "at-least", 0.0), "1", False),
    ],
)
def test_one_test(test: Test, value: Value, holds: bool) -> None:  # noqa: FBT001 - a table's column
    assert evaluate(test, {"x": value}) is holds
    assert evaluate(test, {"x": None}) is None
    assert evaluate(test, {}) is None
