"""How things are measured: medians of interleaved runs, so that a busy machine hits all alike."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import time
from pathlib import Path
from subprocess import DEVNULL
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: The sample organisations that are measured with.
EXAMPLES = ("accounting-office", "hiring-chat", "japanese-llm")


class Row(NamedTuple):
    """One budget: what is measured, what is allowed, what came out in words and as a figure."""

    what: str
    budget: str
    measured: str
    value: float
    most: float

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return self.value <= self.most


def commands(
    competitors: Mapping[str, Sequence[str]], *, rounds: int, folder: Path
) -> dict[str, float]:
    """The median wall time of each command in seconds, run in turn `rounds` times in `folder`."""
    times: dict[str, list[float]] = {name: [] for name in competitors}
    settings = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
    for at in range(rounds + 1):
        for name, command in competitors.items():
            begun = time.perf_counter()
            subprocess.run(command, cwd=folder, env=settings, stdout=DEVNULL, check=False)
            # The first round fills caches of bytecode and of norms, and does not count.
            times[name] += [time.perf_counter() - begun] if at else []
    return {name: statistics.median(taken) for name, taken in times.items()}


def calls(competitors: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """The median time of each call in this process in seconds, called in turn `rounds` times."""
    times: dict[str, list[float]] = {name: [] for name in competitors}
    for _ in range(rounds):
        for name, call in competitors.items():
            begun = time.perf_counter()
            call()
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(taken) for name, taken in times.items()}


def machine() -> str:
    """The machine in a line: processor, cores, system, Python."""
    model = platform.processor() or platform.machine()
    if (cpuinfo := Path("/proc/cpuinfo")).is_file():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, {python}"


def milliseconds(seconds: float) -> str:
    """Seconds as milliseconds, in three digits."""
    return f"{1000 * seconds:.3g} ms"
