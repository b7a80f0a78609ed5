"""`yawara hiroshima`: learn the form, draft a report, check one, compare two."""

from __future__ import annotations

import click

from yawara.cli.hiroshima import check, compare, draft, learn
from yawara.cli.words import SAY
from yawara.text.fields import nearest

COMMANDS = {"learn": learn, "draft": draft, "check": check, "compare": compare}


class Hiroshima(click.Group):
    """The commands in the order of the work; an unknown one in its language."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Every command that is there."""
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or refuse with the nearest."""
        from yawara.cli import chosen_lang

        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        lang, near = chosen_lang(), nearest(name, COMMANDS)
        hint = " " + SAY("usage.did-you-mean", lang, near=near) if near else ""
        raise click.UsageError(SAY("usage.no-command", lang, name=name) + hint, ctx)


@click.group("hiroshima", cls=Hiroshima, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Learn the form, draft a report, check one, compare two; alone, say how."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _module in COMMANDS.values():
    command.add_command(_module.command)
