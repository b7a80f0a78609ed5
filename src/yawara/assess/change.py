"""What differs between two assessments of one organisation, and what made it differ.

The two may be of two days, of two states of the ledger or the profile, or by two sets of norms.
Subjects are matched by id, provisions by reference, and across two versions of an instrument by
the lineage that the later one states.

A direction is decided on lower bounds, on what is certain: *closer* where some rise and none
falls, *further* where some fall and none rises. To say honestly that something was never done is
no step back, and to forget it is none forward: both are *other*. Nothing is averaged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from yawara.assess.causes import CAUSES, Related
from yawara.assess.pairs import matches, subjects
from yawara.assess.touched import touched
from yawara.scope.profile import ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yawara.assess.causes import Cause
    from yawara.assess.findings import Assessment, Finding
    from yawara.assess.pairs import Match, Pair
    from yawara.assess.touched import Touched
    from yawara.ledger.model import Entry
    from yawara.ledger.planes import Interval
    from yawara.ledger.standing import Held
    from yawara.norms.model import Practice
    from yawara.scope.applies import Answer, Scoped, Subject

Direction = Literal["closer", "further", "other"]
DIRECTIONS: tuple[Direction, ...] = ("closer", "further", "other")
Kind = Literal["moved", "appeared", "vanished", "undecided"]
Mark = Literal["", "not-applicable", "explained"]


class Level(NamedTuple):
    """Where a practice stands for a subject, and what its entries say beside the state."""

    stated: Interval
    shown: Interval
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class PracticeChange:
    """A practice that moved for a subject; None on a side where it does not apply or is not there.

    `came` and `went` are the entries that govern only after and only before. Where the practice
    has none of its own that changed, they are those of the practices named in `through`.
    """

    subject: Subject
    practice: Practice
    before: Level | None
    after: Level | None
    direction: Direction
    causes: tuple[Cause, ...]
    came: tuple[Entry, ...]
    went: tuple[Entry, ...]
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """A provision that came out differently for a subject; None where there is no finding.

    `was`: the references that it had before, other than its own. `read_before` and `read_after`
    are the intervals of what we read, without the rest. `practices` moved, came or went inside it.
    `came` and `went` are direct answers that govern only after and only before. `rolled`: the
    organisation sums up its systems, each of which has its own change.
    """

    subject: Subject
    item: Scoped
    was: tuple[str, ...]
    kind: Kind
    direction: Direction
    applied: Answer
    applies: Answer
    before: Finding | None
    after: Finding | None
    read_before: Interval | None
    read_after: Interval | None
    practices: tuple[str, ...]
    causes: tuple[Cause, ...]
    came: tuple[Entry, ...]
    went: tuple[Entry, ...]
    rolled: bool

    @property
    def counted(self) -> bool:
        """Whether it asks something itself and is no sum over systems.

        A pointer bears the day of the pack that points; that it appears says nothing of a norm.
        """
        return self.asks and not self.rolled

    @property
    def asks(self) -> bool:
        """Whether it asks something itself, as no heading and no pointer does."""
        return self.item.provision.asks != () and self.item.version.force != "pointer"


@dataclass(frozen=True)
class Changes:
    """All that differs: subjects in order, and for each provisions and practices in order."""

    before: Assessment
    after: Assessment
    joined: tuple[Subject, ...]
    left: tuple[Subject, ...]
    provisions: tuple[ProvisionChange, ...]
    practices: tuple[PracticeChange, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing differs."""
        return not (self.joined or self.left or self.provisions or self.practices)

    @cached_property
    def kinds(self) -> Counter[Kind]:
        """How many provisions moved, appeared, vanished; headings and sums count nothing."""
        return Counter(one.kind for one in self.provisions if one.counted)

    @cached_property
    def directions(self) -> Counter[Direction]:
        """How many of the provisions that moved are closer, further or neither."""
        moved = (one for one in self.provisions if one.counted and one.kind == "moved")
        return Counter(one.direction for one in moved)

    def of(self, subject: str) -> tuple[ProvisionChange, ...]:
        """The provisions that changed for a subject."""
        return tuple(one for one in self.provisions if one.subject.id == subject)


def changes(before: Assessment, after: Assessment) -> Changes:
    """What differs from `before` to `after`, two assessments of one organisation."""
    pairs = subjects(before, after)
    related = Related(before, after, pairs)
    where = touched(before, after)
    practices = tuple(_practices(before, after, related, where))
    return Changes(
        before,
        after,
        joined=tuple(one.subject for one in pairs if one.before is None),
        left=tuple(one.subject for one in pairs if one.after is None),
        provisions=tuple(_provisions(before, after, related, practices, where)),
        practices=practices,
    )


def direction(pairs: Iterable[tuple[Interval | None, Interval | None]]) -> Direction:
    """The direction of several intervals together; what is only on one side says nothing."""
    rises = falls = False
    for first, second in pairs:
        if first is not None and second is not None:
            rises |= first[0] < second[0]
            falls |= first[0] > second[0]
    if rises == falls:
        return "other"
    return "closer" if rises else "further"


# -- practices -----------------------------------------------------------------------------


def _practices(
    before: Assessment, after: Assessment, related: Related, where: Touched | None
) -> Iterator[PracticeChange]:
    """The practices that moved, for every subject that is there on both sides."""
    norms, old = after.scope.norms, before.scope.norms
    gone = (one for one in old.practices if one.id not in norms.practice_index)
    known = (*norms.practices, *gone)
    # Where there are systems on a side, a practice of systems is theirs, not the organisation's.
    alone = len(before.scope.subjects) == len(after.scope.subjects) == 1
    rolled = "" if alone else "system"
    for pair in related.pairs.values():
        if pair.before is None or pair.after is None:
            continue
        for at, practice in enumerate(known):
            if where and not where.practice(at, pair.after):
                continue
            if practice.level == ("organization" if pair.after else rolled):
                continue
            first = _level(before, practice.id, pair.before)
            second = _level(after, practice.id, pair.after)
            if first != second:
                yield _practice(related, pair, practice, first, second)


def _level(assessment: Assessment, practice: str, bit: int) -> Level | None:
    at = assessment.scope.norms.practice_index.get(practice)
    if at is None:
        return None
    stated = assessment.standing.stated.bounds(at).at(bit)
    shown = assessment.standing.shown.bounds(at).at(bit)
    if stated is None or shown is None:
        return None
    held = assessment.standing.for_target(practice, bit)
    return Level(stated, shown, _mark(held))


def _mark(held: Held | None) -> Mark:
    if held is None or held.ended:
        return ""
    if all(entry.state == "not-applicable" for entry in held.entries):
        return "not-applicable"
    return "explained" if any(entry.explained for entry in held.entries) else ""


def _practice(
    related: Related,
    pair: Pair,
    practice: Practice,
    first: Level | None,
    second: Level | None,
) -> PracticeChange:
    causes: list[Cause] = []
    through: tuple[str, ...] = ()
    came, went = related.entries(pair, (practice.id,))
    if came or went:
        causes.append("entries")
    else:
        for others in (related.near(practice.id), related.far(practice.id)):
            through = tuple(one for one in others if any(related.entries(pair, (one,))))
            if through:
                came, went = related.entries(pair, through)
                causes.append("related")
                break
    if not related.same_links(practice.id):
        causes.append("norms")
    elif (first is None) != (second is None):
        causes.append(related.why_out(practice.id))
    if not causes:
        causes.append("profile" if related.same_day else "day")
    return PracticeChange(
        subject=pair.subject,
        practice=practice,
        before=first,
        after=second,
        direction="other" if first is None or second is None else _practice_way(first, second),
        causes=tuple(causes),
        came=came,
        went=went,
        through=through,
    )


def _practice_way(first: Level, second: Level) -> Direction:
    return direction(((first.stated, second.stated), (first.shown, second.shown)))


# -- provisions ----------------------------------------------------------------------------


#: The intervals of a practice stated and shown, as a provision sees them.
_Level = tuple["Interval | None", "Interval | None"]


class _Side(NamedTuple):
    """A provision on one side for one subject."""

    assessment: Assessment
    item: Scoped
    bit: int

    @property
    def finding(self) -> Finding | None:
        return self.assessment.finding(self.item.ref, self.bit)

    @property
    def read(self) -> Interval | None:
        return self.assessment.stated[self.assessment.index[self.item.ref]].read.at(self.bit)

    @property
    def applies(self) -> Answer:
        return self.assessment.scope.answer(self.item, self.bit)

    @property
    def rolled(self) -> bool:
        return self.assessment.bits(self.item, self.bit) != (self.bit,)

    def levels(self) -> dict[tuple[str, str], _Level]:
        """By subject and practice, the intervals stated and shown, as this provision sees them."""
        assessment, item = self.assessment, self.item
        names = assessment.scope.subjects
        return {
            (names[bit].id, practice.id): (
                interval,
                assessment.bounds(at, item, bit, shown=True),
            )
            for bit in assessment.bits(item, self.bit)
            for practice, at, interval in assessment.practices(item, bit)
        }

    def result(self) -> object:
        """What a reader sees of it beside its practices; counts are those of its parts, too."""
        one = self.finding
        version, provision = self.item.version, self.item.provision
        asked = (provision.strength, version.force, provision.open) if one is not None else None
        seen = one and (one.status, one.stated, one.shown, one.explained, one.clash)
        return (self.applies if one is None else "", seen, asked, self.read if one else None)


def _provisions(
    before: Assessment,
    after: Assessment,
    related: Related,
    practices: tuple[PracticeChange, ...],
    where: Touched | None,
) -> Iterator[ProvisionChange]:
    moved = {(one.subject.id, one.practice.id): one for one in practices}
    matched = matches(before, after)
    for pair in related.pairs.values():
        for match in matched:
            if where and not where.provision(after.index[match.item.ref], pair.after):
                continue
            old, new = match.before, match.after
            first = None if old is None or pair.before is None else _Side(before, old, pair.before)
            second = None if new is None or pair.after is None else _Side(after, new, pair.after)
            if _differ(first, second):
                yield _provision(related, pair, match, first, second, moved)


def _differ(first: _Side | None, second: _Side | None) -> bool:
    nothing = (_NOT_THERE, None, None, None)
    one = nothing if first is None else first.result()
    two = nothing if second is None else second.result()
    if one != two:
        return True
    return bool(first and second and first.finding and first.levels() != second.levels())


_NOT_THERE: Answer = "no"


def _provision(
    related: Related,
    pair: Pair,
    match: Match,
    first: _Side | None,
    second: _Side | None,
    moved: Mapping[tuple[str, str], PracticeChange],
) -> ProvisionChange:
    before = first.finding if first else None
    after = second.finding if second else None
    old = first.levels() if first and before else {}
    new = second.levels() if second and after else {}
    keys = [
        key
        for key in dict.fromkeys((*new, *old))
        if old.get(key) != new.get(key) or _move(moved, key) is not None
    ]
    came, went = _answers(first, second)
    read_before, read_after = first.read if first else None, second.read if second else None
    causes = _causes_inside(related, keys, moved) | ({"entries"} if came or went else set())
    if (before is None) != (after is None) or (
        first and second and first.applies != second.applies
    ):
        causes = {related.why_applies(match)}
    elif first and second and _asked(first) != _asked(second):
        causes.add("norms")
    kind: Kind = "appeared" if before is None else "vanished" if after is None else "moved"
    return ProvisionChange(
        subject=pair.subject,
        item=match.item,
        was=tuple(ref for ref in match.was if ref != match.item.ref),
        kind=kind if before or after else "undecided",
        direction=_provision_way(
            before, after, (read_before, read_after), [(old[k], new[k]) for k in old if k in new]
        ),
        applied=first.applies if first else "no",
        applies=second.applies if second else "no",
        before=before,
        after=after,
        read_before=read_before,
        read_after=read_after,
        practices=tuple(dict.fromkeys(practice for _, practice in keys)),
        causes=tuple(one for one in CAUSES if one in causes),
        came=came,
        went=went,
        rolled=bool(second.rolled if second else first and first.rolled),
    )


def _asked(side: _Side) -> object:
    """What a provision asks for on one side, and how."""
    norms, provision = side.assessment.scope.norms, side.item.provision
    asks = (
        None if provision.asks is None else {norms.practices[a].id for a in norms.closed(provision)}
    )
    return asks, provision.strength, side.item.version.force, provision.open


def _move(
    moved: Mapping[tuple[str, str], PracticeChange], key: tuple[str, str]
) -> PracticeChange | None:
    """How a practice moved for a subject, which may be a practice of the organisation."""
    return moved.get(key) or moved.get((ORGANIZATION, key[1]))


def _causes_inside(
    related: Related,
    keys: Iterable[tuple[str, str]],
    moved: Mapping[tuple[str, str], PracticeChange],
) -> set[Cause]:
    """Why practices differ inside a provision, by subject and practice."""
    out: set[Cause] = set()
    for subject, practice in keys:
        one = _move(moved, (subject, practice))
        if one is not None:
            out.update(one.causes)
            continue
        pair = related.pairs[subject]
        if pair.before is None or pair.after is None:
            out.add("profile")
        elif any(related.entries(pair, (practice,))):
            # It stands where it stood, but another norm is named for which it does not apply.
            out.add("entries")
    return out


def _answers(
    first: _Side | None, second: _Side | None
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The direct answers, of the subject or of those it sums up, only after and only before."""
    old, new = (_direct(side) for side in (first, second))
    return (
        tuple(entry for id_, entry in new.items() if id_ not in old),
        tuple(entry for id_, entry in old.items() if id_ not in new),
    )


def _direct(side: _Side | None) -> dict[str, Entry]:
    if side is None:
        return {}
    bits = dict.fromkeys((side.bit, *side.assessment.bits(side.item, side.bit)))
    held = [side.assessment.direct(side.item, bit) for bit in bits]
    return {entry.id: entry for one in held if one is not None for entry in one.entries}


def _provision_way(
    before: Finding | None,
    after: Finding | None,
    read: tuple[Interval | None, Interval | None],
    levels: Iterable[tuple[_Level, _Level]],
) -> Direction:
    """The direction of its own intervals and of every practice that both sides ask for.

    What applies on one side only, or was said not to apply, is neither closer nor further.
    """
    if before is None or after is None or "not-applicable" in (before.status, after.status):
        return "other"
    pairs = [(before.stated, after.stated), (before.shown, after.shown), read]
    for old, new in levels:
        pairs += zip(old, new, strict=True)
    return direction(pairs)
