"""`yawara check` in a real git repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli import repository
from tests.cli.repository import (
    AS_JSON,
    BAD_INPUT,
    DONE,
    FOUND,
    IN,
    LEDGER,
    MORE,
    PROFILE,
    Ran,
    Repository,
)
from yawara import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOST = LEDGER.partition("- on")[0] + LEDGER[LEDGER.rindex("- on") :]


def test_a_branch_that_changes_the_ledger(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append(MORE)
    repo.commit()
    ran = check(IN, "--against", "main", *AS_JSON)
    assert ran.code == DONE
    assert ran.result["commit"] == repo.git("rev-parse", "main")
    moved = ran.result["changes"]
    assert isinstance(moved, dict)
    assert [(one["practice"], one["direction"]) for one in moved["practices"]] == [
        ("tell-users-it-is-ai", "closer")
    ]
    assert "jp-gfb@1.2#P-6-ii" in [one["ref"] for one in moved["provisions"]]
    assert {one["direction"] for one in moved["provisions"]} == {"closer"}
    entries = ran.result["entries"]
    assert isinstance(entries, dict)
    assert [entry["practice"] for entry in entries["added"]] == ["tell-users-it-is-ai"]
    assert entries["lost"] == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_summary_speaks_the_readers_language(
    repo: Repository, check: Callable[..., Ran], lang: str
) -> None:
    repo.append(MORE)
    ran = check(IN, "--against", "main", "--format", "markdown", lang=lang)
    gist = {"ja": "AIを使っている事実", "en": "that AI is used"}[lang]
    said = {"ja": "電話でも案内", "en": "The voice line says so as well"}[lang]
    step = {"ja": "一部対応 → 対応済", "en": "partly done → done"}[lang]
    assert ran.out.startswith("## ")
    for part in (gist, said, step, "`jp-gfb@1.2#P-6-ii`"):
        assert part in ran.out


def test_nothing_changed_is_said_in_three_lines(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    for format_ in ("text", "markdown"):
        ran = check(IN, "--against", "main", "--format", format_)
        assert (ran.code, ran.err) == (DONE, "")
        assert len([line for line in ran.out.splitlines() if line]) == 3
    assert check(IN, "--against", "main", "--format", "github") == (DONE, "", "")
    assert not (repo.project / ".yawara.lock").exists()


def test_it_works_from_inside_and_for_a_project_at_the_root(
    repo: Repository,
    check: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(repo.project)
    assert check("--against", "main", *AS_JSON).result["compared"] is True
    root = repository.make(tmp_path / "other")
    monkeypatch.chdir(root.root)
    assert check("--against", "main", *AS_JSON).result["compared"] is True


def test_what_others_added_to_main_meanwhile_is_not_lost(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    begun = repo.git("rev-parse", "topic")
    repo.git("checkout", "--quiet", "main")
    repo.append(MORE)
    repo.commit()
    repo.git("checkout", "--quiet", "topic")
    ran = check(IN, "--against", "main", *AS_JSON)
    assert (ran.code, ran.result["commit"]) == (DONE, begun)
    assert ran.result["entries"] == {"added": [], "lost": []}


def test_a_lost_entry_fails_unless_it_is_not_asked_about(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    (repo.project / "ledger.yaml").write_text(LOST, encoding="utf-8")
    ran = check(IN, "--against", "main", *AS_JSON)
    assert (ran.code, ran.codes, ran.result["failed"]) == (FOUND, ["entry-lost"], ["lost"])
    assert check(IN, "--against", "main", "--fail-on", "unsealed", *AS_JSON).codes == ["not-sealed"]


def test_a_folder_can_be_compared_with(
    repo: Repository, check: Callable[..., Ran], tmp_path: Path
) -> None:
    before = tmp_path / "before"
    before.mkdir()
    (before / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    (before / "ledger.yaml").write_text(LEDGER, encoding="utf-8")
    repo.append(MORE)
    ran = check(IN, "--against", str(before), *AS_JSON)
    assert (ran.result["compared"], ran.result["commit"]) == (True, None)


def test_own_norms_of_the_base_are_read(repo: Repository, check: Callable[..., Ran]) -> None:
    norms = repo.project / "norms"
    text = (
        "format: 1\ninstrument: x-rules\nversion: '1'\ntitle: {en: Our rules, ja: 社内規程}\n"
        "issuers: []\nforce: guidance\ndates: {in-force: 2026-04-01}\n"
        "sources: [{id: main, url: 'https://example.org', language: en}]\n"
        "provisions:\n  - id: R-1\n    heading: {en: One, ja: 一}\n    gist: {en: One, ja: 一}\n"
        "    addressees: [provider]\n    strength: must\n    place: {source: main, label: '1'}\n"
        "    basis: official\n    asks: [tell-users-it-is-ai]\n"
        "    reading: {on: 2026-11-01, why: {en: It says so., ja: そう書いてある。}}\n"
    )
    (norms / "instruments/x-rules").mkdir(parents=True)
    (norms / "instruments/x-rules/1.yaml").write_text(text, encoding="utf-8")
    repo.commit()
    changed = text.replace("[tell-users-it-is-ai]", "[tell-users-it-is-ai, open-contact-point]")
    (norms / "instruments/x-rules/1.yaml").write_text(changed, encoding="utf-8")
    ran = check(IN, "--against", "HEAD", *AS_JSON)
    assert ran.code == DONE, ran.out
    moved = ran.result["changes"]
    assert isinstance(moved, dict)
    assert [(one["ref"], one["causes"]) for one in moved["provisions"]] == [
        ("x-rules@1#R-1", ["norms"])
    ]


# -- what to fail on -----------------------------------------------------------------------


def failed(ran: Ran) -> tuple[int, set[str]]:
    return ran.code, set(ran.codes)


@pytest.mark.usefixtures("repo")
def test_each_kind_finds_what_it_is_for(check: Callable[..., Ran]) -> None:
    def by(*kinds: str) -> tuple[int, set[str]]:
        return failed(check(IN, *(f"--fail-on={kind}" for kind in kinds), *AS_JSON))

    assert by() == (DONE, set())
    assert by("gap") == (FOUND, {"gaps-left"})
    assert by("gap:must") == (DONE, set())
    assert by("unknown") == (FOUND, {"unknowns-left"})
    assert by("expired") == (DONE, set())
    assert by("expired:9") == (DONE, set())
    assert by("expired:11") == (FOUND, {"evidence-ends"})
    assert by("unsealed") == (FOUND, {"not-sealed"})
    assert by("warning") == (DONE, set())
    assert by("gap:should,expired:30", "unsealed") == (
        FOUND,
        {"gaps-left", "evidence-ends", "not-sealed"},
    )
    assert cli.main(["seal", IN]) == DONE
    assert by("unsealed") == (DONE, set())
    day = ("--as-of", "2026-12-02")
    assert failed(check(IN, "--fail-on", "expired", *day, *AS_JSON)) == (FOUND, {"evidence-over"})


def test_a_period_that_ends_is_found(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append(
        "- {on: 2026-01-01, practice: keep-ai-inventory, state: all, period: {to: 2026-11-21}}\n"
    )
    assert failed(check(IN, "--fail-on=expired", *AS_JSON)) == (DONE, set())
    assert failed(check(IN, "--fail-on=expired:1", *AS_JSON)) == (FOUND, {"entry-ends"})
    later = ("--as-of", "2026-11-22")
    assert failed(check(IN, "--fail-on=expired", *later, *AS_JSON)) == (FOUND, {"entry-over"})


def test_worse_fails_and_honest_does_not(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append("- {on: 2026-11-01, practice: keep-ai-inventory, state: none}\n")
    args = ("--against", "main", "--fail-on", "worse", *AS_JSON)
    assert failed(check(IN, *args)) == (DONE, set())
    repo.append("- {on: 2026-11-01, practice: set-ai-policy, state: none}\n")
    ran = check(IN, *args)
    assert failed(ran) == (FOUND, {"became-worse"})
    assert [problem["line"] for problem in json.loads(ran.out)["problems"]] == [13]


def test_a_contradiction_is_a_warning_and_new(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append("- {on: 2026-10-01, practice: set-ai-policy, state: none}\n")
    ran = check(IN, "--against", "main", "--fail-on", "warning", *AS_JSON)
    assert failed(ran) == (FOUND, {"entries-conflict"})
    shown = check(IN, "--against", "main", "--format", "markdown")
    assert "### New warnings and notes" in shown.out
    repo.commit()
    assert "### New warnings" not in check(IN, "--against", "HEAD", "--format", "markdown").out


def test_all_that_is_wrong_is_said_at_once(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append("- {on: 2026-13-01, practice: nonsense, state: al}\n")
    ran = check(IN, "--fail-on", "gapp,worse,gap:may,expired:x,expired:99999", *AS_JSON)
    assert ran.code == BAD_INPUT
    assert ran.codes.count("bad-fail-on") == 4
    assert {"fail-on-needs-against", "unknown-practice"} < set(ran.codes)


def test_a_refusal_reaches_the_pull_request(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append("- {on: 2026-10-01, practice: set-ai-polcy, state: all}\n")
    ran = check(IN, "--against", "main", "--format", "markdown")
    assert ran.code == BAD_INPUT
    assert "| `ledger.yaml:12:30` |" in ran.out
    assert "unknown-practice" in ran.err
    noted = check(IN, "--against", "main", "--format", "github")
    assert noted.out.startswith(f"::error file={IN}/ledger.yaml,")
    assert ",line=12,col=30::" in noted.out
