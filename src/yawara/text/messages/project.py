"""Problems of project folders, profiles and arguments."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str, str, str]] = {}
