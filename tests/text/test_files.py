"""Files are written whole or not at all, by one run at a time."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from yawara.text import files
from yawara.text.files import LockedError, create, locked, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b" / "c.yaml", b"x")
    assert (tmp_path / "a/b/c.yaml").read_bytes() == b"x"
    assert names(tmp_path) == ["a", "b", "c.yaml"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.yaml"
    path.write_bytes(b"old")
    for name in ("fsync", "replace"):
        with monkeypatch.context() as broken:
            broken.setattr(os, name, full_disk)
            with pytest.raises(OSError, match="space"):
                write_atomically(path, b"new")
        assert path.read_bytes() == b"old"
        assert names(tmp_path) == ["ledger.yaml"]


@posix
def test_permissions_are_kept_and_new_files_follow_the_mask(tmp_path: Path) -> None:
    path = tmp_path / "ledger.yaml"
    before = os.umask(0o027)
    try:
        write_atomically(path, b"1")
        assert path.stat().st_mode & 0o777 == 0o640
        path.chmod(0o600)
        write_atomically(path, b"2")
        assert path.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/ledger.yaml").write_bytes(b"old")
    (tmp_path / "ledger.yaml").symlink_to("kept/ledger.yaml")
    write_atomically(tmp_path / "ledger.yaml", b"new")
    assert (tmp_path / "ledger.yaml").is_symlink()
    assert (tmp_path / "kept/ledger.yaml").read_bytes() == b"new"


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "ledger.yaml").mkdir()
    with pytest.raises(OSError, match="ledger"):
        write_atomically(tmp_path / "ledger.yaml", b"x")
    assert names(tmp_path) == ["ledger.yaml"]


def test_new_files_come_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "new"
    create(folder, {"a.yaml": b"1", "sub/b.yaml": b"2"})
    assert names(folder) == ["a.yaml", "b.yaml", "sub"]
    with pytest.raises(FileExistsError) as error:
        create(folder, {"c.yaml": b"3", "sub/b.yaml": b"4"})
    assert str(error.value.filename).endswith("b.yaml")
    assert (folder / "sub/b.yaml").read_bytes() == b"2"
    assert names(folder) == ["a.yaml", "b.yaml", "sub"]
    other = tmp_path / "other"
    calls = iter((None,))

    def second_fails(*_: object) -> None:
        if next(calls, full_disk) is full_disk:
            full_disk()

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(OSError, match="space"):
        create(other, {"a.yaml": b"1", "sub/b.yaml": b"2"})
    assert not other.exists()


@posix
def test_a_dangling_link_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        create(tmp_path, {"a.yaml": b"1"})


def test_only_one_holds_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path):
        with pytest.raises(LockedError), locked(tmp_path):
            pytest.fail("two hold the lock")
        assert names(tmp_path) == [".yawara.lock"]
    assert names(tmp_path) == []
    with locked(tmp_path):
        pass


def test_the_lock_is_given_back_when_something_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    assert names(tmp_path) == []


def test_a_lock_of_a_run_that_was_killed_does_not_last(tmp_path: Path) -> None:
    lock = tmp_path / ".yawara.lock"
    lock.write_bytes(b"1")
    with pytest.raises(LockedError), locked(tmp_path):
        pytest.fail("a fresh lock was broken")
    long_ago = time.time() - files.STALE_LOCK - 60
    os.utime(lock, (long_ago, long_ago))
    with locked(tmp_path):
        assert lock.read_bytes() != b"1"
    assert names(tmp_path) == []


def test_another_run_s_lock_is_left_alone(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / ".yawara.lock").write_bytes(b"another run took ours for stale")
    assert names(tmp_path) == [".yawara.lock"]


def test_no_folder_no_lock(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"), locked(tmp_path / "missing"):
        pytest.fail("there is nothing to lock")
