"""Provisions: what each must say, what it points to, and how it hangs together with the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yawara.norms.check.inspection import cycles
from yawara.norms.model import ENDS
from yawara.text.words import LANGS

if TYPE_CHECKING:
    from yawara.norms.check.inspection import Inspection
    from yawara.norms.model import Provision, Version

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def check(inspection: Inspection) -> None:
    """Problems of every provision of every version; see the functions below."""
    by_ref = {version.ref: version for version in inspection.norms.versions}
    general = {addressee.id for addressee in inspection.norms.addressees}
    for version in inspection.norms.versions:
        inspection.once((provision.id, provision.place) for provision in version.provisions)
        addressees = general | {addressee.id for addressee in version.addressees}
        before = by_ref.get(f"{version.instrument}@{version.supersedes}")
        for provision in version.provisions:
            _names(inspection, provision)
            _asks(inspection, provision)
            _complete(inspection, version, provision)
            _addressees(inspection, provision, addressees)
            _within(inspection, version, provision)
            _place(inspection, version, provision)
            _days(inspection, version, provision)
            _before(inspection, version, provision, before)
        _cycles(inspection, version)


def _names(inspection: Inspection, provision: Provision) -> None:
    for lang in LANGS:
        if not (provision.heading.has(lang) or provision.label.has(lang)):
            inspection.found.error("no-name", provision.place, id=provision.id, lang=lang)


def _asks(inspection: Inspection, provision: Provision) -> None:
    for key, ids in (("asks", provision.asks or ()), ("also", provision.also)):
        for practice in ids:
            if practice not in inspection.practices:
                place = inspection.word(provision.place, key, practice)
                inspection.unknown("no-such-practice", place, practice, inspection.practices)
    for practice in provision.also:
        if practice in (provision.asks or ()):
            place = inspection.word(provision.place, "also", practice)
            inspection.found.error("asked-and-exemplified", place, practice=practice)
    if provision.asks == () and provision.why_empty is None:
        place = inspection.at(provision.place, "asks")
        inspection.found.error("empty-without-reason", place, id=provision.id)
    if provision.asks and provision.why_empty is not None:
        place = inspection.at(provision.place, "why_empty")
        inspection.found.error("reason-but-not-empty", place, id=provision.id)
    if provision.asks is None and provision.why_empty is not None:
        place = inspection.at(provision.place, "why_empty")
        inspection.found.error("reason-but-not-read", place, id=provision.id)


def _read_in_time(inspection: Inspection, version: Version, provision: Provision) -> None:
    """Nobody reads a text before there is any of it."""
    reading, first = provision.reading, min(version.dates.values())
    if reading is not None and reading.on < first:
        place = inspection.at(provision.place, "reading", "on")
        inspection.found.error("reading-before-text", place, day=reading.on, first=first)


def _complete(inspection: Inspection, version: Version, provision: Provision) -> None:
    """Where something is asked, who and how strongly and why must stand there; else not."""
    found = inspection.found
    if provision.asks:
        given = {
            "strength": bool(provision.strength),
            "addressees": bool(provision.addressees),
            "gist": provision.gist.has("ja") and provision.gist.has("en"),
            "reading": provision.reading is not None,
        }
        for key, there in given.items():
            if not there:
                found.error("missing-where-asked", provision.place, id=provision.id, key=key)
        _read_in_time(inspection, version, provision)
    else:
        if provision.reading is not None:
            place = inspection.at(provision.place, "reading")
            found.error("reading-without-asks", place, id=provision.id)
        unread = provision.asks is None and provision.why_empty is None
        if unread and not (provision.addressees and provision.strength):
            found.warning("unread-and-unaddressed", provision.place, id=provision.id)
    if provision.rest is not None and not provision.open:
        place = inspection.at(provision.place, "rest")
        found.error("complete-with-rest", place, id=provision.id)
    if provision.rest is not None and provision.asks == ():
        place = inspection.at(provision.place, "rest")
        found.error("rest-but-empty", place, id=provision.id)


def _addressees(inspection: Inspection, provision: Provision, known: set[str]) -> None:
    for addressee in provision.addressees:
        if addressee not in known:
            place = inspection.word(provision.place, "addressees", addressee)
            inspection.unknown("no-such-addressee", place, addressee, known)


def _within(inspection: Inspection, version: Version, provision: Provision) -> None:
    for key, id_ in (("part_of", provision.part_of), ("principle", provision.principle)):
        if id_ is None:
            continue
        place = inspection.at(provision.place, key)
        if id_ not in version.by_id:
            inspection.unknown("no-such-provision", place, id_, version.by_id)
        elif id_ == provision.id:
            inspection.found.error("part-of-self", place, id=id_, key=key)


def _cycles(inspection: Inspection, version: Version) -> None:
    edges = {
        provision.id: (provision.part_of,)
        for provision in version.provisions
        if provision.part_of and provision.part_of != provision.id
    }
    for cycle in cycles(edges):
        place = inspection.at(version.by_id[cycle[0]].place, "part_of")
        inspection.found.error("part-of-cycle", place, ids=" → ".join((*cycle, cycle[0])))


def _place(inspection: Inspection, version: Version, provision: Provision) -> None:
    locus = provision.locus
    if locus is None:
        return
    for key in ("source", "label"):
        inspection.filled(provision.place, "place", key)
    source = next((source for source in version.sources if source.id == locus.source), None)
    if source is None and locus.source:
        place = inspection.at(provision.place, "place", "source")
        sources = [source.id for source in version.sources]
        inspection.unknown("no-such-source", place, locus.source, sources)
    pages = None if source is None else source.pages
    if locus.page is not None and (locus.page < 1 or (pages is not None and locus.page > pages)):
        place = inspection.at(provision.place, "place", "page")
        inspection.found.error("page-outside", place, page=locus.page, pages=pages or "?")
    if locus.sha256 is not None and not _SHA256.match(locus.sha256):
        place = inspection.at(provision.place, "place", "sha256")
        inspection.found.error("bad-sha256", place, value=locus.sha256[:80])


def _days(inspection: Inspection, version: Version, provision: Provision) -> None:
    start, end = provision.applies_from, provision.applies_until
    force = version.dates.get("in-force")
    ends = [version.dates[event] for event in ENDS if event in version.dates]
    if start is not None and end is not None and end < start:
        place = inspection.at(provision.place, "applies_until")
        inspection.found.error("applies-order", place, start=start, end=end)
    if end is not None and force is not None and end < force:
        place = inspection.at(provision.place, "applies_until")
        inspection.found.error("applies-before-force", place, end=end, force=force)
    if start is not None and ends and start >= min(ends):
        place = inspection.at(provision.place, "applies_from")
        inspection.found.error("applies-after-end", place, start=start, end=min(ends))


def _before(
    inspection: Inspection, version: Version, provision: Provision, before: Version | None
) -> None:
    """`was` and `change` speak of the version before; without one they say nothing."""
    found = inspection.found
    for key, given in (("was", provision.was), ("change", provision.change)):
        if given and not version.supersedes:
            place = inspection.at(provision.place, key)
            found.error("no-version-before", place, key=key, ref=version.ref)
    if before is None:
        return
    for old in provision.was:
        if old not in before.by_id:
            place = inspection.word(provision.place, "was", old)
            inspection.unknown("no-such-provision", place, old, before.by_id)
    if provision.was and provision.id in before.by_id and provision.id not in provision.was:
        claimed = any(provision.id in other.was for other in version.provisions)
        if not claimed:
            place = inspection.at(provision.place, "was")
            found.warning("was-without-own-id", place, id=provision.id, ref=before.ref)
    if provision.change is None:
        return
    place = inspection.at(provision.place, "change")
    stays = bool(provision.was) or provision.id in before.by_id
    if provision.change == "added" and stays:
        found.error("change-added-but-there", place, id=provision.id, ref=before.ref)
    elif provision.change != "added" and not stays:
        found.error(
            "change-but-new", place, id=provision.id, change=provision.change, ref=before.ref
        )
    if provision.change == "moved" and not provision.was:
        found.error("moved-without-was", place, id=provision.id)
