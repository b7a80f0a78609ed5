"""The firm's papers: every paragraph has its source, and nothing says more than the records do."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from tests.report.papers import DAY, SAMPLES, ground, parts, said
from yawara.norms import load
from yawara.report.firm import build, pack
from yawara.report.firm.sourced import Paper, asked, filled, state
from yawara.report.tree import Paragraph, Section
from yawara.report.view import View
from yawara.report.write import write
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.report.firm.build import Firm

ORGANIZATIONS = (*SAMPLES, "desk")


@functools.cache
def firm(name: str) -> Firm:
    assessment = ground(name).assessment
    read = build.firm(assessment, assessment.scope.norms)
    assert read.value is not None
    assert not read.problems
    return read.value


@functools.cache
def made(name: str, paper: build.Name, lang: Lang, bit: int = 0) -> Paper:
    return build.paper(firm(name), paper, lang, bit=bit)


def body(paper: Paper) -> list[Section]:
    """The sections without the table of sources, which is about the others."""
    return [one for one in paper.document.sections if one.id != "paper-sources"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_rules_say_nothing_without_a_source(name: str, lang: Lang) -> None:
    paper = made(name, "rules", lang)
    assert paper.passages
    assert not [one.at for one in paper.passages if one.source.empty]
    known = [one.text for one in paper.passages]
    loose = []
    for section in body(paper):
        for one in parts(section):
            if isinstance(one, Paragraph) and not any(text in said(one) for text in known):
                # What stands beneath a clause is quoted from the ledger.
                quoted = any(span.role == "quote" for span in one.line)  # type: ignore[union-attr]
                if not quoted and section.id != "annex":
                    loose.append(said(one))
    assert not loose


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_own_words_stand_in_the_packs(name: str) -> None:
    """Only what the packs mark as ours may stand without a norm or a record behind it."""
    view, text = View(ground(name), "ja"), firm(name).rules
    ours = {
        "".join(one.text for one in filled(view, part.text.ja))
        for part in parts(text)
        if isinstance(part, pack.Clause) and part.own
    }
    own = [one.text for one in made(name, "rules", "ja").passages if one.source.own]
    assert own
    assert set(own) <= ours


@pytest.mark.parametrize("name", ORGANIZATIONS)
def test_a_clause_is_marked_unless_everything_behind_it_is_done(name: str) -> None:
    view = View(ground(name), "ja")
    for one in made(name, "rules", "ja").passages:
        practices = asked(view, one.source.practices)
        assert tuple(practice.id for practice in practices) == one.source.practices
        settled = not practices or not state(view, practices)
        assert settled or one.state or "次に掲げる" in one.text
        assert not (settled and one.state)


def test_a_clause_that_no_norm_asks_for_is_left_out_and_named() -> None:
    paper = made("japanese-llm", "rules", "ja")
    headings = [said(one.heading) for one in paper.document.sections]
    assert not any("入力してはならない情報" in one for one in headings)
    assert "入力してはならない情報" in said(paper.document.opening)
    numbers = [one for one in headings if one.startswith("第")]
    assert [one.partition("条")[0] for one in numbers] == [
        f"第{number}" for number in range(1, len(numbers) + 1)
    ]


def test_what_the_records_do_not_say_stays_blank() -> None:
    paper = made("accounting-office", "rules", "ja")
    text = "\n".join(one.text for one in paper.passages)
    assert "AI責任者を置き、［　　　　　　］をもって充てる" in text
    contact = made("hiring-chat", "rules", "ja")
    desk = next(one for one in contact.passages if "窓口を、" in one.text)
    assert "サポート部" in desk.text
    assert desk.source.entries


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_the_same_input_gives_the_same_bytes(kind: str, lang: Lang) -> None:
    paper = build.paper(firm("hiring-chat"), "rules", lang)
    again = build.paper(firm("hiring-chat"), "rules", lang)
    known = next(one for one in build.KINDS["rules"] if one == kind)
    first = write(paper.document, known, stamp=DAY)
    assert first == write(again.document, known, stamp=DAY)


BAD = """\
format: 1
paper: rules
articles:
  - id: a
    heading: {ja: あ}
    clauses:
      - {for: [keep-ai-inventry], text: {ja: あ, en: a}}
      - {text: {ja: あ, en: a}}
      - {own: true, text: {ja: あ, en: a}, colour: red}
"""


def test_a_text_with_faults_gets_them_all_at_once(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/rules.yaml").write_text(BAD, encoding="utf-8")
    norms = ground("hiring-chat").assessment.scope.norms
    codes = [one.code for one in pack.rules(tmp_path, norms).problems]
    assert sorted(codes) == ["missing-key", "missing-language", "unknown-key", "unknown-practice"]


def test_the_text_fills_in_alike_in_both_languages() -> None:
    norms = ground("hiring-chat").assessment.scope.norms
    text = pack.rules(load.shipped(), norms).value
    assert text is not None
    for part in parts(text):
        if isinstance(part, pack.Clause):
            ja, en = (
                sorted(
                    (name.lower(), practice)
                    for name, practice in pack.FILLED.findall(words)
                    if name.lower() != "we"
                )
                for words in (part.text.ja, part.text.en)
            )
            assert ja == en
            assert {name for name, _ in ja} <= set(pack.NAMES)
