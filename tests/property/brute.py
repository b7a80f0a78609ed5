"""The combining rules of the design, written a second time: sets, loops, every possible world.

Nothing of the engine is used but the values it is given. A *world* says for one subject of every
practice whether none, some or all of it is done. The worlds that agree with what was said are
enumerated; a provision's interval runs from the least to the greatest of what it comes to in them.
Where the rules are by definition and not by logic (what a direct answer does, what happens to
sayings that deny each other), the definition is spelled out here in its plainest form.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from yawara.norms.conditions import All, Condition, Not, Test, tests

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from yawara.ledger.model import Entry
    from yawara.norms.model import Norms, Practice, Provision, Version
    from yawara.scope.profile import Facts, Profile

STATES = (0, 1, 2)
NUMBER = {"none": 0, "some": 1, "all": 2}
OWN = "organization"

Interval = tuple[int, int]
World = dict[str, int]
Half = list[tuple[str, int]]


class Case(NamedTuple):
    """Everything that an assessment is made from."""

    norms: Norms
    profile: Profile
    entries: tuple[Entry, ...]
    day: datetime.date
    known: datetime.date | None = None


class Result(NamedTuple):
    """What came out for one provision and subject; None: it does not apply."""

    stated: Interval | None
    shown: Interval | None


class Said(NamedTuple):
    """What the governing entries say of one target for one subject."""

    states: set[int]
    evidenced: bool
    out_for: list[tuple[str, ...]]
    other_means: bool

    def hull(self, *, shown: bool) -> Interval:
        low = 0 if shown and not self.evidenced else min(self.states)
        return low, max(self.states)


def whole(parts: Iterable[int]) -> int:
    """All if all are all, none if all are none, else some."""
    states = set(parts)
    return states.pop() if len(states) == 1 else 1


def truth(condition: Condition, given: dict[str, object]) -> bool | None:
    """Kleene's tables, by the smallest and largest of false < unknown < true."""
    order = (False, None, True)
    if isinstance(condition, Test):
        return _tested(condition, given.get(condition.fact))
    if isinstance(condition, Not):
        return order[2 - order.index(truth(condition.part, given))]
    values = [order.index(truth(part, given)) for part in condition.parts]
    if isinstance(condition, All):
        return order[min(values, default=2)]
    return order[max(values, default=0)]


def _tested(test: Test, value: object) -> bool | None:
    if value is None:
        return None
    if test.op == "has":
        return isinstance(value, tuple) and test.value in value
    if test.op == "in":
        return isinstance(test.value, tuple) and value in test.value
    if test.op == "is":
        return value == test.value
    if not isinstance(value, float) or not isinstance(test.value, float):
        return False
    return test.value <= value if test.op == "at-least" else value <= test.value


class Model:
    """The answers for one case; see `result`."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.practices = {practice.id: practice for practice in case.norms.practices}
        self.implies = self._implications()
        profile, day = case.profile, case.day
        own = self._facts(profile.organization.facts)
        self.given: dict[str, dict[str, object]] = {OWN: own}
        for system in profile.systems:
            begun = system.since is None or system.since <= day
            if begun and (system.until is None or day <= system.until):
                self.given[system.id] = own | self._facts(system.facts)
        self.systems = [id_ for id_ in self.given if id_ != OWN]
        self.entries = self._heard()
        self._said: dict[tuple[frozenset[str], str, bool], Said | None] = {}
        self._applies: dict[tuple[str, str, str], bool | None] = {}
        self.parts: dict[tuple[str, str, str | None], list[Provision]] = {}
        for one in case.norms.versions:
            for child in one.provisions:
                key = (one.instrument, one.version, child.part_of)
                self.parts.setdefault(key, []).append(child)
        self._called: dict[tuple[str, str], frozenset[str]] = {}
        self._half: dict[tuple[str, bool], tuple[Half, Half]] = {}
        self._worlds: dict[tuple[str, bool, frozenset[str]], list[World]] = {}
        self._final: dict[tuple[str, str, str, bool], Interval | None] = {}
        self._own: dict[tuple[str, bool, frozenset[str], bool], set[int]] = {}

    def _implications(self) -> set[tuple[str, str]]:
        pairs = {
            (high, low)
            for ladder in self.case.norms.ladders
            for low, high in itertools.combinations(ladder.rungs, 2)
        }
        pairs |= {(way, ways.practice) for ways in self.case.norms.ways for way in ways.by}
        for middle, first, last in itertools.product(self.practices, repeat=3):
            if (first, middle) in pairs and (middle, last) in pairs:
                pairs.add((first, last))
        return pairs

    def _facts(self, facts: Facts) -> dict[str, object]:
        out: dict[str, object] = {}
        for fact, dated in facts.items():
            begun = [one for one in dated if one.since <= self.case.day]
            out[fact] = max(begun, key=lambda one: one.since).value if begun else None
        return out

    # -- what applies ----------------------------------------------------------------------

    def chain(self, version: Version, provision: Provision) -> Iterator[Provision]:
        """A provision and all that it is a part of."""
        yield provision
        for other in version.provisions:
            if other.id == provision.part_of:
                yield from self.chain(version, other)

    def condition(self, version: Version, provision: Provision) -> Condition:
        parts: list[Condition] = [] if version.applies is None else [version.applies]
        for one in self.chain(version, provision):
            parts += [] if one.applies is None else [one.applies]
            parts += [] if one.except_ is None else [Not(one.except_)]
        return All(tuple(parts))

    def about_systems(self, condition: Condition) -> bool:
        levels = {fact.id: fact.level for fact in self.case.norms.facts}
        return "system" in {levels[test.fact] for test in tests(condition)}

    def of_systems(self, version: Version, provision: Provision) -> bool:
        """Whether a provision belongs to systems, each for itself."""
        if provision.asks:
            return {self.practices[one].level for one in provision.asks} != {"organization"}
        return self.about_systems(self.condition(version, provision))

    def applies(self, version: Version, provision: Provision, subject: str) -> bool | None:
        key = (version.instrument + version.version, provision.id, subject)
        if key not in self._applies:
            self._applies[key] = self._applying(version, provision, subject)
        return self._applies[key]

    def _applying(self, version: Version, provision: Provision, subject: str) -> bool | None:
        for one in self.chain(version, provision):
            if one.applies_from is not None and self.case.day < one.applies_from:
                return False
            if one.applies_until is not None and one.applies_until < self.case.day:
                return False
        if subject != OWN and not self.of_systems(version, provision):
            return False
        condition = self.condition(version, provision)
        if subject == OWN and self.systems and self.about_systems(condition):
            return self._for_any(condition)
        return truth(condition, self.given[subject])

    def _for_any(self, condition: Condition) -> bool | None:
        truths = {truth(condition, self.given[system]) for system in self.systems}
        if True in truths:
            return True
        return None if None in truths else False

    def senseless(self, practice: Practice, subject: str) -> bool:
        """Whether, by the facts, a practice makes no sense for a subject."""
        condition = practice.applies
        if condition is None:
            return False
        over_all = practice.level == "organization" or subject == OWN
        if self.systems and over_all and self.about_systems(condition):
            return {truth(condition, self.given[system]) for system in self.systems} == {False}
        return truth(condition, self.given[subject]) is False

    # -- what stands -----------------------------------------------------------------------

    def _heard(self) -> dict[tuple[str, str | None], list[Entry]]:
        """By target and system, the entries that are known, have begun and are not corrected."""
        day, known = self.case.day, self.case.known
        begun = [
            entry
            for entry in self.case.entries
            if entry.on <= day and (known is None or (entry.recorded or entry.on) <= known)
        ]
        wrong = {
            entry.id
            for other in begun
            if other.replaces is not None
            for entry in begun
            if entry.id.startswith(other.replaces)
        }
        out: dict[tuple[str, str | None], list[Entry]] = {}
        for entry in begun:
            if entry.id not in wrong:
                out.setdefault((entry.target, entry.system), []).append(entry)
        return out

    def said(self, called: frozenset[str], subject: str, *, refrain: bool = False) -> Said | None:
        """What governs whatever entries call by one of these names."""
        key = (called, subject, refrain)
        if key not in self._said:
            self._said[key] = self._hear(called, subject, refrain=refrain)
        return self._said[key]

    def _hear(self, called: frozenset[str], subject: str, *, refrain: bool) -> Said | None:
        day = self.case.day
        own = [e for name in called for e in self.entries.get((name, subject), ())]
        default = [e for name in called for e in self.entries.get((name, None), ())]
        chosen = own if own and subject != OWN else default
        last = max(((entry.on, entry.recorded or entry.on) for entry in chosen), default=None)
        live = [
            entry
            for entry in chosen
            if (entry.on, entry.recorded or entry.on) == last
            and (entry.until is None or day <= entry.until)
        ]
        if not live:
            return None
        states: set[int] = set()
        for entry in live:
            number = NUMBER.get(entry.state)
            if number is None:
                states |= set(STATES)
            else:
                states.add(0 if refrain and number == 1 else number)
        out = all(entry.state == "not-applicable" for entry in live)
        return Said(
            states,
            any(self._counts(entry) for entry in live),
            [entry.norms for entry in live] if out else [],
            all(entry.other_means for entry in live),
        )

    def _counts(self, entry: Entry) -> bool:
        day = self.case.day
        for one in entry.evidence:
            starts = [d for d in (one.speaks_from, one.collected) if d is not None]
            ends = [d for d in (one.speaks_to, one.expires) if d is not None]
            if all(d <= day for d in starts) and all(day <= d for d in ends):
                return True
        return False

    def half_sayings(self, subject: str, *, shown: bool) -> tuple[Half, Half]:
        if (subject, shown) not in self._half:
            self._half[subject, shown] = self._half_sayings(subject, shown=shown)
        return self._half[subject, shown]

    def _half_sayings(self, subject: str, *, shown: bool) -> tuple[Half, Half]:
        """Sayings of "at least so much" and of "at most so much", less those that deny each other.

        Who denies whom is judged by what is stated, even for what is shown.
        """
        least: dict[str, int] = {}
        most: dict[str, int] = {}
        shown_least: dict[str, int] = {}
        for practice in self.practices.values():
            refrain = practice.kind == "refrain"
            one = self.said(frozenset({practice.id}), subject, refrain=refrain)
            if one is not None and not self.senseless(practice, subject):
                least[practice.id], most[practice.id] = one.hull(shown=False)
                shown_least[practice.id] = one.hull(shown=True)[0]
        denied = [
            (high, low)
            for high, low in self.implies
            if high in least and low in most and least[high] > most[low]
        ]
        lows = shown_least if shown else least
        return (
            [(id_, low) for id_, low in lows.items() if id_ not in {pair[0] for pair in denied}],
            [(id_, high) for id_, high in most.items() if id_ not in {pair[1] for pair in denied}],
        )

    def worlds(self, subject: str, of: frozenset[str], *, shown: bool) -> list[World]:
        """The worlds of these practices that agree with what was said of any.

        Others matter only through implications, so they are enumerated along.
        """
        key = (subject, shown, of)
        if key not in self._worlds:
            near = {x for pair in self.implies if of & set(pair) for x in pair} | of
            ids = sorted(i for i in near if not self.senseless(self.practices[i], subject))
            least, most = self.half_sayings(subject, shown=shown)
            pairs = [pair for pair in self.implies if pair[0] in ids and pair[1] in ids]
            self._worlds[key] = [
                world
                for states in itertools.product(*(self._range(i) for i in ids))
                for world in [dict(zip(ids, states, strict=True))]
                if all(world.get(i, 2) >= low for i, low in least)
                and all(world.get(i, 0) <= high for i, high in most)
                and all(world[high] <= world[low] for high, low in pairs)
            ]
        return self._worlds[key]

    def _range(self, practice: str) -> tuple[int, ...]:
        return (0, 2) if self.practices[practice].kind == "refrain" else STATES

    # -- what it comes to ------------------------------------------------------------------

    def asked(self, provision: Provision) -> frozenset[str]:
        asks = set(provision.asks or ())
        return frozenset(asks | {low for high, low in self.implies if high in asks})

    def called(self, version: Version, provision: Provision) -> frozenset[str]:
        """What entries may call a provision."""
        full = f"{version.instrument}@{version.version}"
        if (full, provision.id) not in self._called:
            ids = {other.id for other in version.provisions}
            plain = {provision.id, *(was for was in provision.was if was not in ids)}
            names = {f"{full}#{provision.id}", *(f"{version.instrument}#{id_}" for id_ in plain)}
            self._called[full, provision.id] = frozenset(names)
        return self._called[full, provision.id]

    def claimed(self, version: Version, provision: Provision, practice: str, subject: str) -> bool:
        """Whether a practice was said, for this norm, not to apply."""
        one = self.said(frozenset({practice}), subject)
        if one is None or not one.out_for:
            return False
        norm = {version.instrument, f"{version.instrument}@{version.version}"}
        norm |= self.called(version, provision)
        return any(norm & set(norms) for norms in one.out_for)

    def own(self, version: Version, provision: Provision, subject: str, *, shown: bool) -> set[int]:
        """What a provision without its parts can come to."""
        if provision.asks == () or self.applies(version, provision, subject) is not True:
            return set()
        if subject == OWN and self.systems and self.of_systems(version, provision):
            return set()
        asked = frozenset(
            one
            for one in self.asked(provision)
            if not self.senseless(self.practices[one], subject)
            and not self.claimed(version, provision, one, subject)
        )
        is_open = provision.reading is None or not provision.reading.complete
        if not asked and not is_open:
            return set()
        key = (subject, shown, asked, is_open)
        if key not in self._own:
            self._own[key] = {
                whole([*(world[one] for one in asked), *rest])
                for world in self.worlds(subject, asked, shown=shown)
                for rest in (((0,), (1,), (2,)) if is_open else ((),))
            }
        return self._own[key]

    def derived(
        self, version: Version, provision: Provision, subject: str, *, shown: bool
    ) -> Interval | None:
        """What practices, the rest and the parts leave possible."""
        members = [self.own(version, provision, subject, shown=shown)]
        for child in self.parts.get((version.instrument, version.version, provision.id), ()):
            part = self.final(version, child, subject, shown=shown)
            members.append(set() if part is None else set(range(part[0], part[1] + 1)))
        members = [member for member in members if member]
        if not members:
            return None
        possible = {whole(states) for states in itertools.product(*members)}
        return min(possible), max(possible)

    def final(
        self, version: Version, provision: Provision, subject: str, *, shown: bool
    ) -> Interval | None:
        """What is left for one subject alone once direct answers are heard."""
        key = (version.instrument + version.version, provision.id, subject, shown)
        if key not in self._final:
            self._final[key] = self._heard_out(version, provision, subject, shown=shown)
        return self._final[key]

    def _heard_out(
        self, version: Version, provision: Provision, subject: str, *, shown: bool
    ) -> Interval | None:
        derived = self.derived(version, provision, subject, shown=shown)
        answer = self.said(self.called(version, provision), subject)
        if derived is None or answer is None:
            return derived
        if answer.out_for:
            return None
        direct = answer.hull(shown=shown)
        if answer.other_means:
            return direct
        # Whether the two contradict is judged by what is stated.
        stated = self.derived(version, provision, subject, shown=False)
        says = answer.hull(shown=False)
        if stated is not None and (stated[0] > says[1] or says[0] > stated[1]):
            return min(derived[0], direct[0]), max(derived[1], direct[1])
        return max(derived[0], direct[0]), min(derived[1], direct[1])

    def result(self, version: Version, provision: Provision, subject: str) -> Result:
        """For the organisation: what is its own and what each of its systems comes to, together."""
        subjects = [OWN, *self.systems] if subject == OWN else [subject]
        ends = []
        for shown in (False, True):
            finals = [self.final(version, provision, one, shown=shown) for one in subjects]
            inside = [one for one in finals if one is not None]
            ends.append(
                (whole(one[0] for one in inside), whole(one[1] for one in inside))
                if inside
                else None
            )
        return Result(ends[0], ends[1])
