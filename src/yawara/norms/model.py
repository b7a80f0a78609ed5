"""The frozen values that a norm base consists of."""

from __future__ import annotations

import datetime
from functools import cached_property

import msgspec

from yawara.norms import places
from yawara.norms.conditions import Condition
from yawara.norms.layout import Form
from yawara.text.problem import Place
from yawara.text.words import Words

STRENGTHS = ("must", "must-cooperate", "must-strive", "should", "may")
FORCES = ("law", "adopted", "guidance", "pointer")
BASES = ("official", "secondary", "memory")
LEVELS = ("organization", "system")
KINDS = ("act", "result", "refrain")
EFFORTS = ("hours", "days", "weeks", "months")
OWNERS = (
    "management",
    "general-affairs",
    "legal",
    "planning",
    "development",
    "data",
    "security",
    "operations",
    "support",
    "personnel",
    "procurement",
    "audit",
)
STAGES = ("data", "development", "release", "implementation", "operation", "use")
EMPTY_REASONS = ("heading", "definition", "purpose", "reference")
CHANGES = ("added", "reworded", "strengthened", "weakened", "moved", "unchanged")
DATES = ("drafted", "proposed", "published", "in-force", "superseded", "withdrawn", "lapsed")
#: The events after which a version holds no more. Each has at most one of them.
ENDS = ("superseded", "withdrawn", "lapsed")
MOVES = ("renamed", "split", "merged", "retired")
CARRY = ("all", "some", "none", "ask")
FACT_TYPES = ("flag", "choice", "choices", "number")

#: Person-days that we reckon for an effort, for a small firm or one system: an estimate of ours.
EFFORT_DAYS = {"hours": 0.5, "days": 3.0, "weeks": 10.0, "months": 40.0}

#: How heavily a strength counts when steps are put in order.
STRENGTH_WEIGHTS = {"must": 8, "must-cooperate": 6, "must-strive": 4, "should": 2, "may": 0}


class Choice(msgspec.Struct, frozen=True):
    """One possible answer to the question for a fact."""

    id: str
    title: Words


class Fact(msgspec.Struct, frozen=True):
    """Something that can be true of an organisation or a system, and how to ask for it."""

    id: str
    level: str
    type: str
    title: Words
    question: Words
    help: Words
    choices: tuple[Choice, ...]
    place: Place


class Addressee(msgspec.Struct, frozen=True):
    """Whom a norm speaks to, as a condition over facts."""

    id: str
    title: Words
    applies: Condition
    place: Place


class Practice(msgspec.Struct, frozen=True):
    """One thing that an organisation does or does not do, in words a clerk can answer."""

    id: str
    theme: str
    title: Words
    question: Words
    all: Words
    evidence: Words
    effort: str
    owner: str
    level: str
    kind: str
    place: Place
    trigger: Words | None = None
    applies: Condition | None = None
    counterpart: str | None = None


class Ways(msgspec.Struct, frozen=True):
    """An umbrella practice is done by any of the listed ways."""

    practice: str
    by: tuple[str, ...]
    place: Place


class Ladder(msgspec.Struct, frozen=True):
    """The same act, longer, sooner, more often or more automatic from rung to rung."""

    rungs: tuple[str, ...]
    place: Place


class Move(msgspec.Struct, frozen=True):
    """What became of practices that are no more, and whether what was said of them carries over.

    `carry`: all of a state, some of it at most, none, or ask again.
    """

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    carry: str
    on: datetime.date | None
    why: Words
    place: Place


class Source(msgspec.Struct, frozen=True):
    """A document in which an instrument's text stands.

    `basis`: how we know that it bears this title and stands at this address.
    """

    id: str
    title: Words
    url: str
    language: str
    basis: str | None = None
    pages: int | None = None
    licence: Words | None = None
    law_id: str | None = None
    retrieved: datetime.date | None = None


class Locus(msgspec.Struct, frozen=True):
    """Where a provision stands in its source."""

    source: str
    label: str
    page: int | None = None
    article: str | None = None
    paragraph: str | None = None
    sha256: str | None = None

    def named(self, lang: str) -> str:
        """The label, in English as far as it is made of articles, parts and numbers."""
        return self.label if lang == "ja" else places.english(self.label)


class Reading(msgspec.Struct, frozen=True):
    """Our reading of a provision: when, why, and whether a second reading signed it."""

    on: datetime.date
    why: Words
    complete: bool = False
    second: datetime.date | None = None


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """An addressable piece of an instrument, and the practices that we read it to ask for.

    `asks` None: not read yet. `asks` empty: nothing to do, `why_empty` says why. `tells`: the facts
    that an answer to it speaks of, where it is a question.
    """

    id: str
    heading: Words
    label: Words
    gist: Words
    addressees: tuple[str, ...]
    strength: str
    locus: Locus | None
    basis: str
    place: Place
    part_of: str | None = None
    principle: str | None = None
    stages: tuple[str, ...] = ()
    applies: Condition | None = None
    except_: Condition | None = None
    applies_from: datetime.date | None = None
    applies_until: datetime.date | None = None
    asks: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    why_empty: str | None = None
    rest: Words | None = None
    reading: Reading | None = None
    was: tuple[str, ...] = ()
    change: str | None = None

    @property
    def open(self) -> bool:
        """Whether it may ask for more than we read: no second reading has signed it."""
        return not (self.reading is not None and self.reading.complete)

    def name(self, lang: str) -> str:
        """The heading in `lang`; where there is no official one, our label, then the other."""
        if lang == "ja":
            return self.heading.ja or self.label.ja or self.heading.en or self.label.en
        return self.heading.en or self.label.en or self.heading.ja or self.label.ja


class Version(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A dated state of an instrument. `basis`: how we know its title and its days.

    `note`: what is to be known before anything of it is relied on.
    """

    instrument: str
    version: str
    title: Words
    issuers: tuple[str, ...]
    force: str
    dates: dict[str, datetime.date]
    sources: tuple[Source, ...]
    provisions: tuple[Provision, ...]
    place: Place
    basis: str | None = None
    note: Words | None = None
    supersedes: str | None = None
    replaces: tuple[str, ...] = ()
    applies: Condition | None = None
    addressees: tuple[Addressee, ...] = ()

    @property
    def ref(self) -> str:
        """`instrument@version`."""
        return f"{self.instrument}@{self.version}"

    @cached_property
    def by_id(self) -> dict[str, Provision]:
        """Provisions by id."""
        return {provision.id: provision for provision in self.provisions}

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """The ids under each provision, in the order of the text."""
        out: dict[str, list[str]] = {}
        for provision in self.provisions:
            if provision.part_of:
                out.setdefault(provision.part_of, []).append(provision.id)
        return {parent: tuple(ids) for parent, ids in out.items()}


class Norms(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything that the packs say. A practice's position is its bit in every plane."""

    facts: tuple[Fact, ...]
    addressees: tuple[Addressee, ...]
    themes: dict[str, Words]
    practices: tuple[Practice, ...]
    ladders: tuple[Ladder, ...]
    ways: tuple[Ways, ...]
    versions: tuple[Version, ...]
    forms: tuple[Form, ...] = ()
    issuers: dict[str, Words] = {}
    moves: tuple[Move, ...] = ()
    ids: dict[str, Place] = {}
    sha256: str = ""

    @cached_property
    def practice_index(self) -> dict[str, int]:
        """The position of each practice."""
        return {practice.id: at for at, practice in enumerate(self.practices)}

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def instruments(self) -> dict[str, tuple[Version, ...]]:
        """The versions of each instrument, oldest first."""
        out: dict[str, list[Version]] = {}
        for version in sorted(self.versions, key=lambda v: (min(v.dates.values()), v.version)):
            out.setdefault(version.instrument, []).append(version)
        return {instrument: tuple(versions) for instrument, versions in out.items()}

    @cached_property
    def steps(self) -> tuple[tuple[int, int], ...]:
        """The implications (from, to): whoever does `from` does `to`; rungs and ways."""
        at = self.practice_index
        pairs = [
            (at[upper], at[lower])
            for ladder in self.ladders
            for lower, upper in zip(ladder.rungs, ladder.rungs[1:], strict=False)
        ]
        pairs += [(at[way], at[ways.practice]) for ways in self.ways for way in ways.by]
        return tuple(pairs)

    @cached_property
    def implied(self) -> tuple[frozenset[int], ...]:
        """For each practice, itself and all that follows from it (the transitive closure)."""
        direct: dict[int, list[int]] = {}
        for source, target in self.steps:
            direct.setdefault(source, []).append(target)
        return tuple(_reach(at, direct) for at in range(len(self.practices)))

    def practice(self, practice_id: str) -> Practice:
        """The practice with this id; KeyError if there is none."""
        return self.practices[self.practice_index[practice_id]]

    def closed(self, provision: Provision) -> tuple[int, ...]:
        """What a provision asks for, with all that follows from it, by position, in order."""
        at = self.practice_index
        out: set[int] = set()
        for practice in provision.asks or ():
            out |= self.implied[at[practice]]
        return tuple(sorted(out))


def _reach(start: int, direct: dict[int, list[int]]) -> frozenset[int]:
    seen = {start}
    waiting = [start]
    while waiting:
        for target in direct.get(waiting.pop(), ()):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return frozenset(seen)
