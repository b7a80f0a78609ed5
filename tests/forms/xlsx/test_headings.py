"""What headers and cells say, as people write them."""

from __future__ import annotations

import pytest

from yawara.forms.xlsx import boxes, choices
from yawara.forms.xlsx.cells import At, Box, box, cell, letters, number
from yawara.forms.xlsx.facts import is_number, is_sentence
from yawara.forms.xlsx.headings import is_option, role
from yawara.forms.xlsx.rows import leading_number


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("No.", "number"),
        ("項番", "number"),
        ("質問 ID", "number"),
        ("Question ID", "number"),
        ("大項目", "group"),
        ("Control Domain", "group"),
        ("チェック項目", "question"),
        ("質問内容\n（※必須）", "question"),
        ("ご質問", "question"),
        ("Security Requirement", "question"),
        ("項目", "item"),
        ("ご回答*", "answer"),
        ("回答（○・×・△で記入）", "answer"),
        ("貴社における実施状況", "answer"),
        ("回答\n※対応済みの場合は「○」を、そうでない場合は「×」を記入してください。", "answer"),
        ("○×", "answer"),
        ("Vendor Response (Yes / No)", "answer"),
        ("Is the control in place? (Yes / No)", "answer"),
        ("結果", "result"),
        ("備考 (任意)", "remark"),
        ("コメント / Comments", "remark"),
        ("Please describe how the control is implemented", "remark"),
        ("If No, please explain", "remark"),
        ("自己評価の根拠", "evidence"),
        ("Please provide evidence (policy, screenshot)", "evidence"),
        ("ご担当者名", "owner"),
        ("回答者", "owner"),
        ("対応予定日", "date"),
        ("Response date", "date"),
        ("今後の予定", "plan"),
        ("前回回答", "plan"),
        ("Target State", "plan"),
        ("評価者コメント", "theirs"),
        ("For internal use only", "theirs"),
        ("記入例", "aside"),
        ("レベル", "aside"),
        ("判断基準（○の条件）", "aside"),
        ("NIST", ""),
        ("文章", ""),
        ("質問1　AIに関する責任者を定めていますか。", ""),
        ("", ""),
        ("　", ""),
        ("あ" * 200, ""),
    ],
)
def test_a_header_has_a_role(text: str, known: str) -> None:
    assert role(text) == known


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("回答（○・×）", ("○", "×")),
        ("○△×", ("○", "△", "×")),
        ("Response (Yes/No/N/A)", ("Yes", "No", "N/A")),
        ("判定（適・否・該当なし）", ("適", "否", "該当なし")),
        ("回答\n（はい または いいえ を選択）", ("はい", "いいえ")),
        ("できていれば「○」、いなければ「×」", ("○", "×")),
        ("コメント・備考", ()),
        ("回答", ()),
    ],
)
def test_a_header_offers_words(text: str, offered: tuple[str, ...]) -> None:
    assert choices.in_heading(text) == offered


def test_a_legend_says_what_signs_mean() -> None:
    assert choices.legend(["凡例　○：実施済　△：一部実施　×：未実施　－：該当なし"]) == {
        "○": "実施済",
        "△": "一部実施",
        "×": "未実施",
        "-": "該当なし",
    }
    assert choices.legend(["A: Implemented, B: Partly, C: Not implemented"])["B"] == "Partly"
    assert choices.legend(["0…未実施、1…一部実施、2…実施"]) == {
        "0": "未実施",
        "1": "一部実施",
        "2": "実施",
    }
    assert choices.legend(["受付時間 9:00-17:00", "比率 3:7", "○：よい"]) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("□はい　□いいえ", ("はい", "いいえ")),
        ("☑ Yes  ☐ No", ("Yes", "No")),
        ("□ 有　/　□ 無", ("有", "無")),
        ("有・無", ("有", "無")),
        ("はい ・ いいえ", ("はい", "いいえ")),
        ("□", ("■", "□")),
        ("□ 責任者を定めている", ()),
        ("人事・総務", ()),
        ("", ()),
    ],
)
def test_words_printed_in_a_cell(text: str, words: tuple[str, ...]) -> None:
    assert boxes.printed(text) == words


def test_a_box_is_ticked_and_only_one() -> None:
    assert boxes.ticked("☑ Yes  ☐ No", "No") == "☐ Yes  ☑ No"
    assert boxes.ticked("□はい\n□いいえ", "はい") == "■はい\n□いいえ"
    assert boxes.ticked("□はい", "多分") is None
    assert boxes.tick_of("■はい ■いいえ") == ""


@pytest.mark.parametrize("text", ["1", "1-2", "Q7", "(3)", "①", "第3章", "GOV.01", "1.2.3", "A-1"])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "AI", "2026年度の計画", "責任者", "Yes"])
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


def test_numbers_that_lead() -> None:
    given = (
        "Q7. 何ですか",
        "1-2 方針",
        "（3）手順",
        "① 記録",
        "問12　名前",
        "2026年の計画",
        "AIの方針",
    )
    assert [leading_number(one) for one in given] == ["Q7", "1-2", "(3)", "1", "問12", "", ""]


def test_sentences() -> None:
    asked = ("定めていますか。", "記録すること", "Do you log?", "Please describe.", "あるか")
    assert all(is_sentence(one) for one in asked)
    assert not any(is_sentence(one) for one in ("責任者", "Access control", "回答"))


def test_options() -> None:
    assert all(is_option(one) for one in ("はい", "N/A", "○", "実施（○）", "Yes"))
    assert not any(is_option(one) for one in ("", "回答", "NIST"))


def test_names_of_cells() -> None:
    assert [letters(one) for one in (1, 26, 27, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert [number(one) for one in ("A", "z", "XFD")] == [1, 26, 16_384]
    assert cell("$G$7") == At(7, 7)
    assert [cell(one) for one in ("A0", "XFE1", "A1048577", "7G", "A1:B2")] == [None] * 5
    assert box("B2:A1") == Box(1, 1, 2, 2)
    assert box("$B:$C") == Box(1, 2, 1_048_576, 3)
    assert box("3:2") == Box(2, 1, 3, 16_384)
    assert [box(one) for one in ("", "B", "3", "A1:B", "A1:")] == [
        None,
        None,
        None,
        None,
        Box(1, 1, 1, 1),
    ]
