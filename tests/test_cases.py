"""Runs the literate cases of tests/cases; `make cases-reset` records anew what they print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import literate

CASES = Path(__file__).parent / "cases"
PATHS = sorted(CASES.rglob("*.md"))
NAMES = [path.relative_to(CASES).with_suffix("").as_posix() for path in PATHS]
BAD_INPUT = 2


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_case(path: Path, tmp_path: Path, *, reset_cases: bool) -> None:
    case = literate.read_case(path)
    text = literate.renewed(case, tmp_path)
    if reset_cases:
        path.write_text(text, encoding="utf-8")
    else:
        assert text == case.text


@pytest.mark.parametrize("path", PATHS, ids=NAMES)
def test_a_case_stands_in_the_right_folder(path: Path) -> None:
    case = literate.read_case(path)
    assert case.text.startswith("# "), "a case begins with a title"
    assert case.consoles, "a case runs at least one command"
    refused = BAD_INPUT in literate.exits(case)
    assert refused == (path.relative_to(CASES).parts[0] == "bad")


def test_a_third_of_the_cases_are_bad() -> None:
    bad = sum(name.startswith("bad/") for name in NAMES)
    assert 3 * bad >= len(NAMES)
