"""`yawara crosswalk`: what the provisions of a version have in common with those of others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import click

from yawara.cli import beyond as told
from yawara.cli import output
from yawara.cli.norms.base import find_provision, find_version, opened
from yawara.cli.output import Answer, Caller, refuse
from yawara.cli.pairs import Shown, lines, nothing_of, result
from yawara.cli.table import plain, terminal_width, wrap
from yawara.crosswalk.beyond import STATES, beyond
from yawara.crosswalk.relate import overlap, relate
from yawara.crosswalk.words import SAY
from yawara.norms.words import SAY as NAMES
from yawara.text.fields import nearest

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from yawara.crosswalk.beyond import Beyond
    from yawara.crosswalk.relate import Crosswalk, Pair
    from yawara.norms.model import Norms, Provision, Version
    from yawara.text.canonical import Json
    from yawara.text.words import Lang, Words

EVERYONE = "everyone"


@click.command("crosswalk")
@click.argument("a")
@click.argument("others", metavar="B...", nargs=-1, required=True)
@click.option("--ref", "ids", multiple=True, metavar="PROVISION")
@click.option("--role", "roles", multiple=True, metavar="ADDRESSEE")
@click.option("--detail", is_flag=True)
@click.option("--none", "alone", is_flag=True)
@output.NORMS
@output.AS_OF
@output.answering
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    caller: Caller,
    a: str,
    others: tuple[str, ...],
    ids: tuple[str, ...],
    roles: tuple[str, ...],
    norms: tuple[Path, ...],
    as_of: datetime.date | None,
    *,
    detail: bool,
    alone: bool,
) -> Answer:
    """Show what a version has in common with another, or asks for beyond several others."""
    read = opened(norms, caller)
    day = as_of or output.today()
    one, *rest = (find_version(read.norms, ref, day, caller) for ref in (a, *others))
    versions = (one, *{version.ref: version for version in rest}.values())
    several = len(versions) > 2  # noqa: PLR2004 - a version, another, and more
    asked = tuple(_asked(versions[:1] if several else versions, id_, caller) for id_ in ids)
    wanted = _Wanted(asked, _addressed(read.norms, versions, roles, caller))
    answer = _against_all if several else _against_one
    data, shown = answer(read.norms, versions, wanted, caller.lang, detail=detail, alone=alone)
    return Answer(data, shown, read.problems, as_of=day, digest=read.norms.sha256)


def _asked(versions: Sequence[Version], id_: str, caller: Caller) -> Asked:
    """The provision that `--ref` names: of A where it has one, else of B."""
    head, hash_, tail = id_.rpartition("#")
    if hash_:
        versions = tuple(v for v in versions if head in (v.ref, v.instrument)) or versions
    version = next((v for v in versions if _has(v, tail)), None)
    if version is None:
        close = {v.ref: nearest(tail, v.by_id) for v in versions}
        version = next((v for v in versions if close[v.ref]), versions[0])
    return version, find_provision(version, tail, caller)


def _has(version: Version, id_: str) -> bool:
    return id_ in version.by_id or any(id_ in provision.was for provision in version.provisions)


def _addressed(
    norms: Norms, versions: Sequence[Version], roles: tuple[str, ...], caller: Caller
) -> dict[str, Words]:
    """The addressees that `--role` names, with their titles."""
    every = (*norms.addressees, *(who for version in versions for who in version.addressees))
    known = {who.id: who.title for who in every}
    for role in roles:
        if role not in known:
            listed = ", ".join(known)
            raise refuse(caller, "unknown-word", key="--role", value=role[:80], known=listed)
    return {role: known[role] for role in roles}


Asked = tuple["Version", "Provision"]


class _Wanted(NamedTuple):
    """Which provisions somebody asks about: those named, and those addressed to a role."""

    asked: tuple[Asked, ...]
    roles: dict[str, Words]

    def named(self, version: Version, provision: Provision) -> bool:
        refs = {(of.ref, one.id) for of, one in self.asked}
        return not refs or (version.ref, provision.id) in refs

    def addressed(self, provision: Provision) -> bool:
        roles = {} if self.asked else self.roles
        return not roles or not {*roles, EVERYONE}.isdisjoint(provision.addressees)

    def unread(self, version: Version) -> tuple[Provision, ...]:
        """The provisions not read yet of which somebody could ask."""
        return tuple(one for one in _unread(version) if self.addressed(one))

    def pairs(self, found: Crosswalk, pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        """The pairs to show, those with most in common first."""
        kept = (
            pair
            for pair in pairs
            if self.addressed(pair.a.provision)
            if self.named(found.a, pair.a.provision) or self.named(found.b, pair.b.provision)
        )
        return tuple(sorted(kept, key=overlap, reverse=True))

    def covers(self, found: Beyond) -> Beyond:
        """What is found of the provisions to show."""
        kept = (
            cover
            for cover in found.covers
            if self.addressed(cover.side.provision) and self.named(found.a, cover.side.provision)
        )
        return replace(found, covers=tuple(kept))


def _against_one(
    norms: Norms,
    versions: Sequence[Version],
    wanted: _Wanted,
    lang: Lang,
    *,
    detail: bool,
    alone: bool,
) -> tuple[Json, list[str]]:
    """Two versions: their pairs, and what each asks for beyond the other."""
    one, other = versions[0], versions[-1]
    found = relate(norms, one, other)
    directions = [(one, other)] if one.ref == other.ref else [(one, other), (other, one)]
    both = [wanted.covers(beyond(norms, this, [versus])) for this, versus in directions]
    unread = [wanted.unread(version) for version, _ in directions]
    pairs, examples = (wanted.pairs(found, every) for every in (found.pairs, found.examples))
    shown = Shown(found, pairs, examples, both, unread)
    out = _title(versions, wanted, lang)
    if alone:
        label = told.labels(versions)
        for each, missing in zip(both, unread, strict=True):
            said = told.Told(each, label, lang)
            out += said.beyond(detail=detail)
            out += [] if wanted.asked else [*said.unread(missing), *said.sums(), ""]
        out += told.no_proof(lang)
    else:
        out += lines(shown, wanted.asked, lang, detail=detail or bool(wanted.asked))
    return result(shown), out


def _against_all(
    norms: Norms,
    versions: Sequence[Version],
    wanted: _Wanted,
    lang: Lang,
    *,
    detail: bool,
    alone: bool,
) -> tuple[Json, list[str]]:
    """A version against several others: what any of them asks for, and what is beyond them."""
    one, *others = versions
    found = wanted.covers(beyond(norms, one, others))
    label = told.labels(versions)
    said = told.Told(found, label, lang)
    missing = {version.ref: _unread(version) for version in others}
    missing = {one.ref: wanted.unread(one), **missing}
    out = _title(versions, wanted, lang)
    if alone:
        out += said.beyond(detail=detail)
        out += [] if wanted.asked else said.unread(missing[one.ref])
    elif detail or wanted.asked:
        out += said.listed(STATES, detail=True, all_=True)
    else:
        out += [*said.table(), *said.said("key-beyond")]
    if wanted.asked:
        met = {f"{one.ref}#{cover.side.provision.id}" for cover in found.covers}
        out += nothing_of(wanted.asked, met, lang)
    else:
        out += [*said.sums(), *told.unread_sums(missing, label, lang)]
        out += [] if alone else said.said("sum-next")
    data: Json = {
        "a": one.ref,
        "others": [version.ref for version in others],
        "provisions": told.provisions(found),
        "counts": told.counts(found),
        "unread": [
            {"version": ref, "provisions": [provision.id for provision in provisions]}
            for ref, provisions in missing.items()
        ],
        "blind_test": told.blind_test(),
    }
    return data, [*out, *told.no_proof(lang)]


def _unread(version: Version) -> tuple[Provision, ...]:
    return tuple(one for one in version.provisions if one.asks is None)


def _title(versions: Sequence[Version], wanted: _Wanted, lang: Lang) -> list[str]:
    """The versions by their letters, and which addressees are looked at."""
    out: list[str] = []
    by_ref = {one.ref: one for one in versions}
    for ref, label in told.labels(versions).items():
        one = by_ref[ref]
        force = NAMES(f"force-{one.force}", lang)
        text = SAY("version", lang, label=label, ref=ref, title=one.title.to(lang), force=force)
        out += wrap(plain(text), terminal_width())
        if one.note is not None:
            out += wrap(plain(one.note.to(lang)), terminal_width(), "  ")
    if wanted.roles:
        roles = SAY("comma", lang).join(title.to(lang) for title in wanted.roles.values())
        out += wrap(SAY("version-role", lang, role=roles), terminal_width())
    return [*out, ""]
