"""`yawara ledger`: the entries, with the ids that corrections name."""

from __future__ import annotations

import click

from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given
from yawara.cli.table import table
from yawara.cli.words import SAY
from yawara.ledger.model import as_json


@click.command("ledger")
@output.ledger_options
@output.answering
def command(caller: Caller, given: Given) -> Answer:
    """List the entries of the ledger."""
    one = output.opened(caller, given)
    known = one.request.known
    entries = tuple(
        entry
        for entry in one.project.entries
        if (known is None or entry.known_from <= known)
        and (given.as_of is None or entry.on <= given.as_of)
    )
    head = SAY("ledger.head", caller.lang).split(",")
    rows = [
        (
            entry.id[:12],
            entry.on.isoformat(),
            entry.target,
            entry.system or "",
            SAY(f"state.{entry.state}", caller.lang),
            entry.owner or "",
        )
        for entry in entries
    ]
    return Answer(
        result=[{"id": entry.id, **as_json(entry)} for entry in entries],
        lines=[
            *table(head, rows, flexible=2),
            "",
            SAY("ledger.count", caller.lang, count=len(rows)),
        ],
        problems=one.problems,
        as_of=one.request.day,
        known=one.request.known,
    )
