"""`yawara norms list`: what the norm base holds."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import click

from yawara.cli import output
from yawara.cli.norms.base import find_version, opened, practice_uses
from yawara.cli.norms.words import SAY
from yawara.cli.output import Answer, Caller
from yawara.cli.table import table, terminal_width, wrap
from yawara.norms import select
from yawara.norms.model import BASES
from yawara.norms.words import SAY as NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from yawara.norms.model import Norms, Provision, Version
    from yawara.text.canonical import Json
    from yawara.text.words import Lang


class Listing(NamedTuple):
    """Rows for people and the same for programs; `what` names the head and the last line.

    `counts`: how many of them are titles, sources and provisions.
    """

    what: str
    rows: list[tuple[str, ...]]
    result: list[Json]
    flexible: int = 1
    counts: tuple[int, int, int] = (0, 0, 0)


@click.command("list")
@output.INSTRUMENT
@output.NORMS
@output.AS_OF
@click.option("--basis", type=click.Choice(BASES), default=None)
@click.option("--practices", "what", flag_value="practices", default=None)
@click.option("--facts", "what", flag_value="facts")
@output.answering
def command(
    caller: Caller,
    instruments: tuple[str, ...],
    norms: tuple[Path, ...],
    as_of: datetime.date | None,
    basis: str | None,
    what: str | None,
) -> Answer:
    """List versions with their state; or the provisions of a basis, practices, facts."""
    if what is not None and (basis is not None or (what == "facts" and instruments)):
        key = "list-either" if basis is not None else "list-facts-alone"
        raise click.UsageError(SAY(key, caller.lang), click.get_current_context())
    read = opened(norms, caller)
    day = as_of or output.today()
    versions = _looked_at(read.norms, instruments, caller)
    if basis is not None:
        listing = _of_basis(versions, basis, caller.lang)
    elif what == "practices":
        listing = _practices(read.norms, versions if instruments else None, caller.lang)
    elif what == "facts":
        listing = _facts(read.norms, caller.lang)
    else:
        listing = _versions(read.norms, versions, day, caller.lang)
    return Answer(
        result=listing.result,
        lines=_lines(listing, caller.lang, day=day, basis=basis or ""),
        problems=read.problems,
        as_of=day,
        digest=read.norms.sha256,
    )


def _lines(listing: Listing, lang: Lang, *, day: datetime.date, basis: str) -> list[str]:
    head = SAY(f"list-{listing.what}", lang).split("|")
    shown = [*table(head, listing.rows, flexible=listing.flexible), ""] if listing.rows else []
    named = NAMES(f"basis-{basis}", lang) if basis else ""
    count = SAY(
        f"count-{listing.what}",
        lang,
        count=len(listing.rows),
        day=day,
        basis=named,
        versions=listing.counts[0],
        sources=listing.counts[1],
        provisions=listing.counts[2],
    )
    return [*shown, *wrap(count, terminal_width())]


def _looked_at(norms: Norms, refs: Sequence[str], caller: Caller) -> tuple[Version, ...]:
    """The versions that `--instrument` names, all if it names none; each one's oldest first."""
    for ref in refs:
        find_version(norms, ref, datetime.date.max, caller)
    named = {version.ref for ref in refs for version in select.matching(norms, ref)}
    every = itertools.chain.from_iterable(norms.instruments.values())
    return tuple(version for version in every if not refs or version.ref in named)


def _versions(norms: Norms, versions: Iterable[Version], day: datetime.date, lang: Lang) -> Listing:
    rows: list[tuple[str, ...]] = []
    result: list[Json] = []
    for version in versions:
        status = select.status(norms, version, day)
        count = Counter(provision.basis for provision in version.provisions)
        unread = sum(provision.asks is None for provision in version.provisions)
        force = version.dates.get("in-force")
        rows.append(
            (
                version.ref,
                version.title.to(lang),
                SAY(f"force-{version.force}", lang),
                NAMES(f"status-{status}", lang),
                force.isoformat() if force else "",
                str(len(version.provisions)),
                str(unread),
                "/".join(str(count[basis]) for basis in BASES),
            )
        )
        result.append(
            {
                "ref": version.ref,
                "title": {"ja": version.title.ja, "en": version.title.en},
                "force": version.force,
                "status": status,
                "dates": {event: on.isoformat() for event, on in version.dates.items()},
                "provisions": len(version.provisions),
                "unread": unread,
                "basis": {basis: count[basis] for basis in BASES},
            }
        )
    return Listing("versions", rows, result)


def _of_basis(versions: Iterable[Version], basis: str, lang: Lang) -> Listing:
    """Titles, sources and provisions that are known in one way, version by version."""
    found: list[tuple[str, str, str, str]] = []
    for version in versions:
        if version.basis == basis:
            place = SAY("title-and-days", lang)
            found.append(("version", version.ref, version.title.to(lang), place))
        for source in version.sources:
            if source.basis == basis:
                place = SAY("title-and-address", lang, url=source.url)
                found.append(("source", version.ref, source.title.to(lang) or source.id, place))
        for one in version.provisions:
            if one.basis == basis:
                ref = f"{version.ref}#{one.id}"
                found.append(("provision", ref, one.name(lang), _where(version, one, lang)))
    kinds = Counter(row[0] for row in found)
    keys = ("what", "ref", "name", "place")
    return Listing(
        "basis",
        [row[1:] for row in found],
        [dict(zip(keys, row, strict=True)) for row in found],
        counts=(kinds["version"], kinds["source"], kinds["provision"]),
    )


def _where(version: Version, provision: Provision, lang: Lang) -> str:
    """Where the provision stands, as the pack says it."""
    locus = provision.locus
    if locus is None:
        return ""
    title = next((s.title.to(lang) or s.id for s in version.sources if s.id == locus.source), "")
    key = "place" if locus.page is None else "place-page"
    return SAY(key, lang, title=title, label=locus.named(lang), page=locus.page)


def _practices(norms: Norms, versions: Iterable[Version] | None, lang: Lang) -> Listing:
    """All practices, or those that provisions of these versions ask for."""
    uses = practice_uses(norms)
    wanted = None if versions is None else {version.ref for version in versions}
    rows: list[tuple[str, ...]] = []
    result: list[Json] = []
    for practice in norms.practices:
        asked = uses.asked.get(practice.id, ())
        if wanted is not None:
            asked = tuple(use for use in asked if use[0].ref in wanted)
            if not asked:
                continue
        level = NAMES(f"level-{practice.level}", lang)
        effort = NAMES(f"effort-{practice.effort}", lang)
        rows.append((practice.id, practice.title.to(lang), level, effort, str(len(asked))))
        result.append(
            {
                "id": practice.id,
                "title": {"ja": practice.title.ja, "en": practice.title.en},
                "theme": practice.theme,
                "level": practice.level,
                "kind": practice.kind,
                "effort": practice.effort,
                "owner": practice.owner,
                "asked_by": [f"{version.ref}#{provision.id}" for version, provision in asked],
            }
        )
    return Listing("practices", rows, result)


def _facts(norms: Norms, lang: Lang) -> Listing:
    rows: list[tuple[str, ...]] = []
    result: list[Json] = []
    for fact in norms.facts:
        choices = ", ".join(choice.id for choice in fact.choices)
        level = NAMES(f"level-{fact.level}", lang)
        kind = NAMES(f"type-{fact.type}", lang)
        rows.append((fact.id, fact.title.to(lang), level, kind, choices))
        result.append(
            {
                "id": fact.id,
                "title": {"ja": fact.title.ja, "en": fact.title.en},
                "question": {"ja": fact.question.ja, "en": fact.question.en},
                "level": fact.level,
                "type": fact.type,
                "choices": [choice.id for choice in fact.choices],
            }
        )
    return Listing("facts", rows, result, flexible=4)
