"""The reporting framework of the Hiroshima process as a form: its letters, its rules, its basis.

The letters were typed from what is known of the framework, not from the packs.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest

from yawara.norms import load, select

if TYPE_CHECKING:
    from yawara.norms.layout import Form
    from yawara.norms.model import Norms, Version

LETTERS = {1: "abcdefgh", 2: "abcdefgh", 3: "abcde", 4: "abcdefgh", 5: "ab", 6: "abcd", 7: "abcd"}
BELOW = {"2g": ("i", "ii", "iii", "iv", "v"), "3a": ("i", "ii", "iii")}


@pytest.fixture(scope="module")
def base() -> Norms:
    read = load.load([load.shipped()])
    assert read.value is not None
    return read.value


@pytest.fixture(scope="module")
def form(base: Norms) -> Form:
    (found,) = [form for form in base.forms if form.id == "hiroshima-1"]
    return found


@pytest.fixture(scope="module")
def version(base: Norms, form: Form) -> Version:
    (found,) = [version for version in base.versions if version.ref == form.lays_out]
    return found


def questions() -> list[str]:
    """Every question in the order of the framework."""
    out = []
    for section, letters in LETTERS.items():
        for letter in letters:
            out.append(f"{section}{letter}")
            out += [f"{section}{letter}-{below}" for below in BELOW.get(f"{section}{letter}", ())]
    return out


def test_seven_sections_and_thirty_nine_lettered_questions(form: Form, version: Version) -> None:
    assert [section.id for section in form.sections] == [f"S{number}" for number in LETTERS]
    ids = [question.id for question in form.questions]
    assert ids == questions()
    assert sum(re.fullmatch(r"\d[a-z]", id_) is not None for id_ in ids) == 39
    assert [p.id for p in version.provisions if p.why_empty != "heading"] == ids


def test_each_question_hangs_where_its_letter_says(version: Version) -> None:
    for id_ in questions():
        whole, _, below = id_.partition("-")
        assert version.by_id[id_].part_of == (whole if below else f"S{id_[0]}"), id_


def test_the_header_and_the_rules(form: Form) -> None:
    kinds = ["text", "link", "moment", "period"]
    assert [field.kind for field in form.header] == kinds
    rules = form.rules
    assert (rules.every_question, rules.links_open, rules.attested) == (True, True, True)
    assert rules.renewed_within_months == 12
    assert rules.eligible is not None
    assert set(rules.eligible.countries) == {"jp", "us", "kr"}
    yes_or_no = [question.id for question in form.questions if question.answer == "yes-no-text"]
    assert yes_or_no == ["1d"]


def test_what_was_seen_in_reports_is_told_from_what_is_remembered(version: Version) -> None:
    seen = {p.id for p in version.provisions if p.basis == "secondary" and p.part_of}
    assert seen == {"1a", "1b", "1c", "1d", "1e"}
    assert not any(provision.basis == "official" for provision in version.provisions)


def test_it_binds_those_who_report_and_asks_no_more_than_it_expects(version: Version) -> None:
    assert version.force == "adopted"
    assert {provision.strength for provision in version.provisions} == {"should"}
    assert all(provision.open for provision in version.provisions if provision.asks)
    unread = [provision.id for provision in version.provisions if provision.asks is None]
    assert unread == ["2g", "3e"]


def test_an_answer_tells_facts(base: Norms, version: Version) -> None:
    told = {p.id: p.tells for p in version.provisions if p.tells}
    assert set(told) == {"2f", "2g-ii", "3c", "3d", "5b"}
    assert {fact for facts in told.values() for fact in facts} <= set(base.fact_by_id)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2024-07-18", "unknown"),
        ("2024-07-19", "draft"),
        ("2025-02-06", "draft"),
        ("2025-02-07", "in-force"),
        ("2026-05-27", "in-force"),
        ("2026-05-28", "superseded"),
    ],
)
def test_what_it_is_on_a_day(base: Norms, version: Version, day: str, state: str) -> None:
    assert select.status(base, version, datetime.date.fromisoformat(day)) == state
