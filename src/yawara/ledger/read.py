"""Read `ledger.yaml`, with every problem in it at once."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from yawara.ledger import model, moved
from yawara.text.fields import Fields, suggested
from yawara.text.problem import Problems, Read
from yawara.text.tree import Mapping, Sequence, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from yawara.norms.model import Norms
    from yawara.scope.profile import Profile
    from yawara.text.tree import Node
    from yawara.text.words import Words

_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*\Z")
MOST_ENTRIES = 100_000
MOST_STATEMENT = 10_000
SHORTEST_ID = 8


class Setting(NamedTuple):
    """What entries are read against: the norms, the systems there are, and today.

    `profile` None: it could not be read, so which systems there are is not known.
    """

    norms: Norms
    profile: Profile | None
    today: datetime.date


def read_ledger(
    path: Path, setting: Setting, *, name: str | None = None
) -> Read[tuple[model.Entry, ...]]:
    """Read a ledger: a list of entries, in the order of the file. A missing file is no entries."""
    tree = read_file(path, name or str(path))
    if tree.value is None:
        # A link that leads nowhere is no missing ledger: what it led to is lost.
        nothing = ("yaml-empty",) if path.is_symlink() else ("yaml-empty", "file-missing")
        faults = tuple(problem for problem in tree.problems if problem.code not in nothing)
        return Read(None if faults else (), faults)
    found = Problems()
    found.extend(tree.problems)
    entries = entries_from(tree.value, setting, found)
    return Read(entries, found.found)


def entries_from(node: Node, setting: Setting, found: Problems) -> tuple[model.Entry, ...]:
    """The entries in a tree: a list, or a mapping with `format` and `entries`."""
    items: tuple[Node, ...]
    if isinstance(node, Sequence):
        items = node.items
    elif isinstance(node, Mapping) and not {"format", "entries"}.isdisjoint(node.items):
        fields = Fields(node, found)
        fields.format_1()
        fields.need("entries")
        items = fields.items("entries")
        fields.done()
    else:
        found.error("ledger-shape", node.place)
        return ()
    if len(items) > MOST_ENTRIES:
        found.error("too-many-entries", node.place, count=len(items), most=MOST_ENTRIES)
        items = items[:MOST_ENTRIES]
    entries = tuple(
        entry
        for item in items
        if (fields_ := Fields.of(item, found)) is not None
        and (entry := _entry(fields_, setting)) is not None
    )
    return _checked(entries, found)


def _checked(entries: tuple[model.Entry, ...], found: Problems) -> tuple[model.Entry, ...]:
    """The same entry twice counts once; what a correction replaces must be there."""
    by_id: dict[str, model.Entry] = {}
    for entry in entries:
        if entry.id in by_id:
            first = by_id[entry.id].place.line
            found.note("entry-repeated", entry.place, first=first)
        by_id.setdefault(entry.id, entry)
    ids = sorted(by_id)
    for entry in by_id.values():
        if entry.replaces is None:
            continue
        first, last = bisect_left(ids, entry.replaces), bisect_left(ids, entry.replaces + "g")
        count = last - first - entry.id.startswith(entry.replaces)
        if count != 1:
            code = "replaces-unknown" if count == 0 else "replaces-ambiguous"
            found.error(code, entry.place, id=entry.replaces)
    return tuple(by_id.values())


def _entry(fields: Fields, setting: Setting) -> model.Entry | None:
    on = fields.need_day("on")
    practice, provision = fields.text("practice"), fields.text("provision")
    if (practice is None) == (provision is None):
        fields.found.error("entry-needs-one-target", fields.place)
    explained = _explained(fields, setting.norms)
    if explained is None:
        state = fields.need_choice("state", model.STATES, said=model.SAID)
    else:
        state = fields.choice("state", model.STATES, said=model.SAID) or "unknown"
    by = fields.text("by", most=200)
    owner = fields.text("owner", most=200)
    other_means = by == model.OTHER_MEANS
    begins, until = _period(fields)
    entry = model.Entry(
        on=max(on or datetime.date.min, begins or datetime.date.min),
        state=state,
        practice=practice,
        provision=provision,
        system=fields.text("system"),
        recorded=fields.day("recorded"),
        until=until,
        other_means=other_means,
        explained=explained,
        reason=fields.words("reason"),
        norms=_norms(fields, setting.norms),
        statement=_statement(fields),
        evidence=tuple(_evidence(item, setting.today) for item in fields.records("evidence")),
        owner=owner or (by if not other_means else None),
        due=fields.day("due"),
        share=fields.choice("share", model.SHARES, said=model.SHARE_SAID),
        replaces=fields.text("replaces", most=64),
        place=fields.place,
    )
    fields.done()
    _check(entry, fields, setting)
    return entry if on is not None and entry.target and state else None


def _period(fields: Fields) -> tuple[datetime.date | None, datetime.date | None]:
    inner = fields.record("period")
    if inner is None:
        return None, None
    begins, ends = inner.day("from"), inner.day("to")
    inner.done()
    if begins and ends and ends < begins:
        fields.found.error("period-backwards", inner.place, since=begins, until=ends)
    return begins, ends


def _statement(fields: Fields) -> Words | None:
    return fields.words("statement", most=MOST_STATEMENT)


def _explained(fields: Fields, norms: Norms) -> model.Explained | None:
    inner = fields.record("explained")
    if inner is None:
        return None
    reason = inner.need_words("reason", both=False)
    inner.need("norms")
    explained = model.Explained(reason, _norms(inner, norms))
    inner.done()
    return explained


def _norms(fields: Fields, norms: Norms) -> tuple[str, ...]:
    refs = fields.texts_at("norms")
    for ref, place in refs.items():
        head, _, provision = ref.partition("#")
        instrument, _, number = head.partition("@")
        versions = norms.instruments.get(instrument, ())
        if not any(not number or version.version == number for version in versions):
            known = [*norms.instruments, *(version.ref for version in versions)]
            near = suggested(fields.found, head, known)
            fields.found.error("unknown-instrument", place, ref=ref[:80], nearest=near)
        elif provision and not _somewhere(norms, ref):
            near = _near(fields, norms, ref)
            fields.found.error("unknown-provision", place, ref=ref[:80], nearest=near)
    return tuple(refs)


def _somewhere(norms: Norms, ref: str) -> bool:
    """Whether any version (or the one named) has the provision, under this or an earlier id."""
    head, _, provision = ref.partition("#")
    instrument, _, number = head.partition("@")
    return any(
        provision in version.by_id or any(provision in p.was for p in version.provisions)
        for version in norms.instruments.get(instrument, ())
        if not number or version.version == number
    )


def _near(fields: Fields, norms: Norms, ref: str) -> str:
    head, _, provision = ref.partition("#")
    known = {
        id_
        for version in norms.instruments.get(head.partition("@")[0], ())
        for id_ in version.by_id
    }
    near = suggested(fields.found, provision, sorted(known))
    return f"{head}#{near}" if near else ""


def _evidence(fields: Fields, today: datetime.date) -> model.Evidence:
    given = [kind for kind in model.EVIDENCE_KINDS if fields.has(kind)]
    if len(given) != 1:
        fields.found.error(
            "evidence-needs-one-kind", fields.place, known=", ".join(model.EVIDENCE_KINDS)
        )
    kind = given[0] if given else "observation"
    period = fields.record("period")
    speaks = (None, None) if period is None else (period.day("from"), period.day("to"))
    if period is not None:
        period.done()
    evidence = model.Evidence(
        kind=kind,
        target=fields.need_text(kind, most=2000) if given else "",
        sha256=fields.text("sha256", most=64),
        note=fields.words("note"),
        speaks_from=speaks[0],
        speaks_to=speaks[1],
        collected=fields.day("collected"),
        expires=fields.day("expires"),
        share=fields.choice("share", model.SHARES, said=model.SHARE_SAID),
    )
    fields.done()
    if evidence.target and not re.search(r"\w", evidence.target):
        fields.found.error("evidence-empty", fields.at(kind), kind=kind)
    if evidence.collected and evidence.collected > today:
        fields.found.error(
            "day-in-future",
            fields.at("collected"),
            key="collected",
            value=evidence.collected,
            today=today,
        )
    if evidence.speaks_from and evidence.speaks_to and evidence.speaks_to < evidence.speaks_from:
        fields.found.error(
            "period-backwards", fields.place, since=evidence.speaks_from, until=evidence.speaks_to
        )
    if evidence.collected and evidence.expires and evidence.expires < evidence.collected:
        fields.found.error(
            "period-backwards",
            fields.at("expires"),
            since=evidence.collected,
            until=evidence.expires,
        )
    if kind == "link" and not _ADDRESS.match(evidence.target):
        fields.found.error("evidence-link", fields.at("link"), value=evidence.target[:80])
    return evidence


def _check(entry: model.Entry, fields: Fields, setting: Setting) -> None:
    if entry.practice is not None:
        _check_practice(entry, fields, setting)
    elif entry.provision is not None:
        _check_provision(entry, fields, setting.norms)
    if entry.system is not None:
        _check_system(entry.system, fields, setting)
    _check_days(entry, fields, setting.today)
    _check_state(entry, fields)


def _check_system(system: str, fields: Fields, setting: Setting) -> None:
    if setting.profile is None:
        return
    known = [system.id for system in setting.profile.systems]
    if system not in known:
        near = suggested(fields.found, system, known)
        place = fields.at("system")
        shown = ", ".join(known)
        fields.found.error("unknown-system", place, system=system[:80], nearest=near, known=shown)


def _check_days(entry: model.Entry, fields: Fields, today: datetime.date) -> None:
    found = fields.found
    if entry.recorded and entry.recorded > today:
        place = fields.at("recorded")
        found.error("day-in-future", place, key="recorded", value=entry.recorded, today=today)
    if entry.on > today:
        found.warning("entry-in-future", fields.at("on"), day=entry.on)
    if entry.until and entry.until < entry.on:
        found.error("period-backwards", fields.at("period"), since=entry.on, until=entry.until)


def _check_state(entry: model.Entry, fields: Fields) -> None:
    found = fields.found
    if entry.state == "not-applicable" and entry.reason is None:
        found.error("not-applicable-needs-reason", fields.place)
    if entry.state == "not-applicable" and entry.practice is not None and not entry.norms:
        found.error("not-applicable-needs-norms", fields.place)
    if entry.explained is not None and entry.state in ("all", "not-applicable"):
        found.error("explained-needs-gap", fields.at("explained"), state=entry.state)
    if entry.replaces is not None and len(entry.replaces) < SHORTEST_ID:
        found.error("replaces-short", fields.at("replaces"), least=SHORTEST_ID)


def _check_practice(entry: model.Entry, fields: Fields, setting: Setting) -> None:
    known = setting.norms.practice_index
    if entry.practice not in known:
        went = moved.successors(setting.norms).get(entry.practice or "")
        if went is not None:
            now = ", ".join(f"{new} ({most})" for new, most in went) or "–"
            place = fields.at("practice")
            fields.found.note("practice-moved", place, practice=entry.practice, now=now)
            return
        near = suggested(fields.found, entry.practice or "", known)
        fields.found.error(
            "unknown-practice",
            fields.at("practice"),
            practice=(entry.practice or "")[:80],
            nearest=near,
        )
        return
    if entry.system is not None and setting.norms.practice(entry.practice).level == "organization":
        fields.found.error(
            "system-on-organization-practice", fields.at("system"), practice=entry.practice
        )
    if entry.other_means:
        fields.found.error("other-means-on-practice", fields.at("by"), practice=entry.practice)


def _check_provision(entry: model.Entry, fields: Fields, norms: Norms) -> None:
    ref = entry.provision or ""
    if "#" not in ref:
        fields.found.error("provision-ref-shape", fields.at("provision"), ref=ref[:80])
    elif ref.partition("#")[0].partition("@")[0] not in norms.instruments:
        near = suggested(fields.found, ref.partition("#")[0].partition("@")[0], norms.instruments)
        fields.found.error("unknown-instrument", fields.at("provision"), ref=ref[:80], nearest=near)
    elif not _somewhere(norms, ref):
        fields.found.error(
            "unknown-provision",
            fields.at("provision"),
            ref=ref[:80],
            nearest=_near(fields, norms, ref),
        )
