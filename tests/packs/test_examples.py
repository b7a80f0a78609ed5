"""The sample organisations: fixtures, documentation and demo at once, so they must stay sound."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from yawara.assess.project import Project, Request, assess_project, open_project
from yawara.norms import load

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.text.words import Words

EXAMPLES = sorted(path for path in (load.shipped() / "examples").iterdir() if path.is_dir())
DAY = datetime.date(2026, 11, 21)

examples = pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)


def opened(folder: Path) -> Project:
    read = open_project(folder, Request(day=DAY, today=DAY))
    assert read.problems == ()
    assert read.value is not None
    return read.value


def test_there_are_three() -> None:
    assert [path.name for path in EXAMPLES] == ["accounting-office", "hiring-chat", "japanese-llm"]


@examples
def test_an_example_is_without_problems_and_says_something_of_every_system(folder: Path) -> None:
    assessment = assess_project(opened(folder), Request(day=DAY, today=DAY))
    assert assessment.standing.problems == ()
    for bit in range(len(assessment.scope.subjects)):
        assert {"some", "unknown"} < {finding.status for finding in assessment.findings(bit)}


@examples
def test_an_example_says_that_it_is_invented(folder: Path) -> None:
    name = opened(folder).profile.organization.name
    assert "架空" in name.ja
    assert "fictitious" in name.en
    assert "架空" in (folder / "README.md").read_text(encoding="utf-8")


@examples
def test_every_word_of_an_example_is_in_both_languages(folder: Path) -> None:
    project = opened(folder)
    said: list[Words | None] = [system.name for system in project.profile.systems]
    for entry in project.entries:
        said += [entry.statement, entry.reason]
        said += [entry.explained.reason] if entry.explained else []
    assert [words for words in said if words is not None and not (words.ja and words.en)] == []


@examples
def test_every_evidence_file_is_named_with_its_hash(folder: Path) -> None:
    files = [
        evidence
        for entry in opened(folder).entries
        for evidence in entry.evidence
        if evidence.kind == "file"
    ]
    assert all(evidence.sha256 for evidence in files)
    there = {f"evidence/{path.name}" for path in (folder / "evidence").iterdir()}
    assert {evidence.target for evidence in files} == there


@examples
def test_an_example_shows_what_ledgers_can_say(folder: Path) -> None:
    entries = opened(folder).entries
    assert any(entry.replaces for entry in entries)
    assert any(entry.explained for entry in entries)
    assert any(entry.state == "not-applicable" for entry in entries)
    assert any(entry.system for entry in entries)
    assert any((end := e.ends) and end < DAY for entry in entries for e in entry.evidence)
