"""Where `yawara check` reads what strangers wrote: revisions, repositories, trees, statements."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli import repository
from tests.cli.repository import (
    AS_JSON,
    BAD_INPUT,
    DONE,
    IN,
    LEDGER,
    MORE,
    PROFILE,
    Ran,
    Repository,
)
from yawara.text.tree import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
