"""The days to come on which something of a change begins."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tests import worlds
from tests.worlds import entry, provision, version
from yawara.assess.ahead import MOST_DAYS, days_ahead
from yawara.assess.project import Project
from yawara.scope.profile import Dated, Profile, System

if TYPE_CHECKING:
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms

NORMS = worlds.norms(
    [worlds.practice(id_) for id_ in "abc"],
    [version([provision("N", ["a"])])],
    ladders=[["a", "b"]],
)
NOBODY = worlds.profile()
TODAY = worlds.day(10)
SOON, LATER = worlds.day(20), worlds.day(30)


def project(*entries: Entry, who: Profile = NOBODY, norms: Norms = NORMS) -> Project:
    return Project(Path(), norms, who, entries)


def days(before: Project, after: Project) -> tuple[datetime.date, ...]:
    return days_ahead(before, after, TODAY).days


def test_entries_that_begin_later() -> None:
    old, today = entry("a", "all"), entry("a", "some", on=TODAY)
    assert days(project(old), project(old, today)) == ()
    new = entry("a", "none", on=LATER)
    assert days(project(old), project(old, new)) == (LATER,)
    assert days(project(old, new), project(old)) == (LATER,)
    assert days(project(old, new), project(old, new)) == ()


def test_what_was_planned_before_may_meet_what_is_new_only_then() -> None:
    planned, own = entry("a", "all", on=SOON), entry("a", "some", system="x", on=TODAY)
    assert days(project(planned), project(planned, own)) == (SOON,)
    rung = entry("b", "all", on=TODAY)
    assert days(project(planned), project(planned, rung)) == (SOON,)
    other = entry("c", "all", on=TODAY)
    assert days(project(planned), project(planned, other)) == ()


def test_that_something_ends_is_no_such_day() -> None:
    ending = entry("a", "all", until=SOON, evidence=(worlds.evidence(expires=SOON),))
    assert days(project(), project(ending)) == ()


def test_facts_and_systems_that_begin_or_end_later() -> None:
    def with_system(**more: object) -> Profile:
        plain = System("x", worlds.NAME, {})
        return replace(NOBODY, systems=(replace(plain, **more),))

    facts = {"f": (Dated(datetime.date.min, value=False), Dated(SOON, value=True))}
    plain = project(who=with_system())
    assert days(plain, project(who=with_system(facts=facts))) == (SOON,)
    assert days(plain, project(who=with_system(since=SOON))) == (SOON,)
    last = LATER - datetime.timedelta(1)
    assert days(plain, project(who=with_system(until=last))) == (LATER,)
    assert days(plain, project(who=with_system(until=datetime.date.max))) == ()
    assert days(project(), project(who=with_system(since=LATER))) == (LATER,)
    own = replace(NOBODY, organization=replace(NOBODY.organization, facts=facts))
    assert days(project(), project(who=own)) == (SOON,)
    assert days(project(who=own), project(who=own)) == ()


def test_rules_that_begin_later() -> None:
    coming = version([provision("N", ["a"])], instrument="x-own", dates={"in-force": SOON})
    norms = replace(NORMS, versions=(*NORMS.versions, coming))
    assert days(project(), project(norms=norms)) == (SOON,)
    assert days(project(norms=norms), project(norms=norms)) == ()


def test_of_too_many_days_the_rest_is_counted() -> None:
    many = [entry("a", "some", on=worlds.day(11 + at)) for at in range(MOST_DAYS + 3)]
    found = days_ahead(project(), project(*many), TODAY)
    assert (len(found.days), found.days[0], found.more) == (MOST_DAYS, worlds.day(11), 3)
