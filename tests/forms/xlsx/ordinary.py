"""Sheets of every day that ask nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.forms.xlsx.layouts import FRAME, book, drop_down, rows, saved

if TYPE_CHECKING:
    from collections.abc import Callable


def price_list() -> bytes:
    made, sheet = book("価格表")
    rows(sheet, 1, [["No", "品名", "数量", "金額", "備考"], [1, "机", 2, 30000, "納期2週間"]])
    return saved(made)


def staff() -> bytes:
    made, sheet = book("Staff")
    rows(
        sheet,
        1,
        [["Name", "Department", "Start date", "Notes"], ["A. Sample", "Sales", "2026-04-01"]],
    )
    return saved(made)


def tasks() -> bytes:
    made, sheet = book("課題管理")
    rows(
        sheet,
        1,
        [["No", "課題", "担当", "期限", "ステータス"], [1, "画面の修正", "佐藤", "12/1", "完了"]],
    )
    return saved(made)


def cash() -> bytes:
    made, sheet = book("収支")
    rows(
        sheet,
        1,
        [["項目", "金額", "備考"], ["売上", 100, None], ["経費", 50, "旅費"], ["差引", "=B2-B3"]],
    )
    return saved(made)


def risks() -> bytes:
    made, sheet = book("Risks")
    rows(
        sheet,
        1,
        [["ID", "Risk", "Mitigation", "Owner", "Status"], [1, "Leak", "Encrypt", "A", "Open"]],
    )
    return saved(made)


def assets() -> bytes:
    made, sheet = book("Assets")
    rows(
        sheet,
        1,
        [["ID", "Asset", "Status", "Owner"], [1, "PC", None, "A"], [2, "Server", None, "B"]],
    )
    drop_down(sheet, "C2:C3", '"Active,Retired"')
    return saved(made)


def tests_to_run() -> bytes:
    made, sheet = book("試験")
    rows(
        sheet,
        1,
        [["No", "テスト項目", "期待結果", "結果", "実施日"], [1, "ログイン", "入れる", None, None]],
    )
    return saved(made)


def shifts() -> bytes:
    made, sheet = book("シフト")
    rows(sheet, 1, [["日", "月", "火", "水"], [1, "○", "×", "○"], [2, "×", "○", "○"]])
    return saved(made)


def a_list_of_words() -> bytes:
    """One word to each line, and no question that has several of them."""
    made, sheet = book("一覧")
    rows(sheet, 1, [["項目", "選択肢", "備考"], ["色", "赤"], ["形", "丸"], ["大きさ", "小"]])
    return saved(made)


def shopping() -> bytes:
    """Boxes to tick that answer nothing."""
    made, sheet = book("持ち物")
    rows(sheet, 1, [["当日の持ち物"], [None, "□ 筆記用具"], [None, "□ 名刺"], [None, "□ 資料"]])
    return saved(made)


def measured() -> bytes:
    """Framed numbers with many digits: none of them is the number of a question."""
    made, sheet = book("測定")
    for row in range(1, 30):
        rows(sheet, row, [[row / 7, "A-B-C", row / 13]])
        for cell in sheet[row]:
            cell.border = FRAME
    return saved(made)


def across() -> bytes:
    """Months across, and nothing that is asked."""
    made, sheet = book("売上")
    rows(sheet, 1, [["月", "4月", "5月"], ["売上", 1, 2], ["備考"], ["回答者", "佐藤"]])
    return saved(made)


def empty() -> bytes:
    return saved(book("Sheet1")[0])


ORDINARY: tuple[Callable[[], bytes], ...] = (
    price_list, staff, tasks, cash, risks, assets, tests_to_run, shifts, a_list_of_words,
    shopping, measured, across, empty,
)  # fmt: skip
