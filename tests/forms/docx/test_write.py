"""What is written is there, and nothing else has changed: part by part, byte by byte."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.docx.layouts import (
    LAYOUTS,
    W,
    by_hand,
    check_box,
    coloured,
    drop_down,
    form_fields,
    japanese,
    legacy,
    list_numbers,
    one_column_each,
    para,
    run,
    saved,
    table,
    text_control,
    typed_numbers,
)
from tests.forms.xlsx.test_write import raw
from yawara.forms.docx.read import read
from yawara.forms.docx.write import write
from yawara.forms.questionnaire import Slot, Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.forms.docx.layouts import Layout

MAIN = "word/document.xml"


def main(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(MAIN).decode()


def answer(slot: Slot, at: int) -> str:
    if slot.choices:
        return slot.choices[at % len(slot.choices)]
    return f"=1+{at}\n「はい」 & <いいえ>\tTab"


def everything(data: bytes) -> list[Writing]:
    found = read(data, "q.docx").value
    assert found is not None
    slots = [slot for ask in found.asks for slot in ask.slots]
    return [Writing(slot.where, answer(slot, at)) for at, slot in enumerate(slots)]


def written(data: bytes, *writings: Writing) -> bytes:
    done = write(data, writings, "q.docx")
    assert done.value is not None, done.problems
    return done.value


def codes(data: bytes, *writings: Writing) -> list[str]:
    return [one.code for one in write(data, writings, "q.docx").problems]


def texts(data: bytes) -> list[str]:
    """Every paragraph's text as python-docx reads it, those in tables too."""
    document = Document(io.BytesIO(data))
    cells = [cell for grid in document.tables for row in grid.rows for cell in row.cells]
    inside = [one.text for cell in cells for one in cell.paragraphs]
    return [one.text for one in document.paragraphs] + inside


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_all_else_is_the_same_byte_for_byte(make: Callable[[], Layout]) -> None:
    before = make().data
    writings = everything(before)
    after = written(before, *writings)
    one, other = raw(before), raw(after)
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == [MAIN]
    assert written(after, *writings) == after, "the same again changes nothing"
    assert not _lost(main(before), main(after))
    texts(after)


def _lost(before: str, after: str) -> list[str]:
    """Tags and texts of the one that are not in the other, but for what an answer replaces."""
    replaced = re.compile(
        r"w14:checked |w:checked |<w:text/>|showingPlcHdr|dropDownList|☐|□|_+|＿+|\s|Click or tap"
        r"|Choose an item|PlaceholderText|/?w:(?:r|t|rPr|p|pPr|i|sz|szCs)\b"
    )
    words = re.findall(r"<[^>]*>|[^<]+", before)
    left = re.findall(r"<[^>]*>|[^<]+", after)
    return [
        word
        for word in dict.fromkeys(words)
        if words.count(word) > left.count(word) and not replaced.search(word)
    ]


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_every_text_stands_in_its_place(make: Callable[[], Layout]) -> None:
    before = make().data
    found = read(before, "q.docx").value
    assert found is not None
    after = written(before, *everything(before))
    shown = unescape(re.sub(r"<w:tab/>", "\t", re.sub(r"<w:br/>", "\n", main(after))))
    shown = re.sub(r"</?w:(?:t|r|rPr|i|sz|szCs|b)\b[^>]*>", "", shown)
    slots = [slot for ask in found.asks for slot in ask.slots]
    for at, slot in enumerate(slots):
        if not slot.choices:
            assert unescape(answer(slot, at)) in shown


def test_a_box_is_ticked_and_the_others_are_not() -> None:
    data = typed_numbers().data
    yes = written(data, Writing("boxes 1-2", "Yes"), Writing("box 4", "x"))
    assert "☒ Yes   ☐ No" in texts(yes)
    assert "☒ External audit" in texts(yes)
    no = written(yes, Writing("boxes 1-2", "No"), Writing("box 4", ""))
    assert "☐ Yes   ☒ No" in texts(no)
    assert "☐ External audit" in texts(no)
    assert written(no, Writing("boxes 1-2", "")) == data, "and untouched again"


def test_japanese_boxes_take_a_tick() -> None:
    done = written(japanese().data, Writing("boxes 1-3", "いいえ"))
    assert "□はい　☑いいえ　□検討中" in texts(done)


def test_a_check_box_control_changes_its_state_and_its_sign() -> None:
    done = main(written(list_numbers().data, Writing("boxes 1-2", "Yes")))
    assert done.count('<w14:checked w14:val="1"/>') == 1
    assert (done.count("☒"), done.count("☐")) == (1, 1)
    assert done.index('w14:checked w14:val="1"') < done.index("☒") < done.index("☐")


def test_a_control_waits_no_longer_and_keeps_what_it_is() -> None:
    done = main(
        written(
            list_numbers().data,
            Writing("control 1", "Two people."),
            Writing("control 2", "Every year"),
        )
    )
    assert "showingPlcHdr" not in done
    assert "Click or tap" not in done
    assert 'w:lastValue="v1"' in done
    assert done.count("<w:sdt>") == main(list_numbers().data).count("<w:sdt>")
    assert "PlaceholderText" not in done


def test_a_control_for_one_line_takes_several_when_it_must() -> None:
    assert "multiLine" not in main(written(list_numbers().data, Writing("control 1", "One.")))
    done = main(written(list_numbers().data, Writing("control 1", "One.\nTwo.")))
    assert '<w:text w:multiLine="1"/>' in done
    assert "<w:br/>" in done


def test_form_fields_of_the_old_kind() -> None:
    done = main(
        written(
            form_fields().data,
            Writing("boxes 1-2", "No"),
            Writing("field 1", "Seldom"),
            Writing("field 2", "We look into it."),
        )
    )
    assert done.count('<w:checked w:val="1"/>') == 1
    assert '<w:result w:val="1"/>' in done
    assert "We look into it." in done
    assert "\u2002" not in done


def test_a_column_for_each_answer_takes_a_tick_or_a_mark() -> None:
    found = read(one_column_each().data, "q.docx").value
    assert found is not None
    first, second = (ask.slots[0].where for ask in found.asks)
    done = written(one_column_each().data, Writing(first, "No"), Writing(second, "Yes"))
    grid = Document(io.BytesIO(done)).tables[0]
    assert [cell.text for cell in grid.rows[1].cells][1:4] == ["☐", "☒", "☐"]
    assert [cell.text for cell in grid.rows[2].cells][1:4] == ["X", "", ""]
    other = written(done, Writing(first, "N/A"), Writing(second, "No"))
    grid = Document(io.BytesIO(other)).tables[0]
    assert [cell.text for cell in grid.rows[1].cells][1:4] == ["☐", "☐", "☒"]
    assert [cell.text for cell in grid.rows[2].cells][1:4] == ["", "X", ""]


def test_an_answer_takes_the_format_of_its_place_not_of_its_label() -> None:
    done = Document(
        io.BytesIO(
            written(
                coloured().data,
                Writing("paragraph 2, end", "It answers."),
                Writing("paragraph 4", "Staff."),
            )
        )
    )
    label = done.paragraphs[1]
    assert label.text == "Answer: It answers."
    answers = [one for one in label.runs if "answers" in one.text]
    assert not answers[0].bold
    assert answers[0].font.size is not None
    staff = [one for one in done.paragraphs[3].runs if one.text]
    assert staff[0].italic


def test_tracked_changes_pictures_and_links_survive_or_refuse() -> None:
    moved = (
        '<w:p><w:r><w:t>Answer: </w:t></w:r><w:ins w:id="1" w:author="A">'
        "<w:r><w:t>half</w:t></w:r></w:ins></w:p>"
    )
    data = by_hand(para("1. What do you do?") + moved)
    assert codes(data, Writing("paragraph 2, end", "x")) == ["docx-place-holds-more"]
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    data = by_hand(para("1. What do you do?") + picture + table((picture, "")))
    assert codes(data, Writing("paragraph 2", "x")) == ["docx-place-holds-more"]
    assert codes(data, Writing("table 1, row 1, cell 1", "x")) == ["docx-place-holds-more"]


def test_a_bound_control_is_unbound_so_that_the_answer_stays() -> None:
    bound = text_control(extra='<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>')
    data = by_hand(para("1. Which?") + para(bound))
    done = write(data, [Writing("control 1", "This.")], "q.docx")
    assert done.value is not None
    assert [one.code for one in done.problems] == ["docx-bound"]
    assert "dataBinding" not in main(done.value)


def test_places_that_are_not_there_and_words_that_are_not_offered() -> None:
    data = list_numbers().data
    for where in ("paragraph 99", "table 1, row 1, cell 1", "box 9", "control 9", "boxes 2-9", "?"):
        assert codes(data, Writing(where, "x")) == ["docx-place-unknown"]
    assert codes(data, Writing("boxes 1-2", "Perhaps")) == ["docx-choice-unknown"]
    assert codes(data, Writing("box 1", "Perhaps")) == ["docx-choice-unknown"]
    assert codes(data, Writing("control 2", "Never")) == ["docx-choice-unknown"]
    twice = [Writing("control 1", "a"), Writing("control 1", "b")]
    assert codes(data, *twice) == ["docx-place-twice"]
    ticks = [Writing("boxes 1-2", "Yes"), Writing("box 1", "x")]
    assert codes(data, *ticks) == ["docx-place-twice"]
    assert codes(form_fields().data, Writing("field 1", "Never")) == ["docx-choice-unknown"]


def test_every_problem_at_once_and_nothing_written() -> None:
    done = write(
        list_numbers().data,
        [Writing("control 1", "ok"), Writing("box 9", "x"), Writing("control 2", "Never")],
        "q.docx",
    )
    assert done.value is None
    assert [one.code for one in done.problems] == ["docx-place-unknown", "docx-choice-unknown"]


def test_characters_that_no_xml_holds_are_left_out_and_named() -> None:
    done = write(typed_numbers().data, [Writing("paragraph 8", "a\x00b\x0bc\ud800")], "q.docx")
    assert done.value is not None
    assert [one.code for one in done.problems] == ["docx-characters-removed"]
    assert "abc" in texts(done.value)


def test_nothing_is_a_field_or_a_link_by_what_it_says() -> None:
    evil = 'HYPERLINK "https://example.org" {DDEAUTO c:\\x} </w:t><w:fldSimple w:instr="DATE"/>'
    done = main(written(typed_numbers().data, Writing("paragraph 8", evil)))
    assert "<w:fldSimple" not in done
    assert "<w:hyperlink" not in done
    assert "&lt;w:fldSimple" in done


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_back(text: str) -> None:
    data = by_hand(para("1. What do you do?") + para() + para("End."))
    done = written(data, Writing("paragraph 2", text))
    again = written(done, Writing("paragraph 2", text))
    assert again == done
    root = Document(io.BytesIO(done))
    assert len(root.paragraphs) == 3


def test_another_prefix_and_another_encoding() -> None:
    body = f'<x:document xmlns:x="{W}"><x:body><x:p><x:r><x:t>1. どうしますか。</x:t></x:r></x:p>'
    whole = f'<?xml version="1.0" encoding="utf-16"?>{body}<x:p/></x:body></x:document>'.encode(
        "utf-16"
    )
    data = by_hand("", {MAIN: whole})
    done = written(data, Writing("paragraph 2", "こうします"))
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        text = archive.read(MAIN).decode("utf-16")
    assert '<x:p><x:r><x:t xml:space="preserve">こうします</x:t></x:r></x:p>' in text


def test_macros_headers_and_comments_stay() -> None:
    made = Document()
    made.add_paragraph("1. What do you do?")
    made.add_paragraph("")
    made.sections[0].header.paragraphs[0].text = "Header"
    made.add_comment(made.paragraphs[0].runs, text="A comment", author="A", initials="A")
    whole = io.BytesIO(saved(made))
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"never run")
    data = whole.getvalue()
    done = write(data, [Writing("paragraph 2", "This.")], "q.docm")
    assert done.value is not None
    assert [one.code for one in done.problems] == ["package-macros"]
    one, other = raw(data), raw(done.value)
    assert [name for name in one if one[name] != other[name]] == [MAIN]
    assert "commentRangeStart" in main(done.value)


def test_symbols_of_a_font_are_boxes() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    body = para("1. Do you keep logs?") + para(sign + run(" Yes ") + sign + run(" No"))
    done = main(written(by_hand(body), Writing("boxes 1-2", "No")))
    assert re.findall(r'w:char="(\w+)"', done) == ["F0A8", "F0FE"]


def test_a_locked_control_is_left_and_told() -> None:
    locked = text_control(extra='<w:lock w:val="sdtContentLocked"/>')
    found = read(by_hand(para("1. Which?") + para(locked) + para("2. Why?") + para()), "q.docx")
    assert found.value is not None
    assert [one.number for one in found.value.asks] == ["2"]
    assert [one.code for one in found.problems] == ["docx-left-locked"]


def test_choices_and_ticks_in_one_cell_and_beside_a_date() -> None:
    date = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:date><w:dateFormat w:val='yyyy-MM-dd'/></w:date>"
        f"</w:sdtPr><w:sdtContent>{run('Click or tap to enter a date.')}</w:sdtContent></w:sdt>"
    )
    cell = para(check_box() + run(" Yes ") + check_box(ticked=True) + run(" No"))
    body = table(("Question", "Answer", "Date"), ("Do you keep logs?", cell, para(date)))
    data = by_hand(body)
    found = read(data, "q.docx").value
    assert found is not None
    slots = found.asks[0].slots
    assert [(one.kind, one.current) for one in slots] == [("choice", "No"), ("date", "")]
    done = main(written(data, Writing(slots[0].where, "Yes"), Writing("control 1", "2026-11-22")))
    assert 'w:fullDate="2026-11-22T00:00:00Z"' in done
    assert re.findall(r'w14:checked w14:val="(\d)"', done) == ["1", "0"]


def test_a_drop_down_without_its_list_and_an_empty_field() -> None:
    body = (
        para("1. Which?")
        + para(drop_down())
        + para("2. Why?")
        + para(legacy("<w:textInput/>", "FORMTEXT"))
    )
    data = by_hand(body)
    assert codes(data, Writing("control 1", "x")) == ["docx-choice-unknown"]
    assert codes(data, Writing("field 1", "x")) == ["docx-place-holds-more"]
