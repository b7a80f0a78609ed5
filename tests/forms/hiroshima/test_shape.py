"""What is read of a form beside its questions, where the rules for it may go wrong."""

from __future__ import annotations

import pytest

from tests.forms.docx.layouts import by_hand, para, table
from yawara.forms.docx import document
from yawara.forms.hiroshima.shape import asked, spaced

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
        ("8．事故をどのように", "記録していますか。", "事故をどのように記録していますか。"),
        ("8. Do you test?", "internal and external tests count?", "Do you test?"),
        ("8. Do you test?", "Which tests do you do?", "Do you test?"),
    ],
)
def test_a_question_goes_on_only_where_it_has_not_ended(
    first: str, second: str, whole: str
) -> None:
    body = para(first) + para(second) + table(("",)) + para("9. Who decides?") + table(("",))
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
