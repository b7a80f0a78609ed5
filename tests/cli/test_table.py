"""Tables in a terminal: nothing is wider than it, and no heading is cut."""

from __future__ import annotations

import pytest

from yawara.cli.table import named_table, table, width

HEAD = ("A", "Relation", "Names of both")
ROWS = [
    ("C-1", "一部重なる", "人間の尊厳及び個人の自律の尊重 ／ 監督"),
    ("MEASURE-2.11", "equal", "Fairness / Fairness and bias in all components of the model"),
]


@pytest.mark.parametrize("columns", [40, 44, 48, 60, 80, 120])
def test_no_heading_is_cut(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for lines in (table(HEAD, ROWS, flexible=2), named_table(HEAD, ROWS, name=2)):
        assert all(width(line) <= columns for line in lines)
        assert not any("Names of…" in line or "Relati…" in line for line in lines)


@pytest.mark.parametrize(("columns", "under"), [(40, True), (50, True), (60, False), (120, False)])
def test_names_without_room_stand_under_their_row(
    columns: int, monkeypatch: pytest.MonkeyPatch, *, under: bool
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = named_table(HEAD, ROWS, name=2)
    assert ("Names of both" in lines[0]) is not under
    if under:
        whole = " ".join(line.strip() for line in lines[2:])
        assert "model" in whole
        assert "…" not in whole


def test_a_table_too_wide_even_without_names_takes_a_line_a_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    wide = [("x" * 30, "y" * 30, "name")]
    assert named_table(("A", "B", "Name"), wide, name=2) == [
        "x" * 30,
        f"  B: {'y' * 30}",
        "  Name: name",
    ]
    assert named_table(("A", "B", "Name"), [], name=2) == ["A  B  Name", "-  -  ----"]
