"""What our commands change in a project is small to review: added lines, in one place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli import repository
from tests.forms.desk import fill
from yawara.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.desk import Desk

#: A ledger as people keep it: comments, one line or many, quotes, odd spaces, blank lines.
BY_HAND = """\
# Our ledger. Ask 総務課 before you change it.

- {on: 2026-10-01,   practice: name-owner, state: all, statement: {ja: '決めた', en: "Named"}}  # ok


- on: 2026-10-02
  # the chat first
  practice: keep-logs
  system: chat
  statement:
    en: >-
      Kept for
      a while
  state:   some
# until the next meeting
"""


def hunks(folder: Path) -> list[tuple[int, int]]:
    """For each changed place, how many lines went and how many came."""
    printed = repository.call(folder, "diff", "--unified=0", "--no-color", "--no-ext-diff")
    found = re.findall(r"(?m)^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@", printed)
    return [(int(went or 1), int(came or 1)) for went, came in found]


@pytest.fixture
def desk_in_git(desk: Desk) -> Desk:
    desk.put("ledger.yaml", BY_HAND)
    repository.call(desk.folder, "init", "--quiet", "--initial-branch=main", ".")
    repository.call(desk.folder, "config", "core.autocrlf", "false")
    repository.call(desk.folder, "add", "--all")
    repository.call(desk.folder, "commit", "--quiet", "--message", "Begin.")
    return desk


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_sheet_adds_one_hunk_at_the_end(desk_in_git: Desk, newline: str) -> None:
    desk = desk_in_git
    text = BY_HAND.replace("\n", newline)
    (desk.folder / "ledger.yaml").write_bytes(text.encode())
    repository.call(desk.folder, "commit", "--quiet", "--allow-empty", "--all", "-m", "Lines.")
    path = fill(
        desk.sheet(),
        ("keep-logs", "notes", {"answer": "Done", "statement": "We keep them"}),
        ("review-logs", "chat", {"answer": "Partly"}),
    )
    assert desk.read(path)[0] == 0
    assert desk.ledger.startswith(text)
    added = desk.ledger[len(text) :]
    assert hunks(desk.folder) == [(0, added.count(newline))]
    assert added.count("\n") == added.count(newline)
    before = desk.ledger
    assert desk.read(path)[0] == 0
    assert desk.ledger == before


def test_entries_come_in_the_order_of_the_sheet(desk_in_git: Desk) -> None:
    rows = (("review-logs", "chat"), ("keep-logs", "notes"), ("keep-logs-longer", "chat"))
    made = []
    for order in (rows, rows[::-1]):
        desk_in_git.put("ledger.yaml", BY_HAND)
        path = desk_in_git.sheet()
        for practice, system in order:
            fill(path, (practice, system, {"answer": "Done"}))
        assert desk_in_git.read(path)[0] == 0
        made.append(desk_in_git.ledger)
    assert made[0] == made[1]


def test_a_seal_is_one_line(desk_in_git: Desk) -> None:
    desk = desk_in_git
    seal = ["seal", str(desk.folder), "--norms", str(desk.norms)]
    assert main(seal) == 0
    repository.call(desk.folder, "add", "--all")
    repository.call(desk.folder, "commit", "--quiet", "--message", "Seal.")
    assert main(seal) == 0
    assert hunks(desk.folder) == []
    desk.put("ledger.yaml", BY_HAND + "- {on: 2026-10-03, practice: review-logs, state: all}\n")
    repository.call(desk.folder, "commit", "--quiet", "--all", "--message", "Add.")
    assert main(seal) == 0
    assert hunks(desk.folder) == [(0, 1)]


def test_nothing_else_writes_into_the_folder(desk_in_git: Desk) -> None:
    desk = desk_in_git
    for command in (["assess"], ["scope"], ["ledger"], ["check"], ["why", "jp-demo#A-1"]):
        main([*command, str(desk.folder), "--norms", str(desk.norms)])
    assert repository.call(desk.folder, "status", "--porcelain", "--ignored") == ""


def test_a_sample_begins_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["init", "--example", "hiring-chat", str(tmp_path / name)]) == 0
    files = [
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    ]
    assert files[0] == files[1]


# -- two people at once --------------------------------------------------------------------

FIRST = "- on: 2026-11-20\n  practice: keep-ai-inventory\n  state: all\n"
SECOND = "- on: 2026-11-20\n  practice: set-ai-policy\n  state: some\n"


@pytest.fixture
def merged(tmp_path: Path) -> repository.Repository:
    """A merge of two branches that both added an entry, as git leaves it with `merge=union`."""
    made = repository.make(tmp_path / "repo")
    (made.root / ".gitattributes").write_text("ledger.yaml merge=union\n", encoding="utf-8")
    made.append(FIRST)
    made.commit()
    made.git("checkout", "--quiet", "-b", "other", "main")
    (made.root / ".gitattributes").write_text("ledger.yaml merge=union\n", encoding="utf-8")
    made.append(SECOND)
    made.commit()
    made.git("merge", "--quiet", "--no-edit", "topic")
    return made


def test_lines_that_git_took_for_the_same_are_found(
    merged: repository.Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both entries begin with the same line, which a union of lines holds only once."""
    assert main(["check", str(merged.root)]) == 2
    assert "[duplicate-key]" in capsys.readouterr().err


def test_keeping_both_entries_whole_settles_it(merged: repository.Repository) -> None:
    (merged.root / "ledger.yaml").write_text(repository.LEDGER + SECOND + FIRST, encoding="utf-8")
    assert main(["check", str(merged.root)]) == 0
