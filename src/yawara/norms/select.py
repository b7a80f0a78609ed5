"""Which versions there are on a day, and what a reference points to.

A status is computed from a version's dated events and never stored.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from yawara.norms.model import Norms, Provision, Version

Status = Literal[
    "unknown", "draft", "proposed", "published", "in-force", "superseded", "withdrawn", "lapsed"
]

#: What each dated event makes of a version from that day on.
_EVENTS: dict[str, Status] = {
    "drafted": "draft",
    "proposed": "proposed",
    "published": "published",
    "in-force": "in-force",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
    "lapsed": "lapsed",
}


def status(norms: Norms, version: Version, day: datetime.date) -> Status:
    """What a version is on a day; "unknown" before its first dated event.

    A version in force is superseded from the day on which one that supersedes it comes into force,
    or from the day of its own event `superseded`: for what took its place is not always carried.
    """
    current: Status = "unknown"
    latest = datetime.date.min
    for event, name in _EVENTS.items():
        on = version.dates.get(event)
        if on is not None and latest <= on <= day:
            current, latest = name, on
    if current == "in-force" and superseded_on(norms, version) <= day:
        return "superseded"
    return current


def superseded_on(norms: Norms, version: Version) -> datetime.date:
    """The day from which a later version or instrument takes this one's place, or the last day."""
    days = [
        later.dates["in-force"]
        for later in norms.versions
        if "in-force" in later.dates
        and (
            (later.instrument == version.instrument and later.supersedes == version.version)
            or version.ref in later.replaces
            or version.instrument in later.replaces
        )
    ]
    own = version.dates.get("superseded")
    return min(days if own is None else [*days, own], default=datetime.date.max)


def in_force(norms: Norms, day: datetime.date) -> tuple[Version, ...]:
    """The versions in force on a day, by instrument id."""
    return tuple(
        version
        for _, versions in sorted(norms.instruments.items())
        for version in versions
        if status(norms, version, day) == "in-force"
    )


def find_version(norms: Norms, ref: str, day: datetime.date) -> Version | None:
    """The version that `jp-gfb@1.2` or `jp-gfb` (the one in force on `day`) points to."""
    instrument, _, number = ref.partition("@")
    for version in norms.instruments.get(instrument, ()):
        if (number and version.version == number) or (
            not number and status(norms, version, day) == "in-force"
        ):
            return version
    return None


def find_provision(norms: Norms, ref: str, day: datetime.date) -> tuple[Version, Provision] | None:
    """What `jp-gfb#P-6-ii` or `jp-gfb@1.2#P-6-ii` points to on a day; moved ids are followed."""
    head, _, provision_id = ref.partition("#")
    version = find_version(norms, head, day)
    if version is None:
        return None
    provision = version.by_id.get(provision_id)
    if provision is None and "@" not in head:
        provision = next((p for p in version.provisions if provision_id in p.was), None)
    return None if provision is None else (version, provision)


def matching(norms: Norms, ref: str) -> tuple[Version, ...]:
    """The versions that `instrument` or `instrument@version` can mean on any day."""
    instrument, _, number = ref.partition("@")
    return tuple(
        version
        for version in norms.instruments.get(instrument, ())
        if not number or version.version == number
    )
