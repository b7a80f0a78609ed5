"""Writes the generated pages of docs/reference (`make docs-reference`)."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yawara import cli
from yawara.text import messages
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yawara.text.words import Lang

FOLDER = Path(__file__).parents[2] / "docs/reference"
NOTE = "<!-- Written by `make docs-reference`. Change what it is made from, not this page. -->\n"
HEAD = """\
`[DIR]` is a project folder, the current one where it is left out. Answers go to standard output,
problems to standard error. Exit codes: 0 done; 1 done, with findings at or above `--fail-on` or a
source that differs; 2 bad input, nothing changed; 3 a bug of ours.
"""


def problems() -> str:
    """The page of every problem code, with its message and hint in both languages."""
    return "\n".join(_problems())


def _problems() -> Iterator[str]:
    yield f"{NOTE}\n# Problems\n"
    yield "Each fault in an input has a code that does not change, a place, a message, and a hint."
    yield "What stands in braces is filled in. A command that meets an error ends with code 2.\n"
    for code, message in sorted(messages.table().items()):
        yield f"## `{code}`\n"
        yield plain(f"- {message.en} {message.en_hint}").rstrip()
        yield plain(f"- {message.ja}{message.ja_hint}\n")


def plain(line: str) -> str:
    """A line whose `{name}` before a code span stays text: MyST would take it for a role."""
    return re.sub(r"\{(\w+)\}(?=`)", r"\\{\1}", line)


def commands() -> str:
    """The page of every command with its arguments and options, in both languages."""
    whole = cli.group("en")
    context = click.Context(whole, info_name="yawara")
    lines = [f"{NOTE}\n# Commands\n", HEAD]
    for name in cli.COMMANDS:
        if (command := whole.get_command(context, name)) is not None:
            lines += _command(command, f"cmd.{name}", click.Context(command, context, name))
    return "\n".join(lines)


def _command(command: click.Command, key: str, context: click.Context) -> Iterator[str]:
    inner = command.commands if isinstance(command, click.Group) else {}
    metavars = [
        parameter.make_metavar(context) for parameter in command.params if _given(parameter)
    ]
    options = [option for option in command.params if isinstance(option, click.Option)]
    yield f"## `{' '.join((context.command_path, *metavars))}`\n"
    for lang in reversed(LANGS):
        cli.localize(command, key, lang)
        yield f"{command.help}\n"
    rows = {lang: _options(command, options, key, lang) for lang in LANGS}
    if options:
        yield "| option | English | 日本語 |\n|---|---|---|"
    for option in options:
        form = " ".join((", ".join(option.opts), option.make_metavar(context))).strip()
        shown = form.replace("|", "\\|") if not option.is_flag else ", ".join(option.opts)
        yield f"| `{shown}` | {rows['en'][option]} | {rows['ja'][option]} |"
    yield ""
    for name, one in inner.items():
        yield from _command(one, f"{key}.{name}", click.Context(one, context, name))


def _given(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _options(
    command: click.Command, options: Sequence[click.Option], key: str, lang: Lang
) -> dict[click.Option, str]:
    cli.localize(command, key, lang)
    return {option: option.help or "" for option in options}


PAGES = {"commands.md": commands, "problems.md": problems}


def main() -> int:
    """Write every page; returns 0."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        sys.stdout.write(f"docs/reference/{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
