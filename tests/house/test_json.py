"""Every key that a command writes as JSON is documented, and all answers have the same envelope."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yawara import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = "".join(
    (ROOT / "docs/reference" / name).read_text(encoding="utf-8")
    for name in ("json.md", "formats.md")
)
ENVELOPE = ["format", "as_of", "known", "digest", "result", "problems"]

COMMANDS = (
    ["scope", "p"],
    ["assess", "p"],
    ["why", "jp-gfb#P-6-ii", "p"],
    ["ledger", "p"],
    ["evidence", "p"],
    ["seal", "p"],
    ["check", "p", "--against", "before", "--fail-on", "gap"],
    ["worksheet", "p", "-o", "sheet.xlsx"],
    ["worksheet", "p", "--read", "sheet.xlsx"],
    ["fill", "sheet.xlsx", "p"],
    ["learn", "sheet.xlsx", "p"],
    ["report", "p", "-o", "out"],
    ["norms", "check"],
    ["norms", "list"],
    ["norms", "site", "-o", "pages"],
    ["norms", "show", "jp-gfb@1.2"],
    ["norms", "show", "jp-gfb@1.2#P-6-ii"],
    ["norms", "show", "tell-users-it-is-ai"],
    ["norms", "diff", "jp-gfb@1.1", "jp-gfb@1.2"],
    ["norms", "diff", "jp-gfb@1.1", "jp-gfb@1.2", "-o", "change.html"],
    ["crosswalk", "jp-gfb", "us-nist-ai-rmf"],
    ["crosswalk", "jp-gfb", "us-nist-ai-rmf", "iso-iec-42001"],
    ["hiroshima", "draft", "p", "--form", "hiroshima-1", "-o", "draft"],
    ["hiroshima", "check", "draft", "--form", "hiroshima-1", "--project", "p"],
    ["hiroshima", "compare", "draft", "draft", "--form", "hiroshima-1"],
    ["assess", "nowhere"],
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("p", "before"):
        assert cli.main(["init", "--example", "hiring-chat", name]) == 0
    (tmp_path / "before/ledger.yaml").write_text("", encoding="utf-8")
    return tmp_path


def keys(value: object) -> Iterator[str]:
    """Every key in an answer, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@pytest.mark.usefixtures("project")
def test_every_key_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    missing: dict[str, list[str]] = {}
    for command in COMMANDS:
        cli.main([*command, "--format", "json"])
        answer = json.loads(capsys.readouterr().out)
        assert list(answer)[:5] == ENVELOPE[:5], command
        assert list(answer)[-1] == ENVELOPE[-1], command
        for problem in answer["problems"]:
            # What fills a message is named by the message.
            problem["params"] = {}
        undocumented = sorted({key for key in keys(answer) if f"`{key}`" not in PAGES})
        if undocumented:
            missing[" ".join(command)] = undocumented
    assert not missing
