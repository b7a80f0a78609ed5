"""Evidence: inside the project, there, and the same as when it was recorded."""

from __future__ import annotations

import datetime
import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from tests import worlds
from yawara.ledger.evidence import accepted, check_evidence, inside, named

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.ledger.model import Evidence

GOOD = hashlib.sha256(b"good").hexdigest()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "evidence").mkdir(parents=True)
    (folder / "evidence/a.txt").write_bytes(b"good")
    (folder / "evidence/日本語 ファイル.txt").write_bytes(b"good")
    (tmp_path / "secret.txt").write_bytes(b"good")
    return folder


def codes(project: Path, *evidence: Evidence) -> list[str]:
    found = check_evidence([worlds.entry("a", "all", evidence=evidence, place=PLACE)], project)
    assert all(problem.place == PLACE for problem in found)
    return [problem.code for problem in found]


PLACE = worlds.NOWHERE


def file(target: str, sha256: str | None = GOOD) -> Evidence:
    return worlds.evidence(kind="file", target=target, sha256=sha256)


@pytest.mark.parametrize(
    "target",
    [
        "evidence/a.txt",
        "./evidence/a.txt",
        "evidence/../evidence/a.txt",
        "evidence/日本語 ファイル.txt",
    ],
)
def test_a_file_inside_the_project(project: Path, target: str) -> None:
    assert codes(project, file(target)) == []


def test_a_path_from_windows_is_understood(project: Path) -> None:
    assert codes(project, file("evidence\\a.txt")) == []


@pytest.mark.parametrize(
    "target",
    [
        "../secret.txt",
        "evidence/../../secret.txt",
        "..\\secret.txt",
        "evidence\\..\\..\\secret.txt",
        "/etc/passwd",
        "//server/share/x",
        "\\\\server\\share\\x",
        "\\etc\\passwd",
        "C:\\x",
        "c:/x",
        "C:x",
        "file:///etc/passwd",
        "",
        "a\x00b",
    ],
)
def test_a_path_out_of_the_project(project: Path, target: str) -> None:
    if target.startswith("file:"):
        # A name with a colon may be a file's; it just is not there.
        assert codes(project, file(target)) == ["evidence-missing"]
        return
    assert codes(project, file(target)) == ["evidence-outside"]
    assert inside(project, target) is None


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_that_lead_out_and_in(project: Path) -> None:
    (project / "out").symlink_to(project.parent)
    (project / "in").symlink_to(project / "evidence")
    (project / "self").symlink_to(project / "self")
    (project / "lost").symlink_to(project / "nowhere")
    assert codes(project, file("out/secret.txt")) == ["evidence-outside"]
    assert codes(project, file("out/project/evidence/a.txt")) == []
    assert codes(project, file("in/a.txt")) == []
    assert codes(project, file("lost")) == ["evidence-missing"]
    assert codes(project, file("self")) in (["evidence-missing"], ["evidence-outside"])


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_project_that_is_a_link_itself(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project)
    assert codes(tmp_path / "link", file("evidence/a.txt")) == []


@pytest.mark.parametrize(
    "target", ["evidence/b.txt", "evidence", ".", "evidence/a.txt/x", "x" * 5000, "a/" * 3000]
)
def test_what_is_no_file(project: Path, target: str) -> None:
    assert codes(project, file(target)) == ["evidence-missing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in this system's folders")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe")
    assert codes(project, file("pipe")) == ["evidence-missing"]


def test_a_changed_file(project: Path) -> None:
    (project / "evidence/a.txt").write_bytes(b"better")
    assert codes(project, file("evidence/a.txt")) == ["evidence-changed"]


@pytest.mark.parametrize("sha256", ["", "abc", GOOD.upper(), f"{GOOD} ", "g" * 64])
def test_a_hash_that_is_none(project: Path, sha256: str) -> None:
    assert codes(project, file("evidence/a.txt", sha256)) == ["evidence-bad-hash"]
    link = worlds.evidence(kind="link", target="https://example.jp", sha256=sha256)
    assert codes(project, link) == ["evidence-bad-hash"]


def test_without_a_hash_it_says_which_it_has(project: Path) -> None:
    found = check_evidence(
        [worlds.entry("a", "all", evidence=(file("evidence/a.txt", None),))], project
    )
    assert [(one.code, dict(one.params)["sha256"]) for one in found] == [
        ("evidence-without-hash", GOOD)
    ]


def test_every_fault_of_every_entry(project: Path) -> None:
    evidence = (file("nowhere"), file("../x"), file("evidence/a.txt", "0" * 64))
    assert codes(project, *evidence) == ["evidence-outside", "evidence-missing", "evidence-changed"]


def test_links_and_measurements_are_not_looked_up(project: Path) -> None:
    kinds = ("link", "measurement", "observation")
    assert codes(project, *(worlds.evidence(kind=one, target="/x") for one in kinds)) == []


def test_what_was_corrected_for_all_its_days_is_not_looked_up(project: Path) -> None:
    old = worlds.entry("a", "all", evidence=(file("gone"), file("../x")))
    new = worlds.entry("a", "all", evidence=(file("evidence/a.txt"),), replaces=old.id[:8])
    assert [one.code for one in check_evidence([old, new], project)] == ["evidence-outside"]
    later = worlds.entry("a", "all", on=worlds.BEGIN + datetime.timedelta(1), replaces=old.id)
    codes_ = [one.code for one in check_evidence([old, later], project)]
    assert codes_ == ["evidence-outside", "evidence-missing"], "it still speaks for a day"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("evidence/b.txt", "evidence/a.txt"),
        ("terms-of-service.docx", ""),
        ("a.txt", "evidence/a.txt"),
        ("Evidence\\A.TXT", "evidence/a.txt"),
        ("evidence/日本語ファイル.txt", "evidence/日本語 ファイル.txt"),
        ("other/日本語　ファイル.txt", "evidence/日本語 ファイル.txt"),
        ("evidence/rule.pdf", "evidence/2026/rules.pdf"),
        ("rule.pdf", "evidence/2026/rules.pdf"),
        ("x" * 300, ""),
    ],
)
def test_a_wrong_path_comes_with_the_nearest_file(project: Path, wrong: str, meant: str) -> None:
    (project / "evidence/2026").mkdir()
    (project / "evidence/2026/rules.pdf").write_bytes(b"good")
    found = check_evidence([worlds.entry("a", "all", evidence=(file(wrong),))], project)
    if wrong.startswith("Evidence") and not found:
        pytest.skip("this file system takes capital letters for small ones")
    assert [(one.code, dict(one.params)["nearest"]) for one in found] == [
        ("evidence-missing", meant)
    ]


def test_of_two_files_of_that_name_none_is_meant_more(project: Path) -> None:
    for folder in ("2025", "2026"):
        (project / "evidence" / folder).mkdir()
        (project / "evidence" / folder / "rules.pdf").write_bytes(b"good")
    (one,) = check_evidence([worlds.entry("a", "all", evidence=(file("rules.pdf"),))], project)
    assert dict(one.params)["nearest"] in ("", "evidence/2025/rules.pdf", "evidence/2026/rules.pdf")


def test_a_file_of_several_entries_is_told_once_and_how_to_take_it(project: Path) -> None:
    changed = (file("evidence/a.txt", "0" * 64),)
    entries = [worlds.entry(one, "all", evidence=changed) for one in ("a", "b", "c")]
    (one,) = check_evidence(entries, project)
    assert dict(one.params)["count"] == "3"
    assert dict(one.params)["word"] == "evidence/a.txt"


DAY = datetime.date(2026, 11, 22)


def taken(project: Path, *evidence: Evidence, files: tuple[str, ...]) -> list[tuple[object, ...]]:
    entry = worlds.entry("a", "all", evidence=evidence)
    out = accepted(named([entry], project), files, DAY)
    assert all((one.on, one.recorded, one.replaces) == (entry.on, DAY, entry.id) for one in out)
    assert not out or not check_evidence([entry, *out], project)
    return [(piece.sha256, piece.collected) for one in out for piece in one.evidence]


def test_a_changed_file_is_recorded_as_it_is_from_today(project: Path) -> None:
    old = file("evidence/a.txt", "0" * 64)
    assert taken(project, old, files=("evidence/a.txt",)) == [(GOOD, DAY)]
    assert taken(project, old, files=("evidence/b.txt",)) == []


def test_what_had_expired_before_stays_expired(project: Path) -> None:
    ended = DAY - datetime.timedelta(1)
    old = worlds.evidence(kind="file", target="evidence/a.txt", sha256="0" * 64, expires=ended)
    assert taken(project, old, files=("evidence/a.txt",)) == [(GOOD, None)]


def test_a_file_without_a_digest_gets_one_and_keeps_its_day(project: Path) -> None:
    then = datetime.date(2026, 10, 1)
    old = worlds.evidence(kind="file", target="evidence/a.txt", sha256=None, collected=then)
    assert taken(project, old, files=("evidence/a.txt",)) == [(GOOD, then)]


def test_what_is_as_recorded_or_gone_is_left(project: Path) -> None:
    assert taken(project, file("evidence/a.txt"), files=("evidence/a.txt",)) == []
    entry = worlds.entry("a", "all", evidence=(file("gone"),))
    assert accepted(named([entry], project), ("gone",), DAY) == ()


def test_the_other_pieces_of_an_entry_stay(project: Path) -> None:
    link = worlds.evidence(kind="link", target="https://example.jp")
    pieces = (link, file("evidence/a.txt", "0" * 64), file("evidence/日本語 ファイル.txt"))
    found = taken(project, *pieces, files=("evidence/a.txt",))
    assert found == [(None, None), (GOOD, DAY), (GOOD, None)]
