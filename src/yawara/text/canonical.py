"""Canonical JSON (RFC 8785 for the values that we use) and the SHA-256 of it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence

import msgspec

_encoder = msgspec.json.Encoder(order="sorted")

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def canonical(value: Json) -> bytes:
    """`value` as canonical JSON: keys sorted, no spaces, UTF-8, whole floats as integers.

    Keys are sorted by code point; RFC 8785 sorts by UTF-16 unit, which differs only beyond
    U+FFFF, and our keys are ASCII. NaN and infinity have no JSON form: ValueError.
    """
    return _encoder.encode(_plain(value))


def digest(value: Json) -> str:
    """The SHA-256 of the canonical JSON of `value`, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _plain(value: Json) -> Json:
    if isinstance(value, float):
        if not math.isfinite(value):
            message = f"{value} has no JSON form"
            raise ValueError(message)
        return int(value) if value.is_integer() else value
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
