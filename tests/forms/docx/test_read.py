"""Questions are found wherever they stand, with their numbers and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.forms.docx.layouts import LAYOUTS, Layout, by_hand, para, run, table, typed_numbers
from yawara.forms.docx.nodes import parse
from yawara.forms.docx.numbers import formatted
from yawara.forms.docx.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from yawara.forms.questionnaire import Ask


def asks(data: bytes) -> tuple[Ask, ...]:
    found = read(data, "q.docx")
    assert found.value is not None, found.problems
    return found.value.asks


@pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)
def test_every_question_is_found(make: Callable[[], Layout]) -> None:
    layout = make()
    found = asks(layout.data)
    shape = [(one.number, one.text, tuple(slot.kind for slot in one.slots)) for one in found]
    assert shape == list(layout.asks)
    wheres = [slot.where for one in found for slot in one.slots]
    assert len(wheres) == len(set(wheres))
    assert asks(layout.data) == found, "the same file is read the same"


def test_headings_and_roles_are_context() -> None:
    found = asks(typed_numbers().data)
    assert found[0].context == (
        "Questionnaire on AI (fictitious)",
        "Section 1: Risk",
        "Recommended for: model developer, application developer",
    )
    assert found[1].context[-1] == "8 Do you test AI systems before release?"
    assert found[-1].context[-1] == "Section 2: Governance"
    assert [slot.label for slot in found[2].slots][:2] == ["Red teaming", "External audit"]


@pytest.mark.parametrize(
    "text",
    [
        "Please read this first.",
        "1. Read the notes.",
        "質問票の記入方法について",
        "The committee met twice. It decided nothing.",
    ],
)
def test_what_asks_nothing_is_no_questionnaire(text: str) -> None:
    found = read(by_hand(para(text) + para() + para("End.")), "q.docx")
    assert found.value is None
    assert [one.code for one in found.problems] == ["docx-no-questions"]


def test_a_table_of_figures_is_no_questionnaire() -> None:
    body = table(("Year", "Systems"), ("2025", "12"), ("2026", "15"))
    assert read(by_hand(body), "q.docx").value is None


def test_a_blank_between_a_question_and_its_parts_is_no_place() -> None:
    body = (
        para("8. Do you test systems?")
        + para()
        + para("8.A How?")
        + para()
        + para("8.B When?")
        + para()
    )
    assert [one.number for one in asks(by_hand(body))] == ["8.A", "8.B"]


def test_lone_letters_are_parts_of_their_question() -> None:
    body = "".join(
        para(text) + para()
        for text in (
            "2. What do you share?",
            "a) With whom?",
            "b) How often?",
            "3. Why?",
            "(a) Who?",
        )
    )
    assert [one.number for one in asks(by_hand(body))] == ["2.a", "2.b", "3.a"]


def test_what_stands_there_is_current() -> None:
    ticked = run("1. Are there rules?")
    body = (
        para(ticked)
        + para("☒ Yes ☐ No")
        + para("2. Which?")
        + para("Answer: The rules of 2026.")
        + table(
            ("Question", "Answer"), ("Do you keep logs?", "For a year."), ("Who reads them?", "")
        )
    )
    found = asks(by_hand(body))
    assert [slot.current for one in found for slot in one.slots] == [
        "Yes",
        "The rules of 2026.",
        "For a year.",
        "",
    ]


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 9, "IX"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("japaneseCounting", 25, "二十五"),
        ("japaneseCounting", 110, "百十"),
        ("ideographDigital", 20, "二〇"),
        ("aiueoFullWidth", 2, "イ"),
        ("irohaFullWidth", 2, "ロ"),
        ("none", 4, ""),
        ("cardinalText", 4, "4"),
    ],
)
def test_numbers_are_printed_as_word_prints_them(form: str, number: int, text: str) -> None:
    assert formatted(number, form) == text


def test_places_in_the_bytes_are_those_of_the_tags() -> None:
    utf8 = '<?xml version="1.0"?><a x=">"><b>あ&amp;い</b><c /><b><![CDATA[<]]></b></a>'.encode()
    root = parse(utf8)
    spans = [utf8[one.start : one.end].decode() for one in root.walk()]
    assert spans == ["<b>あ&amp;い</b>", "<c />", "<b><![CDATA[<]]></b>"]
    assert [utf8[one.inner : one.close].decode() for one in root.walk()] == [
        "あ&amp;い",
        "",
        "<![CDATA[<]]>",
    ]
