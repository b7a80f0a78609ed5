"""How far a command is that takes its time: one line on a terminal, nothing anywhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from yawara.cli.output import Caller


class Progress:
    """Steps out of a number of them, told on standard error and wiped out at the end."""

    def __init__(self, caller: Caller, total: int) -> None:
        self._shown = caller.format == "text" and sys.stderr.isatty()
        self._total = total
        self._at = 0

    def __enter__(self) -> Self:
        """Begin; nothing is told before the first step."""
        return self

    def step(self, name: str) -> None:
        """Say which step begins now."""
        self._at += 1
        self._tell(f"{self._at}/{self._total} {name}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the line out, whatever happened."""
        if self._at:
            self._tell("")

    def _tell(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[2K{text}")
            sys.stderr.flush()
