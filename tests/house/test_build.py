"""What the set-up installs is what pyproject.toml asks for, each package by its hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
WANTED = {
    "build": PROJECT["build-system"]["requires"],
    "run": [*PROJECT["project"]["dependencies"], *EXTRAS["report"]],
    "dev": [*PROJECT["project"]["dependencies"], *EXTRAS["report"], *EXTRAS["dev"]],
}


def normal(requirement: str) -> str:
    """The name of a requirement, as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


@pytest.mark.parametrize("lock", WANTED)
def test_a_lock_holds_what_is_asked_for(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\w)", text)[1:]
    assert {normal(wanted) for wanted in WANTED[lock]} <= {normal(block) for block in blocks}
    assert all("--hash=sha256:" in block for block in blocks)
    assert "http" not in text, "an index is the business of whoever installs"
