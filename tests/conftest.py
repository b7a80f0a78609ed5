"""What every test stands on: no colours, no stray settings, one cache of norms for all."""

from __future__ import annotations

import os

import hypothesis
import pytest

#: The moment at which every test runs: 21 November 2026, 12:00 in Tokyo.
NOON_IN_TOKYO = "1795230000"

# Random tests draw the same in every run; `HYPOTHESIS_PROFILE=search` looks for something new.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("search", max_examples=3000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--reset-cases", action="store_true", help="record what the literate cases print now"
    )


@pytest.fixture
def reset_cases(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--reset-cases"))


@pytest.fixture(autouse=True)
def plain_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The same language, width, clock and cache for all tests, whatever the machine says."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "FORCE_COLOR", "YAWARA_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    cache = tmp_path_factory.getbasetemp() / "cache"
    settings = {
        "COLUMNS": "100",
        "LANG": "en_US.UTF-8",
        "NO_COLOR": "1",
        "SOURCE_DATE_EPOCH": NOON_IN_TOKYO,
        "TZ": "Asia/Tokyo",
        "XDG_CACHE_HOME": str(cache),
        "LOCALAPPDATA": str(cache),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
