"""What a letter, a long word and a wide table become before the typesetter sees them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yawara.report.pdf import tables
from yawara.report.pdf.fonts import covered, drawable
from yawara.report.pdf.pieces import breakable, clipped, width_of
from yawara.report.tree import Column, Paragraph, Row, Span, Table

ANY = st.text(st.characters(exclude_categories=()), max_size=200)


def cell(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Span(text),)),)


def test_the_fonts_draw_what_a_report_in_japanese_is_written_with() -> None:
    said = "漢字かなカナ、。「」（）【】〜…‥―–—“”‘’①②③⑳ⅰⅱⅲ㈱№℡㎡±×÷≤≥→←↑↓◎○●△▲□■☆★※々〆ヶ𠮟髙﨑"
    assert drawable(said) == said
    assert drawable(string.printable) == string.printable.replace("\t", " ").replace(
        "\r", "\n"
    ).replace("\x0b", "〚U+000B〛").replace("\x0c", "〚U+000C〛")


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("🎉", "〚U+1F389〛"),
        ("a\u202eb", "a〚U+202E〛b"),
        ("⟦U+202E⟧", "〚U+202E〛"),
        ("漢\u2060字\ufe00", "漢字"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("e" + "\u0301" * 20, "e" + "\u0301" * 8 + "◌" + "\u0301" * 8 + "◌" + "\u0301" * 4),
    ],
)
def test_a_letter_that_cannot_be_drawn_shows_its_code(given_: str, shown: str) -> None:
    assert drawable(given_) == shown


@given(ANY)
def test_only_what_the_fonts_have_is_drawn(text: str) -> None:
    starts, ends = covered()
    known = {code for a, b in zip(starts, ends, strict=True) for code in range(a, b + 1)}
    assert all(ord(letter) in known or letter in "\n\u200b" for letter in drawable(text))


@given(ANY, st.floats(2, 120))
def test_places_to_break_change_nothing_that_is_read(text: str, room: float) -> None:
    assert breakable(text, room).replace("\u200b", "") == text.replace("\u200b", "")


@given(st.sampled_from("aW。ーっ（-/\u00a0"), st.integers(200, 400), st.floats(8, 110))
def test_no_run_is_left_that_is_wider_than_its_room(letter: str, count: int, room: float) -> None:
    assert all(width_of(part) <= room for part in breakable(letter * count, room).split("\u200b"))


def test_what_fits_is_left_alone() -> None:
    for text in ("evidence/risk-assessment.md", "2026-06-15から（ledger.yaml:200、51e5b25177d8）"):
        assert breakable(text, 40) == text


@given(ANY, st.floats(4, 100))
def test_a_clipped_line_is_the_beginning_of_the_text(text: str, room: float) -> None:
    made = clipped(text, room)
    assert made == text or text.startswith(made.removesuffix("…"))
    assert width_of(made) <= 2 * room


def test_a_table_too_wide_for_the_page_becomes_several() -> None:
    columns = tuple(Column(f"c{at}") for at in range(30))
    table = Table("t", columns, (Row(tuple(cell(f"{at}") for at in range(30)), "id"),))
    made = tables.parts(table)
    assert len(made) > 1
    assert [part.columns[0].title for part in made] == ["c0"] * len(made)
    assert [one.title for part in made for one in part.columns[1:]] == [
        f"c{at}" for at in range(1, 30)
    ]
    assert [part.rows[0].id for part in made] == ["id"] + [""] * (len(made) - 1)
    for part in made:
        assert sum(tables.widths(part)) == pytest.approx(tables.LINE)
        assert min(tables.widths(part)) > 29


def test_a_row_longer_than_a_page_may_break_and_a_short_one_may_not() -> None:
    wide = [100.0, 399.0]
    assert tables.is_whole(Row((cell("短い"), cell("文" * 200))), wide)
    assert not tables.is_whole(Row((cell("文" * 900), cell("短い"))), wide)
    assert not tables.is_whole(Row((cell("a\n" * 60), cell("短い"))), wide)


def test_tables_that_look_alike_have_the_same_columns() -> None:
    columns = (Column("a", 1), Column("b", 1))
    first = Table("x", columns, (Row((cell("短"), cell("文" * 300))),), "practices")
    second = Table("y", columns, (Row((cell("短"), cell("短"))),), "practices")
    shared = tables.shares((first, second))
    assert list(shared) == [("practices", "a", "b")]
    narrow, broad = tables.widths(second, common=shared[tables.look(second)])
    assert narrow < broad
