"""`yawara crosswalk`: what the provisions of two versions have in common."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
import msgspec

from yawara.cli import output
from yawara.cli.norms.base import find_provision, find_version, opened
from yawara.cli.output import Answer, Caller
from yawara.cli.table import plain, table, terminal_width, wrap
from yawara.crosswalk.relate import ASPECTS, RELATIONS, differs, overlap, relate
from yawara.crosswalk.words import SAY
from yawara.norms.words import SAY as NAMES
from yawara.norms.words import condition_words
from yawara.text.fields import nearest

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from yawara.crosswalk.relate import Crosswalk, Pair, Side
    from yawara.norms.model import Provision, Version
    from yawara.text.canonical import Json
    from yawara.text.words import Lang


@click.command("crosswalk")
@click.argument("a")
@click.argument("b")
@click.option("--ref", "ids", multiple=True, metavar="PROVISION")
@click.option("--detail", is_flag=True)
@click.option("--none", "alone", is_flag=True)
@output.NORMS
@output.AS_OF
@output.answering
def command(  # noqa: PLR0913 - one parameter an option
    caller: Caller,
    a: str,
    b: str,
    ids: tuple[str, ...],
    norms: tuple[Path, ...],
    as_of: datetime.date | None,
    *,
    detail: bool,
    alone: bool,
) -> Answer:
    """Show what the provisions of two versions have in common, most first."""
    read = opened(norms, caller)
    day = as_of or output.today()
    one, other = (find_version(read.norms, ref, day, caller) for ref in (a, b))
    found = relate(read.norms, one, other)
    asked = tuple(_asked(found, id_, caller) for id_ in ids)
    pairs = _chosen(found, asked)
    said = _Said(found, caller.lang)
    lines = said.alone() if alone else said.lines(pairs, asked, detail=detail or bool(asked))
    return Answer(_result(found, pairs), lines, read.problems, as_of=day, digest=read.norms.sha256)


def _asked(found: Crosswalk, id_: str, caller: Caller) -> Asked:
    """The provision that `--ref` names: of A where it has one, else of B."""
    head, hash_, tail = id_.rpartition("#")
    versions: tuple[Version, ...] = (found.a, found.b)
    if hash_:
        versions = tuple(v for v in versions if head in (v.ref, v.instrument)) or versions
    version = next((v for v in versions if _has(v, tail)), None)
    if version is None:
        close = {v.ref: nearest(tail, v.by_id) for v in versions}
        version = next((v for v in versions if close[v.ref]), versions[0])
    return version, find_provision(version, tail, caller)


def _has(version: Version, id_: str) -> bool:
    return id_ in version.by_id or any(id_ in provision.was for provision in version.provisions)


Asked = tuple["Version", "Provision"]


def _chosen(found: Crosswalk, asked: Sequence[Asked]) -> tuple[Pair, ...]:
    """The pairs to show, those with most in common first."""
    wanted = {(version.ref, provision.id) for version, provision in asked}
    kept = (
        pair
        for pair in found.pairs
        if not wanted
        or (found.a.ref, pair.a.provision.id) in wanted
        or (found.b.ref, pair.b.provision.id) in wanted
    )
    return tuple(sorted(kept, key=overlap, reverse=True))


class _Said:
    """A crosswalk in lines."""

    def __init__(self, found: Crosswalk, lang: Lang) -> None:
        self.found = found
        self.lang = lang
        self.comma = SAY("comma", lang)

    def lines(self, pairs: Sequence[Pair], asked: Sequence[Asked], *, detail: bool) -> list[str]:
        """The pairs as a table, or one after another, and what they come to."""
        out = self.title()
        if detail:
            out += [line for pair in pairs for line in (*self.detail(pair), "")]
        elif pairs:
            rows = [self.row(pair) for pair in pairs]
            out += [*table(SAY("head", self.lang).split("|"), rows, flexible=5), ""]
        met = {(self.found.a.ref, pair.a.provision.id) for pair in pairs}
        met |= {(self.found.b.ref, pair.b.provision.id) for pair in pairs}
        out += [
            self.why_nothing(version, provision)
            for version, provision in asked
            if (version.ref, provision.id) not in met
        ]
        return out if asked else [*out, *self.sums()]

    def title(self) -> list[str]:
        a, b = self.found.a, self.found.b
        titles = {"a_title": a.title.to(self.lang), "b_title": b.title.to(self.lang)}
        forces = {"a": self.force(a), "b": self.force(b)}
        force = SAY("line-aspect", self.lang, aspect=SAY("aspect-force", self.lang), **forces)
        title = SAY("title", self.lang, a=a.ref, b=b.ref, **titles)
        return [*self.wrapped(title), *self.wrapped(force), ""]

    def why_nothing(self, version: Version, provision: Provision) -> str:
        key = "nothing-of"
        if provision.asks is None:
            key = "not-read"
        elif not provision.asks:
            key = "asks-nothing"
        return SAY(key, self.lang, ref=f"{version.ref}#{provision.id}")

    def sums(self) -> list[str]:
        """How many pairs there are, of which relations, and what is left out."""
        found = self.found
        counts = Counter(pair.relation for pair in found.pairs)
        relations = self.comma.join(
            SAY("count-relation", self.lang, relation=self.relation(one), count=counts[one])
            for one in RELATIONS
            if counts[one]
        )
        every = len(found.sides_a) * len(found.sides_b)
        every -= len(found.sides_a) if found.a.ref == found.b.ref else 0
        out = self.wrapped(SAY("key", self.lang)) if found.pairs else []
        if found.pairs:
            met = len(found.pairs)
            out += self.wrapped(SAY("count", self.lang, all=every, met=met, relations=relations))
        else:
            out.append(SAY("nothing", self.lang))
        sums = {
            "a": len(found.alone_a),
            "b": len(found.alone_b),
            "unread_a": len(_unread(found.a)),
            "unread_b": len(_unread(found.b)),
        }
        return [*out, *self.wrapped(SAY("alone-next", self.lang, **sums))]

    def row(self, pair: Pair) -> tuple[str, ...]:
        a, b = pair.a.provision, pair.b.provision
        return (
            a.id,
            b.id,
            self.relation(pair.relation),
            self.of(pair, pair.a),
            self.of(pair, pair.b),
            SAY("pair", self.lang, a=a.name(self.lang), b=b.name(self.lang)),
            self.comma.join(
                SAY(f"aspect-{aspect}", self.lang)
                for aspect in differs(self.found, pair)
                if aspect != "force"  # the same in every row, and said above
            ),
        )

    def force(self, version: Version) -> str:
        return NAMES(f"force-{version.force}", self.lang)

    def relation(self, one: str) -> str:
        return SAY(f"relation-{one}", self.lang)

    def of(self, pair: Pair, side: Side) -> str:
        key = "of" if side.complete else "of-open"
        return SAY(key, self.lang, shared=pair.size, count=side.size)

    def detail(self, pair: Pair) -> Iterator[str]:
        """Two provisions, what they share, what each has alone, and what stands beside it."""
        versions = (self.found.a, self.found.b)
        sides = (pair.a, pair.b)
        for version, side in zip(versions, sides, strict=True):
            ref = f"{version.ref}#{side.provision.id}"
            name = side.provision.name(self.lang)
            yield from self.wrapped(SAY("one-head", self.lang, ref=ref, name=name))
        counts = self.comma.join(self.of(pair, side) for side in sides)
        yield from self.wrapped(f"{self.relation(pair.relation)}: {counts}", 2)
        yield from self.wrapped(SAY("line-shared", self.lang, list=self.practices(pair.shared)), 4)
        for version, side in zip(versions, sides, strict=True):
            if alone := side.mask & ~pair.shared:
                ref = f"{version.ref}#{side.provision.id}"
                text = SAY("line-only", self.lang, ref=ref, list=self.practices(alone))
                yield from self.wrapped(text, 4)
        for aspect in ASPECTS:
            a, b = (
                self.aspect(aspect, v, s.provision) for v, s in zip(versions, sides, strict=True)
            )
            name = SAY(f"aspect-{aspect}", self.lang)
            text = SAY("line-aspect", self.lang, aspect=name, a=a, b=b)
            yield from self.wrapped(text, 4)

    def practices(self, mask: int) -> str:
        norms = self.found.norms
        shown = (norms.practice(id_) for id_ in self.found.practices(mask))
        form = "{title}（{id}）" if self.lang == "ja" else "{title} ({id})"
        return self.comma.join(form.format(title=p.title.to(self.lang), id=p.id) for p in shown)

    def aspect(self, aspect: str, version: Version, provision: Provision) -> str:
        if aspect == "who":
            every = {who.id: who for who in (*self.found.norms.addressees, *version.addressees)}
            return self.comma.join(
                every[id_].title.to(self.lang) if id_ in every else id_
                for id_ in provision.addressees
            )
        if aspect == "when":
            return self.when(version, provision)
        if aspect == "strength":
            return NAMES(f"strength-{provision.strength}", self.lang)
        return self.force(version)

    def when(self, version: Version, provision: Provision) -> str:
        """Stages, conditions and days, as far as there are any."""
        said = [NAMES(f"stage-{stage}", self.lang) for stage in provision.stages]
        said += [
            condition_words(condition, self.found.norms, self.lang)
            for condition in (version.applies, provision.applies)
            if condition is not None
        ]
        if provision.except_ is not None:
            words = condition_words(provision.except_, self.found.norms, self.lang)
            said.append(SAY("except", self.lang, condition=words))
        start, end = provision.applies_from, provision.applies_until
        if start or end:
            said.append(SAY("span", self.lang, start=start or "", end=end or ""))
        return self.comma.join(said) or SAY("always", self.lang)

    def alone(self) -> list[str]:
        """What has nothing in common with the other version, and what is not read yet."""
        out = self.title()
        for version, sides in (
            (self.found.a, self.found.alone_a),
            (self.found.b, self.found.alone_b),
        ):
            out += self.listed("alone", version, [side.provision for side in sides])
            if unread := _unread(version):
                out += self.listed("unread", version, unread)
        return out[:-1]

    def listed(self, key: str, version: Version, provisions: Sequence[Provision]) -> list[str]:
        out = self.wrapped(SAY(key, self.lang, ref=version.ref, count=len(provisions)))
        for one in provisions:
            out += self.wrapped(f"{one.id}  {one.name(self.lang)}", 2)
        return [*out, ""]

    def wrapped(self, text: str, indent: int = 0) -> list[str]:
        return wrap(plain(text), terminal_width(), " " * indent)


def _unread(version: Version) -> list[Provision]:
    return [provision for provision in version.provisions if provision.asks is None]


def _result(found: Crosswalk, pairs: Iterable[Pair]) -> Json:
    return {
        "a": found.a.ref,
        "b": found.b.ref,
        "pairs": [_pair(found, pair) for pair in pairs],
        "none_found": {
            "a": [side.provision.id for side in found.alone_a],
            "b": [side.provision.id for side in found.alone_b],
        },
        "unread": {
            "a": [provision.id for provision in _unread(found.a)],
            "b": [provision.id for provision in _unread(found.b)],
        },
    }


def _pair(found: Crosswalk, pair: Pair) -> Json:
    return {
        "a": _side(found.a, pair.a),
        "b": _side(found.b, pair.b),
        "relation": pair.relation,
        "shared": list(found.practices(pair.shared)),
        "unlike": list(differs(found, pair)),
    }


def _side(version: Version, side: Side) -> Json:
    provision = side.provision
    return {
        "ref": f"{version.ref}#{provision.id}",
        "name": {"ja": provision.name("ja"), "en": provision.name("en")},
        "read": side.size,
        "complete": side.complete,
        "addressees": list(provision.addressees),
        "stage": list(provision.stages),
        "applies": [
            msgspec.to_builtins(condition)
            for condition in (version.applies, provision.applies)
            if condition is not None
        ],
        "strength": provision.strength,
        "force": version.force,
    }
