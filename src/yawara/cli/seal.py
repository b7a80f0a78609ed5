"""`yawara seal`: chain the ids of the ledger's entries, so that a lost or changed one is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from yawara.assess.project import SEALS
from yawara.cli import output
from yawara.cli.output import Answer, Caller, Given, refuse
from yawara.cli.words import SAY
from yawara.ledger import seal as seals
from yawara.text.files import LockedError, locked, write_atomically
from yawara.text.problem import Place

if TYPE_CHECKING:
    from pathlib import Path


@click.command("seal")
@output.folder_options
@output.answering
def command(caller: Caller, given: Given) -> Answer:
    """Seal the ledger as it stands; existing seals are verified first."""
    one = output.opened(caller, given)
    folder = one.project.folder
    made = seals.seal(one.project.entries, one.request.today)
    try:
        with locked(folder):
            added = _append(folder / SEALS, made)
    except LockedError:
        raise refuse(caller, "project-locked", Place(str(folder))) from None
    except OSError as error:
        raise refuse(
            caller, "cannot-write", Place(SEALS), file=SEALS, reason=error.strerror or ""
        ) from None
    key = "seal.done" if added else "seal.same"
    text = SAY(key, caller.lang, count=made.entries, chain=made.chain[:12], file=SEALS)
    return Answer(
        result={"entries": made.entries, "chain": made.chain, "added": added},
        lines=[text],
        problems=one.problems,
        as_of=one.request.day,
    )


def _append(path: Path, made: seals.Seal) -> bool:
    data = path.read_bytes() if path.exists() else b""
    known = seals.from_lines(data, SEALS).value or ()
    if known and known[-1].chain == made.chain:
        return False
    write_atomically(path, data + seals.to_line(made))
    return True
