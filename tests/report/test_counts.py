"""What papers count: the records that bear on what was looked at, what is still due, how sure."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest

from tests.report import desk, papers
from tests.worlds import Given, profile
from yawara.assess import findings
from yawara.ledger.model import Entry, Evidence
from yawara.ledger.standing import standing
from yawara.report import outlook
from yawara.report.build import paper
from yawara.report.ground import Ground
from yawara.report.papers import shared
from yawara.report.view import View
from yawara.scope.applies import applicable
from yawara.text.words import LANGS, Lang, Words

if TYPE_CHECKING:
    from yawara.report.build import Reader

A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)
DAY = desk.DAY
LATE = DAY - datetime.timedelta(days=40)
#: A practice of systems and one of organisations that the guideline asks for, and one it does not.
OF_SYSTEMS, OWN, ELSEWHERE = "tell-users-it-is-ai", "set-ai-policy", "list-ai-context-issues"


def ground(*entries: Entry, refs: tuple[str, ...] = ("jp-gfb",)) -> Ground:
    chat: Given = {"roles": ("provider",), "generative": True}
    who = profile({"chat": chat, "memo": chat}, {"country": "jp", "body": "company"})
    scope = applicable(who, desk.norms(), refs, DAY)
    return Ground(findings.assess(scope, standing(entries, scope)))


def entry(practice: str, state: str, **more: object) -> Entry:
    return Entry(on=datetime.date(2026, 3, 1), practice=practice, state=state, **more)  # type: ignore[arg-type] # fields of an entry by name


# -- records -------------------------------------------------------------------------------------


@A_LANGUAGE
@pytest.mark.parametrize("reader", ["report", "board", "team", "partner", "auditor"])
def test_a_restricted_paper_counts_the_records_it_uses(reader: Reader, lang: Lang) -> None:
    said = Words("よそのこと", "Elsewhere")
    proof = Evidence(kind="file", target="elsewhere.pdf", expires=DAY, share="partner")
    mine = (entry(OWN, "all"), entry(OF_SYSTEMS, "some"))
    other = entry(ELSEWHERE, "all", statement=said, evidence=(proof,), share="partner")
    made = paper(ground(*mine, other), reader, lang)
    text = papers.text(made)
    assert made == paper(ground(*mine, other), reader, lang)
    assert said.to(lang) not in text
    assert "elsewhere.pdf" not in text
    of = {"ja": "台帳の記録3件のうち", "en": "Of 3 records"}
    if reader != "team":
        assert of[lang] in text
        assert of[lang] not in papers.text(paper(ground(*mine), reader, lang))


@A_LANGUAGE
def test_the_whole_counts_every_record(lang: Lang) -> None:
    entries = (entry(OWN, "all"), entry(ELSEWHERE, "none"))
    made = ground(*entries, refs=("jp-gfb", "iso-iec-42001"))
    assert made.entries == made.held
    wanted = {"ja": "2件のうち2件", "en": "2 of 2"}
    assert wanted[lang] in papers.text(paper(made, "report", lang))


def test_the_public_reads_what_was_chosen_whatever_is_looked_at() -> None:
    said = Words("よそのこと", "Elsewhere")
    chosen = ground(entry(ELSEWHERE, "all", statement=said, share="public"))
    assert said.en in papers.text(paper(chosen, "public", "en"))


def test_no_records_at_all_make_every_paper() -> None:
    for reader in ("report", "board", "team", "partner", "auditor", "public"):
        for lang in LANGS:
            assert paper(ground(), reader, lang).title


# -- what is due ---------------------------------------------------------------------------------


def due(made: Ground) -> list[str]:
    """The days that are still planned, as every paper has them."""
    days = {
        end.day.isoformat()
        for end in outlook.ends_by(View(made, "en"), datetime.date.max)
        if end.kind == "expiry-due"
    }
    text = papers.text(paper(made, "team", "en"))
    listed = set(re.findall(r"\b2026-\d\d-\d\d\b", text)) - {DAY.isoformat()}
    assert listed == days
    return sorted(days)


def test_what_is_not_done_is_due() -> None:
    assert due(ground(entry(OWN, "none", due=LATE))) == [LATE.isoformat()]
    assert due(ground(entry(OF_SYSTEMS, "some", due=LATE))) == [LATE.isoformat()]


@pytest.mark.parametrize("state", ["all", "not-applicable"])
def test_what_is_done_is_not_due(state: str) -> None:
    assert due(ground(entry(OWN, state, due=LATE))) == []


def test_what_every_system_has_done_is_not_due_by_the_default() -> None:
    default = entry(OF_SYSTEMS, "none", due=LATE)
    chat, memo = (entry(OF_SYSTEMS, "all", system=name) for name in ("chat", "memo"))
    assert due(ground(default, chat)) == [LATE.isoformat()]
    assert due(ground(default, chat, memo)) == []


def test_what_was_done_until_its_period_ended_is_not_overdue() -> None:
    until = DAY - datetime.timedelta(days=3)
    done = entry(OWN, "all", due=LATE, until=until)
    text = papers.text(paper(ground(done), "team", "en"))
    assert "overdue" in text  # the look at the record itself, whose period is over
    assert LATE.isoformat() not in text


def test_what_a_later_entry_has_done_is_not_due() -> None:
    later = Entry(on=DAY, practice=OWN, state="all")
    assert due(ground(entry(OWN, "none", due=LATE), later)) == []


def test_what_follows_from_what_is_done_is_not_due() -> None:
    """Of a lower rung something is still planned; the higher one is done."""
    lower = entry("review-ai-management-independently", "unknown", due=LATE)
    higher = entry("audit-ai-management-regularly", "all")
    assert due(ground(lower)) == [LATE.isoformat()]
    assert due(ground(lower, higher)) == []


# -- how sure ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*papers.SAMPLES, "desk"])
@A_LANGUAGE
def test_the_board_reads_how_sure_it_is(name: str, lang: Lang) -> None:
    made = papers.ground(name)
    known = made.sureness
    counted = [
        one for one in made.assessment.findings(0) if one.counted and one.status != "not-applicable"
    ]
    assert known.total == len(counted)
    assert known.open == sum(one.item.provision.open for one in counted)
    bases = [one.item.provision.basis for one in counted]
    assert (known.secondary, known.memory) == (bases.count("secondary"), bases.count("memory"))
    day = made.assessment.scope.day
    claimed = [one for one in made.entries if one.state in ("all", "some") and one.holds_on(day)]
    bare = [one for one in claimed if not any(e.counts_on(day) for e in one.evidence)]
    assert (known.claimed, known.claimed - known.shown) == (len(claimed), len(bare))
    words = papers.said(papers.made(name, "board", lang).sections)
    numbers = re.search(
        {"ja": "この結果の確かさ.*?。.*?。", "en": "How sure this is.*?counts[.]"}[lang], words
    )
    assert numbers
    wanted = {known.total, known.open, known.secondary, known.memory, len(claimed), len(bare)}
    assert set(map(int, re.findall(r"\d+", numbers[0]))) == wanted


# -- what goes outside ---------------------------------------------------------------------------


@A_LANGUAGE
@pytest.mark.parametrize("name", [*papers.SAMPLES, "desk"])
def test_the_tally_is_what_the_paper_shows(name: str, lang: Lang) -> None:
    made = papers.ground(name)
    for reader in ("partner", "public"):
        said, named = shared.tally(View(made, lang), reader)
        told = shared.told(View(made, lang), reader)
        assert said == len(told)
        text = papers.text(papers.made(name, reader, lang))
        for one in told:
            for words in (one.statement, one.reason):
                assert words is None or words.to(lang) in text
        shown = papers.tables(papers.made(name, reader, lang), "evidence")
        assert named == sum(len(one.rows) for one in shown)


@A_LANGUAGE
def test_a_partner_reads_by_when_something_will_be_known(lang: Lang) -> None:
    looked = Words("確認しています", "We are looking into it")
    asked = entry(OWN, "unknown", statement=looked, due=datetime.date(2027, 1, 31), share="partner")
    open_ = entry(OF_SYSTEMS, "unknown", statement=Words("未定です", "Open"), share="partner")
    hidden = entry("keep-ai-inventory", "unknown", due=datetime.date(2027, 2, 28))
    lacking = entry("adopt-ai-rules", "none", statement=Words("未了", "Lacking"), share="partner")
    text = papers.text(paper(ground(asked, open_, hidden, lacking), "partner", lang))
    day = {"ja": "2027年1月31日", "en": "31 January 2027"}
    assert day[lang] in text
    assert looked.to(lang) in text
    assert {"ja": "未定", "en": "no day set"}[lang] in text
    assert {"ja": "2027年2月", "en": "February 2027"}[lang] not in text
    assert {"ja": "未了", "en": "Lacking"}[lang] not in text
