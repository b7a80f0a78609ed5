"""What the packs of Japan's other soft law promise: official names, lineage, nobody bound by it.

The tables were typed from the official names, not from the packs.
"""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING

import pytest

from yawara.norms import load, select

if TYPE_CHECKING:
    from yawara.norms.model import Norms, Version

PERSPECTIVES = [
    ("有害情報の出力制御", "Control of Toxic Output"),
    (
        "偽誤情報の出力・誘導の防止",
        "Prevention of Misinformation, Disinformation and Manipulation",
    ),
    ("公平性と包摂性", "Fairness and Inclusion"),
    ("ハイリスク利用・目的外利用への対処", "Addressing High-risk Use and Unintended Use"),
    ("プライバシー保護", "Privacy Protection"),
    ("セキュリティ確保", "Ensuring Security"),
    ("説明可能性", "Explainability"),
    ("ロバスト性", "Robustness"),
    ("データ品質", "Data Quality"),
    ("検証可能性", "Verifiability"),
]
PREDECESSORS = ("jp-mic-rd", "jp-mic-utilization", "jp-meti-governance")
SECTORS = (
    "jp-sector-finance",
    "jp-sector-medical",
    "jp-sector-education",
    "jp-sector-local-government",
    "jp-sector-autonomous-driving",
    "jp-sector-personal-data",
)
TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def base() -> Norms:
    read = load.load([load.shipped()])
    assert read.value is not None
    return read.value


def version(base: Norms, ref: str) -> Version:
    return next(v for v in base.versions if v.ref == ref)


@pytest.mark.parametrize("number", ["1.10", "1.20"])
def test_the_perspectives_have_their_official_names(base: Norms, number: str) -> None:
    pack = version(base, f"jp-aisi-eval@{number}")
    found = [(p.heading.ja, p.heading.en) for p in pack.provisions if p.heading.en]
    assert found == PERSPECTIVES


def test_the_eleventh_perspective_is_new_and_for_agents(base: Norms) -> None:
    old, new = (version(base, f"jp-aisi-eval@{number}") for number in ("1.10", "1.20"))
    added = new.by_id.keys() - old.by_id.keys()
    assert added == {"3-11"}
    assert new.by_id["3-11"].heading.ja == "観測と制御"
    assert new.by_id["3-11"].change == "added"


@pytest.mark.parametrize("number", ["1.10", "1.20"])
def test_the_perspectives_rest_on_what_stands_elsewhere(base: Norms, number: str) -> None:
    assert {p.basis for p in version(base, f"jp-aisi-eval@{number}").provisions} == {"secondary"}


def test_only_the_philosophies_are_known_from_the_text(base: Norms) -> None:
    social = base.instruments["jp-social-principles"][0]
    named = {p.id for p in social.provisions if p.basis == "official"}
    assert named == {"SP", "SP-A", "SP-B", "SP-C"}


@pytest.mark.parametrize("instrument", PREDECESSORS)
def test_what_the_guideline_took_over_is_superseded(base: Norms, instrument: str) -> None:
    (only,) = base.instruments[instrument]
    merged = datetime.date(2024, 4, 19)
    assert select.status(base, only, merged) == "superseded"
    assert select.status(base, only, merged - datetime.timedelta(days=1)) != "superseded"


def test_a_draft_that_never_became_law_is_in_force_on_no_day(base: Norms) -> None:
    draft = version(base, "jp-frontier-2024@2024-02-16")
    days = (draft.dates["proposed"] + datetime.timedelta(days=30 * n) for n in range(40))
    states = [select.status(base, draft, day) for day in days]
    assert list(dict.fromkeys(states)) == ["proposed", "lapsed"]
    assert states == sorted(states, key=("proposed", "lapsed").index)
    assert draft.dates["lapsed"] == base.instruments["jp-ai-act"][0].dates["published"]
    assert draft not in select.in_force(base, TODAY)


def test_the_seven_duties_bind_only_developers_of_advanced_ai(base: Norms) -> None:
    draft = version(base, "jp-frontier-2024@2024-02-16")
    assert draft.applies is not None
    duties = [draft.by_id[str(number)] for number in range(1, 8)]
    assert {(p.addressees, p.strength) for p in duties} == {(("developer",), "must")}


def test_what_speaks_to_the_state_is_not_read_as_practices(base: Norms) -> None:
    plans = base.instruments["jp-basic-plan"]
    provisions = itertools.chain.from_iterable(plan.provisions for plan in plans)
    assert not any(provision.asks for provision in provisions)


@pytest.mark.parametrize("instrument", ["jp-ai-tech-strategy", "jp-ai-strategy"])
def test_a_strategy_speaks_to_the_state_and_ends_on_no_day(base: Norms, instrument: str) -> None:
    for strategy in base.instruments[instrument]:
        assert {p.addressees for p in strategy.provisions} == {("state",)}
        assert not any(p.asks or p.heading.ja for p in strategy.provisions)
        assert select.status(base, strategy, TODAY) == "published"
        assert strategy.basis == "memory"


def test_the_strategies_and_their_days(base: Norms) -> None:
    named = ("jp-ai-tech-strategy", "jp-ai-strategy")
    days = {v.ref: v.dates["published"].isoformat()[:7] for n in named for v in base.instruments[n]}
    assert days == {
        "jp-ai-tech-strategy@2017-03": "2017-03",
        "jp-ai-strategy@2019": "2019-06",
        "jp-ai-strategy@2021": "2021-06",
        "jp-ai-strategy@2022": "2022-04",
    }
    objectives = version(base, "jp-ai-strategy@2022").children["objectives"]
    assert len(objectives) == 5


def test_a_pointer_is_no_law(base: Norms) -> None:
    pointers = {v.instrument for v in base.versions if v.force == "pointer"}
    assert pointers == set(SECTORS)


def test_how_a_title_and_an_address_are_known_is_said(base: Norms) -> None:
    for pack in base.versions:
        assert (pack.basis is None) == (pack.force == "pointer"), pack.ref
        assert all(source.basis for source in pack.sources), pack.ref


def test_what_rests_on_memory_is_marked(base: Norms) -> None:
    titles = {v.instrument for v in base.versions if v.basis == "memory"}
    assert {"jp-ai-guideline-13", "jp-mic-rd", "jp-mic-utilization", "jp-ds-920"} <= titles
    addresses = {s.url for v in base.versions for s in v.sources if s.basis == "memory"}
    for host in ("fisc.or.jp", "fdua.org", "bunka.go.jp", "mhlw.go.jp", "meti.go.jp", "ppc.go.jp"):
        assert f"https://www.{host}/" in addresses
    for host in ("iso.org", "oecd.org", "nist.gov"):
        assert any(f"{host}/" in address for address in addresses), host


@pytest.mark.parametrize("instrument", SECTORS)
def test_a_pointer_applies_to_its_field_alone(base: Norms, instrument: str) -> None:
    for pointers in base.instruments[instrument]:
        assert pointers.applies is not None
        assert all(p.gist.ja and p.gist.en and p.locus for p in pointers.provisions)


def test_soft_law_obliges_nobody(base: Norms) -> None:
    soft = [v for v in base.versions if v.ref.startswith("jp-") and v.force == "guidance"]
    for pack in soft:
        strengths = {p.strength for p in pack.provisions if p.strength}
        assert strengths <= {"should", "may"}, pack.ref
