"""Documents that are damaged, that somebody made to do harm, or that a rare program wrote."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from tests.forms.docx.layouts import (
    LAYOUTS,
    by_hand,
    japanese,
    list_numbers,
    para,
    run,
    table,
    typed_numbers,
)
from tests.forms.docx.test_write import MAIN, codes, main
from yawara.forms.docx.nodes import MOST_DEPTH
from yawara.forms.docx.read import read
from yawara.forms.docx.write import write
from yawara.forms.questionnaire import Writing

PLACE = Writing("paragraph 2", "x")


def found(data: bytes) -> list[str]:
    return list(dict.fromkeys(one.code for one in read(data, "q.docx").problems))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "package-empty"),
        (b"1. What do you do?\n", "package-not"),
        (b"{\\rtf1}", "package-not"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "package-legacy"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "package-encrypted",
        ),
        (b"PK\x03\x04", "package-damaged"),
    ],
)
def test_what_is_no_document(data: bytes, code: str) -> None:
    assert found(data) == [code]
    assert codes(data, PLACE) == [code]


@pytest.mark.parametrize("part", [MAIN, "word/styles.xml", "word/numbering.xml", "word/x.xml"])
def test_entities_are_refused(part: str) -> None:
    evil = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    assert found(by_hand("", {part: evil})) == ["package-unsafe-xml"]


def test_a_bomb_is_refused() -> None:
    whole = by_hand(para(run("0" * 70_000_000)))
    assert found(whole) == ["package-unpacks-too-large"]


def test_a_main_part_that_is_too_large_is_refused() -> None:
    noise = random.Random(1).randbytes(21_000_000).hex()  # noqa: S311 - no secret
    assert found(by_hand(para(run(noise)))) == ["docx-too-large"]


def test_deep_nesting_is_refused() -> None:
    deep = MOST_DEPTH + 10
    body = "<w:ins>" * deep + para("1. What?") + "</w:ins>" * deep
    assert found(by_hand(body)) == ["docx-too-deep"]
    cells = "<w:tbl><w:tr><w:tc>" * 100 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 100
    assert found(by_hand(cells)) == ["docx-too-deep"]


def test_what_leads_outside_is_never_followed() -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        f'<Relationships xmlns="{space}">'
        f'<Relationship Id="r1" Type="{kinds}/attachedTemplate" TargetMode="External" '
        'Target="https://example.org/t.dotm"/>'
        f'<Relationship Id="r2" Type="{kinds}/numbering" Target="../../../etc/passwd"/>'
        f'<Relationship Id="r3" Type="{kinds}/styles" TargetMode="External" '
        'Target="https://example.org/styles.xml"/></Relationships>'
    ).encode()
    body = para("1. What do you do?") + para()
    data = by_hand(body, {"word/_rels/document.xml.rels": rels})
    asked = read(data, "q.docx")
    assert asked.value is not None
    assert [one.code for one in asked.problems] == ["package-outside"]


def test_a_document_inside_is_told_and_not_read() -> None:
    body = '<w:altChunk r:id="r9"/>' + para("1. What do you do?") + para()
    asked = read(by_hand(body), "q.docx")
    assert asked.value is not None
    assert [one.code for one in asked.problems] == ["docx-left-altchunk"]


def test_a_huge_table_is_read_in_time() -> None:
    rows = [("No", "Question", "Answer")]
    rows += [(str(at), f"Do you do thing number {at}?", "") for at in range(1, 3_000)]
    data = by_hand(table(*rows))
    begun = time.monotonic()
    asked = read(data, "q.docx").value
    assert asked is not None
    assert len(asked.asks) == 2_999
    writings = [Writing(ask.slots[0].where, "Yes") for ask in asked.asks]
    assert write(data, writings, "q.docx").value is not None
    assert time.monotonic() - begun < 20


def test_lists_that_point_at_each_other_end() -> None:
    styles = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    body = para("1. What do you do?", style="a") + para()
    assert read(by_hand(body, {"word/styles.xml": styles}), "q.docx").value is not None


@pytest.mark.parametrize("seed", range(4))
def test_damage_is_a_problem_and_never_a_crash(seed: int) -> None:
    """Bytes of the main part changed or cut at random: a value or problems, never an exception."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for make in LAYOUTS:
        good = make().data
        part = main(good).encode()
        for _ in range(12):
            bad = bytearray(part)
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(len(bad))
                bad[at : at + chance.randint(0, 9)] = chance.choice(
                    [b"", b"<", b">", b"&", b'"', b"\xff", b"<w:p>", b"</w:tc>", b"<w:sdt/>"]
                )
            data = rebuilt(good, bytes(bad))
            asked = read(data, "q.docx")
            if asked.value is not None:
                slots = [slot for ask in asked.value.asks for slot in ask.slots]
                write(data, [Writing(slot.where, "x") for slot in slots], "q.docx")


def rebuilt(data: bytes, part: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, part if name == MAIN else before.read(name))
    return out.getvalue()


def test_elements_without_what_they_need() -> None:
    odd = (
        "<w:tbl/><w:tbl><w:tr/></w:tbl><w:sdt/><w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar/><w:sym/></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList/></w:ffData></w:fldChar>'
        "</w:r></w:p><w:p><w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent/></w:sdt></w:p>"
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="99999999999"/></w:numPr>'
        "</w:pPr></w:p>"
    )
    data = by_hand(odd + para("1. What do you do?") + para())
    asked = read(data, "q.docx").value
    assert asked is not None
    writings = [Writing(slot.where, "☒") for ask in asked.asks for slot in ask.slots]
    write(data, [*writings, Writing("control 1", "x"), Writing("field 1", "x")], "q.docx")


@pytest.mark.parametrize("make", [typed_numbers, list_numbers, japanese])
def test_a_document_without_styles_or_lists_is_still_read(make: object) -> None:
    assert callable(make)
    data = make().data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            if "styles" not in name and "numbering" not in name:
                after.writestr(name, before.read(name))
    assert read(out.getvalue(), "q.docx").value is not None
