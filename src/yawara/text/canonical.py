"""Canonical JSON (RFC 8785) and the SHA-256 of it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

#: The largest whole number that every reader of JSON takes as it is (RFC 7493, I-JSON).
MOST = 2**53 - 1

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical(value: Json) -> bytes:
    """`value` as canonical JSON: keys sorted by UTF-16 units, no spaces, UTF-8, shortest numbers.

    NaN, infinity and whole numbers beyond `MOST` have no such form: ValueError.
    """
    return msgspec.json.encode(_plain(value))


def digest(value: Json) -> str:
    """The SHA-256 of the canonical JSON of `value`, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _plain(value: Json) -> object:
    if isinstance(value, str | bool | None):
        return value
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _plain(value[key]) for key in keys}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    if isinstance(value, int) and abs(value) <= MOST:
        return value
    if isinstance(value, float) and math.isfinite(value):
        return msgspec.Raw(_number(value).encode())
    message = f"{value} has no canonical JSON form"
    raise ValueError(message)


def _number(value: float) -> str:
    """A number as ECMAScript writes it (ECMA-262, Number::toString), as RFC 8785 §3.2.2.3 asks."""
    if value == 0:
        return "0"
    sign, numerals, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(map(str, numerals))
    point = len(digits) + int(exponent)
    if 0 < point <= 21:  # noqa: PLR2004 - the bounds are the standard's
        text = digits.ljust(point, "0")
        text = f"{text[:point]}.{text[point:]}" if text[point:] else text
    elif -6 < point <= 0:  # noqa: PLR2004 - likewise
        text = f"0.{digits.rjust(len(digits) - point, '0')}"
    else:
        more = f".{digits[1:]}" if digits[1:] else ""
        text = f"{digits[0]}{more}e{point - 1:+d}"
    return f"-{text}" if sign else text
