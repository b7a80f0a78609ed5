"""What a form prints is no answer, also where text of a PDF has broken or joined its lines."""

from __future__ import annotations

import pytest

from yawara.forms.hiroshima.contents import Line, without_contents
from yawara.forms.hiroshima.layout import Layout, Question, Slot
from yawara.forms.hiroshima.lines import lines
from yawara.forms.hiroshima.printed import Printed
from yawara.forms.hiroshima.split import key, split

PRINTED = (
    "1. Which practices do you use before deployment?",
    "Recommended for: model developer, application developer",
    "☐ Red teaming",
    "☐ No",
    "Answer",
    "2. Who decides about the risks of AI?",
)
FORM = Layout(
    id="made",
    language="en",
    questions=(
        Question(
            id="1",
            text="Which practices do you use before deployment?",
            slots=(Slot("box 1", "mark", "Red teaming"), Slot("box 2", "mark", "No")),
        ),
        Question(id="2", text="Who decides about the risks of AI?", slots=(Slot("paragraph 9"),)),
    ),
    printed=PRINTED,
)
FIRST = "1. Which practices do you use before deployment?"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{FIRST}\nRecommended for: model developer,\napplication developer\n", ""),
        (f"{FIRST}\napplication developer deployment?\n", ""),
        (f"{FIRST}\nRed teaming No\n", ""),
        (f"{FIRST}1\n", ""),
        ("1. Which practices do you use before\ndeployment?2\n", ""),
        (f"{FIRST}\n•\n•\nA.\n", ""),
        (f"{FIRST}\nAnswer We test by hand.\n", "We test by hand."),
        (f"{FIRST}\nAnswer: We test by hand.\n", "We test by hand."),
        (f"{FIRST}\nAnswer times are measured.\n", "Answer times are measured."),
        (f"{FIRST}\nRed teaming by outsiders.\n", "Red teaming by outsiders."),
        (f"{FIRST}\nA model developer decides.\n", "A model developer decides."),
        (f"{FIRST}\nWe do.\nRecommended for: nobody here\n", "We do."),
        (f"{FIRST}\n7\n", "7"),
    ],
)
def test_pieces_of_the_form_are_no_answer(text: str, answer: str) -> None:
    found = lines(text.encode(), "r.txt").value
    assert found is not None
    assert split(found, FORM, "r.txt").text("1") == answer


def test_hostile_pieces_take_no_time() -> None:
    form = Printed([key(one) for one in PRINTED] * 400, ())
    assert not any(form.is_all_of("modeldeveloper" * at + "x") for at in range(30))
    assert form.is_all_of("modeldeveloper" * 20)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (["7 Who decides, and how are", "staff trained? ...... 6", "7 Who?"], ["7 Who?"]),
        (["3 What is done?", "......... 4", "3 What is done?"], ["3 What is done?"]),
        (["3 What is done? .........", "4", "We test."], ["We test."]),
        (["We test, and so on...", "In 2024 we had 7"], None),
        (["Do tests help? ..... yes, 4 of 5"], None),
        (["."], None),
        (["....... 4"], []),
    ],
)
def test_a_table_of_contents_may_be_broken(given: list[str], left: list[str] | None) -> None:
    found = without_contents([Line(text) for text in given])
    assert [one.text for one in found] == (given if left is None else left)
