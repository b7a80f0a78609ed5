"""The desk that tests of worksheets sit at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.forms.desk import NOON, Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Desk:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    return Desk(tmp_path, capsys)
