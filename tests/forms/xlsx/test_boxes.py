"""Boxes to tick, in all manners: found, ticked, and told from blanks and bullets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.xlsx import choosing
from tests.forms.xlsx.layouts import QUESTIONS_JA, book, drop_down, rows, saved
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


def test_words_to_be_circled_are_no_answer() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答（いずれかに○）", None, "備考"]])
    sheet.merge_cells("C1:D1")
    for row in (2, 3):
        rows(sheet, row, [[row, QUESTIONS_JA[row], "はい", "いいえ"]])
    found = read(saved(made), "q.xlsx")
    assert found.value is not None
    slots = found.value.asks[0].slots
    assert [(slot.where, slot.kind, slot.choices, slot.current) for slot in slots] == [
        ("S!C2:D2", "choice", (), ""),
        ("S!E2", "remark", (), ""),
    ]


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
