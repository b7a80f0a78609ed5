"""What two versions have in common, in lines and as plain data: `yawara crosswalk` uses it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.cli import beyond as told
from yawara.cli.aspects import aspect_words
from yawara.cli.table import named_table, plain, terminal_width, wrap
from yawara.crosswalk.relate import ASPECTS, RELATIONS, differs
from yawara.crosswalk.words import SAY

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from yawara.crosswalk.beyond import Beyond
    from yawara.crosswalk.relate import Crosswalk, Pair, Side
    from yawara.norms.model import Provision, Version
    from yawara.text.canonical import Json
    from yawara.text.words import Lang


#: Two names in fewer columns than these say too little.
_TWO = 60


class Shown(NamedTuple):
    """A crosswalk, the pairs of it to show, each version against the other, what is not read."""

    found: Crosswalk
    pairs: Sequence[Pair]
    examples: Sequence[Pair]
    both: Sequence[Beyond]
    unread: Sequence[Sequence[Provision]]


def lines(
    shown: Shown, asked: Sequence[tuple[Version, Provision]], lang: Lang, *, detail: bool
) -> list[str]:
    """The pairs as tables, or one after another, and what they come to."""
    return _Said(shown, lang).lines(asked, detail=detail)


def nothing_of(
    asked: Sequence[tuple[Version, Provision]], met: Container[str], lang: Lang
) -> list[str]:
    """Why there is nothing to show of the provisions asked about that met with nothing."""
    out = []
    for version, provision in asked:
        ref = f"{version.ref}#{provision.id}"
        key = "nothing-of" if provision.asks else "asks-nothing"
        if provision.asks is None:
            key = "not-read"
        if ref not in met:
            out += wrap(SAY(key, lang, ref=ref), terminal_width())
    return out


class _Said:
    """A crosswalk in lines."""

    def __init__(self, shown: Shown, lang: Lang) -> None:
        self.shown = shown
        self.found = shown.found
        self.lang = lang
        self.comma = SAY("comma", lang)

    def lines(self, asked: Sequence[tuple[Version, Provision]], *, detail: bool) -> list[str]:
        every = (*self.shown.pairs, *self.shown.examples)
        if detail:
            out = [line for pair in every for line in (*self.detail(pair), "")]
        else:
            out = self.tables()
        met = {f"{self.found.a.ref}#{pair.a.provision.id}" for pair in every}
        met |= {f"{self.found.b.ref}#{pair.b.provision.id}" for pair in every}
        out += nothing_of(asked, met, self.lang)
        return out if asked else [*out, *self.sums()]

    def tables(self) -> list[str]:
        out: list[str] = []
        if self.shown.pairs:
            rows = [self.row(pair) for pair in self.shown.pairs]
            out += [*named_table(SAY("head", self.lang).split("|"), rows, name=6, room=_TWO), ""]
        if self.shown.examples:
            rows = [self.example(pair) for pair in self.shown.examples]
            out += [*self.wrapped(SAY("examples", self.lang, count=len(rows))), ""]
            out += [
                *named_table(SAY("head-examples", self.lang).split("|"), rows, name=4, room=_TWO),
                "",
            ]
        return out

    def sums(self) -> list[str]:
        """How many pairs there are, of which relations, and what is left out."""
        found, pairs, _, both, unread = self.shown
        out = [SAY("nothing", self.lang)]
        if pairs:
            count = Counter(pair.relation for pair in pairs)
            relations = self.comma.join(
                SAY("count-relation", self.lang, relation=self.relation(one), count=count[one])
                for one in RELATIONS
                if count[one]
            )
            every = len(both[0].covers) * (len(found.sides_b) - (found.a.ref == found.b.ref))
            sums = SAY("count", self.lang, all=every, met=len(pairs), relations=relations)
            out = [*self.wrapped(SAY("key", self.lang)), *self.wrapped(sums)]
        of = [Counter(cover.state for cover in one.covers) for one in both]
        alone = {
            "a": of[0]["none-found"],
            "b": of[-1]["none-found"],
            "examples_a": of[0]["example-only"],
            "examples_b": of[-1]["example-only"],
            "unread_a": len(unread[0]),
            "unread_b": len(unread[-1]),
        }
        return [*out, *self.wrapped(SAY("alone-next", self.lang, **alone))]

    def row(self, pair: Pair) -> tuple[str, ...]:
        a, b = pair.a.provision, pair.b.provision
        return (
            a.id,
            b.id,
            self.relation(pair.relation),
            self.of(pair, pair.a),
            self.of(pair, pair.b),
            self.comma.join(
                SAY(f"aspect-{aspect}", self.lang)
                for aspect in differs(self.found, pair)
                if aspect != "force"  # the same in every row, and said above
            ),
            self.names(pair),
        )

    def example(self, pair: Pair) -> tuple[str, ...]:
        return (
            pair.a.provision.id,
            pair.b.provision.id,
            self.count(pair.in_b, pair.a),
            self.count(pair.in_a, pair.b),
            self.names(pair),
        )

    def names(self, pair: Pair) -> str:
        a, b = (side.provision.name(self.lang) for side in (pair.a, pair.b))
        return SAY("pair", self.lang, a=a, b=b)

    def relation(self, one: str) -> str:
        return SAY(f"relation-{one}", self.lang)

    def of(self, pair: Pair, side: Side) -> str:
        return self.count(pair.shared, side)

    def count(self, mask: int, side: Side) -> str:
        key = "of" if side.complete else "of-open"
        return SAY(key, self.lang, shared=mask.bit_count(), count=side.size)

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
        if pair.shared:
            text = SAY("line-shared", self.lang, list=self.practices(pair.shared))
            yield from self.wrapped(text, 4)
        yield from self.apart(pair)
        for aspect in ASPECTS:
            a, b = (
                aspect_words(aspect, self.found.norms, version, side.provision, self.lang)
                for version, side in zip(versions, sides, strict=True)
            )
            name = SAY(f"aspect-{aspect}", self.lang)
            text = SAY("line-aspect", self.lang, aspect=name, a=a, b=b)
            yield from self.wrapped(text, 4)

    def apart(self, pair: Pair) -> Iterator[str]:
        """What each asks for alone, apart from what the other only gives as an example."""
        a, b = (
            f"{version.ref}#{side.provision.id}"
            for version, side in ((self.found.a, pair.a), (self.found.b, pair.b))
        )
        for key, ref, mask in (
            ("line-only", a, pair.a.mask & ~pair.shared & ~pair.in_b),
            ("line-only", b, pair.b.mask & ~pair.shared & ~pair.in_a),
            ("line-example", b, pair.in_b),
            ("line-example", a, pair.in_a),
        ):
            if mask:
                text = SAY(key, self.lang, ref=ref, list=self.practices(mask))
                yield from self.wrapped(text, 4)

    def practices(self, mask: int) -> str:
        norms = self.found.norms
        shown = (norms.practice(id_) for id_ in self.found.practices(mask))
        form = "{title}（{id}）" if self.lang == "ja" else "{title} ({id})"
        return self.comma.join(form.format(title=p.title.to(self.lang), id=p.id) for p in shown)

    def wrapped(self, text: str, indent: int = 0) -> list[str]:
        return wrap(plain(text), terminal_width(), " " * indent)


def result(shown: Shown) -> Json:
    """A crosswalk as plain data."""
    found, pairs, examples, both, unread = shown
    return {
        "a": found.a.ref,
        "b": found.b.ref,
        "pairs": [_pair(found, pair) for pair in pairs],
        "examples": [_pair(found, pair) for pair in examples],
        "provisions": {"a": told.provisions(both[0]), "b": told.provisions(both[-1])},
        "counts": {"a": told.counts(both[0]), "b": told.counts(both[-1])},
        "unread": {
            "a": [provision.id for provision in unread[0]],
            "b": [provision.id for provision in unread[-1]],
        },
        "blind_test": told.blind_test(),
    }


def _pair(found: Crosswalk, pair: Pair) -> Json:
    return {
        "a": _side(found.a, pair.a),
        "b": _side(found.b, pair.b),
        "relation": pair.relation,
        "shared": list(found.practices(pair.shared)),
        "example_in_a": list(found.practices(pair.in_a)),
        "example_in_b": list(found.practices(pair.in_b)),
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
