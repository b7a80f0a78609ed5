"""What `yawara check` shows a reviewer, and how much of it a forge takes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.cli import repository
from tests.cli.repository import AS_JSON, DONE, FOUND, IN, MORE, PROFILE, Ran, Repository
from yawara.cli.check.blocks import MOST_LETTERS, MOST_ROWS
from yawara.cli.check.github import MOST_OF_A_KIND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGAINST = ("--against", "main")
MOVED = {"ja": "動いた取組と回答", "en": "Practices and answers that moved"}
#: What GitHub takes: letters of a comment, bytes of the summary of a step.
COMMENT, STEP = 65_536, 1024 * 1024


def sections(markdown: str) -> dict[str, list[str]]:
    """The lines of a summary under each of its headings; under `fold` what is folded away."""
    out: dict[str, list[str]] = {}
    name = ""
    for line in markdown.splitlines():
        if line.startswith(("### ", "<details>")):
            name = "fold" if line.startswith("<") else line.removeprefix("### ")
        out.setdefault(name, []).append(line)
    return out


def cells(lines: list[str]) -> list[dict[str, str]]:
    """The rows of the table in these lines."""
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    head, _, *rest = rows
    return [dict(zip(head, row, strict=True)) for row in rest]


# -- what a reviewer reads -----------------------------------------------------------------


def test_a_practice_is_told_once_with_what_it_touches(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    repo.append(MORE)
    shown = sections(check(IN, *AGAINST, "--format", "markdown").out)
    (row,) = cells(shown[MOVED["en"]])
    assert row["Practice"] == "Tell users that it is AI \\(`tell-users-it-is-ai`\\)"
    touched = re.fullmatch(r"2: (`[^`]+`, `[^`]+`)", row["Provisions it touches"])
    assert touched
    assert "`jp-gfb@1.2#P-6-ii`" in touched[1]
    every = cells(shown["fold"])
    assert [one["Provision"] for one in every] == touched[1].split(", ")
    assert every[0]["Before → after"] == "partly done \\(practices done: 0 → 1 of 4\\)"
    title = "<summary>Every provision touched (rows: 2)</summary>"
    assert (shown["fold"][0], shown["fold"][-1]) == (f"<details>{title}", "</details>")
    assert any("nearer to what is asked" in line for line in shown[MOVED["en"]])


def test_in_a_terminal_single_provisions_are_left_out(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    repo.append(MORE)
    shown = check(IN, *AGAINST).out
    assert "Provisions it touches" in shown
    assert "What it asks" not in shown
    assert "<details>" not in shown


def test_columns_that_hold_nothing_are_left_out(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    def added(text: str) -> dict[str, str]:
        path = repo.project / "ledger.yaml"
        path.write_text(before + text, encoding="utf-8")
        shown = sections(check(IN, *AGAINST, "--format", "markdown").out)
        (row,) = cells(shown["Entries added"])
        return row

    before = (repo.project / "ledger.yaml").read_text(encoding="utf-8")
    plain = "- {on: 2026-11-01, practice: keep-ai-inventory, state: none}\n"
    assert list(added(plain)) == ["Line", "Since", "About", "State"]
    full = plain.replace(
        "state: none",
        "state: some, due: 2027-03-31, owner: IT, share: public, period: {to: 2027-06-30}, "
        "statement: {en: Half of it}, evidence: [{observation: seen}, {observation: heard}]",
    )
    row = added(full)
    assert row["Since"] == "2026-11-01, until 2027-06-30"
    assert (row["State"], row["Evidence"]) == ("partly", "seen and 1 more")
    assert row["Besides"] == "owner: IT, due 2027-03-31, shown to the public"
    done = added(plain.replace("none", "all"))
    assert done["Evidence"] == "none", "worth a word where something is done"


def test_a_new_system_is_one_row(repo: Repository, check: Callable[..., Ran]) -> None:
    more = PROFILE + PROFILE[PROFILE.index("  - id") :].replace("id: chat", "id: mail").replace(
        "Interview chat", "Mail"
    )
    (repo.project / "profile.yaml").write_text(more, encoding="utf-8")
    shown = sections(check(IN, *AGAINST, "--format", "markdown").out)
    (row,) = cells(shown["Provisions that changed for another reason"])
    assert row["Change"] == "begins to apply"
    assert row["Through"] == "a change of the profile"
    assert row["For"] == "Mail"
    assert re.match(r"\d+: (`[^`]+`, ){3}…\Z", row["Provisions"])


def test_where_the_check_fails_comes_first_with_what_to_do(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    repo.append("- {on: 2026-11-01, practice: set-ai-policy, state: none}\n")
    ran = check(IN, *AGAINST, "--fail-on", "worse", "--format", "markdown")
    names = list(sections(ran.out))
    assert names[1] == "Where the check fails"
    (row,) = cells(sections(ran.out)["Where the check fails"])
    assert "say how it is now, and why" in row["What to do"]


# -- how much of it ------------------------------------------------------------------------


def wide(folder: Path, systems: int, practices: list[str], words: str) -> Repository:
    """A repository in which many systems step back in many practices at once."""
    made = repository.make(folder, "ai")
    one = PROFILE[PROFILE.index("  - id") :].removeprefix("  - id: chat\n")
    profile = PROFILE[: PROFILE.index("  - id")]
    profile += "".join(f"  - id: s-{at}\n{one}" for at in range(systems))
    made.project.joinpath("profile.yaml").write_text(profile, encoding="utf-8")
    done = "".join(f"- {{on: 2026-10-01, practice: {one}, state: all}}\n" for one in practices)
    made.project.joinpath("ledger.yaml").write_text(done, encoding="utf-8")
    made.commit()
    made.append(
        "".join(
            f"- {{on: 2026-11-01, practice: {one}, system: s-{at}, state: {state}, "
            f'statement: {{en: "{at}-{one}: {words}"}}}}\n'
            for number, one in enumerate(practices)
            for at in range(systems)
            for state in [("some", "none")[(at + number) % 2]]
        )
    )
    return made


@pytest.mark.parametrize(
    "words", ["手順書の更新が追いついていない。" * 20, "$|<&" * 100], ids=["ja", "signs"]
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_large_change_fits_a_comment_and_a_step(
    check: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    lang: str,
) -> None:
    practices = ["assess-ai-risks", "choose-ai-risk-measures", "tell-users-it-is-ai"]
    made = wide(tmp_path / "repo", 40, practices, words)
    monkeypatch.chdir(made.root)
    ran = check("ai", "--against", "HEAD", "--format", "markdown", lang=lang)
    assert ran.code == DONE
    assert len(ran.out) <= COMMENT
    assert len(ran.out.encode()) <= STEP
    names = {
        "ja": ("動いた取組と回答", "加わった記録"),
        "en": ("Practices and answers that moved", "Entries added"),
    }
    for name in names[lang]:
        lines = sections(ran.out)[name]
        rows = [line for line in lines if line.startswith("| ")][2:]
        assert 0 < len(rows) <= MOST_ROWS
        said = {"ja": f"ほか{120 - len(rows)}件", "en": f"… and {120 - len(rows)} more"}[lang]
        assert lines[-2].startswith(said), "a table says how many more there are"
    assert ran.out.rstrip().endswith("</details>")


def test_what_is_cut_keeps_below_the_limit_by_itself() -> None:
    assert MOST_LETTERS < COMMENT
    assert MOST_LETTERS * 4 < STEP


def test_of_many_annotations_the_last_one_says_how_many_more(
    check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = wide(tmp_path / "repo", 8, ["assess-ai-risks", "tell-users-it-is-ai"], "why")
    silent = re.sub(r", statement: \{.*?\}", "", made.project.joinpath("ledger.yaml").read_text())
    made.project.joinpath("ledger.yaml").write_text(silent, encoding="utf-8")
    monkeypatch.chdir(made.root)
    args = ("ai", "--against", "HEAD", "--fail-on", "worse")
    count = json.loads(check(*args, *AS_JSON).out)["problems"]
    errors = [one for one in count if one["code"] == "became-worse"]
    ran = check(*args, "--format", "github")
    assert ran.code == FOUND
    lines = ran.out.splitlines()
    shown = [line for line in lines if line.startswith("::error")]
    assert len(shown) == MOST_OF_A_KIND
    left = len(errors) - MOST_OF_A_KIND + 1
    assert shown[-1] == f"::error title=yawara::{left} more of these are in the log of this step."
    assert sum(line.startswith("- ") and "[became-worse]" in line for line in lines) == left


def test_annotations_know_where_the_repository_begins(
    repo: Repository, check: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.append("- {on: 2026-11-01, practice: set-ai-policy, state: none}\n")
    monkeypatch.chdir(repo.project)
    args = (".", *AGAINST, "--fail-on", "worse", "--format", "github")
    assert check(*args).out.startswith("::error file=ledger.yaml,")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repo.root))
    assert check(*args).out.startswith(f"::error file={IN}/ledger.yaml,")
    monkeypatch.setenv("GITHUB_WORKSPACE", "/somewhere/else")
    assert check(*args).out.startswith("::error file=ledger.yaml,")
