"""The firm whose sheets are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.forms.fill.firm import Firm

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def firm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Firm:
    return Firm(tmp_path, capsys, monkeypatch)
