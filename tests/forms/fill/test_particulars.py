"""What a sheet asks for above its questions: the company, the day, who answers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
from docx import Document

from tests.forms.docx import layouts as documents
from tests.forms.fill.firm import ASKS, PROFILE
from tests.forms.xlsx import layouts as workbooks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.forms.fill.firm import Firm


def cover(labels: Sequence[str], ask: str) -> bytes:
    """A sheet with labels at its top, and a question."""
    book, one = workbooks.book("調査票" if ask == "lead" else "Form")
    workbooks.rows(one, 1, [[label] for label in labels])
    heads = ["No", "質問", "回答"] if ask == "lead" else ["No", "Question", "Answer"]
    workbooks.rows(one, len(labels) + 2, [heads, [1, ASKS[ask][0]]])
    workbooks.drop_down(one, f"C{len(labels) + 3}", '"Yes,No"')
    return workbooks.saved(book)


def test_the_name_is_filled_in_the_day_on_request_and_nothing_else(firm: Firm) -> None:
    path = firm.desk / "cover.xlsx"
    path.write_bytes(cover(["会社名", "回答日", "担当者名", "電話番号"], "lead"))
    assert firm.filled(path) == {"B1": "例の会社（架空）", "C7": "Yes"}
    assert firm.filled(path, "--dated")["B2"] == "2026年11月21日"
    found = firm.fill(path, "-o", firm.desk / "o.xlsx")["result"]["particulars"]
    assert [(one["label"], one["why"]) for one in found] == [
        ("会社名", None),
        ("回答日", "not-dated"),
        ("担当者名", "not-ours"),
        ("電話番号", "not-ours"),
    ]
    own = [row[:4] for row in openpyxl.load_workbook(firm.desk / "o.xlsx")["Yawara sources"].values]
    assert ("調査票!B1", "会社名", "例の会社（架空）", "The name in profile.yaml") in own
    english = firm.desk / "english.xlsx"
    english.write_bytes(cover(["Company name", "Date", "Contact"], "lead-en"))
    done = firm.filled(english, "--dated")
    assert done == {"B1": "Demo Ltd (fictitious)", "B2": "2026-11-21", "C6": "Yes"}


def test_a_name_that_stands_there_stays_and_one_in_another_language_is_not_taken(
    firm: Firm,
) -> None:
    firm.put("profile.yaml", PROFILE.replace(", en: Demo Ltd (fictitious)", ""))
    book = openpyxl.load_workbook(io.BytesIO(cover(["会社名"], "lead")))
    book.worksheets[0]["B1"] = "別の名前"
    path = firm.desk / "stands.xlsx"
    book.save(path)
    assert firm.filled(path) == {"C4": "Yes"}
    english = firm.desk / "english.xlsx"
    english.write_bytes(cover(["Company"], "lead-en"))
    assert firm.filled(english) == {"C4": "Yes"}
    _, text = firm.run("fill", english, firm.folder, "--lang", "en")
    assert "To be written by hand: Company." in text


def test_a_row_of_a_table_may_be_such_a_place(firm: Firm) -> None:
    path = firm.sheet(["会社名", "lead", "氏名"], ("No.", "項目", "回答"), words="")
    result = firm.fill(path, "-o", firm.desk / "o.xlsx")["result"]
    assert [one["question"] for one in result["questions"]] == [ASKS["lead"][0]]
    assert [(one["label"], one["written"]) for one in result["particulars"]] == [
        ("会社名", "例の会社（架空）"),
        ("氏名", None),
    ]
    again = firm.fill(firm.desk / "o.xlsx")["result"]
    assert [one["why"] for one in again["particulars"]] == ["stands", "not-ours"]


def test_a_document_has_such_places_too(firm: Firm) -> None:
    made = Document()
    head = made.add_table(rows=2, cols=2)
    head.cell(0, 0).text, head.cell(1, 0).text = "会社名", "ご担当者名"
    made.add_paragraph("")
    table = made.add_table(rows=0, cols=3)
    for row in (["No.", "質問", "回答"], ["1", ASKS["lead"][0], "□はい　□いいえ"]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path, to = firm.desk / "q.docx", firm.desk / "o.docx"
    path.write_bytes(documents.saved(made))
    result = firm.fill(path, "-o", to)["result"]
    assert [one["status"] for one in result["questions"]] == ["written"]
    assert [one["written"] for one in result["particulars"]] == ["例の会社（架空）", None]
    assert Document(str(to)).tables[0].cell(0, 1).text == "例の会社（架空）"
