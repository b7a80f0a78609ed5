"""Which facts, not given, would decide most: the next question, greedily.

A question puts one fact to one subject. What hangs on it is *open*: a provision of which it is not
known whether it applies, or a practice that such a provision, or one that applies, asks for and of
which it is not known whether it makes sense here. Its gain is how many provisions one answer
decides, on average over the possible answers, each as likely as the next, and once for each system
that they are open for; where two questions are level, the one that settles more practices comes
first, then the one that `facts.yaml` puts first.

Conditions are evaluated by `yawara.scope.logic`, and only those that are unknown.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from yawara.norms.conditions import Condition, Test, tests
from yawara.scope.applies import is_about_systems
from yawara.scope.logic import evaluate, explain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from yawara.norms.model import Fact
    from yawara.scope.applies import Scope, Subject
    from yawara.scope.profile import Value

#: Of more words than these, not every set is tried: see `_choices`.
_MOST_COMBINED = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask of a subject, and what hangs on it.

    `gain`: provisions that an answer decides, on average; `settles`: the same for practices.
    `provisions` are references (`jp-gfb@1.2#P-6-ii`), `practices` ids, both in their order.
    """

    fact: Fact
    subject: Subject
    gain: float
    settles: float
    provisions: tuple[str, ...]
    practices: tuple[str, ...]


def next_questions(
    scope: Scope, *, passed: Collection[tuple[str, str]] = ()
) -> tuple[Question, ...]:
    """Every question that can still change something, the one that decides most first.

    Facts of the organisation are asked of it, facts of systems of each system; where there is no
    system, the organisation answers for its systems. In: `passed`, pairs of a subject's and a
    fact's id that need not be asked again.
    """
    order = {fact.id: at for at, fact in enumerate(scope.norms.facts)}
    facts = scope.norms.fact_by_id
    weighed: dict[tuple[object, str], tuple[float, float]] = {}
    found: list[tuple[tuple[float, float, int, int], Question]] = []
    for (bit, fact_id), cases in _hanging(scope).items():
        subject = scope.subjects[bit]
        if (subject.id, fact_id) in passed:
            continue
        fact = facts[fact_id]
        # Systems of which the same is known weigh the same.
        key = (tuple(subject.given.values()) if bit else None, fact_id)
        if key not in weighed:
            weighed[key] = _weigh(scope, bit, fact, cases)
        gain, settles = weighed[key]
        question = Question(
            fact,
            subject,
            gain,
            settles,
            _in_order(ref for case in cases for ref in case.open.provisions),
            _in_order(practice for case in cases for practice in case.open.practices),
        )
        found.append(((-gain, -settles, order[fact_id], bit), question))
    return tuple(question for _, question in sorted(found, key=lambda one: one[0]))


def _in_order(names: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(name for _, name in sorted(set(names)))


@dataclass(frozen=True, slots=True)
class _Open:
    """What shares one unknown condition: provisions and practices, each with its position."""

    condition: Condition
    provisions: list[tuple[int, str]] = field(default_factory=list)
    practices: list[tuple[int, str]] = field(default_factory=list)


class _Case(NamedTuple):
    """Something open for a subject.

    `unknown`: how many systems are behind it, where it is open for the organisation because it is
    open for some system and holds for none; else 0.
    """

    bit: int
    open: _Open
    unknown: int


def _hanging(scope: Scope) -> dict[tuple[int, str], list[_Case]]:
    """For each subject (by bit) and fact, not given, the cases that it helps to decide."""
    systems = len(scope.subjects) > 1
    level = {fact.id: fact.level for fact in scope.norms.facts}
    out: dict[tuple[int, str], list[_Case]] = {}

    def hang(case: _Case, bit: int, facts: Iterable[str]) -> None:
        for fact in facts:
            if fact in level:
                asked = 0 if level[fact] == "organization" or not systems else bit
                cases = out.setdefault((asked, fact), [])
                if not cases or cases[-1] is not case:
                    cases.append(case)

    alike: dict[object, tuple[list[_Open], list[tuple[str, ...]]]] = {}
    for bit in range(1, len(scope.subjects)):
        given = scope.subjects[bit].given
        key = tuple(given.values())
        if key not in alike:
            opens = _open(scope, bit)
            alike[key] = (opens, [explain(one.condition, given).deciding() for one in opens])
        for one, facts in zip(*alike[key], strict=True):
            hang(_Case(bit, one, 0), bit, facts)
    for one in _open(scope, 0):
        if not (systems and is_about_systems(one.condition, scope.norms)):
            hang(_Case(0, one, 0), 0, explain(one.condition, scope.subjects[0].given).deciding())
            continue
        reasons = [explain(one.condition, subject.given) for subject in scope.subjects[1:]]
        case = _Case(0, one, sum(reason.truth is None for reason in reasons))
        for bit, reason in enumerate(reasons, 1):
            hang(case, bit, reason.deciding())
    return out


def _open(scope: Scope, bit: int) -> list[_Open]:
    """What is open for a subject, by condition. The organisation answers for what is its own."""
    norms = scope.norms
    alone = len(scope.subjects) == 1
    found: dict[Condition, _Open] = {}
    asked: set[int] = set()
    for at, item in enumerate(scope.items):
        own = bit > 0 or alone or item.level == "organization"
        asking = item.provision.asks != ()  # a heading applies with its parts and asks nothing
        if own and asking and item.unknown >> bit & 1:
            one = found.setdefault(item.condition, _Open(item.condition))
            one.provisions.append((at, item.ref))
        if (item.yes | item.unknown) >> bit & 1:
            asked.update(norms.closed(item.provision))
    for at in sorted(asked):
        practice = norms.practices[at]
        own = alone or (practice.level == "organization") == (bit == 0)
        if own and practice.applies is not None and _truth(scope, bit, practice.applies) is None:
            one = found.setdefault(practice.applies, _Open(practice.applies))
            one.practices.append((at, practice.id))
    return list(found.values())


def _truth(scope: Scope, bit: int, condition: Condition) -> bool | None:
    """A practice's condition for a subject; for the organisation, whether any system meets it."""
    if bit or len(scope.subjects) == 1 or not is_about_systems(condition, scope.norms):
        return evaluate(condition, scope.subjects[bit].given)
    return _any(evaluate(condition, subject.given) for subject in scope.subjects[1:])


def _any(truths: Iterable[bool | None]) -> bool | None:
    seen = set(truths)
    return True if True in seen else None if None in seen else False


def _weigh(scope: Scope, bit: int, fact: Fact, cases: Sequence[_Case]) -> tuple[float, float]:
    """How many provisions and practices an answer decides, on average."""
    answers = _answers(fact, {case.open.condition for case in cases})
    whole = sum(weight for _, weight in answers)
    provisions = practices = 0
    for value, weight in answers:
        given = _Given(scope, bit, fact.id, value)
        for case in cases:
            if given.decides(case):
                provisions += weight * len(case.open.provisions)
                practices += weight * len(case.open.practices)
    return provisions / whole, practices / whole


class _Given:
    """The facts as they would be after an answer."""

    def __init__(self, scope: Scope, bit: int, fact: str, value: Value) -> None:
        self._subjects = scope.subjects
        self._bit = bit
        self._answer = {fact: value}
        self._known: dict[int, dict[str, Value | None]] = {}

    def _of(self, bit: int) -> Mapping[str, Value | None]:
        """The facts of a subject. An answer of the organisation is its systems' as well."""
        if self._bit not in (0, bit):
            return self._subjects[bit].given
        if bit not in self._known:
            self._known[bit] = {**self._subjects[bit].given, **self._answer}
        return self._known[bit]

    def decides(self, case: _Case) -> bool:
        """Whether the answer decides a case."""
        condition = case.open.condition
        if not case.unknown:
            return evaluate(condition, self._of(case.bit)) is not None
        if self._bit:
            truth = evaluate(condition, self._of(self._bit))
            return truth or (truth is False and case.unknown == 1)
        systems = range(1, len(self._subjects))
        return _any(evaluate(condition, self._of(bit)) for bit in systems) is not None


def _answers(fact: Fact, conditions: Iterable[Condition]) -> list[tuple[Value, int]]:
    """Answers that differ in what they decide, each with how many answers it stands for."""
    asked = [
        test
        for condition in conditions
        for test in dict.fromkeys(tests(condition))
        if test.fact == fact.id
    ]
    alike: dict[tuple[bool | None, ...], tuple[Value, int]] = {}
    for value in _values(fact, asked):
        signs = tuple(evaluate(test, {fact.id: value}) for test in asked)
        first, weight = alike.get(signs, (value, 0))
        alike[signs] = (first, 1 if fact.type == "number" else weight + 1)
    return list(alike.values())


def _values(fact: Fact, asked: Sequence[Test]) -> Iterator[Value]:
    ids = [choice.id for choice in fact.choices]
    if fact.type == "flag":
        yield from (True, False)
    elif fact.type == "choice":
        yield from ids
    elif fact.type == "choices":
        yield from _choices(ids, {test.value for test in asked})
    else:
        for test in asked:
            if isinstance(test.value, (int, float)):
                yield test.value
                yield math.nextafter(test.value, -math.inf)
                yield math.nextafter(test.value, math.inf)


def _choices(ids: Sequence[str], asked: Collection[object]) -> Iterator[Value]:
    """Every set of words, at least one; of many words only those that are asked about."""
    words = ids
    if len(ids) > _MOST_COMBINED:
        words = [one for one in ids if one in asked]
        if len(words) < len(ids):
            yield ()
    every = range(1, len(words) + 1)
    for size in every if len(words) <= _MOST_COMBINED else (1, len(words)):
        yield from itertools.combinations(words, size)
