"""What people and programs do to a worksheet between writing and reading it."""

from __future__ import annotations

import shutil
import subprocess
from copy import copy
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest

from tests.forms.desk import DAY, fill
from yawara.forms.columns import AT, HEADER
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from tests.forms.desk import Desk
    from yawara.text.words import Lang

FILLED = (
    ("keep-logs", "chat", {"answer": "Done", "statement": "All of them"}),
    ("name-owner", "-", {"answer": "Partly"}),
)
TAKEN = [
    {
        "practice": "keep-logs",
        "system": "chat",
        "state": "all",
        "statement": {"en": "All of them"},
    },
    {"practice": "name-owner", "state": "some"},
]


def by_practice(entries: list[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(entries, key=lambda entry: str(entry["practice"]))


def mangled(path: Path, change: Callable[[Sheet], None]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path


def renamed(sheet: Sheet) -> None:
    sheet.title = "2026年度 回答"


def sorted_backwards(sheet: Sheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER + 2)]
    for at, row in enumerate(reversed(rows), HEADER + 2):
        for column, what in enumerate(row, 1):
            sheet.cell(at, column).value = what


def reordered(sheet: Sheet) -> None:
    for row in sheet.iter_rows(min_row=HEADER + 1):
        values = [cell.value for cell in row]
        for cell, what in zip(row, reversed(values), strict=True):
            cell.value = what


def rows_above(sheet: Sheet) -> None:
    sheet.insert_rows(1, 3)
    sheet["A1"] = "社外秘"


def rows_between(sheet: Sheet) -> None:
    sheet.insert_rows(HEADER + 3, 2)
    sheet.cell(HEADER + 3, 2).value = "ここから総務課"


def columns_between(sheet: Sheet) -> None:
    sheet.insert_cols(3)
    sheet.cell(HEADER + 1, 3).value = "部内メモ"
    sheet.cell(HEADER + 3, 3).value = "要確認"


def hidden(sheet: Sheet) -> None:
    sheet.column_dimensions["B"].hidden = True
    for at in range(8, 12):
        sheet.row_dimensions[at].hidden = True


def below(sheet: Sheet) -> None:
    sheet.cell(sheet.max_row + 3, 3).value = "以上"


def reworded_headers(sheet: Sheet) -> None:
    cell = sheet.cell(HEADER + 1, AT["answer"] + 1)
    cell.value = " ＡＮＳＷＥＲ\n"


@pytest.mark.parametrize(
    "change",
    [
        renamed,
        sorted_backwards,
        reordered,
        rows_above,
        rows_between,
        columns_between,
        hidden,
        below,
        reworded_headers,
    ],
)
def test_it_is_read_all_the_same(desk: Desk, change: Callable[[Sheet], None]) -> None:
    path = mangled(fill(desk.sheet(), *FILLED), change)
    assert by_practice(desk.taken(path)) == TAKEN
    assert desk.taken(path) == []


def without(*keys: str) -> Callable[[Sheet], None]:
    def change(sheet: Sheet) -> None:
        for key in sorted(keys, key=lambda key: -AT[key]):
            sheet.delete_cols(AT[key] + 1)

    return change


HIDDEN = ("practice_id", "system_id", "entry_id", "check")


def test_without_the_hidden_columns_names_do(desk: Desk) -> None:
    desk.put("ledger.yaml", "- {on: 2026-10-01, practice: review-logs, state: all}\n")
    path = mangled(fill(desk.sheet(), *FILLED), without(*HIDDEN))
    assert by_practice(desk.taken(path)) == TAKEN
    assert desk.codes(path) == ["sheet-ids-missing 5:5"]


def test_without_the_hidden_columns_nothing_is_taken_back(desk: Desk) -> None:
    path = mangled(desk.sheet(), without(*HIDDEN))
    desk.put("ledger.yaml", "- {on: 2026-10-01, practice: name-owner, state: all}\n")
    assert desk.taken(path) == []


def test_a_column_that_was_deleted_changes_nothing(desk: Desk) -> None:
    desk.put(
        "ledger.yaml",
        "- {on: 2026-10-01, practice: name-owner, state: all, owner: HR, due: 2027-01-01,"
        ' evidence: [{link: "https://a.jp/", collected: 2026-09-01, expires: 2027-09-01}]}\n',
    )
    path = mangled(desk.sheet(), without("owner", "due", "collected"))
    assert desk.taken(path) == []
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(14, AT["answer"] + 1).value = "Partly"
    book.save(path)
    (entry,) = desk.taken(path)
    assert (entry["state"], entry["owner"], entry["due"]) == ("some", "HR", "2027-01-01")
    assert entry["evidence"] == [
        {"link": "https://a.jp/", "collected": "2026-09-01", "expires": "2027-09-01"}
    ]


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        (without("answer"), ["sheet-column-missing 5:5"]),
        (without("practice_id", "title", "check"), ["sheet-no-table"]),
    ],
)
def test_columns_that_must_be_there(
    desk: Desk, change: Callable[[Sheet], None], problems: list[str]
) -> None:
    assert desk.codes(mangled(desk.sheet(), change)) == problems


def test_columns_sorted_in_part_are_found_out(desk: Desk) -> None:
    def change(sheet: Sheet) -> None:
        titles = [
            sheet.cell(at, AT["title"] + 1).value for at in range(HEADER + 2, sheet.max_row + 1)
        ]
        for at, title in enumerate(reversed(titles), HEADER + 2):
            sheet.cell(at, AT["title"] + 1).value = title

    path = mangled(fill(desk.sheet(), *FILLED), change)
    assert desk.codes(path) == ["sheet-row-mixed C6", "sheet-row-mixed C14"]
    assert desk.ledger == ""


def test_rows_that_were_added(desk: Desk) -> None:
    def change(sheet: Sheet) -> None:
        at = sheet.max_row + 1
        sheet.cell(at, AT["title"] + 1).value = "Our own practice"
        sheet.cell(at, AT["answer"] + 1).value = "Done"
        sheet.cell(at + 1, AT["practice_id"] + 1).value = "keep-log"
        sheet.cell(at + 1, AT["answer"] + 1).value = "Done"
        sheet.cell(at + 2, AT["practice_id"] + 1).value = "keep-logs"
        sheet.cell(at + 2, AT["system_id"] + 1).value = "chatt"
        sheet.cell(at + 2, AT["answer"] + 1).value = "Done"

    assert desk.codes(mangled(desk.sheet(), change)) == [
        "sheet-row-unknown C15",
        "unknown-practice V16",
        "unknown-system G17",
    ]


def test_the_same_row_twice(desk: Desk) -> None:
    def change(sheet: Sheet) -> None:
        for column in range(1, sheet.max_column + 1):
            sheet.cell(15, column).value = copy(sheet.cell(14, column).value)
        sheet.cell(15, AT["answer"] + 1).value = "Not done"

    assert desk.codes(mangled(fill(desk.sheet(), *FILLED), change)) == ["sheet-row-twice C15"]


def test_a_copy_of_the_sheet(desk: Desk) -> None:
    book = openpyxl.load_workbook(path := desk.sheet())
    book.copy_worksheet(book.worksheets[0])
    book.save(path)
    assert desk.codes(path) == ["sheet-many-tables"]


def test_the_sheet_of_somebody_else(desk: Desk) -> None:
    def change(sheet: Sheet) -> None:
        sheet["C2"] = "別の会社"

    assert desk.codes(mangled(desk.sheet(), change)) == ["sheet-other-organization"]


def test_a_system_that_is_no_more(desk: Desk) -> None:
    path = fill(desk.sheet(), *FILLED)
    desk.put(
        "profile.yaml", (desk.folder / "profile.yaml").read_text().replace("id: chat", "id: talk")
    )
    assert desk.codes(path) == ["unknown-system G6"]


def test_a_practice_that_nothing_asks_for_any_more(desk: Desk) -> None:
    path = fill(desk.sheet(), *FILLED)
    name = desk.norms / "instruments/jp-demo/2.yaml"
    name.write_text(
        name.read_text(encoding="utf-8").replace(", name-owner]", "]"), encoding="utf-8"
    )
    assert by_practice(desk.taken(path)) == TAKEN


def test_ruby_above_the_letters_is_no_part_of_the_text(desk: Desk) -> None:
    desk.put("ledger.yaml", "- {on: 2026-10-01, practice: name-owner, state: all, owner: 総務}\n")
    path = desk.sheet("s.xlsx", "--lang", "ja")
    ruby = '<rPh sb="0" eb="2"><t>ソウム</t></rPh><phoneticPr fontId="1"/>'
    replace_part(path, "xl/sharedStrings.xml", "<t>総務</t>", f"<t>総務</t>{ruby}")
    assert desk.taken(path) == []


def part_of(path: Path) -> str:
    with ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def replace_part(path: Path, part: str, old: str, new: str) -> None:
    with ZipFile(path) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    assert any(old.encode() in data for info, data in parts.items() if info.filename == part)
    with ZipFile(path, "w") as archive:
        for info, data in parts.items():
            archive.writestr(
                info, data.replace(old.encode(), new.encode()) if info.filename == part else data
            )


def test_a_cell_with_a_formula_that_was_calculated(desk: Desk) -> None:
    path = fill(desk.sheet(), ("keep-logs", "chat", {"answer": "Done"}))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["H14"] = "=H6"
    book.save(path)
    # How openpyxl writes an empty value depends on whether lxml is there.
    empty = next(v for v in ("<v />", "<v/>", "<v></v>") if f"<f>H6</f>{v}" in part_of(path))
    replace_part(path, "xl/worksheets/sheet1.xml", f"<f>H6</f>{empty}", "<f>H6</f><v>Done</v>")
    replace_part(path, "xl/worksheets/sheet1.xml", 'r="H14"', 'r="H14" t="str"')
    assert desk.codes(path) == ["sheet-formula-answer H14"]
    assert [entry.state for entry in desk.entries()] == ["all", "all"]


needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")


@needs_office
@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_saves_it_again(desk: Desk, tmp_path: Path, lang: Lang) -> None:
    desk.put("evidence/画面.txt", "x")
    path = desk.sheet("s.xlsx", "--lang", lang)
    words = ("対応済", "該当なし") if lang == "ja" else ("Done", "Not applicable")
    fill(
        path,
        (
            "keep-logs",
            "chat",
            {"answer": words[0], "statement": "一行目\n=二行目", "evidence": "evidence/画面.txt"},
        ),
        ("name-owner", "-", {"answer": words[1], "reason": "007"}),
    )
    out = tmp_path / "saved"
    resaved = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert resaved.returncode == 0
    entries = desk.taken(out / path.name)
    assert [entry["state"] for entry in entries] == ["all", "not-applicable"]
    assert entries[0]["statement"] == {lang: "一行目\n=二行目"}
    assert entries[1]["reason"] == {lang: "007"}
    assert desk.taken(out / path.name) == []
    values = openpyxl.load_workbook(out / path.name, data_only=True)
    assert values.worksheets[1]["C5"].value == 9
    assert values.worksheets[1]["D5"].value == 1
    assert values.worksheets[0]["C3"].value.date().isoformat() == DAY
