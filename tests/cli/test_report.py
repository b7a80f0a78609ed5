"""`yawara report`: which files it writes, and which it leaves alone."""

from __future__ import annotations

import json
import re
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


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (["--lang", "ja"], [], "ja"),
        (["--lang=ja"], [], "ja"),
        (["--lang", "ja"], ["--lang", "en"], "en"),
        ([], [], "en"),
    ],
)
def test_the_language_before_the_command_is_that_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    before: list[str],
    after: list[str],
    wanted: str,
) -> None:
    argv = ["yawara", *before, "report", "-o", "page.html", *after]
    monkeypatch.setattr(sys, "argv", argv)
    assert main() == 0
    assert f'<html lang="{wanted}">' in (folder / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("after", "wanted"),
    [([], ["ja"]), (["--lang", "en"], ["en"]), (["--lang", "both"], ["ja", "en"])],
)
def test_a_folder_gets_the_language_before_the_command(
    monkeypatch: pytest.MonkeyPatch, folder: Path, after: list[str], wanted: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["yawara", "--lang", "ja", "report", "-o", "out", *after])
    assert main() == 0
    names = sorted(one.name for one in (folder / "out").iterdir())
    assert names == sorted(f"report.{lang}.html" for lang in wanted)


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


def test_several_papers_and_kinds_go_into_a_folder(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for library in ("typst", "docx"):
        pytest.importorskip(library)
    args = ["--for", "board", "--for", "public", "--lang", "ja", "--format", "json"]
    args += ["--kind", "pdf", "--kind", "docx", "--kind", "html"]
    assert report(monkeypatch, "-o", "out", *args) == 0
    said = capsys.readouterr()
    result = json.loads(said.out)["result"]
    names = [f"{one}.ja.{kind}" for one in ("board", "public") for kind in ("pdf", "docx", "html")]
    assert result["files"] == [f"out/{name}" for name in names]
    assert result["shared"] == {"public": {"statements": 0, "evidence": 0}}
    assert not said.err
    first = {name: (folder / "out" / name).read_bytes() for name in names}
    assert first["board.ja.pdf"].startswith(b"%PDF-")
    # All of them are ours, so that they may be written again, and come out the same.
    assert report(monkeypatch, "-o", "out", *args) == 0
    assert {name: (folder / "out" / name).read_bytes() for name in names} == first


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
@pytest.mark.parametrize(
    "data", [b"", b"mine", b"%PDF-1.7 /Author(Yawara )", b"PK\x03\x04 half", b"\x00" * 5000]
)
def test_what_is_not_ours_is_left_alone_and_nothing_else_is_written(
    monkeypatch: pytest.MonkeyPatch, folder: Path, kind: str, data: bytes
) -> None:
    (folder / "out").mkdir()
    theirs = folder / "out" / f"board.en.{kind}"
    theirs.write_bytes(data)
    assert report(monkeypatch, "-o", "out", "--for", "board", "--kind", kind) == BAD_INPUT
    assert theirs.read_bytes() == data
    assert [path.name for path in (folder / "out").iterdir()] == [theirs.name]


@pytest.mark.parametrize(("kind", "library"), [("pdf", "typst"), ("docx", "docx")])
def test_without_the_extra_nothing_is_written_and_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    library: str,
) -> None:
    for name in [library, *(one for one in sys.modules if one.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    for name in [one for one in sys.modules if one.startswith(f"yawara.report.{kind}")]:
        monkeypatch.delitem(sys.modules, name)
    args = ("--for", "board", "--kind", "html", "--kind", kind)
    assert report(monkeypatch, "-o", "out", *args) == BAD_INPUT
    said = capsys.readouterr().err
    assert "[report-extra-missing]" in said
    assert {"typst": "pip install typst", "docx": "pip install python-docx"}[library] in said
    assert not (folder / "out").exists()


def test_a_terminal_is_told_how_far_it_is_and_nobody_else(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(monkeypatch, "-o", "out", "--for", "board") == 0
    assert not capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert report(monkeypatch, "-o", "out", "--for", "board", "--for", "team") == 0
    told = capsys.readouterr().err
    assert "1/4 board.ja.html" in told
    assert told.endswith("\r\x1b[2K")
    assert report(monkeypatch, "-o", "out", "--format", "json") == 0
    assert not capsys.readouterr().err
    assert folder.is_dir()


def test_the_template_is_not_written_over(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    pytest.importorskip("docx")
    assert report(monkeypatch, "-o", "board.docx", "--for", "board") == 0
    before = (folder / "board.docx").read_bytes()
    args = ("--for", "board", "--template", "board.docx")
    assert report(monkeypatch, "-o", "board.docx", *args) == BAD_INPUT
    assert (folder / "board.docx").read_bytes() == before
    assert report(monkeypatch, "-o", "other.docx", *args) == 0


def test_what_is_not_read_is_counted_alike_on_the_screen_and_on_paper(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also what is not read in a part of which the rest is; but not what was answered directly."""

    def counts() -> tuple[int, int]:
        monkeypatch.setattr(sys, "argv", ["yawara", "assess", "--lang", "en"])
        assert main() == 0
        printed = capsys.readouterr().out
        screen = re.search(r"^Provisions not read yet: (\d+)", printed, re.MULTILINE)
        assert report(monkeypatch, "-o", "out.html", "--for", "board", "--lang", "en") == 0
        page = (folder / "out.html").read_text(encoding="utf-8")
        paper = re.search(r"not read into practices yet: (\d+)", page)
        assert screen
        assert paper
        return int(screen[1]), int(paper[1])

    screen, paper = counts()
    assert screen == paper > 1
    answer = "- {on: 2026-10-01, provision: jp-ai-guideline-13#2-3, state: all}\n"
    (folder / "ledger.yaml").write_text(answer, encoding="utf-8")
    assert counts() == (screen - 1, paper - 1)
