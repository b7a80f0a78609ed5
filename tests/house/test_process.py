"""Where the process ends early, the shell learns why and nobody sees a traceback."""

from __future__ import annotations

import subprocess
import sys
import types
from typing import TYPE_CHECKING, NoReturn

from yawara import __main__

if TYPE_CHECKING:
    import pytest


def stop(error: type[BaseException]) -> types.ModuleType:
    """A command line that ends with an error."""

    def main() -> NoReturn:
        raise error

    module = types.ModuleType("yawara.cli")
    vars(module)["main"] = main
    return module


def test_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["yawara", "assess"])
    monkeypatch.setitem(sys.modules, "yawara.cli", stop(KeyboardInterrupt))
    assert __main__.main() == __main__.INTERRUPTED


def test_the_version_imports_next_to_nothing() -> None:
    code = (
        "import sys; from yawara.__main__ import main; sys.argv[1:] = ['--version']; main();"
        "sys.exit(any(name in sys.modules for name in ('click', 'msgspec', 'yaml', 'yawara.cli')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_a_reader_that_goes_away() -> None:
    command = [sys.executable, "-m", "yawara", "norms", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        said = running.stderr.read()
    assert running.returncode == __main__.READER_GONE
    assert said == b""
