"""The words that sheets offer: understood beyond doubt, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yawara.forms.fill import choices
from yawara.forms.fill.words import ASSENT, DOING, SIGNS
from yawara.forms.questionnaire import Slot

TEXTS = [texts for table in (ASSENT, DOING, SIGNS) for texts in table.values()]
KNOWN = [word for texts in TEXTS for word in texts.split("|")]
STRANGE = ["◎", "レベル2", "まあまあ", "5", "はいいえ", "see remarks", "対応しない予定ではない"]
STATES = ("all", "some", "none", "not-applicable", "planned")


@given(
    words=st.lists(st.sampled_from(KNOWN + STRANGE), max_size=6, unique=True),
    state=st.sampled_from(STATES),
    turned=st.booleans(),
)
def test_a_word_is_the_lists_own_and_says_the_state(
    words: list[str], state: str, *, turned: bool
) -> None:
    slot = Slot("S!A1", "choice", tuple(words))
    text, why = choices.word_for(choices.words_of(slot), state, reversed_=turned)
    assert bool(text) != bool(why)
    if text:
        assert text in words
        assert not set(words) & set(STRANGE)
        said = choices.state_of(text, reversed_=turned)
        assert said == state or (turned and state == "planned")


@given(
    words=st.permutations(["はい", "いいえ", "一部対応", "該当なし"]), state=st.sampled_from(STATES)
)
def test_the_order_of_a_list_plays_no_part(words: list[str], state: str) -> None:
    slot = Slot("S!A1", "choice", tuple(words))
    wanted = {"all": "はい", "some": "一部対応", "none": "いいえ", "not-applicable": "該当なし"}
    found = choices.word_for(choices.words_of(slot), state, reversed_=False)[0]
    assert found == wanted.get(state, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("はい", "all"), ("①はい", "all"), ("1. はい", "all"), ("a) Yes", "all"), ("(2) ○", "all"),
        ("はい（実施している）", "all"), ("ＹＥＳ", "all"), ("Y", "all"), ("未 対応", "none"),
        ("Ｎ／Ａ", "not-applicable"), ("はい、一部", None), ("いいえではない", None), ("", None),
        ("1", None), ("A", None), ("該当する", None), ("◎", None), ("10", None), ("10.", None),
        ("はい / Yes", "all"), ("No/いいえ", "none"), ("該当なし / N/A", "not-applicable"),
        ("はい / No", None), ("はい Maybe", None), ("対応済 / Implemented", "all"),
    ],
)  # fmt: skip
def test_what_a_word_says(text: str, said: str | None) -> None:
    found = choices.read(text)
    assert (found and found[0]) == said


def test_what_the_sheet_says_of_its_signs_counts_before_our_table() -> None:
    slot = Slot("S!A1", "mark", ("○", "△", "×"), means=("いいえ", "一部対応", "はい"))
    words = choices.words_of(slot)
    assert choices.word_for(words, "all", reversed_=False) == ("×", "")
    strange = Slot("S!A1", "mark", ("○", "×"), means=("毎週", "毎月"))
    assert choices.word_for(choices.words_of(strange), "all", reversed_=False) == ("", "words")


def test_an_open_box_says_nothing() -> None:
    words = choices.words_of(Slot("S!A1", "mark", ("■", "□"), "□"))
    assert choices.word_for(words, "all", reversed_=False) == ("■", "")
    assert choices.word_for(words, "none", reversed_=False) == ("", "no-word")
