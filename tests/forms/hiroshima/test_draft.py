"""A draft says what public entries say, in their words, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import msgspec
import pytest
from docx import Document

from tests.forms.hiroshima.blanks import BLANKS, typed
from tests.forms.hiroshima.conftest import assessed
from tests.forms.hiroshima.odd import ODD
from tests.forms.hiroshima.variants import VARIANTS
from yawara.forms.docx import document
from yawara.forms.docx.write import write
from yawara.forms.hiroshima import layout as layouts
from yawara.forms.hiroshima import paper
from yawara.forms.hiroshima.draft import Asked, Drafter, draft
from yawara.forms.hiroshima.learn import learn
from yawara.forms.hiroshima.lines import lines
from yawara.forms.hiroshima.shape import free
from yawara.forms.hiroshima.split import split
from yawara.forms.questionnaire import Writing
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.forms.hiroshima.layout import Layout, Question
    from yawara.forms.match.match import Matcher
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms
    from yawara.text.words import Lang


def public(project: Path) -> None:
    """Let the sample share everything with everybody."""
    ledger = project / "ledger.yaml"
    text = re.sub(r"^  share: .*\n", "", ledger.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = re.sub(r"^(- on: .*)$", r"\1\n  share: public", text, flags=re.MULTILINE)
    ledger.write_text(text.replace("share: partner", "share: public"), encoding="utf-8")


def said(entries: list[Entry], lang: Lang) -> set[str]:
    """All words that may be said."""
    words = [one for entry in entries for one in (entry.statement, entry.reason)]
    return {one.to(lang).strip() for one in words if one is not None and one.has(lang)}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_said_that_no_public_entry_says(
    project: Path, first: Layout, lang: Lang
) -> None:
    public(project)
    assessment = assessed(project)
    answers = draft(first, assessment, lang, Asked())
    assert any(one.text for one in answers)
    for answer in answers:
        entries = [source.entry for source in answer.sources]
        assert all(entry.share == "public" for entry in entries)
        names = {item.target.rsplit("/", 1)[-1] for s in answer.sources for item in s.evidence}
        for line in answer.text.split("\n") if answer.text else ():
            is_evidence = line.startswith(("Evidence: ", "証跡: "))
            assert (is_evidence and any(name in line for name in names)) or (
                line.partition(": " if lang == "en" else "：")[2] in said(entries, lang)
                or line in said(entries, lang) | {"Yes", "No", "はい", "いいえ"}
            )
        assert bool(answer.text) != bool(answer.blank), "an answer, or why there is none"


def test_what_is_not_marked_stays_inside(project: Path, first: Layout) -> None:
    ledger = project / "ledger.yaml"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("share: public", "share: partner"), encoding="utf-8")
    answers = draft(first, assessed(project), "en", Asked())
    assert not any(one.text or one.sources for one in answers)
    assert {"blank-not-public", "blank-no-entry"} <= {one.blank for one in answers}


def test_an_answer_keeps_its_length_by_leaving_whole_entries_out(
    project: Path, first: Layout
) -> None:
    public(project)
    assessment = assessed(project)
    whole = {one.question.id: one for one in draft(first, assessment, "en", Asked(most=5_000))}
    short = draft(first, assessment, "en", Asked(most=120))
    cut = [one for one in short if one.left]
    assert cut
    for one in cut:
        lines = whole[one.question.id].text.split("\n")
        kept = one.text.split("\n") if one.text else []
        assert kept == [line for line in lines if line in kept], "whole sentences, in order"
        assert len(one.text) <= 120
        assert one.left + len(one.sources) == len(whole[one.question.id].sources)


def test_a_system_that_was_not_chosen_is_not_spoken_of(project: Path, first: Layout) -> None:
    public(project)
    only = draft(first, assessed(project), "en", Asked(systems=("wakakusa-chat",)))
    systems = {source.system for one in only for source in one.sources}
    assert systems <= {"", "wakakusa-chat"}


def confirmed(layout: Layout, **asks: tuple[str, ...]) -> Layout:
    def settle(one: Question) -> Question:
        mine = asks.get(f"q{one.id}".replace(".", "_").replace("-", "_").upper().replace("Q", "q"))
        if mine is None:
            return one
        slots = tuple(
            msgspec.structs.replace(slot, asks=mine if slot.label == "Red teaming" else ())
            for slot in one.slots
        )
        return msgspec.structs.replace(one, asks=mine, confirmed=True, slots=slots)

    return msgspec.structs.replace(layout, questions=tuple(map(settle, layout.questions)))


def learned(data: bytes, norms: Norms, matcher: Matcher) -> Layout:
    found = learn(data, "form.docx", norms, matcher).value
    assert found is not None
    return found


def test_what_nobody_confirmed_is_not_used(project: Path, norms: Norms, matcher: Matcher) -> None:
    public(project)
    answers = draft(learned(typed(), norms, matcher), assessed(project), "en", Asked())
    assert {one.blank for one in answers} == {"blank-unconfirmed"}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


FORMS = {**BLANKS, **VARIANTS, **ODD}


@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_filled_in_and_read_back(
    name: str, project: Path, norms: Norms, matcher: Matcher
) -> None:
    public(project)
    data = FORMS[name]()
    layout = confirmed(
        learned(data, norms, matcher),
        q7=("set-ai-policy",),
        q7_B=("set-ai-policy",),
        q8=("appoint-ai-lead",),
    )
    assessment = assessed(project)
    drafter = Drafter(assessment, layout.language, Asked())
    answers = draft(layout, assessment, layout.language, Asked())
    form = document.opened(data, "form.docx").value
    assert form is not None
    writings = paper.writings(layout, free(form.flow), answers, drafter)
    done = write(data, writings, "form.docx")
    assert done.value is not None, done.problems
    Document(io.BytesIO(done.value))
    others = [one for one in parts(data) if one != "word/document.xml"]
    assert all(parts(done.value)[one] == parts(data)[one] for one in others)
    read_back = lines(done.value, "form.docx").value
    assert read_back is not None
    report = split(read_back, layout, "form.docx")
    by_id = {one.question.id: one for one in answers}
    assert report.text("8") == by_id["8"].text != ""
    japanese = layout.language == "ja"
    yes = "はい" if japanese else "Yes"
    assert report.text("7").split("\n")[0] in (f"☒ {yes}", yes)
    if not japanese:  # there the boxes have other labels
        assert report.text(layout.questions[2].id) == "☒ Red teaming"
    assert not report.text("9"), "blank is blank"
    assert list(report.answers) == [one.id for one in layout.questions], "each is found again"
    organization = assessment.scope.profile.organization.name.to(layout.language)
    assert any(organization in line.text for line in read_back)


def test_a_tick_tells_nothing_that_words_may_not(
    project: Path, norms: Norms, matcher: Matcher
) -> None:
    ledger = project / "ledger.yaml"
    text = ledger.read_text(encoding="utf-8")
    layout = confirmed(
        learned(typed(), norms, matcher), q7=("set-ai-policy",), q7_B=("set-ai-policy",)
    )
    for share in ("public", "partner"):
        public(project)
        shared = ledger.read_text(encoding="utf-8")
        ledger.write_text(shared.replace("share: public", f"share: {share}"), encoding="utf-8")
        answers = draft(layout, assessed(project), "en", Asked())
        ticked = [word for one in answers for _, word in one.ticks]
        assert ticked == (["Yes", "☒"] if share == "public" else [])
        assert all(one.sources for one in answers if one.ticks), "who says so is told"
        assert answers[0].blank == ("" if share == "public" else "blank-not-public")
        ledger.write_text(text, encoding="utf-8")


def test_a_place_that_holds_something_is_left_alone(
    project: Path, norms: Norms, matcher: Matcher
) -> None:
    public(project)
    data = typed()
    layout = confirmed(learned(data, norms, matcher), q8=("appoint-ai-lead",))
    place = layout.by_id()["8"].slots[0].where
    assessment = assessed(project)
    answers = draft(layout, assessment, "en", Asked())
    drafter = Drafter(assessment, "en", Asked())
    assert place in [
        one.where for one in paper.writings(layout, frozenset((place,)), answers, drafter)
    ]
    assert not paper.writings(layout, frozenset(), answers, drafter)
    filled = write(data, (Writing(place, "Ours"),), "form.docx").value
    form = None if filled is None else document.opened(filled, "form.docx").value
    assert form is not None
    assert place not in free(form.flow)


@pytest.mark.parametrize("lang", LANGS)
def test_a_draft_is_split_into_what_it_was_made_of(project: Path, norms: Norms, lang: Lang) -> None:
    public(project)
    layout = layouts.of_form(norms.forms[0], norms, lang)
    assessment = assessed(project)
    answers = draft(layout, assessment, lang, Asked())
    text = paper.report(layout, answers, Drafter(assessment, lang, Asked()))
    assert ("DRAFT" if lang == "en" else "下書き（案）") in text
    read_back = lines(text.encode(), "report.md").value
    assert read_back is not None
    report = split(read_back, layout, "report.md")
    assert {one.question.id: one.text for one in answers} == {
        one.id: report.text(one.id) for one in layout.questions
    }
    listed = paper.sources(layout, answers, lang)
    for answer in answers:
        assert all(source.entry.id[:12] in listed for source in answer.sources)
        assert answer.text or f"- {answer.question.id}: " in listed
