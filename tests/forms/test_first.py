"""Where a worksheet says to begin, and which rows are there because a fact is not known."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.forms.desk import PROFILE, row_of, value
from yawara.assess.project import Request, assess_project, open_project
from yawara.cli import main
from yawara.forms import worksheet
from yawara.forms.columns import AT, FIRST
from yawara.forms.first import MOST_FIRST
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from tests.forms.desk import Desk
    from yawara.text.words import Lang

DAY = datetime.date(2026, 11, 21)


def main_sheet(path: Path) -> Sheet:
    return openpyxl.load_workbook(path).worksheets[0]


def marked(sheet: Sheet) -> list[int]:
    rows = range(FIRST + 1, sheet.max_row + 1)
    return [at for at in rows if value(sheet, at, "first") == "●"]


@pytest.mark.parametrize("lang", LANGS)
def test_open_rows_are_marked_and_what_is_done_is_not(desk: Desk, lang: Lang) -> None:
    done = "- {on: 2026-10-01, practice: name-owner, state: all}\n"
    away = (
        "- {on: 2026-10-01, practice: review-logs, system: chat, state: not-applicable,"
        " reason: {en: x}, norms: [jp-demo]}\n"
    )
    desk.put("ledger.yaml", done + away)
    sheet = main_sheet(desk.sheet("s.xlsx", "--lang", lang))
    rows = set(range(FIRST + 1, sheet.max_row + 1))
    # Whoever keeps logs for longer keeps them, so one step is enough for both.
    assert row_of(sheet, "name-owner") not in marked(sheet)
    assert row_of(sheet, "review-logs", "chat") not in marked(sheet)
    assert row_of(sheet, "review-logs", "notes") in marked(sheet)
    assert set(marked(sheet)) < rows
    rules = sheet.data_validations.dataValidation
    (rule,) = [one for one in rules if str(one.sqref).startswith("D")]
    assert str(MOST_FIRST) in rule.prompt
    assert len(rule.prompt) <= 255
    assert sheet.auto_filter.ref.startswith("A5:")


@pytest.mark.parametrize("example", ["hiring-chat", "accounting-office"])
def test_there_are_few_enough_of_them(tmp_path: Path, example: str) -> None:
    assert main(["init", "--example", example, str(tmp_path / "p")]) == 0
    request = Request(DAY, DAY)
    read = open_project(tmp_path / "p", request)
    assert read.value is not None
    sheet = worksheet.build(assess_project(read.value, request))
    first = [one for one in sheet.rows if sheet.is_first(one)]
    assert len(first) == MOST_FIRST < len(sheet.rows)
    assert {worksheet.answer_shown(one) for one in first} <= {"some", "none", "unanswered"}
    one_system = next(one.system for one in sheet.rows if one.system)
    alone = worksheet.build(assess_project(read.value, request), systems=[one_system])
    assert {system for _, system in alone.first} == {one_system}


def test_a_row_says_which_fact_it_hangs_on(desk: Desk) -> None:
    for name in ("review-logs", "name-owner"):
        path = next(desk.norms.glob("practices/*.yaml"))
        text = path.read_text(encoding="utf-8")
        more = f"  - id: {name}\n    applies: {{fact: flop, at-least: 5}}\n"
        path.write_text(text.replace(f"  - id: {name}\n", more), encoding="utf-8")
    desk.put(
        "profile.yaml", PROFILE.replace("generative: true}\n", "generative: true, flop: 10}\n", 1)
    )
    sheet = main_sheet(desk.sheet("s.xlsx", "--lang", "ja"))
    remark = str(value(sheet, row_of(sheet, "review-logs", "notes"), "remark"))
    assert "が不明のため" in remark
    assert value(sheet, row_of(sheet, "review-logs", "chat"), "remark") == ""
    assert value(sheet, row_of(sheet, "keep-logs", "notes"), "remark") == ""
    # The organisation does it where any of its systems does.
    assert value(sheet, row_of(sheet, "name-owner"), "remark") == ""
    assert AT["first"] < AT["question"]
