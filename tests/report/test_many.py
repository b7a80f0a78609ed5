"""Two hundred systems: everything is there, and no provision grows without bound."""

from __future__ import annotations

import re

import pytest

from tests.report import desk
from tests.worlds import Given, profile
from yawara.assess import findings
from yawara.ledger.model import Entry
from yawara.ledger.standing import standing
from yawara.report.build import build
from yawara.report.html import to_html
from yawara.scope.applies import applicable
from yawara.scope.profile import Profile, System
from yawara.text.words import Words

MANY = 200
MOST_LETTERS = 40_000


@pytest.fixture(scope="module")
def page() -> str:
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
    return to_html(build(findings.assess(scope, standing(entries, scope)), lang="en"))


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
