"""Literate cases: a page of prose that holds files, commands and what the commands print.

    Prose says what the case is about, and why.

    ```yaml profile.yaml                  a file of the case: its language, then its name, and
    format: 1                             perhaps encoding=cp932, eol=crlf or repeat=1000
    ```

    ```csv theirs.xlsx                    a workbook of one sheet, as the text of its cells
    No,質問,回答（はい・いいえ）
    ```

    ```console lang=ja columns=60         what a person types and sees; English unless it says ja
    $ yawara assess .
    < a line that the person types        (for commands that ask)
    …what is printed, standard output and standard error as they come…
    [exit 2]                              (where it is not 0)
    $ cat profile.yaml
    ```

`cat` shows a workbook as the texts of its visible sheets.

Commands run in this process, in an empty folder that holds the files of the case, one after
another, on 21 November 2026. What differs from machine to machine is written as `<project>`,
`<packs>` and `<version>`.
"""

from __future__ import annotations

import contextlib
import csv
import datetime
import io
import os
import re
import shlex
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]

import yawara
from yawara.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"(?P<ticks>```+)(?P<info>.*)\Z")
EXIT = re.compile(r"\[exit (\d+)\]\Z")


@dataclass(frozen=True)
class Block:
    """A fenced block: its info string and its lines, and where its first line stands (from 0)."""

    words: tuple[str, ...]
    options: dict[str, str]
    lines: tuple[str, ...]
    start: int


@dataclass(frozen=True)
class Command:
    """A line typed after `$`, and the lines typed when the command asks."""

    line: str
    typed: tuple[str, ...] = ()

    @property
    def argv(self) -> list[str]:
        """The words of the line, as a shell takes them."""
        return shlex.split(self.line)


@dataclass(frozen=True)
class Printed:
    """What a command printed, and its exit code."""

    text: str
    exit: int


@dataclass(frozen=True)
class Case:
    """One page of a case."""

    name: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def files(self) -> tuple[Block, ...]:
        """The blocks that name a file."""
        return tuple(block for block in self.blocks if not is_console(block) and block.words[1:])

    @property
    def consoles(self) -> tuple[Block, ...]:
        """The blocks that hold commands."""
        return tuple(block for block in self.blocks if is_console(block))


def is_console(block: Block) -> bool:
    """Whether the block holds commands and what they print."""
    return block.words[:1] == ("console",)


def read_case(path: Path) -> Case:
    """Read a case from a file; its blocks may have longer fences, to hold fences themselves."""
    text = path.read_text(encoding="utf-8")
    return Case(path.name, text, tuple(_blocks(text.splitlines())))


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        if opened := FENCE.match(lines[at]):
            end = lines.index(opened["ticks"], at + 1)
            parts = opened["info"].split()
            options = dict(part.split("=", 1) for part in parts if "=" in part)
            words = tuple(part for part in parts if "=" not in part)
            yield Block(words, options, tuple(lines[at + 1 : end]), at + 1)
            at = end
        at += 1


def commands(block: Block) -> tuple[Command, ...]:
    """The commands of a console block. What a person types follows the command at once."""
    out: list[Command] = []
    typing = False
    for line in block.lines:
        if line.startswith("$ "):
            out.append(Command(line[2:]))
        elif typing and line.startswith("< "):
            out[-1] = replace(out[-1], typed=(*out[-1].typed, line[2:]))
        typing = line.startswith("$ ") or (typing and line.startswith("< "))
    return tuple(out)


def exits(case: Case) -> tuple[int, ...]:
    """The exit codes other than 0 that a case expects."""
    lines = (line for block in case.consoles for line in block.lines)
    return tuple(int(found[1]) for line in lines if (found := EXIT.match(line)))


def write_files(case: Case, folder: Path) -> None:
    """Write the files of a case into a folder, in the encoding that the case asks for."""
    for block in case.files:
        text = "".join(f"{line}\n" for line in block.lines)
        if "repeat" in block.options:
            text = text.rstrip("\n") * int(block.options["repeat"])
        if block.options.get("eol") == "crlf":
            text = text.replace("\n", "\r\n")
        path = folder / block.words[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".xlsx":
            path.write_bytes(workbook(text))
        else:
            path.write_bytes(text.encode(block.options.get("encoding", "utf-8")))


def workbook(text: str) -> bytes:
    """A workbook of one sheet, the same bytes for the same texts of its cells."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2026, 1, 1)})  # noqa: DTZ001 - no zone
    sheet = book.add_worksheet("Sheet1")
    for at, row in enumerate(csv.reader(io.StringIO(text))):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell)
    book.close()
    return out.getvalue()


def cells(path: Path) -> str:
    """The texts of the visible sheets of a workbook."""
    out = io.StringIO()
    for sheet in openpyxl.load_workbook(path).worksheets:
        if sheet.sheet_state == "visible":
            out.write(f"[{sheet.title}]\n")
            lines = csv.writer(out, lineterminator="\n")
            lines.writerows([cell or "" for cell in row] for row in sheet.values)
    return out.getvalue()


def run(command: Command, block: Block, folder: Path) -> Printed:
    """Run one command in a folder, as a terminal-less program with a width and a language."""
    settings = {
        "LANG": "ja_JP.UTF-8" if block.options.get("lang") == "ja" else "en_US.UTF-8",
        "COLUMNS": block.options.get("columns", "100"),
    }
    typed = "".join(f"{line}\n" for line in command.typed).encode()
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, settings),
        mock.patch.multiple(sys, argv=command.argv, stdout=screen, stderr=screen),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")),
    ):
        code = _call(command.argv)
    screen.seek(0)
    return Printed(_same_everywhere(screen.read(), folder), code)


def _call(argv: list[str]) -> int:
    if argv[0] == "cat":
        for name in argv[1:]:
            path = Path(name)
            is_book = path.suffix == ".xlsx"
            sys.stdout.write(cells(path) if is_book else path.read_text(encoding="utf-8"))
        return 0
    if argv[0] != "yawara":
        message = f"a case can run yawara and cat, not {argv[0]}"
        raise ValueError(message)
    try:
        return main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)


def _same_everywhere(printed: str, folder: Path) -> str:
    names = (
        (str(folder), "<project>"),
        (str(ROOT / "packs"), "<packs>"),
        (f"yawara {yawara.__version__}", "yawara <version>"),
    )
    for machine, name in names:
        printed = printed.replace(machine, name)
    return printed


def renewed(case: Case, folder: Path) -> str:
    """The text of the case with what its commands print now, run in `folder`."""
    write_files(case, folder)
    lines = case.text.splitlines()
    fresh = [(block, answered(block, folder)) for block in case.consoles]
    for block, printed in reversed(fresh):
        lines[block.start : block.start + len(block.lines)] = printed
    return "\n".join(lines) + "\n"


def answered(block: Block, folder: Path) -> list[str]:
    """The lines of a console block as they are when its commands run now in `folder`."""
    out: list[str] = []
    for command in commands(block):
        printed = run(command, block, folder)
        out.append(f"$ {command.line}")
        out += [f"< {line}" for line in command.typed]
        out += [line.rstrip() for line in printed.text.splitlines()]
        out += [f"[exit {printed.exit}]"] if printed.exit else []
    return out
