"""The engine against the brute force, on every small case.

One assessment holds very many cases at once: each system has another combination of sayings, and
each provision asks for another set of practices in another way.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests import worlds
from tests.property.brute import OWN, Case, Model, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yawara.ledger.model import Entry
    from yawara.norms.model import Provision, Version

A, B, C, D = "a", "b", "c", "d"
SAYINGS = ("all", "some", "none", "not-applicable", None)

#: Ladders (lowest first) and ways (umbrella, by).
STRUCTURES: dict[str, tuple[list[list[str]], dict[str, list[str]]]] = {
    "loose": ([], {}),
    "ladder of two": ([[A, B]], {}),
    "ladder of three": ([[A, B, C]], {}),
    "two ways": ([], {C: [A, B]}),
    "a way of two umbrellas": ([], {B: [A], C: [A]}),
    "a rung that is a way": ([[A, B]], {C: [A]}),
}

Variant = dict[str, object]

#: Direct answers: what follows the state is how it is said.
ANSWERS: dict[str, Variant | None] = {
    "unanswered": None,
    "all": {"state": "all"},
    "some": {"state": "some"},
    "none": {"state": "none"},
    "unknown": {"state": "unknown"},
    "outside": {"state": "not-applicable"},
    "otherwise-all": {"state": "all", "other_means": True},
    "otherwise-some": {"state": "some", "other_means": True},
}


def subsets(of: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every set of them that is not empty."""
    for size in range(1, len(of) + 1):
        yield from itertools.combinations(of, size)


def differences(case: Case) -> list[str]:
    """Where the engine and the model differ, over all provisions and subjects."""
    assessment = worlds.assessed(*case[:4], known=case.known)
    model = Model(case)
    out = []
    for at, item in enumerate(assessment.scope.items):
        for bit, subject in enumerate(assessment.scope.subjects):
            wanted = model.result(item.version, item.provision, subject.id)
            got = Result(
                assessment.stated[at].final.at(bit), assessment.shown[at].final.at(bit)
            )
            if got != wanted:
                out.append(f"{item.ref} for {subject.id}: {got}, and by hand {wanted}")
    return out


def sayings(
    practices: Sequence[str], states: Sequence[str | None] = SAYINGS
) -> tuple[list[str], list[Entry]]:
    """A system for every combination of sayings, and the entries that say it."""
    systems, entries = [], []
    for at, combination in enumerate(itertools.product(states, repeat=len(practices))):
        systems.append(f"s{at}")
        entries += [
            worlds.entry(practice, state, system=f"s{at}")
            for practice, state in zip(practices, combination, strict=True)
            if state is not None
        ]
    return systems, entries


def answered(provisions: Iterable[Provision]) -> list[Entry]:
    """The direct answers to the provisions whose ids end with one."""
    entries = []
    for one in provisions:
        if more := ANSWERS[one.id.rpartition(".")[2]]:
            state = str(more["state"])
            means = bool(more.get("other_means"))
            entries.append(worlds.entry(f"demo#{one.id}", state, other_means=means))
    return entries


def compared(
    practices: Sequence[str],
    version: Version,
    structure: str = "loose",
    *,
    kind: str = "act",
    states: Sequence[str | None] = SAYINGS,
) -> list[str]:
    """Differences with every combination of sayings, and with none at all."""
    ladders, ways = STRUCTURES[structure]
    norms = worlds.norms(
        [worlds.practice(one, kind=kind) for one in practices],
        [version],
        ladders=ladders,
        ways=ways,
    )
    systems, entries = sayings(practices, states)
    who = worlds.profile({system: {} for system in systems})
    answers = answered(one for one in version.provisions if "." in one.id)
    return differences(Case(norms, who, (*entries, *answers), worlds.DAY))


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("kind", ["act", "refrain"])
def test_one_provision(structure: str, kind: str) -> None:
    provisions = [
        worlds.provision(f"{''.join(asks)}-{complete}.{answer}", asks, complete=complete)
        for asks in subsets([A, B, C])
        for complete in (False, True)
        for answer in ANSWERS
    ]
    assert compared([A, B, C], worlds.version(provisions), structure, kind=kind) == []


def test_four_practices() -> None:
    provisions = [
        worlds.provision(f"{''.join(asks)}-{complete}", asks, complete=complete)
        for asks in subsets([A, B, C, D])
        for complete in (False, True)
    ]
    version = worlds.version(provisions)
    for structure in STRUCTURES:
        states = ("all", "some", "none", None)
        assert compared([A, B, C, D], version, structure, states=states) == []
