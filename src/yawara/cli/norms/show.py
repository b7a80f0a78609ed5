"""`yawara norms show`: everything known of a version, a provision or a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from yawara.cli import output
from yawara.cli.norms import described
from yawara.cli.norms.base import find_provision, find_version, opened
from yawara.cli.norms.words import SAY
from yawara.cli.output import Answer, Caller, refuse
from yawara.cli.table import plain, table, terminal_width, width, wrap
from yawara.norms import select
from yawara.norms.words import SAY as NAMES
from yawara.text.fields import nearest

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from pathlib import Path

    from yawara.cli.norms.described import Item
    from yawara.norms.model import Norms, Version
    from yawara.text.words import Lang


@click.command("show")
@click.argument("ref")
@output.NORMS
@output.AS_OF
@output.answering
def command(
    caller: Caller, ref: str, norms: tuple[Path, ...], as_of: datetime.date | None
) -> Answer:
    """Show everything known of a version, a provision or a practice."""
    read = opened(norms, caller)
    day = as_of or output.today()
    base, lang = read.norms, caller.lang
    head, hash_, id_ = ref.partition("#")
    below: list[str] = []
    if hash_:
        version = find_version(base, head, day, caller)
        provision = find_provision(version, id_, caller)
        title = f"{version.ref}#{provision.id}  {provision.name(lang)}"
        items = described.provision(base, version, provision, lang)
    elif ref in base.practice_index:
        practice = base.practice(ref)
        title = f"{practice.id}  {practice.title.to(lang)}"
        items = described.practice(base, practice, lang)
    elif select.matching(base, ref):
        version = find_version(base, ref, day, caller)
        title = f"{version.ref}  {version.title.to(lang)}"
        items = described.version(base, version, day, lang)
        below = ["", *_provisions(version, lang)]
    else:
        raise refuse(caller, "norms-no-such", ref=ref[:80], nearest=_meant(base, ref))
    return Answer(
        result={item.key.replace("-", "_"): item.value for item in items},
        lines=[title, "", *_lines(items, lang), *below],
        problems=read.problems,
        as_of=day,
        digest=base.sha256,
    )


def _meant(norms: Norms, ref: str) -> str:
    """What a reference to nothing may mean: a provision without its instrument, or one alike."""
    for version in reversed(norms.versions):
        if ref in version.by_id:
            return f"{version.instrument}#{ref}"
    known = [*norms.practice_index, *norms.instruments, *(v.ref for v in norms.versions)]
    return nearest(ref, known) or ""


def _lines(items: Iterable[Item], lang: Lang) -> list[str]:
    """What is said, each under its name; a text of several lines stays one item a line."""
    shown = [(SAY(f"show-{item.key}", lang), item.text) for item in items if item.text]
    column = max((width(name) for name, _ in shown), default=0) + 2
    most = max(20, terminal_width() - column)
    out: list[str] = []
    for name, text in shown:
        lines = [line for item in text.split("\n") for line in wrap(plain(item), most)]
        for at, line in enumerate(lines):
            label = name if at == 0 else ""
            out.append(f"{label}{' ' * (column - width(label))}{line}".rstrip())
    return out


def _provisions(version: Version, lang: Lang) -> list[str]:
    rows = [
        (
            provision.id,
            provision.name(lang),
            NAMES(f"strength-{provision.strength}", lang) if provision.asks != () else "",
            _asks(provision.asks, lang),
        )
        for provision in version.provisions
    ]
    return table(SAY("list-provisions", lang).split("|"), rows, flexible=1)


def _asks(asks: tuple[str, ...] | None, lang: Lang) -> str:
    if asks is None:
        return SAY("not-read", lang)
    return str(len(asks)) if asks else ""
