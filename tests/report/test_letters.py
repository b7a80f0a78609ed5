"""Harmful and invisible letters are shown as their codes, and nothing else is changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yawara.report.letters import excerpt, visible


@given(st.text())
def test_nothing_harmful_is_left(text: str) -> None:
    for letter in visible(text):
        kind = unicodedata.category(letter)
        assert letter in "\n\t\u00ad\u200b\u200c\u200d\u2060" or kind not in ("Cc", "Cf", "Cs")
    visible(text).encode("utf-8")


@given(st.text())
def test_twice_is_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    "text",
    ["AIであることの表示、①〜③（％）「＆」", "plain – “quoted” … ×", "①②③ ○×△", "𠮷野家", "👩‍💻"],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a⟦U+0000⟧b"),
        ("\u202eabc", "⟦U+202E⟧abc"),
        ("\u2066x\u2069", "⟦U+2066⟧x⟦U+2069⟧"),
        ("\U000e0041", "⟦U+E0041⟧"),
        ("\udfff", "⟦U+DFFF⟧"),
        ("\ufffe", "⟦U+FFFE⟧"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
    ],
)
def test_codes(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_an_excerpt_is_one_line_and_short() -> None:
    assert excerpt("a\n b", 5) == "a b"
    assert excerpt("abcdef", 5) == "abcd…"
