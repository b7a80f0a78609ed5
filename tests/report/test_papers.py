"""Five readers, one truth: every figure is the whole report's, and each has what is theirs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import desk, papers
from tests.worlds import Given, profile
from yawara.assess import findings
from yawara.assess.plan import next_steps
from yawara.ledger.model import Entry, Evidence
from yawara.ledger.standing import standing
from yawara.report.build import READERS, paper
from yawara.report.ground import Ground
from yawara.report.html import to_html
from yawara.report.papers.words import SAY
from yawara.report.tree import Mark, Paragraph, Span
from yawara.report.view import View
from yawara.scope.applies import applicable
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from yawara.report.build import Reader
    from yawara.report.tree import Document

NAMES = (*papers.SAMPLES, "desk")
A_NAME = pytest.mark.parametrize("name", NAMES)
A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)
A_READER = pytest.mark.parametrize("reader", READERS)


@A_NAME
@A_LANGUAGE
@A_READER
def test_a_paper_is_whole_and_every_link_leads_somewhere(
    name: str, lang: Lang, reader: Reader
) -> None:
    made = papers.made(name, reader, lang)
    assert made.lang == lang
    page = desk.Page(to_html(made))
    assert not page.unbalanced
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {to[1:] for to in page.all("href") if to.startswith("#")} <= set(ids)
    assert not re.search(r"\{[a-z_]+\}", re.sub("HOSTILE", "", papers.text(made.opening)))


@A_NAME
@A_LANGUAGE
@A_READER
def test_a_paper_says_what_it_does_not_say(name: str, lang: Lang, reader: Reader) -> None:
    made = papers.made(name, reader, lang)
    boxes = [one for one in papers.parts(made) if getattr(one, "role", "") == "limits"]
    assert len(boxes) == 1
    assert len(papers.said(boxes[0])) > 60


def figures(document: Document, ground: Ground) -> None:
    """Every figure of a board's or a partner's paper, held against the findings themselves."""
    found = [one for one in ground.assessment.findings(0) if one.counted]
    tally = Counter(one.status for one in found)
    done = tally["all"] + tally["all-read"]
    whole = len(found) - tally["not-applicable"]
    wanted = [whole, done, tally["some"], tally["none"], tally["unknown"]]
    assert [int(number) for number, _ in papers.tiles(document)][:5] == wanted


@given(st.lists(st.sampled_from(("all", "some", "none", "unknown", "")), min_size=40, max_size=80))
@settings(max_examples=15, deadline=None)
def test_every_figure_is_that_of_the_whole_report(states: list[str]) -> None:
    chat: Given = {"roles": ("provider",), "generative": True}
    memo: Given = {"roles": ("business-user",)}
    who = profile({"chat": chat, "memo": memo}, {"country": "jp", "body": "company"})
    scope = applicable(who, desk.norms(), None, desk.DAY)
    entries = [
        Entry(on=desk.DAY, practice=practice.id, state=state)
        for practice, state in zip(desk.norms().practices[::5], states, strict=False)
        if state
    ]
    ground = Ground(findings.assess(scope, standing(entries, scope)))
    whole = paper(ground, "report", "ja")
    for reader in ("board", "partner"):
        made = paper(ground, reader, "ja")
        figures(made, ground)
        assert papers.tiles(made) == papers.tiles(whole)
    board = papers.rows(papers.tables(paper(ground, "board", "ja"), "norms")[0])
    report = papers.rows(papers.tables(whole, "summary")[0])
    # The last row of both is the sum: applies, then by status, then (in the report) the total.
    # The board has no column for what is said not to apply where nothing is; here nothing is.
    assert [*board[-1][2:], "0"] == report[-1][1:-1]
    partner = papers.rows(papers.tables(paper(ground, "partner", "ja"), "principles")[0])
    sections = [one for one in ground.sections if one.findings]
    assert [[int(n) for n in row[2:6]] for row in partner] == [
        [one.counts.read, one.counts.all, one.counts.some, one.counts.none] for one in sections
    ]


@A_NAME
@A_LANGUAGE
def test_states_outside_are_those_inside(name: str, lang: Lang) -> None:
    """What partner and public call done is what the whole report calls done, one by one."""
    inside: dict[str, str] = {}
    for table in papers.tables(papers.made(name, "report", lang), "record"):
        inside |= {
            row[0]: papers.text(cell)
            for row, cell in zip(
                papers.rows(table), (one.cells[1] for one in table.rows), strict=True
            )
        }
    for reader, section in (("partner", "done"), ("public", "said")):
        for table in papers.tables(papers.made(name, reader, lang), section):
            for row in table.rows:
                if row.role == "group":
                    continue
                title = papers.said(row.cells[0])
                states = {one.text for one in papers.parts(row.cells[1]) if isinstance(one, Mark)}
                where = [states_ for what, states_ in inside.items() if what.startswith(title)]
                assert all(any(state in one for one in where) for state in states if where)


@A_LANGUAGE
@pytest.mark.parametrize("name", papers.SAMPLES)
def test_the_team_gets_every_step_once_with_its_owner(name: str, lang: Lang) -> None:
    ground = papers.ground(name)
    made = papers.made(name, "team", lang)
    text = papers.text(made)
    steps = [
        step for known in (True, False) for step in next_steps(ground.assessment, 1000, known=known)
    ]
    assert len(steps) > 50
    assert all(step.practice.title.to(lang) in text for step in steps)
    owners = {
        entry.owner
        for step in steps
        for bit in step.subjects
        if (held := ground.assessment.standing.for_target(step.practice.id, bit)) is not None
        for entry in held.entries[-1:]
        if entry.owner
    }
    headings = {papers.said(one.heading) for one in made.sections}
    assert owners <= headings
    due = {entry.due for entry in ground.entries if entry.due}
    assert all(day.isoformat() in text for day in due)


@A_LANGUAGE
@A_NAME
def test_the_team_can_count_on_the_sums(name: str, lang: Lang) -> None:
    made = papers.made(name, "team", lang)
    sums = papers.rows(papers.tables(made, "owners")[0])
    listed = [one for one in made.sections if one.id.startswith("owner:")]
    assert len(sums) == len(listed) + 1
    for row, section in zip(sums, listed, strict=False):
        table = papers.tables(made, section.id)[0]
        assert int(row[-1]) == len(papers.rows(table))
    assert int(sums[-1][-1]) == sum(int(row[-1]) for row in sums[:-1])


@A_LANGUAGE
@A_NAME
def test_a_partner_reads_what_is_done_and_counts_what_is_not(name: str, lang: Lang) -> None:
    ground, made = papers.ground(name), papers.made(name, "partner", lang)
    text = papers.text(made)
    for key in ("to-blank", "date-blank", "author-blank", "partner-use"):
        assert SAY(key, lang) in text
    for version in ground.assessment.scope.versions:
        assert View(ground, lang).version(version) in text
        assert all(source.url in text for source in version.sources)
    stated = ground.assessment.standing.stated
    done = {
        practice.title.to(lang)
        for at, practice in enumerate(ground.assessment.scope.norms.practices)
        if practice.id in ground.asked_by and stated.some_lo[at] & ~stated.out[at]
    }
    listed = [row[0] for row in papers.rows(papers.tables(made, "done")[0])]
    assert len(listed) > 10
    assert set(listed) <= done


@A_LANGUAGE
def test_a_partner_is_told_that_explained_practices_are_named(lang: Lang) -> None:
    made = papers.made("desk", "partner", lang)
    assert papers.tables(made, "explained")
    but = {
        "ja": "（理由を公表している事項と、開示を決めた確認中の事項を除く）は件数のみ",
        "en": "except where the reason is published",
    }
    assert but[lang] in papers.text(made)


@A_LANGUAGE
@A_NAME
def test_the_board_has_every_norm_in_one_table_by_its_whole_title(name: str, lang: Lang) -> None:
    ground = papers.ground(name)
    (table,) = papers.tables(papers.made(name, "board", lang), "norms")
    rows = papers.rows(table)
    titles = [version.title.to(lang) for version, _ in ground.by_version]
    shown = [next((one for one in titles if row[0].startswith(one)), "") for row in rows]
    assert [one for one in shown if one] == [one for one in titles if one in shown]
    more, total = rows[-2], rows[-1]
    left = len(titles) - len([one for one in shown if one])
    assert left == 0 or str(left) in more[0]
    counts = [[int(number) for number in row[1:]] for row in rows[:-1]]
    assert [sum(column) for column in zip(*counts, strict=True)] == [int(n) for n in total[1:]]
    laws = {version.title.to(lang) for version, _ in ground.by_version if version.force == "law"}
    assert laws <= set(shown)


@A_NAME
@A_LANGUAGE
def test_a_letter_to_a_partner_says_where_it_ends(name: str, lang: Lang) -> None:
    last = paper(papers.ground(name), "partner", lang).sections[-1].blocks[-1]
    assert last == Paragraph((Span(SAY("partner-end", lang)),), "end")


@pytest.mark.parametrize("lang", LANGS)
def test_a_partner_gets_no_empty_figures_where_nothing_applies(lang: Lang) -> None:
    scope = desk.assessment().scope
    bare = applicable(profile({}, {"country": "jp"}), scope.norms, ("jp-principle-code",), desk.DAY)
    ground = Ground(findings.assess(bare, standing((), bare)))
    assert not ground.applies
    made = paper(ground, "partner", lang)
    assert SAY("partner-sums-nothing", lang) in papers.text(made)
    assert not papers.tiles(made)
    assert "principles" not in {one.id for one in made.sections}


@pytest.mark.parametrize("shown", [False, True])
def test_a_yes_is_explained_only_where_one_stands(
    shown: bool,  # noqa: FBT001 - a table of cases
) -> None:
    proof = Evidence(kind="observation", target="seen", collected=desk.DAY)
    scope = desk.assessment().scope
    entries = (
        Entry(
            on=desk.DAY,
            practice="set-ai-policy",
            state="all",
            evidence=(proof,) * shown,
            share="partner",
        ),
    )
    ground = Ground(findings.assess(scope, standing(entries, scope)))
    for lang in LANGS:
        said = papers.text(paper(ground, "partner", lang))
        assert SAY("shared-evidence-none", lang) in said
        assert (SAY("shared-evidence-inside", lang) in said) == shown


def test_nothing_marked_is_nothing_said() -> None:
    scope = desk.assessment().scope
    entries = (Entry(on=desk.DAY, practice="set-ai-policy", state="all"),)
    ground = Ground(findings.assess(scope, standing(entries, scope)))
    for lang in LANGS:
        made = paper(ground, "public", lang)
        assert not made.sections
        assert SAY("public-nothing", lang) in papers.text(made)
        assert not papers.tiles(made)


def test_what_changed_stands_with_the_board_and_in_the_report() -> None:
    for lang in LANGS:
        heading = papers.ground("hiring-chat").changes
        assert heading is not None
        day = View(papers.ground("hiring-chat"), lang).day(papers.BEFORE)
        words = SAY("changed-sums", lang, day=day)
        assert words in papers.text(papers.made("hiring-chat", "board", lang))
        assert "changed" in {one.id for one in papers.made("hiring-chat", "report", lang).sections}
