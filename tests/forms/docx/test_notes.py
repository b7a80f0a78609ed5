"""Sources as comments at the places of a document: around each text, and all else as it was."""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.forms.docx.layouts import (
    LAYOUTS,
    W,
    by_hand,
    check_box,
    drop_down,
    form_fields,
    list_numbers,
    one_column_each,
    para,
    run,
    saved,
    table,
    typed_numbers,
)
from tests.forms.docx.test_office import converted, needs_office
from tests.forms.docx.test_write import MAIN, everything, main, written
from tests.forms.hiroshima.variants import text_box
from tests.forms.xlsx.test_notes import with_part
from tests.forms.xlsx.test_write import parts, raw
from yawara.forms.docx.notes import add_notes
from yawara.forms.docx.read import read
from yawara.forms.questionnaire import Writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.forms.docx.layouts import Layout

COMMENTS = "word/comments.xml"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
Q = para("1. Who decides about AI?")


def noted(data: bytes, *writings: Writing) -> tuple[bytes, tuple[str, ...]]:
    """A copy with these texts, each with a comment that says where it stands."""
    notes = {one.where: f"台帳 & <{one.where}>\n行2" for one in writings}
    return add_notes(data, writings, notes, "Yawara")


def about(data: bytes) -> dict[str, str]:
    """Our comments' first lines, and the texts that they are about."""
    texts = {
        str(one.comment_id): one.paragraphs[0].text
        for one in Document(io.BytesIO(data)).comments
        if one.author == "Yawara"
    }
    body = main(data)
    out: dict[str, str] = {}
    for id_, text in texts.items():
        (inner,) = re.findall(
            rf'<w:commentRangeStart w:id="{id_}"/>(.*?)<w:commentRangeEnd w:id="{id_}"/>'
            rf'<w:r><w:commentReference w:id="{id_}"/></w:r>',
            body,
            re.DOTALL,
        )
        out[text] = re.sub(r"<[^>]*>", "", inner)
    return out


def asked(data: bytes) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    found = read(data, "q.docx").value
    return [
        (one.number, one.text, tuple((slot.where, slot.current) for slot in one.slots))
        for one in (found.asks if found is not None else ())
    ]


def theirs() -> bytes:
    """A document whose sender has commented on a question, and on the place for its answer."""
    made = Document()
    made.add_paragraph("1. What do you do?")
    made.add_paragraph("").add_run("")
    for at, text in ((0, "Keep it short"), (1, "Here, please")):
        made.add_comment(made.paragraphs[at].runs, text=text, author="A & B", initials="AB")
    return saved(made)


def always(part: bytes) -> Callable[[bytes], bytes]:
    return lambda _: part


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_a_comment_stands_at_every_place_and_all_else_is_the_same(
    make: Callable[[], Layout],
) -> None:
    data = make().data
    writings = everything(data)
    done, without = noted(data, *writings)
    assert without == ()
    plain = written(data, *writings)
    found = about(done)
    assert found.keys() == {f"台帳 & <{one.where}>" for one in writings}
    for text in found.values():
        assert text.strip() or "<w:ffData>" in main(data), "around what was written"
    before, after = raw(plain), raw(done)
    assert {name for name in before if before[name] != after[name]} == {MAIN, RELS, TYPES}
    assert after.keys() - before.keys() == {COMMENTS}
    ours = r'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r><w:commentReference w:id="\d+"/></w:r>'
    assert re.sub(ours, "", main(done)) == main(plain)
    assert noted(data, *writings)[0] == done, "the same bytes each time"


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_a_copy_with_comments_is_read_as_the_same_questionnaire(
    make: Callable[[], Layout],
) -> None:
    data = make().data
    writings = everything(data)
    done = noted(data, *writings)[0]
    plain = written(data, *writings)
    assert asked(done) == asked(plain)
    again, without = noted(done, *writings)
    assert (again, without) == (done, tuple(one.where for one in writings)), "nothing new was said"


def test_what_a_comment_is_about() -> None:
    body = (
        Q
        + para(run("Answer: ") + run("____"))
        + para(check_box() + run(" Yes ") + check_box() + run(" No"))
        + para(run("How often? ") + drop_down("Often", "Seldom"))
        + f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{para('x')}</w:sdtContent></w:sdt>"
        + table(("2. Who is told?", ""))
    )
    writings = [
        Writing("paragraph 2, end", "The board."),
        Writing("boxes 1-2", "No"),
        Writing("control 1", "Seldom"),
        Writing("control 2", "All\nof it."),
        Writing("table 1, row 1, cell 2", "Staff."),
    ]
    done, without = noted(by_hand(body), *writings)
    assert without == ()
    assert [*about(done).values()] == [" The board.", "☒", "Seldom", "Allof it.", "Staff."]
    numbers = re.findall(r'RangeStart w:id="(\d+)"', main(done))
    assert numbers == ["0", "1", "2", "3", "4"]


def test_a_comment_is_about_a_whole_field_of_the_old_kind() -> None:
    writings = [Writing("boxes 1-2", "No"), Writing("field 1", "Seldom"), Writing("field 2", "So.")]
    done = main(noted(form_fields().data, *writings)[0])
    ranges = re.findall(r"<w:commentRangeStart[^>]*>(.*?)<w:commentRangeEnd", done)
    assert len(ranges) == 3
    for inner in ranges:
        assert inner.startswith('<w:r><w:fldChar w:fldCharType="begin">')
        assert inner.endswith('<w:fldChar w:fldCharType="end"/></w:r>')
        assert inner.count('"begin"') == 1


def test_of_boxes_and_columns_the_one_that_was_ticked() -> None:
    body = Q + para("☐ Yes") + para("☐ No") + para("☐ Other")
    ticked = written(by_hand(body), Writing("boxes 1-3", "Yes"))
    assert [*about(noted(ticked, Writing("boxes 1-3", "No"))[0]).values()] == ["☒ No"]
    found = read(one_column_each().data, "q.docx").value
    assert found is not None
    wheres = [ask.slots[0].where for ask in found.asks]
    first = written(one_column_each().data, *(Writing(one, "Yes") for one in wheres))
    done = noted(first, *(Writing(one, "N/A") for one in wheres))[0]
    cells = [
        cell
        for grid in Document(io.BytesIO(done)).tables
        for cell in grid._cells  # noqa: SLF001
    ]
    assert [bool(cell._tc.xpath(".//w:commentReference")) for cell in cells] == [  # noqa: SLF001
        *[False] * 5, *[False, False, False, True, False] * 2,
    ]  # fmt: skip


def test_places_behind_a_control_that_lost_paragraphs_have_their_own() -> None:
    held = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('a') * 3}</w:sdtContent></w:sdt>"
    data = by_hand(Q + held + para("2. Who is told?") + para() + para("3. ☐ of?") + para())
    writings = [
        Writing("control 1", "☐ one, ☐ two"),
        Writing("paragraph 6", "Everyone."),
        Writing("paragraph 8", "Nobody."),
    ]
    assert about(noted(data, *writings)[0]) == {
        "台帳 & <control 1>": "☐ one, ☐ two",
        "台帳 & <paragraph 6>": "Everyone.",
        "台帳 & <paragraph 8>": "Nobody.",
    }


def test_comments_that_are_there_stay_and_do_not_hide_a_place() -> None:
    data = theirs()
    assert asked(data) == [("1", "What do you do?", (("paragraph 2", ""),))]
    done, without = noted(data, Writing("paragraph 2", "We test."))
    assert without == ()
    assert about(done) == {"台帳 & <paragraph 2>": "We test."}
    label = written(data, Writing("paragraph 1", "Answer:"), Writing("paragraph 2", "____"))
    assert asked(label) == [], "a comment is no text"
    old, new = parts(data)[COMMENTS], parts(done)[COMMENTS]
    head, _, tail = old.rpartition(b"</w:comments>")
    assert new.startswith(head)
    assert new.endswith(b"</w:comments>" + tail)
    assert parts(data)[TYPES] == parts(done)[TYPES]
    assert parts(data)[RELS] == parts(done)[RELS]
    listed = [(one.comment_id, one.author) for one in Document(io.BytesIO(done)).comments]
    assert listed == [(0, "A & B"), (1, "A & B"), (2, "Yawara")]
    assert 'CommentReference"/></w:rPr><w:t' not in main(done), "an answer in the format of a sign"


def test_what_newer_versions_of_word_keep_beside_comments_stays() -> None:
    beside = {
        f"word/{name}.xml": always(f"<{name}/>".encode())
        for name in ("commentsExtended", "commentsIds", "commentsExtensible", "people")
    }
    data = with_part(theirs(), beside)
    before, after = raw(data), raw(noted(data, Writing("paragraph 2", "x"))[0])
    assert {name for name in before if before[name] != after[name]} == {MAIN, COMMENTS}
    assert before.keys() == after.keys()


def test_comments_in_a_control_outlive_a_new_text() -> None:
    sign = '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/>'
    sign += '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="7"/></w:r>'
    inner = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{sign.format(run('old'))}"
    data = by_hand(Q + para(f"{inner}</w:sdtContent></w:sdt>"))
    assert sign.format(run("new")) in main(written(data, Writing("control 1", "new")))
    done = main(noted(data, Writing("control 1", "new"))[0])
    assert '<w:commentRangeStart w:id="8"/><w:sdt>' in done, "7 is somebody's, even without a text"


def test_beside_tracked_changes_and_links() -> None:
    gone = '<w:del w:id="3" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="4" w:author="A">{run("Answer:")}</w:ins>'
    link = f'<w:hyperlink w:anchor="a">{run("Answer:")}</w:hyperlink>'
    data = by_hand(Q + para(gone + come) + para(link))
    done, without = noted(
        data, Writing("paragraph 2, end", "Us."), Writing("paragraph 3, end", "You.")
    )
    assert without == ()
    assert [*about(done).values()] == [" Us.", " You."]
    assert gone + come + "<w:commentRangeStart" in main(done)


def test_a_text_box_takes_a_text_and_no_comment() -> None:
    data = by_hand(Q + text_box("<w:p/>") + para("2. Who is told?") + para())
    writings = [Writing("text box 1", "The board."), Writing("paragraph 4", "All.")]
    done, without = noted(data, *writings)
    assert without == ("text box 1",)
    assert main(done).count("The board.") == 2
    assert [*about(done).values()] == ["All."]
    alone = noted(data, writings[0])
    assert alone == (written(data, writings[0]), ("text box 1",)), "no part without a comment"


def test_relations_that_name_parts_from_the_root() -> None:
    data = with_part(theirs(), {RELS: lambda old: old.replace(b'Target="', b'Target="/word/')})
    done = noted(data, Writing("paragraph 2", "x"))[0]
    assert len(Document(io.BytesIO(done)).comments) == 3
    assert parts(done)[RELS] == parts(data)[RELS]


def test_a_name_that_is_taken_is_not_taken_twice() -> None:
    listed = b'<Override PartName="/word/comments.xml" ContentType="x"/>'
    data = with_part(
        by_hand(Q + para()), {TYPES: lambda old: old.replace(b"</Types>", listed + b"</Types>")}
    )
    done = parts(noted(data, Writing("paragraph 2", "x"))[0])
    assert "word/comments1.xml" in done
    assert done[TYPES].count(b'"/word/comments.xml"') == 1
    data = with_part(by_hand(Q + para()), {COMMENTS: always(b"<stray/>")})
    done = parts(noted(data, Writing("paragraph 2", "x"))[0])
    assert done[COMMENTS] == b"<stray/>"
    assert b"x" in done["word/comments1.xml"]


@pytest.mark.parametrize(
    "part",
    [
        b"<comments/>",
        b"<w:comments>",
        b"",
        b"\xff",
        b'<c:comments xmlns:c="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
        f'<w:comments xmlns:w="{W}"><w:comment w:id="2147483647"/></w:comments>'.encode(),
        f'<w:comments xmlns:w="{W}">{"<w:p>" * 300}{"</w:p>" * 300}</w:comments>'.encode(),
    ],
)
def test_a_list_of_comments_that_cannot_be_added_to_is_left(part: bytes) -> None:
    data = with_part(theirs(), {COMMENTS: always(part)})
    writing = Writing("paragraph 2", "x")
    try:
        done = noted(data, writing)
    except ValueError:
        return  # it is no document that could be read
    assert done == (written(data, writing), ("paragraph 2",))


def test_comments_that_are_led_to_and_not_there() -> None:
    for change in (
        lambda old: old.replace(b"comments.xml", b"gone.xml"),
        lambda old: old.replace(b'Target="comments.xml"', b'Target="x" TargetMode="External"'),
    ):
        data = with_part(theirs(), {RELS: change})
        done = noted(data, Writing("paragraph 2", "x"))
        assert done == (written(data, Writing("paragraph 2", "x")), ("paragraph 2",))


def test_lists_of_another_shape_are_added_to() -> None:
    own = f'<comments xmlns="{W}"/>'.encode()
    for part in (own, f'<q:comments xmlns:q="{W}"></q:comments >'.encode()):
        data = with_part(theirs(), {COMMENTS: always(part)})
        done = noted(data, Writing("paragraph 2", "x"))[0]
        assert about(done) == {"台帳 & <paragraph 2>": "x"}
        assert 'w:id="2"' in main(done), "behind those that the text still points to"


def test_a_main_part_with_other_names_for_the_elements() -> None:
    for own, colon in (("xmlns", ""), ("xmlns:x", "x:")):
        body = (
            f'<{colon}document {own}="{W}"><{colon}body><{colon}p><{colon}r><{colon}t>1. 誰ですか。'
            f"</{colon}t></{colon}r></{colon}p><{colon}p/></{colon}body></{colon}document>"
        )
        whole = f'<?xml version="1.0" encoding="utf-16"?>{body}'.encode("utf-16")
        done = noted(by_hand("", {MAIN: whole}), Writing("paragraph 2", "私"))[0]
        paragraph = Document(io.BytesIO(done)).paragraphs[1]._p  # noqa: SLF001
        assert [one.tag.rpartition("}")[2] for one in paragraph] == [
            "commentRangeStart", "r", "commentRangeEnd", "r",
        ]  # fmt: skip
        assert {one.get(f"{{{W}}}id") for one in paragraph if "comment" in one.tag} == {"0"}


def test_what_is_no_document_and_what_no_file_can_hold() -> None:
    data = by_hand(Q + para())
    strict = with_part(
        data, {MAIN: lambda old: old.replace(W.encode(), b"http://purl.oclc.org/ooxml/w/main")}
    )
    for bad in (b"%PDF", strict):
        with pytest.raises(ValueError, match="not a document"):
            noted(bad, Writing("paragraph 2", "x"))
    with pytest.raises(ValueError, match="docx-place-unknown"):
        noted(data, Writing("paragraph 9", "x"))
    writing = Writing("paragraph 2", "x")
    notes = {"paragraph 2": "a\x00\ud800</w:t>&amp;\r\nb\uffff", "paragraph 1": "not written"}
    done, without = add_notes(data, [writing], notes, 'Y"a')
    (comment,) = Document(io.BytesIO(done)).comments
    assert [one.text for one in comment.paragraphs] == ["a</w:t>&amp;", "b"]
    assert (comment.author, comment.initials, comment.timestamp) == ('Y"a', "Y", None)
    assert without == ("paragraph 1",)
    assert add_notes(data, [], notes, "Y") == (data, tuple(notes))


@needs_office
def test_libreoffice_shows_them(tmp_path: Path) -> None:
    files, wanted = {"theirs": theirs()}, {"theirs": {"台帳 & <paragraph 2>", "Keep it short"}}
    files["theirs"] = noted(files["theirs"], Writing("paragraph 2", "x"))[0]
    for make in (typed_numbers, list_numbers, form_fields, one_column_each):
        data = make().data
        writings = everything(data)
        files[make.__name__] = noted(data, *writings)[0]
        wanted[make.__name__] = {f"台帳 & <{one.where}>" for one in writings}
    out = converted(tmp_path, "fodt", files)
    for name, texts in wanted.items():
        shown = out[name].decode()
        found = re.findall(r"<office:annotation .*?</office:annotation>", shown, re.DOTALL)
        plain = [html.unescape(re.sub(r"<[^>]+>", "\n", one)) for one in found]
        assert texts <= {line.strip() for one in plain for line in one.split("\n")}
