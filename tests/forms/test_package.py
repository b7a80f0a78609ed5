"""Files that are no worksheet, that are damaged, or that somebody made to do harm."""

from __future__ import annotations

import gzip
import io
import random
import struct
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.forms.desk import fill
from yawara.text import package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.forms.desk import Desk

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Take a workbook apart, change its parts, put it together again."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    path.write_bytes(zipped(parts))
    return path


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "package-empty"),
        (b"\x00" * 100, "package-empty"),
        (b"No.,answer\n1,Done\n", "package-not"),
        ("回答".encode("cp932"), "package-not"),
        (b"<html><table></table></html>", "package-not"),
        (b"%PDF-1.7", "package-not"),
        (gzip.compress(b"x", mtime=0), "package-not"),
        (OLE + b"\x00" * 600, "package-legacy"),
        (OLE + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le"), "package-encrypted"),
        (b"PK\x03\x04", "package-damaged"),
        (b"PK\x05\x06" + b"\x00" * 18, "package-not"),
        (zipped({"a.txt": b"a"}), "package-not"),
        (zipped({"word/document.xml": b"<a/>"}), "package-renamed"),
        (zipped({"xl/workbook.bin": b"a"}), "package-not"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
            "package-not",
        ),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "package-damaged"),
        (zipped({"xl/workbook.xml": b"\x00\x01"}), "package-damaged"),
        (zipped({"xl/workbook.xml": b"<?xml version='1.0' encoding='x'?><a/>"}), "package-damaged"),
        (
            zipped({"xl/workbook.xml": b"<a>", **{f"{at}.xml": b"<a/>" for at in range(5001)}}),
            "package-too-many-parts",
        ),
    ],
)
def test_what_is_no_workbook(desk: Desk, data: bytes, problem: str) -> None:
    path = desk.put("sheet.xlsx", "")
    path.write_bytes(data)
    code, answer = desk.read(path)
    assert code == 2
    assert [one["code"] for one in answer["problems"]] == [problem]


def test_what_is_no_file(desk: Desk) -> None:
    assert desk.codes(desk.folder / "none.xlsx") == ["file-missing"]
    assert desk.codes(desk.folder) == ["file-is-folder"]
    code, printed = desk.run("-o", str(desk.folder / "profile.yaml" / "x.xlsx"))
    assert code == 2, printed
    assert desk.run("-o", str(desk.folder), "--overwrite")[0] == 2


def test_a_file_nobody_may_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.sheet()

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    found = package.read(path, "s", "xlsx").problems
    assert [one.code for one in found] == ["package-locked"]


@pytest.mark.parametrize("mark", ["~$sheet.xlsx", ".~lock.sheet.xlsx#"])
def test_a_file_that_is_open_is_read_as_saved(desk: Desk, mark: str) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    path.with_name(mark).write_text("ito", encoding="utf-8")
    assert desk.codes(path) == ["package-open-elsewhere"]
    assert len(desk.entries()) == 1


def test_a_file_that_is_too_large(desk: Desk) -> None:
    path = desk.folder / "large.xlsx"
    with path.open("wb") as file:
        file.truncate(package.MOST_BYTES + 1)
    assert desk.codes(path) == ["file-too-large"]


@pytest.mark.parametrize("part", [SHEET, "xl/media/image1.xml", "docProps/core.xml"])
def test_a_zip_bomb_is_not_unpacked(desk: Desk, part: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts[part] = b"<worksheet>" + b" " * (package.MOST_XML + 1) + b"</worksheet>"

    path = changed(desk.sheet(), change)
    began = time.monotonic()
    problems = desk.codes(path)
    assert problems == ([] if "media" in part else ["package-unpacks-too-large"])
    assert time.monotonic() - began < 5


def test_a_header_that_lies_about_the_size(desk: Desk) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts[SHEET] = b"<worksheet>" + b" " * 10_000_000 + b"</worksheet>"

    path = changed(desk.sheet(), change)
    size = struct.pack("<I", len(b"<worksheet>" + b" " * 10_000_000 + b"</worksheet>"))
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 100)))
    assert desk.codes(path) == ["package-damaged"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_and_outside_files_are_refused(desk: Desk, part: str, encoding: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        head, _, rest = text.partition("?>")
        head = head.replace("UTF-8", encoding)
        doctype = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>'
        parts[part] = f"{head}?>\n{doctype}{rest}".encode(encoding)

    assert desk.codes(changed(desk.sheet(), change)) == ["package-unsafe-xml"]


def test_the_strict_kind_of_xlsx_is_named(desk: Desk) -> None:
    def change(parts: dict[str, bytes]) -> None:
        old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(old, new)

    code, printed = desk.run("--read", str(changed(desk.sheet(), change)))
    assert code == 2
    assert "Strict Open XML" in printed


def test_macros_and_links_are_left_alone(desk: Desk) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/vbaProject.bin"] = b"\x00"
        parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"

    path = changed(fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"})), change)
    path = path.rename(path.with_suffix(".xlsm"))
    assert sorted(desk.codes(path)) == ["package-macros", "package-outside"]
    assert len(desk.entries()) == 1


def rows(*lines: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        end = b"</sheetData>"
        parts[SHEET] = parts[SHEET].replace(end, "".join(lines).encode() + end)

    return change


def test_a_million_empty_rows(desk: Desk) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    empty = [f'<row r="{at}" ht="20" customHeight="1"/>' for at in range(20, 1_048_577)]
    began = time.monotonic()
    assert desk.codes(changed(path, rows(*empty))) == ["sheet-end-assumed"]
    assert time.monotonic() - began < 10
    assert len(desk.entries()) == 1


def test_a_row_beyond_all_rows(desk: Desk) -> None:
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))
    assert desk.codes(changed(path, rows('<row r="99999999999999"/>'))) == ["sheet-end-assumed"]


def test_more_rows_than_anybody_fills_in(desk: Desk) -> None:
    full = [f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(20, 50_100)]
    assert desk.codes(changed(desk.sheet(), rows(*full))) == ["sheet-too-many-rows"]


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_a_problem_and_no_crash(desk: Desk, seed: int) -> None:
    """Bytes changed in a part, or in the zip itself: read all the same, or refused with words."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    path = fill(desk.sheet(), ("name-owner", "-", {"answer": "Done"}))

    def harm(data: bytes) -> bytes:
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 20)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        return bytes(broken)

    def change(parts: dict[str, bytes]) -> None:
        name = chance.choice(sorted(parts))
        parts[name] = harm(parts[name]) if chance.random() < 0.8 else b""

    if seed % 2:
        changed(path, change)
    else:
        path.write_bytes(harm(path.read_bytes()))
    code, printed = desk.run("--read", str(path))
    assert code in (0, 2), printed
