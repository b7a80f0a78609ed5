"""From which day an answer of a worksheet holds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.forms.desk import DAY, fill, row_of, value
from yawara.forms.columns import AT, HEADER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.desk import Desk

APRIL = datetime.date(2026, 4, 1)
OWNER = "- {on: 2026-10-01, practice: name-owner, state: some, statement: {en: Named}}\n"


def taken(desk: Desk, path: Path, **cells: object) -> list[tuple[str, str, bool]]:
    """The day, the state, and whether it corrects, of the entries that one row gives."""
    _, answer = desk.read(fill(path, ("name-owner", "-", cells)))
    assert answer["result"] is not None, answer["problems"]
    entries: list[dict[str, Any]] = answer["result"]["entries"]
    assert desk.taken(path) == [], "reading it twice adds nothing"
    return [(entry["on"], entry["state"], "replaces" in entry) for entry in entries]


@pytest.mark.parametrize("day", [APRIL, "2026-04-01", "2026/4/1", "２０２６年４月１日"])
def test_an_answer_holds_from_the_day_in_its_row(desk: Desk, day: object) -> None:
    assert taken(desk, desk.sheet(), answer="Done", since=day) == [("2026-04-01", "all", False)]
    (entry,) = desk.entries()
    assert str(entry.recorded) == DAY
    sheet = openpyxl.load_workbook(desk.sheet()).worksheets[0]
    assert str(value(sheet, row_of(sheet, "name-owner"), "since"))[:10] == "2026-04-01"


def test_without_a_day_it_holds_from_that_of_the_sheet(desk: Desk) -> None:
    assert taken(desk, desk.sheet(), answer="Done") == [(DAY, "all", False)]


def test_a_day_left_beside_another_answer_is_not_that_of_the_new_one(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    assert desk.codes(path, "--dry-run") == ["sheet-since-now I14"]
    assert taken(desk, path) == [(DAY, "all", False)]


def test_another_answer_with_a_day_of_its_own(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    path = desk.sheet()
    assert taken(desk, path, answer="Done", since="2026-11-01") == [("2026-11-01", "all", False)]


def test_what_is_added_to_an_answer_leaves_its_day(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    path = desk.sheet()
    assert taken(desk, path, evidence="https://a.jp") == [("2026-10-01", "some", True)]
    assert desk.taken(desk.sheet("again.xlsx")) == []


def test_a_day_alone_is_corrected(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    assert taken(desk, desk.sheet(), since=APRIL) == [("2026-04-01", "some", True)]
    assert len(desk.entries()) == 2
    sheet = openpyxl.load_workbook(desk.sheet()).worksheets[0]
    assert str(value(sheet, row_of(sheet, "name-owner"), "since"))[:10] == "2026-04-01"


def test_a_day_emptied_is_that_of_the_sheet(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    assert taken(desk, desk.sheet(), since=None) == [(DAY, "some", False)]


def test_a_day_before_another_record_is_asked_about(desk: Desk) -> None:
    before = OWNER.replace("10-01", "06-01").replace("some", "none")
    desk.put("ledger.yaml", before + OWNER)
    path = fill(desk.sheet(), ("name-owner", "-", {"since": APRIL}))
    code, answer = desk.read(path)
    assert code == 2
    (problem,) = answer["problems"]
    assert (problem["code"], problem["params"]["day"]) == ("sheet-since-taken", "2026-06-01")
    assert taken(desk, path, since="2026-06-02") == [("2026-06-02", "some", True)]


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("2026-11-22", "sheet-since-late I14"),
        ("令和8年4月1日", "day-wareki I14"),
        ("April", "day-format I14"),
        ("=TODAY()", "sheet-formula I14"),
    ],
)
def test_what_is_no_day_of_an_answer(desk: Desk, day: str, problem: str) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done", "since": day}))
    assert desk.codes(path) == [problem]
    assert desk.ledger == ""


def without(path: Path, *keys: str) -> Path:
    """The sheet with these columns deleted."""
    book = openpyxl.load_workbook(path)
    for key in sorted(keys, key=lambda key: -AT[key]):
        book.worksheets[0].delete_cols(AT[key] + 1)
    book.save(path)
    return path


def test_an_older_sheet_has_no_such_column(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    assert desk.taken(without(desk.sheet(), "since", "since_was")) == []
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    assert desk.codes(without(path, "since", "since_was"), "--dry-run") == ["sheet-since-now 14:14"]
    assert [entry["state"] for entry in desk.taken(path)] == ["all"]
    assert desk.entries()[-1].on.isoformat() == DAY
    assert desk.taken(path) == []


def test_without_hidden_columns_no_day_is_taken_for_a_new_one(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    path = fill(
        desk.sheet(),
        ("name-owner", "-", {"answer": "Done"}),
        ("keep-logs", "chat", {"answer": "Done", "since": APRIL}),
    )
    without(path, "practice_id", "system_id", "entry_id", "since_was", "check")
    assert [entry["practice"] for entry in desk.taken(path)] == ["keep-logs", "name-owner"]
    assert [str(entry.on) for entry in desk.entries()[1:]] == ["2026-04-01", DAY]
    assert desk.taken(path) == []


def test_a_sheet_of_before_does_not_move_what_came_since(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    old = desk.sheet("old.xlsx")
    taken(desk, desk.sheet("new.xlsx"), answer="Done", since="2026-11-01")
    assert desk.taken(old) == []


def test_the_header_says_what_a_day_left_alone_means(desk: Desk) -> None:
    sheet = openpyxl.load_workbook(desk.sheet()).worksheets[0]
    rules = sheet.data_validations.dataValidation
    (rule,) = [one for one in rules if str(one.sqref).startswith("I")]
    assert sheet.cell(HEADER + 1, AT["since"] + 1).value == "Since"
    assert "change the answer" in rule.prompt
    assert len(rule.prompt) <= 255
