"""The engine against the brute force, on every small case.

One assessment holds very many cases at once: each system has another combination of sayings, and
each provision asks for another set of practices in another way.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests import worlds
from tests.property.brute import Case, Model, Result
from yawara.norms.conditions import Test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yawara.ledger.model import Entry, Evidence
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
OF_FOUR: dict[str, tuple[list[list[str]], dict[str, list[str]]]] = {
    "a long ladder": ([[A, B, C, D]], {}),
    "two ways up": ([[B, D], [C, D]], {A: [B, C]}),
    "two ladders": ([[A, B], [C, D]], {}),
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
            got = Result(assessment.stated[at].final.at(bit), assessment.shown[at].final.at(bit))
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
    relations: tuple[list[list[str]], dict[str, list[str]]],
    *,
    kind: str = "act",
    states: Sequence[str | None] = SAYINGS,
) -> list[str]:
    """Differences with every combination of sayings, and with none at all."""
    norms = worlds.norms(
        [worlds.practice(one, kind=kind) for one in practices],
        [version],
        ladders=relations[0],
        ways=relations[1],
    )
    systems, entries = sayings(practices, states)
    who = worlds.profile({system: {} for system in systems})
    answers = answered(one for one in version.provisions if "." in one.id)
    return differences(Case(norms, who, (*entries, *answers), worlds.DAY))


@pytest.mark.parametrize("structure", STRUCTURES)
def test_one_provision(structure: str) -> None:
    provisions = [
        worlds.provision(f"{''.join(asks)}-{complete}.{answer}", asks, complete=complete)
        for asks in subsets([A, B, C])
        for complete in (False, True)
        for answer in ("unanswered", "some")
    ]
    assert compared([A, B, C], worlds.version(provisions), STRUCTURES[structure]) == []


@pytest.mark.parametrize("structure", STRUCTURES)
def test_direct_answers(structure: str) -> None:
    provisions = [
        worlds.provision(f"{''.join(asks)}-{complete}.{answer}", asks, complete=complete)
        for asks in ((A,), (B,), (A, B))
        for complete in (False, True)
        for answer in ANSWERS
    ]
    states = ("all", "some", "none", None)
    version = worlds.version(provisions)
    assert compared([A, B, C], version, STRUCTURES[structure], states=states) == []


@pytest.mark.parametrize("structure", STRUCTURES)
def test_refrains(structure: str) -> None:
    provisions = [
        worlds.provision(f"{''.join(asks)}-{complete}.{answer}", asks, complete=complete)
        for asks in subsets([A, B])
        for complete in (False, True)
        for answer in ("unanswered", "some", "none")
    ]
    version = worlds.version(provisions)
    assert compared([A, B, C], version, STRUCTURES[structure], kind="refrain") == []


@pytest.mark.parametrize("structure", OF_FOUR)
def test_four_practices(structure: str) -> None:
    provisions = [
        worlds.provision("".join(asks), asks, complete=len(asks) < len(OF_FOUR))
        for asks in subsets([A, B, C, D])
    ]
    states = ("all", "some", "none", None)
    relations = OF_FOUR[structure]
    assert compared([A, B, C, D], worlds.version(provisions), relations, states=states) == []


@pytest.mark.parametrize("structure", STRUCTURES)
def test_evidence(structure: str) -> None:
    provisions = [
        worlds.provision(f"{''.join(asks)}-{complete}.{answer}", asks, complete=complete)
        for asks in subsets([A, B])
        for complete in (False, True)
        for answer in ("unanswered", "all", "some", "otherwise-all")
    ]
    norms = worlds.norms(
        [worlds.practice(one) for one in (A, B, C)],
        [worlds.version(provisions)],
        ladders=STRUCTURES[structure][0],
        ways=STRUCTURES[structure][1],
    )
    good, bad = worlds.evidence(), worlds.evidence(expires=worlds.day(10))
    shows: tuple[tuple[Evidence, ...], ...] = ((), (good,), (bad,), (bad, good))
    kinds = [(state, one) for state in ("all", "some", "none") for one in shows[:3]]
    systems, entries = [], []
    for at, combination in enumerate(itertools.product(kinds, repeat=2)):
        systems.append(f"s{at}")
        for practice, (state, some) in zip((A, B), combination, strict=True):
            entries.append(worlds.entry(practice, state, system=f"s{at}", evidence=some))
    for answer in answered(provisions):
        entries += [
            answer,
            *(replace(answer, system=f"s{at}", evidence=some) for at, some in enumerate(shows)),
        ]
    who = worlds.profile({system: {} for system in systems})
    assert differences(Case(norms, who, tuple(entries), worlds.DAY)) == []


ABOVE = ("unanswered", "all", "none", "outside", "otherwise-all")
CHAPEAUX: tuple[tuple[str, ...], ...] = ((), (A,), (A, B))


@pytest.mark.parametrize("structure", ["loose", "ladder of two", "a way of two umbrellas"])
@pytest.mark.parametrize("chapeau", CHAPEAUX, ids="".join)
def test_parents_and_children(structure: str, chapeau: tuple[str, ...]) -> None:
    provisions = []
    below = ("unanswered", "none", "outside")
    kinds = itertools.product((False, True), (False, True), ABOVE, below)
    for at, (complete, closed, on_whole, on_part) in enumerate(kinds):
        whole, first, second = f"w{at}.{on_whole}", f"x{at}.{on_part}", f"y{at}.unanswered"
        provisions += [
            # A pack may list the parts before the whole.
            worlds.provision(first, [B], complete=complete, part_of=whole),
            worlds.provision(whole, chapeau, complete=complete),
            worlds.provision(second, [B, C] if closed else None, complete=closed, part_of=whole),
        ]
    version = worlds.version(provisions, applies=Test("here", "is", value=True))
    norms = worlds.norms(
        [worlds.practice(one) for one in (A, B, C)],
        [version],
        ladders=STRUCTURES[structure][0],
        ways=STRUCTURES[structure][1],
        facts=[worlds.fact("here")],
    )
    systems, entries = sayings([A, B, C], ("all", "none", None))
    facts = {system: here(at) for at, system in enumerate(systems)}
    entries += answered(provisions)
    assert differences(Case(norms, worlds.profile(facts), tuple(entries), worlds.DAY)) == []


def here(at: int) -> worlds.Given:
    """For most systems the norm applies, for some not, for some nobody knows."""
    return {"here": None if at % 7 == 0 else at % 5 != 0}


LEVELS = ("organization", "system")


@pytest.mark.parametrize("systems", [0, 1, 2])
def test_the_organisation_and_its_systems(systems: int) -> None:
    """Every level of a whole and its part, every answer for all and for the first system."""
    ids = [f"s{at}" for at in range(systems)]
    practices = [worlds.practice(f"{level}-{at}", level=level) for level in LEVELS for at in (0, 1)]
    provisions = [
        one
        for upper, lower in itertools.product(("", *LEVELS), LEVELS)
        for one in (
            worlds.provision(f"{upper}-{lower}", [f"{upper}-0"] if upper else []),
            worlds.provision(
                f"{upper}-{lower}-part", [f"{lower}-1"], complete=True, part_of=f"{upper}-{lower}"
            ),
        )
    ]
    norms = worlds.norms(practices, [worlds.version(provisions)])
    answers = [f"demo#{one.id}" for one in provisions]
    found = []
    for target, other in itertools.product([one.id for one in practices] + answers, answers):
        for own in ("all", "some", "none", None) if ids else (None,):
            entries = [worlds.entry(target, "all"), worlds.entry(other, "none", on=worlds.day(1))]
            if own and ids and not target.startswith("organization"):
                entries.append(worlds.entry(target, own, system="s0"))
            who = worlds.profile({system: {} for system in ids})
            found += differences(Case(norms, who, tuple(entries), worlds.DAY))
    assert found == []


def test_what_makes_no_sense() -> None:
    """A practice that makes no sense for a system drops out, and carries nothing."""
    provisions = [
        worlds.provision(f"{''.join(asks)}-{complete}", asks, complete=complete)
        for asks in subsets([A, B, C])
        for complete in (False, True)
    ]
    facts: list[worlds.Given] = [{}, {"here": True}, {"here": False}, {"here": None}]
    found = []
    for without, structure in itertools.product((A, B, C), STRUCTURES):
        norms = worlds.norms(
            [
                worlds.practice(
                    one, applies=Test("here", "is", value=True) if one == without else None
                )
                for one in (A, B, C)
            ],
            [worlds.version(provisions)],
            ladders=STRUCTURES[structure][0],
            ways=STRUCTURES[structure][1],
            facts=[worlds.fact("here")],
        )
        systems, entries = sayings([A, B, C], ("all", "none", None))
        who = worlds.profile({f"{one}": facts[at % 4] for at, one in enumerate(systems)})
        found += differences(Case(norms, who, tuple(entries), worlds.DAY))
        who = worlds.profile({f"{one}": facts[at // 3 % 4] for at, one in enumerate(systems)})
        found += differences(Case(norms, who, tuple(entries), worlds.DAY))
    assert found == []
