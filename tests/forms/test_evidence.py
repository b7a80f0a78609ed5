"""Evidence that a worksheet names, and what it mends of the evidence in the ledger."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.forms.desk import fill, row_of, value
from yawara.cli import main

if TYPE_CHECKING:
    from tests.forms.desk import Desk

OLD = hashlib.sha256(b"old").hexdigest()
NEW = hashlib.sha256(b"new").hexdigest()
OWNER = (
    "- {on: 2026-10-01, practice: name-owner, state: some,"
    f" evidence: [{{file: evidence/a.txt, sha256: {OLD}, collected: 2026-10-01}}]}}\n"
)


def assessed(desk: Desk) -> int:
    """The exit code of another command on the project."""
    return main(["ledger", str(desk.folder), "--norms", str(desk.norms)])


def mended(desk: Desk, *before: str, **cells: object) -> dict[str, object]:
    """The evidence of the entry that mends it; other commands refuse before and not after."""
    assert assessed(desk) == 2
    path = desk.sheet()
    assert desk.codes(path) == [*before, "sheet-evidence-mend"], "and it is written"
    code, answer = desk.read(fill(path, ("name-owner", "-", cells)))
    assert code == 0, answer["problems"]
    (entry,) = answer["result"]["entries"]
    assert (entry["on"], "replaces" in entry) == ("2026-10-01", True)
    assert assessed(desk) == 0
    assert desk.codes(path) == []
    (one,) = entry["evidence"]
    return dict(one)


def test_a_missing_file_is_replaced_by_another(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    desk.put("evidence/b.txt", "new")
    one = mended(desk, "evidence-missing", evidence="b.txt")
    assert (one["file"], one["sha256"]) == ("evidence/b.txt", NEW)


def test_a_file_that_changed_is_dated_anew(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    desk.put("evidence/a.txt", "new")
    one = mended(desk, "evidence-changed", collected="2026-11-20")
    assert one == {"file": "evidence/a.txt", "sha256": NEW, "collected": "2026-11-20"}


def test_a_file_that_changed_is_not_taken_over_in_passing(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER)
    desk.put("evidence/a.txt", "new")
    path = fill(desk.sheet(), ("name-owner", "-", {"owner": "HR"}))
    code, answer = desk.read(path)
    assert code == 0
    assert answer["result"]["entries"][0]["evidence"][0]["sha256"] == OLD
    assert assessed(desk) == 2


def test_other_faults_of_a_project_still_stop_a_worksheet(desk: Desk) -> None:
    desk.put("ledger.yaml", OWNER.replace("evidence/a.txt", "../a.txt"))
    assert desk.run("-o", str(desk.folder.parent / "s.xlsx"))[0] == 2


def test_a_missing_file_is_told_once_with_its_cells_and_its_folder(desk: Desk) -> None:
    rows = [("keep-logs", "chat"), ("keep-logs", "notes"), ("name-owner", "-")]
    cells = {"answer": "対応済", "evidence": "社内通知.pdf"}
    path = fill(desk.sheet("s.xlsx", "--lang", "ja"), *((*row, cells) for row in rows))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    fill(path, ("review-logs", "chat", {**cells, "evidence": "規程/管理.pdf"}))
    assert value(sheet, row_of(sheet, "name-owner"), "evidence") == "社内通知.pdf"
    code, printed = desk.run("--read", str(path), "--lang", "ja")
    assert code == 2
    assert printed.count("社内通知.pdf") == 1
    assert "社内通知.pdf が見つかりません（L6, L7, L14）" in printed
    assert f"フォルダー {desk.folder.as_posix()}/evidence に置いてください" in printed
    assert f"フォルダー {desk.folder.as_posix()}/規程 に置いてください" in printed
    assert desk.ledger == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("対応中", "「一部対応」"),
        ("検討中", "「一部対応」か「未対応」"),
        ("－", "「該当なし」か「未回答」"),
        ("ー", "「該当なし」か「未回答」"),
        ("Ｘ", "「未対応」"),
        ("？", "「未回答」"),
        ("たぶん", ""),
    ],
)
def test_an_answer_that_is_not_clear_is_asked_back(desk: Desk, text: str, meant: str) -> None:
    path = desk.sheet("s.xlsx", "--lang", "ja")
    fill(path, ("name-owner", "-", {"answer": text}))
    _, answer = desk.read(path, "--lang", "ja")
    (problem,) = answer["problems"]
    assert problem["params"]["meant"] == meant
    assert ("のことですか" in problem["hint"]) == bool(meant)
