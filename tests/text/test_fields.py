"""Typed fields taken out of a mapping: what is taken, and what is said of what is not."""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yawara.text.fields import MOST_TEXT, Fields, as_number, nearest
from yawara.text.problem import Problems
from yawara.text.tree import Scalar, parse
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from yawara.text.tree import Node


def fields(text: str) -> Fields:
    node = parse(text.encode(), "f").value
    assert node is not None
    one = Fields.of(node, Problems())
    assert one is not None
    return one


def codes(one: Fields) -> list[str]:
    return [problem.code for problem in one.found.found]


Taken = dict[str, tuple[str, "Callable[[Fields], object]", object, list[str]]]

#: What is written, how it is asked for, what is taken, and the problems.
TAKEN: Taken = {
    "text": ("a: b", lambda f: f.text("a"), "b", []),
    "text from a number": ("a: 012", lambda f: f.text("a"), "012", []),
    "quoted nothing": ("a: ''", lambda f: f.text("a"), "", []),
    "no text": ("a: ~", lambda f: f.text("a"), None, []),
    "no key": ("b: 1", lambda f: f.text("a"), None, []),
    "a text that must be": ("a:", lambda f: f.need_text("a"), "", ["missing-key"]),
    "a list for a text": ("a: [b]", lambda f: f.text("a"), None, ["wrong-type"]),
    "a text too long": ("a: bcd", lambda f: f.text("a", most=2), "bc", ["text-too-long"]),
    "id": ("a: b-1.x_y", lambda f: f.need_id("a"), "b-1.x_y", []),
    "an id with a space": ("a: b c", lambda f: f.need_id("a"), "b c", ["bad-id"]),
    "a full-width id": ("a: ａ", lambda f: f.need_id("a"), "ａ", ["bad-id"]),
    "flag": ("a: true", lambda f: f.flag("a"), True, []),
    "flag by default": ("b: 1", lambda f: f.flag("a", default=True), True, []),
    "a flag in quotes": ("a: 'true'", lambda f: f.flag("a"), False, ["wrong-type"]),
    "a flag as YAML would have it": ("a: yes", lambda f: f.flag("a"), False, ["wrong-type"]),
    "number": ("a: 1e25", lambda f: f.number("a"), 1e25, []),
    "a number with a sign": ("a: -1_000.5", lambda f: f.number("a"), -1000.5, []),
    "a number in quotes": ("a: '1'", lambda f: f.number("a"), None, ["wrong-type"]),
    "a huge number": ("a: 1e999", lambda f: f.number("a"), None, ["wrong-type"]),
    "a long number": (f"a: {'9' * 400}", lambda f: f.number("a"), None, ["wrong-type"]),
    "no number": ("a: .nan", lambda f: f.number("a"), None, ["wrong-type"]),
    "infinity": ("a: .inf", lambda f: f.number("a"), None, ["wrong-type"]),
    "hexadecimal": ("a: 0x1f", lambda f: f.number("a"), None, ["wrong-type"]),
    "full-width digits": ("a: １２", lambda f: f.number("a"), None, ["wrong-type"]),
    "integer": ("a: 12", lambda f: f.integer("a"), 12, []),
    "half an integer": ("a: 1.5", lambda f: f.integer("a"), None, ["wrong-type"]),
    "day": ("a: 2026-01-02", lambda f: f.day("a"), datetime.date(2026, 1, 2), []),
    "a day in quotes": ("a: '2026-01-02'", lambda f: f.day("a"), datetime.date(2026, 1, 2), []),
    "no day": ("a: 2026-02-30", lambda f: f.day("a"), None, ["day-not-in-calendar"]),
    "a day that must be": ("a: ~", lambda f: f.need_day("a"), None, ["missing-key"]),
    "choice": ("a: x", lambda f: f.choice("a", "xyz"), "x", []),
    "no choice": ("a: w", lambda f: f.choice("a", "xyz"), None, ["unknown-word"]),
    "choices": (
        "a: [x, w, x]",
        lambda f: f.choices("a", "xyz"),
        ("x",),
        ["unknown-word", "repeated-item"],
    ),
    "words": ("a: {ja: 字, en: b}", lambda f: f.words("a"), Words("字", "b"), []),
    "one word": ("a: {ja: 字}", lambda f: f.words("a"), Words("字", ""), []),
    "both must be": (
        "a: {ja: 字}",
        lambda f: f.need_words("a"),
        Words("字", ""),
        ["missing-language"],
    ),
    "an empty word": (
        "a: {ja: ' ', en: b}",
        lambda f: f.words("a"),
        Words(" ", "b"),
        ["missing-language"],
    ),
    "no words at all": ("a: {}", lambda f: f.words("a"), Words(), ["missing-language"] * 2),
    "words that are a text": ("a: b", lambda f: f.words("a"), None, ["wrong-type"]),
    "texts": (
        "a: [b, c, b, [d]]",
        lambda f: f.texts("a"),
        ("b", "c"),
        ["repeated-item", "wrong-type"],
    ),
    "a text for texts": ("a: b", lambda f: f.texts("a"), (), ["wrong-type"]),
    "no texts": ("a: []", lambda f: f.texts("a"), (), []),
    "format": ("format: 1", Fields.format_1, None, []),
    "no format": ("a: 1", Fields.format_1, None, ["missing-key"]),
    "a newer format": ("format: 2", Fields.format_1, None, ["unknown-format"]),
    "a list for a format": ("format: [1]", Fields.format_1, None, ["wrong-type"]),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_field(name: str) -> None:
    text, take, value, problems = TAKEN[name]
    one = fields(text)
    assert take(one) == value
    assert codes(one) == problems


def test_the_default_limit_of_a_text() -> None:
    one = fields("a: " + "x" * (MOST_TEXT + 1))
    assert len(one.text("a") or "") == MOST_TEXT
    assert codes(one) == ["text-too-long"]


def test_where_each_text_of_a_list_stands() -> None:
    one = fields("a: [b, [x], c, b, d]")
    places = one.texts_at("a")
    assert {text: place.column for text, place in places.items()} == {"b": 5, "c": 13, "d": 19}


def test_keys_that_nobody_asked_for() -> None:
    one = fields("practise: x\nstate: y\n字: z\n")
    one.text("practice")
    one.text("state")
    one.done()
    told = [(one.code, dict(one.params)) for one in one.found.found]
    assert [code for code, _ in told] == ["unknown-key", "unknown-key"]
    assert told[0][1]["nearest"] == "practice"
    assert told[1][1]["nearest"] == ""


def test_records() -> None:
    one = fields("a: [{b: 1}, c, {b: 2}]\nd: {e: f}\ng: h\n")
    assert [inner.text("b") for inner in one.records("a")] == ["1", "2"]
    inner = one.record("d")
    assert inner is not None
    assert inner.text("e") == "f"
    assert one.record("x") is None
    assert codes(one) == ["not-a-mapping"]
    assert one.record("g") is None
    assert codes(one)[1:] == ["wrong-type"]


def test_what_another_reader_makes_of_a_field() -> None:
    def reader(node: Node, found: Problems) -> str | None:
        if isinstance(node, Scalar):
            return node.text
        found.error("wrong-type", node.place, key="a", wanted="text", is_="list")
        return None

    one = fields("a: b\nc: [d]\n")
    assert (one.read("a", reader), one.read("c", reader), one.read("x", reader)) == (
        "b",
        None,
        None,
    )
    assert codes(one) == ["wrong-type"]


@given(st.floats() | st.integers(), st.booleans())
def test_numbers_are_finite_or_none(value: float, plain: bool) -> None:  # noqa: FBT001 - drawn
    place = fields("a: 1").place
    number = as_number(Scalar(repr(value), plain=plain, place=place))
    assert number is None or (plain and math.isfinite(number) and number == float(value))


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_the_nearest_word_is_one_of_those_known(word: str, known: list[str]) -> None:
    found = nearest(word, known)
    assert found is None or found in known
    if word in known:
        assert found == word
