"""`yawara hiroshima` as people use it, with a blank form made here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.forms.hiroshima.blanks import BLANKS, typed
from yawara import cli
from yawara.cli.hiroshima import reach
from yawara.forms.hiroshima.check import KINDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["init", "--example", "japanese-llm", "p"]) == 0
    (tmp_path / "form.docx").write_bytes(typed())
    return tmp_path


def ran(*args: str) -> int:
    return cli.main(["hiroshima", *args, "--lang", "en"])


def confirm(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("confirmed: false", "confirmed: true"), encoding="utf-8")


def test_learn_draft_check_compare(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("learn", "form.docx", "--project", "p") == 0
    layout = project / "p/hiroshima.yaml"
    confirm(layout)
    assert ran("draft", "p", "-o", "out", "--blank", "form.docx") == 0
    names = sorted(path.name for path in (project / "out").iterdir())
    assert names == [
        "form.draft.docx",
        "report.en.md",
        "report.ja.md",
        "sources.en.md",
        "sources.ja.md",
    ]
    capsys.readouterr()
    assert ran("check", "out/form.draft.docx", "--project", "p") == 1
    printed = capsys.readouterr()
    assert "Questions without an answer" in printed.err
    assert ran("check", "out/form.draft.docx", "--project", "p", "--fail-on", "never") == 0
    assert ran("check", "out", "--project", "p", "--fail-on", "same") == 0
    assert ran("compare", "out", "out/form.draft.docx", "--project", "p") == 0


def test_the_same_again_is_the_same_and_nothing_is_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran("learn", "form.docx", "--project", "p") == 0
    first = (project / "p/hiroshima.yaml").read_bytes()
    assert ran("learn", "form.docx", "--project", "p") == 2
    assert ran("learn", "form.docx", "--project", "p", "--overwrite") == 0
    assert (project / "p/hiroshima.yaml").read_bytes() == first
    assert ran("draft", "p", "-o", "out") == 0
    before = {path.name: path.read_bytes() for path in (project / "out").iterdir()}
    assert ran("draft", "p", "-o", "out") == 2
    assert ran("draft", "p", "-o", "out", "--overwrite") == 0
    assert {path.name: path.read_bytes() for path in (project / "out").iterdir()} == before
    assert "file-kept" in capsys.readouterr().err


def test_another_form_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("learn", "form.docx", "--project", "p") == 0
    (project / "other.docx").write_bytes(BLANKS["listed"]())
    assert ran("draft", "p", "-o", "out", "--blank", "other.docx") == 2
    assert "hiroshima-form-differs" in capsys.readouterr().err
    assert not (project / "out").exists()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("draft", "p", "-o", "out"), "hiroshima-layout-missing"),
        (("draft", "p", "-o", "out", "--form", "hiroshima-9"), "hiroshima-form-missing"),
        (("draft", "p", "-o", "out", "--form", "hiroshima-1", "--system", "x"), "unknown-subject"),
        (("learn", "missing.docx", "--project", "p"), "file-missing"),
        (("learn", "p", "--project", "p"), "file-is-folder"),
        (("learn", "form.docx", "--project", "nowhere"), "project-missing"),
        (("learn", "p/profile.yaml", "--project", "p"), "package-not"),
        (("check", "p/profile.yaml", "--form", "hiroshima-1"), "hiroshima-no-answers"),
        (("check", "form.docx", "--form", "hiroshima-1"), "hiroshima-other-version"),
        (("compare", "form.docx", "form.docx", "--form", "hiroshima-1"), "hiroshima-other-version"),
    ],
)
def test_bad_input(
    project: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: str
) -> None:
    capsys.readouterr()
    assert ran(*args) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert not (project / "out").exists()


def test_roles(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("learn", "form.docx", "--project", "p") == 0
    assert ran("draft", "p", "-o", "a", "--role", "deployer") == 0
    report = (project / "a/report.en.md").read_text(encoding="utf-8")
    assert "### 9 " in report
    assert "### 7 " not in report
    assert ran("draft", "p", "-o", "b", "--role", "auditor") == 2
    assert "hiroshima-no-role" in capsys.readouterr().err


def test_links_are_followed_only_when_asked(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def fault(link: str) -> str:
        tried.append(link)
        return "HTTP 404"

    monkeypatch.setattr(reach, "fault", fault)
    report = project / "r.txt"
    report.write_text("1a. How?\nSee https://sakura.co.jp/ai (2026).\n", encoding="utf-8")
    args = ("check", "r.txt", "--form", "hiroshima-1", "--fail-on", "links")
    assert ran(*args) == 0
    assert not tried
    assert ran(*args, "--links") == 1
    assert tried == ["https://sakura.co.jp/ai"]
    assert "did not open (HTTP 404)" in capsys.readouterr().err


def test_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    capsys.readouterr()
    assert ran("learn", "form.docx", "--project", "p", "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["number"] for one in answer["result"]["questions"]][:2] == ["7", "7.A"]
    assert answer["result"]["roles"] == ["model-developer", "application-developer", "deployer"]
    assert ran("check", "form.docx", "--project", "p", "--format", "json") == 1
    checked = json.loads(capsys.readouterr().out)
    assert checked["result"]["reports"][0]["answered"] == 0, "a blank form answers nothing"


def test_help_knows_every_kind() -> None:
    assert set(KINDS) == {"unanswered", "links", "eligible", "same", "long", "evidence"}
