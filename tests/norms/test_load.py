"""Which files are read, how several roots add up, and what the cache keeps."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.norms import small
from yawara.norms import files as pack_files
from yawara.norms import load
from yawara.norms.load import load as load_norms

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.text.problem import Problem

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def own(folder: Path, **files: str) -> Path:
    """A second root with one file at `practices/x-own.yaml` unless others are given."""
    text = small.THEME.replace("theme: records", "theme: x-own") + small.practice("x-greet-guests")
    return small.written(folder / "norms", files or {"practices/x-own.yaml": text})


def test_our_own_packs_have_no_fault() -> None:
    read = load_norms([load.shipped()])
    assert [problem for problem in read.problems if problem.severity.value == "error"] == []


def test_roots_add_up(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    read = load_norms([base, own(tmp_path)])
    assert read.problems == ()
    assert read.value is not None
    assert [practice.id for practice in read.value.practices][-1] == "x-greet-guests"
    assert set(read.value.themes) == {"records", "x-own"}


def test_an_own_practice_may_join_a_theme_of_ours(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    more = small.THEME.replace("記録", "別") + small.practice("x-greet-guests")
    read = load_norms([base, small.written(tmp_path / "norms", {"practices/records.yaml": more})])
    assert read.problems == ()
    assert read.value is not None
    assert read.value.themes["records"].ja == "記録"


def test_an_own_id_begins_with_x(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    read = load_norms(
        [base, small.written(tmp_path / "norms", {
            "practices/own.yaml": small.THEME.replace("theme: records", "theme: own")
            + small.practice("greet-guests"),
            "instruments/our-rules/1.yaml": small.VERSION.format(
                version="1", day="2026-04-01", more=""
            ).replace("jp-demo", "our-rules") + small.HEADING,
        })]
    )  # fmt: skip
    assert codes(read.problems) == ["own-id-prefix", "own-id-prefix"]


def test_two_roots_of_one_name_keep_their_places(tmp_path: Path) -> None:
    base = small.written(tmp_path / "a" / "packs", small.packs())
    broken = own(tmp_path / "b", **{"practices/x-own.yaml": "format: 2\ntheme: x-own\n"})
    other = broken.rename(broken.parent / "packs")
    names = {p.place.file for p in load_norms([base, other]).problems if p.place is not None}
    assert names == {f"{other.as_posix()}/practices/x-own.yaml"}


def test_a_root_named_twice_is_read_once(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    assert load_norms([base, base, base / ".." / "packs"]).problems == ()


def test_a_whole_base_takes_the_place_of_ours(tmp_path: Path) -> None:
    whole = small.written(tmp_path / "mine", {**small.packs(), "ids.txt": "keep-logs\n"})
    more = own(tmp_path)
    assert load.with_shipped([more]) == (load.shipped(), more)
    assert load.with_shipped([more, whole]) == (whole, more)
    assert load.with_shipped([]) == (load.shipped(),)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("practices/records.yml", ["stray-pack-file"]),
        ("practices/more/records.yaml", ["stray-pack-file"]),
        ("instruments/jp-demo.yaml", ["stray-pack-file"]),
        ("instruments/jp-demo/old/0.yaml", ["stray-pack-file"]),
        ("fact.yaml", ["stray-pack-file"]),
        ("README.md", []),
        (".hidden.yaml", []),
        ("forms/vendor.csv", ["stray-pack-file"]),
        ("mappings/vendor.yaml", []),
    ],
)
def test_a_file_in_the_wrong_place(tmp_path: Path, name: str, expected: list[str]) -> None:
    files = {**small.packs(), name: "format: 1\n"}
    assert codes(tuple(small.problems(tmp_path, files))) == expected


def test_a_folder_that_is_not_there_or_holds_nothing(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    (tmp_path / "empty").mkdir()
    read = load_norms([base, tmp_path / "missing", tmp_path / "empty", base / "facts.yaml"])
    assert codes(read.problems) == [
        "norms-folder-missing", "norms-empty", "norms-folder-missing",
    ]  # fmt: skip
    (tmp_path / "empty/other").mkdir()
    read = load_norms([base, tmp_path / "empty"])
    assert read.failed
    assert codes(read.problems) == ["norms-empty"]


def test_a_base_without_facts(tmp_path: Path) -> None:
    files = small.packs()
    del files["facts.yaml"]
    assert codes(tuple(small.problems(tmp_path, files))) == ["norms-no-facts"]


def test_what_cannot_be_read_is_reported_once(tmp_path: Path) -> None:
    files = small.changed("practices/records.yaml", ("format: 1", "format: [1"))
    assert codes(tuple(small.problems(tmp_path, files))) == ["yaml-syntax"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    with (base / "practices/records.yaml").open("r+b") as file:
        file.truncate(pack_files.MOST_BYTES + 1)
    assert codes(load_norms([base]).problems) == ["file-too-large"]


@links
def test_a_link_out_of_the_root_is_refused(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    (tmp_path / "secret.yaml").write_text("format: 1\n", "utf-8")
    (base / "practices/x.yaml").symlink_to(tmp_path / "secret.yaml")
    (base / "practices/gone.yaml").symlink_to(base / "nothing.yaml")
    (base / "practices/loop.yaml").symlink_to(base / "practices/loop.yaml")
    (base / "practices/pipe.yaml").mkdir()
    assert sorted(codes(load_norms([base]).problems)) == [
        "file-is-folder", "file-missing", "file-unreadable", "outside-root",
    ]  # fmt: skip


@links
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    base = small.written(tmp_path / "packs", small.packs())
    os.mkfifo(base / "practices/pipe.yaml")
    assert codes(load_norms([base]).problems) == ["file-unreadable"]


def test_the_cache_keeps_the_norms_and_what_was_said_of_them(tmp_path: Path) -> None:
    files = small.changed("practices/records.yaml", ("theme: records", "theme: recs"))
    base = small.written(tmp_path / "packs", files)
    cache = tmp_path / "cache"
    first = load_norms([base], cache=cache)
    assert codes(first.problems) == ["file-name-differs"]
    assert len(list(cache.iterdir())) == 1
    again = load_norms([base], cache=cache)
    assert again == first
    (next(cache.iterdir())).write_bytes(b"\x93broken")
    assert load_norms([base], cache=cache) == first


def test_norms_with_errors_are_not_cached(tmp_path: Path) -> None:
    files = small.changed("practices/records.yaml", ("by: [watch-logs]", "by: [watch]"))
    cache = tmp_path / "cache"
    assert load_norms([small.written(tmp_path / "packs", files)], cache=cache).failed
    assert not cache.exists()
