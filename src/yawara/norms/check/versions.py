"""Versions of instruments: what they are called, when they hold, which comes after which."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from yawara.norms.check.inspection import cycles
from yawara.norms.model import ENDS
from yawara.norms.select import superseded_on

if TYPE_CHECKING:
    import datetime

    from yawara.norms.check.inspection import Inspection
    from yawara.norms.model import Version

#: The order in which the events of a version happen. Nothing is in force before it is published:
#: a document that says so holds, for whoever follows it, from the day on which it can be read.
ORDER = ("drafted", "proposed", "published", "in-force")


def check(inspection: Inspection) -> None:
    """Problems: duplicate-version, no-such-issuer, and those of dates and of succession."""
    norms = inspection.norms
    seen: dict[str, Version] = {}
    for version in norms.versions:
        if version.ref in seen:
            first = seen[version.ref].place
            inspection.found.error(
                "duplicate-version",
                inspection.at(version.place, "version"),
                ref=version.ref,
                first=f"{first.file}:{first.line}",
            )
        seen.setdefault(version.ref, version)
    inspection.prefixed(((v.instrument, v.place) for v in norms.versions), "instrument")
    astray: set[str] = set()
    for version in norms.versions:
        for key in ("instrument", "version"):
            inspection.filled(version.place, key)
        _issuers(inspection, version)
        _dates(inspection, version)
        if not _succession(inspection, version, seen):
            astray.add(version.ref)
        things = [(addressee.id, addressee.place) for addressee in version.addressees]
        general = [(addressee.id, addressee.place) for addressee in norms.addressees]
        inspection.once([*general, *things])
        inspection.once(
            (source.id, inspection.at(version.place, "sources", at))
            for at, source in enumerate(version.sources)
        )
    _cycles(inspection, seen)
    _overlaps(inspection, [version for ref, version in seen.items() if ref not in astray])


def _issuers(inspection: Inspection, version: Version) -> None:
    known = inspection.norms.issuers
    if not known:
        return
    for issuer in version.issuers:
        if issuer not in known:
            place = inspection.word(version.place, "issuers", issuer)
            inspection.unknown("no-such-issuer", place, issuer, known)


def _dates(inspection: Inspection, version: Version) -> None:
    dates = version.dates
    order = [event for event in ORDER if event in dates]
    pairs = list(itertools.pairwise(order))
    if order:
        pairs += [(order[-1], end) for end in ENDS if end in dates]
    for earlier, later in pairs:
        if dates[later] < dates[earlier]:
            inspection.found.error(
                "dates-order",
                inspection.at(version.place, "dates", later),
                later=later,
                earlier=earlier,
                later_day=dates[later],
                earlier_day=dates[earlier],
            )
    ends = [end for end in ENDS if end in dates]
    for other in ends[1:]:
        inspection.found.error(
            "dates-two-ends",
            inspection.at(version.place, "dates", other),
            one=ends[0],
            other=other,
        )


def _succession(inspection: Inspection, version: Version, seen: dict[str, Version]) -> bool:
    """Whether what the version says of those before it is sound."""
    for ref in version.replaces:
        place = inspection.word(version.place, "replaces", ref)
        if ref in (version.instrument, version.ref):
            inspection.found.error("supersedes-self", place, ref=version.ref)
        elif ref not in inspection.norms.instruments and ref not in seen:
            inspection.found.note("replaced-not-carried", place, ref=ref[:80])
    if version.supersedes is None:
        return True
    place = inspection.at(version.place, "supersedes")
    if version.supersedes == version.version:
        inspection.found.error("supersedes-self", place, ref=version.ref)
        return False
    before = seen.get(f"{version.instrument}@{version.supersedes}")
    if before is None:
        known = [v.version for v in seen.values() if v.instrument == version.instrument]
        known.remove(version.version)
        inspection.unknown("no-such-version", place, version.supersedes, known)
        return False
    old, new = before.dates.get("in-force"), version.dates.get("in-force")
    if old is None or new is None or old <= new:
        return True
    inspection.found.error(
        "supersedes-later", place, ref=version.ref, other=before.ref, day=new, other_day=old
    )
    return False


def _cycles(inspection: Inspection, seen: dict[str, Version]) -> None:
    edges = {
        ref: (f"{version.instrument}@{version.supersedes}",)
        for ref, version in seen.items()
        if version.supersedes and version.supersedes != version.version
    }
    for cycle in cycles(edges):
        place = inspection.at(seen[cycle[0]].place, "supersedes")
        inspection.found.error("supersedes-cycle", place, refs=" → ".join((*cycle, cycle[0])))


def _overlaps(inspection: Inspection, versions: list[Version]) -> None:
    """At most one version of an instrument is in force on a day; else a reference is ambiguous."""
    versions = [version for version in versions if "in-force" in version.dates]
    versions.sort(key=lambda version: (version.instrument, version.dates["in-force"]))
    for earlier, later in itertools.pairwise(versions):
        if earlier.instrument != later.instrument:
            continue
        start = later.dates["in-force"]
        if start < _end(inspection, earlier):
            inspection.found.error(
                "versions-overlap",
                inspection.at(later.place, "dates", "in-force"),
                ref=later.ref,
                other=earlier.ref,
                day=start,
            )


def _end(inspection: Inspection, version: Version) -> datetime.date:
    ends = [version.dates[end] for end in ENDS if end in version.dates]
    return min([*ends, superseded_on(inspection.norms, version)])
