"""`yawara check` in real git repositories, some of them hostile."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.cli import repository
from tests.cli.repository import LEDGER, MORE, PROFILE, Repository
from yawara import cli
from yawara.text.tree import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DONE, FOUND, BAD_INPUT = 0, 1, 2
LOST = LEDGER.partition("- on")[0] + LEDGER[LEDGER.rindex("- on") :]


class Ran(NamedTuple):
    """How a check ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> dict[str, object]:
        result: dict[str, object] = json.loads(self.out)["result"]
        return result

    @property
    def codes(self) -> list[str]:
        return [problem["code"] for problem in json.loads(self.out)["problems"]]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = repository.make(tmp_path / "repo", "ai/governance")
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def run(*args: str, lang: str = "en") -> Ran:
        capsys.readouterr()
        code = cli.main(["check", *args, "--lang", lang])
        return Ran(code, *capsys.readouterr())

    return run


AS_JSON = ("--format", "json")
IN = "ai/governance"


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


# -- the base ------------------------------------------------------------------------------


def refused(ran: Ran) -> list[str]:
    assert ran.code == BAD_INPUT
    return ran.codes


HOSTILE = (
    "--upload-pack=touch owned",
    "-h",
    "--output=owned",
    "--",
    "",
    "main..topic",
    "main:ai",
    "^main",
    ":/Begin",
    "main\nHEAD",
    "$(touch owned)",
    "`touch owned`",
    "../../../etc",
    "refs/heads/../../x",
    "a" * 10_000,
    "\u202emain",
    "main^{/" + "(" * 100 + "}",
)


@pytest.mark.parametrize("ref", HOSTILE)
def test_a_name_that_is_no_revision(repo: Repository, check: Callable[..., Ran], ref: str) -> None:
    assert refused(check(IN, f"--against={ref}", *AS_JSON)) == ["against-unknown"]
    assert not list(repo.root.rglob("owned"))


def test_without_a_repository(
    check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    assert check(*AS_JSON).code == DONE
    assert refused(check("--against", "main", *AS_JSON)) == ["not-in-git"]


def test_without_git(
    repo: Repository, check: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repo.root))
    assert check(IN, *AS_JSON).code == DONE
    assert refused(check(IN, "--against", "main", *AS_JSON)) == ["git-missing"]


def test_a_repository_without_commits(
    check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    repository.call(tmp_path, "init", "--quiet", ".")
    (tmp_path / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    assert refused(check("--against", "main", *AS_JSON)) == ["against-unknown"]
    assert check("--against", "HEAD", *AS_JSON).codes == ["base-absent"]


def test_a_shallow_clone_says_what_to_do(
    repo: Repository, check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.append(MORE)
    repo.commit()
    address = repo.root.as_uri()
    repo.git("clone", "--quiet", "--depth=1", "--branch=topic", address, str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    ran = check(IN, "--against", "origin/main", *AS_JSON)
    assert refused(ran) == ["against-shallow"]
    assert "fetch-depth: 0" in ran.out


def test_nothing_is_fetched(
    repo: Repository, check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.append(MORE)
    repo.commit()
    repo.git("config", "uploadpack.allowFilter", "true")
    address = repo.root.as_uri()
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--filter=blob:none", "--branch=topic", address, str(clone))
    monkeypatch.chdir(clone)
    assert refused(check(IN, "--against", "origin/main", *AS_JSON)) == ["against-unreadable"]


def test_a_project_that_is_new(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.git("checkout", "--quiet", "--orphan", "empty")
    repo.git("commit", "--quiet", "--allow-empty", "--message", "Nothing.")
    new = repo.root / "new"
    new.mkdir()
    (new / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    ran = check("new", "--against", "HEAD", "--fail-on", "lost,worse", *AS_JSON)
    assert (ran.code, ran.codes, ran.result["compared"]) == (DONE, ["base-absent"], False)


def test_a_base_that_is_broken_can_be_mended(repo: Repository, check: Callable[..., Ran]) -> None:
    repo.append("- {on: 2026-10-01, practice: nonsense, state: all}\n")
    repo.commit()
    (repo.project / "ledger.yaml").write_text(LEDGER, encoding="utf-8")
    ran = check(IN, "--against", "HEAD", *AS_JSON)
    assert (ran.code, ran.codes, ran.result["compared"]) == (DONE, ["base-broken"], False)
    assert "unknown-practice" in ran.out


def test_nothing_that_the_repository_names_is_run(
    repo: Repository, check: Callable[..., Ran]
) -> None:
    trap = repo.root / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {repo.root}/owned\n", encoding="utf-8")
    trap.chmod(0o755)
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (repo.root / ".git/hooks" / hook).write_bytes(trap.read_bytes())
        (repo.root / ".git/hooks" / hook).chmod(0o755)
    (repo.root / ".gitattributes").write_text("* filter=trap diff=trap\n", encoding="utf-8")
    for key in ("core.fsmonitor", "filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv"):
        repo.git("config", key, str(trap))
    for key in ("core.pager", "diff.external", "alias.rev-parse", "alias.cat-file"):
        repo.git("config", key, f"!{trap}")
    for path in repo.root.glob("owned"):
        path.unlink()
    before = {path: path.read_bytes() for path in repo.root.rglob("*") if path.is_file()}
    assert check(IN, "--against", "main", *AS_JSON).result["compared"] is True
    after = {path: path.read_bytes() for path in repo.root.rglob("*") if path.is_file()}
    assert after == before


def test_another_repository_in_the_environment_is_not_looked_at(
    repo: Repository, check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a hook, for which git sets what ties it to the repository that it runs in."""
    other = repository.make(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))
    assert check(IN, "--against", "main", *AS_JSON).result["commit"] == repo.git(
        "rev-parse", "main"
    )


# -- hostile trees -------------------------------------------------------------------------


def committed(repo: Repository, *lines: tuple[str, str, str]) -> str:
    """A commit whose tree holds what nobody could add: (mode, name, object id)."""
    raw = b"".join(
        f"{mode} {name}".encode() + b"\0" + bytes.fromhex(sha) for mode, name, sha in lines
    )
    tree = repo.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw)
    return repo.git("commit-tree", tree, "-m", "Hostile.")


def test_a_tree_that_leads_out(
    repo: Repository, check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    (repo.root / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    blob = repo.git("hash-object", "-w", "--stdin", given=PROFILE.encode())
    evil = repo.git("hash-object", "-w", "--stdin", given=b"owned: true\n")
    inner = bytes.fromhex(evil)
    up = repo.git(
        "hash-object",
        "-t",
        "tree",
        "-w",
        "--literally",
        "--stdin",
        given=b"100644 ../../owned.yaml\0" + inner + b"100644 ..\\owned.yaml\0" + inner,
    )
    dots = repo.git(
        "hash-object",
        "-t",
        "tree",
        "-w",
        "--literally",
        "--stdin",
        given=b"40000 ..\0" + bytes.fromhex(up) + b"40000 .git\0" + bytes.fromhex(up),
    )
    commit = committed(repo, ("40000", "norms", dots), ("100644", "profile.yaml", blob))
    ran = check(".", "--against", commit, *AS_JSON)
    assert (ran.code, ran.result["compared"]) == (DONE, True)
    assert not [path for path in tmp_path.rglob("*") if "owned" in path.name]


def test_links_and_submodules_are_passed_over(repo: Repository, check: Callable[..., Ran]) -> None:
    (repo.root / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    blob = repo.git("hash-object", "-w", "--stdin", given=PROFILE.encode())
    link = repo.git("hash-object", "-w", "--stdin", given=b"/etc/passwd")
    head = repo.git("rev-parse", "HEAD")
    commit = committed(
        repo,
        ("120000", "ledger.yaml", link),
        ("160000", "norms", head),
        ("100644", "profile.yaml", blob),
    )
    ran = check(".", "--against", commit, *AS_JSON)
    assert (ran.code, ran.result["compared"], ran.codes) == (DONE, True, [])
    as_link = committed(repo, ("120000", "profile.yaml", link))
    assert check(".", "--against", as_link, *AS_JSON).codes == ["base-absent"]


def test_a_huge_file_is_not_read(repo: Repository, check: Callable[..., Ran]) -> None:
    (repo.root / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    blob = repo.git("hash-object", "-w", "--stdin", given=PROFILE.encode())
    huge = repo.git("hash-object", "-w", "--stdin", given=b"#" * (MOST_BYTES + 1))
    commit = committed(repo, ("100644", "ledger.yaml", huge), ("100644", "profile.yaml", blob))
    assert refused(check(".", "--against", commit, *AS_JSON)) == ["against-too-large"]


# -- what is posted ------------------------------------------------------------------------

INJECTED = (
    "x | y\\n\\n# Owned\\n```\\n<script>alert(1)</script> <img src=x onerror=alert(1)> "
    "[a](javascript:alert(1)) ![i](https://e.example/p.png) https://e.example @octocat #1 "
    "GH-12 org/repo#3 *b* _i_ ~~s~~ `c` $x$ ::error::owned ::set-output name=a::b\\r\\n| a | b |"
)


def test_a_statement_cannot_mark_anything_up(repo: Repository, check: Callable[..., Ran]) -> None:
    entry = (
        '- {{on: 2026-11-01, practice: keep-ai-inventory, state: all, statement: {{en: "{}"}}}}\n'
    )
    repo.append(entry.format(INJECTED))
    ran = check(IN, "--against", "main", "--format", "markdown")
    row = next(line for line in ran.out.splitlines() if "2026-11-01" in line)
    assert row.count("|") == 7
    assert len([line for line in ran.out.splitlines() if line.startswith("#")]) == 4
    for sign in ("<script", "<img", "](", "@octocat", "#1 ", "GH-12", "#3", "https://", "```"):
        assert sign not in row


def test_a_name_cannot_write_commands_for_the_runner(
    repo: Repository, check: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "a,b%0A::error::x"
    repo.project.rename(odd)
    repository.call(odd, "init", "--quiet", ".")
    monkeypatch.chdir(tmp_path)
    (odd / "ledger.yaml").write_text(
        '- {on: 2026-10-01, practice: "x\\n::error::owned%0A", state: all}\n', encoding="utf-8"
    )
    ran = check(odd.name, "--format", "github")
    assert ran.code == BAD_INPUT
    assert [line.partition("::")[0] for line in ran.out.splitlines()] == [""]
    assert "file=a%2Cb%250A%3A%3Aerror%3A%3Ax/ledger.yaml" in ran.out
    assert os.linesep + "::error::owned" not in ran.out
