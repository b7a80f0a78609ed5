"""What made two assessments differ: entries, related practices, the profile, norms, or the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yawara.assess.findings import Assessment
    from yawara.assess.pairs import Match, Pair
    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms

#: What can make a difference: entries on the thing itself, entries on related practices, facts or
#: the choice of instruments in the profile, norms, or only the day.
Cause = Literal["entries", "related", "profile", "norms", "day"]
CAUSES: tuple[Cause, ...] = ("entries", "related", "profile", "norms", "day")


class Related:
    """Both assessments, their subjects, and how practices are related on either side."""

    def __init__(self, before: Assessment, after: Assessment, pairs: tuple[Pair, ...]) -> None:
        self.pairs = {pair.subject.id: pair for pair in pairs}
        self.before, self.after = before, after
        self.same_profile = before.scope.profile == after.scope.profile
        self.same_day = before.scope.day == after.scope.day
        self._links = [_links(before.scope.norms), _links(after.scope.norms)]

    def same_links(self, practice: str) -> bool:
        """Whether both sides know the practice, and relate it to the same others."""
        first, second = (links.get(practice) for links in self._links)
        return first is not None and first == second

    def near(self, practice: str) -> tuple[str, ...]:
        """The practices that imply it or that it implies, on either side, in order."""
        found = [one for links in self._links for step in links.get(practice, ()) for one in step]
        return tuple(sorted(dict.fromkeys(one for one in found if one != practice)))

    def far(self, practice: str) -> tuple[str, ...]:
        """The practices related over any number of steps, which a contradiction reaches, too."""
        seen, waiting = {practice}, [practice]
        while waiting:
            new = set(self.near(waiting.pop())) - seen
            seen |= new
            waiting.extend(new)
        return tuple(sorted(seen - {practice}))

    def entries(
        self, pair: Pair, targets: Iterable[str]
    ) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """The entries that govern targets for a subject only after, and only before."""
        first = _governing(self.before, pair.before, targets)
        second = _governing(self.after, pair.after, targets)
        return (
            tuple(entry for id_, entry in second.items() if id_ not in first),
            tuple(entry for id_, entry in first.items() if id_ not in second),
        )

    def why_out(self, practice: str) -> Cause:
        """Why a practice that both sides know applies on one of them only."""
        first, second = (one.scope.norms.practice(practice) for one in (self.before, self.after))
        if first.applies != second.applies:
            return "norms"
        return "day" if self.same_profile and not self.same_day else "profile"

    def why_applies(self, match: Match) -> Cause:
        """Why a provision applies differently: its norm, the profile, or only the day."""
        old, new = match.before, match.after
        if old is not None and new is not None:
            if old.condition != new.condition or old.level != new.level:
                return "norms"
        else:
            other = self.before if old is None else self.after
            refs = {version.ref: version for version in other.scope.norms.versions}
            version = refs.get(match.item.version.ref)
            if version is None or match.item.provision.id not in version.by_id:
                return "norms"
        return "day" if self.same_profile and not self.same_day else "profile"


def _links(norms: Norms) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each practice, by id: those that follow from it, and those from which it follows."""
    ids = [practice.id for practice in norms.practices]
    to = {ids[at]: {ids[one] for one in reached} for at, reached in enumerate(norms.implied)}
    by: dict[str, set[str]] = {id_: set() for id_ in ids}
    for source, reached in to.items():
        for target in reached:
            by[target].add(source)
    return {id_: (frozenset(to[id_]), frozenset(by[id_])) for id_ in ids}


def _governing(assessment: Assessment, bit: int | None, targets: Iterable[str]) -> dict[str, Entry]:
    held = [assessment.standing.for_target(one, bit) for one in targets] if bit is not None else []
    return {entry.id: entry for one in held if one is not None for entry in one.entries}
