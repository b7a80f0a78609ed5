"""The pages of the documentation as something that runs: what a reader does, step after step.

Every fenced block of a page, and every table to fill in, is one of these:

- `console`: what a person types and sees. It is run, and what it prints is compared. `head=N` keeps
  N lines of each answer, `only=A|B` the lines that hold one of the words; `…` says where lines
  are left out. What a command asks is answered above it: `<!-- typed: first | second -->`.
- `yaml NAME`: a file, written where the page stands in; `append=yes` adds to it. `csv NAME.xlsx`:
  a workbook, as the texts of its cells.
- `yaml`, `json`: a piece of a file, read for its syntax.
- a table under `<!-- fill: SHEET.xlsx -->`: written into that worksheet, as a clerk would.
- any of these, or another, with `unrun=WHY`: not run, for a reason that stands in `UNRUN`.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from tests import literate
from yawara.text.problem import Severity
from yawara.text.tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.literate import Block, Case

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
#: Why a block may be shown and not run.
UNRUN = {
    "installs": "fetches packages from an index, or builds an environment",
    "make": "make runs the whole build; CI runs it",
    "placeholders": "shows the shape of a command with names to be replaced",
    "shell": "belongs to a shell or a system that the tests do not stand on",
    "elsewhere": "needs a file or a program that is not shipped",
}
#: Pages whose blocks another test runs, in a surrounding of their own.
ELSEWHERE = {"git.ja.md": "test_git.py", "git.en.md": "test_git.py"}
TYPED = re.compile(r"<!-- typed: (?P<answers>.*) -->\Z")
FILL = re.compile(r"<!-- fill: (?P<sheet>\S+) -->\Z")


@dataclass(frozen=True)
class Table:
    """A table of answers, to be written into a worksheet."""

    sheet: str
    rows: tuple[dict[str, str], ...]
    start: int


def pages() -> list[Path]:
    """Every page of the documentation, and what visitors read first."""
    first = [ROOT / name for name in ("README.md", "README.ja.md", "CONTRIBUTING.md")]
    return [*first, *sorted(DOCS.rglob("*.md"))]


def name_of(path: Path) -> str:
    """How a page is called in what a test says."""
    return path.relative_to(ROOT).as_posix()


def tables(case: Case) -> Iterator[Table]:
    """The tables to fill in."""
    lines = case.text.splitlines()
    for at, line in enumerate(lines):
        if found := FILL.match(line):
            rows = []
            for row in lines[at + 1 :]:
                if row.startswith("|"):
                    rows.append([cell.strip().strip("`") for cell in row.strip("|").split("|")])
                elif rows:
                    break
            head = rows[0]
            yield Table(
                found["sheet"],
                tuple(dict(zip(head, row, strict=True)) for row in rows[2:]),
                at,
            )


def followed(case: Case, folder: Path) -> str:
    """The page with what its commands print when a reader does one step after the other."""
    lines = case.text.splitlines()
    fresh = []
    steps: list[Block | Table] = [*case.blocks, *tables(case)]
    for step in sorted(steps, key=lambda one: one.start):
        if isinstance(step, Table):
            fill(step, folder)
        elif "unrun" in step.options:
            continue
        elif literate.is_console(step):
            asked = TYPED.match(lines[step.start - 2])
            fresh.append((step, answered(step, folder, asked["answers"] if asked else "")))
        else:
            write(step, folder)
    for block, printed in reversed(fresh):
        lines[block.start : block.start + len(block.lines)] = printed
    return "\n".join(lines) + "\n"


def write(block: Block, folder: Path) -> None:
    """Write the file that a block names, if it names one."""
    if block.words[1:]:
        path = folder / block.words[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".xlsx":
            path.write_bytes(literate.workbook("".join(f"{line}\n" for line in block.lines)))
            return
        before = path.read_text(encoding="utf-8") if "append" in block.options else ""
        path.write_text(before + "".join(f"{line}\n" for line in block.lines), encoding="utf-8")


def answered(block: Block, folder: Path, asked: str = "") -> list[str]:
    """The lines of a console block as they are when its commands run now in `folder`."""
    out: list[str] = []
    for command in literate.commands(block):
        out.append(f"$ {command.line}")
        if command.argv[0] == "cp":
            shutil.copy(*(folder / name for name in command.argv[1:]))
            continue
        answering = replace(command, typed=tuple(asked.split(" | ")) if asked else ())
        printed = literate.run(answering, block, folder)
        out += shown([line.rstrip() for line in printed.text.splitlines()], block.options)
        out += [f"[exit {printed.exit}]"] if printed.exit else []
    return out


def shown(lines: list[str], options: dict[str, str]) -> list[str]:
    """The lines that a page shows, with `…` where it leaves some out."""
    kept = range(int(options.get("head", len(lines))))
    words = options.get("only", "").split("|")
    out: list[str] = []
    for at, line in enumerate(lines):
        if at in kept and any(word in line for word in words):
            out.append(line)
        elif out[-1:] != ["…"]:
            out.append("…")
    return out


def fill(table: Table, folder: Path) -> None:
    """Write a table into a worksheet as a clerk does: by the names of rows and columns."""
    book = openpyxl.load_workbook(folder / table.sheet)
    sheet = book.worksheets[0]
    cells = {
        (bare(str(cell.value)), cell.row): cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    for row in table.rows:
        (key, wanted), *given = row.items()
        top = min(at for name, at in cells if name == bare(key))
        columns = {name: cells[name, at].column for name, at in cells if at == top}
        found = [at for name, at in cells if name == bare(wanted) and at > top]
        assert found, f"no row {wanted!r} in {table.sheet}"
        for at in found:
            for column, text in given:
                if text:
                    sheet.cell(at, columns[bare(column)]).value = text
    book.save(folder / table.sheet)


def bare(text: str) -> str:
    """A text without spaces and line ends, as headers of sheets and of pages are compared."""
    return re.sub(r"\s", "", text)


def faults(block: Block) -> Iterator[str]:
    """What is wrong with a block before anything is run."""
    kind = block.words[0] if block.words else ""
    if "unrun" in block.options:
        if block.options["unrun"] not in UNRUN:
            yield f"no such reason: {block.options['unrun']}"
        return
    text = "\n".join(block.lines)
    if kind == "yaml":
        read = parse(text.encode(), "block")
        yield from (problem.code for problem in read.problems if problem.severity is Severity.ERROR)
    elif kind == "json":
        json.loads(text)
    elif kind == "console":
        if not literate.commands(block):
            yield "a console without a command"
    elif not block.words[1:]:
        yield f"a block of {kind or 'no kind'} is neither run nor checked, and says no reason"
