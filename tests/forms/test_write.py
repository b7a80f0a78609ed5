"""The worksheet as a file: what stands in it, that it is safe, and that it never varies."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.forms.desk import DAY, fill, row_of, value
from yawara.forms.columns import AT, COLUMNS, FIRST, HEADER, heading
from yawara.forms.summary import HELP_LINES
from yawara.forms.words import ANSWER, SHEET
from yawara.forms.worksheet import ANSWERS, build, filled
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from tests.forms.desk import Desk
    from yawara.text.words import Lang

LEDGER = """\
- {on: 2026-10-01, practice: keep-logs-longer, system: chat, state: all, statement: {ja: 五年残す}}
- {on: 2026-10-01, practice: review-logs, state: some, owner: 総務課, due: 2027-03-31}
- on: 2026-09-01
  practice: refrain-from-tracking
  system: notes
  state: all
  period: {to: 2026-10-01}
- on: 2026-10-01
  practice: name-owner
  state: none
  explained: {reason: {ja: 小さい}, norms: [jp-demo]}
"""


def main_sheet(path: Path) -> Sheet:
    return openpyxl.load_workbook(path).worksheets[0]


def test_a_row_for_each_practice_that_is_asked_and_each_system(desk: Desk) -> None:
    sheet = main_sheet(desk.sheet())
    rows = [
        (value(sheet, at, "practice_id"), value(sheet, at, "system_id"))
        for at in range(FIRST + 1, sheet.max_row + 1)
    ]
    systems = [
        (one, system)
        for one in ("keep-logs", "keep-logs-longer", "review-logs")
        for system in ("chat", "notes")
    ]
    refrain = [("refrain-from-tracking", system) for system in ("chat", "notes")]
    # What only follows (watch-logs is a way of review-logs) or is not asked for has no row.
    assert rows == [*systems, *refrain, ("name-owner", "-")]


def test_what_is_on_record_stands_there(desk: Desk) -> None:
    desk.put("ledger.yaml", LEDGER)
    sheet = main_sheet(desk.sheet("s.xlsx", "--lang", "ja"))
    longer = row_of(sheet, "keep-logs-longer", "chat")
    assert value(sheet, longer, "answer") == "対応済"
    assert value(sheet, longer, "statement") == "五年残す"
    followed = row_of(sheet, "keep-logs", "chat")
    assert value(sheet, followed, "answer") == "対応済"
    assert "keep-logs-longerの実施" in str(value(sheet, followed, "remark"))
    default = row_of(sheet, "review-logs", "notes")
    assert value(sheet, default, "answer") == "一部対応"
    assert value(sheet, default, "owner") == "総務課"
    assert value(sheet, default, "remark") == "すべてのシステムに共通の回答"
    ended = row_of(sheet, "refrain-from-tracking", "notes")
    assert value(sheet, ended, "answer") == "未回答"
    assert "2026-10-01" in str(value(sheet, ended, "remark"))
    explained = row_of(sheet, "name-owner")
    assert value(sheet, explained, "answer") == "説明"
    assert value(sheet, explained, "reason") == "小さい"


def test_entries_that_disagree_are_no_answer(desk: Desk) -> None:
    desk.put(
        "ledger.yaml",
        "- {on: 2026-10-01, practice: name-owner, state: all}\n"
        "- {on: 2026-10-01, practice: name-owner, state: none}\n",
    )
    sheet = main_sheet(desk.sheet())
    row = row_of(sheet, "name-owner")
    assert value(sheet, row, "answer") == "Not answered"
    assert "Done; Not done" in str(value(sheet, row, "remark"))
    assert len(str(value(sheet, row, "entry_id")).split()) == 2


@pytest.mark.parametrize("lang", LANGS)
def test_who_asks_how_strongly_and_where_it_stands(desk: Desk, lang: Lang) -> None:
    sheet = main_sheet(desk.sheet("s.xlsx", "--lang", lang))
    row = row_of(sheet, "keep-logs", "chat")
    asked, source = str(value(sheet, row, "asked")), str(value(sheet, row, "source"))
    assert asked.endswith("A-1 記録" if lang == "ja" else "A-1 Records")
    assert ("期待・望ましい" if lang == "ja" else "should") in asked
    assert ("1(1)（p.2）" if lang == "ja" else "1(1) (p. 2)") in source
    assert ("見出しと要旨を原文で確認" if lang == "ja" else "for heading and gist") in source


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_worksheet_is_the_same_bytes(desk: Desk, lang: Lang) -> None:
    desk.put("ledger.yaml", LEDGER)
    one, two = desk.sheet("1.xlsx", "--lang", lang), desk.sheet("2.xlsx", "--lang", lang)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_ready_to_fill_in_and_to_print(desk: Desk, lang: Lang) -> None:
    book = openpyxl.load_workbook(desk.sheet("s.xlsx", "--lang", lang))
    assert book.sheetnames == [SHEET(key, lang) for key in ("main", "summary", "help")]
    sheet = book.worksheets[0]
    heads = [sheet.cell(HEADER + 1, at + 1).value for at in range(len(COLUMNS))]
    assert heads == [heading(column.key, lang) for column in COLUMNS]
    assert sheet.freeze_panes == "E6"
    assert sheet.auto_filter.ref == f"A5:AA{sheet.max_row}"
    assert not sheet.protection.sheet
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    choices = next(rule for rule in rules if "H6" in str(rule.sqref))
    words = ",".join(ANSWER(answer, lang) for answer in ANSWERS)
    assert choices.formula1 == f'"{words}"'
    assert choices.prompt
    assert sheet.column_dimensions["V"].hidden
    assert sheet["C3"].value.date().isoformat() == DAY


def test_rows_grow_with_what_people_type(desk: Desk) -> None:
    with zipfile.ZipFile(desk.sheet()) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    rows = [row for row in text.split("<row ")[1:] if row.startswith('r="6"')]
    assert 'ht="' in rows[0]
    assert "customHeight" not in rows[0].split(">")[0]


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_counts_and_its_values_are_right(desk: Desk, lang: Lang) -> None:
    desk.put("ledger.yaml", LEDGER)
    path = desk.sheet("s.xlsx", "--lang", lang)
    formulas = openpyxl.load_workbook(path).worksheets[1]
    values = openpyxl.load_workbook(path, data_only=True).worksheets[1]
    assert str(formulas["C5"].value).startswith("=COUNTIFS(")
    rows = build(desk.assessment()).rows
    assert values["C5"].value == len(rows) == values["C6"].value
    for at, answer in enumerate(ANSWERS):
        count = sum(filled(row, lang).answer == answer for row in rows)
        assert values.cell(5, 4 + at).value == count
        assert values.cell(6, 4 + at).value == count
    assert values["J5"].value == pytest.approx(5 / 9)
    names = [values.cell(row, 2).value for row in range(8, 12)]
    assert names == ["ID" if lang == "ja" else "Id", "-", "chat", "notes"]


@pytest.mark.parametrize("lang", LANGS)
def test_how_to_fill_in_is_a_few_lines_in_each_language(desk: Desk, lang: Lang) -> None:
    sheet = openpyxl.load_workbook(desk.sheet("s.xlsx", "--lang", lang)).worksheets[2]
    lines = [cell.value for cell in sheet["A"] if cell.value]
    assert len(lines) == 2 * (HELP_LINES + 1)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x")',
        "+81",
        "-1",
        "@SUM(A1)",
        "<b>a</b>&amp;",
        "https://a.jp",
        "007",
        "_x0041_",
        "a\x01b",
    ],
)
def test_a_text_is_never_anything_else(desk: Desk, text: str) -> None:
    escaped = text.replace("\x01", "\\x01").replace('"', '\\"')
    entry = f'state: all, statement: {{en: "{escaped}"}}'
    desk.put("ledger.yaml", f"- {{on: 2026-10-01, practice: name-owner, {entry}}}\n")
    path = desk.sheet()
    cell = main_sheet(path).cell(row_of(main_sheet(path), "name-owner"), AT["statement"] + 1)
    assert cell.data_type == "s"
    assert desk.taken(path) == []
    fill(path, ("keep-logs", "chat", {"answer": "Done"}))
    assert len(desk.taken(path)) == 1


def test_one_system_alone(desk: Desk) -> None:
    path = desk.sheet("s.xlsx", "--system", "notes")
    sheet = main_sheet(path)
    assert {value(sheet, at, "system_id") for at in range(6, sheet.max_row + 1)} == {"notes"}
    fill(path, ("keep-logs", "notes", {"answer": "Partly"}))
    assert len(desk.taken(path)) == 1


def test_a_file_with_answers_is_not_overwritten(desk: Desk) -> None:
    path = desk.sheet()
    assert desk.run("-o", str(path))[0] == 0, "the very same file may be written again"
    fill(path, ("keep-logs", "chat", {"answer": "Done"}))
    code, printed = desk.run("-o", str(path))
    assert code == 2
    assert "worksheet-kept" in printed
    assert desk.codes(path) == []


def test_nothing_applies(desk: Desk) -> None:
    desk.put("profile.yaml", "format: 1\norganization: {name: {en: Nobody}, size: small}\n")
    path = desk.sheet()
    assert desk.taken(path) == []
    assert "Nothing applies" in str(main_sheet(path)["C4"].value)


def test_control_characters_in_names_do_not_break_the_file(desk: Desk) -> None:
    name = '{ja: "A\\x01B & C", en: "A\\x01B & C"}'
    profile = (desk.folder / "profile.yaml").read_text(encoding="utf-8")
    desk.put("profile.yaml", profile.replace("{ja: 例の会社, en: Demo Ltd}", name))
    entry = 'practice: name-owner, state: all, statement: {en: "a\\uFFFEb\\uFFFFc"}'
    desk.put("ledger.yaml", f"- {{on: 2026-10-01, {entry}}}\n")
    path = desk.sheet()
    with zipfile.ZipFile(path) as archive:
        assert "A B &amp;&amp; C</oddHeader>" in archive.read("xl/worksheets/sheet1.xml").decode()
    assert desk.taken(path) == []
