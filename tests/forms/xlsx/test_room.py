"""What one sees of a text in its cell, and rows that grow with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from openpyxl.styles import Alignment, Font

from tests.forms.xlsx.layouts import book, rows, saved
from tests.forms.xlsx.test_office import converted, needs_office
from tests.forms.xlsx.test_write import parts, rezipped
from yawara.forms.questionnaire import Writing
from yawara.forms.xlsx.write import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

LONG = "総務部長を責任者に任命し、毎月の会議で報告している。" * 4
SHEET = "xl/worksheets/sheet1.xml"


def made(change: Callable[[Worksheet], None]) -> bytes:
    """A sheet with a place at C2 that wraps, in a column of 20 digits."""
    one, sheet = book("S")
    rows(sheet, 1, [["No", "質問", "回答", "備考"], [1, "定めていますか。", None, None]])
    sheet["C2"].alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["C"].width = 20
    change(sheet)
    return saved(one)


def longer(data: bytes, *writings: Writing) -> tuple[str, ...]:
    done = written(data, writings, "q.xlsx")
    assert done.value is not None
    return done.value.longer


def high(sheet: Worksheet, height: float = 15) -> None:
    sheet.row_dimensions[2].height = height


WRAPPED = Alignment(wrap_text=True)


def unwrapped(sheet: Worksheet) -> None:
    sheet["C2"].alignment = Alignment()


def beside(sheet: Worksheet) -> None:
    unwrapped(sheet)
    sheet["D2"] = "x"


def shrunk(sheet: Worksheet) -> None:
    sheet["C2"].alignment = Alignment(shrink_to_fit=True)
    sheet["D2"] = "x"


def merged(sheet: Worksheet) -> None:
    sheet.merge_cells("C2:C4")


def small(sheet: Worksheet) -> None:
    high(sheet, 30)
    sheet["C2"].font = Font(size=5)


@pytest.mark.parametrize(
    ("change", "text", "wanted"),
    [
        (lambda _: None, LONG, False),  # a row of no set height grows
        (high, LONG, True),
        (high, "はい。", False),
        (lambda sheet: high(sheet, 200), LONG, False),
        (lambda sheet: high(sheet, 30), "一行目\n二行目", False),
        (lambda sheet: high(sheet, 30), "一行目\n二行目\n三行目", True),
        (merged, LONG, True),  # no spreadsheet lets merged cells grow
        (merged, "一行目\n二行目\n三行目", False),
        (unwrapped, "責任者を任命した。総務部です。", False),  # it runs on over the empty D2
        (beside, "責任者を任命した。総務部です。", True),
        (beside, "責任者を任命した。", False),
        (shrunk, LONG, False),
        (small, "責任者を任命した。" * 4, False),
    ],
)
def test_a_text_that_is_longer_than_its_place(
    change: Callable[[Worksheet], None], text: str, *, wanted: bool
) -> None:
    assert longer(made(change), Writing("S!C2", text)) == (("S!C2",) if wanted else ())


def test_a_cell_that_is_filled_too_is_no_room() -> None:
    data = made(unwrapped)
    first, second = Writing("S!C2", "責任者を任命した。総務部です。"), Writing("S!D2", "規程")
    assert longer(data, first) == ()
    assert longer(data, first, second) == ("S!C2",)
    assert longer(data, first, Writing("S!D2", "")) == ()


def automatic(data: bytes) -> bytes:
    """The sheet as Excel saves it: heights are there, and nobody set them."""

    def change(content: dict[str, bytes]) -> None:
        content[SHEET] = content[SHEET].replace(b' customHeight="1"', b' spans="1:4"')

    return rezipped(data, change)


def row_of(data: bytes) -> bytes:
    found = re.search(rb'<row r="2"[^>]*>', parts(data)[SHEET])
    assert found is not None
    return found[0]


def test_a_height_that_nobody_set_grows() -> None:
    for data in (automatic(made(high)), made(lambda _: None)):
        done = written(data, [Writing("S!C2", LONG)], "q.xlsx")
        assert done.value is not None
        found = re.search(rb' ht="([\d.]+)"', row_of(done.value.data))
        assert found is not None
        assert 150 < float(found[1]) < 300
        assert b"customHeight" not in row_of(done.value.data), "it goes on growing"
        assert done.value.longer == ()
    data = automatic(made(high))
    short = written(data, [Writing("S!C2", "はい")], "q.xlsx")
    assert short.value is not None
    assert row_of(short.value.data) == row_of(data)


def test_a_row_that_was_not_there_is_high_enough() -> None:
    data = made(lambda sheet: setattr(sheet.column_dimensions["C"], "alignment", WRAPPED))
    done = written(data, [Writing("S!C9", LONG)], "q.xlsx")
    assert done.value is not None
    assert re.search(rb'<row r="9" ht="\d', parts(done.value.data)[SHEET])


def test_no_row_is_higher_than_a_row_can_be() -> None:
    done = written(made(lambda _: None), [Writing("S!C2", LONG * 9)], "q.xlsx")
    assert done.value is not None
    assert b'ht="409"' in row_of(done.value.data)
    assert done.value.longer == ("S!C2",)


def test_a_height_that_was_set_stays() -> None:
    data = made(high)
    done = written(data, [Writing("S!C2", LONG)], "q.xlsx")
    assert done.value is not None
    assert row_of(done.value.data) == row_of(data)
    whole = made(lambda _: None)

    def change(content: dict[str, bytes]) -> None:
        content[SHEET] = re.sub(
            rb"<sheetFormatPr [^>]*>",
            b'<sheetFormatPr defaultRowHeight="15" customHeight="1"/>',
            content[SHEET],
        )

    assert longer(rezipped(whole, change), Writing("S!C2", LONG)) == ("S!C2",)


@pytest.mark.parametrize("height", ["-5", "x", "1e400", "nan", "99999", ""])
def test_heights_that_are_none(height: str) -> None:
    def change(content: dict[str, bytes]) -> None:
        content[SHEET] = content[SHEET].replace(b'ht="15"', f'ht="{height}"'.encode())
        content["xl/styles.xml"] = content["xl/styles.xml"].replace(
            b'<sz val="11"', f'<sz val="{height}"'.encode()
        )

    data = rezipped(made(high), change)
    done = written(data, [Writing("S!C2", LONG)], "q.xlsx")
    assert done.value is not None
    assert b'ht="' in row_of(done.value.data)


@needs_office
def test_libreoffice_lets_the_row_grow(tmp_path: Path) -> None:
    files = {}
    for name, data in (("free", automatic(made(high))), ("set", made(high))):
        done = written(data, [Writing("S!C2", LONG)], "q.xlsx")
        assert done.value is not None
        files[name] = done.value.data
    out = converted(tmp_path, "fods", files)
    heights = {}
    for name in files:
        text = (out / f"{name}.fods").read_text(encoding="utf-8")
        styles = dict(
            re.findall(
                r'<style:style style:name="(ro\d+)" style:family="table-row">\s*'
                r'<style:table-row-properties style:row-height="([\d.]+)',
                text,
            )
        )
        row = re.findall(r'<table:table-row table:style-name="(ro\d+)"', text)[1]
        heights[name] = float(styles[row])
    assert heights["free"] > 3 * heights["set"]
