"""The pages on git are true: their commands, workflows and hooks run in a real repository."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from tests import literate
from tests.cli import repository
from yawara.cli.check.fail_on import KINDS
from yawara.text.words import LANGS, Lang

ROOT = Path(__file__).parents[2]
A_LANGUAGE = pytest.mark.parametrize("lang", LANGS)
COMMIT = re.compile(r"\([0-9a-f]{12}\)")
FOUND = 1


def page(lang: Lang) -> Path:
    return ROOT / f"docs/howto/git.{lang}.md"


def shell(
    line: str, folder: Path, *options: str, lang: Lang = "en", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a line as a person or a runner would, with our program on the path."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {
        **{f"GIT_{who}_NAME": "Test" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "test@example.org" for who in ("AUTHOR", "COMMITTER")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LANG": {"ja": "ja_JP.UTF-8", "en": "en_US.UTF-8"}[lang],
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        ["bash", *options, "-c", line],
        cwd=folder,
        env=clean | settings | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )


def followed(case: literate.Case, folder: Path) -> str:
    """The page with what its commands print when a reader does one step after the other."""
    lines = case.text.splitlines()
    fresh = []
    for block in case.blocks:
        if literate.is_console(block) and "unrun" not in block.options:
            fresh.append((block, list(answered(block, folder))))
        elif "append" in block.options:
            path = folder / block.words[1]
            text = "".join(f"{line}\n" for line in block.lines)
            path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    for block, printed in reversed(fresh):
        lines[block.start : block.start + len(block.lines)] = printed
    return "\n".join(lines) + "\n"


def answered(block: literate.Block, folder: Path) -> list[str]:
    out: list[str] = []
    lang: Lang = "ja" if block.options.get("lang") == "ja" else "en"
    for command in literate.commands(block):
        done = shell(command.line, folder, lang=lang)
        printed = COMMIT.sub("(…)", done.stdout)
        out += [f"$ {command.line}", *(line.rstrip() for line in printed.splitlines())]
        out += [f"[exit {done.returncode}]"] if done.returncode else []
    return out


@A_LANGUAGE
def test_the_example_does_what_it_says(lang: Lang, tmp_path: Path, *, reset_cases: bool) -> None:
    case = literate.read_case(page(lang))
    text = followed(case, tmp_path)
    if reset_cases:
        page(lang).write_text(text, encoding="utf-8")
    else:
        assert text == case.text


def test_both_languages_give_the_same_files_but_for_the_language() -> None:
    first, second = (literate.read_case(page(lang)) for lang in LANGS)
    files = [
        [(b.words, [line.replace(" --lang ja", "") for line in b.lines]) for b in case.files]
        for case in (first, second)
    ]
    assert files[0] == files[1]


@A_LANGUAGE
def test_every_kind_is_explained(lang: Lang) -> None:
    text = page(lang).read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row.startswith("| `")]
    assert [re.findall(r"`(\w+)", row)[0] for row in rows] == list(KINDS)


@A_LANGUAGE
def test_links_lead_somewhere(lang: Lang) -> None:
    text = page(lang).read_text(encoding="utf-8")
    for to in re.findall(r"\]\(([^):]+)\)", text):
        target, _, anchor = to.partition("#")
        path = page(lang).parent / target
        assert path.is_file(), to
        titles = re.findall(r"(?m)^#+ (.+)$", path.read_text(encoding="utf-8"))
        anchors = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in titles}
        assert not anchor or anchor in anchors


# -- getting it into a pipeline ------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `pip wheel` makes of this checkout; pip calls the same backend."""
    folder = tmp_path_factory.mktemp("vendor")
    line = shlex.join(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    )
    done = shell(line, ROOT)
    assert done.returncode == 0, done.stdout
    (made,) = folder.glob("yawara-*.whl")
    return made


def test_the_wheel_holds_all_that_a_check_needs(wheel: Path, clone: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    call = "import sys; sys.path[:0] = [sys.argv.pop(1)]; import yawara; print(yawara.__file__);"
    call += "from yawara.__main__ import main; sys.exit(main())"
    line = shlex.join([sys.executable, "-I", "-c", call, str(installed), "check", "ai"])
    done = shell(f"{line} --against origin/main --fail-on worse", clone)
    assert done.stdout.startswith(str(installed)), "not the checkout"
    assert (done.returncode, "[became-worse]" in done.stdout) == (FOUND, True)


@A_LANGUAGE
def test_the_wheel_is_as_large_as_the_page_says(lang: Lang, wheel: Path) -> None:
    said = re.search(r"(?:about |約)(\d+) ?MB", page(lang).read_text(encoding="utf-8"))
    assert said
    assert round(wheel.stat().st_size / 1e6) == int(said[1])


@A_LANGUAGE
def test_no_line_gets_yawara_from_an_index(lang: Lang) -> None:
    """It is on none, so that whatever stood there under the name would be another program."""
    lines = re.findall(r"pip install[^`\n]*", page(lang).read_text(encoding="utf-8"))
    assert lines
    for line in lines:
        assert re.search(r"vendor/yawara-|--no-index|git\+", line), line


# -- in pipelines --------------------------------------------------------------------------


def example(lang: Lang, name: str) -> str:
    case = literate.read_case(page(lang))
    (block,) = (block for block in case.files if block.words[1] == name)
    return "".join(f"{line}\n" for line in block.lines)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a runner has: a clone of a repository, with a branch that made something worse."""
    made = repository.make(tmp_path / "upstream", "ai")
    made.append("- {on: 2026-11-01, practice: set-ai-policy, state: none}\n")
    made.commit()
    folder = tmp_path / "clone"
    made.git("clone", "--quiet", "--branch=topic", made.root.as_uri(), str(folder))
    return folder


@A_LANGUAGE
def test_the_github_workflow_runs(lang: Lang, clone: Path, tmp_path: Path) -> None:
    workflow = yaml.safe_load(example(lang, ".github/workflows/ai-governance.yml"))
    job = workflow["jobs"]["check"]
    assert job["steps"][0]["with"] == {"fetch-depth": 0}
    assert job["env"]["TZ"] == "Asia/Tokyo"
    base = job["env"]["BASE"].replace("${{ github.base_ref }}", "main")
    summary = tmp_path / "summary.md"
    more = {"BASE": base, "GITHUB_STEP_SUMMARY": str(summary)}
    lines = [step["run"] for step in job["steps"] if "run" in step]
    assert lines.pop(0).startswith("pip install ")
    annotated, posted = (shell(line, clone, "-e", **more) for line in lines)
    assert annotated.returncode == posted.returncode == FOUND
    assert annotated.stdout.startswith("::error file=ai/ledger.yaml,title=became-worse,line=12,")
    assert summary.read_text(encoding="utf-8").startswith("## Yawara")


@A_LANGUAGE
def test_the_gitlab_job_runs(lang: Lang, clone: Path) -> None:
    job = yaml.safe_load(example(lang, ".gitlab-ci.yml"))["ai-governance"]
    assert job["variables"] == {"GIT_DEPTH": "0", "TZ": "Asia/Tokyo"}
    base = repository.call(clone, "rev-parse", "origin/main")
    install, line = job["script"]
    assert install.startswith("pip install ")
    done = shell(line, clone, "-eo", "pipefail", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == FOUND
    (posted,) = job["artifacts"]["paths"]
    assert (clone / posted).read_text(encoding="utf-8").startswith("## Yawara")


# -- before a commit -----------------------------------------------------------------------

COMMITTING = "git add --all && git commit --quiet -m Change"


@pytest.mark.parametrize("lang", LANGS)
def test_the_hook_of_git_stops_a_commit(lang: Lang, tmp_path: Path) -> None:
    made = repository.make(tmp_path / "repo", "ai")
    hook = made.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\n" + example(lang, ".git/hooks/pre-commit"), encoding="utf-8")
    hook.chmod(0o755)
    made.append(repository.MORE)
    assert shell(COMMITTING, made.root).returncode == 0
    ledger = made.project / "ledger.yaml"
    ledger.write_text(repository.LEDGER, encoding="utf-8")
    stopped = shell(COMMITTING, made.root)
    assert stopped.returncode == FOUND
    assert "[entry-lost]" in stopped.stdout
    made.append("- {on: 2026-11-01, practice: nonsense, state: all}\n")
    assert "[unknown-practice]" in shell(COMMITTING, made.root).stdout


def hooks() -> list[str]:
    """What the pre-commit program would run: for our hook, and for those of the pages."""
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (offered["id"], offered["language"]) == ("yawara-check", "python")
    own, found = [], [offered]
    for lang in LANGS:
        (args,) = arguments(lang, offered["id"])
        own.append(shlex.join([*offered["entry"].split(), *args]))
        config = yaml.safe_load(example(lang, ".pre-commit-config.yaml"))
        found += [one for repo in config["repos"] for one in repo["hooks"]]
    # By its files it would be passed over where a commit only deletes some.
    assert all(one["always_run"] and not one["pass_filenames"] for one in found)
    return own + [one["entry"] for one in found[1:]]


def arguments(lang: Lang, hook: str) -> list[list[str]]:
    """What a page hands to a hook that is fetched from git."""
    pieces = [
        yaml.safe_load("\n".join(block.lines))
        for block in literate.read_case(page(lang)).blocks
        if block.words == ("yaml",)
    ]
    repos = [repo for piece in pieces for repo in piece["repos"] if repo["rev"]]
    return [one["args"] for repo in repos for one in repo["hooks"] if one["id"] == hook]


@pytest.mark.parametrize("entry", hooks())
def test_what_the_hook_runs(entry: str, tmp_path: Path) -> None:
    made = repository.make(tmp_path / "repo", "ai")
    assert shell(entry, made.root).returncode == 0
    (made.project / "ledger.yaml").write_text(repository.LEDGER.replace("some", "all"), "utf-8")
    assert shell(entry, made.root).returncode == FOUND
    made.git("rm", "--quiet", "--force", "ai/ledger.yaml")
    assert shell(entry, made.root).returncode == FOUND


def test_the_very_first_commit_passes(tmp_path: Path) -> None:
    repository.call(tmp_path, "init", "--quiet", ".")
    (tmp_path / "profile.yaml").write_text(repository.PROFILE, encoding="utf-8")
    done = shell("yawara check --against HEAD", tmp_path)
    assert (done.returncode, "[base-absent]" in done.stdout) == (0, True)
