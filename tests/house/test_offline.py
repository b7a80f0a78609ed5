"""No call leaves the machine: every command is run where an attempt is refused and written down."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GUARD = Path(__file__).parent / "offline"

COMMANDS = (
    ["--version"],
    ["--help"],
    ["norms", "list"],
    ["norms", "check"],
    ["norms", "show", "jp-gfb@1.2#P-6-ii"],
    ["norms", "diff", "jp-gfb@1.1", "jp-gfb@1.2"],
    ["norms", "site", "-o", "pages"],
    ["scope", "p"],
    ["assess", "p"],
    ["assess", "p", "--format", "json", "--lang", "ja"],
    ["why", "jp-gfb#P-6-ii", "p"],
    ["report", "p", "-o", "out"],
    ["worksheet", "p", "-o", "sheet.xlsx"],
    ["worksheet", "p", "--read", "sheet.xlsx"],
    ["evidence", "p"],
    ["seal", "p"],
    ["demo"],
)


def guarded(folder: Path, *argv: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run Python with the guard; returns how it ended and the attempts written down."""
    attempts = folder / "attempts.txt"
    attempts.write_text("", encoding="utf-8")
    settings = os.environ | {"PYTHONPATH": str(GUARD), "YAWARA_TEST_ATTEMPTS": str(attempts)}
    done = subprocess.run(
        [sys.executable, *argv],
        cwd=folder,
        env=settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return done, attempts.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('https://example.org/')",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_an_attempt_is_refused_and_written_down(tmp_path: Path, attempt: str) -> None:
    done, attempts = guarded(tmp_path, "-c", attempt)
    assert done.returncode != 0
    assert attempts


def test_a_swallowed_attempt_is_written_down(tmp_path: Path) -> None:
    code = "import contextlib, socket\nwith contextlib.suppress(OSError):\n"
    done, attempts = guarded(tmp_path, "-c", code + " socket.gethostbyname('example.org')")
    assert done.returncode == 0
    assert attempts.startswith("socket.gethostbyname")


def test_no_command_leaves_the_machine(tmp_path: Path) -> None:
    guarded(tmp_path, "-m", "yawara", "init", "--example", "hiring-chat", "p")
    for command in COMMANDS:
        done, attempts = guarded(tmp_path, "-m", "yawara", *command)
        assert not attempts, f"yawara {' '.join(command)}: {attempts}"
        went_well = done.returncode in (0, 1) and "Traceback" not in done.stderr
        assert went_well, f"yawara {' '.join(command)}: {done.stderr}"
