"""Conditions evaluated three ways that always agree: one value, a tree of reasons, planes.

The logic is Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics,
1952, §64): a fact that is not given is *unknown*, and `all` is false as soon as one part is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.norms.conditions import All, Any, Condition, Not, Test

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yawara.scope.profile import Value

Truth = bool | None


def evaluate(condition: Condition, given: Mapping[str, Value | None]) -> Truth:
    """Whether the condition holds for the facts given: True, False, or None for unknown."""
    if isinstance(condition, Test):
        return _test(condition, given.get(condition.fact))
    if isinstance(condition, Not):
        inner = evaluate(condition.part, given)
        return None if inner is None else not inner
    return _fold(condition, [evaluate(part, given) for part in condition.parts])


def _fold(condition: All | Any, parts: Sequence[Truth]) -> Truth:
    decisive = isinstance(condition, Any)
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def _test(test: Test, value: Value | None) -> Truth:
    if value is None:
        return None
    wanted = test.value
    if test.op == "is":
        return value == wanted
    if test.op == "has":
        return isinstance(value, tuple) and wanted in value
    if test.op == "in":
        return isinstance(wanted, tuple) and value in wanted
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    limit = wanted if isinstance(wanted, (int, float)) else 0.0
    return value >= limit if test.op == "at-least" else value <= limit


class Reason(NamedTuple):
    """Why a condition holds or not: its truth, the value of its fact, the reasons of its parts."""

    condition: Condition
    truth: Truth
    value: Value | None
    parts: tuple[Reason, ...]

    def deciding(self) -> tuple[str, ...]:
        """The facts, not given, that would help to decide an unknown condition, in order."""
        if self.truth is not None:
            return ()
        if isinstance(self.condition, Test):
            return (self.condition.fact,)
        return tuple(dict.fromkeys(fact for part in self.parts for fact in part.deciding()))

    def because(self) -> tuple[Reason, ...]:
        """The tests that make it so, in order: the first part that is enough, else all of them."""
        if isinstance(self.condition, Test):
            return (self,)
        same = [part for part in self.parts if part.truth is self.truth]
        if isinstance(self.condition, Not):
            same = list(self.parts)
        elif self.truth is isinstance(self.condition, Any):
            same = same[:1]
        return tuple(one for part in same for one in part.because())


def explain(condition: Condition, given: Mapping[str, Value | None]) -> Reason:
    """The same as `evaluate`, with the reasons as a tree."""
    if isinstance(condition, Test):
        value = given.get(condition.fact)
        return Reason(condition, _test(condition, value), value, ())
    if isinstance(condition, Not):
        inner = explain(condition.part, given)
        return Reason(condition, None if inner.truth is None else not inner.truth, None, (inner,))
    parts = tuple(explain(part, given) for part in condition.parts)
    return Reason(condition, _fold(condition, [part.truth for part in parts]), None, parts)


class Truths(NamedTuple):
    """A condition's truth for many subjects: one bit each in `yes` or `no`, neither if unknown."""

    yes: int
    no: int


class Columns:
    """The facts of many subjects, turned into planes: bit `i` belongs to subject `i`."""

    def __init__(self, subjects: Sequence[Mapping[str, Value | None]]) -> None:
        self.width = len(subjects)
        self.full = (1 << self.width) - 1
        self._subjects = subjects
        self._tests: dict[Test, Truths] = {}

    def test(self, test: Test) -> Truths:
        """One test for every subject."""
        known = self._tests.get(test)
        if known is None:
            yes = no = 0
            for bit, given in enumerate(self._subjects):
                truth = _test(test, given.get(test.fact))
                if truth:
                    yes |= 1 << bit
                elif truth is not None:
                    no |= 1 << bit
            known = self._tests[test] = Truths(yes, no)
        return known

    def truths(self, condition: Condition) -> Truths:
        """The condition for every subject at once."""
        if isinstance(condition, Test):
            return self.test(condition)
        if isinstance(condition, Not):
            inner = self.truths(condition.part)
            return Truths(inner.no, inner.yes)
        parts = [self.truths(part) for part in condition.parts]
        if isinstance(condition, All):
            yes, no = self.full, 0
            for part in parts:
                yes &= part.yes
                no |= part.no
        else:
            yes, no = 0, self.full
            for part in parts:
                yes |= part.yes
                no &= part.no
        return Truths(yes, no)
