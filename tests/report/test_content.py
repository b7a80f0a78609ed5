"""What must stand on a page: every provision that applies, every statement, every reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.report import desk
from yawara.assess.project import result_digest
from yawara.report.ground import Ground
from yawara.report.letters import visible
from yawara.report.view import practice_anchor, provision_anchor
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from yawara.assess.findings import Finding
    from yawara.ledger.model import Entry

A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)


def counted() -> list[Finding]:
    return [one for one in desk.assessment().findings(0) if one.counted]


def used() -> tuple[Entry, ...]:
    """The entries that a report rests on: those of which something that applies asks."""
    found = Ground(desk.assessment()).entries
    assert 0 < len(found) < len(desk.entries())
    return found


@A_LANGUAGE
def test_every_provision_that_applies_stands_with_its_gist_and_place(lang: Lang) -> None:
    page = desk.parsed(lang)
    ids, text = set(page.all("id")), page.text
    assert len(counted()) > 50
    for finding in counted():
        provision = finding.item.provision
        assert provision_anchor(finding.item) in ids
        assert provision.name(lang) in text
        assert visible(provision.gist.to(lang)) in text
        assert provision.locus is None or provision.locus.named(lang) in text


@A_LANGUAGE
def test_every_statement_stands_in_full(lang: Lang) -> None:
    text = desk.parsed(lang).text
    said = [entry for entry in used() if entry.statement is not None]
    assert len(said) > 150
    for entry in said:
        words = entry.statement.to(lang) if entry.statement else ""
        assert visible(words) in text


@A_LANGUAGE
def test_every_record_says_from_where_it_comes(lang: Lang) -> None:
    text = desk.parsed(lang).text
    for entry in used():
        assert f"ledger.yaml:{entry.place.line}" in text
        assert entry.id[:12] in text
        for evidence in entry.evidence:
            assert evidence.target in text


@A_LANGUAGE
def test_every_practice_asked_for_can_be_looked_up(lang: Lang) -> None:
    ids, text = set(desk.parsed(lang).all("id")), desk.parsed(lang).text
    norms = desk.norms()
    for finding in counted():
        for at in norms.closed(finding.item.provision):
            practice = norms.practices[at]
            assert practice_anchor(practice.id) in ids
            assert visible(practice.all.to(lang)) in text


@A_LANGUAGE
def test_every_provision_says_why(lang: Lang) -> None:
    page = desk.pages()[lang]
    articles = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert len(articles) == len(counted())
    assert all('<details class="fold why">' in article for article in articles)
    for finding in counted():
        assert finding.item.ref in page


@A_LANGUAGE
def test_reasons_questions_and_contradictions_stand(lang: Lang) -> None:
    text = desk.parsed(lang).text
    assert ("理由その3" if lang == "ja" else "Reason number 3") in text
    assert ("理由その4" if lang == "ja" else "Reason number 4") in text
    assert desk.norms().fact_by_id["roles"].question.to(lang) in text
    assert "ledger.yaml:1007" in text
    undecided = [i for i in desk.assessment().undecided(0) if i.provision.asks != ()]
    assert undecided
    assert all(item.provision.id in text for item in undecided)


@A_LANGUAGE
def test_what_does_not_apply_stands_with_a_reason(lang: Lang) -> None:
    text = desk.parsed(lang).text
    scope = desk.assessment().scope
    out = [i for i in scope.items if i.provision.asks != () and scope.answer(i, 0) == "no"]
    assert out
    assert all(item.provision.id in text for item in out)


@A_LANGUAGE
def test_sources_and_digest_stand(lang: Lang) -> None:
    text = desk.parsed(lang).text
    assert result_digest(desk.assessment()) in text
    for version in desk.assessment().scope.versions:
        assert all(source.url in text for source in version.sources)


@A_LANGUAGE
def test_counts_add_up(lang: Lang) -> None:
    page = desk.pages()[lang]
    numbers = [int(n) for n in re.findall(r'<span class="number">(\d+)</span>', page)]
    whole = [one for one in counted() if one.status != "not-applicable"]
    assert numbers[0] == len(whole) == sum(numbers[1:5])
    signs = re.search(r'<figure id="figure".*?</tbody></table>', page, re.DOTALL)
    assert signs is not None
    assert signs.group().count('href="#sign-') == len(counted())


@A_LANGUAGE
def test_nobody_is_judged_and_nothing_is_a_percentage(lang: Lang) -> None:
    text = desk.parsed(lang).text.lower()
    for word in ("complian", "certif", "conform", "準拠", "認証済", "適合して", "%", "％"):
        assert word not in text.replace("certificate", "")


def test_a_text_in_the_other_language_is_marked_as_such() -> None:
    at = next(n for n in range(7, 200, 7) if n % 3 == 1 and n % 5 != 4)
    assert f'<bdi lang="ja" class="quote">記録その{at}' in desk.pages()["en"]
    at = next(n for n in range(7, 200, 7) if n % 3 == 2 and n % 5 != 4)
    assert f'<bdi lang="en" class="quote">Record number {at} ' in desk.pages()["ja"]
