"""What is read of a form beside its questions, where the rules for it may go wrong."""

from __future__ import annotations

import pytest

from tests.forms.docx.layouts import by_hand, para, table
from yawara.forms.docx import document
from yawara.forms.docx.labels import labels_before
from yawara.forms.docx.write import write
from yawara.forms.hiroshima.lines import lines
from yawara.forms.hiroshima.marks import ticked
from yawara.forms.hiroshima.shape import asked, spaced
from yawara.forms.questionnaire import Writing

#: Whose places are blank paragraphs: question 3 has one, and a part below it.
FORM = (
    ("1. What do you do?", ""),
    ("2. Do you test?", "☐ Yes   ☐ No"),
    ("3. How do you tell users?", ""),
    ("A. Which labels are used?", ""),
    ("4. Who decides?", ""),
)


def places(body: str) -> dict[str, list[str]]:
    found = document.opened(by_hand(body), "form.docx").value
    assert found is not None
    return {one.number: [slot.where for slot in one.slots] for one in asked(found.flow)}


def test_a_blank_below_a_question_with_parts_is_its_place_where_blanks_are_places() -> None:
    found = places("".join(para(text) + para(below) for text, below in FORM))
    assert list(found) == ["1", "2", "3", "3.A", "4"]
    assert all(found.values())


def test_a_blank_between_any_two_questions_is_no_place() -> None:
    found = places("".join(para(text) + para(below) + para() for text, below in FORM))
    assert list(found) == ["1", "2", "3", "3.A", "4"]
    assert not found["3"], "it asks, and nobody is told that it need not be answered"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("8. How do you tell", "users that it is AI?", "How do you tell users that it is AI?"),
        ("8. How are incidents with", "AI recorded?", "How are incidents with AI recorded?"),
        ("8. Which of these", "do you do? Tick all.", "Which of these do you do? Tick all."),
        ("8. How do you", "test it\nand tell users?", "How do you test it and tell users?"),
        ("8．事故をどのように", "記録していますか。", "事故をどのように記録していますか。"),
        ("8. Do you test?", "internal and external tests count?", "Do you test?"),
        ("8. Do you test?", "Which tests do you do?", "Do you test?"),
    ],
)
def test_a_question_goes_on_only_where_it_has_not_ended(
    first: str, second: str, whole: str
) -> None:
    rest = "".join(map(para, second.split("\n")))
    body = para(first) + rest + table(("",)) + para("9. Who decides?") + table(("",))
    found = document.opened(by_hand(body), "form.docx").value
    assert found is not None
    assert asked(found.flow)[0].text == whole


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A．試験", "A． 試験"),
        ("（ａ）試験", "（ａ） 試験"),
        ("AIの試験", "AIの試験"),
        ("A.I.の試験", "A.I.の試験"),
        ("A. test", "A. test"),
    ],
)
def test_a_lone_letter_is_a_number_in_japanese_too(text: str, wanted: str) -> None:
    assert spaced(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Yes ☒   No ☐", ["Yes"]),
        ("はい☐　いいえ☑", ["いいえ"]),
        ("☒ Yes   ☐ No", ["Yes"]),
        ("Answer: ☐ Yes ☒ No", ["No"]),
        ("☒", [""]),
        ("Yes ☐ No ☐", []),
    ],
)
def test_a_tick_belongs_to_the_words_that_the_box_stands_at(text: str, wanted: list[str]) -> None:
    assert list(ticked(text)) == wanted


def test_a_box_behind_its_word_is_not_ticked_for_the_next() -> None:
    body = para("1. Do you test?") + para("Yes ☐   No ☐") + para("2. Who decides?") + para()
    found = document.opened(by_hand(body), "form.docx").value
    assert found is not None
    (slot,) = asked(found.flow)[0].slots
    assert (slot.where, slot.choices) == ("boxes 1-2", ("Yes", "No"))
    done = write(by_hand(body), (Writing(slot.where, "No"),), "form.docx").value
    assert done is not None
    after = document.opened(done, "form.docx").value
    assert after is not None
    assert asked(after.flow)[0].slots[0].current == "No"


def test_rows_of_a_table_below_a_question_are_its_parts() -> None:
    rows = (("Practice", "Yes", "No"), ("Red teaming", "☐", "☐"), ("Audits", "☐", "☐"))
    body = para("1. Which do you do?") + table(*rows) + para("2. Who decides?") + para()
    found = document.opened(by_hand(body), "form.docx").value
    assert found is not None
    asks = asked(found.flow)
    assert [(one.number, one.text) for one in asks] == [
        ("1", "Which do you do?"),
        ("1-1", "Red teaming"),
        ("1-2", "Audits"),
        ("2", "Who decides?"),
    ]
    places = [(slot.where, slot.label) for one in asks for slot in one.slots][:4]
    assert places == [("box 1", "Yes"), ("box 2", "No"), ("box 3", "Yes"), ("box 4", "No")]
    assert write(by_hand(body), (Writing("box 1", "☒"),), "form.docx").value is not None


def test_a_table_of_contents_is_no_answer() -> None:
    text = """Contents
1. How do you test? ........ 3
2. Who decides? ……… 4
Section 1 Risks 3
1 How do you test? 3
2 Who decides? 4
3 Whom do you tell? 9

1. How do you test?
Tests in all: 12
Tests with faults found: 40
Of these in models: 52
Of these in products: 60
"""
    found = lines(text.encode(), "report.txt").value
    assert found is not None
    assert [one.text for one in found if one.text] == [
        "Contents",
        "1. How do you test?",
        "Tests in all: 12",
        "Tests with faults found: 40",
        "Of these in models: 52",
        "Of these in products: 60",
    ]


def test_a_long_paragraph_takes_no_time() -> None:
    """Read in the square of its length, it would take hours."""
    assert not labels_before("Do you test " * 200_000)
    assert len(labels_before("word ☐ " * 50_000)) == 50_000
    assert not list(ticked("☐ " * 200_000))
