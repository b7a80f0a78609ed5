"""`yawara norms`: look at the norm base, compare versions, check packs."""

from __future__ import annotations

import click

from yawara.cli.groups import Group
from yawara.cli.norms import check, diff, listing, readings, show, site

COMMANDS = {
    "list": listing,
    "show": show,
    "diff": diff,
    "check": check,
    "site": site,
    "readings": readings,
}


@click.group("norms", cls=Group, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Look at the norms, compare versions, check packs; alone, say how."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _module in COMMANDS.values():
    command.add_command(_module.command)
