"""Problems of worksheets."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {}
