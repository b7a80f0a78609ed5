"""Small norms, profiles and ledgers as values, for tests that need no files."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from yawara.assess import findings
from yawara.ledger.model import Entry, Evidence, Explained
from yawara.ledger.standing import standing
from yawara.norms.model import (
    Choice,
    Fact,
    Ladder,
    Locus,
    Norms,
    Practice,
    Provision,
    Reading,
    Version,
    Ways,
)
from yawara.scope.applies import applicable
from yawara.scope.profile import Dated, Organization, Profile, System, Value
from yawara.text.problem import Place
from yawara.text.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from yawara.assess.findings import Assessment
    from yawara.norms.conditions import Condition

NOWHERE = Place("here", 1, 1)
NAME = Words("例", "Demo")
BEGIN = datetime.date(2026, 1, 1)
DAY = datetime.date(2026, 6, 1)
LATE = datetime.date(2026, 12, 1)


def day(number: int) -> datetime.date:
    """The day so many days after `BEGIN`."""
    return BEGIN + datetime.timedelta(days=number)


def practice(
    id_: str, *, level: str = "system", kind: str = "act", applies: Condition | None = None
) -> Practice:
    """A practice of which nothing matters but these."""
    return Practice(
        id=id_,
        theme="demo",
        title=NAME,
        question=NAME,
        all=NAME,
        evidence=NAME,
        effort="days",
        owner="planning",
        level=level,
        kind=kind,
        place=NOWHERE,
        applies=applies,
    )


def provision(
    id_: str, asks: Sequence[str] | None, *, complete: bool = False, **more: object
) -> Provision:
    """A provision that asks for practices; `more` are other fields of it."""
    reading = Reading(BEGIN, NAME, complete=complete, second=BEGIN if complete else None)
    plain = Provision(
        id=id_,
        heading=NAME,
        label=NAME,
        gist=NAME,
        addressees=(),
        strength="should",
        locus=Locus("main", id_),
        basis="official",
        place=NOWHERE,
        asks=None if asks is None else tuple(asks),
        why_empty="heading" if asks is not None and not asks else None,
        reading=reading if asks else None,
    )
    return replace(plain, **more)


def version(
    provisions: Iterable[Provision],
    *,
    instrument: str = "demo",
    number: str = "1",
    force: str = "guidance",
    **more: object,
) -> Version:
    """A version, in force since `BEGIN` unless `dates` among `more` say otherwise."""
    plain = Version(
        instrument=instrument,
        version=number,
        title=NAME,
        issuers=(),
        force=force,
        dates={"in-force": BEGIN},
        sources=(),
        provisions=tuple(provisions),
        place=NOWHERE,
    )
    return replace(plain, **more)


def fact(id_: str, type_: str = "flag", *, level: str = "system", choices: str = "") -> Fact:
    """A fact; `choices` are ids with spaces between them."""
    options = tuple(Choice(one, NAME) for one in choices.split())
    return Fact(id_, level, type_, NAME, NAME, NAME, options, NOWHERE)


def norms(
    practices: Iterable[Practice],
    versions: Iterable[Version],
    *,
    ladders: Iterable[Sequence[str]] = (),
    ways: Mapping[str, Sequence[str]] | None = None,
    facts: Iterable[Fact] = (),
) -> Norms:
    """A norm base; `ways` are the ways of each umbrella."""
    return Norms(
        facts=tuple(facts),
        addressees=(),
        themes={"demo": NAME},
        practices=tuple(practices),
        ladders=tuple(Ladder(tuple(rungs), NOWHERE) for rungs in ladders),
        ways=tuple(Ways(one, tuple(by), NOWHERE) for one, by in (ways or {}).items()),
        versions=tuple(versions),
    )


Given = dict[str, Value | None]


def profile(
    systems: Mapping[str, Given] | None = None,
    own: Given | None = None,
    *,
    adopts: tuple[str, ...] = (),
) -> Profile:
    """An organisation with systems, each with facts that always held."""
    return Profile(
        Organization(NAME, _always(own or {}), adopts),
        tuple(System(id_, NAME, _always(given)) for id_, given in (systems or {}).items()),
    )


def _always(given: Given) -> dict[str, tuple[Dated, ...]]:
    return {fact: (Dated(datetime.date.min, value),) for fact, value in given.items()}


def entry(target: str, state: str, *, on: datetime.date = BEGIN, **more: object) -> Entry:
    """An entry about a practice, or about a provision where the target has a `#`."""
    about = {"provision" if "#" in target else "practice": target}
    out = {"reason": NAME, "norms": ("demo",)} if state == "not-applicable" else {}
    return replace(Entry(on=on, state=state), **(about | out | more))


def explained(*norms: str) -> Explained:
    """A public reason, for these norms."""
    return Explained(NAME, norms or ("demo",))


def evidence(**more: object) -> Evidence:
    """Evidence that always counts unless `more` say otherwise."""
    return replace(Evidence(kind="observation", target="seen"), **more)


def assessed(
    norms: Norms,
    who: Profile,
    entries: Iterable[Entry],
    on: datetime.date = DAY,
    *,
    known: datetime.date | None = None,
) -> Assessment:
    """The whole engine: what applies, what stands, what that comes to."""
    scope = applicable(who, norms, None, on)
    return findings.assess(scope, standing(entries, scope, known=known))
