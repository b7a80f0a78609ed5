"""The made form of `blanks` built in further ways, each as somebody builds forms in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document

from tests.forms.docx.layouts import (
    W,
    by_hand,
    check_box,
    drop_down,
    legacy,
    para,
    run,
    saved,
    table,
    text_control,
)
from tests.forms.hiroshima.blanks import (
    APPLICATION,
    BOX_JA,
    DEPLOYER,
    MODEL,
    NUMBERING,
    ROLES_JA,
    SECTIONS,
    Asked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROLES = (MODEL, APPLICATION, DEPLOYER)
GREY = '<w:color w:val="808080"/><w:i/>'
BOLD = "<w:b/>"
FIELDS = ("Name of organisation", "Reporting period")


def block_control(waiting: str) -> str:
    """A content control around a whole paragraph."""
    grey = '<w:rStyle w:val="PlaceholderText"/>'
    inner = f"<w:p>{run(waiting, grey)}</w:p>"
    return (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def symbol(code: str) -> str:
    return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'


def letter(char: str) -> str:
    return run(char, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')


def text_box(inner: str) -> str:
    """A text box twice, as Word writes it: for itself, and for readers of old."""
    space = "http://schemas.openxmlformats.org"
    shape = (
        f'<w:drawing><wp:inline xmlns:wp="{space}/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="5400000" cy="900000"/><wp:docPr id="1" name="Box"/>'
        f'<a:graphic xmlns:a="{space}/drawingml/2006/main"><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"{inner}</w:txbxContent></v:textbox></v:rect></w:pict>"
    )
    return (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{space}/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )


def fields(mark: str = "____________") -> str:
    return "".join(para(f"{one}: {mark}") for one in FIELDS)


def built(
    question: Callable[[Asked], str],
    *,
    head: str = "",
    section: Callable[[str], str] = lambda text: para(text, style="h1"),
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A form of sections, and what each question is built of."""
    body = head or fields()
    for title, _, questions in SECTIONS:
        body += section(title) + "".join(map(question, questions))
    return by_hand(body, extra)


def is_part(one: Asked) -> bool:
    return "." in one.number


def roles(one: Asked, join: str = ", ") -> str:
    return f"Recommended for: {join.join(one.roles)}" if one.roles else ""


# -- numbers ---------------------------------------------------------------------------------


def half_listed() -> bytes:
    """Questions numbered by Word, their parts by hand: a PDF of it loses the former."""

    def question(one: Asked) -> str:
        head = para(f"{one.number} {one.en}") if is_part(one) else para(run(one.en, BOLD), level=0)
        more = para(run(roles(one), "<w:i/>")) if one.roles else ""
        boxes = "".join(para(f"☐ {box}") for box in one.boxes)
        return head + more + (boxes or para() + para())

    return built(question, extra={"word/numbering.xml": NUMBERING.encode()})


def restarted() -> bytes:
    """Parts in lists of their own that begin again under each question: (a), (b)."""
    lists = [7]

    def question(one: Asked) -> str:
        if one.number.endswith(".A"):
            lists.append(lists[-1] + 1)
        head = para(one.en, level=0, list_=lists[-1] if is_part(one) else 1)
        boxes = "".join(para(check_box() + run(f" {box}")) for box in one.boxes)
        return head + para(roles(one)) * bool(one.roles) + (boxes or block_control("Type here."))

    body = "".join(table((name, block_control("Click here to enter text."))) for name in FIELDS)
    for title, _, questions in SECTIONS:
        body += para(title, style="h1") + "".join(map(question, questions))
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Question %1:"/></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    for number in lists[1:]:
        numbering += (
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    return by_hand(body, {"word/numbering.xml": f"{numbering}</w:numbering>".encode()})


def titled() -> bytes:
    """The number alone as a heading, the question below it; boxes side by side."""
    made = Document()
    for name in FIELDS:
        made.add_paragraph(f"{name}: ____________")
    for section, _, questions in SECTIONS:
        made.add_heading(section, 1)
        for one in questions:
            made.add_heading(f"Question {one.number}", 3 if is_part(one) else 2)
            made.add_paragraph(one.en)
            if one.roles:
                made.add_paragraph(roles(one, "; "))
            if one.boxes:
                made.add_paragraph("   ".join(f"☐ {box}" for box in one.boxes))
            else:
                made.add_table(rows=1, cols=1).style = "Table Grid"
    return saved(made)


def in_brackets() -> bytes:
    """Numbers such as 7(a), roles behind the question, a line to write on."""

    def question(one: Asked) -> str:
        number, _, part = one.number.partition(".")
        head = f"{number}({part.lower()})" if part else f"Q{number}."
        aside = f" (recommended for: {', '.join(one.roles)})" if one.roles else ""
        boxes = "".join(para(f"☐ {box}") for box in one.boxes)
        return para(f"{head} {one.en}{aside}") + (boxes or para("_" * 60) * 2)

    return built(question, head=fields("[please enter]"))


# -- tables ----------------------------------------------------------------------------------


def columned() -> bytes:
    """A table for each section, roles in a column of their own."""

    def rows(questions: tuple[Asked, ...]) -> Iterator[tuple[str, ...]]:
        yield "No.", "Question", "Recommended for", "Response"
        for one in questions:
            boxes = "".join(para(f"☐ {box}") for box in one.boxes)
            yield one.number, one.en, ", ".join(one.roles), boxes

    body = fields()
    for title, _, questions in SECTIONS:
        body += para(title, style="h1") + table(*rows(questions))
    return by_hand(body)


def marked_columns() -> bytes:
    """Which role a question is for as a mark in a column, in a table of its own at the front."""
    rows = [(one.number, *("✓" * (who in one.roles) for who in ROLES)) for one in _all()]
    front = para("Overview", style="h1") + table(("Question", *map(str.title, ROLES)), *rows)
    told = [para(text, level=0, list_=9) for text in ("Please read all.", "Please describe it.")]
    front += "".join(told) + table(*((name, "") for name in FIELDS))

    def question(one: Asked) -> str:
        boxes = "".join(para(f"☐ {box}") for box in one.boxes)
        return para(f"{one.number}. {one.en}") + (boxes or table(("",)))

    return built(question, head=front)


def cards() -> bytes:
    """A table for each question, with a row for each thing."""

    def question(one: Asked) -> str:
        boxes = "".join(para(f"☐ {box}") for box in one.boxes)
        rows = [(f"Q{one.number}", one.en), ("Response", boxes)]
        if one.roles:
            rows.insert(1, ("Recommended for", ", ".join(one.roles)))
        return table(*rows) + para()

    return built(question, head=table(*((name, "") for name in FIELDS)))


def two_columns() -> bytes:
    """The question and whom it is for on the left, on the right the place."""
    head = "".join(table((name, para(run(f"[Enter {name}]", GREY)))) for name in FIELDS)
    for title, _, questions in SECTIONS:
        rows = []
        for one in questions:
            left = para(f"{one.number} {one.en}") + para(roles(one)) * bool(one.roles)
            boxes = "".join(para(f"☐ {box}") for box in one.boxes)
            rows.append((left, boxes or para(run("Max. 300 words", GREY))))
        head += para(title, style="h1") + table(*rows)
    return by_hand(head)


def boxes_in_cells() -> bytes:
    """Whom a question is for above it; each box in a cell, its label in the next."""

    def question(one: Asked) -> str:
        boxes = table(*(("☐", box) for box in one.boxes)) if one.boxes else ""
        head = para(run(f"Question {one.number}: {one.en}", BOLD))
        return para(roles(one, " | ")) * bool(one.roles) + head + (boxes or para("_" * 60))

    return built(question)


# -- places ----------------------------------------------------------------------------------


def symbols() -> bytes:
    """Boxes of a symbol font, also for the roles; section titles only bold; grey words wait."""

    def question(one: Asked) -> str:
        whom = ""
        if one.roles:
            signs = (symbol("F0FE" if who in one.roles else "F0A8") for who in ROLES)
            listed = (sign + run(f" {who} ") for sign, who in zip(signs, ROLES, strict=True))
            whom = para(run("Recommended for: ") + "".join(listed))
        boxes = "".join(para(symbol("F0A8") + run(f" {box}")) for box in one.boxes)
        place = para(run("[Insert your answer here]", GREY))
        return para(run(f"{one.number}. ", BOLD) + run(one.en)) + whom + (boxes or place)

    return built(question, section=lambda text: para(run(text, BOLD)))


def letters() -> bytes:
    """The same boxes as letters of the font, as LibreOffice writes them; text boxes to write in."""

    def question(one: Asked) -> str:
        boxes = "".join(para(letter("\uf0a8") + run(f" {box}")) for box in one.boxes)
        head = para(f"{one.number}) {one.en}") + para(roles(one, " / ")) * bool(one.roles)
        return head + (boxes or text_box("<w:p/>"))

    return built(question)


def old_fields() -> bytes:
    """Form fields of the old kind, roles in footnotes, a question with tracked changes."""
    box = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
    place = para(legacy("<w:textInput/>", "FORMTEXT", "\u2002" * 5))
    notes = [one for one in _all() if one.roles]

    def question(one: Asked) -> str:
        at = notes.index(one) + 1 if one in notes else 0
        when = 'w:author="A" w:date="2026-05-01T00:00:00Z"'
        gone = f'<w:del w:id="{at}" {when}><w:r><w:delText>Old</w:delText></w:r></w:del>'
        come = f'<w:ins w:id="{at + 50}" {when}>{run(one.en[:9])}</w:ins>'
        note = f'<w:r><w:footnoteReference w:id="{at}"/></w:r>' if at else ""
        head = para(run(f"{one.number}. ") + gone + come + run(one.en[9:]) + note)
        boxes = "".join(para(legacy(box, "FORMCHECKBOX") + run(f" {it}")) for it in one.boxes)
        return head + (boxes or place)

    texts = "".join(
        f'<w:footnote w:id="{at}"><w:p>{run(" " + roles(one))}</w:p></w:footnote>'
        for at, one in enumerate(notes, 1)
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{at}" Type="{kind}/{name}" Target="{name}.xml"/>'
        for at, name in enumerate(("styles", "numbering", "footnotes"))
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{space}">{links}</Relationships>'
    return built(
        question,
        extra={
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{texts}</w:footnotes>'.encode(),
            "word/_rels/document.xml.rels": relations.encode(),
        },
    )


def controlled() -> bytes:
    """All of it in a control that cannot be changed, with controls in it that can."""

    def question(one: Asked) -> str:
        head = para(f"{one.number}. {one.en}") + para(roles(one)) * bool(one.roles)
        if "Yes" in one.boxes:
            return head + para(drop_down(*one.boxes))
        boxes = "".join(para(check_box() + run(f" {box}")) for box in one.boxes)
        return head + (boxes or block_control("Click or tap here to enter text."))

    body = "".join(para(run(f"{name}: ") + text_control()) for name in FIELDS)
    for title, _, questions in SECTIONS:
        body += para(title, style="h1") + "".join(map(question, questions))
    properties = '<w:sdtPr><w:lock w:val="contentLocked"/><w:group/></w:sdtPr>'
    return by_hand(f"<w:sdt>{properties}<w:sdtContent>{body}</w:sdtContent></w:sdt>")


def translated() -> bytes:
    """In Japanese: wide digits, roles in brackets, grey words where a text goes."""
    wide = str.maketrans("0123456789AB.", "０１２３４５６７８９ＡＢ－")
    body = "".join(
        table((name, para(run("ここに入力してください", GREY))))
        for name in ("組織名", "報告対象期間")
    )
    for _, section, questions in SECTIONS:
        body += para(run(section, BOLD))
        for one in questions:
            body += para(f"質問{one.number.translate(wide)}　{one.ja}")
            named = "・".join(ROLES_JA[who] for who in one.roles)
            body += para(f"（推奨対象：{named}）") if named else ""
            body += "".join(para(f"□ {BOX_JA[box]}") for box in one.boxes)
            body += "" if one.boxes else para(run("（ここに記入）", GREY))
    return by_hand(body)


def _all() -> list[Asked]:
    return [one for _, _, questions in SECTIONS for one in questions]


VARIANTS: Mapping[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        half_listed,
        restarted,
        titled,
        in_brackets,
        columned,
        marked_columns,
        cards,
        two_columns,
        boxes_in_cells,
        symbols,
        letters,
        old_fields,
        controlled,
        translated,
    )
}
