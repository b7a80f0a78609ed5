"""The repository that tests of the check stand in, and how they run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli import repository
from tests.cli.repository import IN, Ran, Repository
from yawara import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = repository.make(tmp_path / "repo", IN)
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def run(*args: str, lang: str = "en") -> Ran:
        capsys.readouterr()
        code = cli.main(["check", *args, "--lang", lang])
        return Ran(code, *capsys.readouterr())

    return run
