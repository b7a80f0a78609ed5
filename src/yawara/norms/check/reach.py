"""Whether a condition can hold at all, and whether it can fail: over every possible answer.

The facts that a condition mentions are tried one after another; as soon as those given decide it
(Kleene's logic), the others need not be tried. What is tried is bounded, see `Effort`.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, NamedTuple

from yawara.norms.conditions import All, Any, Condition, Not, Test, tests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.norms.model import Fact

#: What is tried: a flag, a choice or a number as a whole; of several choices each word by itself;
#: a test that does not fit its fact by itself, because it is reported elsewhere.
Key = str | tuple[str, str] | Test
Value = bool | str | float

#: The answer that stands for every choice that the condition does not mention.
ELSE = "\0else"


class Reach(NamedTuple):
    """Whether some answers make a condition hold, and whether some make it fail."""

    holds: bool
    fails: bool


class Effort:
    """How many single tests may still be evaluated, over all conditions of the packs."""

    def __init__(self, left: int = 3_000_000, each: int = 40_000) -> None:
        self.left = left
        self.each = each


def fits(test: Test, fact: Fact) -> bool:
    """Whether the operator suits the type of the fact."""
    if fact.type == "flag":
        return test.op == "is" and isinstance(test.value, bool)
    if fact.type == "choice":
        return test.op == "in" or (test.op == "is" and isinstance(test.value, str))
    if fact.type == "choices":
        return test.op == "has"
    return test.op in ("at-least", "at-most")


def reach(condition: Condition, facts: Mapping[str, Fact], effort: Effort) -> Reach | None:
    """What the condition can come to; None where trying would take too long."""
    budget = min(effort.each, effort.left)
    search = _Search(condition, facts, budget)
    try:
        return search.run()
    except _TooLong:
        return None
    finally:
        effort.left -= budget - search.left


class _TooLong(Exception):  # noqa: N818 - it ends the search, it is no error of ours
    """Ends a search that has used up its budget."""


class _Search:
    def __init__(self, condition: Condition, facts: Mapping[str, Fact], budget: int) -> None:
        self.condition = condition
        self.facts = facts
        self.left = budget
        self.given: dict[Key, Value] = {}

    def run(self) -> Reach:
        domains = self._domains()
        holds = fails = False
        at_once = self.value(self.condition)
        if at_once is not None:
            return Reach(holds=at_once, fails=not at_once)
        keys = list(domains)
        stack = [iter(domains[keys[0]])]  # the answers to try yet, one level a fact
        while stack and not (holds and fails):
            key = keys[len(stack) - 1]
            answer = next(stack[-1], None)
            if answer is None:
                stack.pop()
                self.given.pop(key, None)
                continue
            self.given[key] = answer
            value = self.value(self.condition)
            if value is None:
                stack.append(iter(domains[keys[len(stack)]]))
            else:
                holds, fails = holds or value, fails or not value
        return Reach(holds=holds, fails=fails)

    def _domains(self) -> dict[Key, tuple[Value, ...]]:
        mentioned: dict[Key, list[Test]] = {}
        for test in tests(self.condition):
            mentioned.setdefault(self._key(test), []).append(test)
        return {key: self._domain(key, given) for key, given in mentioned.items()}

    def _key(self, test: Test) -> Key:
        fact = self.facts.get(test.fact)
        if fact is None or not fits(test, fact):
            return test
        return (fact.id, str(test.value)) if fact.type == "choices" else fact.id

    def _domain(self, key: Key, mentioned: list[Test]) -> tuple[Value, ...]:
        fact = self.facts[key] if isinstance(key, str) else None
        if fact is None or fact.type == "flag":
            return (True, False)
        if fact.type == "number":
            cuts = [test.value for test in mentioned if isinstance(test.value, float)]
            around = {(c, math.nextafter(c, math.inf), math.nextafter(c, -math.inf)) for c in cuts}
            return tuple(sorted(itertools.chain(*around)))
        words: dict[str, None] = {}
        for test in mentioned:
            words.update(dict.fromkeys(_words(test)))
        choices = [choice.id for choice in fact.choices]
        there = [word for word in words if word in choices]
        return (*there, ELSE) if set(choices) - set(there) or not there else tuple(there)

    def value(self, condition: Condition) -> bool | None:
        """The condition under the answers given so far; None where they do not decide it."""
        self.left -= 1
        if self.left < 0:
            raise _TooLong
        if isinstance(condition, Test):
            return self._test(condition)
        if isinstance(condition, Not):
            inner = self.value(condition.part)
            return None if inner is None else not inner
        stop = isinstance(condition, Any)
        values = []
        for part in condition.parts:
            value = self.value(part)
            if value is stop:
                return stop
            values.append(value)
        return None if None in values else not stop

    def _test(self, test: Test) -> bool | None:
        key = self._key(test)
        if key not in self.given:
            return None
        answer = self.given[key]
        if isinstance(answer, bool):
            return answer is test.value if isinstance(key, str) else answer
        if isinstance(answer, str):
            return answer in _words(test)
        limit = test.value if isinstance(test.value, float) else 0.0
        return answer >= limit if test.op == "at-least" else answer <= limit


def _words(test: Test) -> tuple[str, ...]:
    return test.value if isinstance(test.value, tuple) else (str(test.value),)


def both(*conditions: Condition | None) -> Condition:
    """All of the conditions that are given."""
    return All(tuple(condition for condition in conditions if condition is not None))
