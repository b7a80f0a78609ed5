"""Where the process begins and ends: the version without any import, and what the shell must see when we stop early."""

import sys

from yawara import __version__

INTERRUPTED = 130  # what shells expect of a program stopped by Ctrl-C (128 + SIGINT)
READER_GONE = 141  # … and of one whose reader went away, as in `yawara norms list | head` (128 + SIGPIPE)


def main() -> int:
    """Run the command line over ``sys.argv``; returns the exit code (0 done, 1 findings, 2 bad input, 3 bug)."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"yawara {__version__}\n")
        return 0
    for stream in (sys.stdout, sys.stderr):
        # A cp932 console cannot show every letter of a title: show a mark for that letter, do not die of it.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        from yawara.cli import main as command_line  # noqa: PLC0415  (so that --version never pays for it)

        code = command_line()
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return READER_GONE
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    return code


def _discard_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail a second time."""
    import os  # noqa: PLC0415  (needed here only)

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
