"""Places of less usual kinds: grey words, lines, text boxes, letters of symbol fonts, cards."""

from __future__ import annotations

import pytest

from tests.forms.docx.layouts import by_hand, para, run, table
from tests.forms.docx.test_write import codes, main, written
from tests.forms.hiroshima.variants import GREY, letter, text_box
from yawara.forms.docx.lead import is_lead, lead_of
from yawara.forms.docx.read import read
from yawara.forms.docx.roles import is_role_label, role_line, roles_aside
from yawara.forms.docx.slots import is_limit, is_waiting
from yawara.forms.questionnaire import Writing

ASKED = "1. Who decides about AI?"
Q1 = para(ASKED)
Q2 = para("2. Who is told?")


def places(body: str) -> list[tuple[str, list[str]]]:
    found = read(by_hand(body), "q.docx")
    asks = found.value.asks if found.value is not None else ()
    return [(one.number, [slot.where for slot in one.slots]) for one in asks]


def test_a_text_box_is_written_in_both_of_its_shapes() -> None:
    data = by_hand(Q1 + text_box("<w:p/>") + Q2 + text_box(para("[enter text]")))
    assert places(Q1 + text_box("<w:p/>") + Q2 + para()) == [
        ("1", ["text box 1"]),
        ("2", ["paragraph 4"]),
    ]
    done = written(data, Writing("text box 1", "The board."), Writing("text box 2", "All."))
    assert main(done).count("The board.") == 2
    assert main(done).count("All.") == 2
    assert "[enter text]" not in main(done)
    assert written(done, Writing("text box 1", "The board.")) == done


def test_questions_in_text_boxes_are_read_once() -> None:
    assert places(text_box(Q1 + para()) + Q2 + para()) == [
        ("1", ["text box 1, paragraph 2"]),
        ("2", ["paragraph 3"]),
    ]


def test_a_letter_of_a_symbol_font_is_ticked_as_one() -> None:
    boxes = "".join(para(letter(char) + run(f" {text}")) for char, text in (("o", "A"), ("þ", "B")))
    data = by_hand(Q1 + boxes)
    done = written(data, Writing("box 1", "☒"), Writing("box 2", ""))
    assert "\uf0fe" in main(done)
    assert "\uf0a8" in main(done)
    assert "☒" not in main(done)


def test_what_waits_is_replaced_and_loses_its_grey() -> None:
    data = by_hand(
        Q1 + para(run("[Insert your answer]", f'{GREY}<w:sz w:val="18"/>')) + Q2 + para()
    )
    done = main(written(data, Writing("paragraph 2", "The board.")))
    assert "Insert" not in done
    assert '<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">The board.' in done
    blue = by_hand(Q1 + para(run("[Insert your answer]", '<w:color w:val="0000FF"/>')))
    assert '"0000FF"/></w:rPr><w:t xml:space="preserve">The' in main(
        written(blue, Writing("paragraph 2", "The board."))
    ), "a colour is the form's own"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (Q1 + para("_" * 40) * 3 + Q2 + para(), [["paragraph 2"], ["paragraph 6"]]),
        (Q1 + para() + para("_" * 40) + Q2 + para(), [["paragraph 2"], ["paragraph 5"]]),
        (Q1 + para() + para("―" * 20) + Q2 + para(), [["paragraph 2"], ["paragraph 5"]]),
        (Q1 + para("(max. 200 words)") + para() + Q2 + para(), [["paragraph 3"], ["paragraph 5"]]),
        (
            Q1 + para("Answer:") + para("Type here.") + Q2 + para(),
            [["paragraph 3"], ["paragraph 5"]],
        ),
        (Q1 + table(("200字以内",)) + Q2 + para(), [["table 1, row 1, cell 1"], ["paragraph 3"]]),
        (Q1 + table(("Response", ""), ("Evidence", "")), None),
        (
            table(("1", ASKED), ("Response", ""), ("Evidence", "")) + Q2 + para(),
            [["table 1, row 2, cell 2", "table 1, row 3, cell 2"], ["paragraph 2"]],
        ),
        (para("Enter text here.") + Q1 + para() + Q2 + para(), [["paragraph 3"], ["paragraph 5"]]),
    ],
)
def test_lines_and_words_that_wait(body: str, found: list[list[str]] | None) -> None:
    if found is not None:
        assert [where for _, where in places(body)] == found
    else:  # a table of labels alone is no card
        assert not any("paragraph" in one for _, where in places(body) for one in where)


def test_a_question_without_a_place_is_not_one_to_fill() -> None:
    assert places(Q1 + Q2 + para()) == [("2", ["paragraph 3"])]
    data = by_hand(Q1 + para("The board.") + Q2 + para())
    assert codes(data, Writing("text box 1", "x")) == ["docx-place-unknown"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Recommended for: model developer, deployer", "model developer, deployer"),
        ("Recommended for model developers", "model developers"),
        ("（推奨対象：モデル開発者）", "モデル開発者"),
        ("推奨対象　導入者", "導入者"),
        ("Recommended for: ☒ Model developer ☐ Deployer", "Model developer"),
        ("Applies to: ☐ Product A ☐ Product B", ""),
        ("対象者の範囲を定めていますか。", ""),
        ("対象者を決めた", ""),
        ("Applicable to whom?", ""),
        ("Recommendedfor: x", ""),
        ("Recommended for: " + "x" * 300, ""),
        ("Recommended for:", ""),
    ],
)
def test_whom_a_line_names(text: str, roles: str) -> None:
    assert role_line(text) == roles


def test_whom_brackets_and_labels_name() -> None:
    assert roles_aside("How? (recommended for: deployers)") == "deployers"
    assert roles_aside("How (if at all) is that done?") == ""
    assert is_role_label("Recommended for")
    assert not is_role_label("Recommended for deployers only, else leave out")
    assert not is_role_label("Response")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8.A Describe it.", "8.A"),
        ("Q8.A: Describe it.", "8.A"),
        ("8(a) Describe it.", "8.a"),
        ("質問８－Ａ　記述してください。", "8-A"),
        ("2026 was a year", ""),
        ("Aside from that", ""),
    ],
)
def test_numbers_as_forms_print_them(text: str, number: str) -> None:
    assert lead_of(text)[0] == number
    assert is_lead(number) == bool(number)


@pytest.mark.parametrize(
    "text",
    [
        "Please describe here how it is done in your company.",
        "Provide links",
        "Provide details of incidents",
        "We enter text here by hand.",
        "Free textbooks",
        "記入方法を定めています。",
        "Maximum effort",
        "3 words",
    ],
)
def test_what_a_person_wrote_does_not_wait(text: str) -> None:
    assert not is_waiting(text)
    assert not is_limit(text)


def test_a_row_for_each_word_takes_its_mark_in_the_column_beside() -> None:
    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    goes_on = "<w:tcPr><w:vMerge/></w:tcPr>"
    for mark, ticked in (("", "○"), ("□", "☑")):
        lines = [("質問", "選択肢", "該当に○")]
        for question in ("責任者はいますか。", "一覧はありますか。"):
            lines += [(question, "はい", mark), ("", "いいえ", mark)]
        body = table(*lines)
        for question in ("責任者はいますか。", "一覧はありますか。"):
            at = body.index(question)
            cell = body.rindex("<w:tc>", 0, at)
            following = body.index("<w:tr>", at) + len("<w:tr>")
            body = body[:following] + body[following:].replace("<w:tcPr/>", goes_on, 1)
            body = body[:cell] + body[cell:].replace("<w:tcPr/>", merged, 1)
        data = by_hand(body)
        found = read(data, "form.docx").value
        assert found is not None
        slots = [ask.slots[0] for ask in found.asks]
        assert [(one.where, one.choices) for one in slots] == [
            ("table 1, rows 2-3, cell 3", ("はい", "いいえ")),
            ("table 1, rows 4-5, cell 3", ("はい", "いいえ")),
        ]
        done = written(data, Writing(slots[1].where, "いいえ"))
        again = read(done, "form.docx").value
        assert again is not None
        assert [ask.slots[0].current for ask in again.asks] == ["", "いいえ"]
        assert ticked in main(done)


def test_a_number_beside_its_question_and_a_row_below_for_the_answer() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    body = para("1. Privacy", style="h1")
    for number, text in (("1.1", "Do you keep a list?"), ("1.2", "Who keeps it?")):
        body += table((number, text), ("",)).replace("<w:tc><w:tcPr/><w:p/>", f"<w:tc>{wide}<w:p/>")
    found = read(by_hand(body), "form.docx").value
    assert found is not None
    assert [(one.number, one.text, len(one.slots)) for one in found.asks] == [
        ("1.1", "Do you keep a list?", 1),
        ("1.2", "Who keeps it?", 1),
    ]


def test_a_column_for_each_word_below_a_header_that_we_do_not_know() -> None:
    head = ("Ref", "Outcome / process check", "Yes", "No", "N/A", "Elaboration")
    lines = [(f"1.{at}", f"Do you keep the list number {at}?", *["☐"] * 3, "") for at in (1, 2, 3)]
    found = read(by_hand(table(head, *lines)), "form.docx").value
    assert found is not None
    assert [one.slots[0].choices for one in found.asks] == [("Yes", "No", "N/A")] * 3


def test_brackets_before_words_are_boxes() -> None:
    body = Q1 + para("[ ] Yes   [ ] No   [ ] Not sure") + para("If yes, explain: ________") + Q2
    body += para("（　）はい　（　）いいえ")
    data = by_hand(body)
    found = read(data, "form.docx").value
    assert found is not None
    assert [[one.where for one in ask.slots] for ask in found.asks] == [
        ["boxes 1-3", "paragraph 3, end"],
        ["boxes 4-5"],
    ]
    done = written(data, Writing("boxes 1-3", "No"), Writing("boxes 4-5", "はい"))
    assert "[ ] Yes   [x] No   [ ] Not sure" in main(done)
    assert "（○）はい　（　）いいえ" in main(done)
    again = written(done, Writing("boxes 1-3", "No"), Writing("boxes 4-5", "いいえ"))
    assert "（　）はい　（○）いいえ" in main(again)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yes ☐ No ☐", ("Yes", "No")),
        ("はい□　いいえ□", ("はい", "いいえ")),
        ("Is it kept? Yes ☐ / No ☐", ("Yes", "No")),
        ("回答：有 □・無 □", ("有", "無")),
        ("☐ Yes ☐ No", ("Yes", "No")),
        ("回答： □有 □無", ("有", "無")),
        ("Is it kept? ☐ Yes ☐ No", ("Yes", "No")),
    ],
)
def test_a_word_belongs_to_the_box_before_or_behind_it(text: str, words: tuple[str, ...]) -> None:
    found = read(by_hand(Q1 + para(text) + Q2 + para()), "form.docx").value
    assert found is not None
    choices = [slot.choices for ask in found.asks for slot in ask.slots if slot.choices]
    assert choices == [words]


@pytest.mark.parametrize("text", ["Use [x] and [y].", "(a) Yes (b) No", "see [ ]", "f(x) = ( )"])
def test_other_brackets_are_no_boxes(text: str) -> None:
    found = read(by_hand(Q1 + para() + para(text)), "form.docx").value
    assert found is not None
    assert all("box" not in one.where for ask in found.asks for one in ask.slots)


def test_an_empty_bracket_waits_for_words() -> None:
    assert is_waiting("（　　　　　　）")
    assert not is_waiting("（　）")


def test_a_header_over_two_columns_is_of_the_group_and_the_question() -> None:
    lines: list[tuple[str, ...]] = [("点検項目", "点検項目", "適", "否", "改善内容")]
    for at, part in enumerate(("体制", "データ", "運用")):
        lines.append(
            (part, f"（{at + 1}）責任者を定め、その役割を文書にしているか", "", "○", "定める。")
        )
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + para("点検項目") + "</w:tc>"
    one = "<w:tc><w:tcPr/>" + para("点検項目") + "</w:tc>"
    found = read(by_hand(table(*lines).replace(one * 2, wide)), "form.docx").value
    assert found is not None
    assert [one.context for one in found.asks] == [("体制",), ("データ",), ("運用",)]
    assert [[one.kind for one in ask.slots] for ask in found.asks] == [["choice", "remark"]] * 3
