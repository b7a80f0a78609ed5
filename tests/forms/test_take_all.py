"""From one row of a filled-in worksheet to an answer for all systems."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.forms.desk import PROFILE, fill, row_of, value

if TYPE_CHECKING:
    from tests.forms.desk import Desk

OWNER = "- {on: 2026-10-01, practice: name-owner, state: all, statement: {ja: 決めた, en: Named}}\n"


@pytest.mark.parametrize("said", ["All systems", "すべてのシステム", " all ", "全システム"])
def test_one_row_can_answer_for_all_systems(desk: Desk, said: str) -> None:
    cells = {"system": said, "answer": "Done", "statement": "We keep them.", "share": "Partners"}
    path = fill(desk.sheet(), ("keep-logs", "chat", cells))
    assert desk.taken(path) == [
        {
            "practice": "keep-logs",
            "state": "all",
            "statement": {"en": "We keep them."},
            "share": "partner",
        }
    ]
    again = openpyxl.load_workbook(desk.sheet()).worksheets[0]
    for system in ("chat", "notes"):
        row = row_of(again, "keep-logs", system)
        assert value(again, row, "answer") == "Done"
        assert "all systems" in str(value(again, row, "remark"))
    assert desk.taken(path) == []


def test_a_system_with_an_answer_of_its_own_keeps_it_and_that_is_said(desk: Desk) -> None:
    desk.put("ledger.yaml", "- {on: 2026-10-01, practice: keep-logs, system: notes, state: none}\n")
    path = fill(desk.sheet(), ("keep-logs", "chat", {"system": "All systems", "answer": "Done"}))
    code, answer = desk.read(path)
    assert code == 0
    assert [(one["code"], one["params"]["systems"]) for one in answer["problems"]] == [
        ("sheet-own-stays", "Minutes")
    ]
    sheet = openpyxl.load_workbook(desk.sheet()).worksheets[0]
    shown = [value(sheet, row_of(sheet, "keep-logs", one), "answer") for one in ("chat", "notes")]
    assert shown == ["Done", "Not done"]


def test_a_row_that_was_answered_can_be_made_the_answer_for_all(desk: Desk) -> None:
    desk.put(
        "ledger.yaml",
        "- {on: 2026-10-01, practice: keep-logs, system: chat, state: all,"
        " statement: {en: We keep them.}}\n",
    )
    path = fill(desk.sheet(), ("keep-logs", "chat", {"system": "All systems"}))
    assert desk.taken(path) == [
        {"practice": "keep-logs", "state": "all", "statement": {"en": "We keep them."}}
    ]
    assert desk.entries()[-1].on == datetime.date(2026, 11, 21), "the day was that of one system"


def test_one_row_for_all_and_one_for_a_system(desk: Desk) -> None:
    path = fill(
        desk.sheet(),
        ("keep-logs", "chat", {"system": "All systems", "answer": "Done"}),
        ("keep-logs", "notes", {"answer": "Not done"}),
    )
    found = [(one.get("system"), one["state"]) for one in desk.taken(path)]
    assert found == [(None, "all"), ("notes", "none")]


def test_two_rows_for_all_must_not_differ(desk: Desk) -> None:
    path = fill(
        desk.sheet(),
        ("keep-logs", "chat", {"system": "All systems", "answer": "Done"}),
        ("keep-logs", "notes", {"system": "All systems", "answer": "Not done"}),
    )
    assert [one.split()[0] for one in desk.codes(path)] == ["sheet-row-twice"]


def test_what_does_not_apply_to_all_systems_names_the_norms_of_each(desk: Desk) -> None:
    cells = {"system": "All systems", "answer": "Not applicable", "reason": "No logs arise."}
    path = fill(desk.sheet(), ("keep-logs", "chat", cells))
    (entry,) = desk.taken(path)
    assert (entry["state"], entry["norms"]) == ("not-applicable", ["jp-demo"])


def test_all_systems_means_nothing_in_a_row_of_the_organisation(desk: Desk) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"system": "All systems", "answer": "Done"}))
    assert desk.taken(path) == [{"practice": "name-owner", "state": "all"}]


def test_a_system_that_is_called_all_is_that_system(desk: Desk) -> None:
    desk.put("profile.yaml", PROFILE.replace("en: Minutes", "en: All"))
    path = fill(desk.sheet(), ("keep-logs", "notes", {"answer": "Done"}))
    assert [one["system"] for one in desk.taken(path)] == ["notes"]
