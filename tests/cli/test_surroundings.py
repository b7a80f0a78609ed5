"""Consoles and files as they come: cp932, narrow, no locale, no permission, too large."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from yawara.__main__ import main
from yawara.text.tree import MOST_BYTES

BAD_INPUT = 2
PROFILE = """\
format: 1
organization: {name: {ja: 株式会社さくら}}
systems: [{id: chat, name: {ja: 面接チャット}, facts: {roles: [provider]}}]
"""
ENTRY = "- {on: 2026-10-01, practice: tell-users-it-is-ai, state: all, statement: {ja: 表示🌸}}\n"
COMMANDS = (
    ["--help"],
    ["scope"],
    ["assess"],
    ["assess", "--detail"],
    ["why", "jp-gfb#P-6-ii"],
    ["ledger"],
    ["init", "new"],
    ["nonsense"],
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "ledger.yaml").write_text(ENTRY, encoding="utf-8")
    return tmp_path


def run(folder: Path, *args: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run our program as a process of its own, with next to nothing in its environment."""
    kept = ("PATH", "HOME", "SYSTEMROOT", "XDG_CACHE_HOME", "LOCALAPPDATA", "SOURCE_DATE_EPOCH")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | settings
    return subprocess.run(
        [sys.executable, "-m", "yawara", *args],
        cwd=folder,
        env=environment,
        input=b"",
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("encoding", ["cp932", "ascii", "latin-1"])
def test_a_console_that_lacks_letters(project: Path, args: list[str], encoding: str) -> None:
    done = run(project, *args, "--lang", "ja", PYTHONIOENCODING=encoding)
    said = done.stdout + done.stderr
    assert done.returncode in (0, BAD_INPUT), said
    assert b"Traceback" not in said
    assert b"YAWARA_DEBUG" not in said
    if encoding == "cp932":
        shown = said.decode("cp932")
        assert "?" not in shown.replace("?」", "").replace("？", "").replace("表示?", ""), shown


@pytest.mark.parametrize("settings", [{"LANG": "C"}, {"LC_ALL": "POSIX"}, {}], ids=str)
def test_without_a_locale_it_is_english(project: Path, settings: dict[str, str]) -> None:
    done = run(project, "scope", **settings)
    assert done.returncode == 0, done.stderr
    assert b"as of" in done.stdout


@pytest.mark.parametrize("args", [one for one in COMMANDS if one != ["--help"]], ids=" ".join)
@pytest.mark.parametrize("columns", ["1", "40", "1000", "wide", "-5", ""])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_any_width_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    project: Path,
    args: list[str],
    columns: str,
    lang: str,
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "argv", ["yawara", *args, "--lang", lang])
    monkeypatch.setattr(sys, "stdin", None)
    assert main() in (0, BAD_INPUT)
    assert "YAWARA_DEBUG" not in capsys.readouterr().err


# -- files ---------------------------------------------------------------------------------------


def refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, *args: str
) -> str:
    """What is said when a command is refused; both languages end with the same code."""
    monkeypatch.chdir(folder)
    said = ""
    for lang in ("ja", "en"):
        monkeypatch.setattr(sys, "argv", ["yawara", *args, "--lang", lang])
        assert main() == BAD_INPUT
        said += capsys.readouterr().err
    return said


@pytest.mark.parametrize("name", ["profile.yaml", "ledger.yaml"])
def test_a_file_that_is_too_large(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path, name: str
) -> None:
    with (project / name).open("r+b") as file:
        file.truncate(5 * MOST_BYTES)
    said = refused(monkeypatch, capsys, project, "assess")
    assert said.count(f"{name}: ") == said.count("[file-too-large]") == 2


def test_as_much_as_fits_ends_soon(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    wrong = "- {on: 2026-13-01, practise: x, practice: tell-user-it-is-ai, state: al, system: c}\n"
    (project / "ledger.yaml").write_text(wrong * 5000, encoding="utf-8")
    said = refused(monkeypatch, capsys, project, "assess")
    assert "tell-users-it-is-ai" in said


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_what_is_nested_without_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path, text: str
) -> None:
    (project / "ledger.yaml").write_text(text, encoding="utf-8")
    assert "[yaml-too-deep]" in refused(monkeypatch, capsys, project, "assess")


@pytest.mark.parametrize("name", ["profile.yaml", "ledger.yaml", "ledger.seal"])
def test_a_file_that_may_not_be_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path, name: str
) -> None:
    read = Path.read_bytes

    def deny(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", deny)
    said = refused(monkeypatch, capsys, project, "assess")
    assert said.count("[file-unreadable]") == 2
    assert "アクセスする権限がありません" in said
    assert "Permission denied" in said


def test_a_folder_that_may_not_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", deny)
    said = refused(monkeypatch, capsys, tmp_path, "init", "new", "--example", "hiring-chat")
    assert said.count("[cannot-write]") == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[31mb", "a" * 5000, "\u202e反", "."])
def test_a_folder_with_an_odd_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    assert "Traceback" not in refused(monkeypatch, capsys, tmp_path, "assess", name)


def test_statements_cannot_move_the_cursor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project: Path
) -> None:
    text = ENTRY.replace("表示🌸", '"x\\e[2Jy\\u202Ez\\n<b>=1+1"')
    (project / "ledger.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setattr(sys, "argv", ["yawara", "why", "jp-gfb#C-6-2"])
    assert main() in (0, BAD_INPUT)
    shown = capsys.readouterr().out
    assert not {"\x1b", "\u202e"} & set(shown)
