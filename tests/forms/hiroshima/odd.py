"""The made form of `blanks` built as forms of this kind are and questionnaires seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.forms.docx.layouts import by_hand, legacy, para, run, table, text_control
from tests.forms.hiroshima.blanks import BOX_JA, ROLES_JA, SECTIONS, Asked
from tests.forms.hiroshima.variants import BOLD, GREY, ROLES, block_control, built, fields, roles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def boxes(one: Asked, place: str = "<w:p/>") -> str:
    return "".join(para(f"☐ {box}") for box in one.boxes) or place


def row(*cells: tuple[str, int]) -> str:
    """A row of cells, each over so many columns."""
    inner = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>'
        f"{text if text.startswith('<') else para(text)}</w:tc>"
        for text, span in cells
    )
    return f"<w:tr>{inner}</w:tr>"


def grid(columns: int, *rows: str) -> str:
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def one_table() -> bytes:
    """All of it one table: sections as rows, whom a question is for below it in its cell."""
    rows = []
    for title, _, questions in SECTIONS:
        rows.append(row((title, 2)))
        for one in questions:
            asked = para(one.en) + para(roles(one)) * bool(one.roles)
            rows += [row((f"Q{one.number}", 1), (asked, 1)), row(("Answer", 1), (boxes(one), 1))]
    return by_hand(fields() + grid(2, *rows))


def one_column() -> bytes:
    """A table of one column for each section; its first row is the section's title."""
    body = fields()
    for title, _, questions in SECTIONS:
        rows = [(title,)]
        for one in questions:
            asked = para(run(f"{one.number}. {one.en}", BOLD)) + para(roles(one)) * bool(one.roles)
            rows += [(asked,), (boxes(one),)]
        body += table(*rows) + para()
    return by_hand(body)


def role_columns() -> bytes:
    """A column for each role with a mark in it, the answer in a row over all of them."""
    heads = [(text, 1) for text in ("No.", "Question", *map(str.title, ROLES))]
    body = fields()
    for title, _, questions in SECTIONS:
        rows = [row(*heads)]
        for one in questions:
            marks = (("●" if who in one.roles else "", 1) for who in ROLES)
            rows += [row((one.number, 1), (one.en, 1), *marks), row((boxes(one), 5))]
        body += para(title, style="h1") + grid(5, *rows)
    return by_hand(body)


def below_the_number() -> bytes:
    """Number and roles on the left, on the right the question and its place."""
    body = fields()
    for title, _, questions in SECTIONS:
        rows = [
            (
                para(run(f"Q{one.number}", BOLD)) + para(roles(one)) * bool(one.roles),
                para(one.en) + boxes(one, para(text_control())),
            )
            for one in questions
        ]
        body += para(title, style="h1") + table(*rows)
    return by_hand(body)


def tagged() -> bytes:
    """Roles in capitals above the question, with dots between; a dash behind the number."""

    def question(one: Asked) -> str:
        tag = "RECOMMENDED FOR: " + " • ".join(one.roles).upper()
        asked = run(f"Question {one.number}", BOLD) + run(f" – {one.en}")
        place = block_control("Enter your response here")
        return para(run(tag, GREY)) * bool(one.roles) + para(asked) + boxes(one, place)

    return built(question)


def in_two() -> bytes:
    """Each question over two paragraphs, its section a shaded line in capitals."""

    def question(one: Asked) -> str:
        words = one.en.split()
        first, rest = " ".join(words[:3]), " ".join(words[3:])
        halves = para(f"{one.number}. {first}") + para(rest)
        return halves + para(roles(one)) * bool(one.roles) + boxes(one)

    def section(text: str) -> str:
        shade = '<w:pPr><w:shd w:val="clear" w:fill="D9E2F3"/></w:pPr>'
        return f"<w:p>{shade}{run(text.upper(), BOLD)}</w:p>"

    return built(question, section=section)


def labelled() -> bytes:
    """A line “Roles:” below the question; form fields of the old kind."""
    box = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'

    def question(one: Asked) -> str:
        told = para(f"Roles: {', '.join(one.roles)}") * bool(one.roles)
        ticks = "".join(legacy(box, "FORMCHECKBOX") + run(f" {it}  ") for it in one.boxes)
        place = para(ticks or legacy("<w:textInput/>", "FORMTEXT", "\u2002" * 5))
        return para(f"{one.number}) {one.en}") + told + place

    return built(question)


def japanese_letters() -> bytes:
    """In Japanese: no gap behind a number, and parts with a letter alone."""
    body = table(("組織名", ""), ("報告対象期間", ""))
    for _, section, questions in SECTIONS:
        body += para(run(section.replace("第", "セクション").replace("章", ""), BOLD))
        for one in questions:
            body += para(f"{one.number.rpartition('.')[2]}．{one.ja}")
            named = "、".join(ROLES_JA[who] for who in one.roles)
            body += para(f"推奨：{named}") if named else ""
            body += "".join(para(f"□ {BOX_JA[it]}") for it in one.boxes) or table(("",))
    return by_hand(body)


ODD: Mapping[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        one_table,
        one_column,
        role_columns,
        below_the_number,
        tagged,
        in_two,
        labelled,
        japanese_letters,
    )
}
