"""Damaged projects: whatever is in a file, the answer is an answer or a refusal, never a bug."""

from __future__ import annotations

import contextlib
import io
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yawara.cli import main
from yawara.norms.load import shipped

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("profile.yaml", "ledger.yaml")
COMMANDS = (
    ["assess"],
    ["assess", "--detail", "--format", "json"],
    ["assess", "--as-of", "2025-05-01", "--known", "2025-05-01"],
    ["scope", "--detail"],
    ["scope", "--format", "json"],
    ["why", "jp-gfb#P-6-ii"],
    ["ledger"],
    ["evidence"],
    ["check", "--fail-on", "gap,unknown,expired:30,warning,unsealed", "--format", "markdown"],
    ["check", "--against", ".", "--fail-on", "lost,worse", "--format", "github"],
)
#: What people and programs leave in files.
ODD = (
    *("null", "~", "true", "[]", "{}", "[a, [b]]", "{a: b}", "''", '""', "'", '"', "|", ">-"),
    *("&a", "*a", "!x", "\t", "# ", "@", "%", "? x", "<<: x", "- - -", "...", "---", "\x85"),
    *("2026-13-01", "9999-12-31", "0001-01-01", "令和8年4月1日", "２０２６-０４-０１", "20260401"),
    *("1e400", "-1", "1_000", ".nan", "0x10", "unknown", "all", "organization", "other-means"),
    *("jp-gfb", "jp-gfb#", "jp-gfb@1.1#C-1", "not-applicable", "../../etc", "C:\\x", "x" * 3000),
    *("\u202e", "\u3000", "𠮷", "か\u3099", "=1+1", "<b>"),
)


@cache
def sample(name: str) -> tuple[str, ...]:
    text = (shipped() / "examples/hiring-chat" / name).read_text(encoding="utf-8")
    return tuple(text.splitlines())


@st.composite
def damaged(draw: st.DrawFn, name: str) -> str:
    """A file of the sample with a few lines lost, moved, or with something odd in them."""
    lines = list(sample(name))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(("lose", "twice", "shift", "value", "key", "inside", "end")))
        key, colon, value = lines[at].partition(":")
        odd = draw(st.sampled_from(ODD))
        if how == "lose":
            del lines[at : at + draw(st.integers(1, 3))]
        elif how == "twice":
            lines.insert(at, draw(st.sampled_from(lines)))
        elif how == "shift":
            lines[at] = " " * draw(st.integers(0, 9)) + lines[at].strip()
        elif how == "value":
            lines[at] = f"{key}{colon} {odd}"
        elif how == "key":
            lines[at] = f"{odd}{colon}{value}"
        elif how == "inside":
            middle = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:middle] + odd + lines[at][middle:]
        else:
            del lines[at:]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    shutil.copytree(shipped() / "examples/hiring-chat/evidence", folder / "evidence")
    return folder


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    texts=st.tuples(damaged("profile.yaml"), damaged("ledger.yaml")),
    whole=st.sampled_from((None, *NAMES)),
    command=st.sampled_from(COMMANDS),
)
def test_a_damaged_project(
    project: Path, texts: tuple[str, str], whole: str | None, command: list[str]
) -> None:
    for name, text in zip(NAMES, texts, strict=True):
        written = "\n".join(sample(name)) if name == whole else text
        (project / name).write_text(written, encoding="utf-8", newline="")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main([*command, str(project), "--lang", "ja"])
    assert code in (0, 2), said.getvalue()
