"""A real git repository with a project in it, for tests."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

DONE, FOUND, BAD_INPUT = 0, 1, 2
AS_JSON = ("--format", "json")
#: Where the project of the fixture `repo` stands in its repository.
IN = "ai/governance"

PROFILE = """\
format: 1
organization:
  name: {ja: 株式会社さくら（架空）, en: Sakura Inc. (fictitious)}
  instruments: [jp-gfb]
  facts: {roles: [provider]}
systems:
  - id: chat
    name: {ja: 面接チャット, en: Interview chat}
    facts: {generative: true, personal-data: true}
"""
LEDGER = """\
# What we do; do not delete entries.
- on: 2026-10-01
  practice: tell-users-it-is-ai
  system: chat
  state: some   # the voice line is missing
  statement: {ja: 画面には表示, en: The screen says so}
  evidence: [{observation: seen in the screen test, expires: 2026-12-01}]
- on: 2026-10-01
  practice: set-ai-policy
  state: all
  statement: {ja: AI方針を定めた, en: We have an AI policy}
"""
MORE = """\
- on: 2026-11-01
  practice: tell-users-it-is-ai
  system: chat
  state: all
  statement: {ja: 電話でも案内, en: The voice line says so as well}
  evidence: [{observation: heard in the call test}]
"""


@dataclass(frozen=True)
class Repository:
    """A repository; the project stands in `project` under its root."""

    root: Path
    project: Path

    def git(self, *args: str, given: bytes = b"") -> str:
        """Call git and give back what it wrote, without the end of the line."""
        return call(self.root, *args, given=given)

    def append(self, text: str) -> None:
        """Add text at the end of the ledger."""
        path = self.project / "ledger.yaml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    def commit(self, message: str = "Change the ledger.") -> str:
        """Commit everything that is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")


def call(folder: Path, *args: str, given: bytes = b"") -> str:
    """Call git in a folder, as somebody who has no settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "Test" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "test@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    done = subprocess.run(
        ["git", *args],
        cwd=folder,
        env=clean | settings,
        input=given,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().removesuffix("\n")


def make(root: Path, under: str = "") -> Repository:
    """A repository with the project on its branch `main`, and a branch `topic` checked out."""
    project = root / under if under else root
    project.mkdir(parents=True, exist_ok=True)
    call(root, "init", "--quiet", "--initial-branch=main", ".")
    (project / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    (project / "ledger.yaml").write_text(LEDGER, encoding="utf-8")
    made = Repository(root, project)
    made.commit("Begin.")
    made.git("checkout", "--quiet", "-b", "topic")
    return made


class Ran(NamedTuple):
    """How a check ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> dict[str, object]:
        result: dict[str, object] = json.loads(self.out)["result"]
        return result

    @property
    def codes(self) -> list[str]:
        return [problem["code"] for problem in json.loads(self.out)["problems"]]
