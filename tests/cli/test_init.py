"""Beginning a project: what is written reads back, and nothing is lost or half written."""

from __future__ import annotations

import errno
import functools
import io
import itertools
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from yawara.__main__ import INTERRUPTED, main
from yawara.assess.project import load_norms
from yawara.cli.init import new_ledger
from yawara.cli.interview import (
    MOST_FURTHER,
    MOST_QUESTIONS,
    Interview,
    StoppedError,
    id_for,
    profile,
)
from yawara.cli.words import SAY
from yawara.ledger.read import Setting, entries_from
from yawara.norms.load import shipped
from yawara.scope.commented import commented
from yawara.scope.profile import Profile, profile_from
from yawara.text import files
from yawara.text.days import Day
from yawara.text.problem import Problems
from yawara.text.tree import parse
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.model import Norms
    from yawara.text.words import Lang

DAY = Day(2026, 11, 21)
BAD_INPUT = 2


@functools.cache
def shipped_norms() -> Norms:
    read = load_norms(None)
    assert read.value is not None
    return read.value


@pytest.fixture
def norms() -> Norms:
    return shipped_norms()


def yawara(monkeypatch: pytest.MonkeyPatch, *args: str, typed: str | None = None) -> int:
    """Run the command line, with what is typed, or piped in; the exit code."""
    monkeypatch.setattr(sys, "argv", ["yawara", *args])
    stdin = io.TextIOWrapper(io.BytesIO((typed or "").encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    return main()


def read_back(text: str, norms: Norms) -> Profile:
    found = Problems()
    tree = parse(text.encode(), "profile.yaml")
    assert tree.value is not None, tree.problems
    made = profile_from(tree.value, norms, found)
    assert not (*tree.problems, *found.found)
    assert made is not None
    return made


def talk(norms: Norms, lang: Lang, lines: Iterator[str]) -> tuple[Interview, Profile]:
    """A whole conversation; when nothing more is typed, everything is unknown."""
    told: list[str] = []

    def read(_: str) -> str:
        last = bool(told) and SAY("init.ready", lang).endswith(told[-1])
        return next(lines, "" if last else "?")

    interview = Interview(norms, DAY, lang, told.append, read)
    return interview, interview.run()


ANSWERS = st.sampled_from(
    ["1", "2", "3", "?", "b", "h", "0", "1 2", "はい", "no", "さくら", "x: [", '"']
)


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(ANSWERS, max_size=40))
def test_any_conversation_ends_in_a_profile_that_reads_back(lang: Lang, lines: list[str]) -> None:
    norms = shipped_norms()
    try:
        interview, made = talk(norms, lang, iter(lines))
    except StoppedError:
        return
    further = len(made.systems) - 1
    assert len(interview.given) <= MOST_QUESTIONS + 1 + max(0, further) * MOST_FURTHER
    assert made == profile(interview.given, norms, lang)
    assert read_back(commented(made, norms, lang), norms) == made


@settings(max_examples=100, deadline=None)
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_name_reads_back(name: str) -> None:
    assume(name.strip())
    norms = shipped_norms()
    made = profile([("name", name), ("system", name)], norms, "ja")
    again = read_back(commented(made, norms, "ja"), norms)
    assert (again.organization.name, again.systems[0].name) == (
        made.organization.name,
        made.systems[0].name,
    )


def test_at_most_sixteen_questions_are_asked_and_each_can_change_something(norms: Norms) -> None:
    asked: list[str] = []
    interview = Interview(norms, DAY, "en", lambda _: None, lambda _: "?")
    while (ask := interview.upcoming()) is not None and ask.key != "3:system":
        asked.append(ask.key)
        interview.given.append((ask.key, "x" if ask.fact is None else None))
    first = asked[: asked.index("2:system")]
    further = asked[len(first) :]
    assert len(asked) == len(set(asked))
    assert len(first) <= MOST_QUESTIONS
    assert len(further) <= MOST_FURTHER
    assert first[:6] == ["name", "body", "size", "sector", "system", "roles"]
    assert further[:2] == ["2:system", "2:roles"]
    assert (first[-1], further[-1]) == ("markets", "2:markets")


def test_where_nothing_hangs_on_it_nothing_is_asked(norms: Norms) -> None:
    interview, made = talk(norms, "en", iter(["Sakura", "1", "1", "1", "none"]))
    assert [key for key, _ in interview.given] == ["name", "body", "size", "sector", "system"]
    assert made.systems == ()


def test_back_takes_one_answer_away(norms: Norms) -> None:
    lines = iter(["b", "Wrong", "b", "Sakura", "1", "back", "2"])
    interview, made = talk(norms, "en", lines)
    assert interview.given[:2] == [("name", "Sakura"), ("body", "nonprofit")]
    assert made.organization.name.en == "Sakura"


def test_enter_means_japan_and_for_a_further_system_what_was_said_of_the_one_before(
    norms: Norms,
) -> None:
    lines = itertools.chain(
        ["Sakura", "1", "1", "1", "Chat", "2", *["2"] * 9, "2 3", "Notes", "3", *["2"] * 6, ""]
    )
    _, made = talk(norms, "en", iter(lines))
    markets = [system.facts["markets"][0].value for system in made.systems]
    assert markets == [("eu", "us"), ("eu", "us")]
    _, alone = talk(norms, "en", iter(["Sakura", "1", "1", "1", "Chat", "2", *["2"] * 9, ""]))
    assert [system.facts["markets"][0].value for system in alone.systems] == [("jp",)]


def test_going_back_over_a_further_system_takes_it_away(norms: Norms) -> None:
    first = ["Sakura", "1", "1", "1", "Chat", "2", *["2"] * 9, ""]
    _, made = talk(norms, "en", iter([*first, "Notes", "b", "Minutes", "3", "b", "b", "no"]))
    assert [system.id for system in made.systems] == ["chat"]
    _, two = talk(norms, "en", iter([*first, "Notes", "b", "Chat", "3"]))
    assert [system.id for system in two.systems] == ["chat", "chat-2"]
    assert two.systems[1].facts["roles"][0].value == ("business-user",)


@pytest.mark.parametrize("said", ["", "?", "no", "なし", "いいえ", "b\nb\n1\n\n"])
def test_no_further_system_is_made_of_a_no(norms: Norms, said: str) -> None:
    first = ["Sakura", "1", "1", "1", "Chat", "2", *["2"] * 9, ""]
    _, made = talk(norms, "en", iter([*first, *said.split("\n")]))
    assert [system.id for system in made.systems] == ["chat"]


def test_a_yes_is_no_name_of_a_further_system(norms: Norms) -> None:
    first = ["Sakura", "1", "1", "1", "Chat", "2", *["2"] * 9, ""]
    _, made = talk(norms, "en", iter([*first, "yes", "Notes", "3"]))
    assert [system.id for system in made.systems] == ["chat", "notes"]


def test_back_from_the_end_asks_the_last_question_again(norms: Norms) -> None:
    lines = iter(["Sakura", "1", "1", "1", "none", "b", "Chat"])
    _, made = talk(norms, "en", lines)
    assert made.systems[0].id == "chat"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Minutes writer 2", "minutes-writer-2"),
        ("議事録AI", "ai-1"),
        ("AI-OCR", "ai-ocr"),
        ("問い合わせ", "ai-1"),
        ("Organization", "ai-1"),
        ("../../etc", "etc"),
    ],
)
def test_a_system_gets_an_id(name: str, id_: str) -> None:
    assert id_for(name) == id_


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_ledger_is_empty_and_its_example_is_an_entry(norms: Norms, lang: Lang) -> None:
    text = new_ledger(norms, lang)
    tree = parse(text.encode(), "ledger.yaml")
    assert [problem.code for problem in tree.problems] == ["yaml-empty"]
    example = text[text.index("# - on:") :].replace("# ", "", 1).replace("\n# ", "\n")
    found = Problems()
    node = parse(example.encode(), "ledger.yaml").value
    assert node is not None
    who = profile([("name", "x"), ("system", "y")], norms, lang)
    entries = entries_from(node, Setting(norms, who, DAY), found)
    assert [entry.practice for entry in entries] == ["tell-users-it-is-ai"]
    assert not found.found


# -- the files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", sorted(p.parent.name for p in shipped().glob("examples/*/profile.yaml"))
)
def test_a_sample_is_copied_whole_and_can_be_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "copy"
    assert yawara(monkeypatch, "init", str(folder), "--example", name) == 0
    home = shipped() / "examples" / name
    for path in home.rglob("*"):
        if path.is_file():
            assert (folder / path.relative_to(home)).read_bytes() == path.read_bytes()
    assert yawara(monkeypatch, "assess", str(folder), "--as-of", "2026-11-21") == 0
    assert yawara(monkeypatch, "scope", str(folder), "--as-of", "2026-11-21") == 0


def test_a_profile_is_taken_over_as_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = "\ufeffformat: 1\r\norganization: {name: {ja: 組織}}  # ours\r\n"
    (tmp_path / "given.yaml").write_bytes(given.encode())
    source = str(tmp_path / "given.yaml")
    assert yawara(monkeypatch, "init", str(tmp_path / "p"), "--from", source) == 0
    written = (tmp_path / "p/profile.yaml").read_bytes().decode()
    assert written.endswith(given[1:])
    assert yawara(monkeypatch, "assess", str(tmp_path / "p")) == 0


def test_what_is_there_is_never_touched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").write_text("[]\n")
    assert yawara(monkeypatch, "init", str(tmp_path), typed="Sakura\n") == BAD_INPUT
    assert yawara(monkeypatch, "init", str(tmp_path), "--example", "hiring-chat") == BAD_INPUT
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.yaml"]
    assert (tmp_path / "ledger.yaml").read_text() == "[]\n"


def test_a_link_that_leads_nowhere_is_in_the_way_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "profile.yaml").symlink_to(tmp_path / "elsewhere")
    assert yawara(monkeypatch, "init", str(tmp_path), typed="Sakura\n") == BAD_INPUT
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("typed", ["", "Sakura\n", "Sakura\n1\nnonsense\n", "\udcff\n"])
def test_input_that_ends_early_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["yawara", "init", "project"])
    raw = io.BytesIO(typed.encode(errors="surrogateescape"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
    assert main() == BAD_INPUT
    assert not list(tmp_path.iterdir())


def test_ctrl_c_writes_nothing_and_shows_what_was_answered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = iter(["Sakura\n", "1\n"])

    def readline() -> str:
        for line in lines:
            return line
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["yawara", "init", "project"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(readline=readline, isatty=lambda: False))
    assert main() == INTERRUPTED
    assert not list(tmp_path.iterdir())
    said = capsys.readouterr()
    assert '  name: "Sakura"\n  body: company\n' in said.out
    assert "nothing was changed" in said.err


def test_ctrl_c_at_a_further_system_leaves_a_profile_that_can_be_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["Sakura", "1", "1", "1", "Chat # 1", "2", *["2"] * 9, "", "Notes", "3"]
    lines = iter([f"{line}\n" for line in typed])

    def readline() -> str:
        for line in lines:
            return line
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["yawara", "init", "project", "--lang", "en"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(readline=readline, isatty=lambda: False))
    assert main() == INTERRUPTED
    said = capsys.readouterr().out
    kept = said[said.index("  format: 1") :]
    (tmp_path / "kept.yaml").write_text(kept, encoding="utf-8")
    assert yawara(monkeypatch, "init", "project", "--from", "kept.yaml") == 0
    made = read_back((tmp_path / "project/profile.yaml").read_text("utf-8"), shipped_norms())
    assert [(one.id, one.name.en) for one in made.systems] == [
        ("chat-1", "Chat # 1"),
        ("notes", "Notes"),
    ]


def test_answers_that_are_piped_in_need_not_say_that_there_is_no_other_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = "\n".join(["Sakura", "1", "1", "1", "Chat", "2", *["2"] * 9, "1", ""])
    assert yawara(monkeypatch, "init", "project", typed=typed) == 0
    made = read_back((tmp_path / "project/profile.yaml").read_text("utf-8"), shipped_norms())
    assert [one.id for one in made.systems] == ["chat"]


def test_without_standard_input_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["yawara", "init", str(tmp_path / "project")])
    monkeypatch.setattr(sys, "stdin", None)
    assert main() == BAD_INPUT
    assert "[input-needed]" in capsys.readouterr().err


def test_all_files_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    link = os.link

    def fail(source: Path, target: Path) -> None:
        if target.name == "ledger.yaml":
            raise OSError(errno.ENOSPC, "No space left on device")
        link(source, target)

    monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr(Path, "rename", fail)
    folder = tmp_path / "deep/project"
    assert yawara(monkeypatch, "init", str(folder), typed="S\n1\n1\n1\nnone\n") == BAD_INPUT
    assert not folder.exists()


def test_a_file_system_without_links(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(_: Path, __: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    files.create(tmp_path, {"a/b.txt": b"x", "c.txt": b"y"})
    assert (tmp_path / "a/b.txt").read_bytes() == b"x"
    with pytest.raises(FileExistsError):
        files.create(tmp_path, {"d.txt": b"z", "c.txt": b"z"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c.txt"]
