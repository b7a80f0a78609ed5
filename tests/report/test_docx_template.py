"""Templates: what they decide, and which are refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.report import desk
from yawara.report.docx import template, to_docx
from yawara.report.docx.default import default
from yawara.report.docx.styles import STYLES
from yawara.report.tree import Bullets, Column, Document, Paragraph, Row, Section, Span, Table
from yawara.text.messages import render
from yawara.text.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from yawara.text.problem import Problem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINE = (Paragraph((Span("本文"),)),)
TREE = Document(
    "ja",
    "取組状況",
    "株式会社{{day}}",
    (("組織", (Span("社"),)),),
    LINE,
    (
        Section(
            "s",
            (Span("見出し"),),
            (
                Bullets((LINE,)),
                Bullets((LINE,), ordered=True),
                Table("表", (Column("甲"), Column("乙")), (Row((LINE, LINE)),)),
                Paragraph((Span("{{title}}"), Span("外", to="https://x.example/"))),
            ),
        ),
    ),
    (),
    "paper",
)


def made(change: Callable[[Any], None]) -> bytes:
    """Our own template, changed as somebody would in Word."""
    opened = docx.Document(io.BytesIO(default("ja")))
    change(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def patched(data: bytes, **parts: Callable[[str], str] | bytes) -> bytes:
    """A docx with parts added, or changed as text; `__` in a name is a slash, `_dot_` a stop."""
    out = io.BytesIO()
    named = {name.replace("__", "/").replace("_dot_", "."): do for name, do in parts.items()}
    if (types := named.pop("types", None)) is not None:
        named["[Content_Types].xml"] = types
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            do = named.pop(name, None)
            part = old.read(name)
            new.writestr(name, do(part.decode()) if callable(do) else do or part)
        for name, do in named.items():
            assert isinstance(do, bytes)
            new.writestr(name, do)
    return out.getvalue()


def related(kind: str, target: str, mode: str = "External") -> Callable[[str], str]:
    given = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"'
    mode = f' TargetMode="{mode}"' if mode else ""
    return lambda text: text.replace("</Relationships>", f"{given}{mode}/></Relationships>")


def problems(data: bytes) -> tuple[Problem, ...]:
    read = template.read(data, "t.docx")
    assert (read.value is None) == any(one.severity is Severity.ERROR for one in read.problems)
    for problem in read.problems:
        assert problem.place is not None
        assert problem.place.file == "t.docx"
        for said in (render(problem, "ja"), render(problem, "en")):
            assert not re.search(r"(?<!\{)\{(?!\{)", said)
    return read.problems


def codes(data: bytes) -> list[str]:
    return [one.code for one in problems(data)]


def report(data: bytes) -> Any:  # noqa: ANN401 - a document of python-docx
    read = template.read(data, "t.docx")
    assert read.value is not None
    assert not read.problems
    return docx.Document(io.BytesIO(to_docx(TREE, stamp=desk.DAY, template=read.value)))


def words(document: Any) -> list[str]:  # noqa: ANN401 - likewise
    return [paragraph.text for paragraph in document.paragraphs]


def test_ours_is_one_and_holds_every_style() -> None:
    assert codes(default("ja")) == codes(default("en", "sheet")) == []
    known = {style.name for style in docx.Document(io.BytesIO(default("ja"))).styles}
    assert known >= {style.name for style in STYLES if style.name.startswith("Yawara")}


def test_its_styles_page_and_headers_are_used() -> None:
    def change(opened: Any) -> None:  # noqa: ANN401 - likewise
        opened.styles["Normal"].font.name = "Meiryo"
        opened.styles["Heading 1"].font.size = Pt(31)
        opened.sections[0].left_margin = Pt(99)
        opened.sections[0].header.paragraphs[0].text = "社外秘 {{title}} {{day}}"

    out = report(made(change))
    assert out.styles["Normal"].font.name == "Meiryo"
    heading = next(one for one in out.paragraphs if one.text == "見出し")
    assert heading.style.name == "Heading 1"
    assert heading.style.font.size == Pt(31)
    assert out.sections[0].left_margin == Pt(99)
    assert out.sections[0].header.paragraphs[0].text == "社外秘 取組状況 2026年11月21日"
    line = out.sections[0].page_width - out.sections[0].left_margin - out.sections[0].right_margin
    assert abs(sum(column.width for column in out.tables[-1].columns) - line) < Pt(1)


def test_without_a_mark_the_body_gives_way_and_with_one_it_stays() -> None:
    def cover(opened: Any) -> None:  # noqa: ANN401 - likewise
        mark = opened.paragraphs[0]
        before = mark.insert_paragraph_before("{{organ")
        before.add_run("ization}} 御").bold = True
        before.add_run("中 {{day}}")
        opened.add_paragraph("以上")

    out = words(report(made(cover)))
    assert out[0] == "株式会社{{day}} 御中 2026年11月21日"
    assert out[1] == "取組状況"
    assert out[-1] == "以上"
    assert "{{title}}外" in out  # what the report says is nobody's placeholder

    def plain(opened: Any) -> None:  # noqa: ANN401 - likewise
        opened.paragraphs[0].text = "古い本文"
        opened.add_table(1, 1).cell(0, 0).text = "古い表"

    out = words(report(made(plain)))
    assert "古い本文" not in out
    assert out[0] == "取組状況"


def test_an_organisation_named_like_the_mark_is_no_mark() -> None:
    def cover(opened: Any) -> None:  # noqa: ANN401 - likewise
        opened.paragraphs[0].insert_paragraph_before("{{organization}}")

    tree = Document("ja", "題", "{{report}}", (), (), (), ())
    read = template.read(made(cover), "t")
    out = docx.Document(io.BytesIO(to_docx(tree, stamp=desk.DAY, template=read.value)))
    assert words(out)[:2] == ["{{report}}", "題"]


def test_a_bare_template_is_completed_and_a_foreign_one_renamed() -> None:
    """No styles, no numbering, no header; and a file whose ids mean something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(default("ja"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in ("[Content_Types].xml", "_rels/.rels"):
            kept = re.sub(
                r'<Override PartName="/word/(?!document).*?/>', "", old.read(name).decode()
            )
            new.writestr(name, kept)
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        new.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body/></w:document>')
    bare = report(out.getvalue())
    assert {"Heading 1", "Yawara Table", "List Bullet"} <= {style.name for style in bare.styles}
    assert bare.sections[0].page_width is not None

    def japanese(text: str) -> str:
        without = re.sub(r'<w:style w:type="table" w:styleId="YawaraTable".*?</w:style>', "", text)
        assert without != text
        return (
            without.replace('"Heading1"', '"1"')
            .replace('<w:name w:val="Title"/>', '<w:name w:val="Title2"/>')
            .replace('"Heading2"', '"YawaraTable"')
        )

    other = report(patched(default("ja"), word__styles_dot_xml=japanese))
    ids = [style.style_id for style in other.styles]
    assert len(ids) == len(set(ids))
    names = [paragraph.style.name for paragraph in other.paragraphs]
    assert "Heading 1" in names
    assert "Title" in names
    for one in other.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"), qn("w:rStyle")):
        assert one.get(qn("w:val")) in ids


def test_a_dotx_is_a_template_too() -> None:
    data = patched(default("ja"), types=lambda text: text.replace("document.main", "template.main"))
    assert words(report(data))[0] == "取組状況"


def test_a_page_on_its_side_keeps_the_headers_and_the_first_page() -> None:
    def change(text: str) -> str:
        first = '<w:pgNumType w:start="5"/><w:titlePg/></w:sectPr>'
        return text.replace("</w:sectPr>", first)

    sign = (Paragraph((Span("一"),)),)
    heads = tuple(Column(f"{at}", 1, "sign") for at in range(30))
    wide = Table("広い", heads, (Row((sign,) * 30),), "matrix")
    tree = Document("ja", "題", "社", (), (), (Section("w", LINE[0].line, (wide,)),), ())
    read = template.read(patched(default("ja"), word__document_dot_xml=change), "t")
    out = docx.Document(io.BytesIO(to_docx(tree, stamp=desk.DAY, template=read.value)))
    assert len(out.sections) == 3
    assert [one.different_first_page_header_footer for one in out.sections] == [True, False, False]
    starts = [one.get(qn("w:start")) for one in out.element.body.iter(qn("w:pgNumType"))]
    assert starts == ["5", None, None]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "package-empty"),
        (b"{\\rtf1 x}", "package-not"),
        (OLE + b"\x00" * 600, "package-legacy"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "package-encrypted"),
        (default("ja")[:-99], "package-damaged"),
        (patched(default("ja"), word__x_dot_xml=b"<!DOCTYPE a><a/>"), "package-unsafe-xml"),
        (
            patched(default("ja"), word__x_dot_xml=b"<a>" + b" " * 70_000_000 + b"</a>"),
            "package-unpacks-too-large",
        ),
        (patched(default("ja"), _rels___dot_rels=lambda _: "<Relationships/>"), "package-damaged"),
        (patched(default("ja"), word__vbaProject_dot_bin=b"\x00"), "template-macros"),
        (
            patched(
                default("ja"),
                types=lambda text: text.replace(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                    "application/vnd.ms-word.document.macroEnabled.main",
                ),
            ),
            "template-macros",
        ),
    ],
)
def test_what_is_no_template(data: bytes, problem: str) -> None:
    assert codes(data) == [problem]


@pytest.mark.parametrize("kind", ["image", "oleObject", "subDocument", "frame", "mailMergeSource"])
def test_what_would_fetch_something_is_refused(kind: str) -> None:
    data = patched(
        default("ja"), word___rels__document_dot_xml_dot_rels=related(kind, "http://x.example/a")
    )
    found = problems(data)
    assert found[0].code == "template-outside"
    assert found[0].place is not None
    assert found[0].place.path == ("word/document.xml",)
    assert {one.code for one in found} <= {"template-outside", "template-active"}


def test_a_hyperlink_may_stay() -> None:
    data = patched(
        default("ja"),
        word___rels__document_dot_xml_dot_rels=related("hyperlink", "https://x.example/"),
    )
    assert codes(data) == []


@pytest.mark.parametrize("kind", ["aFChunk", "control", "oleObject"])
def test_what_would_act_is_refused(kind: str) -> None:
    data = patched(
        default("ja"),
        word___rels__document_dot_xml_dot_rels=related(kind, "media/x.bin", ""),
        word__media__x_dot_bin=b"MZ",
        types=lambda text: text.replace(
            "<Override", '<Default Extension="bin" ContentType="application/x"/><Override', 1
        ),
    )
    assert codes(data) == ["template-active"]


def test_the_reference_to_another_template_is_taken_out() -> None:
    target = "http://x.example/normal.dotm"
    rels = related("attachedTemplate", target)("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'></Relationships>")  # fmt: skip # noqa: E501
    data = patched(
        default("ja"),
        word___rels__settings_dot_xml_dot_rels=rels.encode(),
        word__settings_dot_xml=lambda text: text.replace(
            "<w:defaultTabStop", '<w:attachedTemplate r:id="rId99"/><w:defaultTabStop'
        ),
    )
    read = template.read(data, "t.docx")
    assert [one.code for one in read.problems] == ["template-attached"]
    assert read.value is not None
    out = to_docx(TREE, stamp=desk.DAY, template=read.value)
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert not [
            name for name in archive.namelist() if b"x.example/normal" in archive.read(name)
        ]
        assert b"attachedTemplate" not in archive.read("word/settings.xml")


def field(*code: str) -> str:
    inner = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in code)
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("xml", "refused"),
    [
        (field(" PAGE "), False),
        (field(" = 1 + ", " 1 "), False),
        (field('DATE \\@ "yyyy"'), False),
        (field(' DDEAUTO c:\\\\windows "x"'), True),
        (field("D", "D", "E x"), True),
        (field('INCLUDEPICTURE "http://x.example/a.png"'), True),
        (field("includetext x"), True),
        (field(field("PAGE").removeprefix("<w:p>").removesuffix("</w:p>")), True),
        ('<w:p><w:fldSimple w:instr=" LINK x "/></w:p>', True),
        ('<w:p><w:fldSimple w:instr=" NUMPAGES "/></w:p>', False),
    ],
)
@pytest.mark.parametrize("part", ["word__document_dot_xml", "word__footer1_dot_xml"])
def test_only_harmless_fields_may_stand_in_it(xml: str, part: str, refused: bool) -> None:  # noqa: FBT001 - a case
    xml = xml.replace("<w:instrText><w:r>", "<w:r>").replace("</w:r></w:instrText></w:r>", "</w:r>")
    xml = xml.replace("<w:r><w:r>", "<w:r>")

    def change(text: str) -> str:
        return text.replace("<w:p>", f"{xml}<w:p>", 1)

    assert codes(patched(default("ja"), **{part: change})) == ["template-field"] * refused


def test_every_problem_comes_at_once_and_names_its_part() -> None:
    def change(opened: Any) -> None:  # noqa: ANN401 - likewise
        opened.add_paragraph("{{report}}")
        opened.add_table(1, 1).cell(0, 0).text = "{{report}}"
        opened.add_paragraph("{{organisation}} と {{report}}")
        opened.sections[0].header.paragraphs[0].text = "{{report}}"

    rels = related("image", "http://x.example/logo.png")
    data = patched(made(change), word___rels__document_dot_xml_dot_rels=rels)
    found = problems(data)
    assert sorted(one.code for one in found) == [
        "template-mark-place", "template-mark-place", "template-mark-place",
        "template-mark-twice", "template-outside", "template-word",
    ]  # fmt: skip
    said = next(render(one, "ja") for one in found if one.code == "template-word")
    assert "{{organisation}}" in said
    assert "{{organization}}" in said
    assert "{{report}}" in next(
        render(one, "en") for one in found if one.code == "template-mark-twice"
    )


def test_a_template_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    assert [one.code for one in template.from_file(path, "t").problems] == ["file-missing"]
    path.write_bytes(default("ja"))
    assert template.from_file(path, "t").value
    path.write_bytes(patched(default("ja"), word__vbaProject_dot_bin=b"\x00"))
    assert [one.code for one in template.from_file(path, "t").problems] == ["template-macros"]


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_template_is_a_problem_and_no_crash(seed: int) -> None:
    data = bytearray(default("ja"))
    for at in range(seed + 1):
        data[(seed * 7919 + at * 104_729) % len(data)] ^= 0xFF
    problems(bytes(data))


@pytest.mark.parametrize("seed", range(25))
def test_a_template_of_odd_elements_is_a_problem_and_no_crash(seed: int) -> None:
    """What is well formed and yet no document: elements renamed, attributes lost."""

    def change(text: str) -> str:
        names = sorted(set(re.findall(r"<(w:\w+)", text)))
        name = names[seed % len(names)]
        return re.sub(rf"(</?){name}\b", r"\1w:p" if seed % 2 else r"\1w:odd", text)

    def lost(text: str) -> str:
        return re.sub(r' w:(val|styleId|numId|abstractNumId|w)="[^"]*"', "", text)

    for part in ("word__document_dot_xml", "word__styles_dot_xml", "word__numbering_dot_xml"):
        for do in (change, lost):
            read = template.read(patched(default("ja"), **{part: do}), "t")
            if read.value is not None:
                to_docx(TREE, stamp=desk.DAY, template=read.value)


def test_words_in_a_template_are_replaced_however_many_there_are() -> None:
    run = "<w:r><w:t>{{ti</w:t></w:r><w:r><w:t/></w:r><w:r><w:t>tle}}-{{day}}{{x}}|</w:t></w:r>"
    data = patched(
        default("ja"),
        word__document_dot_xml=lambda text: text.replace(
            "<w:body>", f"<w:body><w:p>{run * 5_000}</w:p>"
        ),
    )
    read = template.read(data, "t")
    assert read.value is not None
    made_ = docx.Document(io.BytesIO(to_docx(TREE, stamp=desk.DAY, template=read.value)))
    one = "取組状況-2026年11月21日{{x}}|"
    assert made_.paragraphs[0].text == one * 5_000


def test_a_template_of_endless_elements_is_refused() -> None:
    data = patched(
        default("ja"),
        word__document_dot_xml=lambda text: text.replace(
            "<w:body>", "<w:body>" + "<w:p/>" * 200_001
        ),
    )
    assert [one.code for one in problems(data)] == ["template-too-large"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_guide_names_every_style_and_every_word(lang: str) -> None:
    guide = Path(f"docs/guide/template.{lang}.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Za-z][A-Za-z 0-9]+)`", guide))
    named = {name for name in named if not name.startswith("yawara ")}
    ours = {style.name for style in STYLES}
    base = {"Default Paragraph Font", "Normal Table", "Normal"}
    assert ours - base <= named
    assert named <= ours
    assert set(re.findall(r"\{\{(\w+)\}\}", guide)) == {"report", *template.WORDS}


def test_a_report_of_ours_is_a_template_for_the_next() -> None:
    first = to_docx(TREE, stamp=desk.DAY)
    assert words(report(first)) == words(docx.Document(io.BytesIO(first)))
