"""`yawara norms`: look at the norm base, compare versions, check packs."""

from __future__ import annotations

import click

from yawara.cli.norms import check


@click.group("norms")
def command() -> None:
    """Look at the norms, compare versions, check packs."""


for _command in (check.command,):
    command.add_command(_command)
