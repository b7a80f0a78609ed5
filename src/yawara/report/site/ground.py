"""What the pages of the norm base say, before any language: states, uses, where a page lies."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from yawara.norms import select
from yawara.norms.model import STRENGTH_WEIGHTS, Ladder, Norms, Provision, Version, Ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yawara.norms.model import Practice
    from yawara.norms.select import Status

#: The states of a version in the order in which a reader wants them.
STATES: tuple[Status, ...] = (
    "in-force",
    "published",
    "proposed",
    "draft",
    "superseded",
    "withdrawn",
    "lapsed",
    "unknown",
)


class Use(NamedTuple):
    """A provision that asks for a practice, and since when.

    `since`: the first day on which a version of the instrument asked for it there; `first` is that
    version. `direct`: it names the practice itself, not one that includes it.
    """

    version: Version
    provision: Provision
    since: datetime.date
    first: Version
    direct: bool


class Counts(NamedTuple):
    """How many provisions of a version there are, and how well they are known."""

    provisions: int
    unread: int
    open: int
    signed: int
    official: int
    secondary: int
    memory: int


class Ground(msgspec.Struct, frozen=True, dict=True):
    """The norm base on a day, and what follows from it for every page."""

    norms: Norms
    day: datetime.date
    notes: str = ""

    @cached_property
    def status(self) -> dict[str, Status]:
        """What each version is on the day, by reference."""
        return {v.ref: select.status(self.norms, v, self.day) for v in self.norms.versions}

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Every version: by state, law before guidance, then by instrument, newest first."""
        force = {"law": 0, "adopted": 1, "guidance": 2, "pointer": 3}

        def order(version: Version) -> tuple[int, int, str, int]:
            state = STATES.index(self.status[version.ref])
            age = self.norms.instruments[version.instrument].index(version)
            return state, force.get(version.force, 9), version.instrument, -age

        return tuple(sorted(self.norms.versions, key=order))

    def in_force(self, version: Version) -> bool:
        """Whether a version is in force on the day."""
        return self.status[version.ref] == "in-force"

    @cached_property
    def asked(self) -> dict[str, tuple[Use, ...]]:
        """The provisions that ask for each practice, those in force and the strongest first."""
        out: dict[str, list[Use]] = {}
        for version in self.versions:
            for provision in version.provisions:
                for at in self.norms.closed(provision):
                    practice = self.norms.practices[at].id
                    use = self._use(version, provision, practice)
                    out.setdefault(practice, []).append(use)
        return {practice: tuple(self._ordered(uses)) for practice, uses in out.items()}

    @cached_property
    def exemplified(self) -> dict[str, tuple[tuple[Version, Provision], ...]]:
        """The provisions that only give each practice as an example."""
        out: dict[str, list[tuple[Version, Provision]]] = {}
        for version in self.versions:
            for provision in version.provisions:
                for practice in provision.also:
                    out.setdefault(practice, []).append((version, provision))
        return {practice: tuple(uses) for practice, uses in out.items()}

    def _use(self, version: Version, provision: Provision, practice: str) -> Use:
        at = self.norms.practice_index[practice]
        since, first = begins(version, provision), version
        for other, before in self.elsewhere(version, provision):
            day = begins(other, before)
            if day < since and at in self.norms.closed(before):
                since, first = day, other
        return Use(version, provision, since, first, practice in (provision.asks or ()))

    def _ordered(self, uses: list[Use]) -> list[Use]:
        def order(use: Use) -> tuple[bool, int]:
            return not self.in_force(use.version), -STRENGTH_WEIGHTS.get(use.provision.strength, 0)

        return sorted(uses, key=order)

    def elsewhere(
        self, version: Version, provision: Provision
    ) -> Iterator[tuple[Version, Provision]]:
        """The same provision in the other versions of its instrument, oldest first."""
        for other in self.norms.instruments[version.instrument]:
            if other is not version:
                for id_ in (provision.id, *provision.was):
                    if id_ in other.by_id:
                        yield other, other.by_id[id_]
                for later in self._renamed.get(other.ref, {}).get(provision.id, ()):
                    if later.id not in (provision.id, *provision.was):
                        yield other, later

    @cached_property
    def _renamed(self) -> dict[str, dict[str, list[Provision]]]:
        """By version, the provisions that had another id before, by that id."""
        out: dict[str, dict[str, list[Provision]]] = {}
        for version in self.norms.versions:
            for provision in version.provisions:
                for old in provision.was:
                    out.setdefault(version.ref, {}).setdefault(old, []).append(provision)
        return out

    @cached_property
    def themes(self) -> dict[str, tuple[Practice, ...]]:
        """The practices of each theme, in the order of the packs."""
        out: dict[str, list[Practice]] = {theme: [] for theme in self.norms.themes}
        for practice in self.norms.practices:
            out.setdefault(practice.theme, []).append(practice)
        return {
            theme: tuple(sorted(found, key=lambda p: (p.place.file, p.place.line)))
            for theme, found in out.items()
        }

    def ladders(self, practice: str) -> tuple[Ladder, ...]:
        """The ladders on which a practice is a rung."""
        return tuple(ladder for ladder in self.norms.ladders if practice in ladder.rungs)

    def ways(self, practice: str) -> tuple[Ways, ...]:
        """The umbrellas that a practice is, or is a way to."""
        return tuple(w for w in self.norms.ways if practice == w.practice or practice in w.by)


def begins(version: Version, provision: Provision) -> datetime.date:
    """The day from which a provision speaks: its own, else its version's."""
    if provision.applies_from is not None:
        return provision.applies_from
    return version.dates.get("in-force") or min(version.dates.values())


def counts(version: Version) -> Counts:
    """How many provisions a version has, and how well they are known."""
    all_ = version.provisions
    asking = [provision for provision in all_ if provision.asks]
    return Counts(
        provisions=len(all_),
        unread=sum(provision.asks is None for provision in all_),
        open=sum(provision.open for provision in asking),
        signed=sum(not provision.open for provision in asking),
        official=sum(provision.basis == "official" for provision in all_),
        secondary=sum(provision.basis == "secondary" for provision in all_),
        memory=sum(provision.basis == "memory" for provision in all_),
    )


def version_page(version: Version) -> str:
    """The name of a version's page, within a language."""
    return f"instruments/{version.instrument}/{version.version}.html"


def practice_page(practice: str) -> str:
    """The name of a practice's page."""
    return f"practices/{practice}.html"


def theme_page(theme: str) -> str:
    """The name of a theme's page."""
    return f"themes/{theme}.html"
