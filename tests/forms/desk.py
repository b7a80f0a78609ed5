"""A clerk's desk: a small project, its worksheet, and what she does to the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl

from tests.norms import small
from yawara.assess.project import Request, assess_project, open_project
from yawara.cli import main
from yawara.forms.columns import AT, HEADER
from yawara.text.days import parse_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest
    from openpyxl.worksheet.worksheet import Worksheet as Sheet

    from yawara.assess.findings import Assessment
    from yawara.ledger.model import Entry

DAY = "2026-11-21"
NOON = "1795230000"  # of that day in Japan
ASKS = "[keep-logs, keep-logs-longer, review-logs, refrain-from-tracking, name-owner]"
PROFILE = """\
format: 1
organization: {name: {ja: 例の会社, en: Demo Ltd}, size: small}
systems:
  - id: chat
    name: {ja: 相談チャット, en: Help chat}
    facts: {roles: [provider], generative: true}
  - id: notes
    name: {ja: 議事録, en: Minutes}
    facts: {roles: [developer], generative: true}
"""


def asking() -> dict[str, str]:
    """The small norm base, in which one provision asks for practices of several kinds."""
    files = small.packs()
    for version in ("1", "2"):
        name = f"instruments/jp-demo/{version}.yaml"
        files[name] = files[name].replace("asks: [keep-logs, review-logs]", f"asks: {ASKS}")
        files[name] = files[name].replace("    also: [name-owner]\n", "")
    theme = files["practices/records.yaml"].splitlines()
    ids = [line.split(": ")[1] for line in theme if line.startswith("  - id: ")]
    files["ids.txt"] = "".join(f"{one}\n" for one in ids)
    return files


class Desk:
    """A project folder with norms of its own; commands run in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder / "project"
        self.capsys = capsys
        files = asking()
        self.norms = small.written(folder / "norms", files)
        self.folder.mkdir()
        self.put("profile.yaml", PROFILE)

    def put(self, name: str, text: str) -> Path:
        """A file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *args: str) -> tuple[int, str]:
        """Run `yawara worksheet` on the project; its exit code and all that it printed."""
        self.capsys.readouterr()
        code = main(["worksheet", str(self.folder), "--norms", str(self.norms), *args])
        printed = self.capsys.readouterr()
        return code, printed.out + printed.err

    def sheet(self, name: str = "sheet.xlsx", *args: str) -> Path:
        """A newly written worksheet."""
        path = self.folder.parent / name
        code, printed = self.run("-o", str(path), "--overwrite", *args)
        assert code == 0, printed
        return path

    def read(self, path: Path, *args: str) -> tuple[int, dict[str, Any]]:
        """Read a worksheet back; the exit code and the answer as JSON."""
        code, printed = self.run("--read", str(path), "--format", "json", *args)
        return code, json.loads(printed)

    def taken(self, path: Path, *args: str) -> list[dict[str, Any]]:
        """The entries that a worksheet without a fault gives, without id and days."""
        code, answer = self.read(path, *args)
        assert code == 0, answer["problems"]
        return [bare(entry) for entry in answer["result"]["entries"]]

    def codes(self, path: Path, *args: str) -> list[str]:
        """The problems of a worksheet, as `code cell`."""
        _, answer = self.read(path, *args)
        return [
            " ".join((one["code"], *(str(step) for step in one["path"][1:])))
            for one in answer["problems"]
        ]

    @property
    def ledger(self) -> str:
        """The text of the ledger, "" where there is none."""
        path = self.folder / "ledger.yaml"
        return path.read_bytes().decode() if path.exists() else ""

    def entries(self) -> tuple[Entry, ...]:
        """The entries in the ledger, read without a problem."""
        read = open_project(self.folder, self.request())
        assert read.value is not None
        assert not read.failed, read.problems
        return read.value.entries

    def assessment(self) -> Assessment:
        """The assessment of the project."""
        read = open_project(self.folder, self.request())
        assert read.value is not None
        return assess_project(read.value, self.request())

    def request(self) -> Request:
        """As of our day."""
        day = parse_day(DAY)
        assert day is not None
        return Request(day, day, norms=(self.norms,))


def bare(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without its id and without the days that all of a sheet share."""
    return {key: value for key, value in entry.items() if key not in ("id", "on", "recorded")}


def row_of(sheet: Sheet, practice: str, system: str = "-") -> int:
    """The row of a practice and system."""
    for row in range(HEADER + 2, sheet.max_row + 1):
        ids = (value(sheet, row, "practice_id"), value(sheet, row, "system_id"))
        if ids == (practice, system):
            return row
    message = f"no row for {practice} {system}"
    raise LookupError(message)


def value(sheet: Sheet, row: int, key: str) -> object:
    """The value of a cell by the key of its column."""
    return sheet.cell(row, AT[key] + 1).value


def fill(path: Path, *rows: tuple[str, str, Mapping[str, object]]) -> Path:
    """Fill in cells of rows named by practice and system, and save the file."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for practice, system, cells in rows:
        at = row_of(sheet, practice, system)
        for key, what in cells.items():
            sheet.cell(at, AT[key] + 1).value = what  # type: ignore[assignment]
    book.save(path)
    return path
