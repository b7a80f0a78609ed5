"""The command line: one file a command, each loaded only when it is called."""

from __future__ import annotations

import functools
import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from yawara import __version__
from yawara.cli import output
from yawara.cli.groups import Group
from yawara.cli.words import SAY, default_lang
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yawara.text.words import Lang

#: Every command, in the order in which people meet them, and the module that holds it.
COMMANDS = {
    "demo": "demo",
    "init": "init",
    "scope": "scope",
    "assess": "assess",
    "why": "why",
    "report": "report",
    "paper": "paper",
    "worksheet": "worksheet",
    "fill": "fill",
    "learn": "learn",
    "ledger": "ledger",
    "evidence": "evidence",
    "seal": "seal",
    "check": "check",
    "norms": "norms",
    "crosswalk": "crosswalk",
    "hiroshima": "hiroshima",
}

EXIT_BAD_INPUT, EXIT_BUG = 2, 3


class Lazy(Group):
    """A group whose commands are imported only when they are called, with help in one language."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command that is there."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"yawara.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        localize(command, f"cmd.{cmd_name}", chosen_lang())
        return command


def localize(command: click.Command, key: str, lang: Lang) -> None:
    """Put the help of a command and its options into `lang`, from the one table of words."""
    _headings(command, lang)
    command.help = SAY(key, lang)
    command.short_help = SAY(key, lang).splitlines()[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            own = f"{key}.{parameter.name}"
            known = own if own in SAY.table else f"opt.{parameter.name}"
            parameter.help = SAY(known, lang)
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            localize(inner, f"{key}.{name}", lang)


def _headings(command: click.Command, lang: Lang) -> None:
    """Say click's own headings in Japanese, too: it translates by gettext and has none."""
    vars(command).pop("get_help", None)
    if lang == "ja":
        vars(command)["get_help"] = functools.partial(_japanese_help, command)


def _japanese_help(command: click.Command, ctx: click.Context) -> str:
    text = type(command).get_help(command, ctx)
    for theirs, ours in _HEADINGS.items():
        text = text.replace(theirs, ours)
    return text


_HEADINGS = {
    "Usage: ": "使い方: ",
    "\nOptions:\n": "\nオプション:\n",
    "\nCommands:\n": "\nコマンド:\n",
    "Show this message and exit.": "この説明を表示して終わる",
    "[required]": "（必須）",
}


def chosen_lang(args: Sequence[str] | None = None) -> Lang:
    """The language of `--lang` on the command line, else that of the locale."""
    given = list(sys.argv[1:] if args is None else args)
    for at, arg in enumerate(given):
        value = arg.partition("=")[2] if arg.startswith("--lang=") else ""
        if arg == "--lang" and at + 1 < len(given):
            value = given[at + 1]
        if value == "ja":
            return "ja"
        if value == "en":
            return "en"
    return default_lang()


def group(lang: Lang) -> Lazy:
    """The whole command line, with its help in `lang`."""
    made = Lazy("yawara", help=SAY("cmd", lang), context_settings={"max_content_width": 100})
    made.params.append(
        click.Option(
            ["--version", "-V"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=SAY("opt.version", lang),
        )
    )
    # Before the command it means the same as after it.
    made.params.append(
        click.Option(["--lang"], type=click.Choice(LANGS), help=SAY("opt.lang", lang))
    )
    _headings(made, lang)
    return made


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value:
        click.echo(f"yawara {__version__}")
        ctx.exit()


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code.

    0 done · 1 done with findings, or a source that differs · 2 bad input · 3 bug.
    """
    lang = chosen_lang(args)
    try:
        reply = group(lang).main(
            None if args is None else list(args), prog_name="yawara", standalone_mode=False
        )
        if isinstance(reply, output.Reply):
            return output.print_answer(reply.answer, reply.caller)
    except output.RefusedError as refused:
        output.print_refusal(refused)
        return EXIT_BAD_INPUT
    except click.ClickException as error:
        output.print_usage(error, lang, _called(args))
        return EXIT_BAD_INPUT
    except click.Abort as stopped:
        click.echo(SAY("usage.aborted", lang), err=True)
        if isinstance(stopped.__cause__, KeyboardInterrupt):  # click has no exit code for Ctrl-C
            raise KeyboardInterrupt from stopped
        return EXIT_BAD_INPUT
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except OSError as error:  # of a place that no reader of ours expected: a fault there, not ours
        output.print_refusal(output.unreadable(error, lang))
        return EXIT_BAD_INPUT
    except Exception as error:  # noqa: BLE001 - whatever is left is a bug of ours, and is said so
        return _bug(error, lang)
    return reply if isinstance(reply, int) else 0


def _called(args: Sequence[str] | None) -> str:
    """The command that was called, as far as there is such a one."""
    given = list(sys.argv[1:] if args is None else args)
    return f"yawara {given[0]}" if given and given[0] in COMMANDS else "yawara"


def _bug(error: Exception, lang: Lang) -> int:
    name = f"{type(error).__name__}: {error}"
    click.echo(SAY("usage.bug", lang, error=name, version=__version__), err=True)
    if os.environ.get("YAWARA_DEBUG"):
        import traceback  # costs start-up time, and is needed here only

        traceback.print_exception(error)
    return EXIT_BUG
