"""`yawara hiroshima`: learn the form, draft a report, check one, compare two."""

from __future__ import annotations

import click

from yawara.cli.groups import Group
from yawara.cli.hiroshima import check, compare, draft, learn

COMMANDS = {"learn": learn, "draft": draft, "check": check, "compare": compare}


@click.group("hiroshima", cls=Group, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Learn the form, draft a report, check one, compare two; alone, say how."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _module in COMMANDS.values():
    command.add_command(_module.command)
