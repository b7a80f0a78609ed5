"""Sheets on which one of several printed words is chosen, or that ask across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from tests.forms.xlsx.layouts import (
    FRAME,
    LAYOUTS,
    QUESTIONS_EN,
    QUESTIONS_JA,
    Asked,
    Layout,
    book,
    drop_down,
    rows,
    saved,
)

if TYPE_CHECKING:
    from collections.abc import Callable

STATES = ("対応済", "一部対応", "未対応", "該当なし")


def in_rows() -> Layout:
    """A row for each word, a column for the ○; the question is merged over its rows."""
    made, sheet = book("チェックリスト")
    rows(sheet, 1, [["AI利用チェックリスト"], [], ["No.", "確認項目", "選択肢", "該当に○", "備考"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 4 + at * 4
        rows(sheet, row, [[at + 1, text, STATES[0]], *([None, None, one] for one in STATES[1:])])
        for column in "ABE":
            sheet.merge_cells(f"{column}{row}:{column}{row + 3}")
        asks.append((text, ((f"D{row}:D{row + 3}", "choice"), (f"E{row}", "remark"))))
    return Layout("in-rows", saved(made), tuple(asks), {"D4:D7": STATES}, tuple("123456"))


def in_rows_loose() -> Layout:
    """The same in English, nothing merged; the answer column is the one for the mark."""
    made, sheet = book("Form")
    words = ("Yes", "No", "Partially", "N/A")
    rows(sheet, 1, [["Ref", "Question", "Options", "Your answer (X)", "Comments"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_EN):
        row = 2 + at * 4
        rows(
            sheet, row, [[f"1.{at + 1}", text, words[0]], *([None, None, one] for one in words[1:])]
        )
        asks.append((text, ((f"D{row}:D{row + 3}", "choice"), (f"E{row}", "remark"))))
    return Layout("in-rows-loose", saved(made), tuple(asks), {"D2:D5": words})


def boxes_below() -> Layout:
    """No header: a question, and below it a box and a word a row."""
    made, sheet = book("自己点検")
    rows(sheet, 1, [["AI利用 自己点検票"], ["当てはまるものを1つ選び、□を■にしてください。"]])
    contexts = (("自己点検", "AI利用 自己点検票"),) * 4
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA[:4]):
        row = 4 + at * 6
        whole = f"Q{at + 1}. {text}"
        rows(sheet, row, [[whole], *([None, "□", one] for one in STATES)])
        asks.append((whole, ((f"B{row + 1}:B{row + 4}", "choice"),)))
    return Layout("boxes-below", saved(made), tuple(asks), {"B5:B8": STATES}, contexts=contexts)


def boxes_in_words() -> Layout:
    """No header: a question, and below it one word a row with its box before it."""
    made, sheet = book("点検")
    words = ("実施している", "一部実施している", "実施していない")
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA[:4]):
        row = 1 + at * 5
        whole = f"問{at + 1}　{text}"
        rows(sheet, row, [[whole], *([None, f"□ {one}"] for one in words)])
        asks.append((whole, ((f"B{row + 1}:B{row + 3}", "choice"),)))
    return Layout("boxes-in-words", saved(made), tuple(asks), {"B2:B4": words})


def boxes_in_columns() -> Layout:
    """A column for each word, with a box in each cell."""
    made, sheet = book("点検表")
    rows(sheet, 1, [["No", "点検項目", "はい", "いいえ", "該当なし", "備考"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 2 + at
        rows(sheet, row, [[at + 1, text, "□", "□", "□"]])
        asks.append((text, ((f"C{row}:E{row}", "choice"), (f"F{row}", "remark"))))
    choices = {"C2:E2": ("はい", "いいえ", "該当なし")}
    return Layout("boxes-in-columns", saved(made), tuple(asks), choices)


def boxes_of_all_kinds() -> Layout:
    """Boxes in one cell, in the manners that people have."""
    made, sheet = book("確認書")
    rows(sheet, 1, [["No", "確認事項", "ご回答", "補足"]])
    two = ("はい", "いいえ")
    manners = {
        "□はい　□いいえ": two,
        "はい□　いいえ□": two,
        "（　）はい　（　）いいえ": two,
        "[ ] はい  [ ] いいえ": two,
        "□対応済\n□一部対応\n□未対応": STATES[:3],
        "☐はい / ☐いいえ / ☐該当なし": (*two, "該当なし"),
    }
    asks: list[Asked] = []
    for at, (text, manner) in enumerate(zip(QUESTIONS_JA, manners, strict=True)):
        row = 2 + at
        rows(sheet, row, [[at + 1, text, manner]])
        asks.append((text, ((f"C{row}", "choice"), (f"D{row}", "remark"))))
    choices = {f"C{row}": words for row, words in enumerate(manners.values(), 2)}
    return Layout("boxes-of-all-kinds", saved(made), tuple(asks), choices)


def boxes_in_questions() -> Layout:
    """The boxes stand below the question, in its own cell."""
    made, sheet = book("アンケート")
    rows(sheet, 1, [["No", "質問", "理由・補足"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 2 + at
        rows(sheet, row, [[at + 1, f"{text}\n□はい　□いいえ　□該当なし"]])
        sheet[f"B{row}"].alignment = Alignment(wrap_text=True)
        asks.append((text, ((f"B{row}", "choice"), (f"C{row}", "remark"))))
    choices = {"B2": ("はい", "いいえ", "該当なし")}
    return Layout("boxes-in-questions", saved(made), tuple(asks), choices)


def across() -> Layout:
    """Questions side by side; what is to be filled in stands below them."""
    made, sheet = book("部門別")
    rows(sheet, 1, [["AI利用の確認"], [], ["No.", 1, 2, 3, 4], ["質問", *QUESTIONS_JA[:4]]])
    rows(sheet, 5, [["回答"], ["備考"], ["証跡"]])
    drop_down(sheet, "B5:E5", '"はい,いいえ,一部,該当なし"')
    for row in sheet["A3:E7"]:
        for cell in row:
            cell.border = FRAME
    asks: tuple[Asked, ...] = tuple(
        (text, ((f"{column}5", "choice"), (f"{column}6", "remark"), (f"{column}7", "evidence")))
        for column, text in zip("BCDE", QUESTIONS_JA, strict=False)
    )
    choices = {"B5": ("はい", "いいえ", "一部", "該当なし")}
    return Layout("across", saved(made), asks, choices, tuple("1234"))


def levels() -> Layout:
    """A number to choose, and a legend of cells that says what each means."""
    made, sheet = book("成熟度")
    rows(sheet, 1, [["評価基準"], [None, 0, "未実施"], [None, 1, "一部実施"], [None, 2, "実施済"]])
    rows(sheet, 6, [["No", "評価項目", "成熟度レベル", "コメント"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 7 + at
        rows(sheet, row, [[at + 1, text]])
        asks.append((text, ((f"C{row}", "choice"), (f"D{row}", "remark"))))
    drop_down(sheet, "C7:C12", '"0,1,2"')
    return Layout("levels", saved(made), tuple(asks), {"C7": ("0", "1", "2")})


def boxed_words() -> Layout:
    """A box and its word in each of two cells of a row, under one header."""
    made, sheet = book("確認票")
    rows(sheet, 1, [["No", "確認事項", "有無", None, "備考"]])
    sheet.merge_cells("C1:D1")
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 2 + at
        rows(sheet, row, [[at + 1, text, "□有", "□無"]])
        asks.append((text, ((f"C{row}:D{row}", "choice"), (f"E{row}", "remark"))))
    return Layout("boxed-words", saved(made), tuple(asks), {"C2:D2": ("有", "無")})


def listed() -> Layout:
    """Another cell of the row lists the words; the number of one is asked for, or the word."""
    made, sheet = book("調査")
    rows(sheet, 1, [["No", "設問", "選択肢", "回答（番号を記入）", "補足"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        rows(sheet, 2 + at, [[at + 1, text, "1. している　2. 一部している　3. していない"]])
        asks.append((text, ((f"D{2 + at}", "choice"), (f"E{2 + at}", "remark"))))
    second = made.create_sheet("調査2")
    rows(second, 1, [["No", "設問", "選択肢", "回答", "補足"]])
    for at, text in enumerate(QUESTIONS_JA[:3]):
        rows(second, 2 + at, [[at + 1, text, "①はい\n②いいえ\n③該当なし"]])
        asks.append((text, ((f"D{2 + at}", "choice"), (f"E{2 + at}", "remark"))))
    return Layout("listed", saved(made), tuple(asks), {})


def kinds() -> Layout:
    """Three levels of headings, the answer called 区分, its remarks and days under one heading."""
    made, sheet = book("統制")
    rows(sheet, 1, [["大項目", "中項目", "要求事項", "対応状況", None, None, "根拠資料"]])
    rows(sheet, 2, [[None, None, None, "区分", "対応内容", "完了予定日"]])
    for area in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"):
        sheet.merge_cells(area)
    asks: list[Asked] = []
    contexts: list[tuple[str, ...]] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 3 + at
        first = at % 3 == 0
        rows(sheet, row, [["統治" if at == 0 else None, f"項目{at // 3}" if first else None, text]])
        places = (("D", "mark"), ("E", "remark"), ("F", "date"), ("G", "evidence"))
        asks.append((text, tuple((f"{column}{row}", kind) for column, kind in places)))
        contexts.append(("統制", "統治", f"項目{at // 3}"))
    drop_down(sheet, "D3:D8", '"○,△,×,－"')
    rows(sheet, 10, [["○：対応済、△：一部対応、×：未対応、－：該当なし"]])
    choices = {"D3": ("○", "△", "×", "－")}
    return Layout("kinds", saved(made), tuple(asks), choices, contexts=tuple(contexts))


def sentences() -> Layout:
    """A column for each word, which reads like a sentence, below a letter."""
    made, sheet = book("自己評価")
    rows(sheet, 1, [["番号", "自己評価項目", "A", "B", "C", "備考"]])
    rows(sheet, 2, [[None, None, "できている", "一部できている", "できていない"]])
    for area in ("A1:A2", "B1:B2", "F1:F2"):
        sheet.merge_cells(area)
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 3 + at
        rows(sheet, row, [[f"{at // 3 + 1}-{at % 3 + 1}", text]])
        asks.append((text, ((f"C{row}:E{row}", "choice"), (f"F{row}", "remark"))))
    choices = {"C3:E3": ("できている", "一部できている", "できていない")}
    return Layout("sentences", saved(made), tuple(asks), choices)


EVERY: tuple[Callable[[], Layout], ...] = (
    *LAYOUTS,
    in_rows, in_rows_loose, boxes_below, boxes_in_words, boxes_in_columns, boxes_of_all_kinds,
    boxes_in_questions, across, levels, boxed_words, listed, kinds, sentences,
)  # fmt: skip
