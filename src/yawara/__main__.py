"""Where the process begins and ends: the version, before anything is imported, and early stops."""

import codecs
import os
import sys

from yawara import __version__

INTERRUPTED = 130  # what shells expect of a program stopped by Ctrl-C: 128 + SIGINT
READER_GONE = 141  # and of one whose reader went away (`yawara norms list | head`): 128 + SIGPIPE


def main() -> int:
    """Run the command line over `sys.argv`; returns the exit code.

    0 done · 1 done with findings · 2 bad input · 3 bug · 130 and 141 stopped early.
    """
    # Python has no stream at all where the caller closed it (`yawara … >&-`).
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open; pathlib costs start-up time
    if sys.stderr is None:
        sys.stderr = sys.stdout
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"yawara {__version__}\n")
        return 0
    codecs.register_error("lookalike", _lookalike)
    for stream in (sys.stdout, sys.stderr):
        # A cp932 console lacks some letters: show others in their place, do not die of them.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="lookalike")
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


#: What stands for a letter that a console does not have; as wide as the letter itself.
_LOOKALIKES = {
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    "〜": "～",
    "·": ".",
    "█": "#",
    "▒": "=",
    "›": ">",
    "…": ".",
    "→": ">",
    "○": "o",
    "×": "x",
}


def _lookalike(error: UnicodeError) -> tuple[str, int]:
    """For `codecs`: replace what cannot be encoded by what looks like it, else by `?`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = ""
    for letter in error.object[error.start : error.end]:
        other = _LOOKALIKES.get(letter, "?")
        try:
            other.encode(error.encoding)
        except UnicodeEncodeError:
            other = "?"
        shown += other
    return shown, error.end


def _discard_output() -> None:
    """Point standard output at nothing, so that the last flush does not fail a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
