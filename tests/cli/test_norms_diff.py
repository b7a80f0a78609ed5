"""`yawara norms diff -o`: which files it writes, and that it writes all of them or none."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from yawara.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

BAD_INPUT = 2
NAME = "jp-gfb-1.1-1.2"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    command = ["yawara", "norms", "diff", "jp-gfb@1.1", "jp-gfb@1.2", *args]
    monkeypatch.setattr(sys, "argv", command)
    return main()


def names(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def test_every_kind_and_both_languages_at_once(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for library in ("typst", "docx"):
        pytest.importorskip(library)
    kinds = ("html", "pdf", "docx")
    args = ["-o", "out", *(part for kind in kinds for part in ("--kind", kind))]
    assert run(monkeypatch, *args, "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    files = [f"out/{NAME}.{lang}.{kind}" for kind in kinds for lang in ("ja", "en")]
    assert answer["result"]["files"] == files
    assert answer["result"]["old"] == "jp-gfb@1.1"
    first = {name: (folder / name).read_bytes() for name in files}
    assert answer["digest"] in first[files[0]].decode()
    # All of them are ours, so that they may be written again, and come out the same.
    assert run(monkeypatch, *args) == 0
    assert {name: (folder / name).read_bytes() for name in files} == first


def test_several_files_in_one_language_and_one_named_twice(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("typst")
    assert run(monkeypatch, "-o", "a.html", "-o", "b.pdf", "-o", "a.html", "--lang", "ja") == 0
    assert capsys.readouterr().out.splitlines() == [
        "a.html を書きました。",
        "b.pdf を書きました。",
    ]
    assert '<html lang="ja">' in (folder / "a.html").read_text(encoding="utf-8")
    assert names(folder) == ["a.html", "b.pdf"]


def test_without_files_it_prints_the_same_answer(
    monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--format", "json") == 0
    shown = json.loads(capsys.readouterr().out)["result"]
    assert run(monkeypatch, "--format", "json", "-o", "a.html") == 0
    written = json.loads(capsys.readouterr().out)["result"]
    assert written == {**shown, "files": ["a.html"]}
    assert names(folder) == ["a.html"]


@pytest.mark.parametrize(
    "args",
    [
        ("-o", "a.html", "-o", "b.md"),
        ("-o", "a.html", "-o", "b.html", "--lang", "both"),
        ("-o", "a.html", "--kind", "pdf"),
        ("-o", "a.html", "-o", "theirs.txt/b.html"),
        ("-o", "a.html", "-o", "theirs.txt"),
        ("-o", "a.html", "-o", "theirs.html"),
        ("-o", "a.html", "-o", "folder.html"),
        ("-o", "a.html", "--lang", "fr"),
        ("--lang", "both"),
        ("--kind", "pdf"),
    ],
)
def test_bad_arguments_write_nothing(
    monkeypatch: pytest.MonkeyPatch, folder: Path, args: tuple[str, ...]
) -> None:
    (folder / "folder.html").mkdir()
    for name in ("theirs.txt", "theirs.html"):
        (folder / name).write_text("mine", encoding="utf-8")
    assert run(monkeypatch, *args) == BAD_INPUT
    assert names(folder) == ["theirs.html", "theirs.txt"]
    assert (folder / "theirs.html").read_text(encoding="utf-8") == "mine"


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
    assert run(monkeypatch, "-o", "a.html", "-o", f"b.{kind}") == BAD_INPUT
    said = capsys.readouterr().err
    assert "[report-extra-missing]" in said
    assert {"typst": "pip install typst", "docx": "pip install python-docx"}[library] in said
    assert names(folder) == []
