"""What changed from one version of an instrument to another, and what that asks of whom.

Provisions are matched by id and by `was`: an id that stays, moves, is split or merged. A revision
is then a change of sets: the practices that a provision, and all provisions together, ask for.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec

from yawara.norms.model import STRENGTHS, Norms, Provision, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

#: What can differ between a provision before and after, and the fields that say it.
ASPECTS: dict[str, tuple[str, ...]] = {
    "heading": ("heading",),
    "strength": ("strength",),
    "addressees": ("addressees",),
    "stage": ("stages",),
    "condition": ("applies", "except_"),
    "dates": ("applies_from", "applies_until"),
    "asks": ("asks",),
    "also": ("also",),
}
#: Aspects that only a reading can tell.
_READ = ("asks", "also")
#: Fields whose order says nothing.
_SETS = ("addressees", "stages", "asks", "also")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one or several provisions that belong together.

    `kind`: stays, moved, split, merged, or regrouped (several into several). `changed` names the
    aspects of `ASPECTS` that differ; `come` and `go` are the practices asked for after and not
    before, and the other way round, with all that follows from them. `unread`: what it asks for has
    not been read before or after, so that of practices nothing can be said.
    """

    kind: str
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    changed: tuple[str, ...]
    come: tuple[str, ...]
    go: tuple[str, ...]
    unread: bool = False

    @property
    def declared(self) -> tuple[str, ...]:
        """What the pack says about the change (`change:`), without "unchanged"."""
        said = (provision.change for provision in self.new if provision not in self.old)
        return tuple(dict.fromkeys(c for c in said if c is not None and c != "unchanged"))

    @property
    def silent(self) -> bool:
        """Whether nothing that can be compared differs, and nothing is declared."""
        return self.kind == "stays" and not self.changed and not self.declared


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the versions as a whole ask of one addressee, where both have been read.

    `stronger` and `weaker` hold practices asked for before and after, with the greatest strength
    before and after.
    """

    addressee: str
    come: tuple[str, ...]
    go: tuple[str, ...]
    stronger: tuple[tuple[str, str, str], ...]
    weaker: tuple[tuple[str, str, str], ...]

    @property
    def silent(self) -> bool:
        """Whether nothing differs for this addressee."""
        return not (self.come or self.go or self.stronger or self.weaker)


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """The difference of two versions; the steps stand in the order of the new text."""

    old: Version
    new: Version
    added: tuple[Provision, ...]
    retired: tuple[Provision, ...]
    steps: tuple[Step, ...]
    asked: tuple[Asked, ...]

    @property
    def moved(self) -> tuple[Step, ...]:
        """The steps in which an id changed."""
        return tuple(step for step in self.steps if step.kind != "stays")


def diff(norms: Norms, old: Version, new: Version) -> Diff:
    """What changed from `old` to `new`, two versions of one instrument, in either direction."""
    hanging = groups(norms, old, new)
    return Diff(
        old=old,
        new=new,
        added=tuple(new.by_id[after[0]] for before, after in hanging if not before),
        retired=tuple(old.by_id[before[0]] for before, after in hanging if not after),
        steps=tuple(_step(norms, old, new, *group) for group in hanging if all(group)),
        asked=_asked(norms, old, new, hanging),
    )


#: Ids before, and the ids after that they became; one of the two may be empty.
Group = tuple[tuple[str, ...], tuple[str, ...]]


def groups(norms: Norms, old: Version, new: Version) -> tuple[Group, ...]:
    """Which provisions of two versions of one instrument belong together, by id."""
    return tuple(_groups(old, new, _links(norms, old, new)))


def _links(norms: Norms, old: Version, new: Version) -> set[tuple[str, str]]:
    """Which id of `new` (first) and which of `old` (second) are the same or parts of the same."""
    forwards = _lineage(norms, old, new)
    backwards = _lineage(norms, new, old) if forwards is None else None
    if backwards is not None:
        return {(source, id_) for id_, sources in backwards.items() for source in sources}
    origins = _origins(new, old) if forwards is None else forwards
    return {(id_, source) for id_, sources in origins.items() for source in sources}


def _lineage(norms: Norms, old: Version, new: Version) -> dict[str, tuple[str, ...]] | None:
    """For each id of `new`, its ids in `old`, through the versions between; None if unrelated."""
    by_ref = {version.ref: version for version in norms.versions}
    chain = [new]
    while chain[-1].ref != old.ref:
        before = by_ref.get(f"{new.instrument}@{chain[-1].supersedes}")
        if before is None or before in chain:
            return None
        chain.append(before)
    ids: dict[str, tuple[str, ...]] = {id_: (id_,) for id_ in new.by_id}
    for later, earlier in itertools.pairwise(chain):
        origins = _origins(later, earlier)
        ids = {
            id_: tuple(dict.fromkeys(o for source in sources for o in origins[source]))
            for id_, sources in ids.items()
        }
    return ids


def _origins(later: Version, earlier: Version) -> dict[str, tuple[str, ...]]:
    """For each provision of a version, what it was in the version before."""
    return {
        id_: tuple(old for old in provision.was or (id_,) if old in earlier.by_id)
        for id_, provision in later.by_id.items()
    }


def _groups(old: Version, new: Version, links: set[tuple[str, str]]) -> list[Group]:
    """The ids before and after that hang together, each in the order of its text."""
    after: dict[str, list[str]] = {id_: [] for id_ in old.by_id}
    before: dict[str, list[str]] = {id_: [] for id_ in new.by_id}
    for id_, source in links:
        after[source].append(id_)
        before[id_].append(source)
    seen_old: set[str] = set()
    seen_new: set[str] = set()
    groups: list[Group] = []
    for start in new.by_id:
        if start in seen_new:
            continue
        ours, theirs = {start}, set(before[start])
        waiting = list(theirs)
        while waiting:
            reached = {id_ for id_ in after[waiting.pop()] if id_ not in ours}
            ours |= reached
            more = {source for id_ in reached for source in before[id_]} - theirs
            theirs |= more
            waiting.extend(more)
        seen_new |= ours
        seen_old |= theirs
        groups.append(
            (
                tuple(id_ for id_ in old.by_id if id_ in theirs),
                tuple(id_ for id_ in new.by_id if id_ in ours),
            )
        )
    return groups + [((id_,), ()) for id_ in old.by_id if id_ not in seen_old]


def _step(
    norms: Norms, old: Version, new: Version, before: tuple[str, ...], after: tuple[str, ...]
) -> Step:
    olds = tuple(old.by_id[id_] for id_ in before)
    news = tuple(new.by_id[id_] for id_ in after)
    if len(olds) == len(news) == 1:
        kind = "stays" if before == after else "moved"
    elif len(olds) == 1:
        kind = "split"
    else:
        kind = "merged" if len(news) == 1 else "regrouped"
    unread = any(provision.asks is None for provision in (*olds, *news))
    was = {at for provision in olds for at in norms.closed(provision)}
    now = {at for provision in news for at in norms.closed(provision)}
    return Step(
        kind=kind,
        old=olds,
        new=news,
        changed=tuple(
            aspect
            for aspect, fields in ASPECTS.items()
            if not (unread and aspect in _READ) and _differs(olds, news, aspect, fields)
        ),
        come=() if unread else _ids(norms, now - was),
        go=() if unread else _ids(norms, was - now),
        unread=unread,
    )


def _differs(
    olds: tuple[Provision, ...], news: tuple[Provision, ...], aspect: str, fields: tuple[str, ...]
) -> bool:
    """Whether any provision after says something there that none before said, or the reverse.

    What a split or merged provision asks for is compared as a whole.
    """
    if aspect == "asks" and len(olds) + len(news) > 2:  # noqa: PLR2004 - one before, one after
        return {a for p in olds for a in p.asks or ()} != {a for p in news for a in p.asks or ()}
    return any(
        {_plain(provision, field) for provision in olds}
        != {_plain(provision, field) for provision in news}
        for field in fields
    )


def _plain(provision: Provision, field: str) -> object:
    value: object = getattr(provision, field)
    return frozenset(value) if field in _SETS and isinstance(value, tuple) else value


def _asked(norms: Norms, old: Version, new: Version, hanging: Iterable[Group]) -> tuple[Asked, ...]:
    """What comes and goes for each addressee, without what is unread before or after."""
    blind_old: set[str] = set()
    blind_new: set[str] = set()
    for ids, others in hanging:
        every = (*(old.by_id[id_] for id_ in ids), *(new.by_id[id_] for id_ in others))
        if ids and others and any(provision.asks is None for provision in every):
            blind_old.update(ids)
            blind_new.update(others)
    before, after = _strengths(norms, old, blind_old), _strengths(norms, new, blind_new)
    known = (*norms.addressees, *new.addressees, *old.addressees)
    order = dict.fromkeys((*(addressee.id for addressee in known), *before, *after))
    found = (_asked_of(norms, who, before.get(who, {}), after.get(who, {})) for who in order)
    return tuple(asked for asked in found if not asked.silent)


def _asked_of(
    norms: Norms, addressee: str, before: Mapping[int, str], after: Mapping[int, str]
) -> Asked:
    both = [
        (norms.practices[at].id, before[at], after[at])
        for at in sorted(before.keys() & after.keys())
        if before[at] != after[at]
    ]
    return Asked(
        addressee=addressee,
        come=_ids(norms, after.keys() - before.keys()),
        go=_ids(norms, before.keys() - after.keys()),
        stronger=tuple(one for one in both if _rank(one[2]) < _rank(one[1])),
        weaker=tuple(one for one in both if _rank(one[2]) > _rank(one[1])),
    )


def _strengths(
    norms: Norms, version: Version, blind: AbstractSet[str]
) -> dict[str, dict[int, str]]:
    """For each addressee, the practices asked of it and the greatest strength of each.

    `blind`: provisions that cannot be compared.
    """
    out: dict[str, dict[int, str]] = {}
    for provision in version.provisions:
        if provision.id in blind:
            continue
        for addressee in provision.addressees:
            asked = out.setdefault(addressee, {})
            for at in norms.closed(provision):
                if at not in asked or _rank(provision.strength) < _rank(asked[at]):
                    asked[at] = provision.strength
    return out


def _rank(strength: str) -> int:
    return STRENGTHS.index(strength) if strength in STRENGTHS else len(STRENGTHS)


def _ids(norms: Norms, positions: Iterable[int]) -> tuple[str, ...]:
    return tuple(norms.practices[at].id for at in sorted(positions))
