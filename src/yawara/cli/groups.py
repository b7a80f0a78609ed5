"""A group of commands: in the order in which they were added, an unknown one in its language."""

from __future__ import annotations

import click

from yawara.cli.words import SAY
from yawara.text.fields import nearest


class Group(click.Group):
    """Commands in the order of their work; for one that is not there, the nearest is suggested."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Every command that is there."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or refuse with the nearest."""
        from yawara.cli import chosen_lang

        name, known = args[0], self.list_commands(ctx)
        if name in known or name.startswith("-"):
            return super().resolve_command(ctx, args)
        lang, near = chosen_lang(), nearest(name, known)
        hint = " " + SAY("usage.did-you-mean", lang, near=near) if near else ""
        raise click.UsageError(SAY("usage.no-command", lang, name=name) + hint, ctx)
