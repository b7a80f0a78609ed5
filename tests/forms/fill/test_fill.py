"""Filling in: what is written, from what, and what is not."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from openpyxl.comments import Comment
from openpyxl.styles import Alignment

from tests.forms.docx import layouts as documents
from tests.forms.fill.firm import ASKS, cells, matches, sheet
from tests.forms.xlsx import layouts as workbooks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.fill.firm import Firm


def test_a_state_takes_the_word_that_the_sheet_offers(firm: Firm) -> None:
    path = firm.sheet(["lead", "list", "policy", "brief"])
    done = firm.filled(path)
    assert [done[f"C{row}"] for row in range(2, 6)] == ["はい", "一部", "いいえ", "該当なし"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("○,△,×,－", ["○", "△", "×"]),
        ("対応済,一部対応,未対応,該当なし", ["対応済", "一部対応", "未対応"]),
        ("1.実施済,2.一部実施,3.未実施", ["1.実施済", "2.一部実施", "3.未実施"]),
        ("有,無", ["有", None, "無"]),
        ("Implemented,Partially met,Not met,N/A", ["Implemented", "Partially met", "Not met"]),
        ("Yes,No", ["Yes", None, "No"]),
        ("実施済,一部実施,計画中,未実施", ["実施済", "一部実施", "計画中"]),
        ("◎,○,△,×", [None, None, None]),
        ("レベル1,レベル2,レベル3", [None, None, None]),
        ("はい,実施済,いいえ", [None, None, "いいえ"]),
        ("0,1,2,3,4,5", [None, None, None]),
        ("している,一部している,していない", ["している", "一部している", "していない"]),
    ],
)  # fmt: skip
def test_only_words_that_are_offered_and_understood(
    firm: Firm, words: str, wanted: list[str | None]
) -> None:
    done = firm.filled(firm.sheet(["lead", "list", "policy"], words=words))
    assert [done.get(f"C{row}") for row in (2, 3, 4)] == wanted


@pytest.mark.parametrize(
    ("scale", "wanted"),
    [
        ("0：未実施　1：一部実施　2：実施済", ["2", "1", "0"]),
        ("レベル0＝未実施、レベル1＝一部実施、レベル2＝実施済", ["2", "1", "0"]),
        ("2 = Fully implemented, 1 = Partially implemented, 0 = Not implemented", ["2", "1", "0"]),
        ("0：未実施　1：場当たり的に実施　2：定着", [None, None, None]),
        ("0：未実施　2：実施済", [None, None, None]),
        ("2026年度から3段階で評価します。", [None, None, None]),
    ],
)
def test_a_number_is_chosen_only_where_the_sheet_says_what_each_means(
    firm: Firm, scale: str, wanted: list[str | None]
) -> None:
    book, one = workbooks.book("成熟度")
    workbooks.rows(one, 1, [[scale], [], ["No", "評価項目", "成熟度レベル"]])
    workbooks.rows(
        one, 4, [[at, ASKS[key][0]] for at, key in enumerate(("lead", "list", "policy"))]
    )
    workbooks.drop_down(one, "C4:C6", '"0,1,2"')
    path = firm.desk / "levels.xlsx"
    path.write_bytes(workbooks.saved(book))
    done = firm.filled(path)
    assert [done.get(f"C{row}") for row in (4, 5, 6)] == wanted


def test_a_system_is_asked_for_itself_or_with_all_the_others(firm: Firm) -> None:
    path = firm.sheet(["tell", "owner"])
    assert firm.filled(path)["C2"] == "一部"
    assert firm.whys(path)["C3"] == "not-known"
    assert firm.filled(path, "--system", "chat")["C2"] == "はい"
    assert firm.filled(path, "--system", "chat")["C3"] == "はい"
    assert firm.filled(path, "--system", "notes")["C2"] == "いいえ"
    found = firm.fill(path)["result"]["questions"][0]
    assert found["systems"] == ["chat", "notes"]
    assert len(found["entries"]) == 2


def test_a_heading_may_name_the_system(firm: Firm) -> None:
    book = openpyxl.load_workbook(firm.sheet(["tell"]))
    path = firm.desk / "named.xlsx"
    book.worksheets[0].title = "議事録"
    book.save(path)
    assert firm.filled(path)["C2"] == "いいえ"
    assert firm.whys(path, "--system", "chat")["C2"] == "other-system"


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        (("相談チャット", "議事録"), {"C3": "はい", "D3": "いいえ"}),
        (("相談チャット", "再委託先"), {"C3": "はい"}),
        (("本番環境", "開発環境"), {}),
    ],
)
def test_what_is_asked_of_others_is_not_answered_for_them(
    firm: Firm, heads: tuple[str, str], wanted: dict[str, str]
) -> None:
    book, one = workbooks.book("調査")
    workbooks.rows(one, 1, [["No.", "質問", heads[0], heads[1]], [None, None, "回答", "回答"]])
    workbooks.rows(one, 3, [[1, ASKS["tell"][0]], [2, ASKS["owner"][0]]])
    workbooks.drop_down(one, "C3:D4", '"はい,いいえ,一部"')
    path = firm.desk / "two.xlsx"
    path.write_bytes(workbooks.saved(book))
    done = firm.filled(path)
    assert {where: text for where, text in done.items() if where.endswith("3")} == wanted


def test_several_targets_are_combined_as_provisions_are(firm: Firm) -> None:
    assert firm.filled(firm.sheet(["both"]))["C2"] == "一部"


def test_yes_to_a_question_turned_round_says_that_it_is_not_done(firm: Firm) -> None:
    for words in ("はい,いいえ", "はい,一部,いいえ,該当なし"):
        assert firm.filled(firm.sheet(["manipulate"], words=words))["C2"] == "いいえ"
    for words in ("対応済,未対応", "○,×"):
        assert firm.whys(firm.sheet(["manipulate"], words=words))["C2"] == "reversed"


def test_what_does_not_apply_needs_a_reason(firm: Firm) -> None:
    path = firm.sheet(["brief", "origins"])
    done = firm.filled(path)
    assert done["C2"] == done["C3"] == "該当なし"
    assert done["D2"] == "役員は代表1人で、自ら使っている。"
    questions = firm.fill(path)["result"]["questions"]
    assert questions[0]["entries"]
    assert set(questions[1]["facts"]) == {"trains-model", "post-trains-model", "retrieves-data"}


def test_entries_that_contradict_each_other_say_nothing(firm: Firm) -> None:
    assert firm.whys(firm.sheet(["contact"]))["C2"] == "clash"


def test_facts_answer_with_yes_or_no_or_their_title(firm: Firm) -> None:
    path = firm.sheet(["generative", "public"], words="はい,いいえ")
    assert firm.filled(path) == {"C2": "はい"}
    assert firm.whys(path)["C3"] == "differ"
    assert firm.filled(path, "--system", "notes")["C3"] == "いいえ"
    stages = firm.sheet(["stage"], words="企画・検討中,開発・導入準備中,運用中,終了")
    assert firm.filled(stages, "--system", "chat") == {"C2": "運用中"}
    assert firm.filled(firm.sheet(["body"], words="")) == {"C2": "会社・個人事業"}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("有,無", "有"), ("○,×", "○"), ("Yes,No,N/A", "Yes"),
        ("対応済,一部対応,未対応,該当なし", "no-word"),
        ("はい,対応済,未対応", "no-word"), ("はい,レベル1", "words"),
    ],
)  # fmt: skip
def test_words_for_what_is_done_say_nothing_of_a_fact(firm: Firm, words: str, wanted: str) -> None:
    path = firm.sheet(["generative"], words=words)
    assert (firm.filled(path).get("C2") or firm.whys(path)["C2"]) == wanted


def test_words_go_outside_only_where_they_are_shared(firm: Firm) -> None:
    path = firm.sheet(["lead", "list"])
    done = firm.filled(path)
    assert done["D2"] == "管理部長を責任者に任命した。"
    assert done["E2"] == "辞令を確かめた\nhttps://demo.example/ai"
    assert firm.whys(path)["D3"] == "not-shared"
    every = zipfile.ZipFile(io.BytesIO((firm.desk / "filled-sheet.xlsx").read_bytes()))
    inside = b"".join(every.read(name) for name in every.namelist()).decode(errors="replace")
    for secret in ("内輪の話", "社内の議事録", "Between ourselves"):
        assert secret not in inside


def test_a_statement_goes_to_the_remarks_where_there_are_any(firm: Firm) -> None:
    path = firm.sheet(["lead"], words="")
    assert firm.filled(path)["D2"] == "管理部長を責任者に任命した。"
    assert firm.whys(path) == {"C2": "beside"}
    alone = firm.sheet(["lead"], ("No.", "質問", "回答"), words="", name="alone.xlsx")
    assert firm.filled(alone)["C2"] == "管理部長を責任者に任命した。"


def test_in_a_document_too_and_what_stands_above_its_table_asks_nothing(firm: Firm) -> None:
    made = Document()
    made.add_paragraph("貴社でのAIの取扱いについて教えてください。")
    made.add_paragraph("")
    table = made.add_table(rows=0, cols=4)
    for row in (["No.", "質問", "回答", "備考"], ["1", ASKS["lead"][0], "", ""]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = firm.desk / "theirs.docx"
    path.write_bytes(documents.saved(made))
    found = firm.fill(path)["result"]["questions"]
    assert [one["question"] for one in found] == [ASKS["lead"][0]]
    assert [(one["kind"], one["written"]) for one in found[0]["places"]] == [
        ("text", None),
        ("remark", "管理部長を責任者に任命した。"),
    ]


def test_a_statement_is_not_translated(firm: Firm) -> None:
    heads = ("No.", "Question", "Answer", "Comments", "Owner", "Target date")
    path = firm.sheet(["lead-en", "policy-en"], heads, "Yes,No")
    done = firm.filled(path)
    assert done["D2"] == "The head of administration was appointed."
    assert done["E2"] == "管理部"
    assert done["F3"] == "2027-03-31"
    assert firm.whys(path)["D3"] == "other-language"


def test_what_stands_there_is_left_and_held_against_the_ledger(firm: Firm) -> None:
    path = firm.sheet(["lead", "policy"], given={"C2": "いいえ", "C3": "いいえ"})
    assert firm.filled(path).keys() == {"D2", "E2", "D3"}
    problems = firm.fill(path)["problems"]
    assert [one["path"] for one in problems if one["code"] == "fill-differs"] == [
        ["チェックシート", "C2"]
    ]


def test_every_written_cell_has_its_source(firm: Firm) -> None:
    path = firm.sheet(["lead", "list", "policy", "tell", "generative", "strange"])
    done = firm.filled(path)
    book = openpyxl.load_workbook(firm.desk / "filled-sheet.xlsx")
    rows = [[str(one or "") for one in row] for row in book["Yawara sources"].values]
    sourced = {row[0].rpartition("!")[2]: row for row in rows if "!" in row[0] and row[7]}
    assert sourced.keys() == done.keys()
    for where, row in sourced.items():
        assert row[2] == done[where]
        assert "since 2026-04-01" in row[6] or "profile.yaml: " in row[6]
    assert any(row[0].endswith("!C7") and row[2].startswith("Confirmed: ") for row in rows)
    assert "draft" in rows[0][0]


def test_the_source_stands_at_the_cell_on_request(firm: Firm) -> None:
    path = firm.sheet(["lead", "list", "strange"])
    book = openpyxl.load_workbook(path)
    theirs = Comment("必ず記入してください", "sender")
    book.worksheets[0]["C2"].comment = theirs
    book.save(path)
    plain, noted = firm.desk / "plain.xlsx", firm.desk / "noted.xlsx"
    firm.fill(path, "-o", plain)
    answer = firm.fill(path, "-o", noted, "--comments", "--lang", "ja")
    sheet = openpyxl.load_workbook(noted).worksheets[0]
    notes = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert notes.keys() == {"C2", "D2", "E2", "C3"}
    assert notes["C2"] == "必ず記入してください"
    assert "[keep-ai-inventory]" in notes["C3"]
    assert "一部対応（組織全体）" in notes["C3"]
    assert "2026-04-01から" in notes["C3"]
    kept = [one for one in answer["problems"] if one["code"] == "fill-comments-kept"]
    assert [one["params"]["cells"] for one in kept] == ["チェックシート!C2"]
    assert cells(noted.read_bytes()) == cells(plain.read_bytes())
    own = {row[0] for row in openpyxl.load_workbook(noted)["Yawara 出典"].values}
    assert "チェックシート!C2" in own, "the sheet has the source"


def test_a_text_of_which_one_does_not_see_the_whole_is_said(firm: Firm) -> None:
    path = firm.sheet(["lead", "policy"])
    book = openpyxl.load_workbook(path)
    for row in (2, 3):
        book.worksheets[0][f"D{row}"].alignment = Alignment(wrap_text=True)
    book.worksheets[0].row_dimensions[2].height = 15
    book.save(path)
    to = firm.desk / "o.xlsx"
    said = [one for one in firm.fill(path, "-o", to)["problems"] if one["code"] == "fill-longer"]
    assert [(one["path"], one["params"]["count"]) for one in said] == [
        (["チェックシート", "D2"], "1")
    ]
    done = openpyxl.load_workbook(to)
    heights = [done.worksheets[0].row_dimensions[row].height for row in (2, 3)]
    assert heights[0] == 15
    assert heights[1] > 20, "nobody set this one"
    marked = [row[0] for row in done["Yawara sources"].values if "longer" in str(row[8])]
    assert marked == ["チェックシート!D2"]


def test_a_mark_has_its_source_at_its_own_column(firm: Firm) -> None:
    made = workbooks.options()
    path = firm.desk / "options.xlsx"
    path.write_bytes(made.data)
    asks = {text: (text, ("set-ai-policy",)) for text, _ in made.asks[:2]}
    firm.put("matches.yaml", matches(asks))
    to = firm.desk / "out.xlsx"
    firm.fill(path, "-o", to, "--comments")
    sheet = openpyxl.load_workbook(to).worksheets[0]
    marks = {cell.coordinate for row in sheet for cell in row if cell.value == "○"}
    notes = {cell.coordinate for row in sheet for cell in row if cell.comment}
    assert marks == {"D6", "D7"}
    assert marks <= notes


def test_a_question_that_is_not_understood_stays_blank_and_is_listed(firm: Firm) -> None:
    firm.put("matches.yaml", "format: 1\nmatches:\n")
    path = firm.sheet(["strange"])
    assert firm.whys(path)["C2"] == "not-understood"
    code, text = firm.run("fill", path, firm.folder, "--fail-on", "blank")
    assert code == 1
    assert "C2" in text


def test_the_original_is_never_written_to(firm: Firm) -> None:
    path = firm.sheet(["lead"])
    before = path.read_bytes()
    for to in (path, firm.desk / "." / "sheet.xlsx"):
        code, text = firm.run("fill", path, firm.folder, "-o", to)
        assert code == 2
        assert "fill-same-file" in text
    assert path.read_bytes() == before


def test_the_same_input_gives_the_same_bytes(firm: Firm) -> None:
    path = firm.sheet(["lead", "list"])
    copies = []
    for name in ("a.xlsx", "b.xlsx"):
        firm.fill(path, "-o", firm.desk / name)
        copies.append((firm.desk / name).read_bytes())
    assert copies[0] == copies[1]


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "layout",
    [
        workbooks.self_check,
        workbooks.bank,
        workbooks.due_diligence,
        workbooks.options,
        workbooks.boxes,
    ],
    ids=lambda one: one.__name__,
)
def test_only_what_must_change_does(firm: Firm, layout: object) -> None:
    made = layout()  # type: ignore[operator]
    path = firm.desk / "layout.xlsx"
    path.write_bytes(made.data)
    asks = {text: (" ".join(text.split()), ("appoint-ai-lead",)) for text, _ in made.asks}
    firm.put("matches.yaml", matches(asks))
    to = firm.desk / "out.xlsx"
    result = firm.fill(path, "-o", to)["result"]
    written = [p for q in result["questions"] for p in q["places"] if p["written"]]
    assert written
    before, after = parts(made.data), parts(to.read_bytes())
    assert before.keys() < after.keys()
    changed = {name for name in before if before[name] != after[name]}
    sheets = {name for name in changed if name.startswith("xl/worksheets/")}
    known = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    assert changed - sheets <= known
    own = {one["where"].rpartition("!")[0] for one in written}
    assert 0 < len(sheets) <= len(own) + 1, "the sheets written to, and one with sums over them"


def test_a_document_gets_its_sources_beside_it(firm: Firm) -> None:
    made = documents.japanese()
    path = firm.desk / "doc.docx"
    path.write_bytes(made.data)
    asks = [one["question"] for one in firm.fill(path)["result"]["questions"]]
    firm.put(
        "matches.yaml",
        matches({one: (" ".join(one.split()), ("appoint-ai-lead",)) for one in asks}),
    )
    to = firm.desk / "out.docx"
    result = firm.fill(path, "-o", to)["result"]
    assert any(one["status"] == "written" for one in result["questions"])
    before, after = parts(made.data), parts(to.read_bytes())
    assert {name for name in after if after[name] != before.get(name)} == {"word/document.xml"}
    book = openpyxl.load_workbook(firm.desk / "out.sources.xlsx")
    (listed,) = book.worksheets
    rows = [[str(one or "") for one in row] for row in listed.values]
    heads = [row for row in rows if row[0] == "Place"]
    assert len(heads) >= 3, "a table for each part"
    widths = [listed.column_dimensions[column].width for column in "ABC"]
    assert len({*widths}) == 3, "as wide as what they hold"
    head = rows.index(heads[0]) + 1
    assert listed.cell(head, 1).border.left.style == listed.cell(head + 1, 9).border.left.style
    assert listed.cell(head, 1).fill.fgColor.rgb != listed.cell(head + 1, 1).fill.fgColor.rgb
    firm.fill(path, "-o", to, "--overwrite", "--lang", "ja")
    japanese = openpyxl.load_workbook(firm.desk / "out.sources.xlsx").worksheets[0]
    places = {str(row[0]) for row in japanese.values if row[7]} - {"場所"}
    assert places
    assert not [one for one in places if one.isascii()]


def test_four_hundred_questions(firm: Firm) -> None:
    keys = [f"{ASKS['lead'][0][:-1]}（拠点{at}）。" for at in range(400)]
    path = firm.desk / "long.xlsx"
    path.write_bytes(sheet(keys, ("No.", "質問", "回答"), "はい,いいえ", {}))
    result = firm.fill(path, "-o", firm.desk / "long-out.xlsx")["result"]
    assert len(result["questions"]) == 400


def refused(firm: Firm, *args: object) -> list[str]:
    code, text = firm.run("fill", *args, "--format", "json")
    assert code == 2, text
    return [one["code"] for one in json.loads(text)["problems"] if one["severity"] == "error"]


def test_bad_input(firm: Firm) -> None:
    path = firm.sheet(["lead"])
    other = firm.desk / "other.pdf"
    other.write_bytes(b"%PDF-1.7")
    broken = firm.desk / "broken.xlsx"
    broken.write_bytes(path.read_bytes()[:900])
    to: Path = firm.desk / "out.xlsx"
    assert refused(firm, other, firm.folder, "-o", to) == ["fill-suffix"]
    assert refused(firm, broken, firm.folder, "-o", to) == ["package-damaged"]
    assert refused(firm, firm.desk / "no.xlsx", firm.folder) == ["file-missing"]
    assert refused(firm, path, firm.folder, "--system", "no") == ["unknown-subject"]
    assert refused(firm, path, firm.folder, "-o", firm.desk / "out.docx") == ["fill-other-suffix"]
    assert refused(firm, path, firm.folder, "-o", to, "--review", to) == ["fill-review-is-copy"]
    to.write_bytes(b"mine")
    assert refused(firm, path, firm.folder, "-o", to) == ["file-kept"]
    firm.put("matches.yaml", "format: 1\nmatches:\n  - {question: A, targets: x, on: 1}\n")
    assert refused(firm, path, firm.folder)
    assert to.read_bytes() == b"mine"
