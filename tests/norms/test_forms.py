"""Layouts of forms: what they lay out is there, whole, each piece once; each fault at its line."""

# ruff: noqa: E501 - one case a line reads best

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.norms import small
from yawara.norms.load import load

if TYPE_CHECKING:
    from pathlib import Path

FORM, VERSION, FACTS = "forms/demo.yaml", "instruments/jp-ask/1.yaml", "facts.yaml"

LAYOUT = """\
format: 1
form: demo
lays_out: jp-ask@1
title: {ja: 例の様式, en: Demo form}
basis: official
language: en
header:
  - {id: who, title: {ja: 組織, en: Organisation}, kind: text}
  - {id: site, title: {ja: サイト, en: Site}, kind: link}
rules:
  every_question: true
  links_open: true
  attested: true
  renewed_within_months: 12
  eligible:
    where: {ja: 加盟国, en: A member}
    countries: [jp, us]
sections:
  - id: S1
    questions:
      - {id: 1a, answer: yes-no-text}
      - {id: 1b}
      - {id: 1b-i, answer: text}
  - id: S2
    questions:
      - {id: 2a, answer: text}
"""
COUNTRY = """\
  - id: country
    level: organization
    type: choice
    title: {ja: 国, en: Country}
    question: {ja: どの国ですか。, en: Which country?}
    help: {ja: 本店の国。, en: The head office.}
    choices:
      - {id: jp, title: {ja: 日本, en: Japan}}
      - {id: us, title: {ja: 米国, en: United States}}
addressees:
"""


def section(id_: str) -> str:
    return small.HEADING.replace("- id: A", f"- id: {id_}")


def question(id_: str, part_of: str, more: str = "") -> str:
    return (
        small.UNREAD.replace("- id: A-2", f"- id: {id_}")
        .replace("part_of: A\n", f"part_of: {part_of}\n")
        .replace("    basis: memory\n", f"    basis: memory\n{more}")
    )


def packs() -> dict[str, str]:
    """A form of two sections, and the version that it lays out."""
    head = small.VERSION.format(version="1", day="2025-02-07", more="")
    version = head.replace("instrument: jp-demo", "instrument: jp-ask") + "".join(
        (
            section("S1"),
            question("1a", "S1", "    tells: [generative, size]\n"),
            question("1b", "S1"),
            question("1b-i", "1b"),
            section("S2"),
            question("2a", "S2"),
        )
    )
    files = small.packs()
    files[FACTS] = files[FACTS].replace("addressees:\n", COUNTRY)
    return {**files, VERSION: version, FORM: LAYOUT}


CASES = [
    # ids
    (FORM, "lays_out: jp-ask@1", "lays_out: jp-ask@2", ["form-no-version"], "lays_out: jp-ask@2"),
    (FORM, "- id: S2", "- id: S9", ["no-such-provision"], "- id: S9"),
    (FORM, "{id: 2a,", "{id: 2b,", ["no-such-provision", "question-not-laid-out"], "{id: 2b,"),
    (FORM, "      - {id: 1b}\n", "", ["question-not-laid-out"], "- id: S1"),
    (FORM, "{id: 1b}", "{id: 1a}", ["duplicate-id", "question-not-laid-out"], "{id: 1a}"),
    (FORM, "{id: 1b}", "{id: 1b}\n      - {id: 2a}", ["duplicate-id", "question-elsewhere"], "{id: 2a}"),
    (FORM, "{id: 1b}", "{id: 1b}\n      - {id: S1}", ["question-is-heading"], "{id: S1}"),
    (FORM, "- id: S2", "- id: 1b", ["form-section-asks", "question-elsewhere"], "- id: 1b"),
    (FORM, "- id: S2", "- id: S1", ["duplicate-id", "question-elsewhere"], "- id: S1"),
    (FORM, "{id: site,", "{id: who,", ["duplicate-id"], "{id: who, title: {ja: サイト"),
    # words
    (FORM, "countries: [jp, us]", "countries: [jp, uss]", ["no-such-choice"], "countries: [jp, uss]"),
    (FORM, "kind: link", "kind: url", ["unknown-word"], "kind: url"),
    (FORM, "answer: yes-no-text", "answer: yes-no", ["unknown-word"], "answer: yes-no}"),
    (FORM, "language: en", "language: fr", ["unknown-word"], "language: fr"),
    (FORM, "basis: official", "basis: hearsay", ["unknown-word"], "basis: hearsay"),
    (FORM, "within_months: 12", "within_months: 0", ["form-months"], "renewed_within_months: 0"),
    (FORM, "within_months: 12", "within_months: 1.5", ["wrong-type"], "renewed_within_months: 1.5"),
    (FORM, "attested: true", "atested: true", ["unknown-key"], "atested: true"),
    (FORM, "every_question: true", "every_question: 5", ["wrong-type"], "every_question: 5"),
    (FORM, "title: {ja: 例の様式, en: Demo form}", "title: {ja: 例の様式}", ["missing-language"], "title: {ja: 例の様式}"),
    (FORM, "form: demo", "form: other", ["file-name-differs"], "format: 1"),
    (FORM, "format: 1", "format: 2", ["unknown-format"], "format: 2"),
    # the version
    (VERSION, "tells: [generative, size]", "tells: [generativ, size]", ["no-such-fact"], "[generativ, size]"),
    (VERSION, "tells: [generative, size]", "tells: generative", ["wrong-type"], "tells: generative"),
]  # fmt: skip


def test_a_whole_form_has_no_fault_and_says_what_it_says(tmp_path: Path) -> None:
    norms = small.norms(tmp_path, packs())
    (form,) = norms.forms
    assert (form.id, form.lays_out, form.language) == ("demo", "jp-ask@1", "en")
    assert [question.id for question in form.questions] == ["1a", "1b", "1b-i", "2a"]
    assert [question.answer for question in form.questions] == ["yes-no-text", *["text"] * 3]
    assert [(field.id, field.kind) for field in form.header] == [("who", "text"), ("site", "link")]
    assert form.rules.renewed_within_months == 12
    assert form.rules.eligible is not None
    assert form.rules.eligible.countries == ("jp", "us")
    version = norms.instruments["jp-ask"][0]
    assert version.by_id["1a"].tells == ("generative", "size")


def test_rules_may_be_left_out(tmp_path: Path) -> None:
    files = packs()
    start, end = LAYOUT.index("rules:"), LAYOUT.index("sections:")
    files[FORM] = LAYOUT[:start] + LAYOUT[end:]
    (form,) = small.norms(tmp_path, files).forms
    assert form.rules.eligible is None
    assert not form.rules.every_question


@pytest.mark.parametrize(("name", "old", "new", "codes", "line"), CASES)
def test_a_fault_is_found_at_its_line(
    tmp_path: Path, name: str, old: str, new: str, codes: list[str], line: str
) -> None:
    files = packs()
    assert files[name].count(old) == 1, files[name].count(old)
    files[name] = files[name].replace(old, new)
    found = small.faults(tmp_path, files)
    assert sorted({fault.split(" @ ")[0] for fault in found}) == sorted(codes), found
    assert any(line in fault for fault in found), found


def test_a_typing_slip_comes_with_what_was_meant(tmp_path: Path) -> None:
    files = packs()
    files[FORM] = LAYOUT.replace("lays_out: jp-ask@1", "lays_out: jp-akk@1")
    (problem,) = small.problems(tmp_path, files)
    assert dict(problem.params)["nearest"] == "jp-ask@1"


@pytest.mark.parametrize(
    "text", ["", "- a", "text", "format: 1\n", "format: 1\nsections: {a: 1}\n", LAYOUT[:150]]
)
def test_what_is_no_form_is_refused_without_ado(tmp_path: Path, text: str) -> None:
    files = {**packs(), FORM: text}
    read = load([small.written(tmp_path / "packs", files)])
    assert read.failed
    assert all(problem.place is not None for problem in read.problems)


def test_a_form_of_an_organisation_is_called_as_such(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", packs())
    own = small.written(tmp_path / "own", {FORM: LAYOUT})
    codes = [problem.code for problem in load([base, own]).problems]
    assert sorted(codes) == ["duplicate-id", "own-id-prefix"]
    mine = LAYOUT.replace("form: demo", "form: x-demo")
    (own / FORM).unlink()
    small.written(own, {"forms/x-demo.yaml": mine})
    read = load([base, own])
    assert read.problems == ()
    assert read.value is not None
    assert [form.id for form in read.value.forms] == ["demo", "x-demo"]


def test_the_cache_keeps_forms(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", packs())
    first = load([base], cache=tmp_path / "cache")
    assert load([base], cache=tmp_path / "cache") == first
    assert first.value is not None
    assert first.value.forms
    (base / FORM).write_text(LAYOUT.replace("Demo form", "Other form"), encoding="utf-8")
    again = load([base], cache=tmp_path / "cache")
    assert again.value is not None
    assert again.value.forms[0].title.en == "Other form"
