"""Blank forms of the shape that version 2 is known to have: made here, in words of our own.

Seven numbered sections; numbered questions with parts such as 8.A; boxes to tick; lines that say
whom a question is for. None of it is the text of the real form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx import Document

from tests.forms.docx.layouts import by_hand, check_box, para, run, saved, table, text_control

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MODEL, APPLICATION, DEPLOYER = "model developer", "application developer", "deployer"
ROLE_IDS = {
    MODEL: "model-developer",
    APPLICATION: "application-developer",
    DEPLOYER: "deployer",
}


class Asked(NamedTuple):
    """A question of the made form: number, words in English and Japanese, roles, boxes."""

    number: str
    en: str
    ja: str
    roles: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()


SECTIONS: tuple[tuple[str, str, tuple[Asked, ...]], ...] = (
    (
        "Section 1: Finding risks",
        "第1章 リスクの特定",
        (
            Asked(
                "7",
                "Do people from outside your organisation test your AI for harmful behaviour?",
                "社外の人がAIの有害な振る舞いを試験していますか。",
                (MODEL, APPLICATION),
                ("Yes", "No"),
            ),
            Asked(
                "7.A",
                "Please describe who tests it, and what is done with what they find.",
                "誰が試験し、見つかったことをどうしているか、具体的に記入してください。",
            ),
            Asked(
                "7.B",
                "Which methods are used? Select all that apply.",
                "どの方法を使っていますか。当てはまるものをすべて選んでください。",
                (),
                ("Red teaming", "Automated tests", "Other"),
            ),
        ),
    ),
    (
        "Section 2: Decisions",
        "第2章 意思決定",
        (
            Asked(
                "8",
                "Who decides in your organisation which risks of AI are acceptable?",
                "AIのどのリスクを受け入れるかを、組織の誰が決めますか。",
            ),
            Asked(
                "9",
                "How do you tell users that they are dealing with AI?",
                "AIを使っていることを利用者にどう知らせていますか。",
                (APPLICATION, DEPLOYER),
            ),
        ),
    ),
    (
        "Section 3: Incidents",
        "第3章 事故",
        (
            Asked(
                "10",
                "How are incidents with AI recorded?",
                "AIの事故をどう記録していますか。",
                (MODEL, APPLICATION, DEPLOYER),
            ),
        ),
    ),
)
QUESTIONS = tuple(one for _, _, ones in SECTIONS for one in ones)
BOX_JA = {
    "Yes": "はい",
    "No": "いいえ",
    "Red teaming": "攻撃役の試験",
    "Automated tests": "自動の試験",
    "Other": "その他",
}


def typed() -> bytes:
    """Numbers typed, boxes as characters, a blank paragraph for the answer."""
    made = Document()
    made.add_heading("Report form (made for tests)", 0)
    made.add_paragraph("Name of organisation: ____________")
    made.add_paragraph("Reporting period: ____________")
    for section, _, questions in SECTIONS:
        made.add_heading(section, 1)
        for one in questions:
            made.add_paragraph(f"{one.number}. {one.en}")
            if one.roles:
                made.add_paragraph(f"Recommended for: {', '.join(one.roles)}")
            for box in one.boxes:
                made.add_paragraph(f"☐ {box}")
            if not one.boxes:
                made.add_paragraph("")
    return saved(made)


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/>'
    '<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def listed() -> bytes:
    """Numbers that Word prints, boxes and answers as content controls."""
    body = para("Name of organisation: " + "_" * 10) + para("Reporting period: " + "_" * 10)
    for section, _, questions in SECTIONS:
        body += para(section, style="h1")
        for one in questions:
            body += para(one.en, level=1 if "." in one.number else 0)
            if one.roles:
                body += para(f"Recommended for {', '.join(one.roles)}")
            if one.boxes:
                body += "".join(para(check_box() + run(f" {box}")) for box in one.boxes)
            else:
                body += para(text_control())
    return by_hand(body, {"word/numbering.xml": NUMBERING.encode()})


def tabled() -> bytes:
    """A frame for each answer, boxes as characters, roles in the frame's first row."""
    body = table(("Name of organisation", ""), ("Reporting period", ""))
    for section, _, questions in SECTIONS:
        body += para(section, style="h1")
        for one in questions:
            roles = para(f"Recommended for: {', '.join(one.roles)}") if one.roles else ""
            boxes = "".join(para(f"☐ {box}") for box in one.boxes)
            body += para(f"Q{one.number} {one.en}") + roles
            body += boxes or table(("",))
    return by_hand(body)


def japanese() -> bytes:
    """In Japanese, answers behind a label."""
    made = Document()
    made.add_paragraph("事業者名：＿＿＿＿＿＿")
    made.add_paragraph("報告対象期間：＿＿＿＿＿＿")
    for _, section, questions in SECTIONS:
        made.add_heading(section, 1)
        for one in questions:
            made.add_paragraph(f"問{one.number}　{one.ja}")
            if one.roles:
                made.add_paragraph(f"推奨対象：{'、'.join(ROLES_JA[role] for role in one.roles)}")
            for box in one.boxes:
                made.add_paragraph(f"□ {BOX_JA[box]}")
            if not one.boxes:
                made.add_paragraph("回答：")
    return saved(made)


ROLES_JA = {MODEL: "モデル開発者", APPLICATION: "アプリケーション開発者", DEPLOYER: "導入者"}
BLANKS: Mapping[str, Callable[[], bytes]] = {
    "typed": typed,
    "listed": listed,
    "tabled": tabled,
    "japanese": japanese,
}
