"""Boxes to tick, in all manners: found, ticked, and told from blanks and bullets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.xlsx import choosing
from tests.forms.xlsx.layouts import FRAME, QUESTIONS_JA, book, drop_down, rows, saved
from tests.forms.xlsx.test_write import opened, written
from yawara.forms.questionnaire import Writing
from yawara.forms.xlsx import boxes, choices
from yawara.forms.xlsx.read import read
from yawara.forms.xlsx.write import write

MANNERS = (
    "□はい　□いいえ　□該当なし",
    "☐ はい / ☐ いいえ / ☐ 該当なし",
    "はい□　いいえ□　該当なし□",
    "（　）はい　（　）いいえ　（　）該当なし",
    "( ) はい ( ) いいえ ( ) 該当なし",
    "[ ] はい\n[ ] いいえ\n[ ] 該当なし",
    "ご回答：□はい □いいえ □該当なし",
)
WORDS = ("はい", "いいえ", "該当なし")


@given(st.sampled_from(MANNERS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_the_last_word_is_ticked_and_no_other(text: str, chosen: list[str]) -> None:
    now = text
    for word in chosen:
        ticked = boxes.ticked(now, word)
        assert ticked is not None
        now = ticked
        assert boxes.tick_of(now) == word
        assert boxes.printed(now) == WORDS
    assert boxes.ticked(now, chosen[-1]) == now
    kept = [char for char in now if char not in "□■☐☑○ 　x"]
    assert kept == [char for char in text if char not in "□■☐☑○ 　x"]


@pytest.mark.parametrize(
    ("text", "word", "after"),
    [
        ("□はい　□いいえ", "いいえ", "□はい　■いいえ"),
        ("☑ Yes  ☐ No", "No", "☐ Yes  ☑ No"),
        ("はい□　いいえ□", "はい", "はい■　いいえ□"),
        ("（　）はい　（　）いいえ", "いいえ", "（　）はい　（○）いいえ"),
        ("[ ] Yes  [x] No", "Yes", "[x] Yes  [ ] No"),
        ("( ) Yes ( ) No", "No", "( ) Yes (x) No"),
        ("□はい　□いいえ　□その他（　　　）", "はい", "■はい　□いいえ　□その他（　　　）"),
    ],
)
def test_a_tick_in_the_manner_of_the_sheet(text: str, word: str, after: str) -> None:
    assert boxes.ticked(text, word) == after


@pytest.mark.parametrize(
    "text",
    [
        "", "□", "その他（　　　）", "担当（　　）、期限（　　）", "（1）方針　（2）体制",
        "[1] [2]", "■方針", "a (b) c (d)", "（はい）（いいえ）", "□" * 500,
    ],
)  # fmt: skip
def test_blanks_bullets_and_numbers_are_no_choice(text: str) -> None:
    assert boxes.printed(text) in ((), boxes.LONE.get(text))
    assert boxes.ticked(text, "はい") is None


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("責任者はいますか。\n□はい □いいえ", "責任者はいますか。", ("はい", "いいえ")),
        ("Is it logged? [ ] Yes [ ] No", "Is it logged?", ("Yes", "No")),
        ("□はい □いいえ", "□はい □いいえ", ()),
        ("はい□ いいえ□", "はい□ いいえ□", ()),
        ("次の資料を付けてください。□規程 □様式", "次の資料を付けてください。□規程 □様式", ()),
        ("責任者はいますか。", "責任者はいますか。", ()),
    ],
)
def test_a_question_with_its_boxes(text: str, question: str, words: tuple[str, ...]) -> None:
    assert boxes.asking(text) == (question, words)


def test_a_box_whose_words_are_not_told_is_left() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答"], [1, QUESTIONS_JA[0], "実施 はい□ いいえ□ （以下略）□"]])
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    slot = found.asks[0].slots[0]
    assert (slot.choices, slot.current) == ((), "実施 はい□ いいえ□ （以下略）□"), "it stands there"


def test_a_mark_moves_up_and_down() -> None:
    for make, name, words in (
        (choosing.in_rows, "チェックリスト!D4:D7", ("○", None)),
        (choosing.boxes_below, "自己点検!B5:B8", ("■", "□")),
        (choosing.boxes_in_words, "点検!B2:B4", ("■ ", "□ ")),
        (choosing.boxes_in_columns, "点検表!C2:E2", ("■", "□")),
    ):
        data = make().data
        found = read(data, "q.xlsx").value
        assert found is not None
        slot = found.asks[0].slots[0]
        assert slot.where == name
        sheet, _, area = name.partition("!")
        for chosen in (slot.choices[1], slot.choices[0], ""):
            data = written(data, Writing(name, chosen))
            cells = [cell for row in opened(data)[sheet][area] for cell in row]
            texts = [cell.value for cell in cells]
            wanted = [words[0] if word == chosen else words[1] for word in slot.choices]
            if make is choosing.boxes_in_words:
                wanted = [f"{a}{b}" for a, b in zip(wanted, slot.choices, strict=True)]
            assert texts == wanted
            again = read(data, "q.xlsx").value
            assert again is not None
            assert again.asks[0].slots[0].current == chosen
        assert write(data, [Writing(name, "多分")], "q.xlsx").value is None


def test_where_a_formula_stands_among_the_rows_nothing_is_asked_there() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["設問", "選択肢", "該当に○", "備考"], [QUESTIONS_JA[0], "はい"]])
    rows(sheet, 3, [[None, "いいえ", '=IF(C2="○","","○")']])
    found = read(saved(made), "q.xlsx")
    assert found.value is not None
    assert [slot.kind for slot in found.value.asks[0].slots] == ["remark"]
    assert "xlsx-left-formula" in {one.code for one in found.problems}


@pytest.mark.parametrize("words", [("はい", "はい"), ("はい", None), (None, "いいえ")])
def test_rows_of_words_that_are_no_choice(words: tuple[str | None, ...]) -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["設問", "選択肢", "該当に○", "備考"]])
    for row, text in ((2, QUESTIONS_JA[0]), (4, QUESTIONS_JA[1])):
        rows(sheet, row, [[text, words[0]], [None, words[1]]])
    found = read(saved(made), "q.xlsx").value
    places = [slot for ask in found.asks for slot in ask.slots] if found is not None else []
    assert all(slot.kind != "choice" and not slot.where.startswith("S!C") for slot in places)


def _two_words(title: str, header: str, *words: str) -> bytes:
    """A sheet of two questions, each with its words in cells side by side."""
    made, sheet = book("S")
    rows(sheet, 1, [[title], ["No", "質問", header, None, "備考"]])
    sheet.merge_cells("C2:D2")
    for row in (3, 4):
        rows(sheet, row, [[row, QUESTIONS_JA[row], *words]])
    return saved(made)


def test_words_to_be_circled_by_hand_are_no_answer() -> None:
    found = read(_two_words("調査票", "回答", "はい", "いいえ"), "q.xlsx").value
    assert found is not None
    slots = found.asks[0].slots
    assert [(slot.where, slot.kind, slot.choices, slot.current) for slot in slots] == [
        ("S!C3:D3", "choice", (), ""),
        ("S!E3", "remark", (), ""),
    ]


@pytest.mark.parametrize(
    ("title", "header"),
    [("調査票", "回答（いずれかに○）"), ("該当する方を○で囲んでください。", "回答")],
)
def test_a_word_takes_its_circle_where_the_sheet_says_so(title: str, header: str) -> None:
    data = _two_words(title, header, "有", "無")
    for chosen, texts in (("無", ["有", "○ 無"]), ("有", ["○ 有", "無"]), ("", ["有", "無"])):
        data = written(data, Writing("S!C3:D3", chosen))
        assert [opened(data)["S"][at].value for at in ("C3", "D3")] == texts
        again = read(data, "q.xlsx").value
        assert again is not None
        slot = again.asks[0].slots[0]
        assert (slot.choices, slot.current) == (("有", "無"), chosen)


def _shaped(lines: dict[int, list[str | None]], *merges: str) -> bytes:
    """A sheet without a header: three questions, and below each the same rows."""
    made, sheet = book("S")
    for at in range(3):
        rows(sheet, 1 + at * 6, [[f"問{at + 1}　{QUESTIONS_JA[at]}"]])
        for row, line in lines.items():
            rows(sheet, row + at * 6, [line])
            for area in merges:
                left, right = area.split(":")
                sheet.merge_cells(f"{left}{row + at * 6}:{right}{row + at * 6}")
    return saved(made)


@pytest.mark.parametrize(
    ("lines", "merges", "area", "ticked"),
    [
        (
            {2: ["☐ はい", None, "[+3]"], 3: ["☐ いいえ"]},
            (),
            "A2:A3",
            {"A2": "☐ はい", "A3": "☑ いいえ"},
        ),
        ({2: [None, "□ はい", "□ いいえ"]}, (), "B2:C2", {"B2": "□ はい", "C2": "■ いいえ"}),
        ({2: ["□", "はい", "□", "いいえ"]}, (), "A2:C2", {"A2": "□", "C2": "■"}),
        (
            {2: ["□はい", None, "□いいえ", None]},
            ("A:B", "C:D"),
            "A2:C2",
            {"A2": "□はい", "C2": "■いいえ"},
        ),
    ],
)
def test_boxes_below_a_question_however_they_are_laid_out(
    lines: dict[int, list[str | None]], merges: tuple[str, ...], area: str, ticked: dict[str, str]
) -> None:
    data = _shaped(lines, *merges)
    found = read(data, "q.xlsx").value
    assert found is not None
    assert len(found.asks) == 3
    slot = found.asks[0].slots[0]
    assert (slot.where, slot.choices) == (f"S!{area}", ("はい", "いいえ"))
    after = written(data, Writing(slot.where, "いいえ"))
    assert {at: opened(after)["S"][at].value for at in ticked} == ticked
    again = read(after, "q.xlsx").value
    assert again is not None
    assert again.asks[0].slots[0].current == "いいえ"


def test_what_is_asked_in_case_of_an_answer_belongs_to_the_question() -> None:
    made, sheet = book("S")
    for at in range(3):
        row = 1 + at * 5
        rows(sheet, row, [[f"問{at + 1}　{QUESTIONS_JA[at]}"], ["□はい", "□いいえ"]])
        rows(sheet, row + 2, [["（上記で「はい」の場合、具体的にご記入ください）"]])
        sheet.merge_cells(f"A{row + 3}:C{row + 3}")
        sheet[f"A{row + 3}"].border = FRAME
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    places = [[(one.where, one.kind) for one in ask.slots] for ask in found.asks]
    assert len(places) == 3
    assert places[0] == [("S!A2:B2", "choice"), ("S!A4", "remark")]


@pytest.mark.parametrize(
    ("text", "signs", "whole"),
    [
        ("1.はい 2.いいえ", ("1", "2"), ("1.はい", "2.いいえ")),
        ("①はい②いいえ", ("1", "2"), ("①はい", "②いいえ")),
        ("ア）有　イ）無", ("ア", "イ"), ("ア）有", "イ）無")),
        ("A: Yes, B: No", ("A", "B"), ("A:Yes", "B:No")),
        ("はい、いいえ", (), ()),
        ("1.はい", (), ()),
        ("1.はい 1.いいえ", (), ()),
        ("1. 2.", (), ()),
        ("1.5倍 2.5倍", ("1", "2"), ("1.5倍", "2.5倍")),
    ],
)
def test_words_that_another_cell_lists(
    text: str, signs: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    assert choices.listed(text, by_sign=True)[0] == signs
    assert choices.listed(text, by_sign=False)[0] == whole


def test_across_hidden_columns_and_formulas_are_left() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["質問", *QUESTIONS_JA[:3]], ["回答", None, "=B2", None], ["備考"]])
    drop_down(sheet, "B2:D2", '"はい,いいえ"')
    sheet.column_dimensions["D"].hidden = True
    found = read(saved(made), "q.xlsx")
    assert found.value is not None
    places = [slot.where for ask in found.value.asks for slot in ask.slots]
    assert places == ["S!B2", "S!B3", "S!C3"]
    assert {one.code for one in found.problems} == {"xlsx-left-formula", "xlsx-left-hidden-row"}


def test_words_below_merged_headers_are_told_once() -> None:
    made, sheet = book("様式")
    rows(sheet, 1, [["番号", "確認事項", *[None] * 3, "該当", *[None] * 3, "備考"]])
    rows(sheet, 2, [[None] * 5 + ["有", None, "無", None]])
    for row, question in enumerate(QUESTIONS_JA[:3], 3):
        rows(sheet, row, [[row, question]])
    for area in ("A1:A2", "B1:E2", "F1:I1", "F2:G2", "H2:I2", "J1:J2"):
        sheet.merge_cells(area)
    for row in (3, 4):
        for area in (f"B{row}:E{row}", f"F{row}:G{row}", f"H{row}:I{row}"):
            sheet.merge_cells(area)
    data = saved(made)
    found = read(data, "q.xlsx").value
    assert found is not None
    places = [[(one.where[3:], one.choices) for one in ask.slots[:-1]] for ask in found.asks]
    # Where four cells stand below two words, nothing says which is meant.
    assert places == [[("F3:I3", ("有", "無"))], [("F4:I4", ("有", "無"))], []]
    after = opened(written(data, Writing("様式!F4:I4", "無")))["様式"]
    assert [after[at].value for at in ("F4", "H4", "F3", "H3")] == [None, "○", None, None]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("選択してください", "はい,いいえ"), ("▼リストから選択して下さい", "はい,いいえ"),
        ("-- Select --", "Yes,No"), ("Please choose an option…", "Yes,No"),
    ],
)  # fmt: skip
def test_what_stands_there_until_one_chooses_is_no_answer(lead: str, words: str) -> None:
    made, sheet = book("S")
    rows(
        sheet,
        1,
        [["No", "質問", "回答"], *([at, one, lead] for at, one in enumerate(QUESTIONS_JA))],
    )
    drop_down(sheet, "C2:C7", f'"{lead},{words}"')
    found = read(saved(made), "q.xlsx").value
    assert found is not None
    slot = found.asks[0].slots[0]
    assert (slot.choices, slot.current) == (tuple(words.split(",")), "")
