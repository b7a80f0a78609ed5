"""Conditions over facts: their shape, and how they are read from a pack.

A condition is structure, never a string. It is evaluated in Kleene's three-valued logic by
`yawara.scope`, because a fact that was not given makes the answer *unknown*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from yawara.text.fields import Fields, as_flag
from yawara.text.tree import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.text.problem import Problems
    from yawara.text.tree import Node


class Test(msgspec.Struct, frozen=True, cache_hash=True, tag="test"):
    """One fact put to one test.

    `is` with True: the flag is true; with a word: the choice is that word; `has`: the choices
    hold the word; `in`: the choice is one of the words; `at-least`, `at-most`: a number.
    """

    __test__ = False  # the name is the field's own; a test runner must not collect it

    fact: str
    op: str
    value: bool | str | float | tuple[str, ...]


class All(msgspec.Struct, frozen=True, cache_hash=True, tag="all"):
    """Every part holds. Without parts: always."""

    parts: tuple[Condition, ...]


class Any(msgspec.Struct, frozen=True, cache_hash=True, tag="any"):
    """At least one part holds. Without parts: never."""

    parts: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True, cache_hash=True, tag="not"):
    """The part does not hold."""

    part: Condition


Condition = Test | All | Any | Not

ALWAYS = All(())
NEVER = Any(())

OPS = ("is", "has", "in", "at-least", "at-most")


def tests(condition: Condition) -> Iterator[Test]:
    """Every test in the condition, from left to right."""
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, Not):
        yield from tests(condition.part)
    else:
        for part in condition.parts:
            yield from tests(part)


def condition(fields: Fields, key: str) -> Condition | None:
    """The condition under `key`, if given."""
    node = fields.get(key)
    return None if node is None else read_condition(node, fields.found)


def read_condition(node: Node, found: Problems) -> Condition | None:
    """Read `{fact: …}`, `{all: […]}`, `{any: […]}` or `{not: …}`."""
    fields = Fields.of(node, found)
    if fields is None:
        return None
    given = [key for key in ("fact", "all", "any", "not") if fields.has(key)]
    if len(given) != 1:
        found.error("condition-shape", fields.place)
        return None
    if given[0] == "fact":
        return _read_test(fields)
    if given[0] == "not":
        part = condition(fields, "not")
        fields.done()
        return None if part is None else Not(part)
    kind = given[0]
    parts = tuple(read_condition(item, found) for item in fields.items(kind))
    fields.done()
    whole = tuple(part for part in parts if part is not None)
    return All(whole) if kind == "all" else Any(whole)


def _read_test(fields: Fields) -> Test | None:
    fact = fields.need_id("fact")
    given = [op for op in OPS if fields.has(op)]
    fields.done()
    if len(given) > 1:
        fields.found.error("condition-many-tests", fields.place, ops=", ".join(given))
        return None
    if not given:
        return Test(fact, "is", value=True)
    value = _value(fields, given[0])
    return None if value is None else Test(fact, given[0], value)


def _value(fields: Fields, op: str) -> bool | str | float | tuple[str, ...] | None:
    """What the fact is compared with: a number, some words, or one word or flag."""
    node = fields.need(op)
    if node is None:
        return None
    if op == "in":
        return fields.texts(op)
    if op in ("at-least", "at-most"):
        return fields.number(op)
    if isinstance(node, Scalar):
        flag = as_flag(node) if op == "is" else None
        return node.text if flag is None else flag
    kind = "list" if isinstance(node, Sequence) else "mapping"
    fields.found.error("wrong-type", node.place, key=op, wanted="text", is_=kind)
    return None
