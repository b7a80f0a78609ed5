"""Every layout that we know gives its questions, places, choices and headings."""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation

from tests.forms.xlsx.choosing import EVERY
from tests.forms.xlsx.layouts import QUESTIONS_JA, book, drop_down, rows, saved
from tests.forms.xlsx.ordinary import ORDINARY
from tests.forms.xlsx.test_write import rezipped
from yawara.forms.xlsx.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.forms.xlsx.layouts import Layout


def cell(where: str) -> str:
    return where.rpartition("!")[2]


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_a_layout_gives_its_questions(make: Callable[[], Layout]) -> None:
    layout = make()
    found = read(layout.data, "q.xlsx")
    assert found.value is not None, found.problems
    asks = found.value.asks
    seen = tuple(
        (ask.text, tuple((cell(one.where), one.kind) for one in ask.slots)) for ask in asks
    )
    assert seen == layout.asks
    places = {cell(one.where): one for ask in asks for one in ask.slots}
    assert {where: places[where].choices for where in layout.choices} == layout.choices
    if layout.numbers:
        assert tuple(ask.number for ask in asks) == layout.numbers
    if layout.contexts:
        assert tuple(ask.context for ask in asks) == layout.contexts
    assert tuple(dict.fromkeys(one.code for one in found.problems)) == layout.codes
    assert len({ask.id for ask in asks}) == len(asks)


Line = list[object]
A, B = QUESTIONS_JA[:2]
#: How the header and two rows look; what is asked of the first row, and of how many.
SMALL: dict[str, tuple[list[Line], list[str], int]] = {
    "instruction in the header": (
        [
            ["No", "チェック項目", "回答\n※対応済みは「○」、それ以外は「×」を記入してください。"],
            [1, A],
            [2, B],
        ],
        ["C2 mark ○×"],
        2,
    ),
    "two ways to answer": (
        [["No", "設問", "回答（選択）", "回答（自由記述）", "添付資料名"], [1, A], [2, B]],
        ["C2 text ", "D2 text ", "E2 evidence "],
        2,
    ),
    "a catalogue behind the answer": (
        [
            ["Question ID", "Question", "CSP CAIQ Answer", "Control ID", "Control Specification"],
            ["A-1.1", "Is it logged?", None, "A-1", "Log it."],
            ["A-1.2", "Is it kept?", None, "A-1", "Keep it."],
        ],
        ["C2 text "],
        2,
    ),
    "two tables side by side": (
        [["設問", "回答", None, "設問", "回答"], [A, None, None, B]],
        ["B2 text "],
        2,
    ),
    "the answer first": ([["回答", "No", "質問"], [None, 1, A], [None, 2, B]], ["A2 text "], 2),
    "numbers that lead": (
        [["No", "質問", "回答"], ["1", "AIの体制"], ["1-1", A], ["2", "AIの運用"], ["2-1", B]],
        ["C3 text "],
        2,
    ),
    "notes between": (
        [["No", "質問", "回答"], [1, A], [None, "（社内規程も含みます）"], [2, B], ["※以上です"]],
        ["C2 text "],
        2,
    ),
    "years side by side": (
        [["No", "確認内容", "前回回答", "今回回答"], [1, A, "はい"], [2, B, "いいえ"]],
        ["D2 text "],
        2,
    ),
    "signs in the header": (
        [["管理策", "実施状況（1:未実施 2:一部実施 3:実施）"], [A], [B]],
        ["B2 choice 123"],
        2,
    ),
    "a box a row": ([["No", "確認事項", "チェック"], [1, A, "□"], [2, B, "□"]], ["C2 mark ■□"], 2),
    "circles": (
        [["項番", "対策", "有無"], [1, A, "有・無"], [2, B, "有・無"]],
        ["C2 choice 有無"],
        2,
    ),
    "a total below": (
        [["No", "質問", "回答"], [1, A], [2, B], [None, "合計", "=COUNTA(C2:C3)"]],
        ["C2 text "],
        2,
    ),
    "the header again": (
        [["No", "質問", "回答"], [1, A], ["No", "質問", "回答"], [2, B]],
        ["C2 text "],
        2,
    ),
    "a scale without a word for it": (
        [
            ["ID", "Control", "Yes", "No", "N/A", "Comments"],
            [1, "Is it logged?"],
            [2, "Is it kept?"],
        ],
        ["C2:E2 choice YesNoN/A", "F2 remark "],
        2,
    ),
}


@pytest.mark.parametrize("name", SMALL)
def test_small_differences(name: str) -> None:
    lines, wanted, count = SMALL[name]
    made, sheet = book("S")
    rows(sheet, 1, lines)
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    assert len(found.asks) == count
    seen = [f"{cell(one.where)} {one.kind} {''.join(one.choices)}" for one in found.asks[0].slots]
    assert seen == wanted


def test_a_hidden_row_and_a_hidden_column_are_left_alone() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答", "備考"], [1, A], [2, B]])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    found = read(saved(made), "q.xlsx")
    assert found.value is not None
    assert [cell(slot.where) for ask in found.value.asks for slot in ask.slots] == ["C2"]
    assert [one.code for one in found.problems] == ["xlsx-left-hidden-row"]


def test_a_sheet_that_is_locked_all_over_is_read_and_told() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答"], [1, A], [2, B]])
    sheet.protection.sheet = True
    found = read(saved(made), "q.xlsx")
    assert found.value is not None
    assert len(found.value.asks) == 2
    assert [one.code for one in found.problems] == ["xlsx-all-locked"]


def test_a_day_is_read_as_one() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答", "回答日"], [1, A, "はい", datetime.date(2026, 11, 21)]])
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    assert [slot.current for slot in found.asks[0].slots] == ["はい", "2026-11-21"]


def test_reading_aids_are_no_text() -> None:
    """Furigana over a word stands in the same string."""
    aid = '<rPh sb="0" eb="2"><t>シツモン</t></rPh>'

    def change(content: dict[str, bytes]) -> None:
        for name in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
            if name in content:
                part = content[name].decode()
                content[name] = re.sub(r"<t>(質問|AI.*?)</t>", rf"<t>\1</t>{aid}", part).encode()

    lines: list[Line] = [["No", "質問", "回答"], [1, A]]
    made, sheet = book("S")
    rows(sheet, 1, lines)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as other:
        shared = other.add_worksheet("S")
        for row, line in enumerate(lines):
            shared.write_row(row, 0, line)
    for data in (saved(made), out.getvalue()):
        found = read(rezipped(data, change), "q.xlsx").value
        assert found is not None
        assert found.asks[0].text == A


def test_a_newer_drop_down_to_another_sheet() -> None:
    """Excel puts lists on other sheets into an extension of the part."""
    newer = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    area = "http://schemas.microsoft.com/office/excel/2006/main"
    extension = (
        f'<extLst><ext xmlns:x14="{newer}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}">'
        f'<x14:dataValidations xmlns:xm="{area}" count="1"><x14:dataValidation type="list">'
        "<x14:formula1><xm:f>'選択 肢'!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>C2:C9</xm:sqref>"
        "</x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )

    def change(content: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        content[name] = content[name].replace(b"</worksheet>", extension.encode())

    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答"], [1, A]])
    rows(made.create_sheet("選択 肢"), 1, [["実施"], ["未実施"]])
    found = read(rezipped(saved(made), change), "q.xlsx").value
    assert found is not None
    assert found.asks[0].slots[0].choices == ("実施", "未実施")


@pytest.mark.parametrize("make", ORDINARY, ids=lambda make: make.__name__)
def test_an_ordinary_sheet_asks_nothing(make: Callable[[], bytes]) -> None:
    found = read(make(), "q.xlsx")
    assert found.value is None
    assert [one.code for one in found.problems] == ["xlsx-no-questions"]


def _places(
    lines: list[Sequence[object]], merges: str = "", lists: dict[str, str] | None = None
) -> str:
    """Where the first question of a sheet with this table is answered, and how."""
    made, sheet = book("S")
    rows(sheet, 1, lines)
    for area in merges.split():
        sheet.merge_cells(area)
    for area, words in (lists or {}).items():
        drop_down(sheet, area, words)
    found = read(saved(made), "q.xlsx").value
    asks = () if found is None else found.asks
    return " ".join(f"{one.where[2:]}={one.kind}" for one in asks[0].slots) if asks else ""


def _below(*heads: Sequence[object], rest: Sequence[object] = ()) -> list[Sequence[object]]:
    return [*heads, *([at, one, *rest] for at, one in enumerate(QUESTIONS_JA, 1))]


def test_of_columns_under_one_heading_only_what_offers_words_takes_the_answer() -> None:
    heads = ["番号", "確認内容", "事業者記入欄", None, None], [None, None, "要否", "備考", "区別"]
    assert _places(_below(*heads), "A1:A2 B1:B2 C1:E1", {"C3:C8": '"○,×"'}) == "C3=mark D3=remark"


def test_boxes_that_are_printed_in_a_column_take_the_answer_whatever_it_is_called() -> None:
    lines = _below(["No", "確認項目", "該否", "理由・補足"], rest=["□はい　□いいえ"])
    assert _places(lines) == "C2=choice D2=remark"


@pytest.mark.parametrize("whose", ["監査人記入欄", "Buyer assessment", "発注者確認", "Client use"])
def test_what_is_for_the_reader_of_the_answers_is_left(whose: str) -> None:
    heads = ["No", "質問", "回答", "備考", whose, None], [None, None, None, None, "評価", "所見"]
    merges = "A1:A2 B1:B2 C1:C2 D1:D2 E1:F1"
    assert _places(_below(*heads), merges) == "C3=text D3=remark"


def test_words_that_stand_beside_answers_are_somebodys_and_explain_elsewhere() -> None:
    heads = ["No", "管理策", "実施状況", "実施内容"]
    told = "規程を定め、毎年見直している。"
    assert _places(_below(heads, rest=["実施", told])) == "C2=text D2=remark"
    assert _places(_below(heads, rest=[None, told])) == "C2=text"


def test_a_grade_takes_no_words_of_ones_own() -> None:
    made, sheet = book("S")
    rows(
        sheet,
        1,
        _below(["Function", "Subcategory", "Current maturity", "Target maturity", "Notes"]),
    )
    rule = DataValidation(type="whole", operator="between", formula1="0", formula2="4")
    rule.add("C2:D7")
    sheet.add_data_validation(rule)
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    places = [(one.where, one.kind, one.choices) for one in found.asks[0].slots]
    assert places == [("S!C2", "choice", ()), ("S!E2", "remark", ())]


def test_the_number_of_a_word_is_the_answer_and_ones_own_words_stand_apart() -> None:
    lines = _below(["番号", "設問", "選択肢", "回答番号", "自由記述"], rest=["1.はい 2.いいえ"])
    assert _places(lines) == "D2=choice E2=remark"


def test_a_column_for_a_tick_takes_no_words() -> None:
    assert _places(_below(["No", "確認項目", "✓", "備考"])) == "C2=choice D2=remark"


def test_one_title_among_others_may_ask() -> None:
    heads = ["ID", "Control", "Implemented? (Y/N)", "How is it implemented?", "Evidence", "Owner"]
    assert _places(_below(heads)) == "C2=choice D2=remark E2=evidence F2=owner"


def test_another_table_below_and_thanks_ask_nothing() -> None:
    lines = _below(["Ref", "Question", "Yes", "No", "Evidence"])
    made, sheet = book("S")
    rows(sheet, 1, [*lines, [], ["Name", "Role", "Email", "Phone"], [None] * 4])
    rows(sheet, len(lines) + 5, [[None, "ご協力いただき、ありがとうございました。"]])
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    assert len(found.asks) == len(QUESTIONS_JA)


def test_labels_that_return_are_labels_once_they_are_answered() -> None:
    made, sheet = book("S")
    for at, question in enumerate(QUESTIONS_JA[:4]):
        rows(
            sheet,
            1 + at * 3,
            [[question, "回答", "はい"], [None, "根拠", "規程"], [None, "備考", "無"]],
        )
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    places = [[(one.kind, one.current) for one in ask.slots] for ask in found.asks]
    assert places == [[("text", "はい"), ("evidence", "規程"), ("remark", "無")]] * 4


def test_a_word_in_two_languages_is_what_stands_there() -> None:
    made, sheet = book("S")
    rows(sheet, 1, _below(["No", "質問", "回答 / Answer"], rest=["はい / Yes"]))
    drop_down(sheet, "C2:C7", '"はい / Yes,いいえ / No"')
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    assert found.asks[0].slots[0].current == "はい / Yes"
