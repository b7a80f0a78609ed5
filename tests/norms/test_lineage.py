"""What a version is on a day follows from its dated events and from what takes its place."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.norms import small
from yawara.norms import select

if TYPE_CHECKING:
    from pathlib import Path

V1, V2 = "instruments/jp-demo/1.yaml", "instruments/jp-demo/2.yaml"
DATES = "dates: {published: 2024-04-01, in-force: 2024-04-01}"

#: the dates of version 1 · the days and what it is on them
CASES = [
    (DATES, {"2024-03-31": "unknown", "2024-04-01": "in-force", "2026-04-01": "superseded"}),
    (
        "dates: {drafted: 2023-01-01, proposed: 2023-06-01, in-force: 2024-04-01}",
        {"2023-05-31": "draft", "2024-03-31": "proposed", "2026-03-31": "in-force"},
    ),
    (
        "dates: {published: 2024-04-01, in-force: 2024-04-01, superseded: 2025-01-01}",
        {"2024-12-31": "in-force", "2025-01-01": "superseded", "2026-04-01": "superseded"},
    ),
    (
        "dates: {drafted: 2024-04-01, superseded: 2025-01-01}",
        {"2024-12-31": "draft", "2025-01-01": "superseded"},
    ),
    (
        "dates: {proposed: 2024-04-01, lapsed: 2025-01-01}",
        {"2024-12-31": "proposed", "2025-01-01": "lapsed", "2026-04-01": "lapsed"},
    ),
]


@pytest.mark.parametrize(("dates", "expected"), CASES)
def test_the_status_on_a_day(tmp_path: Path, dates: str, expected: dict[str, str]) -> None:
    files = small.changed(V1, (DATES, dates))
    norms = small.norms(tmp_path, files)
    first = next(version for version in norms.versions if version.version == "1")
    found = {day: select.status(norms, first, datetime.date.fromisoformat(day)) for day in expected}
    assert found == expected


def test_what_took_its_place_may_be_out_of_the_packs(tmp_path: Path) -> None:
    alone = {name: text for name, text in small.packs().items() if name != V2}
    alone[V1] = alone[V1].replace(
        "in-force: 2024-04-01}", "in-force: 2024-04-01, superseded: 2025-01-01}"
    )
    norms = small.norms(tmp_path, alone)
    assert select.find_version(norms, "jp-demo", datetime.date(2024, 12, 31)) is not None
    assert select.find_version(norms, "jp-demo", datetime.date(2025, 1, 1)) is None
    assert select.superseded_on(norms, norms.versions[0]) == datetime.date(2025, 1, 1)
