"""The source of each answer in a Word document, as a comment on request."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document

from tests.forms.docx.layouts import by_hand, para, saved, table
from tests.forms.fill.firm import ASKS
from tests.forms.hiroshima.variants import text_box
from tests.forms.xlsx.test_notes import with_part
from tests.forms.xlsx.test_write import parts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.fill.firm import Firm

KEYS = ("lead", "list", "policy")


@pytest.fixture
def path(firm: Firm) -> Path:
    """A customer's document, with a comment at the place for the first answer."""
    made = Document()
    grid = made.add_table(rows=len(KEYS) + 1, cols=4)
    rows = [("No.", "質問", "回答", "備考")]
    rows += [(str(at), ASKS[key][0], "□はい □いいえ", "") for at, key in enumerate(KEYS, 1)]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            grid.cell(row, column).text = text
    place = grid.cell(1, 3).paragraphs[0]
    made.add_comment(place.add_run(""), text="200字以内でお願いします", author="例の銀行（架空）")
    out = firm.desk / "sheet.docx"
    out.write_bytes(saved(made))
    return out


def test_every_filled_place_has_its_source(firm: Firm, path: Path) -> None:
    plain, to = firm.desk / "plain.docx", firm.desk / "noted.docx"
    firm.fill(path, "-o", plain, "--lang", "ja")
    answer = firm.fill(path, "-o", to, "--comments", "--lang", "ja")
    assert "fill-comments-docx" not in {one["code"] for one in answer["problems"]}
    document = Document(str(to))
    texts = {one.comment_id: one for one in document.comments}
    assert [one.author for one in texts.values()] == ["例の銀行（架空）", *["Yawara"] * 4]
    assert texts[0].text == "200字以内でお願いします"
    grid = document.tables[0]
    by_cell = {}
    for key in [(row, column) for row in (1, 2, 3) for column in (2, 3)]:
        ids = grid.cell(*key)._tc.xpath(".//w:commentRangeStart/@w:id")  # noqa: SLF001
        by_cell[key] = [texts[int(one)] for one in ids]
    own = {key: [one.text for one in ones if one.comment_id] for key, ones in by_cell.items()}
    assert {key for key, ones in own.items() if ones} == {(1, 2), (1, 3), (3, 2), (3, 3)}
    assert all(len(ones) < 2 for ones in own.values())
    (note,) = own[1, 2]
    assert note.startswith("出典（Yawaraの下書き")
    assert "[appoint-ai-lead]" in note
    assert "2026-04-01から" in note
    shown = [[cell.text for cell in row.cells] for row in grid.rows]
    assert shown == [
        [cell.text for cell in row.cells] for row in Document(str(plain)).tables[0].rows
    ]
    before, after = parts(plain.read_bytes()), parts(to.read_bytes())
    assert {one for one in after if before.get(one) != after[one]} == {
        "word/document.xml",
        "word/comments.xml",
    }
    again = firm.desk / "again.docx"
    firm.fill(path, "-o", again, "--comments", "--lang", "ja")
    assert again.read_bytes() == to.read_bytes()


def test_a_copy_with_comments_is_the_same_questionnaire_again(firm: Firm, path: Path) -> None:
    plain, to = firm.desk / "plain.docx", firm.desk / "noted.docx"
    firm.fill(path, "-o", plain)
    firm.fill(path, "-o", to, "--comments")
    once, twice = (firm.fill(one)["result"] for one in (plain, to))
    assert twice["questions"] == once["questions"]
    assert [one["status"] for one in twice["questions"]].count("stands") == 2
    final = firm.desk / "final.docx"
    firm.fill(to, "-o", final, "--comments")
    assert (
        parts(final.read_bytes())["word/comments.xml"]
        == parts(to.read_bytes())["word/comments.xml"]
    ), "nothing was written, so there is nothing to tell"
    (firm.folder / "ledger.yaml").unlink()
    learned = []
    for one in (plain, to):
        code, text = firm.run("learn", one, firm.folder, "--format", "json")
        assert code == 0, text
        learned.append(json.loads(text.replace(one.name, "old.docx"))["result"]["proposals"])
    assert learned[0] == learned[1]
    assert learned[0]


def test_a_text_box_is_named_in_the_list_beside(firm: Firm) -> None:
    body = para("1. " + ASKS["lead"][0]) + text_box("<w:p/>")
    body += table(("2. " + ASKS["policy"][0],), ("",))
    path, to = firm.desk / "boxed.docx", firm.desk / "out.docx"
    path.write_bytes(by_hand(body))
    answer = firm.fill(path, "-o", to, "--comments")
    (said,) = [one for one in answer["problems"] if one["code"] == "fill-comments-docx"]
    assert said["params"] == {"count": "1", "cells": "text box 1", "file": "out.sources.xlsx"}
    assert len(Document(io.BytesIO(to.read_bytes())).comments) == 1
    rows = openpyxl.load_workbook(firm.desk / "out.sources.xlsx").worksheets[0].values
    remarks = {str(row[0]): row[8] for row in rows if row[7]}
    assert remarks["text box 1"] == "no comment can stand there"
    assert {one for place, one in remarks.items() if place != "text box 1"} <= {"", "Remark"}


@pytest.mark.parametrize("part", [b"<w:comments/>", b"<x/>"])
def test_a_list_of_comments_that_is_none_is_left_and_the_copy_filled(
    firm: Firm, path: Path, part: bytes
) -> None:
    path.write_bytes(with_part(path.read_bytes(), {"word/comments.xml": lambda _: part}))
    code, text = firm.run("fill", path, firm.folder, "-o", firm.desk / "o.docx", "--comments")
    assert "Traceback" not in text
    if code == 0:
        assert "damaged lists of comments" in text
        assert parts((firm.desk / "o.docx").read_bytes())["word/comments.xml"] == part
    else:
        assert "package-damaged" in text
