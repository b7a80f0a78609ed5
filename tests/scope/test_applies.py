"""What applies to whom on a day; the brute force of the assessment tries it at random."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests import worlds
from tests.worlds import practice, provision, version
from yawara.norms.conditions import NEVER, All, Any, Not, Test
from yawara.norms.model import Addressee
from yawara.scope.applies import ORGANIZATION, Scope, applicable, condition_mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.norms.conditions import Condition
    from yawara.norms.model import Norms, Provision, Version

PROVIDER = Test("roles", "has", "pro")
USER = Test("roles", "has", "use")
FLAG = Test("flag", "is", value=True)
SMALL = Test("small", "is", value=True)
FACTS = (
    worlds.fact("roles", "choices", choices="pro use"),
    worlds.fact("flag"),
    worlds.fact("small", level="organization"),
)
ADDRESSEES: dict[str, Condition] = {
    "provider": PROVIDER,
    "user": USER,
    "state": NEVER,
    "everyone": All(()),
}


def base(*versions: Version) -> Norms:
    practices = [practice("a"), practice("o", level="organization")]
    plain = worlds.norms(practices, versions, facts=FACTS)
    named = [Addressee(id_, worlds.NAME, one, worlds.NOWHERE) for id_, one in ADDRESSEES.items()]
    return replace(plain, addressees=tuple(named))


def scoped(
    provisions: Sequence[Provision] | Provision,
    systems: dict[str, worlds.Given] | None = None,
    own: worlds.Given | None = None,
    day: datetime.date = worlds.DAY,
    **more: object,
) -> Scope:
    many = provisions if isinstance(provisions, list) else [provisions]
    norms = base(version(many, **more))  # type: ignore[arg-type]  # fields of a version
    return applicable(worlds.profile(systems or {}, own), norms, None, day)


def answers(scope: Scope, id_: str = "N") -> list[str]:
    item = scope.by_ref[f"demo@1#{id_}"]
    return [scope.answer(item, bit) for bit in range(len(scope.subjects))]


PRO: worlds.Given = {"roles": ("pro",)}
USE: worlds.Given = {"roles": ("use",)}


def test_a_provision_for_systems_applies_to_the_organisation_if_it_does_to_any() -> None:
    one = provision("N", ["a"], addressees=("provider",))
    assert answers(scoped(one, {"s": PRO, "t": USE})) == ["yes", "yes", "no"]
    assert answers(scoped(one, {"s": USE, "t": USE})) == ["no", "no", "no"]
    assert answers(scoped(one, {"s": USE, "t": {}})) == ["unknown", "no", "unknown"]
    assert answers(scoped(one, {"s": PRO, "t": {}})) == ["yes", "yes", "unknown"]


def test_without_systems_the_organisation_speaks_for_itself() -> None:
    one = provision("N", ["a"], addressees=("provider",))
    assert answers(scoped(one)) == ["unknown"]
    assert answers(scoped(one, own=PRO)) == ["yes"]
    assert answers(scoped(one, own=USE)) == ["no"]


def test_the_organisation_s_facts_are_the_default_of_its_systems() -> None:
    one = provision("N", ["a"], addressees=("provider",))
    assert answers(scoped(one, {"s": {}, "t": USE, "u": {"roles": None}}, PRO)) == [
        "yes",
        "yes",
        "no",
        "unknown",
    ]


def test_a_practice_of_the_organisation_makes_a_provision_of_the_organisation() -> None:
    one = provision("N", ["o"], addressees=("provider",))
    scope = scoped(one, {"s": PRO, "t": USE})
    assert answers(scope) == ["yes", "no", "no"]
    assert scope.items[0].level == "organization"
    both = provision("N", ["o", "a"], addressees=("provider",))
    assert scoped(both, {"s": PRO, "t": USE}).items[0].level == "system"


def test_what_is_addressed_to_the_state_never_counts_for_a_firm() -> None:
    assert answers(scoped(provision("N", ["o"], addressees=("state",)))) == ["no"]
    assert answers(scoped(provision("N", ["o"], addressees=("state", "everyone")))) == ["yes"]
    assert answers(scoped(provision("N", ["o"], addressees=("nobody-knows",)))) == ["no"]


def test_a_part_applies_only_where_its_whole_does() -> None:
    parts = [
        provision("M", [], addressees=("provider",), applies=FLAG),
        provision("N", ["a"], part_of="M", except_=SMALL),
    ]
    given = PRO | {"flag": True}
    tried: list[tuple[worlds.Given, worlds.Given, str]] = [
        (given, {"small": False}, "yes"),
        (given, {"small": True}, "no"),
        (given, {}, "unknown"),
        (PRO | {"flag": False}, {}, "no"),
        (USE, {}, "no"),
    ]
    for system, own, answer in tried:
        assert answers(scoped(parts, {"s": system}, own)) == [answer, answer]


def test_addressees_of_a_part_take_the_place_of_those_of_its_whole() -> None:
    parts = [
        provision("M", [], addressees=("provider",)),
        provision("N", ["a"], part_of="M", addressees=("user",)),
    ]
    assert answers(scoped(parts, {"s": USE})) == ["yes", "yes"]


def test_a_condition_on_the_whole_version() -> None:
    one = provision("N", ["a"])
    assert answers(scoped(one, {"s": PRO}, applies=PROVIDER)) == ["yes", "yes"]
    assert answers(scoped(one, {"s": USE}, applies=PROVIDER)) == ["no", "no"]


@pytest.mark.parametrize("at", range(-1, 5))
def test_the_days_of_a_provision_and_of_its_whole(at: int) -> None:
    parts = [
        provision("M", [], applies_from=worlds.day(1)),
        provision("N", ["o"], part_of="M", applies_until=worlds.day(3)),
    ]
    early = datetime.date.min
    scope = scoped(parts, day=worlds.day(at), dates={"in-force": early})
    assert answers(scope) == ["yes" if 1 <= at <= 3 else "no"]
    assert scope.by_ref["demo@1#N"].dated_out == (not 1 <= at <= 3)


def test_reasons_are_those_of_each_system() -> None:
    one = provision("N", ["a"], addressees=("provider",), applies=FLAG)
    scope = scoped(one, {"s": PRO, "t": USE})
    item = scope.items[0]
    reasons = scope.reasons(item, 0)
    assert [(subject.id, reason.truth) for subject, reason in reasons] == [
        ("s", None),
        ("t", False),
    ]
    assert reasons[0][1].deciding() == ("flag",)
    assert [subject.id for subject, _ in scope.reasons(item, 2)] == ["t"]
    assert [subject.id for subject, _ in scoped(one).reasons(item, 0)] == [ORGANIZATION]


@pytest.mark.parametrize(
    ("condition", "level", "out"),
    [
        # bits: the organisation, a system with the flag, one without, one of which nobody knows
        (FLAG, "system", 0b0100),
        (Not(FLAG), "system", 0b0010),
        (FLAG, "organization", 0),
        (Any((FLAG, PROVIDER)), "system", 0),
        (NEVER, "system", 0b1111),
        (SMALL, "organization", 0b1111),
        (SMALL, "system", 0b1111),
    ],
)
def test_for_whom_a_practice_makes_no_sense(condition: Condition, level: str, out: int) -> None:
    systems: dict[str, worlds.Given] = {"s": {"flag": True}, "t": {"flag": False}, "u": {}}
    scope = scoped(provision("N", ["a"]), systems, {"small": False})
    assert condition_mask(scope, condition, level) == out


def test_a_practice_of_the_organisation_makes_no_sense_if_it_does_for_no_system() -> None:
    systems: dict[str, worlds.Given] = {"s": {"flag": False}, "t": {"flag": False}}
    scope = scoped(provision("N", ["a"]), systems)
    assert condition_mask(scope, FLAG, "organization") == 0b111
    assert condition_mask(scope, FLAG, "system") == 0b111


# -- which versions ------------------------------------------------------------------------


def versions(refs: Sequence[str] | None, *also: str, adopts: tuple[str, ...] = ()) -> list[str]:
    late = {"in-force": worlds.LATE}
    norms = base(
        version([provision("N", ["o"])]),
        version([provision("N", ["o"])], number="2", dates=late),
        version([provision("N", ["o"])], instrument="standard", force="adopted"),
    )
    who = worlds.profile(adopts=adopts)
    scope = applicable(who, norms, refs, worlds.DAY, also=also)
    assert len(scope.items) == len(scope.by_ref)
    return [one.ref for one in scope.versions]


def test_what_is_looked_at() -> None:
    assert versions(None) == ["demo@1"]
    assert versions(None, adopts=("standard",)) == ["demo@1", "standard@1"]
    assert versions(["standard"]) == ["standard@1"]
    assert versions(["demo@2", "demo"]) == ["demo@2", "demo@1"]
    # What is not yet in force can be looked at beside what is.
    assert versions(None, "demo@2") == ["demo@1", "demo@2"]
    assert versions([], "demo") == ["demo@1"]
    assert versions([]) == []


def test_what_is_named_twice_is_looked_at_once() -> None:
    assert versions(["demo", "demo@1", "demo"], "demo@1") == ["demo@1"]
