"""What the ledger says of the things that a question asks about, and from which entries.

The rules are those of provisions: a practice of systems without a named one is the combination
over all systems to which it applies, several practices are combined like those that a provision
asks for. A state is said only where nothing is left open, and what may be meant only where it is
true whichever is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from yawara.forms import worksheet
from yawara.forms.match.lexicon import FACT
from yawara.ledger import planes
from yawara.ledger.planes import ALL, NONE, SOME, Bounds
from yawara.norms.conditions import tests

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yawara.assess.findings import Assessment
    from yawara.ledger.model import Entry
    from yawara.scope.profile import Value

_STATES = {NONE: "none", SOME: "some", ALL: "all"}
NOT_APPLICABLE = "not-applicable"
#: What the value of a fact is among states.
_YES_OR_NO = {"true": "all", "false": "none"}


class Behind(NamedTuple):
    """An entry behind an answer: for which practice it speaks, and for which subject."""

    entry: Entry
    practice: str
    system: str


class Given(NamedTuple):
    """A fact of the profile behind an answer, and of which subject."""

    fact: str
    value: Value | None
    system: str


class Known(NamedTuple):
    """What is known of some targets. Either `state` or, for a fact, `value`; else `why` not.

    `systems` are those that were looked at; empty for the organisation itself.
    """

    state: str = ""
    value: Value | None = None
    why: str = ""
    behind: tuple[Behind, ...] = ()
    given: tuple[Given, ...] = ()
    systems: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether there is an answer."""
        return bool(self.state) or self.value is not None

    @property
    def said(self) -> str:
        """The state, or the value of a fact, as one word for a record."""
        if self.value is None:
            return self.state
        return said(self.value)


def said(value: Value) -> str:
    """The value of a fact as one word for a record."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


class Looker:
    """Looks things up in one assessment; what was looked up once is kept."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.scope = assessment.scope
        self.systems = {one.id: bit for bit, one in enumerate(self.scope.subjects) if bit}
        self._rows: dict[tuple[int, int], worksheet.Row] = {}
        self._known: dict[tuple[tuple[str, ...], str], Known] = {}

    def known(self, targets: Sequence[str], system: str = "") -> Known:
        """What is known of targets (ids of practices, `fact:ID`), of a system or of all."""
        key = tuple(targets), system
        if key not in self._known:
            facts = [one.removeprefix(FACT) for one in targets if one.startswith(FACT)]
            if facts and len(targets) > 1:
                self._known[key] = Known(why="mixed")
            elif facts:
                self._known[key] = self._fact(facts[0], system)
            else:
                self._known[key] = self._practices(targets, system)
        return self._known[key]

    def whichever(
        self, targets: Sequence[str], sure: Sequence[str], unsure: Sequence[str], system: str = ""
    ) -> Known:
        """What is known of targets, if it is true whichever of the `unsure` are meant.

        It is where each of them alone, and the `sure` together, say the same. And where some of
        what is surely meant is done and some is not: nothing more makes that all, or none.
        """
        known = self.known(targets, system)
        if not known.settled or len((*sure, *unsure)) == 1 or not unsure:
            return known
        certain = self.known(sure, system) if sure else known
        if sure and certain.state == "some":
            return known
        every = (certain, *(self.known((one,), system) for one in unsure))
        if len({_YES_OR_NO.get(one.said, one.said) for one in (known, *every)}) == 1:
            return known
        return Known(why="whichever", systems=known.systems)

    def _bits(self, level: str, system: str) -> tuple[int, ...]:
        if level == "organization" or len(self.scope.subjects) == 1:
            return (0,)
        return (self.systems[system],) if system else tuple(self.systems.values())

    def _fact(self, fact_id: str, system: str) -> Known:
        fact = self.scope.norms.fact_by_id[fact_id]
        subjects = [self.scope.subjects[bit] for bit in self._bits(fact.level, system)]
        given = tuple(Given(fact_id, one.given.get(fact_id), one.id) for one in subjects)
        values = {one.value for one in given}
        looked = tuple(one.id for one in subjects if one.id in self.systems)
        if None in values:
            return Known(why="not-known", given=given, systems=looked)
        if len(values) > 1:
            return Known(why="differ", given=given, systems=looked)
        return Known(value=given[0].value, given=given, systems=looked)

    def _practices(self, targets: Sequence[str], system: str) -> Known:
        norms = self.scope.norms
        positions = [norms.practice_index[one] for one in targets]
        pairs = [
            (at, bit) for at in positions for bit in self._bits(norms.practices[at].level, system)
        ]
        looked = tuple(dict.fromkeys(self.scope.subjects[bit].id for _, bit in pairs if bit))
        behind = tuple(dict.fromkeys(one for at, bit in pairs for one in self._behind(at, bit)))
        if any(self._clashes(at, bit) for at, bit in pairs):
            return Known(why="clash", behind=behind, systems=looked)
        interval = planes.combine([self._bounds(at, bit) for at, bit in pairs], 1).at(0)
        if interval is None:
            given = tuple(one for at, bit in pairs for one in self._facts_against(at, bit))
            return Known(NOT_APPLICABLE, behind=behind, given=given, systems=looked)
        lower, upper = interval
        if lower != upper:
            return Known(why="not-known", behind=behind, systems=looked)
        return Known(_STATES[lower], behind=behind, systems=looked)

    def _bounds(self, at: int, bit: int) -> Bounds:
        """The bounds of one practice and subject, as those of an only subject."""
        bounds = self.assessment.standing.stated.bounds(at)
        alone = Bounds(*(plane >> bit & 1 for plane in bounds))
        return alone.without(1) if self._is_out(at, bit) else alone

    def _is_out(self, at: int, bit: int) -> bool:
        """Whether it does not apply by the facts, or by an entry that gives its reason."""
        bounds = self.assessment.standing.stated.bounds(at)
        if bounds.out >> bit & 1:
            return True
        row = self._row(at, bit)
        held = row.held
        if held is None or held.ended or bounds.some_lo >> bit & 1:
            return False
        return all(one.state == NOT_APPLICABLE and one.reason for one in held.entries)

    def _clashes(self, at: int, bit: int) -> bool:
        held = self._row(at, bit).held
        conflict = held is not None and held.conflict and not held.ended
        return conflict or (at, bit) in self.assessment.standing.clashes

    def _behind(self, at: int, bit: int) -> Iterable[Behind]:
        """The entries for the practice itself, and those of others from which it follows."""
        row = self._row(at, bit)
        system = row.system
        if row.held is not None and not row.held.ended:
            for entry in row.held.entries:
                yield Behind(entry, row.practice.id, system)
            if row.derived is not None and row.held.stated == row.derived:
                return
        for practice in row.sources:
            held = self.assessment.standing.for_target(practice.id, bit)
            for entry in () if held is None or held.ended else held.entries:
                yield Behind(entry, practice.id, system)

    def _facts_against(self, at: int, bit: int) -> Iterable[Given]:
        practice = self.scope.norms.practices[at]
        subject = self.scope.subjects[bit]
        if not self.assessment.standing.stated.out[at] >> bit & 1 or practice.applies is None:
            return
        for fact in dict.fromkeys(one.fact for one in tests(practice.applies)):
            yield Given(fact, subject.given.get(fact), subject.id)

    def _row(self, at: int, bit: int) -> worksheet.Row:
        if (at, bit) not in self._rows:
            self._rows[at, bit] = worksheet.row(self.assessment, at, bit, ())
        return self._rows[at, bit]
