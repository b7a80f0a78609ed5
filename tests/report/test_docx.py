"""The report as a file of Word: whole, in Word's own terms, the same each time."""

from __future__ import annotations

import datetime
import functools
import hashlib
import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import desk
from yawara.ledger.planes import ALL, NONE, SOME
from yawara.report.build import build_all
from yawara.report.docx import to_docx
from yawara.report.docx.lines import bookmark, targets
from yawara.report.letters import visible
from yawara.report.pdf.tables import LINE
from yawara.report.tree import (
    Bullets,
    Column,
    Document,
    Fold,
    Mark,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Row,
    Scale,
    Section,
    Span,
    Table,
    Tile,
    Tiles,
    Units,
)
from yawara.report.write import is_ours
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.report.tree import Block

A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36">'
    '<rect width="72" height="36"/></svg>'
)
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@functools.cache
def trees() -> dict[str, Document]:
    return dict(zip(LANGS, build_all(desk.assessment(), LANGS), strict=True))


@functools.cache
def written(lang: Lang) -> bytes:
    return to_docx(trees()[lang], stamp=desk.DAY)


def opened(data: bytes) -> Any:  # noqa: ANN401 - elements of lxml, which has no types
    return docx.Document(io.BytesIO(data))


def paper(*blocks: Block, lang: Lang = "ja", title: str = "題", subject: str = "社") -> Document:
    section = Section("s", (Span("見出し"),), blocks)
    return Document(lang, title, subject, (), (), (section,), (), "paper")


def text_of(element: Any) -> str:  # noqa: ANN401 - likewise
    """What a reader reads, with line breaks and tabs as such."""
    out = []
    for one in element.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if one.tag == qn("w:t"):
            out.append(one.text or "")
        elif one.getparent().tag == qn("w:r"):
            out.append("\n" if one.tag == qn("w:br") else "\t")
    return "".join(out)


def texts(blocks: Any) -> list[str]:  # noqa: ANN401 - any node of the tree
    """Every span in the tree."""
    if isinstance(blocks, Span):
        return [blocks.text]
    if isinstance(blocks, (tuple, list)):
        return [one for block in blocks for one in texts(block)]
    if hasattr(blocks, "__struct_fields__"):
        return [one for name in blocks.__struct_fields__ for one in texts(getattr(blocks, name))]
    return []


@A_LANGUAGE
def test_every_word_of_the_report_is_there(lang: Lang) -> None:
    said = text_of(opened(written(lang)).element.body)
    for text in texts(trees()[lang].opening) + texts(trees()[lang].sections):
        assert text.strip("\n") in said or not text.strip()


@A_LANGUAGE
def test_headings_styles_and_heads_are_words_own(lang: Lang) -> None:
    made = opened(written(lang))
    known = {style.name for style in made.styles}
    names = [paragraph.style.name for paragraph in made.paragraphs]
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Body Text", "Caption"} <= set(names)
    levels = [int(name[-1]) for name in names if name.startswith("Heading ")]
    assert max(levels) == 4
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    used = {one.get(qn("w:val")) for one in made.element.body.iter(qn("w:pStyle"), qn("w:rStyle"))}
    assert used <= {style.style_id for style in made.styles}
    assert {"Yawara Table", "Yawara Note", "Yawara Facts"} <= known
    tables = [one for one in made.tables if one.style.name in ("Yawara Table", "Yawara Matrix")]
    assert len(tables) > 50
    for table in tables:
        first, *others = table._tbl.tr_lst  # noqa: SLF001 - the only way to a row's properties
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr is None or row.trPr.find(qn("w:tblHeader")) is None for row in others)
        whole = [
            row for row in others if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        ]
        assert all(row in whole for row in others if len(text_of(row)) < 500)


@A_LANGUAGE
def test_every_link_leads_somewhere(lang: Lang) -> None:
    made = opened(written(lang))
    body = made.element.body
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"_Y[0-9a-f]{1,38}", name) for name in names)
    assert set(names) == {bookmark(one) for one in targets(trees()[lang].sections)}
    links = list(body.iter(qn("w:hyperlink")))
    inside = {one.get(qn("w:anchor")) for one in links} - {None}
    assert inside <= set(names)
    assert len(inside) > 50
    for one in links:
        if one.get(qn("w:anchor")) is None:
            rel = made.part.rels[one.get(qn("r:id"))]
            assert rel.is_external
            assert rel.target_ref.startswith("https://")
    others = [rel for rel in made.part.rels.values() if rel.is_external]
    assert all(rel.reltype.endswith("/hyperlink") for rel in others)


@A_LANGUAGE
def test_the_contents_are_filled_in_before_word_fills_them(lang: Lang) -> None:
    made = opened(written(lang))
    codes = [one.text.strip() for one in made.element.body.iter(qn("w:instrText"))]
    assert codes[0].startswith("TOC ")
    begun = [one.get(qn("w:fldCharType")) for one in made.element.body.iter(qn("w:fldChar"))]
    assert begun.count("begin") == begun.count("separate") == begun.count("end")
    (contents,) = made.element.body.findall(qn("w:sdt"))
    said = text_of(contents)
    for section in trees()[lang].sections:
        assert "".join(texts(section.heading)) in said


@A_LANGUAGE
def test_drawings_have_words_and_numbers_of_their_own(lang: Lang) -> None:
    made = opened(written(lang))
    drawn = list(made.element.body.iter(DRAWN))
    assert len({one.get("id") for one in drawn}) == len(drawn) > 100
    assert all(one.get("descr") or len(one) for one in drawn)  # words, or marked as decoration
    embedded = {
        value
        for one in made.element.body.iter()
        for key, value in one.attrib.items()
        if key == qn("r:embed")
    }
    assert embedded == {id_ for id_ in made.part.rels if id_.startswith(("rIdYP", "rIdYS"))}
    for id_ in embedded:
        blob = made.part.rels[id_].target_part.blob
        assert blob.startswith(b"\x89PNG" if id_.startswith("rIdYP") else b"<svg")


@A_LANGUAGE
def test_the_file_says_what_it_is(lang: Lang) -> None:
    made = opened(written(lang))
    core = made.core_properties
    assert core.title == trees()[lang].title
    assert core.author == core.subject == trees()[lang].subject
    assert core.created == core.modified
    assert core.created.date() == desk.DAY
    assert core.language == {"ja": "ja-JP", "en": "en-US"}[lang]
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert trees()[lang].subject in section.header.paragraphs[0].text
    codes = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]  # noqa: SLF001
    assert codes == ["PAGE", "NUMPAGES"]
    fonts = made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert fonts.get(qn("w:eastAsia")) == "游ゴシック"
    defaults = made.styles.element.find(f".//{qn('w:pPrDefault')}/{qn('w:pPr')}")
    assert defaults.find(qn("w:kinsoku")) is not None


def test_the_same_report_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    code = (
        "import hashlib; from tests.report import test_docx as t; "
        "print(hashlib.sha256(t.written('ja')).hexdigest())"
    )
    root = os.getcwd()  # noqa: PTH109 - a string for an environment variable
    given_ = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PYTHONPATH": root}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=given_,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == hashlib.sha256(written("ja")).hexdigest()
    with zipfile.ZipFile(io.BytesIO(written("ja"))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}
    later = to_docx(trees()["ja"], stamp=datetime.date(2027, 1, 5))
    assert later != written("ja")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(("", "strong", "id", "quote", "official", "muted")))
def test_whatever_is_said_stays_text(said: str, role: Any) -> None:  # noqa: ANN401 - a Role
    link = Span(said, role, to="https://x.example/?a=1&b=<2>")
    made = opened(to_docx(paper(Paragraph((Span(said, role), link)), title=said), stamp=desk.DAY))
    assert text_of(made.element.body).count(visible(said)) >= 3
    assert not list(made.element.body.iter(qn("w:altChunk"), qn("w:object")))


def test_the_other_direction_and_the_other_language() -> None:
    line = (Span("שלום, עולם!", "quote"), Span("Hello", lang="en"), Span("🎌👨‍👩‍👧①", lang="ja"))
    body = opened(to_docx(paper(Paragraph(line)), stamp=desk.DAY)).element.body
    runs = {text_of(one): one for one in body.iter(qn("w:r"))}
    assert runs["שלום, עולם!"].find(f".//{qn('w:rtl')}") is not None
    assert runs["Hello"].find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-US"
    assert runs["🎌👨‍👩‍👧①"].find(f".//{qn('w:rFonts')}").get(qn("w:hint")) == "eastAsia"
    assert runs["Hello"].find(f".//{qn('w:rtl')}") is None


PIECES = (Mark("some", "一部"), Scale((SOME, ALL), (NONE, ALL), "文"), Units((("all", 2),), "2"))
PROOF = Bullets(
    (
        (Paragraph((Span("段"),)),),
        (Paragraph((Span("階"),)), Bullets(((Paragraph((Span("段"),)),),))),
    ),
    role="proof",
)
TABLE = Table("中", (Column("a"),), (Row(((Paragraph((Span("b"),)),),)),))


def every_block() -> tuple[Block, ...]:
    plain = (Paragraph((Span("語"),)),)
    inner = Bullets((plain, (Paragraph((Span("続き"),)), Bullets((plain,)))))
    return (
        Paragraph((Span("引用"),), "lead"),
        Paragraph((Span("声", "quote"),)),
        inner,
        Bullets((plain, plain), ordered=True),
        Bullets((plain,), ordered=True),
        Pairs((((Span("用語"),), plain),), "glossary"),
        Note((*plain, inner), "注", "warning"),
        Fold((Span("なぜ"),), (PROOF,), "why"),
        Tiles("数", (Tile("7", "件", "all", "うち3件"), Tile("8", "件"))),
        Picture("p1", "図の題", "図の説明", SVG, 50),
        Paragraph(PIECES),
        Table(
            "表の題",
            (Column("甲", 2), Column("乙", 1, "number"), Column("丙", 0, "sign")),
            (
                Row((plain,), role="group"),
                Row((plain, plain, ()), "row-1"),
                Row(((Fold((Span("詳細"),), (inner,)), TABLE), plain, plain), role="sum"),
            ),
        ),
    )  # fmt: skip


def test_every_kind_of_block_is_written_and_lists_begin_anew() -> None:
    data = to_docx(paper(*every_block()), stamp=desk.DAY)
    made = opened(data)
    names = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"List Bullet", "List Bullet 2", "List Number", "Quote", "Caption"} <= names
    numbers = [
        paragraph._p.pPr.numPr.numId.val  # noqa: SLF001 - the only way to a list
        for paragraph in made.paragraphs
        if paragraph.style.name == "List Number"
    ]
    assert len(numbers) == 3
    assert len(set(numbers)) == 2
    captions = [one.text for one in made.paragraphs if one.style.name == "Caption"]
    assert captions == ["図1　図の題", "表1　表の題"]
    for cell in made.element.body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


def test_a_sheet_and_a_paper_have_no_contents() -> None:
    for form in ("paper", "sheet"):
        tree = paper(Paragraph((Span("x"),)))
        data = to_docx(type(tree)(*[*_fields(tree)[:-1], form]), stamp=desk.DAY)
        assert opened(data).element.body.find(qn("w:sdt")) is None


def test_what_leads_into_a_table_stays_with_it() -> None:
    tree = paper(Paragraph((Span("先の文"),)), Paragraph((Span("導く文"),)), wide_table(3, 2))
    found = {
        one.text: one.paragraph_format.keep_with_next
        for one in opened(to_docx(tree, stamp=desk.DAY)).paragraphs
    }
    assert found["導く文"]
    assert not found["先の文"]


def _fields(tree: Document) -> list[Any]:
    return [getattr(tree, name) for name in tree.__struct_fields__]


def wide_table(columns: int, rows: int) -> Table:
    sign = (Paragraph((Mark("some", "一部"),)),)
    heads = (Column("AI", 4), *(Column(f"C-{at} 原則", 2, "sign") for at in range(columns)))
    lines = tuple(
        Row(((Paragraph((Span(f"系統{at}"),)),), *(sign,) * columns)) for at in range(rows)
    )
    return Table("系統", heads, lines, "matrix")


@pytest.mark.parametrize(
    ("columns", "sections", "tables"), [(5, 1, 1), (14, 1, 1), (24, 3, 1), (90, 3, 3)]
)
def test_a_wide_table_lies_on_its_side_with_its_heading(
    columns: int, sections: int, tables: int
) -> None:
    before, after = Paragraph((Span("前"),)), Paragraph((Span("後"),))
    inner = Section("wide", (Span("広い"),), (wide_table(columns, 3),))
    tree = paper(before, inner, after)
    made = opened(to_docx(tree, stamp=desk.DAY))
    assert len(made.sections) == sections
    assert len(made.tables) == tables
    turned = [one.page_width > one.page_height for one in made.sections]
    assert turned == ([False, True, False] if sections == 3 else [False])
    line = max(one.page_width - one.left_margin - one.right_margin for one in made.sections)
    for table in made.tables:
        assert sum(column.width for column in table.columns) <= line
    assert [one.header.is_linked_to_previous for one in made.sections] == [False] * sections


def test_two_hundred_systems_and_ten_thousand_letters() -> None:
    long = Paragraph((Span("とても長い文。" * 1500, "quote"),))
    rows = tuple(
        Row(((Paragraph((Span(f"行{at}"),)),), (long if at == 5 else Paragraph(()),)))
        for at in range(50)
    )
    table = Table("長い", (Column("甲", 1), Column("乙", 3)), rows)
    began = time.process_time()
    data = to_docx(paper(wide_table(24, 200), table), stamp=desk.DAY)
    assert time.process_time() - began < 10
    made = opened(data)
    split = [
        row
        for row in made.tables[-1]._tbl.tr_lst  # noqa: SLF001 - the only way to a row's properties
        if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None
    ]
    assert len(split) == 1
    assert len(text_of(split[0])) > 10_000


def test_the_parts_are_well_formed_and_named_once() -> None:
    with zipfile.ZipFile(io.BytesIO(written("ja"))) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert names[0] == "[Content_Types].xml"
        for name in names:
            if name.endswith((".xml", ".rels")):
                parse_xml(archive.read(name))
        assert not [name for name in names if "vba" in name or "embed" in name]


def has_head(table: Any) -> bool:  # noqa: ANN401 - a table of python-docx
    return table._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # noqa: SLF001


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_reads_it_and_writes_it_back(tmp_path: Path) -> None:
    source = tmp_path / "in.docx"
    source.write_bytes(to_docx(paper(*every_block(), wide_table(24, 3)), stamp=desk.DAY))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(source),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    back = opened((tmp_path / "out" / "in.docx").read_bytes())
    first = opened(source.read_bytes())
    kept = [text_of(one.element.body).replace("\n", "") for one in (first, back)]
    assert kept[0] == kept[1]
    # LibreOffice keeps no heads of tables inside tables.
    heads = [sum(map(has_head, one.tables)) for one in (first, back)]
    assert heads[0] == heads[1] > 0
    levels = [
        [p.style.name for p in one.paragraphs if "eading" in p.style.name] for one in (first, back)
    ]
    assert levels[0] == levels[1]


def test_a_line_of_a_letter_is_as_wide_as_on_paper() -> None:
    """The same paper must not be half as long again because somebody wants to edit it."""
    (section,) = opened(to_docx(paper(Paragraph((Span("あ"),))), stamp=desk.DAY)).sections
    line = section.page_width - section.left_margin - section.right_margin
    assert abs(line - Pt(LINE)) < Pt(1)


def test_no_drawing_is_cut_where_lines_are_close() -> None:
    """Lines of a cell stand close whatever the font wants, but a picture is never cut."""
    scale = Paragraph((Scale((SOME, ALL), (NONE, ALL), "尺度"),))
    words = Paragraph((Span("語"), Mark("some", "一部")))
    table = Table("表", (Column("列"),), (Row(((scale, words),)),))
    made = opened(to_docx(paper(table), stamp=desk.DAY))
    drawn, plain = made.tables[0].rows[1].cells[0].paragraphs
    assert drawn.paragraph_format.line_spacing_rule == WD_LINE_SPACING.SINGLE
    assert plain.paragraph_format.line_spacing_rule is None
    close = made.styles["Yawara Cell"].paragraph_format
    assert close.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    # A sign is not higher than its line.
    signs = [int(one.get("cy")) for one in plain._p.iter(qn("wp:extent"))]  # noqa: SLF001 - its element
    assert signs
    assert max(signs) < close.line_spacing


def test_a_letter_that_somebody_edited_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(written("en"))
    assert is_ours(path, "docx")
    edited = opened(written("en"))
    edited.add_paragraph("And this, by hand.")
    edited.core_properties.modified = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)
    edited.save(str(path))
    assert not is_ours(path, "docx")


def test_many_columns_of_words_lie_on_their_side_and_share_the_room() -> None:
    cells = tuple((Paragraph((Span("2026-11-21"),)),) for _ in range(11))
    table = Table("台帳", tuple(Column(f"列{at}", at + 1) for at in range(11)), (Row(cells),))
    made = opened(to_docx(paper(table), stamp=desk.DAY))
    (kept,) = made.tables
    assert min(column.width for column in kept.columns) >= Twips(1100)
    assert any(one.page_width > one.page_height for one in made.sections)


def test_a_tall_picture_fits_on_the_page_though_a_wide_table_follows() -> None:
    tall = SVG.replace("0 0 72 36", "0 0 72 720")
    inner = Section("wide", (Span("広い"),), (Picture("p", "図", "説明", tall), wide_table(24, 3)))
    made = opened(to_docx(paper(inner), stamp=desk.DAY))
    assert [one.page_width > one.page_height for one in made.sections] == [False, True, False]
    section = made.sections[0]
    room = section.page_height - section.top_margin - section.bottom_margin
    (shape,) = [one for one in made.inline_shapes if one.height > one.width]
    assert room * 0.8 < shape.height < room
    turned = made.element.body.findall(f".//{qn('w:pPr')}/{qn('w:sectPr')}")
    before = turned[0].getparent().getparent()
    assert any(one.text == "広い" for one in made.paragraphs)
    assert [one.tag for one in before.itersiblings(qn("w:tbl"), preceding=True)] == []
