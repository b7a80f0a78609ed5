"""Two reports side by side: nothing is lost, nothing is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yawara.forms.hiroshima.compare import Change, changes, compare, is_japanese, sentences
from yawara.forms.hiroshima.split import Split

if TYPE_CHECKING:
    from yawara.forms.hiroshima.layout import Layout

SENTENCES = st.lists(
    st.sampled_from([f"Sentence {at} says {word}." for at in range(6) for word in ("so", "no")]),
    max_size=9,
)


@given(SENTENCES, SENTENCES)
def test_every_sentence_of_both_is_told_once(before: list[str], after: list[str]) -> None:
    found = list(changes(before, after))
    assert [one.after for one in found if one.after] == after
    gone = {one.before for one in found if one.kind in ("removed", "changed")}
    kept = {one.after for one in found if one.kind == "same"}
    assert gone | kept >= set(before)
    assert not gone & set(after)
    assert {one.before for one in found if one.before} <= set(before) | set(after)


@given(SENTENCES)
def test_a_report_is_the_same_as_itself(text: list[str]) -> None:
    assert {one.kind for one in changes(text, text)} <= {"same"}


def test_a_reworded_sentence_is_changed_not_new() -> None:
    before = ["The board meets monthly.", "Tests are made by hand."]
    after = [
        "The board meets every week.",
        "An outside firm reviews them.",
        "Tests are made by hand.",
    ]
    assert list(changes(before, after)) == [
        Change("changed", "The board meets monthly.", "The board meets every week."),
        Change("added", "", "An outside firm reviews them."),
        Change("same", "Tests are made by hand.", "Tests are made by hand."),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We test. We fix. E.g. by hand.", 3),
        ("毎月開きます。「必要です。」と決めました。", 2),
        ("One item\nAnother item", 2),
        ("Version 2.1 of the policy is used.", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_questions_come_in_the_order_of_the_form(first: Layout) -> None:
    before = Split("a", {"4a": ["The board decides."], "1a": ["By a table."]})
    after = Split("b", {"1a": ["By a table."], "4a": ["The council decides."]})
    found = [one for one in compare(before, after, first) if one.changes]
    assert [(one.question, one.changes[0].kind) for one in found] == [
        ("1a", "same"),
        ("4a", "changed"),
    ]


def test_long_answers_are_compared_in_time() -> None:
    before = [f"Sentence number {at} of the first year." for at in range(600)]
    after = [f"Sentence number {at} of the second year." for at in range(600)]
    assert len(list(changes(before, after))) == 1_200


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("We spent 1.5 million.", "We spent 15 million.", "changed"),
        ("Errors fell by 5%.", "Errors fell by 5.", "changed"),
        ("It changed by 5 %.", "It changed by -5 %.", "changed"),
        ("It takes <5 days.", "It takes >5 days.", "changed"),
        ("誤りは1.2％です。", "誤りは12％です。", "changed"),
        ("We tested 1,000 prompts.", "We tested 1000 prompts.", "same"),
        ("In 2024–2025 we tested.", "In 2024-2025, we tested", "same"),
        ("See ISO 42001, clause 8.", "See ISO 42001 - clause 8", "same"),
        ("“Safety” comes first.", '"Safety" comes first.', "same"),
    ],
)
def test_another_figure_is_another_sentence(before: str, after: str, kind: str) -> None:
    assert [one.kind for one in changes([before], [after])] == [kind]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("社外の2社がモデルを攻撃する試験をしました。" * 9, True),
        ("Two outside firms attacked each model. " * 9, False),
        ("Two firms.", None),
        ("Two firms attacked it. 社外の2社が攻撃する試験。" * 9, None),
    ],
)
def test_the_language_of_a_report_is_told_where_it_is_plain(
    text: str, *, wanted: bool | None
) -> None:
    assert is_japanese(text) is wanted
