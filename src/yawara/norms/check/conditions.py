"""Conditions: that they ask for facts as these are, and that something hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yawara.norms.check.reach import Effort, Reach, both, fits, reach
from yawara.norms.conditions import ALWAYS, NEVER, Any, Condition, Not, Test, tests

if TYPE_CHECKING:
    from yawara.norms.check.inspection import Inspection
    from yawara.norms.model import Addressee, Fact, Provision, Version
    from yawara.text.problem import Place


def check(inspection: Inspection) -> None:
    """Problems: no-such-fact, no-such-choice, condition-…, …-idle, ask-never-due."""
    _Conditions(inspection).check()


class _Conditions:
    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.found = inspection.found
        self.norms = inspection.norms
        self.facts = inspection.norms.fact_by_id
        self.effort = Effort()
        self._reach: dict[Condition, Reach | None] = {}

    def check(self) -> None:
        for addressee in self.norms.addressees:
            self._addressee(addressee)
        for practice in self.norms.practices:
            if practice.applies is not None:
                self._single(practice.applies, practice.place, "applies")
        for version in self.norms.versions:
            if version.applies is not None:
                self._single(version.applies, version.place, "applies")
            for addressee in version.addressees:
                self._addressee(addressee)
            who = {a.id: a.applies for a in (*self.norms.addressees, *version.addressees)}
            for provision in version.provisions:
                self._provision(version, provision, who)

    def _addressee(self, addressee: Addressee) -> None:
        """Nobody and everybody are meant where they are written so: `{any: []}`, `{all: []}`."""
        if addressee.applies not in (ALWAYS, NEVER):
            self._single(addressee.applies, addressee.place, "applies")

    def _single(self, condition: Condition, place: Place, key: str) -> bool:
        """Whether one condition is sound by itself; problems where it is not."""
        where = self.inspection.at(place, key)
        sound = True
        for test in tests(condition):
            sound = self._test(test, where) and sound
        if not sound:
            return False
        found = self._reached(condition)
        if found is None:
            self.found.warning("condition-too-wide", where)
            return False
        if not found.holds:
            self.found.error("condition-never", where)
        elif not found.fails:
            self.found.error("condition-always", where)
        return found.holds and found.fails

    def _test(self, test: Test, where: Place) -> bool:
        fact = self.facts.get(test.fact)
        if fact is None:
            if test.fact:
                place = self._place(where, "fact", test.fact)
                self.inspection.unknown("no-such-fact", place, test.fact, self.facts)
            return False
        if not fits(test, fact):
            ops = _FITTING.get(fact.type, "")
            place = self._place(where, "fact", test.fact)
            self.found.error(
                "condition-operator", place, fact=fact.id, type=fact.type, op=_shown(test), ops=ops
            )
            return False
        return self._choices(test, fact, where)

    def _choices(self, test: Test, fact: Fact, where: Place) -> bool:
        if fact.type not in ("choice", "choices"):
            return True
        choices = [choice.id for choice in fact.choices]
        words = test.value if isinstance(test.value, tuple) else (str(test.value),)
        if not words:
            self.found.error("condition-no-choice", where, fact=fact.id)
        unknown = [word for word in words if word not in choices]
        for word in unknown:
            place = self._place(where, test.op, word)
            self.inspection.unknown("no-such-choice", place, word, choices)
        return bool(words) and not unknown

    def _place(self, where: Place, key: str, word: str) -> Place:
        """The first test below `where` that has `word` under `key`."""
        return self.inspection.below(where, key, word)

    def _provision(self, version: Version, provision: Provision, who: dict[str, Condition]) -> None:
        """What a provision's own condition, its exception and its addressees come to together."""
        sound = True
        if provision.applies is not None:
            sound = self._single(provision.applies, provision.place, "applies")
        if provision.except_ is not None:
            sound = self._single(provision.except_, provision.place, "except") and sound
        spoken_to = [who[id_] for id_ in provision.addressees if id_ in who]
        if not sound or not spoken_to or set(spoken_to) == {NEVER}:
            return
        asked = both(version.applies, Any(tuple(spoken_to)))
        applies, except_ = provision.applies, provision.except_
        whole = both(asked, applies, None if except_ is None else Not(except_))
        if not self._can(whole):
            key = "applies" if applies is not None else "except"
            place = self.inspection.at(provision.place, key)
            self.found.error("provision-never", place, id=provision.id)
            return
        if applies is not None and not self._can(both(asked, Not(applies))):
            place = self.inspection.at(provision.place, "applies")
            self.found.warning("condition-idle", place, id=provision.id)
        if except_ is not None and not self._can(both(asked, applies, except_)):
            place = self.inspection.at(provision.place, "except")
            self.found.warning("except-idle", place, id=provision.id)
        self._practices(provision, whole)

    def _practices(self, provision: Provision, whole: Condition) -> None:
        """A practice that never makes sense where it is asked for is a slip in one of the two."""
        for id_ in provision.asks or ():
            at = self.norms.practice_index.get(id_)
            practice = None if at is None else self.norms.practices[at]
            if practice is None or practice.applies is None:
                continue
            if not self._can(both(whole, practice.applies)):
                place = self.inspection.word(provision.place, "asks", id_)
                self.found.warning("ask-never-due", place, practice=id_, id=provision.id)

    def _can(self, condition: Condition) -> bool:
        found = self._reached(condition)
        return found is None or found.holds

    def _reached(self, condition: Condition) -> Reach | None:
        if condition not in self._reach:
            self._reach[condition] = reach(condition, self.facts, self.effort)
        return self._reach[condition]


#: What can be asked of each type of fact, as it is written in a pack.
_FITTING = {
    "flag": "{fact: F}, {fact: F, is: false}",
    "choice": "{fact: F, is: W}, {fact: F, in: [V, W]}",
    "choices": "{fact: F, has: W}",
    "number": "{fact: F, at-least: N}, {fact: F, at-most: N}",
}


def _shown(test: Test) -> str:
    return "is: true" if test.value is True else f"{test.op}:"
