"""Places for who answers and when: found, and told from questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl.styles import Protection

from tests.forms.xlsx import layouts
from tests.forms.xlsx.layouts import QUESTIONS_EN, QUESTIONS_JA, book, rows, saved
from tests.forms.xlsx.test_write import opened, written
from yawara.forms.questionnaire import Writing
from yawara.forms.xlsx.particulars import is_blank, kind_of
from yawara.forms.xlsx.read import read

if TYPE_CHECKING:
    from collections.abc import Sequence


def found(lines: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """The particulars of a cover with these lines, above a table of questions."""
    made, sheet = book("S")
    rows(sheet, 1, lines)
    for area in merges:
        sheet.merge_cells(area)
    top = len(lines) + 2
    rows(sheet, top, [["No", "質問", "回答", "備考", "担当者", "回答日"]])
    rows(sheet, top + 1, [[at, one] for at, one in enumerate(QUESTIONS_JA, 1)])
    read_ = read(saved(made), "q.xlsx").value
    assert read_ is not None
    assert len(read_.asks) == len(QUESTIONS_JA)
    return [
        (one.where.rpartition("!")[2], one.label, one.kind, one.current)
        for one in read_.particulars
    ]


def test_a_cover_of_labels() -> None:
    assert found(
        [
            ["AIチェックシート"],
            ["貴社名：", None, None, "回答日", "　　年　　月　　日"],
            ["ご担当者名（役職）", None, None, "E-mail", "a@b.example"],
        ]
    ) == [
        ("B2", "貴社名", "organization", ""),
        ("E2", "回答日", "date", ""),
        ("B3", "ご担当者名（役職）", "other", ""),
        ("E3", "E-mail", "other", "a@b.example"),
    ]


def test_merged_labels_and_places() -> None:
    lines = [["会社名", None, None], ["記入日", None, "2026/11/1"]]
    assert found(lines, ["A1:B1", "C1:F1", "A2:B2"]) == [
        ("C1", "会社名", "organization", ""),
        ("C2", "記入日", "date", "2026/11/1"),
    ]


def test_labels_side_by_side_have_their_places_below() -> None:
    assert found([["会社名", "部署名", "氏名", "電話番号"], [None, None, "佐藤", None]]) == [
        ("A2", "会社名", "organization", ""),
        ("B2", "部署名", "other", ""),
        ("C2", "氏名", "other", "佐藤"),
        ("D2", "電話番号", "other", ""),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [["【依頼元】"], ["会社名", None]],
        [["お問い合わせ先", "会社名", None]],
        [["For internal use only"], ["Company name", None]],
        [["弊社担当者", "株式会社架空銀行"], ["会社名", None]],
    ],
)
def test_what_is_the_senders_is_left(lines: Sequence[Sequence[object]]) -> None:
    assert not [one for one in found(lines) if one[2] == "organization"]


@pytest.mark.parametrize(
    "label",
    [
        "会社名を教えてください。", "再委託先の会社名", "会社名の公表をしていますか", "日付",
        "Company policy", "Date of birth of the data", "従業員数", "AIの責任者", "会社", "", "回答",
        "名" * 50, "※", "*会",
    ],
)  # fmt: skip
def test_what_is_no_such_label(label: str) -> None:
    assert kind_of(label) is None


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("会 社 名", "organization"), ("■会社名：", "organization"), ("御社名", "organization"),
        ("貴社名 ※必須", "organization"), ("Company name *", "organization"),
        ("ORGANISATION", "organization"), ("Company Name:", "organization"),
        ("Name of company", "organization"), ("Date completed", "date"), ("回答日（西暦）", "date"),
        ("記入者（部署）", "other"), ("E-mail address", "other"),
    ],
)  # fmt: skip
def test_labels(label: str, kind: str | None) -> None:
    assert kind_of(label) == kind


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True), ("　", True), ("＿＿＿＿", True), ("年　月　日", True),
        ("20　年　月　日", True), ("YYYY/MM/DD", True), ("yyyy-mm-dd", True),
        ("2026年1月1日", False), ("佐藤", False),
        ("なし", False), ("令和　年　月　日", False), ("ABC", False),
    ],
)  # fmt: skip
def test_what_stands_for_nothing(text: str, *, blank: bool) -> None:
    assert is_blank(text) is blank


def test_locked_places_formulas_and_hidden_sheets_are_left() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["会社名", "=A9"], ["回答日", None]])
    rows(sheet, 4, [["No", "質問", "回答"], *([at, one] for at, one in enumerate(QUESTIONS_JA, 1))])
    hidden = made.create_sheet("表紙")
    rows(hidden, 1, [["会社名", None]])
    hidden.sheet_state = "hidden"
    read_ = read(saved(made), "q.xlsx").value
    assert read_ is not None
    assert [one.label for one in read_.particulars] == ["回答日"]
    sheet.protection.sheet = True
    for row in range(5, 11):
        sheet[f"C{row}"].protection = Protection(locked=False)
    read_ = read(saved(made), "q.xlsx").value
    assert read_ is not None
    assert not read_.particulars


def test_a_sheet_in_english_and_headers_of_tables_are_no_labels() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["Vendor name"], ["Date"], ["No", "Question", "Answer", "Owner", "Date"]])
    rows(sheet, 4, [[at, one] for at, one in enumerate(QUESTIONS_EN, 1)])
    read_ = read(saved(made), "q.xlsx").value
    assert read_ is not None
    assert [(one.label, one.lang) for one in read_.particulars] == [
        ("Vendor name", "en"),
        ("Date", "en"),
    ]


def test_the_cover_of_a_bank() -> None:
    read_ = read(layouts.bank().data, "q.xlsx").value
    assert read_ is not None
    assert [(one.where, one.kind) for one in read_.particulars] == [
        ("表紙!B4", "organization"),
        ("表紙!B5", "date"),
    ]


@pytest.mark.parametrize(
    ("lines", "merges", "wanted"),
    [
        (
            [
                ["会社名：", None, None, "回答日：　　年　月　日"],
                ["所在地：", None, None, "氏名："],
            ],
            ["A1:C1", "D1:F1", "A2:C2", "D2:F2"],
            [("A1", "会社名", ""), ("D1", "回答日", ""), ("A2", "所在地", ""), ("D2", "氏名", "")],
        ),
        (
            [["会社名：例の会社", None, "記入日　　　　年　　月　　日"]],
            [],
            [("A1", "会社名", "例の会社"), ("C1", "記入日", "")],
        ),
        ([["Supplier:", None, "Date:"]], [], [("B1", "Supplier", ""), ("D1", "Date", "")]),
        ([["会社名：", "担当者："]], [], [("A1", "会社名", ""), ("B1", "担当者", "")]),
        ([["電話番号：　　　E-mail："]], [], []),
    ],
)
def test_a_label_and_its_value_in_one_cell(
    lines: Sequence[Sequence[object]], merges: Sequence[str], wanted: list[tuple[str, ...]]
) -> None:
    assert [(where, label, current) for where, label, _, current in found(lines, merges)] == wanted


def test_a_value_goes_behind_its_label_and_nothing_else_is_lost() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["会社名：", None, "回答日：　　年　月　日"], ["URL：https://a.example"]])
    sheet.merge_cells("A1:B1")
    rows(sheet, 4, [["No", "質問", "回答"], *([at, one] for at, one in enumerate(QUESTIONS_JA))])
    data = written(
        saved(made),
        Writing("S!A1", "例の会社"),
        Writing("S!C1", "2026年4月1日"),
        Writing("S!A2", "x"),
    )
    assert data == written(data, Writing("S!A1", "例の会社"))
    sheet = opened(data)["S"]
    assert [sheet[at].value for at in ("A1", "C1", "A2")] == [
        "会社名：例の会社",
        "回答日：2026年4月1日",
        "x",
    ]
    again = read(data, "q.xlsx").value
    assert again is not None
    assert [one.current for one in again.particulars] == ["例の会社", "2026年4月1日"]
    assert opened(written(data, Writing("S!A1", "")))["S"]["A1"].value == "会社名："
