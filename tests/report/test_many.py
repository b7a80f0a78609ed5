"""Two hundred systems: everything is there, and no provision grows without bound."""

from __future__ import annotations

import functools
import re

import pytest

from tests.report import desk, papers
from tests.worlds import Given, profile
from yawara.assess import findings
from yawara.ledger.model import Entry
from yawara.ledger.standing import standing
from yawara.report.build import paper
from yawara.report.ground import Books, Ground
from yawara.report.html import to_html
from yawara.scope.applies import applicable
from yawara.scope.profile import Profile, System
from yawara.text.words import LANGS, Lang, Words

MANY = 200
MOST_LETTERS = 40_000


@functools.cache
def ground() -> Ground:
    given: Given = {"roles": ("provider",), "generative": True}
    plain = profile({f"s{at}": given for at in range(MANY)}, {"body": "company"})
    systems = tuple(
        System(one.id, Words(f"<系統{one.id}>", f"<System {one.id}>"), one.facts)
        for one in plain.systems
    )
    scope = applicable(Profile(plain.organization, systems), desk.norms(), None, desk.DAY)
    entries = [
        Entry(
            on=desk.DAY,
            practice="tell-users-it-is-ai",
            system=system.id,
            state=("all", "some", "none")[at % 3],
            statement=Words(f"系統{at}の記録", f"Record of system {at}"),
        )
        for at, system in enumerate(systems)
    ]
    books = Books(tuple(entries), (), {})
    return Ground(findings.assess(scope, standing(entries, scope)), None, books)


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(paper(ground(), "report", "en"))


def test_every_system_stands_in_the_table_and_every_record_by_practice(page: str) -> None:
    matrix = re.search(r'<table class="matrix">.*?</table>', page, re.DOTALL)
    assert matrix is not None
    for at in range(MANY):
        assert f'<th scope="row">&lt;System s{at}&gt;</th>' in matrix.group()
        assert f">Record of system {at}<" in page


def test_a_provision_stays_short_enough_to_read(page: str) -> None:
    articles = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert articles
    assert max(map(len, articles)) < MOST_LETTERS


@pytest.mark.parametrize("lang", LANGS)
def test_the_auditor_reads_every_record_once_and_sums_on_a_page(lang: Lang) -> None:
    made = paper(ground(), "auditor", lang)
    assert len(papers.tables(made, "ledger")[0].rows) == MANY
    # Systems of which the same facts are given stand in one row, beside the organisation's.
    (facts,) = papers.tables(made, "profile")
    assert len(facts.rows) == 1 + 1
    assert all(f"s{at}" in papers.said(facts.rows[1]) for at in range(MANY))
    summary = next(one for one in made.sections if one.id == "summary")
    assert len(papers.said(summary)) < MOST_LETTERS / 10
