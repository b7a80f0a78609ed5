"""`yawara report`: which files it writes, and which it leaves alone."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from yawara.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

BAD_INPUT = 2
PROFILE = """\
format: 1
organization: {name: {ja: 例, en: Demo}, body: company}
systems:
  - {id: one, name: {ja: 一, en: One}, facts: {roles: [provider], generative: true}}
"""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    monkeypatch.setattr(sys, "argv", ["yawara", "report", *args])
    return main()


def test_a_folder_gets_both_languages(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(monkeypatch, "-o", "out", "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"] == {"files": ["out/report.ja.html", "out/report.en.html"]}
    for lang in ("ja", "en"):
        page = (folder / "out" / f"report.{lang}.html").read_text(encoding="utf-8")
        assert f'<html lang="{lang}">' in page
        assert answer["digest"] in page


def test_as_of_is_on_the_page(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert report(monkeypatch, "-o", "a.html", "--as-of", "2026-04-05") == 0
    assert "5 April 2026" in (folder / "a.html").read_text(encoding="utf-8")


def test_a_page_of_ours_is_replaced_and_any_other_file_is_not(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    page = folder / "page.html"
    assert report(monkeypatch, "-o", "page.html", "--lang", "en") == 0
    first = page.read_bytes()
    assert report(monkeypatch, "-o", "page.html", "--lang", "ja") == 0
    assert page.read_bytes() != first
    page.write_text("mine", encoding="utf-8")
    assert report(monkeypatch, "-o", "page.html") == BAD_INPUT
    assert page.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "args",
    [(), ("-o", "profile.yaml"), ("-o", "x.html", "--lang", "both"), ("-o", "x", "--lang", "fr")],
)
def test_bad_arguments_write_nothing(
    monkeypatch: pytest.MonkeyPatch, folder: Path, args: tuple[str, ...]
) -> None:
    assert report(monkeypatch, *args) == BAD_INPUT
    assert [path.name for path in folder.iterdir()] == ["profile.yaml"]
