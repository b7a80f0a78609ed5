"""The next question is the one that decides most: checked against asking everything and looking."""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import worlds
from yawara.norms import model
from yawara.norms.conditions import All, Any, Condition, Not, Test
from yawara.scope.applies import Scope, applicable, condition_mask
from yawara.scope.profile import Dated, Organization, Profile, System, Value
from yawara.scope.questions import next_questions
from yawara.text.problem import Place
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = datetime.date(2026, 11, 21)
HERE = Place("pack.yaml", 1, 1)
NAME = Words("名", "name")

ROLES = ("developer", "provider")
SIZES = ("small", "medium", "large")
THRESHOLD = 1e25

#: For each fact its level, its type, its choices, and every answer as the test imagines them.
FACTS: dict[str, tuple[str, str, tuple[str, ...], tuple[Value, ...]]] = {
    "roles": ("system", "choices", ROLES, (("developer",), ("provider",), ROLES)),
    "generative": ("system", "flag", (), (True, False)),
    "agentic": ("system", "flag", (), (True, False)),
    "size": ("organization", "choice", SIZES, SIZES),
    "public": ("organization", "flag", (), (True, False)),
    "flop": ("system", "number", (), (1.0, 1e26)),
}
TESTS: tuple[Test, ...] = (
    Test("roles", "has", "developer"),
    Test("roles", "has", "provider"),
    Test("generative", "is", value=True),
    Test("agentic", "is", value=False),
    Test("size", "is", "large"),
    Test("size", "in", ("small", "medium")),
    Test("public", "is", value=True),
    Test("flop", "at-least", THRESHOLD),
)
GENERATIVE, SIZE_LARGE, PUBLIC = TESTS[2], TESTS[4], TESTS[6]


def practice(id_: str, level: str, applies: Condition | None = None) -> model.Practice:
    return worlds.practice(id_, level=level, applies=applies)


def norms(
    conditions: list[Condition | None], asks: list[str], practices: tuple[model.Practice, ...]
) -> model.Norms:
    """A norm base of one version with a provision for each condition."""
    provisions = tuple(
        model.Provision(
            id=f"A-{at}",
            heading=NAME,
            label=NAME,
            gist=NAME,
            addressees=(),
            strength="should",
            locus=None,
            basis="official",
            place=HERE,
            applies=condition,
            asks=(asked,) if asked else None,
        )
        for at, (condition, asked) in enumerate(zip(conditions, asks, strict=True))
    )
    version = model.Version(
        instrument="demo",
        version="1",
        title=NAME,
        issuers=(),
        force="guidance",
        dates={"in-force": datetime.date(2024, 1, 1)},
        sources=(),
        provisions=provisions,
        place=HERE,
    )
    facts = tuple(
        model.Fact(
            id=id_,
            level=level,
            type=type_,
            title=NAME,
            question=NAME,
            help=NAME,
            choices=tuple(model.Choice(one, NAME) for one in choices),
            place=HERE,
        )
        for id_, (level, type_, choices, _) in FACTS.items()
    )
    return model.Norms(
        facts=facts,
        addressees=(),
        themes={},
        practices=practices,
        ladders=(),
        ways=(),
        versions=(version,),
    )


def profile(own: dict[str, Value | None], systems: list[dict[str, Value | None]]) -> Profile:
    def dated(facts: dict[str, Value | None]) -> dict[str, tuple[Dated, ...]]:
        return {key: (Dated(datetime.date.min, value),) for key, value in facts.items()}

    return Profile(
        Organization(NAME, dated(own)),
        tuple(System(f"s{at}", NAME, dated(facts)) for at, facts in enumerate(systems)),
    )


def scope(base: model.Norms, *args: dict[str, Value | None]) -> Scope:
    """The scope of an organisation with the facts `args[0]` and systems with those that follow."""
    return applicable(profile(args[0], list(args[1:])), base, None, DAY)


def _conditions() -> st.SearchStrategy[Condition]:
    def deeper(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(parts.map(All), parts.map(Any), inner.map(Not))

    return st.recursive(st.sampled_from(TESTS), deeper, max_leaves=5)


def _facts(level: str) -> st.SearchStrategy[dict[str, Value | None]]:
    return st.fixed_dictionaries(
        {},
        optional={
            fact: st.sampled_from((*answers, None))
            for fact, (own, _, _, answers) in FACTS.items()
            if own == level
        },
    )


def open_pairs(one: Scope) -> Iterator[tuple[str, str]]:
    """What is open, a pair of what and whose: looked up in the scope as it stands."""
    alone = len(one.subjects) == 1
    asked: dict[int, set[str]] = {}
    for item in one.items:
        for bit, subject in enumerate(one.subjects):
            if item.unknown >> bit & 1 and (bit or alone or item.level == "organization"):
                yield item.ref, subject.id
            if (item.yes | item.unknown) >> bit & 1:
                asked.setdefault(bit, set()).update(item.provision.asks or ())
    for bit, names in asked.items():
        for name in names:
            made = one.norms.practice(name)
            if made.applies is None or not (alone or (made.level == "organization") == (bit == 0)):
                continue
            never = condition_mask(one, made.applies, made.level) >> bit & 1
            always = condition_mask(one, Not(made.applies), "system") >> bit & 1
            some = bit == 0 and any(
                condition_mask(one, Not(made.applies), "system") >> b & 1
                for b in range(1, len(one.subjects))
            )
            if not never and not always and not some:
                yield name, one.subjects[bit].id


def looked_up(
    base: model.Norms, own: dict[str, Value | None], systems: list[dict[str, Value | None]]
) -> dict[tuple[str, str], tuple[float, float]]:
    """For every question, the average of what each of its answers decides: asked one by one."""
    before = set(open_pairs(scope(base, own, *systems)))
    out = {}
    for fact, (level, _, _, answers) in FACTS.items():
        alone = not systems
        for at in range(len(systems)) if level == "system" and not alone else [-1]:
            facts = own if at < 0 else systems[at]
            if facts.get(fact) is not None:
                continue
            decided = [0, 0]
            for answer in answers:
                after_own, after = dict(own), [dict(system) for system in systems]
                (after_own if at < 0 else after[at])[fact] = answer
                gone = before - set(open_pairs(scope(base, after_own, *after)))
                decided[0] += sum("#" in name for name, _ in gone)
                decided[1] += sum("#" not in name for name, _ in gone)
            subject = "organization" if at < 0 else f"s{at}"
            out[subject, fact] = (decided[0] / len(answers), decided[1] / len(answers))
    return out


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.none() | _conditions(), st.sampled_from(("", "own", "its")))),
    _facts("organization"),
    st.lists(_facts("system"), max_size=3),
)
def test_a_gain_is_what_asking_would_decide(
    provisions: list[tuple[Condition | None, str]],
    own: dict[str, Value | None],
    systems: list[dict[str, Value | None]],
) -> None:
    base = norms(
        [condition for condition, _ in provisions],
        [asked for _, asked in provisions],
        (practice("own", "organization"), practice("its", "system")),
    )
    asked = {
        (question.subject.id, question.fact.id): question.gain
        for question in next_questions(scope(base, own, *systems))
    }
    expected = {key: gain for key, (gain, _) in looked_up(base, own, systems).items()}
    assert {key: asked.get(key, 0.0) for key in expected} == expected
    assert asked.keys() <= expected.keys()


@settings(max_examples=100, deadline=None)
@given(_conditions(), _conditions(), _facts("organization"), st.lists(_facts("system"), max_size=3))
def test_practices_that_are_asked_for_count_too(
    first: Condition,
    second: Condition,
    own: dict[str, Value | None],
    systems: list[dict[str, Value | None]],
) -> None:
    base = norms(
        [None, None],
        ["own", "its"],
        (practice("own", "organization", first), practice("its", "system", second)),
    )
    asked = {
        (question.subject.id, question.fact.id): question.settles
        for question in next_questions(scope(base, own, *systems))
    }
    expected = {key: settles for key, (_, settles) in looked_up(base, own, systems).items()}
    assert {key: asked.get(key, 0.0) for key in expected} == expected


def test_what_decides_most_comes_first_and_the_order_of_the_facts_breaks_ties() -> None:
    base = norms(
        [GENERATIVE, PUBLIC, SIZE_LARGE, SIZE_LARGE],
        [""] * 4,
        (),
    )
    found = next_questions(scope(base, {}, {}))
    assert [(one.subject.id, one.fact.id, one.gain) for one in found] == [
        ("organization", "size", 2.0),
        ("s0", "generative", 1.0),
        ("organization", "public", 1.0),
    ]
    assert found[0].provisions == ("demo@1#A-2", "demo@1#A-3")


def test_a_question_that_changes_nothing_is_not_asked() -> None:
    base = norms([Any((GENERATIVE, SIZE_LARGE))], [""], ())
    assert not next_questions(scope(base, {"size": "large"}, {}))
    assert not next_questions(scope(base, {}, {"generative": True}))


def test_a_question_that_was_passed_over_is_not_asked_again() -> None:
    base = norms([GENERATIVE, SIZE_LARGE], ["", ""], ())
    found = next_questions(scope(base, {}, {}), passed=[("s0", "generative")])
    assert [one.fact.id for one in found] == ["size"]


def test_what_only_two_answers_decide_together_is_still_asked() -> None:
    either = Any((All((GENERATIVE, SIZE_LARGE)), All((Not(GENERATIVE), PUBLIC))))
    found = next_questions(scope(norms([either], [""], ()), {}, {}))
    assert {(one.fact.id, one.gain) for one in found} == {
        ("generative", 0.0),
        ("size", 0.0),
        ("public", 0.0),
    }


def test_a_heading_is_nothing_to_decide() -> None:
    base = norms([GENERATIVE], [""], ())
    heading = msgspec.structs.replace(base.versions[0].provisions[0], asks=())
    version = msgspec.structs.replace(base.versions[0], provisions=(heading,))
    assert not next_questions(scope(msgspec.structs.replace(base, versions=(version,)), {}, {}))


def test_without_a_system_the_organisation_answers_for_its_systems() -> None:
    found = next_questions(scope(norms([GENERATIVE], [""], ()), {}))
    assert [(one.subject.id, one.fact.id) for one in found] == [("organization", "generative")]


def test_a_provision_counts_for_each_system_that_it_is_open_for() -> None:
    base = norms([SIZE_LARGE], ["its"], (practice("its", "system"),))
    (one,) = next_questions(scope(base, {}, {}, {}, {}))
    assert (one.subject.id, one.gain, one.provisions) == ("organization", 3.0, ("demo@1#A-0",))


def test_asking_ends() -> None:
    base = norms([All(parts) for parts in itertools.combinations(TESTS, 2)], [""] * 28, ())
    own: dict[str, Value | None] = {}
    system: dict[str, Value | None] = {}
    asked = 0
    while questions := next_questions(scope(base, own, system)):
        fact = questions[0].fact
        (system if fact.level == "system" else own)[fact.id] = FACTS[fact.id][3][0]
        asked += 1
    assert asked <= len(FACTS)
