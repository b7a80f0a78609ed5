"""`yawara norms`: look at the norm base, compare versions, check packs."""

from __future__ import annotations

import click

from yawara.cli.norms import check, diff, list, show  # noqa: A004 - the command's own name


@click.group("norms")
def command() -> None:
    """Look at the norms, compare versions, check packs."""


for _command in (list.command, show.command, diff.command, check.command):
    command.add_command(_command)
