"""The days to come on which something of a change begins.

A change may be dated: an entry holds from next month, a fact is true from a day on, a system ends.
Looked at only today, it would seem to change nothing. That an entry's period or evidence ends is no
such day: it ends without the change as well, and is reminded of when it does.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yawara.assess.project import Project
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms
    from yawara.scope.profile import Facts, Profile

#: Looking at a day takes as long as the first; nobody plans one change for more of them.
MOST_DAYS = 30


class Ahead(NamedTuple):
    """The days to look at besides the first, in order, and how many more there were."""

    days: tuple[datetime.date, ...]
    more: int = 0


def days_ahead(before: Project, after: Project, day: datetime.date) -> Ahead:
    """The days after `day` on which an entry, a fact, a system or a version of norms begins."""
    found = {
        *_differing_entries(before, after),
        *_differing_facts(before.profile, after.profile),
        *_differing_versions(before, after),
    }
    days = sorted(one for one in found if one > day)
    return Ahead(tuple(days[:MOST_DAYS]), max(0, len(days) - MOST_DAYS))


def _differing_entries(before: Project, after: Project) -> Iterator[datetime.date]:
    """The days of entries that only one side has, and of those that they meet.

    What was planned before may meet what is new only when it begins: an entry for a system beats
    the default of a later day.
    """
    old, new = ({entry.id: entry for entry in side.entries} for side in (before, after))
    differing = [entry for id_, entry in (old | new).items() if (id_ in old) != (id_ in new)]
    yield from (entry.on for entry in differing)
    touched = {one for entry in differing for one in _reach(entry, after.norms)}
    for id_ in old.keys() & new.keys():
        if not touched.isdisjoint(_reach(new[id_], after.norms)):
            yield new[id_].on


def _reach(entry: Entry, norms: Norms) -> Iterator[str]:
    """What an entry is about, and what follows from that."""
    yield entry.target
    at = norms.practice_index.get(entry.target)
    if at is not None:
        yield from (norms.practices[one].id for one in norms.implied[at])


def _differing_facts(before: Profile, after: Profile) -> Iterator[datetime.date]:
    """The days named for what differs, of the organisation and of each system."""
    if before.organization != after.organization:
        for one in (before.organization, after.organization):
            yield from _days_of(one.facts)
    old, new = ({system.id: system for system in side.systems} for side in (before, after))
    for id_ in old.keys() | new.keys():
        if old.get(id_) != new.get(id_):
            for system in filter(None, (old.get(id_), new.get(id_))):
                yield from _days_of(system.facts)
                if system.since is not None:
                    yield system.since
                if system.until is not None and system.until < datetime.date.max:
                    yield system.until + datetime.timedelta(1)


def _days_of(facts: Facts) -> Iterable[datetime.date]:
    return (dated.since for values in facts.values() for dated in values)


def _differing_versions(before: Project, after: Project) -> Iterator[datetime.date]:
    """The days of versions that only one side has; what is shipped is the same on both."""
    old, new = (
        {version.ref: version.dates for version in side.norms.versions} for side in (before, after)
    )
    for ref in old.keys() | new.keys():
        if old.get(ref) != new.get(ref):
            yield from old.get(ref, {}).values()
            yield from new.get(ref, {}).values()
