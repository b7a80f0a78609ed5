"""The budget check finds what it says it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.budgets import check

if TYPE_CHECKING:
    from pathlib import Path

LONG = "def f() -> None:\n" + "    print()\n" * 60


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("x = 1\n" * 501, "src/yawara/a.py", "501 lines (at most 500 a file)"),
        (LONG, "src/yawara/a.py", "f: 61 lines (at most 60 a function)"),
        ("def f(x) -> None: ...\n", "tests/a.py", "f: not annotated"),
        ("def f(x: int): ...\n", "tests/a.py", "f: not annotated"),
        (
            "def f() -> None:\n    from yawara.text import tree\n",
            "src/yawara/norms/a.py",
            "f: imports a module of our own when called (line 2)",
        ),
    ],
)
def test_a_breach_is_found(tmp_path: Path, text: str, name: str, expected: str) -> None:
    path = tmp_path / "a.py"
    path.write_text(text, encoding="utf-8")
    assert [line.split(": ", 1)[1] for line in check.breaches(path, name)] == [expected]


def test_commands_may_import_late(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("def f() -> None:\n    from yawara.text import tree\n", encoding="utf-8")
    assert list(check.breaches(path, "src/yawara/cli/a.py")) == []


def test_a_fourth_dependency_is_found(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["rich>=1"]\n', "utf-8")
    assert len(list(check.dependency_breaches(tmp_path))) == 1
