"""`yawara norms readings`: which containments our readings would imply, for a second reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from yawara.cli import output
from yawara.cli.norms.base import find_version, opened
from yawara.cli.norms.words import SAY
from yawara.cli.output import Answer, Caller
from yawara.cli.table import plain, terminal_width, wrap
from yawara.crosswalk.readings import Holder, Inner, current, implied
from yawara.crosswalk.relate import practices
from yawara.crosswalk.words import SAY as RELATIONS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from yawara.crosswalk.relate import Side
    from yawara.norms.model import Norms, Provision, Version
    from yawara.text.canonical import Json
    from yawara.text.words import Lang, Words

#: With no instrument named, of each pair at least one side is Japan's.
JAPAN = "jp-"


@click.command("readings")
@output.INSTRUMENT
@click.option("--undecided", is_flag=True)
@output.NORMS
@output.AS_OF
@output.answering
def command(
    caller: Caller,
    instruments: tuple[str, ...],
    norms: tuple[Path, ...],
    as_of: datetime.date | None,
    *,
    undecided: bool,
) -> Answer:
    """List every containment and equality that complete readings would imply."""
    read = opened(norms, caller)
    day = as_of or output.today()
    named = [find_version(read.norms, ref, day, caller) for ref in instruments]
    given = {version.instrument: version for version in named}
    versions = [given.get(one.instrument, one) for one in current(read.norms, day)]
    picked = {version.ref for version in named} or {
        version.ref for version in versions if version.instrument.startswith(JAPAN)
    }
    found = implied(read.norms, versions, of=lambda version: version.ref in picked)
    shown = [one for one in found if one.state == "undecided" or not undecided]
    said = _Said(read.norms, caller.lang)
    return Answer(
        result=[_result(read.norms, one) for one in shown],
        lines=said.lines(shown),
        problems=read.problems,
        as_of=day,
        digest=read.norms.sha256,
    )


class _Said:
    """Readings in lines: each provision to be read again, and where it would be contained."""

    def __init__(self, norms: Norms, lang: Lang) -> None:
        self.norms = norms
        self.lang = lang
        self.comma = SAY("comma", lang)

    def lines(self, found: Sequence[Inner]) -> list[str]:
        if not found:
            return [SAY("readings-none", self.lang)]
        out = [line for one in found for line in (*self.inner(one), "")]
        holders = [holder for one in found for holder in one.holders]
        states = Counter(one.state for one in found)
        sums = SAY(
            "readings-count",
            self.lang,
            pairs=len(holders),
            equal=sum(holder.equal for holder in holders),
            inner=len(found),
            outer=len({holder.ref for holder in holders}),
            states=self.comma.join(
                SAY("readings-states", self.lang, state=self.state(state), count=count)
                for state, count in sorted(states.items())
            ),
        )
        return [*out, *self.wrapped(sums), *self.wrapped(SAY("readings-next", self.lang))]

    def inner(self, one: Inner) -> Iterator[str]:
        provision = one.side.provision
        name = provision.name(self.lang)
        yield from self.wrapped(SAY("readings-head", self.lang, ref=one.ref, name=name))
        yield from self.wrapped(self.gist(provision), 2)
        yield from self.wrapped(self.asks(one.side), 2)
        if provision.rest is not None:
            rest = provision.rest.to(self.lang)
            yield from self.wrapped(SAY("readings-rest", self.lang, rest=rest), 2)
        yield from self.wrapped(self.reading(one), 2)
        for holder in one.holders:
            yield from self.holder(one, holder)

    def holder(self, one: Inner, holder: Holder) -> Iterator[str]:
        text = SAY(
            "readings-equal" if holder.equal else "readings-inside",
            self.lang,
            ref=holder.ref,
            name=holder.side.provision.name(self.lang),
            shared=(one.side.whole & holder.side.mask).bit_count(),
            count=holder.side.size,
            now=RELATIONS(f"relation-{holder.now}", self.lang),
            state=self.state(Inner(holder.version, holder.side, ()).state),
        )
        yield from self.wrapped(text, 4)
        yield from self.wrapped(self.gist(holder.side.provision), 6)

    def reading(self, one: Inner) -> str:
        reading = one.side.provision.reading
        day = SAY("readings-no-day", self.lang) if reading is None else reading.on
        second = None if reading is None else reading.second
        key = "readings-state" if second is None else "readings-state-second"
        return SAY(key, self.lang, state=self.state(one.state), day=day, second=second)

    def state(self, state: str) -> str:
        return RELATIONS(f"state-{state}", self.lang)

    def gist(self, provision: Provision) -> str:
        gist = provision.gist.to(self.lang) or SAY("nothing", self.lang)
        return SAY("readings-gist", self.lang, gist=gist)

    def asks(self, side: Side) -> str:
        shown = (self.norms.practice(id_) for id_ in practices(self.norms, side.mask))
        form = "{title}（{id}）" if self.lang == "ja" else "{title} ({id})"
        listed = self.comma.join(form.format(title=p.title.to(self.lang), id=p.id) for p in shown)
        text = SAY("readings-asks", self.lang, count=side.size, list=listed)
        if side.whole == side.mask:
            return text
        parts = SAY("readings-parts", self.lang, count=side.whole.bit_count())
        return self.comma.join((text, parts))

    def wrapped(self, text: str, indent: int = 0) -> list[str]:
        return wrap(plain(text), terminal_width(), " " * indent)


def _result(norms: Norms, one: Inner) -> Json:
    provision = one.side.provision
    reading = provision.reading
    return {
        **_plain(norms, one.version, one.side),
        "state": one.state,
        "rest": _both(provision.rest),
        "read_on": None if reading is None else reading.on.isoformat(),
        "second": reading.second.isoformat() if reading and reading.second else None,
        "why": None if reading is None else _both(reading.why),
        "in": [
            {
                **_plain(norms, holder.version, holder.side),
                "would_be": "equal" if holder.equal else "contained",
                "now": holder.now,
            }
            for holder in one.holders
        ],
    }


def _plain(norms: Norms, version: Version, side: Side) -> dict[str, Json]:
    provision = side.provision
    return {
        "ref": f"{version.ref}#{provision.id}",
        "name": {"ja": provision.name("ja"), "en": provision.name("en")},
        "gist": _both(provision.gist),
        "strength": provision.strength,
        "complete": side.complete,
        "practices": list(practices(norms, side.mask)),
        "with_parts": list(practices(norms, side.whole)),
    }


def _both(words: Words | None) -> Json:
    return None if words is None else {"ja": words.ja or None, "en": words.en or None}
