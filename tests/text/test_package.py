"""Office files that are none, that are damaged, or that somebody made to do harm."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from yawara.text import package
from yawara.text.messages import render

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.text.package import Kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="svg" ContentType="image/svg+xml"/></Types>'
)
DOCTYPE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def relation(kind: str, target: str) -> bytes:
    given = f'Id="rId9" Type="http://r/{kind}" Target="{target}" TargetMode="External"'
    return f'<Relationships xmlns="{RELS}"><Relationship {given}/></Relationships>'.encode()


def zipped(**more: bytes) -> bytes:
    """A small docx with parts added or replaced; `__` in a name is a slash, `_dot_` a full stop."""
    parts = {"[Content_Types].xml": TYPES.encode(), "word/document.xml": b"<document/>"}
    parts |= {key.replace("__", "/").replace("_dot_", "."): data for key, data in more.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def codes(data: bytes, kind: Kind = "docx") -> list[str]:
    looked = package.look(data, "x", kind)
    for problem in looked.problems:
        assert render(problem, "ja")
        assert "{" not in render(problem, "en")
    assert (looked.value is None) == any(one.severity.value == "error" for one in looked.problems)
    return [one.code for one in looked.problems]


def test_a_document_is_let_through_and_said_what_it_holds() -> None:
    looked = package.look(zipped(word__styles_dot_xml=b"<styles/>"), "x", "docx")
    assert looked.value is not None
    assert looked.problems == ()
    assert looked.value.main == "word/document.xml"
    assert "word/styles.xml" in looked.value.parts


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "package-empty"),
        (b"\x00" * 9, "package-empty"),
        ("回答".encode("cp932"), "package-not"),
        (b"{\\rtf1}", "package-not"),
        (b"%PDF-1.7", "package-not"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "package-not"),
        (b"\x00\x00\x00\x18ftypheic", "package-unknown"),
        (b"\x93\xfa\x81\x01\x02", "package-unknown"),
        (OLE + b"\x00" * 600, "package-legacy"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "package-encrypted"),
        (b"PK\x03\x04", "package-damaged"),
        (zipped()[:-30], "package-damaged"),
        (zipped(word__styles_dot_xml=b"\x00"), "package-damaged"),
        (zipped(word__document_dot_xml=b""), "package-damaged"),
    ],
)
def test_what_is_no_document(data: bytes, problem: str) -> None:
    assert codes(data) == [problem]


def test_one_kind_is_not_the_other() -> None:
    assert codes(zipped(), "xlsx") == ["package-not"]
    problem = package.look(zipped(), "x", "xlsx").problems[0]
    assert ("kind", "DOCX") in problem.params
    assert "Excel" in render(problem, "ja")


def test_a_kind_that_nobody_knows_is_not_guessed_at() -> None:
    problem = package.look(b"\x00\x00\x00\x18ftypheic", "photo.xlsx", "xlsx").problems[0]
    for lang in ("ja", "en"):
        text = render(problem, lang).splitlines()[0]
        assert "Excel" in text
        assert "?" not in text
        assert "のようです" not in text


@pytest.mark.parametrize(
    ("main", "kind", "right"),
    [("word/document.xml", "xlsx", ".docx"), ("xl/workbook.xml", "docx", ".xlsx")],
)
def test_a_file_with_the_ending_of_the_other_kind(main: str, kind: Kind, right: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(main, "<a/>")
    (problem,) = package.look(out.getvalue(), f"q.{kind}", kind).problems
    assert problem.code == "package-renamed"
    assert f"名前の末尾を {right} に" in render(problem, "ja")
    assert f"ends in {right}" in render(problem, "en")


def test_a_damaged_zip_is_said_in_our_own_words() -> None:
    last = zipped().rindex(b"PK\x03\x04")
    broken = zipped()[:last] + b"PK\x07\x08" + zipped()[last + 4 :]
    for data, ja in (
        (zipped()[:200], "ファイルの終わりの部分がありません"),
        (broken, "ファイルの中に、展開できない部品があります"),
    ):
        (problem,) = package.look(data, "q.docx", "docx").problems
        assert problem.code == "package-damaged"
        assert ja in render(problem, "ja")
        assert "zip" not in render(problem, "ja") + render(problem, "en")


def test_a_second_document_part_is_known() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document2.xml", "<document/>")
    looked = package.look(out.getvalue(), "x", "docx")
    assert looked.value is not None
    assert looked.value.main == "word/document2.xml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/hidden.bin", "[Content_Types].xml"])
def test_a_document_type_is_refused_under_whatever_name(part: str, encoding: str) -> None:
    head = f"<?xml version='1.0' encoding='{encoding}'?>"
    text = (head + DOCTYPE.decode() + "<a/>").encode(encoding)
    data = zipped(**{part.replace("/", "__").replace(".", "_dot_"): text})
    assert codes(data) == ["package-unsafe-xml"]


def test_a_drawing_may_have_one() -> None:
    assert codes(zipped(word__media__image1_dot_svg=DOCTYPE + b"<svg/>")) == []


def test_every_unsafe_part_is_named() -> None:
    bad = DOCTYPE + b"<a/>"
    data = zipped(word__header1_dot_xml=bad, word__footer1_dot_xml=bad, word__s_dot_xml=b"<")
    found = codes(data)
    assert sorted(found) == ["package-damaged", "package-unsafe-xml", "package-unsafe-xml"]


@pytest.mark.parametrize("part", ["word__styles_dot_xml", "docProps__core_dot_xml"])
def test_a_bomb_is_not_unpacked(part: str) -> None:
    filled = b"<a>" + b" " * (package.MOST_XML + 1) + b"</a>"
    assert codes(zipped(**{part: filled})) == ["package-unpacks-too-large"]


def test_many_parts_are_not_opened() -> None:
    parts = {f"a{at}_dot_xml": b"" for at in range(package.MOST_PARTS)}
    assert codes(zipped(**parts)) == ["package-too-many-parts"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice() -> None:
    out = io.BytesIO(zipped())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    assert codes(out.getvalue()) == ["package-damaged"]


def test_macros_and_references_to_the_outside_are_named() -> None:
    data = zipped(
        word__vbaProject_dot_bin=b"\x00",
        word___rels__settings_dot_xml_dot_rels=relation("attachedTemplate", "http://x.example/t"),
        word___rels__document_dot_xml_dot_rels=relation("hyperlink", "https://x.example/"),
    )
    looked = package.look(data, "x", "docx")
    assert [one.code for one in looked.problems] == ["package-macros", "package-outside"]
    assert looked.value is not None
    assert looked.value.macros == ("word/vbaProject.bin",)
    kinds = [(one.type, one.target) for one in looked.value.outside]
    assert kinds == [
        ("hyperlink", "https://x.example/"),
        ("attachedTemplate", "http://x.example/t"),
    ]


def test_a_hyperlink_is_no_reference_to_warn_of() -> None:
    links = relation("hyperlink", "https://x.example/")
    assert codes(zipped(word___rels__document_dot_xml_dot_rels=links)) == []


def test_a_file_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert [one.code for one in package.read(path, "a", "docx").problems] == ["file-missing"]
    path.write_bytes(zipped())
    (tmp_path / ".~lock.a.docx#").write_text("x", encoding="utf-8")
    read = package.read(path, "a", "docx")
    assert [one.code for one in read.problems] == ["package-open-elsewhere"]
    assert read.value is not None
    assert not read.failed
    with path.open("wb") as file:
        file.truncate(package.MOST_BYTES + 1)
    assert [one.code for one in package.read(path, "a", "docx").problems] == ["file-too-large"]
    assert codes(b"x" * (package.MOST_BYTES + 1)) == ["file-too-large"]
