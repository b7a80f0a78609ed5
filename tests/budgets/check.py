"""The budgets that no linter knows: sizes, annotations, dependencies, and where we may import late.

`python -m tests.budgets.check` prints every breach with its place and ends with 1 if there is one.
Floors and cycles are import-linter's part, in pyproject.toml.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tests", "bench", "docs")

MOST_LINES_A_FILE = 500
MOST_LINES_A_FUNCTION = 60
DEPENDENCIES = ("click", "msgspec", "PyYAML")

#: Tables of words and messages grow with every sentence we can say, and nobody reads them through.
TABLES = ("words.py", "messages")
#: Where start-up time is worth an import inside a function.
LATE_IMPORTS = ("src/yawara/cli/", "src/yawara/__main__.py")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Import = ast.Import | ast.ImportFrom


def python_files(root: Path) -> Iterator[Path]:
    """Every Python file of ours below `root`, in order."""
    for folder in FOLDERS:
        yield from sorted((root / folder).rglob("*.py"))


def breaches(path: Path, name: str) -> Iterator[str]:
    """What in one file is over budget, each as `file:line: sentence`."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = text.count("\n")
    if lines > MOST_LINES_A_FILE and not any(part in TABLES for part in path.parts):
        yield f"{name}:1: {lines} lines (at most {MOST_LINES_A_FILE} a file)"
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield from function_breaches(node, name)


def function_breaches(function: Function, name: str) -> Iterator[str]:
    """What one function does that it should not: too long, not annotated, importing late."""
    where = f"{name}:{function.lineno}: {function.name}"
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    if length > MOST_LINES_A_FUNCTION:
        yield f"{where}: {length} lines (at most {MOST_LINES_A_FUNCTION} a function)"
    if function.returns is None or any(given.annotation is None for given in arguments(function)):
        yield f"{where}: not annotated"
    if not name.startswith(("src/yawara/",)) or name.startswith(LATE_IMPORTS):
        return
    for node in ast.walk(function):
        if isinstance(node, Import) and "yawara" in imported(node):
            yield f"{where}: imports a module of our own when called (line {node.lineno})"


def arguments(function: Function) -> Iterator[ast.arg]:
    """The parameters of a function that need an annotation: all but `self` and `cls`."""
    given = function.args
    for at, arg in enumerate((*given.posonlyargs, *given.args)):
        if at > 0 or arg.arg not in ("self", "cls"):
            yield arg
    yield from given.kwonlyargs
    yield from (arg for arg in (given.vararg, given.kwarg) if arg is not None)


def imported(node: Import) -> set[str]:
    """The packages that a statement imports from; a relative import is from our own."""
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    return {"yawara" if node.level else (node.module or "").split(".")[0]}


def dependency_breaches(root: Path) -> Iterator[str]:
    """Run-time dependencies other than the three that we allow ourselves."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = tuple(sorted((line.split(">")[0] for line in project["dependencies"]), key=str.lower))
    if names != DEPENDENCIES:
        yield f"pyproject.toml:1: dependencies are {names}, and should be {DEPENDENCIES}"


def main() -> int:
    """Print every breach; returns 1 if there is one."""
    found = list(dependency_breaches(ROOT))
    for path in python_files(ROOT):
        found += breaches(path, path.relative_to(ROOT).as_posix())
    sys.stdout.writelines(f"{line}\n" for line in found)
    sys.stdout.write(f"budgets: {len(found)} over\n" if found else "budgets: all kept\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
