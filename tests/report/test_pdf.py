"""The PDF: tagged, with its fonts, the same each time, and whole whatever people write."""

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
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from tests.report import desk, paper
from yawara.report.build import build
from yawara.report.pdf import to_pdf
from yawara.report.tree import Document, Paragraph, Section, Span
from yawara.text.words import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = datetime.date(2026, 11, 21)
A4 = (595, 842)
A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)
HASH = f"""
import datetime, hashlib
from tests.report import paper
from yawara.report.pdf import to_pdf
print(hashlib.sha256(to_pdf(paper.every_node("ja"), stamp={DAY!r})).hexdigest())
"""


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(document, stamp=DAY)), strict=True)


@functools.cache
def short(lang: Lang) -> PdfReader:
    return read(paper.every_node(lang))


@functools.cache
def whole() -> PdfReader:
    """The records of the desk, and what precedes them but the instruments: they are long."""
    document = build(desk.assessment(), lang="ja")
    sections = tuple(one for one in document.sections if one.role != "instrument")
    return read(replace(document, sections=sections))


@functools.cache
def hostile() -> tuple[PdfReader, str]:
    reader = read(paper.hostile("en"))
    return reader, text_of(reader)


def text_of(reader: PdfReader) -> str:
    """The text of all pages without spaces, line ends and the lines above and below a page."""
    return "".join(re.sub(r"\s", "", page.extract_text()) for page in reader.pages)


def elements(reader: PdfReader) -> Iterator[DictionaryObject]:
    """The structure of a document, element by element in reading order."""
    stack = [reader.root_object["/StructTreeRoot"].get_object()]
    while stack:
        one = stack.pop()
        if not isinstance(one, DictionaryObject):
            continue
        if "/S" in one:
            yield one
        below = one.get("/K", ArrayObject())
        below = below.get_object()
        several = below if isinstance(below, ArrayObject) else [below]
        stack += [part.get_object() for part in reversed(several)]


def inner(one: PdfObject) -> DictionaryObject:
    """A dictionary that stands here or elsewhere in the file."""
    found = one.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def kinds(reader: PdfReader) -> list[str]:
    return [str(one["/S"]) for one in elements(reader)]


@A_LANGUAGE
def test_a_program_that_reads_aloud_finds_what_it_needs(lang: Lang) -> None:
    reader = short(lang)
    root = reader.root_object
    assert str(inner(root["/MarkInfo"])["/Marked"]) == "True"
    assert str(root["/Lang"]).startswith(lang)
    assert str(inner(root["/ViewerPreferences"])["/DisplayDocTitle"]) == "True"
    about = root["/Metadata"].get_object()
    assert isinstance(about, StreamObject)
    assert re.search(rb"pdfuaid:part\W*1", about.get_data())
    assert reader.metadata is not None
    assert reader.metadata.title == "題名 – さくら <&> #[]$"
    found = kinds(reader)
    for kind in (
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/Table",
        "/TH",
        "/TD",
        "/L",
        "/LI",
        "/Figure",
        "/Link",
    ):
        assert kind in found, kind
    figures = [one for one in elements(reader) if str(one["/S"]) == "/Figure"]
    assert all(str(one["/Alt"]).strip() for one in figures)
    alts = {str(one["/Alt"]) for one in figures}
    assert {"尺度の言葉", "数の言葉", "絵の言葉", "☐", "☑", "☒", "一部"} <= alts


@A_LANGUAGE
def test_headings_go_down_a_step_at_a_time_and_stand_among_the_bookmarks(lang: Lang) -> None:
    reader = short(lang)
    levels = [int(kind[2]) for kind in kinds(reader) if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))

    def names(items: list[object]) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from names(item)
            else:
                yield str(item["/Title"])  # type: ignore[index]

    marks = list(names(list(reader.outline)))
    assert len(marks) == len(levels)
    assert "大見出し" in marks


@A_LANGUAGE
def test_fonts_are_inside_and_no_others_are_used(lang: Lang) -> None:
    names: set[str] = set()
    for page in short(lang).pages:
        fonts = inner(page["/Resources"]).get("/Font", DictionaryObject())
        for font in inner(fonts).values():
            several = inner(font)["/DescendantFonts"].get_object()
            assert isinstance(several, ArrayObject)
            one = inner(several[0])
            assert "/FontFile3" in inner(one["/FontDescriptor"])
            names.add(str(one["/BaseFont"]).split("+")[1])
    assert {re.sub("-Identity-H$", "", name) for name in names} == {
        "NotoSansCJKjp-Regular",
        "NotoSansCJKjp-Bold",
    }


@A_LANGUAGE
def test_everything_in_the_tree_is_said(lang: Lang) -> None:
    text = text_of(short(lang))
    for said in paper.SAID:
        assert re.sub(r"\s", "", said) in text, said


def test_links_lead_inside_or_are_shown() -> None:
    reader = short("ja")
    addresses: set[str] = set()
    inside = 0
    for page in reader.pages:
        for note in page.get("/Annots", ArrayObject()):
            one = note.get_object()
            assert one["/Subtype"] == "/Link"
            assert str(one.get("/Contents", "")).strip()
            action = one.get("/A")
            if action is not None and "/URI" in action:
                addresses.add(str(action["/URI"]))
            else:
                inside += 1
    assert addresses == {"https://example.jp/a?b=<1>&c=%23"}
    assert inside >= 2
    assert "（" not in "".join(addresses)
    assert "https://example.jp/a?b=<1>&c=%23" in text_of(reader)


@pytest.mark.parametrize("form", ["report", "paper"])
def test_only_a_report_has_contents_and_pages_are_counted(form: str) -> None:
    reader = (
        short("ja") if form == "report" else read(replace(paper.every_node("ja"), form="paper"))
    )
    pages = [page.extract_text() for page in reader.pages]
    assert ("目次" in "".join(pages)) == (form == "report")
    for at, page in enumerate(pages, 1):
        assert f"{at}/{len(pages)}" in page.replace(" ", "")
    assert all("さくら" in page and "21" in page for page in pages[1:])
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in reader.pages} == {A4}


@pytest.mark.parametrize("count", [20, 50, 60, 90])
def test_contents_keep_to_one_page(count: int) -> None:
    """With five instruments one line of them stood alone on a second page."""
    sections = tuple(
        replace(paper.section(f"s{at}"), heading=paper.said(f"第{at}章のこと"))
        for at in range(count)
    )
    reader = read(replace(paper.lines(1), sections=(*sections, *paper.lines(1).sections)))
    pages = [re.sub(r"\s", "", page.extract_text()) for page in reader.pages]
    listed = [at for at, text in enumerate(pages) if "....." in text]
    assert listed == [1]
    assert f"第{count - 1}章のこと" in pages[1]


def test_the_head_of_a_page_names_who_and_what_with_a_dash() -> None:
    document = replace(paper.lines(200), title="監査用", subject="Example Inc.", form="paper")
    assert "Example Inc. – 監査用" in read(document).pages[1].extract_text()


def test_the_end_of_a_letter_stands_at_the_right_margin() -> None:
    ended = Section("s", (Span("節"),), (Paragraph((Span("以上"),), "end"),))
    page = read(replace(paper.lines(1), sections=(ended,), form="paper")).pages[0]
    found: list[float] = []

    def look(text: str, place: list[float], *_: object) -> None:
        if "以上" in text:
            found.append(place[4])

    page.extract_text(visitor_text=look)
    assert found
    assert found[0] > page.mediabox.width / 2


def test_a_sheet_fits_on_one_page_where_a_paper_takes_two() -> None:
    longer = paper.lines(52)
    assert len(read(replace(longer, form="paper")).pages) == 2
    sheet = read(replace(longer, form="sheet"))
    assert len(sheet.pages) == 1
    assert "第51行" in text_of(sheet)


def test_the_same_bytes_here_and_elsewhere(tmp_path: Path) -> None:
    here = hashlib.sha256(to_pdf(paper.every_node("ja"), stamp=DAY)).hexdigest()
    again = hashlib.sha256(to_pdf(paper.every_node("ja"), stamp=DAY)).hexdigest()
    assert here == again
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York")):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.getcwd()}  # noqa: PTH109 - the root of the tests
        command = [sys.executable, "-c", HASH]
        made = subprocess.run(
            command, env=settings, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert made.stdout.strip() == here
    other = to_pdf(paper.every_node("ja"), stamp=DAY + datetime.timedelta(days=1))
    assert hashlib.sha256(other).hexdigest() != here
    assert not list(tmp_path.iterdir())


def test_a_whole_report_has_every_statement_in_full_sentences() -> None:
    text = text_of(whole())
    for words in (
        "記録その10（<確認>&済）",
        "別の方法その1",
        "直接の回答その2",
        "理由その3",
        "理由その4",
    ):
        assert words in text, words
    # A line above or below a page stands in the middle of a sentence that goes on over it.
    assert text.count("とても長い文。") >= 1400 - len(whole().pages)
    assert "<script>alert(1)</script>" in text
    assert "〚U+202E〛gnihton〚U+202C〛" in text
    assert "\u202e" not in text


def test_what_strangers_write_stays_text_and_inside_the_page() -> None:
    _, text = hostile()
    for said in paper.UNTOUCHED:
        assert re.sub(r"\s", "", said) in text, said
    for code in ("1F389", "05E9", "202E", "0007", "0E01"):
        assert f"〚U+{code}〛" in text
    for letter, times in (("W", 600), ("。", 300), ("ー", 300), ("あ", 10_000)):
        assert max(map(len, re.findall(f"{letter}+", text))) > 100
        assert text.count(letter) >= times


def test_nothing_stands_outside_the_margins(tmp_path: Path) -> None:
    """The drawn width of each word is known to a renderer only."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("poppler is not installed")
    file = tmp_path / "hostile.pdf"
    file.write_bytes(to_pdf(paper.hostile("ja"), stamp=DAY))
    done = subprocess.run([program, "-bbox", file, "-"], capture_output=True, check=True)
    boxes = re.findall(r'<word ((?:[xy]M[a-z]+="[-0-9.]+" ?)+)>(.*?)</word>', done.stdout.decode())
    assert len(boxes) > 2000
    for box, word in boxes:
        left, top, right, bottom = (float(one) for one in re.findall(r"[-0-9.]+", box))
        # A bracket or a full stop at the edge of a line hangs over it with its empty half.
        assert left >= 48.1 - 8, word
        assert right <= 547.1 + 8, word
        assert top >= 0, word
        assert bottom <= 842 - 24, word


def test_forty_columns_stand_in_parts_that_each_name_their_rows() -> None:
    _, text = hostile()
    assert all(f"column{at}of40" in text for at in range(1, 40))
    assert text.count("column0of40") > 2


def test_a_title_is_never_empty() -> None:
    empty = Document(
        "ja", "", " ", (), (), (replace(paper.section("s"), heading=(Span(" "),)),), ()
    )
    reader = read(empty)
    assert reader.metadata is not None
    assert reader.metadata.title == "– – –"
