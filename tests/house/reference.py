"""Writes the generated pages of docs/reference (`make docs-reference`)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from yawara.text import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "docs/reference"
NOTE = "<!-- Written by `make docs-reference`. Change what it is made from, not this page. -->\n"


def problems() -> str:
    """The page of every problem code, with its message and hint in both languages."""
    return "\n".join(_problems())


def _problems() -> Iterator[str]:
    yield f"{NOTE}\n# Problems\n"
    yield "Each fault in an input has a code that does not change, a place, a message, and a hint."
    yield "What stands in braces is filled in. A command that meets an error ends with code 2.\n"
    for code, message in sorted(messages.table().items()):
        yield f"## `{code}`\n"
        yield f"- {message.en} {message.en_hint}".rstrip()
        yield f"- {message.ja}{message.ja_hint}\n"


PAGES = {"problems.md": problems}


def main() -> int:
    """Write every page; returns 0."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        sys.stdout.write(f"docs/reference/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
