"""The demo: what it writes, that it can run again, and what it does where it cannot write all."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from yawara import forms
from yawara.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

BAD_INPUT = 2
FILES = {
    *("report.ja.html", "report.en.html", "partner.ja.pdf", "partner.en.pdf"),
    *("worksheet.ja.xlsx", "worksheet.en.xlsx"),
}


def demo(monkeypatch: pytest.MonkeyPatch, folder: Path, *args: str) -> int:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["yawara", "demo", *args])
    return main()


def test_it_writes_the_reports_and_sheets_and_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for library in ("xlsxwriter", "openpyxl", "typst"):
        pytest.importorskip(library)
    assert demo(monkeypatch, tmp_path, "--format", "json") == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert {path.name for path in tmp_path.iterdir()} == {"out"}
    homes = sorted((tmp_path / "out").iterdir())
    assert [home.name for home in homes] == [one["example"] for one in result]
    first = {path: path.stat().st_mtime_ns for home in homes for path in home.iterdir()}
    assert all({path.name for path in home.iterdir()} - {".made"} == FILES for home in homes)

    assert demo(monkeypatch, tmp_path, "--lang", "ja") == 0
    shown = capsys.readouterr().out
    assert all(f"{home.relative_to(tmp_path)}/report.ja.html" in shown for home in homes)
    assert {path: path.stat().st_mtime_ns for path in first} == first

    changed = homes[0] / "report.ja.html"
    whole = changed.read_bytes()
    changed.write_bytes(b"half")
    assert demo(monkeypatch, tmp_path) == 0
    assert changed.read_bytes() == whole


def test_without_the_extra_it_writes_the_rest_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [one for one in sys.modules if one.startswith("xlsxwriter.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for name in ("layout", "summary", "worksheet_write"):
        monkeypatch.delitem(sys.modules, f"yawara.forms.{name}", raising=False)
        monkeypatch.delattr(forms, name, raising=False)
    for _ in range(2):
        assert demo(monkeypatch, tmp_path) == 0
        said = capsys.readouterr()
        assert said.err.count("[extra-missing]") == 1
        assert "report.en.html" in said.out
        assert "worksheet" not in said.out


def test_without_the_typesetter_it_writes_the_rest_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "yawara.report.pdf", raising=False)
    assert demo(monkeypatch, tmp_path) == 0
    said = capsys.readouterr()
    assert said.err.count("[report-extra-missing]") == 1
    assert "typst" in said.err
    assert "report.en.html" in said.out
    assert ".pdf" not in said.out


def test_a_file_in_the_way_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/accounting-office").write_text("mine")
    assert demo(monkeypatch, tmp_path) == BAD_INPUT
    assert "[cannot-write]" in capsys.readouterr().err
    assert (tmp_path / "out/accounting-office").read_text() == "mine"
