"""`python -m yawara.norms.check [DIR …]`: check packs before there is a command for it."""

from __future__ import annotations

import sys
from pathlib import Path

from yawara.norms.load import load, shipped
from yawara.text.messages import render


def main() -> int:
    """Print every problem of the packs; returns 2 if there is an error."""
    read = load([Path(name) for name in sys.argv[1:]] or [shipped()])
    sys.stdout.writelines(f"{render(problem, 'ja')}\n" for problem in read.problems)
    sys.stdout.write(f"{len(read.problems)}\n")
    return 2 if read.failed else 0


if __name__ == "__main__":
    sys.exit(main())
