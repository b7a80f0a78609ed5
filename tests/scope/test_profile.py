"""Profiles as people write them, and the facts of a day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.norms import small
from yawara.scope import profile as reading
from yawara.scope.profile import Profile, profile_from, read_profile, value_on
from yawara.text.messages import render
from yawara.text.problem import Problems, in_order
from yawara.text.tree import parse

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.norms.model import Norms

Day = datetime.date


@pytest.fixture(scope="module")
def norms(tmp_path_factory: pytest.TempPathFactory) -> Norms:
    return small.norms(tmp_path_factory.mktemp("norms"), small.packs())


def read(norms: Norms, text: str) -> tuple[Profile | None, list[str]]:
    """The profile, and its problems as `code @ what stands there`, to the next comma."""
    tree = parse(text.encode(), "profile.yaml")
    found = Problems()
    found.extend(tree.problems)
    one = None if tree.value is None else profile_from(tree.value, norms, found)
    told = []
    for problem in in_order(found.found):
        assert problem.place is not None
        assert render(problem, "ja") != render(problem, "en")
        rest = text.splitlines()[problem.place.line - 1][problem.place.column - 1 :]
        told.append(f"{problem.code} @ {rest.split(',')[0].rstrip('}]')}")
    return one, told


def test_a_good_profile(norms: Norms) -> None:
    one, told = read(
        norms,
        """\
format: 1
organization:
  name: {ja: 例, en: Demo}
  size: [{from: 2024-01-01, is: small}, {from: 2026-01-01, is: large}]
  facts: {generative: true, flop: 1e25, roles: unknown}
  adopts: [jp-demo]
  note: {ja: 覚え}
systems:
  - {id: chat, facts: {roles: [provider], generative: unknown}}
  - {id: old, kind: model, name: {en: Old}, since: 2024-01-01, until: 2024-12-31}
""",
    )
    assert told == []
    assert one is not None
    size = [
        value_on(one.organization.facts, "size", Day(year, 6, 1)) for year in (2023, 2024, 2026)
    ]
    assert size == [None, "small", "large"]
    assert value_on(one.organization.facts, "roles", Day(2026, 1, 1)) is None
    assert [system.id for system in one.systems_on(Day(2024, 12, 31))] == ["chat", "old"]
    assert [system.id for system in one.systems_on(Day(2025, 1, 1))] == ["chat"]
    assert [system.id for system in one.systems_on(Day(2023, 12, 31))] == ["chat"]
    assert one.systems[0].name.ja == "chat"


def test_a_value_holds_from_its_day(norms: Norms) -> None:
    one, _ = read(
        norms,
        organization("generative: [{from: 2026-02-01, is: unknown}, {from: 2026-01-01, is: true}]"),
    )
    assert one is not None
    facts = one.organization.facts
    for day, value in (
        (Day(2025, 12, 31), None),
        (Day(2026, 1, 1), True),
        (Day(2026, 1, 31), True),
    ):
        assert value_on(facts, "generative", day) is value
    assert value_on(facts, "generative", Day(2026, 2, 1)) is None


def organization(facts: str = "", systems: str = "") -> str:
    """A profile with these facts and systems, each on its line."""
    return f"format: 1\norganization:\n  name: {{en: X}}\n  facts: {{{facts}}}\nsystems:\n{systems}"


BAD: dict[str, tuple[str, list[str]]] = {
    "a word": ("hello", ["not-a-mapping @ hello"]),
    "a list": ("- a\n", ["not-a-mapping @ - a"]),
    "nothing of it": ("{}", ["missing-key @ {", "missing-key @ {"]),
    "no name": ("format: 1\norganization: {size: small}", ["missing-key @ {size: small"]),
    "a name of nothing": (
        "format: 1\norganization: {name: {}}",
        ["missing-language @ {", "missing-language @ {"],
    ),
    "a name that is a text": ("format: 1\norganization: {name: X}", ["wrong-type @ X"]),
    "an organisation that is a text": ("format: 1\norganization: X", ["wrong-type @ X"]),
    "an unknown key": (
        organization().replace("name:", "nama:"),
        ["missing-key @ nama: {en: X", "unknown-key @ nama: {en: X"],
    ),
    "an unknown fact": (organization("generativ: true"), ["unknown-fact @ generativ: true"]),
    "a flag that is a word": (organization("generative: yes"), ["fact-wrong-type @ yes"]),
    "a flag in quotes": (organization("generative: 'true'"), ["fact-wrong-type @ 'true'"]),
    "unknown in quotes": (organization("generative: 'unknown'"), ["fact-wrong-type @ 'unknown'"]),
    "a flag that is a list": (organization("generative: []"), ["fact-wrong-type @ ["]),
    "a number that is none": (organization("flop: .nan"), ["fact-wrong-type @ .nan"]),
    "a number in full-width digits": (organization("flop: １０"), ["fact-wrong-type @ １０"]),
    "a number without end": (organization("flop: 1e999"), ["fact-wrong-type @ 1e999"]),
    "choices that are one word": (organization("roles: provider"), ["fact-wrong-type @ provider"]),
    "a choice that is none": (organization("roles: [provide]"), ["unknown-word @ provide"]),
    "a choice that is a list": (
        "format: 1\norganization: {name: {en: X}, size: [small]}",
        ["fact-wrong-type @ [small"],
    ),
    "a choice nobody offers": (
        "format: 1\norganization: {name: {en: X}, size: smal}",
        ["unknown-word @ smal"],
    ),
    "a value without a day": (
        organization("generative: [{is: true}]"),
        ["missing-key @ {is: true"],
    ),
    "a day without a value": (
        organization("generative: [{from: 2026-01-01}]"),
        ["missing-key @ {from: 2026-01-01"],
    ),
    "two values of one day": (
        organization("generative: [{from: 2026-01-01, is: true}, {from: 2026-01-01, is: false}]"),
        ["fact-day-twice @ {from: 2026-01-01"],
    ),
    "a wrong value of a day": (
        organization("generative: [{from: 2026-01-01, is: 1}]"),
        ["fact-wrong-type @ 1"],
    ),
    "a value among dated ones": (
        organization("roles: [provider, {from: 2026-01-01, is: [provider]}]"),
        ["not-a-mapping @ provider"],
    ),
    "an unknown instrument": (
        organization().replace("  facts", "  adopts: [jp-demo, jp-demo, iso]\n  facts"),
        ["repeated-item @ jp-demo", "unknown-instrument @ iso"],
    ),
    "no list of systems": (organization().replace("systems:", "systems: {}"), ["wrong-type @ {"]),
    "a system that is a word": (organization(systems="  - chat\n"), ["not-a-mapping @ chat"]),
    "a system without an id": (
        organization(systems="  - {kind: model}\n"),
        ["missing-key @ {kind: model"],
    ),
    "an id with a space": (organization(systems="  - {id: my chat}\n"), ["bad-id @ my chat"]),
    "an id in Japanese": (organization(systems="  - {id: 面接}\n"), ["bad-id @ 面接"]),
    "an id twice": (organization(systems="  - {id: a}\n  - {id: a}\n"), ["duplicate-id @ a"]),
    "an id that is ours": (
        organization(systems="  - {id: organization}\n"),
        ["reserved-id @ organization"],
    ),
    "another kind": (organization(systems="  - {id: a, kind: robot}\n"), ["unknown-word @ robot"]),
    "until before since": (
        organization(systems="  - {id: a, since: 2026-01-02, until: 2026-01-01}\n"),
        ["until-before-since @ 2026-01-01"],
    ),
    "a fact of the organisation": (
        organization(systems="  - {id: a, facts: {size: small}}\n"),
        ["fact-of-organization @ size: small"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_fault_has_its_code_and_place(norms: Norms, name: str) -> None:
    text, problems = BAD[name]
    assert sorted(read(norms, text)[1]) == sorted(problems)


def test_the_first_of_two_ids_is_named(norms: Norms) -> None:
    tree = parse(organization(systems="  - {id: a}\n  - {id: a}\n").encode(), "p.yaml").value
    assert tree is not None
    found = Problems()
    profile_from(tree, norms, found)
    assert "p.yaml:6:10" in render(found.found[0], "en")


def test_too_many_systems(norms: Norms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_SYSTEMS", 2)
    one, told = read(
        norms, organization(systems="".join(f"  - {{id: a{at}}}\n" for at in range(3)))
    )
    assert [code.split()[0] for code in told] == ["too-many-systems"]
    assert one is not None
    assert len(one.systems) == 2


def test_a_file_with_a_fault_of_its_own(norms: Norms, tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_bytes("format: 1\norganization: {name: {ja: 例, ja: 例}}\n".encode())
    found = read_profile(path, norms, name="profile.yaml")
    assert found.failed
    assert [problem.code for problem in found.problems] == ["duplicate-key"]
    path.write_bytes("organization: {name: {ja: 例}}".encode("cp932"))
    assert read_profile(path, norms).value is None
    assert read_profile(tmp_path / "none", norms).value is None
