"""What applies to an organisation and its systems on a day, as planes and as reasons.

Bit 0 of every plane is the organisation, bit 1 and on its systems that exist on the day. A
provision that asks only for practices of the organisation belongs to the organisation. One that
asks for practices of systems belongs to each system, and to the organisation where it applies to
any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from yawara.norms import select
from yawara.norms.conditions import NEVER, All, Any, Condition, Not, tests
from yawara.scope.logic import Columns, Reason, Truths, explain
from yawara.scope.profile import ORGANIZATION, value_on

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from yawara.norms.model import Norms, Provision, Version
    from yawara.scope.profile import Profile, Value
    from yawara.text.words import Words

Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something that norms apply to: the organisation, or a system."""

    id: str
    name: Words
    given: Mapping[str, Value | None]


@dataclass(frozen=True)
class Scoped:
    """One provision and for whom it applies: planes over the subjects."""

    version: Version
    provision: Provision
    level: str
    condition: Condition
    yes: int
    unknown: int
    dated_out: bool

    @cached_property
    def ref(self) -> str:
        """`jp-gfb@1.2#P-6-ii`."""
        return f"{self.version.ref}#{self.provision.id}"

    @property
    def names(self) -> tuple[str, ...]:
        """What entries may call it: by version, without one, by an id that it had before.

        An earlier id that now belongs to another provision means that other one.
        """
        version, provision = self.version, self.provision
        earlier = (id_ for id_ in provision.was if id_ not in version.by_id)
        return (
            self.ref,
            f"{version.instrument}#{provision.id}",
            *(f"{version.instrument}#{id_}" for id_ in earlier),
        )


@dataclass(frozen=True)
class Scope:
    """What applies, for every provision of every version that was looked at."""

    profile: Profile
    norms: Norms
    day: datetime.date
    subjects: tuple[Subject, ...]
    items: tuple[Scoped, ...]

    @cached_property
    def by_ref(self) -> dict[str, Scoped]:
        """Items by `instrument@version#id`."""
        return {item.ref: item for item in self.items}

    @cached_property
    def columns(self) -> Columns:
        """The subjects' facts as planes."""
        return Columns([subject.given for subject in self.subjects])

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The versions looked at."""
        return tuple({item.version.ref: item.version for item in self.items}.values())

    def answer(self, item: Scoped, bit: int) -> Answer:
        """Whether the provision applies to a subject."""
        if item.yes >> bit & 1:
            return "yes"
        return "unknown" if item.unknown >> bit & 1 else "no"

    def reasons(self, item: Scoped, bit: int) -> tuple[tuple[Subject, Reason], ...]:
        """Why: the reasons for the subject; for the organisation, those of each system."""
        subjects: tuple[Subject, ...] = (self.subjects[bit],)
        if bit == 0 and is_about_systems(item.condition, self.norms) and len(self.subjects) > 1:
            subjects = self.subjects[1:]
        return tuple((one, self._explained(item.condition, one)) for one in subjects)

    def _explained(self, condition: Condition, subject: Subject) -> Reason:
        """Why a condition holds for a subject; most provisions of a norm share theirs."""
        key = condition, subject.id
        if key not in self._reasons:
            self._reasons[key] = explain(condition, subject.given)
        return self._reasons[key]

    @cached_property
    def _reasons(self) -> dict[tuple[Condition, str], Reason]:
        """The reasons worked out so far."""
        return {}


def applicable(
    profile: Profile,
    norms: Norms,
    refs: Iterable[str] | None,
    day: datetime.date,
    *,
    also: Iterable[str] = (),
) -> Scope:
    """What applies on a day.

    In: `refs`, the instruments or versions to look at (None: those that the profile names and
    adopts, or, where it names none, every one in force on the day);
    `also`, versions to add as if they were in force (a proposed regime). An instrument with
    `force: adopted` is looked at only where the organisation adopts it or `refs` names it.
    """
    versions = _versions(profile, norms, refs, day, also)
    subjects = _subjects(profile, norms, day)
    columns = Columns([subject.given for subject in subjects])
    items = [item for version in versions for item in _scoped(version, norms, columns, day)]
    return Scope(profile, norms, day, subjects, tuple(items))


def _versions(
    profile: Profile,
    norms: Norms,
    refs: Iterable[str] | None,
    day: datetime.date,
    also: Iterable[str],
) -> tuple[Version, ...]:
    own = profile.organization
    if refs is None and own.instruments:
        # An organisation's own norms are its own choice already.
        ours = (one for one in norms.instruments if one.startswith("x-"))
        refs = dict.fromkeys((*own.instruments, *own.adopts, *ours))
    if refs is None:
        chosen = [
            version
            for version in select.in_force(norms, day)
            if version.force != "adopted" or version.instrument in own.adopts
        ]
    else:
        chosen = [v for ref in refs if (v := select.find_version(norms, ref, day)) is not None]
    for ref in also:
        version = select.find_version(norms, ref, day) or _newest(norms, ref)
        if version is not None:
            chosen.append(version)
    return tuple({version.ref: version for version in chosen}.values())


def _newest(norms: Norms, ref: str) -> Version | None:
    versions = norms.instruments.get(ref, ())
    return versions[-1] if versions else None


def _subjects(profile: Profile, norms: Norms, day: datetime.date) -> tuple[Subject, ...]:
    own = profile.organization
    ids = [fact.id for fact in norms.facts]
    given = {fact: value_on(own.facts, fact, day) for fact in ids}
    out = [Subject(ORGANIZATION, own.name, given)]
    for system in profile.systems_on(day):
        facts = {
            fact: value_on(system.facts, fact, day) if fact in system.facts else given[fact]
            for fact in ids
        }
        out.append(Subject(system.id, system.name, facts))
    return tuple(out)


def condition_of(version: Version, provision: Provision, norms: Norms) -> Condition:
    """All that must hold for a provision to apply: its own, its parents', and its addressees'."""
    who = {
        addressee.id: addressee.applies for addressee in (*norms.addressees, *version.addressees)
    }
    parts: list[Condition] = [] if version.applies is None else [version.applies]
    addressees: tuple[str, ...] = ()
    step: Provision | None = provision
    while step is not None:
        addressees = addressees or step.addressees
        if step.applies is not None:
            parts.append(step.applies)
        if step.except_ is not None:
            parts.append(Not(step.except_))
        step = version.by_id.get(step.part_of) if step.part_of else None
    if addressees:
        parts.insert(0, Any(tuple(who.get(name, NEVER) for name in addressees)))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def level_of(provision: Provision, condition: Condition, norms: Norms) -> str:
    """Whether a provision belongs to the organisation or to its systems."""
    if provision.asks:
        levels = {norms.practice(practice).level for practice in provision.asks}
        return "organization" if levels == {"organization"} else "system"
    return "system" if is_about_systems(condition, norms) else "organization"


def is_about_systems(condition: Condition, norms: Norms) -> bool:
    """Whether a condition tests a fact of systems, so that it is each system that meets it."""
    facts = norms.fact_by_id
    return any(
        test.fact in facts and facts[test.fact].level == "system" for test in tests(condition)
    )


def condition_mask(scope: Scope, condition: Condition, level: str) -> int:
    """The subjects for whom a practice with this condition does not apply, as a plane.

    A practice of the organisation applies where it does for any system. An unknown fact takes
    nothing out.
    """
    truths = scope.columns.truths(condition)
    no = truths.no
    if len(scope.subjects) > 1 and is_about_systems(condition, scope.norms):
        every = (1 << len(scope.subjects)) - 1
        systems = every & ~1
        no = (no & systems) | (1 if no & systems == systems else 0)
        if level == "organization":
            no = every if no & 1 else 0
    return no


def _scoped(version: Version, norms: Norms, columns: Columns, day: datetime.date) -> list[Scoped]:
    out = []
    for provision in version.provisions:
        condition = condition_of(version, provision, norms)
        level = level_of(provision, condition, norms)
        dated_out = not _on_its_days(version, provision, day)
        truths = columns.truths(condition)
        yes, unknown = truths.yes, columns.full & ~(truths.yes | truths.no)
        if is_about_systems(condition, norms) and columns.width > 1:
            yes, unknown = _lift(yes, unknown)
        if level == "organization":
            yes, unknown = yes & 1, unknown & 1
        if dated_out:
            yes = unknown = 0
        out.append(Scoped(version, provision, level, condition, yes, unknown, dated_out))
    return out


def _lift(yes: int, unknown: int) -> tuple[int, int]:
    """The organisation's bit from its systems': yes if any is, no if all are not."""
    systems_yes, systems_unknown = yes & ~1, unknown & ~1
    if systems_yes:
        return systems_yes | 1, systems_unknown
    return systems_yes, systems_unknown | (1 if systems_unknown else 0)


def _on_its_days(version: Version, provision: Provision, day: datetime.date) -> bool:
    step: Provision | None = provision
    while step is not None:
        if (step.applies_from and day < step.applies_from) or (
            step.applies_until and step.applies_until < day
        ):
            return False
        step = version.by_id.get(step.part_of) if step.part_of else None
    return True


__all__ = [
    "ORGANIZATION",
    "Answer",
    "Scope",
    "Scoped",
    "Subject",
    "Truths",
    "applicable",
    "condition_mask",
    "condition_of",
    "is_about_systems",
    "level_of",
]
