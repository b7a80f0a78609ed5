"""The auditor's file: everything stands in it once, and every number leads to what it names."""

from __future__ import annotations

import functools

import pytest

from tests.report import desk, papers
from tests.report.test_counts import entry, ground
from yawara.ledger.seal import chain
from yawara.report.build import paper
from yawara.report.html import to_html
from yawara.report.letters import visible
from yawara.report.papers.audit import totals
from yawara.report.papers.audit.numbers import Numbers, refs
from yawara.report.papers.audit.rules import Rules
from yawara.report.tree import Mark, Row, Section, Span
from yawara.report.view import View, practice_anchor, provision_anchor
from yawara.text.words import LANGS, Lang, Words

NAMES = (*papers.SAMPLES, "desk")
A_NAME = pytest.mark.parametrize("name", NAMES)
A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)


def view(name: str, lang: Lang = "en") -> View:
    return View(papers.ground(name), lang)


@functools.cache
def rows(name: str, lang: Lang) -> dict[str, Row]:
    """The rows of a file that have an id, each of which stands but once."""
    every = papers.parts(papers.made(name, "auditor", lang))
    found = [one for one in every if isinstance(one, Row) and one.id]
    assert len({one.id for one in found}) == len(found)
    return {one.id: one for one in found}


@A_NAME
@A_LANGUAGE
def test_every_provision_has_a_row_that_says_what_the_report_says(name: str, lang: Lang) -> None:
    made = papers.made(name, "auditor", lang)
    for finding in papers.ground(name).findings:
        provision = finding.item.provision
        here = rows(name, lang)[provision_anchor(finding.item)]
        said = papers.said(here)
        assert here.status == finding.status
        assert visible(provision.gist.to(lang)) in said
        assert provision.locus is None or provision.locus.named(lang) in said
        assert provision.reading is None or visible(provision.reading.why.to(lang)) in said
        assert provision.rest is None or visible(provision.rest.to(lang)) in said
        marks = [one.status for one in papers.parts(here) if isinstance(one, Mark)]
        assert marks[0] == finding.status
    assert "provision:" in to_html(made)


@A_NAME
@A_LANGUAGE
def test_every_practice_stands_once_with_what_counts_as_done(name: str, lang: Lang) -> None:
    numbers = Numbers(view(name, lang))
    listed = papers.rows(papers.tables(papers.made(name, "auditor", lang), "record")[0])
    assert [int(one[0]) for one in listed] == list(range(1, len(numbers.practices) + 1))
    assert set(papers.ground(name).asked_by) <= set(numbers.practices)
    norms = papers.ground(name).assessment.scope.norms
    for id_, number in numbers.practices.items():
        said = papers.said(rows(name, lang)[practice_anchor(id_)])
        assert said.startswith(f"{number}{visible(norms.practice(id_).title.to(lang))}")
        assert visible(norms.practice(id_).all.to(lang)) in said


@A_NAME
@A_LANGUAGE
def test_the_books_are_whole_and_every_statement_stands_once(name: str, lang: Lang) -> None:
    held = papers.ground(name).books
    assert held is not None
    made = papers.made(name, "auditor", lang)
    text = papers.text(made)
    assert chain(held.entries) in text
    assert len(papers.tables(made, "ledger")[0].rows) == len(held.entries)
    quoted = [
        one.text for one in papers.parts(made) if isinstance(one, Span) and one.role == "quote"
    ]
    for at, one in enumerate(held.entries, 1):
        said = papers.said(rows(name, lang)[f"record:{at}"])
        assert one.id[:12] in said
        for words in (one.statement, one.reason, one.explained.reason if one.explained else None):
            assert words is None or visible(words.to(lang)) in said
        for proof in one.evidence:
            assert proof.target in text
            assert proof.sha256 is None or proof.sha256 in text
    whole = [e.statement.to(lang) for e in held.entries if e.statement and e.statement.to(lang)]
    for said in set(whole):
        assert quoted.count(visible(said)) == whole.count(said)
    assert len(papers.tables(made, "seal")) == bool(held.seals)


@A_NAME
def test_a_record_by_a_practice_is_one_that_governs_it(name: str) -> None:
    numbers = Numbers(view(name))
    found = papers.ground(name)
    for finding in found.findings:
        made = rows(name, "en")[provision_anchor(finding.item)]
        for line in papers.parts(made.cells[2]):
            spans = [one for one in getattr(line, "line", ()) if isinstance(one, Span)]
            ids = [one.to[len("#practice:") :] for one in spans if one.to.startswith("#practice:")]
            firsts = [int(one.to[8:]) for one in spans if one.to.startswith("#record:")]
            for number in firsts:
                (practice,) = ids
                governing = found.governs[numbers.entries[number - 1].id]
                assert practice in {target for target, _ in governing}


@A_NAME
@A_LANGUAGE
def test_no_number_leads_nowhere(name: str, lang: Lang) -> None:
    made = papers.made(name, "auditor", lang)
    known = {one.id for one in papers.parts(made) if isinstance(one, (Row, Section))}
    led = {one.to[1:] for one in papers.parts(made) if isinstance(one, Span) and one.to[:1] == "#"}
    assert led <= known
    for kind in ("record", "evidence", "rule", "practice"):
        assert any(one.startswith(f"{kind}:") for one in led)


@A_NAME
@A_LANGUAGE
def test_what_is_missing_is_what_the_sums_say(name: str, lang: Lang) -> None:
    found = papers.ground(name)
    listed = papers.rows(papers.tables(papers.made(name, "auditor", lang), "missing")[0])
    counts = found.practices
    assert [int(one[1]) for one in listed] == [counts.none, counts.some, counts.unknown]
    total = papers.rows(papers.tables(papers.made(name, "auditor", lang), "summary")[0])
    assert [int(number) for number in total[-1][1:]] == [
        counts.read, counts.all, counts.some, counts.none, counts.unknown, counts.out,
    ]  # fmt: skip
    assert int(total[-2][1]) == found.applies
    sums = papers.said(papers.made(name, "auditor", lang).sections[0])
    assert str(counts.some + counts.none) in sums


@A_NAME
def test_every_provision_has_its_reason(name: str) -> None:
    rules = Rules(view(name))
    assert set(rules.numbers) == {one.item.ref for one in papers.ground(name).findings}
    table = papers.rows(papers.tables(papers.made(name, "auditor", "en"), "rules")[0])
    assert sum(int(one[-1]) for one in table) == len(rules.numbers)
    assert len(table) == len(set(rules.numbers.values()))


@A_LANGUAGE
def test_the_words_for_a_basis_are_explained_once(lang: Lang) -> None:
    made = papers.made("desk", "auditor", lang)
    words = next(one for one in made.sections if one.id == "glossary")
    word = {"ja": "どの資料とも照合していない", "en": "not checked against any document"}[lang]
    assert papers.said(words).count(word) == 1
    assert papers.text(made).count(word) == 1


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ([], ""),
        ([7], "rec. 7"),
        ([3, 1, 2], "rec. 1–3"),
        ([1, 2, 4, 9, 10, 11], "rec. 1–2, 4, 9–11"),
    ],
)
def test_numbers_are_drawn_together(numbers: list[int], wanted: str) -> None:
    made = refs(view("desk"), "record", numbers)
    assert papers.said(made) == wanted


def test_only_so_many_runs_are_named_and_the_rest_counted() -> None:
    made = refs(view("desk"), "record", range(1, 40, 2), 3)
    assert papers.said(made) == "rec. 1, 3, 5 and 17 more"


def test_no_records_and_one_record() -> None:
    for entries in ((), (entry("set-ai-policy", "all", statement=Words("あ", "a")),)):
        for lang in LANGS:
            found = ground(*entries)
            made = paper(found, "auditor", lang)
            numbers = totals.summary(View(found, lang), Numbers(View(found, lang)))
            assert numbers in made.sections
            assert desk.Page(to_html(made)).unbalanced == []
