"""Every problem that the code can find can be told, in both languages."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yawara.text import messages
from yawara.text.messages import describe, render, show_place
from yawara.text.problem import Place, Problem, Problems, Severity, has_errors, in_order
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.text.words import Lang

SOURCE = Path(__file__).parents[2] / "src"


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Every place in the code that notes a problem: where, its code, what fills its message."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="error" | "warning" | "note"),
                    args=[code, _, *_],
                    keywords=keywords,
                ) if all(keyword.arg for keyword in keywords):
                    given = {keyword.arg or "" for keyword in keywords}
                    where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                    for one in ast.walk(code):
                        if isinstance(one, ast.Constant) and isinstance(one.value, str):
                            yield where, one.value, given


CALLS = [one for one in calls() if one[1] in messages.table()]


def wanted(code: str) -> set[str]:
    """What a message and its hint are filled in with."""
    message = messages.table()[code]
    return {name for text in message for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_call_fills_its_message() -> None:
    missing = [(where, code, wanted(code) - given) for where, code, given in CALLS]
    assert [one for one in missing if one[2]] == []


def test_calls_are_found() -> None:
    codes = {code for _, code, _ in CALLS}
    assert {"yaml-tab", "unknown-practice", "evidence-changed", "seal-broken"} <= codes
    # A code that is chosen by a condition is found, too.
    assert {"replaces-unknown", "replaces-ambiguous"} <= codes | set(messages.table())


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_can_be_told(lang: Lang) -> None:
    for code in messages.table():
        params = tuple((name, "{x}") for name in sorted(wanted(code)))
        shown = render(Problem(code, Place("a.yaml", 2, 3), params), lang)
        assert shown.startswith("a.yaml:2:3: ")
        assert f"[{code}]" in shown
        assert "{x}" in shown or not params


def test_a_suggestion_comes_first_whatever_it_holds() -> None:
    given = (("practice", "x"), ("nearest", "{y}"))
    text, hint = describe(Problem("unknown-practice", None, given), "en")
    assert "x" in text
    assert hint.startswith("Did you mean “{y}”? ")


def test_what_files_say_cannot_move_the_cursor() -> None:
    given = (("practice", "a\x1b[31m\u202e\r\nb\u2028"), ("nearest", ""))
    shown = render(Problem("unknown-practice", Place("a\x1b.yaml", 1, 1), given), "ja")
    head, _, _ = shown.partition("\n    ")
    assert head.isprintable()
    assert "b" in head


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (None, ""),
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3, 7, ("x", 1)), "a.yaml:3:7"),
        (Place("a.xlsx", 0, 0, ("実践", "C4")), "a.xlsx: 実践!C4"),
    ],
)
def test_a_place_as_people_read_it(place: Place | None, shown: str) -> None:
    assert show_place(place) == shown


def test_problems_stand_in_the_order_of_files_and_lines_once() -> None:
    found = Problems()
    found.warning("b", Place("b", 1, 1))
    found.error("a", Place("a", 10, 1))
    found.note("a", Place("a", 9, 2))
    found.extend([Problem("a", Place("a", 10, 1)), Problem("c")])
    assert found.count == 5
    ordered = in_order(found.found)
    assert [(one.code, show_place(one.place)) for one in ordered] == [
        ("c", ""),
        ("a", "a:9:2"),
        ("a", "a:10:1"),
        ("b", "b:1:1"),
    ]
    assert [one.severity for one in ordered[1:]] == [
        Severity.NOTE,
        Severity.ERROR,
        Severity.WARNING,
    ]
    assert has_errors(ordered)
    assert not has_errors(one for one in ordered if one.severity is not Severity.ERROR)
