"""What is written is there, and nothing else has changed: part by part, byte by byte."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.formula import ArrayFormula

from tests.forms.xlsx import layouts
from tests.forms.xlsx.choosing import EVERY
from tests.forms.xlsx.layouts import Layout, book, rows, saved
from yawara.forms.questionnaire import Slot, Writing
from yawara.forms.xlsx.add import add_sheet
from yawara.forms.xlsx.read import read
from yawara.forms.xlsx.write import MOST_TEXT, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def raw(data: bytes) -> dict[str, tuple[object, ...]]:
    """Each part as it lies in the file: its packed bytes, date, method and attributes."""
    out: dict[str, tuple[object, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            sizes = struct.unpack_from("<2H", data, info.header_offset + 26)
            at = info.header_offset + 30 + sum(sizes)
            packed = data[at : at + info.compress_size]
            out[info.filename] = (packed, info.date_time, info.compress_type, info.external_attr)
    return out


def rezipped(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    content = parts(data)
    change(content)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in content.items():
            archive.writestr(name, one)
    return out.getvalue()


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=False)


def answer(slot: Slot, at: int) -> str:
    if slot.choices:
        return slot.choices[at % len(slot.choices)]
    return f"=1+{at}\n「はい」 & <いいえ> " if slot.kind == "text" else f"記述{at}"


def everything(data: bytes) -> list[Writing]:
    found = read(data, "q.xlsx").value
    assert found is not None
    slots = [slot for ask in found.asks for slot in ask.slots]
    return [Writing(slot.where, answer(slot, at)) for at, slot in enumerate(slots)]


def written(data: bytes, *writings: Writing) -> bytes:
    done = write(data, writings, "q.xlsx")
    assert done.value is not None, done.problems
    return done.value


def codes(data: bytes, *writings: Writing) -> list[str]:
    return [one.code for one in write(data, writings, "q.xlsx").problems]


SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml\Z")
CELL = re.compile(rb"<c\b[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
ROW = re.compile(rb"</?row\b[^>]*>|<dimension[^>]*>")


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_every_answer_stands_in_its_place(make: Callable[[], Layout]) -> None:
    layout = make()
    writings = everything(layout.data)
    data = written(layout.data, *writings)
    again = read(data, "q.xlsx").value
    before = read(layout.data, "q.xlsx").value
    assert again is not None
    assert before is not None
    assert [ask.text for ask in again.asks] == [ask.text for ask in before.asks]
    current = {slot.where: slot.current for ask in again.asks for slot in ask.slots}
    assert current == {one.where: one.text.strip() for one in writings}
    assert written(data, *writings) == data, "the same again changes nothing"
    opened(data)


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_all_else_is_the_same_byte_for_byte(make: Callable[[], Layout]) -> None:
    layout = make()
    data = written(layout.data, *everything(layout.data))
    before, after = raw(layout.data), raw(data)
    assert list(before) == list(after), "the parts and their order"
    changed = [name for name in before if before[name] != after[name]]
    assert all(SHEETS.match(name) or name == "xl/workbook.xml" for name in changed), changed
    for name in changed:
        old, new = parts(layout.data)[name], parts(data)[name]
        if SHEETS.match(name):
            bare = [ROW.sub(b"", CELL.sub(b"", text)) for text in (old, new)]
            assert bare[0] == bare[1], "all but cells"
            old_cells = [re.sub(rb"<v>.*?</v>", b"", one) for one in CELL.findall(old)]
            kept = [one for one in old_cells if b"<f" in one]
            assert [one for one in CELL.findall(new) if b"<f" in one] == kept, "formulas"
    assert before.keys() == after.keys()


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_formats_stay(make: Callable[[], Layout]) -> None:
    layout = make()
    old, new = opened(layout.data), opened(written(layout.data, *everything(layout.data)))
    assert old.sheetnames == new.sheetnames
    for sheet in old:
        other = new[sheet.title]
        assert str(sheet.merged_cells) == str(other.merged_cells)
        assert len(sheet.data_validations.dataValidation) == len(
            other.data_validations.dataValidation
        )
        assert sheet.tables.keys() == other.tables.keys()
        for row in sheet.iter_rows():
            for cell in row:
                twin = other[cell.coordinate]
                assert (cell.style_id, cell.comment) == (
                    twin.style_id,
                    twin.comment,
                ) or cell.comment


def test_a_text_is_never_a_formula() -> None:
    layout = layouts.two_systems()
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "'x", "007", "TRUE", "1e5"):
        sheet = opened(written(layout.data, Writing("システム別!C5", text)))["システム別"]
        assert (sheet["C5"].value, sheet["C5"].data_type) in ((text, "s"), (text, "inlineStr"))
        assert sheet["C5"].data_type != "f"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x0bc\ufffe", "abc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("_x000D_ _x0041_", "_x000D_ _x0041_"),
        ("  spaces \n", "  spaces \n"),
        ("\ud800", ""),
        ("😀&<>\"']]>", "😀&<>\"']]>"),
    ],
)
def test_texts_of_every_kind(text: str, kept: str) -> None:
    layout = layouts.two_systems()
    done = write(layout.data, [Writing("システム別!C5", text)], "q.xlsx")
    assert done.value is not None
    assert unescape(str(opened(done.value)["システム別"]["C5"].value or "")) == kept
    told = [one.code for one in done.problems]
    assert told == (["xlsx-characters-removed"] if "\x00" in text or "\ud800" in text else [])


def test_a_text_that_is_too_long() -> None:
    data = layouts.two_systems().data
    assert codes(data, Writing("システム別!C5", "あ" * MOST_TEXT)) == []
    assert codes(data, Writing("システム別!C5", "あ" * (MOST_TEXT + 1))) == ["xlsx-text-long"]
    assert codes(data, Writing("システム別!C5", "😀" * (MOST_TEXT // 2 + 1))) == ["xlsx-text-long"]


def test_every_fault_at_once_and_nothing_written() -> None:
    made, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答"], [1, "責任者を定めていますか。", "=1+1"]])
    sheet["D1"] = ArrayFormula("D1:D3", "=A1:A3")
    data = saved(made)
    done = write(
        data,
        [
            Writing("S!C2", "はい"),
            Writing("S!D2", "はい"),
            Writing("T!A1", "x"),
            Writing("A1", "x"),
            Writing("S!A0", "x"),
            Writing("S!ZZZZ1", "x"),
            Writing("S!A1048577", "x"),
            Writing("S!B1:C1", "x"),
            Writing("S!E2", "x"),
            Writing("S!E2", "y"),
        ],
        "q.xlsx",
    )
    assert done.value is None
    assert [one.code for one in done.problems] == [
        *["xlsx-cell-formula"] * 2,
        *["xlsx-place-unknown"] * 6,
        "xlsx-place-twice",
    ]
    assert done.problems[0].place is not None
    assert done.problems[0].place.path == ("S", "C2")


def test_a_table_keeps_its_header() -> None:
    data = layouts.named_table().data
    assert codes(data, Writing("Assessment!C1", "x")) == ["xlsx-cell-header"]
    assert codes(data, Writing("Assessment!C7", "None")) == []


def test_a_word_that_is_not_offered() -> None:
    data = layouts.named_table().data
    assert codes(data, Writing("Assessment!C2", "Maybe")) == ["xlsx-choice-unknown"]
    assert written(data, Writing("Assessment!C2", "Maybe")) != data
    assert write(layouts.boxes().data, [Writing("確認書!B4", "多分")], "q").value is None
    assert write(layouts.options().data, [Writing("点検表!C6:E6", "多分")], "q").value is None


def test_a_locked_cell_is_written_and_told() -> None:
    data = layouts.protected().data
    assert codes(data, Writing("調査票!B3", "x")) == ["xlsx-cell-locked"]
    assert codes(data, Writing("調査票!D3", "x")) == []


def test_a_mark_moves() -> None:
    data = layouts.options().data
    first = written(data, Writing("点検表!C6:E6", "はい"))
    second = written(first, Writing("点検表!C6:E6", "該当なし"))
    values = [[cell.value for cell in opened(one)["点検表"]["6"][2:5]] for one in (first, second)]
    assert values == [["○", None, None], [None, None, "○"]]
    assert written(second, Writing("点検表!C6:E6", "該当なし")) == second


def test_a_box_is_ticked() -> None:
    data = layouts.boxes().data
    first = written(data, Writing("確認書!B4", "いいえ"))
    assert opened(first)["確認書"]["B4"].value == "□はい　■いいえ　□該当なし"
    second = written(first, Writing("確認書!B4", "はい"))
    assert opened(second)["確認書"]["B4"].value == "■はい　□いいえ　□該当なし"


def test_a_merged_cell_is_written_at_its_first() -> None:
    data = layouts.merged_question().data
    sheet = opened(written(data, Writing("アンケート!E8", "はい")))["アンケート"]
    assert sheet["D7"].value == "はい"


def test_rows_and_cells_that_are_not_there() -> None:
    made, sheet = book("S")
    sheet["B2"] = "x"
    sheet["B9"] = "y"
    sheet.column_dimensions["D"].font = Font(bold=True)
    data = saved(made)
    places = ("A1", "A2", "C2", "D5", "B9", "A9", "D30")
    new = opened(written(data, *(Writing(f"S!{place}", place) for place in places)))["S"]
    assert {place: new[place].value for place in places} == {place: place for place in places}
    assert new["B2"].value == "x"
    assert new["D5"].font.bold
    empty = saved(book("S")[0])
    assert opened(written(empty, Writing("S!C3", "x")))["S"]["C3"].value == "x"
    assert written(empty, Writing("S!C3", "")) == empty


def test_a_sheet_with_prefixes_and_without_references() -> None:
    text = (
        '<?xml version="1.0"?><x:worksheet xmlns:x="MAIN"><x:sheetData><x:row><x:c t="inlineStr">'
        "<x:is><x:t>a</x:t></x:is></x:c><x:c/></x:row><x:row/></x:sheetData></x:worksheet>"
    ).replace("MAIN", MAIN)
    for encoding in ("utf-8", "utf-16", "iso-8859-1", "utf-8-sig"):
        label = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
        head = text.replace("?>", f' encoding="{label}"?>')

        def change(content: dict[str, bytes], code: str = encoding, xml: str = head) -> None:
            content["xl/worksheets/sheet1.xml"] = xml.encode(code)

        data = rezipped(saved(book("S")[0]), change)
        new = written(data, Writing("S!B1", "髙い"), Writing("S!A2", "c"), Writing("S!A4", "d"))
        part = parts(new)["xl/worksheets/sheet1.xml"]
        assert part.startswith(head.encode(encoding)[:40])
        found = opened(new)["S"]
        assert [found[one].value for one in ("A1", "B1", "A2", "A4")] == ["a", "髙い", "c", "d"]


def test_summaries_are_calculated_anew() -> None:
    layout = layouts.due_diligence()
    data = written(layout.data, Writing("Vendor Questionnaire!D4", "Yes"))
    summary = parts(data)["xl/worksheets/sheet4.xml"]
    assert b"<f>COUNTIF" in summary
    assert b"</f></c>" in summary, "no value from before"
    assert b'fullCalcOnLoad="1"' in parts(data)["xl/workbook.xml"]
    other = written(layout.data, Writing("Vendor Questionnaire!E4", "-"))
    assert (
        parts(other)["xl/worksheets/sheet4.xml"] == parts(layout.data)["xl/worksheets/sheet4.xml"]
    )


def test_only_what_depends_loses_its_value() -> None:
    made, sheet = book("A")
    other = made.create_sheet("B")
    rows(sheet, 1, [["x", "y"], ["", ""], ["=A1", "=A2", "=SUM(A:A)", "=A$1:A$2", '="A2"']])
    rows(other, 1, [["='A'!B3", "=A1&x", '=INDIRECT("A!A2")', "=A!B1", "=[1]A!A2", "=$1:$1"]])
    made.calculation.fullCalcOnLoad = False

    def values(content: dict[str, bytes]) -> None:
        for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
            content[name] = re.sub(rb"</f><v\s*/?>(?:</v>)?", b"</f><v>5</v>", content[name])

    data = rezipped(saved(made), values)
    new = parts(written(data, Writing("A!A2", "1")))
    kept = {
        name: re.findall(rb'<c r="([A-Z]\d)"[^>]*><f>[^<]*</f><v>', new[f"xl/worksheets/{name}"])
        for name in ("sheet1.xml", "sheet2.xml")
    }
    assert kept == {"sheet1.xml": [b"A3", b"E3"], "sheet2.xml": [b"D1", b"E1"]}


def test_macros_and_signatures_are_kept() -> None:
    def change(content: dict[str, bytes]) -> None:
        content["xl/vbaProject.bin"] = b"\x00macro"
        content["_xmlsignatures/sig1.xml"] = b"<s/>"

    data = rezipped(layouts.two_systems().data, change)
    done = write(data, [Writing("システム別!C5", "x")], "q.xlsm")
    assert done.value is not None
    assert parts(done.value)["xl/vbaProject.bin"] == b"\x00macro"
    assert [one.code for one in done.problems] == ["package-macros", "xlsx-signed"]


def test_a_sheet_is_added() -> None:
    layout = layouts.due_diligence()
    lines = [["Cell", "Source"], ["D4", "=ledger"], ["", "a\nb _x000D_ \x00"]]
    data = add_sheet(layout.data, "Sources: a/b", lines)
    new = opened(data)
    assert new.sheetnames[-1] == "Sources  a b"
    found = [
        [cell.value and unescape(str(cell.value)) for cell in row]
        for row in new[new.sheetnames[-1]].iter_rows()
    ]
    assert found == [["Cell", "Source"], ["D4", "=ledger"], [None, "a\nb _x000D_ "]]
    page = new[new.sheetnames[-1]].page_setup
    assert (page.orientation, page.fitToHeight) == ("landscape", 0), "printed, it is as wide as one"
    before, after = raw(layout.data), raw(data)
    changed = [name for name in before if before[name] != after[name]]
    assert sorted(changed) == [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
    ]
    twice = opened(add_sheet(data, "sources  A b", lines))
    assert twice.sheetnames[-1] == "sources  A b (2)"
    assert add_sheet(layout.data, "x", []) == add_sheet(layout.data, "x", [])
    with pytest.raises(ValueError, match="not a workbook"):
        add_sheet(b"", "x", [])


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
def test_a_sheet_is_added_to_every_layout(make: Callable[[], Layout]) -> None:
    layout = make()
    data = add_sheet(layout.data, "出典", [["セル", "出典"], ["C5", "台帳"]])
    assert opened(data).sheetnames == [*opened(layout.data).sheetnames, "出典"]
    again = read(data, "q.xlsx").value
    before = read(layout.data, "q.xlsx").value
    assert again is not None
    assert before is not None
    assert again.asks == before.asks


PLACES = st.sampled_from(["A1", "C5", "D5", "E6", "F9", "H40", "B4", "C6"])
TEXTS = st.text(st.characters(), max_size=12) | st.sampled_from(["=1", "_x0041_", "", "\n", " "])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(PLACES, TEXTS, max_size=5))
def test_whatever_is_written_is_read(texts: dict[str, str]) -> None:
    layout = layouts.two_systems()
    writings = [Writing(f"システム別!{place}", text) for place, text in texts.items()]
    merged = {"A4": "A3", "B4": "B3", "D3": "C3"}
    done = write(layout.data, writings, "q.xlsx")
    assert done.value is not None
    new, old = opened(done.value)["システム別"], opened(layout.data)["システム別"]
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    for place, text in texts.items():
        clean = forbidden.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        assert unescape(str(new[merged.get(place, place)].value or "")) == clean
    touched = {merged.get(place, place) for place in texts}
    for row in old.iter_rows():
        for cell in row:
            if cell.coordinate not in touched:
                assert new[cell.coordinate].value == cell.value
    assert write(done.value, writings, "q.xlsx").value == done.value
