"""Documents as people lay out questionnaires, made here: fictitious senders, our own questions."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.document import Document as DocxDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

#: number, text, and the kinds of its places.
Asked = tuple[str, str, tuple[str, ...]]


class Layout(NamedTuple):
    """A document, and what it asks."""

    data: bytes
    asks: tuple[Asked, ...]


def saved(document: DocxDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# -- XML by hand -------------------------------------------------------------------------------

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="8"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def run(text: str, properties: str = "") -> str:
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inner: str = "", *, style: str = "", level: int | None = None, list_: int = 1) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    text = inner if inner.startswith("<") or not inner else run(inner)
    if not text and not properties:
        return "<w:p/>"
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{text}</w:p>"


def check_box(*, ticked: bool = False) -> str:
    return (
        "<w:sdt><w:sdtPr><w14:checkbox>"
        f'<w14:checked w14:val="{int(ticked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☒' if ticked else '☐')}</w:sdtContent></w:sdt>"
    )


def text_control(waiting: str = "Click or tap here to enter text.", extra: str = "") -> str:
    return (
        f"<w:sdt><w:sdtPr>{extra}<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
        f"{run(waiting, '<w:rStyle w:val=' + chr(34) + 'PlaceholderText' + chr(34) + '/>')}"
        "</w:sdtContent></w:sdt>"
    )


def drop_down(*words: str) -> str:
    items = "".join(
        f'<w:listItem w:displayText="{word}" w:value="v{at}"/>' for at, word in enumerate(words)
    )
    return (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList>"
        f'<w:listItem w:displayText="Choose an item." w:value=""/>{items}</w:dropDownList>'
        f"</w:sdtPr><w:sdtContent>{run('Choose an item.')}</w:sdtContent></w:sdt>"
    )


def legacy(inner: str, kind: str, shown: str = "") -> str:
    result = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}' if shown else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inner}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {kind} </w:instrText></w:r>{result}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: tuple[str, ...]) -> str:
    cells = (
        "<w:tr>"
        + "".join(
            f"<w:tc><w:tcPr/>{one if one.startswith('<') else para(one)}</w:tc>" for one in row
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(cells)}</w:tbl>"


def by_hand(body: str, extra: Mapping[str, bytes] | None = None, *, head: str = "") -> bytes:
    """A document of this body, and of other parts by name."""
    spaces = f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:r="{_REL}"'
    main = f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {spaces}><w:body>{body}'
    content = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
            "</Types>"
        ).encode(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"{main}<w:sectPr/></w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("numbering", "numbering.xml")
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{STYLES}</w:styles>'.encode(),
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{NUMBERING}</w:numbering>'.encode(),
        **(extra or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in content.items():
            info = zipfile.ZipInfo(name, (2026, 11, 22, 9, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(*targets: tuple[str, str]) -> bytes:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_REL}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


# -- layouts -----------------------------------------------------------------------------------


def typed_numbers() -> Layout:
    """Numbers and boxes as text, answers below, in a document of python-docx."""
    made = Document()
    made.add_heading("Questionnaire on AI (fictitious)", 0)
    made.add_paragraph("Please return this form to the office named above.")
    made.add_heading("Section 1: Risk", 1)
    made.add_paragraph("8. Do you test AI systems before release?")
    made.add_paragraph("Recommended for: model developer, application developer")
    made.add_paragraph("☐ Yes   ☐ No")
    made.add_paragraph("8.A Please describe how you test.")
    made.add_paragraph("")
    made.add_paragraph("8.B Which of these do you do? Select all that apply.")
    for label in ("Red teaming", "External audit", "Other (please specify)"):
        made.add_paragraph(f"☐ {label}")
    made.add_paragraph("If other, please specify:")
    made.add_paragraph("")
    made.add_heading("Section 2: Governance", 1)
    made.add_paragraph("9. Who decides about AI risks?")
    made.add_paragraph().add_run("Answer:").bold = True
    return Layout(
        saved(made),
        (
            ("8", "Do you test AI systems before release?", ("choice",)),
            ("8.A", "Please describe how you test.", ("text",)),
            (
                "8.B",
                "Which of these do you do? Select all that apply.",
                ("mark", "mark", "mark", "remark"),
            ),
            ("9", "Who decides about AI risks?", ("text",)),
        ),
    )


def list_numbers() -> Layout:
    """Numbers that Word prints, boxes and answers as content controls."""
    body = (
        para("Section 3: Testing", style="h1")
        + para("Notes:")
        + para("Answer what concerns you.", level=0, list_=2)
        + para("Are systems tested by people who did not build them?", level=0)
        + para("Recommended for: model developer; deployer")
        + para(check_box() + run(" Yes   ") + check_box() + run(" No"))
        + para("Describe who tests them.", level=1)
        + para(text_control())
        + para("How often is that done?", level=1)
        + para(drop_down("Every release", "Every year", "Rarely"))
        + para("Is what was found written down?", level=0)
        + para()
    )
    return Layout(
        by_hand(body),
        (
            ("8", "Are systems tested by people who did not build them?", ("choice",)),
            ("8.A", "Describe who tests them.", ("text",)),
            ("8.B", "How often is that done?", ("choice",)),
            ("9", "Is what was found written down?", ("text",)),
        ),
    )


def japanese() -> Layout:
    """Numbers as 問1, answers behind 回答：, boxes of the kind that people type."""
    made = Document()
    made.styles["Normal"].font.size = Pt(10.5)
    made.add_heading("AIの利用に関する調査票（架空）", 0)
    made.add_paragraph("事業者名：＿＿＿＿＿＿")
    made.add_heading("1. 体制", 1)
    made.add_paragraph("問1　AIに関する責任者を定めていますか。")
    made.add_paragraph("□はい　□いいえ　□検討中")
    made.add_paragraph("備考：")
    made.add_paragraph("問2　責任者の役割を具体的に記入してください。")
    made.add_paragraph("回答：")
    made.add_heading("2. 安全", 1)
    made.add_paragraph("問3　AIの出力を人が確かめる手順がありますか。")
    frame = made.add_table(rows=1, cols=1)
    frame.style = "Table Grid"
    return Layout(
        saved(made),
        (
            ("", "事業者名", ("text",)),
            ("1", "AIに関する責任者を定めていますか。", ("choice", "remark")),
            ("2", "責任者の役割を具体的に記入してください。", ("text",)),
            ("3", "AIの出力を人が確かめる手順がありますか。", ("text",)),
        ),
    )


def columns() -> Layout:
    """A table with a header: number, question, choice, remark; a merged section row."""
    made = Document()
    made.add_paragraph("回答欄は、○：実施 △：一部実施 ×：未実施 のいずれかを記入してください。")
    rows = [
        ("項番", "確認事項", "回答", "備考"),
        ("1", "AIの一覧を作り、更新していますか。", "□はい □いいえ", ""),
        ("2", "学習に使うデータの出所を記録していますか。", "", ""),
    ]
    grid = made.add_table(rows=len(rows) + 1, cols=4)
    grid.style = "Table Grid"
    for row, texts in enumerate((rows[0], ("データ", "", "", ""), *rows[1:])):
        for column, text in enumerate(texts):
            grid.cell(row, column).text = text
    grid.cell(1, 0).merge(grid.cell(1, 3))
    return Layout(
        saved(made),
        (
            ("1", "AIの一覧を作り、更新していますか。", ("choice", "remark")),
            ("2", "学習に使うデータの出所を記録していますか。", ("mark", "remark")),
        ),
    )


def rows_above() -> Layout:
    """A table of one column: a question, and a row for its answer below."""
    body = table(
        ("1. Who is responsible for AI in your organisation?",),
        ("",),
        ("2. How are people trained?",),
        (para(text_control()),),
    )
    return Layout(
        by_hand(para("Form (fictitious)", style="h1") + body),
        (
            ("1", "Who is responsible for AI in your organisation?", ("text",)),
            ("2", "How are people trained?", ("text",)),
        ),
    )


def labels() -> Layout:
    """A header of labels and free cells, then questions beside free cells, without a header row."""
    body = (
        table(("Organisation", ""), ("Website", para(text_control())))
        + para("Part B", style="h1")
        + table(
            ("1", "Do you keep an inventory of AI systems?", "☐ Yes ☐ No"),
            ("2", "Please describe how it is kept up to date.", ""),
        )
    )
    return Layout(
        by_hand(body),
        (
            ("", "Organisation", ("text",)),
            ("", "Website", ("text",)),
            ("1", "Do you keep an inventory of AI systems?", ("choice",)),
            ("2", "Please describe how it is kept up to date.", ("text",)),
        ),
    )


def form_fields() -> Layout:
    """Form fields of the old kind."""
    box = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
    listed = '<w:ddList><w:listEntry w:val="Often"/><w:listEntry w:val="Seldom"/></w:ddList>'
    body = (
        para("1. Do you watch for misuse?")
        + para(
            legacy(box, "FORMCHECKBOX") + run(" Yes ") + legacy(box, "FORMCHECKBOX") + run(" No")
        )
        + para("2. How often do you look?")
        + para(legacy(listed, "FORMDROPDOWN"))
        + para("3. What do you do then?")
        + para(legacy("<w:textInput/>", "FORMTEXT", "\u2002\u2002\u2002"))
    )
    return Layout(
        by_hand(body),
        (
            ("1", "Do you watch for misuse?", ("choice",)),
            ("2", "How often do you look?", ("choice",)),
            ("3", "What do you do then?", ("text",)),
        ),
    )


def one_column_each() -> Layout:
    """A column for each answer, with a box in it or nothing."""
    made = Document()
    rows = [
        ("Question", "Yes", "No", "N/A", "Comments"),
        ("Do you tell users that they interact with AI?", "☐", "☐", "☐", ""),
        ("Is the output reviewed by a person before use?", "", "", "", ""),
    ]
    grid = made.add_table(rows=len(rows), cols=5)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            grid.cell(row, column).text = text
    return Layout(
        saved(made),
        (
            ("", "Do you tell users that they interact with AI?", ("choice", "remark")),
            ("", "Is the output reviewed by a person before use?", ("choice", "remark")),
        ),
    )


def no_numbers() -> Layout:
    """Questions without numbers, in a control around all of it; a tracked change beside."""
    inner = (
        para("What do you do when a system fails?")
        + para()
        + para("Whom do you tell?")
        + para('<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">  </w:t></w:r>')
    )
    change = (
        '<w:p><w:ins w:id="1" w:author="A" w:date="2026-11-01T00:00:00Z">'
        + run("An inserted note.")
        + '</w:ins><w:del w:id="2" w:author="A" w:date="2026-11-01T00:00:00Z"><w:r><w:delText>'
        "gone?</w:delText></w:r></w:del></w:p>"
    )
    body = (
        "<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>"
        + inner
        + "</w:sdtContent></w:sdt>"
        + change
    )
    return Layout(
        by_hand(body),
        (
            ("", "What do you do when a system fails?", ("text",)),
            ("", "Whom do you tell?", ("text",)),
        ),
    )


def coloured() -> Layout:
    """Formats of labels and of empty paragraphs, which answers take or do not take."""
    made = Document()
    made.add_paragraph("1. What does the system do?")
    label = made.add_paragraph()
    bold = label.add_run("Answer: ")
    bold.bold = True
    bold.font.color.rgb = RGBColor(0, 0, 128)
    label.add_run("____________").font.size = Pt(9)
    made.add_paragraph("2. Who may use it?")
    empty = made.add_paragraph()
    empty.add_run("").italic = True
    return Layout(
        saved(made),
        (
            ("1", "What does the system do?", ("text",)),
            ("2", "Who may use it?", ("text",)),
        ),
    )


LAYOUTS: tuple[Callable[[], Layout], ...] = (
    typed_numbers,
    list_numbers,
    japanese,
    columns,
    rows_above,
    labels,
    form_fields,
    one_column_each,
    no_numbers,
    coloured,
)
