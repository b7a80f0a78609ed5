"""Questionnaires as people lay them out, made here: fictitious senders, our own questions."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as NamedTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
YELLOW = PatternFill("solid", fgColor="FFFFCC")
#: A red dot, as small as a picture can be.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)

QUESTIONS_JA = (
    "AIを利用していることを利用者に知らせていますか。",
    "AIに関する責任者を定めていますか。",
    "AIシステムの一覧を作り、更新していますか。",
    "AIの出力を人が確かめる手順がありますか。",
    "学習に使うデータの出所を記録していますか。",
    "AIによる事故を報告する窓口がありますか。",
)
QUESTIONS_EN = (
    "Do you tell users that they interact with AI?",
    "Has a person been named who is responsible for AI?",
    "Do you keep an inventory of AI systems?",
    "Is the output of AI reviewed by a person before use?",
    "Do you record where training data come from?",
    "Is there a contact for reporting incidents with AI?",
)


Asked = tuple[str, tuple[tuple[str, str], ...]]


class Layout(NamedTuple):
    """A workbook, and what it asks: for each question its text and its places by kind."""

    name: str
    data: bytes
    asks: tuple[Asked, ...]
    choices: Mapping[str, tuple[str, ...]]
    numbers: tuple[str, ...] = ()
    contexts: tuple[tuple[str, ...], ...] = ()
    codes: tuple[str, ...] = ()


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book(title: str) -> tuple[Workbook, Worksheet]:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    return made, sheet


def rows(sheet: Worksheet, first: int, lines: Sequence[Sequence[object]]) -> None:
    for row, line in enumerate(lines, first):
        for column, value in enumerate(line, 1):
            if value is not None:
                setattr(sheet.cell(row, column), "value", value)  # noqa: B010 - of any type


def drop_down(sheet: Worksheet, area: str, formula: str) -> None:
    one = DataValidation(type="list", formula1=formula, allow_blank=True)
    one.add(area)
    sheet.add_data_validation(one)


def self_check() -> Layout:
    """A Japanese self-check of 120 rows and 17 columns, with a summary of COUNTIFs."""
    made, sheet = book("チェックリスト")
    head = ["No", "章", "分類", "チェック項目", "解説", "レベル", "結果", "証跡例"]
    head += ["NIST", "ISO", "OECD", "METI", "JDLA", "IPA", "EU-AIA", "担当部門", "メモ"]
    rows(sheet, 1, [head])
    levels = ("Required", "Recommended", "Option")
    asks: list[Asked] = []
    for at in range(120):
        row = at + 2
        text = f"{QUESTIONS_JA[at % 6][:-1]}（その{at + 1}）。"
        marks = ["○" if (at + one) % 3 else None for one in range(7)]
        line = [at + 1, f"第{at // 20 + 1}章", f"分類{at // 5 + 1}", text, "解説の文です。" * 3]
        rows(sheet, row, [[*line, levels[at % 3], None, "規程、記録", *marks]])
        places = ((f"G{row}", "choice"), (f"P{row}", "owner"), (f"Q{row}", "remark"))
        asks.append((text, places))
    drop_down(sheet, "G2:G121", '"対応済,一部対応,未対応,該当なし"')
    rule = Rule(
        type="cellIs", operator="equal", formula=['"未対応"'], dxf=DifferentialStyle(fill=YELLOW)
    )
    sheet.conditional_formatting.add("G2:G121", rule)
    sheet.auto_filter.ref = "A1:Q121"
    sheet.freeze_panes = "E2"
    summary = made.create_sheet("集計")
    rows(summary, 1, [["状況", "件数"]])
    for row, word in enumerate(("対応済", "一部対応", "未対応", "該当なし"), 2):
        rows(summary, row, [[word, f"=COUNTIF(チェックリスト!$G$2:$G$121,A{row})"]])
    rows(summary, 6, [["合計", "=SUM(B2:B5)"]])
    choices = {"G2": ("対応済", "一部対応", "未対応", "該当なし")}
    return Layout("self-check", saved(made), tuple(asks), choices)


def bank() -> Layout:
    """A bank's sheet: cover, title and legend above, ○×, two header rows, merged groups."""
    made, cover = book("表紙")
    rows(cover, 2, [["セキュリティチェックシート（架空銀行）"], [], ["会社名"], ["記入日"]])
    sheet = made.create_sheet("チェックシート")
    rows(
        sheet,
        1,
        [
            ["AI利用に関するチェックシート"],
            ["凡例　○：実施済　△：一部実施　×：未実施　－：該当なし"],
        ],
    )
    sheet.merge_cells("A1:I1")
    rows(
        sheet, 4, [["No.", "大項目", "中項目", "確認内容", "貴社記入欄", None, None, "当行使用欄"]]
    )
    rows(sheet, 5, [[None, None, None, None, "評価", "コメント", "エビデンス", "判定", "備考"]])
    sheet.merge_cells("E4:G4")
    sheet.merge_cells("H4:I4")
    for column in "ABCD":
        sheet.merge_cells(f"{column}4:{column}5")
    asks: list[Asked] = []
    contexts: list[tuple[str, ...]] = []
    groups = ("体制", "体制", "体制", "運用", "運用", "運用")
    for at, text in enumerate(QUESTIONS_JA):
        row = 6 + at
        first = at % 3 == 0
        small = f"項目{at // 2 + 1}"
        rows(
            sheet,
            row,
            [[f"{at // 3 + 1}-{at % 3 + 1}", groups[at] if first else None, small, text]],
        )
        asks.append((text, ((f"E{row}", "mark"), (f"F{row}", "remark"), (f"G{row}", "evidence"))))
        contexts.append(("チェックシート", groups[at], small))
        for column in "ABCDEFGHI":
            sheet[f"{column}{row}"].border = FRAME
    sheet.merge_cells("B6:B8")
    sheet.merge_cells("B9:B11")
    drop_down(sheet, "E6:E11", '"○,△,×,－"')
    rows(sheet, 13, [["※ご不明な点は担当者までお問い合わせください。"]])
    numbers = ("1-1", "1-2", "1-3", "2-1", "2-2", "2-3")
    choices = {"E6": ("○", "△", "×", "－")}
    return Layout(
        "bank", saved(made), tuple(asks), choices, numbers, tuple(contexts), ("xlsx-left-column",)
    )


def due_diligence() -> Layout:
    """An English due-diligence sheet by another library; lists on a hidden sheet, by name."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    guide = made.add_worksheet("Instructions")
    guide.write("A1", "How to complete this questionnaire")
    guide.write(
        "A3", "Answer every question. Yes = in place; No = not in place; N/A = not applicable."
    )
    sheet = made.add_worksheet("Vendor Questionnaire")
    lists = made.add_worksheet("Lists")
    lists.write_column("A1", ["Yes", "No", "N/A"])
    lists.hide()
    made.define_name("YesNo", "=Lists!$A$1:$A$3")
    bold = made.add_format({"bold": True, "bg_color": "#DDEEFF", "border": 1, "text_wrap": True})
    box = made.add_format({"border": 1, "text_wrap": True})
    sheet.merge_range("A1:F1", "AI Vendor Due Diligence (sample)", bold)
    heads = ["ID", "Domain", "Question", "Response (Yes/No/N/A)", "Comments", "Evidence link"]
    sheet.write_row("A3", heads, bold)
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_EN):
        row = at + 4
        domain = "Transparency" if at < 3 else "Data"
        sheet.write_row(f"A{row}", [f"AI-{at + 1:02}", domain, text, "", "", ""], box)
        asks.append((text, ((f"D{row}", "choice"), (f"E{row}", "remark"), (f"F{row}", "evidence"))))
    sheet.data_validation("D4:D9", {"validate": "list", "source": "=YesNo"})
    sheet.write_comment("D4", "Choose one")
    sheet.conditional_format(
        "D4:D9", {"type": "cell", "criteria": "==", "value": '"No"', "format": bold}
    )
    sheet.insert_image("H1", "dot.png", {"image_data": io.BytesIO(PNG)})
    chart = made.add_chart({"type": "column"})
    chart.add_series({"values": "='Summary'!$B$1:$B$3"})
    summary = made.add_worksheet("Summary")
    for row, word in enumerate(("Yes", "No", "N/A")):
        summary.write(row, 0, word)
        summary.write_formula(row, 1, f"=COUNTIF('Vendor Questionnaire'!D4:D9,A{row + 1})", None, 0)
    summary.insert_chart("D2", chart)
    made.close()
    numbers = tuple(f"AI-{at:02}" for at in range(1, 7))
    return Layout(
        "due-diligence", out.getvalue(), tuple(asks), {"D4": ("Yes", "No", "N/A")}, numbers
    )


def options() -> Layout:
    """A column for each answer, of which one takes a ○; section rows across the table."""
    made, sheet = book("点検表")
    rows(sheet, 1, [["自己点検表"], [], ["番号", "点検項目", "点検結果", None, None, "備考"]])
    rows(sheet, 4, [[None, None, "はい", "いいえ", "該当なし"]])
    sheet.merge_cells("C3:E3")
    for column in "ABF":
        sheet.merge_cells(f"{column}3:{column}4")
    asks: list[Asked] = []
    contexts: list[tuple[str, ...]] = []
    row = 5
    for at, text in enumerate(QUESTIONS_JA):
        if at % 3 == 0:
            rows(sheet, row, [[f"{at // 3 + 1}. {'体制' if at < 3 else '運用'}について"]])
            sheet.merge_cells(f"A{row}:F{row}")
            row += 1
        rows(sheet, row, [[at + 1, text]])
        asks.append((text, ((f"C{row}:E{row}", "choice"), (f"F{row}", "remark"))))
        contexts.append(("点検表", "1. 体制について" if at < 3 else "2. 運用について"))
        row += 1
    choices = {"C6:E6": ("はい", "いいえ", "該当なし")}
    return Layout("options", saved(made), tuple(asks), choices, tuple("123456"), tuple(contexts))


def below() -> Layout:
    """Each question with its framed place below, over the whole width."""
    made, sheet = book("ヒアリングシート")
    rows(sheet, 1, [["AI活用ヒアリングシート"], ["下の枠の中に書いてください。"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA[:4]):
        row = 4 + at * 3
        sheet.cell(row, 1, f"Q{at + 1}. {text}")
        sheet.merge_cells(start_row=row + 1, start_column=1, end_row=row + 1, end_column=5)
        for column in range(1, 6):
            sheet.cell(row + 1, column).border = FRAME
        asks.append((f"Q{at + 1}. {text}", ((f"A{row + 1}", "text"),)))
    return Layout("below", saved(made), tuple(asks), {}, ("Q1", "Q2", "Q3", "Q4"))


def labelled() -> Layout:
    """Answer and comments by labels below each question, in English."""
    made, sheet = book("Interview")
    rows(sheet, 1, [["Supplier interview"], ["1. Governance"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_EN[:4]):
        row = 4 + at * 4
        rows(sheet, row, [[f"1.{at + 1}", text], [None, "Answer:"], [None, "Comments:"]])
        asks.append((text, ((f"C{row + 1}", "choice"), (f"C{row + 2}", "remark"))))
        drop_down(sheet, f"C{row + 1}", '"Yes,No,Planned"')
    numbers = ("1.1", "1.2", "1.3", "1.4")
    return Layout("labelled", saved(made), tuple(asks), {"C5": ("Yes", "No", "Planned")}, numbers)


def protected() -> Layout:
    """A protected sheet: only the answers are open; one score is a formula."""
    made, sheet = book("調査票")
    rows(sheet, 2, [["", "設問", "回答", "補足説明", "得点"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 3 + at
        rows(sheet, row, [[f"問{at + 1}", text, None, None, f'=IF(C{row}="はい",1,0)']])
        for column in "CD":
            sheet[f"{column}{row}"].protection = Protection(locked=False)
        asks.append((text, ((f"C{row}", "choice"), (f"D{row}", "remark"))))
    listed = made.create_sheet("リスト")
    rows(listed, 1, [["はい"], ["いいえ"], ["わからない"]])
    listed.sheet_state = "veryHidden"
    drop_down(sheet, "C3:C1048576", "リスト!$A$1:$A$3")
    sheet.protection.sheet = True
    choices = {"C3": ("はい", "いいえ", "わからない")}
    return Layout("protected", saved(made), tuple(asks), choices)


def now_and_then() -> Layout:
    """現状 and 予定 beside each other; some answers are there already."""
    made, sheet = book("対応状況調査")
    rows(sheet, 1, [["項番", "要求事項", "現状", "今後の予定", "対応予定日", "担当部署", "備考"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 2 + at
        rows(sheet, row, [[at + 1, text, "対応済" if at == 0 else None]])
        places = (
            (f"C{row}", "choice"),
            (f"E{row}", "date"),
            (f"F{row}", "owner"),
            (f"G{row}", "remark"),
        )
        asks.append((text, places))
    drop_down(sheet, "C2:C7", "状況")
    drop_down(sheet, "D2:D7", "状況")
    listed = made.create_sheet("選択肢")
    rows(listed, 1, [["状況"], ["対応済"], ["一部対応"], ["未対応"]])
    made.defined_names["状況"] = DefinedName("状況", attr_text="選択肢!$A$2:$A$4")
    choices = {"C2": ("対応済", "一部対応", "未対応")}
    return Layout("now-and-then", saved(made), tuple(asks), choices, codes=("xlsx-left-column",))


def two_systems() -> Layout:
    """The same questions for two systems, each with its own answer and remark."""
    made, sheet = book("システム別")
    rows(sheet, 3, [["No", "質問", "採用支援AI", None, "翻訳AI", None]])
    rows(sheet, 4, [[None, None, "回答", "備考", "回答", "備考"]])
    for area in ("A3:A4", "B3:B4", "C3:D3", "E3:F3"):
        sheet.merge_cells(area)
    asks: list[Asked] = []
    contexts: list[tuple[str, ...]] = []
    for at, text in enumerate(QUESTIONS_JA[:3]):
        row = 5 + at
        rows(sheet, row, [[at + 1, text]])
        asks.append((text, ((f"C{row}", "text"), (f"D{row}", "remark"))))
        asks.append((text, ((f"E{row}", "text"), (f"F{row}", "remark"))))
        contexts += [("システム別", "採用支援AI"), ("システム別", "翻訳AI")]
    return Layout("two-systems", saved(made), tuple(asks), {}, contexts=tuple(contexts))


def boxes() -> Layout:
    """Boxes to tick, printed in the answer cells."""
    made, sheet = book("確認書")
    rows(sheet, 1, [["確認書"], [], ["確認事項", "回答欄", "具体的内容"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 4 + at
        rows(sheet, row, [[f"({at + 1}) {text}", "□はい　□いいえ　□該当なし"]])
        asks.append((f"({at + 1}) {text}", ((f"B{row}", "choice"), (f"C{row}", "remark"))))
    choices = {"B4": ("はい", "いいえ", "該当なし")}
    return Layout("boxes", saved(made), tuple(asks), choices)


def named_table() -> Layout:
    """A named table (ListObject), with a list that is a column of another one."""
    made, sheet = book("Assessment")
    rows(
        sheet,
        1,
        [
            [
                "Ref",
                "Control question",
                "Implementation status",
                "Notes",
                "Evidence",
                "Owner",
                "Target date",
            ]
        ],
    )
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_EN):
        row = 2 + at
        rows(sheet, row, [[f"C{at + 1}", text]])
        kinds = (("C", "choice"), ("D", "remark"), ("E", "evidence"), ("F", "owner"), ("G", "date"))
        asks.append((text, tuple((f"{column}{row}", kind) for column, kind in kinds)))
    sheet.add_table(NamedTable(displayName="Controls", ref="A1:G7"))
    listed = made.create_sheet("Lookup")
    rows(listed, 1, [["Status", "Score"], ["Implemented", 2], ["Partial", 1], ["None", 0]])
    listed.add_table(NamedTable(displayName="Statuses", ref="A1:B4"))
    drop_down(sheet, "C2:C7", 'INDIRECT("Statuses[Status]")')
    choices = {"C2": ("Implemented", "Partial", "None")}
    return Layout("named-table", saved(made), tuple(asks), choices)


def merged_question() -> Layout:
    """A header over several columns, texts in merged cells, the number within the question."""
    made, sheet = book("アンケート")
    rows(sheet, 6, [["質問", None, None, "ご回答", None, "理由"]])
    sheet.merge_cells("A6:C6")
    sheet.merge_cells("D6:E6")
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 7 + at * 2
        rows(sheet, row, [[f"質問{at + 1}　{text}"]])
        sheet.merge_cells(f"A{row}:C{row + 1}")
        sheet.merge_cells(f"D{row}:E{row + 1}")
        sheet.merge_cells(f"F{row}:F{row + 1}")
        asks.append((f"質問{at + 1}　{text}", ((f"D{row}", "text"), (f"F{row}", "remark"))))
    numbers = tuple(f"質問{at}" for at in range(1, 7))
    return Layout("merged-question", saved(made), tuple(asks), {}, numbers)


def headerless() -> Layout:
    """No header at all, only drop-downs beside questions."""
    made, sheet = book("Sheet1")
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_EN):
        rows(sheet, at + 3, [[at + 1, text]])
        asks.append((text, ((f"C{at + 3}", "choice"),)))
    drop_down(sheet, "C3:C8", '"Yes,No"')
    return Layout("headerless", saved(made), tuple(asks), {"C3": ("Yes", "No")})


def legend_only() -> Layout:
    """No drop-down: what to write is said by a legend of cells, and questions in two columns."""
    made, sheet = book("取引先調査")
    rows(sheet, 1, [["取引先調査票"], [None, "○", "対応している"], [None, "×", "対応していない"]])
    rows(sheet, 5, [["分野", "確認項目", "確認内容", "対応状況", "根拠資料", "回答者", "回答日"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA):
        row = 6 + at
        rows(sheet, row, [["透明性" if at < 3 else "安全性", f"項目{at + 1}", text]])
        kinds = (("D", "mark"), ("E", "evidence"), ("F", "owner"), ("G", "date"))
        asks.append((f"項目{at + 1}\n{text}", tuple((f"{one}{row}", kind) for one, kind in kinds)))
    return Layout("legend-only", saved(made), tuple(asks), {"D6": ("○", "×")})


def several_sheets() -> Layout:
    """Two sheets of questions, an example sheet, and a second table below the first."""
    made, sheet = book("記入例")
    lines: list[list[object]] = [
        ["No", "質問", "回答", "備考"],
        [1, QUESTIONS_JA[0], "はい", "画面で知らせている"],
    ]
    rows(sheet, 1, lines)
    first = made.create_sheet("A 組織")
    second = made.create_sheet("B システム")
    rows(first, 1, [["No", "質問", "回答", "備考"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_JA[:3]):
        rows(first, 2 + at, [[at + 1, text]])
        asks.append((text, ((f"C{2 + at}", "text"), (f"D{2 + at}", "remark"))))
    for top, part in ((3, QUESTIONS_JA[3:5]), (9, QUESTIONS_JA[5:])):
        rows(second, top - 1, [["AIシステムについて"], [None, "No", "設問", "回答"]])
        for at, text in enumerate(part):
            rows(second, top + 1 + at, [[None, at + 1, text]])
            asks.append((text, ((f"D{top + 1 + at}", "text"),)))
    return Layout("several-sheets", saved(made), tuple(asks), {}, codes=("xlsx-left-sheet",))


def framed_beside() -> Layout:
    """Questions with a coloured place to the right, without any header."""
    made, sheet = book("Profile")
    rows(sheet, 1, [["AI profile (sample)"]])
    asks: list[Asked] = []
    for at, text in enumerate(QUESTIONS_EN[:4]):
        row = 3 + at * 2
        rows(sheet, row, [[text]])
        sheet.cell(row, 2).fill = YELLOW
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True)
        sheet.cell(row, 1).font = Font(bold=True)
        asks.append((text, ((f"B{row}", "text"),)))
    note = sheet.cell(3, 1)
    note.comment = Comment("Please be brief", "sender")
    return Layout("framed-beside", saved(made), tuple(asks), {})


LAYOUTS: tuple[Callable[[], Layout], ...] = (
    self_check, bank, due_diligence, options, below, labelled, protected, now_and_then,
    two_systems, boxes, named_table, merged_question, headerless, legend_only, several_sheets,
    framed_beside,
)  # fmt: skip
