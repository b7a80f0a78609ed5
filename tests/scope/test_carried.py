"""What is not carried for a field is said: for no sector, body or country is silence left."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from yawara.norms import load
from yawara.scope.applies import applicable
from yawara.scope.carried import carried, sentences
from yawara.scope.profile import Dated, Organization, Profile, System
from yawara.text.words import LANGS, Words

if TYPE_CHECKING:
    from yawara.norms.model import Norms
    from yawara.scope.applies import Scope
    from yawara.scope.profile import Facts, Value
    from yawara.text.words import Lang

DAY = datetime.date(2026, 11, 22)
MISSING = Path(__file__).parents[2] / "docs/missing.md"
NAME = Words("名", "name")


@pytest.fixture(scope="module")
def base() -> Norms:
    read = load.load([load.shipped()])
    assert read.value is not None
    return read.value


def facts(**given: Value) -> Facts:
    return {fact: (Dated(datetime.date.min, value),) for fact, value in given.items()}


def scope(
    norms: Norms, own: dict[str, Value], *markets: str, instruments: tuple[str, ...] = ()
) -> Scope:
    organization = Organization(NAME, facts(**own), instruments=instruments)
    system = System("chat", NAME, facts(markets=markets) if markets else {})
    return applicable(Profile(organization, (system,)), norms, None, DAY)


def of_field(norms: Norms, fact: str) -> dict[str, set[str]]:
    """By choice of a fact, the instruments carried for it."""
    choices = norms.fact_by_id[fact].choices
    found = {c.id: carried(scope(norms, {fact: c.id})).versions for c in choices}
    return {choice: {v.instrument for v in versions} for choice, versions in found.items()}


def test_the_page_of_what_is_missing_names_the_sectors_that_have_something(base: Norms) -> None:
    having = {sector for sector, found in of_field(base, "sector").items() if found}
    assert having == {"finance", "healthcare", "education", "transport", "manufacturing"}
    assert {body for body, found in of_field(base, "body").items() if found} == {
        "state",
        "local-government",
    }
    page = MISSING.read_text(encoding="utf-8")
    assert "every sector but finance, medicine, education, transport and manufacturing" in page
    assert "金融、医療、教育、運輸・製造（自動運転だけ）のほかの業種" in page


@pytest.mark.parametrize("lang", LANGS)
def test_where_nothing_is_carried_that_is_said(base: Norms, lang: Lang) -> None:
    (said,) = sentences(scope(base, {"sector": "employment"}), lang)
    assert ("人材・雇用" if lang == "ja" else "Employment and staffing") in said
    assert (
        "存在しないという意味ではありません" if lang == "ja" else "does not mean that there is none"
    ) in said


@pytest.mark.parametrize("lang", LANGS)
def test_a_pointer_is_called_one_and_how_to_see_it_is_said_where_it_is_left_out(
    base: Norms, lang: Lang
) -> None:
    (whole,) = sentences(scope(base, {"sector": "finance"}), lang)
    (part,) = sentences(scope(base, {"sector": "finance"}, instruments=("jp-gfb",)), lang)
    assert "jp-sector-finance" in whole
    assert "instruments" not in whole
    assert part.startswith(whole)
    assert "instruments" in part


def test_what_is_carried_itself_is_not_called_a_pointer(base: Norms) -> None:
    (said,) = sentences(scope(base, {"sector": "public", "body": "state"}), "en")
    assert "carries jp-ds-920" in said


@pytest.mark.parametrize("lang", LANGS)
def test_a_sector_that_is_not_given_is_asked_for(base: Norms, lang: Lang) -> None:
    (said,) = sentences(scope(base, {}), lang)
    assert "profile.yaml" in said


def test_a_day_before_the_list_was_made_has_none(base: Norms) -> None:
    profile = Profile(Organization(NAME, facts(sector="finance")), ())
    before = applicable(profile, base, None, datetime.date(2026, 11, 20))
    assert carried(before).versions == ()


@pytest.mark.parametrize("lang", LANGS)
def test_laws_of_other_countries_are_named_as_missing(base: Norms, lang: Lang) -> None:
    one = scope(base, {"sector": "other", "country": "eu"}, "jp", "us")
    assert carried(one).abroad == ("eu", "us")
    said = sentences(one, lang)[1]
    assert ("欧州連合（EU）、米国" if lang == "ja" else "European Union, United States") in said
    assert len(sentences(scope(base, {"sector": "other", "country": "jp"}, "jp"), lang)) == 1


def test_norms_that_know_no_sector_say_nothing(base: Norms) -> None:
    bare = msgspec.structs.replace(base, facts=())
    assert sentences(scope(bare, {}), "en") == ()


@pytest.mark.parametrize("lang", LANGS)
def test_a_pointer_that_fits_for_another_reason_is_named_where_it_is_left_out(
    base: Norms, lang: Lang
) -> None:
    own: dict[str, Value] = {"sector": "employment", "personal-data": True}
    chosen = scope(base, own, instruments=("jp-gfb",))
    assert "jp-sector-personal-data" in sentences(chosen, lang)[1]
    assert len(sentences(chosen, lang, outside=True)) == 1
    assert len(sentences(scope(base, own), lang)) == 1, "it is looked at already"
    without: dict[str, Value] = {"sector": "employment", "personal-data": False}
    assert len(sentences(scope(base, without, instruments=("jp-gfb",)), lang)) == 1
