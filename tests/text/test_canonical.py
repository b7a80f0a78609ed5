"""Canonical JSON, by the examples of RFC 8785 that bear on our values."""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yawara.text.canonical import MOST, canonical, digest

if TYPE_CHECKING:
    from yawara.text.canonical import Json

letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-MOST, MOST)
    | st.floats(allow_nan=False, allow_infinity=False)
    | letters,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(letters, inner, max_size=3),
    max_leaves=8,
)


def test_the_example_of_section_3_2_2() -> None:
    value: Json = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert canonical(value).decode() == (
        '{"literals":[null,true,false],'
        '"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_the_order_of_section_3_2_3() -> None:
    value: Json = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical(value)).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


#: RFC 8785, Appendix B, and powers of ten around the limits of ECMA-262's notations.
NUMBERS = {
    -0.0: "0",
    5e-324: "5e-324",
    -5e-324: "-5e-324",
    1.7976931348623157e308: "1.7976931348623157e+308",
    -1.7976931348623157e308: "-1.7976931348623157e+308",
    9007199254740992.0: "9007199254740992",
    -9007199254740992.0: "-9007199254740992",
    295147905179352830000.0: "295147905179352830000",
    9.999999999999997e22: "9.999999999999997e+22",
    1e23: "1e+23",
    1.0000000000000001e23: "1.0000000000000001e+23",
    999999999999999700000.0: "999999999999999700000",
    999999999999999900000.0: "999999999999999900000",
    1e21: "1e+21",
    9.999999999999997e-7: "9.999999999999997e-7",
    0.000001: "0.000001",
    333333333.3333332: "333333333.3333332",
    333333333.33333325: "333333333.33333325",
    -0.0000033333333333333333: "-0.0000033333333333333333",
    1424953923781206.2: "1424953923781206.2",
    1e25: "1e+25",
    100.0: "100",
}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number(number: float) -> None:
    assert canonical(number).decode() == NUMBERS[number]


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, MOST + 1, -(2**70)])
def test_a_number_without_a_form(number: float) -> None:
    with pytest.raises(ValueError, match="canonical"):
        canonical({"a": [number]})


@given(values)
def test_it_is_the_same_value_as_json(value: Json) -> None:
    assert json.loads(canonical(value), parse_int=float) == value


@given(values)
def test_it_is_canonical_already(value: Json) -> None:
    text = canonical(value)
    assert canonical(json.loads(text, parse_int=float)) == text
    assert digest(value) == hashlib.sha256(text).hexdigest()


@given(st.dictionaries(letters, st.integers(0, 9), max_size=5), st.data())
def test_the_order_of_keys_does_not_matter(value: dict[str, int], data: st.DataObject) -> None:
    keys = data.draw(st.permutations(list(value)))
    assert canonical({key: value[key] for key in keys}) == canonical(value)


def test_tuples_are_lists() -> None:
    assert canonical({"a": (1, "b", (2.0,))}) == b'{"a":[1,"b",[2]]}'
