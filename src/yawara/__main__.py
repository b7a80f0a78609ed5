"""Where the process begins and ends: the version, before anything is imported, and early stops."""

import sys

from yawara import __version__

INTERRUPTED = 130  # what shells expect of a program stopped by Ctrl-C: 128 + SIGINT
READER_GONE = 141  # and of one whose reader went away (`yawara norms list | head`): 128 + SIGPIPE


def main() -> int:
    """Run the command line over `sys.argv`; returns the exit code.

    0 done · 1 done with findings · 2 bad input · 3 bug · 130 and 141 stopped early.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"yawara {__version__}\n")
        return 0
    for stream in (sys.stdout, sys.stderr):
        # A cp932 console lacks some letters: show a mark in their place, do not die of them.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        from yawara.cli import main as command_line  # noqa: PLC0415 - --version must not pay for it

        code = command_line()
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return READER_GONE
    except SystemExit as ended:
        # click ends with 1 where the reader is gone, which would read as "done with findings".
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _discard_output()
        return READER_GONE
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    return code


def _discard_output() -> None:
    """Point standard output at nothing, so that the last flush does not fail a second time."""
    import os  # noqa: PLC0415 - needed here only

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
