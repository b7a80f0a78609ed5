"""Notes at cells: they are shown, and what was there stays byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.forms.xlsx import layouts
from tests.forms.xlsx.choosing import EVERY
from tests.forms.xlsx.layouts import Layout, book, rows, saved
from tests.forms.xlsx.test_office import converted, needs_office
from tests.forms.xlsx.test_write import opened, parts, raw, rezipped
from yawara.forms.questionnaire import Slot
from yawara.forms.xlsx.notes import add_notes
from yawara.forms.xlsx.write import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: What a sheet may hold, in the order that it must have (ECMA-376, part 1, 18.3.1.99).
ORDER = re.findall(
    r"\w+",
    """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
    protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
    phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
    headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst""",
)
SHEET = "xl/worksheets/sheet1.xml"
CONTROL = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    b'<v:shape id="_x0000_s1030"><v:textbox>a<br></v:textbox>'
    b'<x:ClientData ObjectType="Checkbox"/></v:shape></xml>'
)


def noted(data: bytes, notes: dict[str, str]) -> dict[str, str]:
    """The notes of the first sheet of a copy."""
    sheet = opened(add_notes(data, notes, "Yawara")[0]).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def with_part(data: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """A workbook with some parts changed, or added where they were not there."""

    def change(content: dict[str, bytes]) -> None:
        for name, make in changes.items():
            content[name] = make(content.get(name, b""))

    return rezipped(data, change)


def plain() -> bytes:
    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答"], [1, layouts.QUESTIONS_JA[0], "はい"]])
    return saved(made)


def linked(sheet: bytes, drawing: bytes) -> bytes:
    """A workbook whose sheet ends like this, and leads to this drawing of the old kind."""
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId7" Target="../drawings/vmlDrawing1.vml" Type="http://schemas.'
        b'openxmlformats.org/officeDocument/2006/relationships/vmlDrawing"/></Relationships>'
    )
    space = b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    kind = b"application/vnd.openxmlformats-officedocument.vmlDrawing"
    types = b'<Default Extension="vml" ContentType="' + kind + b'"/>'
    return with_part(
        plain(),
        {
            SHEET: lambda old: old.replace(b"</worksheet>", sheet % space + b"</worksheet>"),
            "xl/worksheets/_rels/sheet1.xml.rels": lambda _: rels,
            "xl/drawings/vmlDrawing1.vml": lambda _: drawing,
            "[Content_Types].xml": lambda old: old.replace(b"<Override", types + b"<Override", 1),
        },
    )


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_a_note_stands_at_every_cell_and_all_else_is_the_same(make: Callable[[], Layout]) -> None:
    data = make().data
    sheet = opened(data).worksheets[0]
    places = ["K2", "K5", "AA90"]
    notes = {f"{sheet.title}!{place}": f"台帳 {place}" for place in places}
    done, without = add_notes(data, notes, "Yawara")
    new = opened(done)[sheet.title]
    assert not without
    for place in places:
        comment = new[place].comment
        assert comment is not None
        assert (comment.text, comment.author) == (f"台帳 {place}", "Yawara")
    before, after = raw(data), raw(done)
    assert list(after)[: len(before)] == list(before)
    part = next(name for name in before if re.search(r"sheet1\.xml\Z", name))
    known = {part, "[Content_Types].xml", "xl/worksheets/_rels/sheet1.xml.rels"}
    changed = {name for name in before if before[name] != after[name]}
    assert all(name in known or "omment" in name or name.endswith(".vml") for name in changed)
    old, fresh = parts(data)[part], parts(done)[part]
    assert re.sub(rb"<legacyDrawing [^>]*>", b"", fresh) == re.sub(
        rb"<legacyDrawing [^>]*>", b"", old
    )
    names = [one.tag.rpartition("}")[2] for one in ElementTree.fromstring(fresh)]  # noqa: S314 - made here
    assert names == sorted(names, key=ORDER.index)
    assert add_notes(done, notes, "Yawara") == (done, tuple(notes)), "each keeps what it has"


def test_a_note_that_is_there_stays_with_its_box() -> None:
    data = layouts.framed_beside().data
    done, without = add_notes(data, {"Profile!A3": "ours", "Profile!B3": "ours"}, "Yawara")
    assert without == ("Profile!A3",)
    sheet = opened(done)["Profile"]
    comments = [(one.text, one.author) for one in (sheet["A3"].comment, sheet["B3"].comment) if one]
    assert comments == [("Please be brief", "sender"), ("ours", "Yawara")]
    for name, old in parts(data).items():
        if "omment" in name:
            new = parts(done)[name]
            for inside in re.findall(rb"<comment .*?</comment>|<v:shape .*?</v:shape>", old):
                assert inside in new


def test_a_comment_of_the_newer_kind_is_kept() -> None:
    data = layouts.framed_beside().data
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    thread = f'<ThreadedComments xmlns="{space}"><threadedComment ref="B5"/></ThreadedComments>'
    rel = (
        b'<Relationship Id="rId99" Target="/xl/threadedComments/threadedComment1.xml"'
        b' Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
    )
    data = with_part(
        data,
        {
            "xl/threadedComments/threadedComment1.xml": lambda _: thread.encode(),
            "xl/worksheets/_rels/sheet1.xml.rels": lambda old: old.replace(
                b"</Relationships>", rel + b"</Relationships>"
            ),
        },
    )
    assert add_notes(data, {"Profile!B5": "ours"}, "Yawara") == (data, ("Profile!B5",))


def test_a_sheet_with_controls_keeps_them() -> None:
    data = linked(b'<legacyDrawing%s r:id="rId7"/><controls/>', CONTROL)
    assert noted(data, {"S!C2": "台帳"}) == {"C2": "台帳"}
    new = parts(add_notes(data, {"S!C2": "台帳"}, "Yawara")[0])
    drawing = new["xl/drawings/vmlDrawing1.vml"]
    assert drawing.startswith(CONTROL.removesuffix(b"</xml>"))
    assert b'id="_x0000_s1031"' in drawing
    assert b'xmlns:o="urn:schemas-microsoft-com:office:office"' in drawing
    assert new[SHEET] == parts(data)[SHEET]


def test_the_link_stands_before_controls_that_are_wrapped() -> None:
    wrapped = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
        b'/2006"><mc:Choice Requires="x14"><controls%s/></mc:Choice></mc:AlternateContent>'
    )
    data = linked(wrapped, CONTROL)
    sheet = parts(add_notes(data, {"S!C2": "台帳"}, "Yawara")[0])[SHEET]
    assert sheet.index(b"<pageMargins") < sheet.index(b"<legacyDrawing")
    assert re.search(rb"<legacyDrawing [^>]*/><mc:AlternateContent", sheet)


@pytest.mark.parametrize("drawing", [b"<xml/>", b"<svg></svg>", "<xml></xml>".encode("utf-16")])
def test_a_drawing_that_cannot_be_added_to_is_left(drawing: bytes) -> None:
    data = linked(b'<legacyDrawing%s r:id="rId7"/>', drawing)
    assert add_notes(data, {"S!C2": "台帳"}, "Yawara") == (data, ("S!C2",))


@pytest.mark.parametrize(
    "part", [b"<comments/>", b"<comments><commentList/></comments>", b"<comments>", b"", b"\xff"]
)
def test_a_list_of_notes_that_is_none_is_left(part: bytes) -> None:
    data = layouts.framed_beside().data
    name = next(name for name in parts(data) if "comment" in name and name.endswith(".xml"))
    harmed = with_part(data, {name: lambda _: part})
    try:
        done = add_notes(harmed, {"Profile!B5": "a"}, "Yawara")
    except ValueError:
        return  # it is no workbook that could be read
    assert done == (harmed, ("Profile!B5",))


def test_a_link_to_nothing_and_places_that_are_none_are_left() -> None:
    data = linked(b'<legacyDrawing%s r:id="rId8"/>', CONTROL)
    notes = {"S!C2": "a", "None!C2": "b", "S!C0": "c", "nowhere": "d"}
    assert add_notes(data, notes, "Yawara") == (data, tuple(notes))
    with pytest.raises(ValueError, match="not a workbook"):
        add_notes(b"%PDF", notes, "Yawara")


def test_what_no_file_can_hold_and_what_reads_like_a_tag() -> None:
    text = "a\x00\ud800<b>&amp; _x0041_\r\nz\uffff"
    found = noted(plain(), {"S!C2": text})
    assert found["C2"] in ("a<b>&amp; _x0041_\nz", "a<b>&amp; _x005F_x0041_\nz")


def test_two_thousand_notes_on_two_sheets_have_boxes_of_their_own() -> None:
    made, _ = book("A")
    made.create_sheet("B")
    data = saved(made)
    notes = {f"{sheet}!C{row}": str(row) for sheet in "AB" for row in range(1, 1101)}
    done, without = add_notes(data, notes, "Yawara")
    assert not without
    drawings = [one for name, one in parts(done).items() if name.endswith(".vml")]
    ids = [one for drawing in drawings for one in re.findall(rb'id="(_x0000_s\d+)"', drawing)]
    assert len(ids) == len(set(ids)) == len(notes)
    blocks = [re.findall(rb'data="([\d,]+)"', drawing) for drawing in drawings]
    assert blocks == [[b"1,2"], [b"3,4"]]


@pytest.mark.parametrize(
    ("text", "cell"), [("いいえ", "S!D6"), ("多分", "S!C6:E6"), ("", "S!C6:E6")]
)
def test_of_columns_the_cell_with_the_mark(text: str, cell: str) -> None:
    assert cell_of(Slot("S!C6:E6", "choice", ("はい", "いいえ", "該当なし")), text) == cell
    assert cell_of(Slot("S!C6", "text"), text) == "S!C6"


@needs_office
def test_libreoffice_shows_them(tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    wanted: dict[str, set[str]] = {}
    for make in (layouts.bank, layouts.due_diligence, layouts.framed_beside):
        data = make().data
        names = opened(data).sheetnames
        notes = {f"{name}!{at}": f"台帳 {name} {at}" for name in names for at in ("B2", "E7")}
        files[make.__name__] = add_notes(data, notes, "Yawara")[0]
        wanted[make.__name__] = set(notes.values())
    wanted["framed_beside"].add("Please be brief")
    out = converted(tmp_path, "fods", files)
    for name, texts in wanted.items():
        shown = (out / f"{name}.fods").read_text(encoding="utf-8")
        found = re.findall(r"<office:annotation .*?</office:annotation>", shown, re.DOTALL)
        assert texts <= {re.sub(r"<[^>]+>", "", one).split("\n")[2].strip() for one in found}
