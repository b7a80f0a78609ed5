"""Which subjects and provisions of two assessments are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.norms import diff

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yawara.assess.findings import Assessment
    from yawara.norms.model import Norms
    from yawara.scope.applies import Scoped, Subject


class Pair(NamedTuple):
    """A subject, and its bit before and after."""

    subject: Subject
    before: int | None
    after: int | None


class Match(NamedTuple):
    """A provision before and after, as far as it is looked at, and its earlier references."""

    before: Scoped | None
    after: Scoped | None
    was: tuple[str, ...] = ()

    @property
    def item(self) -> Scoped:
        """The provision as it is after, else as it was."""
        item = self.after or self.before
        assert item is not None  # noqa: S101 - one of the two is always there
        return item


def subjects(before: Assessment, after: Assessment) -> tuple[Pair, ...]:
    """Every subject of either side: those after in their order, then those that are gone."""
    old = {subject.id: bit for bit, subject in enumerate(before.scope.subjects)}
    now = after.scope.subjects
    ids = {subject.id for subject in now}
    gone = (one for one in before.scope.subjects if one.id not in ids)
    return (
        *(Pair(subject, old.get(subject.id), bit) for bit, subject in enumerate(now)),
        *(Pair(subject, old[subject.id], None) for subject in gone),
    )


def matches(before: Assessment, after: Assessment) -> list[Match]:
    """Every provision of either side, in the order of the texts after, then of those before."""
    old, new = _by_version(before), _by_version(after)
    out: list[Match] = []
    counterparts = _counterparts(old, new)
    for ref, items in new.items():
        earlier = counterparts.get(ref)
        if earlier is None:
            out += [Match(None, item) for item in items.values()]
        elif earlier == ref:
            out += _same(old[ref], items)
        else:
            out += _lineage(after.scope.norms, old[earlier], items)
    gone = (ref for ref in old if ref not in counterparts.values())
    return out + [Match(item, None) for ref in gone for item in old[ref].values()]


_Items = dict[str, "Scoped"]


def _by_version(assessment: Assessment) -> dict[str, _Items]:
    out: dict[str, _Items] = {}
    for item in assessment.scope.items:
        out.setdefault(item.version.ref, {})[item.provision.id] = item
    return out


def _counterparts(old: Mapping[str, _Items], new: Mapping[str, _Items]) -> dict[str, str]:
    """For each version after, that before: itself, else what was looked at of its instrument."""
    out = {ref: ref for ref in new if ref in old}
    for ref in new:
        free = [one for one in old if one not in out.values() and _head(one) == _head(ref)]
        if ref not in out and free:
            out[ref] = free[0]
    return out


def _head(ref: str) -> str:
    return ref.partition("@")[0]


def _same(old: _Items, new: _Items) -> list[Match]:
    gone = [Match(item, None) for id_, item in old.items() if id_ not in new]
    return [Match(old.get(id_), item) for id_, item in new.items()] + gone


def _lineage(norms: Norms, old: _Items, new: _Items) -> list[Match]:
    """Provisions across two versions; several that became several are no pairs, but named."""
    first, second = (next(iter(items.values())).version for items in (old, new))
    earlier: dict[str, tuple[str, ...]] = {}
    paired: dict[str, str] = {}
    for befores, afters in diff.groups(norms, first, second):
        paired.update({id_: id_ for id_ in afters if id_ in befores})
        left = [id_ for id_ in befores if id_ not in afters]
        right = [id_ for id_ in afters if id_ not in befores]
        if len(left) == len(right) == 1:
            paired[right[0]] = left[0]
        earlier.update(dict.fromkeys(afters, befores))
    out = []
    for id_, item in new.items():
        match = old[paired[id_]] if id_ in paired else None
        out.append(Match(match, item, tuple(old[one].ref for one in earlier.get(id_, ()))))
    gone = (item for id_, item in old.items() if id_ not in paired.values())
    return out + [Match(item, None) for item in gone]
