"""Workbooks that are damaged, that somebody made to do harm, or that a rare program wrote."""

from __future__ import annotations

import io
import random
import time
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.forms.xlsx import layouts
from tests.forms.xlsx.choosing import EVERY
from tests.forms.xlsx.layouts import book, saved
from tests.forms.xlsx.test_write import codes, everything, opened, parts, raw, rezipped, written
from yawara.forms.ooxml.parts import resolved
from yawara.forms.questionnaire import Writing
from yawara.forms.xlsx import book as books
from yawara.forms.xlsx.add import add_sheet
from yawara.forms.xlsx.notes import add_notes
from yawara.forms.xlsx.read import read
from yawara.forms.xlsx.write import write

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
PLACE = Writing("システム別!C5", "x")


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    def changed(content: dict[str, bytes]) -> None:
        content[name] = change(content.get(name, b""))

    # Of our two libraries only one writes shared strings.
    make = layouts.due_diligence if name == STRINGS else layouts.two_systems
    return rezipped(make().data, changed)


def found(data: bytes) -> list[str]:
    return list(dict.fromkeys(one.code for one in read(data, "q.xlsx").problems))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "package-empty"),
        (b"a,b\n", "package-not"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "package-legacy"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "package-encrypted",
        ),
        (b"PK\x03\x04", "package-damaged"),
    ],
)
def test_what_is_no_workbook(data: bytes, code: str) -> None:
    assert found(data) == [code]
    assert codes(data, PLACE) == [code]


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "xl/../../x.xml", "XL/Workbook.XML", "xl/worksheets/SHEET1.xml"],
)
def test_names_that_no_part_has(name: str) -> None:
    assert found(with_part(name, lambda _: b"<a/>")) == ["package-damaged"]


def test_the_strict_kind_is_named() -> None:
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    assert found(with_part(BOOK, lambda part: part.replace(old, new))) == ["package-not"]


@pytest.mark.parametrize("part", [SHEET, STRINGS, BOOK, RELATIONS, "xl/styles.xml"])
def test_entities_are_refused(part: str) -> None:
    evil = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    assert found(with_part(part, lambda _: evil)) == ["package-unsafe-xml"]


def test_a_sheet_outside_the_file_is_not_fetched() -> None:
    def outside(part: bytes) -> bytes:
        return part.replace(
            b'Target="/xl/worksheets/sheet1.xml"',
            b'Target="http://192.0.2.1/sheet1.xml" TargetMode="External"',
        )

    data = with_part(RELATIONS, outside)
    assert found(data) == ["package-outside", "xlsx-sheet-missing", "xlsx-no-questions"]


def _replaced(part: bytes, old: bytes, new: bytes) -> bytes:
    return part.replace(old, new)


def test_a_sheet_that_is_listed_and_not_there() -> None:
    for target in (b"/xl/worksheets/none.xml", b"../../../../etc/passwd", b""):
        data = with_part(
            RELATIONS, partial(_replaced, old=b"/xl/worksheets/sheet1.xml", new=target)
        )
        assert found(data) == ["xlsx-sheet-missing", "xlsx-no-questions"]
        assert "xlsx-place-unknown" in codes(data, PLACE)


def test_targets_stay_inside() -> None:
    assert resolved("xl", "worksheets/sheet1.xml") == "xl/worksheets/sheet1.xml"
    assert resolved("xl", "/xl/a.xml") == "xl/a.xml"
    assert resolved("xl/worksheets", "../tables/t%201.xml") == "xl/tables/t 1.xml"
    assert resolved("xl", "../../../etc/passwd") == "etc/passwd"


def quick(data: bytes, seconds: float = 30) -> list[str]:
    began = time.monotonic()
    told = found(data)
    write(data, [PLACE], "q.xlsx")
    assert time.monotonic() - began < seconds
    return told


def in_sheet(text: str) -> bytes:
    end = b"</sheetData>"
    return with_part(SHEET, lambda part: part.replace(end, text.encode() + end))


def test_hundreds_of_thousands_of_empty_rows() -> None:
    rows = "".join(f'<row r="{at}" ht="20"/>' for at in range(20, 300_000))
    assert quick(in_sheet(rows)) == []


def test_rows_below_what_is_read_are_told() -> None:
    row = '<row r="900000"><c r="A900000" t="inlineStr"><is><t>x</t></is></c></row>'
    assert quick(in_sheet(row)) == ["xlsx-sheet-cut"]


def test_as_many_columns_as_there_are() -> None:
    cells = "".join(f'<c r="{archive_name(at)}30" s="1"/>' for at in range(1, 16_385))
    columns = b'<cols><col min="1" max="16384" width="9"/></cols><sheetData>'
    data = rezipped(
        in_sheet(f'<row r="30">{cells}</row>'),
        lambda content: content.update({SHEET: content[SHEET].replace(b"<sheetData>", columns, 1)}),
    )
    assert quick(data) == []


def archive_name(column: int) -> str:
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def test_areas_over_everything() -> None:
    areas = "".join(f'<mergeCell ref="A{at}:XFD{at}"/>' for at in range(1000, 12_000))
    text = f'<mergeCells count="1"><mergeCell ref="A900:XFD1048576"/>{areas}</mergeCells>'
    lists = "".join(
        f'<dataValidation type="list" sqref="A{at}:XFD1048576"><formula1>"a,b"</formula1>'
        "</dataValidation>"
        for at in range(1, 2000)
    )
    data = with_part(
        SHEET,
        lambda part: part.replace(
            b"</sheetData>",
            f"</sheetData>{text}<dataValidations>{lists}</dataValidations>".encode(),
        ),
    )
    quick(data)


def test_a_million_formats_and_strings() -> None:
    many = b"<xf numFmtId='0'/>" * 400_000
    data = with_part(
        "xl/styles.xml", lambda part: part.replace(b"</cellXfs>", many + b"</cellXfs>")
    )
    quick(data)
    words = "".join(f"<si><t>語{random.Random(at).random()}</t></si>" for at in range(300_000))  # noqa: S311
    data = with_part(STRINGS, lambda part: part.replace(b"</sst>", words.encode() + b"</sst>"))
    quick(data)


def test_names_that_name_each_other() -> None:
    names = b"<definedNames><definedName name='a'>b</definedName><definedName name='b'>a+b+a"
    data = with_part(
        BOOK,
        lambda part: part.replace(
            b"</sheets>", b"</sheets>" + names + b"</definedName></definedNames>"
        ),
    )
    rule = '<dataValidation type="list" sqref="C5:C9"><formula1>a</formula1></dataValidation>'
    both = rezipped(
        data,
        lambda content: content.update(
            {
                SHEET: content[SHEET]
                .replace(b"</sheetData>", b"</sheetData>" + rule.encode())
                .replace(b"</row>", b'<c r="Z1"><f>a+b</f><v>77</v></c></row>', 1)
            }
        ),
    )
    quick(both)


@pytest.mark.parametrize(
    "sign",
    [
        "(", "。", "□", "・", "質問", "(1", " ", "か ", "\n", "「○", "( )", "[ ] ", "（　）はい",
        "はい□", "1：", "レベル", "0 = a b ", "年月", "※", "/",
    ],
)  # fmt: skip
def test_texts_that_make_patterns_slow(sign: str) -> None:
    text = sign * (32_000 // len(sign)) + "x"
    cell = f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    quick(in_sheet("".join(f'<row r="{at}">{cell * 3}</row>' for at in range(8, 40))))


def test_long_chains_of_formulas_end() -> None:
    cells = "".join(
        f'<row r="{at}"><c r="H{at}"><f>H{at - 1}+C5</f><v>77</v></c></row>'
        for at in range(20, 9000)
    )
    quick(in_sheet(cells))
    chain = "".join(
        f'<row r="{at}"><c r="H{at}"><f>H{at - 1}+1</f><v>77</v></c></row>'
        for at in range(20, 9000)
    )
    data = in_sheet(chain)
    began = time.monotonic()
    new = written(data, Writing("システム別!H19", "x"))
    assert time.monotonic() - began < 30
    assert b"<v>77</v>" not in parts(new)[SHEET]


@pytest.mark.parametrize("seed", range(100))
def test_damage_is_a_problem_and_no_crash(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    make = EVERY[seed % len(EVERY)]
    data = make().data

    def harm(part: bytes) -> bytes:
        broken = bytearray(part)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        return bytes(broken)

    def change(content: dict[str, bytes]) -> None:
        names = [name for name in content if name.endswith((".xml", ".rels"))]
        name = chance.choice(sorted(names))
        content[name] = harm(content[name]) if chance.random() < 0.9 else b""

    writings = everything(data)
    broken = rezipped(data, change) if seed % 3 else harm(data)
    read(broken, "q.xlsx")
    done = write(broken, writings, "q.xlsx")
    assert done.value is not None or done.problems
    if done.value is not None:
        copy, _ = add_notes(done.value, {one.where: "出典" for one in writings}, "Yawara")
        assert books.opened(add_sheet(copy, "出典", [["a"]]), "q").value is not None


@pytest.mark.parametrize("number", ["x", "-1", "", "99999999999999999999"])
def test_a_sheet_of_an_odd_number_has_a_neighbour(number: str) -> None:
    def change(content: dict[str, bytes]) -> None:
        old = content["xl/workbook.xml"]
        content["xl/workbook.xml"] = old.replace(b'sheetId="1"', f'sheetId="{number}"'.encode())

    data = rezipped(layouts.two_systems().data, change)
    book = books.opened(add_sheet(data, "出典", [["a"]]), "q").value
    assert book is not None
    assert book.sheets[-1].name == "出典"


def rebuilt(data: bytes, **options: object) -> bytes:
    """The same parts in a zip of another making."""
    out = io.BytesIO()
    kind = zipfile.ZIP_STORED if options.get("stored") else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(_Stream(out) if options.get("stream") else out, "w", kind) as made:
        for name, part in parts(data).items():
            info = zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2))
            info.compress_type = kind
            info.extra = b"\x99\x99\x04\x00abcd"
            info.comment = b"part"
            with made.open(info, "w", force_zip64=bool(options.get("large"))) as file:
                file.write(part)
        made.comment = b"of the whole"
    return out.getvalue()


class _Stream(io.RawIOBase):
    """A file that cannot be wound back, so that sizes follow the parts."""

    def __init__(self, to: io.BytesIO) -> None:
        super().__init__()
        self.to = to

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return self.to.write(bytes(data))  # type: ignore[call-overload]


@pytest.mark.parametrize("making", ["stored", "stream", "large", "plain"])
def test_zips_of_every_making(making: str) -> None:
    data = rebuilt(layouts.due_diligence().data, **{making: True})
    new = written(data, *everything(data))
    before, after = raw(data), raw(new)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml"]
    assert list(before) == list(after)
    with zipfile.ZipFile(io.BytesIO(new)) as made:
        assert made.testzip() is None
        assert made.comment == b"of the whole"
        assert {info.date_time[0] for info in made.infolist()} == {2020}
        assert {info.comment for info in made.infolist()} == {b"part"}
    opened(new)


def test_parts_that_lie_over_each_other() -> None:
    data = bytearray(saved(book("S")[0]))
    first, second = (data.find(b"PK\x01\x02"), 0)
    second = data.find(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert write(bytes(data), [Writing("S!A1", "x")], "q").value is None
