"""What random tests draw from: conditions, norms, profiles, ledgers, and whole cases of them.

Whole cases are dealt by a `Dealer` out of a seed and a size, because drawing each of their
hundreds of choices through Hypothesis takes a hundred times as long as assessing them. Hypothesis
then shrinks the size.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from tests import worlds
from tests.property.brute import Case
from yawara.ledger import planes
from yawara.ledger.model import STATES
from yawara.ledger.planes import Bounds
from yawara.norms.conditions import All, Any, Condition, Not, Test

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from yawara.ledger.model import Entry, Evidence
    from yawara.norms.model import Norms, Practice, Provision, Version
    from yawara.scope.profile import Profile, Value

T = TypeVar("T")

WORDS = ("dev", "pro", "use")
#: One fact of every type, and one of the organisation.
FACTS = (
    worlds.fact("flag"),
    worlds.fact("pick", "choice", choices=" ".join(WORDS)),
    worlds.fact("roles", "choices", choices=" ".join(WORDS)),
    worlds.fact("size", "number"),
    worlds.fact("own", level="organization"),
)

words = st.sampled_from(WORDS)

given = st.fixed_dictionaries(
    {},
    optional={
        "flag": st.none() | st.booleans(),
        "pick": st.none() | words,
        "roles": st.none() | st.lists(words, unique=True).map(tuple),
        "size": st.none() | st.floats(0, 4, width=16),
        "own": st.none() | st.booleans(),
    },
)
_tests = st.one_of(
    st.builds(Test, st.sampled_from(["flag", "own"]), st.just("is"), st.booleans()),
    st.builds(Test, st.just("pick"), st.just("is"), words),
    st.builds(Test, st.just("pick"), st.just("in"), st.lists(words).map(tuple)),
    st.builds(Test, st.just("roles"), st.just("has"), words),
    st.builds(Test, st.just("size"), st.sampled_from(["at-least", "at-most"]), st.floats(0, 4)),
)


def _wider(inner: SearchStrategy[Condition]) -> SearchStrategy[Condition]:
    parts = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(st.builds(All, parts), st.builds(Any, parts), st.builds(Not, inner))


conditions: SearchStrategy[Condition] = st.recursive(_tests, _wider, max_leaves=6)


@st.composite
def bounds(draw: DrawFn, width: int) -> Bounds:
    """The intervals of one thing for so many subjects, some of whom it does not concern."""
    every = planes.full(width)
    some_lo = draw(st.integers(0, every))
    all_lo = draw(st.integers(0, every)) & some_lo
    all_hi = draw(st.integers(0, every)) | all_lo
    some_hi = draw(st.integers(0, every)) | some_lo | all_hi
    return Bounds(some_lo, all_lo, some_hi, all_hi, draw(st.integers(0, every)))


PRACTICES = tuple(f"p{at}" for at in range(8))
#: Days around those that tests ask about, and two far off.
DAYS = (*(worlds.day(at) for at in range(8)), worlds.day(-400), worlds.day(400))


class Dealer:
    """Deals random values, few and plain for a small `size`, many for a large one (0 to 12)."""

    def __init__(self, seed: int, size: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - tests must repeat themselves
        self.size = size
        self.practices = PRACTICES[: 2 + size // 2]

    def pick(self, among: Sequence[T]) -> T:
        return self.random.choice(among)

    def often(self, share: float = 0.5) -> bool:
        return self.random.random() < share

    def some(self, among: Sequence[T], most: int) -> tuple[T, ...]:
        """A few of them, each once."""
        return tuple(self.random.sample(among, self.random.randint(0, min(most, len(among)))))

    def shuffled(self, all_of_them: Sequence[T]) -> tuple[T, ...]:
        return tuple(self.random.sample(all_of_them, len(all_of_them)))

    def day(self) -> datetime.date:
        return self.pick(DAYS)

    def day_or_none(self, share: float = 0.3) -> datetime.date | None:
        return self.day() if self.often(share) else None

    def condition(self, depth: int = 2) -> Condition:
        kind = self.random.randrange(8) if depth else 0
        if kind == 1:
            return Not(self.condition(depth - 1))
        if kind in (2, 3):
            parts = tuple(self.condition(depth - 1) for _ in range(self.random.randint(0, 3)))
            return All(parts) if kind == 2 else Any(parts)
        tests: tuple[Test, ...] = (
            Test("flag", "is", self.often()),
            Test("own", "is", self.often()),
            Test("pick", "is", self.pick(WORDS)),
            Test("pick", "in", self.some(WORDS, 3)),
            Test("roles", "has", self.pick(WORDS)),
            Test("size", self.pick(("at-least", "at-most")), float(self.random.randint(0, 4))),
        )
        return self.pick(tests)

    def facts(self, *, own: bool = False) -> dict[str, Value | None]:
        values: dict[str, Value | None] = {
            "flag": self.often(),
            "pick": self.pick(WORDS),
            "roles": self.some(WORDS, 3),
            "size": float(self.random.randint(0, 4)),
        }
        values |= {"own": self.often()} if own else {}
        given = {fact: value for fact, value in values.items() if self.often(0.8)}
        return {fact: None if self.often(0.1) else value for fact, value in given.items()}

    def provisions(self) -> tuple[Provision, ...]:
        """A small forest, parts sometimes listed before their wholes."""
        out: list[Provision] = []
        for at in range(self.random.randint(1, 1 + self.size // 2)):
            out.append(
                worlds.provision(
                    f"n{at}",
                    None if self.often(0.1) else self.some(self.practices, 4),
                    complete=self.often(),
                    part_of=self.pick([None, *(one.id for one in out)]),
                    applies=self.condition() if self.often(0.3) else None,
                    except_=self.condition() if self.often(0.1) else None,
                    applies_from=self.day_or_none(0.1),
                    applies_until=self.day_or_none(0.1),
                    strength=self.pick(("must", "should", "may")),
                    was=self.pick(((), (), ("old",), ("n0",))),
                )
            )
        return self.shuffled(out)

    def version(self, instrument: str) -> Version:
        return worlds.version(
            self.provisions(),
            instrument=instrument,
            force=self.pick(("law", "guidance")),
            applies=self.condition() if self.often(0.2) else None,
        )

    def practice(self, id_: str) -> Practice:
        return worlds.practice(
            id_,
            level=self.pick(("organization", "system", "system")),
            kind=self.pick(("act", "act", "act", "refrain")),
            applies=self.condition() if self.often(0.15) else None,
        )

    def norms(self) -> Norms:
        """Practices of every kind and level, with rungs and ways among those of one kind."""
        practices = [self.practice(id_) for id_ in self.practices]
        alike: dict[tuple[str, str], list[str]] = {}
        for practice in practices:
            alike.setdefault((practice.level, practice.kind), []).append(practice.id)
        ladders: list[Sequence[str]] = []
        ways: dict[str, Sequence[str]] = {}
        for ids in alike.values():
            if len(ids) > 1 and self.often():
                ladders.append(ids[: self.random.randint(2, 3)])
            if len(ids) > 1 and self.often():
                ways[ids[0]] = self.some(ids[1:], 3) or ids[1:2]
        instruments = ("demo", "other")[: self.random.randint(1, 2)]
        versions = [self.version(instrument) for instrument in instruments]
        return worlds.norms(practices, versions, ladders=ladders, ways=ways, facts=FACTS)

    def profile(self) -> Profile:
        """An organisation with some systems, the first of which may begin or end."""
        count = self.random.randint(0, min(3, self.size))
        profile = worlds.profile(
            {f"s{at}": self.facts() for at in range(count)}, self.facts(own=True)
        )
        dates = {"since": self.day_or_none(), "until": self.day_or_none()}
        first = tuple(replace(one, **dates) for one in profile.systems[:1])
        return replace(profile, systems=(*first, *profile.systems[1:]))

    def evidence(self) -> Evidence:
        """Evidence that counts on some days."""
        keys = ("speaks_from", "speaks_to", "collected", "expires")
        return worlds.evidence(**{key: self.day_or_none() for key in keys})

    def entries(self, norms: Norms) -> tuple[Entry, ...]:
        """Entries about practices and provisions, some of which correct others."""
        refs = [
            f"{instrument}#{provision.id}"
            for version in norms.versions
            for provision in version.provisions
            for instrument in (version.instrument, version.ref)
        ]
        level = {practice.id: practice.level for practice in norms.practices}
        targets = [*self.practices, *self.practices, *self.practices, *refs, "demo#old"]
        out: list[Entry] = []
        for _ in range(self.random.randint(0, 2 * self.size)):
            target = self.pick(targets)
            of_one = level.get(target) != "organization" and self.often()
            out.append(
                worlds.entry(
                    target,
                    self.pick(STATES),
                    on=self.day(),
                    system=self.pick(("s0", "s1")) if of_one else None,
                    recorded=self.day_or_none(),
                    until=self.day_or_none(0.2),
                    evidence=tuple(self.evidence() for _ in range(self.random.randint(0, 2))),
                    other_means="#" in target and self.often(0.3),
                    explained=worlds.explained() if self.often(0.1) else None,
                    replaces=self.pick(out).id[:12] if out and self.often(0.15) else None,
                )
            )
        return self.shuffled(out)

    def case(self) -> Case:
        """Everything that an assessment is made from."""
        norms = self.norms()
        known = self.day_or_none(0.2)
        return Case(norms, self.profile(), self.entries(norms), self.day(), known)


dealers = st.builds(Dealer, seed=st.integers(0, 2**32 - 1), size=st.integers(0, 12))
cases = dealers.map(Dealer.case)
