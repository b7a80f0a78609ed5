"""Measured text: lines fit, letters stay in order, and what is cut is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yawara.report.pictures.canvas import SMALL, STRONG, Type, cut, letter_width, n, width, wrap

LETTERS = st.text(st.sampled_from("あ漢、。（）「ー ab WmI-.…é×ﾊ한אא́🙂"), max_size=60)
TYPES = st.sampled_from([SMALL, STRONG])
ROOM = st.floats(20, 300)


@given(LETTERS, TYPES, ROOM, st.integers(1, 4))
def test_every_line_fits(text: str, type_: Type, room: float, lines: int) -> None:
    found = wrap(text, type_, room, lines)
    assert 1 <= len(found) <= lines
    assert all(width(line, type_) <= room for line in found)


@given(LETTERS, TYPES, ROOM, st.integers(1, 4))
def test_nothing_is_lost_unless_it_is_marked(
    text: str, type_: Type, room: float, lines: int
) -> None:
    found = wrap(text, type_, room, lines)
    plain = "".join(text.split())
    shown = "".join("".join(found).split())
    if shown != plain:
        assert shown.endswith("…")
        assert plain.startswith(shown.removesuffix("…"))


def test_japanese_lines_do_not_begin_with_a_comma() -> None:
    type_ = Type(10)
    assert wrap("あいうえお、かきくけこ。", type_, 50, 3) == ("あいうえ", "お、かきく", "けこ。")
    assert wrap("あいうえ（かきく）", type_, 50, 3) == ("あいうえ", "（かきく）")


def test_latin_breaks_at_spaces_and_a_long_word_anywhere() -> None:
    assert wrap("partly done again", Type(10), 60, 3) == ("partly done", "again")
    assert len(wrap("W" * 50, Type(10), 100, 9)) == 5
    assert cut("Guiding Principles for all", Type(10), 115) == "Guiding Principles…"


def test_a_text_without_end_is_cut_at_once() -> None:
    assert wrap("長" * 1_000_000, Type(10), 100, 2)[-1].endswith("…")


def test_a_full_width_letter_takes_one_em() -> None:
    assert letter_width("漢") == letter_width("…") == 1
    assert letter_width("\u0301") == 0
    assert letter_width("i") < letter_width("i", bold=True) < letter_width("W") < 1


def test_numbers_are_short() -> None:
    assert [n(1), n(1.50), n(1.234), n(-0.001)] == ["1", "1.5", "1.23", "0"]
